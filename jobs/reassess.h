#pragma once
// Stored terms against terms recomputed from the events and the regime (architecture: nightly, step assess). Pure.
#include <optional>
#include <vector>

#include "records/registry/store.h"

namespace griffier::jobs {

struct Reassessment {
    std::vector<Termijnregel> stored;      ///< as the store has them
    std::vector<Termijnregel> recomputed;  ///< as they come out now
    std::optional<Date> last_event;        ///< of the latest dated item of the case
    Date seen;                             ///< latest day that the store had seen when `stored` may have been written
    Date on;                               ///< reference date of `recomputed`
};

/// The stored terms that their own events do not give: an integrity failure. Events and regime may change: a term of another regime
/// version is left out, and so is one of another start when an event took effect since, or when the day asked for lies before `seen`.
/// A duty that is met or gone has no recomputed term and is left out too.
std::vector<Termijnregel> differences(const Reassessment& question);

}  // namespace griffier::jobs
