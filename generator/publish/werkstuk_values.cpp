#include "generator/publish/werkstuk_values.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "records/core/text.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

std::vector<std::string> split(const std::string& text, char between) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string one; std::getline(in, one, between);)
        if (!one.empty()) out.push_back(one);
    return out;
}

/// "veld!=a|b" in its parts; a bare word asks that the field is filled.
struct Term {
    std::string name;
    bool equal = true, filled = false;
    std::vector<std::string> values;
};
Term term_of(const std::string& text) {
    Term out;
    const auto sign = text.find('=');
    if (sign == std::string::npos) return out.name = text, out.filled = true, out;
    out.equal = text[sign - 1] != '!';
    out.name = text.substr(0, out.equal ? sign : sign - 1);
    out.values = split(text.substr(sign + 1), '|');
    return out;
}

/// What is typed for a value of a list: its words with hyphens.
std::string code_of(const std::string& value) {
    std::string code = squeeze(value);
    for (char& c : code)
        if (c == ' ') c = '-';
    return code;
}

bool is_rule(const std::string& term) { return term.find(':') != std::string::npos; }

}  // namespace

std::vector<CaseRecord> records_of(const Dossier& dossier, const std::string& tables) {
    std::vector<CaseRecord> out;
    const auto wanted = [&](const char* table) { return tables.empty() || Rules::among(tables, table); };
    if (wanted("signaal"))
        for (const Signaal& one : dossier.signalen) out.push_back({one.id, "signaal", one.datum, one.partij, one.feit});
    if (wanted("analyse"))
        for (const Analyse& one : dossier.analyses) out.push_back({one.id, "analyse", one.datum, "", one.argument});
    if (wanted("plan"))
        for (const Plan& one : dossier.plannen) out.push_back({one.id, "plan", one.datum, "", one.doel});
    if (wanted("actie"))
        for (const Actie& one : dossier.acties) out.push_back({one.id, "actie", one.datum, one.partij, one.omschrijving});
    return out;
}

bool Rules::among(const std::string& list, const std::string& one) {
    const std::string all = " " + list + " ";
    return all.find(" " + one + " ") != std::string::npos;
}

std::string Rules::name(FieldKind kind) {
    static const char* names[] = {"regel", "tekst", "datum", "tijdstip", "keuze", "janee", "persoon", "functionaris", "partij", "besluit", "item", "grondslag", "termijn", "rijen"};
    return names[static_cast<int>(kind)];
}

const PaperField* Rules::field(const std::string& name) const {
    const std::string base = name.substr(0, name.find('.'));
    for (const PaperSection& section : paper_.sections)
        for (const PaperField& one : section.fields) {
            if (one.name == base) return &one;
            for (const PaperField& column : one.columns)
                if (column.name == base) return &column;
        }
    return nullptr;
}

std::string Rules::cited(const Regel& rule) const {
    const std::string article = cite(rule, context_.regime).artikel;
    return rule.lezing ? context_.words.text("werkstuk.lezing", {article}) : article;
}

FoundRule Rules::find(const std::string& references) const {
    const Regime& regime = context_.regime;
    for (const std::string& reference : split(references, '|')) {
        const auto colon = reference.find(':');
        const std::string kind = reference.substr(0, colon), code = reference.substr(colon + 1);
        const Regel* rule = nullptr;
        if (kind == "eis" && regime.geldt(code)) rule = regime.eis(code);
        if (kind == "besluit") rule = regime.besluit(code);
        if (kind == "lijst" && !regime.lijst(code).empty()) rule = regime.lijst(code).front();
        if (kind == "termijn" && !regime.termijnen_voor(code).empty()) rule = regime.termijnen_voor(code).front();
        if (kind == "grond" && !regime.gronden_van(code).empty()) rule = regime.gronden_van(code).front();
        if (kind == "regel") rule = regime.regel(code);
        if (rule) return {true, rule->uitleg, cited(*rule)};
    }
    return {};
}

