#include "records/regime_io/regime_set.h"

#include "records/core/crypto.h"
#include "records/model/regime_lists.h"
#include "records/regime_io/overlap.h"

namespace griffier {

void RegimeSet::add(RegimeFile file) {
    const std::string id = file.own.id;
    const int version = version_number(file.own.versie);
    files_[id].insert_or_assign(version, std::move(file));
}

const RegimeFile* RegimeSet::file(std::string_view id, std::string_view version) const {
    const auto versions = files_.find(id);
    if (versions == files_.end()) return nullptr;
    const auto found = version.empty() ? versions->second.begin() : versions->second.find(version_number(version));
    return found == versions->second.end() ? nullptr : &found->second;
}

std::vector<const RegimeFile*> RegimeSet::files() const {
    std::vector<const RegimeFile*> all;
    for (const auto& [id, versions] : files_)
        for (const auto& [version, file] : versions) all.push_back(&file);
    return all;
}

const RegimeFile* RegimeSet::parent(const RegimeFile& file) const { return file.own.erft ? this->file(*file.own.erft, file.own.erft_versie) : nullptr; }

// Own rules replace inherited ones of the same id in place, so that the order of the parent's sections stays.
Regime RegimeSet::inherit(const RegimeFile& file) const {
    if (!file.own.erft) return file.own;
    Regime whole = inherit(*parent(file));
    const Regime& own = file.own;
    whole.id = own.id, whole.versie = own.versie, whole.naam = own.naam, whole.toelichting = own.toelichting;
    whole.erft = own.erft, whole.erft_versie = own.erft_versie, whole.wetgeving = own.wetgeving, whole.historisch = own.historisch, whole.laag = own.laag;
    whole.inwerking = own.inwerking, whole.vervallen = own.vervallen;
    for (const auto& [layer, wijze] : own.lagen) whole.lagen[layer] = wijze;
    for (const auto& rule : own.overname) {
        std::erase_if(whole.overname, [&](const Laagregel& r) { return r.laag == rule.laag; });
        whole.overname.push_back(rule);
    }
    for_each_rule_list([&](auto member) {
        for (const auto& rule : own.*member) {
            auto& rules = whole.*member;
            const auto old = std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return r.id == rule.id; });
            if (old == rules.end())
                rules.push_back(rule);
            else
                *old = rule;
        }
    });
    return whole;
}

// Binding or guiding, a layer never replaces: a rule with an id of the covenant stays out. Guidance also stays out of every subject
// that the covenant speaks of; for a binding layer such a meeting is a mistake in the files, which check() reports.
void RegimeSet::adopt(Regime& regime, const Laagregel& rule) const {
    const Regime& layer = file(rule.laag, rule.versie)->own;
    const bool guidance = rule.wijze == "richtsnoer";
    for_each_rule_list([&](auto member) {
        auto& rules = regime.*member;
        const std::size_t own = rules.size();
        for (const auto& adopted : layer.*member) {
            const bool excepted = std::any_of(rule.behalve.begin(), rule.behalve.end(), [&](const auto& b) { return b.regel == adopted.id; });
            const bool spoken = std::any_of(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(own), [&](const auto& r) {
                return r.id == adopted.id || (guidance && same_subject(r, adopted));
            });
            if (excepted || spoken) continue;
            rules.push_back(adopted);
            rules.back().richtsnoer = guidance;
        }
    });
}

Regime RegimeSet::resolve(const RegimeFile& file) const {
    Regime regime = inherit(file);
    for (const auto& rule : std::vector<Laagregel>(regime.overname)) adopt(regime, rule);
    regime.hash = hash_of(file, regime);
    return regime;
}

// Over id and digest of the file, of each ancestor upwards, then of each layer by id: whatever can change a rule changes the hash.
std::string RegimeSet::hash_of(const RegimeFile& file, const Regime& regime) const {
    std::string parts;
    const auto take = [&](const RegimeFile& part) { parts += part.own.id + "\n" + part.digest + "\n"; };
    for (const RegimeFile* at = &file; at; at = parent(*at)) take(*at);
    for (const auto& [layer, wijze] : regime.lagen) {
        const auto rule = std::find_if(regime.overname.begin(), regime.overname.end(), [&layer = layer](const Laagregel& r) { return r.laag == layer; });
        take(*this->file(layer, rule == regime.overname.end() ? "" : rule->versie));
    }
    return hex(sha256(view_of(parts)));
}

}  // namespace griffier
