#pragma once
// What is kept of each night: codes and counts only, nothing about a person or a dossier. From it the report draws the last nights, and
// `griffier status` says how the last one went. One lasting object of the store per day (kind "nachtverslag", named by the day).
#include <map>
#include <string>
#include <vector>

#include "jobs/exit_code.h"
#include "jobs/output.h"
#include "records/registry/store.h"

namespace griffier::jobs {

/// Days that the charts of a report show; what is older is dropped.
inline constexpr int nights_shown = 90;

struct NightRecord {
    Date day;                            ///< reference date
    ExitCode exit = ExitCode::done;
    std::map<std::string, long> counts;  ///< as in the summary of the run
    long count(const std::string& what) const;
};

/// Whether a count is of what a run does, other than of what it finds; also as a dry run calls it.
bool is_done_by_a_night(const std::string& count);

/// The record of a run. A second run on the same day adds what it did (letters made, files moved, items destroyed) and takes the place of
/// the earlier one in what stands open; the graver exit code stays, but for that of a run that was stopped.
NightRecord record_of(Date day, const JobReport& report, const NightRecord* earlier);

/// The records of the days from `on` backwards, oldest first; a record that cannot be read is left out.
Result<std::vector<NightRecord>> last_nights(Store& store, Date on);

/// Keeps the record and drops those that no report shows any more, in one commit.
Status keep_record(Store& store, const NightRecord& record);

}  // namespace griffier::jobs