std::string Rules::article(const PaperField& field) const {
    if (!field.rule.empty())
        if (const FoundRule rule = find(field.rule); rule.there) return rule.article;
    return field.article;
}

std::vector<PaperOption> Rules::options(const PaperField& field) const {
    std::vector<PaperOption> out;
    const Regime& regime = context_.regime;
    const auto colon = field.list.find(':');
    const std::string kind = field.list.substr(0, colon), code = colon == std::string::npos ? "" : field.list.substr(colon + 1);
    if (colon == std::string::npos) {
        for (const PaperList& list : paper_.lists)
            if (list.name == field.list) out = list.options;
    } else if (kind == "lijst") {
        for (const Lijstpunt* point : regime.lijst(code)) out.push_back({point->code, point->tekst, cited(*point)});
    } else if (kind == "gronden") {
        for (const Grond* ground : regime.gronden_van(code)) out.push_back({ground->letter, ground->tekst, cited(*ground)});
    } else if (kind == "waarden") {
        if (const Eis* demand = regime.eis(code))
            for (const std::string& value : split(demand->waarde, ';')) out.push_back({code_of(value), squeeze(value), cited(*demand)});
    } else if (kind == "doelen") {
        for (const Doel& purpose : regime.doelen) out.push_back({purpose.code, purpose.tekst, cited(purpose)});
    } else if (kind == "bestanden") {
        for (const Bestandregel& file : regime.bestanden) out.push_back({file.code, file.naam, cited(file)});
    } else if (kind == "partijen") {
        for (const Partij& party : context_.convenant.partijen)
            if (fits(party, code)) out.push_back({party.id, party.naam, ""});
    }
    return out;
}

bool Rules::fits(const Partij& party, const std::string& of) const {
    const Partijsoort* kind = context_.regime.partij(party.soort);
    return of.empty() || among(of, party.soort) || (kind && among(of, kind->soort));
}

std::vector<std::pair<std::string, std::string>> Rules::parties(const PaperField& field) const {
    std::vector<std::pair<std::string, std::string>> out;
    const Convenant& covenant = context_.convenant;
    for (const Partij& party : covenant.partijen)
        if (fits(party, field.of)) out.emplace_back(party.id, party.naam);
    if (field.of.empty() || among(field.of, "extern"))
        for (const ExternePartner& partner : covenant.externe_partners)
            if (!partner.verwijderd || *partner.verwijderd > context_.on) out.emplace_back(partner.id, partner.naam);
    return out;
}

bool Rules::holds(const std::string& when, const std::function<std::string(const std::string&)>& value) const {
    for (const std::string& text : split(when, ' ')) {
        if (is_rule(text)) {
            const bool no = text.front() == '!';
            if (find(no ? text.substr(1) : text).there == no) return false;
            continue;
        }
        const Term term = term_of(text);
        const std::string found = value(term.name);
        const bool in = std::find(term.values.begin(), term.values.end(), found) != term.values.end();
        if (term.filled ? found.empty() : in != term.equal) return false;
    }
    return true;
}

bool Rules::never(const std::string& when) const {
    for (const std::string& text : split(when, ' ')) {
        const bool no = text.front() == '!';
        if (is_rule(text) && find(no ? text.substr(1) : text).there == no) return true;
    }
    return false;
}

bool Rules::by_fields(const std::string& when) const {
    for (const std::string& text : split(when, ' '))
        if (!is_rule(text)) return true;
    return false;
}

std::string Rules::in_words(const std::string& when) const {
    std::string out;
    for (const std::string& text : split(when, ' ')) {
        if (is_rule(text)) continue;
        const Term term = term_of(text);
        std::string values;
        for (const std::string& one : term.values) values += (values.empty() ? "" : " / ") + one;
        const char* key = term.filled ? "werkstuk.als.ingevuld" : term.equal ? "werkstuk.als.is" : "werkstuk.als.is_niet";
        out += (out.empty() ? "" : ", ") + context_.words.text(key, {term.name, values});
    }
    return out;
}

}  // namespace griffier::publish
