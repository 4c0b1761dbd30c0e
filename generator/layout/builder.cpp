#include "generator/layout/builder.h"

#include <algorithm>
#include <functional>
#include <set>

#include "generator/layout/direction.h"

namespace griffier::layout {
namespace {

constexpr std::size_t own_lines_together = 10;

// No id of a block has a space in it.
std::string note_anchor(int note) { return "noot " + std::to_string(note + 1); }
std::string marker_anchor(int note) { return "bij noot " + std::to_string(note + 1); }

}  // namespace

double height_of(const Atoms& atoms, std::size_t from, std::size_t to) {
    double height = 0;
    for (std::size_t i = from; i < to; ++i) height += atoms[i].height + (i == from ? 0 : atoms[i].gap);
    return height;
}

Builder::Builder(const HouseStyle& style, const FontStore& fonts, const Shaper& shaper, const Hyphenation& hyphenation, const Stuk& stuk, bool proof)
    : style_(style), fonts_(fonts), hyphenation_(hyphenation), shaper_(shaper), setter_(fonts, shaper, hyphenation), stuk_(stuk), proof_(proof) {}

Error Builder::error(std::string code, const Frame& frame, std::vector<std::string> args) const {
    return refused(std::move(code), {stuk_.number, 0, frame.place}, std::move(args));
}

// The document's own words come first, then the house style's for its language; a style without that language shows the key's
// absence by an empty text, which the locale test of the house style refuses beforehand.
std::string Builder::word(const std::string& key) const {
    if (auto it = stuk_.words.find(key); it != stuk_.words.end()) return it->second;
    for (const std::string& language : {stuk_.language, primary_language(stuk_.language)})
        if (auto it = style_.words.find(language); it != style_.words.end())
            if (auto found = it->second.find(key); found != it->second.end()) return found->second;
    return {};
}

std::string Builder::filled(std::string text, const std::string& first, const std::string& second) {
    for (const auto& [mark, value] : {std::pair<const char*, const std::string&>("{0}", first), {"{1}", second}})
        if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, 3, value);
    return text;
}

Colour Builder::colour(const std::string& name) const {
    const auto it = style_.palette.find(name);
    return it == style_.palette.end() ? Colour{} : it->second;
}

int Builder::add_element(Tag tag, int parent, std::uint64_t key) {
    Node node;
    node.element.tag = tag;
    node.element.parent = parent;
    node.key = key != 0 ? key : next_key();
    nodes_.push_back(std::move(node));
    const int index = static_cast<int>(nodes_.size()) - 1;
    if (parent >= 0)
        nodes_[static_cast<std::size_t>(parent)].kids.push_back({nodes_.back().key, {StructureElement::Kid::Kind::element, index, -1}});
    return index;
}

int Builder::add_block(Tag tag, Frame& frame) {
    const int index = add_element(tag, frame.parent);
    frame.parent = index;
    return index;
}

