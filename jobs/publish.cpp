// griffier publish check | make | sign | papers: the text of a covenant held against its rules, the package for the Staatscourant, the
// signature pages, and the papers of joining, leaving and changing. Works on files alone: nothing of a case is here, and no store is opened.
#include <fmt/format.h>

#include <algorithm>

#include "generator/generator.h"
#include "generator/publish/publication.h"
#include "jobs/cages.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/publication_editions.h"
#include "jobs/session.h"
#include "records/core/crypto.h"
#include "records/core/schema_set.h"
#include "records/core/xml.h"

namespace griffier::jobs {

namespace {

using publish::Finding;

struct Papers {
    Law law;
    const Regime* regime = nullptr;
    Convenant convenant;
    publish::Publicatiegegevens facts;
    publish::Convenanttekst text;
    std::optional<Catalogue> dutch;  ///< Dutch binds, whatever language griffier speaks to its operator
    Date on;
};

std::string part(const Context& context, const std::string& name) {
    const auto found = context.call.parts.find(name);
    return found == context.call.parts.end() || found->second.empty() ? std::string() : found->second.back();
}

Result<Bytes> read_given(Context& context, const std::string& file) {
    if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
    return context.world.disk.read(file);
}

/// The text that was given, or the model text of the regime or of the one that it inherits.
Result<publish::Convenanttekst> covenant_text(Context& context, const Regime& regime) {
    TRY_ASSIGN(const Bytes schema, context.world.disk.read(context.data.schemas() + "/convenanttekst.xsd"));
    std::string file = part(context, "text");
    if (file.empty()) {
        const auto model = [&](const std::string& id) { return context.data.templates() + "/convenanttekst/" + id + ".xml"; };
        file = model(regime.id);
        if (!context.world.disk.exists(file) && regime.erft) file = model(*regime.erft);
    }
    TRY_ASSIGN(const Bytes bytes, read_given(context, file));
    TRY_ASSIGN(auto text, publish::read_covenant_text(bytes, file, schema));
    if (text.regime != regime.id && !(regime.erft && text.regime == *regime.erft)) return error_of(Kind::configuration, "tekst.ander_regime", {file, 0, ""}, {text.regime, regime.id});
    return text;
}

Result<Papers> read_papers(Context& context) {
    Papers out;
    if (context.call.covenant.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--covenant", context.call.command});
    TRY_ASSIGN(out.law, load_law(context, true));
    TRY_ASSIGN(const Bytes instance, read_given(context, context.call.covenant));
    TRY_ASSIGN(out.convenant, read_foreign_covenant(context, instance, context.call.covenant));
    TRY_ASSIGN(out.dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    out.regime = out.law.find(out.convenant.regime, out.convenant.regime_versie);
    if (!out.regime) return error_of(Kind::configuration, "regime.onbekend", {context.call.covenant, 0, ""}, {out.convenant.regime});
    out.facts.convenant = out.convenant.id;
    out.facts.file = "--facts";
    if (!context.call.facts.empty()) {
        TRY_ASSIGN(const Bytes facts, read_given(context, context.call.facts));
        TRY_ASSIGN(const Bytes schema, context.world.disk.read(context.data.schemas() + "/publicatie.xsd"));
        TRY_ASSIGN(out.facts, publish::read_publication_facts(facts, context.call.facts, schema));
    }
    TRY_ASSIGN(auto text, covenant_text(context, *out.regime));
    TRY_ASSIGN(out.text, publish::fill_in(std::move(text), out.convenant, *out.regime, out.facts, *out.dutch));
    out.on = context.call.on.empty() ? context.world.clock.today() : *Date::parse(context.call.on);
    return out;
}

/// Everything that is found, in the order in which a reader mends it.
Result<std::vector<Finding>> look(Context& context, const Papers& papers) {
    std::vector<Finding> all = publish::check_text(papers.text, papers.convenant, *papers.regime, papers.facts, *papers.dutch);
    const auto more = [&](std::vector<Finding>&& found) { std::move(found.begin(), found.end(), std::back_inserter(all)); };
    more(publish::check_facts(papers.facts, papers.convenant, *papers.regime, papers.law.kalender, *papers.dutch));
    more(publish::check_privacy(papers.text, papers.convenant, *papers.dutch));
    const std::string file = context.data.templates() + "/publicatie/aanwijzingen.xml";
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
    TRY_ASSIGN(const auto directives, publish::read_directives(bytes, file));
    more(publish::check_directives(papers.text, directives, papers.convenant, *papers.dutch));
    return all;
}

const char* weight_of(const Finding& one) {
    switch (one.weight) {
        case Finding::Weight::refusal: return "refusal";
        case Finding::Weight::warning: return "warning";
        default: return "advice";
    }
}

/// Prints what was found; what weighs is an error where `strict`.
void tell(Context& context, const std::vector<Finding>& findings, bool strict, JobReport& report) {
    for (const Finding& one : findings) {
        report.count(one.weight == Finding::Weight::refusal ? "refusals" : one.weight == Finding::Weight::warning ? "warnings" : "advice");
        if (one.weight == Finding::Weight::refusal && strict) {
            context.output.error(one.error);
            report.failed(one.error);
            continue;
        }
        context.output.item("finding", {{"weight", weight_of(one)}, {"code", one.error.code}, {"file", one.error.place.file}, {"line", one.error.place.line}},
                            context.words.text(std::string("publicatie.weegt.") + weight_of(one)) + " " + context.words.message(one.error) + (one.error.place.line > 0 ? " " + context.words.text("publicatie.verslag.regel", {std::to_string(one.error.place.line)}) : ""));
    }
}

/// The regeling against the schema that --schema names, with all schemas beside it. Nothing: none was given.
Result<std::optional<std::vector<Error>>> against_schema(Context& context, const std::string& regeling, const std::string& title) {
    const std::string file = part(context, "schema");
    if (file.empty()) return std::optional<std::vector<Error>>();
    const auto slash = file.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash), name = slash == std::string::npos ? file : file.substr(slash + 1);
    std::map<std::string, Bytes> files;
    TRY_ASSIGN(const auto names, context.world.disk.list(folder));
    for (const std::string& each : names)
        if (each.ends_with(".xsd")) {
            TRY_ASSIGN(files[each], context.world.disk.read(join_path(folder, each)));
        }
    TRY_ASSIGN(const XmlSchema schema, compile_schema_set(files, name));
    const std::string wrapped = publish::as_toestand(regeling, title);
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(view_of(wrapped), "regeling"));
    return std::optional<std::vector<Error>>(schema.validate(document));
}

class Writer {
  public:
    Writer(Context& context, JobReport& report) : context_(context), report_(report) {}
    Status begin() {
        if (context_.call.out.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--out", context_.call.command});
        return make_folders(context_.world.disk, context_.call.out);
    }
    Status file(const std::string& name, ByteView bytes) {
        TRY(context_.world.disk.write_durable(join_path(context_.call.out, name), bytes));
        report_.count("files");
        return {};
    }
    Status paper(const publish::CovenantPaper& one) {
        if (!generator_) {
            TRY_ASSIGN(auto loaded, Generator::load(context_.world.disk, {context_.data.templates(), context_.data.locales(), "", context_.call.sign, context_.call.sign_pass}));
            generator_ = std::make_unique<Generator>(std::move(loaded));
        }
        TRY_ASSIGN(const Document made, generator_->print({one.kind, "nl", one.number, one.house, one.xml, one.date}));
        return file(one.name + ".pdf", made.pdf);
    }

  private:
    Context& context_;
    JobReport& report_;
    std::unique_ptr<Generator> generator_;
};

/// What was checked, what was found, and what could not be checked: in Dutch, beside the package.
std::string account(const Papers& papers, const std::vector<Finding>& findings, const std::optional<std::vector<Error>>& schema, bool delivered) {
    const Catalogue& words = *papers.dutch;
    const auto count = [&](Finding::Weight weight) { return std::to_string(std::count_if(findings.begin(), findings.end(), [&](const Finding& one) { return one.weight == weight; })); };
    std::string out = words.text("publicatie.verslag.kop", {publish::plain(papers.text.titel), papers.text.versie, papers.regime->id + " " + papers.regime->versie, words.long_date(papers.on)}) + "\n\n";
    out += words.text("publicatie.verslag.gevonden", {count(Finding::Weight::refusal), count(Finding::Weight::warning), count(Finding::Weight::advice)}) + "\n";
    for (const Finding& one : findings) out += "- " + words.text(std::string("publicatie.weegt.") + weight_of(one)) + " " + words.message(one.error) + (one.error.place.line > 0 ? " " + words.text("publicatie.verslag.regel", {std::to_string(one.error.place.line)}) : "") + "\n";
    out += "\n" + words.text("publicatie.verslag.bekeken") + "\n";
    for (const char* looked : {"regels", "persoonsgegevens", "aanwijzingen"}) out += "- " + words.text(std::string("publicatie.verslag.") + looked) + "\n";
    if (schema) out += "- " + words.text(schema->empty() ? "publicatie.verslag.schema_goed" : "publicatie.verslag.schema_fout", {std::to_string(schema->size())}) + "\n";
    out += "\n" + words.text("publicatie.verslag.niet_bekeken") + "\n";
    if (!schema) out += "- " + words.text("publicatie.verslag.schema_niet") + "\n";
    if (delivered) out += "- " + words.text("publicatie.verslag.omhulsel_niet") + "\n- " + words.text("publicatie.verslag.waardelijsten_niet") + "\n";
    else out += "- " + words.text(!papers.regime->geldt("publicatie.staatscourant") ? "publicatie.verslag.geen_plicht" : papers.facts.definitief ? "publicatie.verslag.geweigerd" : "publicatie.verslag.concept") + "\n";
    return out + "- " + words.text("publicatie.verslag.inhoud_niet") + "\n";
}

/// The pages that came back, held against what is recorded of each: --pages names their folder. Together they are one bundle.
Result<std::vector<Finding>> gather_pages(Context& context, const Papers& papers, std::vector<publish::Packed>& bundle) {
    std::vector<Finding> found;
    const std::string folder = part(context, "pages");
    if (folder.empty()) return found;
    if (!context.world.disk.is_directory(folder)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {folder});
    const auto find = [&](Finding::Weight weight, const std::string& code, const std::string& who) { found.push_back({weight, refused(code, {papers.facts.file, 0, ""}, {who})}); };
    for (const Partij& party : papers.convenant.partijen)
        for (const std::string& organ : publish::signing_organs(party, *papers.regime)) {
            const std::string who = party.id + (organ.empty() ? "" : "-" + organ), file = join_path(folder, who + ".pdf");
            const auto known = std::find_if(papers.facts.handtekeningen.begin(), papers.facts.handtekeningen.end(), [&](const auto& one) { return one.partij == party.id && one.orgaan == organ; });
            const bool back = known != papers.facts.handtekeningen.end() && known->terug;
            if (!context.world.disk.exists(file)) {
                if (back) find(Finding::Weight::warning, "publicatie.pagina_kwijt", who);
                continue;
            }
            TRY_ASSIGN(const Bytes page, context.world.disk.read(file));
            const std::string mark = hex(sha256(page));
            context.output.item("page", {{"party", who}, {"sha256", mark}}, context.words.text("regel.pagina_terug", {who, mark}));
            if (!back) find(Finding::Weight::warning, "publicatie.pagina_niet_vermeld", who);
            else if (!known->afdruk.empty() && known->afdruk != mark) find(Finding::Weight::refusal, "publicatie.pagina_anders", who);
            else bundle.push_back({who + ".pdf", griffier::text_of(page)});
        }
    return found;
}

}  // namespace

Result<JobReport> check_publication(Context& context) {
    TRY_ASSIGN(const Papers papers, read_papers(context));
    TRY_ASSIGN(const auto findings, look(context, papers));
    JobReport report;
    report.count("refusals", 0);
    tell(context, findings, true, report);
    context.output.item("publication_check", {{"covenant", papers.convenant.id}, {"regime", papers.regime->id}, {"sound", !publish::refused_by(findings)}, {"findings", findings.size()}},
                        context.words.text(publish::refused_by(findings) ? "regel.publicatie_verschilt" : "regel.publicatie_klopt", {papers.convenant.id, papers.regime->id}));
    context.output.summary(context.call.command, report);
    return report;
}

Result<JobReport> make_publication(Context& context) {
    TRY_ASSIGN(const Papers papers, read_papers(context));
    TRY_ASSIGN(auto findings, look(context, papers));
    JobReport report;
    Writer writer(context, report);
    TRY(writer.begin());
    const std::string regeling = publish::write_regeling(papers.text, papers.convenant, *papers.regime, papers.facts, *papers.dutch);
    TRY_ASSIGN(const auto schema, against_schema(context, regeling, publish::plain(papers.text.titel)));
    for (const Error& error : schema.value_or(std::vector<Error>())) findings.push_back({Finding::Weight::refusal, error});
    if (papers.facts.definitief && !papers.facts.bekendmaking && papers.regime->geldt("publicatie.staatscourant"))
        findings.push_back({Finding::Weight::refusal, refused("publicatie.zonder_bekendmaking", {papers.facts.file, 0, ""}, {papers.convenant.id})});
    const auto package = publish::write_package(regeling, papers.text, papers.convenant, papers.facts);
    const std::string editions = part(context, "published");
    if (papers.facts.definitief && papers.facts.bekendmaking && !editions.empty()) {
        TRY_ASSIGN(const bool other, is_other_edition(context.world.disk, editions, papers.facts, view_of(package.front().bytes)));
        if (other) findings.push_back({Finding::Weight::refusal, refused("publicatie.al_gepubliceerd", {papers.facts.file, 0, ""}, {papers.facts.bekendmaking->nummer})});
    }
    tell(context, findings, papers.facts.definitief, report);
    const bool stays = papers.facts.definitief && publish::refused_by(findings);
    const bool delivered = papers.facts.definitief && !stays && papers.regime->geldt("publicatie.staatscourant");
    std::vector<publish::Difference> changes;
    std::optional<Bytes> published;
    if (const std::string before = part(context, "before"); !before.empty()) {
        TRY_ASSIGN(published, read_given(context, before));
    } else if (!editions.empty()) {
        TRY_ASSIGN(published, edition_before(context.world.disk, editions, papers.facts));
    }
    if (published) {
        TRY_ASSIGN(changes, publish::differences(*published, view_of(regeling), *papers.dutch));
        context.output.item("difference", {{"parts", changes.size()}}, context.words.text("regel.publicatie_anders", {std::to_string(changes.size())}));
    }
    if (!context.call.dry_run) {
        if (!stays) {
            if (delivered)
                for (const auto& file : package) TRY(writer.file(file.name, view_of(file.bytes)));
            TRY(writer.file("regeling.xml", view_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + regeling)));
            TRY(writer.paper(publish::proof_paper(regeling, papers.text, papers.convenant, *papers.regime, papers.facts, changes, *papers.dutch, papers.on)));
            if (delivered && !editions.empty()) TRY(keep_edition(context.world.disk, editions, papers.facts, view_of(package.front().bytes)));
        }
        TRY(writer.file("verslag.txt", view_of(account(papers, findings, schema, delivered))));
        report.see(context.call.out);
    }
    context.output.item("publication", {{"covenant", papers.convenant.id}, {"version", papers.text.versie}, {"final", papers.facts.definitief}, {"delivered", delivered}, {"schema", schema ? (schema->empty() ? "valid" : "invalid") : "not checked"}},
                        context.words.text(stays ? "regel.publicatie_blijft" : delivered ? "regel.publicatie_klaar" : "regel.publicatie_proef", {papers.convenant.id, papers.text.versie}));
    context.output.summary(context.call.command, report, {{"dry_run", context.call.dry_run}});
    return report;
}

Result<JobReport> make_signature_pages(Context& context) {
    TRY_ASSIGN(const Papers papers, read_papers(context));
    JobReport report;
    Writer writer(context, report);
    TRY(writer.begin());
    const auto open = publish::open_fields(papers.text, *papers.dutch);
    std::vector<Finding> findings = publish::check_facts(papers.facts, papers.convenant, *papers.regime, papers.law.kalender, *papers.dutch);
    std::vector<publish::Packed> bundle;
    TRY_ASSIGN(const auto pages, gather_pages(context, papers, bundle));
    findings.insert(findings.end(), pages.begin(), pages.end());
    tell(context, findings, true, report);
    if (!bundle.empty() && !context.call.dry_run) TRY(writer.file("HS-" + papers.convenant.id + ".zip", view_of(publish::zip(bundle))));
    for (const auto& one : publish::signature_papers(papers.text, papers.convenant, *papers.regime, papers.facts, *papers.dutch, papers.on))
        if (!context.call.dry_run) TRY(writer.paper(one));
    const auto state = publish::completeness(papers.convenant, *papers.regime, papers.facts);
    for (const std::string& who : state.missing) context.output.item("missing", {{"party", who}}, context.words.text("regel.handtekening_ontbreekt", {who}));
    context.output.item("signatures", {{"asked", state.asked}, {"signed", state.signed_}, {"returned", state.returned}, {"merged", state.merged}, {"open_fields", open.size()}},
                        context.words.text("regel.handtekeningen", {std::to_string(state.asked), std::to_string(state.signed_), std::to_string(state.returned), std::to_string(state.merged)}));
    report.see(context.call.out);
    context.output.summary(context.call.command, report, {{"dry_run", context.call.dry_run}});
    return report;
}

Result<JobReport> make_covenant_papers(Context& context) {
    TRY_ASSIGN(const Papers papers, read_papers(context));
    JobReport report;
    Writer writer(context, report);
    TRY(writer.begin());
    const auto findings = publish::check_facts(papers.facts, papers.convenant, *papers.regime, papers.law.kalender, *papers.dutch);
    tell(context, findings, true, report);
    // What is refused is not made; its first argument names the change or the party.
    const auto refused_one = [&](const publish::CovenantPaper& paper) {
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& one) { return one.weight == Finding::Weight::refusal && !one.error.args.empty() && paper.number.ends_with("-" + one.error.args.front()); });
    };
    for (const auto& one : publish::governance_papers(papers.text, papers.convenant, *papers.regime, papers.facts, papers.law.kalender, *papers.dutch, papers.on)) {
        if (refused_one(one)) continue;
        if (!context.call.dry_run) TRY(writer.paper(one));
        context.output.item("paper", {{"kind", one.kind}, {"number", one.number}}, context.words.text("regel.stuk_gemaakt", {one.number, context.words.text("publicatie.soort." + one.kind)}));
    }
    report.see(context.call.out);
    context.output.summary(context.call.command, report, {{"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
