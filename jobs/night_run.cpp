#include "jobs/night_run.h"

#include <set>

#include "jobs/calendar.h"
#include "jobs/import.h"
#include "jobs/inform.h"
#include "jobs/issue.h"
#include "jobs/nightly_archive.h"
#include "jobs/nightly_destruction.h"
#include "jobs/nightly_keeping.h"
#include "jobs/produce.h"
#include "jobs/reassess.h"
#include "jobs/rights.h"
#include "jobs/tonight.h"

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
    if (session.keeps(context) && !assessed.empty()) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const Assessed& one : assessed) TRY(keep_terms(group, one.number, *one.regime, one.facts));
        TRY(group.commit());
    }
    assessed.clear();
    return {};
}

/// Tells what of one case is late or has to be done now. Letters are told by produce, informing by inform.cpp, destruction by its list.
void remind(Context& context, const std::string& number, const std::vector<DatedFact>& facts, JobReport& report) {
    for (const DatedFact& fact : facts) {
        static const std::set<std::string> told_elsewhere{"informeren", "antwoord", "vernietigen", "noodzaak", "herziening", "botsing"};
        if (told_elsewhere.count(fact.what) != 0 || is_standing(fact.what) || fact.urgency < Urgency::due) continue;
        const bool late = fact.urgency == Urgency::late;
        const auto& day = fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum;
        std::string heading = context.words.has("kop." + fact.what) ? context.words.text("kop." + fact.what) : fact.what;
        if (!fact.about.empty()) heading += " (" + fact.about + ")";
        context.output.item(late ? "late" : "due",
                            {{"dossier", number}, {"what", fact.what}, {"about", fact.about}, {"date", day ? day->iso() : ""}, {"rule", fact.bevinding.regel}},
                            context.words.text(late ? "regel.termijn_laat" : "regel.termijn_nu", {number, heading, day ? context.words.long_date(*day) : "-"}));
        report.count(late ? "late" : fact.what == "archiveren" ? "due" : "at_risk");
        if (late) report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
}

/// One night's judgement of all cases.
class Assessor {
  public:
    Assessor(Context& context, Session& session, const NightPlan& plan, JobReport& report, const Tonight& tonight, Date seen)
        : context_(context), session_(session), plan_(plan), report_(report), tonight_(tonight), seen_(seen) {
        proposal_.peildatum = session.on;
    }

    Status dossier(const Dossierregel& line) {
        const Result<Dossier> dossier = session_.store->dossier(line.nummer);
        if (!dossier) return dossier.error();
        const Result<const Regime*> regime = session_.regime_of(line);
        if (!regime) return {};  // told by produce
        if (looks_at_keeping() && tonight_.looks_at(line.nummer)) TRY(keeping(line, *dossier, **regime));
        if (plan_.runs(NightStep::inform)) {
            TRY_ASSIGN(const std::vector<Verzonden> sent, session_.sent(line.nummer));
            inform(context_, session_, *dossier, **regime, sent, report_);
        }
        if (plan_.runs(NightStep::age)) tell_ages(context_, session_, *dossier, **regime, report_);
        return assessed_.size() >= group_size ? keep(context_, session_, assessed_) : Status();
    }
    Status finish() {
        TRY(keep(context_, session_, assessed_));
        TRY(archive_papers(context_, session_, moved_, report_));
        if (!plan_.runs(NightStep::destroy) || context_.stopped()) return {};
        return destruction_night(context_, session_, proposal_, report_);
    }

  private:
    bool looks_at_keeping() const {
        return plan_.runs(NightStep::terms) || plan_.runs(NightStep::archive) || plan_.runs(NightStep::need) || plan_.runs(NightStep::destroy);
    }

    /// The dates of keeping of one case: reckoned anew, held against what is stored, and what they ask done or told.
    Status keeping(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
        TRY_ASSIGN(std::vector<DatedFact> facts, session_.facts_of(dossier, regime));
        if (plan_.runs(NightStep::terms)) {
            report_.count("reckoned");
            TRY(compare(line, regime, facts));
        }
        TRY(to_archive(line, dossier, regime, facts));
        if (plan_.runs(NightStep::terms)) remind(context_, line.nummer, facts, report_);
        if (plan_.runs(NightStep::need)) tell_keeping(context_, dossier, regime, session_.on, facts, report_);
        if (plan_.runs(NightStep::destroy)) TRY(to_list(line, dossier, regime));
        if (plan_.runs(NightStep::terms)) assessed_.emplace_back(line.nummer, &regime, facts);
        return {};
    }

    /// What moves has other dates after it.
    Status to_archive(const Dossierregel& line, const Dossier& dossier, const Regime& regime, std::vector<DatedFact>& facts) {
        if (!plan_.runs(NightStep::archive)) return {};
        if (const Result<bool> moved = archive_due(context_, session_, dossier, regime, facts, report_); !moved) {
            if (moved.error().kind != Kind::refused) return moved.error();
            refuse(moved.error());
        } else if (*moved) {
            moved_.push_back(line.nummer);
            TRY_ASSIGN(facts, session_.facts_of(dossier, regime));
            // Alone it leaves the stored dates as they now are; in a whole night the step that reckons them does.
            if (!plan_.runs(NightStep::terms)) assessed_.emplace_back(line.nummer, &regime, facts);
        }
        return {};
    }

    Status to_list(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
        TRY_ASSIGN(const Gearchiveerd archived, archived_on(session_, line.nummer));
        if (const Result<Aanloop> lead = lead_time(regime); lead)
            propose(proposal_, dossier, regime, session_.law.kalender, *lead, archived);
        else if (without_lead_.insert(regime.id).second)
            refuse(lead.error());
        return {};
    }

    void refuse(const Error& error) {
        context_.output.error(error);
        report_.failed(error);
    }

    /// A stored date that its events do not give means that somebody or something changed the store. It is told, and the recomputed
    /// date takes its place: events and regime are what counts.
    Status compare(const Dossierregel& line, const Regime& regime, const std::vector<DatedFact>& facts) {
        TRY_ASSIGN(const std::vector<Termijnregel> stored, session_.store->terms(line.nummer));
        for (const Termijnregel& term : differences({stored, terms_of(line.nummer, regime, facts), line.laatste_datum, seen_, session_.on})) {
            refuse(error_of(Kind::damaged, "termijn.anders", {line.nummer, 0, ""}, {term.regel, term.item, term.datum.iso()}));
            report_.count("findings");
        }
        return {};
    }

    Context& context_;
    Session& session_;
    const NightPlan& plan_;
    JobReport& report_;
    const Tonight& tonight_;
    Date seen_;
    Voordracht proposal_;
    std::vector<Assessed> assessed_;
    std::vector<std::string> moved_;      ///< cases of which something went to the archive tonight
    std::set<std::string> without_lead_;  ///< regimes that were told to lack the thresholds of a list
};

/// Assesses the cases of this night and tells what is late or due; what `produce` has told already is left out. What is to be told of
/// informing hangs on birthdays, which stand nowhere in the clear: for that every case is opened. `seen`: the latest day that the store
/// had seen before this night.
Status assess(Context& context, Session& session, const NightPlan& plan, JobReport& report, const Tonight& tonight, Date seen) {
    TRY_ASSIGN(const std::vector<Dossierregel> lines, session.store->list());
    Progress progress(context, "termijnen", lines.size());
    context.output.before_printing([&] { progress.clear(); });
    Assessor assessor(context, session, plan, report, tonight, seen);
    Status status;
    for (const Dossierregel& line : lines) {
        if (context.stopped() || !status) break;
        progress.step();
        if (line.toestand != "vernietigd") status = assessor.dossier(line);
    }
    if (status) status = assessor.finish();
    context.output.before_printing({});
    return status;
}

}  // namespace

