#include "records/core/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace griffier {

namespace {

// Which algorithms there are is not for a file of the machine to say, and a program that reads what others wrote opens nothing else.
[[maybe_unused]] const bool without_configuration = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;

constexpr std::size_t nonce_size = 12, tag_size = 16, key_size = 32, wrapped_size = 40, signature_size = 64;

void must(bool held, const char* what) {
    if (!held) throw std::runtime_error(std::string("OpenSSL failed: ") + what);
}

struct Free {
    void operator()(EVP_CIPHER_CTX* p) const { EVP_CIPHER_CTX_free(p); }
    void operator()(EVP_CIPHER* p) const { EVP_CIPHER_free(p); }
    void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
};
using Cipher = std::unique_ptr<EVP_CIPHER, Free>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Free>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

// Fetching an algorithm by name takes longer in OpenSSL 3 than sealing a small record does, so each is fetched once.
const EVP_CIPHER* gcm() {
    static const Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
    must(cipher != nullptr, "AES-256-GCM");
    return cipher.get();
}
const EVP_CIPHER* key_wrap() {
    static const Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-WRAP", nullptr));
    must(cipher != nullptr, "AES-256-WRAP");
    return cipher.get();
}

// One context per thread, reset after each use so that no expanded key stays behind in it.
struct Borrowed {
    EVP_CIPHER_CTX* context;
    Borrowed() {
        static thread_local CipherContext own(EVP_CIPHER_CTX_new());
        must(own != nullptr, "context");
        context = own.get();
    }
    ~Borrowed() { EVP_CIPHER_CTX_reset(context); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
};

int length(std::size_t n) {
    must(n <= std::size_t{1} << 30, "length");
    return static_cast<int>(n);
}

void must_be_key(const Secret& key) {
    if (key.view().size() != key_size) throw std::logic_error("a key must have 32 bytes");
}

Key private_key(const Secret& seed) {
    must_be_key(seed);
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.view().data(), seed.view().size()));
    must(key != nullptr, "Ed25519 key");
    return key;
}

}  // namespace

Hash sha256(ByteView data) { return sha256({data}); }

Hash sha256(std::initializer_list<ByteView> parts) {
    Hash out;
    SHA256_CTX context;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    // The one-call form cannot take parts and looks its algorithm up by name at every call; the EVP form allocates for each of a million
    // leaves of the log.
    SHA256_Init(&context);
    for (ByteView part : parts) SHA256_Update(&context, part.data(), part.size());
    SHA256_Final(out.data(), &context);
#pragma GCC diagnostic pop
    return out;
}

Hash hmac_sha256(const Secret& key, ByteView data) {
    // RFC 2104 over the two hashes above: HMAC() of OpenSSL 3 fetches its digest by name on every call.
    std::array<std::uint8_t, 64> inner{}, outer{};
    Hash short_key{};
    ByteView bytes = key.view();
    if (bytes.size() > inner.size()) {
        short_key = sha256(bytes);
        bytes = short_key;
    }
    for (std::size_t i = 0; i < inner.size(); ++i) {
        std::uint8_t byte = i < bytes.size() ? bytes[i] : std::uint8_t{0};
        inner[i] = byte ^ 0x36;
        outer[i] = byte ^ 0x5c;
    }
    Hash first = sha256({ByteView(inner), data});
    Hash out = sha256({ByteView(outer), ByteView(first)});
    wipe(inner.data(), inner.size());
    wipe(outer.data(), outer.size());
    wipe(short_key.data(), short_key.size());
    return out;
}

Bytes seal(const Secret& key, ByteView plain, ByteView context, Random& random) {
    must_be_key(key);
    Bytes nonce = random.bytes(nonce_size);
    must(nonce.size() == nonce_size, "nonce");
    Bytes out(nonce_size + plain.size() + tag_size);
    std::copy(nonce.begin(), nonce.end(), out.begin());
    Borrowed use;
    int written = 0;
    must(EVP_EncryptInit_ex2(use.context, gcm(), key.view().data(), nonce.data(), nullptr) == 1, "encrypt init");
    if (!context.empty()) must(EVP_EncryptUpdate(use.context, nullptr, &written, context.data(), length(context.size())) == 1, "context");
    if (!plain.empty())
        must(EVP_EncryptUpdate(use.context, out.data() + nonce_size, &written, plain.data(), length(plain.size())) == 1, "encrypt");
    must(EVP_EncryptFinal_ex(use.context, out.data() + nonce_size + plain.size(), &written) == 1, "encrypt end");
    must(EVP_CIPHER_CTX_ctrl(use.context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag_size), out.data() + nonce_size + plain.size()) == 1, "tag");
    return out;
}

