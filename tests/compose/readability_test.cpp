// Plain language in figures: sentence length of every letter. Headings, list items, names, addresses and the list of laws are no sentences.
// This measures; it claims no level.
#include <algorithm>
#include <cstdio>

#include "cases.h"
#include "generator/compose/plain_text.h"
#include "requests.h"

namespace griffier::compose_test {
namespace {

struct Sentences {
    std::vector<std::pair<int, std::string>> found;  // words, text

    void add(const std::string& text) {
        std::string sentence;
        int words = 0;
        bool in_word = false;
        const auto flush = [&] {
            if (words > 0) found.emplace_back(words, sentence);
            sentence.clear();
            words = 0;
            in_word = false;
        };
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            sentence += c;
            if (c == ' ' || c == '\n') in_word = false;
            else if (!in_word) in_word = true, ++words;
            const bool end = (c == '.' || c == '?' || c == '!' || c == ':') && (i + 1 == text.size() || text[i + 1] == ' ');
            const bool initial = c == '.' && i >= 1 && text[i - 1] >= 'A' && text[i - 1] <= 'Z' && (i < 2 || text[i - 2] == ' ');
            if (end && !initial) flush();
        }
        flush();
    }
    void add(const Blocks& blocks, bool& laws) {
        for (const auto& block : blocks) {
            if (block.id == "wetten") laws = true;  // the list of articles comes last
            if (laws) continue;
            if (const auto* p = std::get_if<Paragraph>(&block.value)) {
                const auto text = compose::plain_text(p->content);
                const bool greeting = !text.empty() && text.back() == ',';
                if (text.find('\n') == std::string::npos && !greeting) add(text);  // lines are addresses
            } else if (const auto* box = std::get_if<NoteBox>(&block.value)) {
                add(box->blocks, laws);
            } else if (const auto* list = std::get_if<DefinitionList>(&block.value)) {
                for (const auto& entry : list->entries) add(entry.meaning, laws);
            }
        }
    }
};

TEST(Readability, every_letter_keeps_its_sentences_short) {
    const std::vector<std::pair<std::string, std::string>> variants{{"model-2018", "agenderen"},          {"model-2018", "niet-agenderen"},
                                                                    {"limburg-2020", "agenderen"},        {"noord-holland-2018", "advies-agenderen"},
                                                                    {"noord-holland-2018", "niet-agenderen"}, {"midden-nederland-2015", ""}};
    for (const auto& [regime, outcome] : variants)
        for (const char* language : {"nl", "en"}) {
            Case c(regime, outcome);
            c.language = language;
            const auto made = c.compose();
            ASSERT_TRUE(made) << regime << outcome;
            Sentences s;
            bool laws = false;
            s.add(made->stuk.body, laws);
            std::sort(s.found.begin(), s.found.end());
            ASSERT_GT(s.found.size(), 30u);
            const int median = s.found[s.found.size() / 2].first;
            std::printf("readability %s %s %s: sentences=%zu median_words=%d longest_words=%d\n", regime.c_str(), outcome.c_str(), language, s.found.size(), median, s.found.back().first);
            EXPECT_LE(median, 13) << regime << " " << language;
            EXPECT_LE(s.found.back().first, 25) << s.found.back().second;
        }
}

TEST(Readability, letters_to_young_people_parents_and_third_persons_keep_their_sentences_short) {
    const std::vector<std::pair<const char*, Case>> letters{{"jongere", minor("model-2018", "agenderen", "2008-05-01", "p1")},
                                                            {"jongere-advies", minor("noord-holland-2018", "advies-agenderen", "2008-05-01", "p1")},
                                                            {"ouder", minor("model-2018", "agenderen", "2010-05-01", "p3")},
                                                            {"ouder-zelfstandig", minor("noord-holland-2018", "advies-agenderen", "2008-05-01", "p3")},
                                                            {"curator", under_guardianship("model-2018", "niet-agenderen", "p3")},
                                                            {"achterblijver", third("model-2018", "agenderen", "achterblijver")},
                                                            {"melder", third("model-2018", "niet-agenderen", "melder")},
                                                            {"nieuw-doel", new_purpose("model-2018", "agenderen")},
                                                            {"derde-jongere", minor_third("model-2018", "agenderen", "netwerk", "p4")},
                                                            {"derde-ouder", minor_third("model-2018", "agenderen", "achterblijver", "p6")},
                                                            {"melder-jongere", minor_third("model-2018", "niet-agenderen", "melder", "p4")},
                                                            {"melder-ouder", minor_third("model-2018", "niet-agenderen", "melder", "p6")}};
    for (const auto& [name, original] : letters)
        for (const char* language : {"nl", "en"}) {
            auto c = original;
            c.language = language;
            const auto made = c.compose();
            ASSERT_TRUE(made) << name;
            Sentences s;
            bool laws = false;
            s.add(made->stuk.body, laws);
            std::sort(s.found.begin(), s.found.end());
            ASSERT_GT(s.found.size(), 30u);
            const int median = s.found[s.found.size() / 2].first;
            std::printf("readability %s %s: sentences=%zu median_words=%d longest_words=%d\n", name, language, s.found.size(), median, s.found.back().first);
            EXPECT_LE(median, 13) << name << " " << language;
            EXPECT_LE(s.found.back().first, 25) << s.found.back().second;
        }
}

// A passive hides who acts. Counted by its auxiliary, which finds more than there are: the share is an upper bound.
bool is_passive(const std::string& text) {
    for (const char* auxiliary : {" word ", " wordt ", " worden ", " werd ", " werden ", " geworden ", " worden.", " geworden."})
        if ((" " + text + " ").find(auxiliary) != std::string::npos) return true;
    return false;
}

TEST(Readability, few_sentences_of_a_letter_are_passive) {
    EXPECT_TRUE(is_passive("De gegevens worden bewaard.") && is_passive("Wanneer moet dat gedaan worden.") && !is_passive("Wij bewaren uw gegevens."));
    const std::vector<std::pair<const char*, Case>> letters{{"geagendeerd", Case("model-2018", "agenderen")},
                                                            {"niet-geagendeerd", Case("limburg-2020", "niet-agenderen")},
                                                            {"geadviseerd", Case("noord-holland-2018", "advies-agenderen")},
                                                            {"besproken", Case("midden-nederland-2015", "")},
                                                            {"nieuw-doel", new_purpose("model-2018", "agenderen")},
                                                            {"jongere", minor("model-2018", "agenderen", "2008-05-01", "p1")},
                                                            {"ouder", minor("model-2018", "agenderen", "2010-05-01", "p3")},
                                                            {"curator", under_guardianship("model-2018", "niet-agenderen", "p3")},
                                                            {"achterblijver", third("model-2018", "agenderen", "achterblijver")},
                                                            {"melder", third("model-2018", "niet-agenderen", "melder")},
                                                            {"derde-ouder", minor_third("model-2018", "agenderen", "netwerk", "p6")}};
    for (const auto& [name, c] : letters) {
        const auto made = c.compose();
        ASSERT_TRUE(made) << name;
        Sentences s;
        bool laws = false;
        s.add(made->stuk.body, laws);
        std::size_t passive = 0;
        for (const auto& [words, text] : s.found) passive += is_passive(text) ? 1 : 0;
        std::printf("readability %s nl: passive=%zu of %zu sentences\n", name, passive, s.found.size());
        EXPECT_LE(passive * 10, s.found.size()) << name << ": at most one in ten";
    }
}

const std::vector<std::string>& officialese() {
    static const std::vector<std::string> words{"implementeren", "beschikking", "subjectnummer", "grondslag", "inzake", "ingevolge", "dientengevolge", "middels", "jegens", "betrokkene",
                                                "verwerkingsverantwoordelijke", "teneinde", "hieromtrent", "derhalve", "desbetreffende", "voornoemd", "alsmede", "subject "};
    return words;
}

TEST(Readability, letter_uses_no_officialese) {
    const std::vector<Case> letters{Case("model-2018", "agenderen"),
                                    Case("limburg-2020", "niet-agenderen"),
                                    Case("noord-holland-2018", "advies-agenderen"),
                                    Case("midden-nederland-2015", ""),
                                    new_purpose("model-2018", "agenderen"),
                                    minor("model-2018", "agenderen", "2008-05-01", "p1"),
                                    minor("model-2018", "agenderen", "2010-05-01", "p3"),
                                    under_guardianship("model-2018", "niet-agenderen", "p3"),
                                    third("model-2018", "agenderen", "netwerk"),
                                    minor_third("model-2018", "agenderen", "netwerk", "p4"),
                                    minor_third("model-2018", "agenderen", "melder", "p6")};
    for (const auto& c : letters) {
        const auto made = c.compose();
        ASSERT_TRUE(made);
        const auto text = compose::plain_text(made->stuk);
        for (const auto& word : officialese()) EXPECT_EQ(text.find(word), std::string::npos) << word << " in " << c.regime << " to " << c.to;
    }
}

TEST(Readability, letters_about_requests_keep_their_sentences_short_active_and_plain) {
    std::size_t all = 0, passives = 0;
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"})
        for (const NamedLetter& named : request_letters())
            for (const char* language : {"nl", "en"}) {
                const auto letter = request_letter(named, regime);
                letter->c.language = language;
                const auto made = House::get().composer.compose(letter->order(named.kind, named.variant, named.bare));
                ASSERT_TRUE(made) << regime << " " << named.name << ": " << House::get().languages.at("en").describe(made.error());
                Sentences s;
                bool laws = false;
                s.add(made->stuk.body, laws);
                std::sort(s.found.begin(), s.found.end());
                ASSERT_GT(s.found.size(), 5u) << named.name;
                const int median = s.found[s.found.size() / 2].first;
                std::size_t passive = 0;
                if (std::string(language) == "nl") {
                    for (const auto& [words, text] : s.found) passive += is_passive(text) ? 1 : 0;
                    all += s.found.size(), passives += passive;
                    // One may stand in a short letter, else at most one in ten.
                    EXPECT_LE(passive, std::max<std::size_t>(1, s.found.size() / 10)) << regime << " " << named.name;
                    // Sentences only: the rule that a refusal rests on is quoted as a list item.
                    for (const auto& [words, text] : s.found)
                        for (const auto& word : officialese()) EXPECT_EQ(text.find(word), std::string::npos) << word << " in " << regime << " " << named.name << ": " << text;
                }
                std::printf("readability %s %s %s: sentences=%zu median_words=%d longest_words=%d passive=%zu\n", regime, named.name, language, s.found.size(), median, s.found.back().first, passive);
                EXPECT_LE(median, 13) << regime << " " << named.name << " " << language;
                EXPECT_LE(s.found.back().first, 25) << regime << " " << named.name << ": " << s.found.back().second;
            }
    std::printf("readability requests nl: passive=%zu of %zu sentences\n", passives, all);
    EXPECT_LE(passives * 10, all);
}

TEST(Readability, first_page_asks_the_reader_s_questions_before_anything_else) {
    const auto made = Case("model-2018", "niet-agenderen").compose();
    ASSERT_TRUE(made);
    std::vector<std::string> questions;
    for (const auto& block : made->stuk.body) {
        if (std::holds_alternative<AppendixStart>(block.value)) break;
        if (const auto* h = std::get_if<Heading>(&block.value)) questions.push_back(compose::plain_text(h->content));
    }
    EXPECT_EQ(questions, (std::vector<std::string>{"Waarom krijgt u deze brief?", "Wat gebeurt er nu?", "Hoe lang bewaren wij uw gegevens?", "Wat kunt u doen?", "Hebt u vragen?"}));
}

}  // namespace
}  // namespace griffier::compose_test
