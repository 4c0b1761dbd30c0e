#pragma once
// Dossier files into the store: admit, validate, read, bind, each file whole or not at all.
#include <string>
#include <vector>

#include "jobs/cages.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// The files that a list of files and folders names: of a folder its *.xml in order of name. Kind::usage when one is not there.
Result<std::vector<std::string>> files_of(const std::vector<std::string>& names, FileSystem& disk);

/// Takes in the files in groups, one commit each; a refusal is printed and counted, the batch goes on. What is reported as taken in is
/// durable. Fails only when the run cannot go on. Adds to `report`. The cage was started before the session.
Status import_all(Context& context, Session& session, intake::CagedCases& cage, const std::vector<std::string>& files, JobReport& report);

}  // namespace griffier::jobs
