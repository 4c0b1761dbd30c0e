#pragma once
// J-RIGHTS: requests at half, at four fifths and at the end of their term (the shares are thresholds of the regime), the covenant's target and
// the limit of the act side by side, and what was decided but not carried out or told. Nothing is silently late (norms.md 13, COR-11).
#include "jobs/verzoek.h"

namespace griffier::jobs {

/// Prints a line for each request that asks for attention and moves the exit code: at risk from the second threshold, late after the limit.
Status watch_rights(Context& context, Session& session, JobReport& report);

}  // namespace griffier::jobs
