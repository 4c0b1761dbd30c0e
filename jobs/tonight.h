#pragma once
// What one night looks at: the cases with a date of keeping that is near, and a part of the stock, so that within as many nights as the
// regimes say (threshold "narekenen.nachten") every stored date is reckoned anew. A night that was missed is made up for by the next.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "jobs/session.h"

namespace griffier::jobs {

/// Cases with a stored date of keeping (archive, destroy, review of need, hold, no date at all) on or before the reference date and the
/// longest lead of any regime. One query by date; no key is opened.
Result<std::set<std::string>> keeping_due(Session& session);

class Tonight {
  public:
    /// Reads which night was the last that came to its end.
    static Result<Tonight> plan(Session& session);
    /// Finds what is due; after what the night itself took in.
    Status find_due(Session& session);

    bool looks_at(const std::string& number) const { return due_.count(number) != 0 || in_part(number); }
    /// Whether the case is in the part of the stock whose turn it is.
    bool in_part(const std::string& number) const;

    const std::optional<Date>& last() const { return last_; }
    /// Nights between the last one and this; 0 before the first.
    long missed() const;

  private:
    Date on_;
    std::optional<Date> last_;
    std::set<std::string> due_;
    int nights_ = 1;
};

/// Sets down that this night came to its end; an earlier day changes nothing.
Status keep_night(Session& session, const Tonight& tonight);

}  // namespace griffier::jobs
