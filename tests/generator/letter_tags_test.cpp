// The structure that somebody who cannot see the page is given, for each golden letter: the tags of its PDF as poppler reads them, beside its
// text in tests/golden. With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "../compose/agreed.h"
#include "../compose/requests.h"
#include "generator/generator.h"
#include "tests/support/external.h"

namespace griffier::compose_test {
namespace {

Generator& generator() {
    static Generator made = [] {
        auto loaded = Generator::load(*House::get().disk, {source + "/templates", source + "/locales", ""});
        if (!loaded) throw std::runtime_error(House::get().languages.at("en").describe(loaded.error()));
        return std::move(loaded).value();
    }();
    return made;
}

void expect_tags(const std::string& name, const Result<Document>& made) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    std::string file = name;
    std::replace(file.begin(), file.end(), '/', '-');
    const test::Ran ran = test::run("pdfinfo -struct " + test::write_output("tags-" + file + ".pdf", made->pdf));
    ASSERT_EQ(ran.exit, 0);
    // A letter begins with one document, has at least one heading, and no image without words.
    EXPECT_EQ(ran.output.rfind("Document", 0), 0u) << ran.output;
    EXPECT_NE(ran.output.find("H1"), std::string::npos);
    const auto folder = std::filesystem::path(source) / "tests/golden" / name;
    ASSERT_TRUE(std::filesystem::exists(folder / "tekst.txt")) << "the text of the same letter stands beside its tags";
    if (std::getenv("GRIFFIER_UPDATE_GOLDEN")) std::ofstream(folder / "tags.txt", std::ios::binary) << ran.output;
    std::ifstream in(folder / "tags.txt", std::ios::binary);
    EXPECT_EQ(ran.output, std::string(std::istreambuf_iterator<char>(in), {})) << name << "/tags.txt";
}

class LetterTags : public testing::Test {
  protected:
    void SetUp() override {
        if (!test::have("pdfinfo")) GTEST_SKIP() << "pdfinfo is not installed (package poppler-utils)";
    }
};

TEST_F(LetterTags, DOC_05_to_DOC_09_and_DOC_35_have_the_tags_that_were_agreed_in_every_regime) {
    const std::vector<std::pair<std::string, std::string>> regimes{{"model-2018", "model"}, {"limburg-2020", "limburg"}, {"noord-holland-2018", "noord-holland"}, {"midden-nederland-2015", "midden-nederland"}};
    std::size_t n = 0;
    for (const auto& [regime, folder] : regimes)
        for (const NamedLetter& named : request_letters()) {
            const std::string name = "verzoekbrief/" + folder + "-" + named.name;
            if (!std::filesystem::exists(source + "/tests/golden/" + name)) continue;  // its text is that of the model
            const auto letter = request_letter(named, regime);
            expect_tags(name, generator().make(letter->order(named.kind, named.variant, named.bare)));
            ++n;
        }
    EXPECT_GE(n, request_letters().size() + 20);
}

TEST_F(LetterTags, DOC_01_letters_have_the_tags_that_were_agreed_in_every_regime) {
    for (const auto& [name, c] : agreed_letters()) expect_tags("informatiebrief/" + name, generator().make(c.opdracht()));
}

TEST_F(LetterTags, DOC_02_DOC_03_and_DOC_04_have_the_tags_that_were_agreed_in_every_regime) {
    for (const auto& [name, c] : agreed_notes()) expect_tags("informeernotitie/" + name, generator().make(c.order()));
}

}  // namespace
}  // namespace griffier::compose_test