Status run_night(Context& context, Session& session, const NightPlan& plan, std::optional<intake::CagedCases>& cage, Date seen, JobReport& report) {
    TRY_ASSIGN(Tonight tonight, Tonight::plan(session));
    const auto runs = [&](NightStep step) { return plan.runs(step) && !context.stopped(); };
    if (plan.whole()) tell_missed(context, tonight.last(), session.on, tonight.missed(), report);
    if (cage && runs(NightStep::import)) {
        TRY_ASSIGN(const std::vector<std::string> files, files_of({context.call.inbox}, context.world.disk));
        TRY(import_all(context, session, *cage, files, report));
    }
    if (runs(NightStep::letters)) TRY(produce_all(context, session, {}, report));
    if (runs(NightStep::issue)) TRY(issue_letters(context, session, report));
    if (runs(NightStep::rights)) TRY(watch_rights(context, session, report));
    if (!context.stopped()) TRY(watch_calendar(context, session, plan, report));
    if (plan.looks_at_cases() && !context.stopped()) {
        TRY(tonight.find_due(session));
        TRY(assess(context, session, plan, report, tonight, seen));
    }
    return context.stopped() || context.call.dry_run || !plan.whole() ? Status() : keep_night(session, tonight);
}

}  // namespace griffier::jobs
