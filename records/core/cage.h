#pragma once
// A child process in which bytes from outside are turned into values: it holds no key, no database and no network, can open nothing
// (seccomp, no descriptors), and is stopped by limits on memory and CPU. It answers in bytes, which this side checks like any others.
// Source: faults.md 68 to 75.
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "records/core/result.h"

namespace griffier {

struct CageLimits {
    std::size_t memory = 256u << 20;   ///< address space of the child, bytes
    int cpu_ms = 2000;                 ///< of one request
    int requests = 500;                ///< then the child is replaced by a fresh one
    std::size_t most_request = 8u << 20, most_answer = 64u << 20;  ///< bytes
    int wait_ms = 120'000;             ///< without a sign of life; longer than any sound child computes
};

class Cage {
  public:
    /// Turns a request into an answer, in the child, with what it has captured. Whatever it throws, or the kernel, ends the child.
    using Task = std::function<std::string(std::string_view request)>;

    /// Forks a helper, which forks one child after another. Call it while the process has one thread and before any key is read or file
    /// locked: the memory of helper and children is what it was then. What the task loads when first used (tables of a library) must be
    /// loaded before: run it once. Error kooi.start (Kind::again) when the system gives no process.
    static Result<Cage> start(Task task, const CageLimits& limits = {});

    /// Hands a request over and does not wait, so that the child works on one while the answer to another is used. Larger than
    /// most_request is a broken invariant (std::logic_error).
    void ask(std::string_view request);
    /// The answer to the oldest request without one. Errors: kooi.gestopt (Kind::refused) when the child died of it, after which the next
    /// request gets a new child; kooi.weg (Kind::again) when the helper is gone, then and for every later request.
    Result<std::string> answer();

    struct Helper;  ///< its process and the socket to it
  private:
    std::shared_ptr<Helper> helper_;
};

}  // namespace griffier
