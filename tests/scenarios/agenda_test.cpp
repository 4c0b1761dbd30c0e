// The agenda of a cooperation: which days come from which rule, and what comes after something was done.
#include "records/rules/agenda.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"

using namespace griffier;

namespace {

const RegimeLoader& loader() {
    static const RegimeLoader loaded = [] {
        auto disk = posix_file_system();
        auto result = RegimeLoader::load(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes");
        if (!result) throw std::runtime_error(result.error().code);
        return *std::move(result);
    }();
    return loaded;
}

struct Year {
    explicit Year(const std::string& id, Date entry = Date(2024, 3, 1)) : regime(*loader().find(id)) { convenant.inwerking = entry; }
    std::optional<Agendapunt> point(const std::string& kind, const std::string& about = "") const {
        for (const auto& one : agenda({regime, convenant, calendar, events, on, chosen, reviewed}))
            if (one.soort == kind && one.betreft == about) return one;
        return std::nullopt;
    }
    std::string day(const std::string& kind, const std::string& about = "") const {
        const auto found = point(kind, about);
        return !found ? "absent" : found->bevinding.datum ? found->bevinding.datum->iso() + " " + found->stand : found->stand;
    }
    const Regime& regime;
    Convenant convenant;
    Kalender calendar;
    std::vector<Agendagebeurtenis> events;
    Date on{2024, 6, 1};
    std::map<std::string, Duur> chosen;
    std::optional<Date> reviewed;
};

}  // namespace

TEST(Agenda, GOV_15_the_covenant_is_evaluated_two_years_after_its_entry) {
    for (const char* id : {"model-2018", "limburg-2020"}) {
        Year y(id);
        EXPECT_EQ(y.day("evaluatie"), "2026-03-01 gepland") << id;
        EXPECT_EQ(y.day("toetsing"), "absent");
        EXPECT_EQ(y.day("vervallen"), "absent") << "no end is named";
        y.on = Date(2026, 3, 2);
        EXPECT_EQ(y.day("evaluatie"), "2026-03-01 te-laat");
        EXPECT_FALSE(y.point("evaluatie")->grens) << "a target without effect in law";
        y.convenant.geevalueerd = Date(2026, 3, 1);
        EXPECT_EQ(y.day("evaluatie"), "absent") << "done";
        y.convenant.geevalueerd.reset();
        y.events = {{"evaluatie", "", "", Date(2026, 3, 2)}};
        EXPECT_EQ(y.day("evaluatie"), "absent");
    }
}

TEST(Agenda, GOV_16_noord_holland_tests_against_the_law_after_one_year_and_evaluates_after_two) {
    Year y("noord-holland-2018", Date(2018, 3, 1));
    y.on = Date(2018, 6, 1);
    EXPECT_EQ(y.day("toetsing"), "2019-03-01 gepland");
    EXPECT_EQ(y.day("evaluatie"), "2020-03-01 gepland");
    y.events = {{"toetsing", "", "", Date(2018, 5, 1)}};
    EXPECT_EQ(y.day("toetsing"), "absent");
    EXPECT_EQ(y.day("evaluatie"), "2020-03-01 gepland") << "the one is not the other";
}

TEST(Agenda, GOV_12_GOV_17_GOV_18_midden_nederland_evaluates_within_a_year_and_lapses_after_three) {
    Year y("midden-nederland-2015", Date(2015, 9, 1));
    y.on = Date(2016, 9, 2);
    EXPECT_EQ(y.day("evaluatie"), "2016-09-01 te-laat");
    EXPECT_TRUE(y.point("evaluatie")->grens) << "at the latest";
    EXPECT_EQ(y.day("vervallen"), "2018-09-01 gepland");
    y.on = Date(2018, 9, 1);
    EXPECT_EQ(y.day("vervallen"), "2018-09-01 verlopen") << "the first day on which it is no longer in force";
    EXPECT_EQ(y.day("opzegging", "om"), "absent") << "no partner leaves by itself";
}

TEST(Agenda, GOV_13_GOV_14_a_leaver_is_bound_through_its_three_months_and_its_access_ends_the_next_day) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018"}) {
        Year y(id);
        Partij om;
        om.id = "om", om.soort = "om", om.opgezegd = Date(2025, 11, 30);
        y.convenant.partijen.push_back(om);
        y.on = Date(2025, 11, 29);
        EXPECT_EQ(y.day("opzegging", "om"), "absent") << "not received yet";
        y.on = Date(2025, 12, 1);
        EXPECT_EQ(y.day("opzegging", "om").substr(0, 10), "2026-03-01") << id;
        y.on = Date(2026, 3, 2);
        EXPECT_EQ(y.day("opzegging", "om"), "2026-03-01 te-laat");
        EXPECT_TRUE(y.point("opzegging", "om")->grens);
        y.convenant.partijen.back().uitgetreden = Date(2026, 3, 1);
        EXPECT_EQ(y.day("opzegging", "om"), "absent");
    }
}

