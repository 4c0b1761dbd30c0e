#pragma once
// A decision given on the command line: from its parts to a Besluit, and held against the regime, the instance and the case.
#include <vector>

#include "jobs/actor.h"
#include "jobs/call.h"
#include "records/core/result.h"

namespace griffier::jobs {

/// The parts of `griffier besluit` as a value, dated on the reference date. Kind::usage: a part that cannot be read (aanroep.waarde).
Result<Besluit> read_decision(const Call& call, const Regime& regime, const Dossier& dossier, Date on);

/// Everything that is wrong with it, each refused with the rule's article: a kind or outcome that the regime does not know
/// (besluit.soort, besluit.uitkomst), a body that may not (besluit.orgaan), a party, person or item that is not there (besluit.partij,
/// besluit.persoon, besluit.verwijzing), a ground not in the list (besluit.grond), too few parties or persons (besluit.partijen,
/// besluit.personen), a day before its cause (besluit.voor_aanleiding), a deferral without ground or reason (besluit.zonder_grond).
std::vector<Error> check_decision(const Besluit& decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier);

}  // namespace griffier::jobs
