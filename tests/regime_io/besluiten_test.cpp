// Who decides what, who informs, which acts count, which numbers house rules set.
#include <set>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

using Codes = std::vector<std::string>;
const Codes three = {"model-2018", "limburg-2020", "noord-holland-2018"};
const Codes model_and_limburg = {"model-2018", "limburg-2020"};

void expect_decision(const Codes& regimes, const char* id, const char* besluit, const Codes& door, bool allen, int personen,
                     const Codes& uitkomsten) {
    for (const auto& regime : regimes) {
        const Besluitregel* rule = nullptr;
        for (const auto& r : shipped(regime).besluiten)
            if (r.id == id) rule = &r;
        ASSERT_TRUE(rule) << regime << " " << id;
        EXPECT_EQ(rule->besluit, besluit) << regime << " " << id;
        EXPECT_EQ(rule->door, door) << regime << " " << id;
        EXPECT_EQ(rule->allen, allen) << regime << " " << id;
        EXPECT_EQ(rule->personen, personen) << regime << " " << id;
        EXPECT_EQ(rule->uitkomsten, uitkomsten) << regime << " " << id;
    }
}

const Codes vv = {"verwerkingsverantwoordelijke"};

TEST(Besluiten, WEE_04_the_weegploeg_tables_or_not) {
    expect_decision(model_and_limburg, "besluit.weging", "weging", {"weegploeg"}, false, 1, {"agenderen", "niet-agenderen"});
}
TEST(Besluiten, WEE_24_in_noord_holland_the_weegploeg_advises_and_the_triangle_answers) {
    const Codes nh = {"noord-holland-2018"};
    expect_decision(nh, "besluit.weging", "weging", {"weegploeg"}, false, 1, {"advies-agenderen", "niet-agenderen"});
    expect_decision(nh, "besluit.driehoek", "driehoek", {"lokale-driehoek"}, false, 1, {"agenderen", "niet-agenderen"});
    EXPECT_FALSE(shipped("noord-holland-2018").uitkomst_bekend("weging", "agenderen"));
    EXPECT_FALSE(shipped("model-2018").besluit("driehoek"));
}
TEST(Besluiten, WEE_05_further_interpretation_is_a_third_option_of_the_handbook_and_no_information_moment) {
    expect_decision(three, "besluit.nadere-duiding", "weging", {"weegploeg"}, false, 1, {"nadere-duiding"});
    for (const auto& id : three) {
        EXPECT_TRUE(shipped(id).uitkomst_bekend("weging", "nadere-duiding")) << id;
        EXPECT_EQ(shipped(id).informeren.front().moment.find("nadere-duiding"), std::string::npos) << id;
    }
    EXPECT_FALSE(shipped("noord-holland-2018").without_guidance().uitkomst_bekend("weging", "nadere-duiding"));
    EXPECT_TRUE(shipped("model-2018").without_guidance().uitkomst_bekend("weging", "nadere-duiding"));
}
TEST(Besluiten, WEE_17_who_takes_part) {
    expect_decision(three, "besluit.partners", "partners", {"weegploeg", "casusoverleg"}, false, 1, {"vastgesteld", "gewijzigd"});
}
TEST(Besluiten, CAS_10_the_casusoverleg_advises_and_all_core_parties_close) {
    expect_decision(three, "besluit.advies-afsluiting", "advies-afsluiting", {"casusoverleg"}, false, 1, {"afsluiten", "voortzetten"});
    expect_decision(three, "besluit.afsluiting", "afsluiting", {"kernpartijen"}, true, 1, {"afsluiten", "voortzetten"});
    EXPECT_TRUE(shipped("noord-holland-2018").besluit("afsluiting")->lezing);
    EXPECT_EQ(shipped("noord-holland-2018").besluit("afsluiting")->herkomst, "noord-holland-2018");
    EXPECT_EQ(shipped("model-2018").besluit("afsluiting")->herkomst, "handleiding-2018");
}
TEST(Besluiten, INF_02_the_controller_judges_whether_to_inform) {
    expect_decision(three, "besluit.informeren", "informeren", vv, false, 1, {"informeren", "uitstel", "niet", "vrijstelling"});
}
TEST(Besluiten, INF_09_the_addressee_is_a_decision) {
    expect_decision(three, "besluit.adressaat", "adressaat", vv, false, 1, {"adressaat"});
}
TEST(Besluiten, RGT_20_the_controller_decides_on_requests) {
    expect_decision(three, "besluit.verzoek", "verzoek", vv, false, 1, {"toewijzen", "deels", "afwijzen"});
}
TEST(Besluiten, COR_02_COR_10_correction_and_shielding) {
    expect_decision(model_and_limburg, "besluit.correctie", "correctie", vv, false, 1,
                    {"verbeteren", "aanvullen", "verwijderen", "afschermen", "afwijzen"});
    expect_decision({"noord-holland-2018"}, "besluit.correctie", "correctie", vv, false, 1,
                    {"verbeteren", "verwijderen", "afschermen", "afwijzen"});
}
TEST(Besluiten, RET_05_renewed_processing_by_order_of_the_controller) {
    expect_decision(three, "besluit.hernieuwde-verwerking", "hernieuwde-verwerking", vv, false, 1, {"opdracht"});
    EXPECT_EQ(shipped("model-2018").besluit("hernieuwde-verwerking")->artikel, "13 lid 4");
    EXPECT_EQ(shipped("noord-holland-2018").besluit("hernieuwde-verwerking")->artikel, "13 lid 3");
    EXPECT_FALSE(shipped("midden-nederland-2015").besluit("hernieuwde-verwerking"));
}
TEST(Besluiten, RET_03_consulting_the_archive_is_a_core_party_s_with_a_reason) {
    expect_decision(three, "besluit.raadpleging-archief", "raadpleging-archief", {"kernpartijen"}, false, 1, {"raadplegen"});
    EXPECT_FALSE(shipped("midden-nederland-2015").besluit("raadpleging-archief"));
}
TEST(Besluiten, RET_01_RET_04_RET_06_a_hold_is_a_house_rule_and_the_controller_s) {
    expect_decision(three, "besluit.aanhouding", "aanhouding", vv, false, 1, {"aanhouden", "verlengen", "niet-aanhouden", "opheffen"});
    expect_decision({"midden-nederland-2015"}, "besluit.aanhouding", "aanhouding", {"college"}, false, 1, {"aanhouden", "verlengen", "niet-aanhouden", "opheffen"});
    for (const auto& id : chosen_regimes()) EXPECT_EQ(shipped(id).besluit("aanhouding")->bron, Bron::huisregel) << id;
}
TEST(Besluiten, RET_04_RET_06_RET_07_who_decides_whether_data_are_still_needed) {
    expect_decision(three, "besluit.noodzaak", "noodzaak", {"verwerkingsverantwoordelijke", "uitvoerder"}, false, 1, {"nog-nodig", "niet-meer-nodig"});
    expect_decision({"midden-nederland-2015"}, "besluit.noodzaak", "noodzaak", {"college", "beheerder"}, false, 1, {"nog-nodig", "niet-meer-nodig"});
}
TEST(Besluiten, two_persons_override_clock_unknown_and_regime) {
    expect_decision(three, "besluit.klok", "klok", vv, false, 2, {"bevestigd", "afgewezen"});
    expect_decision(three, "besluit.oplossing", "oplossing", vv, false, 2, {"uitgevoerd", "niet-uitgevoerd"});
    expect_decision(three, "besluit.regimewissel", "regimewissel", vv, false, 2, {"over", "blijft"});
    const Codes mn = {"midden-nederland-2015"};
    expect_decision(mn, "besluit.klok", "klok", {"college"}, false, 2, {"bevestigd", "afgewezen"});
    expect_decision(mn, "besluit.oplossing", "oplossing", {"college"}, false, 2, {"uitgevoerd", "niet-uitgevoerd"});
    expect_decision(mn, "besluit.regimewissel", "regimewissel", {"college"}, false, 2, {"over", "blijft"});
}
TEST(Besluiten, SEC_14_access_that_needs_a_reason_is_recorded) {
    expect_decision(three, "besluit.toegang", "toegang", {"verwerkingsverantwoordelijke", "uitvoerder"}, false, 1,
                    {"toegelaten", "geweigerd", "ingetrokken"});
    expect_decision({"midden-nederland-2015"}, "besluit.toegang", "toegang", {"college", "beheerder"}, false, 1,
                    {"toegelaten", "geweigerd", "ingetrokken"});
}
TEST(Besluiten, MN_12_INF_04_RGT_20_RGT_23_RET_06_CAS_07_CAS_10_the_college_decides_in_midden_nederland) {
    const Codes mn = {"midden-nederland-2015"};
    expect_decision(mn, "besluit.informeren", "informeren", {"college"}, false, 1, {"informeren", "uitstel", "niet"});
    expect_decision(mn, "besluit.verzoek", "verzoek", {"college"}, false, 1, {"toewijzen", "deels", "afwijzen"});
    expect_decision(mn, "besluit.correctie", "correctie", {"college"}, false, 1, {"verbeteren", "aanvullen", "verwijderen", "afschermen", "afwijzen"});
    expect_decision(mn, "besluit.afsluiting", "afsluiting", {"college"}, false, 1, {"afsluiten", "voortzetten"});
    expect_decision(mn, "besluit.acties", "acties", {"casusoverleg"}, false, 1, {"acties", "geen-acties"});
    expect_decision(mn, "besluit.adressaat", "adressaat", {"college"}, false, 1, {"adressaat"});
    EXPECT_FALSE(shipped("midden-nederland-2015").besluit("weging"));
}
TEST(Besluiten, COR_07_COR_10_OBJ_01_erasure_restriction_and_objection_have_decisions_of_their_own) {
    for (const auto& id : chosen_regimes()) {
        const Codes by = id == "midden-nederland-2015" ? Codes{"college"} : vv;
        for (const char* kind : {"wissing", "beperking", "bezwaar"}) {
            ASSERT_TRUE(shipped(id).besluit(kind)) << id << " " << kind;
            EXPECT_EQ(shipped(id).besluit(kind)->door, by) << id << " " << kind;
        }
        EXPECT_TRUE(shipped(id).uitkomst_bekend("beperking", "opheffen")) << id;
    }
}
TEST(Besluiten, INF_12_RGT_11_RGT_16_naming_who_reported_is_the_controller_s_decision_on_a_ground_of_its_own_list) {
    expect_decision(three, "besluit.bronvermelding", "bronvermelding", vv, false, 1, {"noemen", "niet-noemen"});
    expect_decision({"midden-nederland-2015"}, "besluit.bronvermelding", "bronvermelding", {"college"}, false, 1, {"noemen", "niet-noemen"});
    for (const auto& id : chosen_regimes()) EXPECT_EQ(shipped(id).gronden_van("bronvermelding").size(), 3u) << id;
}
TEST(Besluiten, there_are_no_others) {
    EXPECT_EQ(shipped("model-2018").besluiten.size(), 21u);
    EXPECT_EQ(shipped("limburg-2020").besluiten.size(), 21u);
    EXPECT_EQ(shipped("noord-holland-2018").besluiten.size(), 22u);
    EXPECT_EQ(shipped("midden-nederland-2015").besluiten.size(), 16u);
}

