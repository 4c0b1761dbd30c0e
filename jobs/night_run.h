#pragma once
// The steps of one night in an open store (jobs/night_steps.h).
#include <optional>

#include "jobs/cages.h"
#include "jobs/night_steps.h"
#include "jobs/output.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Runs the steps of the plan on the reference date of the session. `seen`: the latest day that the store had seen before this night. What
/// one step did is durable before the next begins; a run that is stopped leaves steps for the next one, and a whole night that came to its
/// end is set down. Fails only when the run cannot go on; what is refused is told and counted.
Status run_night(Context& context, Session& session, const NightPlan& plan, std::optional<intake::CagedCases>& cage, Date seen, JobReport& report);

}  // namespace griffier::jobs
