#include "records/regime_io/sentence.h"

#include <algorithm>
#include <cctype>

#include "records/core/date.h"
#include "records/regime_io/dutch.h"

namespace griffier {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words without placeholders, in lower case, punctuation at their ends dropped.
std::vector<std::string> words_of(const std::string& pattern) {
    std::vector<std::string> words(1);
    bool inside = false;
    for (char c : pattern) {
        if (c == '{') inside = true;
        const bool separator = inside || c == ' ' || c == '\n' || c == '\t';
        if (c == '}') inside = false;
        if (!separator && c != '}')
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!words.back().empty())
            words.emplace_back();
    }
    for (auto& word : words) {
        const auto punctuation = [](char c) { return std::string(".,;:()!?\"'").find(c) != std::string::npos; };
        while (!word.empty() && punctuation(word.back())) word.pop_back();
        while (!word.empty() && punctuation(word.front())) word.erase(word.begin());
    }
    return words;
}

// "i2o" is a name; "28", "4-weekse" and "P6M" are terms.
bool is_number_in_digits(const std::string& word) {
    if (word.empty() || std::none_of(word.begin(), word.end(), is_digit)) return false;
    std::string upper = word;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return is_digit(word.front()) || Duur::parse(upper).has_value();
}

}  // namespace

Sentence fill_sentence(const std::string& pattern, const std::map<std::string, std::string>& values) {
    Sentence sentence;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto open = pattern.find('{', at);
        const auto close = open == std::string::npos ? open : pattern.find('}', open);
        sentence.text += pattern.substr(at, open - at);
        if (open == std::string::npos) break;
        if (close == std::string::npos) {
            sentence.unknown.push_back(pattern.substr(open));
            break;
        }
        const std::string name = pattern.substr(open + 1, close - open - 1);
        const auto value = values.find(name);
        if (value == values.end())
            sentence.unknown.push_back(name);
        else
            sentence.text += value->second;
        at = close + 1;
    }
    const auto words = words_of(pattern);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_number_in_digits(words[i])) sentence.digits = true;
        if (i + 1 < words.size() && dutch::is_number_word(words[i]) && dutch::is_time_unit(words[i + 1])) sentence.words = true;
    }
    return sentence;
}

}  // namespace griffier
