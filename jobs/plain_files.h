#pragma once
// Readable files around a store: what was taken in, the letters that were put out, the channel. The settings name each folder and what
// happens to its files: `inbox` with `input-after`, `out` with `out-after`, `channel` with `channel-after`; one of
//   removed          nothing stays: griffier removes an input file as soon as it is durable in the store, and a letter when somebody
//                    confirms that it has left (griffier confirm); until then `verify` reports it as what should not be there
//   until-confirmed  it stays, and `verify` says how many there are, until somebody confirms: then griffier removes it
//   operator         the operator keeps it (as where nothing is set): griffier leaves it alone and names it on every certificate
// In the channel a letter is confirmed by its receipt or `griffier issue confirm` (jobs/issue.h), and goes then unless it is the operator's; where
// nothing is set it is until-confirmed.
// A file is removed only when the store holds the very same bytes. Removing is no wiping: the disk's owner sees to that.
#include <string>
#include <vector>

#include "jobs/context.h"
#include "records/core/catalogue.h"

namespace griffier::jobs {

struct PlainFolder {
    std::string what;      ///< "input", "out", "channel" (there the letters in the consignments count)
    std::string folder, after;  ///< folder "" when the settings name none
    std::size_t files = 0; ///< readable files in it now
    bool known = true;     ///< false: of the channel, when its disk does not say how many
};

/// The three kinds of folder, also one that the settings do not name, with what is in them. Kind::configuration: instelling.daarna
/// (another word than these three).
Result<std::vector<PlainFolder>> plain_folders(const Context& context);

/// Names of the readable files of a folder, in byte order; griffier's own overview is none.
Result<std::vector<std::string>> readable_files(const Context& context, const std::string& folder);

/// What should not be there: strange files in the store folder, and files in a folder whose files are removed. Codes leesbaar.in_opslag,
/// leesbaar.niet_verwijderd; args are counts and folder kinds, since the name of a file can be somebody's name.
Result<std::vector<Error>> misplaced_files(const Context& context, const std::vector<PlainFolder>& folders);

/// What a certificate must name, since readable copies may be there that griffier does not govern: every kind that the operator keeps,
/// also when its folder is not known or empty, and every other folder in which files still stand or may stand. No path and no file name is told.
bool on_certificate(const PlainFolder& place);
Result<std::vector<PlainFolder>> named_on_certificate(const Context& context);
/// One sentence about such a place, for a certificate or report ("bewijs.leesbaar.AFTER" of the locales).
std::string sentence_on_certificate(const PlainFolder& place, const Catalogue& words);

/// Whether a dossier file is to be removed once it is durable.
bool removes_input(const Context& context);

}  // namespace griffier::jobs
