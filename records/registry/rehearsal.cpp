#include "records/registry/rehearsal.h"

#include <stdexcept>

#include "records/registry/state.h"

namespace griffier {

Status rehearse(Store& store) {
    StoreState& state = store.state();
    if (state.in_group) throw std::logic_error("a rehearsal begins between groups");
    return guarded(state, [&]() -> Status {
        state.database->rehearse();
        state.vault.rehearse();
        state.rehearsing = true;
        state.fenced = true;  // it takes no number: it is no run
        return {};
    });
}

}  // namespace griffier
