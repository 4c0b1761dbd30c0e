// The terms as the covenants give them. Written from the sources (norm catalogue 11.6 and 11.7), never from the files.
#include <set>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

using enum TermijnSoort;
const std::vector<std::string> three = {"model-2018", "limburg-2020", "noord-holland-2018"};
const std::vector<std::string> model_and_limburg = {"model-2018", "limburg-2020"};
const std::vector<std::string> nh = {"noord-holland-2018"};
const std::vector<std::string> mn = {"midden-nederland-2015"};
const std::vector<std::string> nh_and_mn = {"noord-holland-2018", "midden-nederland-2015"};

struct Expected {
    const char* id;
    TermijnSoort soort;
    const char* duur;
    const char* start;
    const char* waarvoor;
    const char* rustdag = "blijft";
    const char* bestand = "";
    const char* verlenging = "";
};

void expect_term(const std::vector<std::string>& regimes, const Expected& e, const char* artikel) {
    for (const auto& id : regimes) {
        const Termijn* t = shipped(id).termijn(e.id);
        ASSERT_TRUE(t) << id << " has no " << e.id;
        EXPECT_EQ(t->soort, e.soort) << id << " " << e.id;
        EXPECT_EQ(t->duur.iso(), e.duur) << id << " " << e.id;
        EXPECT_EQ(t->start, e.start) << id << " " << e.id;
        EXPECT_EQ(t->waarvoor, e.waarvoor) << id << " " << e.id;
        EXPECT_EQ(t->rustdag, e.rustdag) << id << " " << e.id;
        EXPECT_EQ(t->maandeinde, "klemmen") << id << " " << e.id;
        EXPECT_EQ(t->bestand, e.bestand) << id << " " << e.id;
        EXPECT_EQ(t->verlenging ? t->verlenging->iso() : "", e.verlenging) << id << " " << e.id;
        EXPECT_EQ(t->artikel, artikel) << id << " " << e.id;
    }
}

void expect_no_term(const std::vector<std::string>& regimes, const char* id) {
    for (const auto& regime : regimes) EXPECT_FALSE(shipped(regime).termijn(id)) << regime << " " << id;
}

TEST(Bewaren, RET_01_five_years_are_a_term_to_keep_from_the_last_processing) {
    expect_term(three, {"termijn.vernietiging.geagendeerd", bewaren, "P5Y", "laatste-verwerking", "vernietigen"}, "13 lid 1");
    expect_no_term(mn, "termijn.vernietiging.geagendeerd");
    EXPECT_NE(shipped("model-2018").termijn("termijn.vernietiging.geagendeerd")->uitleg.find("vijf jaar"), std::string::npos);
}

TEST(Bewaren, RET_02_archive_within_one_year_of_the_last_processing) {
    expect_term(three, {"termijn.archief", ten_hoogste, "P1Y", "laatste-verwerking", "archiveren"}, "13 lid 2");
    expect_no_term(mn, "termijn.archief");
}

TEST(Bewaren, RET_04_not_tabled_is_at_most_six_months_in_the_weegploeg_file) {
    const Expected e{"termijn.vernietiging.niet-geagendeerd", ten_hoogste, "P6M", "besluit.niet-agenderen", "vernietigen", "blijft", "weegploeg"};
    expect_term(model_and_limburg, e, "13 lid 3");
    expect_term(nh, e, "13 lid 4");
    expect_no_term(mn, "termijn.vernietiging.niet-geagendeerd");
}

TEST(Bewaren, RET_04_the_start_of_the_six_months_is_a_reading_and_can_be_the_first_signal) {
    for (const auto& id : three) {
        const Termijn& t = *shipped(id).termijn("termijn.vernietiging.niet-geagendeerd");
        EXPECT_TRUE(t.lezing) << id;
        EXPECT_FALSE(t.reden.empty()) << id;
        EXPECT_EQ(t.startkeuze, (std::vector<std::string>{"besluit.niet-agenderen", "eerste-signaal"})) << id;
    }
}

TEST(Bewaren, RET_06_midden_nederland_at_most_three_years_from_closure) {
    expect_term(mn, {"termijn.vernietiging.afsluiting", ten_hoogste, "P3Y", "afsluiting", "vernietigen"}, "8 lid 6");
    for (const auto& id : three) EXPECT_FALSE(shipped(id).termijn("termijn.vernietiging.afsluiting")) << id;
    EXPECT_EQ(shipped("midden-nederland-2015").termijnen_voor("vernietigen").size(), 1u);
}

