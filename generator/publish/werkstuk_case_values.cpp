// Values that name something of the case or of the regime: decisions, records, grounds, terms.
#include <fmt/format.h>

#include <algorithm>

#include "generator/publish/werkstuk_facts.h"
#include "records/model/codes.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

std::string joined(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ", ")); }

/// Whole hours and minutes between two moments, as people say it.
std::vector<std::string> apart(Instant a, Instant b) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(a < b ? b - a : a - b).count();
    return {std::to_string(minutes / 60), std::to_string(minutes % 60)};
}

}  // namespace

std::string Values::outcome(const std::string& code) const {
    const std::string key = "werkstuk.uitkomst." + code;
    return context_.words.has(key) ? context_.words.text(key) : code;
}

std::string Values::record_in_words(const CaseRecord& record, bool with_text) const {
    const auto& words = context_.words;
    const std::string what = words.text("werkstuk.item." + record.table);
    if (anonymous()) return what;
    std::string out = words.text("werkstuk.item", {what, words.long_date(record.date)});
    if (!record.party.empty()) out += " (" + party_name(record.party) + ")";
    return with_text && !record.text.empty() ? out + ": " + record.text : out;
}

std::vector<std::string> Values::decision(const PaperField& field, const FormField& given, const Scope& scope) {
    const auto& words = context_.words;
    const Besluit* found = context_.dossier ? context_.dossier->besluit(given.text) : nullptr;
    if (!found || !Rules::among(field.of, found->soort)) {
        refuse("werkstuk.besluit", given.line, {field.label, field.of, rules_.article(field)});
        return {};
    }
    if (form_.date && found->datum > *form_.date) refuse("werkstuk.volgorde", given.line, {words.text("werkstuk.datum"), field.label});
    if (!field.list.empty() && !Rules::among(field.list, found->uitkomst)) refuse("werkstuk.uitkomst", given.line, {field.label, field.list, rules_.article(field)});
    if (const auto before = field.after.empty() ? std::nullopt : day_of(field.after, scope); before && found->datum < *before)
        refuse("werkstuk.volgorde", given.line, {field.label, rules_.field(field.after) ? rules_.field(field.after)->label : field.after});
    const Besluitregel* rule = context_.regime.besluit(found->soort);
    if (rule && rule->allen) {
        std::vector<std::string> missing;
        for (const Partij& party : context_.convenant.partijen) {
            const bool own = party.soort != "gemeente" || party.id == context_.dossier->gemeente;
            const bool there = std::find(found->partijen.begin(), found->partijen.end(), party.id) != found->partijen.end();
            if (rules_.fits(party, "kernpartij") && own && !there) missing.push_back(party.id);
        }
        if (!missing.empty()) refuse("werkstuk.allen", given.line, {field.label, joined(missing), rules_.cited(*rule)});
    }
    std::vector<std::string> out{words.text("werkstuk.besluit", {outcome(found->uitkomst), words.long_date(found->datum), words.text("werkstuk.orgaan." + found->orgaan)})};
    if (!field.full) return out;
    const FoundRule arguments = rules_.find("eis:besluit.argumenten");
    if (arguments.there && found->redenen.empty()) refuse("werkstuk.besluit_onvolledig", given.line, {field.label, words.text("werkstuk.besluit.redenen"), arguments.article});
    if (arguments.there && found->soort == code::weging && found->gebruikt.empty()) refuse("werkstuk.besluit_onvolledig", given.line, {field.label, words.text("werkstuk.besluit.gebruikt"), arguments.article});
    std::vector<std::string> parties;
    for (const std::string& id : found->partijen) parties.push_back(party_name(id));
    if (!parties.empty()) out.push_back(words.text("werkstuk.besluit.partijen", {joined(parties)}));
    if (!found->redenen.empty()) out.push_back(found->redenen);
    for (const CaseRecord& one : records_of(*context_.dossier, ""))
        if (std::find(found->gebruikt.begin(), found->gebruikt.end(), one.id) != found->gebruikt.end()) out.push_back(record_in_words(one, true));
    return out;
}

