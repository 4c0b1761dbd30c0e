// griffier nightly: what every night asks, in order: take in, make what is owed, tell what has passed or threatens to, archive, destroy.
#include <map>
#include <ostream>

#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "jobs/night_play.h"
#include "jobs/night_run.h"
#include "jobs/night_service.h"
#include "jobs/produce.h"
#include "jobs/release.h"
#include "records/registry/rehearsal.h"

namespace griffier::jobs {

namespace {

/// The night itself, from opening the store to signing its log. Gives the reference date.
Result<Date> one_night(Context& context, const NightPlan& plan, NightService& service, JobReport& report) {
    std::optional<intake::CagedCases> cage;
    if (!context.call.inbox.empty() && plan.runs(NightStep::import)) {
        TRY_ASSIGN(cage, cage_for_cases(context));
    }
    TRY_ASSIGN(OpenNight night, open_night(context));
    const Status status = run_night(context, night.session, plan, cage, night.seen, report);
    close_night(context, night.session, status, service, report);
    return night.session.on;
}

/// A night whose results are printed when it is over: what is late first. Errors and progress go where they always go.
struct Kept {
    std::ostream nowhere{nullptr};
    World world;
    Output output;
    Context context;
    explicit Kept(Context& of)
        : world{of.world.disk, of.world.clock, of.world.random, nowhere, of.world.err, of.world.stop, of.world.terminal, of.world.columns, of.world.user, of.world.program, of.world.environment},
          output(world, of.words, false), context{world, of.call, of.words, output, of.data} {}
};

/// Who reads one line at a time, a program or the journal, gets them in the order in which they came.
bool as_it_comes(const Context& context) { return context.call.json || (!context.world.terminal && context.world.environment("JOURNAL_STREAM").has_value()); }

/// Under headings by weight. Letters that nobody is owed are counted: they are most of a night and ask nothing.
void print_by_weight(Context& context, const NightReport& night) {
    std::map<Part, std::vector<std::string>> parts;
    std::string balance;
    long not_owed = 0;
    for (const Reported& told : night.told) {
        if (told.type == "balance") balance = told.sentence;
        const auto part = part_of(told, night.on);
        if (!part || told.type == "error" || told.sentence.empty()) continue;
        if (*part == Part::rest && told.type == "not_made") ++not_owed;
        else parts[*part].push_back(told.sentence);
    }
    for (const Part part : all_parts) {
        if (parts[part].empty() && (part != Part::rest || not_owed == 0)) continue;
        context.output.text(context.words.text("nacht.deel." + name_of(part)));
        for (const std::string& sentence : parts[part]) context.output.text("  " + sentence);
        if (part == Part::rest && not_owed > 0) context.output.text("  " + context.words.count("nacht.geen_brief", not_owed));
        context.output.text("");
    }
    if (!balance.empty()) context.output.text(balance);
}

}  // namespace

Result<OpenNight> open_night(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Instant seen, session.store->high_water());
    TRY(actor_of_job(context, session));
    if (context.call.dry_run) {
        TRY(rehearse(*session.store));
        session.rehearsing = true;
    }
    return OpenNight{std::move(session), Clock::civil_date(seen)};
}

namespace {

/// A letter counts as made from the day that it is filed; one that nobody can take anywhere informs nobody.
void tell_nowhere(Context& context, const JobReport& report) {
    const long made = report.counted("made") + report.counted("would_make");
    if (made == 0 || !context.call.out.empty() || !channel_folder(context).empty()) return;
    context.output.item("nowhere", {{"letters", made}}, context.words.text("regel.nergens_klaar", {std::to_string(made)}));
}

}  // namespace

void close_night(Context& context, Session& session, const Status& status, NightService& service, JobReport& report) {
    tell_nowhere(context, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    service.keep(session, report);
    end_run(context, session, report);
}

Result<JobReport> run_nightly(Context& given) {
    TRY(check_out(given));
    TRY(store_paths(given));
    TRY_ASSIGN(const NightPlan plan, NightPlan::of(given.call));
    if (asks_to_play(given)) return play_nights(given, plan);
    std::optional<Kept> kept;
    if (!as_it_comes(given)) kept.emplace(given);
    Context& context = kept ? kept->context : given;
    NightService service(context, plan.whole());
    JobReport report;
    service.before(report);
    const Result<Date> on = one_night(context, plan, service, report);
    service.after(report, on ? nullptr : &on.error());
    if (kept) print_by_weight(given, service.night());
    if (!on) return on.error();
    given.output.summary(given.call.command, report, {{"reference_date", on->iso()}, {"dry_run", given.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
