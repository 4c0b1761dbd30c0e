#pragma once
// The sentence of a rule: a template whose numbers come from the rule's own attributes. Internal to the room.
#include <map>
#include <string>
#include <vector>

namespace griffier {

struct Sentence {
    std::string text;                   ///< placeholders filled in
    std::vector<std::string> unknown;   ///< placeholders that the rule has no value for
    bool digits = false;                ///< a number stands in the template itself, in digits
    bool words = false;                 ///< a length of time stands in the template itself, in words
};

/// Fills {name} from `values`.
Sentence fill_sentence(const std::string& pattern, const std::map<std::string, std::string>& values);

}  // namespace griffier
