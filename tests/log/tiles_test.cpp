// Tiles, proofs from tiles, cosignatures, and proofs as files: against the plain tree of records/log/merkle.h, which is held against the
// definition of RFC 9162 by its own tests.
#include "records/log/tiles.h"

#include <gtest/gtest.h>

#include <map>

#include "records/log/proof.h"

using namespace griffier;

namespace {

std::vector<Hash> some(std::size_t n) {
    std::vector<Hash> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(leaf_hash(view_of("blad " + std::to_string(i))));
    return out;
}

TileTree tree_of(const std::vector<Hash>& leaves) {
    TileTree tree;
    for (const Hash& leaf : leaves) tree.add(leaf);
    return tree;
}

const Secret seed(Bytes(32, 9)), other_seed(Bytes(32, 8));
const Notekey log_key{"griffier/ab", ed25519_public(seed), Notekey::Kind::log};
const Notekey witness_key{"partner.example/getuige", ed25519_public(other_seed), Notekey::Kind::witness};

TEST(Tegels, paths_are_those_of_the_standard) {
    EXPECT_EQ(tile_path(0, 0, 256), "tile/0/000");
    EXPECT_EQ(tile_path(2, 1234067, 256), "tile/2/x001/x234/067");
    EXPECT_EQ(tile_path(1, 1000, 7), "tile/1/x001/000.p/7");
    EXPECT_EQ(tile_path(-1, 999, 255), "tile/entries/999.p/255");
}

TEST(Tegels, a_tree_of_70000_has_the_tiles_that_the_standard_counts) {
    std::map<std::pair<int, bool>, std::size_t> count;
    std::map<int, std::size_t> partial;
    for (const Tile& tile : tiles_of(70000)) {
        count[{tile.level, tile.width == tile_width}]++;
        if (tile.width != tile_width) partial[tile.level] = tile.width;
    }
    EXPECT_EQ((count[{0, true}]), 273u);
    EXPECT_EQ((count[{1, true}]), 1u);
    EXPECT_EQ((count[{2, true}]), 0u);
    EXPECT_EQ(partial, (std::map<int, std::size_t>{{-1, 112}, {0, 112}, {1, 17}, {2, 1}}));
    const auto square = tiles_of(256);
    ASSERT_EQ(square.size(), 3u);
    EXPECT_EQ(square[2].path, "tile/1/000.p/1");
    EXPECT_TRUE(tiles_of(0).empty());
}

TEST(Tegels, roots_and_proofs_from_tiles_are_those_of_the_plain_tree) {
    const auto leaves = some(700);
    const TileTree tree = tree_of(leaves);
    for (const std::size_t size : {1u, 2u, 3u, 7u, 8u, 100u, 255u, 256u, 257u, 511u, 512u, 513u, 699u, 700u}) {
        const Hash root = tree_root({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(size)});
        EXPECT_EQ(tree.root(size), root) << size;
        for (std::size_t index = 0; index < size; index += 13) EXPECT_EQ(tree.inclusion(index, size), inclusion_proof(leaves, index, size)) << index << " in " << size;
        for (std::size_t old = 1; old <= size; old += 7) EXPECT_EQ(tree.consistency(old, size), consistency_proof(leaves, old, size)) << old << " to " << size;
    }
    EXPECT_EQ(tree.root(0), sha256(ByteView()));
}

TEST(Tegels, a_level_above_holds_the_roots_of_full_tiles) {
    const auto leaves = some(256 * 3 + 5);
    const TileTree tree = tree_of(leaves);
    ASSERT_EQ(tree.levels(), 2u);
    EXPECT_EQ(tree.width(1), 3u);
    const Hash second = tree_root({leaves.begin() + 256, leaves.begin() + 512});
    EXPECT_EQ(tree.tile(1, 0).size(), 96u);
    EXPECT_TRUE(std::equal(second.begin(), second.end(), tree.tile(1, 0).begin() + 32));
    EXPECT_EQ(tree.tile(0, 3).size(), 5 * 32u);
}

TEST(Tegels, a_bundle_reads_back_and_no_bent_one_does) {
    Bytes bundle;
    for (const char* leaf : {"een", "", "twee"}) ASSERT_TRUE(add_to_bundle(bundle, view_of(leaf)));
    EXPECT_FALSE(add_to_bundle(bundle, Bytes(longest_leaf + 1)));
    auto leaves = read_bundle(bundle, 3);
    ASSERT_TRUE(leaves);
    EXPECT_EQ(text_of((*leaves)[2]), "twee");
    EXPECT_FALSE(read_bundle(bundle, 2));
    EXPECT_FALSE(read_bundle(bundle, 4));
    for (std::size_t size = 0; size < bundle.size(); ++size) EXPECT_FALSE(read_bundle(ByteView(bundle).first(size), 3)) << size;
    Bytes longer = bundle;
    longer.push_back(0);
    EXPECT_FALSE(read_bundle(longer, 3));
}

TEST(Medeondertekening, the_key_and_message_are_those_of_the_standard) {
    EXPECT_EQ(log_key.text(), verifier_key(log_key.name, log_key.key));
    auto read = read_note_key(witness_key.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, witness_key);
    const std::string text = witness_key.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string bent = text;
        bent[i] = bent[i] == 'B' ? 'C' : 'B';
        EXPECT_FALSE(read_note_key(bent)) << i;
        EXPECT_FALSE(read_note_key(text.substr(0, i))) << i;
    }
    EXPECT_FALSE(is_key_name("met spatie"));
    EXPECT_FALSE(is_key_name("met+plus"));
    EXPECT_FALSE(is_key_name(""));
    // the message, spelled out
    const std::string note = sign_head({log_key.name, 3, leaf_hash(view_of("x"))}, seed);
    const std::string line = cosign(note, witness_key.name, other_seed, 1679315147);
    const Bytes signature = *from_base64(line.substr(line.rfind(' ') + 1, line.size() - line.rfind(' ') - 2));
    ASSERT_EQ(signature.size(), 4 + 8 + 64u);
    EXPECT_TRUE(ed25519_verify(witness_key.key, view_of("cosignature/v1\ntime 1679315147\n" + note.substr(0, note.find("\n\n") + 1)), ByteView(signature).subspan(12)));
}

