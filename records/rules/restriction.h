#pragma once
// What is shielded (afscherming, beperking): kept, and used for nothing else until it is lifted. norms.md COR-10, RGT-24; AVG 18, with the
// articles that the regime gives. Pure: values in, values out.
#include <string>
#include <string_view>
#include <vector>

#include "records/core/error.h"
#include "records/model/bevinding.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

/// One decision that shields, as far as it stands.
struct Beperking {
    std::string besluit, verzoek;           ///< ids; verzoek "" where nobody asked
    std::vector<std::string> onderdelen;    ///< ids of items; none: all of the case
    Date vanaf;
    Bevinding grond;                        ///< datum = vanaf, uiterst = last day where one was decided; artikel: of the rule that shields
    bool raakt(std::string_view item) const;
};

/// What stands on the day. A decision shields from its own day on. What it names (Besluit::gebruikt), else what the request wished changed,
/// else all of the case. It ends with a later decision "opheffen" on the same request or decision (for what that one names, else for all),
/// or after its last day.
std::vector<Beperking> restrictions(const Dossier& dossier, const Regime& regime, Date op);

/// The one that touches an item, or nothing.
const Beperking* restriction_on(const std::vector<Beperking>& standing, std::string_view item);

/// The items may not be used on the day: beperking.geldt (refused; args: item, first day, article), one for each. `items` none: what uses
/// all of the case, and then each shielded item is named.
std::vector<Error> restriction_errors(const Dossier& dossier, const Regime& regime, const std::vector<std::string>& items, Date op, const Place& place);

/// Whether such a restriction can be lifted by this decision (outcome "opheffen") now: beperking.geen (args: article), beperking.zonder_bericht
/// when the person was not told on an earlier day (AVG 18(3); args: article), beperking.zonder_reden (args: article).
std::vector<Error> lifting_errors(const Dossier& dossier, const Regime& regime, const Verzoek& request, const Besluit& decision);

}  // namespace griffier
