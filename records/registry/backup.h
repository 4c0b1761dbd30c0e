#pragma once
// Copies of the data, and putting them back. Copies of the data and of the keys are two things that never lie together: the data go here,
// the key table goes to its holders (records/keys/holder.h), at each epoch and before a record under a new key is acknowledged. So a copy
// of the data alone opens nothing, and the newest key table with any copy opens only what has not been destroyed since.
//
// A copy is a folder: the databases but that of the keys, the vault, the marker of the store, and kopie.json, which names and measures
// every file and is written last. While it is made its name ends in ".deel".
#include <optional>
#include <string>
#include <vector>

#include "records/registry/issue.h"
#include "records/registry/store.h"

namespace griffier {

struct Backup {
    std::string name;            ///< of its folder: "kopie-2026-03-02-1a2b3c4d"
    Date made;
    std::optional<Date> until;   ///< the day on which it is to be removed
    long files = 0;
    std::uint64_t bytes = 0;
    std::vector<std::string> removed;  ///< earlier copies in the same folder whose day has passed: removed now
};

/// Copies the store as it is now into a new folder in `folder`. The copy is entered in the store before its first byte is written, so
/// that a certificate can name every copy that may hold ciphertext, and until when. Kind::usage: kopie.bij_sleutels (in, around or
/// beside keys). Kind::again leaves a ".deel" folder that the next call removes.
Result<Backup> back_up(Store& store, const std::string& folder, std::optional<Date> until, Date today);

struct Restored {
    std::string name;
    Date made;
    long dossiers = 0;
    std::size_t leaves = 0;      ///< of the log as it is in the copy: a witness that saw more puts the store in quarantine
    long destructions = 0;       ///< from after the copy, done again
    long destroyed_keys = 0;     ///< that the copy still refers to
    Letterdoubt letters;         ///< of what may have left after the copy
    long unreadable = 0;         ///< items whose key is gone although nobody destroyed them
};

/// Makes a store of a copy and the newest key table that a holder in `paths` has: the key folder, or one of the further holders. Where
/// the key folder is empty it gets the key from a holder. Destructions from after the copy are done again from the records that the
/// holders keep; their steps after the change (receipts, sweep) follow at the next opening. Interrupted, it begins anew when it is called
/// again; a half-made store never opens. Kind::usage: opslag.bestaat. Kind::damaged: kopie.vorm, kopie.anders, kopie.geen_sleutels.
Result<Restored> restore(const StorePaths& paths, const std::string& copy, FileSystem& disk, Clock& clock, Random& random);

}  // namespace griffier
