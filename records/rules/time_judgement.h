#pragma once
// What the clock of the machine may be believed. Time is an interval: the clock says what it is at the latest, the marks in the log say
// what it was at least. Duties count as due by the first, destroying and expiring wait for the second. House rules: the numbers are
// thresholds of the regime file ("klok.terug-minuten", "klok.gat-uren").
#include <chrono>

#include "records/core/clock.h"
#include "records/core/result.h"
#include "records/model/regime.h"

namespace griffier {

struct Tijdgrens {
    std::chrono::minutes terug;   ///< what a clock may lie behind the mark, or move against monotonic time within a run
    std::chrono::hours gat;       ///< what may lie between the last proven moment and now
};

/// Kind::configuration (regime.drempel, args the code and the regime) when the regime does not set them.
Result<Tijdgrens> time_limits(const Regime& regime);

/// A clock read twice over: what it says, and the time that cannot be set.
struct Klokstand {
    Instant nu;
    std::chrono::milliseconds monotoon;
};

struct Tijdwaarneming {
    Instant hoogste;      ///< latest moment in the log
    Instant bewezen;      ///< latest moment that was proven
    bool sprong = false;  ///< an earlier run saw the clock jump
    Klokstand begin;      ///< of the run
    Klokstand nu;
};

enum class Tijdfout {
    geen,
    gat,         ///< too long since the last proven moment: downtime, or a clock that runs ahead
    teruggezet,  ///< the clock lies behind the log
    sprong,      ///< the clock moved against monotonic time
};

struct Tijdoordeel {
    Tijdfout fout = Tijdfout::geen;
    Instant ondergrens;   ///< it is not earlier than this
    /// What depends on the day may go on; otherwise persons decide first.
    bool beslissen() const { return fout == Tijdfout::geen || fout == Tijdfout::gat; }
    /// What cannot be taken back may go on.
    bool vernietigen() const { return fout == Tijdfout::geen; }
};

/// Pure. A jump goes before a clock that was set back, that before a gap.
Tijdoordeel judge_time(const Tijdwaarneming& seen, const Tijdgrens& limits);

}  // namespace griffier
