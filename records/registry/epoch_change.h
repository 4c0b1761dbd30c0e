#pragma once
// A new epoch: every data key wrapped anew, proved, and the person index made anew. Only for this room; one million keys in seconds.
#include "records/registry/holders.h"
#include "records/registry/state.h"

namespace griffier {

/// A content key as it is needed to make the index anew; wiped with its list.
struct ContentKey {
    KeyId id{};
    std::uint32_t epoch = 0;
    KeyCheck check{};
    KeyBytes key{};
};
class ContentKeys {
  public:
    ContentKeys() = default;
    ContentKeys(ContentKeys&&) = default;
    ContentKeys& operator=(ContentKeys&&) = default;
    ContentKeys(const ContentKeys&) = delete;
    ContentKeys& operator=(const ContentKeys&) = delete;
    ~ContentKeys() { wipe(keys_.data(), keys_.size() * sizeof(ContentKey)); }
    void reserve(std::size_t n) { keys_.reserve(n); }  ///< before the first add, so that no copy of a key stays behind
    void add(const ContentKey& key);                   ///< in the order of ids
    std::optional<DataKey> find(const KeyId& id) const;

  private:
    std::vector<ContentKey> keys_;
};

/// Inside a transaction: wraps every key of the table under `next` and gives each row to `sink`. A key that does not open under the old
/// epoch ends it (Kind::damaged, opslag.sleutel): it would be lost for ever. Returns how many there are; `content` gets those of files.
Result<long> wrap_anew(StoreState& state, const EpochKey& next, TableSink& sink, ContentKeys& content);
/// Reads the table as it is committed and opens every key under the epoch that is. Kind::damaged (opslag.sleutel) at the first that does
/// not open; returns how many did.
Result<long> prove_keys(StoreState& state);
/// Inside a transaction, under the epoch that is: all rows of the person index from their sealed forms, or from the persons themselves
/// where there is no form yet. Returns how many rows.
Result<long> index_anew(StoreState& state, const ContentKeys& content);

}  // namespace griffier
