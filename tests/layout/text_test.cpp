#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <thread>

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

Error refusal(const Stuk& stuk) {
    auto result = typesetter().lay_out(stuk);
    EXPECT_FALSE(result);
    return result ? Error{} : result.error();
}

std::string repeated(const std::string& word, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += word;
    return text;
}

// The texts of the lines of a page, top to bottom.
std::vector<std::string> lines_of(const Pagina& page) {
    std::vector<std::pair<double, std::string>> lines;
    for (const Marked& marked : page.content) {
        if (marked.artifact != Marked::Artifact::none) continue;
        for (const GlyphRun& run : marked.runs) {
            if (lines.empty() || std::abs(lines.back().first - run.y) > 4) lines.push_back({run.y, ""});
            lines.back().second += run.text;
        }
    }
    std::vector<std::string> texts;
    for (auto& line : lines) texts.push_back(line.second);
    return texts;
}

TEST(Layout, specimen_and_letters_keep_within_their_pages_and_nothing_overlaps) {
    for (const Stuk& stuk : {sample_letter(), specimen(), arabic_report()}) EXPECT_EQ(geometry_fault(set(stuk)), "") << stuk.number;
}

TEST(Layout, no_text_is_dropped) {
    const std::string text = "De  weegploeg\n besluit op 1 maart 2024, en wel \xE2\x80\x9Eonverwijld\xE2\x80\x9D.";
    EXPECT_EQ(tagged_text(set(report({paragraph(text)}))), "ProefDeweegploegbesluitop1maart2024,enwel\xE2\x80\x9Eonverwijld\xE2\x80\x9D.");
}

TEST(Layout, a_character_that_no_font_has_is_refused_with_document_element_and_code_point) {
    Stuk stuk = report({paragraph("goed"), paragraph("niet \xF0\x9F\xA6\x84")});  // a unicorn
    const Error error = refusal(stuk);
    EXPECT_EQ(error.code, "opmaak.geen_teken");
    EXPECT_EQ(error.kind, Kind::refused);
    EXPECT_EQ(error.place.file, "PROEF-1");
    EXPECT_EQ(error.place.element, "body/paragraph[2]");
    EXPECT_EQ(error.args, std::vector<std::string>{"U+1F984"});
}

TEST(Layout, scripts_that_the_text_face_lacks_come_from_the_fallback_faces) {
    const Opmaak opmaak = set(report({paragraph("\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD5\xA2\xD5\xA1\xD6\x80\xD6\x87")}));
    std::set<std::string> names;
    for (const Face& face : opmaak.faces) names.insert(face.name);
    for (const std::string wanted : {"NotoNaskhArabic", "NotoSansHebrew", "NotoSansArmenian"})
        EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.rfind(wanted, 0) == 0; })) << wanted;
    for (const Pagina& page : opmaak.pages)
        for (const Marked& marked : page.content)
            for (const GlyphRun& run : marked.runs)
                for (const Glyph& glyph : run.glyphs) EXPECT_NE(glyph.id, 0) << run.text;
}

TEST(Layout, a_long_word_is_hyphenated_and_a_name_is_not) {
    const std::string word = "hoofdarbeidsongeschiktheidsverzekeringsmaatschappijen";  // one fits on a line, two do not
    Inlines words, names;
    for (int i = 0; i < 12; ++i) {
        words.push_back(text_inline(word + " "));
        names.push_back({Inline::Kind::name, "", {text_inline(word + " ")}});
    }
    const std::string hyphen = "\xC2\xAD";
    const Opmaak with = set(report({Paragraph{words}})), without = set(report({Paragraph{names}}));
    EXPECT_NE(text_of_page(with.pages[0]).find(hyphen), std::string::npos);
    EXPECT_EQ(text_of_page(without.pages[0]).find(hyphen), std::string::npos);
    EXPECT_EQ(tagged_text(with), tagged_text(without));
}

TEST(Layout, addresses_numbers_and_headings_are_never_hyphenated) {
    const std::string address = "gegevensbescherming@verantwoordelijkheidsverdelingen.example ";
    Stuk stuk = report({Heading{2, plain(repeated("aansprakelijkheidsverzekeringsmaatschappijen ", 4))}, paragraph(repeated(address, 9)),
                        paragraph(repeated("1234567890123456789012345678901234567890 ", 9)), paragraph(repeated("Wolfeschlegelsteinhausenbergerdorff ", 12))});
    EXPECT_EQ(text_of_page(set(stuk).pages[0]).find("\xC2\xAD"), std::string::npos);
}

