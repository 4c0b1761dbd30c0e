#include "records/rules/retention.h"

#include <algorithm>
#include <set>

#include "records/model/codes.h"
#include "records/rules/acts.h"
#include "records/rules/request_steps.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view last_act = "laatste-verwerking", closed = "afsluiting", first_signal = "eerste-signaal";
const std::string not_tabling = "besluit." + std::string(code::niet_agenderen);
constexpr std::string_view destroy = "vernietigen", archive = "archiveren";

Bevinding without_rule(const Regime& regime, Oordeel oordeel) {
    Bevinding out;
    out.oordeel = oordeel;
    out.regime = regime.id;
    out.regime_hash = regime.hash;
    return out;
}

Bevinding start_found(Bevinding out, std::string_view event, Date date, std::string key, std::string what) {
    out.oordeel = Oordeel::ja;
    out.start_event = event;
    out.start = date;
    out.stappen.push_back({std::move(key), {std::move(what), date.iso()}});
    return out;
}

/// The last act that counts, of those that belong to the part of the file.
template <class Belongs>
Bevinding last_of(const std::vector<Daad>& all, const Regime& regime, Belongs belongs) {
    const Daad* last = nullptr;
    for (const auto& daad : all)
        if (belongs(daad) && regime.telt_als_verwerking(daad.code)) last = &daad;
    Bevinding out = without_rule(regime, Oordeel::wacht);
    out.start_event = last_act;
    if (!last) {
        out.stappen.push_back({"bewaren.geen_verwerking", {}});
        return out;
    }
    for (const auto& rule : regime.handelingen)
        if (rule.code == last->code) out = cite(rule, regime);
    out = start_found(std::move(out), last_act, last->datum, "bewaren.laatste_verwerking", last->code);
    for (const auto& daad : all)
        if (belongs(daad) && daad.datum > last->datum) out.stappen.push_back({"bewaren.telt_niet", {daad.code, daad.datum.iso()}});
    return out;
}

const Termijn* term_for(const Regime& regime, std::string_view waarvoor, std::string_view bestand, std::string_view start) {
    const Termijn* general = nullptr;
    for (const auto* termijn : regime.termijnen_voor(waarvoor, start)) {
        if (termijn->bestand == bestand) return termijn;
        if (termijn->bestand.empty() && !general) general = termijn;
    }
    return general;
}

/// The destruction rule of the part of a file that is not under a decision not to table.
const Termijn* general_destruction(const Regime& regime, std::string_view bestand) {
    for (auto start : {last_act, closed})
        if (const auto* termijn = term_for(regime, destroy, bestand, start)) return termijn;
    for (const auto* termijn : regime.termijnen_voor(destroy))
        if (termijn->start != not_tabling && (termijn->bestand.empty() || termijn->bestand == bestand)) return termijn;
    return nullptr;
}

std::optional<Date> earliest_signal(const Dossier& dossier, const Ronde& round) {
    std::optional<Date> first;
    for (const auto& signal : dossier.signalen)
        if (round.items.count(signal.id)) first = std::min(first.value_or(signal.datum), signal.datum);
    return first;
}

class Planner {
  public:
    Planner(const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Bewaarvraag& vraag)
        : dossier_(dossier), regime_(regime), kalender_(kalender), vraag_(vraag), acts_(acts(dossier, regime, vraag.op)) {}

    std::vector<Bewaarplan> plan() {
        for (const auto& bestand : regime_.bestanden)
            if (has_data(bestand.code)) plan_file(bestand.code);
        for (auto& part : plans_) finish(part);
        return std::move(plans_);
    }

