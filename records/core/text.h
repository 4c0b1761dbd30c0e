#pragma once
// Unicode text: validity, normal form, capitals. ICU stands behind it (records/core/text.cpp only).
#include <string>
#include <string_view>

#include "records/core/result.h"

namespace griffier {

/// Well-formed UTF-8 without overlong forms, surrogates, NUL or noncharacters.
bool valid_utf8(std::string_view text);
/// A control or bidirectional control character (tab, line feed and carriage return apart) stands in it.
bool has_controls(std::string_view text);
/// Normal form C.
std::string nfc(std::string_view text);
std::string upper(std::string_view text);
/// The first grapheme in upper case, the rest as it is; a text that begins with an apostrophe stays as it is.
std::string capitalise(std::string_view text);
/// For finding a person: NFD, marks and everything but letters and digits dropped, case folded. "Ö'Hara-de Ünal" -> "oharadeunal".
std::string search_form(std::string_view text);
/// Leading and trailing white space dropped, inner runs of it made one space.
std::string squeeze(std::string_view text);

}  // namespace griffier
