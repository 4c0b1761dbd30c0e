// griffier calendar: the agenda on the screen, as iCalendar and in the night; and what follows from griffier calendar done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class CalendarTest : public AccessTest {
  protected:
    Answer calendar(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"calendar", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    Answer done(std::vector<std::string> more) {
        std::vector<std::string> arguments{"calendar", "done"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    }
    std::string day(const std::string& kind, std::vector<std::string> more = {}) {
        for (const auto& line : calendar(std::move(more)).lines())
            if (line["type"] == "calendar" && line["kind"] == kind) return std::string(line["date"]) + " " + std::string(line["state"]);
        return "absent";
    }
};

TEST_F(CalendarTest, SEC_07_WEE_12_what_is_recorded_as_done_gives_the_next_day) {
    begin("model-2018");
    const std::string before = day("beveiligingsevaluatie");
    const Answer noted = done({"beveiligingsevaluatie", "--date", "2026-05-20", "--reason", "Knarsbevinding", "--outcome", "herzien"});
    ASSERT_EQ(noted.code, ExitCode::done) << noted.out << noted.err;
    EXPECT_THAT(noted.out, HasSubstr("2027-05-20"));
    EXPECT_THAT(day("beveiligingsevaluatie"), "2027-05-20 gepland");
    EXPECT_NE(before, day("beveiligingsevaluatie"));
    EXPECT_THAT(calendar().out + world.in_store({"verify", "--json"}).out, Not(HasSubstr("Knarsbevinding"))) << "the log keeps a commitment to it";
    ASSERT_EQ(done({"controle.juistheid", "--reason", "geen fouten"}).code, ExitCode::done);
    EXPECT_EQ(day("controle.juistheid"), "2026-12-01 gepland");
}

TEST_F(CalendarTest, GOV_15_SEC_07_what_cannot_be_recorded_is_refused) {
    begin("model-2018");
    EXPECT_EQ(code_of(done({"koffie", "--reason", "x"})), "agenda.geen_soort");
    EXPECT_EQ(code_of(done({"toetsing", "--reason", "x"})), "agenda.geen_soort") << "the model knows no test against the law";
    EXPECT_EQ(code_of(done({"evaluatie", "--reason", "x", "--date", "2026-06-02"})), "agenda.toekomst");
    EXPECT_EQ(code_of(done({"evaluatie"})), "agenda.zonder_bevinding");
    EXPECT_EQ(done({"evaluatie", "--reason", "x", "--outcome", "Met Een Zin"}).code, ExitCode::usage);
    EXPECT_EQ(done({"evaluatie", "--reason", "x", "--date", "gisteren"}).code, ExitCode::usage);
    EXPECT_EQ(done({"evaluatie", "--reason", "x"}).code, ExitCode::done);
    EXPECT_EQ(day("evaluatie"), "absent");
}

TEST_F(CalendarTest, WEE_12_SEC_06_an_interval_of_the_settings_counts_within_its_bounds) {
    begin("model-2018");
    done({"controle.bevoegdheden", "--reason", "x"});
    EXPECT_EQ(day("controle.bevoegdheden"), "2026-09-01 gepland");
    const std::string settings = world.read("opslag/griffier.ini");
    world.write("opslag/griffier.ini", settings + "interval-bevoegdheden = P1M\n");
    EXPECT_EQ(day("controle.bevoegdheden"), "2026-07-01 binnenkort");
    world.write("opslag/griffier.ini", settings + "interval-bevoegdheden = P1Y\n");
    EXPECT_EQ(calendar().code, ExitCode::configuration);
    EXPECT_EQ(code_of(calendar()), "agenda.tussenpoos");
    world.write("opslag/griffier.ini", settings + "interval-bevoegdheden = vaak\n");
    EXPECT_EQ(code_of(calendar()), "agenda.geen_duur");
}

TEST_F(CalendarTest, GOV_13_SEC_06_the_icalendar_file_has_stable_uids_and_nobodys_name) {
    begin("model-2018", person("mevrouw-kwak", "proef-om", "lid-weegploeg", "tot=\"2026-09-30\""));
    ASSERT_EQ(calendar({"--ics", world.path("agenda.ics")}).code, ExitCode::done);
    const std::string first = world.read("agenda.ics");
    EXPECT_THAT(first, HasSubstr("BEGIN:VCALENDAR\r\n"));
    EXPECT_THAT(first, HasSubstr("DTSTART;VALUE=DATE:20260930\r\n"));
    EXPECT_THAT(first, Not(HasSubstr("kwak")));
    const auto uids = [](const std::string& file) {
        std::set<std::string> all;
        for (std::size_t at = 0; (at = file.find("UID:", at)) != std::string::npos; ++at) all.insert(file.substr(at, file.find('\r', at) - at));
        return all;
    };
    calendar({"--ics", world.path("agenda2.ics"), "--on", "2026-06-10"});
    EXPECT_EQ(uids(first), uids(world.read("agenda2.ics"))) << "a later look has the same matters";
    done({"beveiligingsevaluatie", "--reason", "x"});
    calendar({"--ics", world.path("agenda3.ics")});
    EXPECT_NE(uids(first), uids(world.read("agenda3.ics"))) << "the next one is another event";
}

TEST_F(CalendarTest, SEC_07_REG_01_the_night_tells_what_is_near_or_late) {
    begin("model-2018");
    const Answer night = world.in_store({"nightly", "--json"});
    EXPECT_THAT(night.out, HasSubstr("\"type\":\"calendar\""));
    EXPECT_THAT(night.out, HasSubstr("controle.register"));
    EXPECT_THAT(night.out, Not(HasSubstr("gepland")));
    for (const char* kind : {"beveiligingsevaluatie", "controle.juistheid", "controle.bevoegdheden", "controle.naleving", "controle.register", "evaluatie"}) done({kind, "--reason", "x"});
    EXPECT_THAT(world.in_store({"nightly", "--json"}).out, Not(HasSubstr("\"type\":\"calendar\"")));
}

TEST_F(CalendarTest, GOV_13_a_leaver_whose_notice_ran_out_makes_the_night_end_with_6) {
    begin("model-2018", "", "", true);
    for (const char* kind : {"beveiligingsevaluatie", "controle.juistheid", "controle.bevoegdheden", "controle.naleving", "controle.register", "evaluatie"}) done({kind, "--reason", "x"});
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::done);
    std::filesystem::remove_all(world.store());
    std::filesystem::remove_all(world.path("sleutels"));
    world.write("eigen.xml", with(world.read("eigen.xml"), "<partij id=\"proef-om\"", "<partij id=\"proef-om\" opgezegd=\"2026-02-10\""));
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
    EXPECT_EQ(day("opzegging"), "2026-05-11 te-laat") << "bound through 10 May";
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::deadline);
}

}  // namespace
}  // namespace griffier::jobs
