#pragma once
// What in a text can still point to somebody of a case (norms.md STA-02, MN-09, WEE-19, CAS-12): for papers that must be anonymous.
#include <string>
#include <string_view>
#include <vector>

#include "records/core/catalogue.h"
#include "records/model/dossier.h"

namespace griffier::publish {

/// Where something stands, and what kind of thing it is; never the thing itself.
struct Residue {
    std::string kind;   ///< "naam", "datum", "adres", "plaats", "telefoon", "email", "nummer"
    int line = 0, column = 0;  ///< from 1; column in characters
    bool operator==(const Residue&) const = default;
};

/// Names (also one given name), streets, postcodes, places, dates, telephone numbers, mail addresses and numbers of the case, and whatever has
/// the form of a full date, a postcode, a mail address or a long number, wherever it comes from. Case and accents do not count. It finds what
/// is written; what somebody can be known by without any of these ("the only baker of the village") is for a person to see.
std::vector<Residue> residual_identifiers(std::string_view text, const Dossier& dossier, const Catalogue& words);

}  // namespace griffier::publish
