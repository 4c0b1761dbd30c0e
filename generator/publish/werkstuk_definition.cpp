// From templates/werkstukken/*.xml to a Paper.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "generator/publish/werkstuk.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr std::string_view kPaper = "https://griffier.example/werkstukdefinitie/1";

std::vector<std::string> tokens(const std::string& list) {
    std::istringstream in(list);
    std::vector<std::string> out;
    for (std::string one; in >> one;) out.push_back(one);
    return out;
}

bool yes(const XmlElement& element, const char* name) { return element.get(name) == "ja"; }
std::string text(const XmlElement& element, const char* child) { return nfc(squeeze(element.text_of(child))); }

FieldKind kind_of(const std::string& name) {
    static const std::map<std::string, FieldKind> kinds{
        {"regel", FieldKind::line}, {"tekst", FieldKind::text}, {"datum", FieldKind::date}, {"tijdstip", FieldKind::instant}, {"keuze", FieldKind::choice},
        {"janee", FieldKind::yes_no}, {"persoon", FieldKind::person}, {"functionaris", FieldKind::official}, {"partij", FieldKind::party},
        {"besluit", FieldKind::decision}, {"item", FieldKind::record}, {"grondslag", FieldKind::ground}, {"termijn", FieldKind::term}, {"rijen", FieldKind::rows}};
    return kinds.at(name);
}

PaperField field_of(const XmlElement& element) {
    PaperField out;
    out.name = element.get("naam"), out.label = text(element, "label"), out.help = text(element, "uitleg");
    out.kind = kind_of(element.get("soort"));
    out.list = element.get("lijst"), out.of = element.get("van");
    out.required = element.get("verplicht") != "nee";
    out.future = yes(element, "toekomst"), out.full = yes(element, "volledig"), out.free = yes(element, "vrij"), out.silent = element.get("drukken") == "nee";
    out.when = element.get("als"), out.rule = element.get("bij"), out.article = element.get("artikel"), out.after = element.get("na"), out.same = element.get("gelijk");
    out.every = element.get("alle"), out.from = element.get("begin"), out.until = element.get("tegen");
    if (const auto least = element.attribute("minst")) out.least = std::stoi(*least);
    for (const XmlElement& column : element.children("veld")) out.columns.push_back(field_of(column));
    return out;
}

/// What no schema can say about the fields among themselves.
std::string fault_of(const Paper& paper) {
    std::set<std::string> names;
    for (const PaperSection& section : paper.sections)
        for (const PaperField& field : section.fields) {
            if (!names.insert(field.name).second) return field.name;
            if ((field.kind == FieldKind::rows) == field.columns.empty()) return field.name;
            if (field.kind == FieldKind::choice && field.list.empty()) return field.name;
            if (field.kind == FieldKind::term && (field.rule.rfind("termijn:", 0) != 0 || field.from.empty())) return field.name;
            std::set<std::string> columns;
            for (const PaperField& column : field.columns) {
                if (!columns.insert(column.name).second || column.kind == FieldKind::rows || column.kind == FieldKind::term) return field.name + "." + column.name;
                if (column.kind == FieldKind::choice && column.list.empty()) return field.name + "." + column.name;
            }
            if (!field.every.empty() && !columns.contains(field.every)) return field.name + "." + field.every;
        }
    if (!paper.to.empty() && !names.contains(paper.to)) return paper.to;
    if (paper.of_case && paper.file.empty()) return "bestand";
    for (const std::string& signer : paper.signers)
        if (signer != "uitvoerder" && !names.contains(signer.substr(0, signer.find('.')))) return signer;
    return "";
}

}  // namespace

Result<Paper> read_paper(ByteView bytes, const std::string& name, ByteView schema) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    TRY_ASSIGN(const XmlSchema contract, XmlSchema::compile(schema, "werkstuk.xsd"));
    const XmlElement root = document.root();
    if (root.name() != "werkstuk" || root.ns() != kPaper) return error_of(Kind::configuration, "werkstuk.definitie", {name, root.line(), root.name()}, {root.name()});
    if (auto errors = contract.validate(document); !errors.empty()) {
        errors.front().kind = Kind::configuration;
        return errors.front();
    }
    Paper out;
    out.kind = root.get("soort"), out.document = root.get("doc");
    out.title = text(root, "titel"), out.introduction = text(root, "inleiding"), out.closing = text(root, "slot");
    out.rule = root.get("bij"), out.of_case = root.get("over") == "zaak", out.file = root.get("bestand"), out.file_field = root.get("bestand-veld");
    out.makers = tokens(root.get("door")), out.to = root.get("aan"), out.handed_over = yes(root, "gaat-uit");
    out.anonymous = root.get("anoniem"), out.anonymous_rule = root.get("anoniem-bij"), out.signers = tokens(root.get("tekent")), out.norms = tokens(root.get("norm"));
    for (const XmlElement& list : root.children("lijst")) {
        PaperList made{list.get("naam"), {}};
        for (const XmlElement& point : list.children("punt")) made.options.push_back({point.get("code"), nfc(squeeze(point.text())), point.get("artikel")});
        out.lists.push_back(std::move(made));
    }
    for (const XmlElement& element : root.children("deel")) {
        PaperSection section{text(element, "titel"), element.get("als"), element.get("bij"), {}, {}};
        for (const XmlElement& field : element.children("veld")) section.fields.push_back(field_of(field));
        for (const XmlElement& clause : element.children("clausule")) section.clauses.push_back({clause.get("bij"), clause.get("als"), nfc(squeeze(clause.text()))});
        out.sections.push_back(std::move(section));
    }
    if (const std::string fault = fault_of(out); !fault.empty()) return error_of(Kind::configuration, "werkstuk.definitie", {name, 0, ""}, {fault});
    return out;
}

}  // namespace griffier::publish
