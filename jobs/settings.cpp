#include "jobs/settings.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "records/core/text.h"

namespace griffier::jobs {

const std::vector<std::string>& setting_names() {
    static const std::vector<std::string> names{"keys", "data", "lang", "out", "inbox", "as", "purpose"};
    return names;
}

Result<Settings> read_settings(const std::string& path, bool must_exist, FileSystem& disk) {
    constexpr std::size_t largest = 64u << 10;
    Settings settings;
    if (!must_exist && !disk.exists(path)) return settings;
    TRY_ASSIGN(const Bytes bytes, disk.read(path, largest));
    std::istringstream in(text_of(bytes));
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = squeeze(line);
        if (line.empty() || line[0] == '#' || line[0] == ';') continue;
        const auto equals = line.find('=');
        const std::string name = squeeze(line.substr(0, equals));
        if (equals == std::string::npos) return error_of(Kind::configuration, "instelling.onleesbaar", {path, number, ""});
        if (std::find(setting_names().begin(), setting_names().end(), name) == setting_names().end())
            return error_of(Kind::configuration, "instelling.onbekend", {path, number, name}, {name});
        std::string value = squeeze(line.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        settings[name] = value;
    }
    return settings;
}

}  // namespace griffier::jobs
