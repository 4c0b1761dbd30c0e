#include "records/rules/acts.h"

#include <algorithm>

#include "records/model/codes.h"

namespace griffier {
namespace {

const std::string decision = "besluit.";

bool about_subject(const Besluit& besluit, const Dossier& dossier) {
    if (besluit.betreft.empty()) return true;
    const auto* subject = dossier.subject();
    return subject && besluit.betreft == subject->id;
}

/// The covenant may name the outcomes in one rule and its handbook a further one in another.
bool known_outcome(const Besluit& besluit, const Regime& regime) {
    return std::any_of(regime.besluiten.begin(), regime.besluiten.end(), [&](const Besluitregel& rule) {
        return rule.besluit == besluit.soort &&
               (rule.uitkomsten.empty() || std::find(rule.uitkomsten.begin(), rule.uitkomsten.end(), besluit.uitkomst) != rule.uitkomsten.end());
    });
}

/// Opens an assessment: what is new about a person, or a judgement of it. All else follows from what is there.
bool opens(const Daad& daad) {
    return daad.code == "signaal" || daad.code == "analyse" || daad.code == decision + std::string(code::weging) ||
           daad.code == decision + std::string(code::driehoek);
}

}  // namespace

std::vector<Daad> acts(const Dossier& dossier, const Regime& regime, Date op) {
    std::vector<Daad> all;
    auto add = [&](std::string code, const std::string& id, const std::string& bestand, Date datum) {
        if (datum <= op) all.push_back({std::move(code), id, bestand, datum});
    };
    for (const auto& s : dossier.signalen) add("signaal", s.id, s.bestand, s.datum);
    for (const auto& a : dossier.analyses) add("analyse", a.id, a.bestand, a.datum);
    const auto* weegploeg = regime.bestand(code::weegploeg);
    for (const auto& b : dossier.besluiten) {
        add(decision + b.soort, b.id, b.bestand, b.datum);
        if (closes(b) && b.bestand != code::weegploeg && weegploeg && weegploeg->veld("besluit-afsluiting"))
            add(decision + b.soort, b.id, std::string(code::weegploeg), b.datum);
    }
    for (const auto& p : dossier.plannen) add("plan", p.id, std::string(code::casusoverleg), p.datum);
    for (const auto& a : dossier.acties) {
        add("actie", a.id, a.bestand, a.datum);
        if (a.gereed_op) add("actie", a.id, a.bestand, *a.gereed_op);
    }
    for (const auto& v : dossier.verstrekkingen) add("verstrekking", v.id, v.bestand, v.datum);
    for (const auto& v : dossier.verzoeken) add("verzoek", v.id, "", v.ontvangen);
    for (const auto& g : dossier.gebeurtenissen) add(g.soort, g.id, g.bestand, g.datum);
    // RET-05: an order for renewed processing is about all of the case, so it counts in each file that there is.
    for (const auto& b : dossier.besluiten) {
        if (b.soort != code::hernieuwde_verwerking) continue;
        for (const auto& file : regime.bestanden) {
            const auto in_file = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.bestand == file.code; }); };
            if (file.code != b.bestand && (in_file(all) || in_file(dossier.personen))) add(decision + b.soort, b.id, file.code, b.datum);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Daad& a, const Daad& b) { return a.datum < b.datum; });
    return all;
}

bool closes(const Besluit& besluit) { return besluit.soort == code::afsluiting && besluit.uitkomst != "voortzetten"; }

bool decided_elsewhere(const Regime& regime) { return regime.besluit(code::driehoek) != nullptr; }

bool tables(const Besluit& besluit, const Regime& regime) {
    if (besluit.uitkomst != code::agenderen) return false;
    return decided_elsewhere(regime) ? besluit.soort == code::driehoek : besluit.soort == code::weging;
}

bool does_not_table(const Besluit& besluit) { return besluit.uitkomst == code::niet_agenderen; }

std::vector<const Besluit*> assessments(const Dossier& dossier, const Regime& regime, Date op) {
    std::vector<const Besluit*> found;
    for (const auto& b : dossier.besluiten)
        if ((b.soort == code::weging || b.soort == code::driehoek) && b.datum <= op && about_subject(b, dossier) && known_outcome(b, regime))
            found.push_back(&b);
    std::stable_sort(found.begin(), found.end(), [](const Besluit* a, const Besluit* b) { return a->datum < b->datum; });
    return found;
}

std::vector<Ronde> rounds(const Dossier& dossier, const Regime& regime, Date op) {
    std::vector<Ronde> all;
    for (const auto* b : assessments(dossier, regime, op))
        if (tables(*b, regime) || does_not_table(*b)) all.push_back({b, does_not_table(*b), {}});
    all.push_back({});

    auto by_date = [&](Date datum) {
        std::size_t at = 0;
        while (all[at].einde && all[at].einde->datum < datum) ++at;
        return at;
    };
    auto file = acts(dossier, regime, op);
    std::erase_if(file, [](const Daad& d) { return d.bestand != code::weegploeg; });
    std::vector<bool> opened(all.size());
    std::map<std::string, std::size_t> place;
    for (const auto& daad : file) {
        if (!opens(daad)) continue;
        std::size_t at = by_date(daad.datum);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].einde && all[i].einde->id == daad.id) at = i;  // two outcomes on one day: each ends its own
        opened[at] = true;
        place[daad.id] = at;
    }
    // What follows from a decision (a deferral note, a disclosure) stays with the assessment before it until a new one opens.
    auto following = [&](Date datum) {
        std::size_t at = by_date(datum);
        return at > 0 && !opened[at] ? at - 1 : at;
    };
    for (const auto& daad : file)
        if (!opens(daad)) place.emplace(daad.id, following(daad.datum));
    for (const auto& d : dossier.dragers)
        if (d.bestand == code::weegploeg && d.datum <= op) place.emplace(d.id, following(d.datum));
    for (const auto& b : dossier.besluiten)
        if (b.bestand == code::weegploeg && !b.verwijst.empty() && place.count(b.id) && place.count(b.verwijst) &&
            b.soort != code::weging && b.soort != code::driehoek)
            place[b.id] = place[b.verwijst];
    // A later assessment takes over what it says that it used (norms.md 14.26).
    for (const auto& b : dossier.besluiten) {
        auto later = place.find(b.id);
        if (later == place.end()) continue;
        for (const auto& used : b.gebruikt)
            if (auto found = place.find(used); found != place.end() && found->second < later->second) found->second = later->second;
    }
    for (const auto& [id, at] : place) all[at].items.insert(id);
    return all;
}

}  // namespace griffier
