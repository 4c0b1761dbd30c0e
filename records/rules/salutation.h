#pragma once
// How a person is addressed: the name rules of the BRP (RvIG), with titles, predicates and courtesy titles. Words of a language come in
// as values; capitals follow Unicode.
#include <map>
#include <string>

#include "records/model/dossier.h"

namespace griffier {

struct Aanspreekwoorden {        ///< filled by the caller from the locale ("aanhef.heer" ...)
    std::string geachte_heer;    ///< "Geachte heer"
    std::string geachte_mevrouw; ///< "Geachte mevrouw"
    std::string geachte;         ///< "Geachte"
    std::string de_heer;         ///< "de heer"
    std::string mevrouw;         ///< "mevrouw"
    std::map<std::string, std::string> adel;  ///< "vorm.baron.V" -> "barones", "aanhef.hooggeboren.M" -> "Hooggeboren heer" ...
};
class Catalogue;
/// The words of the Catalogue keys aanhef.* and adel.*.
Aanspreekwoorden salutation_words(const Catalogue& catalogue);

/// "Theo Philip IJsbrand" -> "T.P.I."
std::string initials(const Naam& naam);
/// Own and partner's name by naamgebruik: "van Velzen-de Boer"; "" when the surname needed is unknown (".").
std::string used_surname(const Naam& naam);
/// Salutation: "Geachte heer Van Velzen-de Boer", "Hooggeboren vrouwe"; "" when nothing may be printed.
std::string aanhef(const Naam& naam, const Aanspreekwoorden& woorden);
/// Line above the name of whoever bears a title: "De hoogwelgeboren heer"; "" for all others.
std::string aanspreekvorm(const Naam& naam, const Aanspreekwoorden& woorden);
/// First address line: "A.B. van Velzen-de Boer", "A.P. barones Aedel", "Jonkheer J.A. van den Aedel"; "" when nothing may be printed.
std::string aanschrijfwijze(const Naam& naam, const Aanspreekwoorden& woorden);
/// In running text: "de heer Van Velzen", "barones Van den Aedel".
std::string running_text(const Naam& naam, const Aanspreekwoorden& woorden);
/// Given names, prefix and surname in full, with title or predicate: "Anne-Fleur Belle barones van den Aedel".
std::string full_name(const Naam& naam, const Aanspreekwoorden& woorden);

}  // namespace griffier
