#pragma once
// How a person is addressed: the name rules of the BRP (RvIG). Words of a language come in as values; capitals follow Unicode.
// Titles and predicates of nobility are not used: a person who has one is addressed by the ordinary form.
#include <string>

#include "records/model/dossier.h"

namespace griffier {

struct Aanspreekwoorden {        ///< filled by the caller from the locale ("aanhef.heer" ...)
    std::string geachte_heer;    ///< "Geachte heer"
    std::string geachte_mevrouw; ///< "Geachte mevrouw"
    std::string geachte;         ///< "Geachte"
    std::string de_heer;         ///< "de heer"
    std::string mevrouw;         ///< "mevrouw"
};
class Catalogue;
/// The words of the Catalogue keys aanhef.geachte_heer, aanhef.geachte_mevrouw, aanhef.geachte, aanhef.de_heer, aanhef.mevrouw.
Aanspreekwoorden salutation_words(const Catalogue& catalogue);

/// "Theo Philip IJsbrand" -> "T.P.I."
std::string initials(const Naam& naam);
/// Own and partner's name by naamgebruik: "van Velzen-de Boer"; "" when the surname needed is unknown (".").
std::string used_surname(const Naam& naam);
/// Salutation: "Geachte heer Van Velzen-de Boer"; "" when nothing may be printed.
std::string aanhef(const Naam& naam, const Aanspreekwoorden& woorden);
/// First address line: "A.B. van Velzen-de Boer"; "" when nothing may be printed.
std::string aanschrijfwijze(const Naam& naam);
/// In running text: "de heer Van Velzen".
std::string running_text(const Naam& naam, const Aanspreekwoorden& woorden);
/// Given names, prefix and surname in full: "Anne-Fleur Belle van den Aedel".
std::string full_name(const Naam& naam);

}  // namespace griffier