void expect_informing(const char* id, const char* moment, const char* beslist, const char* verzendt, const Codes& overleg,
                      const Codes& verschuldigd, bool later, const char* lijst, const char* artikel) {
    const Regime& r = shipped(id);
    ASSERT_EQ(r.informeren.size(), 1u) << id;
    const Informeerregel& rule = r.informeren.front();
    EXPECT_EQ(rule.id, "informeren.moment");
    EXPECT_EQ(rule.moment, moment) << id;
    EXPECT_EQ(rule.beslist, beslist) << id;
    EXPECT_EQ(rule.verzendt, verzendt) << id;
    EXPECT_EQ(rule.overleg, overleg) << id;
    EXPECT_EQ(rule.verschuldigd, verschuldigd) << id;
    EXPECT_EQ(rule.later_alsnog, later) << id;
    EXPECT_EQ(rule.grondenlijst, lijst) << id;
    EXPECT_EQ(rule.artikel, artikel) << id;
}

TEST(Informeerregel, INF_01_INF_05_moment_and_sender_by_regime) {
    const Codes all = {"subject", "achterblijver", "netwerk", "melder"};
    for (const char* id : {"model-2018", "limburg-2020"})
        expect_informing(id, "weging.agenderen,weging.niet-agenderen", "verwerkingsverantwoordelijke", "uitvoerder", {"kernpartijen"}, all, true,
                         "UAVG 41", "11 lid 2; 11 lid 3; 11 lid 5");
    expect_informing("noord-holland-2018", "weging.advies-agenderen,weging.niet-agenderen", "verwerkingsverantwoordelijke",
                     "inbrengende-kernpartij", {"kernpartijen"}, all, true, "AVG 23", "11 lid 1; 11 lid 2; 11 lid 3; 11 lid 4");
}
TEST(Informeerregel, MN_12_no_fixed_moment_the_college_informs_after_police_and_prosecution_and_not_later) {
    expect_informing("midden-nederland-2015", "", "college", "college", {"politie", "om"}, {"subject"}, false, "reglement 14", "14 lid 1");
}