TEST(Verzoeken, RGT_08_access_within_four_weeks_of_receipt) {
    expect_term(model_and_limburg, {"termijn.antwoord.inzage", ten_hoogste, "P4W", "ontvangst", "antwoord.inzage"}, "12 lid 3");
}

TEST(Verzoeken, COR_02_correction_within_four_weeks_of_receipt) {
    expect_term(model_and_limburg, {"termijn.antwoord.correctie", ten_hoogste, "P4W", "ontvangst", "antwoord.correctie"}, "12 lid 5");
}

TEST(Verzoeken, RGT_09_the_handbook_gives_the_month_of_the_avg_as_limit_beside_the_four_weeks) {
    expect_term(model_and_limburg, {"termijn.antwoord.inzage.wettelijk", eu_maand, "P1M", "ontvangst", "antwoord.inzage.wettelijk",
                                    "verordening-1182-71", "", "P2M"}, "5.4 fase 4 (AVG 12 lid 3)");
    expect_term(model_and_limburg, {"termijn.antwoord.correctie.wettelijk", eu_maand, "P1M", "ontvangst", "antwoord.correctie.wettelijk",
                                    "verordening-1182-71", "", "P2M"}, "5.4 fase 4 (AVG 12 lid 3)");
    expect_no_term(nh_and_mn, "termijn.antwoord.inzage.wettelijk");
    expect_no_term(nh_and_mn, "termijn.antwoord.correctie.wettelijk");
}

TEST(Verzoeken, RGT_10_noord_holland_follows_the_month_of_the_avg) {
    expect_term(nh, {"termijn.antwoord.inzage", eu_maand, "P1M", "ontvangst", "antwoord.inzage", "verordening-1182-71", "", "P2M"},
                "12 lid 3 (AVG 12 lid 3)");
    expect_term(nh, {"termijn.antwoord.correctie", eu_maand, "P1M", "ontvangst", "antwoord.correctie", "verordening-1182-71", "", "P2M"},
                "12 lid 5 (AVG 12 lid 3)");
}

TEST(Verzoeken, RGT_23_midden_nederland_has_no_term_of_its_own_and_today_s_law_applies) {
    for (const char* right : {"inzage", "correctie", "wissing", "beperking", "bezwaar"}) {
        const std::string id = std::string("termijn.antwoord.") + right, what = std::string("antwoord.") + right;
        expect_term(mn, {id.c_str(), eu_maand, "P1M", "ontvangst", what.c_str(), "verordening-1182-71", "", "P2M"}, "12 lid 3");
        EXPECT_TRUE(shipped("midden-nederland-2015").termijn(id)->lezing) << id;
        EXPECT_EQ(shipped("midden-nederland-2015").termijn(id)->bron, Bron::wet) << id;
    }
}

TEST(Verzoeken, RGT_01_a_request_of_somebody_without_a_file_is_kept_a_year_at_most) {
    for (const auto& id : chosen_regimes()) {
        const Termijn* kept = shipped(id).termijn("termijn.verzoek.bewaren");
        ASSERT_TRUE(kept) << id;
        EXPECT_EQ(kept->soort, ten_hoogste) << id;
        EXPECT_EQ(kept->duur.iso(), "P1Y") << id;
        EXPECT_EQ(kept->start, "afhandeling") << id;
        EXPECT_EQ(kept->waarvoor, "verzoek.vernietigen") << id;
        EXPECT_EQ(kept->bron, Bron::huisregel) << id;
    }
}

TEST(Verzoeken, RGT_24_erasure_and_restriction_have_the_month_of_the_avg) {
    for (const char* right : {"wissing", "beperking"}) {
        const std::string id = std::string("termijn.antwoord.") + right, what = std::string("antwoord.") + right;
        expect_term(three, {id.c_str(), eu_maand, "P1M", "ontvangst", what.c_str(), "verordening-1182-71", "", "P2M"}, "12 lid 3");
    }
}

