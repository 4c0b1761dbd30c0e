// What a letter looks like from its second page on, and what stays together on a page.
#include <gtest/gtest.h>

#include <set>

#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

Opmaak set(const Stuk& stuk) {
    auto result = typesetter().lay_out(stuk);
    EXPECT_TRUE(result) << (result ? "" : result.error().code + " at " + result.error().place.element);
    return result ? std::move(result).value() : Opmaak{};
}

std::string sentence(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += "Zin " + std::to_string(i) + " van een brief die lang genoeg is om op de volgende bladzijde door te gaan. ";
    return text;
}

Stuk long_letter(int paragraphs) {
    Stuk stuk = sample_letter();
    stuk.body.clear();
    for (int i = 0; i < paragraphs; ++i) stuk.body.push_back(paragraph(sentence(5)));
    return stuk;
}

/// Tagged runs of a page, without those of the reference column and the address window.
std::vector<Spot> body(const Opmaak& opmaak, std::size_t page) {
    const auto& style = typesetter().style();
    std::vector<Spot> found;
    for (const Spot& spot : spots(opmaak.pages[page])) {
        const double down = opmaak.pages[page].height - spot.run->y;
        if (spot.marked->artifact != Marked::Artifact::none) continue;
        if (page == 0 && (spot.left >= style.letter.reference_x - 0.01 || down < style.letter.rows_top - style.size)) continue;
        found.push_back(spot);
    }
    return found;
}

/// Page of the run that holds `word`, -1 when none does.
int page_of(const Opmaak& opmaak, const std::string& word) {
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p)
        if (text_of_page(opmaak.pages[p], Marked::Artifact::none).find(word) != std::string::npos) return static_cast<int>(p);
    return -1;
}

TEST(LetterPages, text_keeps_beside_the_reference_column_on_the_first_page_and_takes_the_whole_measure_after_it) {
    const auto& style = typesetter().style();
    const Opmaak opmaak = set(long_letter(18));
    ASSERT_GE(opmaak.pages.size(), 3u);
    const double narrow = style.margin_left + style.letter.text_width, wide = style.margin_left + style.letter.next_width;
    ASSERT_GT(wide, narrow + 20);
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
        double reach = 0;
        for (const Spot& spot : body(opmaak, p)) {
            EXPECT_GE(spot.left, style.margin_left - 0.01);
            reach = std::max(reach, spot.right);
        }
        // Ragged lines end anywhere in the last part of their measure; the space at their end may hang out.
        EXPECT_LE(reach, (p == 0 ? narrow : wide) + style.size * 0.3) << p;
        EXPECT_GT(reach, (p == 0 ? narrow : wide) - 40) << p;
    }
}

TEST(LetterPages, a_paragraph_that_goes_on_takes_the_wide_measure_from_the_new_page) {
    const auto& style = typesetter().style();
    Stuk stuk = long_letter(0);
    stuk.body.push_back(paragraph(sentence(60)));
    const Opmaak opmaak = set(stuk);
    ASSERT_GE(opmaak.pages.size(), 2u);
    double first = 0, second = 0;
    for (const Spot& spot : body(opmaak, 0)) first = std::max(first, spot.right);
    for (const Spot& spot : body(opmaak, 1)) second = std::max(second, spot.right);
    EXPECT_LE(first, style.margin_left + style.letter.text_width + style.size * 0.3);
    EXPECT_GT(second, style.margin_left + style.letter.text_width + 20);
    const std::string all = tagged_text(opmaak);
    for (int i = 0; i < 60; ++i) EXPECT_NE(all.find("Zin" + std::to_string(i) + "van"), std::string::npos) << i;
}

