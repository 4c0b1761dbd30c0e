#pragma once
// What the log says of requests and disclosures: all that an evaluation counts later, when the file is gone, and nothing about anybody. Of
// decisions: codes_of in state.h.
#include <string>
#include <utility>
#include <vector>

#include "records/model/dossier.h"

namespace griffier {

/// What a leaf says of a request: kind, receipt, number of steps, the last of them, and the days of the steps that a term is measured by. `decision`:
/// the one that answers it where it is no step of the request itself.
std::vector<std::pair<std::string, std::string>> codes_of(const Verzoek& request, const Besluit* decision, const std::string& token);
/// What a leaf says of a disclosure: day, file, number of consents. What was given and to whom stays in the file.
std::vector<std::pair<std::string, std::string>> codes_of(const Verstrekking& disclosure, const std::string& file, const std::string& token);

}  // namespace griffier