std::vector<std::string> Values::record(const PaperField& field, const FormField& given) {
    if (context_.dossier)
        for (const CaseRecord& one : records_of(*context_.dossier, field.of))
            if (one.id == given.text) return {record_in_words(one, field.full)};
    refuse("werkstuk.item", given.line, {field.label, rules_.article(field)});
    return {};
}

std::vector<std::string> Values::ground(const PaperField& field, const FormField& given, const Scope& scope) {
    const auto& words = context_.words;
    const std::string kind = value(field.of + ".soort", scope);
    std::vector<std::string> known;
    for (const Grondslagregel& rule : context_.regime.grondslagen) {
        if (rule.partij != kind) continue;
        known.push_back(rule.id);
        if (rule.id != given.text) continue;
        std::vector<std::string> out{words.text("werkstuk.grondslag", {rule.wet, rules_.cited(rule)}), rule.uitleg};
        if (!rule.ontvangers.empty()) out.push_back(words.text("werkstuk.grondslag.ontvangers", {rule.ontvangers}));
        if (!rule.voorwaarde.empty()) out.push_back(words.text("werkstuk.grondslag.voorwaarde", {rule.voorwaarde}));
        return out;
    }
    refuse("werkstuk.grond", given.line, {field.label, joined(known)});
    return {};
}

std::vector<std::string> Values::data_class(const PaperField& field, const FormField& given, const Scope& scope) {
    const std::string chosen = value(field.list.substr(field.list.find(':') + 1), scope);
    for (const Grondslagregel& rule : context_.regime.grondslagen) {
        if (rule.id != chosen) continue;
        const auto& known = rule.gegevens;
        if (known.empty() || std::find(known.begin(), known.end(), given.text) != known.end()) return {given.text};
        refuse("werkstuk.keuze", given.line, {field.label, joined(known), rules_.cited(rule)});
    }
    return {};
}

std::vector<std::string> Values::reckon(const PaperField& field) {
    const auto terms = context_.regime.termijnen_voor(field.rule.substr(field.rule.find(':') + 1));
    std::vector<std::string> out;
    if (terms.empty()) return out;
    const Termijn& rule = *terms.front();
    const auto& words = context_.words;
    if (rule.soort == TermijnSoort::uren) {
        reckon_hours(field, rule, out);
    } else if (const auto start = day_of(field.from, {})) {
        const Bevinding day = term(rule, *start, context_.regime, context_.kalender);
        if (!day.datum) return out;
        out.push_back(words.text("werkstuk.termijn.dag", {words.long_date(*day.datum), words.duration(rule.duur), words.long_date(*start)}));
        const auto done = field.until.empty() ? std::nullopt : day_of(field.until, {});
        const auto last = day.uiterst.value_or(*day.datum);
        verdicts_[field.name] = done ? (*done > last ? "te-laat" : "op-tijd") : context_.on > last ? "te-laat" : "open";
        if (verdicts_[field.name] != "open") out.push_back(words.text("werkstuk.termijn." + verdicts_[field.name]));
    }
    return out;
}

void Values::reckon_hours(const PaperField& field, const Termijn& rule, std::vector<std::string>& out) {
    const auto& words = context_.words;
    const auto start = Tijdstip::parse(value(field.from, {}));
    if (!start) return;
    const Urentermijn hours = hours_term(rule, *start, context_.regime);
    if (!hours.einde) return;
    out.push_back(words.text("werkstuk.termijn.uren", {instant_in_words(hours.einde->iso(), words), words.duration(rule.duur), instant_in_words(start->iso(), words)}));
    if (Clock::civil_offset(start->instant) != Clock::civil_offset(hours.einde->instant)) out.push_back(words.text("werkstuk.termijn.zomertijd"));
    const auto done = Tijdstip::parse(value(field.until, {}));
    if (!done) {
        verdicts_[field.name] = "open";
        out.push_back(words.text("werkstuk.termijn.open"));
        return;
    }
    const bool late = done->instant > hours.einde->instant;
    verdicts_[field.name] = late ? "te-laat" : "op-tijd";
    out.push_back(words.text(late ? "werkstuk.termijn.uren_te_laat" : "werkstuk.termijn.uren_op_tijd", apart(done->instant, hours.einde->instant)));
}

}  // namespace griffier::publish