void expect_acts(const std::string& id, const std::set<std::string>& count, const std::set<std::string>& count_not) {
    std::set<std::string> yes, no;
    for (const auto& h : shipped(id).handelingen) {
        (h.telt ? yes : no).insert(h.code);
        EXPECT_EQ(h.bron, Bron::huisregel) << h.id;
        EXPECT_FALSE(h.reden.empty()) << h.id;
    }
    EXPECT_EQ(yes, count) << id;
    EXPECT_EQ(no, count_not) << id;
}

TEST(Handelingen, RET_01_only_substantive_acts_are_last_processing) {
    const std::set<std::string> yes = {"signaal", "analyse", "besluit.weging", "besluit.partners", "plan", "actie", "verstrekking",
                                       "besluit.afsluiting", "besluit.hernieuwde-verwerking"};
    const std::set<std::string> no = {"archivering", "bewaartaak", "reservekopie", "logboek", "import", "verzoek", "klacht", "raadpleging-archief",
                                      "herziening-uitstel", "informatiebrief", "late-informatiebrief", "terugkoppeling", "controle-juistheid",
                                      "besluit.informeren", "besluit.adressaat", "besluit.correctie", "besluit.aanhouding", "besluit.klok",
                                      "besluit.oplossing", "besluit.regimewissel", "besluit.toegang", "besluit.raadpleging-archief",
                                      "besluit.verzoek", "besluit.wissing", "besluit.beperking", "besluit.bezwaar", "besluit.bronvermelding", "besluit.noodzaak"};
    expect_acts("model-2018", yes, no);
    expect_acts("limburg-2020", yes, no);
    auto with_triangle = yes;
    with_triangle.insert("besluit.driehoek");
    expect_acts("noord-holland-2018", with_triangle, no);
}
TEST(Handelingen, RET_06_midden_nederland_counts_its_own_acts) {
    expect_acts("midden-nederland-2015", {"signaal", "analyse", "besluit.acties", "actie", "verstrekking", "besluit.afsluiting"},
                {"bewaartaak", "reservekopie", "logboek", "import", "verzoek", "klacht", "herziening-uitstel", "informatiebrief", "terugkoppeling",
                 "controle-juistheid", "besluit.informeren", "besluit.adressaat", "besluit.correctie", "besluit.aanhouding", "besluit.klok",
                 "besluit.oplossing", "besluit.regimewissel", "besluit.toegang", "besluit.verzoek", "besluit.wissing", "besluit.beperking", "besluit.bezwaar", "besluit.bronvermelding", "besluit.noodzaak"});
}

