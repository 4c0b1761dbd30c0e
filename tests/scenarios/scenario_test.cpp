#include <gtest/gtest.h>

#include "records/core/file_system.h"
#include "records/regime_io/kalender_loader.h"
#include "tests/scenarios/scenario_world.h"

using namespace griffier;
using namespace griffier::scenario;

namespace {

const std::filesystem::path root = GRIFFIER_SOURCE_DIR;

/// tests/mutants plays the scenarios against a changed copy of the regimes.
std::string regimes_folder() {
    const char* other = std::getenv("GRIFFIER_REGIMES");
    return other ? other : (root / "records/regimes").string();
}

Result<Rules> load() {
    auto disk = posix_file_system();
    TRY_ASSIGN(auto loader, RegimeLoader::load(*disk, regimes_folder()));
    TRY_ASSIGN(auto days, disk->read((root / "records/regimes/kalender.xml").string()));
    TRY_ASSIGN(auto kalender, load_kalender(days, "kalender.xml"));
    TRY_ASSIGN(auto base, disk->read((root / "locales/nl.xml").string()));
    TRY_ASSIGN(auto words, Catalogue::parse(base, "nl.xml"));
    TRY_ASSIGN(auto more, disk->read((root / "locales/nl.d/rules.xml").string()));
    TRY_ASSIGN(auto part, Catalogue::parse(more, "rules.xml"));
    TRY(words.merge(part));
    Rules rules{{}, kalender, words};
    for (const auto& [id, regime] : loader.all()) rules.regimes.emplace(id, regime);
    return rules;
}

const Rules& rules() {
    static const Rules loaded = [] {
        auto result = load();
        if (!result) throw std::runtime_error("regimes: " + result.error().code + " " + result.error().place.file + ":" + std::to_string(result.error().place.line));
        return *std::move(result);
    }();
    return loaded;
}

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> all = read_all(root / "tests/scenarios");
    return all;
}

std::optional<std::string> play(const std::string& text) {
    std::istringstream in(text);
    auto parsed = parse("proef", in);
    return World(rules(), parsed.at(0)).play();
}

std::string name_of(const testing::TestParamInfo<std::size_t>& info) {
    return test_name(scenarios()[info.param]) + "_nr" + std::to_string(info.param + 1);
}

}  // namespace

class Scenarios : public testing::TestWithParam<std::size_t> {};

TEST_P(Scenarios, every_step_holds_against_the_real_regimes) {
    auto wrong = World(rules(), scenarios()[GetParam()]).play();
    EXPECT_FALSE(wrong) << *wrong;
}

INSTANTIATE_TEST_SUITE_P(Dutch, Scenarios, testing::Range<std::size_t>(0, scenarios().size()), name_of);

TEST(ScenarioSet, holds_at_least_eighty_scenarios_over_every_regime) {
    std::map<std::string, int> per_regime;
    for (const auto& s : scenarios()) ++per_regime[s.regime];
    EXPECT_GE(scenarios().size(), 80u);
    for (const auto& [id, regime] : rules().regimes)
        if (!regime.laag) {
            EXPECT_GT(per_regime[id], 0) << id;
        }
    std::cout << "scenarios=" << scenarios().size() << " regimes=" << per_regime.size() << "\n";
}

const std::string right =
    "Regime: model-2018\nScenario: proef\nToont: RET-04\nGegeven een signaal van politie op 1 augustus 2025\n"
    "En het besluit weging met uitkomst niet-agenderen op 31 augustus 2025\nAls het 1 september 2025 is\n";

TEST(ScenarioRunner, a_right_expectation_holds_and_a_wrong_one_fails) {
    EXPECT_FALSE(play(right + "Dan wordt weegploeg vernietigd uiterlijk op 28 februari 2026\n"));
    for (const char* wrong : {"Dan wordt weegploeg vernietigd uiterlijk op 27 februari 2026", "Dan wordt weegploeg vernietigd uiterlijk op 1 maart 2026",
                              "Dan wordt weegploeg vernietigd vanaf 28 februari 2026", "Dan heeft weegploeg geen vernietigingsdatum",
                              "Dan wordt weegploeg gearchiveerd uiterlijk op 31 augustus 2026", "Dan is het subject wel geagendeerd",
                              "Dan waarschuwt weegploeg voor bewaren.geen_datum", "Dan mag de brief aan subject nu uit", "Dan ontbreekt voor subject: niets",
                              "Dan is de laatste verwerking van weegploeg op 1 augustus 2025", "Dan wordt vernietiging aangehouden tot en met 1 mei 2026"})
        EXPECT_TRUE(play(right + wrong + "\n")) << wrong;
}

TEST(ScenarioRunner, a_sentence_that_it_does_not_know_fails) {
    EXPECT_TRUE(play(right + "Dan is alles goed\n"));
    EXPECT_TRUE(play(right + "En het waait\nDan wordt weegploeg vernietigd uiterlijk op 28 februari 2026\n"));
    EXPECT_TRUE(play(right + "Dan wordt weegploeg vernietigd uiterlijk op 30 februari 2026\n"));
    EXPECT_TRUE(play(right + "Dan is de datum 28 februari 2026\n"));
}

TEST(ScenarioRunner, a_scenario_without_norms_or_expectation_is_refused) {
    EXPECT_THROW(play("Regime: model-2018\nScenario: proef\nAls het 1 mei 2025 is\nDan is het oordeel ja\n"), std::runtime_error);
    EXPECT_THROW(play("Regime: model-2018\nScenario: proef\nToont: RET-01\nAls het 1 mei 2025 is\n"), std::runtime_error);
    EXPECT_THROW(play("Regime: model-2018\nScenario: proef\nToont: RET-01\nMisschien\n"), std::runtime_error);
}
