// How many dossier files a second `griffier import` takes in, from bytes to durable rows: the whole command, with the cage, validation,
// terms and log, in groups. Making the files is timed apart. Then each stage alone over the same files in one thread, so that it shows what a
// dossier costs where. Wall time tells of the machine and who else uses it; CPU time of the work. Arguments: number of dossiers, regime.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "generator/intake/caged.h"
#include "jobs/context.h"
#include "jobs/prepare.h"
#include "jobs/run.h"
#include "jobs/system_clock.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

const auto disk = posix_file_system();
jobs::SystemClock machine_clock;
SystemRandom machine_random;

double seconds_of(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

/// CPU seconds of this process and of all children that ended, those of the cage among them.
double cpu_seconds() {
    // Children of a cage that was closed are ours now (PR_SET_CHILD_SUBREAPER) and end a moment later; those of one in use stay.
    for (int moment = 0; moment < 100; ++moment) {
        const pid_t ended = waitpid(-1, nullptr, WNOHANG);
        if (ended < 0) break;
        if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    double sum = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        sum += seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    }
    return sum;
}

struct Measured {
    double wall = 0, cpu = 0;
};

Measured measure(const std::function<void()>& work) {
    const double before = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    work();
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {wall, cpu_seconds() - before};
}

struct Answer {
    jobs::ExitCode code{};
    nlohmann::json summary;
    Measured took;
};

Answer call(std::vector<std::string> arguments) {
    static const std::atomic<bool> stop{false};
    std::ostringstream out, err;
    jobs::World world{.disk = *disk, .clock = machine_clock, .random = machine_random, .out = out, .err = err, .stop = stop, .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
    arguments.push_back("--json");
    Answer answer;
    answer.took = measure([&] { answer.code = jobs::run(arguments, world); });
    const std::string text = out.str();
    const auto last = text.rfind('\n', text.size() - 2);
    answer.summary = nlohmann::json::parse(text.substr(last == std::string::npos ? 0 : last + 1));
    return answer;
}

/// Load of the machine over the last minute.
double load() {
    double one = 0;
    return getloadavg(&one, 1) == 1 ? one : -1;
}

std::string text_at(const std::string& path) { return text_of(*disk->read(path, std::size_t{1} << 26)); }

/// Each stage alone. False when a stage does not take what the command took.
bool stages(const test::Folder& folder, long wanted) {
    const std::string data = std::string(GRIFFIER_SOURCE_DIR);
    auto schema = XmlSchema::compile(view_of(text_at(data + "/templates/schema/casus.xsd")), "casus.xsd");
    if (!schema) return false;
    const std::string files = folder.at("dossiers");
    const auto names = disk->list(files);
    if (!names) return false;
    std::vector<Bytes> bytes;
    std::vector<Dossier> dossiers;
    std::vector<Hash> sources;
    std::size_t size = 0;
    const auto row = [&](const char* stage, const Measured& took) {
        std::printf("  %-40s %8.3f %8.3f %10.1f\n", stage, took.wall, took.cpu, took.cpu * 1e6 / static_cast<double>(wanted));
    };
    std::printf("  %-40s %8s %8s %10s\n", "stage, alone, one thread", "wall_s", "cpu_s", "us/dossier");
    row("read and hash the files", measure([&] {
            for (const std::string& name : *names) {
                bytes.push_back(*disk->read(join_path(files, name), std::size_t{1} << 26));
                sources.push_back(sha256(bytes.back()));
                size += bytes.back().size();
            }
        }));
    bool sound = true;
    row("parse, validate, read (in a cage: child)", measure([&] {
            for (std::size_t i = 0; i < bytes.size(); ++i) {
                intake::ParsedCase parsed = intake::parse_case(*schema, bytes[i], (*names)[i]);
                sound = sound && parsed.errors.empty();
                dossiers.push_back(std::move(parsed.dossier));
            }
        }));
    auto cage = intake::CagedCases::start(view_of(text_at(data + "/templates/schema/casus.xsd")), "casus.xsd");
    StorePaths paths{folder.at("opslag2"), folder.at("sleutels2")};
    if (!cage || !Store::init(paths, {true, bytes_of(text_at(folder.at("dossiers.convenant.xml"))), "{}"}, *disk, machine_clock, machine_random)) return false;
    std::ostringstream out, err;
    static const std::atomic<bool> stop{false};
    jobs::World world{.disk = *disk, .clock = machine_clock, .random = machine_random, .out = out, .err = err, .stop = stop, .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
    jobs::Call the_call;
    the_call.command = "import", the_call.store = paths.folder, the_call.keys = paths.epoch_folder;
    const auto words = load_catalogue(*disk, data + "/locales", "nl");
    if (!words) return false;
    jobs::Output output(world, *words, false);
    jobs::Context context{world, the_call, *words, output, {data}};
    auto session = jobs::open_session(context);
    if (!session) return false;
    std::vector<jobs::Prepared> ready;
    row("all that needs no store, cage and rules", measure([&] {
            std::vector<std::string> at;
            for (const std::string& name : *names) at.push_back(join_path(files, name));
            {
                jobs::Preparer preparer(*session, *disk, *cage, at);
                for (std::size_t i = 0; i < at.size(); ++i) ready.push_back(preparer.next());
            }
            cage = error_of(Kind::usage, "");  // its children end, so that their time is counted
        }));
    for (const jobs::Prepared& one : ready) sound = sound && one.errors.empty() && one.findings.empty() && one.binding.regime && one.decisions.empty();
    if (!sound) return false;
    auto group = session->store->begin_group();
    if (!group) return false;
    row("store: items, keys, terms, leaves", measure([&] {
            for (const jobs::Prepared& one : ready)
                sound = sound && group->together([&]() -> Status {
                    const Regime& regime = *one.binding.regime;
                    if (auto done = group->import(one.parsed.dossier, one.source); !done) return done.error();
                    TRY(group->bind_regime(one.parsed.dossier.nummer, regime.id, regime.versie, regime.hash));
                    return group->set_terms(one.parsed.dossier.nummer, one.terms, one.reasons);
                });
        }));
    row("commit (one group)", measure([&] { sound = sound && group->commit(); }));
    std::printf("  bytes of a dossier file, on average: %zu\n", size / std::max<std::size_t>(1, bytes.size()));
    return sound;
}

}  // namespace

int main(int argc, char** argv) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const std::string count = argc > 1 ? argv[1] : "5000", regime = argc > 2 ? argv[2] : "model-2018";
    test::Folder folder(std::filesystem::temp_directory_path());
    const Answer made = call({"sample", folder.at("dossiers"), "--dossiers", count, "--seed", "7", "--regime", regime, "--with-covenant"});
    const Answer begun = call({"init", "--practice", "--store", folder.at("opslag"), "--keys", folder.at("sleutels"), "--covenant", folder.at("dossiers.convenant.xml")});
    if (made.code != jobs::ExitCode::done || begun.code != jobs::ExitCode::done) return 1;
    const double load_before = load();
    const Answer taken = call({"import", folder.at("dossiers"), "--store", folder.at("opslag")});
    const double load_after = load();
    const Answer again = call({"import", folder.at("dossiers"), "--store", folder.at("opslag")});
    const Answer checked = call({"verify", "--store", folder.at("opslag")});
    const long wanted = std::atol(count.c_str());
    const double n = static_cast<double>(wanted);
    bool right = taken.summary["counts"].value("imported", 0L) == wanted && again.summary["counts"].value("unchanged", 0L) == wanted && checked.code == jobs::ExitCode::done;
    right = stages(folder, wanted) && right;
    std::printf("  processors %u, load %.1f before and %.1f after the import\n", std::thread::hardware_concurrency(), load_before, load_after);
    std::printf("dossiers=%ld generate_s=%.2f import_s=%.2f import_cpu_s=%.2f cpu_us_per_dossier=%.0f again_per_s=%.0f verify_s=%.2f right=%d dossiers_per_s=%.0f\n", wanted,
                made.took.wall, taken.took.wall, taken.took.cpu, taken.took.cpu * 1e6 / n, n / again.took.wall, checked.took.wall, right ? 1 : 0, n / taken.took.wall);
    return right ? 0 : 1;
}
