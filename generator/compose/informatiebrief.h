#pragma once
// Values of the information letter (DOC-01): what AVG 14 owes to the adult person discussed, from stored values.
// norms.md INF-01, INF-05, INF-11, INF-12, INF-20, 14.6, 14.7, 14.27, 14.30, 14.31.
//
// What never enters the tree, so that no template can print it: the reporter, the kind of source behind a party, other persons, signals
// and analyses themselves, grounds of a deferral.
#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// The tree <brief>. Its variant is that of the duty: "geagendeerd", "niet-geagendeerd", "geadviseerd"; "besproken" where the regime
/// fixes no moment for informing. Errors, all Kind::refused unless said:
///   those of letter.h
///   brief.variant          the duty is about another person than the adult subject, or the addressee is another (args: variant)
///   brief.minderjarig      the subject is a minor on the date, or his age is not known: that letter is not made yet, whoever was decided as addressee
///   brief.geen_bron        no party is known that the data came from
///   brief.geen_termijn     the regime has no storage term for this variant (Kind::configuration; args: variant, regime)
///   brief.woord_ontbreekt  a code of the regime has no words in this language (Kind::configuration; args: key, language)
Result<Tree> informatiebrief_tree(const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
