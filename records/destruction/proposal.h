#pragma once
// The first step of destruction: which parts of which files come up, why, and how urgent. Nothing is destroyed here: a list is a
// proposal for people. Terms: norms.md 11.7, RET-01, RET-04, RET-06; holds and open requests: 14.25.
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/model/bevinding.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"
#include "records/rules/retention.h"

namespace griffier {

/// One part of one file that comes up for destruction.
struct Lijstpost {
    std::string dossier;        ///< the cooperation's own number
    std::string bestand, klok;  ///< file, and the start event of its clock
    Bevinding vernietigen;      ///< rule, article, start and date
    bool bewaarplicht = false;  ///< keep term: not before the date; otherwise on or before it
    enum class Stand {
        voorgesteld,       ///< its day is near or there: people can approve it
        aangehouden,       ///< a valid hold stands: off the list, shown
        wacht_op_besluit,  ///< an open request: off the list until the controller decides
        te_laat,           ///< its last day has passed: red
    } stand = Stand::voorgesteld;
};

struct Vernietigingslijst {
    Date peildatum;
    std::vector<Lijstpost> posten;  ///< by date, then dossier, then file
    std::string stamhash;           ///< SHA-256 (hex) over all posts in order: any change gives another
    long aantal(Lijstpost::Stand stand) const;
};

/// The days that a list needs before its day (time for approval and cooling) and after which a keep term is red: thresholds of the regime.
struct Aanloop {
    int dagen_vooraf = 0;
    int rood_na_dagen = 0;
};
/// From the regime's thresholds "vernietiging.aanloop-dagen" and "vernietiging.rood-na-dagen"; an Error when it has them not. A regime
/// without a keep term needs no second one: all that is past a maximum is red.
Result<Aanloop> lead_time(const Regime& regime);

/// Adds what comes up of one dossier. A part whose date lies further ahead than the lead time, or that has no date, is left out.
void propose(Vernietigingslijst& list, const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Aanloop& aanloop);

/// Sorts and hashes: afterwards the list can be compared, signed and shown.
void freeze(Vernietigingslijst& list);

}  // namespace griffier
