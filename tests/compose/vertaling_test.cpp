// Courtesy translations: only after release by hash, marked, complete for what they say they have.
#include <regex>
#include <set>

#include "cases.h"
#include "generator/compose/plain_text.h"
#include "records/core/crypto.h"

namespace griffier::compose_test {
namespace {

Case released(const std::string& language, const std::string& regime = "model-2018", const std::string& outcome = "agenderen") {
    Case c(regime, outcome);
    c.language = language;
    c.covenant.vertalingen = {{language, House::get().composer.words_hash(language), "T. Wiarda", day("2025-01-06")}};
    return c;
}
std::string refusal(const Case& c) {
    const auto made = c.compose();
    return made ? "made" : made.error().code;
}

TEST(Vertaling, letter_in_a_translation_that_nobody_released_is_refused_with_the_hash_to_release) {
    for (const char* language : {"ar", "tr"}) {
        Case c("model-2018", "agenderen");
        c.language = language;
        const auto made = c.compose();
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, "stuk.vertaling_niet_vrijgegeven");
        EXPECT_EQ(made.error().args, (std::vector<std::string>{language, House::get().composer.words_hash(language)}));
        EXPECT_EQ(made.error().args[1].size(), 64u);
    }
}
TEST(Vertaling, release_holds_for_these_words_this_language_and_from_its_day_only) {
    EXPECT_EQ(refusal(released("tr")), "made");
    auto other_words = released("tr");
    other_words.covenant.vertalingen[0].hash[0] = other_words.covenant.vertalingen[0].hash[0] == 'a' ? 'b' : 'a';
    EXPECT_EQ(refusal(other_words), "stuk.vertaling_niet_vrijgegeven");
    auto other_language = released("tr");
    other_language.language = "ar";
    EXPECT_EQ(refusal(other_language), "stuk.vertaling_niet_vrijgegeven");
    auto too_early = released("tr");
    too_early.covenant.vertalingen[0].vrijgegeven = day("2025-03-04");
    EXPECT_EQ(refusal(too_early), "stuk.vertaling_niet_vrijgegeven");
    auto no_day = released("tr");
    no_day.covenant.vertalingen[0].vrijgegeven.reset();
    EXPECT_EQ(refusal(no_day), "stuk.vertaling_niet_vrijgegeven");
}
TEST(Vertaling, changed_word_has_another_hash) {
    auto languages = House::get().languages;
    auto more = Catalogue::parse(view_of("<locale taal=\"tr\"><t k=\"extra\">x</t></locale>"), "extra.xml").value();
    ASSERT_TRUE(languages.at("tr").merge(more));
    const auto changed = compose::Composer::load(*House::get().disk, source + "/templates", languages);
    ASSERT_TRUE(changed);
    EXPECT_NE(changed->words_hash("tr"), House::get().composer.words_hash("tr"));
    EXPECT_EQ(changed->words_hash("ar"), House::get().composer.words_hash("ar"));
    EXPECT_EQ(changed->words_hash("nl"), "") << "the language that counts needs no release";
}
TEST(Vertaling, every_regime_and_outcome_has_its_letter_in_each_translation) {
    for (const char* language : {"ar", "tr"})
        for (const auto& [regime, outcome] : {std::pair{"model-2018", "agenderen"}, {"model-2018", "niet-agenderen"}, {"limburg-2020", "agenderen"},
                                              {"noord-holland-2018", "advies-agenderen"}, {"noord-holland-2018", "niet-agenderen"}, {"midden-nederland-2015", ""}}) {
            const auto made = released(language, regime, outcome).compose();
            ASSERT_TRUE(made) << language << regime << House::get().languages.at("en").describe(made.error());
            EXPECT_EQ(made->stuk.language, language);
            // It begins by saying that it is a translation and that the Dutch letter counts.
            ASSERT_TRUE(std::holds_alternative<NoteBox>(made->stuk.body.front().value));
            const auto text = compose::plain_text(made->stuk);
            EXPECT_EQ(text.find("{"), std::string::npos);
            EXPECT_EQ(text.find("anarie"), std::string::npos);
        }
}
TEST(Vertaling, translation_has_a_word_for_every_code_that_the_Dutch_letter_has) {
    const auto& nl = House::get().languages.at("nl");
    const std::set<std::string> sections{"informatiebrief", "bijlage", "gegeven", "veld", "bijzonder", "ontvanger", "partijsoort", "doel", "datum", "adel"};
    const std::regex place("\\{[0-9]\\}");
    const auto places = [&](const std::string& text) { return std::set<std::string>(std::sregex_token_iterator(text.begin(), text.end(), place), {}); };
    for (const char* language : {"ar", "tr"}) {
        const auto& words = House::get().languages.at(language);
        for (const auto& [key, text] : nl.all()) {
            if (!sections.contains(key.substr(0, key.find('.')))) continue;
            const auto at = key.find('@');
            if (at != std::string::npos) {
                const auto tag = key.substr(at + 1, key.find('#') == std::string::npos ? std::string::npos : key.find('#') - at - 1);
                if (tag != "derde" && tag != "melder") continue;
            }
            if (key.ends_with("#1") && !words.has(key)) continue;  // a language without a singular of its own
            ASSERT_TRUE(words.has(key)) << language << " lacks " << key;
            EXPECT_EQ(places(words.all().at(key)), places(text)) << language << " " << key;
        }
    }
}
TEST(Vertaling, key_that_is_missing_stops_the_run) {
    auto& house = House::get();
    auto text = text_of(house.disk->read(source + "/locales/tr.d/informatiebrief.xml").value());
    const std::string line = "<t k=\"informatiebrief.nu.derde\">";
    const auto begin = text.find(line), end = text.find("</t>", begin) + 4;
    text.erase(begin, end - begin);
    auto words = Catalogue::parse(house.disk->read(source + "/locales/tr.xml").value(), "tr.xml").value();
    ASSERT_TRUE(words.merge(Catalogue::parse(view_of(text), "informatiebrief.xml").value()));
    const auto made = compose::Composer::load(*house.disk, source + "/templates", {{"nl", house.languages.at("nl")}, {"tr", words}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "sjabloon.sleutel_ontbreekt");
    EXPECT_EQ(made.error().args.front(), "informatiebrief.nu.derde");
}
TEST(Vertaling, reader_for_whom_there_are_no_words_gets_the_Dutch_letter_only) {
    auto c = minor("model-2018", "agenderen", "2010-05-01", "p3");
    c.language = "ar";
    c.covenant.vertalingen = {{"ar", House::get().composer.words_hash("ar"), "T. Wiarda", day("2025-01-06")}};
    EXPECT_EQ(refusal(c), "stuk.geen_vertaling");
    c.language = "nl";
    EXPECT_EQ(refusal(c), "made");
}
TEST(Vertaling, INF_21_third_person_learns_nothing_of_others_in_any_translation) {
    for (const char* language : {"ar", "tr"})
        for (const char* role : {"achterblijver", "netwerk", "melder"}) {
            auto c = third("model-2018", "agenderen", role);
            c.language = language;
            c.covenant.vertalingen = {{language, House::get().composer.words_hash(language), "T. Wiarda", day("2025-01-06")}};
            const auto made = c.compose();
            ASSERT_TRUE(made) << language << role;
            EXPECT_EQ(made->xml.find("anarie"), std::string::npos) << language << role;
        }
}

}  // namespace
}  // namespace griffier::compose_test
