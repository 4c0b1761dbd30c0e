#include "records/rules/explain.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "records/rules/salutation.h"
#include "records/rules/terms.h"
#include "tests/rules/sample_rules.h"

using namespace griffier;
using namespace griffier::sample;

namespace {

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Catalogue words(const std::string& language) {
    auto read = [&](const std::string& name) {
        const std::string bytes = text_of_file(std::filesystem::path(GRIFFIER_SOURCE_DIR) / "locales" / name);
        return Catalogue::parse(view_of(bytes), name).value();
    };
    auto base = read(language + ".xml");
    for (const char* part : {".d/rules.xml", ".d/verzoek.xml"}) EXPECT_TRUE(base.merge(read(language + part)));
    return base;
}

}  // namespace

TEST(Uitleg, every_step_that_the_rules_can_give_has_words_in_both_languages) {
    auto nl = words("nl"), en = words("en");
    std::set<std::string> keys;
    std::regex key("\"((?:termijn|regel|bewaren|weging|informeren|toegang|binding|leeftijd|verzoek|uitvoering|noodzaak)\\.[a-z_-]+)\"");
    // Names that share the form of a key and are none: events, purposes and thresholds in regime files.
    const std::set<std::string> other{"bewaren.zonder-datum-dagen", "weging.agenderen", "informeren.wettelijk", "uitvoering.streef", "uitvoering.wettelijk", "verzoek.identiteit", "verzoek.overleg", "verzoek.ontvangstdag", "verzoek.alle-rechten"};
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GRIFFIER_SOURCE_DIR) / "records/rules")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string source = text_of_file(entry.path());
        for (std::sregex_iterator it(source.begin(), source.end(), key), end; it != end; ++it) keys.insert((*it)[1].str());
    }
    for (const char* made : {"informeren.stand.uitgesteld", "informeren.stand.vrijgesteld", "informeren.stand.niet", "informeren.stand.geinformeerd",
                             "informeren.ontbreekt.besluit", "informeren.ontbreekt.overleg", "informeren.ontbreekt.adressaat",
                             "informeren.ontbreekt.geboortedatum", "informeren.ontbreekt.afzender", "informeren.ontbreekt.adres",
                             "informeren.ontbreekt.grond", "informeren.ontbreekt.redenen", "informeren.ontbreekt.noodzaak", "informeren.ontbreekt.evenredigheid",
                             "informeren.ontbreekt.factor", "informeren.ontbreekt.beletsel", "informeren.ontbreekt.herziening", "informeren.ontbreekt.wijze", "toegang.ja", "toegang.nee", "toegang.voor-zover-nodig",
                             "toegang.raadplegen", "toegang.verstrekking", "toegang.taken", "toegang.verzoek"})
        keys.insert(made);
    EXPECT_GT(keys.size(), 80u);
    for (const auto& k : keys) {
        // What is missing from a request is told as an error, which has a message and a hint instead of a step.
        if (other.count(k) || (nl.has("fout." + k) && en.has("hint." + k))) continue;
        EXPECT_TRUE(nl.has("uitleg." + k)) << k;
        EXPECT_TRUE(en.has("uitleg." + k)) << k;
    }
}

TEST(Uitleg, a_date_is_explained_from_start_to_source_in_both_languages) {
    auto rule = termijn(TermijnSoort::ten_hoogste, "P6M", "besluit.niet-agenderen", "vernietigen");
    rule.uitleg = "Ten hoogste zes maanden.";
    auto regime = two_files();
    regime.termijnen = {rule};
    auto found = term(rule, day("2025-08-31"), regime, kalender());
    auto nl = explain(found, words("nl"), &regime), en = explain(found, words("en"), &regime);
    EXPECT_EQ(nl.front(), "Oordeel: ja.");
    EXPECT_EQ(nl.at(1), "Begin: het besluit om niet te agenderen, op 31 augustus 2025.");
    EXPECT_EQ(nl.at(2), "Datum: 28 februari 2026.");
    EXPECT_EQ(nl.at(3), "Regel: Ten hoogste zes maanden.");
    EXPECT_EQ(nl.back(), "Bron: convenant art. 1 (regel termijn.vernietigen in proef, vingerafdruk 00).");
    EXPECT_EQ(en.at(2), "Date: 28 February 2026.");
    EXPECT_EQ(nl.size(), en.size());
    for (const auto& line : nl) EXPECT_EQ(line.find('{'), std::string::npos) << line;
}

TEST(Uitleg, INF_01_a_term_of_no_days_is_the_same_day_in_words) {
    const auto found = term(termijn(TermijnSoort::ten_hoogste, "P1D", "besluit.weging", "informeren"), day("2025-12-31"), two_files(), kalender());
    auto same_day = termijn(TermijnSoort::ten_hoogste, "P1D", "besluit.weging", "informeren");
    same_day.duur = Duur{};
    const auto none = term(same_day, day("2025-12-31"), two_files(), kalender());
    ASSERT_TRUE(none.datum);
    EXPECT_EQ(*none.datum, day("2025-12-31"));
    for (const char* language : {"nl", "en"}) {
        const auto lines = explain(none, words(language));
        const auto sentence = explain_step({"termijn.zelfde_dag", {"2025-12-31"}}, words(language));
        EXPECT_NE(std::find(lines.begin(), lines.end(), sentence), lines.end()) << language;
        for (const auto& line : lines) EXPECT_EQ(line.find("P0D"), std::string::npos) << line;
        for (const auto& line : explain(found, words(language))) EXPECT_NE(line, sentence);
    }
}

TEST(Uitleg, a_sentence_begins_with_a_capital_and_a_rule_keeps_its_name) {
    const auto nl = words("nl");
    EXPECT_EQ(explain_step({"bewaren.telt_niet", {"besluit.informeren", "2026-01-05"}}, nl).substr(0, 3), "Het");
    auto rule = termijn(TermijnSoort::ten_hoogste, "P6M", "besluit.niet-agenderen", "vernietigen");
    rule.id = "besluit.weging";  // a word exists for it as well
    auto regime = two_files();
    regime.termijnen = {rule};
    EXPECT_NE(explain(term(rule, day("2025-08-31"), regime, kalender()), nl, &regime).back().find("(regel besluit.weging in"), std::string::npos);
}

TEST(Uitleg, a_step_without_words_is_a_broken_invariant) { EXPECT_THROW(explain_step({"bestaat.niet", {}}, words("nl")), std::out_of_range); }

TEST(Uitleg, forms_of_address_come_from_the_locale) {
    auto nl = salutation_words(words("nl")), en = salutation_words(words("en"));
    EXPECT_EQ(nl.geachte_heer, "Geachte heer");
    EXPECT_FALSE(en.geachte_heer.empty());
    EXPECT_NE(nl.geachte_heer, en.geachte_heer);
}
