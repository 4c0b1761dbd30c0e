#pragma once
// Terms: norms.md 11.7, law.md 3. Pure functions: a rule of the regime and a start in, a Bevinding out (with the calculation).
#include <optional>
#include <string>
#include <string_view>

#include "records/core/clock.h"
#include "records/core/date.h"
#include "records/model/bevinding.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

/// Easter Sunday of a Gregorian year (computus; arithmetic, no data).
Date easter(int year);

/// Which days count as free.
enum class Rustdagen {
    termijnenwet,  ///< Saturday, Sunday, public holidays, equated days (Algemene termijnenwet art. 1 and 3)
    verordening,   ///< Saturday, Sunday, public holidays (Regulation 1182/71 art. 2 and 3)
};
/// The name of the holiday on a day, or nothing. Saturdays and Sundays are no holidays here.
std::optional<std::string> holiday(const Kalender& kalender, Date day, Rustdagen kind);
bool working_day(const Kalender& kalender, Date day, Rustdagen kind);

/// Reckons a term of the regime from the day of its start event. The event day is not counted (looptijd and leeftijd apart), months
/// and years are reckoned from the original start and clamped to the end of a shorter month. The meaning of the answer's dates:
///   ten_hoogste           datum = last day to do it; never rolled
///   bewaren, ten_minste   datum = first day on which the act may come: the day after the computed day
///   looptijd              datum = first day on which it is no longer in force
///   jaardag, periodiek    datum = target
///   wettermijn            datum = last day, rolled by the Algemene termijnenwet where the term falls under it and the rule says so
///   eu_maand              datum = strict target; uiterst = the latest day by Regulation 1182/71
///   leeftijd              datum = the birthday from which the age is reached (29 February: 1 March in other years)
///   uren                  see hours_term; here onbekend, since a day is no instant
/// Oordeel is ja; a step "termijn.kalender_verlopen" warns when a roll was judged in a year for which no equated days are known.
Bevinding term(const Termijn& termijn, Date start, const Regime& regime, const Kalender& kalender);

/// The same with the extension of the rule (AVG 12(3)): the earlier of start + (term + extension) and first date + extension.
/// Oordeel nee, without dates, when the rule has no extension.
Bevinding extended_term(const Termijn& termijn, Date start, const Regime& regime, const Kalender& kalender);

/// A term without its start: oordeel wacht, the event that is missing named in start_event and steps.
Bevinding term_without_start(const Termijn& termijn, const Regime& regime);

/// An instant as a person writes it: with its zone offset.
struct Tijdstip {
    Instant instant{};
    int offset_minutes = 0;
    /// "2026-03-28T23:30:00+01:00" or with Z; seconds may be left out. Without an offset it is nothing: an hour without zone is no instant.
    static std::optional<Tijdstip> parse(std::string_view iso);
    /// Local time at its own offset, with seconds and offset.
    std::string iso() const;
};

struct Urentermijn {
    Bevinding bevinding;             ///< datum = the civil day in the Netherlands on which the term ends
    std::optional<Tijdstip> einde;   ///< in the Dutch offset of that moment
};
/// Real hours between instants; no roll, summer time counted (AVG 33: 72 hours). Nothing but onbekend for a rule of another kind.
Urentermijn hours_term(const Termijn& termijn, const Tijdstip& start, const Regime& regime);

/// The day from which someone is `years` old: 29 February counts as 1 March in a year without it (reading, norms.md 11.7).
Date birthday(Date born, int years);
/// Completed years on a day; negative before birth.
int age_on(Date born, Date on);

/// datum is on or before the day.
bool is_due(const Bevinding& bevinding, Date on);
/// A Bevinding that carries the rule's and the regime's citation and no verdict yet.
Bevinding cite(const Regel& regel, const Regime& regime);

}  // namespace griffier
