// J-INFORM and J-AGE through the program: nights over one case, what each tells, what it files, and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Inform : public testing::Test {
  protected:
    void SetUp() override { ASSERT_EQ(world.init().code, ExitCode::done); }

    /// The dossier of the canaries; `from` is replaced by `to`.
    void import(const std::vector<std::pair<std::string, std::string>>& changes, const std::string& on = "2026-06-01") {
        std::string xml = canary_dossier();
        for (const auto& [from, to] : changes) {
            const auto at = xml.find(from);
            ASSERT_NE(at, std::string::npos) << from;
            xml.replace(at, from.size(), to);
        }
        world.write("zaak.xml", xml);
        const Answer answer = world.in_store({"import", world.path("zaak.xml"), "--on", on});
        ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    }
    Answer night(const std::string& on) { return world.in_store({"nightly", "--on", on, "--json", "--out", world.path("uit")}); }
    /// What the night said about the person discussed, or about a participant; the reporter has a duty of his own.
    static std::vector<std::string> alerts(const Answer& answer, bool late_only = false) {
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line["type"] == "inform" && line["about"] != "p2" && (!late_only || line["late"].get<bool>())) found.push_back(line["alert"]);
        return found;
    }
    std::vector<std::string> files(const std::string& folder) const {
        std::vector<std::string> names;
        if (std::filesystem::exists(world.path(folder)))
            for (const auto& entry : std::filesystem::directory_iterator(world.path(folder)))
                if (entry.path().extension() == ".pdf") names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    JobsWorld world;
    const std::string decision = R"(<besluit id="b2" soort="informeren" uitkomst="informeren")";
    const std::string deferral = R"(<besluit id="b2" soort="informeren" uitkomst="uitstel")";
    const std::string reasons = "<redenen>Wappergrond.</redenen>";
    const std::string grounds = R"(<redenen>Wappergrond.</redenen><gronden lijst="uitstel" letters="d"/><noodzaak>Trillnoodzaak.</noodzaak><evenredigheid>Zweefverhouding.</evenredigheid>
        <factor letter="c">Hobbelfactor.</factor>)";
    const std::string end = "    </besluit>\n  </weegploegbestand>";
    const std::string obstacle = "<beletsel>Knerpbeletsel.</beletsel>\n    </besluit>\n  </weegploegbestand>";
};

TEST_F(Inform, INF_01_decision_with_neither_letter_nor_note_is_told_every_night_and_is_late_after_the_last_day_of_the_act) {
    const std::string xml = canary_dossier();
    const auto begin = xml.find("    <besluit id=\"b2\""), stop = xml.find("</besluit>", begin) + 11;
    import({{xml.substr(begin, stop - begin), ""}});
    const Answer first = night("2026-06-01");
    EXPECT_THAT(alerts(first), Contains("geen_besluit"));
    EXPECT_TRUE(alerts(first, true).empty()) << "the signal came in on 4 May: the month runs to 4 June";
    const Answer after = night("2026-06-05");
    EXPECT_THAT(alerts(after, true), Contains("geen_besluit"));
    EXPECT_EQ(after.code, ExitCode::deadline);
    EXPECT_TRUE(files("uit").empty());
}

TEST_F(Inform, DOC_02_deferral_makes_its_note_for_the_file_and_no_letter) {
    import({{decision, deferral}, {reasons, grounds}, {end, obstacle}});
    const Answer first = night("2026-06-01");
    EXPECT_TRUE(files("uit").empty());
    ASSERT_EQ(files("uit/intern").size(), 1u);
    EXPECT_THAT(files("uit/intern").front(), HasSubstr("DOC-02-"));
    EXPECT_THAT(alerts(first), Not(Contains("notitie_onvolledig")));
    EXPECT_THAT(alerts(first), Not(Contains("geen_besluit"))) << "the note answers the decision";
    EXPECT_EQ(first.summary()["counts"]["notes"], 1);
    const Answer again = night("2026-06-02");
    EXPECT_FALSE(again.summary()["counts"].contains("notes")) << "made once";
    for (const std::string& canary : canaries()) EXPECT_THAT(first.out, Not(HasSubstr(canary)));
}

