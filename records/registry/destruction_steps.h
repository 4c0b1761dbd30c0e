#pragma once
// What opening a store needs of destruction. Only for this room.
#include "records/registry/journal.h"

namespace griffier {

/// Goes on from the step that is durable to the last one.
Status go_on(StoreState& state, Journal& journal);
/// At opening: finishes what was begun, and takes back what never came into force. Kind::busy (opslag.vernietiging_loopt) for who holds
/// parts of the key only, while somebody with the whole key has to finish.
Status recover_destruction(StoreState& state);

/// At opening: takes vault files of requests that were forgotten away. Their rows went before them, in one commit with a note of their names.
Status clear_forgotten(StoreState& state);

}  // namespace griffier
