#include <gtest/gtest.h>

#include "tests/support/typeset.h"

using namespace griffier;
using griffier::layout::HouseStyle;

namespace {

std::string neutral_text() {
    return text_of(posix_file_system()->read(std::string(GRIFFIER_SOURCE_DIR) + "/templates/huisstijl/neutraal.xml").value());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string code_of(const std::string& text) {
    const auto style = HouseStyle::parse(view_of(text), "stijl.xml");
    return style ? "" : style.error().code;
}

TEST(HouseStyle, the_neutral_style_is_read_with_its_lengths_in_points) {
    const HouseStyle style = test::neutral_style();
    EXPECT_EQ(style.name, "neutraal");
    EXPECT_NEAR(style.page_width, 595.28, 0.01);
    EXPECT_NEAR(style.letter.window_x, 25 * 72 / 25.4, 0.01);
    EXPECT_EQ(style.letter.fold_marks.size(), 2u);
    EXPECT_EQ(style.words.at("nl").at("page"), "Pagina {0} van {1}");
    EXPECT_FALSE(style.justified);
}

TEST(HouseStyle, letters_of_too_little_contrast_are_refused) {
    const auto style = HouseStyle::parse(view_of(replaced(neutral_text(), "name=\"ink\" value=\"#1a1a1a\"", "name=\"ink\" value=\"#999999\"")), "stijl.xml");
    ASSERT_FALSE(style);
    EXPECT_EQ(style.error().code, "huisstijl.contrast");
    EXPECT_EQ(style.error().kind, Kind::configuration);
    ASSERT_EQ(style.error().args.size(), 2u);
    EXPECT_EQ(style.error().args[0], "ink");
}

TEST(HouseStyle, contrast_is_that_of_wcag) {
    EXPECT_NEAR(layout::contrast({0, 0, 0}, {255, 255, 255}), 21, 0.001);
    EXPECT_NEAR(layout::contrast({118, 118, 118}, {255, 255, 255}), 4.54, 0.01);
    EXPECT_NEAR(layout::contrast({255, 0, 0}, {255, 0, 0}), 1, 0.001);
}

TEST(HouseStyle, what_is_absent_is_named) {
    for (const char* part : {"<page ", "<letterhead ", "<window ", "<rows ", "<references "}) {
        const std::string text = replaced(neutral_text(), part, "<other ");
        const auto style = HouseStyle::parse(view_of(text), "stijl.xml");
        ASSERT_FALSE(style) << part;
        EXPECT_EQ(style.error().code, "huisstijl.onvolledig") << part;
        EXPECT_GT(style.error().place.line, 0);
    }
    EXPECT_EQ(code_of(replaced(neutral_text(), "name=\"accent\"", "name=\"accent2\"")), "huisstijl.onvolledig");
    EXPECT_EQ(code_of(replaced(neutral_text(), "<heading level=\"3\"", "<heading level=\"2\"")), "huisstijl.onvolledig");
    EXPECT_EQ(code_of(replaced(neutral_text(), "key=\"page\"", "key=\"blad\"")), "huisstijl.onvolledig");
}

TEST(HouseStyle, a_length_that_is_no_number_is_refused) {
    for (const char* value : {"", "1,5", "1e3", "25mm", "0x10", "..", "-", "99999999999999999999"})
        EXPECT_EQ(code_of(replaced(neutral_text(), "<fold at=\"99\"", std::string("<fold at=\"") + value + "\"")), "huisstijl.getal") << value;
    EXPECT_EQ(code_of(replaced(neutral_text(), "value=\"#eef2f7\"", "value=\"grey\"")), "huisstijl.getal");
}

TEST(HouseStyle, parts_of_a_letter_that_would_lie_over_each_other_are_refused) {
    EXPECT_EQ(code_of(replaced(neutral_text(), "<rows top=\"103\"", "<rows top=\"60\"")), "huisstijl.getal");
    EXPECT_EQ(code_of(replaced(neutral_text(), "text-width=\"116\"", "text-width=\"150\"")), "huisstijl.getal");
    EXPECT_EQ(code_of(replaced(neutral_text(), "width=\"42\"", "width=\"82\"")), "huisstijl.getal");
    EXPECT_EQ(code_of(replaced(neutral_text(), "left=\"25\"", "left=\"120\"")), "huisstijl.getal");
}

TEST(HouseStyle, a_font_that_is_absent_or_no_font_refuses_the_typesetter) {
    const auto disk = posix_file_system();
    HouseStyle style = test::neutral_style();
    style.text.bold = "/nowhere/font.ttf";
    const auto absent = layout::Typesetter::create(style, *disk);
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, "opmaak.lettertype");
    style.text.bold = std::string(GRIFFIER_SOURCE_DIR) + "/templates/huisstijl/neutraal.xml";
    EXPECT_FALSE(layout::Typesetter::create(style, *disk));
}

TEST(HouseStyle, patterns_that_are_none_refuse_the_typesetter) {
    const auto disk = posix_file_system();
    HouseStyle style = test::neutral_style();
    style.patterns["nl"] = std::string(GRIFFIER_SOURCE_DIR) + "/templates/huisstijl/neutraal.xml";
    const auto made = layout::Typesetter::create(style, *disk);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "opmaak.afbreekpatronen");
}

}  // namespace
