#pragma once
// A schema of several files, all in memory: what a standard publishes in parts (xs:redefine, xs:import). Nothing is read from disk or
// network by it; a part that is not among `files` is not there.
#include <map>
#include <string>

#include "records/core/xml.h"

namespace griffier {

/// Compiles `main`, one of `files` (by file name without folder). Kind::configuration: xml.schema_deel_ontbreekt when it is not among
/// them, xml.schema_onjuist when it does not compile (a part that it names and that is missing included), those of XmlDocument::parse.
Result<XmlSchema> compile_schema_set(const std::map<std::string, Bytes>& files, const std::string& main);

}  // namespace griffier
