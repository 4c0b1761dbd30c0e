#pragma once
// All that a command needs from outside, so that a test can give it a world of its own.
#include <atomic>
#include <functional>
#include <optional>
#include <ostream>
#include <string>

#include "records/core/clock.h"
#include "records/core/file_system.h"
#include "records/core/random.h"

namespace griffier::jobs {

struct World {
    FileSystem& disk;
    Clock& clock;
    Random& random;
    std::ostream& out;               ///< results
    std::ostream& err;               ///< log lines, progress, errors
    const std::atomic<bool>& stop;   ///< set by a signal; looked at between steps
    bool terminal = false;           ///< stderr is a terminal: a progress bar makes sense
    int columns = 80;
    std::string user{};              ///< name of the user of the machine who runs this, as the kernel knows him
    std::string program;             ///< path of the executable, to find templates, locales and regimes beside it
    /// The value of an environment variable, or nothing.
    std::function<std::optional<std::string>(const std::string&)> environment = [](const std::string&) { return std::nullopt; };
};

}  // namespace griffier::jobs
