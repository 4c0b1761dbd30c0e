#include "generator/publish/evaluation.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/publish/statistics_table.h"
#include "generator/publish/xml_writer.h"

namespace griffier::publish {
namespace {

constexpr const char* total = "totaal";

// A chart on paper and on a page, in millimetres: a label above each bar, the number at its end.
constexpr double chart_width = 150, row_height = 9, bar_top = 3.9, bar_bottom = 7.4, longest_bar = 130, label_base = 3;
constexpr std::size_t most_bars = 24;

std::string first_word(const Catalogue& words, const std::vector<std::string>& keys, const std::string& otherwise) {
    for (const std::string& key : keys)
        if (words.has(key)) return words.text(key);
    return otherwise;
}

std::string day(Date date) { return fmt::format("{}-{}-{}", date.day(), date.month(), date.year()); }

/// "uitstel.d": a ground of a list.
std::string ground_in_words(const std::string& code, const Catalogue& words) {
    const auto dot = code.rfind('.');
    if (dot == std::string::npos) return code;
    const std::string list = code.substr(0, dot);
    return words.text("evaluatie.grond", {first_word(words, {"evaluatie.gronden." + list}, list), code.substr(dot + 1)});
}

std::string in_words(const std::string& kind, const std::string& code, const Catalogue& words) {
    if (kind == "tabel") return first_word(words, {"evaluatie.tabel." + code}, code);
    if (kind == "rij") return first_word(words, {"evaluatie.rij." + code, "statistiek.rij." + code, "uitleg.woord." + code}, ground_in_words(code, words));
    const auto days = days_of_column(code);
    return days ? words.text("evaluatie.kolom", {day(days->first), day(days->second)}) : first_word(words, {"statistiek.kolom." + code}, code);
}

struct Bar {
    std::string label;
    std::optional<long> value;
};

/// What the picture says, for who cannot see it.
std::string in_a_sentence(const std::vector<Bar>& bars, const Catalogue& words) {
    std::string out;
    for (const Bar& bar : bars) out += (out.empty() ? "" : "; ") + bar.label + ": " + (bar.value ? std::to_string(*bar.value) : words.text("evaluatie.verborgen"));
    return words.text("evaluatie.grafiek", {out});
}

std::string shape(const char* kind, const std::string& points, const std::string& more, const std::string& text = {}) {
    return fmt::format("<vorm soort=\"{}\" punten=\"{}\"{}>{}</vorm>\n", kind, points, more, xml_escape(text));
}

/// The totals of the rows as bars; "" where there is nothing to draw.
std::string chart(const PublishedTable& table, const Catalogue& words) {
    if (table.rows.empty() || table.rows.size() > most_bars) return "";
    std::vector<Bar> bars;
    long most = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        bars.push_back({in_words("rij", table.rows[r], words), table.cells[r].back()});
        most = std::max(most, table.cells[r].back().value_or(0));
    }
    if (most == 0) return "";
    std::string out = fmt::format("<figuur breedte=\"{}\" hoogte=\"{}\" zegt=\"{}\">\n", chart_width, row_height * static_cast<double>(bars.size()) + 1, xml_escape(in_a_sentence(bars, words)));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double y = row_height * static_cast<double>(i);
        out += shape("text", fmt::format("0,{:.2f}", y + label_base), " kleur=\"ink\" grootte=\"8\"", bars[i].label);
        const double length = bars[i].value ? longest_bar * static_cast<double>(*bars[i].value) / static_cast<double>(most) : 0;
        if (length > 0) out += shape("rectangle", fmt::format("0,{:.2f} {:.2f},{:.2f}", y + bar_top, std::max(length, 0.5), y + bar_bottom), " lijn=\"0\" vulling=\"series1\"");
        out += shape("text", fmt::format("{:.2f},{:.2f}", std::max(length, 0.0) + (length > 0 ? 1.5 : 0), y + bar_bottom - 0.6), " kleur=\"ink\" grootte=\"8\"", bars[i].value ? std::to_string(*bars[i].value) : "x");
    }
    return out + "</figuur>\n";
}

}  // namespace

std::string column_of(Date from, Date to) { return from.iso() + "/" + to.iso(); }

