#pragma once
// How a document gets its identity and its number. Pure.
#include <string>

#include "records/core/crypto.h"
#include "records/registry/store.h"

namespace griffier {

/// SHA-256 over kind, internal dossier id, decision, addressee and revision.
Hash identity_hash(const Identiteit& identity, ByteView dossier_id);
/// The kind and twelve characters (60 bits) of the identity: "DOC-01-7H3K9QMA42TX".
std::string document_number(const std::string& soort, const Hash& identity);

}  // namespace griffier
