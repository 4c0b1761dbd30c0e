// What a night says of lists that are not executed yet and of a clock that is not proven, so that no destruction stands still unheard.
#include <gmock/gmock.h>

#include "destruction_world.h"
#include "jobs/night_report.h"
#include "jobs/nightly_lists.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<nlohmann::json> lines_of(const Answer& answer, const std::string& type) {
    std::vector<nlohmann::json> found;
    for (const auto& line : answer.lines())
        if (line["type"] == type) found.push_back(line);
    return found;
}

class OpenLists : public Destruction {
  protected:
    Answer night(const std::string& on, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"nightly", "--on", on, "--json", "--only", "destroy"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    nlohmann::json only_list(const Answer& answer) {
        const auto found = lines_of(answer, "list_open");
        EXPECT_EQ(found.size(), 1u) << answer.out;
        return found.empty() ? nlohmann::json() : found.front();
    }
};

TEST_F(OpenLists, RET_04_every_night_says_until_when_a_list_can_be_approved_so_that_it_cools_before_the_last_day) {
    list({"propose"}, "2026-11-10");
    const Answer early = night("2026-11-12");
    const auto told = only_list(early);
    EXPECT_EQ(told["state"], "wacht");
    EXPECT_EQ(told["approvals"], 0);
    EXPECT_EQ(told["needed"], 2);
    EXPECT_EQ(told["last_day"], "2026-11-20");
    EXPECT_EQ(told["approve_by"], "2026-11-13") << "seven days before";
    EXPECT_EQ(told["at_risk"], false);
    EXPECT_EQ(early.code, ExitCode::done) << early.out;
    EXPECT_EQ(early.summary()["counts"]["lists_waiting"], 1);
}

TEST_F(OpenLists, RET_04_from_the_last_day_on_which_approving_helps_the_night_is_red) {
    list({"propose"}, "2026-11-10");
    for (const char* on : {"2026-11-13", "2026-11-14", "2026-11-20"}) {
        const Answer answer = night(on);
        EXPECT_EQ(only_list(answer)["at_risk"], true) << on;
        EXPECT_EQ(answer.code, ExitCode::deadline) << on;
        EXPECT_EQ(answer.summary()["counts"]["at_risk"], 1) << on;
    }
    const Answer past = night("2026-11-21");
    EXPECT_EQ(only_list(past)["at_risk"], false) << "the item itself is told as late";
    EXPECT_EQ(past.code, ExitCode::deadline);
}

TEST_F(OpenLists, one_approval_of_two_leaves_the_list_waiting) {
    list({"propose"}, "2026-11-10");
    ASSERT_EQ(approve("een", one, "2026-11-10").code, ExitCode::done);
    const auto told = only_list(night("2026-11-11"));
    EXPECT_EQ(told["state"], "wacht");
    EXPECT_EQ(told["approvals"], 1);
}

TEST_F(OpenLists, a_list_that_cools_says_from_when_and_one_that_cools_too_long_is_red) {
    propose_and_approve("2026-11-13");
    const Answer in_time = night("2026-11-14");
    EXPECT_EQ(only_list(in_time)["state"], "koelt");
    EXPECT_EQ(only_list(in_time)["from"], "2026-11-20");
    EXPECT_EQ(in_time.code, ExitCode::done) << in_time.out;
    EXPECT_TRUE(lines_of(night("2026-11-20"), "list_open").empty()) << "it was executed";
}

TEST_F(OpenLists, RET_04_approved_a_day_too_late_is_red_while_it_cools) {
    propose_and_approve("2026-11-14");
    const Answer answer = night("2026-11-15");
    EXPECT_EQ(only_list(answer)["state"], "koelt");
    EXPECT_EQ(only_list(answer)["at_risk"], true);
    EXPECT_EQ(answer.code, ExitCode::deadline);
}

TEST_F(OpenLists, DOC_18_what_a_list_lacks_is_said_each_night_and_not_only_when_it_is_made) {
    configure("selection-list = Selectielijst proef\n");
    list({"propose"}, "2026-11-10");
    for (const char* on : {"2026-11-11", "2026-11-12"}) EXPECT_EQ(only_list(night(on))["missing"], (nlohmann::json{"categorie", "machtiging"})) << on;
    EXPECT_THAT(world.in_store({"nightly", "--on", "2026-11-12", "--only", "destroy"}).out, HasSubstr("ontbreekt: categorie, machtiging"));
}

TEST_F(OpenLists, a_key_holder_that_is_away_is_told_in_a_night_that_stores_nothing) {
    EXPECT_TRUE(lines_of(night("2026-06-02"), "holders_away").empty());
    std::filesystem::rename(world.path("tweede-houder"), world.path("weg"));
    const auto told = lines_of(night("2026-06-03"), "holders_away");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front()["away"], 1);
    EXPECT_EQ(told.front()["holders"], 2);
}

TEST_F(OpenLists, a_dry_run_says_the_same) {
    list({"propose"}, "2026-11-10");
    EXPECT_EQ(only_list(night("2026-11-13", {"--dry-run"})), only_list(night("2026-11-13")));
}

TEST_F(OpenLists, RET_11_a_list_of_keep_terms_only_has_no_day_to_be_approved_by) {
    StoredList stored;
    stored.list.afkoeling = 7;
    Lijstregel line;
    line.nr = 1;
    line.bewaarplicht = true;
    line.datum = Date(2026, 6, 1);
    stored.list.regels = {line};
    const auto keep = outlook_of(stored, Date(2026, 6, 20));
    ASSERT_TRUE(keep);
    EXPECT_EQ(keep->state, "wacht");
    EXPECT_FALSE(keep->approve_by);
    EXPECT_FALSE(keep->at_risk);
    stored.course.stand = Lijststand::vervallen;
    EXPECT_FALSE(outlook_of(stored, Date(2026, 6, 20)));
    stored.course.stand = Lijststand::uitgevoerd;
    EXPECT_FALSE(outlook_of(stored, Date(2026, 6, 20)));
}

