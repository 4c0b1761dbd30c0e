#pragma once
// Words to glyphs. A word is shaped once per thread and kept in a bounded cache; the result is in face units, so it serves every size.
#include <memory>
#include <string_view>
#include <vector>

#include "generator/layout/fonts.h"

namespace griffier::layout {

struct ShapedWord {
    struct Piece {
        std::uint16_t glyph = 0;
        std::int32_t x = 0, y = 0;              ///< origin, from the left end of the word
        std::uint32_t begin = 0, end = 0;       ///< bytes of its cluster in the word
    };
    std::vector<Piece> pieces;  ///< clusters in logical order
    std::int32_t width = 0;
    bool complete = true;       ///< no glyph 0 in it
};

struct ShapingRequest {
    std::string_view text;       ///< the paragraph
    std::size_t begin = 0, end = 0;
    std::size_t face = 0;
    hb_script_t script = HB_SCRIPT_LATIN;
    std::string_view language;
    bool right_to_left = false;
};

class Shaper {
  public:
    explicit Shaper(const FontStore& fonts);
    /// Neighbours outside [begin, end) shape joining scripts, they are no part of the result.
    std::shared_ptr<const ShapedWord> shape(const ShapingRequest& request) const;
    /// Tells what was made with this typesetter's fonts from what was made with another's.
    std::uint64_t id() const { return id_; }

  private:
    const FontStore* fonts_;
    std::uint64_t id_;
};

}  // namespace griffier::layout
