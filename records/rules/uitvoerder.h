#pragma once
// Who does the executor's work for a cooperation on a day.
#include <string_view>

#include "records/core/date.h"
#include "records/model/convenant.h"
#include "records/model/regime.h"

namespace griffier {

/// The executor in office on that day; of one party only where `party` is given. Which role that is the regime says (requirement uitvoerder.wie): the
/// uitvoerder, or, where a covenant knows none, its beheerder. Null: nobody is in office.
const Persoonsrol* uitvoerder_on(const Convenant& convenant, const Regime& regime, Date on, std::string_view party = {});

}  // namespace griffier
