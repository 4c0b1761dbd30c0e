// Grounds, factors, exceptions and the enumerations that the texts require in full.
#include <algorithm>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

using Texts = std::vector<std::string>;
const Texts three = {"model-2018", "limburg-2020", "noord-holland-2018"};
const Texts model_and_limburg = {"model-2018", "limburg-2020"};

std::string letters(const std::string& regime, const std::string& list) {
    std::string all;
    for (const auto* g : shipped(regime).gronden_van(list)) all += g->letter;
    return all;
}

std::string secret_letters(const std::string& regime) {
    std::string all;
    for (const auto* g : shipped(regime).gronden_van("uitstel"))
        if (g->geheim) all += g->letter;
    return all;
}

Texts items(const std::string& regime, const std::string& list) {
    Texts all;
    for (const auto* p : shipped(regime).lijst(list)) all.push_back(p->code + " " + p->tekst);
    return all;
}

std::string codes(const std::string& regime, const std::string& list) {
    std::string all;
    for (const auto* p : shipped(regime).lijst(list)) all += p->code;
    return all;
}

const std::map<std::string, std::string> uavg_41_1 = {
    {"a", "de nationale veiligheid"},
    {"b", "landsverdediging"},
    {"c", "de openbare veiligheid"},
    {"d", "de voorkoming, het onderzoek, de opsporing en de vervolging van strafbare feiten of de tenuitvoerlegging van straffen, met inbegrip "
          "van de bescherming tegen en de voorkoming van gevaren voor de openbare veiligheid"},
    {"e", "andere belangrijke doelstellingen van algemeen belang van de Europese Unie of van Nederland, met name een belangrijk economisch of "
          "financieel belang van de Europese Unie of van Nederland, met inbegrip van monetaire, budgettaire en fiscale aangelegenheden, "
          "volksgezondheid en sociale zekerheid"},
    {"f", "de bescherming van de onafhankelijkheid van de rechter en gerechtelijke procedures"},
    {"g", "de voorkoming, het onderzoek, de opsporing en de vervolging van schendingen van de beroepscodes voor gereglementeerde beroepen"},
    {"h", "een taak op het gebied van toezicht, inspectie of regelgeving die verband houdt, al is het incidenteel, met de uitoefening van het "
          "openbaar gezag in de gevallen, bedoeld in de onderdelen a, b, c, d, e en g"},
    {"i", "de bescherming van de betrokkene of van de rechten en vrijheden van anderen"},
    {"j", "de inning van civielrechtelijke vorderingen"}};

TEST(Gronden, INF_16_ten_grounds) {
    for (const auto& id : three) {
        EXPECT_EQ(letters(id, "uitstel"), "abcdefghij") << id;
        for (const auto& [letter, text] : uavg_41_1) {
            ASSERT_TRUE(shipped(id).grond("uitstel", letter)) << id << letter;
            EXPECT_EQ(shipped(id).grond("uitstel", letter)->tekst, text) << id << letter;
        }
    }
    EXPECT_EQ(shipped("model-2018").grond("uitstel", "d")->artikel, "41 lid 1 onder d");
    EXPECT_EQ(shipped("model-2018").grond("uitstel", "d")->stuk, "UAVG");
    EXPECT_EQ(shipped("noord-holland-2018").grond("uitstel", "d")->artikel, "11 lid 2 (AVG 23 lid 1 onder d; UAVG 41 lid 1 onder d)");
}

TEST(Gronden, INF_17_eight_factors) {
    for (const auto& id : model_and_limburg) {
        EXPECT_EQ(letters(id, "factor"), "abcdefgh") << id;
        const Regime& r = shipped(id);
        EXPECT_EQ(r.grond("factor", "a")->tekst, "de doeleinden van de verwerking of van de categorieën van verwerking");
        EXPECT_EQ(r.grond("factor", "b")->tekst, "de categorieën van persoonsgegevens");
        EXPECT_EQ(r.grond("factor", "c")->tekst, "het toepassingsgebied van de ingevoerde beperkingen");
        EXPECT_EQ(r.grond("factor", "d")->tekst, "de waarborgen ter voorkoming van misbruik of onrechtmatige toegang of doorgifte");
        EXPECT_EQ(r.grond("factor", "e")->tekst,
                  "de specificatie van de verwerkingsverantwoordelijke of de categorieën van verwerkingsverantwoordelijken");
        EXPECT_NE(r.grond("factor", "f")->tekst.find("opslagperiodes"), std::string::npos);
        EXPECT_NE(r.grond("factor", "g")->tekst.find("rechten en vrijheden van de betrokkenen"), std::string::npos);
        EXPECT_NE(r.grond("factor", "h")->tekst.find("op de hoogte te worden gesteld, tenzij"), std::string::npos);
    }
    EXPECT_TRUE(letters("midden-nederland-2015", "factor").empty());
    EXPECT_TRUE(letters("noord-holland-2018", "factor").empty());
}