TEST(Verzoeken, OBJ_01_objection_four_weeks_in_the_handbook_one_month_elsewhere) {
    expect_term(model_and_limburg, {"termijn.antwoord.bezwaar", ten_hoogste, "P4W", "ontvangst", "antwoord.bezwaar"},
                "5.4 recht van bezwaar (AVG 21)");
    expect_term(model_and_limburg, {"termijn.antwoord.bezwaar.wettelijk", eu_maand, "P1M", "ontvangst", "antwoord.bezwaar.wettelijk",
                                    "verordening-1182-71", "", "P2M"}, "12 lid 3");
    expect_term(nh, {"termijn.antwoord.bezwaar", eu_maand, "P1M", "ontvangst", "antwoord.bezwaar", "verordening-1182-71", "", "P2M"},
                "12 lid 3; 21");
    EXPECT_TRUE(shipped("model-2018").termijn("termijn.antwoord.bezwaar")->lezing);
    expect_no_term(nh_and_mn, "termijn.antwoord.bezwaar.wettelijk");
}

TEST(Verzoeken, COR_04_a_decision_is_carried_out_within_four_weeks) {
    expect_term(model_and_limburg, {"termijn.uitvoering.besluit", ten_hoogste, "P4W", "besluit", "uitvoering"}, "12 lid 6");
    expect_no_term(nh_and_mn, "termijn.uitvoering.besluit");
}

TEST(Verzoeken, COR_11_execution_has_a_target_from_receipt_and_the_month_as_limit) {
    expect_term(model_and_limburg, {"termijn.uitvoering.streef", ten_hoogste, "P4W", "ontvangst", "uitvoering.streef"}, "12 lid 5; 12 lid 6");
    expect_term(model_and_limburg, {"termijn.uitvoering.wettelijk", eu_maand, "P1M", "ontvangst", "uitvoering.wettelijk", "verordening-1182-71"},
                "12 lid 3; 16");
    expect_term(nh, {"termijn.uitvoering.wettelijk", eu_maand, "P1M", "ontvangst", "uitvoering.wettelijk", "verordening-1182-71"},
                "12 lid 6 (AVG 12 lid 3; 16 tot en met 18)");
    expect_term(mn, {"termijn.uitvoering.wettelijk", eu_maand, "P1M", "ontvangst", "uitvoering.wettelijk", "verordening-1182-71"}, "12 lid 3; 16");
    EXPECT_TRUE(shipped("model-2018").termijn("termijn.uitvoering.streef")->lezing);
    expect_no_term(nh_and_mn, "termijn.uitvoering.streef");
}

TEST(Verzoeken, RGT_20_objection_under_the_awb_is_six_weeks_in_every_regime) {
    expect_term(chosen_regimes(), {"termijn.bezwaar.awb", wettermijn, "P6W", "verzending.besluit", "bezwaar.awb", "termijnenwet"}, "6:7; 6:8");
}

TEST(Verzoeken, RTG_04_police_and_prosecution_answer_within_six_weeks) {
    expect_term(three, {"termijn.antwoord.politie-om", wettermijn, "P6W", "ontvangst.politie-om", "antwoord.politie-om", "termijnenwet"},
                "5.4 recht op kennisneming (Wpg 25; Wjsg 18 en 39i)");
    EXPECT_TRUE(shipped("noord-holland-2018").termijn("termijn.antwoord.politie-om")->richtsnoer);
    EXPECT_FALSE(shipped("model-2018").termijn("termijn.antwoord.politie-om")->richtsnoer);
    expect_no_term(mn, "termijn.antwoord.politie-om");
}

TEST(Informeertermijn, INF_01_the_duty_is_met_on_the_day_of_the_outcome) {
    const Expected e{"termijn.informeren.besluit", ten_hoogste, "P0D", "besluit.weging", "informeren"};
    expect_term(model_and_limburg, e, "11 lid 2");
    expect_term(nh, e, "11 lid 1");
    expect_no_term(mn, "termijn.informeren.besluit");
}

TEST(Informeertermijn, INF_13_the_outer_limits_of_the_avg_run_from_obtaining_contact_and_disclosure) {
    expect_term(three, {"termijn.informeren.verkrijging", eu_maand, "P1M", "verkrijging", "informeren.wettelijk", "verordening-1182-71"},
                "14 lid 3 onder a");
    expect_term(three, {"termijn.informeren.eerste-contact", ten_hoogste, "P0D", "eerste-contact", "informeren.wettelijk"}, "14 lid 3 onder b");
    expect_term(three, {"termijn.informeren.eerste-verstrekking", ten_hoogste, "P0D", "eerste-verstrekking", "informeren.wettelijk"},
                "14 lid 3 onder c");
    for (const char* id : {"termijn.informeren.verkrijging", "termijn.informeren.eerste-contact", "termijn.informeren.eerste-verstrekking"})
        expect_no_term(mn, id);
}

