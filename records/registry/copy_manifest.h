#pragma once
// kopie.json: what a copy of a store is made of. Only for this room.
#include <cstdint>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/result.h"
#include "records/registry/holders.h"

namespace griffier {

struct CopyManifest {
    std::string store_id, name, made, until;   ///< hex; folder; ISO days, until "" when none
    std::uint32_t epoch = 0;
    std::size_t leaves = 0;
    struct File {
        std::string path;    ///< below the copy
        std::uint64_t bytes = 0;
        std::string sha256;
    };
    std::vector<File> files;
    std::vector<KnownHolder> holders;          ///< as the store knew them: those that have parts are not in the arguments of a restore
};
inline constexpr const char* manifest_name = "kopie.json";

Bytes encode_manifest(const CopyManifest& manifest);
/// Kind::damaged: kopie.vorm.
Result<CopyManifest> decode_manifest(ByteView bytes, const std::string& place);

/// What the holders know of a copy, so that a store that is put back from an older one knows it too.
struct CopyNote {
    std::string key, name;
    Date made;
    std::optional<Date> until;
    std::uint32_t epoch = 0;
};
std::string copy_note_name(const std::string& key);
bool is_copy_note(const std::string& name);
Bytes encode_copy_note(const CopyNote& note);
std::optional<CopyNote> decode_copy_note(ByteView bytes);

/// Removes a folder with all that is in it.
Status remove_tree(FileSystem& disk, const std::string& folder);

}  // namespace griffier
