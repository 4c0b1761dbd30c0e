#pragma once
// Files of cases that go to the archive because their last processing is long enough ago (RET-02): before the last day that the regime
// gives for it, by as many days as its threshold "archiveren.aanloop-dagen" says. A regime without such a term archives nothing. The same
// step for `griffier nightly` and `griffier archive`.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "jobs/output.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// Moves what is due of one case, with its MDTO metadata, and tells it; true when something was moved, and then the dates of the case are
/// other ones. In a dry run it only tells. A move that fails leaves the file where it was, where its term says what is late.
Result<bool> archive_due(Context& context, Session& session, const Dossier& dossier, const Regime& regime, const std::vector<DatedFact>& facts, JobReport& report);

/// Keeps in `group` the metadata of the files that an order of that day brought back, with both moves; `before`: file -> day of its move.
/// Returns names and texts, to be put out with put_out_metadata when the group is durable.
using ArchiveMetadata = std::vector<std::pair<std::string, std::string>>;
Result<ArchiveMetadata> keep_return(const Context& context, const Session& session, Group& group, const Dossier& dossier, const Regime& regime, const std::map<std::string, Date>& before, Date ordered);
Status put_out_metadata(Context& context, const ArchiveMetadata& metadata);

/// The papers of these moves (DOC-19), filed and put out. What cannot be made is refused and made by a later run.
Status archive_papers(Context& context, Session& session, const std::vector<std::string>& moved, JobReport& report);

}  // namespace griffier::jobs
