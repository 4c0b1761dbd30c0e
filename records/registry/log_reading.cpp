#include "records/registry/log_reading.h"

#include "records/registry/state.h"

namespace griffier {

Result<std::vector<Kepthead>> signed_heads(Store& store) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::vector<Kepthead>> {
        std::vector<Kepthead> heads;
        Query& q = state.sql("SELECT grootte, tekst FROM log.hoofd ORDER BY grootte").with();
        while (q.step()) heads.push_back({static_cast<std::size_t>(q.integer(0)), q.text(1)});
        return heads;
    });
}

Result<std::size_t> leaves_before(Store& store, Instant moment) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::size_t> {
        Query& q = state.sql("SELECT coalesce(max(nr) + 1, 0) FROM log.blad WHERE tijd < ?1").with(moment.time_since_epoch().count());
        const std::size_t count = q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
        q.reset();
        return count;
    });
}

Status each_leaf(Store& store, std::size_t count, const std::function<Status(std::size_t index, ByteView coded)>& work) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Status {
        std::size_t next = 0;
        Query& q = state.sql("SELECT nr, inhoud FROM log.blad WHERE nr < ?1 ORDER BY nr").with(count);
        while (q.step()) {
            Status done;
            if (q.integer(0) != static_cast<long long>(next)) done = error_of(Kind::damaged, "log.gat");
            else done = work(next++, q.blob(1));
            if (done) continue;
            q.reset();
            return done;
        }
        return next == count ? Status() : Status(error_of(Kind::damaged, "log.gat"));
    });
}

}  // namespace griffier
