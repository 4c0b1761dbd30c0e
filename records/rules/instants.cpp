// Terms in hours, and instants with their zone offset.
#include <fmt/format.h>

#include "records/rules/terms.h"

namespace griffier {
namespace {

using namespace std::chrono;

/// `size` digits at a place, and nothing else.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t size) {
    if (text.size() < at + size) return std::nullopt;
    int n = 0;
    for (char c : text.substr(at, size)) {
        if (c < '0' || c > '9') return std::nullopt;
        n = 10 * n + (c - '0');
    }
    return n;
}

/// "Z", "+01:00", "-02:30" in minutes; nothing for anything else.
std::optional<int> offset(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    auto h = number(text, 1, 2), m = number(text, 4, 2);
    if (!h || !m || *h > 14 || *m > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (60 * *h + *m);
}

}  // namespace

std::optional<Tijdstip> Tijdstip::parse(std::string_view iso) {
    if (iso.size() < 17 || iso[10] != 'T' || iso[13] != ':') return std::nullopt;
    auto day = Date::parse(iso.substr(0, 10));
    auto hour = number(iso, 11, 2), minute = number(iso, 14, 2);
    bool with_seconds = iso[16] == ':';
    auto second = with_seconds ? number(iso, 17, 2) : std::optional<int>(0);
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    auto zone = offset(iso.substr(with_seconds ? 19 : 16));
    if (!zone) return std::nullopt;
    auto local = Instant(day->days()) + seconds(3600 * *hour + 60 * *minute + *second);
    return Tijdstip{local - minutes(*zone), *zone};
}

std::string Tijdstip::iso() const {
    auto local = instant + minutes(offset_minutes);
    auto day = floor<days>(local);
    auto time = static_cast<int>(floor<seconds>(local - day).count());
    int ahead = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", Date(day).iso(), time / 3600, time / 60 % 60, time % 60, offset_minutes < 0 ? '-' : '+',
                       ahead / 60, ahead % 60);
}

Urentermijn hours_term(const Termijn& termijn, const Tijdstip& start, const Regime& regime) {
    Urentermijn out{cite(termijn, regime), std::nullopt};
    out.bevinding.start_event = termijn.start;
    if (termijn.soort != TermijnSoort::uren || !termijn.duur.hours) {
        out.bevinding.oordeel = Oordeel::onbekend;
        out.bevinding.stappen.push_back({"termijn.geen_uren", {termijn.id}});
        return out;
    }
    Instant end = start.instant + hours(termijn.duur.hours);
    out.einde = Tijdstip{end, static_cast<int>(minutes(Clock::civil_offset(end)).count())};
    out.bevinding.oordeel = Oordeel::ja;
    out.bevinding.start = Clock::civil_date(start.instant);
    out.bevinding.datum = Clock::civil_date(end);
    out.bevinding.stappen.push_back({"termijn.tijdstip", {termijn.start, start.iso()}});
    out.bevinding.stappen.push_back({"termijn.uren", {termijn.duur.iso(), out.einde->iso()}});
    if (Clock::civil_offset(start.instant) != Clock::civil_offset(end)) out.bevinding.stappen.push_back({"termijn.zomertijd", {out.einde->iso()}});
    return out;
}

}  // namespace griffier
