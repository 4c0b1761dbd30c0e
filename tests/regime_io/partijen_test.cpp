// Parties, definitions, purposes, legal grounds, and what each regime says about itself.
#include <map>
#include <set>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

using Codes = std::vector<std::string>;
const Codes three = {"model-2018", "limburg-2020", "noord-holland-2018"};
const char* mn_id = "midden-nederland-2015";

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

TEST(Partijen, GOV_01_core_parties) {
    for (const auto& id : three)
        for (const char* code : {"gemeente", "om", "politie"}) {
            const Partijsoort* p = shipped(id).partij(code);
            ASSERT_TRUE(p) << id << code;
            EXPECT_EQ(p->soort, "kernpartij") << id << code;
            EXPECT_TRUE(p->verwerkingsverantwoordelijke) << id << code;
            EXPECT_EQ(p->aantal_min, 1) << id << code;
        }
}
TEST(Partijen, MN_11_GOV_02_three_kinds_of_partner) {
    for (const auto& id : three) {
        EXPECT_EQ(shipped(id).partij("rvdk")->soort, "casuspartij") << id;
        EXPECT_EQ(shipped(id).partij("reclassering")->soort, "casuspartij") << id;
        EXPECT_EQ(shipped(id).partij("externe-casuspartner")->soort, "externe-casuspartner") << id;
        EXPECT_EQ(shipped(id).partij("externe-casuspartner")->aantal_min, 0) << id;
        for (const char* code : {"rvdk", "reclassering", "externe-casuspartner"})
            EXPECT_FALSE(shipped(id).partij(code)->verwerkingsverantwoordelijke) << id << code;
        EXPECT_EQ(shipped(id).partijen.size(), 6u) << id;
    }
    const Regime& mn = shipped(mn_id);
    for (const char* code : {"gemeente", "om", "politie", "rvdk", "reclassering"}) {
        ASSERT_TRUE(mn.partij(code)) << code;
        EXPECT_EQ(mn.partij(code)->soort, "partner") << code;
        EXPECT_EQ(mn.partij(code)->aantal_min, 1) << code;
    }
    EXPECT_EQ(mn.partij("derde")->soort, "derde");
    EXPECT_EQ(mn.partij("derde")->aantal_min, 0);
    EXPECT_EQ(mn.partijen.size(), 6u);
}
TEST(Partijen, GOV_05_each_has_its_statutory_task_and_article) {
    const std::map<std::string, std::pair<const char*, const char*>> tasks = {
        {"gemeente", {"Gemeentewet 172", "openbare orde"}},       {"politie", {"Politiewet 3", "handhaving van de rechtsorde en hulp"}},
        {"om", {"Wet RO 124", "strafrechtelijke handhaving"}},    {"rvdk", {"BW 1:238 lid 2", "minderjarigen beschermen"}},
        {"reclassering", {"Reclasseringsregeling 1995", "toezicht"}}};
    for (const auto& id : three)
        for (const auto& [code, task] : tasks) {
            EXPECT_EQ(shipped(id).partij(code)->taak_grondslag, task.first) << id << code;
            EXPECT_TRUE(contains(shipped(id).partij(code)->taak, task.second)) << id << code;
        }
    const std::map<std::string, const char*> domains = {{"gemeente", "ondersteuning van burgers"}, {"politie", "opsporen van strafbare feiten"},
                                                        {"om", "vervolgen van verdachten"}, {"rvdk", "minderjarigen beschermen"},
                                                        {"reclassering", "in opdracht van justitie"}};
    for (const auto& [code, domain] : domains) {
        EXPECT_TRUE(contains(shipped(mn_id).partij(code)->taak, domain)) << code;
        EXPECT_TRUE(shipped(mn_id).partij(code)->taak_grondslag.empty()) << code;
    }
}
TEST(Partijen, GOV_07_in_midden_nederland_only_the_college_is_controller) {
    for (const auto& p : shipped(mn_id).partijen) EXPECT_EQ(p.verwerkingsverantwoordelijke, p.code == "gemeente") << p.code;
}
TEST(Partijen, GOV_28_many_municipalities_are_core_parties_in_limburg_and_noord_holland) {
    EXPECT_TRUE(contains(shipped("limburg-2020").partij("gemeente")->uitleg, "Limburgse gemeenten"));
    EXPECT_TRUE(contains(shipped("noord-holland-2018").partij("gemeente")->uitleg, "burgemeesters en de colleges"));
    EXPECT_TRUE(contains(shipped("model-2018").partij("gemeente")->uitleg, "ten minste één gemeente"));
}

