#include "records/core/clock.h"

namespace griffier {
namespace {

using namespace std::chrono;

sys_time<hours> switch_of(year y, month m) { return sys_days(y / m / Sunday[last]) + hours(1); }

}  // namespace

hours Clock::civil_offset(Instant instant) {
    year y = year_month_day(floor<days>(instant)).year();
    bool summer = instant >= switch_of(y, March) && instant < switch_of(y, October);
    return summer ? hours(2) : hours(1);
}

Date Clock::civil_date(Instant instant) { return Date(floor<days>(instant + civil_offset(instant))); }

}  // namespace griffier
