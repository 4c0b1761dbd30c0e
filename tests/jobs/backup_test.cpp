// griffier backup and griffier restore through the command line, and the holders that are asked every night.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/registry/destroy.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class BackupCommand : public ::testing::Test {
  protected:
    JobsWorld world;

    void begin() {
        world.run({"sample", world.path("proef"), "--dossiers", "6", "--seed", "3", "--on", "2026-06-01", "--with-covenant"});
        const Answer made = world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--holders", world.path("h2") + ", " + world.path("h3"), "--covenant",
                                       world.path("proef.convenant.xml")});
        ASSERT_EQ(made.code, ExitCode::done) << made.err;
        ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
    }
    std::string copy() {
        const Answer made = world.in_store({"backup", world.path("kopieen"), "--until", "2027-01-01", "--json"});
        EXPECT_EQ(made.code, ExitCode::done) << made.out;
        return world.path("kopieen/" + made.lines().front()["copy"].get<std::string>());
    }
    Answer restore(const std::string& from, const std::string& to) {
        return world.run({"restore", from, "--store", world.path(to), "--keys", world.path("sleutels"), "--holders", world.path("h2"), "--json"});
    }
};

TEST_F(BackupCommand, SEC_10_a_copy_is_made_named_and_put_back_as_it_was) {
    begin();
    const std::string from = copy();
    EXPECT_FALSE(fs::exists(from + "/sleutels.db"));
    const Answer done = restore(from, "terug");
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    EXPECT_EQ(done.lines().front()["dossiers"], 6);
    EXPECT_EQ(done.lines().front()["unreadable"], 0);
    const Answer checked = world.run({"verify", "--store", world.path("terug"), "--json"});
    EXPECT_EQ(checked.code, ExitCode::done) << checked.out;
    EXPECT_EQ(checked.summary()["counts"]["dossiers"], 6);
}

TEST_F(BackupCommand, SEC_10_wrong_calls_are_refused_and_change_nothing) {
    begin();
    const std::string from = copy();
    EXPECT_EQ(world.in_store({"backup"}).code, ExitCode::usage);
    EXPECT_EQ(world.in_store({"backup", world.path("a"), world.path("b")}).code, ExitCode::usage);
    EXPECT_EQ(world.in_store({"backup", world.path("a"), "--until", "morgen"}).code, ExitCode::usage);
    for (const char* place : {"sleutels", "h2/kopie", "h3", "opslag/kopie"}) {
        const Answer made = world.in_store({"backup", world.path(place)});
        EXPECT_EQ(made.code, ExitCode::usage) << place;
    }
    EXPECT_EQ(world.in_store({"backup", world.path("a"), "--dry-run"}).code, ExitCode::done);
    EXPECT_FALSE(fs::exists(world.path("a")));
    for (const char* place : {"sleutels/kopie", "h2/kopie", "opslag/kopie"}) EXPECT_FALSE(fs::exists(world.path(place))) << place;
    EXPECT_EQ(restore(from, "opslag").code, ExitCode::usage);              // there is a store
    EXPECT_EQ(restore(world.path("proef"), "terug").code, ExitCode::damaged);  // no copy
    EXPECT_EQ(world.run({"restore", from, "--store", world.path("terug"), "--keys", world.path("leeg")}).code, ExitCode::damaged);  // no holder
    EXPECT_EQ(world.run({"verify", "--store", world.path("terug"), "--keys", world.path("sleutels")}).code, ExitCode::damaged);
}

TEST_F(BackupCommand, RET_01_a_destruction_that_a_holder_has_not_confirmed_is_told_every_night_until_it_has) {
    begin();
    const auto destroy_first = [&] {
        const StorePaths paths{world.store(), world.path("sleutels"), {}, {world.path("h2"), world.path("h3")}};
        auto store = Store::open(paths, *world.disk, world.clock, world.random);
        ASSERT_TRUE(store) << store.error().code;
        DestroyOrder order;
        order.lijst = sha256(view_of("lijst"));
        order.zerken_tot = Date(2036, 1, 1);
        const std::string number = (*store)->numbers()->front();
        const auto files = *(*store)->items_in(number);  // a loop over what a temporary holds outlives it
        for (const auto& [file, items] : files) order.delen.push_back({"VL/" + file, number, file, file, {}, true});
        const auto outcome = destroy(**store, order);
        ASSERT_TRUE(outcome) << outcome.error().code;
        EXPECT_FALSE(outcome->volledig());
    };
    fs::rename(world.path("h3"), world.path("weg"));
    destroy_first();
    for (int night = 0; night < 2; ++night) {
        const Answer told = world.in_store({"nightly", "--json"});
        EXPECT_THAT(told.out, HasSubstr("sleutels.houder_zwijgt"));
        EXPECT_EQ(told.code, ExitCode::deadline);
    }
    fs::rename(world.path("weg"), world.path("h3"));
    EXPECT_EQ(world.in_store({"nightly", "--json"}).out.find("sleutels.houder_zwijgt"), std::string::npos);
}

}  // namespace
}  // namespace griffier::jobs