std::set<std::string> terms_of(const std::string& id) {
    std::set<std::string> all;
    for (const auto& b : shipped(id).begrippen) all.insert(b.term);
    return all;
}
std::string meaning(const std::string& id, const char* term) {
    const Begrip* b = shipped(id).begrip(term);
    return b ? b->definitie : "";
}

TEST(Begrippen, GOV_04_each_regime_has_its_own_terms) {
    const std::set<std::string> model = {"achterblijver", "casusoverleg", "externe casuspartner", "extremisme", "integraal plan van aanpak",
                                         "radicalisering", "referentiekader", "signaal", "subject", "terugkeerder", "uitreiziger",
                                         "uitvoerder", "weegploeg"};
    auto with_handbook = model;
    with_handbook.insert("betrokkene");
    EXPECT_EQ(terms_of("model-2018"), with_handbook);
    EXPECT_EQ(terms_of("limburg-2020"), with_handbook);
    for (const char* id : {"model-2018", "limburg-2020"})
        for (const auto& term : model) EXPECT_EQ(shipped(id).begrip(term)->herkomst, "model-2018") << term << ": the handbook's must not stand in";
    auto handbook = with_handbook;
    handbook.erase("externe casuspartner");
    EXPECT_EQ(terms_of("handleiding-2018"), handbook);
    const Regime noord = shipped("noord-holland-2018").without_guidance();
    std::set<std::string> own;
    for (const auto& b : noord.begrippen) own.insert(b.term);
    EXPECT_EQ(own, (std::set<std::string>{"achterblijver", "casusoverleg", "digitaal bestand", "externe casuspartner", "extremisme", "i2o-weegploeg",
                                          "integraal plan van aanpak", "radicalisering", "referentiekader", "signaal", "subject", "terrorisme",
                                          "verwerkingsverantwoordelijke", "uitvoerder"}));
    EXPECT_EQ(terms_of(mn_id), (std::set<std::string>{"achterblijver", "beheerder", "bestand", "betrokkene", "bijzondere persoonsgegevens",
                                                      "casusoverleg", "derde", "radicalisering", "signaal", "terugkeerder", "uitreiziger",
                                                      "Veiligheidshuis", "verantwoordelijke"}));
}
TEST(Begrippen, GOV_04_the_same_term_means_what_its_regime_says) {
    EXPECT_TRUE(contains(meaning("model-2018", "achterblijver"), "gezinsverband"));
    EXPECT_TRUE(contains(meaning("noord-holland-2018", "achterblijver"), "familierelatie"));
    EXPECT_TRUE(contains(meaning(mn_id, "achterblijver"), "gezinsverband"));
    EXPECT_TRUE(contains(meaning("model-2018", "signaal"), "referentiekader"));
    EXPECT_TRUE(contains(meaning("noord-holland-2018", "signaal"), "terrorisme"));
    EXPECT_FALSE(contains(meaning("noord-holland-2018", "signaal"), "uitreizen"));
    EXPECT_TRUE(contains(meaning(mn_id, "signaal"), "aanwijzing"));
    EXPECT_TRUE(contains(meaning("model-2018", "extremisme"), "buiten het parlement"));
    EXPECT_FALSE(contains(meaning("noord-holland-2018", "extremisme"), "parlement"));
    EXPECT_TRUE(contains(meaning("model-2018", "externe casuspartner"), "bijlage 1"));
    EXPECT_FALSE(contains(meaning("noord-holland-2018", "externe casuspartner"), "bijlage"));
    EXPECT_TRUE(contains(meaning("handleiding-2018", "weegploeg"), "burgemeester en college"));
    EXPECT_FALSE(contains(meaning("model-2018", "weegploeg"), "burgemeester"));
    EXPECT_TRUE(contains(meaning(mn_id, "uitreiziger"), "inwoner van de gemeente"));
    EXPECT_TRUE(contains(meaning(mn_id, "terugkeerder"), "in Nederland"));
    EXPECT_TRUE(contains(meaning("noord-holland-2018", "uitvoerder"), "Veiligheidshuis"));
}

Codes purposes(const std::string& id) {
    Codes all;
    for (const auto& d : shipped(id).doelen) all.push_back((d.hoofddoel ? "hoofd " : d.onderdeel + " ") + d.code);
    return all;
}

