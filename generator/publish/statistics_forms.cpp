// An edition of the statistics as XML and as a comma-separated file.
#include <fmt/format.h>

#include <charconv>

#include "generator/publish/evaluation.h"
#include "generator/publish/statistics_table.h"

namespace griffier::publish {
namespace {

constexpr const char* total = "totaal";
constexpr std::size_t largest_table = 200;  // rows or columns

std::string attr(std::string_view name, std::string_view value) { return fmt::format(" {}=\"{}\"", name, xml_escape(value)); }

std::string day(Date date) { return fmt::format("{}-{}-{}", date.day(), date.month(), date.year()); }

std::string in_words(const std::string& kind, const std::string& code, const Catalogue& words) {
    if (const auto days = days_of_column(code); kind == "kolom" && days) return words.text("evaluatie.kolom", {day(days->first), day(days->second)});
    const std::string key = "statistiek." + kind + "." + code;
    return words.has(key) ? words.text(key) : code;
}

std::string name_at(const std::vector<std::string>& names, std::size_t at) { return at < names.size() ? names[at] : total; }

std::optional<long> number(std::string_view text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional<long>(value) : std::nullopt;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace

std::string write_edition(const Edition& edition, const Catalogue& words) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<statistiek" + attr("nummer", edition.number) + attr("convenant", edition.covenant) + attr("naam", edition.name) +
                      attr("datum", edition.date.iso()) + attr("dag", words.long_date(edition.date)) + attr("drempel", std::to_string(edition.threshold)) + attr("taal", words.language()) + attr("oefening", edition.practice ? "ja" : "nee") + ">\n";
    for (const PublishedTable& table : edition.tables) out += table_xml(table, [&](const std::string& kind, const std::string& code) { return in_words(kind, code, words); });
    return out + "</statistiek>\n";
}

std::string table_xml(const PublishedTable& table, const Namer& name, const std::string& after) {
    std::string out = "<tabel" + attr("code", table.code) + attr("titel", name("tabel", table.code)) + ">\n";
    for (std::size_t c = 0; c <= table.columns.size(); ++c) out += "<kolom" + attr("code", name_at(table.columns, c)) + attr("naam", name("kolom", name_at(table.columns, c))) + "/>\n";
    for (std::size_t r = 0; r < table.cells.size(); ++r) {
        out += "<rij" + attr("code", name_at(table.rows, r)) + attr("naam", name("rij", name_at(table.rows, r))) + ">";
        for (const auto& cell : table.cells[r]) out += cell ? "<cel>" + std::to_string(*cell) + "</cel>" : "<cel verborgen=\"ja\"/>";
        out += "</rij>\n";
    }
    return out + after + "</tabel>\n";
}

std::optional<PublishedTable> read_table(const XmlElement& table) {
    PublishedTable one{table.get("code"), {}, {}, {}};
    for (const XmlElement& column : table.children("kolom")) one.columns.push_back(column.get("code"));
    for (const XmlElement& row : table.children("rij")) {
        one.rows.push_back(row.get("code"));
        one.cells.emplace_back();
        for (const XmlElement& cell : row.children("cel")) {
            const auto n = number(cell.text());
            if (cell.get("verborgen") == "ja") one.cells.back().push_back(std::nullopt);
            else if (n) one.cells.back().push_back(n);
            else return std::nullopt;
        }
        if (one.cells.back().size() != one.columns.size()) return std::nullopt;
    }
    if (one.rows.size() < 2 || one.columns.size() < 2 || one.rows.size() > largest_table || one.columns.size() > largest_table || one.rows.back() != total || one.columns.back() != total) return std::nullopt;
    one.rows.pop_back(), one.columns.pop_back();
    return one;
}

Result<Edition> read_edition(ByteView xml, const std::string& name) {
    const Error broken = refused("statistiek.vorm", {name, 0, ""});
    const auto document = XmlDocument::parse(xml, name);
    if (!document || document->root().name() != "statistiek") return broken;
    const XmlElement root = document->root();
    const auto date = Date::parse(root.get("datum"));
    const auto threshold = number(root.get("drempel"));
    if (!date || !threshold || root.get("nummer").empty()) return broken;
    Edition out{root.get("nummer"), root.get("convenant"), root.get("naam"), *date, *threshold, {}, root.get("oefening") == "ja"};
    for (const XmlElement& table : root.children("tabel")) {
        auto one = read_table(table);
        if (!one) return broken;
        out.tables.push_back(*std::move(one));
    }
    return out;
}

std::string edition_csv(const Edition& edition, const Catalogue& words) {
    std::string out = "\xef\xbb\xbf";
    for (const PublishedTable& table : edition.tables) {
        out += quoted(in_words("tabel", table.code, words));
        for (std::size_t c = 0; c <= table.columns.size(); ++c) out += "," + quoted(in_words("kolom", name_at(table.columns, c), words));
        out += "\r\n";
        for (std::size_t r = 0; r < table.cells.size(); ++r) {
            out += quoted(in_words("rij", name_at(table.rows, r), words));
            for (const auto& cell : table.cells[r]) out += cell ? "," + std::to_string(*cell) : ",x";
            out += "\r\n";
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace griffier::publish
