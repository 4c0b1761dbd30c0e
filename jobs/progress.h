#pragma once
#include <chrono>
#include <string>

#include "jobs/world.h"

namespace griffier::jobs {

/// A bar on a terminal, nothing in a pipe. One line on stderr, at most ten times a second, wiped when it ends.
class Progress {
  public:
    Progress(const World& world, std::string label, std::size_t total, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// One more is done.
    void step();
    /// Takes the bar off the line, so that other text can be written; the next step draws it again.
    void clear();

  private:
    void draw();
    const World& world_;
    std::string label_;
    std::size_t total_, done_ = 0;
    bool shown_, drawn_ = false;
    std::chrono::milliseconds started_, last_{0};
};

}  // namespace griffier::jobs
