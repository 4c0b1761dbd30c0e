#pragma once
// Data in a case that came from a party with a law of its own (police, OM), and whether that party was heard about a request before a copy goes
// out. Where the regime demands it, decision_errors refuses (RGT-23); elsewhere it is good practice without veto, told to who decides (RGT-16, 14.29).
#include <string>
#include <vector>

#include "records/rules/requests.h"

namespace griffier {

struct Provider {
    std::string party;               ///< id
    std::vector<std::string> items;  ///< ids of its signals that the copy would hold
    bool heard = false;              ///< a consultation of it stands at the request, on or before the day
};

/// In the order of the covenant; none for a request without a case, or of another kind than access.
std::vector<Provider> providers_of(const Verzoekvraag& vraag);
/// What asks for it: the regime's demand to consult, or to look at what concerns others.
std::string consultation_article(const Regime& regime);

}  // namespace griffier
