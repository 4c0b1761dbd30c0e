#include "generator/pdf/signature.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "generator/pdf/syntax.h"
#include "records/core/crypto.h"
#include "records/core/secret.h"

namespace griffier::pdf {
namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* one) const { release(one); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Reader = std::unique_ptr<BIO, Release<BIO_free>>;
using Container = std::unique_ptr<PKCS12, Release<PKCS12_free>>;
using Message = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

constexpr std::size_t largest = 1u << 20;
constexpr int least_bits = 2048;  // ETSI TS 119 312: what is shorter is no signature any more

struct Found {
    Key key;
    std::vector<Certificate> certificates;
};

Reader reader_of(ByteView bytes) { return Reader(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

// OpenSSL would ask at the terminal without a call of its own.
int give_passphrase(char* into, int room, int, void* from) {
    const auto& passphrase = *static_cast<const std::string*>(from);
    const int length = std::min(room, static_cast<int>(passphrase.size()));
    std::copy_n(passphrase.begin(), length, into);
    return length;
}

Found read_pem(ByteView bytes, std::string& passphrase) {
    Found found;
    found.key.reset(PEM_read_bio_PrivateKey(reader_of(bytes).get(), nullptr, give_passphrase, &passphrase));
    const Reader again = reader_of(bytes);
    while (X509* one = PEM_read_bio_X509(again.get(), nullptr, give_passphrase, &passphrase)) found.certificates.emplace_back(one);
    return found;
}

Found read_pkcs12(ByteView bytes, const std::string& passphrase) {
    Found found;
    const unsigned char* at = bytes.data();
    const Container container(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    EVP_PKEY* key = nullptr;
    X509* own = nullptr;
    STACK_OF(X509)* others = nullptr;
    if (!container || PKCS12_parse(container.get(), passphrase.c_str(), &key, &own, &others) != 1) return found;
    found.key.reset(key);
    if (own != nullptr) found.certificates.emplace_back(own);
    for (int i = 0; others != nullptr && i < sk_X509_num(others); ++i) found.certificates.emplace_back(sk_X509_value(others, i));
    sk_X509_free(others);
    return found;
}

Date day_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) throw std::runtime_error("a certificate without a period");
    return Date(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1), static_cast<unsigned>(parts.tm_mday));
}

void must(bool done) {
    if (!done) throw std::runtime_error("OpenSSL cannot sign");
}

// The signed attributes as they are hashed: a SET OF in DER, so ordered by their bytes (RFC 5652 5.4).
Bytes attributes_of(CMS_SignerInfo* signer) {
    std::vector<Bytes> all;
    std::size_t size = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
        unsigned char* der = nullptr;
        const int length = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &der);
        must(length > 0);
        all.emplace_back(der, der + length);
        OPENSSL_free(der);
        size += all.back().size();
    }
    std::sort(all.begin(), all.end());
    Bytes out(static_cast<std::size_t>(ASN1_object_size(1, static_cast<int>(size), V_ASN1_SET)));
    unsigned char* at = out.data();
    ASN1_put_object(&at, 1, static_cast<int>(size), V_ASN1_SET, V_ASN1_UNIVERSAL);
    for (const Bytes& one : all) at = std::copy(one.begin(), one.end(), at);
    return out;
}

}  // namespace

struct SigningKey::State {
    Key key;
    Certificate own;
    std::vector<Certificate> others;
    Date from, until;
};

