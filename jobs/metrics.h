#pragma once
// How a night went, for a monitor: the text format of Prometheus (exposition format 0.0.4), to be read by the textfile collector of
// node_exporter. Counts and codes only. Source: prometheus.io/docs/instrumenting/exposition_formats, "Text-based format".
#include <chrono>
#include <optional>
#include <string>

#include "jobs/output.h"
#include "records/core/clock.h"
#include "records/registry/store.h"

namespace griffier::jobs {

struct NightMetrics {
    ExitCode exit = ExitCode::done;
    Instant ended;
    std::chrono::milliseconds took{};
    std::vector<std::pair<std::string, long>> counts;  ///< of the run
    std::optional<Tellers> stock;                      ///< absent when the store did not open
};

/// The same names each night, zero where nothing happened, so that an alert never waits for a series that is not there.
std::string metrics_text(const NightMetrics& night);

}  // namespace griffier::jobs
