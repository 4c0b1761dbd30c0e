// The table as a circulation. Each row and each column of the table with its totals is a node; each cell carries its count from one to the
// other: an inner cell from its row to its column, a total the other way. At every node as much goes in as comes out, which is just what
// "the cells add up to their total" says. So a hidden cell can be larger by as much as can flow round through other hidden cells, and
// smaller likewise; both are maximum flows, and since all counts are whole numbers the range that they give is exact.
#include "generator/publish/statistics.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

namespace griffier::publish {
namespace {

constexpr long plenty = std::numeric_limits<long>::max() / 8;

struct Cell {
    std::size_t row, column;
    bool operator==(const Cell&) const = default;
};

/// Residual flow over a graph of nodes 0..n-1.
class Flow {
  public:
    explicit Flow(std::size_t nodes) : out_(nodes) {}
    void arc(std::size_t from, std::size_t to, long forward, long back) {
        out_[from].push_back(arcs_.size()), arcs_.push_back({to, forward});
        out_[to].push_back(arcs_.size()), arcs_.push_back({from, back});
    }
    /// Flow from source to sink, no more than asked.
    long push(std::size_t source, std::size_t sink, long asked) {
        long done = 0;
        while (done < asked) {
            std::vector<std::size_t> by(out_.size(), none);
            std::queue<std::size_t> queue;
            queue.push(source);
            while (!queue.empty() && by[sink] == none) {
                const std::size_t at = queue.front();
                queue.pop();
                for (const std::size_t a : out_[at])
                    if (arcs_[a].room > 0 && arcs_[a].to != source && by[arcs_[a].to] == none) by[arcs_[a].to] = a, queue.push(arcs_[a].to);
            }
            if (by[sink] == none) break;
            long room = asked - done;
            for (std::size_t at = sink; at != source; at = arcs_[by[at] ^ 1].to) room = std::min(room, arcs_[by[at]].room);
            for (std::size_t at = sink; at != source; at = arcs_[by[at] ^ 1].to) arcs_[by[at]].room -= room, arcs_[by[at] ^ 1].room += room;
            done += room;
        }
        return done;
    }
    /// What flows now along the n-th arc beyond nothing: what has come into its way back.
    long back(std::size_t n) const { return arcs_[2 * n + 1].room; }

