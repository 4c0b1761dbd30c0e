// The structure that somebody who cannot see the page is given, for each golden letter: the tags of its PDF as poppler reads them, beside its
// text in tests/golden. With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>

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
    const std::vector<std::pair<std::string, Case>> letters{{"model-niet-geagendeerd", Case("model-2018", "niet-agenderen")},
                                                            {"model-geagendeerd", Case("model-2018", "agenderen")},
                                                            {"limburg-geagendeerd", Case("limburg-2020", "agenderen")},
                                                            {"noord-holland-geadviseerd", Case("noord-holland-2018", "advies-agenderen")},
                                                            {"noord-holland-niet-geagendeerd", Case("noord-holland-2018", "niet-agenderen")},
                                                            {"midden-nederland-besproken", Case("midden-nederland-2015", "")},
                                                            {"model-geagendeerd-zestienjarige-zelf", minor("model-2018", "agenderen", "2008-05-01", "p1")},
                                                            {"model-geagendeerd-ouder-van-veertienjarige", minor("model-2018", "agenderen", "2010-05-01", "p3")},
                                                            {"midden-nederland-ouder-van-veertienjarige", minor("midden-nederland-2015", "", "2010-05-01", "p3")},
                                                            {"model-geagendeerd-curator", under_guardianship("model-2018", "agenderen", "p3")},
                                                            {"model-achterblijver", third("model-2018", "agenderen", "achterblijver")},
                                                            {"noord-holland-netwerk", third("noord-holland-2018", "niet-agenderen", "netwerk")},
                                                            {"model-melder", third("model-2018", "niet-agenderen", "melder")},
                                                            {"model-nieuw-doel", new_purpose("model-2018", "agenderen")},
                                                            {"midden-nederland-nieuw-doel", new_purpose("midden-nederland-2015", "")}};
    for (const auto& [name, c] : letters) expect_tags("informatiebrief/" + name, generator().make(c.opdracht()));
}

TEST_F(LetterTags, DOC_02_deferral_notes_have_the_tags_that_were_agreed_in_every_regime) {
    for (const auto& [regime, name] : {std::pair("model-2018", "model-uitstel-grond-d"), {"limburg-2020", "limburg-uitstel-grond-d"}, {"noord-holland-2018", "noord-holland-uitstel-grond-d"},
                                       {"midden-nederland-2015", "midden-nederland-uitstel-belang-b"}}) {
        NoteCase c(regime, std::string(regime) == "noord-holland-2018" ? "advies-agenderen" : "agenderen", "uitstelnotitie", "b3");
        c.file.besluiten.push_back(deferral(regime));
        expect_tags(std::string("informeernotitie/") + name, generator().make(c.order()));
    }
}

}  // namespace
}  // namespace griffier::compose_test
