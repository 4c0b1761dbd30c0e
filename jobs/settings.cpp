#include "jobs/settings.h"

#include <algorithm>
#include <sstream>

#include "records/core/text.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;
constexpr const char* who_section = "wie";

struct Line {
    int number;
    std::string section, name, value;
};

Result<std::vector<Line>> read_lines(const std::string& path, FileSystem& disk) {
    TRY_ASSIGN(const Bytes bytes, disk.read(path, largest));
    std::istringstream in(text_of(bytes));
    std::vector<Line> lines;
    std::string section;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = squeeze(line);
        if (line.empty() || line[0] == '#' || line[0] == ';') continue;
        if (line.front() == '[') {
            section = squeeze(line.substr(1, line.find(']') == std::string::npos ? std::string::npos : line.find(']') - 1));
            if (line.back() != ']') return error_of(Kind::configuration, "instelling.onleesbaar", {path, number, ""});
            if (section != who_section) return error_of(Kind::configuration, "instelling.onbekend", {path, number, section}, {"[" + section + "]"});
            lines.push_back({number, section, "", ""});
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string::npos) return error_of(Kind::configuration, "instelling.onleesbaar", {path, number, ""});
        std::string value = squeeze(line.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        lines.push_back({number, section, squeeze(line.substr(0, equals)), value});
    }
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

Result<Settings> read_settings(const std::string& path, bool must_exist, FileSystem& disk) {
    Settings settings;
    if (!must_exist && !disk.exists(path)) return settings;
    TRY_ASSIGN(const std::vector<Line> lines, read_lines(path, disk));
    for (const Line& line : lines) {
        if (!line.section.empty()) continue;
        if (std::find(setting_names().begin(), setting_names().end(), line.name) == setting_names().end())
            return error_of(Kind::configuration, "instelling.onbekend", {path, line.number, line.name}, {line.name});
        settings[line.name] = line.value;
    }
    return settings;
}

Result<std::optional<Who>> read_who(const std::string& path, FileSystem& disk) {
    if (!disk.exists(path)) return std::optional<Who>();
    TRY_ASSIGN(const std::vector<Line> lines, read_lines(path, disk));
    std::optional<Who> who;
    for (const Line& line : lines) {
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
