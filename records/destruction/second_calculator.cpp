#include "records/destruction/second_calculator.h"

namespace griffier {

namespace {

struct Day {
    long year = 0;
    int month = 0, day = 0;
};

bool leap(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int length_of(long year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

/// Digits only; nothing when there is anything else or nothing at all.
std::optional<long> digits(std::string_view text) {
    if (text.empty() || text.size() > 6) return std::nullopt;
    long value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value;
}

std::optional<Day> parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)), day = digits(iso.substr(8, 2));
    if (!year || !month || !day || *year < 1 || *month < 1 || *month > 12 || *day < 1 || *day > length_of(*year, static_cast<int>(*month))) return std::nullopt;
    return Day{*year, static_cast<int>(*month), static_cast<int>(*day)};
}

/// Years begin in March here, so that the day that comes and goes is the last of its year.
long number(const Day& day) {
    const long y = day.month < 3 ? day.year - 1 : day.year;
    const long m = (day.month + 9) % 12;
    const long epoch = 719468;  // day number of 1970-01-01 in this reckoning
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day.day - 1 - epoch;
}

}  // namespace

std::optional<long> day_number_of(std::string_view iso) {
    const auto day = parse(iso);
    return day ? std::optional<long>(number(*day)) : std::nullopt;
}

std::optional<long> second_calculation(const Tweedevraag& question) {
    auto day = parse(question.start);
    if (!day || question.duur.size() < 3 || question.duur.front() != 'P') return std::nullopt;
    const auto amount = digits(question.duur.substr(1, question.duur.size() - 2));
    if (!amount) return std::nullopt;
    long days = 0;
    switch (question.duur.back()) {
        case 'D': days = *amount; break;
        case 'W': days = 7 * *amount; break;
        case 'M':
        case 'Y': {
            const long months = (question.duur.back() == 'Y' ? 12 : 1) * *amount + day->month - 1;
            day->year += months / 12;
            day->month = static_cast<int>(months % 12) + 1;
            const int last = length_of(day->year, day->month);
            if (day->day > last) day->day = last;
            break;
        }
        default: return std::nullopt;
    }
    return number(*day) + days + (question.bewaren ? 1 : 0);
}

}  // namespace griffier
