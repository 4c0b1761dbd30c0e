// The whole letter per regime and variant, as a person would read it. A change of wording shows here as a difference to be read.
// With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cases.h"
#include "generator/compose/plain_text.h"
#include "requests.h"

namespace griffier::compose_test {
namespace {

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void expect_golden(const Result<compose::Composed>& made, const std::string& name) {
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    const auto folder = std::filesystem::path(source) / "tests/golden" / name;
    const auto text = compose::plain_text(made->stuk);
    if (std::getenv("GRIFFIER_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "stuk.xml", std::ios::binary) << made->xml;
        std::ofstream(folder / "tekst.txt", std::ios::binary) << text;
    }
    EXPECT_EQ(text, file_text(folder / "tekst.txt")) << "see " << name << "/tekst.txt";
    EXPECT_EQ(made->xml, file_text(folder / "stuk.xml")) << "see " << name << "/stuk.xml";
}

void expect_golden(const Case& c, const std::string& name) { expect_golden(c.compose(), "informatiebrief/" + name); }

NoteCase note(const std::string& regime, const std::string& kind, const std::string& outcome = "uitstel") {
    NoteCase c(regime, regime == "noord-holland-2018" ? "advies-agenderen" : "agenderen", kind, "b3");
    c.file.besluiten.push_back(deferral(regime, outcome));
    return c;
}
/// A second judgement after the deferral.
NoteCase reconsidered(const std::string& regime, const std::string& outcome) {
    auto c = note(regime, "heroverweging");
    auto again = deferral(regime, outcome);
    again.id = "b4", again.datum = day("2025-04-01"), again.verwijst = "b3", again.herziening = day("2025-05-06");
    again.redenen = outcome == "informeren" ? "De verdachte is aangehouden. De brief schaadt niets meer." : "De aanhouding is uitgesteld tot mei.";
    if (outcome == "informeren") again.gronden.clear(), again.herziening.reset();
    for (auto& o : again.overleg) o.datum = day("2025-03-31");
    c.file.besluiten.push_back(again);
    c.item = "b4";
    c.on = day("2025-04-01");
    return c;
}
NoteCase agreement(bool with_choice) {
    NoteCase c("model-2018", "agenderen", "informeerafspraak", "pl1");
    c.file.personen[0].geboortedatum = day("2009-05-01");
    c.file.personen.push_back(father());
    Plan plan;
    plan.id = "pl1", plan.datum = day("2025-03-10"), plan.doel = "Kanarie doel", plan.informeerafspraak = "De wijkagent en de jongerenwerker gaan samen langs. De brief volgt een dag later.";
    c.file.plannen.push_back(plan);
    c.on = day("2025-03-10");
    if (!with_choice) return c;
    auto choice = addressee_decision("p3");
    choice.adressaten = {"p1", "p3"};
    c.file.besluiten.push_back(choice);
    auto inform = deferral("model-2018", "informeren");
    inform.gronden.clear(), inform.wijze = "gesprek thuis, met de brief erbij", inform.door_partij = "pol", inform.datum = day("2025-03-10");
    c.file.besluiten.push_back(inform);
    c.file.personen[2].eerder_geinformeerd = "In 2024 door jeugdzorg, bij een ander gesprek.";
    return c;
}

Case translated(Case c, const std::string& language) {
    c.language = language;
    c.covenant.vertalingen = {{language, House::get().composer.words_hash(language), "T. Wiarda", day("2025-01-06")}};
    return c;
}

Case after_deferral() {
    Case c("model-2018", "niet-agenderen");
    auto deferral = c.file.besluiten.back();
    deferral.id = "b9", deferral.uitkomst = "uitstel", deferral.gronden_lijst = "uitstel", deferral.gronden = {"d"};
    c.file.besluiten.back().datum = day("2025-05-06");
    for (auto& o : c.file.besluiten.back().overleg) o.datum = day("2025-05-05");
    c.file.besluiten.insert(c.file.besluiten.begin() + 1, deferral);
    c.on = day("2025-05-07");
    return c;
}

TEST(Golden, DOC_01_model_not_tabled_letter_reads_as_agreed) { expect_golden(Case("model-2018", "niet-agenderen"), "model-niet-geagendeerd"); }
TEST(Golden, DOC_01_model_tabled_letter_reads_as_agreed) { expect_golden(Case("model-2018", "agenderen"), "model-geagendeerd"); }
TEST(Golden, DOC_01_late_letter_after_deferral_reads_as_agreed) { expect_golden(after_deferral(), "model-niet-geagendeerd-na-uitstel"); }
TEST(Golden, DOC_01_Limburg_tabled_letter_reads_as_agreed) { expect_golden(Case("limburg-2020", "agenderen"), "limburg-geagendeerd"); }
TEST(Golden, DOC_01_Noord_Holland_letter_on_an_advice_reads_as_agreed) { expect_golden(Case("noord-holland-2018", "advies-agenderen"), "noord-holland-geadviseerd"); }
TEST(Golden, DOC_01_Noord_Holland_not_tabled_letter_reads_as_agreed) { expect_golden(Case("noord-holland-2018", "niet-agenderen"), "noord-holland-niet-geagendeerd"); }
TEST(Golden, DOC_01_Midden_Nederland_letter_reads_as_agreed) { expect_golden(Case("midden-nederland-2015", ""), "midden-nederland-besproken"); }
TEST(Golden, DOC_01_English_translation_reads_as_agreed) {
    Case c("model-2018", "niet-agenderen");
    c.language = "en";
    expect_golden(c, "model-niet-geagendeerd-engels");
}
TEST(Golden, DOC_01_practice_letter_reads_as_agreed) {
    Case c("model-2018", "agenderen");
    c.practice = true;
    expect_golden(c, "model-geagendeerd-oefening");
}

TEST(Golden, INF_09_letter_to_a_young_person_himself_reads_as_agreed) { expect_golden(minor("model-2018", "agenderen", "2008-05-01", "p1"), "model-geagendeerd-zestienjarige-zelf"); }
TEST(Golden, INF_09_Noord_Holland_letter_to_a_young_person_reads_as_agreed) { expect_golden(minor("noord-holland-2018", "advies-agenderen", "2008-05-01", "p1"), "noord-holland-geadviseerd-zestienjarige-zelf"); }
TEST(Golden, INF_09_letter_to_a_parent_of_a_child_under_16_reads_as_agreed) { expect_golden(minor("model-2018", "agenderen", "2010-05-01", "p3"), "model-geagendeerd-ouder-van-veertienjarige"); }
TEST(Golden, INF_23_letter_to_a_parent_of_a_sixteen_year_old_reads_as_agreed) { expect_golden(minor("model-2018", "niet-agenderen", "2008-05-01", "p3"), "model-niet-geagendeerd-ouder-van-zestienjarige"); }
TEST(Golden, INF_09_Midden_Nederland_letter_to_a_parent_reads_as_agreed) { expect_golden(minor("midden-nederland-2015", "", "2010-05-01", "p3"), "midden-nederland-ouder-van-veertienjarige"); }
TEST(Golden, RGT_03_letter_to_a_curator_reads_as_agreed) { expect_golden(under_guardianship("model-2018", "agenderen", "p3"), "model-geagendeerd-curator"); }
TEST(Golden, INF_21_letter_to_a_person_left_behind_reads_as_agreed) { expect_golden(third("model-2018", "agenderen", "achterblijver"), "model-achterblijver"); }
TEST(Golden, INF_21_letter_to_a_network_person_reads_as_agreed) { expect_golden(third("noord-holland-2018", "niet-agenderen", "netwerk"), "noord-holland-netwerk"); }
TEST(Golden, INF_21_letter_to_a_reporter_reads_as_agreed) { expect_golden(third("model-2018", "niet-agenderen", "melder"), "model-melder"); }
TEST(Golden, DOC_01_English_letter_to_a_parent_reads_as_agreed) {
    auto c = minor("model-2018", "agenderen", "2010-05-01", "p3");
    c.language = "en";
    expect_golden(c, "model-geagendeerd-ouder-engels");
}

TEST(Golden, INF_14_letter_on_a_new_purpose_reads_as_agreed) { expect_golden(new_purpose("model-2018", "agenderen"), "model-nieuw-doel"); }
TEST(Golden, INF_14_Midden_Nederland_letter_on_a_new_purpose_reads_as_agreed) { expect_golden(new_purpose("midden-nederland-2015", ""), "midden-nederland-nieuw-doel"); }
TEST(Golden, INF_21_letter_to_a_minor_of_the_network_reads_as_agreed) { expect_golden(minor_third("model-2018", "agenderen", "netwerk", "p4"), "model-netwerk-vijftienjarige-zelf"); }
TEST(Golden, INF_21_letter_to_the_mother_of_a_minor_left_behind_reads_as_agreed) { expect_golden(minor_third("model-2018", "agenderen", "achterblijver", "p6"), "model-achterblijver-moeder-van-vijftienjarige"); }
TEST(Golden, INF_21_letter_to_the_mother_of_a_reporter_reads_as_agreed) { expect_golden(minor_third("limburg-2020", "niet-agenderen", "melder", "p6"), "limburg-melder-moeder-van-vijftienjarige"); }
TEST(Golden, INF_12_letter_where_data_leave_the_EEA_and_a_machine_decides_reads_as_agreed) {
    Case c("model-2018", "agenderen");
    c.covenant.doorgifte = {"ja", "een bedrijf in Canada", "een besluit van de Europese Commissie", "het contactpunt"};
    c.covenant.geautomatiseerd = {"ja", "een programma zet signalen op volgorde van ontvangst"};
    expect_golden(c, "model-geagendeerd-doorgifte-en-computer");
}
TEST(Golden, DOC_01_Arabic_translation_reads_as_agreed) { expect_golden(translated(Case("model-2018", "agenderen"), "ar"), "model-geagendeerd-arabisch"); }
TEST(Golden, DOC_01_Turkish_translation_reads_as_agreed) { expect_golden(translated(Case("noord-holland-2018", "advies-agenderen"), "tr"), "noord-holland-geadviseerd-turks"); }

TEST(Golden, DOC_02_model_deferral_note_reads_as_agreed) { expect_golden(note("model-2018", "uitstelnotitie").note(), "informeernotitie/model-uitstel-grond-d"); }
TEST(Golden, DOC_02_Limburg_deferral_note_reads_as_agreed) { expect_golden(note("limburg-2020", "uitstelnotitie").note(), "informeernotitie/limburg-uitstel-grond-d"); }
TEST(Golden, DOC_02_Noord_Holland_deferral_note_reads_as_agreed) { expect_golden(note("noord-holland-2018", "uitstelnotitie").note(), "informeernotitie/noord-holland-uitstel-grond-d"); }
TEST(Golden, MN_12_Midden_Nederland_deferral_note_reads_as_agreed) { expect_golden(note("midden-nederland-2015", "uitstelnotitie").note(), "informeernotitie/midden-nederland-uitstel-belang-b"); }
TEST(Golden, DOC_02_note_on_not_informing_reads_as_agreed) { expect_golden(note("model-2018", "uitstelnotitie", "niet").note(), "informeernotitie/model-niet-informeren"); }
TEST(Golden, DOC_02_note_with_gaps_says_what_is_missing) {
    auto c = note("model-2018", "uitstelnotitie");
    auto& b = c.file.besluiten.back();
    b.noodzaak = b.evenredigheid = b.beletsel = "", b.factoren.clear(), b.overleg.clear(), b.herziening.reset();
    expect_golden(c.note(), "informeernotitie/model-uitstel-met-gaten");
}
TEST(Golden, INF_15_record_of_an_exemption_reads_as_agreed) { expect_golden(note("model-2018", "vrijstellingsnotitie", "vrijstelling").note(), "informeernotitie/model-vrijstelling-al-op-de-hoogte"); }
TEST(Golden, DOC_03_advice_that_the_deferral_stays_reads_as_agreed) { expect_golden(reconsidered("model-2018", "uitstel").note(), "informeernotitie/model-heroverweging-blijft"); }
TEST(Golden, DOC_03_advice_that_the_letter_may_go_reads_as_agreed) { expect_golden(reconsidered("noord-holland-2018", "informeren").note(), "informeernotitie/noord-holland-heroverweging-brief-kan"); }
TEST(Golden, DOC_04_informing_agreement_reads_as_agreed) { expect_golden(agreement(true).note(), "informeernotitie/model-afspraak-jongere-en-vader"); }
TEST(Golden, DOC_04_informing_agreement_without_a_choice_reads_as_agreed) { expect_golden(agreement(false).note(), "informeernotitie/model-afspraak-zonder-keuze"); }

/// Letters about requests: all of them under the model, and elsewhere those that a covenant words or founds otherwise.
void expect_request_letters(const std::string& code, const std::string& regime, const std::string& folder) {
    std::size_t n = 0;
    for (const NamedLetter& named : request_letters()) {
        if (named.code != code) continue;
        SCOPED_TRACE(folder + "-" + named.name);
        const auto letter = request_letter(named, regime);
        expect_golden(House::get().composer.compose(letter->order(named.kind, named.variant, named.bare)), "verzoekbrief/" + folder + "-" + named.name);
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

}  // namespace
}  // namespace griffier::compose_test
