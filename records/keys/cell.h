#pragma once
// The form of everything that is kept as ciphertext:
//   version (1) | key id (16) | epoch (4, big endian) | key check value (16) | nonce (12) | ciphertext | tag (16)
// The first four fields and the bound context (object, table, column, version) are authenticated. AES-GCM alone does not commit to a
// key; the key check value does.
#include <optional>
#include <string>

#include "records/core/crypto.h"

namespace griffier {

using KeyId = std::array<std::uint8_t, 16>;
using KeyCheck = std::array<std::uint8_t, 16>;

/// A data key as it lives in memory.
struct DataKey {
    KeyId id{};
    std::uint32_t epoch = 0;   ///< in which the key was made
    KeyCheck check{};
    Secret key;
    DataKey copy() const { return {id, epoch, check, key.copy()}; }
};

/// What a cell is bound to: moved to another place it does not open.
struct CellContext {
    ByteView object;            ///< internal id of the dossier (16 bytes), or what stands for it
    std::string_view table, column;
    std::string_view row;       ///< item id
    long long version = 0;
};

KeyCheck check_of(const Secret& key);
/// A fresh key with a fresh id.
DataKey make_data_key(std::uint32_t epoch, Random& random);

Bytes seal_cell(const DataKey& key, ByteView plain, const CellContext& context, Random& random);
/// Nothing when key, context or any byte is not that of the sealing.
std::optional<Bytes> open_cell(const DataKey& key, ByteView cell, const CellContext& context);
/// The key id in a cell's head; nothing when it is no cell of a known version.
std::optional<KeyId> key_of_cell(ByteView cell);

}  // namespace griffier
