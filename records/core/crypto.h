#pragma once
// The few primitives that griffier uses, from OpenSSL. Sizes in bytes.
#include <array>

#include "records/core/bytes.h"
#include "records/core/random.h"
#include "records/core/result.h"
#include "records/core/secret.h"

namespace griffier {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(ByteView data);
/// SHA-256 over parts in order, without joining them in memory.
Hash sha256(std::initializer_list<ByteView> parts);
Hash hmac_sha256(const Secret& key, ByteView data);

/// AES-256-GCM: nonce (12) | ciphertext | tag (16). `context` is authenticated, not stored. Throws only on a broken library.
Bytes seal(const Secret& key, ByteView plain, ByteView context, Random& random);
/// Nothing when key, context or any byte is not the one that sealed.
std::optional<Bytes> open_sealed(const Secret& key, ByteView sealed, ByteView context);

/// AES-256 key wrap (RFC 3394) of a 32-byte key: 40 bytes.
Bytes wrap_key(const Secret& wrapping, const Secret& key);
std::optional<Secret> unwrap_key(const Secret& wrapping, ByteView wrapped);

/// Ed25519 (RFC 8032): 32-byte seed, 32-byte public key, 64-byte signature.
Bytes ed25519_public(const Secret& seed);
Bytes ed25519_sign(const Secret& seed, ByteView message);
bool ed25519_verify(ByteView public_key, ByteView message, ByteView signature);

/// Equal in time that does not depend on where they differ.
bool equal_secrets(ByteView a, ByteView b);

}  // namespace griffier
