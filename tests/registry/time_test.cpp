// The marks of time in the log, the guard before every group, and a run that slept through another.
#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;
using namespace std::chrono_literals;

namespace {

class Time : public StoreTest {
  protected:
    Bekrachtiging two{"c1", {"x-1", "x-2"}, 2, sha256(view_of("verklaring"))};
    std::string note() {
        auto group = store->begin_group();
        if (!group) return group.error().code;
        if (auto noted = group->note("run", "", {{"u", "x"}}); !noted) return noted.error().code;
        auto committed = group->commit();
        return committed ? "" : committed.error().code;
    }
};

TEST_F(Time, the_mark_of_proven_time_goes_along_only_when_the_guard_says_so) {
    init();
    const Tijdstand begin = *store->time_known();
    EXPECT_EQ(begin.hoogste, begin.bewezen);
    clock.advance(1h);
    EXPECT_EQ(note(), "");
    EXPECT_EQ(store->time_known()->hoogste, begin.hoogste + 1h);
    EXPECT_EQ(store->time_known()->bewezen, begin.bewezen) << "nobody judged the clock";
    store->set_time_guard([] { return Result<bool>(false); });
    EXPECT_EQ(note(), "");
    EXPECT_EQ(store->time_known()->bewezen, begin.bewezen);
    store->set_time_guard([] { return Result<bool>(true); });
    EXPECT_EQ(note(), "");
    EXPECT_EQ(store->time_known()->bewezen, begin.hoogste + 1h);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Time, a_guard_that_refuses_stops_the_group_before_it_begins) {
    init();
    store->set_time_guard([] { return Result<bool>(error_of(Kind::configuration, "klok.teruggezet")); });
    EXPECT_EQ(note(), "klok.teruggezet");
    EXPECT_FALSE(store->time_known()->sprong);
    store->set_time_guard({});
    EXPECT_EQ(note(), "") << "nothing is lost";
}

TEST_F(Time, fault_31_a_clock_that_jumps_between_begin_and_commit_loses_the_group_and_is_remembered) {
    init();
    int asked = 0;
    store->set_time_guard([&]() -> Result<bool> {
        if (++asked == 2) return error_of(Kind::configuration, std::string(Store::clock_jumped));
        return true;
    });
    EXPECT_EQ(import(CaseMaker(2).make("A-1")), "klok.sprong");
    EXPECT_EQ(store->numbers()->size(), 0u);
    EXPECT_TRUE(store->time_known()->sprong);
    EXPECT_EQ(flaws(), "");
    reopen();
    EXPECT_TRUE(store->time_known()->sprong) << "the next run must know";
    EXPECT_EQ(store->accept_clock({"c1", {"x-1"}, 2, {}}).error().code, "opslag.te_weinig_personen");
    ASSERT_TRUE(store->accept_clock(two));
    EXPECT_FALSE(store->time_known()->sprong);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Time, persons_who_accept_the_clock_set_both_marks_also_back) {
    init();
    const Instant right = clock.now();
    clock.advance(24h * 3650);
    EXPECT_EQ(note(), "");
    clock.set(right + 1h);
    EXPECT_GT(store->time_known()->hoogste, clock.now());
    ASSERT_TRUE(store->accept_clock(two));
    EXPECT_EQ(store->time_known()->hoogste, right + 1h);
    EXPECT_EQ(store->time_known()->bewezen, right + 1h);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(note(), "");
    EXPECT_TRUE(store->sign_head());
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(Time, a_mark_taken_back_by_anyone_else_is_found) {
    init();
    clock.advance(24h);
    EXPECT_EQ(note(), "");
    store.reset();
    ASSERT_EQ(std::system(("sqlite3 " + folder.at("opslag/log.db") + " 'UPDATE merk SET tijd = tijd - 3600000'").c_str()), 0);
    reopen();
    EXPECT_EQ(flaws(), "verify.log_rand\n");
    store.reset();
    ASSERT_EQ(std::system(("sqlite3 " + folder.at("opslag/log.db") + " 'UPDATE merk SET tijd = tijd + 3600000, bewezen = tijd + 9000000'").c_str()), 0);
    reopen();
    EXPECT_EQ(flaws(), "verify.log_rand\n") << "nothing is proven that is later than the log";
}

/// A run in a process of its own: opens, stops itself, and when it is woken tries to write.
class Stalled : public Time {
  protected:
    pid_t child = 0;
    void start(bool in_group) {
        store.reset();
        child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            auto own = Store::open(paths, *disk, clock, random, 0);
            if (!own) _exit(10);
            std::optional<Group> group;
            if (in_group) {
                auto begun = (*own)->begin_group();
                if (!begun || !begun->note("run", "", {{"u", "slaapt"}})) _exit(11);
                group.emplace(std::move(*begun));
            }
            raise(SIGSTOP);
            if (!group) {
                auto begun = (*own)->begin_group();
                if (!begun) _exit(begun.error().code == "opslag.achterhaald" && begun.error().kind == Kind::busy ? 42 : 12);
                group.emplace(std::move(*begun));
                if (!group->note("run", "", {{"u", "slaapt"}})) _exit(13);
            }
            _exit(group->commit() ? 0 : 14);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, WUNTRACED), child);
        ASSERT_TRUE(WIFSTOPPED(status)) << status;
    }
    int wake() {
        kill(child, SIGCONT);
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
};

TEST_F(Stalled, fault_36_while_it_sleeps_the_kernel_keeps_its_lock) {
    init();
    start(false);
    EXPECT_EQ(open_error(), "opslag.bezet");
    EXPECT_EQ(wake(), 0);
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(Stalled, fault_37_the_lock_of_a_run_that_died_is_free_whatever_the_file_says) {
    init();
    start(true);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    ASSERT_TRUE(std::filesystem::exists(folder.at("opslag/slot")));
    reopen();
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(note(), "");
}

TEST_F(Stalled, fault_35_when_it_wakes_after_another_run_its_fence_refuses_it) {
    init();
    start(false);
    std::filesystem::remove(folder.at("opslag/slot"));  // somebody takes the lock away from a run that seems dead
    reopen();
    EXPECT_EQ(note(), "");
    const auto before = *store->counters();
    EXPECT_EQ(wake(), 42);
    EXPECT_EQ(store->counters()->commits, before.commits);
    EXPECT_EQ(store->counters()->logbladen, before.logbladen);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Stalled, fault_35_inside_a_group_it_keeps_others_out_of_the_databases_too) {
    init();
    start(true);
    std::filesystem::remove(folder.at("opslag/slot"));
    reopen();
    EXPECT_EQ(note(), "opslag.bezet");
    EXPECT_EQ(wake(), 0);
    EXPECT_EQ(note(), "opslag.achterhaald") << "now this run is the one that was overtaken";
    reopen();
    EXPECT_EQ(note(), "");
    EXPECT_EQ(flaws(), "");
}

}  // namespace
