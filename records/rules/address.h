#pragma once
// Address lines by the rules of the BRP (RvIG, NEN 5825:2002).
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

/// Two lines: street and number; postcode, two spaces, place in capitals. Of a place that is only described: the description and the
/// municipality. Abroad: up to three lines as given, and the country in capitals. Empty when none can be made.
std::vector<std::string> address_lines(const Adres& adres);
/// The post's code of an address in the country: postcode, number and, after an X, what is added to the number ("1231FZ13XHS";
/// PostNL, Handleiding KIX code). Empty where there is none: abroad, a place that is only described, "beside" or "opposite" a number,
/// an address without a whole postcode or number, an addition of other signs than letters and digits or of more than six.
std::string kix_code(const Adres& adres);
/// Whether a letter may bear the address. `aan_zichzelf`: the letter goes to the person whose address it is.
Adresbezwaar address_objection(const Adres& adres, bool aan_zichzelf);

}  // namespace griffier
