#pragma once
// Files for other users of the machine. What griffier writes is its own (0600); what another has to read is opened to its group.
#include <string>

#include "records/core/result.h"

namespace griffier {

/// Sets the mode of a file or folder (as in chmod), never through a link.
Status set_mode(const std::string& path, unsigned mode);

}  // namespace griffier
