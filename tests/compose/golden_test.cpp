// The whole letter per regime and variant, as a person would read it, beside the case that it is made from (zaak.txt). A change of wording shows
// here as a difference to be read. With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "agreed.h"
#include "generator/compose/plain_text.h"
#include "readable_case.h"
#include "requests.h"

namespace griffier::compose_test {
namespace {

const std::string golden = source + "/tests/golden/";

void expect_file(const std::string& name, const std::string& text) {
    if (std::getenv("GRIFFIER_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(std::filesystem::path(golden + name).parent_path());
        std::ofstream(golden + name, std::ios::binary) << text;
    }
    EXPECT_EQ(text, file_text(golden + name)) << "see " << name;
}

void expect_golden(const Opdracht& order, const std::string& name) {
    const auto made = House::get().composer.compose(order);
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    expect_file(name + "/zaak.txt", readable_case(order));
    expect_file(name + "/tekst.txt", compose::plain_text(made->stuk));
    expect_file(name + "/stuk.xml", made->xml);
}

void expect_letter(const std::string& name) {
    const auto all = agreed_letters();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == name; });
    ASSERT_NE(found, all.end()) << name;
    expect_golden(found->second.opdracht(), "informatiebrief/" + name);
}

void expect_note(const std::string& name) {
    const auto all = agreed_notes();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == name; });
    ASSERT_NE(found, all.end()) << name;
    expect_golden(found->second.order(), "informeernotitie/" + name);
}