  private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    struct Arc {
        std::size_t to;
        long room;
    };
    std::vector<Arc> arcs_;
    std::vector<std::vector<std::size_t>> out_;
};

using Mask = std::vector<std::vector<bool>>;
using Grid = std::vector<std::vector<long>>;

/// A table with its totals, and which of its cells are hidden.
struct Table {
    Grid value;
    Mask hidden;
    std::size_t rows() const { return value.size(); }
    std::size_t columns() const { return value.front().size(); }
    std::size_t nodes() const { return rows() + columns(); }
    bool total_row(std::size_t r) const { return r + 1 == rows(); }
    bool total_column(std::size_t c) const { return c + 1 == columns(); }
    std::size_t from(Cell x) const { return total_row(x.row) == total_column(x.column) ? x.row : rows() + x.column; }
    std::size_t to(Cell x) const { return total_row(x.row) == total_column(x.column) ? rows() + x.column : x.row; }
    std::vector<Cell> cells() const {
        std::vector<Cell> all;
        for (std::size_t r = 0; r < rows(); ++r)
            for (std::size_t c = 0; c < columns(); ++c) all.push_back({r, c});
        return all;
    }
};

/// How far a hidden cell can go down and up, each no further than `asked`.
std::pair<long, long> play(const Table& t, Cell x, long asked) {
    const auto flow = [&](std::size_t source, std::size_t sink, long limit) {
        Flow f(t.nodes());
        for (const Cell& y : t.cells())
            if (t.hidden[y.row][y.column] && !(y == x)) f.arc(t.from(y), t.to(y), plenty, t.value[y.row][y.column]);
        return f.push(source, sink, limit);
    };
    const long up = flow(t.to(x), t.from(x), asked);
    const long down = flow(t.from(x), t.to(x), std::min(asked, t.value[x.row][x.column]));
    return {down, up};
}

bool safe(const Table& t, Cell x, long threshold) {
    const auto [down, up] = play(t, x, threshold);
    return down + up >= threshold;
}

/// What it costs a reader to lose a cell: large counts and totals are missed most, and a zero hides little.
long price(const Table& t, Cell x) {
    const long n = t.value[x.row][x.column];
    const long total = t.total_row(x.row) || t.total_column(x.column) ? 1'000'000 : 0;
    return 1 + n + total + (n == 0 ? 100'000 : 0);
}

class Hider {
  public:
    Hider(Table& t, const Mask& known, long threshold) : t_(t), known_(known), threshold_(threshold) {}

    /// Hides more until every hidden cell is safe. False: with everything hidden that may be, one still is not.
    bool run(const Mask& sensitive) {
        for (;;) {
            const auto weak = first_unsafe();
            if (!weak) break;
            if (!round_trip(*weak) && !cheapest()) return false;
        }
        spare(sensitive);
        return true;
    }

  private:
    std::optional<Cell> first_unsafe() const {
        for (const Cell& x : t_.cells())
            if (t_.hidden[x.row][x.column] && !safe(t_, x, threshold_)) return x;
        return std::nullopt;
    }
    bool may_hide(Cell x) const { return !t_.hidden[x.row][x.column] && !known_[x.row][x.column]; }

    /// The cheapest way round along which the cell can move far enough. True when it hid something.
    bool round_trip(Cell weak) {
        const std::size_t source = t_.to(weak), sink = t_.from(weak);
        std::vector<long> cost(t_.nodes(), plenty);
        std::vector<std::optional<Cell>> by(t_.nodes());
        std::vector<std::size_t> previous(t_.nodes());
        using Entry = std::pair<long, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        queue.emplace(cost[source] = 0, source);
        const auto all = t_.cells();
        while (!queue.empty()) {
            const auto [so_far, at] = queue.top();
            queue.pop();
            if (so_far > cost[at]) continue;
            for (const Cell& y : all) {
                if (y == weak || (!t_.hidden[y.row][y.column] && known_[y.row][y.column])) continue;
                const bool forward = t_.from(y) == at, back = t_.to(y) == at;
                if ((!forward && !back) || (back && t_.value[y.row][y.column] < threshold_)) continue;
                const std::size_t next = forward ? t_.to(y) : t_.from(y);
                const long step = t_.hidden[y.row][y.column] ? 0 : price(t_, y);
                if (so_far + step >= cost[next]) continue;
                cost[next] = so_far + step, by[next] = y, previous[next] = at;
                queue.emplace(cost[next], next);
            }
        }
        if (cost[sink] == plenty) return false;
        bool hid = false;
        for (std::size_t at = sink; at != source; at = previous[at]) {
            hid = hid || !t_.hidden[by[at]->row][by[at]->column];
            t_.hidden[by[at]->row][by[at]->column] = true;
        }
        return hid;
    }

    bool cheapest() {
        std::optional<Cell> best;
        for (const Cell& x : t_.cells())
            if (may_hide(x) && (!best || price(t_, x) < price(t_, *best))) best = x;
        if (best) t_.hidden[best->row][best->column] = true;
        return best.has_value();
    }

    /// Shows again what turned out not to be needed, the dearest first.
    void spare(const Mask& sensitive) {
        auto all = t_.cells();
        std::stable_sort(all.begin(), all.end(), [&](Cell a, Cell b) { return price(t_, a) > price(t_, b); });
        for (const Cell& x : all) {
            if (!t_.hidden[x.row][x.column] || sensitive[x.row][x.column]) continue;
            t_.hidden[x.row][x.column] = false;
            if (first_unsafe()) t_.hidden[x.row][x.column] = true;
        }
    }

    Table& t_;
    const Mask& known_;
    long threshold_;
};

Grid with_totals(const Counts& counts) {
    const std::size_t rows = counts.rows.size(), columns = counts.columns.size();
    Grid out(rows + 1, std::vector<long>(columns + 1, 0));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const long n = counts.cells[r][c];
            out[r][c] = n, out[r][columns] += n, out[rows][c] += n, out[rows][columns] += n;
        }
    return out;
}

/// Where a row or column of this table stands in another; the total is last in both. Nothing: it is not there.
std::optional<std::size_t> place(const std::vector<std::string>& here, const std::vector<std::string>& there, std::size_t at) {
    if (at == here.size()) return there.size();
    const auto found = std::find(there.begin(), there.end(), here[at]);
    return found == there.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - there.begin()));
}

/// The rows of a table are all that was counted in its columns, so the total of a column is the same thing whatever rows it has.
bool comparable(const std::vector<std::string>& columns, const std::vector<std::string>& there, std::size_t column) { return column < columns.size() || columns == there; }

/// An earlier table told totals over some of these years and others: that total and this one, subtracted, would tell of the years between, so this
/// one has no totals over its years. (Over one year there is none to subtract: it is the count itself.)
bool other_years_told(const Counts& counts, const std::vector<PublishedTable>& before) {
    return counts.columns.size() > 1 && std::any_of(before.begin(), before.end(), [&](const PublishedTable& old) {
        const auto shared = [&](const std::string& column) { return std::find(counts.columns.begin(), counts.columns.end(), column) != counts.columns.end(); };
        return old.code == counts.code && old.columns != counts.columns && old.columns.size() > 1 && std::any_of(old.columns.begin(), old.columns.end(), shared) &&
               std::any_of(old.cells.begin(), old.cells.end(), [](const auto& row) { return row.back().has_value(); });
    });
}

}  // namespace

