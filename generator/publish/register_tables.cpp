// The register for people with a spreadsheet: CSV and a flat OpenDocument sheet, from the same rows.
#include <fmt/format.h>

#include "generator/publish/register.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

std::string lines(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : "\n") + value;
    return out;
}

/// A spreadsheet takes these at the start of a cell for a formula.
std::string harmless(const std::string& value) { return value.find_first_of("=+-@\t\r") == 0 ? "'" + value : value; }

std::string quoted(const std::string& value) {
    std::string out = "\"";
    for (char c : harmless(value)) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

using Row = std::vector<std::string>;

Row heads(const Catalogue& words) {
    Row out{words.text("register.kolom.adres")};
    for (const auto& column : register_columns()) out.push_back(words.text("register.kolom." + column));
    for (const char* last : {"versie", "beoordeeld", "beoordelaar"}) out.push_back(words.text(std::string("register.kolom.") + last));
    return out;
}

Row row_of(const Verwerkingsactiviteit& one, const Verwerkingsregister& reg) {
    Row out{one.uri};
    for (const auto& column : register_columns()) out.push_back(lines(one.veld(column)));
    out.push_back(std::to_string(reg.versie));
    out.push_back(reg.beoordeeld ? reg.beoordeeld->iso() : "");
    out.push_back(reg.beoordelaar);
    return out;
}

std::string sheet(const std::string& name, const std::vector<Row>& rows, bool head) {
    std::string out = fmt::format("<table:table table:name=\"{}\" table:style-name=\"blad\">", xml_escape(name));
    // Names and what they say: the second column is read, the first looked up.
    out += head ? fmt::format("<table:table-column table:style-name=\"breed\" table:number-columns-repeated=\"{}\"/>\n", rows.front().size())
                : std::string("<table:table-column table:style-name=\"breed\"/><table:table-column table:style-name=\"ruim\"/>\n");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool first = head && i == 0;
        out += std::string(first ? "<table:table-header-rows>" : "") + "<table:table-row table:style-name=\"passend\">";
        for (const auto& cell : rows[i]) {
            out += fmt::format("<table:table-cell table:style-name=\"{}\" office:value-type=\"string\">", first || (!head && &cell == &rows[i].front()) ? "kop" : "tekst");
            std::size_t at = 0;
            while (at <= cell.size()) {
                const std::size_t end = std::min(cell.find('\n', at), cell.size());
                out += "<text:p>" + xml_escape(cell.substr(at, end - at)) + "</text:p>";
                at = end + 1;
            }
            out += "</table:table-cell>";
        }
        out += first ? "</table:table-row></table:table-header-rows>\n" : "</table:table-row>\n";
    }
    return out + "</table:table>\n";
}

}  // namespace

std::string register_csv(const Verwerkingsregister& reg, const Catalogue& words) {
    std::string out = "\xEF\xBB\xBF";
    const auto add = [&out](const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "," : "") + quoted(row[i]);
        out += "\r\n";
    };
    add(heads(words));
    for (const auto& one : reg.activiteiten) add(row_of(one, reg));
    return out;
}

std::string register_sheet(const Verwerkingsregister& reg, const Catalogue& words) {
    const auto word = [&](const std::string& key) { return words.text("register.kolom." + key); };
    std::vector<Row> head{{word("convenant"), reg.naam}, {word("versie"), std::to_string(reg.versie)}, {word("geldig"), reg.datum.iso()}, {word("beoordeeld"), reg.beoordeeld ? reg.beoordeeld->iso() : ""},
                          {word("beoordelaar"), reg.beoordelaar}, {word("verantwoordelijken"), lines(reg.verantwoordelijken)}, {word("functionaris"), reg.functionaris}, {word("contactpunt"), reg.contactpunt}};
    std::vector<Row> activities{heads(words)};
    for (const auto& one : reg.activiteiten) activities.push_back(row_of(one, reg));
    std::vector<Row> processors{{word("naam"), word("dienst"), word("overeenkomst"), word("sub"), word("doorgifte"), word("beveiliging"), word("contact"), word("voor")}};
    for (const auto& one : reg.verwerkers) {
        std::vector<std::string> what;
        for (const auto& activity : reg.activiteiten)
            for (const auto& value : activity.veld("verwerkers"))
                if (value.starts_with(one.naam)) what.push_back(activity.naam);
        processors.push_back({one.naam, one.dienst, one.overeenkomst + (one.gesloten ? " (" + one.gesloten->iso() + ")" : ""), one.sub, one.doorgifte, one.beveiliging,
                              one.contact.straat + (one.contact.email.empty() ? "" : "\n" + one.contact.email), lines(what)});
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\n"
           "<office:automatic-styles><style:style style:name=\"breed\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"70mm\"/></style:style>"
           "<style:style style:name=\"ruim\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"170mm\"/></style:style>"
           "<style:style style:name=\"passend\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>"
           "<style:style style:name=\"blad\" style:family=\"table\" style:master-page-name=\"Liggend\"><style:table-properties table:display=\"true\"/></style:style>"
           // On paper: lying A3, three pages wide at the most.
           "<style:page-layout style:name=\"liggend\"><style:page-layout-properties fo:page-width=\"420mm\" fo:page-height=\"297mm\" style:print-orientation=\"landscape\" fo:margin=\"12mm\" "
           "style:scale-to-X=\"3\" style:scale-to-Y=\"0\"/></style:page-layout>"
           "<style:style style:name=\"kop\" style:family=\"table-cell\"><style:table-cell-properties fo:wrap-option=\"wrap\" fo:padding=\"0.8mm\" style:vertical-align=\"top\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>"
           "<style:style style:name=\"tekst\" style:family=\"table-cell\"><style:table-cell-properties fo:wrap-option=\"wrap\" fo:padding=\"0.8mm\" style:vertical-align=\"top\"/></style:style></office:automatic-styles>\n"
           "<office:master-styles><style:master-page style:name=\"Liggend\" style:page-layout-name=\"liggend\"/></office:master-styles>\n"
           "<office:body><office:spreadsheet>\n" +
           sheet(words.text("register.blad.organisatie"), head, false) + sheet(words.text("register.blad.activiteiten"), activities, true) + sheet(words.text("register.blad.verwerkers"), processors, true) +
           "</office:spreadsheet></office:body></office:document>\n";
}

}  // namespace griffier::publish
