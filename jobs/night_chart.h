#pragma once
// A small bar chart of the last nights as inline SVG, with the same in words beside it: who cannot see it misses nothing.
#include <string>
#include <vector>

#include "jobs/night_record.h"
#include "records/core/catalogue.h"

namespace griffier::jobs {

struct Chart {
    std::string name;                 ///< words under "nacht.grafiek.NAME"
    std::vector<std::string> counts;  ///< of the records, added up
};
const std::vector<Chart>& charts();

/// One value per day, `nights_shown` of them up to `on`; nothing where no night ran.
std::vector<std::optional<long>> values_of(const Chart& chart, const std::vector<NightRecord>& nights, Date on);

/// "Last night 3, most 12 on 4 May 2026, 40 in 88 nights; 2 nights without a run."
std::string chart_sentence(const std::vector<std::optional<long>>& values, Date on, const Catalogue& words);
std::string chart_svg(const Chart& chart, const std::vector<std::optional<long>>& values, Date on, const Catalogue& words);

}  // namespace griffier::jobs
