#pragma once
// The agenda of a cooperation: what covenant and house rules ask on a day, apart from any case (norms.md section 13: J-CAL, J-ACC, J-AUTH, J-PUB).
#include <string>

#include "records/core/date.h"
#include "records/model/bevinding.h"

namespace griffier {

/// That something of the agenda was done.
struct Agendagebeurtenis {
    std::string soort;     ///< as Agendapunt::soort
    std::string betreft;   ///< as Agendapunt::betreft
    std::string uitkomst;  ///< a code of the cooperation, or ""
    Date datum;
};

struct Agendapunt {
    std::string soort;     ///< "evaluatie", "toetsing", "beveiligingsevaluatie", "controle.juistheid", "opzegging", "vervallen", "publicatie", "mandaat" ...
    std::string betreft;   ///< id of the party, "bijlage-1-3", role; "" = the whole
    std::string stand;     ///< "gepland", "binnenkort", "te-laat", "verlopen" (a life that ended), "onbekend" (its start is not known)
    bool grens = false;    ///< its day is a last day, not a target
    Bevinding bevinding;   ///< with the calculation; datum is the day
};

}  // namespace griffier
