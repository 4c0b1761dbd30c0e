#pragma once
#include <string>

#include "records/core/file_system.h"

namespace griffier::jobs {

/// Makes a folder with all that must stand above it; what is there already is no error. Fails as the disk does, with what was made left.
inline Status make_folders(FileSystem& disk, const std::string& path) {
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        if (const std::string above = path.substr(0, slash); !disk.exists(above)) TRY(disk.make_directory(above));
    return disk.make_directory(path);
}

/// The same for what stands above a folder that another makes.
inline Status make_folders_above(FileSystem& disk, const std::string& path) {
    const auto slash = path.find_last_not_of('/') == std::string::npos ? std::string::npos : path.rfind('/', path.find_last_not_of('/'));
    return slash == std::string::npos || slash == 0 ? Status() : make_folders(disk, path.substr(0, slash));
}

/// A file, or a folder with all below it; what is not there is no error. For what was begun and not finished.
inline Status remove_tree(FileSystem& disk, const std::string& path) {
    if (!disk.exists(path)) return {};
    if (disk.is_directory(path)) {
        TRY_ASSIGN(const std::vector<std::string> names, disk.list(path));
        for (const std::string& name : names) TRY(remove_tree(disk, join_path(path, name)));
    }
    return disk.remove(path);
}

}  // namespace griffier::jobs
