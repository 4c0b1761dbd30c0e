#pragma once
// Earlier publications of a covenant, in a folder of the cooperation's own (`publish make --published DIR`): the difference of a new
// version then needs no file by hand. One file per publication, "COVENANT.DAY.NUMBER.xml", so that names in order are publications in
// order. What was made ready under a number does not change after (norms.md ANX-05).
#include <optional>
#include <string>

#include "generator/publish/publication_facts.h"
#include "records/core/file_system.h"

namespace griffier::jobs {

/// What this publication is called in the folder; "" while it has no number.
std::string edition_name(const publish::Publicatiegegevens& facts);

/// The publication before this one, or the newest when this has no number yet; nothing when there is none.
Result<std::optional<Bytes>> edition_before(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts);

/// Whether this number stands there with other contents.
Result<bool> is_other_edition(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts, ByteView publication);

/// Puts the publication there. The same bytes again: nothing happens.
Status keep_edition(FileSystem& disk, const std::string& folder, const publish::Publicatiegegevens& facts, ByteView publication);

}  // namespace griffier::jobs
