#pragma once
// After a destruction: everything on disk under the store is searched for what is left of it. Only for this room.
#include "records/registry/journal.h"

namespace griffier {

/// Removes readable files of destroyed documents and cases from the folders. A folder that is not there is passed over.
Status clear_readable(const std::vector<std::string>& folders, const std::vector<std::string>& documents, const std::vector<std::string>& dossiers, FileSystem& disk);

/// Searches every file under the store for the ids of destroyed keys and cases, which stand before every ciphertext, and the tables for
/// rows of them. A database in whose free space something lies is written anew and searched again. What is left is said.
Result<std::vector<Naleving>> sweep(StoreState& state, const DestructionRecord& record);

}  // namespace griffier
