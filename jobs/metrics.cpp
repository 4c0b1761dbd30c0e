#include "jobs/metrics.h"

#include <fmt/format.h>

#include <map>

namespace griffier::jobs {

namespace {

/// Counts that are always there.
constexpr const char* standing[] = {"archived", "at_risk",      "destroyed", "findings",     "holds",   "hooks_failed", "imported",
                                    "inform",   "late",         "made",      "missed_nights", "refused", "unknown",     "waiting", "without_date"};

/// Nothing but letters, digits and _ enters a label: the names of counts are our own codes.
std::string label(const std::string& code) {
    std::string safe;
    for (const char c : code) safe += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? c : '_';
    return safe;
}

std::string head(const char* name, const char* help) { return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, help); }

}  // namespace

std::string metrics_text(const NightMetrics& night) {
    std::string text = head("griffier_build_info", "Version of griffier; always 1.") + "griffier_build_info{version=\"" GRIFFIER_VERSION "\"} 1\n";
    text += head("griffier_night_exit_code", "Exit code of the last night run; see the table in jobs/README.md.") + fmt::format("griffier_night_exit_code {}\n", static_cast<int>(night.exit));
    text += head("griffier_night_end_timestamp_seconds", "When the last night run ended, whatever its end.") +
            fmt::format("griffier_night_end_timestamp_seconds {}\n", std::chrono::duration_cast<std::chrono::seconds>(night.ended.time_since_epoch()).count());
    text += head("griffier_night_duration_seconds", "How long the last night run took.") + fmt::format("griffier_night_duration_seconds {}.{:03}\n", night.took.count() / 1000, night.took.count() % 1000);
    std::map<std::string, long> counts;
    for (const char* name : standing) counts[name] = 0;
    for (const auto& [name, n] : night.counts) counts[label(name)] += n;
    text += head("griffier_night_items", "What the last night run did and found, by kind.");
    for (const auto& [name, n] : counts) text += fmt::format("griffier_night_items{{kind=\"{}\"}} {}\n", name, n);
    if (!night.stock) return text;
    text += head("griffier_store_dossiers", "Dossiers by state; together they are all that were ever registered.");
    text += fmt::format("griffier_store_dossiers{{state=\"active\"}} {}\ngriffier_store_dossiers{{state=\"archived\"}} {}\ngriffier_store_dossiers{{state=\"destroyed\"}} {}\n",
                        night.stock->actief, night.stock->gearchiveerd, night.stock->vernietigd);
    text += head("griffier_store_log_leaves", "Leaves in the log.") + fmt::format("griffier_store_log_leaves {}\n", night.stock->logbladen);
    return text;
}

}  // namespace griffier::jobs