  private:
    bool has_data(std::string_view bestand) const {
        auto in = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& x) { return x.bestand == bestand; }); };
        return in(acts_) || in(dossier_.personen) || in(dossier_.dragers);
    }

    std::set<std::string> items_in(std::string_view bestand) const {
        std::set<std::string> ids;
        for (const auto& daad : acts_)
            if (daad.bestand == bestand) ids.insert(daad.id);
        for (const auto& d : dossier_.dragers)
            if (d.bestand == bestand && d.datum <= vraag_.op) ids.insert(d.id);
        return ids;
    }

    void plan_file(const std::string& bestand) {
        const auto* not_tabled_term = bestand == code::weegploeg ? term_for(regime_, destroy, bestand, not_tabling) : nullptr;
        std::set<std::string> rest = items_in(bestand);
        std::size_t first = plans_.size();
        if (not_tabled_term) {
            for (const auto& round : rounds(dossier_, regime_, vraag_.op)) {
                if (!round.niet_geagendeerd || round.items.empty()) continue;
                for (const auto& id : round.items) rest.erase(id);
                plan_not_tabled(bestand, *not_tabled_term, round);
            }
        }
        if (!rest.empty() || plans_.size() == first) plan_rest(bestand, rest);
        give_persons(bestand, first);
    }

    Bewaarplan part(const std::string& bestand, const std::set<std::string>& items) const {
        Bewaarplan out;
        out.bestand = out.uit = bestand;
        out.items.assign(items.begin(), items.end());
        auto archived = vraag_.gearchiveerd.find(bestand);
        if (archived != vraag_.gearchiveerd.end() && archived->second <= vraag_.op) {
            // An order of the controller brings the data back (RET-05).
            const auto* order = dossier_.laatste_besluit(code::hernieuwde_verwerking, vraag_.op);
            if (!order || order->datum < archived->second) out.bestand = code::archief;
        }
        return out;
    }

    void plan_not_tabled(const std::string& bestand, const Termijn& termijn, const Ronde& round) {
        Bewaarplan out = part(bestand, round.items);
        Date start = round.einde->datum;
        out.klok = termijn.start;
        const std::optional<Date> signal = earliest_signal(dossier_, round);
        const bool chosen = termijn.start != first_signal && start_for(termijn, signal, vraag_.startkeuzes) == first_signal;
        if (chosen) out.klok = first_signal, start = std::min(start, signal.value_or(start));
        out.begin = start_found(cite(termijn, regime_), out.klok, start, chosen ? "bewaren.eerste_signaal" : "bewaren.niet_geagendeerd", round.einde->soort);
        Termijn clocked = termijn;
        clocked.start = out.klok;
        out.vernietigen = term(clocked, start, regime_, kalender_);
        out.bewaarplicht = termijn.soort == TermijnSoort::bewaren;
        const Besluit* deferral = standing_deferral(*round.einde);
        if (deferral && (!deferral->herziening || !out.vernietigen.datum || *deferral->herziening >= *out.vernietigen.datum))
            out.aandacht.push_back({"bewaren.uitstel_loopt", {out.vernietigen.datum ? out.vernietigen.datum->iso() : ""}});
        plans_.push_back(std::move(out));
    }

    void plan_rest(const std::string& bestand, const std::set<std::string>& rest) {
        Bewaarplan out = part(bestand, rest);
        const Termijn* termijn = general_destruction(regime_, bestand);
        if (!termijn) {
            out.begin = out.vernietigen = without_rule(regime_, Oordeel::onbekend);
            out.vernietigen.stappen.push_back({"bewaren.geen_regel", {bestand}});
            out.aandacht.push_back({"bewaren.geen_regel", {bestand}});
            plans_.push_back(std::move(out));
            return;
        }
        out.klok = termijn->start;
        out.bewaarplicht = termijn->soort == TermijnSoort::bewaren;
        auto belongs = [&](const Daad& daad) { return daad.bestand == bestand && rest.count(daad.id); };
        out.begin = start_of(*termijn, belongs);
        out.vernietigen = out.begin.oordeel == Oordeel::ja && out.begin.start ? term(*termijn, *out.begin.start, regime_, kalender_)
                                                                              : term_without_start(*termijn, regime_);
        if (!out.vernietigen.datum)
            out.aandacht.push_back({termijn->start != closed ? "bewaren.geen_datum" :
                                    out.begin.oordeel == Oordeel::nee ? "bewaren.afsluiting_achterhaald" : "bewaren.zonder_afsluiting", {bestand}});
        if (const auto* archiving = term_for(regime_, archive, bestand, termijn->start); archiving && out.bestand != code::archief)
            out.archiveren = out.begin.start && out.begin.oordeel == Oordeel::ja ? term(*archiving, *out.begin.start, regime_, kalender_)
                                                                                 : term_without_start(*archiving, regime_);
        plans_.push_back(std::move(out));
    }

    template <class Belongs>
    Bevinding start_of(const Termijn& termijn, Belongs belongs) const {
        if (termijn.start == last_act) return last_of(acts_, regime_, belongs);
        if (termijn.start == closed) return closure(dossier_, regime_, vraag_.op);
        // Any other event that a regime names: the last act of that code, or the first signal.
        Bevinding out = cite(termijn, regime_);
        if (termijn.start == first_signal) {
            auto signal = dossier_.eerste_signaal();
            if (signal && *signal <= vraag_.op) return start_found(std::move(out), first_signal, *signal, "bewaren.eerste_signaal", "signaal");
        }
        const Daad* last = nullptr;
        for (const auto& daad : acts_)
            if (daad.code == termijn.start) last = &daad;
        if (last) return start_found(std::move(out), termijn.start, last->datum, "bewaren.gebeurtenis", last->code);
        return term_without_start(termijn, regime_);
    }

    /// A deferral or refusal to inform that stands and follows the decision.
    const Besluit* standing_deferral(const Besluit& after) const {
        const auto* last = dossier_.laatste_besluit(code::informeren, vraag_.op);
        if (!last || last->datum < after.datum) return nullptr;
        return last->uitkomst == code::uitstel ? last : nullptr;
    }

    /// Persons go with the part that alone needs them; the others with the part that is kept longest.
    void give_persons(const std::string& bestand, std::size_t first) {
        std::size_t longest = first;
        for (std::size_t i = first; i < plans_.size(); ++i) {
            const auto &a = plans_[i].vernietigen.datum, &b = plans_[longest].vernietigen.datum;
            if (b && (!a || *a >= *b)) longest = i;
        }
        for (const auto& person : dossier_.personen) {
            if (person.bestand != bestand) continue;
            std::set<std::size_t> needed;
            for (const auto& s : dossier_.signalen)
                if (s.melder == person.id)
                    for (std::size_t i = first; i < plans_.size(); ++i)
                        if (std::find(plans_[i].items.begin(), plans_[i].items.end(), s.id) != plans_[i].items.end()) needed.insert(i);
            plans_[needed.size() == 1 ? *needed.begin() : longest].items.push_back(person.id);
        }
    }

    void finish(Bewaarplan& part) const {
        if (auto request = open_request(dossier_, regime_, vraag_.op); request.oordeel == Oordeel::ja)
            part.aandacht.push_back({"bewaren.verzoek_open", {request.start->iso()}});
        if (auto stop = hold(dossier_, regime_, vraag_.op); stop.oordeel == Oordeel::ja)
            part.aandacht.push_back({"bewaren.aanhouding", {stop.uiterst->iso()}});
    }

    const Dossier& dossier_;
    const Regime& regime_;
    const Kalender& kalender_;
    const Bewaarvraag& vraag_;
    std::vector<Daad> acts_;
    std::vector<Bewaarplan> plans_;
};

}  // namespace

