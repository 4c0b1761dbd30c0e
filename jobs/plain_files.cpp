#include "jobs/plain_files.h"

#include <algorithm>
#include <set>

namespace griffier::jobs {

namespace {

constexpr const char* removed = "removed";
constexpr const char* operators = "operator";

std::string setting(const Context& context, const std::string& name, const std::string& absent = {}) {
    const auto found = context.call.settings.find(name);
    return found == context.call.settings.end() || found->second.empty() ? absent : found->second;
}

bool ends_with(const std::string& text, std::string_view end) { return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

/// The overview carries codes only; all else that is readable counts.
bool readable(const std::string& name) { return name != "index.html" && !name.empty() && name.front() != '.'; }

/// Names that the store itself makes.
bool of_store(const std::string& name) {
    static const std::set<std::string> known{"opslag", "begonnen", "slot", "kluis", "verklaringen", "griffier.ini"};
    return known.count(name) != 0 || ends_with(name, ".db") || ends_with(name, ".db-journal") || name.rfind("grootboek.db-mj", 0) == 0;
}

/// The letters in a channel: the PDFs of its consignments, and what stands loose beside these and is none of the channel's own files.
Result<std::size_t> letters_in_channel(const Context& context, const std::string& folder) {
    std::size_t n = 0;
    TRY_ASSIGN(const std::vector<std::string> names, readable_files(context, folder));
    for (const std::string& name : names) {
        const std::string path = join_path(folder, name);
        if (!context.world.disk.is_directory(path)) {
            n += !ends_with(name, ".klaar") && !ends_with(name, ".ontvangst");
            continue;
        }
        TRY_ASSIGN(const std::vector<std::string> files, context.world.disk.list(path));
        n += static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const std::string& file) { return ends_with(file, ".pdf"); }));
    }
    return n;
}

}  // namespace

Result<std::vector<std::string>> readable_files(const Context& context, const std::string& folder) {
    TRY_ASSIGN(std::vector<std::string> names, context.world.disk.list(folder));
    names.erase(std::remove_if(names.begin(), names.end(), [](const std::string& name) { return !readable(name); }), names.end());
    return names;
}

Result<std::vector<PlainFolder>> plain_folders(const Context& context) {
    static const std::set<std::string> words{removed, "until-confirmed", operators};
    std::vector<PlainFolder> folders;
    for (const auto& [what, name] : {std::pair("input", "inbox"), std::pair("out", "out"), std::pair("channel", "channel")}) {
        // What went to a channel is removed when it is confirmed, unless the operator says that it is his.
        const bool channel = std::string_view(what) == "channel";
        PlainFolder one{what, setting(context, name), ""};
        one.after = setting(context, std::string(what) + "-after", channel && !one.folder.empty() ? "until-confirmed" : operators);
        if (words.count(one.after) == 0) return error_of(Kind::configuration, "instelling.daarna", {"griffier.ini", 0, std::string(what) + "-after"}, {one.after});
        if (!one.folder.empty() && context.world.disk.is_directory(one.folder)) {
            if (channel) {
                // The trouble of a channel is told where letters are handed over, and ends nothing else.
                const Result<std::size_t> letters = letters_in_channel(context, one.folder);
                one.known = static_cast<bool>(letters);
                if (letters) one.files = *letters;
            } else {
                TRY_ASSIGN(const std::vector<std::string> names, readable_files(context, one.folder));
                one.files = names.size();
            }
        }
        folders.push_back(std::move(one));
    }
    return folders;
}

Result<std::vector<Error>> misplaced_files(const Context& context, const std::vector<PlainFolder>& folders) {
    std::vector<Error> found;
    TRY_ASSIGN(const std::vector<std::string> names, context.world.disk.list(context.call.store));
    const auto strange = std::count_if(names.begin(), names.end(), [](const std::string& name) { return !of_store(name); });
    if (strange != 0) found.push_back(refused("leesbaar.in_opslag", {}, {std::to_string(strange)}));
    for (const PlainFolder& one : folders)
        if (one.after == removed && one.files != 0) found.push_back(refused("leesbaar.niet_verwijderd", {}, {std::to_string(one.files), one.what}));
    return found;
}

bool on_certificate(const PlainFolder& place) { return place.after == operators || place.files != 0 || !place.known; }

Result<std::vector<PlainFolder>> named_on_certificate(const Context& context) {
    TRY_ASSIGN(std::vector<PlainFolder> places, plain_folders(context));
    places.erase(std::remove_if(places.begin(), places.end(), [](const PlainFolder& one) { return !on_certificate(one); }), places.end());
    return places;
}

std::string sentence_on_certificate(const PlainFolder& place, const Catalogue& words) {
    return words.text("bewijs.leesbaar." + place.after, {words.text("leesbaar." + place.what), std::to_string(place.files)});
}

bool removes_input(const Context& context) { return setting(context, "input-after") == removed; }

}  // namespace griffier::jobs
