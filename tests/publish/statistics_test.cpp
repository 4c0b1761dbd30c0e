// The anonymised statistics: nothing small is printed, and nothing hidden can be computed back. What a reader can compute is found here by
// trying every table that fits, not by the flows of the program.
#include "generator/publish/statistics.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "records/core/file_system.h"

namespace griffier::publish {
namespace {

Counts counts(std::vector<std::vector<long>> cells) {
    Counts out{"weging", {}, {}, std::move(cells)};
    for (std::size_t r = 0; r < out.cells.size(); ++r) out.rows.push_back("r" + std::to_string(r));
    for (std::size_t c = 0; c < out.cells.front().size(); ++c) out.columns.push_back(std::to_string(2020 + c));
    return out;
}

long total(const std::vector<std::vector<long>>& inner, std::size_t r, std::size_t c) {
    long n = 0;
    for (std::size_t i = 0; i < inner.size(); ++i)
        for (std::size_t j = 0; j < inner.front().size(); ++j)
            if ((r == inner.size() || r == i) && (c == inner.front().size() || c == j)) n += inner[i][j];
    return n;
}

/// Every inner table up to `most` per cell that agrees with what is published; gives the lowest and highest of each cell, totals too.
std::vector<std::vector<std::pair<long, long>>> by_trying(const PublishedTable& table, long most) {
    const std::size_t rows = table.rows.size(), columns = table.columns.size();
    std::vector<std::vector<long>> inner(rows, std::vector<long>(columns, 0));
    std::vector<std::vector<std::pair<long, long>>> seen(rows + 1, std::vector<std::pair<long, long>>(columns + 1, {most * 100, -1}));
    std::function<void(std::size_t)> fill = [&](std::size_t at) {
        if (at == rows * columns) {
            for (std::size_t r = 0; r <= rows; ++r)
                for (std::size_t c = 0; c <= columns; ++c)
                    if (table.cells[r][c] && *table.cells[r][c] != total(inner, r, c)) return;
            for (std::size_t r = 0; r <= rows; ++r)
                for (std::size_t c = 0; c <= columns; ++c) {
                    const long n = total(inner, r, c);
                    seen[r][c].first = std::min(seen[r][c].first, n), seen[r][c].second = std::max(seen[r][c].second, n);
                }
            return;
        }
        auto& cell = inner[at / columns][at % columns];
        const auto& known = table.cells[at / columns][at % columns];
        if (known) {
            cell = *known;
            fill(at + 1);
            return;
        }
        for (cell = 0; cell <= most; ++cell) fill(at + 1);
    };
    fill(0);
    return seen;
}

bool hides(const PublishedTable& table, std::size_t r, std::size_t c) { return !table.cells[r][c]; }

TEST(Statistics, STA_01_no_hidden_cell_can_be_computed_from_what_is_published) {
    constexpr long threshold = 3, largest = 5, most = 9;
    std::mt19937 random(20260601);
    int looked_at = 0, published = 0;
    for (int round = 0; round < 400; ++round) {
        const std::size_t rows = 2, columns = 2 + random() % 2;
        std::vector<std::vector<long>> cells(rows, std::vector<long>(columns));
        for (auto& row : cells)
            for (long& n : row) n = static_cast<long>(random() % (largest + 1));
        const auto table = protect(counts(cells), threshold);
        if (!table) continue;
        ++published;
        const auto seen = by_trying(*table, most);
        for (std::size_t r = 0; r <= rows; ++r)
            for (std::size_t c = 0; c <= columns; ++c) {
                const long n = total(cells, r, c);
                if (!hides(*table, r, c)) {
                    EXPECT_TRUE(n == 0 || n >= threshold);
                    continue;
                }
                ++looked_at;
                const auto [low, high] = seen[r][c];
                EXPECT_LE(low, n);
                EXPECT_GE(high, n);
                EXPECT_GE(high - low, threshold) << "round " << round << " cell " << r << "," << c;
            }
    }
    EXPECT_GT(looked_at, 300);
    EXPECT_GT(published, 50);
}

TEST(Statistics, STA_01_the_range_of_the_program_is_the_one_that_trying_finds) {
    constexpr long most = 14;
    std::mt19937 random(7);
    int compared = 0;
    for (int round = 0; round < 120; ++round) {
        std::vector<std::vector<long>> cells(2, std::vector<long>(2));
        for (auto& row : cells)
            for (long& n : row) n = static_cast<long>(random() % 5);
        PublishedTable table = *protect(counts({{50, 60}, {70, 80}}), 1);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t c = 0; c < 3; ++c) table.cells[r][c] = random() % 2 ? std::nullopt : std::optional<long>(total(cells, r, c));
        const auto seen = by_trying(table, most);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t c = 0; c < 3; ++c) {
                const auto range = range_of(table, r, c);
                ASSERT_TRUE(range);
                EXPECT_EQ(range->low, seen[r][c].first);
                if (range->high) {
                    EXPECT_EQ(*range->high, seen[r][c].second);
                    ++compared;
                } else {
                    EXPECT_GE(seen[r][c].second, most) << "without a limit, trying goes as far as it may";
                }
            }
    }
    EXPECT_GT(compared, 300);
}

