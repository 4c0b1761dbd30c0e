#include <gtest/gtest.h>

#include <map>

#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

TableCell cell(std::string t) { return {{paragraph(std::move(t))}}; }

Opmaak set(const Stuk& stuk) {
    auto result = typesetter().lay_out(stuk);
    EXPECT_TRUE(result) << (result ? "" : result.error().code + " at " + result.error().place.element);
    return result ? std::move(result).value() : Opmaak{};
}

std::string code_of(const Stuk& stuk) {
    const auto result = typesetter().lay_out(stuk);
    return result ? "" : result.error().code;
}

int count(const Opmaak& opmaak, Tag tag) {
    return static_cast<int>(std::count_if(opmaak.elements.begin(), opmaak.elements.end(), [&](const auto& e) { return e.tag == tag; }));
}

TEST(Table, two_hundred_rows_go_on_over_pages_with_their_header_repeated_as_an_artifact) {
    Table table;
    table.header = {{{cell("Kolomkop een"), cell("Kolomkop twee")}}};
    for (int i = 0; i < 200; ++i) table.body.push_back({{cell("rij" + std::to_string(i) + "x"), cell("waarde")}});
    const Opmaak opmaak = set(report({table}));
    EXPECT_GT(opmaak.pages.size(), 4u);
    EXPECT_EQ(geometry_fault(opmaak), "");
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
        const bool tagged = text_of_page(opmaak.pages[p], Marked::Artifact::none).find("Kolomkop een") != std::string::npos;
        const bool artifact = text_of_page(opmaak.pages[p], Marked::Artifact::layout).find("Kolomkop een") != std::string::npos;
        EXPECT_EQ(tagged, p == 0) << p;
        EXPECT_EQ(artifact, p > 0) << p;
    }
    EXPECT_EQ(count(opmaak, Tag::tr), 201);
    EXPECT_EQ(count(opmaak, Tag::th), 2);
    EXPECT_EQ(count(opmaak, Tag::td), 400);
    const std::string all = tagged_text(opmaak);
    for (int i = 0; i < 200; ++i) EXPECT_NE(all.find("rij" + std::to_string(i) + "x"), std::string::npos) << i;
}

TEST(Table, a_cell_longer_than_a_page_breaks_and_loses_nothing) {
    std::string words;
    for (int i = 0; i < 2500; ++i) words += "w" + std::to_string(i) + "x ";
    Table table;
    table.header = {{{cell("A"), cell("B")}}};
    TableCell small;
    small.blocks.push_back(Paragraph{plain(words), Paragraph::Style::small});
    table.body = {{{cell(words), small}}};
    const Opmaak opmaak = set(report({table}));
    EXPECT_GT(opmaak.pages.size(), 3u);
    EXPECT_EQ(geometry_fault(opmaak), "");
    std::string all = tagged_text(opmaak);
    for (int i = 0; i < 2500; ++i) {
        const std::string word = "w" + std::to_string(i) + "x";
        const auto first = all.find(word);
        ASSERT_NE(first, std::string::npos) << i;
        ASSERT_NE(all.find(word, first + 1), std::string::npos) << i;
    }
}

TEST(Table, rows_of_unequal_length_and_spans_that_leave_the_table_are_refused) {
    Table table;
    table.body = {{{cell("a"), cell("b")}}, {{cell("c")}}};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
    table.body = {{{cell("a"), cell("b")}}, {{cell("c"), cell("d"), cell("e")}}};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
    TableCell tall = cell("a");
    tall.row_span = 3;
    table.body = {{{tall, cell("b")}}, {{cell("c")}}};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
    tall.row_span = 0;
    table.body = {{{tall, cell("b")}}};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
    table.body = {{{cell("a")}}, {{}}};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
    table.body.clear();
    EXPECT_EQ(code_of(report({table})), "opmaak.leeg");
    table.body = {{{cell("a"), cell("b")}}};
    table.widths = {1};
    EXPECT_EQ(code_of(report({table})), "opmaak.tabel_scheef");
}

