// The parts of a letter that stand at fixed places of its first sheet, and the rows above its text.
#include <algorithm>

#include "generator/layout/builder.h"
#include "generator/layout/kix.h"

namespace griffier::layout {

Status Builder::set_letter(const Letter& letter, Frame frame, Atoms& out) {
    const HouseStyle::LetterStyle& place = style_.letter;
    const auto line_at = [&](const std::string& text, double x, double y, double limit, double size, unsigned style, Colour ink, const std::string& what) -> Status {
        if (text.empty()) return {};
        Frame spot = frame;
        spot.place = "letter/" + what;
        spot.size = size;
        spot.leading = size * 1.2;
        spot.style = style;
        spot.colour = ink;
        spot.right_to_left = false;  // names and addresses stand as the post reads them, whatever the letter's language
        double width = 0;
        TRY(set_line(text, spot, add_element(Tag::p, 0), x, y, first_page_, &width));
        if (width > limit) return error("opmaak.adresvenster", spot);
        return {};
    };
    const double page_right = frame.right();
    if (place.band) {
        Piece piece;
        piece.drawn = true;
        piece.artifact = Marked::Artifact::background;
        piece.path.points = {{place.band_x, 0}, {place.band_x + place.band_width, 0}, {place.band_x + place.band_width, place.band_height}, {place.band_x, place.band_height}};
        piece.path.closed = piece.path.fill = true;
        piece.path.fill_colour = colour("accent");
        first_page_.push_back(std::move(piece));
    }
    double y = place.letterhead_top;
    // The letterhead ends above the window: a long one is set smaller, one that is longer still is refused.
    const double head_room = place.window_top - 4 - y - place.letterhead_size * 1.3;
    const auto small_lines = static_cast<double>(letter.sender.size()) - 2;
    const bool small = small_lines * style_.size * 1.35 > head_room;
    const double line_size = small ? style_.small_size : style_.size;
    if (small_lines * line_size * 1.35 > head_room) {
        Frame spot = frame;
        spot.place = "letter/sender";
        return error("opmaak.adresvenster", spot);
    }
    for (std::size_t i = 0; i < letter.sender.size(); ++i) {
        const double size = i == 0 ? place.letterhead_size : line_size;
        TRY(line_at(letter.sender[i], place.letterhead_x, y, page_right - place.letterhead_x + style_.margin_right - 6, size, i == 0 ? style_bold : 0u,
                    colour(i == 0 ? "accent" : "ink"), "sender[" + std::to_string(i + 1) + "]"));
        y += size * (i == 0 ? 1.3 : 1.35);
    }
    TRY(line_at(letter.return_address, place.window_x, place.window_top + place.return_size * 1.2, place.window_width, place.return_size, 0, colour("ink"), "return-address"));
    double address_y = place.window_top + place.address_offset;
    if (!letter.classification.empty()) TRY(line_at(letter.classification, place.window_x, address_y - place.address_leading, place.window_width, place.return_size, style_bold, colour("ink"), "classification"));
    if (!letter.addressee.empty()) {
        Frame spot = frame;
        spot.place = "letter/addressee";
        spot.size = place.address_size;
        spot.leading = place.address_leading;
        spot.right_to_left = false;
        if (address_y + static_cast<double>(letter.addressee.size() - 1) * place.address_leading > place.window_top + place.window_height)
            return error("opmaak.adresvenster", spot);
        const int node = add_element(Tag::p, 0);  // one address is one paragraph
        for (std::size_t i = 0; i < letter.addressee.size(); ++i, address_y += place.address_leading) {
            double width = 0;
            std::string text;
            for (char c : letter.addressee[i]) {  // the post asks for two spaces before the place; white space is one otherwise
                if (c == ' ' && !text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, "\xC2\xA0");
                text += c;
            }
            if (i + 1 < letter.addressee.size()) text += ' ';
            spot.place = "letter/addressee[" + std::to_string(i + 1) + "]";
            TRY(set_line(text, spot, node, place.window_x, address_y, first_page_, &width));
            if (width > place.window_width) return error("opmaak.adresvenster", spot);
        }
        if (place.kix && !letter.kix.empty()) TRY(set_kix(letter.kix, address_y - place.address_leading));
    }
    if (proof_) TRY(set_proof(frame));
    for (double mark : place.fold_marks) {
        Piece piece;
        piece.drawn = true;
        piece.artifact = Marked::Artifact::layout;
        piece.path.points = {{11, mark}, {proof_ ? 60.0 : 20.0, mark}};
        piece.path.stroke = 0.3;
        piece.path.stroke_colour = colour("line");
        first_page_.push_back(std::move(piece));
    }

    frame.place = "letter/rows";
    for (const auto& [label, value] : letter.rows) {
        if (value.empty()) continue;
        const bool subject = label == letter.subject_label;
        Frame row = frame;
        row.hyphenate = false;
        row.depth = 1;
        const int label_node = add_element(Tag::p, 0);
        Frame text = row.inside(place.label_width);
        if (subject) text.style = style_bold;
        const int node = add_element(subject ? Tag::h1 : Tag::p, 0);
        Atoms atoms;
        // The label comes first for who listens, so its key is taken before that of the value.
        std::vector<Piece> pieces;
        TRY(set_line(label, row, label_node, row.left, 0, pieces));
        TRY(set_text(plain(value), text, node, atoms));
        if (atoms.empty()) return error("opmaak.leeg", row);
        for (Piece& piece : pieces) {
            piece.y += atoms.front().base;
            atoms.front().pieces.push_back(std::move(piece));
        }
        if (subject) {
            atoms.front().headings.push_back(static_cast<int>(headings_.size()));
            headings_.push_back({value, 1, true, -1, 0});
            outline_.insert(outline_.begin() + static_cast<std::ptrdiff_t>(headings_.size()) - 1, {value, 1, true, -1, 0});
        }
        for (std::size_t i = 0; i < atoms.size(); ++i) atoms[i].before = out.empty() && i == 0 ? break_free : break_never;
        out.insert(out.end(), std::make_move_iterator(atoms.begin()), std::make_move_iterator(atoms.end()));
    }
    if (!out.empty()) out.back().height += 2 * style_.leading;
    return set_reference_column(letter, frame);
}

// It stands apart from the address by a blank line, and inside the window with the free room that the post asks for.
Status Builder::set_kix(const std::string& text, double last_base_line) {
    constexpr double mm = 72 / 25.4;
    const HouseStyle::LetterStyle& place = style_.letter;
    const auto bars = kix_bars(text);
    Frame spot;
    spot.place = "letter/kix";
    if (!bars) return error("opmaak.kix", spot);
    const double top = last_base_line + place.address_leading, middle = top + KixMeasures::reach * mm;
    const double left = place.window_x + KixMeasures::bar * mm / 2;
    const bool fits = top + (KixMeasures::height + KixMeasures::quiet) * mm <= place.window_top + place.window_height + 0.01 &&
                      left + (static_cast<double>(bars->size()) * KixMeasures::pitch + KixMeasures::quiet) * mm <= place.window_x + place.window_width;
    if (!fits) return {};  // the lines above say the same
    for (std::size_t i = 0; i < bars->size(); ++i) {
        const KixBar bar = (*bars)[i];
        const double x = left + static_cast<double>(i) * KixMeasures::pitch * mm;
        Piece piece;
        piece.drawn = true;
        piece.artifact = Marked::Artifact::layout;
        piece.path.points = {{x, bar == KixBar::up || bar == KixBar::full ? top : middle},
                             {x, middle + (KixMeasures::track + (bar == KixBar::down || bar == KixBar::full ? KixMeasures::reach : 0)) * mm}};
        piece.path.stroke = KixMeasures::bar * mm;
        piece.path.stroke_colour = colour("ink");
        first_page_.push_back(std::move(piece));
    }
    return {};
}

Status Builder::set_reference_column(const Letter& letter, const Frame& frame) {
    const HouseStyle::LetterStyle& place = style_.letter;
    Frame column = frame;
    column.left = place.reference_x;
    column.width = place.reference_width;
    column.size = place.reference_size;
    column.leading = place.reference_leading;
    column.hyphenate = false;
    column.depth = 1;
    double y = place.reference_top - (place.reference_leading * 0.5 + place.reference_size * 0.35);  // its first base line, like that of the rows
    for (std::size_t i = 0; i < letter.references.size(); ++i) {
        const Letter::Reference& reference = letter.references[i];
        column.place = "letter/reference[" + std::to_string(i + 1) + "]";
        Atoms atoms;
        if (!reference.label.empty()) {
            Frame label = column;
            label.style = style_bold;
            TRY(set_text(plain(reference.label), label, add_element(Tag::p, 0), atoms));
        }
        for (const std::string& line : reference.lines) TRY(set_text(plain(line), column, add_element(Tag::p, 0), atoms));
        for (Atom& atom : atoms) {
            for (Piece& piece : atom.pieces) {
                piece.y += y;
                first_page_.push_back(std::move(piece));
            }
            y += atom.height;
        }
        if (!atoms.empty()) y += place.reference_leading * 0.6;
    }
    if (y > body_bottom(false)) return error("opmaak.kenmerkkolom", column);
    return {};
}

}  // namespace griffier::layout
