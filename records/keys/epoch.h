#pragma once
// The epoch key: it wraps the key table and keys the person index, and lies outside the store. Who loses it loses the store; who
// replaces and destroys it makes every older copy of the key table unreadable.
#include <map>
#include <string>
#include <vector>

#include "records/core/file_system.h"
#include "records/keys/cell.h"
#include "records/model/dossier.h"

namespace griffier {

struct EpochKey {
    std::uint32_t number = 0;
    Secret key;
    Secret wrapping;   ///< derived: wraps data keys that are of no file, and wrapped all of them in stores of before there was a part per file
    Secret index;      ///< derived: keys the person index
    KeyCheck check{};  ///< of `key`: stands in the key table
    /// Who holds only a part has no `key`, no `wrapping` and no `index`, but these: what wraps the keys of each file that was given to
    /// him, and under "" what wraps the keys that are of no file (salts of the log).
    std::map<std::string, Secret> parts;
    bool whole() const { return !key.empty(); }
};

/// Folders of a store and of its keys: neither the same nor one inside the other, by their real paths. Kind::usage otherwise.
Status check_epoch_folder(const std::string& store_folder, const std::string& epoch_folder);

EpochKey make_epoch_key(std::uint32_t number, Random& random);
EpochKey copy_of(const EpochKey& key);
/// Names of key files in a folder: of the epoch that is, and of the one that is to come while a change is under way (holder.h).
inline constexpr const char* epoch_file = "epoch";
inline constexpr const char* next_epoch_file = "epoch.volgend";

/// Durably: either the whole file is there or none. `store_id` (hex) tells keys of several stores apart.
Status write_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& key, const char* name = epoch_file);
/// Kind::damaged: opslag.epoch_ontbreekt, opslag.epoch_vorm, opslag.epoch_vreemd (of another store).
/// A folder that write_parts made gives the parts that are in it.
Result<EpochKey> read_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const char* name = epoch_file);
/// A key folder for who may open these files and no others: what wraps the data keys of each, one file per part. The rest of the store
/// stays closed to it, whatever program reads. Kind::usage: opslag.epoch_bezet (there is a key already).
Status write_parts(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& epoch, const std::vector<std::string>& files);

/// Anew in a folder that has parts: those of a new epoch over those of the old one, which are overwritten first.
Status replace_parts(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& epoch, const std::vector<std::string>& files);

/// The Ed25519 seed by which a holder signs that it destroyed a key; made when absent. A seed of another store: opslag.houder_vreemd.
Result<Secret> holder_seed(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random);

/// The Ed25519 seed that signs heads of the log; it outlives epochs.
Status write_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const Secret& seed);
Result<Secret> read_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id);

/// Whether the keys of a file ("" = of none) are at hand.
bool opens(const EpochKey& epoch, std::string_view file);
/// What wraps the data keys of a file; opens() must hold.
Secret wrapping_of(const EpochKey& epoch, std::string_view file);
/// Wraps a data key for its file; opens() must hold.
Bytes wrap_data_key(const EpochKey& epoch, const DataKey& key, std::string_view file = "");
/// Nothing when the epoch or the file is another, its keys are withheld, or the check value does not hold.
std::optional<Secret> unwrap_data_key(const EpochKey& epoch, ByteView wrapped, const KeyCheck& check, std::string_view file = "");

/// Name (search_form of given names, prefix and surname) and birth date in the form that is hashed.
std::string person_form(const Naam& naam, std::optional<Date> geboortedatum);
Hash person_index(const EpochKey& epoch, std::string_view form);
/// Keyed hash of the normalised name (search_form of given names, prefix and surname) and birth date: how a person is found.
Hash person_index(const EpochKey& epoch, const Naam& naam, std::optional<Date> geboortedatum);

}  // namespace griffier
