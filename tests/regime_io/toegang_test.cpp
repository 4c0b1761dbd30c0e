// The access matrix of norm catalogue 11.5, cell by cell and by hand.
#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

struct Cell {
    const char* rol;
    const char* bestand;   // "" is every file
    const char* oordeel;
    std::vector<std::string> voorwaarden;
    const char* artikel;
};

std::string state_of(const Cell& cell) {
    if (!*cell.bestand) return "uitgetreden";
    return std::string(cell.bestand) == "archief" ? "gearchiveerd" : "actief";
}

void expect_cells(const std::string& id, const std::vector<Cell>& cells) {
    const Regime& regime = shipped(id);
    for (const auto& cell : cells) {
        const Toegangsregel* rule = nullptr;
        for (const auto& r : regime.toegang)
            if (r.rol == cell.rol && r.bestand == cell.bestand && r.toestand == state_of(cell)) rule = &r;
        ASSERT_TRUE(rule) << id << ": " << cell.rol << " / " << cell.bestand;
        EXPECT_EQ(rule->oordeel, cell.oordeel) << id << ": " << rule->id;
        EXPECT_EQ(rule->voorwaarden, cell.voorwaarden) << id << ": " << rule->id;
        EXPECT_EQ(rule->artikel, cell.artikel) << id << ": " << rule->id;
    }
    EXPECT_EQ(regime.toegang.size(), cells.size()) << id << " has a cell that the matrix does not know";
}

using V = std::vector<std::string>;

/// What model, Limburg and Noord-Holland share; `own` conditions the core party's own municipality, the articles differ a little.
std::vector<Cell> matrix(bool many_municipalities, bool noord) {
    const char* nodig = "voor-zover-nodig";
    const auto own = [&](V conditions) {
        if (many_municipalities) conditions.push_back("eigen-gemeente");
        return conditions;
    };
    std::vector<Cell> cells = {
        {"kernpartij", "weegploeg", nodig, own({"noodzaak"}), "8 lid 4"},
        {"kernpartij", "casusoverleg", nodig, own({"noodzaak"}), "10 lid 4"},
        {"kernpartij", "plan", "ja", own({}), "9 lid 3; 10 lid 4"},
        {"kernpartij", "archief", "raadplegen", own({"reden"}), "13 lid 2"},
        {"kernpartij", "", "nee", {}, "18 lid 2"},
        {"rvdk", "weegploeg", "nee", {}, "8 lid 4"},
        {"rvdk", "casusoverleg", nodig, {"noodzaak", "minderjarig", "niet-adviseur"}, noord ? "10 lid 4" : "10 lid 4; handleiding 3.4"},
        {"rvdk", "plan", nodig, {"toegelaten", "minderjarig", "niet-adviseur"}, noord ? "9 lid 1; 10 lid 4" : "9 lid 1; 10 lid 4; handleiding 3.4"},
        {"rvdk", "archief", "nee", {}, "13 lid 2"},
        {"rvdk", "", "nee", {}, "18 lid 2"},
        {"reclassering", "weegploeg", "nee", {}, "8 lid 4"},
        {"reclassering", "casusoverleg", nodig, {"noodzaak"}, "10 lid 4"},
        {"reclassering", "plan", nodig, {"toegelaten"}, "9 lid 1; 10 lid 4"},
        {"reclassering", "archief", "nee", {}, "13 lid 2"},
        {"reclassering", "", "nee", {}, "18 lid 2"},
        {"externe-casuspartner", "weegploeg", "nee", {}, "8 lid 4"},
        {"externe-casuspartner", "archief", "nee", {}, "13 lid 2"},
        {"externe-casuspartner", "", "nee", {}, "14 lid 2"},
        {"uitvoerder", "weegploeg", "ja", {}, "5; 8 lid 1; 10 lid 1"},
        {"uitvoerder", "casusoverleg", "ja", {}, "5; 8 lid 1; 10 lid 1"},
        {"uitvoerder", "plan", "ja", {}, "5; 8 lid 1; 10 lid 1"},
        {"uitvoerder", "archief", "taken", {}, "5; 13 lid 2"}};
    const char* helpers = noord ? "12 lid 2" : "12 lid 1";
    for (const char* file : {"weegploeg", "casusoverleg", "plan", "archief"}) {
        cells.push_back({"helper", file, nodig, {"verzoek-in-behandeling"}, helpers});
        cells.push_back({"melder", file, "nee", {}, "14 lid 1"});
        cells.push_back({"adviseur", file, "nee", {}, noord ? "7 lid 5; 9 lid 5" : "9 lid 5"});
        cells.push_back({"subject", file, "verzoek", {}, noord ? "12 lid 1" : "12 lid 2"});
    }
    cells.push_back({"helper", "", "nee", {}, helpers});
    cells.push_back({"melder", "", "nee", {}, "14 lid 1"});
    cells.push_back({"adviseur", "", "nee", {}, noord ? "7 lid 5; 9 lid 5" : "9 lid 5"});
    return cells;
}

