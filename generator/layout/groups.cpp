// Blocks that hold others together: signatures, appendices, contents, groups and boxes.
#include <algorithm>

#include "generator/layout/builder.h"

namespace griffier::layout {

Status Builder::set(const SignatureBlock& block, Frame& frame, Atoms& out) {
    if (block.signers.empty()) return error("opmaak.leeg", frame);
    add_block(Tag::div, frame);
    Atoms atoms;
    if (!block.closing.empty()) TRY(set_text(block.closing, frame, add_element(Tag::p, frame.parent), atoms));
    const bool pairs = block.signers.size() > 1;
    const double gutter = 24;
    const double column = pairs ? (frame.width - gutter) / 2 : frame.width;
    const std::string place = frame.place;
    for (std::size_t i = 0; i < block.signers.size(); i += pairs ? 2 : 1) {
        Atom row;  // all who sign side by side are one piece
        std::vector<Atoms> columns;
        row.gap = i == 0 && atoms.empty() ? style_.paragraph_gap * 2 : style_.leading * 2;
        for (std::size_t k = i; k < std::min(block.signers.size(), i + (pairs ? 2 : 1)); ++k) {
            const auto& signer = block.signers[k];
            Frame cell = frame.inside(k == i ? 0 : column + gutter, pairs && k == i ? column + gutter : 0);
            cell.place = place + "/signer[" + std::to_string(k + 1) + "]";
            cell.hyphenate = false;
            cell.depth = frame.depth + 1;
            add_block(Tag::div, cell);
            Atoms lines;
            if (!signer.before.empty()) TRY(set_text(signer.before, cell, add_element(Tag::p, cell.parent), lines));
            const std::size_t name_at = lines.size();
            if (!signer.name.empty()) TRY(set_text(plain(signer.name), cell, add_element(Tag::p, cell.parent), lines));
            for (const std::string& line : signer.lines) TRY(set_text(plain(line), cell, add_element(Tag::p, cell.parent), lines));
            if (name_at < lines.size() && signer.room) lines[name_at].gap = style_.leading * 3.2;
            const std::size_t blanks_at = lines.size();
            double label_width = 0;
            for (const auto& [label, value] : signer.blanks) {
                TRY_ASSIGN(const Extent extent, measure(plain(label), cell));
                if (extent.most <= cell.width * 0.6) label_width = std::max(label_width, extent.most);
            }
            for (const auto& [label, value] : signer.blanks) {
                const std::size_t at = lines.size();
                TRY(set_text(plain(value.empty() ? label : label + " " + value), cell, add_element(Tag::p, cell.parent), lines));
                if (lines.size() == at) continue;
                lines[at].gap = at == blanks_at ? 6 : style_.leading * 0.7;
                if (value.empty()) {
                    Atom& last = lines.back();
                    double told = 0;  // how far the label reaches
                    for (const Piece& piece : last.pieces) told = std::max(told, cell.right_to_left ? cell.right() - piece.run.x : piece.run.x + piece.run.width - cell.left);
                    const bool beside = lines.size() == at + 1 && told <= label_width + 0.01;
                    const double y = last.base + 2 + (beside ? 0 : style_.leading * 1.4), start = beside ? label_width + 6 : 0;
                    if (!beside) last.height += style_.leading * 1.4;  // a long label has its line to write on below it
                    Piece rule;
                    rule.drawn = true;
                    rule.artifact = Marked::Artifact::layout;
                    const double from = cell.right_to_left ? cell.left : cell.left + start;
                    const double to = cell.right_to_left ? cell.right() - start : cell.right();
                    rule.path.points = {{from, y}, {to, y}};
                    rule.path.stroke = 0.5;
                    rule.path.stroke_colour = colour("ink");
                    last.pieces.push_back(std::move(rule));
                }
            }
            if (!lines.empty() && (name_at > 0 || !signer.room)) lines.front().gap = 0;
            double height = 0;
            for (const Atom& line : lines) height += line.gap + line.height;
            row.height = std::max(row.height, height);
            columns.push_back(std::move(lines));
        }
        const bool fits = row.height <= body_bottom(landscape_) - body_top(false, landscape_);
        for (Atoms& column : columns) {
            if (!fits) {  // names that fill a page: below one another, broken where a page ends
                atoms.insert(atoms.end(), std::make_move_iterator(column.begin()), std::make_move_iterator(column.end()));
                continue;
            }
            double y = 0;
            for (Atom& line : column) {
                y += line.gap;
                for (Piece& piece : line.pieces) {
                    piece.y += y;
                    for (auto& point : piece.path.points) point.second += y;
                    row.pieces.push_back(std::move(piece));
                }
                y += line.height;
                take_marks(row, line);
            }
        }
        if (fits) atoms.push_back(std::move(row));
    }
    atoms.front().gap = style_.paragraph_gap * 1.5;
    for (Atom& atom : atoms) atom.before = break_never;  // nobody signs a page of its own
    out.insert(out.end(), std::make_move_iterator(atoms.begin()), std::make_move_iterator(atoms.end()));
    return {};
}

Status Builder::set(const AppendixStart& start, Frame& frame, Atoms& out) {
    landscape_ = start.landscape;
    if (!wide_) wide_ = turned_ = true, second_page_ = out.size();
    const std::size_t at = out.size();
    Heading heading;
    heading.level = 2;
    heading.content = start.title;
    last_level_ = std::max(last_level_, 1 + heading_shift_);
    Frame page = page_frame(landscape_);
    page.place = frame.place;
    page.parent = frame.parent;
    TRY(set(heading, page, out));
    out[at].page_start = true;
    out[at].landscape = start.landscape;
    return {};
}

Status Builder::set(const Contents& contents, Frame& frame, Atoms& out) {
    if (!contents.title.empty()) {
        Frame title = frame;
        title.style = style_bold;
        title.size = style_.heading_size[2];
        title.leading = title.size * 1.3;
        title.colour = colour("accent");
        title.hyphenate = false;
        const std::size_t at = out.size();
        TRY(set_text(contents.title, title, add_element(Tag::p, frame.parent), out));
        if (out.size() > at) out[at].gap = style_.heading_before[2];
        for (std::size_t i = at + 1; i < out.size(); ++i) out[i].before = break_never;
    }
    add_block(Tag::toc, frame);
    bool first = true;
    for (std::size_t i = 0; i < outline_.size(); ++i) {
        const HeadingInfo& info = outline_[i];
        if (info.level < 2 + heading_shift_ || info.level > contents.depth) continue;
        Frame entry = frame.inside((info.level - 2 - heading_shift_) * style_.list_indent, 0);
        entry.depth = frame.depth + 1;
        entry.hyphenate = false;
        const int item = add_element(Tag::toci, frame.parent);
        const int reference = add_element(Tag::reference, item);
        const int node = add_element(Tag::link, reference);
        const int link = static_cast<int>(links_.size());
        links_.push_back({"#kop-" + std::to_string(i), info.title, node});
        const std::size_t at = out.size();
        TRY(set_text(plain(info.title), entry.inside(0, 30), node, out));
        if (out.size() == at) return error("opmaak.leeg", frame);
        for (std::size_t k = at; k < out.size(); ++k) {
            for (Piece& piece : out[k].pieces) piece.link = link;
            if (k > at) out[k].before = break_never;
        }
        Atom& last = out.back();
        double end = entry.left;
        for (const Piece& piece : last.pieces) end = std::max(end, piece.run.x + piece.run.width);
        Piece number;
        number.key = next_key() + 1;
        number.element = node;
        number.link = link;
        number.late_page = static_cast<int>(i);
        number.run.size = entry.size;
        number.run.colour = entry.colour;
        number.run.x = entry.right_to_left ? entry.left : entry.right();
        number.y = last.base;
        Piece leader;
        leader.drawn = true;
        leader.artifact = Marked::Artifact::layout;
        leader.path.stroke = 0.35;
        leader.path.stroke_colour = colour("line");
        if (!entry.right_to_left && entry.right() - 24 > end + 6) {
            leader.path.points = {{end + 4, last.base}, {entry.right() - 22, last.base}};
            last.pieces.push_back(std::move(leader));
        }
        last.pieces.push_back(std::move(number));
        out[at].gap = info.level == 2 + heading_shift_ ? 4 : 1;
        if (first) out[at].gap = 6, out[at].before = break_never;
        first = false;
    }
    return {};
}

Status Builder::set(const KeepTogether& group, Frame& frame, Atoms& out) {
    const std::size_t at = out.size();
    TRY(set_blocks(group.blocks, frame, out));
    const double page = body_bottom(landscape_) - body_top(false, landscape_);
    if (height_of(out, at, out.size()) > page) return {};  // it cannot, so it breaks where it is best
    for (std::size_t i = at + 1; i < out.size(); ++i) out[i].before = std::max(out[i].before, break_apart);
    return {};
}

Status Builder::set(const NoteBox& box, Frame& frame, Atoms& out) {
    const double pad = 8, bar = 2.5;
    add_block(Tag::div, frame);
    Frame inner = frame.inside(pad + bar, pad);
    inner.depth = frame.depth + 1;
    Atoms atoms;
    if (!box.title.empty()) {
        Frame title = inner;
        title.style = style_bold;
        title.hyphenate = false;
        TRY(set_text(box.title, title, add_element(Tag::p, frame.parent), atoms));
    }
    const std::size_t text_at = atoms.size();
    TRY(set_blocks(box.blocks, inner, atoms));
    if (atoms.empty()) return error("opmaak.leeg", frame);
    if (text_at > 0 && text_at < atoms.size()) {
        atoms[text_at].gap = 1;
        atoms[text_at].before = break_never;
    }
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        Atom& atom = atoms[i];
        // Gaps become part of the atoms: the tint goes through them.
        const double above = i == 0 ? pad : atom.gap, below = i + 1 == atoms.size() ? pad : 0;
        for (Piece& piece : atom.pieces) {
            piece.y += above;
            for (auto& point : piece.path.points) point.second += above;
        }
        atom.base += above;
        atom.height += above + below;
        atom.gap = i == 0 ? style_.paragraph_gap + 3 : 0;
        const auto fill = [&](double from, double to, const char* name) {
            Piece piece;
            piece.drawn = true;
            piece.artifact = Marked::Artifact::background;
            piece.path.points = {{from, 0}, {to, 0}, {to, atom.height}, {from, atom.height}};
            piece.path.closed = piece.path.fill = true;
            piece.path.fill_colour = colour(name);
            atom.pieces.insert(atom.pieces.begin(), std::move(piece));
        };
        const double edge = frame.right_to_left ? frame.right() - bar : frame.left;
        fill(edge, edge + bar, "accent");
        fill(frame.left, frame.right(), "soft");
    }
    out.insert(out.end(), std::make_move_iterator(atoms.begin()), std::make_move_iterator(atoms.end()));
    return {};
}

}  // namespace griffier::layout