TEST(Statistics, STA_01_larger_tables_with_the_default_threshold_are_safe_and_still_say_something) {
    std::mt19937 random(11);
    int shown = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<std::vector<long>> cells(5, std::vector<long>(6));
        for (auto& row : cells)
            for (long& n : row) n = random() % 4 == 0 ? static_cast<long>(random() % 10) : static_cast<long>(random() % 200);
        const auto table = protect(counts(cells), 10);
        ASSERT_TRUE(table);
        EXPECT_TRUE(edition_errors({"ST-2026-001", "x", "x", Date(2026, 1, 1), 10, {*table}}).empty());
        for (const auto& row : table->cells)
            for (const auto& cell : row) shown += cell.has_value();
    }
    EXPECT_GT(shown, 40 * 42 / 2) << "more than half of what can be shown is shown";
}

TEST(Statistics, STA_01_one_small_count_is_never_hidden_alone) {
    const auto table = protect(counts({{3, 40, 50}, {60, 70, 80}, {90, 30, 20}}), 10);
    ASSERT_TRUE(table);
    EXPECT_FALSE(table->cells[0][0]);
    int hidden = 0;
    for (const auto& row : table->cells) hidden += static_cast<int>(std::count(row.begin(), row.end(), std::nullopt));
    EXPECT_EQ(hidden, 4) << "the count and the three that go round with it";
}

TEST(Statistics, STA_01_a_table_without_small_counts_is_printed_whole_and_a_zero_is_printed) {
    const auto table = protect(counts({{0, 40}, {60, 70}}), 10);
    ASSERT_TRUE(table);
    for (const auto& row : table->cells)
        for (const auto& cell : row) EXPECT_TRUE(cell);
    EXPECT_EQ(table->cells[0][0], 0);
    EXPECT_EQ(table->cells[2][2], 170);
}

TEST(Statistics, STA_01_a_table_of_small_counts_only_is_refused) {
    const auto table = protect(counts({{1, 2}, {2, 1}}), 10);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, "statistiek.te_klein");
}

TEST(Statistics, STA_01_a_change_of_one_against_the_edition_before_is_hidden) {
    const auto first = protect(counts({{40, 50}, {60, 70}}), 10);
    ASSERT_TRUE(first);
    const auto second = protect(counts({{41, 50}, {60, 70}}), 10, {*first});
    if (second) {
        EXPECT_FALSE(second->cells[0][0]) << "41 beside 40 is one person";
        EXPECT_FALSE(second->cells[2][2]) << "and so is the total";
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t c = 0; c < 3; ++c)
                if (second->cells[r][c] && first->cells[r][c]) { EXPECT_FALSE(std::abs(*second->cells[r][c] - *first->cells[r][c]) == 1); }
    }
    const auto grown = protect(counts({{55, 50}, {60, 70}}), 10, {*first});
    ASSERT_TRUE(grown);
    EXPECT_EQ(grown->cells[0][0], 55) << "a change of fifteen points at nobody";
}

TEST(Statistics, STA_01_what_an_earlier_edition_hid_stays_hidden_and_what_it_showed_hides_nothing) {
    const auto first = protect(counts({{3, 40, 50}, {60, 70, 80}}), 10);
    ASSERT_TRUE(first);
    const auto again = protect(counts({{3, 40, 50}, {60, 70, 80}}), 10, {*first});
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, *first) << "unchanged figures give the same edition";
    const auto longer = protect(counts({{3, 40, 50, 90}, {60, 70, 80, 90}}), 10, {*first});
    ASSERT_TRUE(longer) << "a year more is another total, and the years before are hidden as they were";
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(longer->cells[r][c], first->cells[r][c]);
}

