#pragma once
// The faces of a house style, loaded once and shared by all threads (HarfBuzz objects made immutable).
#include <hb.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "generator/layout/house_style.h"
#include "records/core/file_system.h"

namespace griffier::layout {

struct LoadedFace {
    Face face;
    std::shared_ptr<hb_face_t> hb_face;
    std::shared_ptr<hb_font_t> font;  ///< scale = units per em
    double ascent = 0, descent = 0;   ///< parts of the em, both positive
    std::uint16_t space_glyph = 0;
    std::uint16_t hyphen_glyph = 0;
    std::vector<std::uint16_t> near;  ///< glyphs of the code points that most texts are made of

    std::uint16_t glyph_of(char32_t c) const { return c < near.size() ? near[c] : glyph_from_font(c); }
    std::uint16_t glyph_from_font(char32_t c) const;
    double em(std::int64_t units, double size) const { return size * static_cast<double>(units) / face.units_per_em; }
};

/// Style bits of a face within its family.
enum : unsigned { style_bold = 1, style_italic = 2 };

/// Loading reads every program and refuses what is none; the tables of a face are made when a text first needs it, for most letters
/// need two of the six.
class FontStore {
  public:
    static Result<FontStore> load(const HouseStyle& style, FileSystem& disk);
    const LoadedFace& face(std::size_t index) const {
        const Slot& slot = *faces_[index];
        return slot.ready.load(std::memory_order_acquire) ? slot.face : prepared(index);
    }
    std::size_t size() const { return faces_.size(); }
    /// The face of the text family, or the first fallback family, that has the character; nothing where none has.
    std::optional<std::size_t> face_for(char32_t c, unsigned style) const;
    std::size_t text_face(unsigned style) const { return families_[0][style & 3]; }

  private:
    struct Slot {
        LoadedFace face;
        std::atomic<bool> ready{false};
        std::mutex guard;
    };
    const LoadedFace& prepared(std::size_t index) const;
    std::vector<std::unique_ptr<Slot>> faces_;
    std::vector<std::array<std::size_t, 4>> families_;  // by style bits; [0] is the text family
};

/// Characters that steer and show nothing: they need no glyph.
bool invisible(char32_t c);

char32_t long_code_point(std::string_view text, std::size_t& at);
/// Reads one code point at `at` (well-formed UTF-8) and moves past it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xC0) return long_code_point(text, at);
    ++at;
    return lead;
}
void append_utf8(std::string& text, char32_t c);

}  // namespace griffier::layout
