#pragma once
// What may be said of a word that somebody typed where a code of the regime belongs. A wrong code can be a name (SEC-06), so it is never
// said back: the reader is told what he can choose from. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "records/model/regime.h"

namespace griffier {

/// Outcomes of a kind of decision ("agenderen, niet-agenderen"), and who takes it; "" where the regime names none.
std::string outcomes_to_choose(const Regime& regime, std::string_view soort);
std::string bodies_to_choose(const Besluitregel& rule);
/// Codes of the files of the regime.
std::string files_to_choose(const Regime& regime);

/// A ground as it may be said back: a single letter is nobody's name. Of a list only one that the regime has. Else "-".
std::string ground_said(std::string_view letter);
std::string list_said(const Regime& regime, std::string_view lijst);

}  // namespace griffier
