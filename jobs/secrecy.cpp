// griffier geheimhouding make | sign | end | list: declarations of secrecy of external partners (DOC-10), their register and what they open.
#include <fmt/format.h>

#include <algorithm>

#include "generator/generator.h"
#include "generator/publish/secrecy.h"
#include "jobs/actor.h"
#include "jobs/declarations.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/verzoek.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_page = 32u << 20;

/// One call.
class Secrecy {
  public:
    Secrecy(Context& context, Session& session, const Actor& actor, std::string act) : context_(context), session_(session), actor_(actor), act_(std::move(act)) {}

    Result<JobReport> run() {
        TRY_ASSIGN(all_, declarations(*session_.store));
        const Status done = act_ == "make" ? make() : act_ == "sign" ? sign() : act_ == "end" ? end() : list();
        if (!done) {
            if (done.error().kind != Kind::refused) return done.error();
            return log_refusal(session_, actor_, {"geheimhouding." + act_, ""}, done.error());
        }
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }
    Error needs(const char* flag) const { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context_.call.command}); }

    Status may() const { return actor_.role == "uitvoerder" || actor_.role == "beheerder" ? Status() : Status(refused("handelen.geen_taak", {}, {actor_.role})); }

    Result<Geheimhoudingsverklaring> named() const {
        if (context_.call.names.size() != 1) return needs("ID");
        for (const auto& one : all_)
            if (one.id == context_.call.names.front()) return one;
        return refused("geheim.onbekend");
    }

    Status make() {
        TRY(may());
        if (part("partner").empty()) return needs("--partner");
        if (context_.call.out.empty()) return needs("--out");
        const Regime* regime = session_.law.find(session_.convenant.regime);
        if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
        const ExternePartner* partner = session_.convenant.externe(part("partner"));
        if (!asks_declaration(*regime)) return refused("geheim.niet_gevraagd", {}, {regime->id});
        if (!partner) return refused("geheim.onbekende_partner");
        Geheimhoudingsverklaring one;
        one.partner = partner->id, one.opgemaakt = session_.on, one.dossier = part("dossier");
        if (!one.dossier.empty() && !session_.store->summary(one.dossier)) return refused("opslag.onbekend_dossier");
        const Persoonsrol* signer = nullptr;
        if (!part("signer").empty()) {
            signer = session_.convenant.persoon(part("signer"));
            if (!signer || signer->partij != partner->id) return refused("geheim.ondertekenaar");
        }
        // The same paper once more: not signed yet, for the same partner and case, of the same day.
        const auto open = std::find_if(all_.begin(), all_.end(), [&](const auto& a) { return !a.getekend && a.partner == one.partner && a.dossier == one.dossier && a.opgemaakt == one.opgemaakt; });
        one.id = open != all_.end() ? open->id : next_number();
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        TRY_ASSIGN(const Generator generator, load_generator(context_));
        const std::string facts = publish::declaration_facts(one, signer, session_.convenant, *regime, dutch, session_.store->practice());
        TRY_ASSIGN(const Document paper, generator.print({"geheimhoudingsverklaring", "nl", one.id, "", facts, one.opgemaakt}));
        if (context_.call.dry_run) return {};
        if (open == all_.end()) TRY(keep(one));
        TRY(make_folders(context_.world.disk, context_.call.out));
        const std::string path = join_path(context_.call.out, one.id + ".pdf");
        TRY(context_.world.disk.write_durable(path, paper.pdf));
        report_.count("made");
        report_.see(path);
        context_.output.item("declaration", {{"id", one.id}, {"partner", one.partner}, {"dossier", one.dossier}, {"made", one.opgemaakt.iso()}, {"pages", paper.pages}},
                             context_.words.text("regel.geheim_gemaakt", {one.id, one.partner}));
        return {};
    }

    Status sign() {
        TRY(may());
        TRY_ASSIGN(Geheimhoudingsverklaring one, named());
        if (one.getekend) return refused("geheim.al_getekend", {}, {one.id, one.getekend->iso()});
        if (part("proof").empty()) return needs("--proof");
        const std::string asked = part("date").empty() ? session_.on.iso() : part("date");
        const auto day = Date::parse(asked);
        if (!day) return error_of(Kind::usage, "aanroep.waarde", {}, {"--date"});
        if (*day < one.opgemaakt || *day > session_.on) return refused("geheim.dag", {}, {asked, one.opgemaakt.iso(), session_.on.iso()});
        TRY_ASSIGN(const Bytes page, context_.world.disk.read(part("proof"), largest_page));
        one.getekend = *day;
        one.bewijs = hex(sha256(page));
        if (context_.call.dry_run) return {};
        TRY(keep(one));
        context_.output.item("declaration", {{"id", one.id}, {"partner", one.partner}, {"dossier", one.dossier}, {"signed", day->iso()}, {"proof", one.bewijs}},
                             context_.words.text("regel.geheim_getekend", {one.id, context_.words.long_date(*day)}));
        return {};
    }

    Status end() {
        TRY(may());
        TRY_ASSIGN(Geheimhoudingsverklaring one, named());
        if (!one.getekend) return refused("geheim.niet_getekend", {}, {one.id});
        one.tot = session_.on;
        if (context_.call.dry_run) return {};
        TRY(keep(one));
        context_.output.item("declaration", {{"id", one.id}, {"partner", one.partner}, {"until", one.tot->iso()}}, context_.words.text("regel.geheim_beeindigd", {one.id, context_.words.long_date(*one.tot)}));
        return {};
    }

    Status list() {
        const auto iso = [](const std::optional<Date>& day) { return day ? day->iso() : std::string(); };
        const auto shown = [](const std::string& value) { return value.empty() ? std::string("-") : value; };
        for (const auto& one : all_) {
            context_.output.item("declaration",
                                 {{"id", one.id}, {"partner", one.partner}, {"dossier", one.dossier}, {"made", one.opgemaakt.iso()}, {"signed", iso(one.getekend)}, {"until", iso(one.tot)}, {"proof", one.bewijs}},
                                 context_.words.text("regel.geheim_lijst", {one.id, one.partner, one.dossier.empty() ? context_.words.text("regel.geheim_lijst.algemeen") : one.dossier, one.opgemaakt.iso(),
                                                                           shown(iso(one.getekend)), shown(iso(one.tot))}));
            report_.count("declarations");
        }
        return {};
    }

    std::string next_number() const {
        const std::string begin = fmt::format("GV-{}-", session_.on.year());
        int last = 0;
        for (const auto& one : all_)
            if (one.id.rfind(begin, 0) == 0) last = std::max(last, std::atoi(one.id.c_str() + begin.size()));
        return fmt::format("{}{:04}", begin, last + 1);
    }

    Status keep(const Geheimhoudingsverklaring& one) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY(keep_declaration(group, one));
        auto codes = codes_of(actor_, "geheimhouding." + act_);
        codes.insert(codes.end(), {{"nummer", one.id}, {"wederpartij", one.partner}});
        if (!one.bewijs.empty()) codes.emplace_back("bewijs", one.bewijs);
        TRY(group.note("geheimhouding", one.dossier, codes));
        TRY(group.commit());
        report_.count("recorded");
        return {};
    }

    Context& context_;
    Session& session_;
    const Actor& actor_;
    std::string act_;
    std::vector<Geheimhoudingsverklaring> all_;
    JobReport report_;
};

}  // namespace

Result<JobReport> handle_secrecy(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    const std::string act = context.call.command.substr(context.call.command.find(' ') + 1);
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"geheimhouding." + act, ""}));
    return Secrecy(context, session, actor, act).run();
}

}  // namespace griffier::jobs
