#include "records/rules/consultation.h"

#include <algorithm>

#include "records/rules/terms.h"

namespace griffier {
namespace {

/// A class of data is named after its law: "Wpg 8" is of who falls under the Wpg, whoever brought it in.
bool has_class_of(const Signaal& signal, const std::string& law) { return signal.gegevensklasse == law || signal.gegevensklasse.starts_with(law + " "); }

}  // namespace

std::vector<Provider> providers_of(const Verzoekvraag& vraag) {
    std::vector<Provider> out;
    if (vraag.zonder_dossier || vraag.verzoek.soort != "inzage") return out;
    const auto own = law_for(vraag.regime, vraag.convenant, "");
    const auto brought = [&](const Signaal& signal, const Partij& party, const std::string& law) {
        if (signal.partij == party.id) return true;
        const auto* by = vraag.convenant.partij(signal.partij);
        return has_class_of(signal, law) && (!by || law_for(vraag.regime, vraag.convenant, by->id) == own);
    };
    for (const auto& party : vraag.convenant.partijen) {
        const auto law = law_for(vraag.regime, vraag.convenant, party.id);
        if (law.empty() || law == own) continue;
        Provider one{party.id, {}, false};
        for (const auto& signal : vraag.dossier.signalen) {
            const bool out_of_copy = std::any_of(vraag.verzoek.weglatingen.begin(), vraag.verzoek.weglatingen.end(), [&](const auto& gap) { return gap.item == signal.id; });
            if (signal.datum <= vraag.op && !out_of_copy && brought(signal, party, law)) one.items.push_back(signal.id);
        }
        if (one.items.empty()) continue;
        one.heard = std::any_of(vraag.verzoek.overleg.begin(), vraag.verzoek.overleg.end(), [&](const auto& o) { return o.partij == party.id && o.datum <= vraag.op; });
        out.push_back(std::move(one));
    }
    return out;
}

std::string consultation_article(const Regime& regime) {
    for (const char* code : {"verzoek.overleg", "derden.zienswijze"})
        if (const Eis* demand = regime.eis(code); demand && demand->geldt) return cite(*demand, regime).artikel;
    return regime.naam;
}

}  // namespace griffier
