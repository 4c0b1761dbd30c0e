// The sentence of a rule and the Dutch words that fill it.
#include <gtest/gtest.h>

#include "records/regime_io/dutch.h"
#include "records/regime_io/sentence.h"

namespace griffier {
namespace {

TEST(Telwoorden, numbers_are_written_as_dutch_writes_them) {
    const std::pair<int, const char*> words[] = {{0, "nul"}, {1, "één"}, {8, "acht"}, {16, "zestien"}, {18, "achttien"}, {20, "twintig"},
                                                 {21, "eenentwintig"}, {22, "tweeëntwintig"}, {23, "drieëntwintig"}, {28, "achtentwintig"},
                                                 {42, "tweeënveertig"}, {72, "tweeënzeventig"}, {80, "tachtig"}, {100, "honderd"},
                                                 {101, "honderdeen"}, {256, "tweehonderdzesenvijftig"}, {999, "negenhonderdnegenennegentig"}};
    for (const auto& [n, word] : words) EXPECT_EQ(dutch::number(n), word);
    EXPECT_EQ(dutch::number(1000), "1000");
    EXPECT_EQ(dutch::number(-1), "-1");
}

TEST(Telwoorden, lengths_of_time_take_singular_and_plural) {
    const std::pair<const char*, const char*> words[] = {{"P5Y", "vijf jaar"}, {"P1Y", "één jaar"}, {"P6M", "zes maanden"}, {"P1M", "één maand"},
                                                         {"P4W", "vier weken"}, {"P28D", "achtentwintig dagen"}, {"P1D", "één dag"},
                                                         {"PT72H", "tweeënzeventig uur"}};
    for (const auto& [iso, word] : words) EXPECT_EQ(dutch::duration(*Duur::parse(iso)), word);
    EXPECT_EQ(dutch::every(*Duur::parse("P1Y")), "elk jaar");
    EXPECT_EQ(dutch::every(*Duur::parse("P1M")), "elke maand");
    EXPECT_EQ(dutch::every(*Duur::parse("P6M")), "elke zes maanden");
    EXPECT_EQ(dutch::date(Date(2018, 3, 1)), "1 maart 2018");
}

TEST(Zin, placeholders_are_filled_and_unknown_ones_named) {
    const auto sentence = fill_sentence("Binnen {duur}, later {verlenging}.", {{"duur", "één maand"}});
    EXPECT_EQ(sentence.text, "Binnen één maand, later .");
    EXPECT_EQ(sentence.unknown, std::vector<std::string>{"verlenging"});
    EXPECT_FALSE(fill_sentence("Alles is gezegd.", {}).digits);
    EXPECT_EQ(fill_sentence("Een {open", {}).unknown.size(), 1u);
    EXPECT_EQ(fill_sentence("{}", {}).unknown, std::vector<std::string>{""});
}

TEST(Zin, a_number_in_the_sentence_itself_is_seen) {
    for (const char* bad : {"Binnen 28 dagen.", "Na 5 jaar", "(28)", "een 4-wekentermijn", "P6M", "uiterlijk p6m."})
        EXPECT_TRUE(fill_sentence(bad, {}).digits) << bad;
    for (const char* bad : {"Na vijf jaar.", "binnen achtentwintig dagen", "Zes maanden", "na één week", "tweeënzeventig uur"})
        EXPECT_TRUE(fill_sentence(bad, {}).words) << bad;
    for (const char* good : {"De i2o-weegploeg weegt.", "Binnen {duur} na ontvangst.", "op een dag", "twee uitkomsten", "elk jaar"}) {
        const auto sentence = fill_sentence(good, {{"duur", "vijf jaar"}});
        EXPECT_FALSE(sentence.digits || sentence.words) << good;
    }
}

}  // namespace
}  // namespace griffier
