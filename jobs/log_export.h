#pragma once
// Writing the log out: as a folder that outsiders check (log_folder.h), and as records of the standard Logboek Dataverwerkingen.
#include <string>
#include <vector>

#include "jobs/context.h"
#include "records/registry/store.h"

namespace griffier::jobs {

/// Writes the log up to its newest signed head into `folder`, which must not be there yet, with the certificates, the lists and the
/// cosignatures that lie at the witness. It is written beside it, checked by check_log_folder, and put in place whole.
/// Kind::usage: log.uitvoer_bestaat. Refused: log.zonder_hoofd; damaged when the store's own log does not pass the check.
Status export_log_folder(Context& context, Store& store, const std::string& witness_folder, const std::string& folder, JobReport& report);

/// Writes the leaves under the newest signed head into `folder` (new), one JSON object a line, files of at most 100,000 lines. Refused:
/// log.zonder_register (no register of processing activities was made: a record must refer to one).
Status export_records(Context& context, Store& store, const std::string& folder, JobReport& report);

}  // namespace griffier::jobs
