#pragma once
// The settings file: an INI file of `name = value` lines, where each name is that of a long flag. Kept to what an operator sets once.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/world.h"
#include "records/core/result.h"

namespace griffier::jobs {

using Settings = std::map<std::string, std::string>;

/// One line of a settings file that says something, right or wrong.
struct SettingLine {
    int number = 0;
    std::string section, name, value;   ///< name "" for the heading of a section
    std::optional<Error> wrong;         ///< instelling.onleesbaar, instelling.onbekend, instelling.bedoelt
};
/// All lines, also the wrong ones, for who wants to hear of each (griffier config check). Fails as the disk does.
Result<std::vector<SettingLine>> setting_lines(const std::string& path, FileSystem& disk);

/// The section [wie]: lines `USER = ID, ID`, which user of the machine may be which persons of the covenant instance ("dienst": may run
/// the jobs). Nothing when there is no such section. Codes as below.
using Who = std::map<std::string, std::vector<std::string>>;
Result<std::optional<Who>> read_who(const std::string& path, FileSystem& disk);

/// The settings before any section. Absent is empty when `must_exist` is false. Codes instelling.onleesbaar, instelling.onbekend (args: the name); line in the place.
Result<Settings> read_settings(const std::string& path, bool must_exist, FileSystem& disk);

/// Names that a settings file may hold.
const std::vector<std::string>& setting_names();

}  // namespace griffier::jobs
