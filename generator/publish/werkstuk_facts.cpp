#include "generator/publish/werkstuk_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/publish/residue.h"
#include "records/model/codes.h"
#include "records/rules/disclosure.h"
#include "records/rules/secrecy.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

constexpr std::size_t date_size = 10, minute_size = 16;
constexpr std::string_view classes_of = "gegevens:";  // the kinds of data that the ground in a field is for

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    for (auto end = text.find("\n\n"); end != std::string::npos; at = end + 2, end = text.find("\n\n", at)) out.push_back(text.substr(at, end - at));
    out.push_back(text.substr(at));
    return out;
}

}  // namespace

std::string instant_in_words(const std::string& iso, const Catalogue& words) {
    const auto moment = Tijdstip::parse(iso);
    if (!moment) return iso;
    const std::string local = moment->iso();
    const auto day = Date::parse(local.substr(0, date_size));
    return words.text("werkstuk.tijdstip", {words.long_date(*day), local.substr(date_size + 1, minute_size - date_size - 1), local.substr(local.size() - 6)});
}

Values::Values(const Paper& paper, const Form& form, const PaperContext& context, const std::string& file)
    : paper_(paper), form_(form), context_(context), file_(file), rules_(paper_, context_), forms_(salutation_words(context.words)) {}

void Values::refuse(const std::string& code, int line, std::vector<std::string> arguments) { errors.push_back(refused(code, {file_, line, ""}, std::move(arguments))); }

const FormField* Values::given(const std::string& name, const Scope& scope) const {
    for (const auto* list : {scope.row, &form_.fields})
        if (list)
            for (const FormField& one : *list)
                if (one.name == name) return &one;
    return nullptr;
}

/// "ja" where the subject has come of age on the day of the paper, "nee" where not, "" where nobody knows.
std::string Values::adult() const {
    const Persoon* subject = context_.dossier ? context_.dossier->subject() : nullptr;
    if (!subject || !subject->geboortedatum) return "";
    for (const Termijn* age : context_.regime.termijnen_voor("meerderjarig"))
        return birthday(*subject->geboortedatum, age->duur.years) <= form_.date.value_or(context_.on) ? "ja" : "nee";
    return "";
}

std::string Values::value(const std::string& name, const Scope& scope) const {
    const auto point = name.find('.');
    const std::string base = name.substr(0, point), property = point == std::string::npos ? "" : name.substr(point + 1);
    if (base == "subject") return property == "minderjarig" ? (adult() == "nee" ? "ja" : adult() == "ja" ? "nee" : "") : "";
    if (const auto verdict = verdicts_.find(base); verdict != verdicts_.end()) return verdict->second;
    const FormField* field = given(base, scope);
    if (!field) return "";
    if (!field->rows.empty()) return std::to_string(field->rows.size());
    if (property.empty() || field->text.empty()) return field->text;
    if (const Partij* party = context_.convenant.partij(field->text)) return property == "soort" ? party->soort : "";
    if (context_.convenant.externe(field->text)) return property == "soort" ? "externe-casuspartner" : "";
    if (const Persoonsrol* official = context_.convenant.persoon(field->text)) return property == "rol" ? official->rol : property == "partij" ? official->partij : "";
    if (context_.dossier) {
        if (const Besluit* decision = context_.dossier->besluit(field->text)) return property == "uitkomst" ? decision->uitkomst : property == "datum" ? decision->datum.iso() : "";
        if (const Persoon* person = context_.dossier->persoon(field->text)) return property == "rol" ? person->rol : "";
    }
    return "";
}

bool Values::holds(const std::string& when, const Scope& scope) const {
    return rules_.holds(when, [&](const std::string& name) { return value(name, scope); });
}

bool Values::applies(const PaperField& field, const Scope& scope) const { return (field.rule.empty() || rules_.find(field.rule).there) && holds(field.when, scope); }

bool Values::anonymous() const {
    if (paper_.anonymous.empty()) return false;
    return paper_.anonymous == "ja" || holds(paper_.anonymous, {});
}

std::optional<Date> Values::day_of(const std::string& name, const Scope& scope) const {
    const FormField* field = given(name, scope);
    const std::string text = !field ? "" : context_.dossier && context_.dossier->besluit(field->text) ? context_.dossier->besluit(field->text)->datum.iso() : field->text;
    return Date::parse(text.substr(0, date_size));
}

