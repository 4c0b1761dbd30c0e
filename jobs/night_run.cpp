#include "jobs/night_run.h"

#include <set>

#include "jobs/assessor.h"
#include "jobs/calendar.h"
#include "jobs/import.h"
#include "jobs/issue.h"
#include "jobs/nightly_keeping.h"
#include "jobs/produce.h"
#include "jobs/release.h"
#include "jobs/rights.h"
#include "jobs/tonight.h"
#include "records/registry/issue.h"

namespace griffier::jobs {

namespace {

/// Cases with a letter that the hand-over of this night may still withdraw; none without a channel.
Result<std::set<std::string>> cases_with_letters_under_way(const Context& context, Session& session) {
    std::set<std::string> numbers;
    if (channel_folder(context).empty()) return numbers;
    TRY_ASSIGN(const std::vector<Stukregel> filed, filed_documents(*session.store));
    for (const Stukregel& line : filed)
        if (goes_out(line.soort)) numbers.insert(line.dossier);
    for (const Verzendstand state : {Verzendstand::te_verzenden, Verzendstand::onderweg}) {
        TRY_ASSIGN(const std::vector<Verzending> letters, letters_in(*session.store, state));
        for (const Verzending& letter : letters) numbers.insert(letter.stuk.dossier);
    }
    return numbers;
}

/// The cases of a night. Each is opened once: its letters are made, and all else that the plan asks of it is judged. A case with a letter that
/// was made now or waits for its channel is judged after the hand-over, which can withdraw it.
class Round {
  public:
    Round(Context& context, Session& session, const NightPlan& plan, Tonight& tonight, JobReport& report, Date seen)
        : context_(context), session_(session), plan_(plan), tonight_(tonight), report_(report), assessor_(context, session, plan, report, seen, tonight.last()) {}

    /// Letters of all cases; the rest of those whose letters are at rest. What was made is filed, also when the run was stopped.
    Status before_issue() {
        const bool letters = plan_.runs(NightStep::letters);
        if (!letters && !plan_.looks_at_cases()) return {};
        if (letters) {
            TRY_ASSIGN(const Generator* generator, generator_of(context_, session_));
            producer_.emplace(context_, session_, *generator);
        }
        if (plan_.runs(NightStep::issue)) {
            TRY_ASSIGN(under_way_, cases_with_letters_under_way(context_, session_));
        }
        TRY(tonight_.find_due(session_));
        const Status read = all_cases();
        if (!producer_) return read;
        const Status filed = read ? producer_->finish() : Status();
        if (context_.stopped()) producer_->report().exit = graver(producer_->report().exit, ExitCode::interrupted);
        report_.add(producer_->report());
        return read ? filed : read;
    }

    /// What waited for the hand-over. Fails also when the judging had to end before it.
    Status after_issue() {
        if (!plan_.looks_at_cases()) return {};
        TRY(Status(judged_));
        const Reading reading(session_.store->state());
        for (const std::string& number : later_) {
            if (context_.stopped()) break;
            TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
            TRY_ASSIGN(const Dossier dossier, session_.store->dossier(number));
            TRY_ASSIGN(const Regime* regime, session_.regime_of(line));
            // A letter that was made or withdrawn has moved its dates.
            TRY(assessor_.dossier(line, dossier, *regime, true));
        }
        return assessor_.finish();
    }

    Status destroy() { return assessor_.destroy(); }

  private:
    Status all_cases() {
        const Reading reading(session_.store->state());
        TRY_ASSIGN(const std::vector<Dossierregel> lines, session_.store->list());
        Progress progress(context_, "dossiers", lines.size());
        context_.output.before_printing([&] { progress.clear(); });
        Status status;
        for (const Dossierregel& line : lines) {
            if (context_.stopped() || !status) break;
            status = one_case(line);
            progress.step();
        }
        context_.output.before_printing({});
        return status;
    }

    Status one_case(const Dossierregel& line) {
        if (line.toestand == "vernietigd") return {};
        const Result<Dossier> dossier = session_.store->dossier(line.nummer);
        const Result<const Regime*> regime = dossier ? session_.regime_of(line) : Result<const Regime*>(dossier.error());
        if (!regime) return cannot_be_judged(line.nummer, regime.error());
        if (producer_) TRY(producer_->dossier(line, *dossier, **regime));
        if (!plan_.looks_at_cases()) return {};
        if (under_way_.contains(line.nummer) || (producer_ && producer_->made_for(line.nummer))) {
            later_.push_back(line.nummer);
            return {};
        }
        // Letters go first: what stops the judging ends the night after the hand-over and the terms of requests.
        if (judged_) judged_ = assessor_.dossier(line, *dossier, **regime, tonight_.looks_at(line.nummer), producer_ ? &producer_->duties() : nullptr);
        return {};
    }

    Status cannot_be_judged(const std::string& number, const Error& error) {
        if (producer_) return producer_->cannot_be_judged(number, error);
        if (ends_run(error)) return error;
        Error told = error;
        told.place = {number, 0, error.place.element};
        context_.output.error(told);
        report_.failed(told);
        report_.count("refused");
        return {};
    }

    Context& context_;
    Session& session_;
    const NightPlan& plan_;
    Tonight& tonight_;
    JobReport& report_;
    Assessor assessor_;
    std::optional<Producer> producer_;
    std::set<std::string> under_way_;
    std::vector<std::string> later_;
    Status judged_;
};

}  // namespace

Status run_night(Context& context, Session& session, const NightPlan& plan, std::optional<intake::CagedCases>& cage, Date seen, JobReport& report) {
    TRY_ASSIGN(Tonight tonight, Tonight::plan(session));
    const auto runs = [&](NightStep step) { return plan.runs(step) && !context.stopped(); };
    if (plan.whole()) tell_missed(context, tonight.last(), session.on, tonight.missed(), report);
    if (cage && runs(NightStep::import)) {
        TRY_ASSIGN(const std::vector<std::string> files, files_of({context.call.inbox}, context.world.disk));
        TRY(import_all(context, session, *cage, files, report));
    }
    Round round(context, session, plan, tonight, report, seen);
    if (!context.stopped()) TRY(round.before_issue());
    if (runs(NightStep::issue)) TRY(issue_letters(context, session, report));
    const Status judged = round.after_issue();
    if (runs(NightStep::rights)) TRY(watch_rights(context, session, report));
    if (!context.stopped()) TRY(watch_calendar(context, session, plan, report));
    TRY(Status(judged));
    if (runs(NightStep::destroy)) TRY(round.destroy());
    return context.stopped() || context.call.dry_run || !plan.whole() ? Status() : keep_night(session, tonight);
}

}  // namespace griffier::jobs
