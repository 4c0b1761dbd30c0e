#include "records/vault/vault.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "records/core/crypto.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;
using namespace griffier::test;

namespace {

Result<bool> nobody(const std::string&) { return false; }

TEST(Vault, a_published_file_reads_back_under_the_hash_of_its_bytes) {
    Folder folder;
    auto disk = posix_file_system();
    Vault vault(*disk, folder.path());
    ASSERT_TRUE(vault.make());
    auto name = vault.stage(view_of("cijfertekst"));
    ASSERT_TRUE(name);
    EXPECT_EQ(*name, hex(sha256(view_of("cijfertekst"))));
    EXPECT_EQ(vault.read(*name).error().code, "kluis.ontbreekt");
    ASSERT_TRUE(vault.publish());
    ASSERT_TRUE(vault.settled());
    EXPECT_EQ(*vault.read(*name), bytes_of("cijfertekst"));
    EXPECT_EQ(*vault.names(), std::vector<std::string>{*name});
    ASSERT_TRUE(vault.remove(*name));
    EXPECT_TRUE(vault.names()->empty());
}

TEST(Vault, names_that_are_no_hash_are_not_opened) {
    Folder folder;
    auto disk = posix_file_system();
    Vault vault(*disk, folder.path());
    ASSERT_TRUE(vault.make());
    for (const std::string& name : {std::string("../../etc/passwd"), std::string(), std::string(63, 'a'), std::string(64, 'G')}) EXPECT_EQ(vault.read(name).error().kind, Kind::damaged);
}

TEST(Vault, what_was_discarded_or_left_by_a_dead_run_is_removed) {
    Folder folder;
    auto disk = posix_file_system();
    {
        Vault vault(*disk, folder.path());
        ASSERT_TRUE(vault.make());
        ASSERT_TRUE(vault.stage(view_of("een")));
        vault.discard();
        ASSERT_TRUE(vault.stage(view_of("twee")));
        ASSERT_TRUE(vault.publish());  // and then the run dies, before its rows
        ASSERT_TRUE(vault.stage(view_of("drie")));
    }
    Vault vault(*disk, folder.path());
    ASSERT_TRUE(vault.recover(nobody));
    EXPECT_TRUE(vault.names()->empty());
    EXPECT_TRUE(disk->list(folder.at("kluis/nieuw"))->empty());
}

TEST(Vault, recovery_keeps_what_a_row_refers_to) {
    Folder folder;
    auto disk = posix_file_system();
    std::string name;
    {
        Vault vault(*disk, folder.path());
        ASSERT_TRUE(vault.make());
        name = *vault.stage(view_of("een"));
        ASSERT_TRUE(vault.publish());
    }
    Vault vault(*disk, folder.path());
    ASSERT_TRUE(vault.recover([&](const std::string& asked) -> Result<bool> { return asked == name; }));
    EXPECT_EQ(*vault.read(name), bytes_of("een"));
}

TEST(Vault, whichever_change_fails_a_published_group_is_whole_and_recovery_leaves_no_other_file) {
    int changes = 0;
    {
        Folder folder;
        FailingDisk disk;
        Vault vault(disk, folder.path());
        ASSERT_TRUE(vault.make());
        for (const char* text : {"een", "twee", "drie"}) ASSERT_TRUE(vault.stage(view_of(text)));
        ASSERT_TRUE(vault.publish());
        ASSERT_TRUE(vault.settled());
        changes = disk.changes();
    }
    ASSERT_GT(changes, 20);
    for (bool lasting : {false, true})
        for (int n = 1; n <= changes; ++n) {
            Folder folder;
            bool published = false;
            std::vector<std::string> names;
            {
                FailingDisk disk(n, lasting);
                Vault vault(disk, folder.path());
                if (!vault.make()) continue;
                bool staged = true;
                for (const char* text : {"een", "twee", "drie"}) {
                    auto name = vault.stage(view_of(text));
                    if (name) names.push_back(*name);
                    staged = staged && name;
                }
                published = staged && static_cast<bool>(vault.publish());
                if (!published) vault.discard();
                else (void)static_cast<bool>(vault.settled());
            }
            auto disk = posix_file_system();
            Vault vault(*disk, folder.path());
            ASSERT_TRUE(vault.recover([&](const std::string&) -> Result<bool> { return published; })) << n;
            auto left = vault.names();
            ASSERT_TRUE(left);
            EXPECT_EQ(left->size(), published ? 3u : 0u) << n;
            if (published) {
                for (const auto& name : names) EXPECT_TRUE(vault.read(name)) << n;
            }
            EXPECT_TRUE(disk->list(folder.at("kluis/nieuw"))->empty()) << n;
        }
}

}  // namespace
