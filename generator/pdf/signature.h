#pragma once
// Electronic signature of a finished file: PAdES baseline B (ETSI EN 319 142-1), a detached CMS over all bytes but its own.
// RSA with PKCS#1 v1.5 and SHA-256 and no time in the CMS, so that the same document signed twice is the same bytes; the day that the
// document claims stands in the signature dictionary (/M). Without a time stamp of others it proves who signed, not when.
#include <memory>
#include <string>

#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier::pdf {

/// A private key with its certificate and those above it. Never changed after loading; may be used by several threads.
class SigningKey {
  public:
    /// `path`: PEM (private key and certificates in one file, in any order) or PKCS#12. `passphrase_path`: a file whose first line
    /// opens it; "" = it is not locked. Refused (Kind::configuration): ondertekening.onleesbaar (absent, damaged, locked, or without
    /// certificate), ondertekening.soort (no RSA key of 2048 bits or more), ondertekening.vreemd (no certificate of this key),
    /// ondertekening.gebruik (a certificate that is not for signing documents).
    static Result<SigningKey> load(const std::string& path, const std::string& passphrase_path, FileSystem& disk);
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

    /// First and last day on which the certificate holds.
    Date from() const;
    Date until() const;

    /// CMS SignedData (DER, RFC 5652) over `before` and `after` in that order. Its length is the same for any content.
    Bytes sign(ByteView before, ByteView after) const;

  private:
    struct State;
    explicit SigningKey(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The signature dictionary with room for `length` bytes of CMS; `day` is the day that the document claims.
std::string signature_dictionary(Date day, std::size_t length);
/// Fills the room in `file`, which must hold one signature dictionary for a CMS of this key's length, as its last object.
void sign_in_place(Bytes& file, const SigningKey& key);

}  // namespace griffier::pdf
