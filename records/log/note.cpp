#include "records/log/note.h"

#include <algorithm>

namespace griffier {

namespace {

constexpr std::uint8_t ed25519_kind = 1;
constexpr std::string_view dash = "\u2014 ";

Bytes key_id(const std::string& origin, ByteView public_key) {
    const std::uint8_t between[] = {'\n', ed25519_kind};
    Hash hash = sha256({view_of(origin), ByteView(between), public_key});
    return Bytes(hash.begin(), hash.begin() + 4);
}

std::string text_of_head(const Head& head) {
    return head.origin + "\n" + std::to_string(head.size) + "\n" + base64(head.root) + "\n" + std::string(leaf_coding) + "\n";
}

/// Takes one line off the front; false when there is no full line left.
bool take_line(std::string_view& text, std::string_view& line) {
    auto end = text.find('\n');
    if (end == std::string_view::npos) return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
}

std::optional<std::size_t> number(std::string_view text) {
    if (text.empty() || text.size() > 18 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::size_t out = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        out = out * 10 + static_cast<std::size_t>(c - '0');
    }
    return out;
}

}  // namespace

std::string sign_head(const Head& head, const Secret& seed) {
    std::string text = text_of_head(head);
    Bytes signature = key_id(head.origin, ed25519_public(seed));
    Bytes signed_bytes = ed25519_sign(seed, view_of(text));
    signature.insert(signature.end(), signed_bytes.begin(), signed_bytes.end());
    return text + "\n" + std::string(dash) + head.origin + " " + base64(signature) + "\n";
}

Result<Head> read_head_text(std::string_view text, const std::string& origin) {
    const Error bad_form = refused("log.hoofd_vorm");
    Head head;
    std::string_view line;
    if (!take_line(text, line) || line != origin) return bad_form;
    head.origin = origin;
    if (!take_line(text, line)) return bad_form;
    auto size = number(line);
    if (!size || !take_line(text, line)) return bad_form;
    head.size = *size;
    auto root = from_base64(line);
    if (!root || root->size() != head.root.size()) return bad_form;
    std::copy(root->begin(), root->end(), head.root.begin());
    if (!take_line(text, line) || line != leaf_coding || !text.empty()) return bad_form;
    return head;
}

Result<Head> read_head(const std::string& note, const std::string& origin, ByteView public_key) {
    const Error bad_form = refused("log.hoofd_vorm"), bad_signature = refused("log.hoofd_handtekening");
    auto border = note.find("\n\n");
    if (border == std::string::npos || note.size() > 65536) return bad_form;
    std::string_view text = std::string_view(note).substr(0, border + 1), signatures = std::string_view(note).substr(border + 2), line;
    TRY_ASSIGN(const Head head, read_head_text(text, origin));
    const Bytes wanted = key_id(origin, public_key);
    while (take_line(signatures, line)) {
        if (!line.starts_with(dash)) return bad_form;
        line.remove_prefix(dash.size());
        auto space = line.find(' ');
        if (space == std::string_view::npos) return bad_form;
        auto signature = from_base64(line.substr(space + 1));
        if (!signature || signature->size() < 5) return bad_form;
        // lines of other keys (witnesses) are not ours to judge
        if (line.substr(0, space) != origin || !std::equal(wanted.begin(), wanted.end(), signature->begin())) continue;
        if (ed25519_verify(public_key, view_of(text), ByteView(*signature).subspan(4))) return head;
        return bad_signature;
    }
    return bad_signature;
}

std::string verifier_key(const std::string& origin, ByteView public_key) {
    Bytes key{ed25519_kind};
    key.insert(key.end(), public_key.begin(), public_key.end());
    return origin + "+" + hex(key_id(origin, public_key)) + "+" + base64(key);
}

}  // namespace griffier
