#include "records/regime_io/kalender_loader.h"

#include <gtest/gtest.h>

#include "records/core/file_system.h"
#include "records/rules/terms.h"

using namespace griffier;

namespace {

Bytes real() { return posix_file_system()->read(std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes/kalender.xml").value(); }

std::string refused_with(const std::string& from, const std::string& to) {
    std::string text = text_of(real());
    auto at = text.find(from);
    if (at == std::string::npos) return "the text to change is not there";
    text.replace(at, from.size(), to);
    auto result = load_kalender(view_of(text), "kalender.xml");
    if (result) return "";
    EXPECT_EQ(result.error().kind, Kind::configuration);
    EXPECT_EQ(result.error().place.file, "kalender.xml");
    EXPECT_GT(result.error().place.line, 0) << from;
    return result.error().code;
}

}  // namespace

TEST(KalenderLoader, reads_the_calendar_of_the_project) {
    auto bytes = real();
    auto kalender = load_kalender(bytes, "kalender.xml");
    ASSERT_TRUE(kalender) << kalender.error().code;
    EXPECT_EQ(kalender->hash.size(), 64u);
    EXPECT_EQ(kalender->termijnenwet.hoogstens_weken, 12);
    EXPECT_FALSE(kalender->termijnenwet.jaren);
    EXPECT_TRUE(kalender->verordening.jaren);
    for (const auto& dag : kalender->gelijkgesteld) EXPECT_NE(dag.datum.weekday() % 6, 0u) << dag.datum.iso();
}

TEST(KalenderLoader, knows_the_public_holidays_of_any_year) {
    auto bytes = real();
    auto kalender = load_kalender(bytes, "kalender.xml").value();
    auto free = [&](const char* iso) { return !working_day(kalender, Date::parse(iso).value(), Rustdagen::termijnenwet); };
    for (const char* iso : {"2026-01-01", "2026-01-02", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-15", "2026-05-25",
                            "2026-12-25", "2027-05-17", "2013-04-30", "2014-04-26", "2025-04-26", "2035-03-26", "2035-05-03", "2035-05-14"})
        EXPECT_TRUE(free(iso)) << iso;
    for (const char* iso : {"2026-04-30", "2026-12-24", "2026-12-28", "2027-01-04", "2014-04-30", "2013-04-26", "2026-05-04"}) EXPECT_FALSE(free(iso)) << iso;
}

TEST(KalenderLoader, good_friday_and_equated_days_are_no_holidays_for_european_terms) {
    auto bytes = real();
    auto kalender = load_kalender(bytes, "kalender.xml").value();
    EXPECT_TRUE(working_day(kalender, Date::parse("2026-04-03").value(), Rustdagen::verordening));
    EXPECT_TRUE(working_day(kalender, Date::parse("2026-05-15").value(), Rustdagen::verordening));
    EXPECT_FALSE(working_day(kalender, Date::parse("2026-04-06").value(), Rustdagen::verordening));
}

TEST(KalenderLoader, refuses_what_it_does_not_know_or_cannot_be) {
    EXPECT_EQ(refused_with("<feestdag code=\"nieuwjaarsdag\"", "<vrijedag code=\"nieuwjaarsdag\""), "kalender.element");
    EXPECT_EQ(refused_with("pasen=\"-2\" verordening=\"nee\"", "pasen=\"-2\" verordning=\"nee\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("pasen=\"-2\" verordening=\"nee\"", "pasen=\"-2\" verordening=\"misschien\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("maand=\"1\" dag=\"1\"", "maand=\"2\" dag=\"30\""), "kalender.dag");
    EXPECT_EQ(refused_with("maand=\"1\" dag=\"1\"", "maand=\"13\" dag=\"1\""), "kalender.dag");
    EXPECT_EQ(refused_with("maand=\"1\" dag=\"1\"", "maand=\"1\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("pasen=\"-2\"", "pasen=\"-2\" maand=\"1\" dag=\"1\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("pasen=\"-2\"", "pasen=\"min twee\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("van=\"2014\"", "van=\"2014\" tot=\"2013\""), "kalender.jaar");
    EXPECT_EQ(refused_with("datum=\"2023-04-28\"", "datum=\"2023-02-29\""), "kalender.dag");
    EXPECT_EQ(refused_with("datum=\"2023-04-28\"", "datum=\"2022-04-28\""), "kalender.jaar");
    EXPECT_EQ(refused_with("van=\"2023\" tot=\"2028\"", "van=\"2028\" tot=\"2023\""), "kalender.jaar");
    EXPECT_EQ(refused_with("soort=\"termijnenwet\"", "soort=\"andere\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("soort=\"termijnenwet\"", "soort=\"verordening-1182-71\""), "kalender.element");
    EXPECT_EQ(refused_with("werkdagen=\"2\"", "werkdagen=\"twee\""), "kalender.attribuut");
    EXPECT_EQ(refused_with("versie=\"1\">", ">"), "kalender.attribuut");
    EXPECT_EQ(refused_with("naam=\"Koningsdag\"", "naam=\"\""), "kalender.attribuut");
}
