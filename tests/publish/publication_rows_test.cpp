// What the articles of each covenant say, row by row: printed from the rules of its own regime and from no other.
#include "publication_world.h"

namespace griffier::publish {
namespace {

class Rows : public Publication {
  protected:
    std::string model() { return regeling(town("oeverstad")); }
    std::string north() { return regeling(town("noord-holland")); }
    std::string middle() { return regeling(town("midden-nederland")); }
    /// An article alone.
    static std::string article(const std::string& xml, const std::string& nr) {
        const auto at = xml.find("<label>Artikel</label>\n<nr>" + nr + "</nr>");
        EXPECT_NE(at, std::string::npos) << nr;
        return xml.substr(at, xml.find("</artikel>", at) - at);
    }
};

TEST_F(Rows, GOV_05_each_party_has_its_statutory_task_in_article_2) {
    for (const char* name : {"oeverstad", "limburg", "noord-holland"}) {
        const Town t = town(name);
        const std::string said = article(regeling(t), "2");
        for (const Partijsoort& one : t.regime.partijen)
            if (one.aantal_min > 0) {
                EXPECT_TRUE(holds(said, one.taak)) << name << " " << one.code;
                EXPECT_TRUE(holds(said, one.taak_grondslag)) << name << " " << one.code;
            }
    }
}

TEST_F(Rows, GOV_06_the_aims_are_those_of_the_regime_and_no_other) {
    EXPECT_TRUE(holds(article(model(), "3"), "hulp bieden aan achterblijvers, als zij dat willen"));
    EXPECT_TRUE(holds(article(north(), "3"), "verdere radicalisering voorkomen"));
    EXPECT_FALSE(holds(article(north(), "3"), "achterblijvers"));
    EXPECT_TRUE(holds(article(middle(), "2"), "in kaart brengen"));
}

TEST_F(Rows, GOV_07_REG_01_who_is_controller_and_whether_the_register_is_named) {
    EXPECT_TRUE(holds(article(model(), "4"), "samen verwerkingsverantwoordelijke"));
    EXPECT_TRUE(holds(article(model(), "4"), "register van verwerkingsactiviteiten"));
    EXPECT_FALSE(holds(article(north(), "4"), "register"));
    EXPECT_TRUE(holds(article(middle(), "1"), "het college van B&amp;W"));
}

TEST_F(Rows, GOV_25_GOV_26_everyone_keeps_his_own_tasks_and_the_plan_is_for_who_stays_in_the_netherlands) {
    EXPECT_TRUE(holds(model(), "elke deelnemer zijn eigen taken en verantwoordelijkheden houdt"));
    EXPECT_TRUE(holds(article(model(), "3"), "in Nederland verblijven"));
    EXPECT_FALSE(holds(article(north(), "3"), "in Nederland verblijven"));
}

TEST_F(Rows, WEE_09_CAS_14_the_files_hold_the_fields_of_the_regime_with_their_letters) {
    for (const auto& [name, file, nr] : {std::tuple{"oeverstad", "weegploeg", "8"}, std::tuple{"oeverstad", "casusoverleg", "10"}, std::tuple{"noord-holland", "weegploeg", "8"}, std::tuple{"midden-nederland", "casusoverleg", "8"}}) {
        const Town t = town(name);
        const std::string said = article(regeling(t), nr);
        for (const Veld& one : t.regime.bestand(file)->velden) EXPECT_TRUE(holds(said, one.naam)) << name << " " << one.code;
    }
    EXPECT_TRUE(holds(article(model(), "8"), "<li.nr>f.</li.nr>"));
    EXPECT_FALSE(holds(article(north(), "8"), "<li.nr>f.</li.nr>"));
}

TEST_F(Rows, WEE_04_WEE_24_the_weegploeg_decides_and_in_noord_holland_advises_the_triangle) {
    EXPECT_TRUE(holds(article(model(), "7"), "agendeert het subject"));
    EXPECT_FALSE(holds(article(model(), "7"), "driehoek"));
    EXPECT_TRUE(holds(article(north(), "7"), "adviseert de lokale driehoek"));
}

TEST_F(Rows, WEE_15_own_files_are_closed_in_noord_holland_only) {
    for (const char* nr : {"8", "10"}) {
        EXPECT_TRUE(holds(article(north(), nr), "eigen dossiers")) << nr;
        EXPECT_FALSE(holds(article(model(), nr), "eigen dossiers")) << nr;
    }
}

TEST_F(Rows, WEE_03_annex_3_has_the_outline_of_the_framework_and_criteria_only_of_the_parties) {
    const std::string xml = model();
    const std::string annex = xml.substr(xml.find("<titel>Referentiekader</titel>"));
    for (const char* words : {"sociale vervreemding", "ideologie (intentie)", "opvallende contacten", "training"}) EXPECT_TRUE(holds(annex, words)) << words;
    Town t = town("oeverstad");
    t.facts.velden["criteria"] = "Wat partijen vaststellen.";
    EXPECT_TRUE(holds(regeling(t), "Wat partijen vaststellen."));
}

TEST_F(Rows, CAS_18_CAS_19_an_external_partner_sees_the_plan_under_the_model_and_not_in_noord_holland) {
    EXPECT_TRUE(holds(article(model(), "10"), "mag het integraal plan inzien"));
    EXPECT_TRUE(holds(article(model(), "10"), "de convenantpartijen ermee instemmen"));
    EXPECT_FALSE(holds(article(north(), "10"), "integraal plan inzien"));
    EXPECT_TRUE(holds(article(north(), "10"), "die ze gaf ermee instemt"));
}

TEST_F(Rows, INF_02_INF_07_INF_18_the_moment_the_exception_and_informing_after_all) {
    EXPECT_TRUE(holds(article(model(), "11"), "UAVG 41"));
    EXPECT_TRUE(holds(article(north(), "11"), "AVG 23"));
    EXPECT_TRUE(holds(article(model(), "11"), "alsnog geïnformeerd"));
    EXPECT_FALSE(holds(article(middle(), "14"), "alsnog"));
}

TEST_F(Rows, INF_19_only_the_model_says_that_it_is_published) {
    EXPECT_TRUE(holds(article(model(), "11"), "Staatscourant"));
    EXPECT_FALSE(holds(north(), "Staatscourant"));
    EXPECT_FALSE(holds(middle(), "Staatscourant"));
}

TEST_F(Rows, RGT_07_COR_01_the_terms_of_requests_stand_where_the_covenant_has_its_own) {
    EXPECT_TRUE(holds(article(model(), "12"), "vier weken na ontvangst"));
    EXPECT_FALSE(holds(article(north(), "12"), "weken"));
}

TEST_F(Rows, RET_01_RET_02_RET_04_RET_06_keeping_and_destroying_are_those_of_the_regime) {
    for (const std::string& xml : {model(), north()}) {
        const std::string said = article(xml, "13");
        for (const char* term : {"vijf jaar", "één jaar", "ten hoogste zes maanden"}) EXPECT_TRUE(holds(said, term)) << term;
    }
    EXPECT_TRUE(holds(article(middle(), "8"), "ten hoogste drie jaar"));
    EXPECT_FALSE(holds(article(middle(), "8"), "zes maanden"));
}

TEST_F(Rows, SEC_01_SEC_03_secrecy_has_two_exceptions_one_in_midden_nederland_and_a_declaration_in_noord_holland) {
    EXPECT_TRUE(holds(article(model(), "14"), "hun taak dat nodig maakt"));
    EXPECT_TRUE(holds(article(north(), "14"), "geheimhoudingsverklaring"));
    EXPECT_FALSE(holds(article(middle(), "10"), "taak"));
}

TEST_F(Rows, SEC_06_SEC_13_the_security_plan_has_its_seven_headings) {
    for (const char* name : {"oeverstad", "noord-holland"}) {
        const Town t = town(name);
        const auto items = t.regime.lijst("beveiligingsplan");
        EXPECT_EQ(items.size(), 7u);
        const std::string said = article(regeling(t), "15");
        for (const Lijstpunt* item : items) EXPECT_TRUE(holds(said, item->tekst)) << name << " " << item->code;
    }
    EXPECT_TRUE(holds(article(north(), "15"), "72 uur"));
}

TEST_F(Rows, MN_18_the_regulation_lists_the_law_that_applies) {
    const Town t = town("midden-nederland");
    for (const Lijstpunt* item : t.regime.lijst("wetgeving")) EXPECT_TRUE(holds(regeling(t), item->tekst)) << item->code;
}

TEST_F(Rows, GOV_20_the_limburg_text_follows_the_model_where_it_has_none_of_its_own) {
    const Town t = town("limburg");
    EXPECT_EQ(codes(checked(t)), std::vector<std::string>{});
    EXPECT_EQ(filled(t).regime, *t.regime.erft);
}

}  // namespace
}  // namespace griffier::publish
