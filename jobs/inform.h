#pragma once
// The night's part on informing (norms.md section 13: J-INFORM, J-AGE): what a person must decide or do, told every night until it is done.
// The letters themselves are made by produce, in the same night.
#include "jobs/session.h"
#include "records/rules/informing.h"

namespace griffier::jobs {

/// Prints one line of type "inform" for each point of the case and counts it; a point whose last day is past makes the run end with 6.
/// The points, in codes (words: regel.inform.CODE):
///   geen_besluit         neither a letter nor a note: nobody has decided (INF-01)
///   beletsel_voorbij     what stood in the way is over and the person has not been told (INF-07)
///   brief_wacht          it was decided to inform; consultation, addressee, sender or address is missing (INF-02, INF-05, INF-09)
///   wet_verstreken       the last day of the act is past although the weegploeg has not decided yet (INF-13)
///   herziening           a deferral has to be looked at again (INF-08, INF-22)
///   uitstel_langer       the deferral outlasts the data; uitstel_tot_einde: it is looked at shortly before they go (14.2)
///   notitie_onvolledig   the note of the deferral that stands leaves something open (INF-04)
///   adressaat_vervallen  a birthday took the force from the choice of addressee (INF-23)
/// Pure but for the printing; nothing is stored.
/// `duties`: those of the case on the session's day (records/rules/informing.h).
void inform(Context& context, const Session& session, const Dossier& dossier, const Regime& regime, const std::vector<Informeerplicht>& duties, JobReport& report);

/// The same for ages (J-AGE); `last_night` is the last night that came to its end, if there was one:
///   leeftijd             the person reached an age that changes rights or access, in the nights after the birthday, or in nights that were missed
///   toegang_eindigt      who takes part for minors only still does (SEC-16)
void tell_ages(Context& context, const Session& session, const Dossier& dossier, const Regime& regime, const std::optional<Date>& last_night, JobReport& report);

}  // namespace griffier::jobs
