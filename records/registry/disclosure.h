#pragma once
// Disclosures that are recorded by command: items of the case beside those of its file (CAS-19).
#include "records/registry/store.h"

namespace griffier {

/// Keeps a disclosure in the case, by its id, as part of the group; a later version of the case file leaves it there. The same again:
/// nothing happens. Refused: opslag.onbekend_dossier, opslag.dossier_vernietigd, opslag.gearchiveerd, opslag.bestand_onbekend,
/// opslag.verstrekking_anders (another disclosure has this id).
Status record_disclosure(Store& store, Group& group, const std::string& nummer, const Verstrekking& verstrekking);

}  // namespace griffier