TEST(Drempels, RET_01_RET_02_RET_04_RET_06_GOV_13_GOV_15_GOV_16_GOV_17_GOV_18_INF_22_RGT_08_RGT_09_SEC_07_STA_01_house_rules_set_numbers_with_a_floor_and_a_reason) {
    struct Expected {
        const char* code;
        int waarde, ondergrens;
        bool midden;
    };
    const std::vector<Expected> all = {{"goedkeuring.personen", 2, 2, true},         {"vernietiging.afkoeling-dagen", 7, 1, true},
                                       {"vernietiging.aanloop-dagen", 35, 14, true}, {"vernietiging.rood-na-dagen", 7, 1, false},
                                       {"alarm.zes-maanden-dagen", 45, 14, false},   {"statistiek.kleinste-cel", 10, 5, true},
                                       {"klok.terug-minuten", 2, 1, true},           {"klok.gat-uren", 48, 24, true},
                                       {"vernietiging.groot-posten", 10, 1, true},   {"vernietiging.groot-procent", 2, 1, true},
                                       {"vernietiging.groot-mediaan", 3, 1, true},   {"vernietiging.groot-lijsten", 12, 3, true},
                                       {"vernietiging.groot-extra", 1, 1, true},     {"vernietiging.zerk-dagen", 1827, 366, true},
                                       {"aanhouding.verlengingen", 2, 1, true},      {"bewaren.zonder-datum-dagen", 366, 90, true},
                                       {"verzoek.eerste-melding", 50, 25, true},     {"verzoek.tweede-melding", 80, 50, true},
                                       {"archiveren.aanloop-dagen", 7, 1, false},    {"narekenen.nachten", 30, 1, true},          {"agenda.aanloop-dagen", 30, 7, true}};
    for (const auto& id : chosen_regimes()) {
        std::size_t n = 0;
        for (const auto& e : all) {
            const Drempel* d = shipped(id).drempel(e.code);
            if (id == "midden-nederland-2015" && !e.midden) {
                EXPECT_FALSE(d) << e.code;
                continue;
            }
            ASSERT_TRUE(d) << id << " " << e.code;
            ++n;
            EXPECT_EQ(d->waarde, e.waarde) << e.code;
            EXPECT_EQ(d->ondergrens, e.ondergrens) << e.code;
            EXPECT_EQ(d->bron, Bron::huisregel) << e.code;
            EXPECT_FALSE(d->reden.empty()) << e.code;
        }
        EXPECT_EQ(shipped(id).drempels.size(), n) << id;
    }
}

