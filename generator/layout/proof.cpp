// A proof of a letter: frames and measures in mm of what stands at fixed places, to be held behind the window of an envelope.
#include <cmath>

#include "generator/layout/builder.h"

namespace griffier::layout {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double small = 5.5;

// Tenths of a millimetre, only where there are any.
std::string millimetres(double points) {
    const long tenths = std::lround(points / mm * 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "," + std::to_string(tenths % 10);
    return text;
}

}  // namespace

Status Builder::set_proof(const Frame& frame) {
    const HouseStyle::LetterStyle& place = style_.letter;
    Frame spot = frame;
    spot.place = "letter/proof";
    spot.size = small;
    spot.leading = small * 1.2;
    spot.colour = colour("accent");
    spot.right_to_left = false;
    const auto outline = [&](double x, double y, double width, double height) -> Status {
        Piece piece;
        piece.drawn = true;
        piece.artifact = Marked::Artifact::layout;
        piece.path.points = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
        piece.path.closed = true;
        piece.path.stroke = 0.4;
        piece.path.stroke_colour = spot.colour;
        first_page_.push_back(std::move(piece));
        const std::string text = "x " + millimetres(x) + "  y " + millimetres(y) + "  " + millimetres(width) + " \xC3\x97 " + millimetres(height) + " mm";
        return set_line(text, spot, 0, x, y - 2, first_page_, nullptr, Marked::Artifact::layout);
    };
    TRY(outline(place.window_x, place.window_top, place.window_width, place.window_height));
    TRY(outline(place.reference_x, place.reference_top - place.reference_leading, place.reference_width, body_bottom(false) - place.reference_top + place.reference_leading));
    const double rows = body_top(true, false);
    TRY(outline(style_.margin_left, rows, place.text_width, body_bottom(false) - rows));
    for (const double mark : place.fold_marks) TRY(set_line("y " + millimetres(mark) + " mm", spot, 0, 22, mark - 2, first_page_, nullptr, Marked::Artifact::layout));
    return {};
}

}  // namespace griffier::layout
