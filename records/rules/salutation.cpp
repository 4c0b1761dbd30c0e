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

// Titles and predicates (table 38): the pair of codes of one rank, how its bearer is greeted, and whether a wife bears it by courtesy.
struct Rank {
    std::string_view male, female;  // codes
    std::string_view name;          // in the keys of the words
    std::string_view greeting;
    bool predicate, courtesy;
};
constexpr std::string_view highness = "hoogheid";
constexpr Rank ranks[] = {
    {"JH", "JV", "jonkheer", "hoogwelgeboren", true, false}, {"R", "", "ridder", "hoogwelgeboren", false, false},
    {"B", "BS", "baron", "hoogwelgeboren", false, true},     {"G", "GI", "graaf", "hooggeboren", false, true},
    {"M", "MI", "markies", "hoogwelgeboren", false, true},   {"H", "HI", "hertog", "hoogwelgeboren", false, true},
    {"P", "PS", "prins", highness, false, true},
};

const Rank* rank_of(const std::string& code) {
    if (code.empty()) return nullptr;
    for (const auto& rank : ranks)
        if (code == rank.male || code == rank.female) return &rank;
    return nullptr;
}

std::string word_of(const Aanspreekwoorden& words, const std::string& key) {
    const auto found = words.adel.find(key);
    return found == words.adel.end() ? std::string() : found->second;
}

/// The form of the gender; for another gender that of the code itself.
std::string form(const Rank& rank, const std::string& code, const std::string& gender, const Aanspreekwoorden& words) {
    const std::string stem = "vorm." + std::string(rank.name) + ".";
    if (gender == man || gender == woman) return word_of(words, stem + gender);
    return word_of(words, stem + std::string(code == rank.female ? woman : man));
}

/// How the name is used in fact: without a partner, or with one whose name is unknown, always the own name.
std::string name_use(const Naam& naam, const Partner* partner) {
    const std::string& use = naam.naamgebruik;
    if (!partner || unknown(partner->geslachtsnaam) || (use != "P" && use != "V" && use != "N")) return "E";
    return use;
}

/// The name that is used, in two parts, with whatever title stands inside it.
struct Used {
    std::string name;                ///< "" when the surname needed is unknown
    std::string before;              ///< predicate in front of the initials
    std::string title;               ///< title right before the first part
    const Rank* rank = nullptr;      ///< of the title or predicate that counts, also where no name is known
};

Used used(const Naam& naam, const Aanspreekwoorden& words) {
    Used out;
    const Partner* partner = used_partner(naam);
    const std::string use = name_use(naam, partner);
    const bool lady = naam.geslacht == woman;
    const Rank* own = use == "P" ? nullptr : rank_of(naam.adellijke_titel);
    if (own && naam.geslacht != man && !lady && own->greeting != highness) own = nullptr;
    if (own && own->predicate && lady && partner && (!partner->ontbonden || use != "E")) own = nullptr;
    const Rank* noble = rank_of(naam.adellijke_titel);
    const Rank* courtesy = lady && use != "E" && (!noble || noble->predicate) ? rank_of(partner->adellijke_titel) : nullptr;
    if (courtesy && !courtesy->courtesy) courtesy = nullptr;
    out.rank = own ? own : courtesy;

    if (use != "P" && unknown(naam.geslachtsnaam)) return out;
    const std::string own_title = own ? form(*own, naam.adellijke_titel, naam.geslacht, words) : "";
    const std::string other_title = courtesy ? form(*courtesy, partner->adellijke_titel, std::string(woman), words) : "";
    const std::string first_title = use == "P" || use == "V" ? other_title : own_title;
    const std::string own_name = with_prefix(naam.voorvoegsel, naam.geslachtsnaam);
    const std::string other_name = partner ? with_prefix(partner->voorvoegsel, partner->geslachtsnaam) : "";
    (own && own->predicate && use != "V" ? out.before : out.title) = first_title;
    if (use == "E") out.name = own_name;
    else if (use == "P") out.name = other_name;
    else if (use == "V") out.name = other_name + "-" + squeeze(own_title + " " + own_name);
    else out.name = own_name + "-" + squeeze(other_title + " " + other_name);
    return out;
}

std::string greeting_key(const Rank& rank, const std::string& gender) {
    return std::string(rank.greeting) + (rank.greeting == highness ? "" : "." + gender);
}

}  // namespace

Aanspreekwoorden salutation_words(const Catalogue& catalogue) {
    Aanspreekwoorden words{catalogue.text("aanhef.geachte_heer"), catalogue.text("aanhef.geachte_mevrouw"), catalogue.text("aanhef.geachte"),
                           catalogue.text("aanhef.de_heer"), catalogue.text("aanhef.mevrouw"), {}};
    // Every form is asked for by name, so that a language that lacks one is found when it is used first, not when a duke comes by.
    const auto take = [&](const std::string& key) { words.adel[key] = catalogue.text("adel." + key); };
    for (const auto& rank : ranks)
        for (const std::string_view gender : {man, woman}) {
            take("vorm." + std::string(rank.name) + "." + std::string(gender));
            take("aanhef." + greeting_key(rank, std::string(gender)));
            take("regel." + greeting_key(rank, std::string(gender)));
        }
    return words;
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
    Naam plain = naam;
    plain.adellijke_titel.clear();
    for (auto& partner : plain.partners) partner.adellijke_titel.clear();
    return used(plain, {}).name;
}

std::string aanhef(const Naam& naam, const Aanspreekwoorden& woorden) {
    const Used name = used(naam, woorden);
    if (name.rank) return word_of(woorden, "aanhef." + greeting_key(*name.rank, naam.geslacht));
    if (naam.geslacht == man) return join(woorden.geachte_heer, false, name.name);
    if (naam.geslacht == woman) return join(woorden.geachte_mevrouw, false, name.name);
    const std::string letters = initials(naam);
    return join(woorden.geachte + " " + letters, !letters.empty(), name.name);
}

std::string aanspreekvorm(const Naam& naam, const Aanspreekwoorden& woorden) {
    const Used name = used(naam, woorden);
    return name.rank ? word_of(woorden, "regel." + greeting_key(*name.rank, naam.geslacht)) : "";
}

std::string aanschrijfwijze(const Naam& naam, const Aanspreekwoorden& woorden) {
    const Used name = used(naam, woorden);
    if (name.name.empty()) return "";
    const std::string letters = initials(naam);
    const std::string bare = squeeze(name.title + " " + name.name);
    return name.before.empty() ? join(letters, !letters.empty(), bare) : capitalise(squeeze(name.before + " " + letters + " " + bare));
}

std::string running_text(const Naam& naam, const Aanspreekwoorden& woorden) {
    const Used name = used(naam, woorden);
    const std::string title = name.before + name.title;
    if (!title.empty() && !name.name.empty()) return title + " " + capitalise(name.name);
    if (naam.geslacht == man) return join(woorden.de_heer, false, name.name);
    if (naam.geslacht == woman) return join(woorden.mevrouw, false, name.name);
    return aanschrijfwijze(naam, woorden);
}

std::string full_name(const Naam& naam, const Aanspreekwoorden& woorden) {
    const Rank* rank = rank_of(naam.adellijke_titel);
    const std::string title = rank ? form(*rank, naam.adellijke_titel, naam.geslacht, woorden) : "";
    const bool predicate = rank && rank->predicate;
    return squeeze((predicate ? title : "") + " " + naam.voornamen + " " + (predicate ? "" : title) + " " + naam.voorvoegsel + " " +
                   (unknown(naam.geslachtsnaam) ? "" : naam.geslachtsnaam));
}

}  // namespace griffier
