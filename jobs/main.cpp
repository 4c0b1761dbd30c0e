// griffier: reads the call, runs it, ends with the exit code of jobs/exit_code.h.
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "jobs/run.h"
#include "jobs/signals.h"
#include "jobs/system_clock.h"

using namespace griffier;

namespace {

std::string own_path() {
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

/// The user whose rights the process has; no variable of the environment can change it.
std::string user() {
    const uid_t id = geteuid();
    const passwd* entry = getpwuid(id);
    return entry ? std::string(entry->pw_name) : std::to_string(id);
}

int columns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

int main(int argc, char** argv) {
    const auto disk = posix_file_system();
    jobs::SystemClock clock;
    SystemRandom random;
    jobs::World world{.disk = *disk,
                      .clock = clock,
                      .random = random,
                      .out = std::cout,
                      .err = std::cerr,
                      .stop = jobs::watch_signals(),
                      .terminal = isatty(STDERR_FILENO) == 1,
                      .columns = columns(),
                      .user = user(),
                      .program = own_path(),
                      .environment = [](const std::string& name) -> std::optional<std::string> {
                          const char* value = std::getenv(name.c_str());
                          return value ? std::optional<std::string>(value) : std::nullopt;
                      }};
    return static_cast<int>(jobs::run({argv + 1, argv + argc}, world));
}
