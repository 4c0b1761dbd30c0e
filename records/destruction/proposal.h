#pragma once
// The first step of destruction: which parts of which files come up, why, and how urgent (Voordracht). People see it each night; from
// it a list is made (list.h). Terms: norms.md 11.7, RET-01, RET-04, RET-06; holds and open requests: 14.25.
#include <map>
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/destruction/list.h"
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
    std::string uit;            ///< the file that the data are of, where they lie in the archive
    std::vector<std::string> onderdelen;  ///< ids of what is in the part
    bool geheel = true;         ///< the part is all that the file holds
    Bevinding vernietigen;      ///< rule, article, start and date
    bool bewaarplicht = false;  ///< keep term: not before the date; otherwise on or before it
    std::string duur, regime_versie;
    enum class Stand {
        voorgesteld,       ///< its day is near or there: people can approve it
        aangehouden,       ///< a valid hold stands: off the list, shown
        wacht_op_besluit,  ///< an open request, or something shielded: off the list until the controller decides
        zonder_besluit,    ///< the same, and its last day has come without a decision: red
        te_laat,           ///< its last day has passed: red, and to be destroyed still
    } stand = Stand::voorgesteld;
    std::optional<Date> aangehouden_tot;
    std::string wacht_om;       ///< what it waits for a decision about: "verzoek-open" (14.25) or "afgeschermd" (COR-10); "" else
    /// May stand on a list: it is not held and waits for nobody.
    bool op_lijst() const { return stand == Stand::voorgesteld || stand == Stand::te_laat; }
    bool rood() const { return stand == Stand::zonder_besluit || stand == Stand::te_laat; }
    /// Its rich half, without documents and salt.
    Lijstgegeven gegeven() const;
};

struct Voordracht {
    Date peildatum;
    std::vector<Lijstpost> posten;  ///< by date, then dossier, then file
    std::string stamhash;           ///< SHA-256 (hex) over all posts in order: any change gives another
    /// Files without a date of destruction, and why (a code, "bewaren...."). Red from a day on where the case only waits for its closing.
    struct Zonder {
        std::string dossier, bestand, reden;
        std::optional<Date> rood_vanaf;   ///< nothing: red now
        bool rood(Date op) const { return !rood_vanaf || *rood_vanaf < op; }
    };
    std::vector<Zonder> zonder_datum;
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

/// What counts for the keeping of one case and does not stand in its file, as in Bewaarvraag: when its parts were archived, and which
/// starts the cooperation chose.
struct Bewaarstand {
    std::map<std::string, Date> gearchiveerd;
    std::vector<Startkeuze> startkeuzes;
};
using Gearchiveerd = Bewaarstand;

/// Adds what comes up of one dossier. A part whose date lies further ahead than the lead time is left out, unless somebody decided that
/// it is no longer needed (need.h); one without a date is named.
void propose(Voordracht& proposal, const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Aanloop& aanloop, const Gearchiveerd& archived = {});

/// The part of a case that a list names, as it is on this day, whatever its date; nothing when it is there no more or has no date.
std::optional<Lijstpost> part_of(const Tevernietigen& part, std::string_view klok, const Dossier& dossier, const Regime& regime, const Kalender& kalender,
                                 const Aanloop& aanloop, Date on, const Gearchiveerd& archived = {});

/// Sorts and hashes: afterwards the proposal can be compared and shown.
void freeze(Voordracht& proposal);

}  // namespace griffier
