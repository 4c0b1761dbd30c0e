#include "records/model/regime.h"

#include <algorithm>
#include <charconv>

#include "records/model/regime_lists.h"

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
bool Regime::geldt(std::string_view eis_code) const {
    const auto* found = eis(eis_code);
    return found && found->geldt;
}
const Kennisgeving* Regime::kennisgeving(std::string_view bij) const {
    return find_in(kennisgevingen, [&](const auto& r) { return r.bij == bij; });
}
const Begrip* Regime::begrip(std::string_view term) const {
    return find_in(begrippen, [&](const auto& r) { return r.term == term; });
}
const Toegangsregel* Regime::toegangsregel(std::string_view rol, std::string_view in_bestand, std::string_view toestand) const {
    const auto* exact = find_in(
        toegang, [&](const auto& r) { return r.rol == rol && r.bestand == in_bestand && r.toestand == toestand; });
    if (exact) return exact;
    return find_in(toegang, [&](const auto& r) { return r.rol == rol && r.bestand.empty() && r.toestand == toestand; });
}
std::vector<const Lijstpunt*> Regime::lijst(std::string_view naam) const {
    std::vector<const Lijstpunt*> found;
    for (const auto& r : lijsten)
        if (r.lijst == naam) found.push_back(&r);
    return found;
}
std::vector<const Grond*> Regime::gronden_van(std::string_view naam) const {
    std::vector<const Grond*> found;
    for (const auto& r : gronden)
        if (r.lijst == naam) found.push_back(&r);
    return found;
}
std::vector<const Regel*> Regime::regels() const {
    std::vector<const Regel*> all;
    for_each_rule_list([&](auto member) {
        for (const auto& r : this->*member) all.push_back(&r);
    });
    return all;
}
const Regel* Regime::regel(std::string_view gezocht) const {
    for (const Regel* r : regels())
        if (r->id == gezocht) return r;
    return nullptr;
}
Regime Regime::without_guidance() const {
    Regime own = *this;
    for_each_rule_list([&](auto member) { std::erase_if(own.*member, [](const auto& r) { return r.richtsnoer; }); });
    return own;
}
bool Regime::uitkomst_bekend(std::string_view soort, std::string_view uitkomst) const {
    return std::any_of(besluiten.begin(), besluiten.end(), [&](const auto& r) {
        return r.besluit == soort && std::find(r.uitkomsten.begin(), r.uitkomsten.end(), uitkomst) != r.uitkomsten.end();
    });
}
bool Regime::telt_als_verwerking(std::string_view handeling) const {
    const auto* found = find_in(handelingen, [&](const auto& r) { return r.code == handeling; });
    return found && found->telt;
}

int version_number(std::string_view version) {
    int number = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
    return error == std::errc() && end == version.data() + version.size() ? number : 0;
}

}  // namespace griffier
