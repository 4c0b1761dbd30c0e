// griffier register make: the Art. 30 register (DOC-16) from the regime, the covenant instance and the privacy officer's file, in
// all its forms. A version is kept for ever and numbered; the same facts make no new one.
#include <fmt/format.h>

#include "generator/generator.h"
#include "generator/publish/register.h"
#include "jobs/actor.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "verwerkingsregister";

/// Names of kept versions sort as their numbers do.
std::string name_of(int version) { return fmt::format("{:06}", version); }

/// The register is a paper of the controllers: who answers for the store or for privacy makes it.
bool may_make(const std::string& role) { return role == "privacy-officer" || role == "uitvoerder" || role == "beheerder" || role == "functionaris"; }

Result<std::string> last_version(Session& session) {
    TRY_ASSIGN(const std::vector<std::string> names, session.store->kept_names(kept_as));
    if (names.empty()) return std::string();
    TRY_ASSIGN(const std::optional<Bytes> bytes, session.store->kept(kept_as, names.back()));
    return bytes ? text_of(*bytes) : std::string();
}

Result<Registergegevens> facts_of(Context& context) {
    const std::string& file = context.call.facts;
    if (file.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--facts", context.call.command});
    if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
    TRY_ASSIGN(const Bytes schema, context.world.disk.read(context.data.schemas() + "/register.xsd"));
    return publish::read_register_facts(bytes, file, schema);
}

/// All forms of one version. What cannot be made is told and the others are made.
Status write_forms(Context& context, const Verwerkingsregister& reg, const std::string& xml, const Catalogue& dutch, JobReport& report) {
    FileSystem& disk = context.world.disk;
    const std::string base = fmt::format("{}/register-{}-v{}", context.call.out, reg.convenant, reg.versie);
    const auto put = [&](const std::string& ending, const std::string& text) -> Status {
        TRY(disk.write_durable(base + ending, view_of(text)));
        report.count("forms");
        return {};
    };
    TRY(make_folders(disk, context.call.out));
    TRY(put(".xml", xml));
    TRY(put(".csv", publish::register_csv(reg, dutch)));
    TRY(put(".fods", publish::register_sheet(reg, dutch)));
    TRY(put(".html", publish::register_page(reg, dutch)));
    TRY(put(".dpv.jsonld", publish::register_dpv(reg)));
    if (const auto var = publish::register_var(reg, dutch)) {
        TRY(put(".var.json", *var));
    } else {
        context.output.error(var.error());
        report.failed(var.error());
    }
    TRY_ASSIGN(const Generator generator, Generator::load(context.world.disk, {context.data.templates(), context.data.locales(), ""}));
    TRY_ASSIGN(const Document paper, generator.print({"verwerkingsregister", "nl", fmt::format("VR-{}-{}", reg.convenant, reg.versie), "", xml, reg.datum}));
    TRY(put(".pdf", text_of(paper.pdf)));
    report.see(context.call.out);
    return {};
}

Status keep(Session& session, const Actor& actor, const Verwerkingsregister& reg, const std::string& xml) {
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY(group.keep(kept_as, name_of(reg.versie), view_of(xml)));
    auto codes = codes_of(actor, "register.maken");
    codes.insert(codes.end(), {{"versie", std::to_string(reg.versie)}, {"h", hex(sha256(view_of(xml)))}});
    TRY(group.note("register", "", codes));
    return group.commit();
}

}  // namespace

Result<JobReport> make_register(Context& context) {
    if (context.call.out.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--out", context.call.command});
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"register.maken", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_make(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    TRY_ASSIGN(const Registergegevens facts, facts_of(context));
    const Regime* regime = session.law.find(session.convenant.regime, session.convenant.regime_versie);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session.convenant.regime});
    // Dutch binds: the register says the same whatever language griffier speaks to its operator.
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    TRY_ASSIGN(Verwerkingsregister reg, publish::make_register(session.convenant, *regime, facts, dutch));
    TRY_ASSIGN(const std::string before, last_version(session));
    TRY_ASSIGN(const bool changed, publish::next_version(reg, before, session.on));
    const std::string xml = changed ? publish::write_register(reg, dutch) : before;
    JobReport report;
    if (!context.call.dry_run) {
        if (changed) TRY(keep(session, actor, reg, xml));
        TRY(write_forms(context, reg, xml, dutch, report));
    }
    context.output.item("register", {{"version", reg.versie}, {"new", changed}, {"changes", reg.wijzigingen}, {"activities", reg.activiteiten.size()}},
                        context.words.text(changed ? "regel.register_nieuw" : "regel.register_zelfde", {std::to_string(reg.versie), std::to_string(reg.activiteiten.size()), std::to_string(reg.wijzigingen.size())}));
    for (const std::string& change : reg.wijzigingen) context.output.text("    " + change);
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
