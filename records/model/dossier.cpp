#include "records/model/dossier.h"

#include "records/model/codes.h"

namespace griffier {

const Persoon* Dossier::persoon(std::string_view id) const {
    for (const auto& p : personen)
        if (p.id == id) return &p;
    return nullptr;
}
const Persoon* Dossier::subject() const {
    for (const auto& p : personen)
        if (p.rol == code::subject) return &p;
    return nullptr;
}
const Besluit* Dossier::besluit(std::string_view id) const {
    for (const auto& b : besluiten)
        if (b.id == id) return &b;
    return nullptr;
}
const Besluit* Dossier::laatste_besluit(std::string_view soort, Date op) const {
    const Besluit* found = nullptr;
    for (const auto& b : besluiten)
        if (b.soort == soort && b.datum <= op && (!found || found->datum <= b.datum)) found = &b;
    return found;
}
std::optional<Date> Dossier::eerste_signaal() const {
    std::optional<Date> first;
    for (const auto& s : signalen)
        if (!first || s.datum < *first) first = s.datum;
    return first;
}

}  // namespace griffier
