#pragma once
// Who does the executor's work for a cooperation on a day.
#include <string_view>

#include "records/core/date.h"
#include "records/model/convenant.h"

namespace griffier {

/// The executor (uitvoerder) in office on that day; of one party only where `party` is given. Where a covenant names no executor at all its keeper
/// of the file (beheerder) does that work, as in the regulation of Midden-Nederland (003 art. 15). Null: nobody is in office.
const Persoonsrol* uitvoerder_on(const Convenant& convenant, Date on, std::string_view party = {});

}  // namespace griffier
