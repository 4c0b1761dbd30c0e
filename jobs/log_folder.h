#pragma once
// The log as a folder for outsiders: static files, nothing secret, the same bytes whenever the same log is written out. What stands where:
//
//   checkpoint, tile/          the newest signed head, tiles of hashes and bundles of leaves: C2SP tlog-checkpoint and tlog-tiles
//   log.vkey, witness.vkey     keys in the form of C2SP signed notes, one a line; the second only when a witness has signed
//   heads/SIZE                 every signed head, ten digits; the last is the same as checkpoint
//   certificates/NAME.xml      certificates of destruction, each with .xml.handtekening and NAME.tlog-proof: that its hash is in the log
//   lists/NUMBER.xml           the open halves of destruction lists, each with .goedkeuringen: keys and signatures of who approved
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "records/core/file_system.h"
#include "records/destruction/list.h"
#include "records/log/cosignature.h"
#include "records/log/tiles.h"

namespace griffier::jobs {

namespace log_folder {
inline constexpr const char *checkpoint = "checkpoint", *log_key = "log.vkey", *witness_keys = "witness.vkey", *heads = "heads", *certificates = "certificates", *lists = "lists";
inline constexpr const char *signature_ending = ".handtekening", *proof_ending = ".tlog-proof", *approvals_ending = ".goedkeuringen", *cosigned_ending = ".cosigned", *key_ending = ".vkey";
/// "heads/0000000042".
std::string head_path(std::size_t size);
}  // namespace log_folder

/// One approval for outsiders: no person, no function, no day, only what proves it.
struct Getekend {
    Bytes sleutel, handtekening;
    auto operator<=>(const Getekend&) const = default;
};
/// In order of the keys, whatever order they are given in.
std::string write_approvals(const std::string& list, std::vector<Getekend> approvals);
/// Refused: log.goedkeuring_vorm.
Result<std::vector<Getekend>> read_approvals(ByteView bytes, const std::string& list, const std::string& name);

/// What the check of a folder found right.
struct Loguitslag {
    Signedhead newest;
    Notekey key;
    std::vector<Notekey> witnesses;
    TileTree tree;
    std::string checkpoint;
    long heads = 0, cosigned = 0, certificates = 0, lists = 0, approvals = 0;
    long unproven = 0;  ///< approvals that leaves or certificates name and whose key and signature the folder does not give
    /// SHA-256 (hex) of the key of the log, as `griffier verify` prints it for certificates.
    std::string fingerprint() const;
};
/// Checks all of a folder from its leaves up: every byte of every file is either computed again or signed, no file is too many, and none is
/// missing but what the log does not name: an earlier head (who kept it uses check_earlier) or an approval (`unproven`). `signer`: fingerprint or vkey of the key that must have signed, "" = any. Offline. Refused: log.map_ontbreekt, log.map_vreemd,
/// log.map_anders, log.bundel, log.sleutel, log.sleutel_anders, log.hoofd_*, log.hoofd_boom, log.zonder_blad, log.blad_zonder_stuk,
/// log.goedkeuring, log.goedkeuring_vorm, lijst.vorm, verklaring.*.
Result<Loguitslag> check_log_folder(FileSystem& disk, const std::string& folder, const std::string& signer = {});

/// Whether a head that somebody kept is the beginning of the log that was checked. Refused: log.hoofd_*, log.eerder.
Result<Head> check_earlier(const Loguitslag& log, const std::string& earlier, const std::string& name);

}  // namespace griffier::jobs
