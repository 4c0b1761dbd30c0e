#pragma once
// Readable files around a store: what was taken in, the letters that were put out, the channel. The settings name each folder and what
// happens to its files: `inbox` with `input-after`, `out` with `out-after`, `channel` with `channel-after`; one of
//   removed          griffier removes it as soon as it is safe in the store (input); one that is still there should not be
//   until-confirmed  it stays until the operator has handed it over and takes it away
//   operator         the operator keeps it (as where nothing is set), and it is named on what says that nothing is left
#include <string>
#include <vector>

#include "jobs/context.h"

namespace griffier::jobs {

struct PlainFolder {
    std::string what;      ///< "input", "out", "channel"
    std::string folder, after;
    std::size_t files = 0; ///< readable files in it now
};

/// The folders that the settings name, with what is in them. Kind::configuration: instelling.daarna (another word than these three).
Result<std::vector<PlainFolder>> plain_folders(const Context& context);

/// What should not be there: strange files in the store folder, and files in a folder whose files are removed. Codes leesbaar.in_opslag,
/// leesbaar.niet_verwijderd; args are counts and folder kinds, since the name of a file can be somebody's name.
Result<std::vector<Error>> misplaced_files(const Context& context, const std::vector<PlainFolder>& folders);

/// Whether a dossier file is to be removed once it is durable.
bool removes_input(const Context& context);

}  // namespace griffier::jobs
