#pragma once
// A second opinion on every date that is about to destroy something. It shares no code with records/rules or the civil dates of
// records/core: day numbers by plain arithmetic (March-based years), months by a table of their lengths. Where the two differ one of them
// is wrong, and nothing is destroyed until a person knows which.
#include <optional>
#include <string_view>

namespace griffier {

/// A term as the list states it, all in text: ISO start day and ISO duration of one unit ("P6M", "P5Y", "P28D", "P4W").
struct Tweedevraag {
    std::string_view start, duur;
    bool bewaren = false;   ///< keep through the last day: the answer is the day after it
};

/// Days since 1970-01-01 of the last day (maximum) or the first day (keep term); nothing when the question is not of this form.
std::optional<long> second_calculation(const Tweedevraag& question);
/// The same of a written day, to compare with.
std::optional<long> day_number_of(std::string_view iso);

}  // namespace griffier
