#pragma once
#include <chrono>
#include <string>

#include "jobs/context.h"

namespace griffier::jobs {

/// How far a step is, with its rate and the time that is left. On a terminal a bar on stderr that fits its width, at most ten times a second,
/// wiped when the step ends. With --json a line of JSON on stderr every ten seconds (type "progress": what, done, total, per_second,
/// seconds_left), so that a short step says nothing. In a pipe without --json nothing.
class Progress {
  public:
    /// `what`: which words say what is counted ("brieven": voortgang.brieven).
    Progress(const Context& context, const std::string& what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// One more is done.
    void step();
    /// Takes the bar off the line, so that other text can be written; the next step draws it again.
    void clear();

  private:
    struct Pace {
        double per_second = 0;
        long seconds_left = 0;
    };
    Pace pace(std::chrono::milliseconds now) const;
    void draw(std::chrono::milliseconds now);
    void write_line(std::chrono::milliseconds now);

    const World& world_;
    std::string what_, label_, left_;  ///< left_: words around the time that is left
    std::size_t total_, done_ = 0;
    bool bar_, lines_, drawn_ = false;
    std::chrono::milliseconds started_, last_;
};

}  // namespace griffier::jobs
