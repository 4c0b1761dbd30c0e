#pragma once
// What falls due for the cooperation as a whole: evaluation, legal test, expiry, notice, yearly security evaluation, checks, publication, ends of
// mandates (norms.md GOV-12 to GOV-18, SEC-06, SEC-07, WEE-12, CAS-16, INF-19, ANX-05, REG-01). Pure: rules, instance and events in.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/core/error.h"
#include "records/model/agenda.h"
#include "records/model/convenant.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

struct Agendavraag {
    const Regime& regime;
    const Convenant& convenant;
    const Kalender& kalender;
    const std::vector<Agendagebeurtenis>& gebeurtenissen;
    Date op;
    std::map<std::string, Duur> tussenpozen = {};   ///< intervals that the cooperation chose, by Termijn::waarvoor; the regime's where none
    std::optional<Date> beoordeeld = {};            ///< last review of the Art. 30 register; nothing where none was made
};

/// By day, then by kind. Once done, an evaluation or test is no longer there; what returns has its next day.
std::vector<Agendapunt> agenda(const Agendavraag& vraag);

/// Whether a chosen interval lies within the bounds of its rule: nothing, or agenda.tussenpoos (args: what for, lower, upper bound), or
/// agenda.onbekend (the regime has no interval for it).
std::optional<Error> interval_error(const std::string& waarvoor, const Duur& duur, const Regime& regime);

/// Kinds that can be recorded as done under this regime.
std::vector<std::string> agenda_kinds(const Regime& regime);

}  // namespace griffier
