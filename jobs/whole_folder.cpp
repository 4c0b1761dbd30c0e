#include "jobs/whole_folder.h"

#include "jobs/folders.h"

namespace griffier::jobs {

Status write_whole_folder(FileSystem& disk, const std::string& folder, const std::function<Status(const std::string& part)>& fill) {
    if (disk.exists(folder)) return error_of(Kind::usage, "log.uitvoer_bestaat", {folder, 0, ""});
    const std::string part = folder + ".deel";
    TRY(make_folders_above(disk, folder));
    TRY(remove_tree(disk, part));
    TRY(disk.make_directory(part));
    if (const Status filled = fill(part); !filled) {
        (void)static_cast<bool>(remove_tree(disk, part));  // the first error is the one to tell
        return filled;
    }
    TRY(disk.sync_all(part));
    return disk.rename(part, folder, false);
}

}  // namespace griffier::jobs
