#include "records/rules/need.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view review_what = "herziening.noodzaak", without_code = "bewaren.zonder-datum-dagen", not_closed = "bewaren.zonder_afsluiting",
                           no_act = "bewaren.geen_datum";

bool holds(const Bewaarplan& plan, const std::string& id) { return std::find(plan.items.begin(), plan.items.end(), id) != plan.items.end(); }

}  // namespace

long hold_count(const Dossier& dossier, Date op) {
    return std::count_if(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& one) {
        return one.soort == code::aanhouding && one.datum <= op && (one.uitkomst == "aanhouden" || one.uitkomst == "verlengen");
    });
}

std::vector<const Besluit*> running_holds(const Dossier& dossier, Date op, std::string_view except) {
    std::vector<const Besluit*> running;
    for (const Besluit& one : dossier.besluiten) {
        if (one.soort != code::aanhouding || (one.uitkomst != "aanhouden" && one.uitkomst != "verlengen") || one.datum > op || !one.tot || *one.tot < op) continue;
        const bool lifted = std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& later) {
            return later.soort == code::aanhouding && later.uitkomst == "opheffen" && later.verwijst == one.id && later.datum <= op && (except.empty() || later.id != except);
        });
        if (!lifted) running.push_back(&one);
    }
    return running;
}

const Besluit* need_decision(const Bewaarplan& plan, const Dossier& dossier, Date op) {
    const Besluit* last = nullptr;
    for (const Besluit& one : dossier.besluiten) {
        if (one.soort != code::noodzaak || one.datum > op || one.bestand != plan.uit) continue;
        if (plan.begin.start && one.datum < *plan.begin.start) continue;
        if (!one.verwijst.empty() && !holds(plan, one.verwijst)) continue;
        if (!last || last->datum <= one.datum) last = &one;
    }
    return last;
}

std::optional<Date> need_ended(const Bewaarplan& plan, const Dossier& dossier, Date op) {
    const Besluit* last = plan.bewaarplicht ? nullptr : need_decision(plan, dossier, op);
    return last && last->uitkomst == code::niet_meer_nodig ? std::optional<Date>(last->datum) : std::nullopt;
}

std::optional<Bevinding> need_review(const Bewaarplan& plan, const Dossier& dossier, const Regime& regime, const Kalender& kalender, Date op) {
    if (plan.bewaarplicht || !plan.vernietigen.datum || !plan.begin.start) return std::nullopt;
    const Termijn* rule = nullptr;
    for (const Termijn* one : regime.termijnen_voor(review_what))
        if (one->bestand.empty() || one->bestand == plan.uit) rule = one;
    if (!rule) return std::nullopt;
    const Besluit* last = need_decision(plan, dossier, op);
    Bevinding out = term(*rule, last ? last->datum : *plan.begin.start, regime, kalender);
    if (last) out.stappen.insert(out.stappen.begin(), {last->uitkomst == code::niet_meer_nodig ? "noodzaak.vervallen" : "noodzaak.bekeken", {last->datum.iso()}});
    if (last && last->uitkomst == code::niet_meer_nodig) out.datum = last->datum;
    else out.datum = std::min(*out.datum, *plan.vernietigen.datum);
    return out;
}

std::optional<Bevinding> without_date(const Bewaarplan& plan, const Dossier& dossier, const Regime& regime) {
    if (plan.vernietigen.oordeel == Oordeel::ja && plan.vernietigen.datum && plan.vernietigen.start) return std::nullopt;
    const auto signal = dossier.eerste_signaal();
    const Drempel* limit = regime.drempel(without_code);
    const std::string why = plan.aandacht.empty() ? "bewaren.geen_datum" : plan.aandacht.front().key;
    Bevinding out = limit ? cite(*limit, regime) : plan.vernietigen;
    out.oordeel = Oordeel::wacht;
    out.start_event = "eerste-signaal";
    out.start = signal;
    out.stappen = {{why, {plan.uit}}};
    if (signal) out.datum = limit ? signal->plus_days(limit->waarde) : *signal;
    return out;
}

bool waits_for_closing(const Bevinding& undated) { return !undated.stappen.empty() && undated.stappen.front().key == not_closed; }

bool waits_for_act(const Bewaarplan& plan, const Bevinding& undated) {
    return !plan.begin.start && !undated.stappen.empty() && undated.stappen.front().key == no_act;
}

}  // namespace griffier
