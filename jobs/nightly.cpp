// griffier nightly: what every night asks, in order: take in, make what is owed, tell what has passed or threatens to.
#include <fmt/format.h>

#include "jobs/import.h"
#include "jobs/jobs.h"
#include "jobs/produce.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 200;  // cases whose terms go into one commit

struct Assessed {
    std::string number;
    const Regime* regime;
    std::vector<DatedFact> facts;
    Assessed(std::string n, const Regime* r, std::vector<DatedFact> f) : number(std::move(n)), regime(r), facts(std::move(f)) {}
};

Status keep(Context& context, Session& session, std::vector<Assessed>& assessed) {
    if (!context.call.dry_run && !assessed.empty()) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const Assessed& one : assessed) TRY(keep_terms(group, one.number, *one.regime, one.facts));
        TRY(group.commit());
    }
    assessed.clear();
    return {};
}

/// Tells what of one case is late or has to be done now. Letters are told by produce.
void remind(Context& context, const std::string& number, const std::vector<DatedFact>& facts, JobReport& report) {
    for (const DatedFact& fact : facts) {
        if (fact.what == "informeren" || fact.urgency < Urgency::due) continue;
        const bool late = fact.urgency == Urgency::late;
        const auto& day = fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum;
        const std::string heading = context.words.has("kop." + fact.what) ? context.words.text("kop." + fact.what) : fact.what;
        context.output.item(late ? "late" : "due",
                            {{"dossier", number}, {"what", fact.what}, {"about", fact.about}, {"date", day ? day->iso() : ""}, {"rule", fact.bevinding.regel}},
                            context.words.text(late ? "regel.termijn_laat" : "regel.termijn_nu", {number, heading, day ? context.words.long_date(*day) : "-"}));
        report.count(late ? "late" : fact.what == "archiveren" || fact.what == "vernietigen" ? "due" : "at_risk");
        if (late) report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
}

/// Assesses every case anew and tells what is late or due; what `produce` has told already is left out.
Status assess(Context& context, Session& session, JobReport& report) {
    TRY_ASSIGN(const std::vector<Dossierregel> lines, session.store->list());
    Progress progress(context.world, context.words.text("voortgang.termijnen"), lines.size(), context.call.json);
    context.output.before_printing([&] { progress.clear(); });
    std::vector<Assessed> assessed;
    for (const Dossierregel& line : lines) {
        if (context.stopped()) break;
        progress.step();
        if (line.toestand == "vernietigd") continue;
        const Result<Dossier> dossier = session.store->dossier(line.nummer);
        if (!dossier) return dossier.error();
        const Result<const Regime*> regime = session.regime_of(line);
        if (!regime) continue;  // told by produce
        TRY_ASSIGN(const std::vector<DatedFact> facts, session.facts_of(*dossier, **regime));
        remind(context, line.nummer, facts, report);
        assessed.emplace_back(line.nummer, *regime, facts);
        if (assessed.size() >= group_size) TRY(keep(context, session, assessed));
    }
    TRY(keep(context, session, assessed));
    context.output.before_printing({});
    return {};
}

Status night(Context& context, Session& session, JobReport& report) {
    if (!context.call.inbox.empty()) {
        TRY_ASSIGN(const std::vector<std::string> files, files_of({context.call.inbox}, context.world.disk));
        TRY(import_all(context, session, files, report));
    }
    if (!context.stopped()) TRY(produce_all(context, session, {}, report));
    if (!context.stopped()) TRY(assess(context, session, report));
    return {};
}

}  // namespace

Result<JobReport> run_nightly(Context& context) {
    TRY(check_out(context));
    TRY_ASSIGN(Session session, open_session(context));
    JobReport report;
    const Status status = night(context, session, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
