#pragma once
// What people say of letters: which have not left although they were put out, which were sent, which must not leave, and, by two, what became of
// those that nobody knows of. Only for the issue files.
#include "jobs/context.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Kind::usage: verzending.zelfde (a name stands in the call twice: who typed that meant something else).
Status each_named_once(const Call& call);

/// `griffier issue NUMBER...`: letters that were put out by hand and have not left enter the ledger of hand-over. As a person whose role runs
/// jobs; refusals are printed and counted.
Status enter_by_name(Context& context, Session& session, JobReport& report);

}  // namespace griffier::jobs
