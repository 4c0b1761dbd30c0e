#include "records/rules/time_judgement.h"

#include <gtest/gtest.h>

namespace griffier {
namespace {

using namespace std::chrono_literals;

constexpr Tijdgrens limits{2min, 48h};
const Instant mark = Instant(Date(2026, 3, 2).days() + 9h);

/// A run that began `began` after the mark, looked at `later` on the wall clock and `ticked` on the clock that cannot be set.
Tijdoordeel judged(std::chrono::milliseconds began, std::chrono::milliseconds later = 0ms, std::chrono::milliseconds ticked = 0ms) {
    return judge_time({mark, mark, false, {mark + began, 5s}, {mark + began + later, 5s + ticked}}, limits);
}

TEST(TimeJudgement, a_clock_that_goes_on_is_believed) {
    for (const auto began : std::vector<std::chrono::milliseconds>{0ms, 1ms, 24h, 48h}) {
        const Tijdoordeel j = judged(began);
        EXPECT_EQ(j.fout, Tijdfout::geen);
        EXPECT_TRUE(j.beslissen());
        EXPECT_TRUE(j.vernietigen());
        EXPECT_EQ(j.ondergrens, mark + began);
    }
}

TEST(TimeJudgement, fault_29_a_clock_ten_years_ahead_destroys_nothing) {
    const Tijdoordeel j = judged(24h * 3652);
    EXPECT_EQ(j.fout, Tijdfout::gat);
    EXPECT_TRUE(j.beslissen()) << "downtime must not stop the letters";
    EXPECT_FALSE(j.vernietigen());
    EXPECT_EQ(j.ondergrens, mark) << "only the mark is proven";
    EXPECT_EQ(judged(48h + 1ms).fout, Tijdfout::gat);
}

TEST(TimeJudgement, fault_29_what_runs_later_on_the_wrong_clock_is_no_proof) {
    // the log went along with the wrong clock, the proven mark did not
    const Tijdoordeel j = judge_time({mark + 24h * 3652, mark, false, {mark + 24h * 3653, 0s}, {mark + 24h * 3653, 0s}}, limits);
    EXPECT_EQ(j.fout, Tijdfout::gat);
    EXPECT_EQ(j.ondergrens, mark);
}

TEST(TimeJudgement, fault_30_a_clock_set_back_stops_what_depends_on_time) {
    for (const auto back : std::vector<std::chrono::milliseconds>{-(2min + 1ms), -1h, -24h * 365 * 50}) {
        const Tijdoordeel j = judged(back);
        EXPECT_EQ(j.fout, Tijdfout::teruggezet);
        EXPECT_FALSE(j.beslissen());
        EXPECT_FALSE(j.vernietigen());
        EXPECT_EQ(j.ondergrens, mark + back) << "the earlier of the two";
    }
    EXPECT_EQ(judged(-2min).fout, Tijdfout::geen) << "a clock that is put right by a little";
    EXPECT_EQ(judged(-2min).ondergrens, mark - 2min);
}

TEST(TimeJudgement, fault_31_a_jump_within_a_run_is_seen_both_ways) {
    EXPECT_EQ(judged(0ms, 10min, 10min).fout, Tijdfout::geen);
    EXPECT_EQ(judged(0ms, 12min, 10min).fout, Tijdfout::geen);
    EXPECT_EQ(judged(0ms, 12min + 1ms, 10min).fout, Tijdfout::sprong);
    EXPECT_EQ(judged(1h, 7min, 10min).fout, Tijdfout::sprong) << "back, though not behind the log";
    EXPECT_FALSE(judged(0ms, 1h, 1s).beslissen());
}

TEST(TimeJudgement, fault_31_a_jump_that_was_seen_stays_until_persons_look) {
    EXPECT_EQ(judge_time({mark, mark, true, {mark + 1h, 0s}, {mark + 1h, 0s}}, limits).fout, Tijdfout::sprong);
}

TEST(TimeJudgement, fault_32_summer_time_changes_nothing_since_instants_are_utc) {
    const Instant before = Instant(Date(2026, 3, 29).days() + 59min), after = before + 2min;  // 01:59 becomes 03:01 in Amsterdam
    EXPECT_EQ(judge_time({before, before, false, {before, 0s}, {after, 2min}}, limits).fout, Tijdfout::geen);
    EXPECT_EQ(Clock::civil_offset(before), 1h);
    EXPECT_EQ(Clock::civil_offset(after), 2h);
}

TEST(TimeJudgement, fault_35_a_machine_that_slept_for_three_days_has_jumped) {
    // monotonic time stands still while a machine sleeps
    EXPECT_EQ(judged(0ms, 72h, 10ms).fout, Tijdfout::sprong);
}

TEST(TimeJudgement, a_regime_without_the_thresholds_is_refused) {
    Regime regime;
    regime.id = "proef";
    auto limits = time_limits(regime);
    ASSERT_FALSE(limits);
    EXPECT_EQ(limits.error().kind, Kind::configuration);
    EXPECT_EQ(limits.error().args.front(), "klok.terug-minuten");
    Drempel back;
    back.code = "klok.terug-minuten", back.waarde = 3;
    regime.drempels.push_back(back);
    EXPECT_EQ(time_limits(regime).error().args.front(), "klok.gat-uren");
    back.code = "klok.gat-uren", back.waarde = 30;
    regime.drempels.push_back(back);
    ASSERT_TRUE(time_limits(regime));
    EXPECT_EQ(time_limits(regime)->terug, 3min);
    EXPECT_EQ(time_limits(regime)->gat, 30h);
}

}  // namespace
}  // namespace griffier