TEST(Toegang, SEC_04_SEC_14_SEC_16_WEE_13_WEE_25_CAS_11_CAS_17_CAS_18_CAS_19_RET_03_RGT_01_RGT_02_the_matrix_of_the_model) {
    auto cells = matrix(false, false);
    cells.push_back({"externe-casuspartner", "casusoverleg", "verstrekking", {"bijlage-1", "geheimhouding", "toegelaten", "noodzaak", "toestemming"}, "10 lid 5"});
    cells.push_back({"externe-casuspartner", "plan", "ja", {"bijlage-1", "geheimhouding", "toegelaten"}, "10 lid 5"});
    expect_cells("model-2018", cells);
}

TEST(Toegang, SEC_14_SEC_15_WEE_13_CAS_17_RET_03_limburg_opens_a_case_to_its_own_municipality_only) {
    auto cells = matrix(true, false);
    cells.push_back({"externe-casuspartner", "casusoverleg", "verstrekking", {"bijlage-1", "geheimhouding", "toegelaten", "noodzaak", "toestemming"}, "10 lid 5"});
    cells.push_back({"externe-casuspartner", "plan", "ja", {"bijlage-1", "geheimhouding", "toegelaten"}, "10 lid 5"});
    expect_cells("limburg-2020", cells);
}

TEST(Toegang, SEC_03_SEC_14_SEC_15_SEC_16_WEE_13_WEE_25_CAS_11_CAS_17_CAS_18_CAS_19_RET_03_RGT_01_RGT_02_noord_holland_opens_a_case_to_its_own_municipality_only_and_no_plan_to_external_partners) {
    auto cells = matrix(true, true);
    cells.push_back({"externe-casuspartner", "casusoverleg", "verstrekking", {"geheimhouding", "toegelaten", "noodzaak", "toestemming"}, "10 lid 5"});
    cells.push_back({"externe-casuspartner", "plan", "verstrekking", {"geheimhouding", "toegelaten", "noodzaak", "toestemming"}, "10 lid 5"});
    expect_cells("noord-holland-2018", cells);
}

TEST(Toegang, MN_08_MN_09_MN_11_MN_19_SEC_14_RGT_23_only_the_beheerder_has_access) {
    expect_cells("midden-nederland-2015", {{"beheerder", "casusoverleg", "ja", {}, "8 lid 3"},
                                           {"partner", "casusoverleg", "verstrekking", {"noodzaak"}, "8 lid 4"},
                                           {"partner", "", "nee", {}, "10 lid 1"},
                                           {"derde", "casusoverleg", "verstrekking", {"toestemming"}, "8 lid 5; 10 lid 2"},
                                           {"adviseur", "casusoverleg", "nee", {}, "11"},
                                           {"melder", "casusoverleg", "nee", {}, "10 lid 1"},
                                           {"subject", "casusoverleg", "verzoek", {}, "15"}});
}

TEST(Toegang, SEC_14_a_cell_that_no_article_gives_is_marked_as_a_reading) {
    const auto reading = [](const char* regime, const char* id) {
        const Regel* r = shipped(regime).regel(id);
        return r && r->lezing;
    };
    EXPECT_TRUE(reading("model-2018", "toegang.kernpartij.plan"));
    EXPECT_FALSE(reading("model-2018", "toegang.kernpartij.weegploeg"));
    EXPECT_TRUE(reading("limburg-2020", "toegang.kernpartij.weegploeg"));
    EXPECT_TRUE(reading("noord-holland-2018", "toegang.externe-casuspartner.plan"));
    EXPECT_FALSE(reading("midden-nederland-2015", "toegang.beheerder.casusoverleg"));
}

}  // namespace
}  // namespace griffier::test
