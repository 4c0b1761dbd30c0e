#include "records/destruction/proposal.h"

#include <algorithm>
#include <tuple>

#include "records/model/codes.h"
#include "records/rules/need.h"
#include "records/rules/request_steps.h"
#include "records/rules/restriction.h"

namespace griffier {
namespace {

constexpr std::string_view lead_code = "vernietiging.aanloop-dagen";
constexpr std::string_view red_code = "vernietiging.rood-na-dagen";

/// The last day on which the part can go without being late: the day of a maximum, or some days after the first day of a keep term.
Date last_day(const Bewaarplan& plan, const Aanloop& aanloop) {
    return plan.bewaarplicht ? plan.vernietigen.datum->plus_days(aanloop.rood_na_dagen) : *plan.vernietigen.datum;
}

/// The order matters: a hold is an explicit decision and excuses lateness; an open request, or something shielded, only takes the part off
/// the list, so that on its last day it is red until the controller decides.
Lijstpost::Stand stand_of(const Bewaarplan& plan, bool held, bool waits, Date on, const Aanloop& aanloop) {
    const Date last = last_day(plan, aanloop);
    if (held) return Lijstpost::Stand::aangehouden;
    if (waits) return on >= last ? Lijstpost::Stand::zonder_besluit : Lijstpost::Stand::wacht_op_besluit;
    return on > last ? Lijstpost::Stand::te_laat : Lijstpost::Stand::voorgesteld;
}

void add(std::string& canonical, std::string_view field) {
    canonical += std::to_string(field.size());
    canonical += ':';
    canonical += field;
}

/// One case on one day: its parts, and what stands in the way of all of them.
struct Case {
    const Dossier& dossier;
    const Regime& regime;
    const Aanloop& aanloop;
    Date on;
    std::vector<Bewaarplan> plans;
    Bevinding held;
    std::vector<Beperking> shielded;

    Case(const Dossier& d, const Regime& r, const Kalender& kalender, const Aanloop& lead, Date day, const Gearchiveerd& archived)
        : dossier(d), regime(r), aanloop(lead), on(day), plans(retention_plan(d, r, kalender, {day, archived.gearchiveerd, archived.startkeuzes})), held(hold(d, r, day)), shielded(restrictions(d, r, day)) {
        apply_erasures(plans, d, r, kalender, day);
    }

    /// The controller has decided since that day that destruction goes on.
    bool decided_since(Date day) const {
        return std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& decision) {
            const bool goes_on = decision.soort == code::aanhouding && (decision.uitkomst == "niet-aanhouden" || decision.uitkomst == "opheffen");
            return goes_on && decision.datum <= on && decision.datum >= day;
        });
    }

    /// Each open request asks for a decision of its own time. What is shielded may only be stored (AVG 18), and destroying is more; but an
    /// erasure that was granted is itself the decision.
    std::string waits_for(const Bewaarplan& plan) const {
        const auto undecided = [&](const Verzoek& request) { return request.ontvangen <= on && !is_answered(request, dossier, on) && !decided_since(request.ontvangen); };
        if (std::any_of(dossier.verzoeken.begin(), dossier.verzoeken.end(), undecided)) return "verzoek-open";
        const auto touched = [&](const Beperking& one) {
            return !decided_since(one.vanaf) && std::any_of(plan.items.begin(), plan.items.end(), [&](const std::string& item) { return one.raakt(item); });
        };
        const bool shields = plan.klok != erasure_clock && std::any_of(shielded.begin(), shielded.end(), touched);
        return shields ? "afgeschermd" : "";
    }

    Lijstpost post(const Bewaarplan& plan) const {
        Lijstpost post;
        post.dossier = dossier.nummer;
        post.bestand = plan.bestand;
        post.klok = plan.klok;
        post.uit = plan.uit;
        post.onderdelen = plan.items;
        post.geheel = std::count_if(plans.begin(), plans.end(), [&](const Bewaarplan& other) { return other.bestand == plan.bestand && other.uit == plan.uit; }) == 1;
        post.vernietigen = plan.vernietigen;
        post.bewaarplicht = plan.bewaarplicht;
        if (const Termijn* term = regime.termijn(plan.vernietigen.regel)) post.duur = term->duur.iso();
        post.regime_versie = regime.versie;
        const std::string waits = waits_for(plan);
        post.stand = stand_of(plan, held.oordeel == Oordeel::ja, !waits.empty(), on, aanloop);
        if (post.stand == Lijstpost::Stand::wacht_op_besluit || post.stand == Lijstpost::Stand::zonder_besluit) post.wacht_om = waits;
        if (held.oordeel == Oordeel::ja) post.aangehouden_tot = held.uiterst;
        return post;
    }
};

