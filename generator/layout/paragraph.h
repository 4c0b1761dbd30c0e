#pragma once
// A paragraph: styled text to lines. The lines are chosen over the whole paragraph (Knuth and Plass, "Breaking paragraphs into lines",
// 1981), ragged or justified; a word that is wider than its line is broken between graphemes rather than cut off.
#include <string>
#include <vector>

#include "generator/layout/hyphenation.h"
#include "generator/layout/shaping.h"

namespace griffier::layout {

/// A stretch of one style.
struct Span {
    std::uint32_t begin = 0, end = 0;
    double size = 0;
    Colour colour;
    unsigned style = 0;
    int element = -1;
    std::string language;
    bool hyphenate = false;
    int link = -1;
    double rise = 0;  ///< above the base line
};

/// Flattened text: single spaces, '\n' for a forced line end; spans cover it without gaps.
struct Source {
    std::string text;
    std::vector<Span> spans;
    std::vector<std::pair<std::uint32_t, int>> notes;  ///< position, footnote
    bool right_to_left = false;
    double leading = 0;
    bool hyphens_at_need = false;  ///< only for words that are wider than the line
};

struct Line {
    struct Run {
        GlyphRun run;            ///< x from the line's start edge at 0 (left), y relative to the base line
        int element = -1;
        std::uint32_t begin = 0;  ///< first byte in Source::text
        int link = -1;
        std::uint32_t span = 0;   ///< index into Source::spans
    };
    std::vector<Run> runs;
    double width = 0;   ///< without the space at its end
    double height = 0;  ///< at least the leading; more where a fallback face needs it
    double above = 0;   ///< from the top of the line to its base line
    std::uint32_t begin = 0, end = 0;  ///< bytes of Source::text
    std::vector<int> notes;
};

/// A paragraph whose words are shaped, not yet broken.
class Prepared {
  public:
    double min_width() const { return kept_ ? kept_->least : 0; }  ///< the widest stretch without a break
    double max_width() const { return kept_ ? kept_->most : 0; }   ///< all on one line
    bool empty() const { return !kept_ || kept_->fragments.empty(); }

  private:
    friend class ParagraphSetter;
    struct Fragment {
        enum class Kind { word, space, line_end } kind = Kind::word;
        std::uint32_t begin = 0, end = 0;
        std::uint32_t span = 0;
        std::size_t face = 0;
        hb_script_t script = HB_SCRIPT_LATIN;
        std::uint8_t level = 0;
        bool break_after = false;
        bool hyphen_after = false;     // a break here shows a hyphen
        bool emergency_after = false;  // a break inside a word that has no other
        double width = 0;
        std::shared_ptr<const ShapedWord> shaped;  // of a word; looked up once
    };
    // What depends on the text and its styles alone. Most paragraphs of a letter are those of the letter before, so it is kept.
    struct Kept {
        std::vector<Fragment> fragments;
        double least = 0, most = 0;
        struct Broken {
            double width = 0, rest_width = 0;
            bool justified = false;
            std::size_t first = 0;
            std::vector<Line> lines;  // without what belongs to one document: elements, links, notes, colours
        };
        std::vector<Broken> broken;
    };
    const Source* source_ = nullptr;
    std::shared_ptr<Kept> kept_;
};

class ParagraphSetter {
  public:
    ParagraphSetter(const FontStore& fonts, const Shaper& shaper, const Hyphenation& hyphenation)
        : fonts_(fonts), shaper_(shaper), hyphenation_(hyphenation) {}

    /// `source` must outlive the result. Refused: opmaak.geen_teken.
    Result<Prepared> prepare(const Source& source, const Place& place) const;
    std::vector<Line> lines(const Prepared& prepared, double width, bool justified) const;
    /// The first `first` lines as above, the text after them in lines of `rest_width`.
    std::vector<Line> lines(const Prepared& prepared, double width, bool justified, std::size_t first, double rest_width) const;

  private:
    using Fragment = Prepared::Fragment;
    using Kept = Prepared::Kept;
    Result<std::shared_ptr<Kept>> itemise(const Source& source, const Place& place) const;
    std::string key_of(const Source& source) const;
    static void measure(Kept& kept);
    std::vector<Line> set(const Source& source, const Kept& kept, double width, bool justified, std::size_t first, double rest_width) const;
    std::vector<std::size_t> line_ends(const Source& source, const Kept& kept, double width, bool justified, std::vector<Fragment>& fragments) const;
    std::shared_ptr<const ShapedWord> shape(const Source& source, const Fragment& fragment) const;
    double fragment_width(const Source& source, Fragment& fragment) const;  ///< shapes a word
    double hyphen_width(const Source& source, const Fragment& fragment) const;
    std::vector<Fragment> with_hyphens(const Source& source, const std::vector<Fragment>& fragments) const;
    std::vector<Fragment> with_emergency_breaks(const Source& source, const std::vector<Fragment>& fragments, double width) const;
    std::vector<std::size_t> choose(const Source& source, const std::vector<Fragment>& fragments, double width, bool justified, double& loosest) const;
    Line assemble(const Source& source, const std::vector<Fragment>& fragments, std::size_t from, std::size_t to, double width, bool justify) const;

    const FontStore& fonts_;
    const Shaper& shaper_;
    const Hyphenation& hyphenation_;
};

}  // namespace griffier::layout
