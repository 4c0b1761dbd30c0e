#pragma once
// Time comes in through this interface only. The clock of the machine is read in jobs/ and tests/bench (a convention test says so).
#include <chrono>

#include "records/core/date.h"

namespace griffier {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    /// Now, in UTC.
    virtual Instant now() const = 0;
    /// Time that never steps back within a process; only differences mean something.
    virtual std::chrono::milliseconds monotonic() const = 0;
    /// The civil date in Europe/Amsterdam at this moment.
    Date today() const { return civil_date(now()); }
    /// The civil date in Europe/Amsterdam at an instant (CET, or CEST from the last Sunday of March to that of October, 01:00 UTC).
    static Date civil_date(Instant instant);
    /// What Dutch civil time is ahead of UTC at an instant: one hour, or two in summer time.
    static std::chrono::hours civil_offset(Instant instant);
};

}  // namespace griffier
