#pragma once
// Letters about requests (DOC-05 to DOC-09, DOC-35): norms.md 12, RGT-07 to RGT-22, COR-01 to COR-11, OBJ-01, 14.27, 14.28, 14.43. What enters the tree
// is all that a sheet can print, so what must not leave never enters it: the reporter, the kind of source behind a party, other persons,
// addresses but the reader's own; of a neutral answer anything but the request itself; in letters that a person without a file can get as
// well, the case.
#include <map>
#include <string>
#include <vector>

#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// One kind of reader for letters that say nothing of the case.
std::map<std::string, std::vector<std::string>> verzoekbrief_readers();
Result<std::string> verzoekbrief_reader(const Opdracht& opdracht);

/// Those of the information letter, whose annex DOC-05 shares, with the words that are different there (tag "inzage").
std::map<std::string, std::vector<std::string>> inzage_readers();
/// As of the information letter; where nothing is kept, the ordinary one.
Result<std::string> inzage_reader(const Opdracht& opdracht);

/// The tree <brief> of all letters about requests but the overview. Errors: those of letter.h; brief.woord_ontbreekt; brief.geen_verzoek
/// (Kind::usage: the order has no Verzoekbrief).
Result<Tree> verzoekbrief_tree(const Opdracht& opdracht, const Catalogue& words);

/// DOC-05: the facts of the information letter (informatiebrief_tree), the request, the copy of the data and what is left out of it.
/// Refused: verzoek.melder_in_kopie (args: id of the item): the reporter's name stands in a text that would go out.
Result<Tree> inzagebesluit_tree(const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
