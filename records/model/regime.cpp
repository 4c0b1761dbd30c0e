#include "records/model/regime.h"

#include <algorithm>

namespace griffier {
namespace {

template <class List, class Match>
auto find_in(const List& list, Match match) -> decltype(&*list.begin()) {
    auto it = std::find_if(list.begin(), list.end(), match);
    return it == list.end() ? nullptr : &*it;
}

}  // namespace

bool Bestandregel::veld(std::string_view veld_code) const {
    return std::any_of(velden.begin(), velden.end(), [&](const Veld& v) { return v.code == veld_code; });
}

const Bestandregel* Regime::bestand(std::string_view code) const {
    return find_in(bestanden, [&](const auto& r) { return r.code == code; });
}
const Termijn* Regime::termijn(std::string_view regel) const {
    return find_in(termijnen, [&](const auto& r) { return r.id == regel; });
}
std::vector<const Termijn*> Regime::termijnen_voor(std::string_view waarvoor, std::string_view start) const {
    std::vector<const Termijn*> found;
    for (const auto& t : termijnen)
        if (t.waarvoor == waarvoor && (start.empty() || t.start == start)) found.push_back(&t);
    return found;
}
const Grond* Regime::grond(std::string_view lijst, std::string_view letter) const {
    return find_in(gronden, [&](const auto& r) { return r.lijst == lijst && r.letter == letter; });
}
const Eis* Regime::eis(std::string_view code) const {
    return find_in(eisen, [&](const auto& r) { return r.code == code; });
}
const Drempel* Regime::drempel(std::string_view code) const {
    return find_in(drempels, [&](const auto& r) { return r.code == code; });
}
const Besluitregel* Regime::besluit(std::string_view code) const {
    return find_in(besluiten, [&](const auto& r) { return r.besluit == code; });
}
const Partijsoort* Regime::partij(std::string_view code) const {
    return find_in(partijen, [&](const auto& r) { return r.code == code; });
}
bool Regime::telt_als_verwerking(std::string_view handeling) const {
    const auto* found = find_in(handelingen, [&](const auto& r) { return r.code == handeling; });
    return found && found->telt;
}

}  // namespace griffier
