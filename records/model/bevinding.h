#pragma once
// A Bevinding is an answer with its reasons: every function of records/rules returns one.
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier {

enum class Oordeel {
    ja,        ///< it may, it must, it applies
    nee,       ///< it may not, it does not apply
    wacht,     ///< something is missing that a person must decide or record first
    onbekend,  ///< the data do not tell
};

/// One step of a calculation or of a weighing, in codes: `key` names a text in the locales ("uitleg.<key>"), `args` fill it
/// (dates as ISO, durations as ISO 8601, numbers, article names).
struct Stap {
    std::string key;
    std::vector<std::string> args;
};

struct Bevinding {
    Oordeel oordeel = Oordeel::onbekend;
    std::string regel;                 ///< id of the rule in the regime ("termijn.niet-geagendeerd")
    std::string artikel;               ///< "convenant art. 13 lid 3", or the house rule's name
    std::string regime;                ///< id of the regime
    std::string regime_hash;           ///< hash of the regime version that answered (hex)
    std::string start_event;           ///< what the term runs from ("besluit.niet-agenderen")
    std::optional<Date> start;
    std::optional<Date> datum;         ///< the date asked for: last day, first day or target, as the kind of term says
    std::optional<Date> uiterst;       ///< the latest date in law where it differs from `datum`
    std::vector<Stap> stappen;         ///< the calculation or the weighing, in order
};

}  // namespace griffier
