// What differs between two versions of a covenant instance, by the names that the instance has for it.
#include <algorithm>

#include "records/rules/convenant_change.h"

namespace griffier {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;  // field, value

std::string day(const std::optional<Date>& date) { return date ? date->iso() : ""; }

/// Enough of a key or hash to compare it with another on the telephone.
std::string cut(const std::string& hash) { return hash.size() > 16 ? hash.substr(0, 16) + "…" : hash; }

void add(Values& values, const std::string& name, const Contact& contact) {
    for (const auto& [field, value] : {std::pair{"naam", &contact.naam}, {"functie", &contact.functie}, {"organisatie", &contact.organisatie}, {"straat", &contact.straat},
                                       {"postcode", &contact.postcode}, {"plaats", &contact.plaats}, {"telefoon", &contact.telefoon}, {"email", &contact.email}})
        values.emplace_back(name + "." + field, *value);
}

Values values_of(const Convenant& c) {
    std::string controllers;
    for (const auto& id : c.verwerkingsverantwoordelijken) controllers += (controllers.empty() ? "" : " ") + id;
    Values values{{"naam", c.naam}, {"regime", c.regime}, {"regime-versie", c.regime_versie}, {"handleiding-richtsnoer", c.handleiding_richtsnoer ? "ja" : "nee"},
                  {"inwerking", day(c.inwerking)}, {"geevalueerd", day(c.geevalueerd)}, {"bevoegd-orgaan", c.bevoegd_orgaan}, {"bezwaar-bij", c.bezwaar_bij},
                  {"verwerkingsverantwoordelijken", controllers}};
    add(values, "functionaris", c.functionaris);
    add(values, "contactpunt", c.contactpunt);
    for (const auto& [field, value] : {std::pair{"doorgifte.buiten-eer", &c.doorgifte.buiten_eer}, {"doorgifte.naar", &c.doorgifte.naar}, {"doorgifte.waarborg", &c.doorgifte.waarborg},
                                       {"doorgifte.afschrift", &c.doorgifte.afschrift}, {"geautomatiseerd-besluit.genomen", &c.geautomatiseerd.genomen},
                                       {"geautomatiseerd-besluit.uitleg", &c.geautomatiseerd.uitleg}})
        values.emplace_back(field, *value);
    return values;
}

Values values_of(const Partij& p) {
    Values values{{"naam", p.naam}, {"soort", p.soort}, {"gemeentecode", p.gemeentecode}, {"vertegenwoordiger", p.vertegenwoordiger}, {"functie", p.functie},
                  {"hoedanigheid", p.hoedanigheid}, {"bevoegd-orgaan", p.bevoegd_orgaan}, {"ondertekend", day(p.ondertekend)}, {"toegetreden", day(p.toegetreden)},
                  {"opgezegd", day(p.opgezegd)}, {"uitgetreden", day(p.uitgetreden)}, {"huisstijl", p.huis}};
    add(values, "contact", p.contact);
    return values;
}

Values values_of(const ExternePartner& p) {
    Values values{{"naam", p.naam}, {"soort", p.soort}, {"deskundigheid", p.deskundigheid}, {"opgenomen", day(p.opgenomen)}, {"verwijderd", day(p.verwijderd)},
                  {"geheimhouding", day(p.geheimhouding)}};
    add(values, "contact", p.contact);
    return values;
}

Values values_of(const Persoonsrol& p) {
    return {{"naam", p.naam}, {"functie", p.functie}, {"partij", p.partij}, {"rol", p.rol}, {"bereik", p.bereik}, {"mandaat", p.mandaat}, {"vanaf", day(p.vanaf)},
            {"tot", day(p.tot)}, {"erkend", day(p.erkend)}, {"sleutel", cut(p.publieke_sleutel)}};
}

Values values_of(const BijlageVersie& b) {
    return {{"titel", b.titel}, {"versie", b.versie}, {"datum", day(b.datum)}, {"gepubliceerd", day(b.gepubliceerd)}, {"publicatienummer", b.publicatienummer}};
}

Values values_of(const Startkeuze& k) { return {{"start", k.start}, {"vanaf", day(k.vanaf)}}; }

Values values_of(const Vertaling& v) { return {{"vrijgegeven", day(v.vrijgegeven)}, {"hash", cut(v.hash)}, {"door", v.door}}; }

void compare(const std::string& what, const std::string& id, const Values& before, const Values& after, std::vector<ConvenantDifference>& found) {
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].second != after[i].second) found.push_back({what, id, before[i].first, before[i].second, after[i].second});
}

/// Each list has one entry per key; a new or lost one is named by its first value.
template <class T, class Key>
void compare(const std::string& what, const std::vector<T>& before, const std::vector<T>& after, std::string T::*id, Key key, std::vector<ConvenantDifference>& found) {
    const auto in = [&](const std::vector<T>& list, const T& one) { return std::find_if(list.begin(), list.end(), [&](const T& other) { return key(other) == key(one); }); };
    for (const T& one : after) {
        if (const auto old = in(before, one); old != before.end())
            compare(what, one.*id, values_of(*old), values_of(one), found);
        else
            found.push_back({what, one.*id, "", "", values_of(one).front().second});
    }
    for (const T& one : before)
        if (in(after, one) == after.end()) found.push_back({what, one.*id, "", values_of(one).front().second, ""});
}

}  // namespace

std::vector<BijlageVersie> newest_annexes(const Convenant& convenant) {
    std::vector<BijlageVersie> newest;
    for (const BijlageVersie& one : convenant.bijlagen) {
        const auto known = std::find_if(newest.begin(), newest.end(), [&](const BijlageVersie& other) { return other.nummer == one.nummer; });
        if (known == newest.end())
            newest.push_back(one);
        else if (version_number(known->versie) <= version_number(one.versie))
            *known = one;
    }
    return newest;
}

std::vector<ConvenantDifference> differences(const Convenant& before, const Convenant& after) {
    std::vector<ConvenantDifference> found;
    compare("convenant", "", values_of(before), values_of(after), found);
    const auto by_id = [](const auto& one) { return one.id; };
    compare("vertaling", before.vertalingen, after.vertalingen, &Vertaling::taal, [](const Vertaling& v) { return v.taal + v.hash; }, found);
    compare("startkeuze", before.startkeuzes, after.startkeuzes, &Startkeuze::regel, [](const Startkeuze& k) { return k.regel + " " + day(k.vanaf); }, found);
    compare("partij", before.partijen, after.partijen, &Partij::id, by_id, found);
    compare("externe-partner", before.externe_partners, after.externe_partners, &ExternePartner::id, by_id, found);
    compare("persoon", before.personen, after.personen, &Persoonsrol::id, by_id, found);
    // An instance may keep earlier versions of an annex beside the one that holds.
    compare("bijlage", newest_annexes(before), newest_annexes(after), &BijlageVersie::nummer, [](const BijlageVersie& b) { return b.nummer; }, found);
    return found;
}

}  // namespace griffier
