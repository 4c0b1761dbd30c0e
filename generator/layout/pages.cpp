// Atoms to pages: where pages end, footnotes, repeated table headers.
#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/layout/builder.h"
#include "generator/layout/direction.h"

namespace griffier::layout {
namespace {

constexpr double eps = 0.01;
constexpr double note_gap = 12;  // between text and notes, with the rule in it
constexpr double break_cost[] = {0, 45, 2'000, 100'000};
constexpr double short_page_cost = 500;

}  // namespace

Frame Builder::page_frame(bool landscape) const {
    Frame frame;
    const double width = landscape ? style_.page_height : style_.page_width;
    frame.left = style_.margin_left;
    frame.width = width - style_.margin_left - style_.margin_right;
    if (is_letter_ && !landscape) frame.width = wide_ ? style_.letter.next_width : style_.letter.text_width;
    frame.parent = 0;
    frame.language = stuk_.language;
    frame.right_to_left = runs_right_to_left(stuk_.language);
    frame.size = style_.size;
    frame.leading = style_.leading;
    frame.colour = colour("ink");
    return frame;
}

double Builder::body_top(bool first, bool) const { return first && is_letter_ ? style_.letter.rows_top - style_.size : style_.margin_top; }

double Builder::body_bottom(bool landscape) const { return (landscape ? style_.page_width : style_.page_height) - style_.margin_bottom; }

// What belongs to the document stands on one page only, so its pieces move there; a repeated table header is copied.
double Builder::place(Atom& atom, double y, Sheet& sheet, bool as_artifact) {
    const int page = static_cast<int>(&sheet - sheets_.data());
    for (Piece& kept : atom.pieces) {
        Piece piece = as_artifact ? kept : std::move(kept);
        piece.y += y;
        for (auto& point : piece.path.points) point.second += y;
        if (as_artifact) {
            if (piece.artifact == Marked::Artifact::none) piece.artifact = Marked::Artifact::layout;
            piece.element = piece.link = -1;
        }
        sheet.pieces.push_back(std::move(piece));
    }
    if (!as_artifact) {
        for (int index : atom.headings) {
            HeadingInfo& heading = headings_[static_cast<std::size_t>(index)];
            heading.page = page;
            heading.top = y;
            anchors_["kop-" + std::to_string(index)] = {page, y};
        }
        for (const std::string& id : atom.anchors) anchors_[id] = {page, y};
    }
    return y + atom.height;
}

Builder::PageEnd Builder::page_end(const Atoms& atoms, std::size_t from, double room, double used, double notes, bool complete) const {
    std::vector<double> after;  // room used when the page ends before atom from + k
    std::size_t j = from;
    for (; j < atoms.size(); ++j) {
        if (j > from && atoms[j].page_start) break;
        const double more = atoms[j].height + (j == from ? 0 : atoms[j].gap);
        double note_more = 0;
        for (int note : atoms[j].notes)
            for (const Atom& line : notes_[static_cast<std::size_t>(note)].atoms) note_more += line.height;
        if (note_more > 0 && notes == 0) note_more += note_gap;
        after.push_back(used + notes);
        if (used + more + notes + note_more > room + eps && (j > from || used + more + notes > room + eps || note_more > 0)) {
            if (j > from) break;
            return {from + 1, used + more > room + eps, true};
        }
        used += more;
        notes += note_more;
    }
    if (j >= atoms.size() || atoms[j].page_start || j == from) return {j, false, false};
    // What is left after this page, up to the next page that begins by itself: two or three lines alone on a sheet are no page.
    std::size_t stop = j;
    while (stop < atoms.size() && !atoms[stop].page_start) ++stop;
    double left = complete || stop < atoms.size() ? height_of(atoms, j, stop) : 4 * style_.page_height;
    double best = std::numeric_limits<double>::infinity();
    std::size_t end = j;
    for (std::size_t k = j; k > from; --k) {
        if (k < j) left += atoms[k].height + atoms[k + 1].gap;
        const double empty = 1 - after[k - from] / room;
        const double cost = 100 * empty * empty + break_cost[atoms[k].before] + (left < 4 * style_.leading ? short_page_cost : 0);
        if (cost < best - 1e-9) best = cost, end = k;
    }
    return {end, false, false};
}

std::size_t Builder::first_page_end(const Atoms& atoms, bool complete) const {
    const double room = body_bottom(false) - body_top(true, false);
    double height = height_of(atoms, 0, atoms.size());
    for (const Atom& atom : atoms)
        if (!atom.notes.empty()) height += room;  // notes are counted by page_end
    return height > room + eps ? page_end(atoms, 0, room, 0, 0, complete).end : atoms.size();
}

Builder::Mark Builder::mark(const Atoms& atoms) const {
    return {atoms.size(), nodes_.size(), links_.size(), notes_.size(), headings_.size(), table_headers_.size(), nodes_[0].kids.size(), counter_, last_level_};
}

void Builder::take_back(const Mark& mark, Atoms& atoms) {
    atoms.resize(mark.atoms);
    nodes_.resize(mark.nodes);
    nodes_[0].kids.resize(mark.kids);
    links_.resize(mark.links);
    notes_.resize(mark.notes);
    headings_.resize(mark.headings);
    table_headers_.resize(mark.headers);
    counter_ = mark.counter;
    last_level_ = mark.last_level;
}

Status Builder::paginate(Atoms& atoms) {
    std::vector<Atom*> waiting;  // lines of notes that did not fit on the page of their number
    bool landscape = stuk_.landscape;
    std::size_t i = 0;
    while (i < atoms.size() || !waiting.empty() || sheets_.empty()) {
        if (i < atoms.size() && atoms[i].page_start) landscape = atoms[i].landscape;
        const bool first = sheets_.empty();
        sheets_.push_back({landscape, landscape ? style_.page_height : style_.page_width, landscape ? style_.page_width : style_.page_height, {}});
        Sheet& sheet = sheets_.back();
        if (first)
            for (Piece& piece : first_page_) sheet.pieces.push_back(std::move(piece));
        const double top = body_top(first && !landscape, landscape), bottom = body_bottom(landscape);
        double room = bottom - top;

        std::vector<Atom*> foot;
        double foot_height = 0;
        const auto take_waiting = [&](double limit) {
            while (!waiting.empty() && foot_height + (foot.empty() ? note_gap : 0) + waiting.front()->height <= limit + eps) {
                foot_height += (foot.empty() ? note_gap : 0) + waiting.front()->height;
                foot.push_back(waiting.front());
                waiting.erase(waiting.begin());
            }
        };
        take_waiting(i < atoms.size() ? room / 2 : room);

        Atoms* header = i < atoms.size() && atoms[i].header >= 0 && (i > 0 && atoms[i - 1].header == atoms[i].header)
                                  ? &table_headers_[static_cast<std::size_t>(atoms[i].header)]
                                  : nullptr;
        const double header_height = header != nullptr ? height_of(*header, 0, header->size()) : 0;
        const PageEnd found = page_end(atoms, i, room, header_height, foot_height, true);
        if (found.too_high) {
            Frame frame;
            frame.place = "body";
            return error("opmaak.te_hoog", frame);
        }
        if (found.long_notes)  // as many lines as fit, the rest on the next page
            for (int note : atoms[i].notes)
                for (Atom& line : notes_[static_cast<std::size_t>(note)].atoms) waiting.push_back(&line);
        const std::size_t end = found.end;
        double y = top;
        if (header != nullptr) {
            for (std::size_t k = 0; k < header->size(); ++k) y = place((*header)[k], y + (k == 0 ? 0 : (*header)[k].gap), sheet, true);
        }
        const std::size_t waiting_before = waiting.size();
        for (std::size_t k = i; k < end; ++k) {
            y = place(atoms[k], y + (k == i ? 0 : atoms[k].gap), sheet, false);
            if (waiting_before > 0 && k == i) continue;  // its notes stand in `waiting`
            for (int note : atoms[k].notes)
                for (Atom& line : notes_[static_cast<std::size_t>(note)].atoms) {
                    foot_height += (foot.empty() ? note_gap : 0) + line.height;
                    foot.push_back(&line);
                }
        }
        take_waiting(bottom - y);
        if (!foot.empty()) {
            Piece rule;
            rule.drawn = true;
            rule.artifact = Marked::Artifact::layout;
            const double from = bottom - foot_height + note_gap * 0.45;
            const Frame page = page_frame(landscape);
            rule.path.points = {{page.right_to_left ? page.right() - 70 : page.left, from}, {page.right_to_left ? page.right() : page.left + 70, from}};
            rule.path.stroke = 0.4;
            rule.path.stroke_colour = colour("line");
            sheet.pieces.push_back(std::move(rule));
            double at = bottom - foot_height + note_gap;
            for (Atom* line : foot) at = place(*line, at, sheet, false);
        }
        i = end;
    }
    return {};
}

}  // namespace griffier::layout
