#include "records/registry/copy_manifest.h"

#include <nlohmann/json.hpp>

namespace griffier {

namespace {

using Json = nlohmann::json;
constexpr const char* form = "griffier-kopie-1";

bool plain(const std::string& path) { return !path.empty() && path.front() != '/' && path.find("..") == std::string::npos && path.find('\0') == std::string::npos; }

}  // namespace

Bytes encode_manifest(const CopyManifest& m) {
    Json files = Json::array(), holders = Json::array();
    for (const auto& file : m.files) files.push_back({{"naam", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    for (const KnownHolder& one : m.holders) holders.push_back({{"map", one.folder}, {"houder", one.fingerprint}, {"deel", one.parts}, {"bestanden", one.files}});
    return bytes_of(Json{{"vorm", form}, {"opslag", m.store_id}, {"naam", m.name}, {"gemaakt", m.made}, {"tot", m.until}, {"epoch", m.epoch}, {"bladen", m.leaves},
                         {"bestanden", files}, {"houders", holders}}.dump(1) + "\n");
}

Result<CopyManifest> decode_manifest(ByteView bytes, const std::string& place) {
    const Error bad = error_of(Kind::damaged, "kopie.vorm", {place, 0, ""}, {place});
    try {
        const Json j = Json::parse(bytes.begin(), bytes.end());
        if (j.at("vorm") != form) return bad;
        CopyManifest m;
        m.store_id = j.at("opslag"), m.name = j.at("naam"), m.made = j.at("gemaakt"), m.until = j.at("tot"), m.epoch = j.at("epoch"), m.leaves = j.at("bladen");
        for (const Json& file : j.at("bestanden")) m.files.push_back({file.at("naam"), file.at("bytes"), file.at("sha256")});
        for (const Json& one : j.at("houders")) m.holders.push_back({one.at("map"), one.at("houder"), one.at("deel"), one.at("bestanden").get<std::vector<std::string>>(), 0, 0, 0});
        const auto id = from_hex(m.store_id);
        bool sound = id && id->size() == 16 && Date::parse(m.made) && (m.until.empty() || Date::parse(m.until));
        for (const auto& file : m.files) sound = sound && plain(file.path);
        return sound ? Result<CopyManifest>(std::move(m)) : Result<CopyManifest>(bad);
    } catch (const Json::exception&) {
        return bad;
    }
}

std::string copy_note_name(const std::string& key) { return "kopie-" + key; }
bool is_copy_note(const std::string& name) { return name.starts_with("kopie-") && name.size() == 14; }

Bytes encode_copy_note(const CopyNote& note) {
    return bytes_of(Json{{"kenmerk", note.key}, {"naam", note.name}, {"gemaakt", note.made.iso()}, {"tot", note.until ? note.until->iso() : ""}, {"epoch", note.epoch}}.dump() + "\n");
}

std::optional<CopyNote> decode_copy_note(ByteView bytes) {
    try {
        const Json j = Json::parse(bytes.begin(), bytes.end());
        CopyNote note;
        const std::string until = j.at("tot");
        const auto made = Date::parse(j.at("gemaakt").get<std::string>());
        note.key = j.at("kenmerk"), note.name = j.at("naam"), note.epoch = j.at("epoch"), note.until = Date::parse(until);
        if (!made || (!until.empty() && !note.until)) return std::nullopt;
        note.made = *made;
        return note;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

Status remove_tree(FileSystem& disk, const std::string& folder) {
    TRY_ASSIGN(const auto names, disk.list(folder));
    for (const std::string& name : names) {
        const std::string path = join_path(folder, name);
        TRY(disk.is_directory(path) ? remove_tree(disk, path) : disk.remove(path));
    }
    return disk.remove(folder);
}

}  // namespace griffier
