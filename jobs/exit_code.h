#pragma once
// How a call ends. The numbers are a contract with whoever calls griffier from a script or a timer; jobs/README.md explains each and a
// test holds the two together.
#include "records/core/error.h"

namespace griffier::jobs {

enum class ExitCode : int {
    done = 0,           ///< all that was asked is done, which may be nothing
    some_refused = 1,   ///< the run ended, some items were refused; each is listed
    usage = 2,          ///< the call makes no sense; nothing was begun
    configuration = 3,  ///< a regime, covenant instance, template or setting is refused
    damaged = 4,        ///< the store is damaged, of a newer version, in quarantine, or its key is lost or wrong
    busy = 5,           ///< another run holds the store; nothing was begun
    deadline = 6,       ///< a legal deadline is passed or at risk
    again = 75,         ///< disk full or an I/O error in the middle: try again (EX_TEMPFAIL)
    interrupted = 130,  ///< stopped by a signal at a step's border; call again to go on
};

/// The exit code that a failure of this kind gives to its run.
ExitCode exit_code_of(Kind kind);

/// The one to report when both happened. What ends a call before it begins (2, 5) or in its middle (130, 75) wins, since the rest was
/// not done; of the others the graver: 4, 3, 6, 1, 0.
ExitCode graver(ExitCode a, ExitCode b);

}  // namespace griffier::jobs
