// How long it takes to destroy 1,000 persons concerned, with all that is kept of them, out of a store of 1,000,000 keys: from the order to
// the outcome with both receipts and a clean sweep. The cases are made before the clock starts.
// Usage: bench_destroy [KEYS] [DESTROYED]; ends in keys= destroyed= seconds= cpu_seconds= peak_mib= complete=.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "records/model/codes.h"
#include "records/registry/destroy.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

constexpr int persons = 9;          // of a case; with its salt ten keys
constexpr int keys_of_case = persons + 1;
constexpr int group_size = 1000;

Dossier case_of(int n) {
    Dossier d;
    d.nummer = "B-" + std::to_string(n);
    d.gemeente = "gem-1";
    for (int i = 1; i <= persons; ++i) {
        Persoon p;
        p.id = "p" + std::to_string(i);
        p.rol = i == 1 ? code::subject : code::netwerk;
        p.bestand = code::weegploeg;
        p.naam.voornamen = "Voornaam" + std::to_string(i);
        p.naam.geslachtsnaam = "Kwartelhof" + std::to_string(n);
        p.geboortedatum = Date(1980 + n % 30, 1 + static_cast<unsigned>(i), 1 + static_cast<unsigned>(n % 28));
        d.personen.push_back(std::move(p));
    }
    return d;
}

long peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
    return 0;
}

/// Of this process, in all threads: what a busy machine does not change.
double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

}  // namespace

int main(int argc, char** argv) {
    const int keys = argc > 1 ? std::atoi(argv[1]) : 1'000'000, destroyed = argc > 2 ? std::atoi(argv[2]) : 1'000;
    const int cases = keys / keys_of_case;
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock;
    SystemRandom random;
    auto disk = posix_file_system();
    std::filesystem::create_directory(folder.at("houder2"));
    StorePaths paths{folder.at("opslag"), folder.at("sleutel"), {}, {folder.at("houder2")}};
    if (!Store::init(paths, {}, *disk, clock, random)) return 1;
    auto store = Store::open(paths, *disk, clock, random);
    if (!store) return 1;
    for (int i = 0; i < cases;) {
        auto group = (*store)->begin_group();
        if (!group) return 1;
        for (int end = std::min(cases, i + group_size); i < end; ++i) {
            const Dossier d = case_of(i);
            if (auto done = group->import(d, sha256(view_of(d.nummer))); !done) return std::fprintf(stderr, "%s\n", done.error().code.c_str()), 1;
        }
        if (auto done = group->commit(); !done) return std::fprintf(stderr, "%s\n", done.error().code.c_str()), 1;
    }
    const long made = (*store)->counters()->sleutels;
    DestroyOrder order;
    order.lijst = sha256(view_of("bench"));
    order.zerken_tot = Date(2036, 1, 1);
    for (int i = 0; i < destroyed; ++i) {
        const std::string number = "B-" + std::to_string(static_cast<long>(i) * cases / destroyed);
        order.delen.push_back({"VL/" + std::to_string(i + 1), number, std::string(code::weegploeg), std::string(code::weegploeg), {}, true});
    }
    { std::ofstream("/proc/self/clear_refs") << "5"; }  // the peak from here on
    const double cpu = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    auto outcome = destroy(**store, order);
    const double taken = seconds_since(start), worked = cpu_seconds() - cpu;
    const long peak = peak_kib();
    if (!outcome) return std::fprintf(stderr, "%s\n", outcome.error().code.c_str()), 1;
    const bool complete = outcome->volledig() && outcome->dossiers == destroyed && outcome->overgebleven == made - outcome->sleutels && outcome->bewijzen.size() == 2;
    const bool gone = !(*store)->summary(order.delen.front().dossier);
    const bool stays = static_cast<bool>((*store)->dossier("B-1"));
    for (const Naleving& one : outcome->naleving) std::printf("%s %s: %ld looked at, %ld found\n", one.plaats.c_str(), one.wijze.c_str(), one.bekeken, one.gevonden);
    std::printf("keys=%ld destroyed=%ld keys_destroyed=%ld seconds=%.1f cpu_seconds=%.1f peak_mib=%.0f complete=%d\n", made, outcome->dossiers, outcome->sleutels, taken, worked, static_cast<double>(peak) / 1024,
                complete && gone && stays ? 1 : 0);
    return complete && gone && stays ? 0 : 1;
}
