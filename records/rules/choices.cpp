#include "records/rules/choices.h"

#include <algorithm>

namespace griffier {
namespace {

constexpr const char* unsaid = "-";

std::string joined(const std::vector<std::string>& codes) {
    std::string out;
    for (const auto& code : codes) out += (out.empty() ? "" : ", ") + code;
    return out;
}

}  // namespace

std::string outcomes_to_choose(const Regime& regime, std::string_view soort) {
    std::vector<std::string> all;
    for (const auto& rule : regime.besluiten)
        if (rule.besluit == soort)
            for (const auto& outcome : rule.uitkomsten)
                if (std::find(all.begin(), all.end(), outcome) == all.end()) all.push_back(outcome);
    return joined(all);
}

std::string bodies_to_choose(const Besluitregel& rule) { return joined(rule.door); }

std::string files_to_choose(const Regime& regime) {
    std::vector<std::string> all;
    for (const auto& file : regime.bestanden) all.push_back(file.code);
    return joined(all);
}

std::string ground_said(std::string_view letter) { return letter.size() == 1 ? std::string(letter) : unsaid; }

std::string list_said(const Regime& regime, std::string_view lijst) { return regime.gronden_van(lijst).empty() ? unsaid : std::string(lijst); }

}  // namespace griffier