bool dated(const Bewaarplan& plan) { return plan.vernietigen.oordeel == Oordeel::ja && plan.vernietigen.datum && plan.vernietigen.start; }

}  // namespace

Lijstgegeven Lijstpost::gegeven() const {
    Lijstgegeven given;
    given.deel = {"", dossier, bestand, uit, onderdelen, geheel};
    given.klok = klok;
    given.vernietigen = vernietigen;
    given.bewaarplicht = bewaarplicht;
    given.duur = duur;
    given.regime_versie = regime_versie;
    return given;
}

long Voordracht::aantal(Lijstpost::Stand stand) const {
    return std::count_if(posten.begin(), posten.end(), [&](const Lijstpost& post) { return post.stand == stand; });
}

Result<Aanloop> lead_time(const Regime& regime) {
    const Drempel* lead = regime.drempel(lead_code);
    const Drempel* red = regime.drempel(red_code);
    const auto ends = regime.termijnen_voor("vernietigen");
    const bool keeps = std::any_of(ends.begin(), ends.end(), [](const Termijn* term) { return term->soort == TermijnSoort::bewaren; });
    if (!lead || (keeps && !red)) {
        return error_of(Kind::configuration, "vernietiging.drempel_ontbreekt", {regime.id, 0, std::string(lead ? red_code : lead_code)});
    }
    return Aanloop{lead->waarde, red ? red->waarde : 0};
}

void propose(Voordracht& proposal, const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Aanloop& aanloop, const Gearchiveerd& archived) {
    const Date on = proposal.peildatum;
    const Case all(dossier, regime, kalender, aanloop, on, archived);
    for (const Bewaarplan& plan : all.plans) {
        if (!dated(plan)) {
            if (const auto undated = without_date(plan, dossier, regime))
                proposal.zonder_datum.push_back({dossier.nummer, plan.uit, undated->stappen.front().key, waits_for_closing(*undated) || waits_for_act(plan, *undated) ? undated->datum : std::nullopt});
            continue;
        }
        const auto ended = need_ended(plan, dossier, on);
        if (!ended && on < plan.vernietigen.datum->plus_days(-aanloop.dagen_vooraf)) continue;
        proposal.posten.push_back(all.post(plan));
        if (ended) proposal.posten.back().vernietigen.stappen.push_back({"noodzaak.vervallen", {ended->iso()}});
    }
}

std::optional<Lijstpost> part_of(const Tevernietigen& part, std::string_view klok, const Dossier& dossier, const Regime& regime, const Kalender& kalender,
                                 const Aanloop& aanloop, Date on, const Gearchiveerd& archived) {
    const Case all(dossier, regime, kalender, aanloop, on, archived);
    const Bewaarplan* found = nullptr;
    for (const Bewaarplan& plan : all.plans) {
        if (!dated(plan) || plan.bestand != part.bestand || plan.uit != part.uit || plan.klok != klok) continue;
        // Two rounds of one file have the same clock: the one that shares most with the part is meant.
        const auto shared = [&](const Bewaarplan& one) {
            return std::count_if(one.items.begin(), one.items.end(), [&](const std::string& id) { return std::find(part.onderdelen.begin(), part.onderdelen.end(), id) != part.onderdelen.end(); });
        };
        if (!found || shared(plan) > shared(*found)) found = &plan;
    }
    return found ? std::optional<Lijstpost>(all.post(*found)) : std::nullopt;
}

void freeze(Voordracht& proposal) {
    auto key = [](const Lijstpost& post) { return std::tie(*post.vernietigen.datum, post.dossier, post.bestand, post.klok); };
    std::sort(proposal.posten.begin(), proposal.posten.end(), [&](const Lijstpost& a, const Lijstpost& b) { return key(a) < key(b); });
    std::string canonical;
    add(canonical, proposal.peildatum.iso());
    for (const Lijstpost& post : proposal.posten) {
        add(canonical, post.dossier);
        add(canonical, post.bestand);
        add(canonical, post.klok);
        add(canonical, post.vernietigen.regel);
        add(canonical, post.vernietigen.regime_hash);
        add(canonical, post.vernietigen.datum->iso());
        add(canonical, std::to_string(static_cast<int>(post.stand)));
    }
    proposal.stamhash = hex(sha256(view_of(canonical)));
}

}  // namespace griffier
