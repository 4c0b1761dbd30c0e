// How many dossier files a second `griffier import` takes in, from bytes to durable rows: the whole command, with parsing, validation,
// terms and log, in groups. Making the files is timed apart. Arguments: number of dossiers, regime.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "jobs/run.h"
#include "jobs/system_clock.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

struct Answer {
    jobs::ExitCode code;
    nlohmann::json summary;
    double seconds;
};

Answer call(std::vector<std::string> arguments) {
    static const auto disk = posix_file_system();
    static jobs::SystemClock clock;
    static SystemRandom random;
    static const std::atomic<bool> stop{false};
    std::ostringstream out, err;
    jobs::World world{.disk = *disk, .clock = clock, .random = random, .out = out, .err = err, .stop = stop, .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
    arguments.push_back("--json");
    const auto start = std::chrono::steady_clock::now();
    const jobs::ExitCode code = jobs::run(arguments, world);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string text = out.str();
    const auto last = text.rfind('\n', text.size() - 2);
    return {code, nlohmann::json::parse(text.substr(last == std::string::npos ? 0 : last + 1)), seconds};
}

}  // namespace

int main(int argc, char** argv) {
    const std::string count = argc > 1 ? argv[1] : "5000", regime = argc > 2 ? argv[2] : "model-2018";
    test::Folder folder(std::filesystem::temp_directory_path());
    const Answer made = call({"sample", folder.at("dossiers"), "--dossiers", count, "--seed", "7", "--regime", regime, "--with-covenant"});
    const Answer begun = call({"init", "--practice", "--store", folder.at("opslag"), "--keys", folder.at("sleutels"), "--covenant", folder.at("dossiers.convenant.xml")});
    if (made.code != jobs::ExitCode::done || begun.code != jobs::ExitCode::done) return 1;
    const Answer taken = call({"import", folder.at("dossiers"), "--store", folder.at("opslag")});
    const Answer again = call({"import", folder.at("dossiers"), "--store", folder.at("opslag")});
    const Answer checked = call({"verify", "--store", folder.at("opslag")});
    const long wanted = std::atol(count.c_str());
    const bool right = taken.summary["counts"].value("imported", 0L) == wanted && again.summary["counts"].value("unchanged", 0L) == wanted && checked.code == jobs::ExitCode::done;
    std::printf("dossiers=%ld generate_s=%.2f import_s=%.2f dossiers_per_s=%.0f again_per_s=%.0f verify_s=%.2f right=%d\n", wanted, made.seconds, taken.seconds,
                static_cast<double>(wanted) / taken.seconds, static_cast<double>(wanted) / again.seconds, checked.seconds, right ? 1 : 0);
    return right ? 0 : 1;
}
