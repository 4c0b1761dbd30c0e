// griffier besluit DOSSIER: records a decision without rewriting the dossier file, as someone with a role and a purpose.
#include "jobs/decision.h"
#include "jobs/jobs.h"

namespace griffier::jobs {

Result<JobReport> record_decision(Context& context) {
    if (context.call.names.size() != 1)
        return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), context.call.command});
    const std::string number = context.call.names.front();
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session));
    TRY_ASSIGN(const Dossierregel line, session.store->summary(number));
    TRY_ASSIGN(const Regime* regime, session.regime_of(line));
    TRY_ASSIGN(Dossier dossier, session.store->dossier(number));
    TRY_ASSIGN(Besluit decision, read_decision(context.call, *regime, dossier, session.on));
    if (decision.personen.empty()) decision.personen.push_back(actor.id);

    JobReport report;
    std::vector<Error> errors = check_decision(decision, *regime, session.convenant, dossier);
    if (may_see(actor, decision.bestand, line.toestand == "gearchiveerd", dossier, *regime, session).oordeel != Oordeel::ja)
        errors.insert(errors.begin(), refused("handelen.geen_toegang", {number, 0, ""}, {decision.bestand, ""}));
    if (!errors.empty()) {
        for (const Error& error : errors) {
            context.output.error(error);
            report.failed(error);
        }
        report.count("refused");
        TRY(log_access(session, actor, number, "besluit." + decision.soort, decision.bestand, false));
    } else if (!context.call.dry_run) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY_ASSIGN(decision.id, group.record(number, decision));
        if (!dossier.besluit(decision.id)) dossier.besluiten.push_back(decision);
        TRY_ASSIGN(const std::vector<DatedFact> facts, session.facts_of(dossier, *regime));
        TRY(keep_terms(group, number, *regime, facts));
        TRY(group.note("toegang", number, {{"handeling", "besluit." + decision.soort}, {"rol", actor.role}, {"partij", actor.party}, {"bestand", decision.bestand}}));
        TRY(group.commit());
        report.count("recorded");
        context.output.item("decision", {{"dossier", number}, {"id", decision.id}, {"kind", decision.soort}, {"outcome", decision.uitkomst}, {"date", decision.datum.iso()}},
                            context.words.text("regel.besluit", {number, decision.id, decision.soort, decision.uitkomst}));
    }
    context.output.summary(context.call.command, report, {{"dossier", number}, {"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
