#include "jobs/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace griffier::jobs {

namespace {

constexpr std::chrono::milliseconds between_frames{100}, between_lines{10'000};
constexpr long minute = 60, hour = 60 * minute;

/// "42 s", "3:05", "1:02:09"
std::string time_in_short(long seconds) {
    if (seconds < minute) return fmt::format("{} s", seconds);
    if (seconds < hour) return fmt::format("{}:{:02}", seconds / minute, seconds % minute);
    return fmt::format("{}:{:02}:{:02}", seconds / hour, seconds % hour / minute, seconds % minute);
}

std::string put_in(const std::string& words, const std::string& value) {
    const auto at = words.find("{0}");
    return at == std::string::npos ? words : words.substr(0, at) + value + words.substr(at + 3);
}

}  // namespace

Progress::Progress(const Context& context, const std::string& what, std::size_t total)
    : world_(context.world),
      what_(what),
      label_(context.words.text("voortgang." + what)),
      left_(context.words.text("voortgang.nog", {"{0}"})),
      total_(total),
      bar_(world_.terminal && !context.call.json && total > 1),
      lines_(context.call.json && total > 1),
      started_(world_.clock.monotonic()),
      last_(started_) {}

Progress::~Progress() { clear(); }

void Progress::step() {
    ++done_;
    if (!bar_ && !lines_) return;
    const auto now = world_.clock.monotonic();
    if (bar_ && (!drawn_ || now - last_ >= between_frames || done_ >= total_)) draw(now);
    if (lines_ && now - last_ >= between_lines) write_line(now);
}

Progress::Pace Progress::pace(std::chrono::milliseconds now) const {
    const double passed = std::chrono::duration<double>(now - started_).count();
    if (passed <= 0) return {};
    const double rate = static_cast<double>(done_) / passed;
    return {rate, static_cast<long>(static_cast<double>(total_ - std::min(done_, total_)) / rate + 0.5)};
}

void Progress::draw(std::chrono::milliseconds now) {
    last_ = now;
    const Pace at = pace(now);
    std::string tail = fmt::format(" {}/{}", done_, total_);
    if (at.per_second > 0) tail += fmt::format("  {:.{}f}/s  {}", at.per_second, at.per_second < 10 ? 1 : 0, put_in(left_, time_in_short(at.seconds_left)));
    const int room = std::clamp(world_.columns - static_cast<int>(label_.size() + tail.size()) - 4, 0, 40);
    const int full = static_cast<int>(static_cast<double>(room) * static_cast<double>(std::min(done_, total_)) / static_cast<double>(total_));
    std::string line = label_;
    if (room > 4) line += " [" + std::string(static_cast<std::size_t>(full), '=') + std::string(static_cast<std::size_t>(room - full), ' ') + "]";
    line += tail;
    // A line that is too long would wrap, and then nothing wipes it.
    if (const auto most = static_cast<std::size_t>(std::max(world_.columns - 1, 1)); line.size() > most) line.resize(most);
    world_.err << '\r' << line << "\033[K" << std::flush;
    drawn_ = true;
}

void Progress::write_line(std::chrono::milliseconds now) {
    last_ = now;
    const Pace at = pace(now);
    const nlohmann::ordered_json line{{"type", "progress"}, {"what", what_}, {"done", done_}, {"total", total_}, {"per_second", static_cast<long>(at.per_second * 10) / 10.0}, {"seconds_left", at.seconds_left}};
    world_.err << line.dump() << std::endl;
}

void Progress::clear() {
    if (!drawn_) return;
    world_.err << "\r\033[K" << std::flush;
    drawn_ = false;
}

}  // namespace griffier::jobs
