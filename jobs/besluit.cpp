// griffier besluit DOSSIER: records a decision without rewriting the dossier file, as someone with a role and a purpose. What asks for two
// persons is first proposed (--voorstel) and then ratified by the second (--bekrachtig). A refusal is in the log before it is told.
#include <algorithm>

#include "jobs/decision.h"
#include "jobs/jobs.h"
#include "jobs/nightly_archive.h"
#include "jobs/proposal.h"
#include "jobs/store_decision.h"
#include "jobs/verzoek.h"
#include "records/core/text.h"
#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "records/rules/binding.h"
#include "records/rules/request_steps.h"

namespace griffier::jobs {

namespace {

/// One call of `griffier besluit`.
class Decider {
  public:
    Decider(Context& context, Session& session, const Actor& actor, std::string number)
        : context_(context), session_(session), actor_(actor), number_(std::move(number)) {}

    Result<JobReport> run() {
        const Result<Dossierregel> line = session_.store->summary(number_);
        if (!line) return log_refusal(session_, actor_, {act_, ""}, line.error());
        line_ = *line;
        TRY_ASSIGN(dossier_, session_.store->dossier(number_));
        const Status done = part("bekrachtig").empty() ? decide() : ratify();
        if (!done) return done.error();
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"dossier", number_}, {"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }

    /// The regime by which a decision is judged: that of the case, or, for a change of regime, the one that the case goes over to.
    Result<const Regime*> regime_for(const std::string& kind, const std::map<std::string, std::string>& factors) {
        if (kind != code::regimewissel) return session_.regime_of(line_);
        const auto target = factors.find(std::string(regimewissel_naar));
        const std::string id = target != factors.end() ? target->second : line_.regime.empty() ? session_.convenant.regime : line_.regime;
        const Regime* regime = session_.law.find(id);
        if (!regime || regime->laag) return refused("besluit.regime", {number_, 0, ""}, {regime ? id : "-"});
        const Looptijd life = in_force(*regime, session_.convenant, session_.law.kalender);
        if (regime->historisch && regime->id != line_.regime) return refused("besluit.regime", {number_, 0, ""}, {id});
        if ((life.van && *life.van > session_.on) || (life.tot && *life.tot <= session_.on && regime->id != line_.regime))
            return refused("besluit.regime", {number_, 0, ""}, {id});
        return regime;
    }

    /// May he decide about this file now? With the decision itself in mind: a consultation of the archive is its own reason.
    std::vector<Error> check_actor(const Besluit& decision, const Regime& regime) {
        if (!may_decide(actor_.role)) return {refused("handelen.beslist_niet", {number_, 0, ""}, {actor_.role})};
        if (!regime.bestand(decision.bestand)) return {};  // nobody has access to what is not there; check_decision says so
        Dossier trial = dossier_;
        trial.besluiten.push_back(decision);
        const Result<bool> archived = session_.in_archive(line_, decision.bestand);
        if (!archived) return {archived.error()};
        const bool job = decision.soort != code::raadpleging_archief;  // recording shows nothing; consulting does
        const Bevinding verdict = may_see(actor_, decision.bestand, *archived, trial, regime, session_, job);
        if (verdict.oordeel == Oordeel::ja) return {};
        return {refused("handelen.geen_toegang", {number_, 0, ""}, {decision.bestand, article_of(verdict, context_.words)})};
    }

    /// Prints and logs what is wrong; true when there is something.
    Result<bool> refuse(const std::vector<Error>& errors, const std::string& kind) {
        if (errors.empty()) return false;
        // The kind is what the caller typed: only one that a regime has goes into the log.
        const bool known = std::any_of(session_.law.regimes.begin(), session_.law.regimes.end(), [&](const Regime& one) { return one.besluit(kind) != nullptr; });
        const Error logged = log_refusal(session_, actor_, {known ? act_ + "." + kind : act_, number_}, errors.front());
        if (logged.code != errors.front().code) return logged;
        for (const Error& error : errors) {
            context_.output.error(error);
            report_.failed(error);
        }
        report_.count("refused");
        return true;
    }

    Status decide() {
        const bool proposal = !part("voorstel").empty();
        const auto read = [&]() -> Result<Besluit> {
            // A regime that changed on disk must not stand in the way of the decision that settles it.
            const Result<const Regime*> own = session_.regime_of(line_);
            const Regime* regime = own ? *own : session_.law.find(line_.regime);
            if (!regime) return own.error();
            return read_decision(context_.call, *regime, dossier_, session_.on);
        };
        Result<Besluit> decision = read();
        if (!decision) {
            if (decision.error().kind == Kind::usage) return decision.error();
            TRY_ASSIGN(const bool told, refuse({decision.error()}, part("kind")));
            (void)told;
            return {};
        }
        if (decision->personen.empty()) decision->personen.push_back(actor_.id);
        const Result<const Regime*> regime = regime_for(decision->soort, decision->factoren);
        if (!regime) {
            TRY_ASSIGN(const bool told, refuse({regime.error()}, decision->soort));
            (void)told;
            return {};
        }
        std::vector<Error> errors = check_actor(*decision, **regime);
        for (Error& error : check_decision(*decision, **regime, session_.convenant, dossier_)) errors.push_back(std::move(error));
        TRY_ASSIGN(const std::vector<Neutraalbeleid> policies, neutral_policies(*session_.store));
        for (Error& error : recorded_decision_errors(*decision, dossier_, **regime, session_.convenant, session_.law.kalender, policies)) errors.push_back(std::move(error));
        const Besluitregel* rule = (*regime)->besluit(decision->soort);
        if (rule && decision->redenen.empty()) errors.push_back(refused("besluit.zonder_reden", {number_, 0, ""}, {decision->soort, label_of(rule)}));
        if (rule && rule->personen > 1) {
            if (!proposal)
                errors.insert(errors.begin(), refused("besluit.tweede_persoon", {number_, 0, ""}, {std::to_string(rule->personen), decision->soort, label_of(rule)}));
            // The proposer is one of the two, and nobody else is named before he has signed.
            decision->personen = {actor_.id};
        } else if (rule && proposal) {
            errors.push_back(refused("bekrachtig.niet_nodig", {number_, 0, ""}, {decision->soort}));
        }
        TRY_ASSIGN(const bool told, refuse(errors, decision->soort));
        if (told) return {};
        if (context_.call.dry_run) return tell_would(*decision);
        return proposal ? propose(*decision, **regime) : record(*decision, **regime, {});
    }

    /// What a dry run says of a decision that is right.
    Status tell_would(const Besluit& decision) {
        context_.output.item("would_record", {{"dossier", number_}, {"kind", decision.soort}, {"outcome", decision.uitkomst}, {"date", decision.datum.iso()}, {"file", decision.bestand}, {"refers", decision.verwijst}},
                             context_.words.text("regel.besluit_zou", {number_, decision.soort, decision.uitkomst, context_.words.long_date(decision.datum), decision.bestand}));
        return {};
    }

    /// Keeps the decision as a proposal and writes what the second person must sign.
    Status propose(const Besluit& decision, const Regime& regime) {
        const std::string path = part("voorstel");
        if (context_.world.disk.exists(path)) return error_of(Kind::usage, "aanroep.bestaat", {}, {path});
        Besluit kept = as_proposal(decision, hex(context_.world.random.bytes(16)));
        {
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY_ASSIGN(kept.id, group.record(number_, kept));
            TRY(note(group, act_ + "." + decision.soort, {{"stap", "voorstel"}, {"bestand", decision.bestand}}));
            TRY(group.commit());
        }
        TRY(context_.world.disk.write_durable(path, view_of(signed_text(kept, number_, session_.convenant, regime))));
        report_.count("proposed");
        report_.see(path);
        context_.output.item("proposal", {{"dossier", number_}, {"id", kept.id}, {"kind", decision.soort}, {"outcome", decision.uitkomst}, {"to_sign", path}},
                             context_.words.text("regel.voorstel", {number_, kept.id, decision.soort, path}));
        return {};
    }

    /// The second person's answer: his signature over the very bytes that the proposal gives.
    Status ratify() {
        TRY_ASSIGN(const Bytes text, context_.world.disk.read(part("bekrachtig"), largest));
        TRY_ASSIGN(const Bytes signature, context_.world.disk.read(part("handtekening"), largest));
        std::string kind;
        const Result<std::pair<Besluit, const Regime*>> decision = answer(text_of(text), text, signature, kind);
        if (!decision) {
            if (decision.error().kind != Kind::refused) return decision.error();
            TRY_ASSIGN(const bool told, refuse({decision.error()}, kind));
            (void)told;
            return {};
        }
        std::vector<Error> errors = check_actor(decision->first, *decision->second);
        for (Error& error : check_decision(decision->first, *decision->second, session_.convenant, dossier_)) errors.push_back(std::move(error));
        TRY_ASSIGN(const bool told, refuse(errors, kind));
        if (told) return {};
        if (context_.call.dry_run) return tell_would(decision->first);
        return record(decision->first, *decision->second, {{"stap", "bekrachtigd"}, {"bewijs", hex(sha256({ByteView(text), ByteView(signature)})).substr(0, 32)}});
    }

    /// The decision with both persons, when proposal, text and signature belong together.
    Result<std::pair<Besluit, const Regime*>> answer(const std::string& text, ByteView bytes, ByteView signature, std::string& kind) {
        const Place place{number_, 0, ""};
        const auto id = line_of(text, "voorstel");
        if (!id || line_of(text, "dossier") != number_) return refused("bekrachtig.vorm", place);
        const Besluit* kept = dossier_.besluit(*id);
        std::optional<Besluit> decision = kept ? proposed(*kept) : std::nullopt;
        if (!decision) return refused("bekrachtig.vorm", place);
        kind = decision->soort;
        TRY_ASSIGN(const Regime* regime, regime_for(decision->soort, decision->factoren));
        if (text != signed_text(*kept, number_, session_.convenant, *regime)) return refused("bekrachtig.anders", place);
        const std::string second = part("door");
        TRY(check_second(second, decision->personen.front(), bytes, signature, session_.convenant, session_.clock->today()));
        decision->personen.push_back(second);
        return std::pair(std::move(*decision), regime);
    }

    Status note(Group& group, const std::string& act, std::vector<std::pair<std::string, std::string>> more) {
        std::vector<std::pair<std::string, std::string>> codes = codes_of(actor_, act);
        codes.insert(codes.end(), more.begin(), more.end());
        return group.note("toegang", number_, codes);
    }

    Status record(Besluit decision, const Regime& regime, std::vector<std::pair<std::string, std::string>> more) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY_ASSIGN(decision.id, group.record(number_, decision));
        if (!dossier_.besluit(decision.id)) dossier_.besluiten.push_back(decision);
        if (decision.soort == code::regimewissel && decision.uitkomst == "over") {
            TRY(group.rebind_regime(number_, decision.id, regime.id, regime.versie, regime.hash));
            dossier_.regime = regime.id;
            dossier_.regime_versie = regime.versie;
        }
        // RET-05: what the archive holds of the case goes back to those who work on it.
        ArchiveMetadata returned;
        if (decision.soort == code::hernieuwde_verwerking) {
            TRY_ASSIGN(const auto before, archived_on(*session_.store, number_));
            TRY(reactivate(*session_.store, group, number_, decision.id));
            TRY_ASSIGN(returned, keep_return(context_, session_, group, dossier_, regime, before, decision.datum));
        }
        // A decision that leaves the case under a regime that is no longer on disk leaves its terms too.
        if (const Result<const Regime*> now = decision.soort == code::regimewissel && decision.uitkomst == "over" ? Result<const Regime*>(&regime) : session_.regime_of(line_)) {
            TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(dossier_, **now));
            TRY(keep_terms(group, number_, **now, facts));
        }
        more.emplace_back("bestand", decision.bestand);
        TRY(note(group, act_ + "." + decision.soort, std::move(more)));
        TRY(group.commit());
        TRY(put_out_metadata(context_, returned));
        report_.count("recorded");
        context_.output.item("decision", {{"dossier", number_}, {"id", decision.id}, {"kind", decision.soort}, {"outcome", decision.uitkomst}, {"date", decision.datum.iso()}, {"file", decision.bestand}, {"refers", decision.verwijst},
                                          {"persons", decision.personen.size()}},
                             context_.words.text("regel.besluit", {number_, decision.id, decision.soort, decision.uitkomst}));
        return {};
    }

    static constexpr std::size_t largest = 64u << 10;
    Context& context_;
    Session& session_;
    const Actor& actor_;
    std::string number_, act_ = "besluit";
    Dossierregel line_;
    Dossier dossier_;
    JobReport report_;
};

}  // namespace

Result<JobReport> record_decision(Context& context) {
    const Call& call = context.call;
    const auto given = [&](const char* name) { return call.parts.count(name) != 0 && !call.parts.at(name).empty(); };
    if (call.names.size() > 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), call.command});
    if (given("bekrachtig"))
        for (const char* needed : {"handtekening", "door"})
            if (!given(needed)) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {std::string("--") + needed, call.command});
    TRY_ASSIGN(Session session, open_session(context));
    if (call.names.empty()) return decide_about_store(context, session);
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"besluit", call.names.front()}));
    return Decider(context, session, actor, call.names.front()).run();
}

}  // namespace griffier::jobs