TEST(Doelen, GOV_06_each_regime_has_its_own_purposes) {
    const Codes model = {"hoofd samenleving", "hoofd minderjarigen", "a deradicalisering", "b gedragsverandering", "c veiligheidsrisico",
                         "d uitreizen", "e zorg", "f hulp-achterblijvers"};
    EXPECT_EQ(purposes("model-2018"), model);
    EXPECT_EQ(purposes("limburg-2020"), model);
    EXPECT_EQ(purposes("noord-holland-2018"), (Codes{"hoofd samenleving", "hoofd minderjarigen", "a verdere-radicalisering", "b deradicalisering",
                                                      "c gedragsverandering", "d veiligheidsrisico", "e uitreizen", "f hulp-en-zorg"}));
    EXPECT_EQ(purposes(mn_id), (Codes{"hoofd signalen", "hoofd acties"}));
    EXPECT_TRUE(contains(shipped("model-2018").doelen.back().tekst, "als zij dat willen"));
}

struct Ground {
    const char* id;
    const char* partij;
    const char* wet;
    Codes gegevens;
    const char* artikel;
};

void expect_grounds(const std::string& id, const std::vector<Ground>& grounds) {
    for (const auto& e : grounds) {
        const Grondslagregel* g = nullptr;
        for (const auto& r : shipped(id).grondslagen)
            if (r.id == e.id) g = &r;
        ASSERT_TRUE(g) << id << " " << e.id;
        EXPECT_EQ(g->partij, e.partij) << e.id;
        EXPECT_EQ(g->wet, e.wet) << e.id;
        EXPECT_EQ(g->gegevens, e.gegevens) << e.id;
        EXPECT_EQ(g->artikel, e.artikel) << e.id;
    }
    EXPECT_EQ(shipped(id).grondslagen.size(), grounds.size()) << id;
}

TEST(Grondslagen, GOV_09_model_and_limburg) {
    for (const char* id : {"model-2018", "limburg-2020"})
        expect_grounds(id, {{"grondslag.om", "om", "Wjsg 39f lid 1", {"strafvorderlijke gegevens"}, "6 onder a"},
                            {"grondslag.politie.samenwerking", "politie", "Wpg 20", {"Wpg 8", "Wpg 13"}, "6 onder b"},
                            {"grondslag.politie.machtiging", "politie", "Wpg 18 lid 2", {"Wpg 9", "Wpg 10"}, "6 onder b"},
                            {"grondslag.politie.plicht", "politie", "Wpg 16 lid 1", {"politiegegevens"}, "6 onder b"},
                            {"grondslag.gemeente", "gemeente", "AVG 6 lid 1 onder e", {}, "6 onder c"},
                            {"grondslag.rvdk", "rvdk", "AVG 6 lid 1 onder e", {}, "6 onder d"},
                            {"grondslag.reclassering", "reclassering", "Reclasseringsregeling 1995 art. 8; AVG 6 lid 1 onder e", {}, "6 onder e"}});
}
TEST(Grondslagen, GOV_27_noord_holland_rests_on_a_decision_of_the_unit_chief_and_knows_no_duty_of_article_16) {
    expect_grounds("noord-holland-2018",
                   {{"grondslag.gemeente", "gemeente", "AVG 6 lid 1 onder e; Wpg", {}, "6 onder a"},
                    {"grondslag.politie.samenwerking", "politie", "Wpg 20", {"politiegegevens"}, "6 onder b"},
                    {"grondslag.politie.machtiging", "politie", "Wpg 18 lid 1 en 2", {"specifiek omschreven politiegegevens"}, "6 onder b"},
                    {"grondslag.om", "om", "Wjsg 39f lid 1", {"strafvorderlijke gegevens"}, "6 onder c"},
                    {"grondslag.rvdk", "rvdk", "AVG 6 onder e", {}, "6 onder d"},
                    {"grondslag.reclassering", "reclassering", "Reclasseringsregeling 1995 art. 8; AVG 6 lid 1 onder e", {}, "6 onder e"}});
}
TEST(Grondslagen, MN_03_MN_04_MN_05_MN_06_MN_21_what_partners_may_give) {
    expect_grounds(mn_id, {{"grondslag.politie", "politie", "Wpg", {"Wpg 8", "Wpg 13 lid 1"}, "7 lid 1; 7 lid 2"},
                           {"grondslag.politie.onderzoek", "politie", "Wpg (met toestemming OM)", {"Wpg 9", "Wpg 10"}, "7 lid 3"},
                           {"grondslag.om", "om", "Wjsg 39f; Aanwijzing Wjsg", {"strafvorderlijke gegevens"}, "7 lid 4"},
                           {"grondslag.gemeente", "gemeente", "reglement 5", {}, "7 lid 5; 5"},
                           {"grondslag.reclassering", "reclassering", "reglement 5", {}, "5"},
                           {"grondslag.rvdk", "rvdk", "reglement 5", {}, "5"}});
    const std::map<std::string, const char*> conditions = {{"grondslag.politie", "alleen NAW, foto’s"},
                                                           {"grondslag.politie.onderzoek", "toestemming OM vooraf"},
                                                           {"grondslag.gemeente", "bron noemen"}};
    for (const auto& g : shipped(mn_id).grondslagen) {
        const auto condition = conditions.find(g.id);
        if (condition != conditions.end()) { EXPECT_TRUE(contains(g.voorwaarde, condition->second)) << g.id; }
    }
}

