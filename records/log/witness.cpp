#include "records/log/witness.h"

#include <algorithm>

namespace griffier {

namespace {

constexpr std::string_view ending = ".hoofd";
constexpr std::size_t digits = 10;
constexpr std::size_t largest_note = 65536;

bool is_head_name(const std::string& name) {
    return name.size() == digits + ending.size() && name.ends_with(ending) && std::all_of(name.begin(), name.begin() + digits, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Witness::Witness(FileSystem& disk, std::string folder, const std::string& store_id) : disk_(disk), folder_(std::move(folder)), own_(join_path(folder_, store_id)) {}

Result<std::vector<std::string>> Witness::names() const {
    if (!disk_.is_directory(folder_)) return error_of(Kind::configuration, "getuige.ontbreekt", {folder_, 0, ""});
    std::vector<std::string> heads;
    if (!disk_.is_directory(own_)) return heads;
    TRY_ASSIGN(const std::vector<std::string> all, disk_.list(own_));
    std::copy_if(all.begin(), all.end(), std::back_inserter(heads), is_head_name);  // others: temporary files of a write that was cut off
    return heads;
}

Result<std::string> Witness::last() const {
    TRY_ASSIGN(const std::vector<std::string> heads, names());
    if (heads.empty()) return std::string();
    TRY_ASSIGN(const Bytes note, disk_.read(join_path(own_, heads.back()), largest_note));
    return text_of(note);
}

Status Witness::add(const std::string& note) {
    TRY_ASSIGN(const std::vector<std::string> heads, names());
    if (!heads.empty()) {
        TRY_ASSIGN(const std::string before, last());
        if (before == note) return {};
    }
    TRY(disk_.make_directory(own_));
    const unsigned long next = heads.empty() ? 1 : std::stoul(heads.back().substr(0, digits)) + 1;
    std::string name = std::to_string(next);
    name.insert(0, digits - name.size(), '0');
    TRY(disk_.write_durable(join_path(own_, name + std::string(ending)), view_of(note)));
    return disk_.sync_directory(folder_);
}

}  // namespace griffier
