#pragma once
// records/regimes/kalender.xml -> Kalender.
#include <string>

#include "records/core/bytes.h"
#include "records/core/result.h"
#include "records/model/kalender.h"

namespace griffier {

/// Reads the calendar file. Refused (Kind::configuration) with line: an unknown element, a day that does not exist, a missing
/// attribute, an equated day outside the years of its table. Error codes: kalender.element, kalender.attribuut, kalender.dag,
/// kalender.jaar, and those of xml.h.
Result<Kalender> load_kalender(ByteView bytes, const std::string& name);

}  // namespace griffier
