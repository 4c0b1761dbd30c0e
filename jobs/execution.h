#pragma once
// Carrying out an approved list. Everything is looked at again at the last moment: the list as it was signed, the approvals, the cooling,
// every case, every date by two calculators, every hold; and once more inside the transaction that destroys (registry/destroy.h). What
// does not pass is taken off with its reason and the rest goes on; a list with a changed item is void.
#include <string>
#include <vector>

#include "jobs/lists.h"
#include "jobs/output.h"

namespace griffier::jobs {

/// Executes the lists of these numbers, or all that are ready when none is named, finishes what an earlier run began, and makes the
/// certificates. A list that is named and not ready is refused: lijst.onbekend, lijst.stand, lijst.koelt_af (args: the day), lijst.goedkeuring.
/// Each item that cannot go is printed and counted; the job goes on.
Status execute_ready(Context& context, Session& session, const std::vector<std::string>& numbers, JobReport& report);

}  // namespace griffier::jobs
