#include "records/rules/terms.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/rules/sample_rules.h"

using namespace griffier;
using namespace griffier::sample;

namespace {

Bevinding reckon(TermijnSoort soort, const char* duur, const char* start, const char* rustdag = "blijft") {
    return term(termijn(soort, duur, "start", "doen", rustdag), day(start), two_files(), kalender());
}
std::string date_of(const Bevinding& b) { return b.datum ? b.datum->iso() : "geen"; }
std::string latest_of(const Bevinding& b) { return b.uiterst ? b.uiterst->iso() : "geen"; }
bool has_step(const Bevinding& b, const std::string& key) {
    return std::any_of(b.stappen.begin(), b.stappen.end(), [&](const Stap& s) { return s.key == key; });
}

/// An independent calendar: counts days one by one from a known day, without std::chrono.
struct Counted {
    int y, m, d;
    static bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }
    static int length(int y, int m) {
        static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return m == 2 && leap(y) ? 29 : lengths[m - 1];
    }
    void next() {
        if (++d > length(y, m)) d = 1, ++m;
        if (m > 12) m = 1, ++y;
    }
    std::string iso() const {
        char text[48];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
        return text;
    }
    Counted months_later(int n) const {
        Counted out{y, m, d};
        for (int i = 0; i < n; ++i)
            if (++out.m > 12) out.m = 1, ++out.y;
        if (out.d > length(out.y, out.m)) out.d = length(out.y, out.m);
        return out;
    }
};

}  // namespace

TEST(Termijn, a_month_end_clamps_and_is_reckoned_from_the_original_start) {
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P3M", "2026-01-31")), "2026-04-30");
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P6M", "2025-08-31")), "2026-02-28");
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P1Y", "2024-02-29")), "2025-02-28");
    EXPECT_TRUE(has_step(reckon(TermijnSoort::ten_hoogste, "P6M", "2025-08-31"), "termijn.geklemd"));
    EXPECT_FALSE(has_step(reckon(TermijnSoort::ten_hoogste, "P6M", "2025-08-28"), "termijn.geklemd"));
}

TEST(Termijn, a_month_end_does_not_stick) {
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P5Y", "2023-02-28")), "2028-02-28");
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P1M", "2026-02-28")), "2026-03-28");
}

TEST(Termijn, at_most_never_rolls_whatever_the_rest_day_says) {
    for (const char* rustdag : {"blijft", "termijnenwet", "verordening-1182-71"})
        EXPECT_EQ(date_of(reckon(TermijnSoort::ten_hoogste, "P28D", "2026-03-08", rustdag)), "2026-04-05") << rustdag;
}

TEST(Termijn, keep_for_runs_through_the_day_and_acts_the_day_after) {
    EXPECT_EQ(date_of(reckon(TermijnSoort::bewaren, "P5Y", "2020-02-29")), "2025-03-01");
    EXPECT_EQ(date_of(reckon(TermijnSoort::ten_minste, "P3M", "2025-11-30")), "2026-03-01");
}

TEST(Termijn, the_entry_day_of_a_life_counts) { EXPECT_EQ(date_of(reckon(TermijnSoort::looptijd, "P3Y", "2015-09-01")), "2018-09-01"); }

TEST(Termijn, an_act_term_that_ends_on_easter_monday_rolls_to_tuesday) {
    auto b = reckon(TermijnSoort::wettermijn, "P42D", "2026-02-23", "termijnenwet");
    EXPECT_EQ(date_of(b), "2026-04-07");
    EXPECT_TRUE(has_step(b, "termijn.verschoven"));
    EXPECT_TRUE(has_step(b, "termijn.feestdag"));
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P42D", "2026-02-23", "blijft")), "2026-04-06");
}

TEST(Termijn, an_act_term_that_is_too_long_for_the_act_does_not_roll) {
    // 2026-02-28 is a Saturday.
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P12W", "2025-12-06", "termijnenwet")), "2026-03-02");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P13W", "2025-11-29", "termijnenwet")), "2026-02-28");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P3M", "2025-11-28", "termijnenwet")), "2026-03-02");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P4M", "2025-10-28", "termijnenwet")), "2026-02-28");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P90D", "2025-11-30", "termijnenwet")), "2026-03-02");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P91D", "2025-11-29", "termijnenwet")), "2026-02-28");
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P1Y", "2025-02-28", "termijnenwet")), "2026-02-28");
}

TEST(Termijn, a_short_act_term_holds_at_least_two_working_days) {
    // Thursday before Easter 2026 + 3 days = Sunday; Good Friday, weekend and Easter Monday are free: Tuesday is the first working day.
    auto b = reckon(TermijnSoort::wettermijn, "P3D", "2026-04-02", "termijnenwet");
    EXPECT_EQ(date_of(b), "2026-04-08");
    EXPECT_TRUE(has_step(b, "termijn.werkdagen"));
    // Two days is below the floor of the act: it only rolls.
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P2D", "2026-04-02", "termijnenwet")), "2026-04-07");
}

