// Figures: vector drawings from a small vocabulary, tagged as one Figure with alternative text.
#include <algorithm>

#include "generator/layout/builder.h"

namespace griffier::layout {

Status Builder::set(const Figure& figure, Frame& frame, Atoms& out) {
    constexpr double mm = 72 / 25.4;
    const double width = figure.width * mm, height = figure.height * mm;
    if (figure.alternative.empty() || !(width > 0) || !(height > 0)) return error("opmaak.figuur", frame);
    if (width > frame.width + 0.01 || height > body_bottom(landscape_) - body_top(false, landscape_)) return error("opmaak.figuur_te_breed", frame);
    const int node = add_block(Tag::figure, frame);
    nodes_[static_cast<std::size_t>(node)].element.alternative = figure.alternative;
    Atom atom;
    atom.gap = style_.paragraph_gap + 3;
    atom.height = height;
    const double left = frame.right_to_left ? frame.right() - width : frame.left;
    const std::string place = frame.place;
    for (std::size_t i = 0; i < figure.shapes.size(); ++i) {
        const Shape& shape = figure.shapes[i];
        frame.place = place + "/shape[" + std::to_string(i + 1) + "]";
        const std::size_t needed = shape.kind == Shape::Kind::circle || shape.kind == Shape::Kind::text ? 1 : 2;
        const bool named = (shape.stroke <= 0 || style_.palette.count(shape.stroke_colour) != 0) && (shape.fill_colour.empty() || style_.palette.count(shape.fill_colour) != 0);
        if (shape.points.size() < needed || !named || (shape.kind == Shape::Kind::circle && !(shape.radius > 0))) return error("opmaak.figuur", frame);
        for (const auto& [x, y] : shape.points) {
            const double r = shape.kind == Shape::Kind::circle ? shape.radius : 0;
            if (!(x - r >= 0 && y - r >= 0 && x + r <= figure.width + 1e-9 && y + r <= figure.height + 1e-9)) return error("opmaak.figuur", frame);
        }
        const auto point = [&](std::pair<double, double> p) { return std::pair{left + p.first * mm, p.second * mm}; };
        if (shape.kind == Shape::Kind::text) {
            Frame text = frame;
            text.size = shape.size_pt;
            text.leading = shape.size_pt * 1.3;
            text.colour = colour(shape.stroke_colour);
            text.right_to_left = false;
            std::vector<Piece> pieces;
            double length = 0;
            const auto [x, y] = point(shape.points[0]);
            TRY(set_line(shape.text, text, node, 0, y, pieces, &length));
            const double shift = shape.anchor == TableCell::Align::start ? 0 : shape.anchor == TableCell::Align::centre ? length / 2 : length;
            if (x - shift < left - 0.01 || x - shift + length > left + width + 0.01) return error("opmaak.figuur_te_breed", frame);
            for (Piece& piece : pieces) {
                piece.run.x += x - shift;
                atom.pieces.push_back(std::move(piece));
            }
            continue;
        }
        Piece piece;
        piece.key = next_key();
        piece.element = node;
        piece.drawn = true;
        piece.path.stroke = shape.stroke * mm;
        piece.path.stroke_colour = colour(shape.stroke_colour);
        piece.path.fill = !shape.fill_colour.empty();
        piece.path.fill_colour = colour(shape.fill_colour);
        piece.path.radius = shape.kind == Shape::Kind::circle ? shape.radius * mm : 0;
        piece.path.closed = shape.kind == Shape::Kind::rectangle || shape.kind == Shape::Kind::polygon;
        if (shape.kind == Shape::Kind::rectangle) {
            const auto a = point(shape.points[0]), b = point(shape.points[1]);
            piece.path.points = {a, {b.first, a.second}, b, {a.first, b.second}};
        } else {
            for (const auto& p : shape.points) piece.path.points.push_back(point(p));
        }
        atom.pieces.push_back(std::move(piece));
    }
    if (atom.pieces.empty()) return error("opmaak.figuur", frame);
    out.push_back(std::move(atom));
    frame.place = place;
    if (!figure.caption.empty()) {
        Frame caption = frame;
        caption.size = style_.small_size;
        caption.leading = style_.small_leading;
        const std::size_t at = out.size();
        TRY(set_text(figure.caption, caption, add_element(Tag::caption, node), out));
        for (std::size_t i = at; i < out.size(); ++i) out[i].before = break_never;
        if (out.size() > at) out[at].gap = 3;
    }
    return {};
}

}  // namespace griffier::layout
