// griffier verstrekking DOSSIER: records that data of a case are given to a receiver, and makes the sheet that goes along (DOC-17), in one
// commit. What stands in the way is told with its article, and nothing is recorded (CAS-19, SEC-04, MN-11).
#include "generator/generator.h"
#include "generator/publish/secrecy.h"
#include "jobs/actor.h"
#include "jobs/declarations.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/produce.h"
#include "jobs/verzoek.h"
#include "records/model/codes.h"
#include "records/registry/disclosure.h"

namespace griffier::jobs {

namespace {

constexpr const char* cover_note = "DOC-17";

class Discloser {
  public:
    Discloser(Context& context, Session& session, const Actor& actor, std::string number) : context_(context), session_(session), actor_(actor), number_(std::move(number)) {}

    Result<JobReport> run() {
        const Result<Dossierregel> line = session_.store->summary(number_);
        if (!line) return log_refusal(session_, actor_, {act_, ""}, line.error());
        TRY_ASSIGN(dossier_, session_.store->dossier(number_));
        TRY_ASSIGN(regime_, session_.regime_of(*line));
        TRY_ASSIGN(declared_, declarations(*session_.store));
        TRY_ASSIGN(const Verstrekking given, read());
        TRY_ASSIGN(const bool archived, session_.in_archive(*line, code::casusoverleg));
        const std::string from = part("from").empty() ? std::string(code::casusoverleg) : part("from");
        const Verstrekkingsvraag question{given, dossier_, session_.convenant, *regime_, declared_, from, archived};
        TRY_ASSIGN(const bool told, refuse(check(question, archived)));
        if (!told) TRY(disclose(question));
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"dossier", number_}, {"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }
    Error needs(const char* flag) const { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context_.call.command}); }

    Result<Verstrekking> read() const {
        if (part("to").empty()) return needs("--to");
        Verstrekking given;
        given.id = "vs-" + hex(context_.world.random.bytes(5));
        given.bestand = code::casusoverleg;
        given.ontvanger = part("to"), given.verstrekker = part("by"), given.noodzaak = part("need"), given.soort_gegevens = part("what"), given.doel = part("aim"), given.grond = part("ground");
        given.datum = session_.on;
        if (const auto items = context_.call.parts.find("item"); items != context_.call.parts.end()) given.onderdelen = items->second;
        const auto found = context_.call.parts.find("consent");
        if (found == context_.call.parts.end()) return given;
        for (const std::string& one : found->second) {
            const auto equals = one.find('=');
            const auto day = equals == std::string::npos ? std::nullopt : Date::parse(one.substr(equals + 1));
            if (!day || (!session_.convenant.partij(one.substr(0, equals)) && !session_.convenant.externe(one.substr(0, equals)))) return error_of(Kind::usage, "aanroep.waarde", {}, {"--consent"});
            given.toestemmingen.push_back({one.substr(0, equals), *day});
        }
        return given;
    }

    std::vector<Error> check(const Verstrekkingsvraag& question, bool archived) const {
        // The executor discloses (CAS-19), or whoever keeps the file in his place (MN-08).
        if (actor_.role != "uitvoerder" && actor_.role != "beheerder") return {refused("handelen.geen_taak", {number_, 0, ""}, {actor_.role})};
        const Bevinding verdict = may_see(actor_, code::casusoverleg, archived, dossier_, *regime_, session_);
        if (verdict.oordeel != Oordeel::ja) return {refused("handelen.geen_toegang", {number_, 0, ""}, {std::string(code::casusoverleg), article_of(verdict, context_.words)})};
        return disclosure_errors(question);
    }

    Result<bool> refuse(const std::vector<Error>& errors) {
        if (errors.empty()) return false;
        const Error logged = log_refusal(session_, actor_, {act_, number_}, errors.front());
        if (logged.code != errors.front().code) return logged;
        for (const Error& error : errors) {
            context_.output.error(error);
            report_.failed(error);
        }
        report_.count("refused");
        return true;
    }

    Status disclose(const Verstrekkingsvraag& question) {
        const Verstrekking& given = question.verstrekking;
        const Identiteit identity{cover_note, number_, given.id, given.ontvanger, 1};
        TRY_ASSIGN(const auto names, session_.store->number_of(identity));
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        TRY_ASSIGN(const Generator generator, load_generator(context_));
        const auto source = signed_declaration(given.ontvanger, dossier_, session_.convenant, declared_, given.datum);
        const std::string facts = publish::cover_note_facts(given, names.first, number_, source, disclosure_article(question), session_.convenant, *regime_, dutch, session_.store->practice());
        TRY_ASSIGN(const Document paper, generator.print({"verstrekkingsblad", "nl", names.first, "", facts, given.datum}));
        if (context_.call.dry_run) {
            report_.count("would_make");
            return {};
        }
        if (!context_.call.out.empty()) TRY(make_folders(context_.world.disk, context_.call.out));
        {
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY(record_disclosure(*session_.store, group, number_, given));
            Bevinding why;
            why.oordeel = Oordeel::ja, why.regime = regime_->id, why.regime_hash = regime_->hash, why.artikel = disclosure_article(question);
            TRY(group.decide(identity, given.datum, "nl", why));
            TRY(group.file(names.first, paper.pdf, context_.call.out.empty() ? Stand::opgeborgen : Stand::gereed));
            TRY(group.note("toegang", number_, codes_of(actor_, act_)));
            dossier_.verstrekkingen.push_back(given);
            TRY_ASSIGN(const std::vector<DatedFact> dates, session_.facts_of(dossier_, *regime_));
            TRY(keep_terms(group, number_, *regime_, dates));
            TRY(group.commit());
        }
        if (!context_.call.out.empty()) {
            const std::string path = join_path(context_.call.out, names.first + ".pdf");
            TRY(context_.world.disk.write_durable(path, paper.pdf));
            report_.see(path);
        }
        report_.count("recorded");
        report_.count("made");
        context_.output.item("disclosure", {{"dossier", number_}, {"id", given.id}, {"to", given.ontvanger}, {"date", given.datum.iso()}, {"declaration", source ? source->id : ""}, {"number", names.first}, {"pages", paper.pages}},
                             context_.words.text("regel.verstrekking", {number_, given.id, given.ontvanger, names.first}));
        return {};
    }

    const std::string act_ = "verstrekking";
    Context& context_;
    Session& session_;
    const Actor& actor_;
    std::string number_;
    Dossier dossier_;
    const Regime* regime_ = nullptr;
    std::vector<Geheimhoudingsverklaring> declared_;
    JobReport report_;
};

}  // namespace

Result<JobReport> record_disclosure_of(Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), context.call.command});
    TRY(check_out(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"verstrekking", ""}));
    return Discloser(context, session, actor, context.call.names.front()).run();
}

}  // namespace griffier::jobs
