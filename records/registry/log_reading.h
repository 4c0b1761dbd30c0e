#pragma once
// The log of a store as it lies there, for who writes it out: the signed heads, and the leaves under the last of them.
#include <functional>
#include <string>
#include <vector>

#include "records/registry/store.h"

namespace griffier {

struct Kepthead {
    std::size_t size = 0;
    std::string note;
};
/// All signed heads, by size. Not looked at: who writes them out checks them.
Result<std::vector<Kepthead>> signed_heads(Store& store);

/// How many leaves there are up to the last one that was written before a moment. (In a practice store days can be played in any order.)
Result<std::size_t> leaves_before(Store& store, Instant moment);

/// The first `count` leaves in order, as they were coded. Kind::damaged (log.gat) when one is not there; an error of `work` ends it.
Status each_leaf(Store& store, std::size_t count, const std::function<Status(std::size_t index, ByteView coded)>& work);

}  // namespace griffier