TEST(Golden, DOC_01_model_not_tabled_letter_reads_as_agreed) { expect_letter("model-niet-geagendeerd"); }
TEST(Golden, DOC_01_model_tabled_letter_reads_as_agreed) { expect_letter("model-geagendeerd"); }
TEST(Golden, DOC_01_late_letter_after_deferral_reads_as_agreed) { expect_letter("model-niet-geagendeerd-na-uitstel"); }
TEST(Golden, DOC_01_Limburg_tabled_letter_reads_as_agreed) { expect_letter("limburg-geagendeerd"); }
TEST(Golden, DOC_01_Noord_Holland_letter_on_an_advice_reads_as_agreed) { expect_letter("noord-holland-geadviseerd"); }
TEST(Golden, DOC_01_Noord_Holland_not_tabled_letter_reads_as_agreed) { expect_letter("noord-holland-niet-geagendeerd"); }
TEST(Golden, DOC_01_Midden_Nederland_letter_reads_as_agreed) { expect_letter("midden-nederland-besproken"); }
TEST(Golden, DOC_01_English_translation_reads_as_agreed) { expect_letter("model-niet-geagendeerd-engels"); }
TEST(Golden, DOC_01_practice_letter_reads_as_agreed) { expect_letter("model-geagendeerd-oefening"); }
TEST(Golden, INF_09_letter_to_a_young_person_himself_reads_as_agreed) { expect_letter("model-geagendeerd-zestienjarige-zelf"); }
TEST(Golden, INF_09_Noord_Holland_letter_to_a_young_person_reads_as_agreed) { expect_letter("noord-holland-geadviseerd-zestienjarige-zelf"); }
TEST(Golden, INF_09_letter_to_a_parent_of_a_child_under_16_reads_as_agreed) { expect_letter("model-geagendeerd-ouder-van-veertienjarige"); }
TEST(Golden, INF_23_letter_to_a_parent_of_a_sixteen_year_old_reads_as_agreed) { expect_letter("model-niet-geagendeerd-ouder-van-zestienjarige"); }
TEST(Golden, INF_09_Midden_Nederland_letter_to_a_parent_reads_as_agreed) { expect_letter("midden-nederland-ouder-van-veertienjarige"); }
TEST(Golden, RGT_03_letter_to_a_curator_reads_as_agreed) { expect_letter("model-geagendeerd-curator"); }
TEST(Golden, INF_21_letter_to_a_person_left_behind_reads_as_agreed) { expect_letter("model-achterblijver"); }
TEST(Golden, INF_21_letter_to_a_network_person_reads_as_agreed) { expect_letter("noord-holland-netwerk"); }
TEST(Golden, INF_21_letter_to_a_reporter_reads_as_agreed) { expect_letter("model-melder"); }
TEST(Golden, DOC_01_English_letter_to_a_parent_reads_as_agreed) { expect_letter("model-geagendeerd-ouder-engels"); }
TEST(Golden, INF_14_letter_on_a_new_purpose_reads_as_agreed) { expect_letter("model-nieuw-doel"); }
TEST(Golden, INF_14_Midden_Nederland_letter_on_a_new_purpose_reads_as_agreed) { expect_letter("midden-nederland-nieuw-doel"); }
TEST(Golden, INF_21_letter_to_a_minor_of_the_network_reads_as_agreed) { expect_letter("model-netwerk-vijftienjarige-zelf"); }
TEST(Golden, INF_21_letter_to_the_mother_of_a_minor_left_behind_reads_as_agreed) { expect_letter("model-achterblijver-moeder-van-vijftienjarige"); }
TEST(Golden, INF_21_letter_to_the_mother_of_a_reporter_reads_as_agreed) { expect_letter("limburg-melder-moeder-van-vijftienjarige"); }
TEST(Golden, INF_12_letter_where_data_leave_the_EEA_and_a_machine_decides_reads_as_agreed) { expect_letter("model-geagendeerd-doorgifte-en-computer"); }
TEST(Golden, DOC_01_Arabic_translation_reads_as_agreed) { expect_letter("model-geagendeerd-arabisch"); }
TEST(Golden, DOC_01_Turkish_translation_reads_as_agreed) { expect_letter("noord-holland-geadviseerd-turks"); }
TEST(Golden, DOC_02_model_deferral_note_reads_as_agreed) { expect_note("model-uitstel-grond-d"); }
TEST(Golden, DOC_02_Limburg_deferral_note_reads_as_agreed) { expect_note("limburg-uitstel-grond-d"); }
TEST(Golden, DOC_02_Noord_Holland_deferral_note_reads_as_agreed) { expect_note("noord-holland-uitstel-grond-d"); }
TEST(Golden, MN_12_Midden_Nederland_deferral_note_reads_as_agreed) { expect_note("midden-nederland-uitstel-belang-b"); }
TEST(Golden, DOC_02_note_on_not_informing_reads_as_agreed) { expect_note("model-niet-informeren"); }
TEST(Golden, DOC_02_note_with_gaps_says_what_is_missing) { expect_note("model-uitstel-met-gaten"); }
TEST(Golden, INF_15_record_of_an_exemption_reads_as_agreed) { expect_note("model-vrijstelling-al-op-de-hoogte"); }
TEST(Golden, DOC_03_advice_that_the_deferral_stays_reads_as_agreed) { expect_note("model-heroverweging-blijft"); }
TEST(Golden, DOC_03_advice_that_the_letter_may_go_reads_as_agreed) { expect_note("noord-holland-heroverweging-brief-kan"); }
TEST(Golden, DOC_04_informing_agreement_reads_as_agreed) { expect_note("model-afspraak-jongere-en-vader"); }
TEST(Golden, DOC_04_informing_agreement_without_a_choice_reads_as_agreed) { expect_note("model-afspraak-zonder-keuze"); }

