#pragma once
// The covenant instance of a store through time: the one that holds, and every one before it with what brought its successor. Versions
// count from 1, the one of init. They are published office holders' data and stand unencrypted, as lasting objects (Group::keep).
#include <string>
#include <utility>
#include <vector>

#include "records/registry/store.h"

namespace griffier {

/// Puts a new instance in the place of the one that holds, in one commit: the old bytes are kept, `evidence` (the signed statement of who
/// decided it) is kept with the new version, and a leaf "convenant" names both hashes and `codes` (as Group::note takes them). Killed at any moment: the old one holds
/// or the new one does, whole. Fails as Store::begin_group and Group::commit do; after Kind::again or Kind::damaged open the store anew.
Status replace_convenant(Store& store, Bytes next, ByteView evidence, const std::vector<std::pair<std::string, std::string>>& codes);

/// The number of the version that holds.
Result<int> convenant_version(Store& store);

struct ConvenantVersion {
    Bytes instance, evidence;  ///< evidence is empty for the first
};
/// Refused: opslag.convenant_versie (there is none of that number).
Result<ConvenantVersion> convenant_of_version(Store& store, int number);

/// All that held before, oldest first.
Result<std::vector<Bytes>> earlier_convenants(Store& store);

}  // namespace griffier