TEST(Gronden, MN_12_RGT_23_five_interests_weigh_with_informing_and_with_requests) {
    const Regime& mn = shipped("midden-nederland-2015");
    EXPECT_EQ(letters("midden-nederland-2015", "uitstel"), "abcde");
    EXPECT_EQ(mn.grond("uitstel", "a")->tekst, "de veiligheid van de Staat");
    EXPECT_EQ(mn.grond("uitstel", "b")->tekst, "de voorkoming, opsporing en vervolging van strafbare feiten");
    EXPECT_EQ(mn.grond("uitstel", "c")->tekst, "gewichtige economische en financiële belangen van de Staat en andere openbare lichamen");
    EXPECT_NE(mn.grond("uitstel", "d")->tekst.find("onder b en c"), std::string::npos);
    EXPECT_EQ(mn.grond("uitstel", "e")->tekst, "de bescherming van de betrokkene of van de rechten en vrijheden van anderen");
    EXPECT_EQ(mn.grond("uitstel", "c")->artikel, "14 lid 1 onder c; 15");
}

TEST(Gronden, RGT_17_grounds_whose_use_can_betray_that_a_file_exists) {
    for (const auto& id : three) EXPECT_EQ(secret_letters(id), "abcd") << id;
    EXPECT_EQ(secret_letters("midden-nederland-2015"), "ab");
}

TEST(Gronden, INF_15_four_exceptions_of_the_avg) {
    for (const auto& id : three) {
        EXPECT_EQ(letters(id, "vrijstelling"), "abcd") << id;
        EXPECT_EQ(shipped(id).grond("vrijstelling", "a")->tekst, "de betrokkene beschikt reeds over de informatie");
        EXPECT_NE(shipped(id).grond("vrijstelling", "b")->tekst.find("onevenredig veel inspanning"), std::string::npos);
        EXPECT_NE(shipped(id).grond("vrijstelling", "c")->tekst.find("uitdrukkelijk voorgeschreven"), std::string::npos);
        EXPECT_NE(shipped(id).grond("vrijstelling", "d")->tekst.find("beroepsgeheim"), std::string::npos);
        EXPECT_EQ(shipped(id).grond("vrijstelling", "b")->artikel, "14 lid 5 onder b");
    }
    EXPECT_TRUE(letters("midden-nederland-2015", "vrijstelling").empty());
}

TEST(Gronden, RGT_18_three_refusals_of_the_handbook) {
    for (const auto& id : three) EXPECT_EQ(letters(id, "weigering"), "abc") << id;
    const Regime& r = shipped("model-2018");
    EXPECT_NE(r.grond("weigering", "a")->tekst.find("ongegrond"), std::string::npos);
    EXPECT_NE(r.grond("weigering", "b")->tekst.find("buitensporig"), std::string::npos);
    EXPECT_NE(r.grond("weigering", "c")->tekst.find("41 UAVG"), std::string::npos);
    EXPECT_EQ(letters("midden-nederland-2015", "weigering"), "ab") << "those of the act itself";
}

