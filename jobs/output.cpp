#include "jobs/output.h"

#include <fmt/format.h>

#include <algorithm>

#include "jobs/help.h"

namespace griffier::jobs {

namespace {
constexpr std::size_t width = 80;
constexpr std::size_t name_column = 24;

std::size_t letters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string line_of(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// File and line before a message: "casus.xml:12: ", or nothing.
std::string place_of(const Place& place) {
    std::string text = place.file;
    if (place.line > 0) text += fmt::format("{}{}", text.empty() ? "" : ":", place.line);
    if (!place.element.empty()) text += fmt::format("{}<{}>", text.empty() ? "" : " ", place.element);
    return text.empty() ? text : text + ": ";
}
/// Whether the journal of systemd reads what we print: then one entry is one line, with its weight before it (sd-daemon(3)).
bool to_journal(const World& world) { return !world.terminal && world.environment("JOURNAL_STREAM").has_value(); }

/// "<3>" error, "<4>" warning, "<6>" information.
const char* weight(ExitCode exit) { return exit == ExitCode::done ? "<6>" : exit == ExitCode::some_refused ? "<4>" : "<3>"; }
}  // namespace

void JobReport::add(const JobReport& part) {
    exit = graver(exit, part.exit);
    for (const auto& [name, n] : part.counts) count(name, n);
    places.insert(places.end(), part.places.begin(), part.places.end());
}

void JobReport::count(const std::string& what, long n) {
    for (auto& [name, number] : counts)
        if (name == what) {
            number += n;
            return;
        }
    counts.emplace_back(what, n);
}

long JobReport::counted(const std::string& what) const {
    for (const auto& [name, number] : counts)
        if (name == what) return number;
    return 0;
}

std::ostream& Output::out() {
    if (clear_) clear_();
    return world_.out;
}

std::ostream& Output::err() {
    if (clear_) clear_();
    return world_.err;
}

void Output::item(const std::string& type, const Json& fields, const std::string& sentence) {
    if (record_) record_(type, fields, sentence, Kind::refused);
    if (!json_) return text(sentence);
    Json object{{"type", type}};
    object.update(fields);
    out() << line_of(object);
}

void Output::text(const std::string& line) {
    if (json_) return;
    if (to_journal(world_)) {
        if (!line.empty()) out() << line << "\n";
        return;
    }
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    out() << line.substr(0, indent) << wrap(line.substr(indent), width - indent - 2, indent + 2) << "\n";
}

void Output::row(const std::string& line) {
    if (!json_) out() << line << "\n";
}

void Output::pair(const std::string& name, const std::string& value) {
    if (json_) return;
    const std::size_t used = letters(name);
    out() << "  " << name << std::string(used < name_column ? name_column - used : 1, ' ')
               << wrap(value, width - name_column - 2, name_column + 2) << "\n";
}

void Output::error(const Error& error) {
    if (record_) {
        // What is kept names no file: its name can be somebody's name.
        Place place = error.place;
        if (place.file.find('/') != std::string::npos || place.file.ends_with(".xml")) place.file.clear();
        record_("error", {{"code", error.code}, {"hint", words_.hint(error)}}, place_of(place) + words_.message(error), error.kind);
    }
    if (json_) {
        Json object{{"type", "error"}, {"code", error.code}};
        if (!error.place.file.empty()) object["file"] = error.place.file;
        if (error.place.line > 0) object["line"] = error.place.line;
        if (!error.place.element.empty()) object["element"] = error.place.element;
        object["exit"] = static_cast<int>(exit_code_of(error.kind));
        object["message"] = words_.message(error);
        object["hint"] = words_.hint(error);
        out() << line_of(object);
        return;
    }
    if (to_journal(world_)) {
        const std::string hint = words_.hint(error);
        err() << weight(exit_code_of(error.kind)) << place_of(error.place) << words_.message(error) << (hint.empty() ? "" : " " + hint) << "\n";
        return;
    }
    err() << wrap(place_of(error.place) + words_.message(error), width - 2, 2) << "\n";
    // The same advice a second time is noise.
    if (const std::string hint = words_.hint(error); !hint.empty() && hinted_.insert(error.code).second) err() << "  " << wrap(hint, width - 2, 2) << "\n";
}

void Output::log(const std::string& line) {
    if (!json_) err() << line << "\n";
}

void Output::summary(const std::string& command, const JobReport& report, const Json& more) {
    const int exit = static_cast<int>(report.exit);
    if (json_) {
        Json object{{"type", "summary"}, {"command", command}};
        object.update(more);
        object["counts"] = Json::object();
        for (const auto& [name, number] : report.counts) object["counts"][name] = number;
        object["see"] = report.places;
        object["exit"] = exit;
        out() << line_of(object);
        return;
    }
    std::string line;
    for (const auto& [name, number] : report.counts)
        if (number != 0) line += (line.empty() ? "" : ", ") + words_.count("telling." + name, number);
    if (line.empty()) line = words_.text(report.headline.empty() ? "telling.niets" : report.headline);
    const std::string closing = words_.text("einde.regel", {command, line, words_.text(fmt::format("einde.{}", exit))});
    text(to_journal(world_) ? weight(report.exit) + closing : closing);
    for (const std::string& place : report.places) text("  " + words_.text("einde.zie", {place}));
}

}  // namespace griffier::jobs
