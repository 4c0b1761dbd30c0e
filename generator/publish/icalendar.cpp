#include "generator/publish/icalendar.h"

#include <fmt/format.h>

namespace griffier::publish {
namespace {

constexpr std::size_t longest_line = 75;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// A content line, folded: each further line begins with one space, which counts.
std::string line(const std::string& text) {
    std::string out;
    std::size_t at = 0, room = longest_line;
    while (text.size() - at > room) {
        std::size_t end = at + room;
        while (end > at && continues(text[end])) --end;
        out += text.substr(at, end - at) + "\r\n ";
        at = end;
        room = longest_line - 1;
    }
    return out + text.substr(at) + "\r\n";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

std::string basic(Date day) { return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()); }

}  // namespace

std::string icalendar(const std::vector<CalendarDay>& days, const std::string& name, Date stamp, const std::string& language) {
    std::string spoken = language;
    for (char& c : spoken)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::string out = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//griffier//agenda//" + spoken) + line("CALSCALE:GREGORIAN") + line("METHOD:PUBLISH") + line("X-WR-CALNAME:" + escaped(name));
    for (const CalendarDay& day : days) {
        out += line("BEGIN:VEVENT") + line("UID:" + day.uid) + line("DTSTAMP:" + basic(stamp) + "T000000Z") + line("DTSTART;VALUE=DATE:" + basic(day.date)) +
               line("DTEND;VALUE=DATE:" + basic(day.date.plus_days(1))) + line("SUMMARY:" + escaped(day.summary));
        if (!day.description.empty()) out += line("DESCRIPTION:" + escaped(day.description));
        out += line("TRANSP:TRANSPARENT");
        if (day.alarm_days > 0) out += line("BEGIN:VALARM") + line("ACTION:DISPLAY") + line("DESCRIPTION:" + escaped(day.summary)) + line(fmt::format("TRIGGER:-P{}D", day.alarm_days)) + line("END:VALARM");
        out += line("END:VEVENT");
    }
    return out + line("END:VCALENDAR");
}

}  // namespace griffier::publish
