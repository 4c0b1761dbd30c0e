// A form held against its definition, field after field, and the facts that the paper prints.
#include <algorithm>
#include <set>

#include "generator/publish/werkstuk_facts.h"
#include "records/core/text.h"
#include "records/core/xml_text.h"
#include "records/rules/address.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

constexpr std::size_t most_columns = 4, longest_cell = 160;

/// What is printed of one field.
struct Printed {
    std::string label, article;
    std::vector<std::string> paragraphs;
    std::vector<std::string> heads;                                 ///< rows: labels of the columns that are used
    std::vector<std::vector<std::vector<std::string>>> rows;        ///< row, column, paragraphs
};

class Checker {
  public:
    Checker(const Paper& paper, const Form& form, const PaperContext& context, const std::string& file)
        : paper_(paper), form_(form), context_(context), values_(paper, form, context, file) {}

    PaperResult run() {
        PaperResult out;
        out.date = form_.date.value_or(context_.on);
        if (const auto missing = paper_missing(paper_, context_)) {
            out.errors.push_back(*missing);
            return out;
        }
        if (out.date > context_.on) values_.refuse("werkstuk.toekomst", 0, {context_.words.text("werkstuk.datum"), context_.on.iso()});
        unknown();
        body();
        const std::string facts = values_.errors.empty() ? write(out.date) : "";
        out.errors = values_.errors;
        out.warnings = values_.warnings;
        if (out.errors.empty()) out.facts = facts;
        return out;
    }

  private:
    /// A name that the definition does not have; it is not told back, since anything can be typed there.
    void unknown() {
        const auto look = [&](const std::vector<FormField>& given, const std::function<bool(const std::string&)>& known) {
            std::set<std::string> seen;
            for (const FormField& field : given) {
                if (!known(field.name)) values_.refuse("werkstuk.onbekend_veld", field.line, {std::to_string(field.line)});
                else if (!seen.insert(field.name).second) values_.refuse("werkstuk.dubbel_veld", field.line, {field.name});
            }
        };
        look(form_.fields, [&](const std::string& name) { return top(name) != nullptr && top(name)->kind != FieldKind::term; });
        for (const FormField& field : form_.fields)
            if (const PaperField* rows = top(field.name))
                for (const FormRow& row : field.rows)
                    look(row.fields, [&](const std::string& name) { return std::any_of(rows->columns.begin(), rows->columns.end(), [&](const PaperField& column) { return column.name == name; }); });
    }

    const PaperField* top(const std::string& name) const {
        for (const PaperSection& section : paper_.sections)
            for (const PaperField& field : section.fields)
                if (field.name == name) return &field;
        return nullptr;
    }

    void body() {
        for (const PaperSection& section : paper_.sections) {
            const bool there = (section.rule.empty() || values_.rules().find(section.rule).there) && values_.holds(section.when, {});
            std::vector<Printed> printed;
            for (const PaperField& field : section.fields) take(field, there, printed);
            sections_.emplace_back(there ? &section : nullptr, std::move(printed));
        }
    }

    void take(const PaperField& field, bool section_there, std::vector<Printed>& printed) {
        const FormField* given = values_.given(field.name, {});
        const int line = given ? given->line : 0;
        const bool filled = given && (!given->text.empty() || !given->rows.empty());
        const std::string article = values_.rules().article(field);
        if (!section_there || !values_.applies(field, {})) {
            if (filled) values_.refuse("werkstuk.niet_van_toepassing", line, {field.label, article});
            return;
        }
        if (field.kind == FieldKind::term) {
            Printed one{field.label, article, values_.reckon(field), {}, {}};
            if (!one.paragraphs.empty()) printed.push_back(std::move(one));
            return;
        }
        if (!filled) {
            if (field.required) values_.refuse("werkstuk.ontbreekt", line, {field.label, article});
            return;
        }
        if ((field.kind == FieldKind::rows) != given->text.empty()) {
            values_.refuse("werkstuk.waarde", line, {field.label, context_.words.text("werkstuk.leeg.soort." + Rules::name(field.kind))});
            return;
        }
        Printed one{field.label, article, {}, {}, {}};
        if (field.kind == FieldKind::rows) rows(field, *given, one);
        else one.paragraphs = values_.words(field, *given, {});
        if (!field.silent) printed.push_back(std::move(one));
    }

