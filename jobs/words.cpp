#include "jobs/words.h"

#include <algorithm>

namespace griffier::jobs {

namespace {

/// What stands between the root's tags. The pieces are joined into one file, so that one reader judges all of them together.
std::string inside(const std::string& text) {
    const auto start = text.find("<locale");
    if (start == std::string::npos) return {};
    const auto open = text.find('>', start);
    const auto close = text.rfind("</locale>");
    if (open == std::string::npos || close == std::string::npos || close < open) return {};
    return text.substr(open + 1, close - open - 1);
}

}  // namespace

Result<Catalogue> load_words(FileSystem& disk, const std::string& locales, const std::string& language) {
    const std::string main = locales + "/" + language + ".xml";
    const std::string folder = locales + "/" + language + ".d";
    std::string all = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<locale taal=\"" + language + "\">";
    std::vector<std::string> files;
    if (disk.exists(main)) files.push_back(main);
    if (disk.is_directory(folder)) {
        TRY_ASSIGN(const std::vector<std::string> names, disk.list(folder));
        for (const std::string& name : names)
            if (name.size() > 4 && name.substr(name.size() - 4) == ".xml") files.push_back(folder + "/" + name);
    }
    for (const std::string& file : files) {
        TRY_ASSIGN(const Bytes bytes, disk.read(file));
        TRY_ASSIGN(const Catalogue alone, Catalogue::parse(bytes, file));  // so that a finding names its own file
        if (alone.language() != language) return error_of(Kind::configuration, "instelling.woorden", {file, 0, ""}, {language});
        all += inside(griffier::text_of(bytes));
    }
    all += "</locale>\n";
    TRY_ASSIGN(Catalogue words, Catalogue::parse(view_of(all), main));
    if (!words.has("einde.regel")) return error_of(Kind::configuration, "instelling.woorden", {main, 0, ""}, {"einde.regel"});
    return words;
}

}  // namespace griffier::jobs
