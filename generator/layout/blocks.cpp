// The blocks of running text: paragraphs, headings, lists. Groups, tables, figures and letters have files of their own.
#include <algorithm>

#include "generator/layout/builder.h"
#include "generator/layout/direction.h"

namespace griffier::layout {
namespace {

constexpr double widest_label = 0.38;  // of the measure: what is wider stands above its text

Tag heading_tag(int level) {
    static constexpr Tag tags[] = {Tag::h1, Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6};
    return tags[std::clamp(level, 1, 6)];
}

std::string flat_text(const Inlines& inlines) {
    std::string text;
    for (const Inline& piece : inlines) {
        if (piece.kind == Inline::Kind::footnote) continue;
        if (piece.kind == Inline::Kind::text) text += piece.text;
        if (piece.kind == Inline::Kind::line_break) text += ' ';
        text += flat_text(piece.children);
    }
    return text;
}

std::string roman(int n) {
    static constexpr std::pair<int, const char*> steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                            {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string text;
    for (const auto& [value, letters] : steps)
        for (; n >= value; n -= value) text += letters;
    return text;
}

std::string letters(int n) {
    std::string text;
    for (; n > 0; n = (n - 1) / 26) text.insert(text.begin(), static_cast<char>('a' + (n - 1) % 26));
    return text;
}

std::string upper_ascii(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string label_of(const List& list, const ListItem& item, int index) {
    if (!item.label.empty()) return item.label;
    const int n = list.start + index;
    switch (list.numbering) {
        case List::Numbering::none: return {};
        case List::Numbering::bullet: return "\xE2\x80\xA2";
        case List::Numbering::dash: return "\xE2\x80\x93";
        case List::Numbering::decimal: return std::to_string(n) + list.suffix;
        case List::Numbering::lower_alpha: return letters(n) + list.suffix;
        case List::Numbering::upper_alpha: return upper_ascii(letters(n)) + list.suffix;
        case List::Numbering::lower_roman: return roman(n) + list.suffix;
        case List::Numbering::upper_roman: return upper_ascii(roman(n)) + list.suffix;
    }
    return {};
}

const char* numbering_name(List::Numbering numbering) {
    switch (numbering) {
        case List::Numbering::none: return "None";
        case List::Numbering::bullet: return "Disc";
        case List::Numbering::dash: return "Disc";
        case List::Numbering::decimal: return "Decimal";
        case List::Numbering::lower_alpha: return "LowerAlpha";
        case List::Numbering::upper_alpha: return "UpperAlpha";
        case List::Numbering::lower_roman: return "LowerRoman";
        case List::Numbering::upper_roman: return "UpperRoman";
    }
    return "None";
}

constexpr const char* block_names[] = {"paragraph", "heading", "list", "definitions", "table", "figure", "signatures", "appendix", "contents", "group", "note"};

}  // namespace

Status Builder::collect_headings(const Blocks& blocks) {
    for (const Block& block : blocks) {
        HeadingInfo info;
        if (const auto* heading = std::get_if<Heading>(&block.value)) {
            info.title = flat_text(heading->content);
            info.level = heading->level + heading_shift_;
            info.bookmark = heading->bookmark;
        } else if (const auto* appendix = std::get_if<AppendixStart>(&block.value)) {
            info.title = flat_text(appendix->title);
            info.level = 2 + heading_shift_;
        } else if (const auto* group = std::get_if<KeepTogether>(&block.value)) {
            TRY(collect_headings(group->blocks));
            continue;
        } else if (const auto* box = std::get_if<NoteBox>(&block.value)) {
            TRY(collect_headings(box->blocks));
            continue;
        } else if (const auto* list = std::get_if<List>(&block.value)) {
            for (const ListItem& item : list->items) TRY(collect_headings(item.blocks));
            continue;
        } else if (const auto* definitions = std::get_if<DefinitionList>(&block.value)) {
            for (const auto& entry : definitions->entries) TRY(collect_headings(entry.meaning));
            continue;
        } else if (const auto* table = std::get_if<Table>(&block.value)) {
            for (const auto* part : {&table->header, &table->body})
                for (const TableRow& row : *part)
                    for (const TableCell& cell : row.cells) TRY(collect_headings(cell.blocks));
            continue;
        } else {
            continue;
        }
        outline_.push_back(info);
    }
    return {};
}

Status Builder::set_title(Frame frame, Atoms& out) {
    const int level = 1;
    Frame title = frame;
    title.parent = add_element(Tag::h1, 0);
    title.size = style_.heading_size[level];
    title.leading = title.size * 1.25;
    title.style = style_bold;
    title.hyphenate = false;
    title.colour = colour("accent");
    title.place = "title";
    const std::size_t at = out.size();
    TRY(set_text(plain(stuk_.title), title, title.parent, out));
    if (out.size() == at) return error("opmaak.leeg", title);
    headings_.push_back({stuk_.title, 1, true, -1, 0});
    outline_.insert(outline_.begin(), {stuk_.title, 1, true, -1, 0});
    out[at].headings.push_back(0);
    if (!stuk_.date.empty()) {
        Frame date = frame;
        date.place = "date";
        const int p = add_element(Tag::p, 0);
        const std::size_t first = out.size();
        TRY(set_text(plain(stuk_.date), date, p, out));
        if (out.size() > first) out[first].gap = 2;
    }
    if (!stuk_.facts.empty()) {
        DefinitionList facts;
        for (const auto& [label, value] : stuk_.facts) facts.entries.push_back({plain(label), {paragraph(value)}});
        Frame rows = frame;
        rows.place = "facts";
        const std::size_t first = out.size();
        TRY(set(facts, rows, out));
        if (out.size() > first) out[first].gap = style_.paragraph_gap + 4;
    }
    for (std::size_t i = at + 1; i < out.size(); ++i) out[i].before = break_never;
    return {};
}

Status Builder::set_blocks(const Blocks& blocks, const Frame& frame, Atoms& out) {
    bool after_heading = false;
    const bool top = frame.depth == 0 && frame.parent == 0;
    std::vector<Mark> marks;
    std::vector<char> headed;  // beside marks: whether a heading came before
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const Block& block = blocks[index];
        const bool narrow = top && is_letter_ && !landscape_ && !wide_ && style_.letter.next_width > style_.letter.text_width;
        if (narrow) marks.push_back(mark(out)), headed.push_back(after_heading ? 1 : 0);
        Frame inner = top ? page_frame(landscape_) : frame;  // an appendix may have turned the page
        inner.place = frame.place + "/" + block_names[block.value.index()] + "[" + std::to_string(index + 1) + "]";
        const std::size_t at = out.size();
        if (top && wide_ && at < second_page_) {  // begins on the first page of a letter and goes on on the second
            inner.rest_width = inner.width;
            inner.width = style_.letter.text_width;
            inner.first_lines = second_page_ - at;
        }
        TRY(set_block(block, inner, out));
        if (top && wide_ && !turned_ && out.size() > second_page_) turn_page(out[second_page_]);
        if (out.size() > at && after_heading) out[at].before = std::max(out[at].before, break_never);
        if (out.size() > at) {
            const auto* paragraph = std::get_if<Paragraph>(&block.value);
            after_heading = std::holds_alternative<Heading>(block.value) || (paragraph != nullptr && paragraph->keep_with_next);
        }
        // The first page of a letter is full: what comes after it is set anew over the whole width.
        if (narrow && !wide_)
            if (const std::size_t end = first_page_end(out, index + 1 == blocks.size()); end < out.size()) {
                std::size_t again = marks.size() - 1;
                while (again > 0 && marks[again].atoms > end) --again;
                take_back(marks[again], out);
                after_heading = headed[again] != 0;
                second_page_ = end;
                wide_ = true;
                index = again - 1;  // wraps for the first and comes back by the loop
            }
    }
    return {};
}

Status Builder::set_block(const Block& block, Frame frame, Atoms& out) {
    if (frame.depth > 12) return error("opmaak.te_diep", frame);
    const std::size_t at = out.size();
    const std::size_t node = nodes_.size();
    if (!std::holds_alternative<Paragraph>(block.value) && !std::holds_alternative<List>(block.value)) frame.first_lines = Frame::all_lines;
    if (!block.language.empty()) {
        frame.language = block.language;
        frame.right_to_left = runs_right_to_left(block.language);
    }
    TRY(std::visit([&](const auto& value) { return set(value, frame, out); }, block.value));
    if (!block.language.empty())
        for (std::size_t i = node; i < nodes_.size(); ++i)
            if (nodes_[i].element.parent < static_cast<int>(node) && nodes_[i].element.language.empty()) nodes_[i].element.language = block.language;
    if (!block.id.empty() && out.size() > at) {
        for (const Atom& atom : out)
            if (std::find(atom.anchors.begin(), atom.anchors.end(), block.id) != atom.anchors.end()) return error("opmaak.doel", frame, {block.id});
        out[at].anchors.push_back(block.id);
    }
    return {};
}

Status Builder::set(const Paragraph& paragraph, Frame& frame, Atoms& out) {
    if (paragraph.style == Paragraph::Style::small) {
        frame.size = std::min(frame.size, style_.small_size);
        frame.leading = std::min(frame.leading, style_.small_leading);
    } else if (paragraph.style == Paragraph::Style::lead) {
        frame.size *= 1.15;
        frame.leading *= 1.15;
    }
    const std::size_t at = out.size();
    TRY(set_text(paragraph.content, frame, add_element(Tag::p, frame.parent), out));
    if (out.size() > at) out[at].gap = style_.paragraph_gap;
    return {};
}

Status Builder::set(const Heading& heading, Frame& frame, Atoms& out) {
    const int level = heading.level + heading_shift_;
    if (level < 1 || level > 6 || level > last_level_ + 1) return error("opmaak.kopniveau", frame, {std::to_string(heading.level)});
    last_level_ = level;
    const auto index = static_cast<std::size_t>(std::clamp(heading.level, 1, 6));
    frame.size = style_.heading_size[index];
    frame.leading = frame.size * 1.3;
    frame.style = style_bold;
    frame.hyphenate = false;
    if (heading.level <= 2) frame.colour = colour("accent");
    const std::size_t at = out.size();
    TRY(set_text(heading.content, frame, add_element(heading_tag(level), frame.parent), out));
    if (out.size() == at) return error("opmaak.leeg", frame);
    out[at].gap = style_.heading_before[index];
    for (std::size_t i = at + 1; i < out.size(); ++i) out[i].before = break_never;
    // The room under a heading is part of it, so that it stays when the next block drops its own gap.
    out.back().height += std::max(0.0, style_.heading_after[index] - style_.paragraph_gap);
    out[at].headings.push_back(static_cast<int>(headings_.size()));
    headings_.push_back({flat_text(heading.content), level, heading.bookmark, -1, 0});
    return {};
}

Status Builder::set_label(const std::string& label, const Frame& frame, int element, double start, unsigned style, Atoms& item, double gap) {
    if (label.empty() || item.empty()) return {};
    Frame spot = frame;
    spot.style |= style;
    std::vector<Piece> pieces;
    double width = 0;
    TRY(set_line(label, spot, element, 0, item.front().base, pieces, &width));
    double x = gap > 0 ? start + gap - 4 - width : start;  // numbers end in front of their text
    if (x < start) x = start;
    for (Piece& piece : pieces) piece.run.x += frame.right_to_left ? frame.right() - x - width : frame.left + x;
    item.front().pieces.insert(item.front().pieces.end(), pieces.begin(), pieces.end());
    return {};
}

Status Builder::set(const List& list, Frame& frame, Atoms& out) {
    const int node = add_block(Tag::l, frame);
    nodes_[static_cast<std::size_t>(node)].element.numbering = numbering_name(list.numbering);
    const bool numbered = list.numbering != List::Numbering::bullet && list.numbering != List::Numbering::dash && list.numbering != List::Numbering::none;
    double indent = list.numbering == List::Numbering::none ? 0 : style_.list_indent;
    std::vector<char> above(list.items.size(), 0);  // a label that would leave its text no room stands above it
    for (std::size_t i = 0; i < list.items.size(); ++i) {  // all texts of a list begin at the same place
        TRY_ASSIGN(const Extent extent, measure(plain(label_of(list, list.items[i], static_cast<int>(i))), frame));
        if (extent.most > frame.width * widest_label) above[i] = 1;
        else indent = std::max(indent, extent.most + 5);
    }
    const std::string place = frame.place;
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        Frame item = frame;
        item.first_lines = Frame::all_lines;
        if (frame.first_lines != Frame::all_lines && out.size() - begin >= frame.first_lines) item.width = frame.rest_width;
        item.place = place + "/item[" + std::to_string(i + 1) + "]";
        item.depth = frame.depth + 1;
        add_block(Tag::li, item);
        const std::string label = label_of(list, list.items[i], static_cast<int>(i));
        const int label_node = label.empty() ? -1 : add_element(Tag::lbl, item.parent);
        Frame body = item.inside(indent);
        add_block(Tag::lbody, body);
        Atoms atoms;
        TRY(set_blocks(list.items[i].blocks, body, atoms));
        if (atoms.empty()) return error("opmaak.leeg", item);
        if (above[i] != 0) {
            Atoms head;
            TRY(set_text(plain(label), item, label_node, head));
            atoms.front().gap = 0;
            atoms.front().before = break_never;
            atoms.insert(atoms.begin(), std::make_move_iterator(head.begin()), std::make_move_iterator(head.end()));
        } else {
            TRY(set_label(label, item, label_node, 0, 0, atoms, numbered && list.items[i].label.empty() ? indent : 0));
        }
        const bool nested = frame.depth > 0;
        atoms.front().gap = i == 0 ? (nested ? 2 : style_.paragraph_gap * 0.6) : (nested ? 1.5 : 2.5);
        if (i == 0) atoms.front().before = nested ? break_widow : break_apart;  // a list stays with the line that announces it
        out.insert(out.end(), std::make_move_iterator(atoms.begin()), std::make_move_iterator(atoms.end()));
    }
    return {};
}

Status Builder::set(const DefinitionList& list, Frame& frame, Atoms& out) {
    add_block(Tag::l, frame);
    Frame bold = frame;
    bold.style |= style_bold;
    double widest = 0;
    for (const auto& entry : list.entries) {
        TRY_ASSIGN(const Extent extent, measure(entry.term, bold));
        widest = std::max(widest, extent.most);
    }
    const bool beside = widest + 10 <= frame.width * widest_label;
    const std::string place = frame.place;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const auto& entry = list.entries[i];
        Frame item = frame;
        item.place = place + "/entry[" + std::to_string(i + 1) + "]";
        item.depth = frame.depth + 1;
        add_block(Tag::li, item);
        Frame term = item;
        term.style |= style_bold;
        term.hyphenate = false;
        const int label = add_element(Tag::lbl, item.parent);
        Atoms head;
        if (beside) term = [&] { Frame f = term; f = f.inside(0, frame.width - std::max(widest + 1, frame.size)); return f; }();
        TRY(set_text(entry.term, term, label, head));
        const bool here = beside && head.size() == 1;  // a term with a line end of its own stands above
        Frame body = item.inside(here ? widest + 10 : style_.list_indent);
        add_block(Tag::lbody, body);
        Atoms atoms;
        TRY(set_blocks(entry.meaning, body, atoms));
        if (head.empty() || atoms.empty()) return error("opmaak.leeg", item);
        if (here) {
            take_marks(atoms.front(), head.front());
            const double shift = atoms.front().base - head.front().base;
            for (Piece& piece : head.front().pieces) {
                piece.y += shift;
                atoms.front().pieces.push_back(piece);
            }
        } else {
            atoms.front().gap = 0;
            atoms.front().before = break_never;
            atoms.insert(atoms.begin(), std::make_move_iterator(head.begin()), std::make_move_iterator(head.end()));
        }
        atoms.front().gap = i == 0 ? style_.paragraph_gap : 3;
        if (i == 0) atoms.front().before = break_apart;
        out.insert(out.end(), std::make_move_iterator(atoms.begin()), std::make_move_iterator(atoms.end()));
    }
    return {};
}

}  // namespace griffier::layout
