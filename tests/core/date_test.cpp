#include "records/core/date.h"

#include <gtest/gtest.h>

#include <string>

using namespace griffier;

TEST(Date, parse_accepts_only_an_existing_iso_day) {
    EXPECT_EQ(Date::parse("2024-02-29")->iso(), "2024-02-29");
    for (const char* wrong : {"2023-02-29", "2025-02-30", "2025-13-01", "2025-00-10", "2025-1-01", "25-01-01", "2025-01-01 ", "2025/01/01",
                              "20250101", "", "2025-01-0x", "1799-12-31", "+025-01-01"})
        EXPECT_FALSE(Date::parse(wrong)) << wrong;
}

TEST(Date, months_clamp_to_the_last_day_and_do_not_stick_to_it) {
    EXPECT_EQ(Date(2026, 1, 31).plus_months(3).iso(), "2026-04-30");
    EXPECT_EQ(Date(2025, 8, 31).plus_months(6).iso(), "2026-02-28");
    EXPECT_EQ(Date(2023, 2, 28).plus_years(5).iso(), "2028-02-28");
    EXPECT_EQ(Date(2024, 2, 29).plus_years(1).iso(), "2025-02-28");
    EXPECT_EQ(Date(2020, 2, 29).plus_years(4).iso(), "2024-02-29");
    EXPECT_EQ(Date(2026, 3, 31).plus_months(-1).iso(), "2026-02-28");
}

TEST(Date, day_arithmetic_counts_civil_days_over_summer_time_and_leap_years) {
    EXPECT_EQ(Date(2026, 3, 28).plus_days(2).iso(), "2026-03-30");
    EXPECT_EQ(days_between(Date(2024, 2, 28), Date(2024, 3, 1)), 2);
    EXPECT_EQ(days_between(Date(2026, 4, 7), Date(2026, 2, 23)), -43);
    EXPECT_EQ(Date(2026, 11, 22).weekday(), 0u);
}

TEST(Duur, parse_takes_one_unit_and_nothing_else) {
    EXPECT_EQ(Duur::parse("P6M")->months, 6);
    EXPECT_EQ(Duur::parse("P28D")->days, 28);
    EXPECT_EQ(Duur::parse("P4W")->weeks, 4);
    EXPECT_EQ(Duur::parse("P5Y")->years, 5);
    EXPECT_EQ(Duur::parse("PT72H")->hours, 72);
    for (const char* wrong : {"6M", "P", "PT", "P0D", "P-1D", "P1Y6M", "P6H", "PT6M", "P6m", "P 6M", "P1234567D", "P6M "})
        EXPECT_FALSE(Duur::parse(wrong)) << wrong;
}

TEST(Duur, iso_form_reads_back_as_the_same_duration) {
    for (const char* iso : {"P5Y", "P6M", "P4W", "P28D", "PT72H"}) EXPECT_EQ(Duur::parse(iso)->iso(), iso);
}

TEST(Duur, weeks_are_seven_days_from_the_day_after_the_event) {
    EXPECT_EQ(plus(Date(2026, 2, 23), *Duur::parse("P6W")).iso(), "2026-04-06");
}
