#include "jobs/night_service.h"

#include <charconv>

#include "jobs/folders.h"
#include "jobs/metrics.h"
#include "records/core/program.h"

namespace griffier::jobs {

namespace {

constexpr int usual_seconds = 60;
constexpr const char* read_by_report[] = {"state", "late_since", "late", "limit", "red", "at_risk", "held", "code", "hint"};  // night_report.h
constexpr unsigned for_group = 0640, for_all = 0644;

/// The night came to its end, whatever it found.
bool ended(ExitCode exit) { return exit == ExitCode::done || exit == ExitCode::some_refused || exit == ExitCode::deadline; }

std::string moment(Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - day).count();
    std::string time = "00:00:00";
    const long parts[] = {seconds / 3600, seconds / 60 % 60, seconds % 60};
    for (std::size_t i = 0; i < 3; ++i) time[3 * i] = static_cast<char>('0' + parts[i] / 10), time[3 * i + 1] = static_cast<char>('0' + parts[i] % 10);
    return Date(day).iso() + "T" + time + "Z";
}

}  // namespace

NightService::NightService(Context& context, bool whole) : context_(context), off_(context.call.dry_run || !whole), began_(context.world.clock.monotonic()) {
    context_.output.record([this](const std::string& type, const Json& fields, const std::string& sentence, Kind kind) {
        // A large stock tells a line of every case in every night: of each only what says where it stands in the report is kept.
        Json kept = Json::object();
        for (const char* name : read_by_report)
            if (const auto found = fields.find(name); found != fields.end()) kept[name] = *found;
        night_.told.push_back({type, std::move(kept), sentence, kind});
    });
    night_.on = context.call.on.empty() ? context.world.clock.today() : *Date::parse(context.call.on);
}

NightService::~NightService() { context_.output.record({}); }

std::string NightService::setting(const std::string& name) const {
    const auto found = context_.call.settings.find(name);
    return found == context_.call.settings.end() ? std::string() : found->second;
}

std::string NightService::report_file() const {
    const std::string folder = setting("report");
    return folder.empty() ? folder : join_path(folder, "nacht.html");
}

void NightService::attempt(const Status& status, const char* count, JobReport& report) {
    if (status) return;
    context_.output.error(status.error());
    report.count(count);
    report.failed(status.error());
}

void NightService::run_hook(const std::string& which, JobReport& report, bool with_exit) {
    const std::string program = setting("hook-" + which);
    if (program.empty() || off_) return;
    std::vector<std::pair<std::string, std::string>> environment{{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C.UTF-8"}, {"GRIFFIER_HOOK", which}, {"GRIFFIER_DATE", night_.on.iso()}};
    if (with_exit) environment.emplace_back("GRIFFIER_EXIT", std::to_string(static_cast<int>(report.exit)));
    if (!report_file().empty()) environment.emplace_back("GRIFFIER_REPORT", report_file());
    int seconds = usual_seconds;
    if (const std::string set = setting("hook-seconds"); !set.empty()) std::from_chars(set.data(), set.data() + set.size(), seconds);
    const auto work = [&]() -> Status {
        TRY_ASSIGN(const ProgramEnd end, run_program(program, environment, seconds * 1000));
        if (end.too_long) return refused("haak.te_lang", {program, 0, ""}, {which, std::to_string(seconds)});
        if (end.code != 0) return refused("haak.mislukt", {program, 0, ""}, {which, std::to_string(end.code)});
        return {};
    };
    attempt(work(), "hooks_failed", report);
}

void NightService::before(JobReport& report) { run_hook("before", report, false); }

void NightService::keep(Session& session, JobReport& report) {
    night_.cooperation = session.convenant.naam;
    night_.regime = session.convenant.regime + " " + session.convenant.regime_versie;
    night_.on = session.on;
    night_.practice = session.store->practice();
    for (const Reported& told : night_.told)
        if (told.type == "balance" && told.fields.contains("held")) night_.held = told.fields["held"].get<long>();
    const auto work = [&]() -> Status {
        TRY_ASSIGN(night_.stock, session.store->counters());
        TRY_ASSIGN(night_.nights, last_nights(*session.store, session.on));
        const bool again = !night_.nights.empty() && night_.nights.back().day == session.on;
        const NightRecord record = record_of(session.on, report, again ? &night_.nights.back() : nullptr);
        if (!off_) TRY(keep_record(*session.store, record));
        if (again) night_.nights.pop_back();
        night_.nights.push_back(record);
        return {};
    };
    attempt(work(), "report_failed", report);
}

Status NightService::write_report(const JobReport& report) {
    if (report_file().empty() || off_) return {};
    night_.exit = report.exit;
    TRY(make_folders(context_.world.disk, setting("report")));
    TRY(publish_file(context_.world.disk, report_file(), night_page(night_, context_.words), for_group));
    return publish_file(context_.world.disk, join_path(setting("report"), "nacht.txt"), night_text(night_, context_.words), for_group);
}

void NightService::after(JobReport& report, const Error* failed) {
    // What found the store in use did not run: the report and the metrics stay those of the run that holds it.
    const bool colliding = failed && failed->kind == Kind::busy;
    if (failed) {
        night_.told.push_back({"error", {{"code", failed->code}}, context_.words.message(*failed) + " " + context_.words.hint(*failed), failed->kind});
        report.failed(*failed);
    }
    if (!colliding) attempt(write_report(report), "report_failed", report);
    const ExitCode reported = report.exit;
    if (report.exit != ExitCode::done) run_hook("error", report, true);
    run_hook("after", report, true);
    if (!colliding && (report.exit != reported || report.counted("hooks_failed") > 0)) attempt(write_report(report), "report_failed", report);
    if (!off_ && !colliding) {
        const Instant now = context_.world.clock.now();
        if (const std::string file = setting("metrics"); !file.empty())
            attempt(publish_file(context_.world.disk, file, metrics_text({report.exit, now, context_.world.clock.monotonic() - began_, report.counts, night_.stock}), for_all), "metrics_failed", report);
        if (const std::string file = setting("ping"); !file.empty() && ended(report.exit)) attempt(publish_file(context_.world.disk, file, moment(now) + "\n", for_all), "ping_failed", report);
    }
    if (!report_file().empty() && !off_ && context_.world.disk.exists(report_file())) report.see(report_file());
}

}  // namespace griffier::jobs
