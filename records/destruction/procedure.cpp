#include "records/destruction/procedure.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "records/core/crypto.h"
#include "records/core/text.h"

namespace griffier {

namespace {

constexpr std::string_view roles_code = "vernietiging.goedkeurders", different_code = "vernietiging.rollen-verschillend";

Result<int> number(const Regime& regime, const char* code) {
    const Drempel* found = regime.drempel(code);
    if (!found) return error_of(Kind::configuration, "vernietiging.drempel_ontbreekt", {regime.id, 0, code});
    return found->waarde;
}

std::vector<std::string> words_of(std::string text) {
    std::replace(text.begin(), text.end(), ';', ' ');
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// One natural person, also when he stands in the instance twice.
bool same_person(const Persoonsrol& a, const Persoonsrol& b) {
    return a.id == b.id || search_form(a.naam) == search_form(b.naam) || (!a.publieke_sleutel.empty() && a.publieke_sleutel == b.publieke_sleutel);
}

std::string fingerprint(ByteView key) { return hex(sha256(key)); }

bool in(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

}  // namespace

Result<Procedure> procedure_of(const std::vector<const Regime*>& regimes) {
    Procedure out;
    bool first = true;
    for (const Regime* regime : regimes) {
        Procedure own;
        TRY_ASSIGN(own.goedkeurders, number(*regime, "goedkeuring.personen"));
        TRY_ASSIGN(own.afkoeling, number(*regime, "vernietiging.afkoeling-dagen"));
        TRY_ASSIGN(own.groot_posten, number(*regime, "vernietiging.groot-posten"));
        TRY_ASSIGN(own.groot_procent, number(*regime, "vernietiging.groot-procent"));
        TRY_ASSIGN(own.groot_mediaan, number(*regime, "vernietiging.groot-mediaan"));
        TRY_ASSIGN(own.groot_lijsten, number(*regime, "vernietiging.groot-lijsten"));
        TRY_ASSIGN(own.extra, number(*regime, "vernietiging.groot-extra"));
        TRY_ASSIGN(own.zerk_dagen, number(*regime, "vernietiging.zerk-dagen"));
        const Eis* roles = regime->eis(roles_code);
        if (!roles || !roles->geldt || roles->waarde.empty()) return error_of(Kind::configuration, "vernietiging.drempel_ontbreekt", {regime->id, 0, std::string(roles_code)});
        own.rollen = words_of(roles->waarde);
        own.rollen_verschillend = regime->geldt(different_code);
        if (first) {
            out = own;
            first = false;
            continue;
        }
        out.goedkeurders = std::max(out.goedkeurders, own.goedkeurders);
        out.afkoeling = std::max(out.afkoeling, own.afkoeling);
        out.groot_posten = std::min(out.groot_posten, own.groot_posten);
        out.groot_procent = std::min(out.groot_procent, own.groot_procent);
        out.groot_mediaan = std::min(out.groot_mediaan, own.groot_mediaan);
        out.groot_lijsten = std::max(out.groot_lijsten, own.groot_lijsten);
        out.extra = std::max(out.extra, own.extra);
        out.zerk_dagen = std::max(out.zerk_dagen, own.zerk_dagen);
        out.rollen_verschillend = out.rollen_verschillend || own.rollen_verschillend;
        std::erase_if(out.rollen, [&](const std::string& role) { return !in(own.rollen, role); });
    }
    return out;
}

bool is_large(const Procedure& procedure, long items, long stock, const std::vector<long>& earlier) {
    std::vector<long> last(earlier.end() - std::min<std::ptrdiff_t>(procedure.groot_lijsten, static_cast<std::ptrdiff_t>(earlier.size())), earlier.end());
    std::sort(last.begin(), last.end());
    // Twice the median, so that an even number of lists needs no fraction.
    const long twice = last.empty() ? 0 : last[(last.size() - 1) / 2] + last[last.size() / 2];
    const bool over_number = items > procedure.groot_posten;
    const bool over_share = 100 * items > procedure.groot_procent * stock;
    const bool over_usual = 2 * items > procedure.groot_mediaan * twice;
    return over_number && over_share && over_usual;
}

std::vector<std::string> missing_in(const Lijst& list) {
    std::vector<std::string> missing;
    if (list.selectielijst.empty()) missing.emplace_back("selectielijst");
    if (std::any_of(list.regels.begin(), list.regels.end(), [](const Lijstregel& line) { return line.categorie.empty(); })) missing.emplace_back("categorie");
    if (std::any_of(list.regels.begin(), list.regels.end(), [](const Lijstregel& line) { return line.artikel.empty() || line.regel.empty(); })) missing.emplace_back("grondslag");
    if (!list.machtiging.compleet()) missing.emplace_back("machtiging");
    return missing;
}

Result<Goedkeuring> approval(const Lijst& list, const Lijstverloop& course, const Procedure& procedure, const Convenant& convenant, const std::string& person,
                             ByteView signature, Date on) {
    const Place place{list.nummer, 0, ""};
    if (course.stand != Lijststand::voorgesteld) return refused("lijst.stand", place, {std::string(code_of(course.stand))});
    if (const auto missing = missing_in(list); !missing.empty()) return refused("lijst.onvolledig", place, {missing.front()});
    const Persoonsrol* who = convenant.persoon(person);
    if (!who) return refused("goedkeuren.onbekend", place);
    if ((who->vanaf && *who->vanaf > on) || (who->tot && *who->tot < on)) return refused("goedkeuren.mandaat", place, {on.iso()});
    if (!in(procedure.rollen, who->rol)) return refused("goedkeuren.rol", place, {who->rol});
    const Persoonsrol* proposer = convenant.persoon(list.voorsteller);
    if (list.voorsteller == person || (proposer && same_person(*who, *proposer))) return refused("goedkeuren.voorsteller", place);
    const auto key = from_hex(who->publieke_sleutel);
    if (!key || key->size() != 32) return refused("goedkeuren.geen_sleutel", place);
    const std::string mark = fingerprint(*key);
    for (const Goedkeuring& earlier : course.goedkeuringen) {
        const Persoonsrol* other = convenant.persoon(earlier.persoon);
        if (earlier.persoon == person || earlier.vingerafdruk == mark || (other && same_person(*who, *other))) return refused("goedkeuren.dubbel", place);
    }
    if (signature.size() != 64 || !ed25519_verify(*key, view_of(text_to_sign(list)), signature)) return refused("goedkeuren.handtekening", place);
    // The last approval that is needed must bring a second role, if all before it came from one.
    const bool one_role = std::all_of(course.goedkeuringen.begin(), course.goedkeuringen.end(), [&](const Goedkeuring& one) { return one.rol == who->rol; });
    if (procedure.rollen_verschillend && one_role && static_cast<int>(course.goedkeuringen.size()) + 1 >= list.goedkeurders) return refused("goedkeuren.zelfde_rol", place, {who->rol});
    return Goedkeuring{person, who->rol, who->functie, who->partij, mark, on, hex(signature)};
}

bool is_approved(const Lijst& list, const Lijstverloop& course, const Procedure& procedure, const Convenant& convenant) {
    std::set<std::string> persons, keys, roles;
    const Persoonsrol* proposer = convenant.persoon(list.voorsteller);
    const std::string text = text_to_sign(list);
    for (const Goedkeuring& one : course.goedkeuringen) {
        const Persoonsrol* who = convenant.persoon(one.persoon);
        if (!who || !in(procedure.rollen, one.rol) || who->id == list.voorsteller || (proposer && same_person(*who, *proposer))) continue;
        const auto key = from_hex(who->publieke_sleutel);
        const auto signature = from_hex(one.handtekening);
        if (!key || key->size() != 32 || !signature || signature->size() != 64 || fingerprint(*key) != one.vingerafdruk) continue;
        if (!ed25519_verify(*key, view_of(text), *signature)) continue;
        if (!keys.insert(one.vingerafdruk).second || !persons.insert(search_form(who->naam)).second) continue;
        roles.insert(one.rol);
    }
    const int needed = std::max(list.goedkeurders, procedure.goedkeurders);
    return static_cast<int>(persons.size()) >= needed && (!procedure.rollen_verschillend || roles.size() > 1);
}

}  // namespace griffier
