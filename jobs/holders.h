#pragma once
// What every night asks of the holders of the key.
#include "jobs/output.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Asks holders that have not confirmed that an old key is gone, and forgets tombstones whose day has passed. A destruction that is not
/// complete yet is told every night until it is, as an error of Kind::deadline (sleutels.houder_zwijgt, args: destruction, holders that
/// are silent). What came in since goes into a next revision of its certificate (revisions.h). A dry run and a run with parts of the key do
/// nothing.
Status ask_holders_again(Context& context, Session& session, JobReport& report);

}  // namespace griffier::jobs
