#pragma once
// A folder that stands there whole or not at all.
#include <functional>
#include <string>

#include "records/core/file_system.h"

namespace griffier::jobs {

/// Lets `fill` write into `folder` with ".deel" behind it, makes that durable and then puts it in place. Nothing may stand at `folder` (Kind::usage:
/// log.uitvoer_bestaat); what an earlier call left half-way goes. When `fill` fails its error is given and nothing is left.
Status write_whole_folder(FileSystem& disk, const std::string& folder, const std::function<Status(const std::string& part)>& fill);

}  // namespace griffier::jobs
