#pragma once
#include <string>

#include "jobs/context.h"

namespace griffier::jobs {

/// The words of one language: locales/<language>.xml and every file in locales/<language>.d/.
Result<Catalogue> load_words(FileSystem& disk, const std::string& locales, const std::string& language);

}  // namespace griffier::jobs
