#include "records/core/crypto.h"

#include <gtest/gtest.h>

using namespace griffier;

namespace {

std::string hashed(std::string_view text) { return hex(sha256(view_of(text))); }
Secret key_of(std::uint8_t fill) { return Secret(Bytes(32, fill)); }

TEST(Bytes, hex_goes_both_ways_and_refuses_other_text) {
    EXPECT_EQ(hex(Bytes{0x00, 0x7f, 0xff}), "007fff");
    EXPECT_EQ(from_hex("007FfF"), (Bytes{0x00, 0x7f, 0xff}));
    EXPECT_FALSE(from_hex("abc"));
    EXPECT_FALSE(from_hex("zz"));
}

TEST(Bytes, base64_matches_rfc_4648_and_has_one_form_for_a_value) {
    const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (auto [plain, coded] : vectors) {
        EXPECT_EQ(base64(view_of(plain)), coded);
        EXPECT_EQ(from_base64(coded), bytes_of(plain));
    }
    for (auto bad : {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm 8"}) EXPECT_FALSE(from_base64(bad)) << bad;
}

TEST(Crypto, sha256_and_hmac_match_published_vectors) {
    EXPECT_EQ(hashed("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256({view_of("a"), view_of(""), view_of("bc")}), sha256(view_of("abc")));
    // RFC 4231, cases 2 and 6 (a key longer than a block)
    EXPECT_EQ(hex(hmac_sha256(Secret(bytes_of("Jefe")), view_of("what do ya want for nothing?"))),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256(Secret(Bytes(131, 0xaa)), view_of("Test Using Larger Than Block-Size Key - Hash Key First"))),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Crypto, what_is_sealed_opens_with_the_same_key_and_context_only) {
    SystemRandom random;
    Secret key = key_of(1);
    Bytes sealed = seal(key, view_of("tekst"), view_of("dossier|tabel"), random);
    EXPECT_EQ(sealed.size(), 12u + 5u + 16u);
    EXPECT_EQ(open_sealed(key, sealed, view_of("dossier|tabel")), bytes_of("tekst"));
    EXPECT_FALSE(open_sealed(key_of(2), sealed, view_of("dossier|tabel")));
    EXPECT_FALSE(open_sealed(key, sealed, view_of("dossier|ander")));
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes bent = sealed;
        bent[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
        EXPECT_FALSE(open_sealed(key, bent, view_of("dossier|tabel"))) << bit;
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) EXPECT_FALSE(open_sealed(key, ByteView(sealed).first(size), view_of("dossier|tabel"))) << size;
    EXPECT_NE(sealed, seal(key, view_of("tekst"), view_of("dossier|tabel"), random));
}

TEST(Crypto, empty_text_and_empty_context_are_sealed_as_well) {
    SystemRandom random;
    Bytes sealed = seal(key_of(1), {}, {}, random);
    EXPECT_EQ(open_sealed(key_of(1), sealed, {}), Bytes{});
    EXPECT_FALSE(open_sealed(key_of(1), sealed, view_of("x")));
}

TEST(Crypto, a_wrapped_key_matches_rfc_3394_and_opens_only_whole) {
    // RFC 3394, 4.6: 256 bits of key data with a 256-bit key encryption key
    Secret wrapping(*from_hex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"));
    Secret key(*from_hex("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F"));
    Bytes wrapped = wrap_key(wrapping, key);
    EXPECT_EQ(hex(wrapped), "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
    auto back = unwrap_key(wrapping, wrapped);
    ASSERT_TRUE(back);
    EXPECT_TRUE(equal_secrets(back->view(), key.view()));
    for (std::size_t bit = 0; bit < wrapped.size() * 8; ++bit) {
        Bytes bent = wrapped;
        bent[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
        EXPECT_FALSE(unwrap_key(wrapping, bent)) << bit;
    }
    EXPECT_FALSE(unwrap_key(wrapping, ByteView(wrapped).first(39)));
}

TEST(Crypto, a_signature_matches_rfc_8032_and_fails_on_any_change) {
    // RFC 8032, 7.1, test 2
    Secret seed(*from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    Bytes message = *from_hex("72");
    Bytes open = ed25519_public(seed);
    EXPECT_EQ(hex(open), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    Bytes signature = ed25519_sign(seed, message);
    EXPECT_EQ(hex(signature),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(ed25519_verify(open, message, signature));
    EXPECT_FALSE(ed25519_verify(open, view_of("x"), signature));
    EXPECT_FALSE(ed25519_verify(open, message, ByteView(signature).first(63)));
    EXPECT_FALSE(ed25519_verify(ByteView(open).first(31), message, signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        Bytes bent = signature;
        bent[i] ^= 1;
        EXPECT_FALSE(ed25519_verify(open, message, bent)) << i;
    }
}

TEST(Crypto, a_key_of_another_size_is_a_broken_invariant) {
    SystemRandom random;
    EXPECT_THROW(seal(Secret(Bytes(16, 1)), {}, {}, random), std::logic_error);
    EXPECT_THROW(wrap_key(key_of(1), Secret(Bytes(31, 1))), std::logic_error);
}

TEST(Crypto, comparison_looks_at_length_and_every_byte) {
    EXPECT_TRUE(equal_secrets({}, {}));
    EXPECT_TRUE(equal_secrets(view_of("abc"), view_of("abc")));
    EXPECT_FALSE(equal_secrets(view_of("abc"), view_of("abd")));
    EXPECT_FALSE(equal_secrets(view_of("abc"), view_of("ab")));
}

}  // namespace