Status Builder::flatten(const Inlines& inlines, const Frame& frame, Span style, Flattened& out, int element) {
    std::string& text = out.source.text;
    const auto close = [&](const Span& span) {
        const auto end = static_cast<std::uint32_t>(text.size());
        const std::uint32_t begin = out.source.spans.empty() ? 0 : out.source.spans.back().end;
        if (end == begin) return;
        Span piece = span;
        piece.begin = begin;
        piece.end = end;
        out.source.spans.push_back(piece);
    };
    const auto inner_key = [&] { return out.key + 2 * text.size(); };
    for (const Inline& piece : inlines) {
        Span inner = style;
        inner.element = element;
        switch (piece.kind) {
            case Inline::Kind::text:
                for (std::size_t at = 0; at < piece.text.size();) {
                    const std::size_t start = at;
                    while (at < piece.text.size() && piece.text[at] > ' ' && piece.text[at] < 0x7F) ++at;
                    if (at > start) {
                        text.append(piece.text, start, at - start);
                        out.after_space = false;
                        continue;
                    }
                    const char32_t c = next_code_point(piece.text, at);
                    if (c == U' ' || c == U'\n' || c == U'\t' || c == U'\r') {
                        if (!out.after_space) text += ' ';
                        out.after_space = true;
                    } else if (c == 0xAD || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c < 0x20 || c == 0x7F) {
                        // steers a typesetter, shows nothing: direction and hyphenation are decided here
                    } else {
                        text.append(piece.text, start, at - start);
                        out.after_space = false;
                    }
                }
                close(inner);
                break;
            case Inline::Kind::strong:
                inner.style |= style_bold;
                TRY(flatten(piece.children, frame, inner, out, element));
                break;
            case Inline::Kind::emphasis:
                inner.style |= style_italic;
                TRY(flatten(piece.children, frame, inner, out, element));
                break;
            case Inline::Kind::name:
                inner.hyphenate = false;
                TRY(flatten(piece.children, frame, inner, out, element));
                break;
            case Inline::Kind::language: {
                inner.language = piece.text;
                const int span = add_element(Tag::span, element, inner_key());
                nodes_[static_cast<std::size_t>(span)].element.language = piece.text;
                TRY(flatten(piece.children, frame, inner, out, span));
                break;
            }
            case Inline::Kind::link: {
                const int node = add_element(Tag::link, element, inner_key());
                inner.link = static_cast<int>(links_.size());
                inner.hyphenate = false;
                inner.colour = colour("link");
                links_.push_back({piece.text, "", node});
                const std::size_t begin = text.size();
                TRY(flatten(piece.children, frame, inner, out, node));
                if (text.size() == begin) return error("opmaak.doel", frame, {piece.text});
                links_[static_cast<std::size_t>(inner.link)].contents = text.substr(begin);
                break;
            }
            case Inline::Kind::footnote: {
                if (in_footnote_) return error("opmaak.voetnoot_genest", frame);
                while (!text.empty() && text.back() == ' ') {  // the number stands against its word
                    text.pop_back();
                    if (!out.source.spans.empty() && out.source.spans.back().end > text.size()) out.source.spans.back().end = static_cast<std::uint32_t>(text.size());
                }
                while (!out.source.spans.empty() && out.source.spans.back().end <= out.source.spans.back().begin) out.source.spans.pop_back();
                const int note = static_cast<int>(notes_.size());
                notes_.emplace_back();
                const std::string number = std::to_string(note + 1);
                inner.element = add_element(Tag::link, add_element(Tag::reference, element, inner_key()), inner_key());
                inner.size *= 0.65;
                inner.rise = style.size * 0.33;
                inner.hyphenate = false;
                inner.link = static_cast<int>(links_.size());
                links_.push_back({"#" + note_anchor(note), filled(word("footnote"), number), inner.element, true});
                text += number;
                out.after_space = false;
                close(inner);
                out.source.notes.push_back({static_cast<std::uint32_t>(text.size() - 1), note});
                out.notes.push_back({note, &piece.children});
                break;
            }
            case Inline::Kind::line_break:
                while (!text.empty() && text.back() == ' ') text.back() = '\n';
                if (text.empty() || text.back() != '\n') text += '\n';
                out.after_space = true;
                close(inner);
                break;
        }
    }
    return {};
}

void Builder::place_line(const Line& line, const Frame& frame, std::uint64_t key, double y, std::vector<Piece>& out) const {
    double x = frame.left;
    const bool at_right = frame.align == TableCell::Align::end ? !frame.right_to_left : frame.align == TableCell::Align::start && frame.right_to_left;
    if (frame.align == TableCell::Align::centre) x += (frame.width - line.width) / 2;
    else if (at_right) x += frame.width - line.width;
    for (const Line::Run& run : line.runs) {
        Piece piece;
        piece.key = key + 2 * run.begin + 1;
        piece.element = run.element;
        piece.run = run.run;
        piece.run.x += x;
        piece.y = y + line.above - run.run.y;
        piece.link = run.link;
        out.push_back(std::move(piece));
    }
}