TEST_F(Inform, INF_08_review_of_a_deferral_is_told_on_its_day_and_late_the_night_after) {
    import({{decision, deferral + " herziening=\"2026-06-10\""}, {reasons, grounds}, {end, obstacle}});
    EXPECT_THAT(alerts(night("2026-06-09")), Not(Contains("herziening")));
    const Answer day = night("2026-06-10");
    EXPECT_THAT(alerts(day), Contains("herziening"));
    EXPECT_TRUE(alerts(day, true).empty());
    const Answer after = night("2026-06-11");
    EXPECT_THAT(alerts(after, true), Contains("herziening"));
    EXPECT_EQ(after.code, ExitCode::deadline);
    const auto late_in_status = [&](const char* on) {
        for (const auto& line : world.in_store({"status", "--on", on, "--json"}).lines())
            if (line["type"] == "due" && line["what"] == "herziening") return line["late"].get<bool>();
        return false;
    };
    EXPECT_FALSE(late_in_status("2026-06-10"));
    EXPECT_TRUE(late_in_status("2026-06-11")) << "the status says what the night says";
}

TEST_F(Inform, INF_04_note_with_gaps_is_made_and_told_until_it_is_whole) {
    import({{decision, deferral}, {reasons, R"(<redenen>Wappergrond.</redenen><gronden lijst="uitstel" letters="d"/>)"}});
    const Answer first = night("2026-06-01");
    EXPECT_THAT(alerts(first), Contains("notitie_onvolledig"));
    EXPECT_EQ(files("uit/intern").size(), 1u);
}

