#include "jobs/publication_editions.h"

#include <algorithm>

#include "jobs/folders.h"

namespace griffier::jobs {

std::string edition_name(const publish::Publicatiegegevens& facts) {
    if (!facts.bekendmaking) return {};
    return facts.convenant + "." + facts.bekendmaking->datum.iso() + "." + facts.bekendmaking->nummer + ".xml";
}

Result<std::optional<Bytes>> edition_before(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts) {
    if (!disk.is_directory(folder)) return std::optional<Bytes>();
    const std::string own = edition_name(facts);
    TRY_ASSIGN(const std::vector<std::string> names, disk.list(folder));
    std::string newest;
    for (const std::string& name : names)
        if (name.starts_with(facts.convenant + ".") && name.ends_with(".xml") && (own.empty() || name < own)) newest = std::max(newest, name);
    if (newest.empty()) return std::optional<Bytes>();
    TRY_ASSIGN(Bytes bytes, disk.read(join_path(folder, newest)));
    return std::optional<Bytes>(std::move(bytes));
}

Result<bool> is_other_edition(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts, ByteView publication) {
    const std::string path = join_path(folder, edition_name(facts));
    if (!facts.bekendmaking || !disk.exists(path)) return false;
    TRY_ASSIGN(const Bytes kept, disk.read(path));
    return !std::equal(kept.begin(), kept.end(), publication.begin(), publication.end());
}

Status keep_edition(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts, ByteView publication) {
    if (!facts.bekendmaking) return {};
    TRY(make_folders(disk, folder));
    const std::string path = join_path(folder, edition_name(facts));
    return disk.exists(path) ? Status() : disk.write_durable(path, publication);
}

}  // namespace griffier::jobs