Status Builder::set_text(const Inlines& inlines, const Frame& frame, int element, Atoms& out) {
    Flattened flat;
    flat.key = next_key();
    flat.element = element;
    flat.source.right_to_left = frame.right_to_left;
    flat.source.leading = frame.leading;
    Span span;
    span.size = frame.size;
    span.colour = frame.colour;
    span.style = frame.style;
    span.language = frame.language;
    span.hyphenate = (frame.hyphenate || frame.hyphens_at_need) && style_.hyphenate;
    flat.source.hyphens_at_need = !frame.hyphenate;
    TRY(flatten(inlines, frame, span, flat, element));
    std::string& text = flat.source.text;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    while (!flat.source.spans.empty() && flat.source.spans.back().begin >= text.size()) flat.source.spans.pop_back();
    if (!flat.source.spans.empty()) flat.source.spans.back().end = static_cast<std::uint32_t>(text.size());
    if (text.empty()) return {};
    if (frame.width < frame.size) return error("opmaak.kolom_te_smal", frame);
    TRY_ASSIGN(const Prepared prepared, setter_.prepare(flat.source, {stuk_.number, 0, frame.place}));
    const bool justified = style_.justified && frame.align == TableCell::Align::start && frame.depth == 0;
    std::size_t first = frame.first_lines;
    std::vector<Line> lines = setter_.lines(prepared, frame.width, justified, first, frame.rest_width);
    if (first != Frame::all_lines && first >= 3 && lines.size() == first + 1)  // its last line is not left alone
        lines = setter_.lines(prepared, frame.width, justified, --first, frame.rest_width);
    Frame rest = frame;
    rest.width = frame.rest_width;
    // Lines that the writer ended himself are an address, or read like one: they stay together.
    const bool own_lines = text.find('\n') != std::string::npos && lines.size() <= own_lines_together;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Atom atom;
        atom.height = lines[i].height;
        atom.base = lines[i].above;
        atom.notes = lines[i].notes;
        // At least two lines of a paragraph stand together at the foot and at the head of a page.
        if (i > 0 && (i == 1 || i + 1 == lines.size())) atom.before = break_widow;
        if (i > 0 && own_lines) atom.before = break_apart;
        for (int note : atom.notes) atom.anchors.push_back(marker_anchor(note));
        if (first != Frame::all_lines && i == first) turn_page(atom);
        place_line(lines[i], i < first ? frame : rest, flat.key, 0, atom.pieces);
        out.push_back(std::move(atom));
    }
    for (const auto& [index, content] : flat.notes) {
        Frame foot = page_frame(landscape_);
        if (is_letter_ && !landscape_) foot.width = style_.letter.text_width;
        foot.place = frame.place + "/footnote[" + std::to_string(index + 1) + "]";
        foot.parent = nodes_[static_cast<std::size_t>(element)].element.parent;
        const int note = add_element(Tag::note, foot.parent);
        nodes_[static_cast<std::size_t>(note)].element.id = "noot-" + std::to_string(index + 1);
        foot.parent = note;
        foot.size = style_.small_size;
        foot.leading = style_.small_leading;
        foot.language = frame.language;
        foot.depth = 1;
        in_footnote_ = true;
        const int label = add_element(Tag::lbl, note);
        const int body = add_element(Tag::p, note);
        const Frame inner = foot.inside(12);
        Atoms lines_of_note;
        TRY(set_text(*content, inner, body, lines_of_note));
        in_footnote_ = false;
        if (lines_of_note.empty()) return error("opmaak.voetnoot_leeg", frame);
        const int back = add_element(Tag::link, label);
        const std::string number = std::to_string(index + 1);
        TRY(set_label(number, foot, back, 0, 0, lines_of_note));
        for (Piece& piece : lines_of_note.front().pieces)
            if (piece.element == back) piece.link = static_cast<int>(links_.size());
        links_.push_back({"#" + marker_anchor(index), filled(word("back"), number), back, true});
        lines_of_note.front().anchors.push_back(note_anchor(index));
        notes_[static_cast<std::size_t>(index)].atoms = std::move(lines_of_note);
    }
    return {};
}

