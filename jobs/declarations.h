#pragma once
// The register of declarations of secrecy in a store (SEC-02 to SEC-04): one lasting object each, in codes and dates. Who signed is on the signed
// page; here is its hash.
#include <vector>

#include "jobs/session.h"
#include "records/model/geheimhouding.h"

namespace griffier::jobs {

/// All of the store, by number. Kind::damaged: geheim.register.
Result<std::vector<Geheimhoudingsverklaring>> declarations(Store& store);
/// Keeps one in the place of what stood under its number.
Status keep_declaration(Group& group, const Geheimhoudingsverklaring& declaration);

}  // namespace griffier::jobs
