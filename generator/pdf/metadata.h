#pragma once
// XMP and the Info dictionary: the same facts in both (ISO 19005-2 6.6).
#include <string>

#include "generator/pdf/draw.h"

namespace griffier::pdf {

Result<std::string> xmp(const Opmaak& opmaak, const DocumentInfo& info);
std::string info_dictionary(const Opmaak& opmaak, const DocumentInfo& info);

}  // namespace griffier::pdf
