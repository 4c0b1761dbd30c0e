#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A store with one grown-up who was tabled, without a decision on informing.
class DecisionTest : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(world.init().code, ExitCode::done);
        std::string dossier = canary_dossier();
        const auto from = dossier.find("    <besluit id=\"b2\"");
        dossier.erase(from, dossier.find("</besluit>\n", from) + 11 - from);
        world.write("zaak.xml", dossier);
        ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    }
    Answer decide(std::vector<std::string> parts, const std::string& as = "proef-uitvoerder") {
        std::vector<std::string> arguments{"besluit", "KAN-2026-001", "--as", as, "--purpose", "proef", "--json"};
        arguments.insert(arguments.end(), parts.begin(), parts.end());
        return world.in_store(arguments);
    }
    std::vector<std::string> informing() const {
        return {"--kind", "informeren", "--outcome", "informeren", "--refers", "b1", "--reason", "Er is geen beletsel.", "--consulted", "proef-gemeente=2026-06-01=Akkoord",
                "--consulted", "proef-om=2026-06-01=Akkoord", "--consulted", "proef-politie=2026-06-01=Akkoord"};
    }
    std::string code_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    JobsWorld world;
};

TEST_F(DecisionTest, INF_02_a_decision_by_command_opens_the_way_to_the_letter) {
    EXPECT_EQ(world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0), 0);
    const Answer recorded = decide(informing());
    ASSERT_EQ(recorded.code, ExitCode::done) << recorded.out;
    EXPECT_EQ(recorded.summary()["counts"]["recorded"], 1);
    EXPECT_EQ(world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0), 1);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(DecisionTest, a_decision_by_command_stays_when_the_same_file_comes_again) {
    ASSERT_EQ(decide(informing()).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"import", world.path("zaak.xml"), "--json"}).summary()["counts"]["unchanged"], 1);
    EXPECT_EQ(world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0), 1);
}

