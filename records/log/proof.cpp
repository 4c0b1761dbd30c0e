#include "records/log/proof.h"

#include <optional>

namespace griffier {

namespace {

constexpr std::string_view inclusion_form = "c2sp.org/tlog-proof@v1", extra = "extra ", index_word = "index ", old_word = "old ";
constexpr std::size_t longest_number = 18;

/// Takes one full line off the front; nothing when there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

/// The number after a word, in one form only.
std::optional<std::size_t> number_after(std::optional<std::string_view> line, std::string_view word) {
    if (!line || !line->starts_with(word)) return std::nullopt;
    const std::string_view digits = line->substr(word.size());
    if (digits.empty() || digits.size() > longest_number || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
    std::size_t out = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        out = out * 10 + static_cast<std::size_t>(c - '0');
    }
    return out;
}

/// Lines of hashes up to an empty line.
std::optional<std::vector<Hash>> take_path(std::string_view& text) {
    std::vector<Hash> path;
    while (const auto line = take_line(text)) {
        if (line->empty()) return path;
        const auto bytes = from_base64(*line);
        if (!bytes || bytes->size() != sizeof(Hash) || path.size() == longest_proof) return std::nullopt;
        std::copy(bytes->begin(), bytes->end(), path.emplace_back().begin());
    }
    return std::nullopt;
}

std::string lines_of(const std::vector<Hash>& path) {
    std::string out;
    for (const Hash& hash : path) out += base64(hash) + "\n";
    return out + "\n";
}

}  // namespace

std::string write_inclusion(ByteView leaf, std::size_t index, const std::vector<Hash>& path, const std::string& note) {
    return std::string(inclusion_form) + "\n" + std::string(extra) + base64(leaf) + "\n" + std::string(index_word) + std::to_string(index) + "\n" + lines_of(path) + note;
}

Result<Included> check_inclusion(std::string_view text, const Notekey& log, const std::vector<Notekey>& witnesses) {
    const Error bad_form = refused("log.bewijs_vorm");
    if (take_line(text) != inclusion_form) return bad_form;
    const auto given = take_line(text);
    if (!given || !given->starts_with(extra)) return bad_form;
    const auto leaf = from_base64(given->substr(extra.size()));
    const auto index = number_after(take_line(text), index_word);
    const auto path = take_path(text);
    if (!leaf || !index || !path) return bad_form;
    // hashes cost less than signatures, and most that is wrong is wrong here
    TRY_ASSIGN(const Head head, read_head_text(text_of_note(text), log.name));
    if (!verify_inclusion(leaf_hash(*leaf), *index, head.size, *path, head.root)) return refused("log.bewijs");
    TRY_ASSIGN(Signedhead by, read_signed_head(std::string(text), log, witnesses, false));
    return Included{*leaf, *index, std::move(by)};
}

std::string write_consistency(std::size_t old_size, const std::vector<Hash>& path, const std::string& note) {
    return std::string(old_word) + std::to_string(old_size) + "\n" + lines_of(path) + note;
}

Result<Continued> check_consistency(std::string_view text, const std::string& earlier, const Notekey& log, const std::vector<Notekey>& witnesses) {
    const auto old_size = number_after(take_line(text), old_word);
    const auto path = old_size ? take_path(text) : std::nullopt;
    if (!path) return refused("log.bewijs_vorm");
    TRY_ASSIGN(const Head old, read_head_text(text_of_note(earlier), log.name));
    TRY_ASSIGN(const Head now, read_head_text(text_of_note(text), log.name));
    if (old.size != *old_size || !verify_consistency(*old_size, now.size, old.root, now.root, *path)) return refused("log.bewijs");
    TRY_ASSIGN(const Signedhead before, read_signed_head(earlier, log, witnesses, false));
    TRY_ASSIGN(Signedhead by, read_signed_head(std::string(text), log, witnesses, false));
    return Continued{before.head, std::move(by)};
}

}  // namespace griffier