    void rows(const PaperField& field, const FormField& given, Printed& printed) {
        const std::string article = values_.rules().article(field);
        if (static_cast<int>(given.rows.size()) < field.least) values_.refuse("werkstuk.rijen", given.line, {field.label, std::to_string(field.least), article});
        std::vector<const PaperField*> used;
        for (const PaperField& column : field.columns)
            if (std::any_of(given.rows.begin(), given.rows.end(), [&](const FormRow& row) { return !text_of(row, column.name).empty(); })) used.push_back(&column);
        for (const PaperField* column : used) printed.heads.push_back(column->label);
        for (const FormRow& row : given.rows) {
            const Scope scope{&row.fields, &field.columns};
            std::vector<std::vector<std::string>> cells;
            for (const PaperField& column : field.columns) {
                const bool there = values_.applies(column, scope), filled = !text_of(row, column.name).empty();
                const std::string asked = values_.rules().article(column);
                if (!there && filled) values_.refuse("werkstuk.niet_van_toepassing", row.line, {column.label, asked});
                if (there && !filled && column.required) values_.refuse("werkstuk.ontbreekt", row.line, {column.label, asked.empty() ? article : asked});
                if (std::find(used.begin(), used.end(), &column) == used.end()) continue;
                cells.push_back(there && filled ? values_.words(column, *values_.given(column.name, {&row.fields, &field.columns}), scope) : std::vector<std::string>());
            }
            printed.rows.push_back(std::move(cells));
        }
        cover(field, given, article);
    }

    static std::string text_of(const FormRow& row, const std::string& name) {
        for (const FormField& one : row.fields)
            if (one.name == name) return one.text;
        return "";
    }

    /// Every item of the list stands in one row, and in one only.
    void cover(const PaperField& field, const FormField& given, const std::string& article) {
        for (const PaperField& column : field.columns) {
            if (column.name != field.every) continue;
            for (const PaperOption& option : values_.rules().options(column)) {
                const auto there = std::count_if(given.rows.begin(), given.rows.end(), [&](const FormRow& row) { return text_of(row, column.name) == option.code; });
                const std::string point = option.code + " (" + option.text + ")", asked = option.article.empty() ? article : option.article;
                if (there == 0) values_.refuse("werkstuk.punt_ontbreekt", given.line, {field.label, point, asked});
                if (there > 1) values_.refuse("werkstuk.punt_dubbel", given.line, {field.label, point});
            }
        }
    }

    // ---- facts

    std::string write(Date date) {
        XmlText xml;
        const auto& words = context_.words;
        const Persoonsrol* executor = in_office(date);
        const Partij* sender = executor ? context_.convenant.partij(executor->partij) : nullptr;
        if (context_.dossier && context_.convenant.partij(context_.dossier->gemeente)) sender = context_.convenant.partij(context_.dossier->gemeente);
        const bool letter = !paper_.to.empty();
        xml.open("werkstuk", {{"soort", paper_.kind}, {"vorm", letter ? "brief" : "verslag"}, {"oefening", yes_no(context_.practice)}, {"intern", yes_no(!paper_.handed_over)},
                              {"lezer", letter && to_person() ? "burger" : "partner"}, {"dossier", tells_case() ? context_.dossier->nummer : ""}});
        xml.text("titel", paper_.title);
        xml.text("datum", words.long_date(date));
        xml.text("opsteller", sender ? sender->naam : context_.convenant.naam);
        xml.text("regimeversie", context_.regime.id + " " + context_.regime.versie, {{"hash", context_.regime.hash}});
        xml.text("convenant", context_.convenant.naam);
        if (!paper_.introduction.empty()) xml.text("inleiding", paper_.introduction);
        if (letter) address(xml, sender, executor);
        for (const auto& [section, printed] : sections_)
            if (section) write_section(xml, *section, printed);
        if (paper_.handed_over) write_secrecy(xml);
        if (!paper_.closing.empty()) xml.text("slot", paper_.closing);
        signatures(xml, executor);
        xml.close("werkstuk");
        return xml.str();
    }

    /// The number of a case is a way to it: what leaves the house without a name leaves without it.
    bool tells_case() const { return context_.dossier && !(paper_.handed_over && values_.anonymous()); }

    bool to_person() const {
        const FormField* to = values_.given(paper_.to, {});
        return to && context_.dossier && context_.dossier->persoon(to->text);
    }

