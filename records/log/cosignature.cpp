#include "records/log/cosignature.h"

#include <algorithm>

namespace griffier {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr std::size_t largest_note = 65536, key_id_size = 4, time_size = 8, longest_name = 255;

Bytes key_id(const Notekey& key) {
    const std::uint8_t between[] = {'\n', static_cast<std::uint8_t>(key.kind)};
    const Hash hash = sha256({view_of(key.name), ByteView(between), key.key});
    return Bytes(hash.begin(), hash.begin() + key_id_size);
}

std::string message(std::string_view text, std::uint64_t time) { return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text); }

bool verifies(const Notekey& key, std::string_view text, ByteView signature) {
    if (key.kind == Notekey::Kind::log) return ed25519_verify(key.key, view_of(text), signature);
    if (signature.size() <= time_size) return false;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < time_size; ++i) time = time << 8 | signature[i];
    return time >> 63 == 0 && ed25519_verify(key.key, view_of(message(text, time)), signature.subspan(time_size));
}

}  // namespace

bool is_key_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7f && c != '+'; });
}

std::string Notekey::text() const {
    Bytes coded{static_cast<std::uint8_t>(kind)};
    coded.insert(coded.end(), key.begin(), key.end());
    return name + "+" + hex(key_id(*this)) + "+" + base64(coded);
}

Result<Notekey> read_note_key(std::string_view text) {
    const auto first = text.find('+'), second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return refused("log.sleutel");
    const auto coded = from_base64(text.substr(second + 1));
    if (!coded || coded->size() != 33 || ((*coded)[0] != 1 && (*coded)[0] != 4)) return refused("log.sleutel");
    const Notekey key{std::string(text.substr(0, first)), Bytes(coded->begin() + 1, coded->end()), static_cast<Notekey::Kind>((*coded)[0])};
    if (!is_key_name(key.name) || key.text() != text) return refused("log.sleutel");
    return key;
}

std::string_view text_of_note(std::string_view note) {
    const auto border = note.find("\n\n");
    return border == std::string_view::npos ? std::string_view() : note.substr(0, border + 1);
}

std::string_view signatures_of_note(std::string_view note) {
    const auto border = note.find("\n\n");
    return border == std::string_view::npos ? std::string_view() : note.substr(border + 2);
}

std::string_view line_of_note(std::string_view note, std::string_view name) {
    const std::string begin = std::string(dash) + std::string(name) + " ";
    for (std::string_view lines = signatures_of_note(note); !lines.empty();) {
        const std::string_view line = lines.substr(0, lines.find('\n') + 1);
        if (line.empty()) break;
        if (line.starts_with(begin)) return line;
        lines.remove_prefix(line.size());
    }
    return {};
}

std::string cosign(const std::string& note, const std::string& name, const Secret& seed, std::uint64_t time) {
    const Notekey key{name, ed25519_public(seed), Notekey::Kind::witness};
    Bytes signature = key_id(key);
    for (int shift = 56; shift >= 0; shift -= 8) signature.push_back(static_cast<std::uint8_t>(time >> shift));
    const Bytes signed_bytes = ed25519_sign(seed, view_of(message(text_of_note(note), time)));
    signature.insert(signature.end(), signed_bytes.begin(), signed_bytes.end());
    return std::string(dash) + name + " " + base64(signature) + "\n";
}

Result<Signedhead> read_signed_head(const std::string& note, const Notekey& log, const std::vector<Notekey>& witnesses, bool all_known) {
    const Error bad_form = refused("log.hoofd_vorm"), bad_signature = refused("log.hoofd_handtekening");
    if (note.size() > largest_note || !note.ends_with('\n')) return bad_form;
    Signedhead out;
    const std::string_view text = text_of_note(note);
    TRY_ASSIGN(out.head, read_head_text(text, log.name));
    std::string_view lines = signatures_of_note(note);
    bool by_log = false;
    while (!lines.empty()) {
        std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(line.size() + 1);
        if (!line.starts_with(dash)) return bad_form;
        line.remove_prefix(dash.size());
        const auto space = line.find(' ');
        if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return bad_form;
        const std::string_view name = line.substr(0, space);
        const auto signature = from_base64(line.substr(space + 1));
        if (!signature || signature->size() <= key_id_size) return bad_form;
        const auto by = [&](const Notekey& key) {
            const Bytes id = key_id(key);
            return key.name == name && std::equal(id.begin(), id.end(), signature->begin());
        };
        const auto witness = std::find_if(witnesses.begin(), witnesses.end(), by);
        const bool ours = by(log);
        if (!ours && witness == witnesses.end()) {
            if (all_known) return refused("log.hoofd_vreemd");
            continue;
        }
        // a second line by one key would be a line that nobody needs and nobody looks at
        if (ours ? by_log : std::find(out.witnesses.begin(), out.witnesses.end(), name) != out.witnesses.end()) return bad_form;
        if (!verifies(ours ? log : *witness, text, ByteView(*signature).subspan(key_id_size))) return bad_signature;
        if (ours) by_log = true;
        else out.witnesses.emplace_back(name);
    }
    return by_log ? Result<Signedhead>(std::move(out)) : Result<Signedhead>(bad_signature);
}

}  // namespace griffier
