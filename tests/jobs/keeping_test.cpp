// What the nights tell and do about keeping: files without a date, reviews of need, holds, missed nights, and that thirty nights reckon all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "jobs/session.h"
#include "jobs/tonight.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<nlohmann::json> of_type(const Answer& answer, const std::string& type) {
    std::vector<nlohmann::json> found;
    for (const auto& line : answer.lines())
        if (line["type"] == type) found.push_back(line);
    return found;
}

class KeepingNights : public testing::Test {
  protected:
    void begin(const std::string& regime) {
        ASSERT_EQ(world.init(true, regime).code, ExitCode::done);
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "\nkeys = " + world.path("sleutels") + "\n");
    }
    void take_in(const std::string& text, const std::string& on = "2026-06-01") {
        world.write("zaak.xml", text);
        const Answer answer = world.in_store({"import", world.path("zaak.xml"), "--on", on, "--json"});
        ASSERT_EQ(answer.code, ExitCode::done) << answer.out;
    }
    /// Not tabled on 20 May 2026: at most to 20 November, to be looked at each month.
    static std::string not_tabled() {
        std::string text = canary_dossier();
        text.replace(text.find("uitkomst=\"agenderen\" datum=\"2026-05-18\""), 39, "uitkomst=\"niet-agenderen\" datum=\"2026-05-20\"");
        const auto from = text.find("    <besluit id=\"b2\"");
        text.erase(from, text.find("  </weegploegbestand>") - from);
        return text;
    }
    /// Under a regulation that lapsed on 1 February 2019.
    static std::string open_case(const std::string& more = "") {
        return R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer="KAN-2026-001" versie="1" gemeente="proef-gemeente">
  <casusoverlegbestand>
    <persoon id="p1" rol="subject">
      <naam geslacht="V"><voornamen>Zwervelina</voornamen><geslachtsnaam>Kwartelbos</geslachtsnaam></naam>
      <geboortedatum>1987-11-23</geboortedatum>
      <verblijf nederland="ja" bron="Pruttelbron"/>
    </persoon>
    <signaal id="s1" datum="2018-05-04" partij="proef-politie"><feit>Dribbelfeit gezien.</feit><duiding>Mompelduiding.</duiding></signaal>
)" + more + R"(  </casusoverlegbestand>
</dossier>
)";
    }
    Answer night(const std::string& on, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"nightly", "--on", on, "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    Answer decide(const std::string& on, std::vector<std::string> parts) {
        std::vector<std::string> arguments{"besluit", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--on", on, "--reason", "Verzonnen.", "--json"};
        arguments.insert(arguments.end(), parts.begin(), parts.end());
        return world.in_store(arguments);
    }
    nlohmann::json status(const std::string& on) { return world.in_store({"status", "--on", on, "--json"}).summary(); }
    JobsWorld world;
};

TEST_F(KeepingNights, RET_04_RET_07_what_may_stay_no_longer_than_needed_is_looked_at_each_month_until_somebody_decides) {
    begin("model-2018");
    take_in(not_tabled());
    EXPECT_TRUE(of_type(night("2026-06-19"), "review").empty());
    const auto due = of_type(night("2026-06-20"), "review");
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due.front()["file"], "weegploeg");
    EXPECT_EQ(due.front()["date"], "2026-06-20");
    EXPECT_EQ(of_type(night("2026-06-25"), "review").size(), 1u) << "told until it is decided";
    ASSERT_EQ(decide("2026-06-25", {"--kind", "noodzaak", "--outcome", "nog-nodig", "--body", "uitvoerder", "--file", "weegploeg"}).code, ExitCode::done);
    EXPECT_TRUE(of_type(night("2026-07-24"), "review").empty());
    EXPECT_EQ(of_type(night("2026-07-25"), "review").size(), 1u) << "a month after the last look";
}

TEST_F(KeepingNights, RET_04_what_is_no_longer_needed_goes_on_a_list_at_once_and_not_at_six_months) {
    begin("model-2018");
    take_in(not_tabled());
    EXPECT_TRUE(of_type(night("2026-07-01"), "proposed").empty());
    ASSERT_EQ(decide("2026-07-02", {"--kind", "noodzaak", "--outcome", "niet-meer-nodig", "--body", "uitvoerder", "--file", "weegploeg"}).code, ExitCode::done);
    const Answer after = night("2026-07-03");
    EXPECT_EQ(of_type(after, "proposed").size(), 1u);
    const auto told = of_type(after, "destruction");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front()["state"], "voorgesteld");
    EXPECT_EQ(told.front()["date"], "2026-11-20") << "the last day of the rule stays what it is";
    EXPECT_TRUE(of_type(after, "review").empty());
}