TEST(Agenda, SEC_07_security_is_evaluated_every_year_and_the_next_follows_from_the_last) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018"}) {
        Year y(id);
        EXPECT_EQ(y.day("beveiligingsevaluatie"), "2025-03-01 gepland") << id;
        y.on = Date(2025, 3, 2);
        EXPECT_EQ(y.day("beveiligingsevaluatie"), "2025-03-01 te-laat");
        y.events = {{"beveiligingsevaluatie", "", "", Date(2025, 3, 2)}};
        EXPECT_EQ(y.day("beveiligingsevaluatie"), "2026-03-02 gepland");
        y.events.push_back({"beveiligingsevaluatie", "", "", Date(2024, 9, 1)});
        EXPECT_EQ(y.day("beveiligingsevaluatie"), "2026-03-02 gepland") << "the last counts, in whatever order they stand";
        y.events.push_back({"beveiligingsevaluatie", "", "", Date(2025, 4, 1)});
        EXPECT_EQ(y.day("beveiligingsevaluatie"), "2026-03-02 gepland") << "one of a later day than today is none yet";
    }
}

TEST(Agenda, WEE_12_CAS_16_SEC_06_SEC_07_periodic_checks_have_a_day_and_a_cooperation_chooses_within_bounds) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        Year y(id);
        EXPECT_EQ(y.day("controle.juistheid").substr(0, 10), "2024-09-01") << id;
        EXPECT_EQ(y.day("controle.bevoegdheden").substr(0, 10), "2024-06-01") << id;
        EXPECT_EQ(y.day("controle.naleving").substr(0, 10), "2024-09-01") << id;
        y.chosen["controle.juistheid"] = *Duur::parse("P2M");
        EXPECT_EQ(y.day("controle.juistheid").substr(0, 10), "2024-05-01") << id;
        EXPECT_FALSE(interval_error("controle.juistheid", *Duur::parse("P2M"), y.regime));
        for (const char* wrong : {"P1D", "P2Y", "P13M"}) EXPECT_EQ(interval_error("controle.juistheid", *Duur::parse(wrong), y.regime)->code, "agenda.tussenpoos") << wrong;
        EXPECT_EQ(interval_error("controle.koffie", *Duur::parse("P1M"), y.regime)->code, "agenda.onbekend");
    }
    EXPECT_EQ(interval_error("beveiligingsevaluatie", *Duur::parse("P2Y"), *loader().find("model-2018"))->code, "agenda.tussenpoos") << "yearly stands in the covenant";
}

TEST(Agenda, INF_19_ANX_05_each_version_of_an_annex_waits_for_its_publication) {
    Year y("model-2018");
    y.convenant.bijlagen = {{"1", "3", "Partners", Date(2024, 5, 1), std::nullopt, ""}, {"2", "1", "Proces", Date(2024, 3, 1), Date(2024, 3, 10), "2024, 90001"}};
    EXPECT_EQ(y.day("publicatie", "bijlage-1-3"), "2024-05-01 te-laat");
    EXPECT_EQ(y.day("publicatie", "bijlage-2-1"), "absent");
    y.events = {{"publicatie", "bijlage-1-3", "", Date(2024, 5, 20)}};
    EXPECT_EQ(y.day("publicatie", "bijlage-1-3"), "absent");
    Year nh("noord-holland-2018");
    nh.convenant.bijlagen = y.convenant.bijlagen;
    EXPECT_EQ(nh.day("publicatie", "bijlage-1-3"), "absent") << "no clause on publication";
}

TEST(Agenda, WEE_21_SEC_06_the_end_of_an_appointment_is_named_by_role_and_party_only) {
    Year y("model-2018");
    Persoonsrol p;
    p.id = "jansen", p.naam = "J. Jansen", p.partij = "om", p.rol = "lid-weegploeg", p.tot = Date(2024, 6, 10);
    y.convenant.personen.push_back(p);
    EXPECT_EQ(y.day("mandaat", "om/lid-weegploeg").substr(0, 10), "2024-06-10");
    y.on = Date(2024, 6, 11);
    EXPECT_EQ(y.day("mandaat", "om/lid-weegploeg"), "absent") << "it has ended; nobody acts on it any more";
}

TEST(Agenda, REG_01_REG_03_REG_04_the_register_is_reviewed_a_year_after_its_last_review) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        Year y(id);
        EXPECT_EQ(y.day("controle.register"), "2025-03-01 gepland") << "without a register, from the entry";
        y.reviewed = Date(2024, 5, 10);
        EXPECT_EQ(y.day("controle.register"), "2025-05-10 gepland") << id;
        y.on = Date(2025, 5, 11);
        EXPECT_EQ(y.day("controle.register"), "2025-05-10 te-laat") << id;
        y.events = {{"controle.register", "", "", Date(2025, 5, 11)}};
        EXPECT_EQ(y.day("controle.register"), "2026-05-11 gepland") << id;
    }
}

TEST(Agenda, a_cooperation_without_a_day_of_entry_is_told_that_it_is_missing) {
    Year y("model-2018");
    y.convenant.inwerking.reset();
    EXPECT_EQ(y.day("evaluatie"), "onbekend");
    EXPECT_EQ(y.day("controle.juistheid"), "onbekend");
    y.events = {{"controle.juistheid", "", "", Date(2024, 5, 1)}};
    EXPECT_EQ(y.day("controle.juistheid").substr(0, 10), "2024-11-01") << "a check that was done is a start";
}

TEST(Agenda, GOV_12_GOV_16_a_covenant_that_names_its_own_day_of_entry_needs_none_from_the_cooperation) {
    Year y("noord-holland-2018");
    y.convenant.inwerking.reset();
    ASSERT_TRUE(y.regime.inwerking);
    y.on = *y.regime.inwerking;
    EXPECT_EQ(y.day("toetsing"), y.regime.inwerking->plus_years(1).iso() + " gepland");
}