SigningKey::SigningKey(std::unique_ptr<State> state) : state_(std::move(state)) {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

Date SigningKey::from() const { return state_->from; }
Date SigningKey::until() const { return state_->until; }

Result<SigningKey> SigningKey::load(const std::string& path, const std::string& passphrase_path, FileSystem& disk) {
    const auto bad = [&](const char* code) { return error_of(Kind::configuration, code, {path, 0, ""}); };
    auto bytes = disk.read(path, largest);
    if (!bytes) return bad("ondertekening.onleesbaar");
    const Secret file(std::move(bytes).value());
    std::string passphrase;
    if (!passphrase_path.empty()) {
        auto line = disk.read(passphrase_path, 4096);
        if (!line) return error_of(Kind::configuration, "ondertekening.onleesbaar", {passphrase_path, 0, ""});
        const Secret kept(std::move(line).value());
        passphrase = text_of(kept.view());
        passphrase.resize(std::min(passphrase.size(), passphrase.find_first_of("\r\n")));
    }
    const bool armoured = text_of(file.view()).find("-----BEGIN ") != std::string::npos;
    Found found = armoured ? read_pem(file.view(), passphrase) : read_pkcs12(file.view(), passphrase);
    wipe(passphrase.data(), passphrase.size());
    ERR_clear_error();
    if (!found.key || found.certificates.empty()) return bad("ondertekening.onleesbaar");
    if (EVP_PKEY_get_base_id(found.key.get()) != EVP_PKEY_RSA || EVP_PKEY_get_bits(found.key.get()) < least_bits) return bad("ondertekening.soort");
    const auto own = std::find_if(found.certificates.begin(), found.certificates.end(),
                                  [&](const Certificate& one) { return X509_check_private_key(one.get(), found.key.get()) == 1; });
    ERR_clear_error();
    if (own == found.certificates.end()) return bad("ondertekening.vreemd");
    auto state = std::make_unique<State>();
    state->key = std::move(found.key);
    state->own = std::move(*own);
    found.certificates.erase(own);
    state->others = std::move(found.certificates);
    // A certificate that names no use may be used for all.
    const std::uint32_t use = X509_get_key_usage(state->own.get());
    if ((use & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) return bad("ondertekening.gebruik");
    state->from = day_of(X509_get0_notBefore(state->own.get()));
    state->until = day_of(X509_get0_notAfter(state->own.get()));
    return SigningKey(std::move(state));
}

// CMS_final would add the time of signing, which PAdES forbids and no two runs share; so the attributes are hashed and signed here.
Bytes SigningKey::sign(ByteView before, ByteView after) const {
    constexpr unsigned flags = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP;
    const Message message(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    must(message != nullptr);
    for (const Certificate& one : state_->others) must(CMS_add1_cert(message.get(), one.get()) == 1);
    CMS_SignerInfo* signer = CMS_add1_signer(message.get(), state_->own.get(), state_->key.get(), EVP_sha256(), flags | CMS_CADES);
    must(signer != nullptr);
    const Hash hash = sha256({before, after});
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) == 1);
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, hash.data(), static_cast<int>(hash.size())) == 1);

    const Bytes attributes = attributes_of(signer);
    const Digest digest(EVP_MD_CTX_new());
    std::size_t length = 0;
    must(EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, state_->key.get()) == 1);
    must(EVP_DigestSign(digest.get(), nullptr, &length, attributes.data(), attributes.size()) == 1);
    Bytes signature(length);
    must(EVP_DigestSign(digest.get(), signature.data(), &length, attributes.data(), attributes.size()) == 1);
    must(ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), signature.data(), static_cast<int>(length)) == 1);

    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(message.get(), &der);
    must(size > 0);
    Bytes out(der, der + size);
    OPENSSL_free(der);
    return out;
}

namespace {

constexpr std::string_view range_room = "/ByteRange[0 0000000000 0000000000 0000000000]/Contents<";

}  // namespace

std::string signature_dictionary(Date day, std::size_t length) {
    std::string out = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:";
    for (char c : day.iso())
        if (c != '-') out += c;
    out += "000000Z)";
    out += range_room;
    out.append(2 * length, '0');
    return out + ">>>";
}

void sign_in_place(Bytes& file, const SigningKey& key) {
    const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
    const std::size_t at = all.rfind(range_room);
    if (at == std::string_view::npos) throw std::logic_error("no room for a signature");
    const std::size_t begin = at + range_room.size() - 1, end = all.find('>', begin) + 1;  // of the hexadecimal string, brackets and all
    std::string range = "/ByteRange[0 ";
    for (const std::size_t value : {begin, end, file.size() - end}) append_integer(range, static_cast<long long>(value)), range += ' ';
    range.back() = ']';
    range.resize(range_room.size() - std::string_view("/Contents<").size(), ' ');
    std::copy(range.begin(), range.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
    const std::string cms = hex(key.sign(ByteView(file).first(begin), ByteView(file).subspan(end)));
    if (cms.size() != end - begin - 2) throw std::logic_error("a signature that does not fit its room");
    std::copy(cms.begin(), cms.end(), file.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
}

}  // namespace griffier::pdf
