#pragma once
// A run that says what it would do by doing it, up to the point where something would become durable.
#include "records/registry/store.h"

namespace griffier {

/// From here on nothing of this opened store becomes durable: a group reads what earlier ones wrote, the vault and the holders of the key
/// are not touched, no head is signed, and all of it is undone when the store is closed or the process dies. A destruction is foreseen as
/// far as its commit; what is only known after it (does each holder confirm, is anything left on the disk) is taken to go well for who can
/// be reached. Not undone: there is no way back to a run that keeps what it does. Kind::busy, Kind::again.
Status rehearse(Store& store);

}  // namespace griffier