TEST(Table, a_table_with_too_many_columns_is_refused_and_says_how_many) {
    Table table;
    TableRow row;
    for (int i = 0; i < 40; ++i) row.cells.push_back(cell("kolom"));
    table.body = {row};
    const auto result = typesetter().lay_out(report({table}));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "opmaak.tabel_te_breed");
    EXPECT_EQ(result.error().args, std::vector<std::string>{"40"});
}

TEST(Table, columns_are_as_wide_as_their_content_asks) {
    Table table;
    table.body = {{{cell("1"), cell("Een lange zin die veel meer ruimte nodig heeft dan het cijfer ervoor en die daarom de meeste ruimte krijgt van deze tabel."), cell("4 september 2024")}}};
    const Opmaak opmaak = set(report({table}));
    std::vector<double> x;
    int lines = 0;
    for (const Spot& spot : spots(opmaak.pages[0])) {
        if (spot.marked->artifact != Marked::Artifact::none) continue;
        if (spot.run->text == "1" || spot.run->text == "4 september 2024") x.push_back(spot.left);
        lines += spot.run->text.find("september") != std::string::npos;
    }
    ASSERT_EQ(x.size(), 2u) << "the date stays on one line";
    EXPECT_GT(x[1] - x[0], 250);
    EXPECT_EQ(lines, 1);
}

TEST(Table, a_word_wider_than_its_column_is_broken_and_not_cut_off) {
    Table table;
    TableRow row;
    for (int i = 0; i < 9; ++i) row.cells.push_back(cell(i % 2 ? "gegevensbeschermingseffectbeoordeling" : "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"));
    table.body = {row};
    const Opmaak opmaak = set(report({table}));
    EXPECT_EQ(geometry_fault(opmaak), "");
    EXPECT_NE(tagged_text(opmaak).find("gegevensbeschermingseffectbeoordeling"), std::string::npos);
}

TEST(Table, spans_and_scopes_are_in_the_structure) {
    const Opmaak opmaak = set(specimen());
    bool column_span = false, row_span = false, row_scope = false;
    for (const StructureElement& e : opmaak.elements) {
        column_span = column_span || (e.tag == Tag::th && e.column_span == 2);
        row_span = row_span || (e.tag == Tag::th && e.row_span == 2 && e.scope == "Row");
        row_scope = row_scope || (e.tag == Tag::th && e.scope == "Row");
    }
    EXPECT_TRUE(column_span);
    EXPECT_TRUE(row_span);
    EXPECT_TRUE(row_scope);
}

TEST(Table, the_heading_of_a_column_of_figures_ends_where_they_end) {
    const auto figure = [](std::string t) {
        TableCell c = cell(std::move(t));
        c.align = TableCell::Align::end;
        return c;
    };
    Table table;
    table.header = {{{cell("Soort"), cell("Aantal"), cell("Deels")}}};
    table.body = {{{cell("een"), figure("12"), figure("3")}}, {{cell("twee"), figure("1.234"), cell("geen")}}};
    const Opmaak opmaak = set(report({table}));
    std::map<std::string, Spot> at;
    for (const Spot& spot : spots(opmaak.pages[0])) at.insert({spot.run->text, spot});
    EXPECT_NEAR(at.at("Aantal").right, at.at("1.234").right, 0.1);
    EXPECT_NEAR(at.at("Soort").left, at.at("een").left, 0.1);
    EXPECT_NEAR(at.at("Deels").left, at.at("geen").left, 0.1) << "not a column of figures alone";
}

TEST(Table, columns_of_a_right_to_left_table_begin_at_the_right) {
    Table table;
    table.body = {{{cell("\xD9\x85"), cell("\xD9\x84")}}};
    const Opmaak opmaak = set(report({Block(table, "", "ar")}));
    std::vector<double> x;
    for (const Spot& spot : spots(opmaak.pages[0]))
        if (spot.run->right_to_left) x.push_back(spot.left);
    ASSERT_EQ(x.size(), 2u);
    EXPECT_NE(x[0], x[1]);
    EXPECT_GT(*std::max_element(x.begin(), x.end()), opmaak.pages[0].width / 2);
}

