// The meaning of regime files: what a schema cannot see.
#include <set>

#include "records/model/regime_lists.h"
#include "records/regime_io/overlap.h"
#include "records/regime_io/regime_set.h"

namespace griffier {
namespace {

Error finding(std::string code, const RegimeFile& file, const std::string& rule, std::vector<std::string> args = {}) {
    // A rule that came by inheritance or from a layer has no line here: the root stands for it.
    auto line = file.lines.find(rule);
    if (line == file.lines.end()) line = file.lines.find("");
    return error_of(Kind::configuration, std::move(code), Place{file.name, line == file.lines.end() ? 0 : line->second, rule},
                    std::move(args));
}

// Lengths of different units are compared by calendar from one day; months differ too little to matter for a floor.
bool shorter(const Duur& a, const Duur& b) {
    const auto hours = [](const Duur& d) {
        const Date start(2001, 1, 1);
        return 24L * days_between(start, plus(start, d)) + d.hours;
    };
    return hours(a) < hours(b);
}

bool empty(const Duur& d) { return d == Duur{}; }

/// Whether kind of term, unit and rest-day rule go together.
bool sound(const Termijn& t) {
    const std::string rustdag = t.soort == TermijnSoort::eu_maand      ? "verordening-1182-71"
                                : t.soort == TermijnSoort::wettermijn ? "termijnenwet"
                                                                       : "blijft";
    if (t.rustdag != rustdag) return false;
    if ((t.soort == TermijnSoort::uren) != (t.duur.hours > 0)) return false;
    if (empty(t.duur) && t.soort != TermijnSoort::ten_hoogste) return false;
    if (t.soort == TermijnSoort::eu_maand && t.duur.months == 0) return false;
    if (t.soort == TermijnSoort::wettermijn && t.duur.years != 0) return false;
    if (t.soort == TermijnSoort::leeftijd && (t.duur.years == 0 || t.start != "geboorte")) return false;
    if (t.soort == TermijnSoort::looptijd && t.start != "inwerkingtreding") return false;
    if (!t.startkeuze.empty() && std::find(t.startkeuze.begin(), t.startkeuze.end(), t.start) == t.startkeuze.end()) return false;
    return !t.verlenging || t.soort == TermijnSoort::eu_maand;
}

}  // namespace

std::vector<Error> RegimeSet::check_names(const RegimeFile& file) const {
    std::vector<Error> found;
    std::set<const RegimeFile*> seen = {&file};
    std::vector<Laagregel> adopted = file.own.overname;
    for (const RegimeFile* at = &file; at->own.erft;) {
        const std::string name = *at->own.erft;
        const RegimeFile* next = parent(*at);
        if (!next) return {finding("regime.erft_onbekend", file, "", {name})};
        if (!seen.insert(next).second) return {finding("regime.erft_kring", file, "", {name})};
        if (next->own.laag) return {finding("regime.erft_laag", file, "", {name})};
        at = next;
        adopted.insert(adopted.end(), at->own.overname.begin(), at->own.overname.end());
    }
    for (const auto& rule : adopted) {
        const RegimeFile* layer = this->file(rule.laag, rule.versie);
        if (!layer) {
            found.push_back(finding("regime.laag_onbekend", file, rule.laag, {rule.laag}));
            continue;
        }
        if (!layer->own.laag) found.push_back(finding("regime.laag_is_geen_laag", file, rule.laag, {rule.laag}));
        for (const auto& except : rule.behalve)
            if (!layer->own.regel(except.regel)) found.push_back(finding("regime.uitzondering_onbekend", file, rule.laag, {except.regel}));
    }
    if (file.own.laag && (file.own.erft || !file.own.overname.empty())) found.push_back(finding("regime.laag_erft", file, ""));
    return found;
}

std::vector<Error> RegimeSet::check_terms(const RegimeFile& file) const {
    std::vector<Error> found;
    for (const auto& t : file.own.termijnen) {
        if (!sound(t)) found.push_back(finding("regime.soort_past_niet", file, t.id, {t.id}));
        if (t.soort == TermijnSoort::periodiek && !t.ondergrens) found.push_back(finding("regime.geen_ondergrens", file, t.id, {t.id}));
        if ((t.ondergrens && shorter(t.duur, *t.ondergrens)) || (t.bovengrens && shorter(*t.bovengrens, t.duur)))
            found.push_back(finding("regime.onder_ondergrens", file, t.id, {t.id}));
    }
    for (const auto& d : file.own.drempels)
        if (d.ondergrens < 1) found.push_back(finding("regime.geen_ondergrens", file, d.id, {d.id}));
    const auto& own = file.own;
    if (own.vervallen && own.inwerking && *own.vervallen <= *own.inwerking) found.push_back(finding("regime.geldigheid", file, ""));
    for (const auto& t : own.termijnen)
        if (t.soort == TermijnSoort::looptijd && own.inwerking && own.vervallen && plus(*own.inwerking, t.duur) != *own.vervallen)
            found.push_back(finding("regime.geldigheid", file, t.id, {own.vervallen->iso()}));
    return found;
}

std::vector<Error> RegimeSet::check_whole(const RegimeFile& file) const {
    std::vector<Error> found;
    const Regime whole = resolve(file);
    for_each_rule_list([&](auto member) {
        const auto& rules = whole.*member;
        for (std::size_t i = 0; i < rules.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (same_subject(rules[j], rules[i])) found.push_back(finding("regime.overlap", file, rules[i].id, {rules[j].id, rules[i].id}));
    });
    if (whole.laag) {
        if (!whole.bestanden.empty()) found.push_back(finding("regime.laag_met_bestand", file, whole.bestanden.front().id));
        return found;
    }
    if (whole.bestanden.empty()) found.push_back(finding("regime.geen_bestand", file, ""));
    for (const auto& b : whole.bestanden) {
        const auto ends = whole.termijnen_voor("vernietigen");
        if (std::none_of(ends.begin(), ends.end(), [&](const Termijn* t) { return t->bestand.empty() || t->bestand == b.code; }))
            found.push_back(finding("regime.geen_vernietiging", file, b.id, {b.code}));
        std::set<std::string> fields;
        for (const auto& v : b.velden)
            if (!fields.insert(v.code).second) found.push_back(finding("regime.dubbel_veld", file, b.id, {v.code}));
    }
    for (const auto& t : whole.termijnen)
        if (!t.bestand.empty() && t.bestand != "archief" && !whole.bestand(t.bestand))
            found.push_back(finding("regime.onbekend_bestand", file, t.id, {t.bestand}));
    for (const auto& a : whole.toegang)
        if (!a.bestand.empty() && a.bestand != "archief" && a.bestand != "plan" && !whole.bestand(a.bestand))
            found.push_back(finding("regime.onbekend_bestand", file, a.id, {a.bestand}));
    return found;
}

std::vector<Error> RegimeSet::check(const RegimeFile& file) const {
    std::vector<Error> found = file.findings;
    const auto add = [&](std::vector<Error> more) {
        for (auto& error : more) found.push_back(std::move(error));
    };
    add(check_terms(file));
    auto names = check_names(file);
    const bool whole = names.empty();
    add(std::move(names));
    if (whole) add(check_whole(file));
    return found;
}

}  // namespace griffier
