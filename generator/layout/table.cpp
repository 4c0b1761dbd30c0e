// Tables: a grid with spans, column widths from the content, rows that break between lines, header rows repeated as artifacts.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "generator/layout/builder.h"

namespace griffier::layout {
namespace {

constexpr double pad_side = 5, pad_top = 3, pad_bottom = 3.5;
constexpr double eps = 0.01;

}  // namespace

struct Builder::Grid {
    struct Cell {
        const TableCell* cell = nullptr;
        std::size_t row = 0, column = 0, rows = 1, columns = 1;
        bool header = false;
        std::size_t source_row = 0, source_cell = 0;
        TableCell::Align align = TableCell::Align::start;
    };
    std::vector<Cell> cells;  // row by row
    std::size_t rows = 0, columns = 0, header_rows = 0;
    std::vector<char> keep;   // by row
};

Result<Builder::Grid> Builder::grid_of(const Table& table, const Frame& frame) const {
    Grid grid;
    std::vector<std::size_t> free_from;  // per column, the first row that is not taken by a span from above
    const auto add_part = [&](const std::vector<TableRow>& rows, bool header) -> Status {
        const std::size_t end = grid.rows + rows.size();
        for (std::size_t r = 0; r < rows.size(); ++r, ++grid.rows) {
            Frame here = frame;
            here.place += (header ? "/header[" : "/row[") + std::to_string(r + 1) + "]";
            std::size_t column = 0;
            if (rows[r].cells.empty()) return error("opmaak.tabel_scheef", here);
            for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
                const TableCell& cell = rows[r].cells[c];
                if (cell.column_span < 1 || cell.row_span < 1 || cell.column_span > 1000) return error("opmaak.tabel_scheef", here);
                while (column < free_from.size() && free_from[column] > grid.rows) ++column;
                const auto columns = static_cast<std::size_t>(cell.column_span), span = static_cast<std::size_t>(cell.row_span);
                if (grid.rows + span > end) return error("opmaak.tabel_scheef", here);
                if (free_from.size() < column + columns) {
                    if (grid.rows > 0) return error("opmaak.tabel_scheef", here);
                    free_from.resize(column + columns, 0);
                }
                for (std::size_t k = column; k < column + columns; ++k) {
                    if (free_from[k] > grid.rows) return error("opmaak.tabel_scheef", here);
                    free_from[k] = grid.rows + span;
                }
                grid.cells.push_back({&cell, grid.rows, column, span, columns, header || cell.header, r, c, cell.align});
                column += columns;
            }
            for (std::size_t free : free_from)
                if (free <= grid.rows) return error("opmaak.tabel_scheef", here);
            grid.keep.push_back(rows[r].keep ? 1 : 0);
        }
        return {};
    };
    TRY(add_part(table.header, true));
    grid.header_rows = grid.rows;
    TRY(add_part(table.body, false));
    grid.columns = free_from.size();
    if (table.body.empty() || grid.columns == 0) return error("opmaak.leeg", frame);
    if (!table.widths.empty() && table.widths.size() != grid.columns) return error("opmaak.tabel_scheef", frame);
    // Over a column of figures its heading ends where they end.
    std::vector<char> figures(grid.columns, 1);
    for (const Grid::Cell& cell : grid.cells)
        if (cell.row >= grid.header_rows && cell.align != TableCell::Align::end)
            for (std::size_t k = cell.column; k < cell.column + cell.columns; ++k) figures[k] = 0;
    for (Grid::Cell& cell : grid.cells)
        if (cell.row < grid.header_rows && cell.columns == 1 && cell.align == TableCell::Align::start && figures[cell.column] != 0) cell.align = TableCell::Align::end;
    return grid;
}

Result<Builder::Extent> Builder::measure(const Blocks& blocks, const Frame& frame) {
    Extent all;
    for (const Block& block : blocks) {
        Extent one;
        Frame inner = frame;
        if (!block.language.empty()) inner.language = block.language;
        if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
            if (paragraph->style == Paragraph::Style::small) inner.size = std::min(inner.size, style_.small_size);
            TRY_ASSIGN(one, measure(paragraph->content, inner));
        } else if (const auto* list = std::get_if<List>(&block.value)) {
            for (const ListItem& item : list->items) {
                TRY_ASSIGN(const Extent extent, measure(item.blocks, inner));
                one.least = std::max(one.least, extent.least + style_.list_indent);
                one.most = std::max(one.most, extent.most + style_.list_indent);
            }
        } else if (const auto* heading = std::get_if<Heading>(&block.value)) {
            inner.style |= style_bold;
            inner.size = style_.heading_size[static_cast<std::size_t>(std::clamp(heading->level, 1, 6))];
            TRY_ASSIGN(one, measure(heading->content, inner));
        } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
            one.least = one.most = figure->width * 72 / 25.4;
        } else {
            one.least = 60;
            one.most = frame.width;
        }
        all.least = std::max(all.least, one.least);
        all.most = std::max(all.most, one.most);
    }
    return all;
}

