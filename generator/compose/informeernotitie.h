#pragma once
// Values of the notes for the file about informing: the deferral note (DOC-02), the record of an exemption (AVG 14(5)), the advice after a
// reconsideration (DOC-03) and the informing agreement of a plan (DOC-04). norms.md INF-02 to INF-04, INF-06, INF-08 to INF-10, INF-15 to
// INF-18, INF-22, MN-12. They stay inside: no address of anyone is in the tree, a reporter has no name in it, and every page says that the
// note is not to be sent. What was not recorded is said to be missing; nothing is filled in for it.
#include <map>
#include <string>
#include <vector>

#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// One kind of reader: whoever has the file.
std::map<std::string, std::vector<std::string>> informeernotitie_readers();
Result<std::string> informeernotitie_reader(const Opdracht& opdracht);

/// The trees <notitie> of the four kinds. Opdracht::item names the decision or the plan. Errors, refused: notitie.geen_besluit (nothing of
/// that kind is recorded under the id; args: kind, id), brief.veld_leeg; Kind::configuration: brief.woord_ontbreekt.
Result<Tree> uitstelnotitie_tree(const Opdracht& opdracht, const Catalogue& words);
Result<Tree> vrijstellingsnotitie_tree(const Opdracht& opdracht, const Catalogue& words);
Result<Tree> heroverweging_tree(const Opdracht& opdracht, const Catalogue& words);
Result<Tree> informeerafspraak_tree(const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
