#pragma once
// The end of a term against Saturdays, Sundays and holidays. Used by terms.cpp; the acts' numbers come from the calendar file.
#include <string>
#include <utility>
#include <vector>

#include "records/model/kalender.h"
#include "records/rules/terms.h"

namespace griffier {

/// Whether a term of this length is one that the act extends (Algemene termijnenwet art. 4).
bool falls_under(const Termijnregeling& regeling, const Duur& duur);

struct Roll {
    Date strict, end;                                     ///< before and after
    std::vector<std::pair<Date, std::string>> passed;     ///< free days that were skipped, with the holiday's name ("" = weekend)
    bool for_working_days = false;                        ///< moved on for the least number of working days
    bool moved() const { return strict != end; }
};
/// Moves the end to the next working day, then on until the term holds the least number of working days. Precondition: start <= end.
Roll roll_end(const Kalender& kalender, Date start, Date end, const Termijnregeling& regeling, Rustdagen kind);

}  // namespace griffier
