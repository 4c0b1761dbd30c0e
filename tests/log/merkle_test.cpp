#include "records/log/merkle.h"

#include <gtest/gtest.h>

#include "records/log/leaf.h"
#include "records/log/note.h"

using namespace griffier;

namespace {

std::vector<Hash> some(std::size_t n) {
    std::vector<Hash> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(leaf_hash(view_of("blad " + std::to_string(i))));
    return out;
}

/// The definition of RFC 9162 2.1.1, word for word: another calculation than the one under test.
Hash by_definition(const std::vector<Hash>& leaves, std::size_t begin, std::size_t end) {
    if (end == begin) return sha256(ByteView());
    if (end - begin == 1) return leaves[begin];
    std::size_t k = 1;
    while (k * 2 < end - begin) k *= 2;
    return node_hash(by_definition(leaves, begin, begin + k), by_definition(leaves, begin + k, end));
}

TEST(Merkle, roots_match_the_vectors_of_certificate_transparency) {
    // test vectors of the RFC 6962 reference implementation
    const char* const inputs[] = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const char* const roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    std::vector<Hash> leaves;
    EXPECT_EQ(hex(tree_root(leaves)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < 8; ++i) {
        leaves.push_back(leaf_hash(*from_hex(inputs[i])));
        EXPECT_EQ(hex(tree_root(leaves)), roots[i]) << i;
    }
}

TEST(Merkle, the_frontier_gives_the_root_of_the_definition_and_survives_storing) {
    auto leaves = some(130);
    Frontier edge;
    for (std::size_t n = 0; n <= leaves.size(); ++n) {
        EXPECT_EQ(edge.root(), by_definition(leaves, 0, n)) << n;
        auto again = Frontier::decode(edge.encode());
        ASSERT_TRUE(again);
        EXPECT_EQ(again->root(), edge.root());
        if (n < leaves.size()) edge.add(leaves[n]);
    }
    Bytes stored = edge.encode();
    EXPECT_FALSE(Frontier::decode(ByteView(stored).first(stored.size() - 1)));
    EXPECT_FALSE(Frontier::decode({}));
}

TEST(Merkle, every_inclusion_proof_holds_and_no_bent_one_does) {
    auto leaves = some(40);
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        Hash root = by_definition(leaves, 0, size);
        for (std::size_t i = 0; i < size; ++i) {
            auto proof = inclusion_proof(leaves, i, size);
            EXPECT_TRUE(verify_inclusion(leaves[i], i, size, proof, root));
            EXPECT_FALSE(verify_inclusion(leaf_hash(view_of("vreemd")), i, size, proof, root));
            if (size > 1) {
                EXPECT_FALSE(verify_inclusion(leaves[i], (i + 1) % size, size, proof, root));
            }
            EXPECT_FALSE(verify_inclusion(leaves[i], size, size, proof, root));
            for (std::size_t k = 0; k < proof.size(); ++k) {
                auto bent = proof;
                bent[k][3] ^= 1;
                EXPECT_FALSE(verify_inclusion(leaves[i], i, size, bent, root));
            }
            auto longer = proof;
            longer.push_back(root);
            EXPECT_FALSE(verify_inclusion(leaves[i], i, size, longer, root));
            if (!proof.empty()) {
                proof.pop_back();
                EXPECT_FALSE(verify_inclusion(leaves[i], i, size, proof, root));
            }
        }
    }
}

TEST(Merkle, every_consistency_proof_holds_and_no_bent_one_does) {
    auto leaves = some(40);
    for (std::size_t size = 1; size <= leaves.size(); ++size)
        for (std::size_t old = 1; old <= size; ++old) {
            Hash before = by_definition(leaves, 0, old), now = by_definition(leaves, 0, size);
            auto proof = consistency_proof(leaves, old, size);
            EXPECT_TRUE(verify_consistency(old, size, before, now, proof)) << old << " " << size;
            Hash other = before;
            other[0] ^= 1;
            EXPECT_FALSE(verify_consistency(old, size, other, now, proof));
            other = now;
            other[31] ^= 1;
            EXPECT_FALSE(verify_consistency(old, size, before, other, proof));
            for (std::size_t k = 0; k < proof.size(); ++k) {
                auto bent = proof;
                bent[k][0] ^= 0x80;
                EXPECT_FALSE(verify_consistency(old, size, before, now, bent));
            }
            auto longer = proof;
            longer.push_back(now);
            EXPECT_FALSE(verify_consistency(old, size, before, now, longer));
        }
    EXPECT_FALSE(verify_consistency(0, 1, sha256(ByteView()), leaves[0], {}));
    EXPECT_FALSE(verify_consistency(2, 1, leaves[0], leaves[0], {}));
}

TEST(Merkle, a_proof_in_a_million_leaves_has_at_most_twenty_hashes) {
    std::vector<Hash> leaves(1000000);
    EXPECT_LE(inclusion_proof(leaves, 999999, leaves.size()).size(), 20u);
    EXPECT_EQ(inclusion_proof(leaves, 0, leaves.size()).size(), 20u);
}

TEST(Note, the_key_and_the_form_are_those_of_other_tools) {
    Secret seed(*from_hex("0000000000000000000000000000000000000000000000000000000000000001"));
    Bytes open = ed25519_public(seed);
    std::string key = verifier_key("griffier/ab", open);
    EXPECT_EQ(key.substr(0, 12), "griffier/ab+");
    EXPECT_EQ(key.size(), 12 + 8 + 1 + 44u);
    std::string note = sign_head({"griffier/ab", 3, leaf_hash(view_of("x"))}, seed);
    EXPECT_EQ(note.substr(0, 14), "griffier/ab\n3\n");
    EXPECT_NE(note.find("\nleaf-coding griffier-1\n\n\u2014 griffier/ab "), std::string::npos);
    EXPECT_EQ(note.back(), '\n');
}

TEST(Note, a_head_reads_back_and_no_bent_one_does) {
    Secret seed(Bytes(32, 9));
    Bytes open = ed25519_public(seed);
    const Head head{"griffier/ab", 12345, leaf_hash(view_of("x"))};
    const std::string note = sign_head(head, seed);
    auto read = read_head(note, "griffier/ab", open);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, head);
    // bytes of the signed text and of the signature; in the base64 of the key id a change makes it another key's line
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string bent = note;
        bent[i] = bent[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(read_head(bent, "griffier/ab", open)) << i;
    }
    for (std::size_t size = 0; size < note.size(); ++size) EXPECT_FALSE(read_head(note.substr(0, size), "griffier/ab", open)) << size;
    EXPECT_FALSE(read_head(note, "griffier/cd", open));
    EXPECT_FALSE(read_head(note, "griffier/ab", ed25519_public(Secret(Bytes(32, 8)))));
    // a witness's line beside ours does no harm
    EXPECT_TRUE(read_head(note + "\u2014 getuige AAAAAAAA\n", "griffier/ab", open));
    EXPECT_FALSE(read_head(note + "rommel\n", "griffier/ab", ed25519_public(Secret(Bytes(32, 8)))));
}