TEST_F(KeepingNights, RET_11_a_decision_that_a_tabled_case_is_no_longer_needed_does_not_shorten_the_five_years) {
    begin("model-2018");
    take_in(canary_dossier());
    EXPECT_TRUE(of_type(night("2026-09-01"), "review").empty()) << "a keep term is no maximum";
    decide("2026-09-02", {"--kind", "noodzaak", "--outcome", "niet-meer-nodig", "--body", "uitvoerder", "--file", "weegploeg"});
    EXPECT_TRUE(of_type(night("2026-09-03"), "proposed").empty());
}

TEST_F(KeepingNights, RET_07_a_decision_on_the_need_by_another_body_or_outcome_is_refused) {
    begin("model-2018");
    take_in(not_tabled());
    EXPECT_NE(decide("2026-06-25", {"--kind", "noodzaak", "--outcome", "nog-nodig", "--body", "casusoverleg"}).code, ExitCode::done);
    EXPECT_NE(decide("2026-06-25", {"--kind", "noodzaak", "--outcome", "misschien", "--body", "uitvoerder"}).code, ExitCode::done);
}

TEST_F(KeepingNights, RET_06_MN_02_a_case_that_nobody_closed_waits_for_a_person_and_is_red_after_the_days_of_the_house_rule) {
    begin("midden-nederland-2015");
    take_in(open_case(), "2018-06-01");
    const Answer waiting = night("2018-06-02");
    const auto told = of_type(waiting, "without_date");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front()["reason"], "bewaren.zonder_afsluiting");
    EXPECT_EQ(told.front()["red"], false);
    EXPECT_THAT(told.front()["files"].dump(), HasSubstr("KAN-2026-001/casusoverleg"));
    EXPECT_EQ(status("2018-06-02")["without_date"], 1);
    EXPECT_EQ(status("2018-06-02")["without_date_red"], 0);
    // The first signal is of 4 May 2018: 366 days later is 5 May 2019, and it is red from the day after.
    EXPECT_EQ(of_type(night("2019-05-05"), "without_date").front()["red"], false);
    const Answer red = night("2019-05-06");
    EXPECT_EQ(of_type(red, "without_date").front()["red"], true);
    EXPECT_EQ(red.code, ExitCode::deadline);
    EXPECT_EQ(status("2019-05-06")["without_date_red"], 1);
}

TEST_F(KeepingNights, RET_06_a_case_that_is_closed_has_a_date_again_and_the_alarm_is_silent) {
    begin("midden-nederland-2015");
    take_in(open_case("    <besluit id=\"b1\" soort=\"afsluiting\" uitkomst=\"afsluiten\" datum=\"2018-06-10\" orgaan=\"college\" partijen=\"proef-gemeente\"><redenen>Kabbelreden.</redenen></besluit>\n"), "2018-06-10");
    EXPECT_TRUE(of_type(night("2018-06-11"), "without_date").empty());
    EXPECT_EQ(status("2018-06-11")["without_date"], 0);
    EXPECT_EQ(of_type(night("2018-09-10"), "review").size(), 1u) << "three months after closing: still needed?";
}

TEST_F(KeepingNights, DOC_34_a_hold_is_told_every_night_with_its_extensions_and_stands_in_the_status_and_in_a_paper) {
    begin("model-2018");
    take_in(not_tabled());
    ASSERT_EQ(decide("2026-06-10", {"--kind", "aanhouding", "--outcome", "aanhouden", "--body", "verwerkingsverantwoordelijke", "--until", "2026-12-31"}).code, ExitCode::done);
    ASSERT_EQ(decide("2026-06-12", {"--kind", "aanhouding", "--outcome", "verlengen", "--body", "verwerkingsverantwoordelijke", "--until", "2027-01-31"}).code, ExitCode::done);
    const Answer told = night("2026-06-13");
    const auto holds = of_type(told, "hold");
    ASSERT_EQ(holds.size(), 1u);
    EXPECT_EQ(holds.front()["until"], "2027-01-31");
    EXPECT_EQ(holds.front()["extended"], 1);
    EXPECT_EQ(holds.front()["allowed"], 2);
    EXPECT_EQ(status("2026-06-13")["held"], 1);
    long papers = 0;
    for (const auto& line : of_type(told, "note")) papers += line["kind"] == "DOC-34";
    EXPECT_EQ(papers, 2) << "one for each decision";
    EXPECT_TRUE(of_type(night("2027-02-01"), "hold").empty()) << "over";
    EXPECT_EQ(status("2027-02-01")["held"], 0);
}

