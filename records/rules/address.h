#pragma once
// Address lines by the BRP rules (RvIG, NEN 5825:2002), formats.md 4.1 points 10 to 12.
#include <string>
#include <vector>

#include "records/model/dossier.h"

namespace griffier {

enum class Adresbezwaar {
    geen,
    geheim,          ///< secrecy: the address is printed on nothing but a letter to the person himself
    verblijft_niet,  ///< established that he does not stay there: no letter goes to it
    ontbreekt,       ///< no lines can be made (unknown street, number 0, country 0000, abroad without lines)
};

/// Up to three lines: street and number; postcode and place in capitals; abroad the lines as given. Empty when none can be made.
std::vector<std::string> address_lines(const Adres& adres);
/// Whether a letter may bear the address. `aan_zichzelf`: the letter goes to the person whose address it is.
Adresbezwaar address_objection(const Adres& adres, bool aan_zichzelf);

}  // namespace griffier
