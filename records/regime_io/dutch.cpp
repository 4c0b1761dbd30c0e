#include "records/regime_io/dutch.h"

#include <array>
#include <set>

#include "fmt/format.h"

namespace griffier::dutch {
namespace {

constexpr std::array<const char*, 20> small = {"nul",  "één",  "twee",   "drie",    "vier",    "vijf",    "zes",      "zeven",     "acht",     "negen",
                                               "tien", "elf",  "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};
constexpr std::array<const char*, 10> tens = {"", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"};
constexpr std::array<const char*, 12> months = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                                "juli",    "augustus", "september", "oktober", "november", "december"};

// Inside a compound the accents of "één" go, and "twee" and "drie" take a diaeresis before "en".
std::string below_hundred(int n) {
    if (n < 20) return small[n];
    if (n % 10 == 0) return tens[n / 10];
    const int unit = n % 10;
    const std::string head = unit == 1 ? "een" : small[unit];
    return head + (unit == 2 || unit == 3 ? "ën" : "en") + tens[n / 10];
}

std::string counted(int n, const char* one, const char* many) { return number(n) + " " + (n == 1 ? one : many); }

}  // namespace

std::string number(int n) {
    if (n < 0 || n > 999) return fmt::format("{}", n);
    if (n < 100) return below_hundred(n);
    const std::string head = n / 100 == 1 ? "honderd" : small[n / 100] + std::string("honderd");
    return n % 100 == 0 ? head : head + (n % 100 == 1 ? "een" : below_hundred(n % 100));
}

std::string duration(const Duur& duur) {
    if (duur.hours) return counted(duur.hours, "uur", "uur");
    if (duur.years) return counted(duur.years, "jaar", "jaar");
    if (duur.months) return counted(duur.months, "maand", "maanden");
    if (duur.weeks) return counted(duur.weeks, "week", "weken");
    return counted(duur.days, "dag", "dagen");
}

std::string every(const Duur& duur) {
    if (duur.hours == 1) return "elk uur";
    if (duur.years == 1) return "elk jaar";
    if (duur.months == 1) return "elke maand";
    if (duur.weeks == 1) return "elke week";
    if (duur.days == 1) return "elke dag";
    return "elke " + duration(duur);
}

std::string date(Date date) { return fmt::format("{} {} {}", date.day(), months[date.month() - 1], date.year()); }

bool is_number_word(const std::string& word) {
    static const std::set<std::string> known = [] {
        std::set<std::string> all;
        for (int n = 1; n <= 999; ++n) all.insert(number(n));
        return all;
    }();
    return known.contains(word);
}

bool is_time_unit(const std::string& word) {
    static const std::set<std::string> known = {"dag",    "dagen",  "week", "weken", "maand",  "maanden",
                                                "jaar",   "jaren",  "uur",  "uren",  "kwartaal", "kwartalen"};
    return known.contains(word);
}

}  // namespace griffier::dutch
