#pragma once
// Step read: a valid tree to values. Knows the element names of casus.xsd and nothing of their meaning.
#include <map>
#include <set>
#include <string>

#include "generator/intake/findings.h"
#include "records/core/xml.h"
#include "records/model/dossier.h"

namespace griffier::intake {

/// Where the items stand in the file, for errors of the checks that see values only.
struct Lines {
    std::map<std::string, int> items;       ///< by id
    std::map<std::string, int> bestanden;   ///< by code: the line of the section
    std::vector<int> overdrachten;
    std::set<std::string> known_receivers;  ///< ids of disclosures and requests that name a party or person by id
    int of(const std::string& id) const {
        auto found = items.find(id);
        return found == items.end() ? 0 : found->second;
    }
};

/// Precondition: the tree is valid by casus.xsd. Adds casus.id_dubbel, datum.bestaat_niet (a year before 1800) and casus.ontvanger.
Dossier read_values(const XmlElement& root, Lines& lines, Findings& findings);

/// An attribute or element with a date; `findings` gets datum.bestaat_niet when it is none.
std::optional<Date> date_of(const std::string& text, const XmlElement& element, Findings& findings);
std::vector<std::string> words_of(std::string_view text);

}  // namespace griffier::intake
