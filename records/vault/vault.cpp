#include "records/vault/vault.h"

#include <algorithm>

#include "records/core/crypto.h"

namespace griffier {

namespace {

constexpr std::string_view first_digits = "0123456789abcdef";
constexpr const char* staging = "nieuw";
constexpr const char* group_file = "groep";

bool is_name(std::string_view text) { return text.size() == 64 && text.find_first_not_of(first_digits) == std::string_view::npos; }

}  // namespace

Vault::Vault(FileSystem& disk, std::string store_folder) : disk_(disk), folder_(std::move(store_folder)) {}

std::string Vault::root() const { return join_path(folder_, "kluis"); }
std::string Vault::staged_path(const std::string& name) const { return join_path(join_path(root(), staging), name); }
std::string Vault::filed_path(const std::string& name) const { return join_path(join_path(root(), name.substr(0, 1)), name); }
std::string Vault::group_path() const { return join_path(root(), group_file); }

Status Vault::make() {
    TRY(disk_.make_directory(root()));
    TRY(disk_.make_directory(join_path(root(), staging)));
    for (char digit : first_digits) TRY(disk_.make_directory(join_path(root(), std::string(1, digit))));
    return disk_.sync_directory(root());
}

Result<std::string> Vault::stage(ByteView stored) {
    std::string name = hex(sha256(stored));
    if (rehearsing_ || staged_.contains(name)) return name;
    std::string path = staged_path(name);
    auto written = disk_.write_new(path, stored);
    if (!written) {
        if (disk_.exists(path)) (void)static_cast<bool>(disk_.remove(path));
        return written.error();
    }
    staged_.insert(name);
    return name;
}

Status Vault::publish() {
    if (staged_.empty()) return {};
    std::string list;
    for (const std::string& name : staged_) list += name + "\n";
    // The list is durable before any file has its final name, so that none of them can be left behind unknown.
    if (disk_.exists(group_path())) TRY(disk_.remove(group_path()));
    TRY(disk_.write_new(group_path(), view_of(list)));
    TRY(disk_.sync_all(root()));
    unsettled_ = true;
    std::set<std::string> touched;
    for (const std::string& name : staged_) {
        TRY(disk_.rename(staged_path(name), filed_path(name), true));
        touched.insert(name.substr(0, 1));
    }
    for (const std::string& folder : touched) TRY(disk_.sync_directory(join_path(root(), folder)));
    staged_.clear();
    return {};
}

Status Vault::settled() {
    if (!unsettled_) return {};
    TRY(disk_.remove(group_path()));
    unsettled_ = false;
    return {};
}

void Vault::discard() {
    for (const std::string& name : staged_)
        if (disk_.exists(staged_path(name))) (void)static_cast<bool>(disk_.remove(staged_path(name)));
    staged_.clear();
}

Status Vault::recover(const std::function<Result<bool>(const std::string& name)>& referred) {
    TRY_ASSIGN(auto left, disk_.list(join_path(root(), staging)));
    for (const std::string& name : left) TRY(disk_.remove(staged_path(name)));
    if (!disk_.exists(group_path())) return {};
    TRY_ASSIGN(Bytes list, disk_.read(group_path()));
    std::string text = text_of(list);
    for (std::size_t begin = 0; begin + 64 < text.size(); begin += 65) {
        std::string name = text.substr(begin, 64);
        if (!is_name(name)) break;  // torn before its sync: then no file was renamed yet
        TRY_ASSIGN(bool known, referred(name));
        if (!known && disk_.exists(filed_path(name))) TRY(remove(name));
    }
    TRY(disk_.remove(group_path()));
    return disk_.sync_directory(root());
}

Result<Bytes> Vault::read(const std::string& name) {
    if (!is_name(name)) return error_of(Kind::damaged, "kluis.ontbreekt", {}, {"?"});
    auto stored = disk_.read(filed_path(name));
    if (!stored) {
        if (stored.error().kind == Kind::again) return stored.error();
        return error_of(Kind::damaged, "kluis.ontbreekt", {}, {name.substr(0, 16)});
    }
    if (hex(sha256(*stored)) != name) return error_of(Kind::damaged, "kluis.anders", {}, {name.substr(0, 16)});
    return stored;
}

Result<std::vector<std::string>> Vault::names(std::vector<std::string>* strangers) {
    std::vector<std::string> out;
    for (char digit : first_digits) {
        std::string folder(1, digit);
        TRY_ASSIGN(auto found, disk_.list(join_path(root(), folder)));
        for (std::string& name : found) {
            if (is_name(name) && name[0] == digit) out.push_back(std::move(name));
            else if (strangers) strangers->push_back(folder + "/" + name.substr(0, 16));
        }
    }
    return out;
}

Status Vault::remove(const std::string& name) {
    TRY(disk_.remove(filed_path(name)));
    return disk_.sync_directory(join_path(root(), name.substr(0, 1)));
}

}  // namespace griffier