TEST_F(DecisionTest, each_kind_of_decision_is_recorded_by_command_with_date_and_reasons) {
    const std::vector<std::string> all{"--party", "proef-gemeente", "--party", "proef-om", "--party", "proef-politie"};
    const std::vector<std::pair<std::string, std::vector<std::string>>> kinds{
        {"weging nadere-duiding", {"--body", "weegploeg"}},
        {"weging niet-agenderen", {"--body", "weegploeg"}},
        {"partners vastgesteld", {"--body", "weegploeg"}},
        {"informeren uitstel", {"--refers", "b1", "--ground", "d", "--need", "Nodig.", "--proportion", "Passend.", "--review", "2026-07-01"}},
        {"adressaat adressaat", {"--about", "p1", "--address", "p1"}},
        {"correctie verbeteren", {}},
        {"raadpleging-archief raadplegen", {"--body", "kernpartijen"}},
        {"hernieuwde-verwerking opdracht", {}},
        {"aanhouding aanhouden", {"--until", "2026-09-01"}},
        {"advies-afsluiting afsluiten", {}},
        {"afsluiting afsluiten", {}},
        {"toegang toegelaten", {"--body", "uitvoerder", "--by", "proef-rvdk"}},
    };
    std::size_t recorded = 0;
    for (const auto& [what, more] : kinds) {
        const auto space = what.find(' ');
        std::vector<std::string> parts{"--kind", what.substr(0, space), "--outcome", what.substr(space + 1), "--reason", "Reden van " + what.substr(0, space)};
        parts.insert(parts.end(), all.begin(), all.end());
        parts.insert(parts.end(), more.begin(), more.end());
        const Answer answer = decide(parts);
        EXPECT_EQ(answer.code, ExitCode::done) << what << answer.out;
        recorded += answer.summary()["counts"].value("recorded", 0);
    }
    EXPECT_EQ(recorded, kinds.size());
    std::map<std::string, int> seen;
    const Answer shown = world.in_store({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
    EXPECT_EQ(shown.code, ExitCode::done) << shown.out;
    for (const auto& line : shown.lines())
        if (line["type"] == "record" && line.value("source", "") == "commando") {
            ++seen[line["outcome"].get<std::string>()];
            EXPECT_EQ(line["date"], "2026-06-01");
            EXPECT_THAT(line["reasons"].get<std::string>(), HasSubstr("Reden van"));
        }
    EXPECT_EQ(seen["afsluiten"], 2);
    EXPECT_EQ(seen["uitstel"], 1);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(DecisionTest, what_the_regime_does_not_know_is_refused_and_changes_nothing) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
        {{"--kind", "loterij"}, "besluit.soort"},
        {{"--kind", "informeren", "--outcome", "misschien"}, "besluit.uitkomst"},
        {{"--kind", "informeren", "--outcome", "informeren", "--body", "casusoverleg"}, "besluit.orgaan"},
        {{"--kind", "informeren", "--outcome", "uitstel", "--ground", "z", "--reason", "x"}, "besluit.grond"},
        {{"--kind", "informeren", "--outcome", "uitstel"}, "besluit.zonder_grond"},
        {{"--kind", "informeren", "--outcome", "informeren", "--party", "geen-partij"}, "besluit.partij"},
        {{"--kind", "informeren", "--outcome", "informeren", "--about", "p9"}, "besluit.verwijzing"},
        {{"--kind", "informeren", "--outcome", "informeren", "--refers", "b9"}, "besluit.verwijzing"},
        {{"--kind", "informeren", "--outcome", "informeren", "--person", "niemand"}, "besluit.persoon"},
        {{"--kind", "regimewissel", "--outcome", "over"}, "besluit.tweede_persoon"},
        {{"--kind", "informeren", "--outcome", "informeren", "--on", "2026-05-01"}, "besluit.voor_aanleiding"},
    };
    for (const auto& [parts, code] : wrong) {
        const Answer answer = decide(parts);
        EXPECT_EQ(answer.code, ExitCode::some_refused) << code << answer.out;
        EXPECT_EQ(code_of(answer), code) << answer.out;
    }
    EXPECT_EQ(world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0), 0);
}

TEST_F(DecisionTest, SEC_14_nobody_acts_without_name_and_purpose_and_a_stranger_not_at_all) {
    EXPECT_EQ(world.in_store({"besluit", "KAN-2026-001", "--kind", "informeren"}).code, ExitCode::usage);
    EXPECT_EQ(world.in_store({"besluit", "KAN-2026-001", "--as", "proef-uitvoerder", "--kind", "informeren"}).code, ExitCode::usage);
    EXPECT_EQ(code_of(decide(informing(), "vreemde")), "handelen.onbekend");
    EXPECT_EQ(world.in_store({"show", "KAN-2026-001"}).code, ExitCode::usage);
}

TEST_F(DecisionTest, SEC_14_show_gives_the_executor_the_dossier_and_the_log_grows) {
    const long before = world.in_store({"verify", "--json"}).summary()["log_leaves"];
    const Answer shown = world.in_store({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef"});
    EXPECT_THAT(shown.out, HasSubstr("Kwartelbos"));
    const long after = world.in_store({"verify", "--json"}).summary()["log_leaves"];
    EXPECT_GT(after, before);
}

TEST_F(DecisionTest, explain_gives_ages_only_to_who_may_see_the_birth_date) {
    EXPECT_THAT(world.in_store({"explain", "KAN-2026-001"}).out, Not(HasSubstr("23 november 1987")));
    EXPECT_THAT(world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef"}).out, HasSubstr("23 november 1987"));
}

TEST_F(DecisionTest, a_dry_run_of_a_decision_records_nothing) {
    std::vector<std::string> parts = informing();
    parts.push_back("--dry-run");
    EXPECT_EQ(decide(parts).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0), 0);
}

}  // namespace
}  // namespace griffier::jobs
