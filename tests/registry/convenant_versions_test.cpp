// The covenant instance of a store through time: replaced in one commit, earlier ones kept.
#include "records/registry/convenant_versions.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "records/log/leaf.h"
#include "records/registry/database.h"
#include "records/registry/log_reading.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

using ConvenantVersions = StoreTest;

TEST_F(ConvenantVersions, DOC_28_every_version_stays_with_what_brought_it) {
    init();
    EXPECT_EQ(*convenant_version(*store), 1);
    ASSERT_TRUE(replace_convenant(*store, bytes_of("<twee/>"), view_of("besluit 2"), {{"rol", "uitvoerder"}, {"~wie", "iemand"}}));
    ASSERT_TRUE(replace_convenant(*store, bytes_of("<drie/>"), view_of("besluit 3"), {}));
    EXPECT_EQ(text_of(store->convenant()), "<drie/>");
    reopen();
    EXPECT_EQ(text_of(store->convenant()), "<drie/>");
    EXPECT_EQ(*convenant_version(*store), 3);
    const char* instances[] = {"<convenant/>", "<twee/>", "<drie/>"};
    const char* decisions[] = {"", "besluit 2", "besluit 3"};
    for (int n = 1; n <= 3; ++n) {
        const auto version = convenant_of_version(*store, n);
        ASSERT_TRUE(version) << n;
        EXPECT_EQ(text_of(version->instance), instances[n - 1]);
        EXPECT_EQ(text_of(version->evidence), decisions[n - 1]);
    }
    EXPECT_EQ(earlier_convenants(*store)->size(), 2u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(ConvenantVersions, a_version_that_is_not_there_is_refused) {
    init();
    for (int n : {-1, 0, 2}) EXPECT_EQ(convenant_of_version(*store, n).error().code, "opslag.convenant_versie") << n;
}

TEST_F(ConvenantVersions, the_log_names_the_hash_of_both_and_nobody) {
    init();
    ASSERT_TRUE(replace_convenant(*store, bytes_of("<twee/>"), view_of("besluit 2"), {{"~wie", "jansen-uitvoerder"}}));
    std::string found;
    ASSERT_TRUE(each_leaf(*store, static_cast<std::size_t>(store->counters()->logbladen), [&](std::size_t, ByteView coded) -> Status {
        if (const auto leaf = decode_leaf(coded); leaf && leaf->kind == "convenant") found = text_of(coded);
        return {};
    }));
    EXPECT_NE(found.find("h=" + hex(sha256(view_of("<twee/>")))), std::string::npos) << found;
    EXPECT_NE(found.find("oud=" + hex(sha256(view_of("<convenant/>")))), std::string::npos) << found;
    EXPECT_NE(found.find(" wie="), std::string::npos) << found;
    EXPECT_EQ(found.find("jansen"), std::string::npos) << found;
}

TEST_F(ConvenantVersions, DOC_28_verify_finds_a_covenant_file_that_the_log_does_not_name) {
    init();
    ASSERT_TRUE(replace_convenant(*store, bytes_of("<twee/>"), view_of("besluit 2"), {}));
    ASSERT_TRUE(replace_convenant(*store, bytes_of("<drie/>"), view_of("besluit 3"), {}));
    EXPECT_EQ(flaws(), "");
    for (const char* change : {"UPDATE main.gegeven SET waarde = x'3c782f3e' WHERE naam = 'convenant'", "UPDATE main.bewaarstuk SET inhoud = x'3c782f3e' WHERE soort = 'convenant' AND naam = '0001'",
                               "DELETE FROM main.bewaarstuk WHERE soort = 'convenant' AND naam = '0002'"}) {
        store.reset();
        std::filesystem::remove_all(folder.at("goed"));
        std::filesystem::copy(paths.folder, folder.at("goed"), std::filesystem::copy_options::recursive);
        {
            Database db(paths.folder, false);
            db.execute(change);
        }
        reopen();
        EXPECT_NE(flaws().find("verify.convenant"), std::string::npos) << change;
        store.reset();
        std::filesystem::remove_all(paths.folder);
        std::filesystem::copy(folder.at("goed"), paths.folder, std::filesystem::copy_options::recursive);
        reopen();
    }
    EXPECT_EQ(flaws(), "");
}

TEST_F(ConvenantVersions, a_commit_that_is_refused_leaves_the_old_one) {
    init();
    int asked = 0;
    store->set_time_guard([&]() -> Result<bool> {
        if (++asked > 1) return error_of(Kind::configuration, "klok.teruggezet");
        return true;
    });
    EXPECT_EQ(replace_convenant(*store, bytes_of("<twee/>"), view_of("besluit"), {}).error().code, "klok.teruggezet");
    EXPECT_EQ(text_of(store->convenant()), "<convenant/>");
    reopen();
    EXPECT_EQ(text_of(store->convenant()), "<convenant/>");
    EXPECT_EQ(*convenant_version(*store), 1);
    EXPECT_EQ(flaws(), "");
}

TEST_F(ConvenantVersions, killed_in_the_middle_the_old_one_holds_or_the_new_one_whole) {
    init();
    store.reset();
    int moved = 0;
    for (int round = 1; round <= 10; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            auto own = Store::open(paths, *disk, clock, random, 1000);
            if (!own) _exit(3);
            for (int n = *convenant_version(**own) + 1;; ++n)
                if (!replace_convenant(**own, bytes_of("<v" + std::to_string(n) + "/>"), view_of("besluit " + std::to_string(n)), {})) _exit(4);
        }
        ASSERT_GT(child, 0);
        usleep(static_cast<useconds_t>(4000 * round));
        kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself with " << WEXITSTATUS(status);
        reopen();
        const int newest = *convenant_version(*store);
        EXPECT_EQ(text_of(store->convenant()), newest == 1 ? "<convenant/>" : "<v" + std::to_string(newest) + "/>");
        for (int n = 2; n <= newest; ++n) EXPECT_EQ(text_of(convenant_of_version(*store, n)->evidence), "besluit " + std::to_string(n));
        EXPECT_EQ(flaws(), "") << "round " << round;
        moved = newest;
        store.reset();
    }
    EXPECT_GT(moved, 1) << "no child came to a change: the test shows nothing";
}

}  // namespace
