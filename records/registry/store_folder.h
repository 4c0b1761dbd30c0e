#pragma once
// The folder of a store before it is one: what init and restore share. Only for this room.
#include <optional>
#include <string>
#include <utility>

#include "records/core/file_system.h"

namespace griffier {

inline constexpr const char* store_finished = "opslag";   ///< written last: a folder without it is no store
inline constexpr const char* store_begun = "begonnen";
inline constexpr const char* store_lock = "slot";

/// The store's id and whether it is for practice; nothing when it is no marker.
std::optional<std::pair<Bytes, bool>> read_store_marker(ByteView bytes);
/// Databases that an init or a restore left when it was interrupted.
Status clear_half_made(FileSystem& disk, const std::string& folder);

}  // namespace griffier
