// Filled forms: reading one, and writing an empty one.
#include <algorithm>
#include <fmt/format.h>

#include "generator/publish/werkstuk_values.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr std::string_view kForm = "https://griffier.example/werkstuk/1";
constexpr std::size_t longest_value = 8000;

/// Paragraphs stay apart; inside one, white space is one space.
std::string value_of(const XmlElement& element) {
    std::string out, paragraph;
    const std::string text = element.text() + "\n\n";
    std::size_t at = 0;
    bool blank = false;
    for (std::size_t end = text.find('\n', at); end != std::string::npos; at = end + 1, end = text.find('\n', at)) {
        const std::string line = squeeze(text.substr(at, end - at));
        if (!line.empty() && blank && !out.empty()) out += "\n\n";
        else if (!line.empty() && !out.empty()) out += " ";
        blank = line.empty();
        out += line;
    }
    return nfc(out);
}

FormField cell(const XmlElement& element) { return {element.get("naam"), value_of(element), element.line(), {}}; }

void take(FormReading& reading, const XmlElement& root, const std::string& name) {
    Form& form = reading.form;
    form.kind = root.get("soort"), form.dossier = root.get("dossier"), form.date = Date::parse(root.get("datum"));
    for (const XmlElement& element : root.children("veld")) {
        FormField field{element.get("naam"), "", element.line(), {}};
        for (const XmlElement& row : element.children("rij")) {
            FormRow made{row.line(), {}};
            for (const XmlElement& one : row.children("veld")) made.fields.push_back(cell(one));
            field.rows.push_back(std::move(made));
        }
        if (field.rows.empty()) field.text = value_of(element);
        const bool bad = field.text.size() > longest_value || !valid_utf8(field.text) || has_controls(field.text);
        if (bad) reading.errors.push_back(refused("werkstuk.tekst", {name, element.line(), ""}, {std::to_string(longest_value)}));
        form.fields.push_back(std::move(field));
    }
}

}  // namespace

FormReading read_paper_form(ByteView bytes, const std::string& name, const XmlSchema& schema) {
    FormReading out;
    const Result<XmlDocument> document = XmlDocument::parse(bytes, name);
    if (!document) {
        out.errors.push_back(document.error());
        return out;
    }
    const XmlElement root = document->root();
    if (root.name() != "formulier" || root.ns() != kForm) {
        out.errors.push_back(refused("werkstuk.geen_formulier", {name, root.line(), ""}));
        return out;
    }
    out.errors = schema.validate(*document);
    for (Error& error : out.errors) error.kind = Kind::refused;
    if (out.errors.empty()) take(out, root, name);
    return out;
}

// ---- the empty form

namespace {

/// A comment may not hold two hyphens.
std::string comment(std::string text) {
    for (auto at = text.find("--"); at != std::string::npos; at = text.find("--")) text.replace(at, 2, "- ");
    return text;
}

class Empty {
  public:
    Empty(const Paper& paper, const PaperContext& context) : paper_(paper), context_(context), rules_(paper, context) {}

    std::string make() {
        const auto& words = context_.words;
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + comment(words.text("werkstuk.leeg.kop", {paper_.title})) + " -->\n";
        out_ += fmt::format("<formulier xmlns=\"{}\" soort=\"{}\"{} datum=\"{}\">\n", kForm, paper_.kind, paper_.of_case ? " dossier=\"" + (context_.dossier ? context_.dossier->nummer : "") + "\"" : "", context_.on.iso());
        for (const PaperSection& section : paper_.sections) {
            if (!section.rule.empty() && !rules_.find(section.rule).there) continue;
            out_ += "\n  <!-- " + comment(section.title) + " -->\n";
            for (const PaperField& field : section.fields) add(field);
        }
        return out_ + "</formulier>\n";
    }

  private:
    void add(const PaperField& field) {
        if (field.kind == FieldKind::term || !applies(field)) return;
        out_ += explained(field, "  ");
        if (field.kind != FieldKind::rows) {
            out_ += fmt::format("  <veld naam=\"{}\">{}</veld>\n", field.name, known(field));
            return;
        }
        out_ += fmt::format("  <veld naam=\"{}\">\n", field.name);
        const PaperField* covered = nullptr;
        for (const PaperField& column : field.columns)
            if (column.name == field.every) covered = &column;
        const std::vector<PaperOption> points = covered ? rules_.options(*covered) : std::vector<PaperOption>();
        bool first = true;
        for (std::size_t i = 0; i < std::max<std::size_t>(points.size(), 1); ++i) {
            out_ += "    <rij>\n";
            for (const PaperField& column : field.columns) {
                if (!applies(column)) continue;
                if (first) out_ += explained(column, "      ");
                out_ += fmt::format("      <veld naam=\"{}\">{}</veld>\n", column.name, &column == covered ? points[i].code : "");
            }
            out_ += "    </rij>\n";
            first = false;
        }
        out_ += "  </veld>\n";
    }

