// The second verifier (samples/verifier) and ours, over the same proofs: right ones, and a hundred thousand bent in every way that a file
// can be bent. One Node process judges them all.
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "records/log/proof.h"
#include "records/log/tiles.h"
#include "tests/support/external.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

const Secret seed(Bytes(32, 9)), witness_seed(Bytes(32, 8));
const Notekey log_key{"griffier/ab", ed25519_public(seed), Notekey::Kind::log};
const Notekey witness_key{"partner.example/getuige", ed25519_public(witness_seed), Notekey::Kind::witness};
const std::string verifier = std::string(GRIFFIER_SOURCE_DIR) + "/samples/verifier/verify.mjs";

struct Case {
    std::string proof, earlier;  ///< earlier: "" for an inclusion proof
};

bool ours(const Case& one) {
    if (one.earlier.empty()) return static_cast<bool>(check_inclusion(one.proof, log_key, {witness_key}));
    return static_cast<bool>(check_consistency(one.proof, one.earlier, log_key, {witness_key}));
}

/// The verdicts of the second verifier, '1' or '0' per case.
std::string theirs(const std::vector<Case>& cases) {
    const test::Folder folder;
    const std::string path = folder.at("gevallen");
    {
        std::ofstream out(path, std::ios::binary);
        for (const Case& one : cases)
            out << (one.earlier.empty() ? "inclusion " : "consistency ") << base64(view_of(one.proof)) << (one.earlier.empty() ? "" : " " + base64(view_of(one.earlier))) << "\n";
    }
    const test::Ran ran = test::run("node '" + verifier + "' cases '" + path + "' --key '" + log_key.text() + "' --witness '" + witness_key.text() + "'");
    EXPECT_EQ(ran.exit, 0) << ran.output.substr(0, 2000);
    return ran.output.substr(0, ran.output.find('\n'));
}

/// A log of 777 leaves, and right proofs of many kinds from it.
std::vector<Case> right_ones() {
    TileTree tree;
    std::vector<std::string> leaves;
    for (int i = 0; i < 777; ++i) {
        leaves.push_back("griffier-1 nacht " + std::to_string(1700000000000 + i) + " " + std::to_string(i / 9));
        tree.add(leaf_hash(view_of(leaves.back())));
    }
    const auto note = [&](std::size_t size, bool witnessed) {
        const std::string own = sign_head({log_key.name, size, tree.root(size)}, seed);
        return witnessed ? own + cosign(own, witness_key.name, witness_seed, 1700000000 + size) : own;
    };
    std::vector<Case> cases;
    for (const std::size_t size : {1u, 2u, 5u, 256u, 300u, 512u, 777u}) {
        for (const std::size_t index : {std::size_t{0}, size / 3, size / 2, size - 1}) cases.push_back({write_inclusion(view_of(leaves[index]), index, tree.inclusion(index, size), note(size, size % 2 == 0)), ""});
        for (const std::size_t old : {std::size_t{1}, (size + 1) / 2, size}) cases.push_back({write_consistency(old, tree.consistency(old, size), note(size, size % 2 == 1)), note(old, old % 2 == 0)});
    }
    return cases;
}

/// Bends one byte range, line, number or hash; what comes out may by chance be right again, and then both must say so.
std::string bend(std::string text, const std::string& other, std::mt19937_64& random) {
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
    const auto line_at = [&](std::size_t at) { return text.rfind('\n', at == 0 ? 0 : at - 1) + 1; };
    const std::size_t at = below(text.size());
    switch (below(12)) {
        case 0: text[at] = static_cast<char>(text[at] ^ (1 << below(8))); break;
        case 1: text.erase(at, 1 + below(3)); break;
        case 2: text.insert(at, 1, "0aA=+/ \n\r\t"[below(10)]); break;
        case 3: text.resize(at); break;
        case 4: text += text.substr(at); break;
        case 5: {  // a line twice
            const std::size_t begin = line_at(at), end = text.find('\n', at);
            if (end != std::string::npos) text.insert(begin, text.substr(begin, end + 1 - begin));
            break;
        }
        case 6: {  // a line less
            const std::size_t begin = line_at(at), end = text.find('\n', at);
            if (end != std::string::npos) text.erase(begin, end + 1 - begin);
            break;
        }
        case 7: {  // two lines changed about
            const std::size_t begin = line_at(at), end = text.find('\n', at), next = end == std::string::npos ? end : text.find('\n', end + 1);
            if (next != std::string::npos) text = text.substr(0, begin) + text.substr(end + 1, next - end) + text.substr(begin, end + 1 - begin) + text.substr(next + 1);
            break;
        }
        case 8: {  // another number: index, old size, size of the head
            const std::size_t digit = text.find_first_of("0123456789", at);
            if (digit != std::string::npos) text[digit] = static_cast<char>('0' + below(10));
            break;
        }
        case 9: {  // the head of another proof
            const std::size_t own = text.find("\n\n"), strange = other.find("\n\n");
            if (own != std::string::npos && strange != std::string::npos) text = text.substr(0, own) + other.substr(strange);
            break;
        }
        case 10: {  // hashes of another proof
            const std::size_t own = text.find("\n\n"), strange = other.find("\n\n");
            if (own != std::string::npos && strange != std::string::npos) text = other.substr(0, strange) + text.substr(own);
            break;
        }
        default: std::swap(text[at], text[below(text.size())]);
    }
    return text;
}

TEST(Tweedeverificateur, says_of_a_hundred_thousand_bent_proofs_what_ours_says) {
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    const std::vector<Case> right = right_ones();
    std::mt19937_64 random(20261122);
    std::vector<Case> cases = right;
    while (cases.size() < right.size() + 100'000) {
        Case one = right[random() % right.size()];
        const Case& other = right[random() % right.size()];
        // the earlier head is a file from outside as well
        if (!one.earlier.empty() && random() % 4 == 0) one.earlier = bend(one.earlier, other.earlier, random);
        else one.proof = bend(one.proof, other.proof, random);
        if (random() % 8 == 0) one.proof = bend(one.proof, other.proof, random);
        cases.push_back(std::move(one));
    }
    // an earlier head that was bent away altogether would turn the case into one of the other kind
    std::erase_if(cases, [&](const Case& one) { return one.proof.empty() || (one.earlier.empty() && one.proof.starts_with("old ")); });
    std::string verdicts;
    for (const Case& one : cases) verdicts += ours(one) ? '1' : '0';
    EXPECT_EQ(verdicts.substr(0, right.size()), std::string(right.size(), '1')) << "ours refuses right proofs";
    const std::string second = theirs(cases);
    ASSERT_EQ(second.size(), verdicts.size());
    std::size_t apart = 0, taken = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        taken += i >= right.size() && verdicts[i] == '1';
        if (verdicts[i] != second[i] && ++apart <= 5) ADD_FAILURE() << "ours " << verdicts[i] << ", theirs " << second[i] << ":\n" << cases[i].proof << "-- earlier:\n" << cases[i].earlier;
    }
    EXPECT_EQ(apart, 0u);
    // most bent proofs are refused; what is taken has the same meaning still (a line of an unknown key, a file that was changed back)
    EXPECT_LT(taken, cases.size() / 10);
    RecordProperty("judged", static_cast<int>(cases.size()));
}

}  // namespace
