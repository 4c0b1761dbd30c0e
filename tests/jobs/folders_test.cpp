#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

TEST(Folders, a_store_and_an_output_folder_are_made_with_all_that_stands_above_them) {
    JobsWorld world;
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
    const std::string store = world.path("a/b/opslag"), keys = world.path("a/c/d/sleutels");
    const Answer made = world.run({"init", "--practice", "--store", store, "--keys", keys, "--covenant", world.path("proef.convenant.xml")});
    ASSERT_EQ(made.code, ExitCode::done) << made.err;
    world.write("zaak.xml", canary_dossier());
    ASSERT_EQ(world.run({"import", world.path("zaak.xml"), "--store", store}).code, ExitCode::done);
    const Answer letters = world.run({"produce", "--store", store, "--out", world.path("x/y/uit/")});
    EXPECT_EQ(letters.code, ExitCode::done) << letters.err;
    EXPECT_TRUE(std::filesystem::exists(world.path("x/y/uit/index.html")));
}

TEST(Folders, a_dry_run_of_init_makes_no_folder) {
    JobsWorld world;
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
    EXPECT_EQ(world.run({"init", "--practice", "--dry-run", "--store", world.path("a/opslag"), "--keys", world.path("b/sleutels"), "--covenant",
                         world.path("proef.convenant.xml")}).code,
              ExitCode::done);
    EXPECT_FALSE(std::filesystem::exists(world.path("a")));
    EXPECT_FALSE(std::filesystem::exists(world.path("b")));
}

}  // namespace
}  // namespace griffier::jobs