    /// Where a rule or a demand of the regime says that a field is not for here, the form does not ask.
    bool applies(const PaperField& field) const { return (field.rule.empty() || rules_.find(field.rule).there) && !rules_.never(field.when); }

    std::string explained(const PaperField& field, const char* indent) const {
        const auto& words = context_.words;
        std::string text = field.label + (field.label.ends_with('?') ? " " : ". ") + (field.help.empty() ? "" : field.help + " ");
        text += words.text("werkstuk.leeg.soort." + rules_.name(field.kind));
        if (const std::string list = choices(field); !list.empty()) text += " " + words.text("werkstuk.leeg.keuze", {list});
        if (!field.required) text += " " + words.text("werkstuk.leeg.mag");
        else if (!field.when.empty() && rules_.by_fields(field.when)) text += " " + words.text("werkstuk.leeg.als", {rules_.in_words(field.when)});
        if (const std::string article = rules_.article(field); !article.empty()) text += " (" + article + ")";
        return std::string(indent) + "<!-- " + comment(text) + " -->\n";
    }

    std::string choices(const PaperField& field) const {
        std::string out;
        const auto add = [&](const std::string& code, const std::string& text) { out += (out.empty() ? "" : "; ") + code + (text.empty() ? "" : " = " + text); };
        if (field.kind == FieldKind::choice)
            for (const PaperOption& option : rules_.options(field)) add(option.code, option.text);
        if (field.kind == FieldKind::party)
            for (const auto& [id, name] : rules_.parties(field)) add(id, name);
        if (field.kind == FieldKind::official)
            for (const Persoonsrol& one : context_.convenant.personen) add(one.id, one.functie);
        if (field.kind == FieldKind::ground)
            for (const Grondslagregel& rule : context_.regime.grondslagen) add(rule.id, rule.wet);
        if (context_.dossier) {
            if (field.kind == FieldKind::person)
                for (const Persoon& person : context_.dossier->personen)
                    if (field.of.empty() || rules_.among(field.of, person.rol)) add(person.id, context_.words.has("notitie.rol." + person.rol) ? context_.words.text("notitie.rol." + person.rol) : person.rol);
            if (field.kind == FieldKind::decision)
                for (const Besluit& one : context_.dossier->besluiten)
                    if (rules_.among(field.of, one.soort)) add(one.id, one.soort + " " + one.uitkomst + " " + one.datum.iso());
            if (field.kind == FieldKind::record)
                for (const CaseRecord& one : records_of(*context_.dossier, field.of)) add(one.id, one.table + " " + one.date.iso());
        }
        return out;
    }

    /// What only one answer is possible to.
    std::string known(const PaperField& field) const {
        std::vector<std::string> ids;
        if (field.kind == FieldKind::party)
            for (const auto& one : rules_.parties(field)) ids.push_back(one.first);
        if (field.kind == FieldKind::official)
            for (const Persoonsrol& one : context_.convenant.personen)
                if (one.rol == "uitvoerder" && (!one.vanaf || *one.vanaf <= context_.on) && (!one.tot || context_.on <= *one.tot)) ids.push_back(one.id);
        if (context_.dossier && field.kind == FieldKind::person)
            for (const Persoon& person : context_.dossier->personen)
                if (field.of.empty() ? person.rol == "subject" : rules_.among(field.of, person.rol)) ids.push_back(person.id);
        if (context_.dossier && field.kind == FieldKind::decision)
            for (const Besluit& one : context_.dossier->besluiten)
                if (rules_.among(field.of, one.soort)) ids.push_back(one.id);
        return ids.size() == 1 ? ids.front() : "";
    }

    const Paper& paper_;
    const PaperContext& context_;
    Rules rules_;
    std::string out_;
};

}  // namespace

std::string empty_form(const Paper& paper, const PaperContext& context) { return Empty(paper, context).make(); }

}  // namespace griffier::publish
