#pragma once
// The man page and the completions, made from the command line itself, so that they cannot tell anything else than --help does.
#include <string>
#include <vector>

#include "jobs/call.h"

namespace griffier::jobs {

/// man(7) source of griffier(1), in the language of the words. Same table, same text.
std::string man_page(const std::vector<CommandHelp>& table, const Catalogue& words);
std::string bash_completion(const std::vector<CommandHelp>& table);
std::string fish_completion(const std::vector<CommandHelp>& table);

}  // namespace griffier::jobs
