#include "records/rules/keeping_papers.h"

#include "records/model/codes.h"
#include "records/rules/terms.h"

namespace griffier {

namespace {

Bevinding rests_on(const Regel& rule, const Regime& regime) {
    Bevinding out = cite(rule, regime);
    out.oordeel = Oordeel::ja;
    return out;
}

}  // namespace

std::vector<Bewaarstuk> keeping_papers(const Dossier& dossier, const Regime& regime, const std::map<std::string, Date>& gearchiveerd, Date op) {
    std::vector<Bewaarstuk> out;
    for (const Besluit& one : dossier.besluiten) {
        if (one.datum > op || (one.soort != code::aanhouding && one.soort != code::hernieuwde_verwerking)) continue;
        if (const Besluitregel* rule = regime.besluit(one.soort)) out.push_back({one.soort, one.id, one.datum, rests_on(*rule, regime)});
    }
    const auto rules = regime.termijnen_voor("archiveren");
    for (const auto& [file, day] : gearchiveerd)
        if (!rules.empty() && day <= op) out.push_back({"archivering", file, day, rests_on(*rules.front(), regime)});
    return out;
}

}  // namespace griffier
