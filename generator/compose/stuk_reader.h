#pragma once
// XML of a Stuk (templates/schema/stuk.xsd) -> Stuk. The schema judges first; what it lets through, this can read.
#include <string>
#include <string_view>

#include "generator/stuk.h"
#include "records/core/result.h"
#include "records/core/xml.h"

namespace griffier::compose {

/// `name` is what errors call the document. Errors, Kind::configuration, for a template that makes them is at fault: stuk.contract
/// (place: element; args: line of the XML), or those of XmlDocument::parse.
Result<Stuk> read_stuk(std::string_view xml, const std::string& name, const XmlSchema& contract);
/// The same from an element that the schema let through.
Stuk stuk_of(const XmlElement& root);

}  // namespace griffier::compose
