// Tombstones: a keyed hash of what a case was called, so that its source is not taken in again. Nothing else of it is left. The key is
// that of the log's heads, derived: it does not change with the epoch, since there is nothing left that could be hashed anew.
#include "records/registry/destroy.h"
#include "records/registry/state.h"

namespace griffier {

Bytes StoreState::tombstone(const std::string& nummer, const std::string& bestand) const {
    Hash derived = hmac_sha256(signing, view_of("griffier tombstone 1"));
    const Secret key(Bytes(derived.begin(), derived.end()));
    wipe(derived.data(), derived.size());
    const Hash mark = hmac_sha256(key, view_of(nummer + "\n" + bestand));
    return Bytes(mark.begin(), mark.end());
}

bool StoreState::buried(const std::string& nummer, const std::string& bestand) {
    const Bytes mark = tombstone(nummer, bestand);
    Query& q = sql("SELECT 1 FROM main.zerk WHERE merk = ?1").with(mark);
    const bool there = q.step();
    q.reset();
    return there;
}

bool StoreState::any_buried() {
    Query& q = sql("SELECT 1 FROM main.zerk LIMIT 1").with();
    const bool there = q.step();
    q.reset();
    return there;
}

Result<long> drop_tombstones(Store& store, Date op) {
    StoreState& state = store.state();
    TRY_ASSIGN(Group group, store.begin_group());
    TRY_ASSIGN(const long gone, in_item(state, [&]() -> Result<long> {
        Query& q = state.sql("DELETE FROM main.zerk WHERE tot < ?1 RETURNING 1").with(op);
        long n = 0;
        while (q.step()) ++n;
        if (n > 0) TRY(state.leaf("zerken", {}, {{"u", "verlopen"}, {"n", std::to_string(n)}}));
        return n;
    }));
    TRY(group.commit());
    return gone;
}

}  // namespace griffier
