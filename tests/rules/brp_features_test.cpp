// The example tables of the RvIG feature files are the oracle for names and addresses, every scenario of them. They are not part of
// this project: where they are not beside it, these tests are skipped. Our own cases stand in names_test.cpp.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/rules/address.h"
#include "records/rules/salutation.h"

using namespace griffier;

namespace {

using Row = std::map<std::string, std::string>;
const Aanspreekwoorden words = salutation_words(load_catalogue(*posix_file_system(), GRIFFIER_SOURCE_DIR "/locales", "nl").value());

std::string trimmed(const std::string& text) {
    auto first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line.substr(1, line.rfind('|') - 1));
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
    return cells;
}

/// One table with the sentence above it.
struct Table {
    std::string above;
    std::size_t sentence;  // its number
    std::vector<std::vector<std::string>> rows;
};
struct Example {
    std::string file, title;
    std::vector<Table> tables;
    std::vector<std::string> sentences;
};

std::string filled(std::string text, const Row& row) {
    for (const auto& [key, value] : row)
        for (std::size_t at; (at = text.find("<" + key + ">")) != std::string::npos;) text.replace(at, key.size() + 2, value);
    return text;
}

std::vector<Example> examples_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<Example> found;
    Example now;
    Table examples;
    bool open = false, in_examples = false;
    auto finish = [&] {
        if (!open) return;
        if (examples.rows.empty()) found.push_back(now);
        for (std::size_t r = 1; r < examples.rows.size(); ++r) {
            Row row;
            for (std::size_t c = 0; c < examples.rows[0].size() && c < examples.rows[r].size(); ++c) row[examples.rows[0][c]] = examples.rows[r][c];
            Example one = now;
            one.title = filled(one.title, row);
            for (auto& s : one.sentences) s = filled(s, row);
            for (auto& t : one.tables) {
                t.above = filled(t.above, row);
                for (auto& cells : t.rows)
                    for (auto& cell : cells) cell = filled(cell, row);
            }
            found.push_back(one);
        }
    };
    for (std::string line; std::getline(in, line);) {
        line = trimmed(line);
        if (line.empty() || line[0] == '#') continue;
        bool outline = line.rfind("Abstract Scenario:", 0) == 0, single = line.rfind("Scenario:", 0) == 0;
        if (outline || single) {
            finish();
            now = {file.filename().string(), line, {}, {}};
            examples = {};
            open = true, in_examples = false;
        } else if (line.rfind("Regel:", 0) == 0 || line.rfind("Functionaliteit:", 0) == 0) {
            finish();
            open = false;
        } else if (!open) {
            continue;
        } else if (line.rfind("Voorbeelden", 0) == 0) {
            in_examples = true;
        } else if (line[0] == '|') {
            auto cells = cells_of(line);
            if (in_examples) examples.rows.push_back(cells);
            else if (!now.tables.empty() && now.tables.back().sentence == now.sentences.size()) now.tables.back().rows.push_back(cells);
            else now.tables.push_back({now.sentences.empty() ? "" : now.sentences.back(), now.sentences.size(), {cells}});
        } else {
            now.sentences.push_back(line);
        }
    }
    finish();
    return found;
}

/// "geslachtsnaam (02.40)" -> "geslachtsnaam"; vertical (naam, waarde) and horizontal tables alike.
Row fields_of(const Table& table) {
    Row row;
    auto plain = [](const std::string& name) { return trimmed(name.substr(0, name.find(" ("))); };
    if (table.rows[0].size() >= 2 && table.rows[0][0] == "naam" && table.rows[0][1] == "waarde") {
        for (std::size_t r = 1; r < table.rows.size(); ++r)
            if (table.rows[r].size() >= 2) row[plain(table.rows[r][0])] = table.rows[r][1];
    } else if (table.rows.size() >= 2) {
        for (std::size_t c = 0; c < table.rows[0].size() && c < table.rows[1].size(); ++c) row[plain(table.rows[0][c])] = table.rows[1][c];
    }
    return row;
}

struct Case {
    Naam naam;
    Adres adres;
    Row expected;
    bool empty = false;
};

