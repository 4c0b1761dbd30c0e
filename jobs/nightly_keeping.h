#pragma once
// What a night tells of keeping, apart from what goes: files that have no day on which they must go, holds in force with their
// extensions, and reviews of what may stay no longer than needed (norms.md 13, J-NEED; 14.25). Shared with `griffier status`.
#include <vector>

#include "jobs/output.h"
#include "jobs/session.h"
#include "records/destruction/proposal.h"

namespace griffier::jobs {

/// One line for each hold of the case and each review that is due; nothing red. Adds the holds to the counts.
void tell_keeping(Context& context, const Dossier& dossier, const Regime& regime, Date on, const std::vector<DatedFact>& facts, JobReport& report);

/// What has no date: one line per reason for what waits for a person, one line each for what is red; red ends with 6.
void tell_without_date(Context& context, const Voordracht& proposal, JobReport& report);

/// The nights that were missed before this one.
void tell_missed(Context& context, const std::optional<Date>& last, Date on, long missed, JobReport& report);

}  // namespace griffier::jobs