TEST(Statistics, STA_01_the_totals_of_two_editions_subtracted_tell_no_small_count) {
    // "a" in 2024 is small, so it and 2025 are hidden, with their total told; in 2026 it is small again
    const auto first = protect(counts({{4, 30}, {40, 50}, {60, 70}}), 10);
    ASSERT_TRUE(first);
    ASSERT_EQ(first->cells[0][2], 34);
    const auto second = protect(counts({{4, 30, 3}, {40, 50, 60}, {60, 70, 80}}), 10, {*first});
    ASSERT_TRUE(second);
    ASSERT_FALSE(second->cells[0][2]);
    for (std::size_t r = 0; r < 4; ++r)
        if (first->cells[r].back() && second->cells[r].back()) {
            const long between = *second->cells[r].back() - *first->cells[r].back();
            EXPECT_TRUE(between == 0 || between >= 10) << "row " << r << ": " << between;
        }
    EXPECT_TRUE(protect(counts({{4, 30}, {40, 50}, {60, 70}}), 10, {*first})->cells[0][2]) << "over the same years the total stays";
}

TEST(Statistics, STA_01_the_total_of_a_year_is_compared_though_it_has_other_rows_now) {
    const auto first = protect(counts({{40, 50}, {60, 70}}), 10);
    ASSERT_TRUE(first);
    const auto second = protect(counts({{40, 50}, {60, 70}, {2, 0}}), 10, {*first});
    if (second) { EXPECT_FALSE(second->cells[3][0]) << "102 beside 100 is two persons"; }
}

TEST(Statistics, STA_01_an_edition_that_somebody_made_readable_again_is_refused_with_the_cell) {
    auto table = *protect(counts({{3, 40, 50}, {60, 70, 80}}), 10);
    Edition edition{"ST-2026-001", "oeverstad", "Proef", Date(2026, 2, 1), 10, {table}};
    EXPECT_TRUE(edition_errors(edition).empty());
    for (auto& row : edition.tables.front().cells)
        for (auto& cell : row)
            if (!cell) cell = 0;
    EXPECT_EQ(edition_errors(edition).front().code, "statistiek.klopt_niet");
    // Everything but the small count itself: its row says what it was.
    auto& cells = edition.tables.front().cells;
    cells = {{std::nullopt, 40, 50, 93}, {60, 70, 80, 210}, {63, 110, 130, 303}};
    const auto errors = edition_errors(edition);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors.front().code, "statistiek.terug_te_rekenen");
    EXPECT_EQ(errors.front().args, (std::vector<std::string>{"weging", "r0", "2020", "3", "3"}));
    cells[0][0] = 3;
    EXPECT_EQ(edition_errors(edition).front().code, "statistiek.kleine_cel");
}

TEST(Statistics, STA_01_an_edition_is_read_back_as_it_was_written_and_other_files_are_refused) {
    auto disk = posix_file_system();
    const auto words = load_catalogue(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl");
    ASSERT_TRUE(words);
    const Edition edition{"ST-2026-001", "oeverstad", "Proef & <meer>", Date(2026, 2, 1), 10, {*protect(counts({{3, 40, 50}, {60, 70, 80}}), 10)}};
    const std::string xml = write_edition(edition, *words);
    const auto back = read_edition(view_of(xml), "x");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->tables, edition.tables);
    EXPECT_EQ(back->name, edition.name);
    EXPECT_EQ(back->threshold, 10);
    EXPECT_NE(edition_csv(edition, *words).find(",x"), std::string::npos);
    for (const std::string wrong : {std::string("<a/>"), std::string("geen xml"), xml.substr(0, xml.size() / 2), std::string(xml).insert(xml.find("<cel>") + 5, "-")})
        EXPECT_EQ(read_edition(view_of(wrong), "x").error().code, "statistiek.vorm");
    std::string short_row = xml;
    const auto first = short_row.find("<cel>");
    short_row.erase(first, short_row.find("</cel>", first) + 6 - first);
    EXPECT_FALSE(read_edition(view_of(short_row), "x"));
}

}  // namespace
}  // namespace griffier::publish