TEST(Gronden, COR_03_three_grounds_for_correction) {
    for (const auto& id : three) {
        EXPECT_EQ(letters(id, "correctie"), "abc") << id;
        EXPECT_NE(shipped(id).grond("correctie", "a")->tekst.find("feitelijk onjuist"), std::string::npos) << id;
        EXPECT_NE(shipped(id).grond("correctie", "b")->tekst.find("onvolledig"), std::string::npos) << id;
        EXPECT_NE(shipped(id).grond("correctie", "c")->tekst.find("in strijd met een"), std::string::npos) << id;
    }
    for (const char* letter : {"a", "b", "c"}) {  // its own text, not that of the handbook, which says much the same
        EXPECT_EQ(shipped("noord-holland-2018").grond("correctie", letter)->bron, Bron::convenant) << letter;
        EXPECT_EQ(shipped("noord-holland-2018").grond("correctie", letter)->artikel, std::string("12 lid 5 onder ") + letter);
    }
    EXPECT_EQ(shipped("model-2018").grond("correctie", "a")->bron, Bron::handleiding);
    EXPECT_EQ(letters("midden-nederland-2015", "correctie"), "ab") << "those of the act itself";
}

TEST(Gronden, COR_07_grounds_for_erasure) {
    for (const auto& id : three) {
        std::string found = letters(id, "wissing");
        std::sort(found.begin(), found.end());
        EXPECT_EQ(found, "abc") << id << ": a granted objection beside those of the handbook";
        EXPECT_NE(shipped(id).grond("wissing", "a")->tekst.find("niet langer nodig"), std::string::npos);
        EXPECT_NE(shipped(id).grond("wissing", "b")->tekst.find("onrechtmatig verzameld"), std::string::npos);
    }
}

TEST(Gronden, INF_18_four_examples_with_their_ground) {
    const Regime& r = shipped("model-2018");
    std::string grounds;
    for (const auto* g : r.gronden_van("voorbeeld")) grounds += g->tekst.substr(0, 1);
    EXPECT_EQ(grounds, "iddi");
    EXPECT_EQ(letters("model-2018", "voorbeeld"), "1234");
    EXPECT_TRUE(letters("midden-nederland-2015", "voorbeeld").empty());
}

TEST(Lijsten, SEC_06_seven_headings_of_the_security_plan) {
    const Texts seven = {"a fysieke toegangsbeveiliging met organisatorische controle",
                         "b lees- en schrijfrechten van partijen",
                         "c toekennen, wijzigen en intrekken van autorisaties",
                         "d logische toegangscontrole",
                         "e automatische vastlegging van toegang met een periodieke controle",
                         "f controle op toegekende bevoegdheden",
                         "g registratie, melding en afhandeling van incidenten en datalekken"};
    for (const auto& id : three) EXPECT_EQ(items(id, "beveiligingsplan"), seven) << id;
    EXPECT_TRUE(items("midden-nederland-2015", "beveiligingsplan").empty());
    EXPECT_EQ(shipped("model-2018").lijst("beveiligingsplan").front()->artikel, "15 lid 2 onder a");
    EXPECT_EQ(shipped("noord-holland-2018").lijst("beveiligingsplan").front()->artikel, "15 lid 1 onder a");
}

TEST(Lijsten, INF_11_six_items_of_the_first_paragraph) {
    for (const auto& id : three) {
        EXPECT_EQ(codes(id, "informatiebrief.1"), "abcdef") << id;
        const auto all = items(id, "informatiebrief.1");
        const Texts words = {"verwerkingsverantwoordelijke", "functionaris", "rechtsgrond", "soorten persoonsgegevens", "ontvangers", "derde land"};
        for (std::size_t i = 0; i < words.size(); ++i) EXPECT_NE(all.at(i).find(words[i]), std::string::npos) << id << " " << words[i];
    }
    EXPECT_TRUE(codes("midden-nederland-2015", "informatiebrief.1").empty());
}

TEST(Lijsten, INF_12_seven_items_of_the_second_paragraph) {
    for (const auto& id : three) {
        EXPECT_EQ(codes(id, "informatiebrief.2"), "abcdefg") << id;
        const auto all = items(id, "informatiebrief.2");
        const Texts words = {"bewaard", "gerechtvaardigd belang", "overdraagbaarheid", "toestemming", "klacht", "bron openbaar", "geautomatiseerd"};
        for (std::size_t i = 0; i < words.size(); ++i) EXPECT_NE(all.at(i).find(words[i]), std::string::npos) << id << " " << words[i];
    }
}

TEST(Lijsten, RGT_11_four_blocks_of_the_overview) {
    for (const auto& id : three)
        EXPECT_EQ(items(id, "inzageoverzicht"), (Texts{"a welke gegevens worden verwerkt", "b voor welke doelen",
                                                        "c wie de (mogelijke) ontvangers zijn", "d waar de gegevens vandaan komen"}))
            << id;
}

