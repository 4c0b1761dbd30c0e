#pragma once
// XMP and the Info dictionary: the same facts in both (ISO 19005-2 6.6).
#include <string>
#include <utility>
#include <vector>

#include "generator/pdf/draw.h"

namespace griffier::pdf {

Result<std::string> xmp(const Opmaak& opmaak, const DocumentInfo& info);
/// Keys of the Info dictionary with their values as PDF syntax.
std::vector<std::pair<const char*, std::string>> info_entries(const Opmaak& opmaak, const DocumentInfo& info);

}  // namespace griffier::pdf