Result<std::vector<double>> Builder::column_widths(const Table& table, const Grid& grid, const Frame& frame) {
    const std::size_t n = grid.columns;
    const double floor = 2 * pad_side + 2.2 * frame.size;  // two letters: less is no column
    if (floor * static_cast<double>(n) > frame.width) return error("opmaak.tabel_te_breed", frame, {std::to_string(n)});
    std::vector<double> widths(n, 0);
    if (!table.widths.empty()) {
        const double sum = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
        for (std::size_t c = 0; c < n; ++c) {
            widths[c] = sum > 0 ? frame.width * table.widths[c] / sum : 0;
            if (!(widths[c] >= floor)) return error("opmaak.tabel_te_breed", frame, {std::to_string(n)});
        }
        return widths;
    }
    std::vector<double> least(n, floor), most(n, floor);
    const auto measure_all = [&](bool roomy) -> Status {
    std::fill(least.begin(), least.end(), floor);
    std::fill(most.begin(), most.end(), floor);
    for (std::size_t span = 1; span <= n; ++span) {
        for (const Grid::Cell& cell : grid.cells) {
            if (cell.columns != span) continue;
            Frame inner = frame;
            if (cell.header) inner.style |= style_bold;
            TRY_ASSIGN(Extent extent, measure(cell.cell->blocks, inner));
            extent.least += 2 * pad_side;
            extent.most += 2 * pad_side + 0.5;
            // A date or a short term stays on one line where the table can give it the room.
            if (roomy) extent.least = std::max(extent.least, std::min(extent.most, 11 * frame.size));
            const auto widen = [&](std::vector<double>& list, double wanted) {
                const auto from = list.begin() + static_cast<std::ptrdiff_t>(cell.column), to = from + static_cast<std::ptrdiff_t>(span);
                const double have = std::accumulate(from, to, 0.0);
                if (have < wanted)
                    for (auto it = from; it != to; ++it) *it += (wanted - have) * (*it / have);
            };
            widen(least, extent.least);
            widen(most, extent.most);
        }
    }
    for (std::size_t c = 0; c < n; ++c) most[c] = std::max(most[c], least[c]);
    return {};
    };
    TRY(measure_all(true));
    if (std::accumulate(least.begin(), least.end(), 0.0) > frame.width) TRY(measure_all(false));
    const double sum_least = std::accumulate(least.begin(), least.end(), 0.0), sum_most = std::accumulate(most.begin(), most.end(), 0.0);
    if (sum_most <= frame.width) {
        for (std::size_t c = 0; c < n; ++c) widths[c] = most[c] + (frame.width - sum_most) * most[c] / sum_most;
    } else if (sum_least <= frame.width) {
        const double part = (frame.width - sum_least) / (sum_most - sum_least);
        for (std::size_t c = 0; c < n; ++c) widths[c] = least[c] + (most[c] - least[c]) * part;
    } else {  // some word is wider than its column and will be broken: give each what it asks for as far as that is fair
        double left = frame.width - floor * static_cast<double>(n), want = sum_least - floor * static_cast<double>(n);
        for (std::size_t c = 0; c < n; ++c) widths[c] = floor + (want > 0 ? left * (least[c] - floor) / want : 0);
    }
    return widths;
}

