#include "jobs/settings.h"

#include <algorithm>
#include <sstream>

#include "records/core/text.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;
constexpr const char* who_section = "wie";

/// Changes of one letter that make one word of the other.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
            corner = above;
        }
    }
    return row[b.size()];
}

/// A name that does not exist, with the name that was probably meant.
Error unknown(const std::string& path, int number, const std::string& name) {
    constexpr std::size_t near = 2;
    const auto& names = setting_names();
    const auto best = std::min_element(names.begin(), names.end(), [&](const auto& a, const auto& b) { return distance(a, name) < distance(b, name); });
    if (distance(*best, name) <= near) return error_of(Kind::configuration, "instelling.bedoelt", {path, number, name}, {name, *best});
    return error_of(Kind::configuration, "instelling.onbekend", {path, number, name}, {name});
}

SettingLine read_line(const std::string& path, int number, const std::string& line, std::string& section) {
    const Error unreadable = error_of(Kind::configuration, "instelling.onleesbaar", {path, number, ""});
    if (line.front() == '[') {
        section = squeeze(line.substr(1, line.find(']') == std::string::npos ? std::string::npos : line.find(']') - 1));
        SettingLine made{number, section, "", "", {}};
        if (line.back() != ']') made.wrong = unreadable;
        else if (section != who_section) made.wrong = error_of(Kind::configuration, "instelling.onbekend", {path, number, section}, {"[" + section + "]"});
        return made;
    }
    const auto equals = line.find('=');
    if (equals == std::string::npos) return {number, section, "", "", unreadable};
    std::string value = squeeze(line.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    SettingLine made{number, section, squeeze(line.substr(0, equals)), value, {}};
    const auto& names = setting_names();
    if (section.empty() && std::find(names.begin(), names.end(), made.name) == names.end()) made.wrong = unknown(path, number, made.name);
    return made;
}

/// The lines of a file without a wrong one; the first that is wrong is the error. `every`: names outside [wie] must exist.
Result<std::vector<SettingLine>> right_lines(const std::string& path, FileSystem& disk, bool every) {
    TRY_ASSIGN(std::vector<SettingLine> lines, setting_lines(path, disk));
    for (const SettingLine& line : lines)
        if (line.wrong && (every || line.name.empty())) return *line.wrong;
    return lines;
}

}  // namespace

const std::vector<std::string>& setting_names() {
    static const std::vector<std::string> names{"keys", "holders", "data", "lang", "out", "inbox", "as", "purpose", "witness", "sign", "sign-pass", "channel", "input-after", "out-after", "channel-after",
                                                "archive-caretaker", "certificates", "selection-list", "selection-weegploeg", "selection-casusoverleg", "leave-reference", "leave-scope", "leave-issuer", "leave-date",
                                                "report", "metrics", "ping", "hook-before", "hook-after", "hook-error", "hook-seconds",
                                                "interval-juistheid", "interval-bevoegdheden", "interval-naleving", "interval-register"};
    return names;
}

Result<std::vector<SettingLine>> setting_lines(const std::string& path, FileSystem& disk) {
    TRY_ASSIGN(const Bytes bytes, disk.read(path, largest));
    std::istringstream in(text_of(bytes));
    std::vector<SettingLine> lines;
    std::string section;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = squeeze(line);
        if (!line.empty() && line[0] != '#' && line[0] != ';') lines.push_back(read_line(path, number, line, section));
    }
    return lines;
}

Result<Settings> read_settings(const std::string& path, bool must_exist, FileSystem& disk) {
    Settings settings;
    if (!must_exist && !disk.exists(path)) return settings;
    TRY_ASSIGN(const std::vector<SettingLine> lines, right_lines(path, disk, true));
    for (const SettingLine& line : lines)
        if (line.section.empty()) settings[line.name] = line.value;
    return settings;
}

Result<std::optional<Who>> read_who(const std::string& path, FileSystem& disk) {
    if (!disk.exists(path)) return std::optional<Who>();
    TRY_ASSIGN(const std::vector<SettingLine> lines, right_lines(path, disk, false));
    std::optional<Who> who;
    for (const SettingLine& line : lines) {
        if (line.section != who_section) continue;
        if (!who) who.emplace();
        if (line.name.empty()) continue;  // the heading itself
        std::string ids = line.value;
        std::replace(ids.begin(), ids.end(), ',', ' ');
        std::istringstream in(ids);
        for (std::string id; in >> id;) (*who)[line.name].push_back(id);
    }
    return who;
}

}  // namespace griffier::jobs
