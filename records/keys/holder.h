#pragma once
// Who keeps the epoch key and a copy of the key table. A store has at least two when it destroys: one alone that is lost loses the store,
// and only what every holder has destroyed is gone. Each holder signs what it destroyed with a key of its own.
//
// The store asks; a holder answers for itself. A folder on a volume of its own (FolderHolder) is the embedded one; a key service as a
// process, or a token, is another implementation of the same questions. Kept apart from backups of data: whoever restores a copy of both
// together brings back what was destroyed.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "records/core/file_system.h"
#include "records/core/random.h"
#include "records/keys/epoch.h"

namespace griffier {

/// What a holder says when it has destroyed a key, signed.
struct Receipt {
    std::string holder;       ///< fingerprint of its key
    std::uint32_t epoch = 0;  ///< whose key is gone
    std::string text;         ///< griffier-kwijting-1: store, holder, its public key, destruction, epoch, check value of the key, moment
    std::string signature;    ///< Ed25519, hex
};
/// Whether the text is whole, of this store and destruction, and signed by the key that it names. Returns what it says.
std::optional<Receipt> read_receipt(const std::string& text, const std::string& signature, const std::string& store_id);

class Holder {
  public:
    virtual ~Holder() = default;
    /// First 16 hex digits of SHA-256 over its public key.
    virtual std::string fingerprint() const = 0;
    virtual Bytes public_key() const = 0;

    /// Takes the key of an epoch to come; durable and read back when it says so.
    virtual Status prepare(const EpochKey& next) = 0;
    /// Forgets a prepared key that never came into force; not there: nothing happens.
    virtual Status abandon(std::uint32_t number) = 0;
    /// Whether it holds the key of this epoch, prepared or in force.
    virtual bool has(const EpochKey& key) = 0;
    /// Destroys the key of an old epoch, puts the prepared one in its place, and signs for it. Again: the same answer.
    virtual Result<Receipt> destroy(std::uint32_t old_number, const KeyCheck& old_check, const EpochKey& current, const std::string& destruction, long long now_ms) = 0;

    /// Documents beside the key: files of the table, and what was destroyed when. Durable.
    virtual Status keep(const std::string& name, ByteView content) = 0;
    virtual Result<Bytes> read(const std::string& name) = 0;
    virtual Result<std::vector<std::string>> names() = 0;
    virtual Status forget(const std::string& name) = 0;
};

/// A folder. Kind::again (sleutels.houder_onbereikbaar, args the folder) when it is not there: it is never made by itself, or an unmounted
/// volume would be taken for an empty holder.
Result<std::unique_ptr<Holder>> folder_holder(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random);
/// A folder with parts of the key (epoch.h write_parts): it keeps no table, and gets its parts anew at each epoch.
Result<std::unique_ptr<Holder>> part_holder(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random, std::vector<std::string> files);

/// The key of an epoch by its number from a folder, in force or prepared. Errors as read_epoch_key; opslag.epoch_verkeerd when it has another.
Result<EpochKey> epoch_key_of(FileSystem& disk, const std::string& folder, const std::string& store_id, std::uint32_t number);

}  // namespace griffier
