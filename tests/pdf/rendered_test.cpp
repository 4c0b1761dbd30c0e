// A few pages as poppler draws them, against tests/golden/pages: one sign per cell of the page, 0 (paper) to z (ink). Another rasteriser
// or version gives a little more or less ink in a cell; text that moved, grew or went gives another page.
// With GRIFFIER_UPDATE_GOLDEN=1 in the environment the files are written anew; look at the pages before you keep them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "generator/pdf/draw.h"
#include "tests/support/external.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

constexpr int dpi = 100, cell = 10;  // a cell is a tenth of an inch wide and high
constexpr int levels = 36;
constexpr char signs[] = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr int may_differ = 4;          // levels, in any cell; Ghostscript in place of poppler differs by 3 at most
constexpr double may_be_more = 0.002;  // of the cells

using Cells = std::vector<std::string>;

Opmaak set(const Stuk& stuk, const layout::Typesetter& with = typesetter()) { return std::move(with.lay_out(stuk)).value(); }

Bytes drawn(const Opmaak& opmaak) {
    const auto disk = posix_file_system();
    static const pdf::Drawer drawer = std::move(pdf::Drawer::create(pdf::debian_srgb_profile, *disk)).value();
    return std::move(drawer.draw(opmaak, {Date(2024, 5, 19), "griffier", {}})).value();
}

/// Ink of each cell of page `page` (from 1).
Cells rendered(const Opmaak& opmaak, int page) {
    const std::string path = write_output("page" + std::to_string(page) + ".pdf", drawn(opmaak));
    const Ran ran = run("pdftoppm -gray -r " + std::to_string(dpi) + " -f " + std::to_string(page) + " -l " + std::to_string(page) + " " + path);
    std::istringstream in(ran.output);
    std::string magic;
    int width = 0, height = 0, white = 0;
    in >> magic >> width >> height >> white;
    in.get();
    Cells cells;
    if (magic != "P5" || white != 255) return cells;
    const std::string pixels(std::istreambuf_iterator<char>(in), {});
    if (pixels.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) return cells;
    for (int y = 0; y < height; y += cell) {
        std::string row;
        for (int x = 0; x < width; x += cell) {
            long ink = 0, area = 0;
            for (int v = y; v < std::min(y + cell, height); ++v)
                for (int u = x; u < std::min(x + cell, width); ++u, ++area) ink += 255 - static_cast<unsigned char>(pixels[static_cast<std::size_t>(v) * static_cast<std::size_t>(width) + static_cast<std::size_t>(u)]);
            row += signs[std::min<long>(levels - 1, ink * levels / (area * 256))];
        }
        cells.push_back(row);
    }
    return cells;
}

/// Share of cells that differ by more than they may; 1 when the page has another size.
double difference(const Cells& a, const Cells& b) {
    if (a.empty() || a.size() != b.size() || a[0].size() != b[0].size()) return 1;
    const std::string all = signs;
    int far = 0, count = 0;
    for (std::size_t y = 0; y < a.size(); ++y)
        for (std::size_t x = 0; x < a[y].size(); ++x, ++count)
            if (std::abs(static_cast<int>(all.find(a[y][x])) - static_cast<int>(all.find(b[y][x]))) > may_differ) ++far;
    return static_cast<double>(far) / count;
}

Cells read_golden(const std::string& path) {
    std::ifstream in(path);
    Cells cells;
    for (std::string line; std::getline(in, line);) cells.push_back(line);
    return cells;
}

class Rendered : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!have("pdftoppm")) GTEST_SKIP() << "pdftoppm is not installed (package poppler-utils)";
    }
    static void expect_page(const std::string& name, const Opmaak& opmaak, int page) {
        const std::string path = std::string(GRIFFIER_SOURCE_DIR) + "/tests/golden/pages/" + name + ".txt";
        const Cells now = rendered(opmaak, page);
        ASSERT_FALSE(now.empty()) << name;
        if (std::getenv("GRIFFIER_UPDATE_GOLDEN") != nullptr) {
            std::ofstream out(path);
            for (const std::string& row : now) out << row << "\n";
            return;
        }
        std::string shown;
        for (const std::string& row : now) shown += row + "\n";
        EXPECT_LE(difference(read_golden(path), now), may_be_more) << name << " is drawn as\n" << shown;
    }
};

TEST_F(Rendered, first_page_of_a_letter) { expect_page("letter-1", set(sample_letter()), 1); }
TEST_F(Rendered, second_page_of_a_letter) { expect_page("letter-2", set(sample_letter()), 2); }
TEST_F(Rendered, first_page_of_a_report_with_contents_and_notes) { expect_page("specimen-1", set(specimen()), 1); }
TEST_F(Rendered, a_page_with_tables) { expect_page("specimen-3", set(specimen()), 3); }
TEST_F(Rendered, a_landscape_page) {
    const Opmaak opmaak = set(specimen());
    int page = 0;
    for (std::size_t p = 0; p < opmaak.pages.size() && page == 0; ++p)
        if (opmaak.pages[p].width > opmaak.pages[p].height) page = static_cast<int>(p) + 1;
    ASSERT_GT(page, 0);
    expect_page("specimen-landscape", opmaak, page);
}
TEST_F(Rendered, a_page_from_right_to_left) { expect_page("arabic-1", set(arabic_report()), 1); }

// The comparison itself: changes of layout that a reader would see are seen.
TEST_F(Rendered, a_changed_layout_is_another_page) {
    const Cells was = rendered(set(sample_letter()), 1);
    EXPECT_EQ(difference(was, was), 0);
    const auto other = [&](auto change) {
        layout::HouseStyle style = neutral_style();
        change(style);
        const auto disk = posix_file_system();
        const auto with = std::move(layout::Typesetter::create(std::move(style), *disk)).value();
        return difference(was, rendered(set(sample_letter(), with), 1));
    };
    EXPECT_GT(other([](layout::HouseStyle& s) { s.margin_left += 6; }), may_be_more) << "text that stands 2 mm further";
    EXPECT_GT(other([](layout::HouseStyle& s) { s.leading += 0.5; }), may_be_more) << "lines wider apart";
    EXPECT_GT(other([](layout::HouseStyle& s) { s.size += 0.5; }), may_be_more) << "larger letters";
    EXPECT_GT(other([](layout::HouseStyle& s) { s.letter.band = false; }), may_be_more) << "no band";
    Stuk shorter = sample_letter();
    shorter.body.erase(shorter.body.begin() + 1);
    EXPECT_GT(difference(was, rendered(set(shorter), 1)), may_be_more) << "a paragraph gone";
    EXPECT_EQ(difference(was, rendered(set(specimen()), 2)) > may_be_more, true) << "another document";
}

}  // namespace
