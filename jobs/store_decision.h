#pragma once
// `griffier besluit` without a dossier: decisions about the store as a whole. `--kind oplossing` ends a quarantine, `--kind klok` takes the
// clock for the right one. What the regime gives to two persons is first written out (--voorstel FILE), signed by the second, and then
// ratified (--bekrachtig FILE --handtekening FILE --door ID); nothing of it is in the store before, since a store in quarantine
// changes nothing. One person is enough to confirm the date after a gap.
#include "jobs/actor.h"
#include "jobs/output.h"

namespace griffier::jobs {

/// Refused: opslag.geen_quarantaine, klok.niet_nodig, handelen.beslist_niet, besluit.zonder_reden, besluit.tweede_persoon,
/// bekrachtig.* (jobs/proposal.h). Kind::usage: another kind of decision needs its dossier.
Result<JobReport> decide_about_store(Context& context, Session& session);

}  // namespace griffier::jobs
