#include "records/destruction/proposal.h"

#include <algorithm>
#include <tuple>

namespace griffier {
namespace {

constexpr std::string_view lead_code = "vernietiging.aanloop-dagen";
constexpr std::string_view red_code = "vernietiging.rood-na-dagen";

/// Too late: a maximum that is past its day, or a keep term that nobody executed in the days after it.
bool too_late(const Bewaarplan& plan, Date on, const Aanloop& aanloop) {
    Date due = *plan.vernietigen.datum;
    return plan.bewaarplicht ? on > due.plus_days(aanloop.rood_na_dagen) : on > due;
}

/// The order matters: a hold is an explicit decision and excuses lateness; an open request only takes the part off the list, so that
/// after its last day it is red until the controller decides.
Lijstpost::Stand stand_of(const Bewaarplan& plan, bool held, bool requested, Date on, const Aanloop& aanloop) {
    if (held) return Lijstpost::Stand::aangehouden;
    if (too_late(plan, on, aanloop)) return Lijstpost::Stand::te_laat;
    if (requested) return Lijstpost::Stand::wacht_op_besluit;
    return Lijstpost::Stand::voorgesteld;
}

void add(std::string& canonical, std::string_view field) {
    canonical += std::to_string(field.size());
    canonical += ':';
    canonical += field;
}

}  // namespace

long Vernietigingslijst::aantal(Lijstpost::Stand stand) const {
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

void propose(Vernietigingslijst& list, const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Aanloop& aanloop) {
    const Date on = list.peildatum;
    const bool held = hold(dossier, regime, on).oordeel == Oordeel::ja;
    const bool requested = open_request(dossier, regime, on).oordeel == Oordeel::ja;
    for (const Bewaarplan& plan : retention_plan(dossier, regime, kalender, {on, {}, {}})) {
        if (plan.vernietigen.oordeel != Oordeel::ja || !plan.vernietigen.datum) continue;
        if (on < plan.vernietigen.datum->plus_days(-aanloop.dagen_vooraf)) continue;
        list.posten.push_back({dossier.nummer, plan.bestand, plan.klok, plan.vernietigen, plan.bewaarplicht,
                               stand_of(plan, held, requested, on, aanloop)});
    }
}

void freeze(Vernietigingslijst& list) {
    auto key = [](const Lijstpost& post) { return std::tie(*post.vernietigen.datum, post.dossier, post.bestand, post.klok); };
    std::sort(list.posten.begin(), list.posten.end(), [&](const Lijstpost& a, const Lijstpost& b) { return key(a) < key(b); });
    std::string canonical;
    add(canonical, list.peildatum.iso());
    for (const Lijstpost& post : list.posten) {
        add(canonical, post.dossier);
        add(canonical, post.bestand);
        add(canonical, post.klok);
        add(canonical, post.vernietigen.regel);
        add(canonical, post.vernietigen.regime_hash);
        add(canonical, post.vernietigen.datum->iso());
        add(canonical, std::to_string(static_cast<int>(post.stand)));
    }
    list.stamhash = hex(sha256(view_of(canonical)));
}

}  // namespace griffier