TEST(Kennisgevingen, COR_05_COR_08_COR_10_who_is_told_of_a_correction_an_erasure_and_a_restriction) {
    for (const auto& id : model_and_limburg) {
        EXPECT_EQ(shipped(id).kennisgeving("correctie")->aan, (Codes{"partijen"})) << id;
        EXPECT_EQ(shipped(id).kennisgeving("beperking")->aan, (Codes{"partijen"})) << id;
    }
    for (const char* event : {"correctie", "wissing", "beperking"}) {
        EXPECT_EQ(shipped("noord-holland-2018").kennisgeving(event)->aan, (Codes{"partijen", "externe-casuspartners", "ontvangers"})) << event;
        EXPECT_EQ(shipped("midden-nederland-2015").kennisgeving(event)->aan, (Codes{"ontvangers"})) << event;
    }
}
TEST(Kennisgevingen, COR_08_receivers_are_told_of_an_erasure) {
    for (const auto& id : model_and_limburg) EXPECT_EQ(shipped(id).kennisgeving("wissing")->aan, (Codes{"partijen", "ontvangers"})) << id;
}
TEST(Kennisgevingen, CAS_25_receivers_are_asked_to_destroy) {
    for (const auto& id : chosen_regimes()) {
        EXPECT_EQ(shipped(id).kennisgeving("vernietiging")->aan, (Codes{"ontvangers"})) << id;
        EXPECT_TRUE(shipped(id).kennisgeving("vernietiging")->lezing) << id;
    }
}
TEST(Kennisgevingen, WEE_06_the_provider_hears_of_a_case_that_is_not_tabled) {
    for (const auto& id : three) EXPECT_EQ(shipped(id).kennisgeving("niet-agenderen")->aan, (Codes{"aanbrenger"})) << id;
    EXPECT_FALSE(shipped("midden-nederland-2015").kennisgeving("niet-agenderen"));
}
TEST(Kennisgevingen, COR_05_COR_10_there_are_no_others) {
    // where the covenant names parties only, the receivers of the act stand beside them
    for (const char* id : {"model-2018", "limburg-2020"}) {
        EXPECT_EQ(shipped(id).kennisgevingen.size(), 7u) << id;
        for (const char* by : {"correctie.wettelijk", "beperking.wettelijk"}) EXPECT_EQ(shipped(id).kennisgeving(by)->aan, (Codes{"ontvangers"})) << id;
    }
    EXPECT_EQ(shipped("noord-holland-2018").kennisgevingen.size(), 5u);
    EXPECT_EQ(shipped("midden-nederland-2015").kennisgevingen.size(), 4u);
}

}  // namespace
}  // namespace griffier::test
