#pragma once
// What stands around a night run for who looks after it: hooks before, after and on error, the report, the metrics file and the file of a
// dead-man switch. All of it is off until a setting names it; none of it changes what the night does. A part that fails is told, counted
// and moves the exit code; the night goes on.
//
//   report = DIR                 nacht.html and nacht.txt, of the last night only (jobs/night_report.h), mode 0640
//   metrics = FILE.prom          jobs/metrics.h, mode 0644
//   ping = FILE                  written when a night came to its end (0, 1 or 6), with the moment; who waits for it sees a night that did not
//   hook-before, -after, -error = PROGRAM     an absolute path, run without arguments and with GRIFFIER_HOOK, GRIFFIER_DATE,
//                                GRIFFIER_EXIT (after, error) and GRIFFIER_REPORT in its environment, nothing else
//   hook-seconds = N             the longest that one hook may take; 60 when it is not set
#include <chrono>
#include <optional>

#include "jobs/night_report.h"
#include "jobs/session.h"

namespace griffier::jobs {

class NightService {
  public:
    /// Records what is told from here on. `context` outlives it.
    /// `whole`: a step alone is no night, and nothing stands around it.
    explicit NightService(Context& context, bool whole = true);
    ~NightService();
    NightService(const NightService&) = delete;
    NightService& operator=(const NightService&) = delete;

    /// The hook before; a failure goes into `report`.
    void before(JobReport& report);
    /// While the store is open and the run is over: keeps the record of the night and takes along what the report needs.
    void keep(Session& session, JobReport& report);
    /// After the run, whether or not it had a store: report, hooks, metrics, ping. `failed`: what ended the run before it began.
    void after(JobReport& report, const Error* failed = nullptr);

    /// What was told so far.
    const NightReport& night() const { return night_; }

  private:
    std::string setting(const std::string& name) const;
    void run_hook(const std::string& which, JobReport& report, bool with_exit);
    void attempt(const Status& status, const char* count, JobReport& report);
    Status write_report(const JobReport& report);
    std::string report_file() const;

    Context& context_;
    bool off_;  ///< a dry run, or no whole night
    NightReport night_;
    std::chrono::milliseconds began_;
};

}  // namespace griffier::jobs
