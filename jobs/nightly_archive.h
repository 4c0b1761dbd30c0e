#pragma once
// Files of cases that go to the archive because their last processing is long enough ago (RET-02): on the last day that the regime gives
// for it, or as many days before as its threshold "archiveren.aanloop-dagen" says. A regime without such a term archives nothing.
#include "jobs/output.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Moves what is due of one case and tells it; true when something was moved, and then the dates of the case are other ones. In a dry run
/// it only tells. A move that fails leaves the file where it was, where its term says what is late.
Result<bool> archive_due(Context& context, Session& session, const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts, JobReport& report);

}  // namespace griffier::jobs
