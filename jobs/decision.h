#pragma once
// A decision given on the command line: from its parts to a Besluit, and held against the regime, the instance and the case.
#include <vector>

#include "jobs/actor.h"
#include "jobs/call.h"
#include "records/core/result.h"

namespace griffier::jobs {

/// The parts of `griffier besluit` as a value, dated on the reference date. Kind::usage: a part that cannot be read (aanroep.waarde).
Result<Besluit> read_decision(const Call& call, const Regime& regime, const Dossier& dossier, Date on);

/// The factor of a change of regime that names the regime that the case goes over to; without it, the version of its own that is on disk.
inline constexpr std::string_view regimewissel_naar = "naar";

/// The article of a rule, or the name of the house rule; "" without a rule.
std::string label_of(const Besluitregel* rule);

/// Everything that is wrong with it, the same for a decision by command and one in a dossier file; each refused with the rule's article: a kind or outcome that the regime does not know
/// (besluit.soort, besluit.uitkomst), a body that may not (besluit.orgaan), a party, person or item that is not there (besluit.partij,
/// besluit.persoon, besluit.verwijzing), a ground not in the list (besluit.grond), too few parties or persons (besluit.partijen,
/// besluit.personen), a day before its cause (besluit.voor_aanleiding), a deferral without ground or reason (besluit.zonder_grond), a hold without an end or a
/// reason (besluit.zonder_einde), a consultation of the archive without a reason (besluit.zonder_reden), no addressee where one is chosen
/// (besluit.zonder_adressaat). How many persons prove it is not in the decision: who calls this asks for the proof.
std::vector<Error> check_decision(const Besluit& decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier);

/// The same for a decision in a dossier file, where the body is left out when the rule knows only one; and a decision of two persons is
/// refused there (besluit.tweede_persoon), since a file proves nobody's will.
std::vector<Error> check_imported(Besluit decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier);

}  // namespace griffier::jobs
