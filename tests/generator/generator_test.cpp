// The whole road from an order to a file: compose, lay out, draw.
#include <cstdlib>
#include <fstream>
#include <thread>

#include "../compose/cases.h"
#include "generator/generator.h"
#include "generator/layout/typesetter.h"

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

Document document(const Case& c) {
    auto made = generator().make(c.opdracht(), false, true);
    if (!made) {
        ADD_FAILURE() << House::get().languages.at("en").describe(made.error());
        return {};
    }
    return std::move(made).value();
}

TEST(Generator, DOC_01_letter_of_every_regime_becomes_a_PDF) {
    for (const auto& [regime, outcome] : {std::pair{"model-2018", "agenderen"}, {"model-2018", "niet-agenderen"}, {"limburg-2020", "agenderen"}, {"noord-holland-2018", "advies-agenderen"}, {"midden-nederland-2015", ""}})
        for (const char* language : {"nl", "en"}) {
            Case c(regime, outcome);
            c.language = language;
            const auto made = document(c);
            EXPECT_EQ(text_of(ByteView(made.pdf).first(std::min<std::size_t>(5, made.pdf.size()))), "%PDF-") << regime;
            EXPECT_GE(made.pages, 2) << regime;
            EXPECT_NE(made.text.find("Heuvel"), std::string::npos);
            EXPECT_EQ(made.stuk_xml.rfind("<?xml", 0), 0u);
            if (const char* folder = std::getenv("GRIFFIER_TEST_OUT"))
                std::ofstream(std::string(folder) + "/" + regime + "-" + outcome + "-" + language + ".pdf", std::ios::binary) << text_of(made.pdf);
        }
}
TEST(Generator, same_order_gives_the_same_bytes_also_from_several_threads) {
    const Case c("model-2018", "agenderen");
    const auto order = c.opdracht();
    const auto first = document(c);
    std::vector<Bytes> others(4);
    std::vector<std::thread> threads;
    for (auto& other : others) threads.emplace_back([&] { other = generator().make(order).value().pdf; });
    for (auto& thread : threads) thread.join();
    for (const auto& other : others) EXPECT_EQ(other, first.pdf);
}
TEST(Generator, practice_letter_says_OEFENING) {
    Case c("model-2018", "agenderen");
    c.practice = true;
    EXPECT_EQ(document(c).text.rfind("OEFENING", 0), 0u);
    EXPECT_NE(document(c).pdf, document(Case("model-2018", "agenderen")).pdf);
}
TEST(Generator, refusal_of_a_room_comes_back_as_it_is) {
    Case c("model-2018", "agenderen");
    c.covenant.functionaris = {};
    EXPECT_EQ(generator().make(c.opdracht()).error().code, "brief.veld_leeg");
    Case style("model-2018", "agenderen");
    style.covenant.partijen[0].huis = "bestaat-niet";
    EXPECT_EQ(generator().make(style.opdracht()).error().code, "huisstijl.onbekend");
}
TEST(Generator, incomplete_house_does_not_load) {
    auto& disk = *House::get().disk;
    EXPECT_FALSE(Generator::load(disk, {source + "/locales", source + "/locales", ""}));
    EXPECT_FALSE(Generator::load(disk, {source + "/templates", source + "/templates", ""}));
    EXPECT_FALSE(Generator::load(disk, {source + "/templates", source + "/locales", "/nergens/profiel.icc"}));
}

}  // namespace
}  // namespace griffier::compose_test
