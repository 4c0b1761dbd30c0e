#pragma once
// The leaves of the log, for who counts what happened: codes only, also of cases that are gone.
#include <functional>

#include "records/log/leaf.h"
#include "records/registry/store.h"

namespace griffier {

/// Calls `visit` with each leaf of one kind ("besluit", "verzoek"), from the first on. No key is opened. Kind::damaged: log.beschadigd.
Status each_leaf(Store& store, std::string_view kind, const std::function<void(const Leaf&)>& visit);

}  // namespace griffier