TEST(LeafCoding, goes_both_ways) {
    Leaf leaf{"besluit", 1700000000000, 4, {{"s", "weging"}, {"h", std::string(64, 'f')}, {"op", "2026-01-02"}}};
    auto coded = encode_leaf(leaf);
    ASSERT_TRUE(coded);
    EXPECT_EQ(text_of(*coded), "griffier-1 besluit 1700000000000 4 s=weging h=" + std::string(64, 'f') + " op=2026-01-02");
    auto back = decode_leaf(*coded);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, leaf);
}

TEST(LeafCoding, SEC_14_no_name_or_sentence_fits_in_a_leaf) {
    for (const char* value : {"Jan Jansen", "Öztürk", "a=b", "", "regel\nregel", "a\tb", "'x'"}) EXPECT_FALSE(encode_leaf({"besluit", 0, 0, {{"n", value}}})) << value;
    EXPECT_FALSE(encode_leaf({"besluit", 0, 0, {{"n", std::string(97, 'a')}}}));
    EXPECT_FALSE(encode_leaf({"twee woorden", 0, 0, {}}));
    for (const char* text : {"", "griffier-1", "griffier-1 a 1", "griffier-2 a 1 1", "griffier-1 a 01 1", "griffier-1 a 1 1 ", "griffier-1 a 1 1 x", "griffier-1 a 1 1 x=", "griffier-1 a x 1"})
        EXPECT_FALSE(decode_leaf(view_of(text))) << text;
}

TEST(LeafCoding, a_commitment_needs_its_salt_and_purpose) {
    Secret salt(Bytes(32, 1)), other(Bytes(32, 2));
    std::string c = commitment(salt, "besluit", view_of("b1"));
    EXPECT_EQ(c.size(), 64u);
    EXPECT_EQ(c, commitment(salt, "besluit", view_of("b1")));
    EXPECT_NE(c, commitment(other, "besluit", view_of("b1")));
    EXPECT_NE(c, commitment(salt, "stuk", view_of("b1")));
    EXPECT_NE(c, hex(sha256(view_of("b1"))));
}

}  // namespace
