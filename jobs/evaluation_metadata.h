#pragma once
// Metadata of an evaluation bundle: MDTO (Nationaal Archief, MDTO-XML 1.0.1) for the whole and for the forms of the report, PREMIS 3.0 for
// every file and what was done with it.
#include <string>
#include <vector>

#include "jobs/bag.h"
#include "records/core/clock.h"
#include "records/core/date.h"

namespace griffier::jobs {

struct Bundelgegevens {
    std::string nummer, titel, opslag, naam, zorgdrager, convenant, systeem;  ///< systeem: the program that made it, with its version
    Date van, tot;
    Instant stand;      ///< moment of the last leaf under the head
    std::string regel;  ///< rule of the regime that asks for it, or ""
    bool oefening = false;
};

/// ISO 8601 in UTC, to the second.
std::string utc_time(Instant moment);
/// The bundle as one object; `forms`: paths of the forms of the report.
std::string mdto_of_bundle(const Bundelgegevens& bundle, const std::vector<std::string>& forms);
/// One form of the report.
std::string mdto_of_form(const Bundelgegevens& bundle, const BagFile& file);
std::string premis_of_bundle(const Bundelgegevens& bundle, const std::vector<BagFile>& files);

}  // namespace griffier::jobs
