#pragma once
// The epoch key: it wraps the key table and keys the person index, and lies outside the store. Who loses it loses the store; who
// replaces and destroys it makes every older copy of the key table unreadable.
#include <string>

#include "records/core/file_system.h"
#include "records/keys/cell.h"
#include "records/model/dossier.h"

namespace griffier {

struct EpochKey {
    std::uint32_t number = 0;
    Secret key;
    Secret wrapping;   ///< derived: wraps data keys
    Secret index;      ///< derived: keys the person index
    KeyCheck check{};  ///< of `key`: stands in the key table
};

/// Folders of a store and of its keys: neither the same nor one inside the other, by their real paths. Kind::usage otherwise.
Status check_epoch_folder(const std::string& store_folder, const std::string& epoch_folder);

EpochKey make_epoch_key(std::uint32_t number, Random& random);
/// Durably: either the whole file is there or none. `store_id` (hex) tells keys of several stores apart.
Status write_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& key);
/// Kind::damaged: opslag.epoch_ontbreekt, opslag.epoch_vorm, opslag.epoch_vreemd (of another store).
Result<EpochKey> read_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id);

/// The Ed25519 seed that signs heads of the log; it outlives epochs.
Status write_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const Secret& seed);
Result<Secret> read_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id);

Bytes wrap_data_key(const EpochKey& epoch, const DataKey& key);
/// Nothing when the epoch is another or the check value does not hold.
std::optional<Secret> unwrap_data_key(const EpochKey& epoch, ByteView wrapped, const KeyCheck& check);

/// Keyed hash of the normalised name (search_form of given names, prefix and surname) and birth date: how a person is found.
Hash person_index(const EpochKey& epoch, const Naam& naam, std::optional<Date> geboortedatum);

}  // namespace griffier