// One line of plain text at a given place; what it says is never broken. `x` is its left end.
Status Builder::set_line(const std::string& text, const Frame& frame, int element, double x, double y, std::vector<Piece>& out, double* width,
                         Marked::Artifact artifact) {
    Flattened flat;
    flat.key = artifact == Marked::Artifact::none ? next_key() : 0;
    flat.source.right_to_left = frame.right_to_left;
    flat.source.leading = frame.leading;
    Span span;
    span.size = frame.size;
    span.colour = frame.colour;
    span.style = frame.style;
    span.language = frame.language;
    TRY(flatten(plain(text), frame, span, flat, element));
    if (flat.source.text.empty()) {
        if (width != nullptr) *width = 0;
        return {};
    }
    TRY_ASSIGN(const Prepared prepared, setter_.prepare(flat.source, {stuk_.number, 0, frame.place}));
    const std::vector<Line> lines = setter_.lines(prepared, prepared.max_width() + 1, false);
    Frame spot = frame;
    spot.left = x;
    spot.align = TableCell::Align::start;
    spot.width = lines[0].width;
    std::vector<Piece> pieces;
    place_line(lines[0], spot, flat.key, y - lines[0].above, pieces);
    for (Piece& piece : pieces) {
        piece.artifact = artifact;
        if (artifact != Marked::Artifact::none) piece.element = -1;
        out.push_back(std::move(piece));
    }
    if (width != nullptr) *width = lines[0].width;
    return {};
}

Result<Builder::Extent> Builder::measure(const Inlines& inlines, const Frame& frame) {
    // Measuring makes no structure: what flatten adds is taken back.
    const std::size_t nodes = nodes_.size(), links = links_.size(), notes = notes_.size();
    const std::uint64_t counter = counter_;
    const bool foot = in_footnote_;
    const int element = add_element(Tag::p, -1);
    Flattened flat;
    flat.key = next_key();
    flat.source.right_to_left = frame.right_to_left;
    flat.source.leading = frame.leading;
    Span span;
    span.size = frame.size;
    span.style = frame.style;
    span.language = frame.language;
    const Status status = flatten(inlines, frame, span, flat, element);
    nodes_.resize(nodes);
    links_.resize(links);
    notes_.resize(notes);
    counter_ = counter;
    in_footnote_ = foot;
    if (!status) return status.error();
    if (flat.source.text.empty()) return Extent{};
    TRY_ASSIGN(const Prepared prepared, setter_.prepare(flat.source, {stuk_.number, 0, frame.place}));
    return Extent{prepared.min_width(), prepared.max_width()};
}

Status Builder::check_links() const {
    for (const Link& link : links_) {
        Frame frame;
        frame.place = "link";
        if (!link.target.empty() && link.target[0] == '#') {
            if (anchors_.find(link.target.substr(1)) == anchors_.end()) return error("opmaak.doel", frame, {link.target});
        } else if (link.target.rfind("https:", 0) != 0 && link.target.rfind("http:", 0) != 0 && link.target.rfind("mailto:", 0) != 0 &&
                   link.target.rfind("tel:", 0) != 0) {
            return error("opmaak.doel", frame, {link.target});
        }
    }
    return {};
}

Result<Opmaak> Builder::build() {
    Frame none;
    none.place = "stuk";
    if (stuk_.number.empty() || stuk_.title.empty() || stuk_.language.empty()) return error("opmaak.leeg", none);
    add_element(Tag::document, -1);
    is_letter_ = !stuk_.letter.empty();
    landscape_ = stuk_.landscape;
    Frame frame = page_frame(landscape_);
    frame.place = "stuk";
    Atoms atoms;
    bool titled = !is_letter_;
    if (is_letter_)
        for (const auto& [label, value] : stuk_.letter[0].rows)
            if (label == stuk_.letter[0].subject_label && !value.empty()) titled = true;
    // Without a title line the sections themselves are the first level.
    heading_shift_ = titled ? 0 : -1;
    TRY(collect_headings(stuk_.body));
    last_level_ = titled ? 1 : 0;
    if (is_letter_) {
        TRY(set_letter(stuk_.letter[0], frame, atoms));
    } else {
        TRY(set_title(frame, atoms));
    }
    frame.place = "body";
    TRY(set_blocks(stuk_.body, frame, atoms));
    TRY(paginate(atoms));
    TRY(check_links());
    TRY(furnish());
    TRY(finish_late());
    Opmaak out;
    finish(out);
    return out;
}

}  // namespace griffier::layout
