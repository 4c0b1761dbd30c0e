#pragma once
// What the store remembers of a destruction: its step, its outcome, and what has still to be cleared. Only for this room.
#include "records/model/vernietiging.h"
#include "records/registry/removal.h"
#include "records/registry/state.h"

namespace griffier {

/// The last step that is durable. A later one is never before an earlier one.
enum class DestroyStep {
    changed = 1,    ///< rows and keys are gone, the new epoch is in force: the point of no return
    proved = 2,     ///< every survivor read back; the head is signed and with the witness
    forgotten = 3,  ///< holders were told to destroy the old key; what they answered stands in the outcome
    cleared = 4,    ///< vault and readable files are gone
    swept = 5,      ///< everything searched: done, but for holders that have not answered
};

struct Journal {
    long long nr = 0;
    std::string name;           ///< 32 hex digits
    Bytes list;                 ///< root of the list
    DestroyStep step = DestroyStep::changed;
    std::uint32_t old_epoch = 0, new_epoch = 0;
    KeyCheck old_check{};
    long dossiers = 0;
    Vernietiguitkomst outcome;
};

std::vector<Journal> journals(StoreState& state, bool unfinished_only);
std::optional<Journal> journal_of(StoreState& state, ByteView list);
/// In a transaction: enters it, with what has to be cleared.
void enter(StoreState& state, Journal& journal, const Removed& removed, const std::vector<std::string>& folders);
/// In a commit of its own.
Status advance(StoreState& state, Journal& journal, DestroyStep step);

std::vector<std::string> to_clear(StoreState& state, const Journal& journal, const char* kind);

/// "2026-03-02T09:00:00Z".
std::string iso_moment(long long milliseconds);

/// What a holder keeps of a destruction, so that a store put back from older data can do it again.
struct DestructionRecord {
    Journal journal;
    std::vector<std::pair<Bytes, long long>> tombstones;  ///< and day numbers
    std::vector<Bytes> keys;
    std::vector<Removed::Part> parts;
};
Bytes encode_record(const DestructionRecord& record);
/// Kind::damaged: sleutels.vernietiging_vorm.
Result<DestructionRecord> decode_record(ByteView bytes);
std::string record_name(std::uint32_t new_epoch);
std::optional<std::uint32_t> read_record_name(const std::string& name);

}  // namespace griffier
