#pragma once
// Proofs for somebody who has no more than a file and a key. That a leaf is in the log: C2SP tlog-proof, with the leaf itself as its extra
// data. That an earlier head is the beginning of a later one: the body that C2SP tlog-witness takes ("old SIZE", hashes, a head).
#include <string>
#include <vector>

#include "records/log/cosignature.h"
#include "records/log/merkle.h"

namespace griffier {

/// At most so many hashes stand in a proof.
inline constexpr std::size_t longest_proof = 63;

std::string write_inclusion(ByteView leaf, std::size_t index, const std::vector<Hash>& path, const std::string& note);

struct Included {
    Bytes leaf;
    std::size_t index = 0;
    Signedhead head;
};
/// Refused: log.bewijs_vorm, log.bewijs (the hashes do not lead to the head), and as read_signed_head.
Result<Included> check_inclusion(std::string_view text, const Notekey& log, const std::vector<Notekey>& witnesses);

std::string write_consistency(std::size_t old_size, const std::vector<Hash>& path, const std::string& note);

struct Continued {
    Head before;
    Signedhead now;
};
/// `earlier`: the head that was kept. Refused: log.bewijs_vorm, log.bewijs (it is not the beginning of the later one, or of another size
/// than the proof is about), and as read_signed_head for both heads.
Result<Continued> check_consistency(std::string_view text, const std::string& earlier, const Notekey& log, const std::vector<Notekey>& witnesses);

}  // namespace griffier