Case case_of(const Example& example) {
    Case out;
    int persons = 0;
    auto has = [](const std::string& text, const char* part) { return text.find(part) != std::string::npos; };
    for (const auto& s : example.sentences)
        if (has(s, "heeft de ") && (has(s, " leeg '") || has(s, "zonder 'adressering'"))) out.empty = true;
    for (const auto& table : example.tables) {
        Row f = fields_of(table);
        if (has(table.above, "Dan heeft ")) {
            out.expected.insert(f.begin(), f.end());
        } else if (has(table.above, "partner'") || (persons > 0 && has(table.above, "volgende gegevens"))) {  // a second person is the partner
            Partner p;
            p.voorvoegsel = f["voorvoegsel"];
            p.geslachtsnaam = f["geslachtsnaam"];
            p.ontbonden = has(table.above, "ex-partner");
            if (f["datum huwelijkssluiting/aangaan geregistreerd partnerschap"].size() == 8) {
                const auto& d = f["datum huwelijkssluiting/aangaan geregistreerd partnerschap"];
                p.vanaf = Date::parse(d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2));
            }
            p.adellijke_titel = f["adellijke titel of predicaat"];
            out.naam.partners.push_back(p);
        } else if (has(table.above, "volgende gegevens")) {
            out.naam.voornamen = f["voornamen"];
            out.naam.voorvoegsel = f["voorvoegsel"];
            out.naam.geslachtsnaam = f["geslachtsnaam"];
            out.naam.geslacht = f["geslachtsaanduiding"];
            if (!f["aanduiding naamgebruik"].empty()) out.naam.naamgebruik = f["aanduiding naamgebruik"];
            out.naam.adellijke_titel = f["adellijke titel of predicaat"];
            ++persons;
        } else if (has(table.above, "'adres' gegevens") || has(table.above, "'verblijfplaats' gegevens")) {
            if (f["aanduiding in onderzoek"] == "089999") out.adres.verblijft_niet = true;
            if (f.count("straatnaam")) out.adres.straat = f["straatnaam"];
            if (f.count("huisnummer")) out.adres.huisnummer = std::stoi(f["huisnummer"]);
            if (f.count("huisletter")) out.adres.huisletter = f["huisletter"];
            if (f.count("huisnummertoevoeging")) out.adres.toevoeging = f["huisnummertoevoeging"];
            if (f.count("aanduiding bij huisnummer")) out.adres.aanduiding = f["aanduiding bij huisnummer"];
            if (f.count("postcode")) out.adres.postcode = f["postcode"];
            if (f.count("woonplaats")) out.adres.woonplaats = f["woonplaats"];
            if (f.count("locatiebeschrijving")) out.adres.locatie = f["locatiebeschrijving"];
            if (f["gemeentecode"] == "0518") out.adres.gemeente = "'s-Gravenhage";
            if (f.count("land")) out.adres.land_code = f["land"];
            for (const char* line : {"regel 1 adres buitenland", "regel 2 adres buitenland", "regel 3 adres buitenland"})
                if (f.count(line)) out.adres.regels.push_back(f[line]);
        }
    }
    return out;
}

}  // namespace

TEST(BrpFeatures, the_example_tables_of_names_and_addresses_hold) {
    auto folder = std::filesystem::canonical(GRIFFIER_SOURCE_DIR).parent_path() / "shared/data/brp-features";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the RvIG feature files are not beside the project";
    int checked = 0, examples = 0;
    std::map<std::string, int> per_kind;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        for (const auto& example : examples_of(entry.path())) {
            Case c = case_of(example);
            const std::string where = example.file + ": " + example.title;
            const int before = checked;
            auto check = [&](const char* kind, const std::string& found) {
                if (!c.expected.count(kind) || c.expected.at(kind).empty()) return;
                EXPECT_EQ(found, c.expected.at(kind)) << where;
                ++checked;
                ++per_kind[kind];
            };
            auto lines = address_lines(c.adres);
            lines.resize(std::max<std::size_t>(lines.size(), 3));
            check("voorletters", initials(c.naam));
            check("aanhef", aanhef(c.naam, words));
            check("aanschrijfwijze.naam", aanschrijfwijze(c.naam, words));
            check("gebruikInLopendeTekst", running_text(c.naam, words));
            check("adresregel1", lines[0]);
            check("adresregel2", lines[1]);
            check("adresregel3", lines[2]);
            check("volledigeNaam", full_name(c.naam, words));
            check("indicatieVastgesteldVerblijftNietOpAdres", address_objection(c.adres, true) == Adresbezwaar::verblijft_niet ? "true" : "false");
            check("land.code", c.adres.land_code);
            if (c.empty && example.file.find("adres-regels") == std::string::npos) {
                auto about = [&](const char* what) { return example.file.find(what) != std::string::npos; };
                EXPECT_EQ(about("aanhef") ? aanhef(c.naam, words) : about("volledigeNaam") ? full_name(c.naam, words) : about("voorletters") ? initials(c.naam) : aanschrijfwijze(c.naam, words), "") << where;
                ++checked;
            }
            ++examples;
            EXPECT_GT(checked, before) << "nothing of this scenario is checked: " << where;
        }
    }
    EXPECT_GT(examples, 200);
    for (const char* kind : {"voorletters", "aanhef", "aanschrijfwijze.naam", "gebruikInLopendeTekst", "adresregel1", "adresregel2", "volledigeNaam"}) EXPECT_GT(per_kind[kind], 0) << kind;
    std::cout << "brp_examples=" << examples << " answers_compared=" << checked << "\n";
}
