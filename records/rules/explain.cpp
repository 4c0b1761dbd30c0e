#include "records/rules/explain.h"

namespace griffier {
namespace {

const std::string prefix = "uitleg.", word = "uitleg.woord.";

/// Dates and durations are written out; a code gets its word where the locale has one.
std::string spoken(const std::string& arg, const Catalogue& catalogue) {
    if (auto date = Date::parse(arg)) return catalogue.long_date(*date);
    if (auto duur = Duur::parse(arg)) return catalogue.duration(*duur);
    return catalogue.has(word + arg) ? catalogue.text(word + arg) : arg;
}

std::string verdict(Oordeel oordeel) {
    switch (oordeel) {
        case Oordeel::ja: return "ja";
        case Oordeel::nee: return "nee";
        case Oordeel::wacht: return "wacht";
        case Oordeel::onbekend: break;
    }
    return "onbekend";
}

}  // namespace

std::string explain_step(const Stap& stap, const Catalogue& catalogue) {
    std::vector<std::string> args;
    for (const auto& arg : stap.args) args.push_back(spoken(arg, catalogue));
    std::string sentence = catalogue.text(prefix + stap.key, args);
    // An argument that comes first may be a word: a sentence begins with a capital.
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

std::vector<std::string> explain(const Bevinding& bevinding, const Catalogue& catalogue, const Regime* regime) {
    std::vector<std::string> lines{explain_step({"oordeel." + verdict(bevinding.oordeel), {}}, catalogue)};
    auto add = [&](std::string key, std::vector<std::string> args) { lines.push_back(explain_step({std::move(key), std::move(args)}, catalogue)); };
    if (bevinding.start) add("kop.begin", {bevinding.start_event, bevinding.start->iso()});
    if (bevinding.datum) add("kop.datum", {bevinding.datum->iso()});
    if (bevinding.uiterst && bevinding.uiterst != bevinding.datum) add("kop.uiterst", {bevinding.uiterst->iso()});
    const Regel* rule = regime ? regime->regel(bevinding.regel) : nullptr;
    if (rule && !rule->uitleg.empty()) add("kop.regel", {rule->uitleg});
    for (const auto& stap : bevinding.stappen) lines.push_back(explain_step(stap, catalogue));
    // Names of rules and regimes are shown as they stand in the files, also where a word exists for the same code.
    const std::string fingerprint = bevinding.regime_hash.substr(0, bevinding.regime_hash.size() / 2);
    if (!bevinding.regel.empty())
        lines.push_back(catalogue.text(prefix + "kop.bron", {bevinding.artikel, bevinding.regel, bevinding.regime, fingerprint}));
    else if (!bevinding.regime.empty())
        lines.push_back(catalogue.text(prefix + "kop.regime", {bevinding.regime, fingerprint}));
    return lines;
}

}  // namespace griffier
