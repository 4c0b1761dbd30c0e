#include "records/registry/leaf_codes.h"

#include "records/log/leaf.h"

namespace griffier {

std::vector<std::pair<std::string, std::string>> codes_of(const Verzoek& request, const Besluit* decision, const std::string& token) {
    // No step of a request is named by another word than these, and none of them says anything of a person.
    static constexpr std::pair<std::string_view, const char*> measured[] = {{"besluit", "besloten"}, {"verlenging", "verlengd"}, {"doorzending", "doorgezonden"}, {"intrekking", "ingetrokken"}, {"uitvoering", "uitgevoerd"}};
    std::vector<std::pair<std::string, std::string>> codes{{"s", request.soort}, {"op", request.ontvangen.iso()}, {"i", token}, {"n", std::to_string(request.stappen.size())}};
    if (!request.stappen.empty()) codes.emplace_back("u", request.stappen.back().soort);
    std::string decided;
    for (const auto& [kind, name] : measured)
        for (const Verzoekstap& step : request.stappen) {
            if (step.soort != kind) continue;
            codes.emplace_back(name, step.datum.iso());
            if (name == measured[0].second) decided = step.uitkomst.empty() ? "-" : step.uitkomst;
            break;
        }
    if (decided.empty() && decision) codes.emplace_back(measured[0].second, decision->datum.iso());
    if (decision) decided = decision->uitkomst;
    if (is_code(decided)) codes.emplace_back("uitkomst", decided);
    return codes;
}

std::vector<std::pair<std::string, std::string>> codes_of(const Verstrekking& disclosure, const std::string& file, const std::string& token) {
    return {{"op", disclosure.datum.iso()}, {"f", file}, {"i", token}, {"np", std::to_string(disclosure.toestemmingen.size())}};
}

}  // namespace griffier
