#pragma once
// A Bevinding in words, Dutch or English. Texts: Catalogue keys "uitleg.*" (locales/*.d/rules.xml).
#include <string>
#include <vector>

#include "records/core/catalogue.h"
#include "records/model/bevinding.h"
#include "records/model/regime.h"

namespace griffier {

/// First the verdict with its dates, then a line per step, last the citation (article, rule, regime, first half of the hash). With
/// `regime` the rule's own Dutch sentence comes after the verdict. Dates in the steps are written out, durations in words.
std::vector<std::string> explain(const Bevinding& bevinding, const Catalogue& catalogue, const Regime* regime = nullptr);
/// One step alone.
std::string explain_step(const Stap& stap, const Catalogue& catalogue);

}  // namespace griffier
