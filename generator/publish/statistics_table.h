#pragma once
// One protected table as XML: the same form in an edition of the statistics and in a report of an evaluation.
#include <functional>
#include <optional>
#include <string>

#include "generator/publish/statistics.h"
#include "records/core/xml.h"

namespace griffier::publish {

/// The words of a code; kind: "tabel", "kolom" or "rij". The totals have the code "totaal".
using Namer = std::function<std::string(const std::string& kind, const std::string& code)>;

/// The element <tabel>, totals last; `after`: XML that stands in it after the rows.
std::string table_xml(const PublishedTable& table, const Namer& name, const std::string& after = {});
/// Nothing when it is not what table_xml makes.
std::optional<PublishedTable> read_table(const XmlElement& table);

}  // namespace griffier::publish
