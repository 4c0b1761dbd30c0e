#pragma once
// Civil dates (Europe/Amsterdam days, no time of day) and the arithmetic of terms in days, months and years.
// Source: norms.md 11.7 kind "all"; Regulation (EEC, Euratom) 1182/71 art. 3(2)(c) for the clamped month end.
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace griffier {

class Date {
  public:
    Date() = default;
    explicit Date(std::chrono::sys_days day) : day_(day) {}
    /// Precondition: the day exists.
    Date(int year, unsigned month, unsigned day);
    /// Strict ISO "YYYY-MM-DD" of an existing day between 1800 and 9999; anything else is nothing.
    static std::optional<Date> parse(std::string_view iso);
    static std::optional<Date> of(int year, unsigned month, unsigned day);

    std::string iso() const;
    int year() const;
    unsigned month() const;
    unsigned day() const;
    /// 0 = Sunday ... 6 = Saturday
    unsigned weekday() const;
    std::chrono::sys_days days() const { return day_; }

    Date plus_days(int days) const { return Date(day_ + std::chrono::days(days)); }
    /// Same day number n months later; the last day of the month where that day is absent.
    Date plus_months(int months) const;
    Date plus_years(int years) const { return plus_months(12 * years); }

    auto operator<=>(const Date&) const = default;

  private:
    std::chrono::sys_days day_{};
};

/// Whole days from a to b (negative when b is earlier).
int days_between(Date a, Date b);

/// An ISO 8601 duration of one unit family: PnD, PnW, PnM, PnY or PTnH. Nothing else is accepted.
struct Duur {
    int years = 0, months = 0, weeks = 0, days = 0, hours = 0;
    static std::optional<Duur> parse(std::string_view iso);
    std::string iso() const;
    bool operator==(const Duur&) const = default;
};

/// start + duration by calendar; hours do not move a civil date and are ignored here.
Date plus(Date start, const Duur& duur);

}  // namespace griffier