TEST(Datalek, SEC_13_seventy_two_hours_in_every_regime) {
    const Expected e{"termijn.datalek", uren, "PT72H", "kennis.datalek", "melding.datalek"};
    expect_term(model_and_limburg, e, "33 lid 1");
    expect_term(mn, e, "33 lid 1");
    expect_term(nh, e, "15 lid 1 onder g (AVG 33 lid 1)");
    EXPECT_EQ(shipped("noord-holland-2018").termijn("termijn.datalek")->bron, Bron::convenant);
    EXPECT_EQ(shipped("model-2018").termijn("termijn.datalek")->bron, Bron::wet);
    EXPECT_NE(shipped("model-2018").termijn("termijn.datalek")->uitleg.find("tweeënzeventig uur"), std::string::npos);
}

TEST(Convenant, GOV_13_notice_is_at_least_three_months) {
    expect_term(three, {"termijn.opzegging", ten_minste, "P3M", "ontvangst.opzegging", "opzegging"}, "18 lid 2");
    expect_no_term(mn, "termijn.opzegging");
}

TEST(Convenant, GOV_15_evaluation_after_two_years) {
    expect_term(model_and_limburg, {"termijn.evaluatie", jaardag, "P2Y", "inwerkingtreding", "evaluatie"}, "18 lid 4");
    expect_no_term(model_and_limburg, "termijn.toetsing");
}

TEST(Convenant, GOV_16_noord_holland_is_tested_after_one_year_and_evaluated_after_two) {
    expect_term(nh, {"termijn.toetsing", jaardag, "P1Y", "inwerkingtreding", "toetsing"}, "18 lid 4");
    expect_term(nh, {"termijn.evaluatie", jaardag, "P2Y", "inwerkingtreding", "evaluatie"}, "18 lid 4");
}

TEST(Convenant, GOV_17_midden_nederland_is_evaluated_at_most_one_year_after_entry) {
    expect_term(mn, {"termijn.evaluatie", ten_hoogste, "P1Y", "inwerkingtreding", "evaluatie"}, "16 lid 2");
    expect_no_term(mn, "termijn.toetsing");
}

TEST(Convenant, GOV_18_midden_nederland_lives_three_years_from_its_entry_day) {
    expect_term(mn, {"termijn.looptijd", looptijd, "P3Y", "inwerkingtreding", "vervallen"}, "16 lid 1");
    for (const auto& id : three) EXPECT_TRUE(shipped(id).termijnen_voor("vervallen").empty()) << id;
}

TEST(Convenant, SEC_07_security_policy_is_evaluated_yearly) {
    const Expected e{"termijn.beveiligingsevaluatie", jaardag, "P1Y", "laatste-beveiligingsevaluatie", "beveiligingsevaluatie"};
    expect_term(model_and_limburg, e, "15 lid 3");
    expect_term(nh, e, "15 lid 2");
    expect_no_term(mn, "termijn.beveiligingsevaluatie");
}

TEST(Leeftijden, RGT_03_own_rights_from_sixteen) {
    const Expected e{"termijn.leeftijd.zelfstandig", leeftijd, "P16Y", "geboorte", "zelfstandig"};
    expect_term(model_and_limburg, e, "12 lid 1");
    expect_term(nh, e, "12 lid 2");
    expect_term(mn, e, "5");
}

TEST(Leeftijden, INF_23_informing_parents_ends_at_eighteen) {
    expect_term(chosen_regimes(), {"termijn.leeftijd.meerderjarig", leeftijd, "P18Y", "geboorte", "meerderjarig"}, "1:233");
}

struct Interval {
    const char* id;
    const char* waarvoor;
    const char* start;
    const char* duur;
    const char* laag;
    const char* hoog;
};

void expect_interval(const std::vector<std::string>& regimes, const Interval& e) {
    for (const auto& id : regimes) {
        const Termijn* t = shipped(id).termijn(e.id);
        ASSERT_TRUE(t) << id << " " << e.id;
        EXPECT_EQ(t->soort, periodiek) << e.id;
        EXPECT_EQ(t->bron, Bron::huisregel) << e.id;
        EXPECT_FALSE(t->reden.empty()) << e.id;
        EXPECT_EQ(t->waarvoor, e.waarvoor) << e.id;
        EXPECT_EQ(t->start, e.start) << e.id;
        EXPECT_EQ(t->duur.iso(), e.duur) << id << " " << e.id;
        ASSERT_TRUE(t->ondergrens && t->bovengrens) << e.id;
        EXPECT_EQ(t->ondergrens->iso(), e.laag) << id << " " << e.id;
        EXPECT_EQ(t->bovengrens->iso(), e.hoog) << id << " " << e.id;
    }
}