/// Letters about requests: all of them under the model, and elsewhere those that a covenant words or founds otherwise.
void expect_request_letters(const std::string& code, const std::string& regime, const std::string& folder) {
    std::size_t n = 0;
    for (const NamedLetter& named : request_letters()) {
        if (named.code != code) continue;
        SCOPED_TRACE(folder + "-" + named.name);
        const auto letter = request_letter(named, regime);
        expect_golden(letter->order(named.kind, named.variant, named.bare), "verzoekbrief/" + folder + "-" + named.name);
        ++n;
    }
    EXPECT_GT(n, 0u);
}
TEST(Golden, DOC_05_access_letters_read_as_agreed) { expect_request_letters("DOC-05", "model-2018", "model"); }
TEST(Golden, DOC_06_refusals_read_as_agreed) { expect_request_letters("DOC-06", "model-2018", "model"); }
TEST(Golden, DOC_07_letters_on_the_way_to_an_answer_read_as_agreed) { expect_request_letters("DOC-07", "model-2018", "model"); }
TEST(Golden, DOC_08_decisions_on_correction_erasure_and_restriction_read_as_agreed) { expect_request_letters("DOC-08", "model-2018", "model"); }
TEST(Golden, DOC_09_decisions_on_an_objection_read_as_agreed) { expect_request_letters("DOC-09", "model-2018", "model"); }
TEST(Golden, DOC_35_acknowledgement_reads_as_agreed) { expect_request_letters("DOC-35", "model-2018", "model"); }
TEST(Golden, DOC_05_access_letters_of_Limburg_read_as_agreed) { expect_request_letters("DOC-05", "limburg-2020", "limburg"); }
TEST(Golden, DOC_06_refusals_of_Limburg_read_as_agreed) { expect_request_letters("DOC-06", "limburg-2020", "limburg"); }
TEST(Golden, DOC_05_access_letters_of_Noord_Holland_read_as_agreed) { expect_request_letters("DOC-05", "noord-holland-2018", "noord-holland"); }
TEST(Golden, DOC_06_refusals_of_Noord_Holland_read_as_agreed) { expect_request_letters("DOC-06", "noord-holland-2018", "noord-holland"); }
TEST(Golden, DOC_08_decisions_of_Noord_Holland_read_as_agreed) { expect_request_letters("DOC-08", "noord-holland-2018", "noord-holland"); }
TEST(Golden, DOC_05_access_letters_of_Midden_Nederland_read_as_agreed) { expect_request_letters("DOC-05", "midden-nederland-2015", "midden-nederland"); }
TEST(Golden, DOC_06_refusals_of_Midden_Nederland_read_as_agreed) { expect_request_letters("DOC-06", "midden-nederland-2015", "midden-nederland"); }
TEST(Golden, DOC_08_decisions_of_Midden_Nederland_read_as_agreed) { expect_request_letters("DOC-08", "midden-nederland-2015", "midden-nederland"); }

/// What a regime's cases have in common: each zaak.txt says only what it changes in it.
TEST(Golden, cooperation_of_each_regime_is_told_once) {
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) expect_file(std::string("samenwerking/") + regime + ".txt", whole(cooperation(regime)));
}

TEST(Golden, every_folder_has_its_case_text_and_tags_and_a_test_that_holds_them) {
    std::set<std::string> letters, notes, requests;
    for (const auto& one : agreed_letters()) letters.insert(one.first);
    for (const auto& one : agreed_notes()) notes.insert(one.first);
    for (const NamedLetter& one : request_letters())
        for (const char* regime : {"model-", "limburg-", "noord-holland-", "midden-nederland-"}) requests.insert(regime + std::string(one.name));
    EXPECT_EQ(golden_folders("informatiebrief"), letters);
    EXPECT_EQ(golden_folders("informeernotitie"), notes);
    for (const auto& [kind, names] : {std::pair("informatiebrief", letters), std::pair("informeernotitie", notes), std::pair("verzoekbrief", golden_folders("verzoekbrief"))})
        for (const auto& name : names) {
            EXPECT_TRUE(kind != std::string("verzoekbrief") || requests.contains(name)) << name << " is of no letter";
            for (const char* file : {"zaak.txt", "tekst.txt", "stuk.xml", "tags.txt"})
                EXPECT_TRUE(std::filesystem::exists(golden + kind + "/" + name + "/" + file)) << kind << "/" << name << " lacks " << file;
        }
}

/// A readable case says what the letter depends on: another value, another text; nothing is left out because it is deep within.
TEST(Golden, a_case_that_differs_anywhere_reads_otherwise) {
    const Case usual("model-2018", "agenderen");
    const auto text = readable_case(usual.opdracht());
    const auto changed = [&](auto change) {
        Case other = usual;
        change(other);
        return readable_case(other.opdracht());
    };
    EXPECT_EQ(changed([](Case&) {}), text);
    EXPECT_NE(changed([](Case& c) { c.file.personen[0].naam.voornamen = "Teun"; }), text);
    EXPECT_NE(changed([](Case& c) { c.file.personen[0].adres.geheim = true; }), text);
    EXPECT_NE(changed([](Case& c) { c.file.besluiten.back().overleg[1].datum = day("2025-02-25"); }), text);
    EXPECT_NE(changed([](Case& c) { c.file.signalen.clear(); }), text);
    EXPECT_NE(changed([](Case& c) { c.covenant.partijen[0].contact.telefoon = "099 010 0999"; }), text);
    EXPECT_NE(changed([](Case& c) { c.language = "en"; }), text);
    EXPECT_NE(changed([](Case& c) { c.practice = true; }), text);
    EXPECT_NE(changed([](Case& c) { c.on = day("2025-03-04"); }), text);
}

}  // namespace
}  // namespace griffier::compose_test
