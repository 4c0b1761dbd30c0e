// Atoms to pages: where pages end, footnotes, repeated table headers, headers and footers, and the finished Opmaak.
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
constexpr const char* marks[] = {"{0}", "{1}"};

std::string filled(std::string text, const std::string& first, const std::string& second = {}) {
    const std::string* values[] = {&first, &second};
    for (int i = 0; i < 2; ++i)
        if (const auto at = text.find(marks[i]); at != std::string::npos) text.replace(at, 3, *values[i]);
    return text;
}

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

Status Builder::furnish() {
    const std::string pages = std::to_string(sheets_.size());
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
        Sheet& sheet = sheets_[p];
        Frame frame = page_frame(sheet.landscape);
        frame.size = style_.small_size;
        frame.leading = style_.small_leading;
        frame.place = "page";
        std::vector<Piece> pieces;
        const auto set = [&](const std::string& text, double y, TableCell::Align align, double left, double right, Marked::Artifact artifact) -> Status {
            pieces.clear();
            double width = 0;
            TRY(set_line(text, frame, 0, 0, y, pieces, &width, artifact));
            if (width > right - left) {  // a running text that is too long is no reason to refuse a document: it wraps upwards nowhere, so it shrinks
                const double smaller = (right - left) / width;
                if (smaller < 0.6) return error("opmaak.kopregel", frame);
                const double size = frame.size;
                frame.size *= smaller * 0.999;
                pieces.clear();
                TRY(set_line(text, frame, 0, 0, y, pieces, &width, artifact));
                frame.size = size;
            }
            const double x = align == TableCell::Align::start ? left : align == TableCell::Align::end ? right - width : (left + right - width) / 2;
            for (Piece& piece : pieces) {
                piece.run.x += x;
                sheet.pieces.push_back(std::move(piece));
            }
            return {};
        };
        const double right = sheet.width - style_.margin_right;
        const double footer = sheet.height - style_.footer_baseline;
        const std::string number = filled(word("page"), std::to_string(p + 1), pages);
        const bool beside = is_letter_ && !sheet.landscape;
        if (!number.empty()) TRY(set(number, footer, beside ? TableCell::Align::start : TableCell::Align::end, beside ? style_.letter.reference_x : frame.left, right, Marked::Artifact::footer));
        if (is_letter_ && !stuk_.letter[0].classification.empty()) {
            frame.style = style_bold;
            TRY(set(stuk_.letter[0].classification, footer, TableCell::Align::start, frame.left, frame.right(), Marked::Artifact::footer));
            frame.style = 0;
        } else if (!is_letter_) {
            TRY(set(stuk_.number, footer, TableCell::Align::start, frame.left, right - 120, Marked::Artifact::footer));
        }
        if (p > 0) TRY(set(stuk_.running.empty() ? stuk_.title : stuk_.running, style_.header_baseline, TableCell::Align::start, frame.left, right, Marked::Artifact::header));
        if (!stuk_.marking.empty()) {
            frame.size = style_.size * 1.25;
            frame.style = style_bold;
            frame.colour = colour("accent");
            const double y = style_.header_baseline - style_.small_leading - 4;
            TRY(set(stuk_.marking, y, TableCell::Align::centre, frame.left, right, Marked::Artifact::header));
        }
    }
    return {};
}

Status Builder::finish_late() {
    for (Sheet& sheet : sheets_) {
        std::vector<Piece> added;
        for (Piece& piece : sheet.pieces) {
            if (piece.late_page < 0) continue;
            const auto index = static_cast<std::size_t>(piece.late_page);
            Frame frame = page_frame(sheet.landscape);
            frame.size = piece.run.size;
            frame.place = "contents";
            if (index >= headings_.size() || headings_[index].page < 0) return error("opmaak.doel", frame, {std::to_string(index)});
            std::vector<Piece> pieces;
            double width = 0;
            TRY(set_line(std::to_string(headings_[index].page + 1), frame, piece.element, 0, piece.y, pieces, &width));
            for (Piece& digit : pieces) {
                digit.run.x += frame.right_to_left ? piece.run.x : piece.run.x - width;
                digit.key = piece.key;
                digit.link = piece.link;
                added.push_back(std::move(digit));
            }
        }
        std::erase_if(sheet.pieces, [](const Piece& piece) { return piece.late_page >= 0; });
        for (Piece& piece : added) sheet.pieces.push_back(std::move(piece));
    }
    return {};
}

