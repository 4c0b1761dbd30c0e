// What who cannot see the page is given: the structure tree with its text, as poppler reads it, held to a readable copy in tests/golden/tags.
#include <cstdlib>

#include "generator/pdf/draw.h"
#include "tests/support/external.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

namespace griffier::test {
namespace {

void expect_tree(const std::string& name, const Stuk& stuk) {
    const auto disk = posix_file_system();
    const auto drawer = pdf::Drawer::create(pdf::debian_srgb_profile, *disk);
    const auto set = typesetter().lay_out(stuk);
    ASSERT_TRUE(set);
    const auto file = drawer->draw(*set, {Date(2024, 5, 19), "griffier", {}});
    ASSERT_TRUE(file);
    const Ran ran = run("pdfinfo -struct-text " + write_output(name + ".pdf", *file));
    if (ran.exit == 127) GTEST_SKIP() << "pdfinfo is not installed (package poppler-utils)";
    const std::string path = std::string(GRIFFIER_SOURCE_DIR) + "/tests/golden/tags/" + name + ".txt";
    if (std::getenv("GRIFFIER_UPDATE_GOLDEN")) std::ofstream(path) << ran.output;
    const auto golden = disk->read(path);
    ASSERT_TRUE(golden) << path;
    EXPECT_EQ(ran.output, text_of(*golden));
}

TEST(TagTree, of_a_letter_is_the_golden_one) { expect_tree("letter", sample_letter()); }
TEST(TagTree, of_a_document_with_every_element_is_the_golden_one) { expect_tree("specimen", specimen()); }

}  // namespace
}  // namespace griffier::test