TEST_F(Inform, INF_04_note_with_gaps_gets_a_further_revision_when_a_later_version_of_the_case_fills_one) {
    const std::string bare = R"(<redenen>Wappergrond.</redenen><gronden lijst="uitstel" letters="d"/>)";
    import({{decision, deferral}, {reasons, bare}});
    night("2026-06-01");
    ASSERT_EQ(files("uit/intern").size(), 1u);
    night("2026-06-02");
    EXPECT_EQ(files("uit/intern").size(), 1u) << "nothing was filled";
    const std::string before = hex(sha256(view_of(world.read("zaak.xml"))));
    import({{decision, deferral}, {reasons, bare + "<noodzaak>Anders mislukt het.</noodzaak>"}, {"versie=\"1\"", "versie=\"2\" vervangt=\"" + before + "\""}}, "2026-06-03");
    const Answer later = night("2026-06-03");
    EXPECT_EQ(files("uit/intern").size(), 2u) << "the first stays, the next stands beside it";
    EXPECT_THAT(alerts(later), Contains("notitie_onvolledig")) << "other gaps are left";
    night("2026-06-04");
    EXPECT_EQ(files("uit/intern").size(), 2u);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(Inform, INF_22_deferral_that_outlasts_the_six_months_of_a_case_not_tabled_is_told_in_good_time) {
    import({{"uitkomst=\"agenderen\"", "uitkomst=\"niet-agenderen\""}, {decision, deferral}, {reasons, grounds}, {end, obstacle}});
    EXPECT_THAT(alerts(night("2026-06-01")), Contains("uitstel_langer"));
    const Answer last = night("2026-11-18");
    EXPECT_THAT(alerts(last), Contains("uitstel_langer"));
    EXPECT_THAT(alerts(last, true), Not(Contains("uitstel_langer"))) << "18 November is the last day of the data";
    EXPECT_THAT(alerts(night("2026-11-19"), true), Contains("uitstel_langer"));
}

TEST_F(Inform, INF_07_end_of_the_obstacle_is_told_the_same_night_and_the_letter_goes_the_night_after_the_decision) {
    import({{decision, deferral}, {reasons, grounds}, {end, obstacle.substr(0, obstacle.find("  </weegploegbestand>")) + "    <gebeurtenis id=\"g1\" soort=\"einde-beletsel\" datum=\"2026-06-08\"/>\n  </weegploegbestand>"}},
           "2026-06-08");
    EXPECT_THAT(alerts(night("2026-06-08")), Contains("beletsel_voorbij"));
    EXPECT_TRUE(files("uit").empty()) << "people decide";
    const Answer after = night("2026-06-09");
    EXPECT_THAT(alerts(after, true), Contains("beletsel_voorbij"));
    EXPECT_EQ(after.code, ExitCode::deadline);
    const Answer decided = world.in_store({"besluit", "KAN-2026-001", "--kind", "informeren", "--outcome", "informeren", "--body", "verwerkingsverantwoordelijke", "--party", "proef-gemeente", "--party", "proef-om",
                                           "--party", "proef-politie", "--refers", "b1", "--reason", "Ritselreden", "--consulted", "proef-gemeente=2026-06-09=ja", "--consulted", "proef-om=2026-06-09=ja", "--consulted",
                                           "proef-politie=2026-06-09=ja", "--on", "2026-06-09", "--as", "proef-uitvoerder", "--purpose", "proef"});
    ASSERT_EQ(decided.code, ExitCode::done) << decided.out << decided.err;
    const Answer last = night("2026-06-10");
    EXPECT_THAT(alerts(last), Not(Contains("beletsel_voorbij")));
    EXPECT_EQ(files("uit").size(), 1u) << "the late letter";
    EXPECT_EQ(files("uit/intern").size(), 2u) << "the note on the deferral and the advice that ended it";
}

TEST_F(Inform, J_AGE_a_birthday_in_nights_that_were_missed_is_told_by_the_night_that_makes_up_for_them) {
    import({{"1987-11-23", "2008-06-08"}});
    night("2026-06-01");
    EXPECT_THAT(alerts(night("2026-06-30")), Contains("leeftijd")) << "22 nights after the birthday, and no night ran since";
    EXPECT_THAT(alerts(night("2026-07-01")), Not(Contains("leeftijd")));
}

TEST_F(Inform, INF_23_J_AGE_birthday_is_announced_and_voids_the_choice_until_there_is_a_new_one) {
    const std::string choice = "    </besluit>\n    <besluit id=\"b3\" soort=\"adressaat\" uitkomst=\"adressaat\" datum=\"2026-05-18\" orgaan=\"verwerkingsverantwoordelijke\" partijen=\"proef-gemeente proef-om proef-politie\" "
                               "verwijst=\"b1\" adressaten=\"p1\"><redenen>Wappergrond.</redenen></besluit>\n  </weegploegbestand>";
    import({{"1987-11-23", "2008-06-03"}, {end, choice}, {"<adres>", "<adres verblijft=\"nee\">"}});
    const Answer before = night("2026-06-02");
    EXPECT_THAT(alerts(before), Not(Contains("leeftijd")));
    EXPECT_THAT(alerts(before), Contains("brief_wacht")) << "he does not stay at his address";
    const Answer day = night("2026-06-03");
    EXPECT_THAT(alerts(day), Contains("leeftijd"));
    EXPECT_THAT(alerts(day), Contains("adressaat_vervallen"));
    EXPECT_THAT(alerts(night("2026-06-09")), Contains("leeftijd")) << "a week of nights, so that a missed one hides nothing";
    const Answer later = night("2026-06-10");
    EXPECT_THAT(alerts(later), Not(Contains("leeftijd")));
    EXPECT_THAT(alerts(later), Contains("adressaat_vervallen")) << "until somebody chooses";
}

TEST_F(Inform, SEC_16_who_takes_part_for_minors_only_is_named_when_the_person_is_of_age) {
    import({{"1987-11-23", "2008-06-03"},
            {"  </weegploegbestand>", "  </weegploegbestand>\n  <casusoverlegbestand>\n    <deelnemer id=\"d1\" partij=\"proef-rvdk\" datum=\"2026-05-20\" modus=\"inhoudelijk\"><reden>Minderjarig.</reden></deelnemer>\n  </casusoverlegbestand>"}});
    EXPECT_THAT(alerts(night("2026-06-02")), Not(Contains("toegang_eindigt")));
    EXPECT_THAT(alerts(night("2026-06-03")), Contains("toegang_eindigt"));
    EXPECT_THAT(alerts(night("2026-09-01")), Contains("toegang_eindigt")) << "every night, until the participation ends";
}

TEST_F(Inform, DOC_01_translation_that_is_not_released_is_left_out_visibly_and_the_Dutch_letter_goes) {
    import({{"<persoon id=\"p1\" rol=\"subject\">", "<persoon id=\"p1\" rol=\"subject\" taal=\"tr\">"}});
    const Answer answer = night("2026-06-01");
    EXPECT_EQ(files("uit").size(), 1u);
    bool told = false;
    for (const auto& line : answer.lines()) told = told || (line["type"] == "not_made" && line["state"] == "translation");
    EXPECT_TRUE(told) << answer.out;
    const Answer next = night("2026-06-02");
    for (const auto& line : next.lines()) EXPECT_FALSE(line["type"] == "not_made" && line.value("state", "") == "translation") << "the duty is met";
}

}  // namespace
}  // namespace griffier::jobs
