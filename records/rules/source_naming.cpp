#include "records/rules/source_naming.h"

#include <algorithm>

#include "records/model/codes.h"

namespace griffier {

std::vector<std::string> named_reporters(const Dossier& dossier, const Regime& regime, Date op) {
    std::vector<std::string> out;
    for (const auto& person : dossier.personen) {
        if (person.rol != code::melder) continue;
        const Besluit* last = nullptr;
        for (const auto& b : dossier.besluiten)
            if (b.soort == bronvermelding && b.betreft == person.id && b.datum <= op && (!last || last->datum <= b.datum)) last = &b;
        if (!last || last->uitkomst != "noemen" || last->redenen.empty() || last->gronden.empty()) continue;
        const bool founded = std::all_of(last->gronden.begin(), last->gronden.end(), [&](const auto& letter) { return regime.grond(bronvermelding, letter) != nullptr; });
        if (founded) out.push_back(person.id);
    }
    return out;
}

}  // namespace griffier
