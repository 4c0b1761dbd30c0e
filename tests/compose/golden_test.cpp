// The whole letter per regime and variant, as a person would read it. A change of wording shows here as a difference to be read.
// With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cases.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void expect_golden(const Case& c, const std::string& name) {
    const auto made = c.compose();
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    const auto folder = std::filesystem::path(source) / "tests/golden/informatiebrief" / name;
    const auto text = compose::plain_text(made->stuk);
    if (std::getenv("GRIFFIER_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "stuk.xml", std::ios::binary) << made->xml;
        std::ofstream(folder / "tekst.txt", std::ios::binary) << text;
    }
    EXPECT_EQ(text, file_text(folder / "tekst.txt")) << "see " << name << "/tekst.txt";
    EXPECT_EQ(made->xml, file_text(folder / "stuk.xml")) << "see " << name << "/stuk.xml";
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

}  // namespace
}  // namespace griffier::compose_test
