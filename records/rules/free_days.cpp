#include "records/rules/free_days.h"

namespace griffier {
namespace {

constexpr unsigned sunday = 0, saturday = 6;

/// `easter_day`: of that year, once a feast has asked for it.
std::optional<Date> day_in(const Feestdag& feestdag, int year, std::optional<Date>& easter_day) {
    if (year < feestdag.van_jaar || year > feestdag.tot_jaar) return std::nullopt;
    if (feestdag.pasen) {
        if (!easter_day) easter_day = easter(year);
        return easter_day->plus_days(feestdag.verschil);
    }
    auto date = Date::of(year, feestdag.maand, feestdag.dag);
    if (date && feestdag.zondag_eerder && date->weekday() == sunday) date = date->plus_days(-1);
    return date;
}

/// Name of the free day, or of the decision that made it one; nullptr when it is none.
const std::string* name_of(const Kalender& kalender, Date day, Rustdagen kind) {
    const int year = day.year();
    std::optional<Date> easter_day;
    for (const auto& feestdag : kalender.feestdagen) {
        if (kind == Rustdagen::termijnenwet ? !feestdag.termijnenwet : !feestdag.verordening) continue;
        if (day_in(feestdag, year, easter_day) == day) return &feestdag.naam;
    }
    if (kind == Rustdagen::termijnenwet)
        for (const auto& dag : kalender.gelijkgesteld)
            if (dag.datum == day) return &dag.besluit;
    return nullptr;
}

bool weekend(Date day) { return day.weekday() == saturday || day.weekday() == sunday; }

}  // namespace

// The anonymous Gregorian computus (Meeus, Jones, Butcher).
Date easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return Date(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

std::optional<std::string> holiday(const Kalender& kalender, Date day, Rustdagen kind) {
    const std::string* name = name_of(kalender, day, kind);
    return name ? std::optional<std::string>(*name) : std::nullopt;
}

bool working_day(const Kalender& kalender, Date day, Rustdagen kind) { return !weekend(day) && !name_of(kalender, day, kind); }

bool falls_under(const Termijnregeling& regeling, const Duur& duur) {
    if (duur.hours && !regeling.uren) return false;
    if (duur.years && !regeling.jaren) return false;
    if (regeling.hoogstens_maanden && duur.months > regeling.hoogstens_maanden) return false;
    if (regeling.hoogstens_weken && duur.weeks > regeling.hoogstens_weken) return false;
    return !(regeling.hoogstens_dagen && duur.days > regeling.hoogstens_dagen);
}

Roll roll_end(const Kalender& kalender, Date start, Date end, const Termijnregeling& regeling, Rustdagen kind) {
    Roll roll{end, end, {}, false};
    auto to_working_day = [&] {
        while (!working_day(kalender, roll.end, kind)) {
            roll.passed.emplace_back(roll.end, holiday(kalender, roll.end, kind).value_or(""));
            roll.end = roll.end.plus_days(1);
        }
    };
    to_working_day();
    if (days_between(start, end) < regeling.werkdagen_vanaf) return roll;
    int working = 0;
    for (Date day = start.plus_days(1); day <= roll.end; day = day.plus_days(1)) working += working_day(kalender, day, kind);
    for (; working < regeling.werkdagen; ++working) {
        roll.end = roll.end.plus_days(1);
        roll.for_working_days = true;
        to_working_day();
    }
    return roll;
}

}  // namespace griffier
