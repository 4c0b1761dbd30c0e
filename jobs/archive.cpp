// griffier archive [DOSSIER...]: the archive step of the night alone. What is due goes to the archive; of a case that is named and not due
// it says from which day it will be.
#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "jobs/nightly_archive.h"
#include "jobs/tonight.h"

namespace griffier::jobs {

namespace {

/// The earliest day on which something of the case will have to be in the archive.
std::optional<Date> next_move(const std::vector<DatedFact>& facts) {
    std::optional<Date> next;
    for (const DatedFact& fact : facts)
        if (fact.what == "archiveren" && fact.urgency != Urgency::none && fact.bevinding.datum && (!next || *fact.bevinding.datum < *next)) next = fact.bevinding.datum;
    return next;
}

class Archiver {
  public:
    Archiver(Context& context, Session& session, JobReport& report) : context_(context), session_(session), report_(report) {}

    Status dossier(const std::string& number, bool named) {
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
        if (line.toestand == "vernietigd") return named ? Status(refused("opslag.dossier_vernietigd", {number, 0, ""})) : Status();
        TRY_ASSIGN(const Dossier dossier, session_.store->dossier(number));
        TRY_ASSIGN(const Regime* regime, session_.regime_of(line));
        TRY_ASSIGN(std::vector<DatedFact> facts, session_.facts_of(dossier, *regime));
        const long before = report_.counted("archived");
        TRY_ASSIGN(const bool moved, archive_due(context_, session_, dossier, *regime, facts, report_));
        if (moved) {
            moved_.push_back(number);
            TRY_ASSIGN(facts, session_.facts_of(dossier, *regime));
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY(keep_terms(group, number, *regime, facts));
            return group.commit();
        }
        if (named && report_.counted("archived") == before) tell_later(number, next_move(facts));
        return {};
    }

    Status finish() { return archive_papers(context_, session_, moved_, report_); }

  private:
    void tell_later(const std::string& number, const std::optional<Date>& day) {
        context_.output.item("not_due", {{"dossier", number}, {"last_day", day ? day->iso() : ""}},
                             day ? context_.words.text("regel.archief_later", {number, context_.words.long_date(*day)}) : context_.words.text("regel.archief_niets", {number}));
        report_.count("not_due");
    }

    Context& context_;
    Session& session_;
    JobReport& report_;
    std::vector<std::string> moved_;
};

}  // namespace

Result<JobReport> archive_cases(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY(actor_of_job(context, session));
    const bool named = !context.call.names.empty();
    std::vector<std::string> numbers = context.call.names;
    if (!named) {
        TRY_ASSIGN(const std::set<std::string> due, keeping_due(session));
        numbers.assign(due.begin(), due.end());
    }
    JobReport report;
    Archiver archiver(context, session, report);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (context.stopped()) break;
        const Status done = archiver.dossier(numbers[i], named);
        if (done) continue;
        Error error = done.error();
        if (error.kind == Kind::damaged || error.kind == Kind::again) return error;
        if (error.place.file.empty()) error.place.file = "DOSSIER " + std::to_string(i + 1);  // which of those that were named
        context.output.error(error);
        report.failed(error);
        report.count("refused");
    }
    TRY(archiver.finish());
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