    const Persoonsrol* in_office(Date date) const {
        // Where the regime has no executor, its keeper of the file does that work.
        const Persoonsrol* found = nullptr;
        for (const char* role : {"uitvoerder", "beheerder"}) {
            for (const Persoonsrol& one : context_.convenant.personen) {
                const bool now = one.rol == role && (!one.vanaf || *one.vanaf <= date) && (!one.tot || date <= *one.tot);
                const bool own = context_.dossier && one.partij == context_.dossier->gemeente;
                if (now && (!found || (own && found->partij != one.partij))) found = &one;
            }
            if (found) break;
        }
        return found;
    }

    void write_section(XmlText& xml, const PaperSection& section, const std::vector<Printed>& printed) {
        std::vector<FoundRule> clauses;
        for (const PaperClause& clause : section.clauses) {
            const FoundRule rule = clause.rule.empty() ? FoundRule{true, "", ""} : values_.rules().find(clause.rule);
            if (rule.there && values_.holds(clause.when, {})) clauses.push_back({true, clause.text.empty() ? rule.text : clause.text, rule.article});
        }
        if (printed.empty() && clauses.empty()) return;
        xml.open("deel", {{"titel", section.title}});
        // A run of single fields is one list of terms.
        bool run = false;
        for (const Printed& one : printed) {
            if (one.heads.empty() != run) {
                if (run) xml.close("punten");
                else xml.open("punten");
                run = !run;
            }
            write_field(xml, one);
        }
        if (run) xml.close("punten");
        for (const FoundRule& clause : clauses) xml.text("clausule", clause.text, {{"artikel", clause.article}});
        std::set<std::string> articles;
        for (const Printed& one : printed)
            if (!one.article.empty() && articles.insert(one.article).second) xml.text("artikel", one.article);
        xml.close("deel");
    }

    static void write_field(XmlText& xml, const Printed& printed) {
        if (printed.heads.empty()) {
            xml.open("punt", {{"label", printed.label}});
            for (const std::string& one : printed.paragraphs) xml.text("alinea", one);
            xml.close("punt");
            return;
        }
        bool narrow = printed.heads.size() <= most_columns;
        for (const auto& row : printed.rows)
            for (const auto& cell : row)
                for (const std::string& text : cell) narrow = narrow && text.size() <= longest_cell * 2;
        xml.open("rijen", {{"label", printed.label}, {"vorm", narrow ? "tabel" : "lijst"}});
        for (const std::string& head : printed.heads) xml.text("kop", head);
        for (const auto& row : printed.rows) {
            xml.open("rij");
            for (std::size_t i = 0; i < row.size(); ++i) {
                xml.open("cel", {{"label", printed.heads[i]}});
                for (const std::string& text : row[i]) xml.text("alinea", text);
                xml.close("cel");
            }
            xml.close("rij");
        }
        xml.close("rijen");
    }

    /// SEC-01, WEE-15: what goes to others says that it is secret, and where their own files may not have it.
    void write_secrecy(XmlText& xml) {
        for (const char* rule : {"eis:geheimhouding.wettelijke-plicht", "eis:eigen-bestand-verbod"})
            if (const FoundRule found = values_.rules().find(rule); found.there) xml.text("geheim", context_.words.text(std::string("werkstuk.geheim.") + (rule + 4)), {{"artikel", found.article}});
    }