void Builder::finish(Opmaak& out) {
    out.number = stuk_.number;
    out.language = stuk_.language;
    out.title = stuk_.title;
    out.author = stuk_.author;
    out.metadata = stuk_.metadata;
    std::vector<int> face_index(fonts_.size(), -1);
    using Kid = StructureElement::Kid;
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
        Sheet& sheet = sheets_[p];
        Pagina page;
        page.width = sheet.width;
        page.height = sheet.height;
        const auto rank = [](const Piece& piece) -> std::uint64_t {  // what lies under the text first, what is no content last
            if (piece.artifact == Marked::Artifact::background) return 0;
            if (piece.artifact == Marked::Artifact::none) return piece.key;
            return piece.artifact == Marked::Artifact::layout ? 1 : std::numeric_limits<std::uint64_t>::max();
        };
        std::stable_sort(sheet.pieces.begin(), sheet.pieces.end(), [&](const Piece& a, const Piece& b) { return rank(a) < rank(b); });
        int mcid = 0;
        struct Box {
            int link;
            double base;
            Annotation annotation;
        };
        std::vector<Box> boxes;
        for (Piece& piece : sheet.pieces) {
            const bool content = piece.artifact == Marked::Artifact::none;
            const bool same = !page.content.empty() && page.content.back().artifact == piece.artifact && page.content.back().element == (content ? piece.element : -1) &&
                              !(piece.drawn && !page.content.back().runs.empty());
            if (!same) {
                Marked marked;
                marked.artifact = piece.artifact;
                if (content) {
                    marked.element = piece.element;
                    marked.mcid = mcid++;
                    nodes_[static_cast<std::size_t>(piece.element)].kids.push_back({piece.key, {Kid::Kind::content, marked.mcid, static_cast<int>(p)}});
                }
                page.content.push_back(std::move(marked));
            }
            Marked& marked = page.content.back();
            if (piece.drawn) {
                for (auto& point : piece.path.points) point.second = sheet.height - point.second;
                if (content) {
                    StructureElement& figure = nodes_[static_cast<std::size_t>(piece.element)].element;
                    for (const auto& [x, y] : piece.path.points) {
                        const double r = piece.path.radius + piece.path.stroke / 2;
                        if (figure.box_page < 0) figure.box = {x - r, y - r, x + r, y + r}, figure.box_page = static_cast<int>(p);
                        figure.box = {std::min(figure.box[0], x - r), std::min(figure.box[1], y - r), std::max(figure.box[2], x + r), std::max(figure.box[3], y + r)};
                    }
                }
                marked.paths.push_back(std::move(piece.path));
                continue;
            }
            GlyphRun run = std::move(piece.run);
            run.y = sheet.height - piece.y;
            int& face = face_index[run.face];
            if (face < 0) {
                face = static_cast<int>(out.faces.size());
                out.faces.push_back(fonts_.face(run.face).face);
            }
            if (content) {
                StructureElement& owner = nodes_[static_cast<std::size_t>(piece.element)].element;
                if (owner.tag == Tag::figure) {
                    const double low = run.y - run.size * 0.3, high = run.y + run.size;
                    if (owner.box_page < 0) owner.box = {run.x, low, run.x + run.width, high}, owner.box_page = static_cast<int>(p);
                    owner.box = {std::min(owner.box[0], run.x), std::min(owner.box[1], low), std::max(owner.box[2], run.x + run.width), std::max(owner.box[3], high)};
                }
            }
            if (piece.link >= 0) {
                auto box = std::find_if(boxes.begin(), boxes.end(), [&](const Box& b) { return b.link == piece.link && std::abs(b.base - run.y) < run.size; });
                if (box == boxes.end()) {
                    Annotation annotation;
                    annotation.page = static_cast<int>(p);
                    annotation.left = run.x;
                    annotation.right = run.x + run.width;
                    annotation.bottom = run.y - run.size * 0.28;
                    annotation.top = run.y + run.size * 0.95;
                    boxes.push_back({piece.link, run.y, annotation});
                } else {
                    box->annotation.left = std::min(box->annotation.left, run.x);
                    box->annotation.right = std::max(box->annotation.right, run.x + run.width);
                }
            }
            run.face = static_cast<std::uint32_t>(face);
            marked.runs.push_back(std::move(run));
        }
        for (Box& box : boxes) {
            const Link& link = links_[static_cast<std::size_t>(box.link)];
            Annotation& annotation = box.annotation;
            annotation.contents = word("link").empty() ? link.contents : filled(word("link"), link.contents);
            annotation.element = link.element;
            if (link.target[0] == '#') {
                const auto& [target, top] = anchors_.at(link.target.substr(1));
                annotation.target_page = target;
                annotation.target_top = sheets_[static_cast<std::size_t>(target)].height - top;
            } else {
                annotation.uri = link.target;
            }
            nodes_[static_cast<std::size_t>(link.element)].kids.push_back(
                {std::numeric_limits<std::uint64_t>::max(), {Kid::Kind::annotation, static_cast<int>(out.annotations.size()), static_cast<int>(p)}});
            out.annotations.push_back(annotation);
        }
        out.pages.push_back(std::move(page));
    }
    for (const HeadingInfo& heading : headings_)
        if (heading.bookmark && heading.page >= 0) {
            const int level = std::min(heading.level, out.bookmarks.empty() ? 1 : out.bookmarks.back().level + 1);
            out.bookmarks.push_back({level, heading.title, heading.page, sheets_[static_cast<std::size_t>(heading.page)].height - heading.top});
        }

    // Elements that came to hold nothing are left out; an empty cell keeps its place in the table.
    std::vector<char> keep(nodes_.size(), 0);
    keep[0] = 1;
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Tag tag = nodes_[i].element.tag;
        bool holds = tag == Tag::td || tag == Tag::th;
        for (const auto& [key, kid] : nodes_[i].kids) holds = holds || kid.kind != Kid::Kind::element;
        if (holds)
            for (int at = static_cast<int>(i); at >= 0 && keep[static_cast<std::size_t>(at)] != 2; at = nodes_[static_cast<std::size_t>(at)].element.parent) keep[static_cast<std::size_t>(at)] = 2;
    }
    std::vector<int> index(nodes_.size(), -1);
    for (std::size_t i = 0, next = 0; i < nodes_.size(); ++i)
        if (keep[i] != 0) index[i] = static_cast<int>(next++);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (index[i] < 0) continue;
        Node& node = nodes_[i];
        std::stable_sort(node.kids.begin(), node.kids.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [key, kid] : node.kids) {
            if (kid.kind == Kid::Kind::element) {
                kid.index = index[static_cast<std::size_t>(kid.index)];
                if (kid.index < 0) continue;
            }
            node.element.kids.push_back(kid);
        }
        if (node.element.parent >= 0) node.element.parent = index[static_cast<std::size_t>(node.element.parent)];
        out.elements.push_back(std::move(node.element));
    }
    for (Annotation& annotation : out.annotations) annotation.element = index[static_cast<std::size_t>(annotation.element)];
    for (Pagina& page : out.pages)
        for (Marked& marked : page.content)
            if (marked.element >= 0) marked.element = index[static_cast<std::size_t>(marked.element)];
}

}  // namespace griffier::layout