TEST(Layout, a_paragraph_is_never_split_with_one_line_on_a_side) {
    for (int before = 30; before < 60; ++before) {
        Blocks body;
        for (int i = 0; i < before; ++i) body.push_back(Paragraph{plain("Regel."), Paragraph::Style::small});
        body.push_back(paragraph(repeated("woorden ", 100)));
        const Opmaak opmaak = set(report(body));
        if (opmaak.pages.size() < 2) continue;
        const auto first = lines_of(opmaak.pages[0]), second = lines_of(opmaak.pages[1]);
        const auto is_long = [](const std::string& line) { return line.find("woorden") != std::string::npos; };
        const auto above = std::count_if(first.begin(), first.end(), is_long), below = std::count_if(second.begin(), second.end(), is_long);
        EXPECT_NE(above, 1) << before;
        EXPECT_TRUE(above == 0 || below != 1) << before;
    }
}

TEST(Layout, a_heading_stays_with_what_follows_it) {
    for (int before = 20; before < 60; ++before) {
        Blocks body;
        for (int i = 0; i < before; ++i) body.push_back(Paragraph{plain("Regel."), Paragraph::Style::small});
        body.push_back(heading(2, "Kopje"));
        body.push_back(paragraph(repeated("tekst ", 40)));
        const Opmaak opmaak = set(report(body));
        for (const Pagina& page : opmaak.pages) {
            const auto lines = lines_of(page);
            EXPECT_NE(lines.back(), "Kopje") << before;
        }
    }
}

TEST(Layout, a_signature_block_is_never_on_two_pages_nor_alone_on_one) {
    for (int before = 20; before < 60; before += 3) {
        Blocks body;
        for (int i = 0; i < before; ++i) body.push_back(paragraph("Regel."));
        SignatureBlock block;
        block.closing = plain("Hoogachtend,");
        block.signers = {{plain("namens de partij"), "A. Tekenaar", {"functie"}, {{"Plaats", ""}}, true}};
        body.push_back(block);
        const Opmaak opmaak = set(report(body));
        const std::string last = text_of_page(opmaak.pages.back(), Marked::Artifact::none);
        EXPECT_NE(last.find("Hoogachtend"), std::string::npos) << before;
        EXPECT_NE(last.find("Tekenaar"), std::string::npos) << before;
        EXPECT_NE(last.find("Regel."), std::string::npos) << before;
    }
}

TEST(Layout, a_footnote_stands_on_the_page_of_its_number) {
    Blocks body;
    for (int i = 0; i < 40; ++i)
        body.push_back(Paragraph{{text_inline("Alinea" + std::to_string(i) + "x"), {Inline::Kind::footnote, "", {text_inline("Noot" + std::to_string(i) + "x " + repeated("uitleg ", 20))}}, text_inline(".")}});
    const Opmaak opmaak = set(report(body));
    EXPECT_GT(opmaak.pages.size(), 2u);
    EXPECT_EQ(geometry_fault(opmaak), "");
    for (int i = 0; i < 40; ++i) {
        int shown = 0;
        for (const Pagina& page : opmaak.pages) {
            const std::string text = text_of_page(page);
            const bool number = text.find("Alinea" + std::to_string(i) + "x") != std::string::npos, note = text.find("Noot" + std::to_string(i) + "x") != std::string::npos;
            EXPECT_EQ(number, note) << i;
            shown += note ? 1 : 0;
        }
        EXPECT_EQ(shown, 1) << i;
    }
}

TEST(Layout, a_footnote_longer_than_a_page_goes_on_and_loses_nothing) {
    std::string words;
    for (int i = 0; i < 3000; ++i) words += "w" + std::to_string(i) + " ";
    const Opmaak opmaak = set(report({Paragraph{{text_inline("Kort"), {Inline::Kind::footnote, "", {text_inline(words)}}}}, paragraph("Daarna.")}));
    EXPECT_EQ(geometry_fault(opmaak), "");
    std::string all;
    for (const Pagina& page : opmaak.pages) all += text_of_page(page) + " ";
    for (int i = 0; i < 2999; ++i) ASSERT_NE(all.find("w" + std::to_string(i) + " "), std::string::npos) << i;
}