TEST_F(KeepingNights, DOC_34_lifting_takes_the_one_hold_that_runs_and_asks_which_when_there_are_more) {
    begin("model-2018");
    take_in(not_tabled());
    const auto error_of = [](const Answer& answer) { return of_type(answer, "error").empty() ? std::string() : of_type(answer, "error").front()["code"].get<std::string>(); };
    const auto lift = [&](const std::string& on, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--kind", "aanhouding", "--outcome", "opheffen", "--body", "verwerkingsverantwoordelijke"});
        return decide(on, more);
    };
    EXPECT_EQ(error_of(lift("2026-06-09")), "besluit.niets_aangehouden");
    const std::vector<std::string> hold{"--kind", "aanhouding", "--outcome", "aanhouden", "--body", "verwerkingsverantwoordelijke", "--until", "2026-12-31"};
    const Answer held = decide("2026-06-10", hold);
    ASSERT_EQ(held.code, ExitCode::done) << held.out;
    const std::string first = of_type(held, "decision").front()["id"];
    EXPECT_EQ(error_of(lift("2026-06-11", {"--refers", "b1"})), "besluit.welke_aanhouding") << "no hold";
    const Answer lifted = lift("2026-06-11");
    ASSERT_EQ(lifted.code, ExitCode::done) << lifted.out;
    EXPECT_EQ(of_type(lifted, "decision").front()["refers"], first);
    EXPECT_TRUE(of_type(night("2026-06-12"), "hold").empty());
    decide("2026-06-13", hold);
    const Answer longer = decide("2026-06-14", {"--kind", "aanhouding", "--outcome", "verlengen", "--body", "verwerkingsverantwoordelijke", "--until", "2027-01-31"});
    ASSERT_EQ(longer.code, ExitCode::done) << longer.out;
    const Answer which = lift("2026-06-15");
    EXPECT_EQ(error_of(which), "besluit.welke_aanhouding");
    EXPECT_THAT(which.out, HasSubstr(of_type(longer, "decision").front()["id"].get<std::string>()));
}

TEST_F(KeepingNights, RET_06_a_decision_on_a_tabled_case_lands_in_the_file_it_is_about_and_raises_no_alarm) {
    begin("model-2018");
    std::string tabled = canary_dossier();
    tabled.insert(tabled.find("</dossier>"), "  <overdracht datum=\"2026-05-18\" door=\"proef-uitvoerder\"><keuze veld=\"naw\" verwijst=\"p1\"/></overdracht>\n");
    take_in(tabled);
    const Answer held = decide("2026-06-10", {"--kind", "aanhouding", "--outcome", "aanhouden", "--body", "verwerkingsverantwoordelijke", "--until", "2026-12-31"});
    ASSERT_EQ(held.code, ExitCode::done) << held.out;
    EXPECT_EQ(of_type(held, "decision").front()["file"], "weegploeg");
    EXPECT_TRUE(of_type(night("2026-06-16"), "without_date").empty());
    ASSERT_EQ(decide("2026-06-17", {"--kind", "noodzaak", "--outcome", "nog-nodig", "--body", "uitvoerder", "--file", "casusoverleg"}).code, ExitCode::done);
    const auto waits = of_type(night("2026-06-18"), "without_date");
    ASSERT_EQ(waits.size(), 1u);
    EXPECT_EQ(waits.front()["reason"], "bewaren.geen_datum");
    EXPECT_EQ(waits.front()["red"], false) << "its day is more than a year after the first signal";
    EXPECT_EQ(status("2026-06-18")["without_date_red"], 0);
    EXPECT_EQ(of_type(night("2027-05-10"), "without_date").front()["red"], true);
}