TEST_F(OpenLists, the_report_puts_a_waiting_list_with_what_waits_and_one_at_risk_with_what_threatens) {
    const auto told = [](const char* state, bool risk) { return Reported{"list_open", {{"state", state}, {"at_risk", risk}}, ""}; };
    EXPECT_EQ(part_of(told("wacht", false), Date(2026, 6, 1)), Part::waiting);
    EXPECT_EQ(part_of(told("wacht", true), Date(2026, 6, 1)), Part::risk);
    EXPECT_EQ(part_of(told("koelt", false), Date(2026, 6, 1)), Part::proposed);
    EXPECT_EQ(part_of(told("koelt", true), Date(2026, 6, 1)), Part::risk);
    EXPECT_EQ(part_of({"clock_gap", {}, ""}, Date(2026, 6, 1)), Part::waiting);
}

class Gap : public Destruction {
  protected:
    /// A real store with an approved list; every call is of the day that the clock says.
    void SetUp() override {
        Destruction::SetUp();
        for (const char* folder : {"opslag", "sleutels", "tweede-houder"}) std::filesystem::remove_all(world.path(folder));
        std::filesystem::create_directory(world.path("tweede-houder"));
        world.clock.day = Date(2026, 11, 9);
        world.user = "proef";
        ASSERT_EQ(world.run({"init", "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        settings = world.read("opslag/griffier.ini");
        configure("selection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n[wie]\nproef = proef-uitvoerder, een, twee, dienst\n");
        ASSERT_EQ(world.in_store({"import", world.path("KAN-2026-001.xml")}).code, ExitCode::done);
        world.clock.day = Date(2026, 11, 10);
        ASSERT_EQ(now({"propose"}).code, ExitCode::done);
        now({"show", "VL-2026-0001", "--out", world.path("lijst")});
        for (const auto& [who, key] : {std::pair("een", &one), std::pair("twee", &two)}) {
            const Bytes signature = ed25519_sign(*key, view_of(world.read("lijst/VL-2026-0001.txt")));
            world.write("handtekening", std::string(signature.begin(), signature.end()));
            ASSERT_EQ(now({"approve", "VL-2026-0001", "--handtekening", world.path("handtekening"), "--door", who}).code, ExitCode::done);
        }
    }
    Answer now(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "vernietigingslijst");
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    }
    Answer night() { return world.in_store({"nightly", "--only", "destroy", "--json"}); }
};

TEST_F(Gap, fault_29_what_an_unproven_date_stops_is_told_each_night_and_in_the_status_until_one_person_confirms) {
    world.clock.day = Date(2026, 11, 19);  // nine days of silence; the list has cooled
    for (int again = 0; again < 2; ++again) {
        const Answer held = night();
        EXPECT_EQ(lines_of(held, "clock_gap").size(), 1u) << held.out;
        EXPECT_EQ(code_of(held), "klok.gat");
        EXPECT_EQ(held.code, ExitCode::some_refused);
        EXPECT_TRUE(lines_of(held, "destroyed").empty());
    }
    EXPECT_EQ(code_of(now({"execute", "VL-2026-0001"})), "klok.gat") << "not that it still cools";
    EXPECT_THAT(world.in_store({"status"}).out, HasSubstr("niet bewezen sinds 10 november 2026"));
    ASSERT_EQ(world.in_store({"besluit", "--kind", "klok", "--reason", "stroom was uit", "--as", "proef-uitvoerder", "--purpose", "herstel"}).code, ExitCode::done);
    const Answer after = night();
    EXPECT_TRUE(lines_of(after, "clock_gap").empty());
    EXPECT_EQ(lines_of(after, "destroyed").size(), 1u) << after.out;
    EXPECT_THAT(world.in_store({"status"}).out, Not(HasSubstr("bewezen")));
}

TEST_F(Gap, fault_29_a_clock_that_runs_years_ahead_moves_nothing_to_the_archive) {
    world.write("tweede.xml", canary_dossier("KAN-2026-002"));
    ASSERT_EQ(world.in_store({"import", world.path("tweede.xml")}).code, ExitCode::done);
    world.clock.day = Date(2036, 11, 10);
    const Answer ahead = world.in_store({"nightly", "--only", "archive", "--json"});
    EXPECT_TRUE(lines_of(ahead, "archived").empty()) << ahead.out;
    EXPECT_EQ(lines_of(ahead, "clock_gap").size(), 1u) << ahead.out;
    ASSERT_EQ(world.in_store({"besluit", "--kind", "klok", "--reason", "het is echt zo laat", "--as", "proef-uitvoerder", "--purpose", "herstel"}).code, ExitCode::done);
    EXPECT_FALSE(lines_of(world.in_store({"nightly", "--only", "archive", "--json"}), "archived").empty());
}

TEST_F(Gap, fault_29_a_clock_that_is_followed_each_day_is_not_spoken_of) {
    for (int day = 11; day <= 16; ++day) {
        world.clock.day = Date(2026, 11, day);
        const Answer quiet = night();
        EXPECT_TRUE(lines_of(quiet, "clock_gap").empty()) << day;
        ASSERT_EQ(lines_of(quiet, "list_open").size(), 1u) << quiet.out;
        EXPECT_EQ(lines_of(quiet, "list_open").front()["state"], "koelt") << day;
    }
    world.clock.day = Date(2026, 11, 17);
    EXPECT_EQ(lines_of(night(), "destroyed").size(), 1u);
}

}  // namespace
}  // namespace griffier::jobs
