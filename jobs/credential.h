#pragma once
// Files that are secret, named on the command line or given by the service manager.
#include <string>

#include "jobs/context.h"

namespace griffier::jobs {

/// A file by its name, or, for "credential:NAME", what the service manager gives this service under that name (systemd: LoadCredential).
/// Kind::configuration: ondertekening.onleesbaar.
Result<std::string> credential(const Context& context, const std::string& asked);

}  // namespace griffier::jobs
