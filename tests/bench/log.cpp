// A log of a million leaves, written through the store in groups; then the verification of the whole store, and the length of a proof.
// Wall time tells of the machine and who else uses it, CPU time of the work: both are given. Argument: number of leaves.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "records/log/leaf.h"
#include "records/log/merkle.h"
#include "records/registry/store.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

double since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

double cpu() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<std::pair<std::string, std::string>> codes(long i) { return {{"s", "weging"}, {"u", "agenderen"}, {"n", std::to_string(i)}}; }

}  // namespace

int main(int argc, char** argv) {
    const long leaves = argc > 1 ? std::atol(argv[1]) : 1000000, group_size = 1000;
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock;
    SystemRandom random;
    auto disk = posix_file_system();
    StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    if (!Store::init(paths, {}, *disk, clock, random)) return 1;
    auto opened = Store::open(paths, *disk, clock, random);
    if (!opened) return 1;
    Store& store = **opened;
    auto start = std::chrono::steady_clock::now();
    const double cpu_before = cpu();
    for (long i = 0; i < leaves;) {
        auto group = store.begin_group();
        if (!group) return 1;
        for (const long end = std::min(leaves, i + group_size); i < end; ++i)
            if (!group->note("besluit", "", codes(i))) return 1;
        if (!group->commit()) return 1;
    }
    const double written = since(start), written_cpu = cpu() - cpu_before;
    start = std::chrono::steady_clock::now();
    if (!store.sign_head()) return 1;
    const double head = since(start);
    start = std::chrono::steady_clock::now();
    const double cpu_then = cpu();
    const auto flaws = store.verify();
    const double verified = since(start), verified_cpu = cpu() - cpu_then;
    bool right = flaws && flaws->empty() && store.counters()->logbladen == leaves + 1;

    // the same number of leaves as a tree: a proof is at most one hash per doubling
    std::vector<Hash> hashes;
    hashes.reserve(static_cast<std::size_t>(leaves));
    for (long i = 0; i < leaves; ++i) hashes.push_back(leaf_hash(*encode_leaf({"besluit", 1700000000000 + i, 5, codes(i)})));
    const Hash root = tree_root(hashes);
    std::size_t longest = 0;
    for (std::size_t index = 0; index < hashes.size(); index += hashes.size() / 7 + 1) {
        const auto proof = inclusion_proof(hashes, index, hashes.size());
        longest = std::max(longest, proof.size());
        right = right && verify_inclusion(hashes[index], index, hashes.size(), proof, root);
    }
    double load = -1;
    (void)getloadavg(&load, 1);
    std::printf("load=%.1f write_cpu_s=%.2f verify_cpu_s=%.2f head_s=%.2f right=%d leaves=%ld leaves_per_s=%.0f verify_s=%.2f proof_hashes=%zu\n", load, written_cpu, verified_cpu,
                head, right ? 1 : 0, leaves, static_cast<double>(leaves) / written, verified, longest);
    return right ? 0 : 1;
}
