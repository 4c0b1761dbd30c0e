#pragma once
// Which regime a case takes, and what hangs on age or on a request. norms.md section 0, 11.6, 14.4, 14.17, 14.20; RGT-03, INF-23, SEC-16, COR-11.
#include <optional>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

struct Binding {
    const Regime* regime = nullptr;   ///< null when refused
    Bevinding bevinding;              ///< nee: steps say why ("binding.onbekend", "binding.vervallen", "binding.historisch", "binding.laag", "binding.nog_niet", "binding.andere_versie", "binding.geen_signaal")
};

/// First and first-no-longer day of a regime for this instance: entry from the regime, else from the instance; the end from the
/// regime's own date or its term of life.
struct Looptijd {
    std::optional<Date> van, tot;
};
Looptijd in_force(const Regime& regime, const Convenant& convenant, const Kalender& kalender);

/// A frozen case (dossier.regime set) keeps its regime and version, whatever lapsed. Another takes the newest version of the instance's
/// regime that was in force on the day of its first signal, not older than the version that the instance names; so an older case of a lapsed regime keeps it, and a new one (first signal on or
/// after the lapse) is refused. A historical regime whose end is not known takes no case. `regimes` must outlive the answer.
Binding bind_regime(const Dossier& dossier, const Convenant& convenant, const std::vector<Regime>& regimes, const Kalender& kalender);

/// Age tests of the regime (terms of kind leeftijd) by what they are for: "zelfstandig" (own rights), "meerderjarig" (informing, RvdK). datum = the day from which
/// the age is reached; oordeel ja when it is on `op`, nee before, onbekend without a birth date, nee without such a rule in the regime.
Bevinding age_reached(const Regime& regime, const Kalender& kalender, std::string_view waarvoor, std::optional<Date> born, Date op);

/// Deadlines of a request: every term of the regime for "antwoord.<soort>", earliest first, extended ones (a step "verlenging") after them
/// when the request records the extension in time. Empty when the regime has none.
std::vector<Bevinding> request_deadlines(const Verzoek& verzoek, const Regime& regime, const Kalender& kalender);

/// Execution of a granted correction (COR-04, COR-11): target and limit from receipt and from decision. datum = the target; uiterst = the limit.
Bevinding execution_deadline(Date ontvangen, std::optional<Date> besluit, const Regime& regime, const Kalender& kalender);

}  // namespace griffier