TEST(Layout, a_link_over_several_lines_has_an_annotation_for_each) {
    const Opmaak opmaak = set(report({Paragraph{{text_inline("Zie "), {Inline::Kind::link, "https://voorbeeld.example/a", {text_inline(repeated("een lange koppeling ", 12))}}}}}));
    ASSERT_GE(opmaak.annotations.size(), 2u);
    for (const Annotation& a : opmaak.annotations) {
        EXPECT_EQ(a.uri, "https://voorbeeld.example/a");
        EXPECT_EQ(a.element, opmaak.annotations[0].element);
        EXPECT_FALSE(a.contents.empty());
        EXPECT_LT(a.left, a.right);
    }
    EXPECT_EQ(opmaak.elements[static_cast<std::size_t>(opmaak.annotations[0].element)].tag, Tag::link);
}

TEST(Layout, links_to_nowhere_and_of_other_schemes_are_refused) {
    for (const char* target : {"#nergens", "javascript:alert(1)", "file:///etc/passwd", "", "ftp://a"})
        EXPECT_EQ(refusal(report({Paragraph{{{Inline::Kind::link, target, {text_inline("hier")}}}}})).code, "opmaak.doel") << target;
    EXPECT_EQ(refusal(report({Block(Paragraph{plain("a")}, "x"), Block(Paragraph{plain("b")}, "x")})).code, "opmaak.doel");
}

TEST(Layout, right_to_left_paragraphs_end_at_the_right_and_keep_logical_order) {
    const std::string arabic = "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 2024 Waterland";
    const Opmaak opmaak = set(report({Block(Paragraph{plain(arabic)}, "", "ar")}));
    std::vector<const GlyphRun*> runs;
    for (const Marked& marked : opmaak.pages[0].content)
        if (marked.artifact == Marked::Artifact::none && marked.element > 1)
            for (const GlyphRun& run : marked.runs) runs.push_back(&run);
    ASSERT_GE(runs.size(), 3u);
    EXPECT_TRUE(runs[0]->right_to_left);
    EXPECT_GT(runs[0]->x, runs[1]->x);  // the first word stands to the right of what comes after it
    EXPECT_GT(runs[1]->x, runs.back()->x);
    EXPECT_NEAR(runs[0]->x + runs[0]->width, opmaak.pages[0].width - typesetter().style().margin_right, 0.5);
}

TEST(Layout, a_part_in_another_language_is_tagged_with_it) {
    const Opmaak opmaak = set(report({Paragraph{{text_inline("Nederlands "), {Inline::Kind::language, "en", {text_inline("English")}}}}, Block(Paragraph{plain("Hello")}, "", "en-GB")}));
    int spans = 0, blocks = 0;
    for (const StructureElement& element : opmaak.elements) {
        spans += element.tag == Tag::span && element.language == "en";
        blocks += element.tag == Tag::p && element.language == "en-GB";
    }
    EXPECT_EQ(spans, 1);
    EXPECT_EQ(blocks, 1);
}

TEST(Layout, every_page_says_its_number_and_the_marking) {
    Stuk stuk = specimen();
    const Opmaak opmaak = set(stuk);
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
        const std::string text = text_of_page(opmaak.pages[p]);
        EXPECT_NE(text.find("OEFENING"), std::string::npos);
        EXPECT_NE(text.find("Pagina " + std::to_string(p + 1) + " van " + std::to_string(opmaak.pages.size())), std::string::npos);
    }
    stuk.words["page"] = "{0}/{1}";
    EXPECT_NE(text_of_page(set(stuk).pages[0]).find("1/" + std::to_string(opmaak.pages.size())), std::string::npos);
}

TEST(Layout, contents_name_the_pages_where_their_headings_stand) {
    const Opmaak opmaak = set(specimen());
    ASSERT_GE(opmaak.bookmarks.size(), 7u);
    for (const Bookmark& mark : opmaak.bookmarks) {
        if (mark.level == 1) continue;
        bool found = false;
        for (const Annotation& a : opmaak.annotations)
            if (a.contents.find(mark.title) != std::string::npos && a.uri.empty()) {
                found = true;
                EXPECT_EQ(a.target_page, mark.page) << mark.title;
            }
        EXPECT_TRUE(found) << mark.title;
        EXPECT_NE(text_of_page(opmaak.pages[static_cast<std::size_t>(mark.page)]).find(mark.title.substr(0, 8)), std::string::npos) << mark.title;
    }
}