std::vector<std::string> Values::words(const PaperField& field, const FormField& given, const Scope& scope) {
    switch (field.kind) {
        case FieldKind::line:
        case FieldKind::text: return texts(field, given);
        case FieldKind::date:
        case FieldKind::instant: return moment(field, given, scope);
        case FieldKind::choice: {
            if (field.list.rfind(classes_of, 0) == 0) return data_class(field, given, scope);
            const auto options = rules_.options(field);
            const std::string same = field.same.empty() ? given.text : value(field.same, scope);
            for (const PaperOption& option : options)
                if (option.code == given.text && given.text == same) return {option.text};
            std::string codes = same == given.text ? "" : same;
            if (!codes.empty()) {
                refuse("werkstuk.keuze", given.line, {field.label, codes, rules_.article(field)});
                return {};
            }
            for (const PaperOption& option : options) codes += (codes.empty() ? "" : ", ") + option.code;
            refuse("werkstuk.keuze", given.line, {field.label, codes, rules_.article(field)});
            return {};
        }
        case FieldKind::yes_no:
            if (given.text == "ja" || given.text == "nee") return {context_.words.text("werkstuk." + given.text)};
            refuse("werkstuk.keuze", given.line, {field.label, "ja, nee", rules_.article(field)});
            return {};
        case FieldKind::person: return person(field, given);
        case FieldKind::official: return official(field, given);
        case FieldKind::party: return party(field, given);
        case FieldKind::decision: return decision(field, given, scope);
        case FieldKind::record: return record(field, given);
        case FieldKind::ground: return ground(field, given, scope);
        case FieldKind::term:
        case FieldKind::rows: return {};
    }
    return {};
}

std::vector<std::string> Values::texts(const PaperField& field, const FormField& given) {
    const Dossier* known = context_.whole ? context_.whole : context_.dossier;
    if (anonymous() && !field.free && known)
        for (const Residue& one : residual_identifiers(given.text, *known, context_.words))
            refuse("werkstuk.herkenbaar", given.line, {field.label, context_.words.text("werkstuk.kenmerk." + one.kind), rules_.find(paper_.anonymous_rule).article});
    if (field.kind == FieldKind::line && given.text.find("\n\n") != std::string::npos) refuse("werkstuk.waarde", given.line, {field.label, context_.words.text("werkstuk.leeg.soort.regel")});
    return paragraphs(given.text);
}

std::vector<std::string> Values::moment(const PaperField& field, const FormField& given, const Scope& scope) {
    std::optional<Date> day;
    std::string text;
    if (field.kind == FieldKind::date) {
        day = Date::parse(given.text);
        if (day) text = context_.words.long_date(*day);
    } else if (const auto instant = Tijdstip::parse(given.text)) {
        day = Clock::civil_date(instant->instant);
        text = instant_in_words(given.text, context_.words);
    }
    if (!day) {
        refuse("werkstuk.waarde", given.line, {field.label, context_.words.text("werkstuk.leeg.soort." + Rules::name(field.kind))});
        return {};
    }
    if (!field.future && *day > context_.on) refuse("werkstuk.toekomst", given.line, {field.label, context_.on.iso()});
    if (field.after.empty()) return {text};
    bool earlier = false;
    if (field.kind == FieldKind::instant) {
        // Two moments of one day are apart by their hours.
        const auto here = Tijdstip::parse(given.text), before = Tijdstip::parse(value(field.after, scope));
        earlier = here && before && here->instant < before->instant;
    } else if (const auto first = day_of(field.after, scope)) {
        earlier = *day < *first;
    }
    const PaperField* before = rules_.field(field.after);
    if (earlier) refuse("werkstuk.volgorde", given.line, {field.label, before ? before->label : field.after});
    return {text};
}

std::string Values::party_name(const std::string& id) const {
    if (const Partij* party = context_.convenant.partij(id)) return party->naam;
    if (const ExternePartner* partner = context_.convenant.externe(id)) return partner->naam;
    return id;
}

std::vector<std::string> Values::party(const PaperField& field, const FormField& given) {
    if (const ExternePartner* found = context_.convenant.externe(given.text)) return partner(field, given, *found);
    const Partij* found = context_.convenant.partij(given.text);
    const bool externals = field.of.empty() || Rules::among(field.of, "extern");
    if (!found && externals && rules_.find("eis:bijlage.externe-partners").there) {
        refuse("werkstuk.bijlage_1", given.line, {field.label, rules_.find("eis:bijlage.externe-partners").article});
        return {};
    }
    if (!found || !rules_.fits(*found, field.of)) {
        std::string ids;
        for (const auto& one : rules_.parties(field)) ids += (ids.empty() ? "" : ", ") + one.first;
        refuse("werkstuk.partij", given.line, {field.label, ids, rules_.article(field)});
        return {};
    }
    const Date day = form_.date.value_or(context_.on);
    const Dossier none;
    if (access_question(found->id, "", code::casusoverleg, false, context_.dossier ? *context_.dossier : none, context_.convenant, context_.regime, day).toestand == "uitgetreden")
        refuse("werkstuk.uitgetreden", given.line, {field.label, found->id, rules_.find("termijn:opzegging").article});
    const bool minors_only = context_.dossier && found->soort == "rvdk" && rules_.find("eis:rvdk.alleen-minderjarig").there;
    if (minors_only && adult() != "nee") refuse("werkstuk.rvdk", given.line, {field.label, rules_.find("eis:rvdk.alleen-minderjarig").article});
    return {found->naam};
}

