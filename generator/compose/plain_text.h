#pragma once
// A Stuk as plain text: for the reader of a terminal, for goldens, and for the search for what must not leave.
#include <string>

#include "generator/stuk.h"

namespace griffier::compose {

/// White space joined, line breaks kept.
std::string plain_text(const Inlines& inlines);
/// Everything that a reader would see, in reading order: marking, letterhead, address, rows, body. Paragraphs are apart by an empty
/// line, headings begin with "#" by level, list items with "- ", table cells are apart by " | ", U+00A0 becomes a space.
/// UTF-8, ends with a line end.
std::string plain_text(const Stuk& stuk);

}  // namespace griffier::compose
