#pragma once
// Page content: marked sequences of text and lines, and the fonts as this document uses them.
#include <string>
#include <vector>

#include "generator/pdf/subset.h"

namespace griffier::pdf {

/// One face in one document.
struct FontUse {
    const Face* face = nullptr;
    std::shared_ptr<const Subset> subset;
    std::vector<std::string> text_of;  ///< by new glyph id, UTF-8: what ToUnicode says; empty for .notdef
};

/// Which glyphs of each face the document shows, and what they stand for. Null subset where a face cannot be cut.
std::vector<FontUse> use_fonts(const Opmaak& opmaak, SubsetCache& cache);

std::string to_unicode(const FontUse& font);

std::string page_content(const Pagina& page, const Opmaak& opmaak, const std::vector<FontUse>& fonts);

/// "P", "H1", "LBody" ...
const char* tag_name(Tag tag);

}  // namespace griffier::pdf