std::vector<std::string> Values::partner(const PaperField& field, const FormField& given, const ExternePartner& partner) {
    const Date day = form_.date.value_or(context_.on);
    const FoundRule annex = rules_.find("eis:bijlage.externe-partners"), secrecy = rules_.find("eis:geheimhouding.verklaring");
    if (!field.of.empty() && !Rules::among(field.of, "extern")) {
        refuse("werkstuk.partij", given.line, {field.label, "", rules_.article(field)});
        return {};
    }
    const bool listed = partner.opgenomen && *partner.opgenomen <= day && (!partner.verwijderd || day < *partner.verwijderd);
    if (annex.there && !listed) refuse("werkstuk.bijlage_1", given.line, {field.label, annex.article});
    const Dossier none;
    static const std::vector<Geheimhoudingsverklaring> nothing;
    const auto& register_of = context_.declarations ? *context_.declarations : nothing;
    const auto signed_on = signed_declaration(partner.id, context_.dossier ? *context_.dossier : none, context_.convenant, register_of, day);
    if (!secrecy.there) return {partner.naam};
    if (signed_on) return {partner.naam, context_.words.text("werkstuk.geheimhouding.ja", {context_.words.long_date(signed_on->getekend)})};
    if (Rules::among(field.of, "geheimhouding")) {
        refuse("werkstuk.geheimhouding", given.line, {field.label, secrecy.article});
        return {};
    }
    warnings.push_back("geheimhouding-ontbreekt");
    return {partner.naam, context_.words.text("werkstuk.geheimhouding.nee", {secrecy.article})};
}

std::vector<std::string> Values::person(const PaperField& field, const FormField& given) {
    const Persoon* found = context_.dossier ? context_.dossier->persoon(given.text) : nullptr;
    if (!found || (!field.of.empty() && !Rules::among(field.of, found->rol))) {
        refuse("werkstuk.persoon", given.line, {field.label});
        return {};
    }
    const auto& words = context_.words;
    const std::string role = words.text("notitie.rol." + found->rol);
    // A reporter is his role and nothing else; in an anonymous paper so is everybody.
    if (found->rol == code::melder || anonymous()) return {role};
    std::vector<std::string> out{words.text("werkstuk.persoon", {full_name(found->naam, forms_), role})};
    if (field.full && found->geboortedatum) out.push_back(words.text("werkstuk.geboren", {words.long_date(*found->geboortedatum)}));
    return out;
}

std::vector<std::string> Values::official(const PaperField& field, const FormField& given) {
    const Persoonsrol* found = context_.convenant.persoon(given.text);
    const Date day = form_.date.value_or(context_.on);
    const auto& words = context_.words;
    if (!found || (!field.of.empty() && !Rules::among(field.of, found->rol))) {
        refuse("werkstuk.functionaris", given.line, {field.label, field.of});
        return {};
    }
    if ((found->vanaf && *found->vanaf > day) || (found->tot && *found->tot < day)) {
        refuse("werkstuk.mandaat", given.line, {field.label, day.iso()});
        return {};
    }
    if (!field.full) return {words.text("werkstuk.functionaris", {found->naam, found->functie, party_name(found->partij)})};
    const auto needed = [&](bool there, const char* what) {
        if (!there) refuse("werkstuk.aanstelling", given.line, {field.label, words.text(std::string("werkstuk.aanstelling.") + what), rules_.article(field)});
    };
    needed(!found->functie.empty(), "functie"), needed(!found->mandaat.empty(), "mandaat"), needed(found->vanaf.has_value(), "vanaf"), needed(found->erkend.has_value(), "erkend");
    if (!found->vanaf || !found->erkend) return {};
    std::vector<std::string> out{words.text("werkstuk.functionaris", {found->naam, found->functie, party_name(found->partij)})};
    out.push_back(words.text("werkstuk.aanstelling.rol", {words.text("werkstuk.rol." + found->rol), found->bereik.empty() ? words.text("werkstuk.bereik.geen") : words.text("werkstuk.bereik." + found->bereik)}));
    out.push_back(words.text("werkstuk.aanstelling.mandaat", {}) + ": " + found->mandaat);
    out.push_back(found->tot ? words.text("werkstuk.aanstelling.van_tot", {words.long_date(*found->vanaf), words.long_date(*found->tot)}) : words.text("werkstuk.aanstelling.sinds", {words.long_date(*found->vanaf)}));
    out.push_back(words.text("werkstuk.aanstelling.regels", {words.long_date(*found->erkend)}));
    return out;
}

}  // namespace griffier::publish