Bevinding last_processing(const Dossier& dossier, const Regime& regime, std::string_view bestand, Date op) {
    return last_of(acts(dossier, regime, op), regime, [&](const Daad& daad) { return bestand.empty() || daad.bestand == bestand; });
}

Bevinding closure(const Dossier& dossier, const Regime& regime, Date op) {
    const auto* rule = regime.besluit(code::afsluiting);
    Bevinding out = rule ? cite(*rule, regime) : without_rule(regime, Oordeel::wacht);
    out.start_event = closed;
    const Besluit* decision = nullptr;
    for (const auto& b : dossier.besluiten)
        if (closes(b) && b.datum <= op && (!decision || decision->datum <= b.datum)) decision = &b;
    if (!decision) {
        out.oordeel = Oordeel::wacht;
        out.stappen.push_back({"bewaren.zonder_afsluiting", {}});
        return out;
    }
    out = start_found(std::move(out), closed, decision->datum, "bewaren.afgesloten", decision->soort);
    for (const auto& daad : acts(dossier, regime, op)) {
        if (daad.datum <= decision->datum || !regime.telt_als_verwerking(daad.code)) continue;
        out.oordeel = Oordeel::nee;
        out.stappen.push_back({"bewaren.afsluiting_achterhaald", {daad.code, daad.datum.iso()}});
        break;
    }
    return out;
}

namespace {

/// The assessment that counts on the day: the last one with an outcome, unless a later one is open or gives an advice.
struct Outcome {
    const Besluit* last = nullptr;
    bool reopened = false;  ///< an assessment without outcome came after it
};

Outcome outcome_of(const Dossier& dossier, const Regime& regime, Date op) {
    Outcome out;
    for (const auto& round : rounds(dossier, regime, op)) {
        if (round.einde) out.last = round.einde;
        else out.reopened = !round.items.empty() && out.last;
    }
    return out;
}

}  // namespace

Bevinding not_tabled(const Dossier& dossier, const Regime& regime, Date op) {
    auto [last, reopened] = outcome_of(dossier, regime, op);
    const auto* rule = last ? regime.besluit(last->soort) : regime.besluit(code::weging);
    Bevinding out = rule ? cite(*rule, regime) : without_rule(regime, Oordeel::nee);
    out.start_event = not_tabling;
    if (!last || !does_not_table(*last)) {
        out.oordeel = last || !rule ? Oordeel::nee : Oordeel::wacht;
        out.stappen.push_back({last ? "weging.geagendeerd" : "weging.geen_uitkomst", {last ? last->datum.iso() : ""}});
        return out;
    }
    out = start_found(std::move(out), not_tabling, last->datum, last->soort == code::driehoek ? "weging.driehoek_weigert" : "weging.niet_geagendeerd",
                      last->soort);
    if (reopened) {
        out.oordeel = Oordeel::nee;
        out.stappen.push_back({"weging.nieuwe_beoordeling", {}});
    }
    return out;
}

