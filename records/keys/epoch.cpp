#include "records/keys/epoch.h"

#include <charconv>

#include "records/core/raw_disk.h"
#include "records/core/text.h"

namespace griffier {

namespace {

constexpr const char* signing_name = "signing";
constexpr const char* part_kind = "part";
constexpr const char* holder_name = "houder";
constexpr std::string_view part_prefix = "part-";
constexpr std::string_view part_of_none = "part-none";

Secret derive(const Secret& key, std::string_view purpose) {
    Hash hash = hmac_sha256(key, view_of(purpose));
    Secret out(Bytes(hash.begin(), hash.end()));
    wipe(hash.data(), hash.size());
    return out;
}

EpochKey with_derived(std::uint32_t number, Secret key) {
    EpochKey out;
    out.number = number;
    out.wrapping = derive(key, "griffier wrapping 1");
    out.index = derive(key, "griffier person index 1");
    out.check = check_of(key);
    out.key = std::move(key);
    return out;
}

Secret part_of(const Secret& key, std::string_view file) { return derive(key, "griffier wrapping 2 " + std::string(file)); }

// One line, checked as a whole: "griffier-<kind>-1 <store> <number> <key> <check>\n"
Bytes key_file(const char* kind, const std::string& store_id, std::uint32_t number, const Secret& key) {
    std::string line = std::string("griffier-") + kind + "-1 " + store_id + " " + std::to_string(number) + " " + hex(key.view()) + " " + hex(check_of(key)) + "\n";
    Bytes out = bytes_of(line);
    wipe(line.data(), line.size());
    return out;
}

struct Read {
    std::uint32_t number = 0;
    Secret key;
};

Result<Read> read_key_file(FileSystem& disk, const std::string& folder, const char* name, const char* kind, const std::string& store_id) {
    auto bytes = disk.read(join_path(folder, name), 4096);
    if (!bytes) {
        if (bytes.error().kind == Kind::again) return bytes.error();
        return error_of(Kind::damaged, std::string("opslag.") + kind + "_ontbreekt");
    }
    const Error bad = error_of(Kind::damaged, std::string("opslag.") + kind + "_vorm");
    std::string text = text_of(*bytes);
    wipe(bytes->data(), bytes->size());
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        auto end = text.find_first_of(" \n", begin);
        if (end == std::string::npos) break;
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    bool whole = begin == text.size();
    wipe(text.data(), text.size());
    if (!whole || parts.size() != 5 || parts[0] != std::string("griffier-") + kind + "-1") return bad;
    if (parts[1] != store_id) return error_of(Kind::damaged, std::string("opslag.") + kind + "_vreemd");
    Read out;
    auto [end, error] = std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), out.number);
    auto key = from_hex(parts[3]);
    wipe(parts[3].data(), parts[3].size());
    if (error != std::errc() || end != parts[2].data() + parts[2].size() || !key || key->size() != 32) return bad;
    out.key = Secret(std::move(*key));
    if (hex(check_of(out.key)) != parts[4]) return bad;
    return out;
}

}  // namespace

Status check_epoch_folder(const std::string& store_folder, const std::string& epoch_folder) {
    const Error bad = error_of(Kind::usage, "opslag.epoch_map");
    const std::string store = real_path(store_folder), epoch = real_path(epoch_folder);
    if (store.empty() || epoch.empty()) return bad;
    auto inside = [](std::string inner, std::string outer) { return (inner + "/").starts_with(outer == "/" ? outer : outer + "/"); };
    if (inside(store, epoch) || inside(epoch, store)) return bad;
    return {};
}

EpochKey make_epoch_key(std::uint32_t number, Random& random) { return with_derived(number, Secret(random.bytes(32))); }

EpochKey copy_of(const EpochKey& key) {
    if (key.whole()) return with_derived(key.number, key.key.copy());
    EpochKey out;
    out.number = key.number;
    for (const auto& [file, part] : key.parts) out.parts.emplace(file, part.copy());
    return out;
}

Status write_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& key, const char* name) {
    Bytes content = key_file("epoch", store_id, key.number, key.key);
    auto written = disk.write_durable(join_path(folder, name), content);
    wipe(content.data(), content.size());
    return written;
}

Result<EpochKey> read_epoch_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const char* name) {
    auto read = read_key_file(disk, folder, name, "epoch", store_id);
    if (read) return with_derived(read->number, std::move(read->key));
    if (read.error().code != "opslag.epoch_ontbreekt" || !disk.exists(join_path(folder, std::string(part_of_none)))) return read.error();
    EpochKey out;
    TRY_ASSIGN(const auto names, disk.list(folder));
    for (const std::string& name : names) {
        if (!name.starts_with(part_prefix) || name.find('.') != std::string::npos) continue;  // half-written ones have an ending
        TRY_ASSIGN(Read part, read_key_file(disk, folder, name.c_str(), part_kind, store_id));
        out.number = part.number;
        out.parts.emplace(name == part_of_none ? std::string() : name.substr(part_prefix.size()), std::move(part.key));
    }
    return out;
}

