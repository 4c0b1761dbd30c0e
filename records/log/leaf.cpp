#include "records/log/leaf.h"

#include <algorithm>
#include <charconv>

namespace griffier {

namespace {

constexpr std::string_view coding = "griffier-1";

bool code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-' || c == '/';
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    while (true) {
        auto space = text.find(' ');
        out.push_back(text.substr(0, space));
        if (space == std::string_view::npos) return out;
        text.remove_prefix(space + 1);
    }
}

bool whole_number(std::string_view text, long long& out) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && std::to_string(out) == text;
}

}  // namespace

bool is_code(std::string_view text) { return !text.empty() && text.size() <= 96 && std::all_of(text.begin(), text.end(), code_character); }

Result<Bytes> encode_leaf(const Leaf& leaf) {
    if (!is_code(leaf.kind)) return refused("log.blad_waarde", {}, {"kind"});
    std::string out = std::string(coding) + " " + leaf.kind + " " + std::to_string(leaf.time_ms) + " " + std::to_string(leaf.fence);
    for (const auto& [key, value] : leaf.codes) {
        // the value itself is not put in the error: it may be the very thing that must not be seen
        if (!is_code(key) || !is_code(value)) return refused("log.blad_waarde", {}, {is_code(key) ? key : "?"});
        out += " " + key + "=" + value;
    }
    return bytes_of(out);
}

Result<Leaf> decode_leaf(ByteView bytes) {
    const std::string text = text_of(bytes);
    auto parts = words(text);
    Leaf leaf;
    if (parts.size() < 4 || parts[0] != coding || !is_code(parts[1])) return refused("log.blad_vorm");
    leaf.kind = parts[1];
    if (!whole_number(parts[2], leaf.time_ms) || !whole_number(parts[3], leaf.fence)) return refused("log.blad_vorm");
    for (std::size_t i = 4; i < parts.size(); ++i) {
        auto equals = parts[i].find('=');
        if (equals == std::string_view::npos) return refused("log.blad_vorm");
        auto key = parts[i].substr(0, equals), value = parts[i].substr(equals + 1);
        if (!is_code(key) || !is_code(value)) return refused("log.blad_vorm");
        leaf.codes.emplace_back(key, value);
    }
    return leaf;
}

std::string commitment(const Secret& salt, std::string_view purpose, ByteView value) {
    Bytes data = bytes_of(purpose);
    data.push_back(0);
    data.insert(data.end(), value.begin(), value.end());
    return hex(hmac_sha256(salt, data));
}

}  // namespace griffier
