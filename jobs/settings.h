#pragma once
// The settings file: an INI file of `name = value` lines, where each name is that of a long flag. Kept to what an operator sets once.
#include <map>
#include <string>

#include "jobs/world.h"
#include "records/core/result.h"

namespace griffier::jobs {

using Settings = std::map<std::string, std::string>;

/// Absent is empty when `must_exist` is false. Codes instelling.onleesbaar, instelling.onbekend (args: the name); line in the place.
Result<Settings> read_settings(const std::string& path, bool must_exist, FileSystem& disk);

/// Names that a settings file may hold.
const std::vector<std::string>& setting_names();

}  // namespace griffier::jobs
