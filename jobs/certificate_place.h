#pragma once
// Certificates of destruction in a place of their own: a folder of plain files, the setting `certificates` or else "verklaringen" in the
// store folder. Each certificate stands there whole (certificates.h put_out) and names nobody, so that whoever inspects the archive reads
// and checks it without a key and without griffier's store. Nothing is ever removed from it. A store that was put back from older data takes
// from it what it signed itself and knows no more.
#include <string>

#include "jobs/lists.h"
#include "jobs/output.h"

namespace griffier::jobs {

std::string certificate_place(const Context& context);

/// Writes what the place lacks and takes in what the store lacks. What stands there and is not what was signed is said
/// (verklaring.plaats) and left as it is. Nothing in a dry run.
Status keep_in_place(Context& context, Session& session, JobReport& report);

/// For `griffier verify`: every certificate of the store against its signature, its list, the revision before it and its file in the place.
/// What is wrong is printed and counted as a finding: codes verklaring.*; what the place lacks only is no fault, the next night writes it.
Status check_kept_certificates(Context& context, Store& store, JobReport& report);

}  // namespace griffier::jobs
