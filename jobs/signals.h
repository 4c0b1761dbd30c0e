#pragma once
#include <atomic>

namespace griffier::jobs {

/// From now on SIGINT and SIGTERM set the flag that is returned, and do nothing else: the run ends at the next border between two steps.
/// A second signal of the same kind ends the process at once; the store is sound then too, since nothing is acknowledged before it is
/// durable. SIGPIPE is ignored: a reader that went away must not stop a run half-way.
const std::atomic<bool>& watch_signals();

}  // namespace griffier::jobs