Status Builder::set(const Table& table, Frame& frame, Atoms& out) {
    const double gap = style_.paragraph_gap + 2;
    frame.leading = std::min(frame.leading, frame.size * 1.33);
    frame.depth += 1;
    // In a narrow column nearly every line would end in a hyphen; a word that is too wide still gets one.
    frame.hyphenate = false;
    frame.hyphens_at_need = true;
    const int node = add_block(Tag::table, frame);
    nodes_[static_cast<std::size_t>(node)].element.summary = table.summary;
    const std::size_t at = out.size();
    if (!table.caption.empty()) {
        Frame caption = frame;
        caption.style = style_bold;
        caption.place += "/caption";
        const int element = add_element(Tag::caption, node);
        TRY(set_text(table.caption, caption, element, out));
        for (std::size_t i = at + 1; i < out.size(); ++i) out[i].before = break_never;
        if (out.size() > at) out.back().height += 2;
    }
    TRY_ASSIGN(const Grid grid, grid_of(table, frame));
    TRY_ASSIGN(const std::vector<double> widths, column_widths(table, grid, frame));
    const std::size_t rows_at = out.size();
    if (grid.header_rows > 0) {
        const int head = add_element(Tag::thead, node);
        TRY(set_rows(grid, 0, grid.header_rows, true, widths, frame, head, table, out));
        for (std::size_t i = rows_at; i < out.size(); ++i) out[i].before = break_never;
    }
    const std::size_t body_at = out.size();
    const int body = add_element(Tag::tbody, node);
    TRY(set_rows(grid, grid.header_rows, grid.rows, false, widths, frame, body, table, out));
    if (body_at > rows_at) {
        Atoms copy(out.begin() + static_cast<std::ptrdiff_t>(rows_at), out.begin() + static_cast<std::ptrdiff_t>(body_at));
        const double page = body_bottom(landscape_) - body_top(false, landscape_);
        const int index = static_cast<int>(table_headers_.size());
        // A header of half a page is shown once: repeated it would leave no room for the rows.
        const bool repeat = height_of(copy, 0, copy.size()) < page / 2;
        table_headers_.push_back(std::move(copy));
        for (std::size_t i = body_at; i < out.size(); ++i) out[i].header = repeat ? index : -1;
        out[body_at].before = break_never;
    } else if (rows_at > at) {
        out[rows_at].before = break_never;
    }
    if (out.size() > at) out[at].gap = gap;
    out.back().height += 3;
    return {};
}