    void address(XmlText& xml, const Partij* sender, const Persoonsrol* executor) {
        const auto& words = context_.words;
        const FormField* to = values_.given(paper_.to, {});
        const std::string id = to ? to->text : "";
        const auto fault = [&](const std::string& what) { values_.refuse("werkstuk.adres", to ? to->line : 0, {what}); };
        std::vector<std::string> lines;
        std::string greeting = words.text("brief.aanhef_organisatie"), kix;
        const Contact* contact = nullptr;
        if (const Partij* party = context_.convenant.partij(id)) contact = &party->contact, lines.push_back(party->naam);
        else if (const ExternePartner* partner = context_.convenant.externe(id)) contact = &partner->contact, lines.push_back(partner->naam);
        else if (const Persoon* person = context_.dossier ? context_.dossier->persoon(id) : nullptr) {
            const Aanspreekwoorden forms = salutation_words(words);
            greeting = aanhef(person->naam, forms);
            if (const std::string style = aanspreekvorm(person->naam, forms); !style.empty()) lines.push_back(style);
            lines.push_back(aanschrijfwijze(person->naam, forms));
            if (greeting.empty() || lines.back().empty() || address_objection(person->adres, true) != Adresbezwaar::geen) return fault(id);
            for (const std::string& line : address_lines(person->adres)) lines.push_back(line);
            kix = kix_code(person->adres);
        }
        if (contact) {
            if (contact->straat.empty() || contact->plaats.empty()) return fault(id);
            if (!contact->functie.empty()) lines.push_back(contact->functie);
            lines.push_back(contact->straat), lines.push_back(squeeze(contact->postcode + " " + contact->plaats));
        }
        if (lines.empty()) return fault(id);
        if (!sender || sender->contact.straat.empty()) return fault(sender ? sender->id : "uitvoerder");
        if (kix.empty()) xml.open("geadresseerde");
        else xml.open("geadresseerde", {{"kix", kix}});
        for (const std::string& line : lines) xml.text("regel", line);
        xml.close("geadresseerde");
        xml.text("aanhef", greeting);
        xml.open("afzender", {{"naam", sender->naam}});
        xml.text("straat", sender->contact.straat), xml.text("plaats", squeeze(sender->contact.postcode + " " + sender->contact.plaats));
        if (!sender->contact.telefoon.empty()) xml.text("telefoon", sender->contact.telefoon);
        if (!sender->contact.email.empty()) xml.text("email", sender->contact.email);
        xml.close("afzender");
        const Contact& point = context_.convenant.contactpunt;
        xml.open("contactpunt", {{"wie", point.naam.empty() && executor ? executor->naam : point.naam}});
        if (!point.telefoon.empty()) xml.text("telefoon", point.telefoon);
        if (!point.email.empty()) xml.text("email", point.email);
        xml.close("contactpunt");
    }

    void signer(XmlText& xml, const std::string& id) {
        if (!signed_.insert(id).second) return;
        if (const Persoonsrol* official = context_.convenant.persoon(id)) {
            const Partij* party = context_.convenant.partij(official->partij);
            xml.open("ondertekenaar", {{"naam", official->naam}});
            xml.text("regel", official->functie);
            if (party) xml.text("regel", party->naam);
            xml.close("ondertekenaar");
        } else if (const Partij* party = context_.convenant.partij(id); party && !party->vertegenwoordiger.empty()) {
            xml.open("ondertekenaar", {{"naam", party->vertegenwoordiger}});
            xml.text("regel", party->functie), xml.text("regel", party->naam);
            xml.close("ondertekenaar");
        } else if (const ExternePartner* partner = context_.convenant.externe(id)) {
            xml.open("ondertekenaar", {{"naam", partner->naam}});
            xml.close("ondertekenaar");
        }
    }

    void signatures(XmlText& xml, const Persoonsrol* executor) {
        for (const std::string& who : paper_.signers) {
            if (who == "uitvoerder") {
                if (executor) signer(xml, executor->id);
                continue;
            }
            const auto point = who.find('.');
            const FormField* given = values_.given(who.substr(0, point), {});
            if (!given) continue;
            if (point == std::string::npos) signer(xml, given->text);
            else for (const FormRow& row : given->rows) signer(xml, text_of(row, who.substr(point + 1)));
        }
    }

    const Paper& paper_;
    const Form& form_;
    const PaperContext& context_;
    Values values_;
    std::vector<std::pair<const PaperSection*, std::vector<Printed>>> sections_;
    std::set<std::string> signed_;
};

}  // namespace

std::optional<Error> paper_missing(const Paper& paper, const PaperContext& context) {
    const Rules rules(paper, context);
    if (!paper.rule.empty() && !rules.find(paper.rule).there) return refused("werkstuk.niet_in_regime", {}, {paper.kind, context.regime.id});
    if (paper.of_case && !context.dossier) return refused("werkstuk.zaak_nodig", {}, {paper.kind});
    if (!paper.of_case && context.dossier) return refused("werkstuk.geen_zaak", {}, {paper.kind});
    return std::nullopt;
}

PaperResult check_paper(const Paper& paper, const Form& form, const PaperContext& context, const std::string& form_name) { return Checker(paper, form, context, form_name).run(); }

}  // namespace griffier::publish
