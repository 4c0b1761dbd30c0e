#pragma once
// Numbers and dates as the sentences of a regime print them. The regime speaks Dutch whatever the language of the reader.
#include <string>

#include "records/core/date.h"

namespace griffier::dutch {

/// "achtentwintig", "tweeënzeventig"; 0 to 999, larger ones in digits.
std::string number(int n);
/// "vijf jaar", "één maand", "achtentwintig dagen", "tweeënzeventig uur".
std::string duration(const Duur& duur);
/// "elk jaar", "elke maand", "elke zes maanden".
std::string every(const Duur& duur);
/// "1 maart 2018".
std::string date(Date date);
/// The word is a number as `number` writes it (any case, "één" but not the article "een").
bool is_number_word(const std::string& word);
/// "dag", "weken", "maand", "jaar", "uren" ...
bool is_time_unit(const std::string& word);

}  // namespace griffier::dutch
