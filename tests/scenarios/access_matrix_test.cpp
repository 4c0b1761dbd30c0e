// Every cell of role x file x state x regime x age class, against the matrix as the covenants give it.
#include <gtest/gtest.h>

#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"
#include "records/rules/disclosure.h"

using namespace griffier;

namespace {

const std::vector<std::string> roles{"kernpartij", "rvdk",     "reclassering", "externe-casuspartner", "uitvoerder", "helper",
                                     "melder",     "adviseur", "subject",      "beheerder",            "partner",    "derde"};
const std::vector<std::string> files{"weegploeg", "casusoverleg", "plan", "archief"};
const std::vector<std::string> states{"actief", "gearchiveerd", "uitgetreden"};
const std::vector<std::string> regimes{"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"};
const std::vector<std::optional<bool>> ages{true, false, std::nullopt};

Toegangsvraag all_met(const std::string& role, const std::string& file, const std::string& state, std::optional<bool> minor) {
    Toegangsvraag q;
    q.rol = role;
    q.bestand = file;
    q.toestand = state;
    q.minderjarig = minor;
    q.eigen_gemeente = q.toegelaten = q.bijlage_1 = q.geheimhouding = q.verzoek_in_behandeling = q.reden = q.noodzaak = q.toestemming = true;
    return q;
}

bool one_of(const std::string& role, std::initializer_list<const char*> list) {
    return std::any_of(list.begin(), list.end(), [&](const char* r) { return role == r; });
}

/// The matrix of the covenants, with every condition met.
Oordeel expected(const std::string& role, const std::string& file, const std::string& state, const std::string& regime, std::optional<bool> minor) {
    auto yes = [](bool b) { return b ? Oordeel::ja : Oordeel::nee; };
    if (state == "uitgetreden") return Oordeel::nee;
    bool archive = state == "gearchiveerd" || file == "archief";
    if (regime == "midden-nederland-2015") return yes(role == "beheerder" && file == "casusoverleg" && !archive);
    if (archive) return yes(one_of(role, {"kernpartij", "helper"}));
    if (one_of(role, {"kernpartij", "uitvoerder", "helper"})) return Oordeel::ja;
    if (file == "weegploeg") return Oordeel::nee;
    if (role == "reclassering") return Oordeel::ja;
    if (role == "rvdk") return !minor ? Oordeel::wacht : yes(*minor);
    if (role == "externe-casuspartner") return yes(file == "plan" && regime != "noord-holland-2018");
    return Oordeel::nee;
}

const RegimeLoader& loader() {
    static const RegimeLoader loaded = [] {
        auto disk = posix_file_system();
        auto result = RegimeLoader::load(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes");
        if (!result) throw std::runtime_error(result.error().code + " " + result.error().place.file);
        return *std::move(result);
    }();
    return loaded;
}

template <class Visit>
int each_cell(Visit visit) {
    int cells = 0;
    for (const auto& regime : regimes)
        for (const auto& role : roles)
            for (const auto& file : files)
                for (const auto& state : states)
                    for (auto minor : ages) {
                        visit(*loader().find(regime), role, file, state, minor);
                        ++cells;
                    }
    return cells;
}

}  // namespace

TEST(AccessMatrix, SEC_14_WEE_13_CAS_17_MN_08_RET_03_every_cell_is_what_the_covenants_say) {
    int cells = each_cell([](const Regime& regime, const auto& role, const auto& file, const auto& state, auto minor) {
        auto found = access(all_met(role, file, state, minor), regime);
        EXPECT_EQ(static_cast<int>(found.oordeel), static_cast<int>(expected(role, file, state, regime.id, minor)))
            << regime.id << " " << role << " " << file << " " << state << " " << (minor ? (*minor ? "minor" : "adult") : "unknown age");
        EXPECT_FALSE(found.stappen.empty());
        EXPECT_EQ(found.regime, regime.id);
    });
    EXPECT_GE(cells, 1000);
    std::cout << "cells=" << cells << "\n";
}

TEST(AccessMatrix, SEC_14_each_condition_of_a_cell_closes_it_when_it_is_not_met) {
    int closed = 0;
    each_cell([&](const Regime& regime, const auto& role, const auto& file, const auto& state, auto minor) {
        auto open = all_met(role, file, state, minor);
        const auto* cell = regime.toegangsregel(role, file == "archief" || state == "gearchiveerd" ? "archief" : file,
                                                file == "archief" && state == "actief" ? "gearchiveerd" : state);
        if (!cell || access(open, regime).oordeel != Oordeel::ja) return;
        for (const auto& condition : cell->voorwaarden) {
            auto shut = open;
            if (condition == "noodzaak") shut.noodzaak = false;
            if (condition == "reden") shut.reden = false;
            if (condition == "eigen-gemeente") shut.eigen_gemeente = false;
            if (condition == "toegelaten") shut.toegelaten = false;
            if (condition == "bijlage-1") shut.bijlage_1 = false;
            if (condition == "geheimhouding") shut.geheimhouding = false;
            if (condition == "niet-adviseur") shut.adviseur = true;
            if (condition == "verzoek-in-behandeling") shut.verzoek_in_behandeling = false;
            if (condition == "toestemming") shut.toestemming = false;
            if (condition == "minderjarig") shut.minderjarig = false;
            EXPECT_EQ(access(shut, regime).oordeel, Oordeel::nee) << regime.id << " " << role << " " << file << " " << condition;
            ++closed;
        }
    });
    EXPECT_GT(closed, 100);
    std::cout << "conditions=" << closed << "\n";
}

TEST(AccessMatrix, SEC_14_WEE_25_CAS_11_MN_08_MN_09_MN_11_MN_19_RGT_01_RGT_23_who_sees_nothing_is_told_by_which_article) {
    struct Row {
        const char *regime, *role, *file, *state, *article, *why;
    };
    std::vector<Row> rows{{"midden-nederland-2015", "partner", "casusoverleg", "actief", "8 lid 4", "toegang.verstrekking"},
                          {"midden-nederland-2015", "partner", "casusoverleg", "uitgetreden", "10 lid 1", "toegang.nee"},
                          {"midden-nederland-2015", "derde", "casusoverleg", "actief", "8 lid 5; 10 lid 2", "toegang.verstrekking"},
                          {"midden-nederland-2015", "adviseur", "casusoverleg", "actief", "11", "toegang.nee"},
                          {"midden-nederland-2015", "melder", "casusoverleg", "actief", "10 lid 1", "toegang.nee"},
                          {"midden-nederland-2015", "subject", "casusoverleg", "actief", "15", "toegang.verzoek"}};
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018"}) {
        const bool noord = std::string(regime) == "noord-holland-2018";
        for (const auto& [file, state] : {std::pair{"weegploeg", "actief"}, {"casusoverleg", "actief"}, {"plan", "actief"}, {"archief", "gearchiveerd"}}) {
            rows.push_back({regime, "melder", file, state, "14 lid 1", "toegang.nee"});
            rows.push_back({regime, "adviseur", file, state, noord ? "7 lid 5; 9 lid 5" : "9 lid 5", "toegang.nee"});
            rows.push_back({regime, "subject", file, state, noord ? "12 lid 1" : "12 lid 2", "toegang.verzoek"});
        }
        rows.push_back({regime, "melder", "weegploeg", "uitgetreden", "14 lid 1", "toegang.nee"});
    }
    for (const Row& row : rows) {
        auto question = all_met(row.role, row.file, row.state, false);
        const auto found = access(question, *loader().find(row.regime));
        const std::string which = std::string(row.regime) + " " + row.role + " " + row.file + " " + row.state;
        EXPECT_EQ(static_cast<int>(found.oordeel), static_cast<int>(Oordeel::nee)) << which;
        EXPECT_EQ(found.artikel, std::string(std::string(row.regime).rfind("midden", 0) == 0 ? "reglement" : "convenant") + " art. " + row.article) << which;
        ASSERT_FALSE(found.stappen.empty()) << which;
        EXPECT_EQ(found.stappen.back().key, row.why) << which;
    }
}

