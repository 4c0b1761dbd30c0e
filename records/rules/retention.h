#pragma once
// Until when: last processing, decision not to table, closure, archive and destruction, per file. norms.md RET-01 to RET-12, 14.1, 14.2, 14.25, 14.26.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

struct Bewaarvraag {
    Date op;                                     ///< reference date: what is dated later does not count
    std::map<std::string, Date> gearchiveerd;    ///< file -> day on which it was archived; a later order to process anew ends that
    std::vector<Startkeuze> startkeuzes;         ///< of the covenant instance
};

/// One part of a file with a clock of its own. A weegploeg file has a part per assessment that ended in not tabling, and one for the rest.
struct Bewaarplan {
    std::string bestand;          ///< "weegploeg" | "casusoverleg" | "archief" (then `uit` says which file lies there)
    std::string uit;              ///< the file that the data are of
    std::string klok;             ///< start event: "laatste-verwerking" | "besluit.niet-agenderen" | "afsluiting" ...
    std::vector<std::string> items;   ///< ids of signals, analyses, decisions, actions ... of this part; persons that only this part needs
    Bevinding begin;              ///< the start event and its day: ja, or wacht when there is none yet
    std::optional<Bevinding> archiveren;   ///< nothing where the regime knows no archive, or it is archived
    Bevinding vernietigen;        ///< datum: see terms.h (at most: last day; keep: first day). Oordeel wacht without a date
    bool bewaarplicht = false;    ///< true: not before datum (keep term); false: on or before datum (maximum)
    std::vector<Stap> aandacht;   ///< alerts: no closure, closure overtaken, open request, deferral outlasts the term ...
};

/// The last act in a file that the regime counts as processing, on or before the day. `bestand` "" = any file.
/// start = that day, steps name the act. Oordeel wacht when no act counts.
Bevinding last_processing(const Dossier& dossier, const Regime& regime, std::string_view bestand, Date op);

/// The decision that the person is not tabled: the last outcome, where no later tabling or new assessment stands. Further
/// interpretation (nadere duiding) is no outcome. In a regime where another body decides on an advice, its refusal counts (RET-12).
Bevinding not_tabled(const Dossier& dossier, const Regime& regime, Date op);

/// The decision to close. Oordeel nee when an act that counts came after it, wacht when there is none.
Bevinding closure(const Dossier& dossier, const Regime& regime, Date op);

/// Whether the person is tabled on this day: ja with the decision's date, nee, or wacht (advice given, no answer yet; no outcome).
Bevinding tabled(const Dossier& dossier, const Regime& regime, Date op);

/// The start event that a term has for an assessment whose first signal is of that day: what the cooperation chose, or the term's own (RET-04).
/// By assessment and not by case: each is destroyed on its own, and that moves no date of another.
std::string start_for(const Termijn& termijn, std::optional<Date> eerste_signaal, const std::vector<Startkeuze>& startkeuzes);
/// The first signal of the last assessment, done or not; nothing where it has none.
std::optional<Date> first_signal_of_last(const Dossier& dossier, const Regime& regime, Date op);

std::vector<Bewaarplan> retention_plan(const Dossier& dossier, const Regime& regime, const Kalender& kalender, const Bewaarvraag& vraag);

/// A hold on destruction that is valid on the day: ja (uiterst = its last day), nee. A hold without end date or reasons is none.
Bevinding hold(const Dossier& dossier, const Regime& regime, Date op);
/// A request of a person that is not yet answered (14.25): ja = the item is taken off the list and shown red from its last day.
Bevinding open_request(const Dossier& dossier, const Regime& regime, Date op);

}  // namespace griffier