Status Builder::set_rows(const Grid& grid, std::size_t from, std::size_t to, bool header, const std::vector<double>& widths, const Frame& frame, int section,
                         const Table& table, Atoms& out) {
    std::vector<double> column_x(widths.size() + 1, 0);
    for (std::size_t c = 0; c < widths.size(); ++c) column_x[c + 1] = column_x[c] + widths[c];
    std::vector<int> row_nodes(grid.rows, -1);
    for (std::size_t first = from; first < to;) {
        std::size_t last = first + 1;  // rows that a span ties together are one group
        for (const Grid::Cell& cell : grid.cells)
            if (cell.row >= first && cell.row < last) last = std::max(last, cell.row + cell.rows);
        struct Set {
            const Grid::Cell* cell;
            Atoms atoms;
            double height = 0;
        };
        std::vector<Set> cells;
        for (const Grid::Cell& cell : grid.cells) {
            if (cell.row < first || cell.row >= last) continue;
            int& row = row_nodes[cell.row];
            if (row < 0) row = add_element(Tag::tr, section);
            Frame inner = frame;
            inner.parent = row;
            inner.place += (header ? "/header[" : "/row[") + std::to_string(cell.source_row + 1) + "]/cell[" + std::to_string(cell.source_cell + 1) + "]";
            const double x = column_x[cell.column], width = column_x[cell.column + cell.columns] - x;
            inner = inner.inside(x + pad_side, frame.width - x - width + pad_side);
            inner.align = cell.align;
            if (cell.header) inner.style |= style_bold;
            add_block(cell.header ? Tag::th : Tag::td, inner);
            StructureElement& element = nodes_[static_cast<std::size_t>(inner.parent)].element;
            if (cell.header) element.scope = header ? "Column" : "Row";
            element.column_span = static_cast<int>(cell.columns);
            element.row_span = static_cast<int>(cell.rows);
            Set set{&cell, {}, 0};
            TRY(set_blocks(cell.cell->blocks, inner, set.atoms));
            if (!set.atoms.empty()) set.height = pad_top + height_of(set.atoms, 0, set.atoms.size()) + pad_bottom;
            else set.height = pad_top + frame.leading + pad_bottom;
            cells.push_back(std::move(set));
        }
        // A row of more than part of a page gets places where no cell has a line across, so that it can break there.
        const double step = (body_bottom(landscape_) - body_top(false, landscape_)) / 4;
        for (Set& set : cells) {
            if (last - first > 1 || set.height < step) continue;
            double y = pad_top;
            for (std::size_t i = 0; i < set.atoms.size(); ++i) {
                Atom& line = set.atoms[i];
                if (i > 0) y += line.gap;
                if (const double next = (std::floor(y / step) + 1) * step; i > 0 && y + line.height > next + eps && line.height < step) {
                    line.gap += next - y;
                    y = next;
                }
                y += line.height;
            }
            set.height = y + pad_bottom;
        }
        std::vector<double> top(last - first + 1, 0);
        std::vector<double> height(last - first, pad_top + pad_bottom);
        for (const Set& set : cells)
            if (set.cell->rows == 1) height[set.cell->row - first] = std::max(height[set.cell->row - first], set.height);
        for (const Set& set : cells) {
            double have = 0;
            for (std::size_t r = 0; r < set.cell->rows; ++r) have += height[set.cell->row - first + r];
            if (have < set.height) height[set.cell->row - first + set.cell->rows - 1] += set.height - have;
        }
        for (std::size_t r = 0; r < height.size(); ++r) top[r + 1] = top[r] + height[r];

        // All lines of the group at their place; where no line is crossed, a page may end.
        struct Item {
            double top, bottom;
            Atom* atom;
        };
        std::vector<Item> items;
        for (Set& set : cells) {
            double y = top[set.cell->row - first] + pad_top;
            for (std::size_t i = 0; i < set.atoms.size(); ++i) {
                if (i > 0) y += set.atoms[i].gap;
                items.push_back({y, y + set.atoms[i].height, &set.atoms[i]});
                y += set.atoms[i].height;
            }
        }
        std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.top < b.top - eps; });
        struct Cut {
            double at;
            Break level;
        };
        std::vector<Cut> cuts{{0, break_free}};
        double reach = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0 && items[i].top > reach - eps) {
                Break level = break_free;
                for (std::size_t k = i; k < items.size() && items[k].top < items[i].top + eps; ++k) level = std::max(level, items[k].atom->before);
                std::size_t row = 0;
                while (row + 1 < height.size() && top[row + 1] <= items[i].top + eps) ++row;
                const bool between_rows = items[i].top - pad_top <= top[row] + eps;
                double at = between_rows ? top[row] : items[i].top;
                if (between_rows) level = row > 0 ? break_widow : break_free;  // tied rows rather stay together
                else if (grid.keep[first + row]) level = break_apart;
                else level = std::max(level, break_widow);
                if (at > cuts.back().at + eps && at >= reach - eps) cuts.push_back({at, level});
            }
            reach = std::max(reach, items[i].bottom);
        }
        const double total = top.back();
        for (std::size_t k = 0; k < cuts.size(); ++k) {
            const double y0 = cuts[k].at, y1 = k + 1 < cuts.size() ? cuts[k + 1].at : total;
            Atom slice;
            slice.height = y1 - y0;
            slice.before = k == 0 ? break_free : cuts[k].level;
            if (header) {
                Piece fill;
                fill.drawn = true;
                fill.artifact = Marked::Artifact::background;
                fill.path.points = {{frame.left, 0}, {frame.right(), 0}, {frame.right(), slice.height}, {frame.left, slice.height}};
                fill.path.closed = fill.path.fill = true;
                fill.path.fill_colour = colour("soft");
                slice.pieces.push_back(std::move(fill));
            }
            for (const Item& item : items) {
                if (item.top < y0 - eps || item.top >= y1 - eps) continue;
                if (slice.base == 0) slice.base = item.top - y0 + item.atom->base;
                for (Piece piece : item.atom->pieces) {
                    piece.y += item.top - y0;
                    for (auto& point : piece.path.points) point.second += item.top - y0;
                    slice.pieces.push_back(std::move(piece));
                }
                take_marks(slice, *item.atom);
            }
            if (table.lines) {
                const auto rule = [&](double x0, double x1, double y, bool strong) {
                    Piece line;
                    line.drawn = true;
                    line.artifact = Marked::Artifact::layout;
                    line.path.points = {{x0, y - y0}, {x1, y - y0}};
                    line.path.stroke = strong ? 0.8 : 0.4;
                    line.path.stroke_colour = colour(strong ? "accent" : "line");
                    slice.pieces.push_back(std::move(line));
                };
                for (const Set& set : cells) {
                    const double bottom = top[set.cell->row - first + set.cell->rows];
                    if (bottom <= y0 + eps || bottom > y1 + eps) continue;
                    const double a = column_x[set.cell->column], b = column_x[set.cell->column + set.cell->columns];
                    const double x0 = frame.right_to_left ? frame.right() - b : frame.left + a, x1 = frame.right_to_left ? frame.right() - a : frame.left + b;
                    rule(x0, x1, bottom, header && set.cell->row + set.cell->rows == to);
                }
            }
            out.push_back(std::move(slice));
        }
        first = last;
    }
    return {};
}

}  // namespace griffier::layout
