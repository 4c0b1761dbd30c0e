// An erasure that was granted takes its parts from the clock of keeping and gives them that of the decision (norms.md COR-07).
#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/requests.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

bool has(const std::vector<std::string>& list, std::string_view item) { return std::find(list.begin(), list.end(), item) != list.end(); }

bool erases(const Besluit& decision) {
    return (decision.soort == "wissing" && (decision.uitkomst == "toewijzen" || decision.uitkomst == "deels")) || (decision.soort == code::correctie && decision.uitkomst == "verwijderen");
}

/// The items that go; none: all of the case. Nothing at all where a part was granted without saying which.
std::optional<std::vector<std::string>> items_of(const Verzoek& request, const Besluit& decision) {
    std::vector<std::string> items = decision.gebruikt;
    if (items.empty() && decision.uitkomst == "verwijderen")
        for (const auto& wish : request.wensen)
            if (!wish.item.empty()) items.push_back(wish.item);
    if (items.empty() && decision.uitkomst != "toewijzen") return std::nullopt;
    return items;
}

bool in_case(const Dossier& dossier, const std::string& id) {
    const auto in = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; }); };
    return in(dossier.personen) || in(dossier.signalen) || in(dossier.analyses) || in(dossier.besluiten) || in(dossier.plannen) || in(dossier.acties) || in(dossier.verstrekkingen) ||
           in(dossier.dragers) || in(dossier.gebeurtenissen);
}

bool carried_out(const Verzoek& request, Date op) {
    return std::any_of(request.stappen.begin(), request.stappen.end(), [&](const auto& step) { return step.soort == "uitvoering" && step.datum <= op; });
}

/// When the erasure must be done: the earliest of the execution terms that the regime has, so that its rule can be cited and reckoned again.
std::optional<Bevinding> erasure_due(const Verzoek& request, const Besluit& decision, const Regime& regime, const Kalender& kalender) {
    std::optional<Bevinding> first;
    for (const auto& [waarvoor, start] : {std::pair("uitvoering", decision.datum), {"uitvoering.wettelijk", request.ontvangen}})
        for (const auto* rule : regime.termijnen_voor(waarvoor))
            if (Bevinding due = term(*rule, start, regime, kalender); due.datum && (!first || *due.datum < *first->datum)) first = std::move(due);
    return first;
}

}  // namespace

void apply_erasures(std::vector<Bewaarplan>& plans, const Dossier& dossier, const Regime& regime, const Kalender& kalender, Date op) {
    for (const auto& decision : dossier.besluiten) {
        if (!erases(decision) || decision.datum > op) continue;
        for (const auto& request : dossier.verzoeken) {
            if (request.id != decision.verwijst || carried_out(request, op)) continue;
            const auto items = items_of(request, decision);
            if (!items) continue;
            const auto due = erasure_due(request, decision, regime, kalender);
            if (!due) continue;
            const std::size_t before = plans.size();
            for (std::size_t i = 0; i < before; ++i) {
                if (!plans[i].bewaarplicht && plans[i].vernietigen.datum && *plans[i].vernietigen.datum <= *due->datum) continue;  // goes sooner by itself
                Bewaarplan part = plans[i];
                std::erase_if(part.items, [&](const auto& id) { return !items->empty() && !has(*items, id); });
                if (part.items.empty()) continue;
                part.klok = erasure_clock, part.vernietigen = *due, part.bewaarplicht = false, part.archiveren.reset();
                if (part.items.size() == plans[i].items.size()) {
                    plans[i] = std::move(part);
                } else {
                    std::erase_if(plans[i].items, [&](const auto& id) { return has(*items, id); });
                    plans.push_back(std::move(part));
                }
            }
        }
    }
}

bool waits_for_erasure(const Verzoek& request, const Besluit& decision, const Dossier& dossier) {
    if (!erases(decision)) return false;
    const auto items = items_of(request, decision);
    if (!items) return true;
    return items->empty() || std::any_of(items->begin(), items->end(), [&](const std::string& id) { return in_case(dossier, id); });
}

}  // namespace griffier
