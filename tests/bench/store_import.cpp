// How many cases a second the store alone takes in: values made before the clock starts, groups, all settings on.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <cstdlib>

#include "records/registry/store.h"
#include "tests/support/cases.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 10000, group_size = argc > 2 ? std::atoi(argv[2]) : 500;
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock;
    SystemRandom random;
    auto disk = posix_file_system();
    StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    if (!Store::init(paths, {}, *disk, clock, random)) return 1;
    auto store = Store::open(paths, *disk, clock, random);
    if (!store) return 1;
    test::CaseMaker maker(11);
    std::vector<Dossier> cases;
    for (int i = 0; i < count; ++i) cases.push_back(maker.make("B-" + std::to_string(i)));
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < count;) {
        auto group = (*store)->begin_group();
        if (!group) return 1;
        for (int end = std::min(count, i + group_size); i < end; ++i)
            if (auto done = group->import(cases[static_cast<std::size_t>(i)], sha256(view_of(cases[static_cast<std::size_t>(i)].nummer))); !done) {
                std::fprintf(stderr, "%s\n", done.error().code.c_str());
                return 1;
            }
        if (!group->commit()) return 1;
    }
    const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto verify_start = std::chrono::steady_clock::now();
    auto flaws = (*store)->verify();
    const double verified = std::chrono::duration<double>(std::chrono::steady_clock::now() - verify_start).count();
    std::printf("dossiers=%d group=%d seconds=%.2f dossiers_per_s=%.0f verify_s=%.2f flaws=%zu\n", count, group_size, taken, count / taken, verified, flaws ? flaws->size() : 999);
    return flaws && flaws->empty() ? 0 : 1;
}