TEST(Lijsten, RGT_12_eight_items_of_the_answer) {
    for (const auto& id : three) {
        EXPECT_EQ(codes(id, "inzageantwoord"), "abcdefgh") << id;
        const auto all = items(id, "inzageantwoord");
        const Texts words = {"doelen", "soorten persoonsgegevens", "ontvangers", "bewaard", "rechten", "klacht", "bron", "geautomatiseerd"};
        for (std::size_t i = 0; i < words.size(); ++i) EXPECT_NE(all.at(i).find(words[i]), std::string::npos) << id << " " << words[i];
    }
}

TEST(Lijsten, REG_01_seven_items_of_the_register) {
    for (const auto& id : three) {
        EXPECT_EQ(codes(id, "register"), "abcdefg") << id;
        const auto all = items(id, "register");
        const Texts words = {"verantwoordelijken", "doelen", "soorten betrokkenen", "ontvangers", "doorgifte", "wissen", "beveiliging"};
        for (std::size_t i = 0; i < words.size(); ++i) EXPECT_NE(all.at(i).find(words[i]), std::string::npos) << id << " " << words[i];
    }
}

TEST(Lijsten, SEC_12_four_questions_for_each_incident) {
    EXPECT_EQ(items("model-2018", "datalekvraag"), (Texts{"1 is het een datalek", "2 moet het bij de AP worden gemeld", "3 binnen welke termijn",
                                                           "4 moet de betrokkene het weten"}));
}

TEST(Lijsten, SEC_10_four_measures) { EXPECT_EQ(codes("model-2018", "beveiligingsmaatregel"), "abcd"); }

TEST(Lijsten, WEE_03_reference_framework_of_four_phases_two_dimensions_nine_areas) {
    for (const auto& id : three) {
        EXPECT_EQ(items(id, "referentiekader.fase"), (Texts{"1 voorfase", "2 sociale vervreemding", "3 acceptatie van geweld als middel",
                                                             "4 bereidheid om zelf geweld toe te passen"}));
        EXPECT_EQ(items(id, "referentiekader.dimensie"), (Texts{"1 ideologie (intentie)", "2 sociale context (potentie)"}));
        EXPECT_EQ(items(id, "referentiekader.gebied"),
                  (Texts{"1 opvallende contacten", "2 gedrag", "3 ideologie en overtuiging", "4 geweld en criminaliteit", "5 onvrede", "6 propaganda",
                         "7 internationale contacten en bewegingen", "8 sociale zorgen", "9 training"}));
    }
    EXPECT_TRUE(items("midden-nederland-2015", "referentiekader.fase").empty());
}

TEST(Lijsten, WEE_18_two_grounds_to_involve_child_protection) {
    const auto all = items("model-2018", "rvdk-grond");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_NE(all[0].find("BW 1:255"), std::string::npos);
    EXPECT_NE(all[1].find("proces-verbaal"), std::string::npos);
}

TEST(Lijsten, WEE_19_two_modes_of_child_protection) { EXPECT_EQ(codes("model-2018", "rvdk-modus"), "adviseurinhoudelijk"); }

TEST(Lijsten, CAS_03_two_criteria_to_admit_an_external_partner) { EXPECT_EQ(codes("model-2018", "toelating"), "deskundigheidrol-in-plan"); }

TEST(Lijsten, MN_15_WEE_01_five_channels) { EXPECT_EQ(codes("midden-nederland-2015", "kanaal"), "politieomgemeentereclasseringrvdk"); }

TEST(Lijsten, MN_18_law_to_cite) {
    const auto all = items("midden-nederland-2015", "wetgeving");
    ASSERT_EQ(all.size(), 9u);
    const Texts words = {"EVRM", "Grondwet", "272", "persoonsgegevens", "Aanwijzing", "politiegegevens", "Reclasseringsregeling", "Primair Proces", "Kwaliteitskader"};
    for (std::size_t i = 0; i < words.size(); ++i) EXPECT_NE(all[i].find(words[i]), std::string::npos) << words[i];
}

}  // namespace
}  // namespace griffier::test
