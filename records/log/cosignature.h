#pragma once
// Keys of a log and of its witnesses in the text form of C2SP signed notes ("name+keyid+base64"), cosignatures of witnesses
// (C2SP tlog-cosignature, "cosignature/v1", Ed25519), and the strict reading of a head by all of them.
#include <string>
#include <vector>

#include "records/log/note.h"

namespace griffier {

/// A key that signs heads.
struct Notekey {
    enum class Kind : std::uint8_t { log = 1, witness = 4 };
    std::string name;           ///< of a log: its origin; of a witness: "partner.example/getuige"
    Bytes key;                  ///< Ed25519, 32 bytes
    Kind kind = Kind::log;
    bool operator==(const Notekey&) const = default;
    std::string text() const;
};
/// Refused: log.sleutel (another form, another kind of key, or a key id that is not of this name and key).
Result<Notekey> read_note_key(std::string_view text);
/// A name for a witness: without spaces, plus and control characters, at most 255 bytes.
bool is_key_name(std::string_view name);

/// The signature line of a witness for a head: that at `time` (seconds since 1970) it saw no larger consistent tree.
std::string cosign(const std::string& note, const std::string& name, const Secret& seed, std::uint64_t time);

struct Signedhead {
    Head head;
    std::vector<std::string> witnesses;  ///< names, in the order of the lines
};
/// A head that the log signed and every known witness that stands on it. Every line must be well formed, end and all. Lines of keys that
/// are not given are passed over as C2SP asks, or, where all must be known, refused. Refused: log.hoofd_vorm, log.hoofd_handtekening,
/// log.hoofd_vreemd (a line of an unknown key).
Result<Signedhead> read_signed_head(const std::string& note, const Notekey& log, const std::vector<Notekey>& witnesses, bool all_known);
/// The text that is signed, with its last newline; "" when there is none.
std::string_view text_of_note(std::string_view note);
/// The lines of signatures.
std::string_view signatures_of_note(std::string_view note);
/// The first line by this name, with its newline; "" when there is none.
std::string_view line_of_note(std::string_view note, std::string_view name);

}  // namespace griffier