TEST(Regimes, GOV_12_entry_and_life) {
    EXPECT_FALSE(shipped("model-2018").inwerking);
    EXPECT_FALSE(shipped("limburg-2020").inwerking);
    EXPECT_EQ(shipped("noord-holland-2018").inwerking, Date(2018, 3, 1));
    EXPECT_FALSE(shipped(mn_id).inwerking);
    for (const auto& id : chosen_regimes()) EXPECT_FALSE(shipped(id).vervallen) << id;
    EXPECT_TRUE(contains(shipped("noord-holland-2018").eis("duur")->uitleg, "1 maart 2018"));
}
TEST(Regimes, MN_18_midden_nederland_is_historical_and_of_the_old_act) {
    EXPECT_TRUE(shipped(mn_id).historisch);
    EXPECT_EQ(shipped(mn_id).wetgeving, "Wbp");
    for (const auto& id : three) {
        EXPECT_FALSE(shipped(id).historisch) << id;
        EXPECT_EQ(shipped(id).wetgeving, "AVG") << id;
    }
    EXPECT_EQ(shipped(mn_id).naam, "Privacyreglement Gemeentelijk Casusoverleg Radicalisering Regio Midden-Nederland");
}
TEST(Regimes, GOV_20_limburg_inherits_the_model) {
    EXPECT_EQ(shipped("limburg-2020").erft, "model-2018");
    EXPECT_EQ(shipped("limburg-2020").termijn("termijn.archief")->herkomst, "model-2018");
    EXPECT_EQ(shipped("limburg-2020").eis("bijlage.mandaat")->herkomst, "limburg-2020");
    std::set<std::string> limburg;
    for (const Regel* r : shipped("limburg-2020").regels()) limburg.insert(r->id);
    for (const Regel* r : shipped("model-2018").regels()) EXPECT_TRUE(limburg.contains(r->id)) << r->id;
}
TEST(Regimes, ANX_02_the_handbook_binds_the_model_and_limburg_guides_noord_holland_and_never_midden_nederland) {
    using Layers = std::map<std::string, std::string>;
    EXPECT_EQ(shipped("model-2018").lagen, (Layers{{"handleiding-2018", "bindend"}}));
    EXPECT_EQ(shipped("limburg-2020").lagen, (Layers{{"handleiding-2018", "bindend"}}));
    EXPECT_EQ(shipped("noord-holland-2018").lagen, (Layers{{"handleiding-2018", "richtsnoer"}}));
    EXPECT_TRUE(shipped(mn_id).lagen.empty());
    EXPECT_TRUE(shipped("handleiding-2018").laag);
    EXPECT_EQ(shipped("noord-holland-2018").overname.front().bron, Bron::huisregel);
    EXPECT_FALSE(shipped("noord-holland-2018").overname.front().reden.empty());
}
TEST(Regimes, every_rule_has_a_source_a_sentence_and_where_needed_a_reason) {
    for (const auto& [id, regime] : shipped_loader().all())
        for (const Regel* r : regime.regels()) {
            EXPECT_FALSE(r->uitleg.empty()) << id << " " << r->id;
            EXPECT_EQ(r->uitleg.find('{'), std::string::npos) << id << " " << r->id;
            EXPECT_EQ(r->artikel.empty(), r->bron == Bron::huisregel) << id << " " << r->id;
            EXPECT_EQ(r->stuk.empty(), r->bron == Bron::huisregel) << id << " " << r->id;
            EXPECT_EQ(r->reden.empty(), r->bron != Bron::huisregel && !r->lezing) << id << " " << r->id;
        }
}

}  // namespace
}  // namespace griffier::test
