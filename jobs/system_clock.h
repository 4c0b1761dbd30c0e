#pragma once
#include "records/core/clock.h"

namespace griffier::jobs {

/// The clock of the machine. No other file of the program reads it.
class SystemClock final : public Clock {
  public:
    Instant now() const override;
    std::chrono::milliseconds monotonic() const override;
};

}  // namespace griffier::jobs
