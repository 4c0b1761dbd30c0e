#include "jobs/night_play.h"

#include <fmt/format.h>

#include <ostream>

#include "jobs/night_record.h"
#include "jobs/night_run.h"
#include "jobs/progress.h"
#include "jobs/tonight.h"

namespace griffier::jobs {

namespace {

std::string until_of(const Call& call) {
    const auto found = call.parts.find("until");
    return found == call.parts.end() || found->second.empty() ? std::string() : found->second.back();
}

bool goes_on(ExitCode exit) { return exit == ExitCode::done || exit == ExitCode::some_refused || exit == ExitCode::deadline || exit == ExitCode::configuration; }

/// A world in which nobody hears a night: what it told stands in its report, and the player says what it did.
struct Unheard {
    std::ostream nowhere{nullptr};
    World world;
    Call call;
    Output output;
    Context context;
    Unheard(Context& of, Date day)
        : world{of.world.disk, of.world.clock, of.world.random, nowhere, nowhere, of.world.stop, false, of.world.columns, of.world.user, of.world.program, of.world.environment},
          call(of.call), output(world, of.words, false), context{world, call, of.words, output, of.data} {
        call.on = day.iso();
    }
};

class Player {
  public:
    Player(Context& context, const NightPlan& plan, OpenNight& night, JobReport& total) : context_(context), plan_(plan), night_(night), total_(total) {}

    /// False when the nights after it must not come.
    bool play(Date day) {
        Unheard unheard(context_, day);
        Session& session = night_.session;
        session.move_to(day);
        NightService service(unheard.context, plan_.whole());
        JobReport report;
        service.before(report);
        std::optional<intake::CagedCases> cage;
        Status status;
        if (!unheard.call.inbox.empty() && plan_.runs(NightStep::import)) {
            auto started = cage_for_cases(unheard.context);
            if (started) cage = *std::move(started);
            else status = started.error();
        }
        if (status) status = run_night(unheard.context, session, plan_, cage, night_.seen, report);
        close_night(unheard.context, session, status, service, report);
        service.after(report);
        night_.seen = day;
        tell(day, report, service.night());
        return goes_on(report.exit);
    }

  private:
    void tell(Date day, const JobReport& report, const NightReport& night) {
        total_.exit = report.exit;
        total_.count("nights");
        Json counts = Json::object();
        std::string did;
        for (const auto& [name, n] : report.counts) {
            counts[name] = n;
            if (n == 0 || !is_done_by_a_night(name)) continue;
            total_.count(name, n);
            did += (did.empty() ? "" : ", ") + context_.words.count("telling." + name, n);
        }
        if (context_.call.json || !did.empty())
            context_.output.item("night", {{"date", day.iso()}, {"counts", counts}, {"exit", static_cast<int>(report.exit)}},
                                 context_.words.text(context_.call.dry_run ? "regel.nacht_gespeeld_zou" : "regel.nacht_gespeeld", {context_.words.long_date(day), did}));
        // What a night finds late is not what it did, but it is why one plays them: the day on which it becomes more is told.
        const long late = report.counted("late");
        if (late > late_) context_.output.text(context_.words.text("regel.nacht_gespeeld", {context_.words.long_date(day), context_.words.count("telling.late", late)}));
        late_ = late;
        if (goes_on(report.exit)) return;
        for (const Reported& told : night.told)
            if (told.type == "error") context_.output.text(told.sentence);
    }

    Context& context_;
    const NightPlan& plan_;
    OpenNight& night_;
    JobReport& total_;
    long late_ = 0;  ///< of the night before
};

/// The first night to play.
Result<Date> first_night(Context& context, Session& session) {
    if (!context.call.on.empty()) return session.on;
    TRY_ASSIGN(const Tonight tonight, Tonight::plan(session));
    return tonight.last() ? tonight.last()->plus_days(1) : session.on;
}

}  // namespace

bool asks_to_play(const Context& context) { return !until_of(context.call).empty(); }

Result<JobReport> play_nights(Context& context, const NightPlan& plan) {
    const auto until = Date::parse(until_of(context.call));
    if (!until) return error_of(Kind::usage, "aanroep.waarde", {}, {"--until"});
    TRY_ASSIGN(OpenNight night, open_night(context));
    // A real store makes up for missed nights in one, and knows no tomorrow.
    if (!night.session.store->practice()) return error_of(Kind::usage, "nacht.alleen_oefening");
    TRY_ASSIGN(const Date first, first_night(context, night.session));
    if (*until < first) return error_of(Kind::usage, "nacht.geen_nachten", {}, {first.iso(), until->iso()});
    JobReport total;
    Player player(context, plan, night, total);
    Date day = first;
    {
        Progress progress(context, "nachten", static_cast<std::size_t>((until->days() - first.days()).count()) + 1);
        context.output.before_printing([&] { progress.clear(); });
        while (player.play(day) && day < *until && !context.stopped()) {
            progress.step();
            day = day.plus_days(1);
        }
        context.output.before_printing({});
    }
    if (context.stopped()) total.exit = graver(total.exit, ExitCode::interrupted);
    context.output.summary(context.call.command, total, {{"first", first.iso()}, {"reference_date", day.iso()}, {"dry_run", context.call.dry_run}});
    return total;
}

}  // namespace griffier::jobs
