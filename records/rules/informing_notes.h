#pragma once
// The notes for the file that belong to informing, from recorded decisions: which are owed, and what each leaves open. norms.md INF-02 to
// INF-04, INF-08 to INF-10, INF-15 to INF-18, INF-22, MN-12; documents DOC-02, DOC-03 and DOC-04.
#include <optional>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

struct Informeernotitie {
    std::string soort;       ///< "uitstel" (DOC-02), "vrijstelling" (AVG 14(5)), "heroverweging" (DOC-03), "afspraak" (DOC-04)
    std::string persoon;     ///< whom it is about
    std::string item;        ///< id of the decision, of the plan for an agreement
    std::string eerder;      ///< heroverweging: id of the judgement that was looked at again
    Date datum;              ///< of the decision or the plan
    std::optional<Date> herziening;       ///< next review: as decided, else by the regime's interval
    bool herziening_besloten = false;
    std::vector<std::string> ontbreekt;   ///< "grond", "redenen" (without these no note), "noodzaak", "evenredigheid", "factor", "overleg.<kind of party>", "beletsel", "herziening", "wijze"
    Bevinding toelating;     ///< ja: it can be written; wacht: ground or reasons are missing, with their article
};

/// In the order of the dossier. What is missing beside ground and reasons does not stop a note: it says there that it is missing.
std::vector<Informeernotitie> informing_notes(const Dossier& dossier, const Regime& regime, const Convenant& convenant, const Kalender& kalender, Date op);

}  // namespace griffier
