// The iCalendar file, by the rules of RFC 5545 that calendar programs stumble over.
#include "generator/publish/icalendar.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace griffier::publish {
namespace {

const std::vector<CalendarDay>& days() {
    static const std::vector<CalendarDay> all{
        {"aa@griffier.example", Date(2026, 12, 31), "Evaluatie; met, komma\\en schuine streep", std::string(40, 'x') + "één regel die véél langer is dan vijfenzeventig octetten – en met tekens van meer bytes: ëëëëëëëëëëëë\ntweede regel", 30},
        {"bb@griffier.example", Date(2028, 2, 28), "Controle", "", 0}};
    return all;
}

std::vector<std::string> lines(const std::string& file) {
    std::vector<std::string> out;
    std::size_t at = 0;
    for (std::size_t end; (end = file.find("\r\n", at)) != std::string::npos; at = end + 2) out.push_back(file.substr(at, end - at));
    EXPECT_EQ(at, file.size()) << "every line ends with CRLF";
    return out;
}

/// Unfolds (3.1) and gives the properties in order.
std::vector<std::string> properties(const std::string& file) {
    std::vector<std::string> out;
    for (const std::string& line : lines(file)) {
        if (!line.empty() && line.front() == ' ') out.back() += line.substr(1);
        else out.push_back(line);
    }
    return out;
}

bool valid_utf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t n = c < 0x80 ? 1 : c >> 5 == 6 ? 2 : c >> 4 == 14 ? 3 : c >> 3 == 30 ? 4 : 0;
        if (n == 0 || i + n > text.size()) return false;
        for (std::size_t k = 1; k < n; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        i += n;
    }
    return true;
}

TEST(ICalendar, lines_are_folded_at_75_octets_and_never_within_a_character) {
    const std::string file = icalendar(days(), "Agenda", Date(2026, 6, 1));
    int folded = 0;
    for (const std::string& line : lines(file)) {
        EXPECT_LE(line.size(), 75u);
        EXPECT_TRUE(valid_utf8(line)) << line;
        folded += line.front() == ' ';
    }
    EXPECT_GT(folded, 1);
}

TEST(ICalendar, texts_come_back_as_they_were_written) {
    const auto all = properties(icalendar(days(), "Agenda", Date(2026, 6, 1)));
    const auto text_of = [&](const std::string& name) {
        for (const auto& one : all)
            if (one.rfind(name + ":", 0) == 0) {
                std::string out;
                for (std::size_t i = name.size() + 1; i < one.size(); ++i) {
                    if (one[i] == '\\') out += one[++i] == 'n' ? '\n' : one[i];
                    else out += one[i];
                }
                return out;
            }
        return std::string("absent");
    };
    EXPECT_EQ(text_of("SUMMARY"), days()[0].summary);
    EXPECT_EQ(text_of("DESCRIPTION"), days()[0].description);
}

TEST(ICalendar, each_event_has_what_the_rfc_asks_and_each_beginning_its_end) {
    const auto all = properties(icalendar(days(), "Agenda", Date(2026, 6, 1)));
    EXPECT_EQ(all.front(), "BEGIN:VCALENDAR");
    EXPECT_EQ(all.back(), "END:VCALENDAR");
    std::vector<std::string> open;
    std::map<std::string, int> seen;
    for (const auto& one : all) {
        if (one.rfind("BEGIN:", 0) == 0) open.push_back(one.substr(6));
        else if (one.rfind("END:", 0) == 0) {
            ASSERT_FALSE(open.empty());
            EXPECT_EQ(open.back(), one.substr(4));
            open.pop_back();
        } else {
            ++seen[open.back() + " " + one.substr(0, one.find_first_of(":;"))];
        }
    }
    EXPECT_TRUE(open.empty());
    EXPECT_EQ(seen["VCALENDAR VERSION"], 1);
    EXPECT_EQ(seen["VCALENDAR PRODID"], 1);
    for (const char* name : {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}) EXPECT_EQ(seen[std::string("VEVENT ") + name], 2) << name;
    EXPECT_EQ(seen["VALARM TRIGGER"], 1) << "a day without lead has no reminder";
}

TEST(ICalendar, a_day_is_whole_and_ends_the_day_after_also_over_a_year_and_a_leap_day) {
    const std::string file = icalendar(days(), "Agenda", Date(2026, 6, 1));
    EXPECT_NE(file.find("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), std::string::npos);
    EXPECT_NE(file.find("DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280229\r\n"), std::string::npos);
    EXPECT_NE(file.find("DTSTAMP:20260601T000000Z\r\n"), std::string::npos);
}

TEST(ICalendar, the_same_days_give_the_same_bytes_and_none_give_a_calendar) {
    EXPECT_EQ(icalendar(days(), "Agenda", Date(2026, 6, 1)), icalendar(days(), "Agenda", Date(2026, 6, 1)));
    EXPECT_EQ(properties(icalendar({}, "Agenda", Date(2026, 6, 1))).back(), "END:VCALENDAR");
}

TEST(ICalendar, the_product_names_the_language_of_its_texts) {
    EXPECT_EQ(properties(icalendar({}, "Agenda", Date(2026, 6, 1)))[2], "PRODID:-//griffier//agenda//NL");
    EXPECT_EQ(properties(icalendar({}, "Agenda", Date(2026, 6, 1), "en"))[2], "PRODID:-//griffier//agenda//EN");
}

TEST(ICalendar, a_second_program_reads_what_was_written) {
    std::string python;
    for (const char* one : {"python3", "/usr/bin/python3"})
        if (python.empty() && std::system((std::string(one) + " -c 'import icalendar' 2>/dev/null").c_str()) == 0) python = one;
    if (python.empty()) GTEST_SKIP() << "no python3-icalendar to read with";
    const std::string path = std::filesystem::temp_directory_path() / ("griffier-agenda-" + std::to_string(getpid()));
    std::ofstream(path + ".ics", std::ios::binary) << icalendar(days(), "Agenda", Date(2026, 6, 1));
    const int rc = std::system((python + " " + GRIFFIER_SOURCE_DIR "/tests/publish/icalendar_reader.py " + path + ".ics >" + path + ".txt").c_str());
    std::ifstream in(path + ".txt");
    const std::string told((std::istreambuf_iterator<char>(in)), {});
    std::filesystem::remove(path + ".ics");
    std::filesystem::remove(path + ".txt");
    ASSERT_EQ(rc, 0) << told;
    EXPECT_EQ(told, "-//griffier//agenda//NL|2.0\n"
                    "aa@griffier.example|2026-12-31|2027-01-01|Evaluatie; met, komma\\en schuine streep|-30|154\n"
                    "bb@griffier.example|2028-02-28|2028-02-29|Controle||0\n");
}

}  // namespace
}  // namespace griffier::publish