std::optional<std::pair<Date, Date>> days_of_column(const std::string& code) {
    const auto slash = code.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const auto from = Date::parse(code.substr(0, slash)), to = Date::parse(code.substr(slash + 1));
    if (!from || !to) return std::nullopt;
    return std::pair(*from, *to);
}

std::vector<PublishedTable> years_as_days(std::vector<PublishedTable> tables) {
    for (PublishedTable& table : tables)
        for (std::string& column : table.columns)
            if (const auto day = Date::parse(column + "-01-01")) column = column_of(*day, day->plus_years(1).plus_days(-1));
    return tables;
}

std::string write_evaluation(const Evaluation& e, const Catalogue& words) {
    XmlWriter xml;
    const std::string title = words.text("evaluatie.titel." + e.kind);
    xml.declaration().open("evaluatie", {{"nummer", e.number}, {"titel", title}, {"convenant", e.covenant}, {"naam", e.name}, {"zorgdrager", e.caretaker}, {"systeem", e.system}, {"regime", e.regime}, {"regime-versie", e.version}, {"soort", e.kind}, {"artikel", e.article}, {"regel", e.rule}, {"van", e.from.iso()},
                                         {"tot", e.to.iso()}, {"stand", e.as_of.iso()}, {"dag-van", words.long_date(e.from)}, {"dag-tot", words.long_date(e.to)}, {"dag-stand", words.long_date(e.as_of)},
                                         {"bladen", std::to_string(e.leaves)}, {"wortel", e.root}, {"drempel", std::to_string(e.threshold)}, {"taal", words.language()}, {"oefening", e.practice ? "ja" : "nee"}});
    const auto sentence = [&](const char* name, const std::string& text) { xml.leaf(name, text); };
    if (e.practice) sentence("oefening", words.text("geheim.oefening"));
    sentence("inleiding", words.text("evaluatie.inleiding"));
    sentence("grondslag", e.article.empty() ? words.text("evaluatie.eigen_periode") : words.text("evaluatie.grondslag", {e.article}));
    sentence("stand", words.text("evaluatie.stand", {words.long_date(e.as_of), std::to_string(e.leaves)}));
    sentence("verborgen", words.text("statistiek.verborgen", {std::to_string(e.threshold)}));
    sentence("geen", words.text("evaluatie.geen"));
    sentence("weg", words.text("evaluatie.ingehouden"));
    sentence("uitkomst", words.text("statistiek.kolom.uitkomst"));
    sentence("kop-cijfers", words.text("evaluatie.kop.cijfers"));
    sentence("kop-lijsten", words.text("evaluatie.kop.lijsten"));
    sentence("kop-gaten", words.text("evaluatie.kop.gaten"));
    sentence("slot", words.text("evaluatie.slot"));
    const Namer name = [&](const std::string& kind, const std::string& code) { return in_words(kind, code, words); };
    for (const EvaluationTable& table : e.tables) {
        if (table.state.empty()) xml.raw(table_xml(table.published, name, chart(table.published, words)));
        else xml.leaf("tabel", "", {{"code", table.code}, {"titel", name("tabel", table.code)}, {"staat", table.state}});
    }
    for (const EvaluationList& list : e.lists) {
        const std::string key = "evaluatie.lijst." + list.code;
        xml.open("lijst", {{"code", list.code}, {"titel", words.text(key)}});
        for (int n = 1; words.has(key + "." + std::to_string(n)); ++n) xml.leaf("kop", words.text(key + "." + std::to_string(n)));
        for (const auto& row : list.rows) {
            xml.open("regel");
            for (const std::string& cell : row) xml.leaf("waarde", cell.empty() ? "-" : cell);
            xml.close();
        }
        xml.close();
    }
    for (const std::string& gap : e.gaps) xml.leaf("gat", gap);
    return xml.close().take();
}

Result<std::vector<PublishedTable>> tables_of_evaluation(ByteView xml, const std::string& name) {
    const Error broken = refused("evaluatie.vorm", {name, 0, ""});
    const auto document = XmlDocument::parse(xml, name);
    if (!document || document->root().name() != "evaluatie") return broken;
    std::vector<PublishedTable> out;
    for (const XmlElement& table : document->root().children("tabel")) {
        if (!table.get("staat").empty()) continue;
        auto one = read_table(table);
        if (!one) return broken;
        out.push_back(*std::move(one));
    }
    return out;
}

}  // namespace griffier::publish
