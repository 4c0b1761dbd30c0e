// What is kept from one document to the next must not show: a document is the same whatever was set before it.
#include <gtest/gtest.h>

#include <thread>

#include "generator/layout/recent.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

Inline link_inline(std::string target, std::string shown) { return {Inline::Kind::link, std::move(target), plain(std::move(shown))}; }
Inline note_inline(std::string text) { return {Inline::Kind::footnote, "", plain(std::move(text))}; }

// Everything that a reader or a reader's program could see.
std::string all_of(const Opmaak& opmaak) {
    std::string out;
    const auto put = [&](double value) { out += std::to_string(value) + " "; };
    for (const Pagina& page : opmaak.pages)
        for (const Marked& marked : page.content) {
            put(marked.element), put(marked.mcid);
            for (const GlyphRun& run : marked.runs) {
                put(run.face), put(run.size), put(run.x), put(run.y), put(run.width), put(run.colour.r), put(run.colour.g), put(run.colour.b);
                out += run.text;
                for (const Glyph& glyph : run.glyphs) put(glyph.id), put(glyph.x), put(glyph.y), put(glyph.text_begin), put(glyph.text_end);
            }
        }
    for (const StructureElement& element : opmaak.elements) put(static_cast<int>(element.tag)), put(element.parent), out += element.language + element.id;
    for (const Annotation& annotation : opmaak.annotations) put(annotation.left), put(annotation.element), out += annotation.uri + annotation.contents;
    return out;
}

std::string set_alone(const Stuk& stuk) {  // a new thread has met no text yet
    std::string seen;
    std::thread([&] { seen = all_of(typesetter().lay_out(stuk).value()); }).join();
    return seen;
}

TEST(Kept, a_text_that_was_set_before_gets_the_links_notes_and_colours_of_its_own_document) {
    const auto document = [](std::string target, std::string note, bool heading) {
        Blocks blocks;
        if (heading) blocks.push_back(paragraph("Eerst iets anders."));
        blocks.push_back(Paragraph{{text_inline("Lees meer op "), link_inline(std::move(target), "onze pagina"), text_inline(" en hier"), note_inline(std::move(note)), text_inline(" in een zin.")}});
        blocks.push_back(Paragraph{plain("Lees meer op onze pagina en hier in een zin.")});
        return report(blocks);
    };
    const Stuk first = document("https://een.example", "Noot een.", false), second = document("mailto:twee@zandhoven.example", "Noot twee.", true);
    const std::string alone = set_alone(second);
    const std::string before = all_of(typesetter().lay_out(first).value());
    EXPECT_EQ(all_of(typesetter().lay_out(second).value()), alone);
    EXPECT_EQ(all_of(typesetter().lay_out(first).value()), before);
    EXPECT_EQ(before, set_alone(first));
}

TEST(Kept, a_text_is_set_anew_for_another_width_size_or_language) {
    const std::string text = "De verwerkingsverantwoordelijke informeert betrokkene zonder onredelijke vertraging over de gegevensverwerking.";
    Stuk wide = report({paragraph(text), Paragraph{plain(text), Paragraph::Style::small, false}, Paragraph{plain(text), Paragraph::Style::lead, false}});
    Stuk english = report({Block(Paragraph{plain(text)}, "", "en")});
    Stuk narrow = report({List{List::Numbering::bullet, ".", 1, {{"", {paragraph(text)}}}}});
    std::vector<std::string> alone;
    for (const Stuk* stuk : {&wide, &english, &narrow}) alone.push_back(set_alone(*stuk));
    for (int round = 0; round < 2; ++round) {
        std::size_t i = 0;
        for (const Stuk* stuk : {&wide, &english, &narrow}) EXPECT_EQ(all_of(typesetter().lay_out(*stuk).value()), alone[i++]);
    }
}

TEST(Kept, after_thousands_of_other_texts_the_same_comes_out) {
    const Stuk stuk = sample_letter();
    const std::string before = all_of(typesetter().lay_out(stuk).value());
    for (int i = 0; i < 400; ++i) ASSERT_TRUE(typesetter().lay_out(report({paragraph("Zin nummer " + std::to_string(i) + ", die in geen ander stuk staat en wat langer is dan een regel van deze pagina breed is.")})));
    EXPECT_EQ(all_of(typesetter().lay_out(stuk).value()), before);
}

TEST(Recent, keeps_what_is_asked_for_and_lets_the_rest_go_within_its_bound) {
    layout::Recent<int> recent(10);
    recent.add("vast", std::make_shared<int>(7), 1);
    std::weak_ptr<int> once;
    {
        const auto value = std::make_shared<int>(1);
        once = value;
        recent.add("eenmaal", value, 1);
    }
    EXPECT_FALSE(once.expired());
    for (int i = 0; i < 50; ++i) {
        recent.add(std::to_string(i), std::make_shared<int>(i), 1);
        ASSERT_TRUE(recent.find("vast")) << i;
        EXPECT_EQ(*recent.find("vast"), 7);
    }
    EXPECT_TRUE(once.expired());
    EXPECT_FALSE(recent.find("eenmaal"));
    EXPECT_FALSE(recent.find("0"));
}

}  // namespace