std::optional<Bytes> open_sealed(const Secret& key, ByteView sealed, ByteView context) {
    must_be_key(key);
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    std::size_t size = sealed.size() - nonce_size - tag_size;
    Bytes out(size);
    Borrowed use;
    int written = 0;
    must(EVP_DecryptInit_ex2(use.context, gcm(), key.view().data(), sealed.data(), nullptr) == 1, "decrypt init");
    if (!context.empty()) must(EVP_DecryptUpdate(use.context, nullptr, &written, context.data(), length(context.size())) == 1, "context");
    if (size != 0) must(EVP_DecryptUpdate(use.context, out.data(), &written, sealed.data() + nonce_size, length(size)) == 1, "decrypt");
    std::array<std::uint8_t, tag_size> tag;
    std::copy(sealed.end() - tag_size, sealed.end(), tag.begin());
    must(EVP_CIPHER_CTX_ctrl(use.context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tag_size), tag.data()) == 1, "tag");
    std::array<std::uint8_t, 16> rest;
    if (EVP_DecryptFinal_ex(use.context, rest.data(), &written) != 1) {
        wipe(out.data(), out.size());  // text that was not authentic must not be seen
        return std::nullopt;
    }
    return out;
}

Bytes wrap_key(const Secret& wrapping, const Secret& key) {
    must_be_key(wrapping);
    must_be_key(key);
    Bytes out(wrapped_size + 8);
    Borrowed use;
    EVP_CIPHER_CTX_set_flags(use.context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    int written = 0, rest = 0;
    must(EVP_EncryptInit_ex2(use.context, key_wrap(), wrapping.view().data(), nullptr, nullptr) == 1, "wrap init");
    must(EVP_EncryptUpdate(use.context, out.data(), &written, key.view().data(), static_cast<int>(key_size)) == 1, "wrap");
    must(EVP_EncryptFinal_ex(use.context, out.data() + written, &rest) == 1, "wrap end");
    must(written + rest == static_cast<int>(wrapped_size), "wrapped size");
    out.resize(wrapped_size);
    return out;
}

std::optional<Secret> unwrap_key(const Secret& wrapping, ByteView wrapped) {
    must_be_key(wrapping);
    if (wrapped.size() != wrapped_size) return std::nullopt;
    Bytes out(wrapped_size + 8);
    Borrowed use;
    EVP_CIPHER_CTX_set_flags(use.context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    int written = 0, rest = 0;
    must(EVP_DecryptInit_ex2(use.context, key_wrap(), wrapping.view().data(), nullptr, nullptr) == 1, "unwrap init");
    bool held = EVP_DecryptUpdate(use.context, out.data(), &written, wrapped.data(), static_cast<int>(wrapped.size())) == 1 &&
                EVP_DecryptFinal_ex(use.context, out.data() + written, &rest) == 1 && written + rest == static_cast<int>(key_size);
    if (!held) {
        wipe(out.data(), out.size());
        return std::nullopt;
    }
    Secret key(Bytes(out.begin(), out.begin() + key_size));
    wipe(out.data(), out.size());
    return key;
}

Bytes ed25519_public(const Secret& seed) {
    Key key = private_key(seed);
    Bytes out(key_size);
    std::size_t size = out.size();
    must(EVP_PKEY_get_raw_public_key(key.get(), out.data(), &size) == 1 && size == key_size, "public key");
    return out;
}

Bytes ed25519_sign(const Secret& seed, ByteView message) {
    Key key = private_key(seed);
    DigestContext context(EVP_MD_CTX_new());
    Bytes out(signature_size);
    std::size_t size = out.size();
    must(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1, "sign init");
    must(EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size()) == 1 && size == signature_size, "sign");
    return out;
}

bool ed25519_verify(ByteView public_key, ByteView message, ByteView signature) {
    if (public_key.size() != key_size || signature.size() != signature_size) return false;
    Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.data(), public_key.size()));
    if (!key) return false;
    DigestContext context(EVP_MD_CTX_new());
    must(context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1, "verify init");
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
}

bool equal_secrets(ByteView a, ByteView b) { return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0); }

}  // namespace griffier