namespace {

Status put_parts(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& epoch, const std::vector<std::string>& files, bool over) {
    const auto write = [&](const std::string& name, std::string_view file) -> Status {
        const std::string path = join_path(folder, name);
        if (over) TRY(shred_file(path));
        Bytes content = key_file(part_kind, store_id, epoch.number, part_of(epoch.key, file));
        auto written = disk.write_durable(path, content);
        wipe(content.data(), content.size());
        return written;
    };
    for (const std::string& file : files) TRY(write(std::string(part_prefix) + file, file));
    return write(std::string(part_of_none), "");
}

}  // namespace

Status write_parts(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& epoch, const std::vector<std::string>& files) {
    if (!epoch.whole()) return error_of(Kind::usage, "opslag.epoch_ontbreekt");
    TRY(disk.make_directory(folder));
    TRY_ASSIGN(const auto present, disk.list(folder));
    if (present.size() > 1 || (present.size() == 1 && present.front() != holder_name)) return error_of(Kind::usage, "opslag.epoch_bezet");
    return put_parts(disk, folder, store_id, epoch, files, false);
}

Status replace_parts(FileSystem& disk, const std::string& folder, const std::string& store_id, const EpochKey& epoch, const std::vector<std::string>& files) {
    if (!epoch.whole()) return error_of(Kind::usage, "opslag.epoch_ontbreekt");
    return put_parts(disk, folder, store_id, epoch, files, true);
}

Result<Secret> holder_seed(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random) {
    if (disk.exists(join_path(folder, holder_name))) {
        TRY_ASSIGN(Read read, read_key_file(disk, folder, holder_name, holder_name, store_id));
        return std::move(read.key);
    }
    Secret seed(random.bytes(32));
    Bytes content = key_file(holder_name, store_id, 1, seed);
    auto written = disk.write_durable(join_path(folder, holder_name), content);
    wipe(content.data(), content.size());
    if (!written) return written.error();
    return seed;
}

Status write_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id, const Secret& seed) {
    Bytes content = key_file("signing", store_id, 1, seed);
    auto written = disk.write_durable(join_path(folder, signing_name), content);
    wipe(content.data(), content.size());
    return written;
}

Result<Secret> read_signing_key(FileSystem& disk, const std::string& folder, const std::string& store_id) {
    TRY_ASSIGN(Read read, read_key_file(disk, folder, signing_name, "signing", store_id));
    return std::move(read.key);
}

bool opens(const EpochKey& epoch, std::string_view file) { return epoch.whole() || epoch.parts.contains(std::string(file)); }

Secret wrapping_of(const EpochKey& epoch, std::string_view file) { return epoch.whole() ? part_of(epoch.key, file) : epoch.parts.at(std::string(file)).copy(); }

Bytes wrap_data_key(const EpochKey& epoch, const DataKey& key, std::string_view file) { return wrap_key(wrapping_of(epoch, file), key.key); }

std::optional<Secret> unwrap_data_key(const EpochKey& epoch, ByteView wrapped, const KeyCheck& check, std::string_view file) {
    std::optional<Secret> key;
    if (epoch.whole()) {
        key = unwrap_key(part_of(epoch.key, file), wrapped);
        if (!key) key = unwrap_key(epoch.wrapping, wrapped);  // of before there was a part per file
    } else if (const auto part = epoch.parts.find(std::string(file)); part != epoch.parts.end()) {
        key = unwrap_key(part->second, wrapped);
    }
    if (!key || !equal_secrets(check_of(*key), check)) return std::nullopt;
    return key;
}

std::string person_form(const Naam& naam, std::optional<Date> geboortedatum) {
    return search_form(naam.voornamen) + "|" + search_form(naam.voorvoegsel + " " + naam.geslachtsnaam) + "|" + (geboortedatum ? geboortedatum->iso() : "");
}

Hash person_index(const EpochKey& epoch, std::string_view form) { return hmac_sha256(epoch.index, view_of(form)); }

Hash person_index(const EpochKey& epoch, const Naam& naam, std::optional<Date> geboortedatum) {
    std::string text = person_form(naam, geboortedatum);
    Hash out = person_index(epoch, text);
    wipe(text.data(), text.size());
    return out;
}

}  // namespace griffier