TEST(Letter, parts_stand_where_the_house_style_says) {
    const Opmaak opmaak = set(sample_letter());
    const auto& place = typesetter().style().letter;
    const Pagina& page = opmaak.pages[0];
    bool addressee = false, references = false, retour = false;
    for (const Spot& spot : spots(page)) {
        const double from_top = page.height - spot.run->y;
        if (spot.run->text.find("De heer J.H.") == 0) {
            addressee = true;
            EXPECT_NEAR(spot.left, place.window_x, 0.01);
            EXPECT_NEAR(from_top, place.window_top + place.address_offset, 0.01);
        }
        if (spot.run->text.find("Ons kenmerk") == 0) {
            references = true;
            EXPECT_NEAR(spot.left, place.reference_x, 0.01);
        }
        if (spot.run->text.find("Retouradres") == 0) {
            retour = true;
            EXPECT_GT(from_top, place.window_top);
            EXPECT_LT(from_top, place.window_top + place.window_height);
        }
        if (spot.run->text.find("KWADIJKERDAM") != std::string::npos) { EXPECT_NE(spot.run->text.find("CD\xC2\xA0 KWAD"), std::string::npos) << "two spaces before the place"; }
    }
    EXPECT_TRUE(addressee && references && retour);
}

TEST(Letter, its_subject_is_the_first_heading_and_follows_the_address) {
    const Opmaak opmaak = set(sample_letter());
    ASSERT_EQ(count(opmaak, Tag::h1), 1);
    const std::string text = tagged_text(opmaak);
    EXPECT_LT(text.find("KWADIJKERDAM"), text.find("Betreft"));
    EXPECT_LT(text.find("Betreft"), text.find("Onskenmerk"));
    EXPECT_LT(text.find("Onskenmerk"), text.find("Geachte"));
}

TEST(Letter, more_lines_or_wider_ones_than_the_window_holds_are_refused) {
    Stuk stuk = sample_letter();
    stuk.letter[0].addressee.assign(12, "regel");
    EXPECT_EQ(code_of(stuk), "opmaak.adresvenster");
    stuk = sample_letter();
    stuk.letter[0].addressee[0] = std::string(120, 'W');
    EXPECT_EQ(code_of(stuk), "opmaak.adresvenster");
    stuk = sample_letter();
    stuk.letter[0].references.assign(60, {"Kenmerk", {"waarde"}});
    EXPECT_EQ(code_of(stuk), "opmaak.kenmerkkolom");
}

TEST(Letter, a_long_letterhead_is_set_smaller_and_never_reaches_the_window) {
    const auto& style = typesetter().style();
    bool refused_one = false;
    for (std::size_t lines = 1; lines < 16; ++lines) {
        Stuk stuk = sample_letter();
        stuk.letter[0].sender.assign(lines, "Regel van het briefhoofd");
        const auto result = typesetter().lay_out(stuk);
        if (!result) {
            refused_one = true;
            EXPECT_EQ(result.error().code, "opmaak.adresvenster");
            EXPECT_GT(lines, 6u);
            continue;
        }
        EXPECT_FALSE(refused_one);
        EXPECT_EQ(geometry_fault(*result), "");
        for (const Spot& spot : spots(result->pages[0]))
            if (spot.run->text == "Regel van het briefhoofd") { EXPECT_LT(result->pages[0].height - spot.run->y, style.letter.window_top) << lines; }
    }
    EXPECT_TRUE(refused_one);
}

TEST(Letter, a_letter_without_subject_still_begins_its_headings_at_the_first_level) {
    Stuk stuk = sample_letter();
    stuk.letter[0].rows = {{"Datum", "19 mei 2024"}};
    const Opmaak opmaak = set(stuk);
    EXPECT_GT(count(opmaak, Tag::h1), 1);
    EXPECT_EQ(count(opmaak, Tag::h2), 0);
}

