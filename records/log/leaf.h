#pragma once
// What one leaf of the log says, in codes: "griffier-1 <kind> <milliseconds since 1970> <fence> key=value ...". No field can hold a
// name or a sentence: keys and values are short and of letters, digits and . _ : - / only. What must be provable about a value that
// may not be read stands there as a commitment, keyed with the salt of the dossier, which dies with it.
#include <string>
#include <utility>
#include <vector>

#include "records/core/crypto.h"
#include "records/core/result.h"

namespace griffier {

struct Leaf {
    std::string kind;          ///< "import", "besluit", "stuk" ...
    long long time_ms = 0;
    long long fence = 0;       ///< of the run that wrote it
    std::vector<std::pair<std::string, std::string>> codes;
    bool operator==(const Leaf&) const = default;
};

/// Refused: log.blad_waarde (a key or value that is not a code).
Result<Bytes> encode_leaf(const Leaf& leaf);
/// Refused: log.blad_vorm.
Result<Leaf> decode_leaf(ByteView bytes);
/// A code: 1 to 96 letters, digits, '.', '_', ':', '-', '/'.
bool is_code(std::string_view text);
/// HMAC-SHA-256 in hex of `value` under the salt, apart per `purpose`.
std::string commitment(const Secret& salt, std::string_view purpose, ByteView value);

}  // namespace griffier
