#pragma once
// Every date of one dossier, with its reasons: what `explain` prints, and from which `status`, `list` and `nightly` take what is due.
// Pure: values in, values out.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"
#include "records/rules/informing.h"

namespace griffier::jobs {

enum class Urgency {
    none,    ///< nothing to be done by a day, or it is done
    ahead,   ///< to be done, not yet due
    due,     ///< due on or before the reference date; still in time, or a date without a last day in law
    late,    ///< the last day in law is past
};

struct DatedFact {
    std::string what;        ///< code of the heading: "begin", "archiveren", "vernietigen", "noodzaak", "informeren", "herziening", "antwoord" ...
    std::string about;       ///< file, person id or request id that it is about
    Bevinding bevinding;
    Urgency urgency = Urgency::none;
};

struct CaseFacts {
    const Dossier& dossier;
    const Regime& regime;
    const Convenant& convenant;
    const Kalender& kalender;
    Date on;
    std::vector<Verzonden> sent;   ///< information letters that are filed
    std::map<std::string, Date> gearchiveerd = {};   ///< file -> day on which it went to the archive; those that lie there
};

/// In the order in which a reader asks: start, tabling, informing, requests, ages, keeping, holds.
std::vector<DatedFact> dated_facts(const CaseFacts& facts);

/// Something that stands from its start on and is no day to act on: a hold, a file without a day on which it must go. It is stored under
/// the day of its start, so that each night finds it; its uiterst is the last day of the hold, or the day from which it is red.
bool is_standing(std::string_view what);

/// The earliest date that still asks something of somebody, or nothing.
const DatedFact* next_due(const std::vector<DatedFact>& facts);

}  // namespace griffier::jobs
