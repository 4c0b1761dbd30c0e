#pragma once
// Papers for the file of a case that follow from keeping it: which are owed, from what is stored. norms.md RET-02, RET-03, RET-05, 14.25;
// documents DOC-19 (archive record, order for renewed processing) and DOC-34 (decision on a hold).
#include <map>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

struct Bewaarstuk {
    std::string soort;       ///< "archivering", "hernieuwde-verwerking" (both DOC-19), "aanhouding" (DOC-34)
    std::string item;        ///< the file that was archived, or the id of the decision
    Date datum;              ///< of the move, or of the decision
    Bevinding toelating;     ///< ja, with the rule that it rests on
};

/// In the order of the dossier; archive records last. `gearchiveerd`: file -> day of its move, of those that lie there. A regime that has
/// no such rule gives no such paper.
std::vector<Bewaarstuk> keeping_papers(const Dossier& dossier, const Regime& regime, const std::map<std::string, Date>& gearchiveerd, Date op);

}  // namespace griffier
