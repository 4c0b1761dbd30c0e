#pragma once
// A signed head of the log: a C2SP checkpoint in a C2SP signed note (Ed25519), so that outsiders check it with existing tools.
// Text: origin, number of leaves, root in base64, then the line that names the coding of leaves; a blank line; signature lines.
// This form is fixed: heads that were signed once cannot be signed again.
#include <optional>
#include <string>

#include "records/core/crypto.h"
#include "records/core/result.h"

namespace griffier {

struct Head {
    std::string origin;      ///< "griffier/<store id in hex>": also the name of the key
    std::size_t size = 0;
    Hash root{};
    bool operator==(const Head&) const = default;
};

/// The line in the note that says how leaves are written (records/log/leaf.h).
inline constexpr std::string_view leaf_coding = "leaf-coding griffier-1";

std::string sign_head(const Head& head, const Secret& seed);
/// What the text of a note says, unsigned: with its last newline, without the blank line. Refused: log.hoofd_vorm.
Result<Head> read_head_text(std::string_view text, const std::string& origin);
/// The head, when some signature line of the note is by this key and right. Refused: log.hoofd_vorm, log.hoofd_handtekening.
Result<Head> read_head(const std::string& note, const std::string& origin, ByteView public_key);
/// "origin+keyid+base64": the form in which other tools take the key.
std::string verifier_key(const std::string& origin, ByteView public_key);

}  // namespace griffier
