#include "records/rules/salutation.h"

#include <algorithm>

#include "records/core/catalogue.h"
#include "records/core/text.h"

namespace griffier {
namespace {

constexpr std::string_view man = "M", woman = "V";

bool unknown(const std::string& surname) { return surname.empty() || surname == "."; }

std::size_t letter_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

std::string with_prefix(const std::string& prefix, const std::string& surname) { return squeeze(prefix + " " + surname); }

/// The partner whose name is used: of several present ones the oldest relation (one without date counts as the oldest), else the
/// most recent former one.
const Partner* used_partner(const Naam& naam) {
    const Partner* found = nullptr;
    auto older = [](const Partner& a, const Partner& b) { return a.vanaf.value_or(Date()) < b.vanaf.value_or(Date()); };
    for (const auto& p : naam.partners)
        if (!p.ontbonden && (!found || (found->vanaf && (!p.vanaf || older(p, *found))))) found = &p;
    if (found) return found;
    for (const auto& p : naam.partners)
        if (!found || older(*found, p)) found = &p;
    return found;
}

/// What stands before the name, and the name: its first part gets a capital unless initials stand right before it.
std::string join(const std::string& before, bool initials_before, const std::string& name) {
    if (name.empty()) return "";
    return squeeze(before + " " + (initials_before ? name : capitalise(name)));
}

}  // namespace

Aanspreekwoorden salutation_words(const Catalogue& catalogue) {
    return {catalogue.text("aanhef.geachte_heer"), catalogue.text("aanhef.geachte_mevrouw"), catalogue.text("aanhef.geachte"),
            catalogue.text("aanhef.de_heer"), catalogue.text("aanhef.mevrouw")};
}

std::string initials(const Naam& naam) {
    std::string out, names = squeeze(naam.voornamen);
    bool dotted = true;
    for (std::size_t at = 0; at < names.size();) {
        std::size_t end = std::min(names.find(' ', at), names.size());
        std::string_view name = std::string_view(names).substr(at, end - at);
        std::size_t first = letter_size(name);
        if (!dotted) out += ' ';
        out += name.substr(0, first);
        dotted = first < name.size();  // a given name of one letter is no abbreviation
        if (dotted) out += '.';
        at = end + 1;
    }
    return out;
}

std::string used_surname(const Naam& naam) {
    const Partner* partner = used_partner(naam);
    std::string use = naam.naamgebruik;
    if (!partner || unknown(partner->geslachtsnaam) || (use != "P" && use != "V" && use != "N")) use = "E";
    if (use != "P" && unknown(naam.geslachtsnaam)) return "";
    const std::string own = with_prefix(naam.voorvoegsel, naam.geslachtsnaam);
    if (use == "E") return own;
    const std::string other = with_prefix(partner->voorvoegsel, partner->geslachtsnaam);
    if (use == "P") return other;
    return use == "V" ? other + "-" + own : own + "-" + other;
}

std::string aanhef(const Naam& naam, const Aanspreekwoorden& woorden) {
    if (naam.geslacht == man) return join(woorden.geachte_heer, false, used_surname(naam));
    if (naam.geslacht == woman) return join(woorden.geachte_mevrouw, false, used_surname(naam));
    const std::string letters = initials(naam);
    return join(woorden.geachte + " " + letters, !letters.empty(), used_surname(naam));
}

std::string aanschrijfwijze(const Naam& naam) {
    const std::string letters = initials(naam);
    return join(letters, !letters.empty(), used_surname(naam));
}

std::string running_text(const Naam& naam, const Aanspreekwoorden& woorden) {
    if (naam.geslacht == man) return join(woorden.de_heer, false, used_surname(naam));
    if (naam.geslacht == woman) return join(woorden.mevrouw, false, used_surname(naam));
    return aanschrijfwijze(naam);
}

std::string full_name(const Naam& naam) {
    return squeeze(naam.voornamen + " " + naam.voorvoegsel + " " + (naam.geslachtsnaam == "." ? "" : naam.geslachtsnaam));
}

}  // namespace griffier
