#pragma once
// Values of the papers about keeping: the archive record and the order for renewed processing (DOC-19), and the decision on a hold
// (DOC-34). norms.md RET-02, RET-03, RET-05, 14.25. They stay inside and have the frame of the other notes for the file. The archive
// record names no person; the other two say what was recorded with the decision, and what was not.
#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// Opdracht::item names the file; Opdracht::archived gives the day of its move. Errors, refused: bewaarstuk.niet_in_archief, brief.veld_leeg.
Result<Tree> archivering_tree(const Opdracht& opdracht, const Catalogue& words);
/// Opdracht::item names the decision. Errors, refused: notitie.geen_besluit, brief.veld_leeg; Kind::configuration: brief.woord_ontbreekt.
Result<Tree> hernieuwing_tree(const Opdracht& opdracht, const Catalogue& words);
Result<Tree> aanhouding_tree(const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
