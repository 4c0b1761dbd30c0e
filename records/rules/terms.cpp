#include "records/rules/terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "records/rules/free_days.h"

namespace griffier {
namespace {

/// The calendar's answer is only worth something for years whose equated days are known.
void warn_when_unknown(const Kalender& kalender, Date from, Date to, Bevinding& out) {
    for (int year = from.year(); year <= to.year(); ++year)
        if (year < kalender.gelijkgesteld_van || year > kalender.gelijkgesteld_tot)
            out.stappen.push_back({"termijn.kalender_verlopen", {std::to_string(year), std::to_string(kalender.gelijkgesteld_tot)}});
}

void say_roll(const Roll& roll, const Kalender& kalender, Rustdagen kind, const Termijnregeling& regeling, Bevinding& out) {
    for (const auto& [day, why] : roll.passed)
        out.stappen.push_back({why.empty() ? "termijn.weekeinde" : "termijn.feestdag", {day.iso(), why}});
    if (roll.for_working_days)
        out.stappen.push_back({"termijn.werkdagen", {roll.end.iso(), std::to_string(regeling.werkdagen), regeling.naam, regeling.artikel_werkdagen}});
    if (roll.moved()) out.stappen.push_back({"termijn.verschoven", {roll.strict.iso(), roll.end.iso(), regeling.naam, regeling.artikel_verschuiving}});
    else out.stappen.push_back({"termijn.niet_verschoven", {roll.strict.iso(), regeling.naam}});
    if (kind == Rustdagen::termijnenwet) warn_when_unknown(kalender, roll.strict, roll.end, out);
}

Date add(Date start, const Duur& duur, Bevinding& out) {
    Date end = plus(start, duur);
    if (end == start) {
        out.stappen.push_back({"termijn.zelfde_dag", {end.iso()}});
        return end;
    }
    out.stappen.push_back({"termijn.optelling", {start.iso(), duur.iso(), end.iso()}});
    if ((duur.months || duur.years) && end.day() != start.day()) out.stappen.push_back({"termijn.geklemd", {std::to_string(start.day()), end.iso()}});
    return end;
}

void finish_act_term(const Termijn& termijn, Date start, Date end, const Kalender& kalender, Bevinding& out) {
    out.datum = end;
    if (termijn.rustdag != "termijnenwet") {
        out.stappen.push_back({"termijn.blijft", {end.iso()}});
        return;
    }
    const auto& regeling = kalender.termijnenwet;
    if (!falls_under(regeling, termijn.duur)) {
        out.stappen.push_back({"termijn.te_lang_voor_regeling", {termijn.duur.iso(), regeling.naam, regeling.artikel_uitsluiting}});
        return;
    }
    Roll roll = roll_end(kalender, start, end, regeling, Rustdagen::termijnenwet);
    say_roll(roll, kalender, Rustdagen::termijnenwet, regeling, out);
    out.datum = roll.end;
}

void finish_eu_term(const Termijn& termijn, Date start, Date end, const Kalender& kalender, Bevinding& out) {
    out.datum = end;
    out.uiterst = end;
    out.stappen.push_back({"termijn.eu_streefdag", {end.iso()}});
    if (termijn.rustdag != "verordening-1182-71" || !falls_under(kalender.verordening, termijn.duur)) return;
    Roll roll = roll_end(kalender, start, end, kalender.verordening, Rustdagen::verordening);
    say_roll(roll, kalender, Rustdagen::verordening, kalender.verordening, out);
    out.uiterst = roll.end;
}

}  // namespace

Bevinding cite(const Regel& regel, const Regime& regime) {
    Bevinding out;
    out.regel = regel.id;
    out.regime = regime.id;
    out.regime_hash = regime.hash;
    if (regel.artikel.empty()) {
        out.artikel = regel.bron == Bron::huisregel ? "huisregel " + regel.id : regel.stuk;
    } else {
        // An article begins with its number; what begins with a word says itself what it is. A handbook has paragraphs.
        bool number = regel.artikel.front() >= '0' && regel.artikel.front() <= '9';
        out.artikel = regel.stuk + (!number ? " " : regel.bron == Bron::handleiding ? " par. " : " art. ") + regel.artikel;
    }
    if (regel.lezing) out.stappen.push_back({"regel.lezing", {regel.id}});
    return out;
}

Bevinding term(const Termijn& termijn, Date start, const Regime& regime, const Kalender& kalender) {
    Bevinding out = cite(termijn, regime);
    out.oordeel = Oordeel::ja;
    out.start_event = termijn.start;
    out.start = start;
    if (termijn.soort == TermijnSoort::uren) {
        out.oordeel = Oordeel::onbekend;
        out.stappen.push_back({"termijn.uren_zonder_tijdstip", {termijn.duur.iso()}});
        return out;
    }
    out.stappen.push_back({"termijn.start", {termijn.start, start.iso()}});
    if (termijn.soort == TermijnSoort::leeftijd) {
        out.datum = birthday(start, termijn.duur.years);
        out.stappen.push_back({"termijn.leeftijd", {std::to_string(termijn.duur.years), out.datum->iso()}});
        return out;
    }
    Date end = add(start, termijn.duur, out);
    switch (termijn.soort) {
        case TermijnSoort::ten_hoogste:
            out.datum = end;
            out.stappen.push_back({"termijn.ten_hoogste", {end.iso()}});
            break;
        case TermijnSoort::bewaren:
            out.datum = end.plus_days(1);
            out.stappen.push_back({"termijn.bewaren", {end.iso(), out.datum->iso()}});
            break;
        case TermijnSoort::ten_minste:
            out.datum = end.plus_days(1);
            out.stappen.push_back({"termijn.ten_minste", {end.iso(), out.datum->iso()}});
            break;
        case TermijnSoort::looptijd:
            // The entry day counts: the last day is the one before the same date.
            out.datum = end;
            out.stappen.push_back({"termijn.looptijd", {end.plus_days(-1).iso(), end.iso()}});
            break;
        case TermijnSoort::jaardag:
            out.datum = end;
            out.stappen.push_back({"termijn.jaardag", {end.iso()}});
            break;
        case TermijnSoort::periodiek:
            out.datum = end;
            out.stappen.push_back({"termijn.periodiek", {end.iso()}});
            break;
        case TermijnSoort::wettermijn: finish_act_term(termijn, start, end, kalender, out); break;
        case TermijnSoort::eu_maand: finish_eu_term(termijn, start, end, kalender, out); break;
        case TermijnSoort::uren:
        case TermijnSoort::leeftijd: break;  // answered above
    }
    return out;
}

Bevinding extended_term(const Termijn& termijn, Date start, const Regime& regime, const Kalender& kalender) {
    Bevinding out = cite(termijn, regime);
    out.start_event = termijn.start;
    out.start = start;
    if (!termijn.verlenging) {
        out.oordeel = Oordeel::nee;
        out.stappen.push_back({"termijn.geen_verlenging", {termijn.id}});
        return out;
    }
    out.oordeel = Oordeel::ja;
    out.stappen.push_back({"termijn.start", {termijn.start, start.iso()}});
    const Duur &first = termijn.duur, &more = *termijn.verlenging;
    Duur whole{first.years + more.years, first.months + more.months, first.weeks + more.weeks, first.days + more.days, 0};
    Date at_once = plus(start, whole);
    Date chained = plus(plus(start, first), more);
    Date end = std::min(at_once, chained);
    out.stappen.push_back({"termijn.verlengd", {at_once.iso(), chained.iso(), end.iso()}});
    if (termijn.soort == TermijnSoort::eu_maand) finish_eu_term(termijn, start, end, kalender, out);
    else out.datum = end;
    return out;
}

Bevinding term_without_start(const Termijn& termijn, const Regime& regime) {
    Bevinding out = cite(termijn, regime);
    out.oordeel = Oordeel::wacht;
    out.start_event = termijn.start;
    out.stappen.push_back({"termijn.geen_start", {termijn.start}});
    return out;
}

Date birthday(Date born, int years) {
    Date clamped = born.plus_years(years);
    return clamped.day() == born.day() ? clamped : clamped.plus_days(1);
}

int age_on(Date born, Date on) {
    int years = on.year() - born.year();
    return on < birthday(born, years) ? years - 1 : years;
}

bool is_due(const Bevinding& bevinding, Date on) { return bevinding.datum && *bevinding.datum <= on; }

}  // namespace griffier
