#include "records/rules/agenda.h"

#include <algorithm>
#include <tuple>

#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view entry = "inwerkingtreding", last_of = "laatste-", per_case = "herziening.", notice = "opzegging", lapse = "vervallen", evaluation = "evaluatie",
                           register_review = "controle.register", publication = "publicatie", mandate = "mandaat";

/// Terms of the cooperation itself: counted from its entry, or from the last time that a check or evaluation was done.
bool of_cooperation(const Termijn& rule) {
    if (rule.waarvoor.rfind(per_case, 0) == 0) return false;
    return rule.start == entry || rule.start.rfind(last_of, 0) == 0;
}
bool returns(const Termijn& rule) { return of_cooperation(rule) && rule.start != entry; }

class Maker {
  public:
    explicit Maker(const Agendavraag& v) : v_(v), lead_(v.regime.drempel("agenda.aanloop-dagen")) {}

    std::vector<Agendapunt> make() {
        for (const Termijn& rule : v_.regime.termijnen) {
            if (rule.waarvoor.rfind("opzegging", 0) == 0) leavers(rule);
            else if (returns(rule) && rule.start != "laatste-verwerking") repeated(rule);
            else if (rule.start == entry) once(rule);
        }
        publications();
        mandates();
        std::sort(found_.begin(), found_.end(), [](const Agendapunt& a, const Agendapunt& b) {
            return std::tuple(!a.bevinding.datum, a.bevinding.datum, a.soort, a.betreft) < std::tuple(!b.bevinding.datum, b.bevinding.datum, b.soort, b.betreft);
        });
        return std::move(found_);
    }

  private:
    std::optional<Date> done(std::string_view kind, std::string_view about = {}) const {
        std::optional<Date> last;
        for (const auto& event : v_.gebeurtenissen)
            if (event.soort == kind && event.betreft == about && event.datum <= v_.op && (!last || *last < event.datum)) last = event.datum;
        return last;
    }

    /// The day on which the covenant came into force: as the cooperation has it, else as the text itself does.
    std::optional<Date> entered() const { return v_.convenant.inwerking ? v_.convenant.inwerking : v_.regime.inwerking; }

    void add(std::string_view kind, std::string about, Bevinding finding, bool limit) {
        std::string state = "onbekend";
        if (finding.datum) {
            const Date day = *finding.datum;
            state = day < v_.op ? "te-laat" : days_between(v_.op, day) <= (lead_ ? lead_->waarde : 0) ? "binnenkort" : "gepland";
            if (kind == lapse && day <= v_.op) state = "verlopen";
        }
        found_.push_back({std::string(kind), std::move(about), std::move(state), limit, std::move(finding)});
    }

    void once(const Termijn& rule) {
        const auto start = entered();
        if (!start) return add(rule.waarvoor, "", term_without_start(rule, v_.regime), false);
        if (rule.waarvoor != lapse && (done(rule.waarvoor) || (rule.waarvoor == evaluation && v_.convenant.geevalueerd))) return;
        add(rule.waarvoor, "", term(rule, *start, v_.regime, v_.kalender), rule.soort == TermijnSoort::ten_hoogste);
    }

    void repeated(const Termijn& rule) {
        std::optional<Date> start = done(rule.waarvoor);
        if (rule.waarvoor == register_review && v_.beoordeeld && (!start || *start < *v_.beoordeeld)) start = v_.beoordeeld;
        if (!start) start = entered();
        if (!start) return add(rule.waarvoor, "", term_without_start(rule, v_.regime), false);
        Termijn chosen = rule;
        if (const auto own = v_.tussenpozen.find(rule.waarvoor); own != v_.tussenpozen.end()) chosen.duur = own->second;
        add(rule.waarvoor, "", term(chosen, *start, v_.regime, v_.kalender), rule.soort == TermijnSoort::ten_hoogste);
    }

    /// GOV-13: from the day that its notice has run out a leaver sees nothing; the day stays on the agenda until it is recorded that it left.
    void leavers(const Termijn& rule) {
        if (rule.waarvoor != notice) return;
        for (const Partij& party : v_.convenant.partijen)
            if (party.opgezegd && *party.opgezegd <= v_.op && !party.uitgetreden && !done(notice, party.id)) add(notice, party.id, term(rule, *party.opgezegd, v_.regime, v_.kalender), true);
    }

    /// INF-19, ANX-05: each version of an annex is published.
    void publications() {
        const Eis* rule = v_.regime.eis("publicatie.staatscourant");
        if (!rule || !rule->geldt) return;
        for (const BijlageVersie& annex : v_.convenant.bijlagen) {
            const std::string about = "bijlage-" + annex.nummer + "-" + annex.versie;
            if (annex.gepubliceerd || !annex.datum || done(publication, about)) continue;
            Bevinding finding = cite(*rule, v_.regime);
            finding.oordeel = Oordeel::ja, finding.start_event = "bijlageversie", finding.start = annex.datum, finding.datum = annex.datum;
            add(publication, about, std::move(finding), false);
        }
    }

    /// Ends of appointments (WEE-21, SEC-06): the role, never who has it.
    void mandates() {
        for (const Persoonsrol& person : v_.convenant.personen) {
            if (!person.tot || *person.tot < v_.op) continue;
            Bevinding finding;
            finding.oordeel = Oordeel::ja, finding.regime = v_.regime.id, finding.regime_hash = v_.regime.hash, finding.start_event = "aanwijzing";
            finding.start = person.vanaf ? person.vanaf : person.tot, finding.datum = person.tot;
            add(mandate, person.partij + "/" + person.rol, std::move(finding), false);
        }
    }

    const Agendavraag& v_;
    const Drempel* lead_;
    std::vector<Agendapunt> found_;
};

}  // namespace

std::vector<Agendapunt> agenda(const Agendavraag& vraag) { return Maker(vraag).make(); }

std::optional<Error> interval_error(const std::string& waarvoor, const Duur& duur, const Regime& regime) {
    for (const Termijn& rule : regime.termijnen) {
        if (rule.waarvoor != waarvoor || !returns(rule)) continue;
        // Both bounds are met from whatever day the interval is counted: a month of 28 days is not below a floor of a month.
        const Date from(std::chrono::sys_days{});
        const bool below = rule.ondergrens && plus(from, duur) < plus(from, *rule.ondergrens), above = rule.bovengrens && plus(from, *rule.bovengrens) < plus(from, duur);
        if (!below && !above && rule.soort == TermijnSoort::periodiek) return std::nullopt;
        return error_of(Kind::configuration, "agenda.tussenpoos", {}, {waarvoor, (rule.ondergrens ? *rule.ondergrens : rule.duur).iso(), (rule.bovengrens ? *rule.bovengrens : rule.duur).iso()});
    }
    return error_of(Kind::configuration, "agenda.onbekend", {}, {waarvoor, regime.id});
}

std::vector<std::string> agenda_kinds(const Regime& regime) {
    std::vector<std::string> kinds;
    for (const Termijn& rule : regime.termijnen)
        if (of_cooperation(rule) && rule.start != "laatste-verwerking" && rule.waarvoor != lapse) kinds.push_back(rule.waarvoor);
    for (const Termijn& rule : regime.termijnen)
        if (rule.waarvoor == notice) kinds.emplace_back(notice);
    if (regime.geldt("publicatie.staatscourant")) kinds.emplace_back(publication);
    return kinds;
}

}  // namespace griffier
