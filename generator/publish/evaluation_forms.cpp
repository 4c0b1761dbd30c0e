// The report of an evaluation as a page for a browser and as a file of figures, both made of its XML.
#include <fmt/format.h>

#include "generator/publish/evaluation.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --accent: #00437a; --tint: #eef2f7; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #999; --accent: #9ccbf5; --tint: #24303b; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 2px solid var(--accent); } h3 { margin-top: 2rem; }
a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.mark { background: var(--tint); padding: 0.5rem 1rem; font-weight: bold; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } tbody tr:last-child.sum > * { font-weight: bold; }
svg { display: block; width: 100%; min-width: 34rem; max-width: 42rem; height: auto; margin: 0.5rem 0 1rem; } svg text { fill: var(--ink); font: 2.9px system-ui, sans-serif; } svg path { fill: var(--accent); }
ul { padding-left: 1.2rem; }
)";

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string cell_of(const XmlElement& cell) { return cell.get("verborgen") == "ja" ? "x" : cell.text(); }

/// The shapes of a chart: texts, and bars given by two corners.
std::string svg(const XmlElement& figure, const std::string& title) {
    const std::string words = figure.get("zegt");
    std::string out = fmt::format("<svg role=\"img\" aria-label=\"{}. {}\" viewBox=\"0 0 {} {}\">\n", xml_escape(title), xml_escape(words), xml_escape(figure.get("breedte")), xml_escape(figure.get("hoogte")));
    for (const XmlElement& shape : figure.children("vorm")) {
        const std::string points = shape.get("punten");
        const auto space = points.find(' ');
        const auto number = [](const std::string& pair, bool second) {
            const auto comma = pair.find(',');
            return second ? pair.substr(comma + 1) : pair.substr(0, comma);
        };
        const std::string a = points.substr(0, space), b = space == std::string::npos ? "" : points.substr(space + 1);
        if (shape.get("soort") == "text") out += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", number(a, false), number(a, true), xml_escape(shape.text()));
        else out += fmt::format("<path d=\"M{0} {1}H{2}V{3}H{0}z\"/>\n", number(a, false), number(a, true), number(b, false), number(b, true));
    }
    return out + "</svg>\n";
}

std::string table_page(const XmlElement& root, const XmlElement& table) {
    const std::string title = table.get("titel"), id = "t-" + table.get("code");
    std::string out = "<h3 id=\"" + id + "\">" + xml_escape(title) + "</h3>\n";
    if (const std::string state = table.get("staat"); !state.empty()) return out + "<p>" + xml_escape(root.text_of(state == "leeg" ? "geen" : "weg")) + "</p>\n";
    out += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + id + "\">";
    if (const XmlElement figure = table.child("figuur")) out += svg(figure, title);
    out += "<table>\n<thead><tr><th scope=\"col\">" + xml_escape(root.text_of("uitkomst")) + "</th>";
    for (const XmlElement& column : table.children("kolom")) out += "<th scope=\"col\" class=\"n\">" + xml_escape(column.get("naam")) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const XmlElement& row : table.children("rij")) {
        out += std::string(row.get("code") == "totaal" ? "<tr class=\"sum\">" : "<tr>") + "<th scope=\"row\">" + xml_escape(row.get("naam")) + "</th>";
        for (const XmlElement& cell : row.children("cel")) out += "<td class=\"n\">" + xml_escape(cell_of(cell)) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table></div>\n";
}

std::string list_page(const XmlElement& root, const XmlElement& list) {
    const std::string id = "l-" + list.get("code");
    std::string out = "<h3 id=\"" + id + "\">" + xml_escape(list.get("titel")) + "</h3>\n";
    if (list.children("regel").empty()) return out + "<p>" + xml_escape(root.text_of("geen")) + "</p>\n";
    out += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + id + "\"><table>\n<thead><tr>";
    for (const XmlElement& head : list.children("kop")) out += "<th scope=\"col\">" + xml_escape(head.text()) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const XmlElement& row : list.children("regel")) {
        out += "<tr>";
        for (const XmlElement& value : row.children("waarde")) out += "<td>" + xml_escape(value.text()) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table></div>\n";
}

Result<XmlDocument> document_of(ByteView xml, const std::string& name) {
    const auto document = XmlDocument::parse(xml, name);
    if (!document || document->root().name() != "evaluatie") return refused("evaluatie.vorm", {name, 0, ""});
    return *document;
}

}  // namespace

Result<std::string> evaluation_page(ByteView xml, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, document_of(xml, name));
    const XmlElement root = document.root();
    const auto paragraph = [&](const char* part) { return "<p>" + xml_escape(root.text_of(part)) + "</p>\n"; };
    const std::string title = xml_escape(root.get("titel") + ", " + root.get("naam"));
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + root.get("taal") + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
                      "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n";
    if (root.get("oefening") == "ja") out += "<p class=\"mark\">" + xml_escape(root.text_of("oefening")) + "</p>\n";
    out += "<h1>" + title + "</h1>\n<p><strong>" + xml_escape(root.get("dag-van")) + " – " + xml_escape(root.get("dag-tot")) + "</strong> (" + xml_escape(root.get("nummer")) + ")</p>\n";
    for (const char* part : {"inleiding", "grondslag", "stand", "verborgen"}) out += paragraph(part);
    out += "<h2 id=\"gaten\">" + xml_escape(root.text_of("kop-gaten")) + "</h2>\n<ul>\n";
    for (const XmlElement& gap : root.children("gat")) out += "<li>" + xml_escape(gap.text()) + "</li>\n";
    out += "</ul>\n<h2 id=\"cijfers\">" + xml_escape(root.text_of("kop-cijfers")) + "</h2>\n";
    for (const XmlElement& table : root.children("tabel")) out += table_page(root, table);
    out += "<h2 id=\"lijsten\">" + xml_escape(root.text_of("kop-lijsten")) + "</h2>\n";
    for (const XmlElement& list : root.children("lijst")) out += list_page(root, list);
    return out + paragraph("slot") + "</main>\n</body>\n</html>\n";
}

Result<std::string> evaluation_csv(ByteView xml, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, document_of(xml, name));
    std::string out = "\xef\xbb\xbftabel,rij,van,tot,aantal\r\n";
    for (const XmlElement& table : document.root().children("tabel")) {
        const auto columns = table.children("kolom");
        for (const XmlElement& row : table.children("rij")) {
            const auto cells = row.children("cel");
            for (std::size_t c = 0; c < cells.size() && c < columns.size(); ++c) {
                const auto days = days_of_column(columns[c].get("code"));
                out += quoted(table.get("titel")) + "," + quoted(row.get("naam")) + "," + (days ? days->first.iso() : "") + "," + (days ? days->second.iso() : "") + "," + cell_of(cells[c]) + "\r\n";
            }
        }
    }
    return out;
}

}  // namespace griffier::publish
