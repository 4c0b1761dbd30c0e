#pragma once
// The steps of a request as they were set down, by command or in a case file: which there are, and what cannot be so. Requests that came in
// a file are held to the same as those that `griffier verzoek` took in (norms.md RGT-01, RGT-07, RGT-09, RGT-20, RTG-03, COR-04, COR-05, COR-10).
#include <map>
#include <string>
#include <vector>

#include "records/rules/requests.h"

namespace griffier {

/// The steps that there are, each with the outcomes that it may have; an empty list: it has none, or that of its decision.
const std::map<std::string, std::vector<std::string>, std::less<>>& request_steps();

/// A kind of decision that answers a request: "verzoek", "correctie", "wissing", "beperking", "bezwaar".
bool answers_request(std::string_view decision_kind);

/// A step or a decision on or before the day ended the wait of the requester: decided, withdrawn or sent on.
bool is_answered(const Verzoek& verzoek, const Dossier& dossier, Date op);

/// Everything that is wrong with the steps of `vraag.verzoek`: verzoek.stap_onbekend (args: article), verzoek.stap (args: step, its outcomes),
/// verzoek.stap_zonder_besluit (args: article), verzoek.niet_beslist, verzoek.nog_niet_gewist (args: article), verzoek.niet_uitgevoerd, verzoek.partij, verzoek.betreft_onbekend,
/// verzoek.kennisgeving_zonder_wie, verzoek.opheffing_zonder_bericht (args: article), verzoek.verlenging_* as extension_errors has them on
/// the day of that step; verzoek.zonder_verzoeker.
std::vector<Error> step_errors(const Verzoekvraag& vraag);

/// The same for a decision of a file or of `griffier besluit` on a request of the case: decision_errors on the day of the decision; on a
/// request that is not there or that needs one: verzoek.besluit_zonder_verzoek (args: kind, article). Nothing for other decisions.
std::vector<Error> recorded_decision_errors(const Besluit& decision, const Dossier& dossier, const Regime& regime, const Convenant& convenant,
                                            const Kalender& kalender, const std::vector<Neutraalbeleid>& beleid);

}  // namespace griffier