TEST(Medeondertekening, a_cosigned_head_reads_back_and_every_flipped_bit_is_found) {
    const Head head{log_key.name, 12345, leaf_hash(view_of("x"))};
    const std::string own = sign_head(head, seed), note = own + cosign(own, witness_key.name, other_seed, 1679315147);
    auto read = read_signed_head(note, log_key, {witness_key}, true);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->head, head);
    EXPECT_EQ(read->witnesses, std::vector<std::string>{witness_key.name});
    for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
        std::string bent = note;
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(read_signed_head(bent, log_key, {witness_key}, true)) << bit;
    }
    for (std::size_t size = 0; size < note.size(); ++size)
        if (size != own.size()) {
            EXPECT_FALSE(read_signed_head(note.substr(0, size), log_key, {witness_key}, true)) << size;
        }
    EXPECT_TRUE(read_signed_head(note, log_key, {}, false)) << "lines of keys that one does not know are passed over";
    EXPECT_EQ(read_signed_head(note, log_key, {}, true).error().code, "log.hoofd_vreemd");
    EXPECT_FALSE(read_signed_head(note + own.substr(own.find("\n\n") + 2), log_key, {witness_key}, true)) << "a line twice";
    EXPECT_FALSE(read_signed_head(note.substr(0, own.find("\n\n") + 2) + note.substr(own.size()), log_key, {witness_key}, true)) << "a witness cannot stand for the log";
    // a witness's signature over another time or head is none
    EXPECT_FALSE(read_signed_head(sign_head({log_key.name, 12346, head.root}, seed) + note.substr(own.size()), log_key, {witness_key}, true));
}

TEST(Bewijs, a_leaf_is_shown_to_who_has_only_the_file_and_the_key) {
    const auto leaves = some(300);
    const TileTree tree = tree_of(leaves);
    const std::string note = sign_head({log_key.name, 300, tree.root(300)}, seed);
    const std::string proof = write_inclusion(view_of("blad 77"), 77, tree.inclusion(77, 300), note);
    auto shown = check_inclusion(proof, log_key, {});
    ASSERT_TRUE(shown);
    EXPECT_EQ(text_of(shown->leaf), "blad 77");
    EXPECT_EQ(shown->index, 77u);
    for (std::size_t bit = 0; bit < proof.size() * 8; ++bit) {
        std::string bent = proof;
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(check_inclusion(bent, log_key, {})) << bit;
    }
    EXPECT_EQ(check_inclusion(write_inclusion(view_of("blad 77"), 78, tree.inclusion(77, 300), note), log_key, {}).error().code, "log.bewijs");
    EXPECT_EQ(check_inclusion("", log_key, {}).error().code, "log.bewijs_vorm");
    EXPECT_FALSE(check_inclusion(proof, witness_key, {}));
}

TEST(Bewijs, an_earlier_head_is_shown_to_be_the_beginning_of_a_later_one) {
    const auto leaves = some(300);
    const TileTree tree = tree_of(leaves);
    const auto note = [&](std::size_t size) { return sign_head({log_key.name, size, tree.root(size)}, seed); };
    const std::string proof = write_consistency(120, tree.consistency(120, 300), note(300));
    auto shown = check_consistency(proof, note(120), log_key, {});
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->before.size, 120u);
    EXPECT_EQ(shown->now.head.size, 300u);
    EXPECT_EQ(check_consistency(proof, note(121), log_key, {}).error().code, "log.bewijs");
    // a log that was rebuilt: the same size, another past, signed with the same key
    const std::string rebuilt = sign_head({log_key.name, 120, leaf_hash(view_of("anders"))}, seed);
    EXPECT_EQ(check_consistency(proof, rebuilt, log_key, {}).error().code, "log.bewijs");
    for (std::size_t bit = 0; bit < proof.size() * 8; ++bit) {
        std::string bent = proof;
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(check_consistency(bent, note(120), log_key, {})) << bit;
    }
    EXPECT_TRUE(check_consistency(write_consistency(300, {}, note(300)), note(300), log_key, {}));
}

}  // namespace
