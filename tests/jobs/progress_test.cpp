// The bar on a terminal, the lines for a program, and what a signal does to a night.
#include "jobs/progress.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "jobs/signals.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A clock that goes on by as much as the test says.
class Ticking final : public Clock {
  public:
    std::chrono::milliseconds each{0};
    Instant now() const override { return Instant(Date(2026, 6, 1).days() + std::chrono::hours(9)); }
    std::chrono::milliseconds monotonic() const override { return now_ += each; }

  private:
    mutable std::chrono::milliseconds now_{0};
};

class ProgressTest : public testing::Test {
  protected:
    ProgressTest() : disk(posix_file_system()), words(*load_catalogue(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl")) {}
    /// What stderr says of so many steps, a second each.
    std::string of(std::size_t total, std::size_t done, bool terminal, bool json, int columns = 80, int each_ms = 1000) {
        clock.each = std::chrono::milliseconds(each_ms);
        std::ostringstream out, err;
        World world{.disk = *disk, .clock = clock, .random = random, .out = out, .err = err, .stop = stop, .terminal = terminal, .columns = columns, .program = ""};
        Call call;
        call.json = json;
        Output output(world, words, json);
        const Context context{world, call, words, output, {}};
        {
            Progress progress(context, "brieven", total);
            for (std::size_t i = 0; i < done; ++i) progress.step();
            said = err.str();
        }
        EXPECT_THAT(out.str(), IsEmpty());
        return err.str();
    }
    std::unique_ptr<FileSystem> disk;
    Ticking clock;
    SystemRandom random;
    std::atomic<bool> stop{false};
    Catalogue words;
    std::string said;  ///< before the bar was wiped
};

TEST_F(ProgressTest, a_bar_says_how_far_how_fast_and_how_long_still) {
    of(200, 50, true, false);
    const std::string last = said.substr(said.rfind('\r') + 1);
    EXPECT_THAT(last, HasSubstr("brieven ["));
    EXPECT_THAT(last, HasSubstr(" 50/200  1.0/s  nog 2:30"));
    EXPECT_THAT(of(5, 5, true, false), testing::EndsWith("\r\033[K")) << "wiped at the end";
}

TEST_F(ProgressTest, no_bar_is_wider_than_its_terminal) {
    for (const int columns : {80, 60, 40, 24, 10}) {
        of(1'000'000, 300, true, false, columns);
        std::istringstream frames(said);
        for (std::string frame; std::getline(frames, frame, '\r');) {
            if (const auto end = frame.find('\033'); end != std::string::npos) frame.resize(end);
            EXPECT_LT(static_cast<int>(frame.size()), columns) << frame;
        }
    }
}

TEST_F(ProgressTest, a_program_gets_a_line_every_ten_seconds_and_nothing_of_what_is_short) {
    EXPECT_THAT(of(9, 9, false, true), IsEmpty());
    std::istringstream lines(of(100, 35, true, true));
    std::vector<nlohmann::json> all;
    for (std::string line; std::getline(lines, line);) all.push_back(nlohmann::json::parse(line));
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all.back(), (nlohmann::json{{"type", "progress"}, {"what", "brieven"}, {"done", 30}, {"total", 100}, {"per_second", 1.0}, {"seconds_left", 70}}));
    EXPECT_THAT(of(100, 35, false, false), IsEmpty()) << "a pipe gets nothing";
    EXPECT_THAT(of(1, 1, true, false), IsEmpty()) << "one thing needs no bar";
}

/// A night in a process of its own, which gets a real signal after its first line.
class SignalTest : public testing::TestWithParam<int> {};

TEST_P(SignalTest, a_night_that_gets_a_signal_ends_at_the_border_of_a_step_with_a_tally_and_the_next_one_goes_on) {
    JobsWorld world;
    world.run({"sample", world.path("proef"), "--dossiers", "60", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")}).code, ExitCode::done);
    ASSERT_EQ(world.run({"import", world.path("proef"), "--store", world.store()}).code, ExitCode::done);
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ASSERT_GT(::fcntl(ends[1], F_SETPIPE_SZ, 4096), 0) << "a night that is not read waits: it cannot be over before the signal";
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // Everything that the program has, but for its output.
        ::close(ends[0]);
        ::dup2(ends[1], STDOUT_FILENO);
        std::cout.setf(std::ios::unitbuf);
        std::ostream nowhere(nullptr);
        World real{.disk = *world.disk, .clock = world.clock, .random = world.random, .out = std::cout, .err = nowhere, .stop = watch_signals(), .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
        const ExitCode code = jobs::run({"nightly", "--store", world.store(), "--out", world.path("uit"), "--on", "2026-06-01", "--json"}, real);
        ::_exit(static_cast<int>(code));
    }
    ::close(ends[1]);
    std::string said;
    char piece[4096];
    bool sent = false;
    for (ssize_t n; (n = ::read(ends[0], piece, sizeof piece)) > 0;) {
        said.append(piece, static_cast<std::size_t>(n));
        if (!sent && said.find('\n') != std::string::npos) sent = ::kill(child, GetParam()) == 0;
    }
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(sent);
    ASSERT_TRUE(WIFEXITED(status)) << "ended by the signal itself";
    EXPECT_EQ(WEXITSTATUS(status), static_cast<int>(ExitCode::interrupted)) << said;
    const std::string last = said.substr(said.rfind('\n', said.size() - 2) + 1);
    EXPECT_THAT(last, HasSubstr("\"type\":\"summary\""));
    EXPECT_THAT(last, HasSubstr("\"exit\":130"));
    EXPECT_THAT(last, HasSubstr("\"counts\":{\"")) << "a tally of what was done";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    const Answer next = world.in_store({"nightly", "--out", world.path("uit"), "--on", "2026-06-01", "--json"});
    EXPECT_NE(next.code, ExitCode::interrupted);
    EXPECT_GT(next.summary()["counts"].value("reckoned", 0), 0) << "what the first one left";
    EXPECT_EQ(world.in_store({"nightly", "--on", "2026-06-01", "--json"}).summary()["counts"].value("made", 0), 0) << "and nothing twice";
}

INSTANTIATE_TEST_SUITE_P(both, SignalTest, testing::Values(SIGINT, SIGTERM), [](const auto& info) { return info.param == SIGINT ? std::string("ctrl_c") : std::string("sigterm"); });

}  // namespace
}  // namespace griffier::jobs
