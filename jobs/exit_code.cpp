#include "jobs/exit_code.h"

namespace griffier::jobs {

ExitCode exit_code_of(Kind kind) {
    switch (kind) {
        case Kind::refused: return ExitCode::some_refused;
        case Kind::usage: return ExitCode::usage;
        case Kind::configuration: return ExitCode::configuration;
        case Kind::damaged: return ExitCode::damaged;
        case Kind::busy: return ExitCode::busy;
        case Kind::deadline: return ExitCode::deadline;
        case Kind::again: return ExitCode::again;
        case Kind::interrupted: return ExitCode::interrupted;
    }
    return ExitCode::damaged;
}

namespace {
int rank(ExitCode code) {
    switch (code) {
        case ExitCode::done: return 0;
        case ExitCode::some_refused: return 1;
        case ExitCode::deadline: return 2;
        case ExitCode::configuration: return 3;
        case ExitCode::damaged: return 4;
        case ExitCode::interrupted: return 5;
        case ExitCode::again: return 6;
        case ExitCode::busy: return 7;
        case ExitCode::usage: return 8;
    }
    return 4;
}
}  // namespace

ExitCode graver(ExitCode a, ExitCode b) { return rank(a) >= rank(b) ? a : b; }

}  // namespace griffier::jobs
