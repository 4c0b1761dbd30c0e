#include "records/rules/uitvoerder.h"

#include <algorithm>

namespace griffier {

const Persoonsrol* uitvoerder_on(const Convenant& convenant, const Regime& regime, Date on, std::string_view party) {
    const auto& all = convenant.personen;
    const Eis* who = regime.eis("uitvoerder.wie");
    const bool named = std::any_of(all.begin(), all.end(), [](const Persoonsrol& one) { return one.rol == "uitvoerder"; });
    const char* role = !named && who && who->waarde.starts_with("beheerder") ? "beheerder" : "uitvoerder";
    const auto found = std::find_if(all.begin(), all.end(), [&](const Persoonsrol& one) {
        return one.rol == role && (party.empty() || one.partij == party) && (!one.vanaf || *one.vanaf <= on) && (!one.tot || on <= *one.tot);
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace griffier
