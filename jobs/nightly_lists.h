#pragma once
// What a night says of destruction lists that are still open, of a clock that is not proven and of key holders that are away: each stops a
// destruction without anything else going wrong, and nobody would hear of it before the last day of an item, or ever where a keep term has no last day.
#include "jobs/lists.h"
#include "jobs/output.h"

namespace griffier::jobs {

/// Where a list that is not executed yet stands against the last days of its items.
struct ListOutlook {
    std::string state;               ///< "wacht" for approvals, "koelt" after them, "klaar" when the days of its items are still to come
    long left = 0;                   ///< items without an outcome
    std::optional<Date> last_day;    ///< the first of the last days of these items that is not past; none when all are keep terms or past
    std::optional<Date> approve_by;  ///< the latest day of the last approval with which that one is still destroyed in time
    std::optional<Date> from;        ///< after the approvals: first day of destruction
    bool at_risk = false;            ///< approvals must come on this day, or an item is destroyed after its last day (RET-04: on or before)
};

/// Nothing for a list that is executed, being executed or void.
std::optional<ListOutlook> outlook_of(const StoredList& list, Date on);

/// A line "list_open" for each open list; one at risk is red (Kind::deadline).
Status tell_open_lists(Context& context, Session& session, JobReport& report);

/// A line "clock_gap", once in a run, when too long lies between now and the last moment that was proven: until one person confirms the
/// date, what waits for a later day is neither destroyed nor moved to the archive (fault 29).
void tell_gap(Context& context, const Session& session, JobReport& report);

/// A line "holders_away" when folders of key holders are not there: with fewer than two nothing is destroyed or stored, and one more that
/// is lost can be the last. Quiet nights would not meet it.
Status tell_away(Context& context, JobReport& report);

}  // namespace griffier::jobs