TEST(Layout, a_skipped_heading_level_is_refused) {
    EXPECT_EQ(refusal(report({heading(3, "Te diep")})).code, "opmaak.kopniveau");
    EXPECT_EQ(refusal(report({heading(2, "Goed"), heading(4, "Te diep")})).code, "opmaak.kopniveau");
    EXPECT_EQ(refusal(report({heading(9, "Geen niveau")})).code, "opmaak.kopniveau");
    EXPECT_TRUE(typesetter().lay_out(report({heading(2, "Goed"), heading(3, "Goed"), heading(2, "Goed")})));
}

TEST(Layout, a_document_without_number_or_title_is_refused) {
    Stuk stuk = report({paragraph("x")});
    stuk.number.clear();
    EXPECT_EQ(refusal(stuk).code, "opmaak.leeg");
    stuk = report({paragraph("x")});
    stuk.title.clear();
    EXPECT_EQ(refusal(stuk).code, "opmaak.leeg");
}

TEST(Layout, nesting_without_end_is_refused) {
    Block block = paragraph("diep");
    for (int i = 0; i < 30; ++i) {
        List list;
        list.items.push_back({"", {block}});
        block = list;
    }
    EXPECT_FALSE(typesetter().lay_out(report({block})));
}

TEST(Layout, threads_and_earlier_documents_change_nothing) {
    const Stuk stuk = sample_letter();
    const Opmaak alone = set(stuk);
    std::vector<Opmaak> results(4);
    std::vector<std::thread> threads;
    for (Opmaak& result : results)
        threads.emplace_back([&] {
            for (int i = 0; i < 5; ++i) {
                (void)typesetter().lay_out(specimen());
                result = std::move(typesetter().lay_out(stuk)).value();
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (const Opmaak& result : results) {
        ASSERT_EQ(result.pages.size(), alone.pages.size());
        for (std::size_t p = 0; p < alone.pages.size(); ++p) {
            const auto a = spots(alone.pages[p]), b = spots(result.pages[p]);
            ASSERT_EQ(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i) {
                EXPECT_EQ(a[i].run->text, b[i].run->text);
                EXPECT_EQ(a[i].left, b[i].left);
                EXPECT_EQ(a[i].bottom, b[i].bottom);
            }
        }
    }
}

/// The first character that `said` has more often than `shown`; what shows nothing is not counted.
std::string lost(const std::string& said, const std::string& shown) {
    std::map<std::string, int> balance;
    const auto weigh = [&](const std::string& text, int sign) {
        for (std::size_t i = 0; i < text.size();) {
            const auto lead = static_cast<unsigned char>(text[i]);
            const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            balance[text.substr(i, length)] += sign;
            i += length;
        }
    };
    weigh(shown, 1);
    weigh(said, -1);
    for (const char* nothing : {" ", "\n", "\t", "\x01", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8D", "\xE2\x80\xAE", "\xEF\xBB\xBF"}) balance.erase(nothing);
    for (const auto& [character, count] : balance)
        if (count < 0) return character;
    return {};
}

// 2,000 odd texts: long names, no spaces, mixed scripts, combining marks, emoji, control characters,
// in every kind of block, also inside one another and from right to left.
TEST(Layout, two_thousand_odd_texts_are_set_within_the_page_or_refused_for_a_character) {
    const std::vector<std::string> scraps = {"a", "van der ", "Wolfeschlegelsteinhausenbergerdorff", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 ", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
        "e\xCC\x81\xCC\x88\xCC\xB1", "1234567890", "https://a.example/b/c?d=e&f=g", "\xF0\x9F\x98\x80", "\xE2\x80\x8D", "\xE2\x80\xAE", " ", "\n", "\t", "\xC2\xA0", "-", "/", "(", ")",
        "\xC5\x81\xC3\xB3\xC4\x91\xC5\xBA", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", "\xCE\x95\xCE\xBB\xCE\xBB\xCE\xAC\xCE\xB4\xCE\xB1 ", "\xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87",
        "\xC2\xAD", "ffi", "fl", "...", "\xE2\x82\xAC", "\xE4\xB8\xAD", "\x01", "\xEF\xBB\xBF", "W", "ij", "\xC4\xB2"};
    std::mt19937 random(20240519);
    int refused_count = 0, set_count = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto make = [&](int most) {
            std::string text;
            const int pieces = 1 + static_cast<int>(random() % static_cast<unsigned>(most));
            for (int k = 0; k < pieces; ++k) {
                const std::string& scrap = scraps[random() % scraps.size()];
                if ((scrap == "\xF0\x9F\x98\x80" || scrap == "\xE4\xB8\xAD") && random() % 10 != 0) continue;  // what no face has, now and then
                text += repeated(scrap, random() % 9 == 0 ? 40 : 1);
            }
            return text;
        };
        std::string said;  // everything that must be on the pages
        const auto tell = [&](int most) {
            const std::string text = make(most);
            said += text;
            return text;
        };
        const auto full = [&](int most) {  // never empty, whatever the scraps were
            said += "x";
            return "x" + tell(most);
        };
        const auto note = [&] { return Inline{Inline::Kind::footnote, "", plain(full(12))}; };
        const std::string script = i % 3 == 0 ? "ar" : "";
        Table table;
        table.caption = plain(tell(6));
        table.header = {{{TableCell{{paragraph(full(3))}}, TableCell{{paragraph(tell(5))}}, TableCell{{paragraph(tell(2))}}}}};
        for (int row = 0; row < (i % 400 == 7 ? 200 : 2); ++row)
            table.body.push_back({{TableCell{{paragraph(tell(8))}}, TableCell{{paragraph(tell(30))}, 1, 1, row % 2 == 1}, TableCell{{paragraph(tell(3))}}}});
        table.body.push_back({{TableCell{{paragraph(tell(9))}, 2}, TableCell{{Paragraph{{text_inline(full(3)), note()}}}}}});
        Stuk stuk = report({Heading{2, plain(full(10))}, Paragraph{{text_inline(full(60)), note(), {Inline::Kind::strong, "", plain(tell(5))}, {Inline::Kind::language, "ar", plain(tell(6))}}}});
        if (i % 2 == 0) {
            List inner;
            inner.numbering = static_cast<List::Numbering>(i % 8);
            inner.items = {{"", {paragraph(full(9))}}, {full(2), {paragraph(full(14))}}};
            List list;
            list.numbering = static_cast<List::Numbering>((i + 3) % 8);
            list.items = {{"", {paragraph(full(20)), inner}}, {"", {paragraph(full(5)), table}}};
            stuk.body.push_back(Block(list, "", script));
        } else {
            DefinitionList terms;
            terms.entries = {{plain(full(i % 5 == 0 ? 20 : 2)), {paragraph(full(12))}}, {plain(full(2)), {paragraph(full(6))}}};
            SignatureBlock signatures;
            signatures.signers = {{plain(tell(5)), full(4), {full(5)}, {{full(1), ""}, {full(1), tell(3)}}, true}, {{}, full(2), {}, {}, false}};
            Figure figure;
            figure.width = 40;
            figure.height = 10;
            figure.shapes = {{Shape::Kind::rectangle, {{0, 0}, {40, 10}}, 0, 0.3, "ink", "", "", 8, TableCell::Align::start}};
            figure.alternative = "Een rechthoek";
            figure.caption = plain(tell(12));
            stuk.body.insert(stuk.body.end(), {Block(table, "", script), Block(Paragraph{plain(tell(30))}, "", "ar"), Block(terms, "", script),
                                               NoteBox{plain("N" + tell(4)), {paragraph(full(10))}}, KeepTogether{{paragraph(tell(9)), figure}}, Block(signatures, "", script)});
        }
        if (i % 7 == 0) {
            stuk.body.push_back(AppendixStart{plain(full(3)), true});
            stuk.body.push_back(table);
            stuk.body.push_back(paragraph(tell(40)));
        }
        if (i % 11 == 0) stuk.body.insert(stuk.body.begin(), Contents{plain("Inhoud"), 3});
        const auto result = typesetter().lay_out(stuk);
        if (!result) {
            ++refused_count;
            EXPECT_EQ(result.error().code, "opmaak.geen_teken") << i << " " << result.error().place.element;
        } else {
            ++set_count;
            ASSERT_EQ(geometry_fault(*result), "") << i;
            ASSERT_EQ(lost(said, tagged_text(*result)), "") << i;
        }
    }
    EXPECT_GT(refused_count, 50);
    EXPECT_GT(set_count, 500);
}

}  // namespace
