#pragma once
// A new version of the covenant instance held against the one that a store has: what differs, and what may not. The instance is what
// people answer for by name, what access follows from and what stored cases refer to, so nothing in it disappears: who leaves gets a day.
// Sources: norms.md GOV-13, GOV-14, GOV-17, GOV-29, ANX-01, ANX-04, ANX-05, DOC-28; what no source says is a house rule. Pure.
#include <string>
#include <vector>

#include "records/core/error.h"
#include "records/model/convenant.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

/// One thing that differs. Values are those of the instance, about office holders and organisations; keys and hashes are cut short.
struct ConvenantDifference {
    std::string what;   ///< element of the instance: "convenant", "partij", "externe-partner", "persoon", "bijlage", "vertaling", "startkeuze"
    std::string id;     ///< of a party, partner or person; number of an annex; language; term; "" for the covenant itself
    std::string field;  ///< name in the instance ("sleutel", "contact.plaats"); "" when all of it is new or gone
    std::string before, after;
};

/// In the order of the instance: first the covenant itself, then what is new or changed, then what is gone.
std::vector<ConvenantDifference> differences(const Convenant& before, const Convenant& after);

/// Of each annex the newest version that the instance names.
std::vector<BijlageVersie> newest_annexes(const Convenant& convenant);

struct ConvenantChange {
    const Convenant& before;
    const Convenant& after;
    const Regime& regime;      ///< of `after`
    const Kalender& kalender;
    Date on;                   ///< reference date
    long cases = 0;            ///< cases in the store that still have their file
    std::string mandate;       ///< reference that was given for the change of an annex, or ""
};

/// What stands in the way, all of it, Kind::refused, codes wijziging.*: another covenant or regime (ander_convenant, ander_regime), an older
/// version of the regime (regime_terug), a guiding layer switched while there are cases (richtsnoer), another start of a term for cases that
/// can be there (startkeuze), a day of entry or of evaluation that had passed (inwerking, evaluatie), a day that is still to come where
/// something was done (toekomst); what disappears (weg: a party, partner, person or annex) or becomes another (soort, gemeentecode,
/// ander_mens); an exit that took effect and is undone (uittreding_terug), an exit where the regime knows none or before its notice ran out
/// (geen_uittreding, zonder_opzegging, te_vroeg_uit); a list of partners that changed without a new version of its annex (bijlage_versie), a
/// version that goes back or says something else (bijlage_terug, bijlage_anders), a changed annex without the mandate that the regime asks
/// (zonder_mandaat).
std::vector<Error> change_errors(const ConvenantChange& change);

/// What people must know, codes wijziging.let_op.*, with the article where there is one: the agreement of every party (instemming),
/// publication (publicatie), a judgement after a withdrawal (voortbestaan), a key that changed (sleutel), a mandate that ended before today
/// (mandaat_voorbij), something that became empty (leeg).
std::vector<Error> change_notices(const ConvenantChange& change);

}  // namespace griffier
