#pragma once
// Values of the information letter (DOC-01): what AVG 13 and 14 owe to the person discussed, and to others whose data are kept, from
// stored values. norms.md INF-01, INF-05, INF-09, INF-11, INF-12, INF-20, INF-21, INF-23, RGT-03, RGT-04, 14.6, 14.7, 14.17, 14.18, 14.27,
// 14.30, 14.31. Who reads the letter is the recorded decision on the addressee; age only chooses the words for that reader.
//
// What never enters the tree, so that no template can print it: the reporter (in letters to others, unless a decision names him), the kind of source behind a party,
// other persons, signals and analyses themselves, grounds of a deferral. In the letter to a third person: anything of the person discussed,
// also the day and the outcome of what was decided about him, and how many signals there were.
#include <map>
#include <string>
#include <vector>

#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// Kinds of reader, each with the tags of its words (Catalogue::for_reader): "volwassene", "jongere" (a minor himself), "ouder" and
/// "ouder-zelfstandig" (of a child that has, or has not yet, to be represented in its rights), "vertegenwoordiger" and
/// "vertegenwoordiger-zelfstandig" (guardian, curator, mentor), "derde" (person left behind, network person), "melder"; for a third person
/// or reporter who is a minor "-jongere" (himself) and "-ouder", for one who has a representative "-vertegenwoordiger".
std::map<std::string, std::vector<std::string>> informatiebrief_readers();
/// The reader of this letter. Errors: brief.variant (the addressee is neither the person himself nor one who represents him; args: variant).
Result<std::string> informatiebrief_reader(const Opdracht& opdracht);

/// The tree <brief>. Its variant is that of the duty: "geagendeerd", "niet-geagendeerd", "geadviseerd", "derde", "nieuw-doel"; "besproken" where the
/// regime fixes no moment for informing. Errors, all Kind::refused unless said:
///   those of letter.h
///   those of informatiebrief_reader; brief.variant also for an outcome that no letter is known for (args: variant)
///   brief.geen_doel        the event that records a new purpose does not say which (args: event)
///   brief.noemt_ander      the new purpose of a third person's data names the person discussed (args: event)
///   brief.geen_bron        no party is known that the data came from
///   brief.geen_termijn     the regime has no storage term for this variant (Kind::configuration; args: variant, regime)
///   brief.woord_ontbreekt  a code of the regime has no words in this language (Kind::configuration; args: key, language)
Result<Tree> informatiebrief_tree(const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
