#include "records/destruction/second_calculator.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "records/core/date.h"
#include "records/rules/terms.h"

using namespace griffier;

TEST(SecondCalculator, RET_01_RET_04_RET_06_a_million_generated_terms_give_the_day_of_the_first_calculator) {
    // tests/run.sh prints the figure: all cases, none skipped.
    std::mt19937_64 engine(20261122);
    const char* const units = "DWMY";
    Regime regime;
    regime.id = "proef";
    const Kalender kalender;
    long differences = 0, keeps = 0;
    std::string first_difference;
    for (int i = 0; i < 1'000'000; ++i) {
        const Date start = Date(1990, 1, 1).plus_days(static_cast<int>(engine() % 36525));
        const char unit = units[engine() % 4];
        const int amount = 1 + static_cast<int>(engine() % (unit == 'Y' ? 30 : unit == 'M' ? 120 : unit == 'W' ? 200 : 4000));
        const std::string duration = "P" + std::to_string(amount) + unit;
        Termijn term;
        term.soort = engine() % 2 ? TermijnSoort::bewaren : TermijnSoort::ten_hoogste;
        term.duur = *Duur::parse(duration);
        term.maandeinde = "klemmen";
        term.rustdag = "blijft";
        keeps += term.soort == TermijnSoort::bewaren;
        const Bevinding first = griffier::term(term, start, regime, kalender);
        const std::string written = start.iso();
        const auto second = second_calculation({written, duration, term.soort == TermijnSoort::bewaren});
        ASSERT_TRUE(first.datum && second) << written << " " << duration;
        if (first.datum->days().time_since_epoch().count() == *second) continue;
        ++differences;
        if (first_difference.empty()) first_difference = written + " " + duration;
    }
    EXPECT_EQ(differences, 0) << first_difference;
    EXPECT_GT(keeps, 400'000);
}

TEST(SecondCalculator, known_days_by_hand) {
    EXPECT_EQ(second_calculation({"2025-08-31", "P6M", false}), day_number_of("2026-02-28"));
    EXPECT_EQ(second_calculation({"2023-08-31", "P6M", false}), day_number_of("2024-02-29"));
    EXPECT_EQ(second_calculation({"2024-02-29", "P5Y", true}), day_number_of("2029-03-01"));
    EXPECT_EQ(second_calculation({"2021-06-01", "P5Y", true}), day_number_of("2026-06-02"));
    EXPECT_EQ(second_calculation({"2024-02-28", "P1D", false}), day_number_of("2024-02-29"));
    EXPECT_EQ(day_number_of("1970-01-01"), 0);
    EXPECT_EQ(day_number_of("2000-03-01"), 11017);
}

TEST(SecondCalculator, what_is_no_day_or_no_term_gets_no_answer) {
    for (const char* start : {"", "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-01", "25-01-01", "2025-01-32", "2025/01/01", "2025-01-0x"})
        EXPECT_FALSE(second_calculation({start, "P6M", false})) << start;
    for (const char* duration : {"", "P", "PM", "6M", "P6", "P6X", "P-6M", "PT6H", "P6M1D", "P6.5M"})
        EXPECT_FALSE(second_calculation({"2025-01-01", duration, false})) << duration;
}

TEST(SecondCalculator, shares_no_code_with_the_rules_or_the_civil_dates) {
    for (const char* name : {"second_calculator.h", "second_calculator.cpp"}) {
        std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + "/records/destruction/" + name);
        std::ostringstream text;
        text << in.rdbuf();
        ASSERT_FALSE(text.str().empty());
        EXPECT_EQ(text.str().find("records/rules/"), std::string::npos);
        EXPECT_EQ(text.str().find("records/core/"), std::string::npos);
        EXPECT_EQ(text.str().find("chrono"), std::string::npos);
    }
}
