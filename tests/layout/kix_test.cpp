#include "generator/layout/kix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::layout;
using namespace griffier::test;

namespace {

constexpr double mm = 72 / 25.4;

std::string bars_of(const std::string& text) {
    const auto bars = kix_bars(text);
    if (!bars) return "";
    std::string out;
    for (const KixBar bar : *bars) out += "TADF"[static_cast<int>(bar)];
    return out;
}

const Typesetter& kix_typesetter() {
    static const Typesetter one = [] {
        HouseStyle style = neutral_style();
        style.letter.kix = true;
        const auto disk = posix_file_system();
        return std::move(Typesetter::create(std::move(style), *disk)).value();
    }();
    return one;
}

Stuk letter_with(const std::string& kix, std::size_t lines = 3) {
    Stuk stuk = sample_letter();
    stuk.letter[0].kix = kix;
    while (stuk.letter[0].addressee.size() < lines) stuk.letter[0].addressee.insert(stuk.letter[0].addressee.begin(), "Ter attentie van");
    return stuk;
}

/// Upright lines in the window, from the left.
std::vector<Path> bars_on(const Opmaak& opmaak) {
    const auto& place = kix_typesetter().style().letter;
    const Pagina& page = opmaak.pages[0];
    std::vector<Path> found;
    for (const Marked& marked : page.content)
        for (const Path& path : marked.paths) {
            const bool upright = path.points.size() == 2 && path.points[0].first == path.points[1].first;
            const double top = page.height - path.points[0].second;
            if (upright && top > place.window_top && top < place.window_top + place.window_height) {
                EXPECT_EQ(marked.artifact, Marked::Artifact::layout) << "it says nothing that the address does not";
                found.push_back(path);
            }
        }
    return found;
}

// The example of the post's own manual.
TEST(Kix, the_address_of_the_manual_has_its_bars) {
    EXPECT_EQ(bars_of("2500GG30250"), "TDFADDAATTFFTTFFDAFTDAFTDTAFTTFFTDFADDAATTFF");
}

TEST(Kix, every_character_has_two_bars_up_and_two_down_and_its_own_pattern) {
    std::set<std::string> seen;
    for (const char c : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
        const std::string bars = bars_of(std::string(1, c));
        ASSERT_EQ(bars.size(), 4u);
        const auto full = std::count(bars.begin(), bars.end(), 'F');
        EXPECT_EQ(full + std::count(bars.begin(), bars.end(), 'A'), 2) << c;
        EXPECT_EQ(full + std::count(bars.begin(), bars.end(), 'D'), 2) << c;
        EXPECT_TRUE(seen.insert(bars).second) << c;
    }
}

TEST(Kix, what_is_no_code_has_no_bars) {
    for (const char* text : {"", "1234ab5", "1234AB 5", "1234AB-5", "1234AB5X\xC3\x89", "1234567890123456789"}) EXPECT_FALSE(kix_bars(text)) << text;
    Stuk stuk = letter_with("1234ab5");
    const auto set = kix_typesetter().lay_out(stuk);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, "opmaak.kix");
}

TEST(Kix, it_stands_in_the_window_a_line_below_the_address_with_room_round_it) {
    for (std::size_t lines : {2u, 3u, 4u}) {
        const Opmaak opmaak = std::move(kix_typesetter().lay_out(letter_with("1481CD14XB", lines))).value();
        const auto bars = bars_on(opmaak);
        ASSERT_EQ(bars.size(), 40u) << lines;
        const auto& place = kix_typesetter().style().letter;
        const Pagina& page = opmaak.pages[0];
        double lowest_text = 0, top = 1e9, bottom = 0;
        for (const Spot& spot : spots(page))
            if (spot.run->text.find("KWADIJKERDAM") != std::string::npos) lowest_text = page.height - spot.run->y;
        for (const Path& bar : bars)
            for (const auto& [x, y] : bar.points) {
                EXPECT_GE(x, place.window_x);
                EXPECT_LE(x, place.window_x + place.window_width - KixMeasures::quiet * mm);
                top = std::min(top, page.height - y);
                bottom = std::max(bottom, page.height - y);
            }
        EXPECT_GE(top, lowest_text + place.address_leading * 0.9) << "a blank line";
        EXPECT_LE(bottom, place.window_top + place.window_height - KixMeasures::quiet * mm + 0.01);
        EXPECT_NEAR(bottom - top, KixMeasures::height * mm, 0.01);
        for (std::size_t i = 1; i < bars.size(); ++i) EXPECT_NEAR(bars[i].points[0].first - bars[i - 1].points[0].first, KixMeasures::pitch * mm, 0.001);
        EXPECT_EQ(geometry_fault(opmaak), "");
    }
}

TEST(Kix, the_bars_drawn_are_the_bars_of_the_code) {
    const Opmaak opmaak = std::move(kix_typesetter().lay_out(letter_with("2500GG30250"))).value();
    std::string read;
    const auto bars = bars_on(opmaak);
    double high = 0, low = 1e9;
    for (const Path& bar : bars) high = std::max(high, bar.points[0].second), low = std::min(low, bar.points[1].second);
    for (const Path& bar : bars) {
        const bool up = bar.points[0].second > high - 0.01, down = bar.points[1].second < low + 0.01;
        read += up && down ? 'F' : up ? 'A' : down ? 'D' : 'T';
    }
    EXPECT_EQ(read, bars_of("2500GG30250"));
}

TEST(Kix, an_address_that_leaves_no_room_has_plain_lines_only) {
    const auto set = kix_typesetter().lay_out(letter_with("1481CD14XB", 6));
    ASSERT_TRUE(set);
    EXPECT_TRUE(bars_on(*set).empty());
    EXPECT_NE(tagged_text(*set).find("KWADIJKERDAM"), std::string::npos);
}

TEST(Kix, a_style_without_it_and_an_address_without_it_have_plain_lines) {
    EXPECT_TRUE(bars_on(*typesetter().lay_out(letter_with("1481CD14XB"))).empty());
    EXPECT_TRUE(bars_on(*kix_typesetter().lay_out(letter_with(""))).empty());
    EXPECT_EQ(tagged_text(*kix_typesetter().lay_out(letter_with("1481CD14XB"))), tagged_text(*typesetter().lay_out(letter_with("1481CD14XB"))));
}

}  // namespace
