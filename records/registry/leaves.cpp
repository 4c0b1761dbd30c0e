#include "records/registry/leaves.h"

#include "records/registry/state.h"

namespace griffier {

Status each_leaf(Store& store, std::string_view kind, const std::function<void(const Leaf&)>& visit) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Status {
        Query& q = state.sql("SELECT inhoud FROM log.blad ORDER BY nr").with();
        while (q.step()) {
            const Result<Leaf> leaf = decode_leaf(q.blob(0));
            if (!leaf) {
                q.reset();
                return error_of(Kind::damaged, "log.beschadigd");
            }
            if (leaf->kind == kind) visit(*leaf);
        }
        return {};
    });
}

}  // namespace griffier