TEST(Termijn, an_equated_day_moves_an_act_term_but_no_european_one) {
    EXPECT_EQ(date_of(reckon(TermijnSoort::wettermijn, "P1W", "2026-05-08", "termijnenwet")), "2026-05-18");
    EXPECT_EQ(latest_of(reckon(TermijnSoort::eu_maand, "P1M", "2026-04-15", "verordening-1182-71")), "2026-05-15");
}

TEST(Termijn, a_european_month_has_a_strict_target_and_a_rolled_latest_day) {
    auto b = reckon(TermijnSoort::eu_maand, "P1M", "2026-01-31", "verordening-1182-71");
    EXPECT_EQ(date_of(b), "2026-02-28");
    EXPECT_EQ(latest_of(b), "2026-03-02");
    EXPECT_EQ(date_of(reckon(TermijnSoort::eu_maand, "P1M", "2026-08-31", "verordening-1182-71")), "2026-09-30");
    EXPECT_EQ(latest_of(reckon(TermijnSoort::eu_maand, "P1M", "2026-08-31", "verordening-1182-71")), "2026-09-30");
}

TEST(Termijn, an_extension_is_the_earlier_of_both_ways_to_reckon) {
    auto t = termijn(TermijnSoort::eu_maand, "P1M", "ontvangst", "antwoord", "verordening-1182-71");
    t.verlenging = Duur::parse("P2M");
    auto b = extended_term(t, day("2026-01-31"), two_files(), kalender());
    EXPECT_EQ(date_of(b), "2026-04-28");
    t.verlenging.reset();
    EXPECT_EQ(extended_term(t, day("2026-01-31"), two_files(), kalender()).oordeel, Oordeel::nee);
}

TEST(Termijn, an_anniversary_is_the_same_date) {
    EXPECT_EQ(date_of(reckon(TermijnSoort::jaardag, "P1Y", "2018-03-01")), "2019-03-01");
    EXPECT_EQ(date_of(reckon(TermijnSoort::jaardag, "P2Y", "2018-03-01")), "2020-03-01");
}

TEST(Termijn, hours_are_real_hours_across_the_change_to_summer_time) {
    auto start = Tijdstip::parse("2026-03-27T12:00:00+01:00");
    ASSERT_TRUE(start);
    auto end = hours_term(termijn(TermijnSoort::uren, "PT72H"), *start, two_files());
    ASSERT_TRUE(end.einde);
    EXPECT_EQ(end.einde->iso(), "2026-03-30T13:00:00+02:00");
    EXPECT_TRUE(has_step(end.bevinding, "termijn.zomertijd"));
    auto winter = hours_term(termijn(TermijnSoort::uren, "PT72H"), *Tijdstip::parse("2026-10-24T12:00:00+02:00"), two_files());
    EXPECT_EQ(winter.einde->iso(), "2026-10-27T11:00:00+01:00");
}

TEST(Termijn, hours_need_a_rule_in_hours_and_a_day_is_no_instant) {
    EXPECT_EQ(hours_term(termijn(TermijnSoort::ten_hoogste, "P3D"), *Tijdstip::parse("2026-03-27T12:00Z"), two_files()).bevinding.oordeel, Oordeel::onbekend);
    EXPECT_EQ(reckon(TermijnSoort::uren, "PT72H", "2026-03-27").oordeel, Oordeel::onbekend);
    for (const char* wrong : {"2026-03-27T12:00:00", "2026-03-27", "2026-02-30T12:00Z", "2026-03-27T24:00Z", "2026-03-27T12:60Z", "2026-03-27T12:00+1:00",
                              "2026-03-27T12:00+25:00", "2026-03-27 12:00Z", "2026-03-27T12:00Zx", "", "2026-03-27T12:00:61Z"})
        EXPECT_FALSE(Tijdstip::parse(wrong)) << wrong;
}

TEST(Termijn, someone_born_on_29_february_has_his_birthday_on_1_march_in_other_years) {
    EXPECT_EQ(birthday(day("2008-02-29"), 18).iso(), "2026-03-01");
    EXPECT_EQ(birthday(day("2008-02-29"), 16).iso(), "2024-02-29");
    EXPECT_EQ(age_on(day("2008-02-29"), day("2026-02-28")), 17);
    EXPECT_EQ(age_on(day("2008-02-29"), day("2026-03-01")), 18);
    EXPECT_EQ(age_on(day("2010-05-01"), day("2026-05-01")), 16);
    EXPECT_EQ(age_on(day("2010-05-01"), day("2026-04-30")), 15);
    EXPECT_LT(age_on(day("2010-05-01"), day("2009-05-01")), 0);
}

TEST(Termijn, a_year_without_known_equated_days_is_warned_for) {
    EXPECT_TRUE(has_step(reckon(TermijnSoort::wettermijn, "P42D", "2030-02-25", "termijnenwet"), "termijn.kalender_verlopen"));
    EXPECT_FALSE(has_step(reckon(TermijnSoort::wettermijn, "P42D", "2026-02-25", "termijnenwet"), "termijn.kalender_verlopen"));
}