TEST(AccessMatrix, RET_03_the_executor_enters_the_archive_for_jobs_only) {
    const auto& regime = *loader().find("model-2018");
    auto q = all_met("uitvoerder", "archief", "gearchiveerd", false);
    EXPECT_EQ(access(q, regime).oordeel, Oordeel::nee);
    q.taak = true;
    EXPECT_EQ(access(q, regime).oordeel, Oordeel::ja);
    q.rol = "kernpartij";
    q.reden = false;
    EXPECT_EQ(access(q, regime).oordeel, Oordeel::nee);
}

TEST(AccessMatrix, CAS_19_data_go_to_an_external_partner_only_with_need_and_consent) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018"}) {
        const auto& regime = *loader().find(id);
        auto q = all_met("externe-casuspartner", "casusoverleg", "actief", false);
        EXPECT_EQ(disclosure(q, regime).oordeel, Oordeel::ja) << id;
        for (auto shut : {&Toegangsvraag::noodzaak, &Toegangsvraag::toestemming, &Toegangsvraag::geheimhouding, &Toegangsvraag::toegelaten}) {
            auto without = q;
            without.*shut = false;
            EXPECT_EQ(disclosure(without, regime).oordeel, Oordeel::nee) << id;
        }
        q.rol = "kernpartij";
        EXPECT_EQ(disclosure(q, regime).oordeel, Oordeel::nee) << id;
    }
}

TEST(AccessMatrix, MN_11_a_third_party_gets_data_only_with_consent) {
    const auto& regime = *loader().find("midden-nederland-2015");
    auto q = all_met("derde", "casusoverleg", "actief", false);
    EXPECT_EQ(disclosure(q, regime).oordeel, Oordeel::ja);
    q.toestemming = false;
    EXPECT_EQ(disclosure(q, regime).oordeel, Oordeel::nee);
}
