#pragma once
// Days as an iCalendar file (RFC 5545): all-day events that every calendar program opens. Pure; the same events give the same bytes.
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier::publish {

struct CalendarDay {
    std::string uid;            ///< stable: the same matter keeps it when its words change (3.8.4.7)
    Date date;
    std::string summary, description;
    int alarm_days = 0;         ///< so many days before there is a reminder; 0 = none
};

/// Lines end with CRLF and are folded at 75 octets, never within a character (3.1); texts are escaped (3.3.11). `stamp`: day of making.
/// `language`: of the texts ("nl"), named in the product identifier (3.7.3).
std::string icalendar(const std::vector<CalendarDay>& days, const std::string& name, Date stamp, const std::string& language = "nl");

}  // namespace griffier::publish