TEST(LetterPages, text_stands_between_the_margins_of_every_page) {
    const auto& style = typesetter().style();
    const Opmaak opmaak = set(long_letter(20));
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
        double top = 1e9, bottom = 0;
        for (const Spot& spot : body(opmaak, p)) {
            top = std::min(top, style.page_height - spot.run->y);
            bottom = std::max(bottom, style.page_height - spot.run->y);
        }
        EXPECT_GE(top, p == 0 ? style.letter.rows_top - style.size : style.margin_top) << p;
        EXPECT_LE(top, (p == 0 ? style.letter.rows_top : style.margin_top) + style.leading) << p;
        EXPECT_LE(bottom, style.page_height - style.margin_bottom) << p;
        if (p + 1 < opmaak.pages.size()) { EXPECT_GT(bottom, style.page_height - style.margin_bottom - 5 * style.leading) << "pages are filled"; }
    }
    EXPECT_EQ(geometry_fault(opmaak), "");
}

TEST(LetterPages, the_last_page_is_no_two_lines_alone) {
    for (int n = 4; n < 30; ++n) {
        Stuk stuk = sample_letter();
        const Blocks rest = stuk.body;
        stuk.body = {paragraph(sentence(n))};
        stuk.body.insert(stuk.body.end(), rest.begin(), rest.end());
        const Opmaak opmaak = set(stuk);
        std::set<long> lines;
        for (const Spot& spot : body(opmaak, opmaak.pages.size() - 1)) lines.insert(std::lround(spot.run->y));
        EXPECT_GE(lines.size(), 3u) << n;
    }
}

TEST(LetterPages, an_address_is_never_on_two_pages) {
    const Inline line_end{Inline::Kind::line_break, "", {}};
    int moved = 0;
    for (int lines = 0; lines < 70; ++lines) {
        Stuk stuk = report({});
        for (int i = 0; i < lines; ++i) stuk.body.push_back(paragraph("regel"));
        Paragraph announced{plain("Wij zijn te bereiken op dit adres:")};
        announced.keep_with_next = true;
        stuk.body.push_back(announced);
        stuk.body.push_back(Paragraph{{text_inline("Eerste regel"), line_end, text_inline("Tweede regel"), line_end, text_inline("Derde regel"), line_end, text_inline("Vierde regel"), line_end, text_inline("Vijfde regel")}});
        stuk.body.push_back(paragraph("Daarna gaat het verder."));
        const Opmaak opmaak = set(stuk);
        const int page = page_of(opmaak, "Eerste regel");
        for (const char* one : {"Wij zijn", "Tweede regel", "Derde regel", "Vierde regel", "Vijfde regel"}) EXPECT_EQ(page_of(opmaak, one), page) << lines << " " << one;
        if (lines > 0 && page > 0 && page_of(opmaak, "Wij zijn") == page) moved += text_of_page(opmaak.pages[static_cast<std::size_t>(page)], Marked::Artifact::none).rfind("Wij zijn", 0) == 0;
    }
    EXPECT_GT(moved, 0) << "at least one address would have been split";
}

TEST(LetterPages, footnotes_of_terms_and_of_those_who_sign_are_not_lost) {
    const Inline note{Inline::Kind::footnote, "", {text_inline("De noot staat er.")}};
    DefinitionList terms;
    terms.entries = {{{text_inline("Term"), note}, {paragraph("betekenis")}}};
    SignatureBlock block;
    block.signers = {{{text_inline("namens"), note}, "M. de Proef", {}, {}, true}};
    for (const Block& one : {Block(terms), Block(block)}) {
        const Opmaak opmaak = set(report({paragraph("Begin."), one}));
        EXPECT_NE(tagged_text(opmaak).find("Denootstaater."), std::string::npos);
        EXPECT_EQ(opmaak.annotations.size(), 2u) << "to the note and back";
    }
}

TEST(LetterPages, a_term_of_two_lines_keeps_both) {
    DefinitionList terms;
    terms.entries = {{{text_inline("Een"), {Inline::Kind::line_break, "", {}}, text_inline("twee")}, {paragraph("betekenis")}}};
    EXPECT_NE(tagged_text(set(report({terms}))).find("Eentweebetekenis"), std::string::npos);
}

}  // namespace
