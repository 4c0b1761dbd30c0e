#include "records/rules/restriction.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view shielding = "beperking", lifting = "opheffen";

bool shields(const Besluit& b) {
    if (b.soort == shielding) return b.uitkomst == "toewijzen" || b.uitkomst == "deels";
    return b.soort == code::correctie && b.uitkomst == "afschermen";
}

const Verzoek* request_of(const Dossier& dossier, const Besluit& b) {
    for (const auto& request : dossier.verzoeken)
        if (!b.verwijst.empty() && request.id == b.verwijst) return &request;
    return nullptr;
}

bool known(const Dossier& dossier, const std::string& id) {
    const auto in = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; }); };
    return in(dossier.personen) || in(dossier.signalen) || in(dossier.analyses) || in(dossier.besluiten) || in(dossier.plannen) || in(dossier.acties) ||
           in(dossier.verstrekkingen) || in(dossier.dragers) || in(dossier.gebeurtenissen);
}

std::vector<std::string> items_of(const Dossier& dossier, const Besluit& b) {
    if (!b.gebruikt.empty()) return b.gebruikt;
    std::vector<std::string> wished;
    if (const auto* request = request_of(dossier, b))
        for (const auto& wish : request->wensen)
            if (known(dossier, wish.item)) wished.push_back(wish.item);
    return wished;
}

/// The article on shielding; that of the decision where the regime has none of its own.
Bevinding ground(const Besluit& b, const Regime& regime) {
    if (const auto* demand = regime.eis("afscherming"); demand && demand->geldt) return cite(*demand, regime);
    if (const auto* rule = regime.besluit(b.soort)) return cite(*rule, regime);
    Bevinding none;
    none.regime = regime.id, none.regime_hash = regime.hash;
    return none;
}

bool lifts(const Besluit& later, const Besluit& b) {
    const bool same = later.verwijst == b.id || (!b.verwijst.empty() && later.verwijst == b.verwijst);
    return later.soort == shielding && later.uitkomst == lifting && same && later.datum >= b.datum;
}

}  // namespace

bool Beperking::raakt(std::string_view item) const { return onderdelen.empty() || std::find(onderdelen.begin(), onderdelen.end(), item) != onderdelen.end(); }

std::vector<Beperking> restrictions(const Dossier& dossier, const Regime& regime, Date op) {
    std::vector<Beperking> out;
    for (const auto& b : dossier.besluiten) {
        if (!shields(b) || b.datum > op || (b.tot && *b.tot < op)) continue;
        Beperking one;
        one.besluit = b.id, one.onderdelen = items_of(dossier, b), one.vanaf = b.datum;
        if (const auto* request = request_of(dossier, b)) one.verzoek = request->id;
        bool over = false;
        for (const auto& later : dossier.besluiten) {
            if (!lifts(later, b) || later.datum > op) continue;
            const bool part = !later.gebruikt.empty() && !one.onderdelen.empty();
            if (part) std::erase_if(one.onderdelen, [&](const auto& id) { return std::find(later.gebruikt.begin(), later.gebruikt.end(), id) != later.gebruikt.end(); });
            over = over || !part || one.onderdelen.empty();
        }
        if (over) continue;
        one.grond = ground(b, regime);
        one.grond.oordeel = Oordeel::ja;
        one.grond.start_event = b.soort, one.grond.start = one.grond.datum = b.datum, one.grond.uiterst = b.tot;
        one.grond.stappen.push_back({"beperking.geldt", {b.datum.iso()}});
        out.push_back(std::move(one));
    }
    return out;
}

const Beperking* restriction_on(const std::vector<Beperking>& standing, std::string_view item) {
    for (const auto& one : standing)
        if (one.raakt(item)) return &one;
    return nullptr;
}

std::vector<Error> restriction_errors(const Dossier& dossier, const Regime& regime, const std::vector<std::string>& items, Date op, const Place& place) {
    std::vector<Error> out;
    const auto standing = restrictions(dossier, regime, op);
    const auto refuse = [&](const std::string& item, const Beperking& by) { out.push_back(refused("beperking.geldt", place, {item, by.vanaf.iso(), by.grond.artikel})); };
    for (const auto& item : items)
        if (const auto* by = restriction_on(standing, item)) refuse(item, *by);
    if (!items.empty()) return out;
    for (const auto& by : standing) {
        if (by.onderdelen.empty()) refuse(dossier.nummer, by);
        for (const auto& item : by.onderdelen) refuse(item, by);
    }
    return out;
}

std::vector<Error> lifting_errors(const Dossier& dossier, const Regime& regime, const Verzoek& request, const Besluit& decision) {
    std::vector<Error> out;
    const auto* rule = regime.besluit(shielding);
    const std::string article = rule ? cite(*rule, regime).artikel : regime.naam;
    const auto refuse = [&](const char* code) { out.push_back(refused(code, {request.id, 0, ""}, {article})); };
    Dossier without = dossier;  // from a file the decision is in the case already
    std::erase_if(without.besluiten, [&](const auto& one) { return !decision.id.empty() && one.id == decision.id; });
    const auto standing = restrictions(without, regime, decision.datum);
    if (std::none_of(standing.begin(), standing.end(), [&](const auto& one) { return one.verzoek == request.id || one.besluit == decision.verwijst; })) refuse("beperking.geen");
    const bool told = std::any_of(request.stappen.begin(), request.stappen.end(), [&](const auto& step) { return step.soort == "opheffing" && step.uitkomst == "aangekondigd" && step.datum < decision.datum; });
    if (!told) refuse("beperking.zonder_bericht");
    if (decision.redenen.empty()) refuse("beperking.zonder_reden");
    return out;
}

}  // namespace griffier
