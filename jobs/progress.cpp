#include "jobs/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace griffier::jobs {

namespace {
constexpr std::chrono::milliseconds between_frames{100};
}

Progress::Progress(const World& world, std::string label, std::size_t total, bool quiet)
    : world_(world), label_(std::move(label)), total_(total), shown_(world.terminal && !quiet && total > 1), started_(world.clock.monotonic()) {}

Progress::~Progress() { clear(); }

void Progress::step() {
    ++done_;
    if (!shown_) return;
    const auto now = world_.clock.monotonic();
    if (drawn_ && now - last_ < between_frames && done_ < total_) return;
    last_ = now;
    draw();
}

void Progress::draw() {
    const auto passed = std::chrono::duration<double>(last_ - started_).count();
    const double rate = passed > 0 ? static_cast<double>(done_) / passed : 0;
    const std::string tail = fmt::format(" {}/{}{}", done_, total_, rate > 0 ? fmt::format("  {:.0f}/s", rate) : "");
    const int room = std::clamp(world_.columns - static_cast<int>(label_.size() + tail.size()) - 5, 8, 40);
    const int full = static_cast<int>(static_cast<double>(room) * static_cast<double>(done_) / static_cast<double>(total_));
    world_.err << '\r' << label_ << " [" << std::string(static_cast<std::size_t>(full), '=')
               << std::string(static_cast<std::size_t>(room - full), ' ') << ']' << tail << "\033[K" << std::flush;
    drawn_ = true;
}

void Progress::clear() {
    if (!drawn_) return;
    world_.err << "\r\033[K" << std::flush;
    drawn_ = false;
}

}  // namespace griffier::jobs
