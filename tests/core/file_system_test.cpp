#include "records/core/file_system.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/folder.h"

using namespace griffier;
using namespace griffier::test;

namespace {

struct Disk : ::testing::Test {
    Folder folder;
    std::unique_ptr<FileSystem> disk = posix_file_system();
};

TEST_F(Disk, a_new_file_is_private_and_never_overwrites) {
    ASSERT_TRUE(disk->write_new(folder.at("a"), view_of("een")));
    EXPECT_EQ(*disk->read(folder.at("a"), 10), bytes_of("een"));
    auto again = disk->write_new(folder.at("a"), view_of("twee"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "bestand.bestaat");
    EXPECT_EQ(*disk->read(folder.at("a"), 10), bytes_of("een"));
    struct stat about{};
    ASSERT_EQ(::stat(folder.at("a").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(Disk, durable_writing_replaces_and_survives_a_leftover) {
    ASSERT_TRUE(disk->write_new(folder.at("a.nieuw"), view_of("rest")));
    ASSERT_TRUE(disk->write_durable(folder.at("a"), view_of("een")));
    ASSERT_TRUE(disk->write_durable(folder.at("a"), view_of("twee")));
    EXPECT_EQ(*disk->read(folder.at("a"), 10), bytes_of("twee"));
    EXPECT_EQ(*disk->list(folder.path()), std::vector<std::string>{"a"});
}

TEST_F(Disk, reading_refuses_what_is_absent_too_large_a_link_a_pipe_or_a_folder) {
    EXPECT_EQ(disk->read(folder.at("a"), 10).error().code, "bestand.ontbreekt");
    ASSERT_TRUE(disk->write_new(folder.at("a"), view_of("12345678901")));
    EXPECT_EQ(disk->read(folder.at("a"), 10).error().code, "bestand.te_groot");
    EXPECT_TRUE(disk->read(folder.at("a"), 11));
    std::filesystem::create_symlink(folder.at("a"), folder.at("link"));
    EXPECT_EQ(disk->read(folder.at("link"), 100).error().code, "bestand.verwijzing");
    ASSERT_EQ(::mkfifo(folder.at("pijp").c_str(), 0600), 0);
    EXPECT_EQ(disk->read(folder.at("pijp"), 100).error().code, "bestand.niet_gewoon");
    EXPECT_EQ(disk->read(folder.path(), 100).error().code, "bestand.niet_gewoon");
    EXPECT_EQ(disk->write_new(folder.at("link"), view_of("x")).error().code, "bestand.bestaat");
}

TEST_F(Disk, renaming_without_replacing_leaves_the_target) {
    ASSERT_TRUE(disk->write_new(folder.at("a"), view_of("een")));
    ASSERT_TRUE(disk->write_new(folder.at("b"), view_of("twee")));
    EXPECT_EQ(disk->rename(folder.at("a"), folder.at("b"), false).error().code, "bestand.bestaat");
    ASSERT_TRUE(disk->rename(folder.at("a"), folder.at("b"), true));
    EXPECT_EQ(*disk->read(folder.at("b"), 10), bytes_of("een"));
    EXPECT_EQ(disk->rename(folder.at("weg"), folder.at("c"), true).error().code, "bestand.ontbreekt");
}

TEST_F(Disk, folders_are_made_once_listed_in_order_and_removed) {
    ASSERT_TRUE(disk->make_directory(folder.at("m")));
    ASSERT_TRUE(disk->make_directory(folder.at("m")));
    ASSERT_TRUE(disk->write_new(folder.at("m/b"), {}));
    ASSERT_TRUE(disk->write_new(folder.at("m/a"), {}));
    EXPECT_EQ(*disk->list(folder.at("m")), (std::vector<std::string>{"a", "b"}));
    EXPECT_FALSE(disk->remove(folder.at("m")));
    ASSERT_TRUE(disk->remove(folder.at("m/a")));
    ASSERT_TRUE(disk->remove(folder.at("m/b")));
    ASSERT_TRUE(disk->remove(folder.at("m")));
    ASSERT_TRUE(disk->write_new(folder.at("f"), {}));
    EXPECT_FALSE(disk->make_directory(folder.at("f")));
    EXPECT_TRUE(disk->sync_all(folder.path()));
    EXPECT_TRUE(disk->sync_directory(folder.path()));
    EXPECT_FALSE(disk->sync_directory(folder.at("weg")));
}

TEST_F(Disk, a_lock_is_held_once_and_free_when_its_holder_goes) {
    auto first = disk->lock(folder.at("slot"), 0);
    ASSERT_TRUE(first);
    auto second = disk->lock(folder.at("slot"), 30);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, Kind::busy);
    first->reset();
    EXPECT_TRUE(disk->lock(folder.at("slot"), 0));
}

TEST_F(Disk, a_child_process_inherits_no_descriptor) {
    auto held = disk->lock(folder.at("slot"), 0);
    ASSERT_TRUE(held);
    for (int fd = 3; fd < 64; ++fd) {
        char path[64], target[512];
        std::snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        ssize_t n = ::readlink(path, target, sizeof target);
        if (n > 0 && std::string(target, static_cast<std::size_t>(n)).find(folder.path()) != std::string::npos) {
            EXPECT_TRUE(::fcntl(fd, F_GETFD) & FD_CLOEXEC);
        }
    }
}

TEST_F(Disk, real_paths_lose_links_dots_and_double_slashes) {
    std::filesystem::create_directory(folder.at("echt"));
    std::filesystem::create_directory_symlink(folder.at("echt"), folder.at("link"));
    EXPECT_EQ(real_path(folder.at("link/./x/../y/")), real_path(folder.at("echt")) + "/y");
    EXPECT_EQ(real_path("/"), "/");
    EXPECT_EQ(real_path(""), "");
    EXPECT_EQ(join_path("a/", "b"), "a/b");
    EXPECT_EQ(join_path("", "b"), "b");
}

}  // namespace
