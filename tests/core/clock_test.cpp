#include "records/core/clock.h"

#include <gtest/gtest.h>

using namespace griffier;
using namespace std::chrono;

namespace {

std::string day_of(int y, unsigned m, unsigned d, int hour, int minute) {
    return Clock::civil_date(Instant(sys_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute))).iso();
}

}  // namespace

TEST(Clock, the_civil_day_turns_at_midnight_in_amsterdam_and_not_in_utc) {
    EXPECT_EQ(day_of(2026, 1, 15, 22, 59), "2026-01-15");
    EXPECT_EQ(day_of(2026, 1, 15, 23, 0), "2026-01-16");
    EXPECT_EQ(day_of(2026, 7, 15, 21, 59), "2026-07-15");
    EXPECT_EQ(day_of(2026, 7, 15, 22, 0), "2026-07-16");
}

TEST(Clock, summer_time_begins_and_ends_on_the_last_sunday_of_march_and_october) {
    EXPECT_EQ(day_of(2026, 3, 28, 22, 30), "2026-03-28");
    EXPECT_EQ(day_of(2026, 3, 29, 22, 30), "2026-03-30");
    EXPECT_EQ(day_of(2026, 10, 24, 22, 30), "2026-10-25");
    EXPECT_EQ(day_of(2026, 10, 25, 22, 30), "2026-10-25");
}
