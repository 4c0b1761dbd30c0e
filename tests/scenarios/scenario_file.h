#pragma once
// Reads *.scenario files: Dutch, for a jurist. Form:
//
//   # remark
//   Regime: model-2018                         holds for the scenarios after it
//   Scenario: title in one sentence
//     Toont: RET-04 RET-08                     the norms that it shows; required
//     Gegeven ... / Als ... / Dan ... / En ... steps
//     Voorbeelden:                             optional: each row makes a scenario of its own, <word> takes the row's value
//       | word | other |
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace griffier::scenario {

struct Step {
    int line = 0;
    bool expectation = false;  ///< after Dan
    std::string text;          ///< without the first word
};

struct Scenario {
    std::string file, title, regime;
    std::vector<std::string> norms;
    std::vector<Step> steps;
};

inline std::string trimmed(const std::string& text) {
    auto first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
    if (!cells.empty() && cells.back().empty() && line.back() == '|') return cells.empty() || line.size() < 2 ? cells : cells;
    return cells;
}

inline std::string filled(std::string text, const std::vector<std::string>& head, const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < head.size(); ++i)
        for (std::size_t at; (at = text.find("<" + head[i] + ">")) != std::string::npos;) text.replace(at, head[i].size() + 2, row.at(i));
    return text;
}

/// All scenarios of one file; a line that is none of the forms above throws std::runtime_error with file and line.
inline std::vector<Scenario> parse(const std::string& name, std::istream& in) {
    std::vector<Scenario> all;
    Scenario now;
    std::string regime;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    bool open = false, examples = false, expectation = false;
    int number = 0;
    auto fail = [&](const std::string& why) { throw std::runtime_error(name + ":" + std::to_string(number) + ": " + why); };
    auto finish = [&] {
        if (!open) return;
        if (now.norms.empty()) fail("scenario without Toont: " + now.title);
        if (now.steps.empty() || !now.steps.back().expectation) fail("scenario without Dan: " + now.title);
        if (examples && rows.empty()) fail("Voorbeelden without rows: " + now.title);
        if (!examples) all.push_back(now);
        for (const auto& row : rows) {
            Scenario one = now;
            one.title = filled(now.title, head, row);
            if (one.title == now.title) one.title += " " + row.front();
            one.regime = filled(now.regime, head, row);
            for (auto& step : one.steps) step.text = filled(step.text, head, row);
            all.push_back(one);
        }
    };
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = trimmed(line);
        if (line.empty() || line[0] == '#') continue;
        auto after = [&](const std::string& word) { return trimmed(line.substr(word.size())); };
        auto starts = [&](const std::string& word) { return line.rfind(word, 0) == 0; };
        if (starts("Regime:")) {
            if (open) finish();
            open = false;
            regime = after("Regime:");
        } else if (starts("Scenario:")) {
            if (open) finish();
            now = {name, after("Scenario:"), regime, {}, {}};
            head.clear(), rows.clear();
            open = true, examples = false, expectation = false;
        } else if (!open) {
            fail("not within a scenario");
        } else if (starts("Toont:")) {
            now.norms = words_of(after("Toont:"));
        } else if (starts("Voorbeelden:")) {
            examples = true;
        } else if (line[0] == '|') {
            if (!examples) fail("a row without Voorbeelden");
            auto cells = cells_of(line);
            if (head.empty()) head = cells;
            else if (cells.size() != head.size()) fail("a row of another length than its head");
            else rows.push_back(cells);
        } else if (starts("Gegeven ") || starts("Als ") || starts("Dan ") || starts("En ")) {
            auto space = line.find(' ');
            if (starts("Dan ")) expectation = true;
            if (starts("Als ") || starts("Gegeven ")) expectation = false;
            now.steps.push_back({number, expectation, trimmed(line.substr(space))});
        } else {
            fail("not understood: " + line);
        }
    }
    finish();
    return all;
}

inline std::vector<Scenario> read_all(const std::filesystem::path& folder) {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".scenario") files.insert(entry.path());
    std::vector<Scenario> all;
    for (const auto& file : files) {
        std::ifstream in(file);
        for (auto& one : parse(file.filename().string(), in)) all.push_back(std::move(one));
    }
    return all;
}

/// A name for GoogleTest: norms first, then the title's letters and digits.
inline std::string test_name(const Scenario& scenario) {
    std::string name;
    for (auto norm : scenario.norms) {
        for (char& c : norm)
            if (c == '-') c = '_';
        name += norm + "_";
    }
    for (unsigned char c : scenario.title) {
        if (std::isalnum(c) && c < 0x80) name += static_cast<char>(c);
        else if (!name.empty() && name.back() != '_') name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    return name;
}

}  // namespace griffier::scenario
