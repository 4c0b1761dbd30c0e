#pragma once
// The part of a night that is about destruction: what comes up is told, open lists are held against the cases, what is new goes on a
// list, and lists that are approved and cooled are executed, no other, and what the rest waits for is said. What is late or waits for a decision on its last day is red.
#include "jobs/lists.h"
#include "jobs/output.h"

namespace griffier::jobs {

/// `proposal`: what the assessment of this night found; it is frozen here. Executes nothing in a dry run.
Status destruction_night(Context& context, Session& session, Voordracht& proposal, JobReport& report);

}  // namespace griffier::jobs
