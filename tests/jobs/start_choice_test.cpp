// The start of the six months that the cooperation chose in its covenant file, through the whole program: dates, night, list, certificate;
// and another choice, which holds for cases that are still to come.
#include "destruction_world.h"

namespace griffier::jobs {
namespace {

const std::string term = "termijn.vernietiging.niet-geagendeerd";

class StartChoice : public Destruction {
  protected:
    /// The store of Destruction anew, with a choice in its covenant file.
    void choose(const std::string& choice) {
        std::filesystem::remove_all(world.path("opslag"));
        std::filesystem::remove_all(world.path("sleutels"));
        std::filesystem::remove_all(world.path("tweede-houder"));
        covenant = with(world.read("eigen.xml"), choice);
        world.write("gekozen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("gekozen.xml")}).code, ExitCode::done);
        std::filesystem::create_directory(world.path("tweede-houder"));
        configure();
        take_in("KAN-2026-001");
    }
    static std::string with(std::string text, const std::string& choice) { return text.insert(text.find("<partij "), choice + "\n  "); }
    static std::string choice(const std::string& start, const std::string& from = "") {
        return "<startkeuze regel=\"" + term + "\" start=\"" + start + "\"" + (from.empty() ? "" : " vanaf=\"" + from + "\"") + "/>";
    }
    /// Last day of the weegploeg file, and the event that it was reckoned from.
    std::string last_day(const std::string& on, const std::string& number = "KAN-2026-001") {
        for (const auto& line : world.in_store({"explain", number, "--on", on, "--as", "proef-uitvoerder", "--purpose", "proef", "--json"}).lines())
            if (line.value("what", "") == "vernietigen") return line.value("date", "") + " " + line.value("start_event", "");
        return "";
    }
    Answer night(const std::string& on) { return world.in_store({"nightly", "--on", on, "--json"}); }
    static std::vector<std::string> proposed(const Answer& answer) {
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line.contains("clock") && line.contains("state")) found.push_back(line.value("clock", "") + " " + line.value("date", ""));
        return found;
    }
    Answer update(std::vector<std::string> arguments, const std::string& on) {
        arguments.insert(arguments.begin(), {"convenant", "update", world.path("nieuw.xml")});
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "beheer", "--on", on, "--json"});
        return world.in_store(arguments);
    }
    std::string covenant;
};

TEST_F(StartChoice, RET_04_every_date_the_night_the_list_and_the_certificate_follow_the_chosen_start) {
    EXPECT_EQ(last_day("2026-06-01"), "2026-11-20 besluit.niet-agenderen") << "what holds when nothing is chosen";
    EXPECT_TRUE(proposed(night("2026-10-01")).empty());
    choose(choice("eerste-signaal"));
    EXPECT_EQ(last_day("2026-06-01"), "2026-11-04 eerste-signaal");
    EXPECT_EQ(proposed(night("2026-10-01")), std::vector<std::string>{"eerste-signaal 2026-11-04"});
    const Answer shown = list({"show", "VL-2026-0001"}, "2026-10-02");
    EXPECT_NE(shown.out.find("\"clock\":\"eerste-signaal\""), std::string::npos) << shown.out;
    ASSERT_EQ(approve("een", one, "2026-10-02").code, ExitCode::done);
    ASSERT_EQ(approve("twee", two, "2026-10-02").code, ExitCode::done);
    night("2026-10-20");
    EXPECT_EQ(state("2026-10-20"), "uitgevoerd");
}

TEST_F(StartChoice, RET_04_another_choice_holds_for_cases_to_come_and_changes_no_date_that_stands) {
    choose("");
    world.write("nieuw.xml", with(covenant, choice("eerste-signaal")));
    const Answer refused = update({"--voorstel", world.path("voorstel"), "--reason", "strenger"}, "2026-06-01");
    EXPECT_EQ(refused.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(refused), "wijziging.startkeuze");
    world.write("nieuw.xml", with(covenant, choice("eerste-signaal", "2026-07-01")));
    ASSERT_EQ(update({"--voorstel", world.path("voorstel"), "--reason", "strenger"}, "2026-06-01").code, ExitCode::done);
    const Bytes signature = ed25519_sign(one, view_of(world.read("voorstel")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    const Answer done = update({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "een"}, "2026-06-01");
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    std::string later = not_tabled("KAN-2026-002");
    for (const auto& [from, to] : {std::pair{"2026-05-04", "2026-07-04"}, {"2026-05-11", "2026-07-11"}, {"2026-05-20", "2026-07-20"}}) later.replace(later.find(from), 10, to);
    world.write("later.xml", later);
    ASSERT_EQ(world.in_store({"import", world.path("later.xml"), "--on", "2026-08-01"}).code, ExitCode::done);
    EXPECT_EQ(last_day("2026-08-01"), "2026-11-20 besluit.niet-agenderen");
    EXPECT_EQ(last_day("2026-08-01", "KAN-2026-002"), "2027-01-04 eerste-signaal");
    for (const char* on : {"2026-08-01", "2026-10-31"}) {
        const Answer told = night(on);
        EXPECT_EQ(told.out.find("termijn.anders"), std::string::npos) << told.out;
    }
    const auto shown = world.in_store({"convenant", "show", "--json"}).lines().front()["start_choices"];
    ASSERT_EQ(shown.size(), 1u);
    EXPECT_EQ(shown[0]["rule"], term);
    EXPECT_EQ(shown[0]["start"], "eerste-signaal");
    EXPECT_EQ(shown[0]["from"], "2026-07-01");
}

TEST_F(StartChoice, RET_04_a_choice_that_the_regime_does_not_leave_makes_no_store) {
    for (const auto& [start, code] : {std::pair{"afsluiting", "convenant.startkeuze_anders"}, {"laatste-verwerking", "convenant.startkeuze_anders"}}) {
        world.write("fout.xml", with(world.read("eigen.xml"), choice(start)));
        const Answer made = world.run({"init", "--practice", "--store", world.path("andere"), "--keys", world.path("andere-sleutels"), "--covenant", world.path("fout.xml"), "--json"});
        EXPECT_EQ(made.code, ExitCode::configuration);
        EXPECT_EQ(code_of(made), code);
        EXPECT_FALSE(std::filesystem::exists(world.path("andere")));
    }
}

}  // namespace
}  // namespace griffier::jobs