TEST(Termijn, without_a_start_it_waits_and_names_the_event) {
    auto b = term_without_start(termijn(TermijnSoort::ten_hoogste, "P3Y", "afsluiting"), two_files());
    EXPECT_EQ(b.oordeel, Oordeel::wacht);
    EXPECT_EQ(b.start_event, "afsluiting");
    EXPECT_FALSE(b.datum);
}

TEST(Termijn, every_answer_cites_rule_article_regime_and_hash) {
    auto b = reckon(TermijnSoort::ten_hoogste, "P6M", "2026-01-01");
    EXPECT_EQ(b.artikel, "convenant art. 1");
    EXPECT_EQ(b.regel, "termijn.doen");
    EXPECT_EQ(b.regime, "proef");
    EXPECT_EQ(b.regime_hash, "00ff");
    EXPECT_EQ(b.start_event, "start");
    auto house = termijn(TermijnSoort::periodiek, "P6M");
    house.artikel.clear();
    house.stuk.clear();
    house.bron = Bron::huisregel;
    EXPECT_EQ(term(house, day("2026-01-01"), two_files(), kalender()).artikel, "huisregel termijn.doen");
}

TEST(Kalender, easter_falls_where_the_tables_say) {
    for (auto [year, iso] : {std::pair{1961, "1961-04-02"}, {2000, "2000-04-23"}, {2008, "2008-03-23"}, {2018, "2018-04-01"}, {2019, "2019-04-21"}, {2024, "2024-03-31"},
                             {2025, "2025-04-20"}, {2026, "2026-04-05"}, {2038, "2038-04-25"}, {2285, "2285-03-22"}})
        EXPECT_EQ(easter(year).iso(), iso);
    for (int year = 1900; year < 2400; ++year) EXPECT_EQ(easter(year).weekday(), 0u) << year;
}

TEST(Kalender, kings_day_on_a_sunday_is_kept_on_saturday) {
    auto k = kalender();
    EXPECT_TRUE(holiday(k, day("2025-04-26"), Rustdagen::termijnenwet));
    EXPECT_FALSE(holiday(k, day("2025-04-27"), Rustdagen::termijnenwet));
    EXPECT_TRUE(holiday(k, day("2026-04-27"), Rustdagen::termijnenwet));
    EXPECT_FALSE(holiday(k, day("2013-04-27"), Rustdagen::termijnenwet));
}

TEST(Termijn, random_dates_agree_with_a_calendar_that_counts_day_by_day) {
    std::mt19937 random(20180301);
    std::vector<Counted> days;
    for (Counted c{2010, 1, 1}; c.y < 2045; c.next()) days.push_back(c);
    std::uniform_int_distribution<std::size_t> pick(0, 9000);
    std::uniform_int_distribution<int> size(1, 72);
    int checked = 0;
    for (int i = 0; i < 20000; ++i) {
        std::size_t at = pick(random);
        int n = size(random);
        Date start = day(days[at].iso().c_str());
        Duur months, weeks;
        months.months = n;
        weeks.weeks = n % 12 + 1;
        ASSERT_EQ(plus(start, months).iso(), days[at].months_later(n).iso());
        ASSERT_EQ(plus(start, weeks).iso(), days[at + 7 * static_cast<std::size_t>(weeks.weeks)].iso());
        // 2010-01-01 was a Friday.
        ASSERT_EQ(start.weekday(), (5 + at) % 7);
        ++checked;
    }
    EXPECT_EQ(checked, 20000);
}

TEST(Termijn, a_rolled_day_is_never_free_and_never_before_the_strict_day) {
    auto k = kalender();
    std::mt19937 random(7);
    std::uniform_int_distribution<int> offset(0, 6000), size(1, 84);
    for (int i = 0; i < 5000; ++i) {
        Date start = day("2015-01-01").plus_days(offset(random));
        Termijn t = termijn(TermijnSoort::wettermijn, "P1D", "start", "doen", "termijnenwet");
        t.duur.days = size(random);
        auto b = term(t, start, two_files(), k);
        ASSERT_TRUE(working_day(k, *b.datum, Rustdagen::termijnenwet)) << start.iso();
        ASSERT_GE(*b.datum, start.plus_days(t.duur.days));
        int working = 0;
        for (Date d = start.plus_days(1); d <= *b.datum; d = d.plus_days(1)) working += working_day(k, d, Rustdagen::termijnenwet);
        if (t.duur.days >= 3) {
            ASSERT_GE(working, 2) << start.iso();
        }
    }
}

TEST(Termijn, four_weeks_are_never_later_than_a_month) {
    int equal = 0;
    for (Date d = day("2020-01-01"); d < day("2032-01-01"); d = d.plus_days(1)) {
        Date weeks = d.plus_days(28), month = d.plus_months(1);
        ASSERT_LE(weeks, month);
        bool common_february = !Counted::leap(d.year()) && (d.month() == 2 || (d.month() == 1 && d.day() == 31));
        EXPECT_EQ(weeks == month, common_february) << d.iso();
        equal += weeks == month;
    }
    EXPECT_GT(equal, 0);
}