TEST(Letter, a_proof_shows_the_window) {
    const auto plain_page = typesetter().lay_out(sample_letter()), proof = typesetter().lay_out(sample_letter(), true);
    const auto frames = [](const Opmaak& opmaak) {
        std::vector<Path> found;
        for (const Marked& m : opmaak.pages[0].content)
            for (const Path& path : m.paths)
                if (path.closed && !path.fill) found.push_back(path);
        return found;
    };
    EXPECT_TRUE(frames(*plain_page).empty());
    ASSERT_EQ(frames(*proof).size(), 3u) << "window, reference column, text";
    const auto& place = typesetter().style().letter;
    const Path window = frames(*proof)[0];
    const double height = proof->pages[0].height;
    EXPECT_NEAR(window.points[0].first, place.window_x, 0.01);
    EXPECT_NEAR(height - window.points[0].second, place.window_top, 0.01);
    EXPECT_NEAR(window.points[2].first, place.window_x + place.window_width, 0.01);
    EXPECT_NEAR(height - window.points[2].second, place.window_top + place.window_height, 0.01);
    EXPECT_EQ(tagged_text(*plain_page), tagged_text(*proof));
    const std::string measures = text_of_page(proof->pages[0], Marked::Artifact::layout);
    for (const char* one : {"x 25", "y 45", "95 \xC3\x97 40 mm", "y 99 mm", "y 198 mm"}) EXPECT_NE(measures.find(one), std::string::npos) << one << " in " << measures;
    EXPECT_EQ(geometry_fault(*proof), "");
}

TEST(Figure, without_alternative_text_or_with_a_shape_outside_it_is_refused) {
    Figure figure;
    figure.width = 50;
    figure.height = 20;
    figure.shapes = {{Shape::Kind::line, {{0, 0}, {50, 20}}, 0, 0.3, "ink", "", "", 8, TableCell::Align::start}};
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur");
    figure.alternative = "Een lijn";
    EXPECT_EQ(code_of(report({figure})), "");
    figure.shapes[0].points[1] = {51, 20};
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur");
    figure.shapes[0].points = {{1, 1}};
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur");
    figure.shapes[0] = {Shape::Kind::rectangle, {{0, 0}, {5, 5}}, 0, 0.3, "ink", "turquoise", "", 8, TableCell::Align::start};
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur");
    figure.shapes.clear();
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur");
    figure.width = 500;
    EXPECT_EQ(code_of(report({figure})), "opmaak.figuur_te_breed");
}

TEST(Structure, every_piece_of_content_belongs_to_one_element_and_every_kid_to_its_parent) {
    for (const Stuk& stuk : {sample_letter(), specimen(), arabic_report()}) {
        const Opmaak opmaak = set(stuk);
        for (std::size_t i = 0; i < opmaak.elements.size(); ++i) {
            const StructureElement& e = opmaak.elements[i];
            EXPECT_EQ(e.parent < 0, i == 0);
            for (const auto& kid : e.kids)
                if (kid.kind == StructureElement::Kid::Kind::element) { EXPECT_EQ(opmaak.elements[static_cast<std::size_t>(kid.index)].parent, static_cast<int>(i)); }
        }
        for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
            int next = 0;
            for (const Marked& m : opmaak.pages[p].content) {
                EXPECT_EQ(m.artifact == Marked::Artifact::none, m.element >= 0);
                if (m.element < 0) continue;
                EXPECT_EQ(m.mcid, next++);
                const auto& kids = opmaak.elements[static_cast<std::size_t>(m.element)].kids;
                const auto found = std::count_if(kids.begin(), kids.end(), [&](const auto& k) {
                    return k.kind == StructureElement::Kid::Kind::content && k.page == static_cast<int>(p) && k.index == m.mcid;
                });
                EXPECT_EQ(found, 1);
            }
        }
    }
}

}  // namespace