Result<PublishedTable> protect(const Counts& counts, long threshold, const std::vector<PublishedTable>& before, const Links& links) {
    Table t{with_totals(counts), {}};
    const Mask none(t.rows(), std::vector<bool>(t.columns(), false));
    t.hidden = none;
    Mask known = none;
    if (other_years_told(counts, before))
        for (auto& row : t.hidden) row.back() = true;
    for (const Cell& x : t.cells()) {
        const long n = t.value[x.row][x.column];
        if (n > 0 && n < threshold) t.hidden[x.row][x.column] = true;
        if (!links.empty() && links[x.row][x.column] == Told::hidden) t.hidden[x.row][x.column] = true;
        if (!links.empty() && links[x.row][x.column] == Told::known) known[x.row][x.column] = true;
        for (const PublishedTable& old : before) {
            if (old.code != counts.code || !comparable(counts.columns, old.columns, x.column)) continue;
            const auto r = place(counts.rows, old.rows, x.row), c = place(counts.columns, old.columns, x.column);
            if (!r || !c) continue;
            const std::optional<long> was = old.cells[*r][*c];
            const long change = was ? std::labs(n - *was) : 0;
            if (!was || (change > 0 && change < threshold)) t.hidden[x.row][x.column] = true;
            else if (change == 0) known[x.row][x.column] = true;
        }
    }
    const Mask sensitive = t.hidden;
    if (!Hider(t, known, threshold).run(sensitive)) return refused("statistiek.te_klein", {}, {counts.code});
    PublishedTable out{counts.code, counts.rows, counts.columns, {}};
    bool anything = false;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        out.cells.emplace_back();
        for (std::size_t c = 0; c < t.columns(); ++c) {
            out.cells.back().push_back(t.hidden[r][c] ? std::nullopt : std::optional<long>(t.value[r][c]));
            anything = anything || !t.hidden[r][c];
        }
    }
    if (!anything) return refused("statistiek.te_klein", {}, {counts.code});
    return out;
}

namespace {

/// A table that could be the true one: the published cells, and for the hidden ones any counts with which everything adds up.
std::optional<Table> completed(const PublishedTable& published) {
    Table t{{}, {}};
    for (const auto& row : published.cells) {
        t.value.emplace_back(), t.hidden.emplace_back();
        for (const auto& cell : row) t.value.back().push_back(cell.value_or(0)), t.hidden.back().push_back(!cell);
    }
    std::vector<long> excess(t.nodes(), 0);
    std::vector<Cell> hidden;
    Flow f(t.nodes() + 2);
    for (const Cell& x : t.cells()) {
        const long n = t.value[x.row][x.column];
        if (t.hidden[x.row][x.column]) f.arc(t.from(x), t.to(x), plenty, 0), hidden.push_back(x);
        else excess[t.to(x)] += n, excess[t.from(x)] -= n;
    }
    long wanted = 0;
    for (std::size_t node = 0; node < t.nodes(); ++node) {
        if (excess[node] > 0) f.arc(t.nodes(), node, excess[node], 0), wanted += excess[node];
        if (excess[node] < 0) f.arc(node, t.nodes() + 1, -excess[node], 0);
    }
    if (f.push(t.nodes(), t.nodes() + 1, wanted) != wanted) return std::nullopt;
    for (std::size_t i = 0; i < hidden.size(); ++i) t.value[hidden[i].row][hidden[i].column] = f.back(i);
    return t;
}

}  // namespace

std::optional<Range> range_of(const PublishedTable& table, std::size_t row, std::size_t column) {
    const auto t = completed(table);
    if (!t) return std::nullopt;
    const long n = t->value[row][column];
    if (!t->hidden[row][column]) return Range{n, n};
    const auto [down, up] = play(*t, {row, column}, plenty / 2);
    return Range{n - down, up >= plenty / 2 ? std::nullopt : std::optional<long>(n + up)};
}

std::vector<Error> edition_errors(const Edition& edition) {
    std::vector<Error> out;
    for (const PublishedTable& table : edition.tables) {
        if (!completed(table)) {
            out.push_back(refused("statistiek.klopt_niet", {edition.number, 0, ""}, {table.code}));
            continue;
        }
        for (std::size_t r = 0; r < table.cells.size(); ++r)
            for (std::size_t c = 0; c < table.cells[r].size(); ++c) {
                const std::string row = r < table.rows.size() ? table.rows[r] : "totaal", column = c < table.columns.size() ? table.columns[c] : "totaal";
                if (table.cells[r][c]) {
                    if (*table.cells[r][c] > 0 && *table.cells[r][c] < edition.threshold) out.push_back(refused("statistiek.kleine_cel", {edition.number, 0, ""}, {table.code, row, column}));
                    continue;
                }
                const auto range = range_of(table, r, c);
                if (range && range->high && *range->high - range->low < edition.threshold)
                    out.push_back(refused("statistiek.terug_te_rekenen", {edition.number, 0, ""}, {table.code, row, column, std::to_string(range->low), std::to_string(*range->high)}));
            }
    }
    return out;
}

}  // namespace griffier::publish
