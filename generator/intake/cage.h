#pragma once
// Reading untrusted XML in a child process: it holds no key, no database and no network, can open nothing (seccomp, no descriptors), and
// is stopped by limits on memory and CPU. The child hands over values, which this side checks like any others. Source: faults.md 68 to 75.
#include <memory>

#include "generator/intake/intake.h"

namespace griffier::intake {

struct CageLimits {
    std::size_t memory = 256u << 20;   ///< address space of the child, bytes
    int cpu_ms = 2000;                 ///< of one file
    int files = 500;                   ///< then the child is replaced by a fresh one
};

class Cage {
  public:
    /// Forks a helper that keeps the compiled schema and forks the children. Call it while the process has one thread and before any key
    /// is read: the helper's memory is what it was then. Error kooi.start (Kind::again) when the system gives no process.
    static Result<Cage> start(ByteView schema, const std::string& schema_name, const CageLimits& limits = {});
    /// As CasusReader::read. A file on which the child dies is refused with kooi.gestopt; the next file gets a new child. A helper that
    /// is gone gives kooi.weg (Kind::again) for every file.
    CaseReading read(ByteView bytes, const std::string& name, const Expected& expected);

    struct Helper;  ///< its process and the pipe to it
  private:
    std::shared_ptr<Helper> helper_;
};

}  // namespace griffier::intake
