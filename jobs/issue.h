#pragma once
// griffier issue: the last step of the road produce. What is filed and may leave goes to the channel that the settings name (`channel`), as a
// step of the night and alone; and what people say of it: confirmed by hand, withdrawn, and, where nobody knows, resolved by two.
#include "jobs/context.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Enters what is filed in the ledger of hand-over, asks the channel what became of earlier runs, takes receipts, hands over, clears what is
/// confirmed, and tells each letter (lines issued, unknown, confirmed, withdrawn, letter_waiting, letter_again). Without a channel nothing
/// happens. A channel that cannot be reached is told and the letters wait; the run goes on. In a dry run of a rehearsing session nothing
/// outside the store changes. Fails only when the run cannot go on.
Status issue_letters(Context& context, Session& session, JobReport& report);

/// How many letters are in which state, for `status`: JSON fields to_issue, under_way, handed_over, unknown_letters; the sentence is "" when there
/// are none of these.
struct IssueStanding {
    long waiting = 0, under_way = 0, handed_over = 0, unknown = 0;
    std::string sentence(const Catalogue& words) const;
};
Result<IssueStanding> issue_standing(Store& store);

}  // namespace griffier::jobs
