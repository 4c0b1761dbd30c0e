// The night's judgement: stored dates against recomputed ones, and the destruction list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/reassess.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

Date day(const char* text) { return *Date::parse(text); }

Termijnregel stored(const char* start, const char* date, const char* item = "weegploeg", const char* hash = "h1") {
    return {"D-1", "termijn.archief", "archiveren", item, item, "laatste-verwerking", day(start), day(date), std::nullopt, hash};
}
std::size_t differing(std::vector<Termijnregel> before, std::vector<Termijnregel> now, const char* last = "2026-01-01", const char* seen = "2026-02-01", const char* on = "2026-03-01") {
    return differences({std::move(before), std::move(now), day(last), day(seen), day(on)}).size();
}

TEST(Reassess, a_date_that_its_start_does_not_give_is_a_difference) {
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-01")}, {stored("2026-01-01", "2027-01-01")}), 0u);
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-02")}, {stored("2026-01-01", "2027-01-01")}), 1u);
    EXPECT_EQ(differing({stored("2026-01-02", "2027-01-02")}, {stored("2026-01-01", "2027-01-01")}), 1u) << "another start without another event";
}

TEST(Reassess, what_may_change_is_no_difference) {
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-01")}, {stored("2026-02-15", "2027-02-15")}, "2026-02-15"), 0u) << "an event took effect since";
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-01")}, {stored("2025-01-01", "2026-01-01")}, "2026-01-01", "2026-02-01", "2025-06-01"), 0u) << "asked about an earlier day";
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-01", "weegploeg", "h0")}, {stored("2026-01-01", "2026-07-01")}), 0u) << "another version of the regime";
    EXPECT_EQ(differing({stored("2026-01-01", "2027-01-01")}, {}), 0u) << "the duty is met";
    EXPECT_EQ(differing({stored("2025-01-01", "2026-01-01", "p1"), stored("2026-01-01", "2027-01-01", "p1.2")}, {stored("2026-01-01", "2027-01-01", "p1")}), 1u)
        << "the numbering may shift, the start that nobody gives is told";
}

TEST(Reassess, a_later_event_does_not_excuse_a_date_that_its_own_start_does_not_give) {
    EXPECT_EQ(differing({stored("2026-01-01", "2027-03-01")}, {stored("2026-01-01", "2027-01-01")}, "2026-02-15"), 1u);
}

class Night : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(world.init().code, ExitCode::done);
        world.write("zaak.xml", canary_dossier());
        ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    }
    Answer nightly(const std::string& on) { return world.in_store({"nightly", "--on", on, "--json"}); }
    static std::vector<nlohmann::json> of_type(const Answer& answer, const std::string& type) {
        std::vector<nlohmann::json> found;
        for (const auto& line : answer.lines())
            if (line["type"] == type) found.push_back(line);
        return found;
    }
    JobsWorld world;
};

TEST_F(Night, nights_that_follow_each_other_find_every_stored_date_as_it_should_be) {
    world.in_store({"import", world.path("proef")});
    for (const char* on : {"2026-06-01", "2026-06-02", "2026-09-01", "2027-05-18", "2027-05-19", "2030-01-01", "2026-07-01"}) {
        const Answer night = nightly(on);
        EXPECT_NE(night.code, ExitCode::damaged) << on << night.out;
        EXPECT_TRUE(of_type(night, "error").empty() || of_type(night, "error").front()["code"] != "termijn.anders") << night.out;
    }
}

TEST_F(Night, RET_01_a_stored_date_that_somebody_moved_is_found_within_thirty_nights_an_integrity_failure_and_put_right) {
    ASSERT_NE(nightly("2026-06-01").code, ExitCode::damaged);
    const std::string database = world.path("opslag/grootboek.db");
    const std::string change = "python3 -c \"import sqlite3; c = sqlite3.connect('" + database + "'); print(c.execute('UPDATE termijn SET datum = datum + 365 WHERE waarvoor = \\'archiveren\\'').rowcount); c.commit()\"";
    if (std::system((change + " > " + world.path("gewijzigd")).c_str()) != 0) GTEST_SKIP() << "no python3 to change the database with";
    ASSERT_NE(world.read("gewijzigd").substr(0, 1), "0");
    Answer found;
    int nights = 0;
    while (nights < 30 && found.code != ExitCode::damaged) found = nightly(Date(2026, 6, 1).plus_days(++nights).iso());
    ASSERT_EQ(found.code, ExitCode::damaged) << found.out;
    ASSERT_FALSE(of_type(found, "error").empty());
    EXPECT_EQ(of_type(found, "error").front()["code"], "termijn.anders");
    EXPECT_THAT(found.out, HasSubstr("KAN-2026-001"));
    EXPECT_NE(nightly(Date(2026, 6, 1).plus_days(nights + 30).iso()).code, ExitCode::damaged);
}

TEST_F(Night, RET_01_after_thirty_missed_nights_the_next_finds_a_moved_date_at_once) {
    ASSERT_NE(nightly("2026-06-01").code, ExitCode::damaged);
    const std::string database = world.path("opslag/grootboek.db");
    const std::string change = "python3 -c \"import sqlite3; c = sqlite3.connect('" + database + "'); c.execute('UPDATE termijn SET datum = datum + 365 WHERE waarvoor = \\'archiveren\\''); c.commit()\"";
    if (std::system(change.c_str()) != 0) GTEST_SKIP() << "no python3 to change the database with";
    EXPECT_EQ(nightly("2026-07-01").code, ExitCode::damaged);
}

TEST_F(Night, RET_01_what_comes_up_for_destruction_stands_on_a_frozen_list_with_its_hash) {
    EXPECT_TRUE(of_type(nightly("2026-06-01"), "destruction").empty()) << "years ahead";
    const Answer night = nightly("2031-05-19");
    const auto posts = of_type(night, "destruction");
    ASSERT_FALSE(posts.empty()) << night.out;
    EXPECT_EQ(posts.front()["dossier"], "KAN-2026-001");
    EXPECT_EQ(posts.front()["state"], "voorgesteld");
    EXPECT_EQ(posts.front()["date"], "2031-05-19") << "kept through the last day of five years, gone from the day after";
    const auto lists = of_type(night, "destruction_list");
    ASSERT_EQ(lists.size(), 1u);
    EXPECT_EQ(lists.front()["hash"].get<std::string>().size(), 64u);
    EXPECT_EQ(of_type(nightly("2031-05-19"), "destruction_list").front()["hash"], lists.front()["hash"]) << "the same night, the same list";
    EXPECT_NE(of_type(nightly("2031-05-20"), "destruction_list").front()["hash"], lists.front()["hash"]);
}

TEST_F(Night, RET_01_what_stays_past_its_days_is_red_and_the_night_ends_with_6) {
    const Answer night = nightly("2033-01-01");
    const auto posts = of_type(night, "destruction");
    ASSERT_FALSE(posts.empty()) << night.out;
    EXPECT_EQ(posts.front()["state"], "te_laat");
    EXPECT_EQ(night.code, ExitCode::deadline);
    EXPECT_THAT(world.in_store({"nightly", "--on", "2033-01-01"}).out, HasSubstr("TE LAAT"));
}

}  // namespace
}  // namespace griffier::jobs
