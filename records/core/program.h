#pragma once
// Another program, run and waited for: the operator's hooks. It gets no descriptor, no variable and no signal setting of ours but what is
// given here, no input, and what it prints goes to our standard error.
#include <string>
#include <utility>
#include <vector>

#include "records/core/result.h"

namespace griffier {

class FileSystem;

struct ProgramEnd {
    int code = 0;            ///< its exit code; 128 and more: the number of the signal that ended it was added
    bool too_long = false;   ///< ended by us, with all that it had started in its process group
};

/// Runs the program at `path` (a path, nothing is searched) without arguments; `environment` is all that it sees. Waits at most
/// `most_ms`. Errors: programma.start (Kind::configuration) when it cannot be run: absent, not executable, no interpreter; Kind::again
/// when the system gives no process.
Result<ProgramEnd> run_program(const std::string& path, const std::vector<std::pair<std::string, std::string>>& environment, int most_ms);

/// Puts a file for other users of the machine in place, whole or not at all: written beside it, given `mode` (as in chmod), renamed. For
/// what a monitor reads; it is not synced to disk. On failure what stood there stands there still.
Status publish_file(FileSystem& disk, const std::string& path, const std::string& content, unsigned mode);

}  // namespace griffier