Bevinding tabled(const Dossier& dossier, const Regime& regime, Date op) {
    const auto* rule = regime.besluit(decided_elsewhere(regime) ? code::driehoek : code::weging);
    Bevinding out = rule ? cite(*rule, regime) : without_rule(regime, Oordeel::onbekend);
    if (!rule) {
        out.stappen.push_back({"weging.geen_agendering", {}});
        return out;
    }
    const Besluit* last = nullptr;
    for (const auto* b : assessments(dossier, regime, op)) last = b;
    if (!last || last->uitkomst == code::nadere_duiding) {
        out.oordeel = Oordeel::wacht;
        out.stappen.push_back({last ? "weging.nadere_duiding" : "weging.geen_uitkomst", {last ? last->datum.iso() : ""}});
        return out;
    }
    out.start = last->datum;
    out.start_event = "besluit." + last->soort;
    if (tables(*last, regime)) {
        out.oordeel = Oordeel::ja;
        out.stappen.push_back({"weging.geagendeerd", {last->datum.iso()}});
    } else if (does_not_table(*last)) {
        out.oordeel = Oordeel::nee;
        out.stappen.push_back({last->soort == code::driehoek ? "weging.driehoek_weigert" : "weging.niet_geagendeerd", {last->soort, last->datum.iso()}});
    } else {
        out.oordeel = Oordeel::wacht;
        out.stappen.push_back({"weging.advies", {last->datum.iso()}});
    }
    return out;
}

std::optional<Date> first_signal_of_last(const Dossier& dossier, const Regime& regime, Date op) {
    std::optional<Date> found;
    for (const Ronde& round : rounds(dossier, regime, op))
        if (!round.items.empty()) found = earliest_signal(dossier, round);
    return found;
}

std::string start_for(const Termijn& termijn, std::optional<Date> signal, const std::vector<Startkeuze>& choices) {
    const Startkeuze* holds = nullptr;
    for (const Startkeuze& one : choices) {
        const bool reached = !one.vanaf || (signal && *one.vanaf <= *signal);
        const bool allowed = std::find(termijn.startkeuze.begin(), termijn.startkeuze.end(), one.start) != termijn.startkeuze.end();
        if (one.regel == termijn.id && reached && allowed && (!holds || !holds->vanaf || (one.vanaf && *holds->vanaf < *one.vanaf))) holds = &one;
    }
    return holds ? holds->start : termijn.start;
}

std::vector<Bewaarplan> retention_plan(const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Bewaarvraag& vraag) {
    return Planner(dossier, regime, kalender, vraag).plan();
}

Bevinding hold(const Dossier& dossier, const Regime& regime, Date op) {
    const auto* rule = regime.besluit(code::aanhouding);
    Bevinding out = rule ? cite(*rule, regime) : without_rule(regime, Oordeel::nee);
    out.oordeel = Oordeel::nee;
    for (const auto& b : dossier.besluiten) {
        if (b.soort != code::aanhouding || b.datum > op || b.uitkomst == "opheffen" || b.uitkomst == "niet-aanhouden") continue;
        bool lifted = std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& later) {
            return later.soort == code::aanhouding && later.uitkomst == "opheffen" && later.verwijst == b.id && later.datum <= op;
        });
        if (!b.tot || b.redenen.empty()) {
            out.stappen.push_back({"bewaren.aanhouding_ongeldig", {b.datum.iso()}});
        } else if (*b.tot < op || lifted) {
            out.stappen.push_back({"bewaren.aanhouding_voorbij", {b.tot->iso()}});
        } else if (!out.uiterst || *b.tot > *out.uiterst) {
            out.oordeel = Oordeel::ja;
            out.start_event = "besluit." + b.soort;
            out.start = b.datum;
            out.uiterst = b.tot;
            out.stappen.push_back({"bewaren.aanhouding", {b.tot->iso()}});
        }
    }
    if (out.stappen.empty()) out.stappen.push_back({"bewaren.geen_aanhouding", {}});
    return out;
}

Bevinding open_request(const Dossier& dossier, const Regime& regime, Date op) {
    Bevinding out = without_rule(regime, Oordeel::nee);
    for (const auto& verzoek : dossier.verzoeken) {
        if (verzoek.ontvangen > op) continue;
        const bool answered = is_answered(verzoek, dossier, op);
        if (answered || out.oordeel == Oordeel::ja) continue;
        out.oordeel = Oordeel::ja;
        out.start_event = "ontvangst";
        out.start = verzoek.ontvangen;
        out.stappen.push_back({"bewaren.verzoek_open", {verzoek.ontvangen.iso()}});
    }
    return out;
}

}  // namespace griffier