TEST_F(KeepingNights, RET_10_nights_that_were_missed_are_named_and_made_up_for) {
    begin("model-2018");
    take_in(not_tabled());
    EXPECT_TRUE(of_type(night("2026-06-02"), "missed_nights").empty()) << "before the first night none was missed";
    EXPECT_TRUE(of_type(night("2026-06-03"), "missed_nights").empty());
    EXPECT_TRUE(of_type(night("2026-06-08", {"--dry-run"}), "missed_nights").size() == 1u);
    const auto missed = of_type(night("2026-06-08"), "missed_nights");
    ASSERT_EQ(missed.size(), 1u) << "a dry run is no night";
    EXPECT_EQ(missed.front()["from"], "2026-06-04");
    EXPECT_EQ(missed.front()["to"], "2026-06-07");
    EXPECT_EQ(missed.front()["nights"], 4);
    EXPECT_TRUE(of_type(night("2026-06-08"), "missed_nights").empty());
    EXPECT_EQ(status("2026-06-08")["last_night"], "2026-06-08");
    night("2026-06-05");
    EXPECT_EQ(status("2026-06-08")["last_night"], "2026-06-08") << "a night of an earlier day sets nothing back";
}

/// Numbers of cases whose turn it is on each of some nights.
TEST_F(KeepingNights, RET_01_RET_02_RET_04_within_thirty_nights_every_case_has_its_turn_and_each_night_takes_a_thirtieth) {
    begin("model-2018");
    night("2026-06-01");
    std::set<std::string> all, seen;
    for (int i = 0; i < 3000; ++i) all.insert("KAN-2026-" + std::to_string(i));
    std::size_t largest = 0;
    for (int n = 1; n <= 30; ++n) {
        const Date on = Date(2026, 6, 1).plus_days(n);
        std::size_t taken = 0;
        {
            Session session;
            ReferenceClock clock(world.clock);
            clock.stand_at(on);
            auto store = Store::open({world.store(), world.path("sleutels")}, *world.disk, clock, world.random);
            ASSERT_TRUE(store);
            session.store = std::move(*store);
            session.on = on;
            Regime regime;
            Drempel often;
            often.code = "narekenen.nachten";
            often.waarde = 30;
            regime.drempels.push_back(often);
            session.law.regimes.push_back(regime);
            const auto tonight = Tonight::plan(session);
            ASSERT_TRUE(tonight);
            for (const std::string& number : all)
                if (tonight->in_part(number)) ++taken, seen.insert(number);
            ASSERT_TRUE(keep_night(session, *tonight));
        }
        largest = std::max(largest, taken);
    }
    EXPECT_EQ(seen, all);
    EXPECT_LT(largest, 150u) << "a thirtieth of 3000 is 100";
}

TEST_F(KeepingNights, RET_01_a_night_after_missed_ones_takes_their_parts_too) {
    begin("model-2018");
    night("2026-06-01");
    std::set<std::string> by_night, at_once;
    Session session;
    ReferenceClock clock(world.clock);
    clock.stand_at(Date(2026, 6, 1));
    auto store = Store::open({world.store(), world.path("sleutels")}, *world.disk, clock, world.random);
    ASSERT_TRUE(store);
    session.store = std::move(*store);
    Regime regime;
    Drempel often;
    often.code = "narekenen.nachten";
    often.waarde = 30;
    regime.drempels.push_back(often);
    session.law.regimes.push_back(regime);
    const auto taken_on = [&](Date on) {
        std::set<std::string> taken;
        session.on = on;
        const auto tonight = Tonight::plan(session);
        EXPECT_TRUE(tonight);
        for (int i = 0; i < 1000; ++i)
            if (tonight->in_part("KAN-" + std::to_string(i))) taken.insert("KAN-" + std::to_string(i));
        return taken;
    };
    const auto one = taken_on(Date(2026, 6, 2)), three = taken_on(Date(2026, 6, 4));
    EXPECT_GT(three.size(), one.size());
    for (const std::string& number : one) EXPECT_TRUE(three.count(number)) << number;
    EXPECT_EQ(taken_on(Date(2026, 7, 1)).size(), 1000u) << "thirty nights on, all";
}

TEST_F(KeepingNights, RET_10_a_night_in_English_says_all_of_this_in_English) {
    begin("midden-nederland-2015");
    take_in(open_case(), "2018-06-01");
    world.in_store({"nightly", "--on", "2018-06-02"});
    const Answer told = world.in_store({"nightly", "--on", "2018-06-05", "--lang", "en"});
    EXPECT_THAT(told.out, HasSubstr("2 nights were missed"));
    EXPECT_THAT(told.out, HasSubstr("waiting for a person"));
    for (const char* dutch : {"nachten", "wacht", "Geregistreerd", "bestand"}) EXPECT_THAT(told.out, Not(HasSubstr(dutch)));
}

}  // namespace
}  // namespace griffier::jobs
