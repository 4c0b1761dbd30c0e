// Leaves a second through the store in groups; then a tree of a million leaves: full verification and the length of a proof.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "records/log/leaf.h"
#include "records/log/merkle.h"
#include "records/registry/store.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {
double since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }
}  // namespace

int main() {
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock;
    SystemRandom random;
    auto disk = posix_file_system();
    StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    if (!Store::init(paths, {}, *disk, clock, random)) return 1;
    auto opened = Store::open(paths, *disk, clock, random);
    if (!opened) return 1;
    Store& store = **opened;
    constexpr int leaves = 50000, group_size = 1000;
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < leaves;) {
        auto group = store.begin_group();
        if (!group) return 1;
        for (int end = i + group_size; i < end; ++i)
            if (!group->note("run", "", {{"n", std::to_string(i)}, {"u", "niets"}})) return 1;
        if (!group->commit()) return 1;
    }
    const double written = since(start);
    if (!store.sign_head()) return 1;

    constexpr std::size_t size = 1000000;
    std::vector<Bytes> coded;
    coded.reserve(size);
    for (std::size_t i = 0; i < size; ++i) coded.push_back(*encode_leaf({"besluit", 1700000000000 + static_cast<long long>(i), 5, {{"s", "weging"}, {"u", "agenderen"}, {"n", std::to_string(i)}}}));
    Frontier edge;
    for (const Bytes& leaf : coded) edge.add(leaf_hash(leaf));
    start = std::chrono::steady_clock::now();
    std::vector<Hash> hashes;
    hashes.reserve(size);
    for (const Bytes& leaf : coded) {
        if (!decode_leaf(leaf)) return 1;
        hashes.push_back(leaf_hash(leaf));
    }
    const Hash root = tree_root(hashes);
    const double verified = since(start);
    auto proof = inclusion_proof(hashes, 123456, size);
    bool right = root == edge.root() && verify_inclusion(hashes[123456], 123456, size, proof, root);
    std::printf("leaves=%d leaves_per_s=%.0f verify_s=%.2f proof_hashes=%zu right=%d\n", leaves, leaves / written, verified, proof.size(), right ? 1 : 0);
    return right ? 0 : 1;
}