TEST(Tussenpozen, WEE_12_MN_02_accuracy_checks_have_an_interval_by_house_rule) {
    expect_interval(chosen_regimes(), {"termijn.controle.juistheid", "controle.juistheid", "laatste-controle", "P6M", "P1M", "P1Y"});
}
TEST(Tussenpozen, RET_04_RET_06_RET_07_the_need_of_keeping_is_reviewed_by_house_rule) {
    expect_interval(three, {"termijn.herziening.noodzaak", "herziening.noodzaak", "laatste-herziening", "P1M", "P7D", "P3M"});
    expect_interval(mn, {"termijn.herziening.noodzaak", "herziening.noodzaak", "laatste-herziening", "P3M", "P7D", "P1Y"});
}
TEST(Tussenpozen, INF_08_INF_22_a_deferral_is_reviewed_by_house_rule_but_not_in_midden_nederland) {
    expect_interval(three, {"termijn.herziening.informeren", "herziening.informeren", "laatste-herziening", "P2M", "P14D", "P3M"});
    expect_no_term(mn, "termijn.herziening.informeren");
}
TEST(Tussenpozen, SEC_06_MN_02_granted_rights_are_checked_by_house_rule) {
    expect_interval(chosen_regimes(), {"termijn.controle.bevoegdheden", "controle.bevoegdheden", "laatste-controle", "P3M", "P7D", "P6M"});
}
TEST(Tussenpozen, SEC_07_MN_02_compliance_is_checked_by_house_rule) {
    expect_interval(chosen_regimes(), {"termijn.controle.naleving", "controle.naleving", "laatste-controle", "P6M", "P1M", "P1Y"});
}

TEST(Tussenpozen, REG_01_the_register_is_reviewed_by_house_rule) {
    expect_interval(chosen_regimes(), {"termijn.controle.register", "controle.register", "laatste-beoordeling", "P1Y", "P1M", "P1Y"});
}

TEST(Termijnen, there_are_no_others_than_those_of_the_sources) {
    const std::set<std::string> common = {"termijn.antwoord.inzage", "termijn.antwoord.correctie", "termijn.antwoord.wissing",
                                          "termijn.antwoord.beperking", "termijn.antwoord.bezwaar", "termijn.uitvoering.wettelijk",
                                          "termijn.bezwaar.awb", "termijn.datalek", "termijn.evaluatie", "termijn.leeftijd.zelfstandig",
                                          "termijn.leeftijd.meerderjarig", "termijn.controle.juistheid", "termijn.herziening.noodzaak",
                                          "termijn.controle.bevoegdheden", "termijn.controle.naleving", "termijn.controle.register",
                                          "termijn.verzoek.bewaren"};
    std::set<std::string> avg = common;
    avg.insert({"termijn.vernietiging.geagendeerd", "termijn.vernietiging.niet-geagendeerd", "termijn.archief", "termijn.informeren.besluit",
                "termijn.informeren.verkrijging", "termijn.informeren.eerste-contact", "termijn.informeren.eerste-verstrekking",
                "termijn.opzegging", "termijn.beveiligingsevaluatie", "termijn.herziening.informeren", "termijn.antwoord.politie-om"});
    std::set<std::string> model = avg, noord = avg, midden = common;
    model.insert({"termijn.antwoord.inzage.wettelijk", "termijn.antwoord.correctie.wettelijk", "termijn.antwoord.bezwaar.wettelijk",
                  "termijn.uitvoering.besluit", "termijn.uitvoering.streef"});
    noord.insert("termijn.toetsing");
    midden.insert({"termijn.vernietiging.afsluiting", "termijn.looptijd"});
    const auto ids = [](const std::string& regime) {
        std::set<std::string> all;
        for (const auto& t : shipped(regime).termijnen) all.insert(t.id);
        return all;
    };
    EXPECT_EQ(ids("model-2018"), model);
    EXPECT_EQ(ids("limburg-2020"), model);
    EXPECT_EQ(ids("noord-holland-2018"), noord);
    EXPECT_EQ(ids("midden-nederland-2015"), midden);
}

}  // namespace
}  // namespace griffier::test
