#include "records/core/date.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace griffier {
namespace {

using std::chrono::last;
using std::chrono::year_month_day;

bool digits(std::string_view text, int& out) {
    for (char c : text)
        if (c < '0' || c > '9') return false;
    return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc();
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!ymd.ok() || year < 1800 || year > 9999) return std::nullopt;
    return Date(std::chrono::sys_days(ymd));
}

Date::Date(int year, unsigned month, unsigned day) {
    auto date = of(year, month, day);
    if (!date) throw std::logic_error("no such day");
    day_ = date->day_;
}

std::optional<Date> Date::parse(std::string_view iso) {
    int y = 0, m = 0, d = 0;
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    if (!digits(iso.substr(0, 4), y) || !digits(iso.substr(5, 2), m) || !digits(iso.substr(8, 2), d)) return std::nullopt;
    return of(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
}

std::string Date::iso() const {
    const year_month_day ymd(day_);
    const int year = static_cast<int>(ymd.year());
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month(), day());
    // Four digits are what there is but for dates reckoned far from any case, and each step of each reason holds one.
    std::string text = "0000-00-00";
    const auto put = [&](std::size_t end, unsigned number) {
        for (; number != 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, static_cast<unsigned>(year)), put(7, static_cast<unsigned>(ymd.month())), put(10, static_cast<unsigned>(ymd.day()));
    return text;
}
int Date::year() const { return static_cast<int>(year_month_day(day_).year()); }
unsigned Date::month() const { return static_cast<unsigned>(year_month_day(day_).month()); }
unsigned Date::day() const { return static_cast<unsigned>(year_month_day(day_).day()); }
unsigned Date::weekday() const { return std::chrono::weekday(day_).c_encoding(); }

Date Date::plus_months(int months) const {
    year_month_day ymd = year_month_day(day_) + std::chrono::months(months);
    if (!ymd.ok()) ymd = ymd.year() / ymd.month() / last;
    return Date(std::chrono::sys_days(ymd));
}

int days_between(Date a, Date b) { return static_cast<int>((b.days() - a.days()).count()); }

std::optional<Duur> Duur::parse(std::string_view iso) {
    Duur duur;
    bool time = false;
    if (iso.size() < 3 || iso.front() != 'P') return std::nullopt;
    iso.remove_prefix(1);
    if (iso.front() == 'T') {
        time = true;
        iso.remove_prefix(1);
    }
    int n = 0;
    if (iso.size() < 2 || iso.size() > 6 || !digits(iso.substr(0, iso.size() - 1), n) || n <= 0) return std::nullopt;
    switch (iso.back()) {
        case 'H': if (!time) return std::nullopt; duur.hours = n; return duur;
        case 'Y': duur.years = n; break;
        case 'M': duur.months = n; break;
        case 'W': duur.weeks = n; break;
        case 'D': duur.days = n; break;
        default: return std::nullopt;
    }
    if (time) return std::nullopt;
    return duur;
}

std::string Duur::iso() const {
    if (hours) return fmt::format("PT{}H", hours);
    if (years) return fmt::format("P{}Y", years);
    if (months) return fmt::format("P{}M", months);
    if (weeks) return fmt::format("P{}W", weeks);
    return fmt::format("P{}D", days);
}

Date plus(Date start, const Duur& duur) {
    return start.plus_months(12 * duur.years + duur.months).plus_days(7 * duur.weeks + duur.days);
}

}  // namespace griffier
