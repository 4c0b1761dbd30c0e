#pragma once
// What blocks become before they are pages: a column of atoms, each a line or a slice of table that is never cut.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generator/layout/paragraph.h"
#include "generator/stuk.h"

namespace griffier::layout {

/// Something to draw. x in page points; y in points below the top of its atom (or, when `fixed`, of the page).
struct Piece {
    std::uint64_t key = 0;  ///< reading order in the document
    int element = -1;
    Marked::Artifact artifact = Marked::Artifact::none;
    bool drawn = false;     ///< path, otherwise run
    Path path;              ///< its y also counts downwards until it is placed
    GlyphRun run;
    double y = 0;
    int link = -1;
    int late_page = -1;     ///< heading whose page number is set here, right-aligned at run.x, once it is known
};

/// How bad it is to begin a page with an atom.
enum Break : int { break_free = 0, break_widow = 1, break_apart = 2, break_never = 3 };

struct Atom {
    double gap = 0;     ///< above it, dropped at the top of a page
    double height = 0;
    double base = 0;    ///< first base line, below its top
    Break before = break_free;
    bool page_start = false;
    bool landscape = false;  ///< of the page that it starts
    int header = -1;         ///< table header to repeat above it at the top of a page
    std::vector<Piece> pieces;
    std::vector<int> notes;
    std::vector<int> headings;         ///< that begin here
    std::vector<std::string> anchors;  ///< ids that begin here
};
using Atoms = std::vector<Atom>;

/// What begins in `from` begins in `into`, which takes its pieces over.
inline void take_marks(Atom& into, const Atom& from) {
    into.notes.insert(into.notes.end(), from.notes.begin(), from.notes.end());
    into.headings.insert(into.headings.end(), from.headings.begin(), from.headings.end());
    into.anchors.insert(into.anchors.end(), from.anchors.begin(), from.anchors.end());
}

double height_of(const Atoms& atoms, std::size_t from, std::size_t to);

/// Where a block is set, and how.
struct Frame {
    double left = 0, width = 0;
    int parent = 0;  ///< structure element
    bool right_to_left = false;
    std::string language;
    double size = 0, leading = 0;
    unsigned style = 0;
    Colour colour;
    TableCell::Align align = TableCell::Align::start;
    bool hyphenate = true;
    bool hyphens_at_need = false;  ///< without hyphenate: still for a word that is wider than its line
    int depth = 0;      ///< of nesting
    std::string place;  ///< path of the element, for errors
    /// A block that goes on on the second page of a letter: so many of its lines stand on the first, the others are `rest_width` wide.
    std::size_t first_lines = all_lines;
    double rest_width = 0;
    static constexpr std::size_t all_lines = static_cast<std::size_t>(-1);

    double right() const { return left + width; }
    Frame inside(double from_start, double from_end = 0) const {
        Frame f = *this;
        f.left += right_to_left ? from_end : from_start;
        f.width -= from_start + from_end;
        return f;
    }
};

}  // namespace griffier::layout
