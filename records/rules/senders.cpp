#include "records/rules/senders.h"

#include <algorithm>

namespace griffier {
namespace {

constexpr std::string_view core_party = "kernpartij", municipality = "gemeente", executor = "uitvoerder";

void add_once(std::vector<std::string>& list, const std::string& id) {
    if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

bool takes_part(const Partij& partij, Date op) { return !partij.uitgetreden || *partij.uitgetreden > op; }

bool is_core(const Partij& partij, const Regime& regime) {
    const auto* kind = regime.partij(partij.soort);
    return kind && kind->soort == core_party;
}

/// Of several municipalities only the one of the case counts.
bool of_the_case(const Partij& partij, const Dossier& dossier) {
    return partij.soort != municipality || dossier.gemeente.empty() || partij.id == dossier.gemeente;
}

std::vector<std::string> executors(const Convenant& convenant, Date op) {
    std::vector<std::string> found;
    for (const auto& p : convenant.personen)
        if (p.rol == executor && (!p.vanaf || *p.vanaf <= op) && (!p.tot || *p.tot >= op)) add_once(found, p.partij);
    return found;
}

}  // namespace

std::vector<std::string> possible_senders(const Informeerregel& rule, const Dossier& dossier, const Regime& regime, const Convenant& convenant,
                                          const std::vector<const Signaal*>& signals, Date op) {
    std::vector<std::string> found;
    if (rule.verzendt == executor) return executors(convenant, op);
    for (const auto& partij : convenant.partijen) {
        if (!takes_part(partij, op)) continue;
        if (rule.verzendt == "inbrengende-kernpartij") {
            bool brought = std::any_of(signals.begin(), signals.end(), [&](const Signaal* s) { return s->partij == partij.id; });
            if (brought && is_core(partij, regime)) add_once(found, partij.id);
        } else if (rule.verzendt == "college") {
            const auto& who = convenant.verwerkingsverantwoordelijken;
            if (partij.soort == municipality && of_the_case(partij, dossier) && std::find(who.begin(), who.end(), partij.id) != who.end())
                add_once(found, partij.id);
        } else if (partij.soort == rule.verzendt && of_the_case(partij, dossier)) {
            add_once(found, partij.id);
        }
    }
    return found;
}

bool may_be_chosen(const Informeerregel& rule, const std::string& partij, const std::vector<std::string>& possible, const Convenant& convenant) {
    if (std::find(possible.begin(), possible.end(), partij) != possible.end()) return true;
    return rule.verzendt == executor && convenant.partij(partij) != nullptr;
}

std::vector<std::string> missing_consultation(const Informeerregel& rule, const std::vector<Overleg>& overleg, const Dossier& dossier,
                                              const Regime& regime, const Convenant& convenant, Date op) {
    std::vector<std::string> missing;
    for (const auto& partij : convenant.partijen) {
        bool asked = std::any_of(rule.overleg.begin(), rule.overleg.end(), [&](const std::string& who) {
            return who == partij.soort || (who == "kernpartijen" && is_core(partij, regime));
        });
        if (!asked || !takes_part(partij, op) || !of_the_case(partij, dossier)) continue;
        bool heard = std::any_of(overleg.begin(), overleg.end(), [&](const Overleg& o) { return o.partij == partij.id && o.datum <= op; });
        if (!heard) add_once(missing, partij.soort);
    }
    // A party that the rule names and the covenant instance does not have cannot be consulted: that is to be seen as well.
    for (const auto& who : rule.overleg) {
        bool present = std::any_of(convenant.partijen.begin(), convenant.partijen.end(),
                                   [&](const Partij& p) { return p.soort == who || (who == "kernpartijen" && is_core(p, regime)); });
        if (!present) add_once(missing, who);
    }
    return missing;
}

}  // namespace griffier
