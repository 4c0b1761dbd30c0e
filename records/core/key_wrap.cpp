#include "records/core/key_wrap.h"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace griffier {

namespace {

void must(bool held, const char* what) {
    if (!held) throw std::runtime_error(std::string("OpenSSL failed: ") + what);
}

}  // namespace

struct KeyWrapper::Contexts {
    EVP_CIPHER* cipher = EVP_CIPHER_fetch(nullptr, "AES-256-WRAP", nullptr);
    EVP_CIPHER_CTX* in = EVP_CIPHER_CTX_new();
    EVP_CIPHER_CTX* out = EVP_CIPHER_CTX_new();
    Contexts() = default;
    Contexts(const Contexts&) = delete;
    Contexts& operator=(const Contexts&) = delete;
    ~Contexts() {
        EVP_CIPHER_CTX_free(in);
        EVP_CIPHER_CTX_free(out);
        EVP_CIPHER_free(cipher);
    }
};

KeyWrapper::KeyWrapper(const Secret& wrapping) : contexts_(std::make_unique<Contexts>()) {
    if (wrapping.view().size() != KeyBytes().size()) throw std::logic_error("a key must have 32 bytes");
    must(contexts_->cipher && contexts_->in && contexts_->out, "AES-256-WRAP");
    EVP_CIPHER_CTX_set_flags(contexts_->in, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    EVP_CIPHER_CTX_set_flags(contexts_->out, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    must(EVP_EncryptInit_ex2(contexts_->in, contexts_->cipher, wrapping.view().data(), nullptr, nullptr) == 1, "wrap init");
    must(EVP_DecryptInit_ex2(contexts_->out, contexts_->cipher, wrapping.view().data(), nullptr, nullptr) == 1, "unwrap init");
}

KeyWrapper::~KeyWrapper() = default;
KeyWrapper::KeyWrapper(KeyWrapper&&) noexcept = default;

WrappedKey KeyWrapper::wrap(const KeyBytes& key) {
    std::array<std::uint8_t, 48> room;
    int written = 0;
    must(EVP_EncryptUpdate(contexts_->in, room.data(), &written, key.data(), static_cast<int>(key.size())) == 1, "wrap");
    WrappedKey out;
    must(written == static_cast<int>(out.size()), "wrapped size");
    std::copy_n(room.begin(), out.size(), out.begin());
    return out;
}

bool KeyWrapper::unwrap(ByteView wrapped, KeyBytes& out) {
    out.fill(0);
    if (wrapped.size() != WrappedKey().size()) return false;
    std::array<std::uint8_t, 48> room{};
    int written = 0;
    const bool held = EVP_DecryptUpdate(contexts_->out, room.data(), &written, wrapped.data(), static_cast<int>(wrapped.size())) == 1 && written == static_cast<int>(out.size());
    if (held) std::copy_n(room.begin(), out.size(), out.begin());
    wipe(room.data(), room.size());
    return held;
}

}  // namespace griffier
