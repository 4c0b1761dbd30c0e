#pragma once
// The tables of every database and the steps from older versions to this one.
#include "records/core/result.h"
#include "records/registry/database.h"

namespace griffier {

inline constexpr int schema_version = 4;

/// Makes all tables in one transaction, with the store's id in every file.
void create_schema(Database& database, ByteView store_id);
/// The tables of the key file alone, in a transaction of the caller: for a store that is put back from a copy, which has no keys in it.
void create_keys(Database& database, ByteView store_id, long long commits);
/// Brings the files whose version is older to this one, in the caller's transaction. A file without a version is left as it is.
void migrate_files(Database& database);
/// The table of lasting objects, where a store has none yet.
void add_kept(Database& database);
/// Brings all files to schema_version. Kind::damaged: opslag.nieuwer (a newer program made it), opslag.half (made half-way),
/// opslag.vreemd (files of different stores or moments; args: file name).
Status check_schema(Database& database, ByteView store_id);

}  // namespace griffier
