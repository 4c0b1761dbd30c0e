#include "records/core/program.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "records/core/file_system.h"

namespace griffier {
namespace {

namespace fs = std::filesystem;

class Program : public testing::Test {
  protected:
    Program() {
        std::string pattern = (fs::temp_directory_path() / "griffier-program-XXXXXX").string();
        folder = mkdtemp(pattern.data());
    }
    ~Program() override { fs::remove_all(folder); }
    std::string script(const std::string& text) {
        const std::string path = folder + "/p";
        std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
        ::chmod(path.c_str(), 0700);
        return path;
    }
    std::string read(const std::string& name) const {
        std::ifstream in(folder + "/" + name);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::string folder;
};

TEST_F(Program, its_exit_code_comes_back_and_it_sees_only_what_it_is_given) {
    ::setenv("GEHEIM_VAN_DE_TEST", "x", 1);
    const auto end = run_program(script("env | sort > " + folder + "/env; cat > " + folder + "/in; exit 7"), {{"PATH", "/usr/bin:/bin"}, {"A", "b c"}}, 20'000);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->code, 7);
    EXPECT_FALSE(end->too_long);
    EXPECT_NE(read("env").find("A=b c\n"), std::string::npos);
    EXPECT_EQ(read("env").find("GEHEIM"), std::string::npos);
    EXPECT_EQ(read("in"), "") << "there is no input";
}

TEST_F(Program, it_holds_none_of_our_files_open) {
    const auto disk = posix_file_system();
    const auto lock = disk->lock(folder + "/slot", 0);
    ASSERT_TRUE(lock);
    const auto end = run_program(script("ls -l /proc/self/fd | grep -c slot > " + folder + "/aantal; exit 0"), {{"PATH", "/usr/bin:/bin"}}, 20'000);
    ASSERT_TRUE(end);
    EXPECT_EQ(read("aantal"), "0\n");
}

TEST_F(Program, what_takes_too_long_is_ended_with_all_that_it_started) {
    const auto end = run_program(script("(sleep 30; touch " + folder + "/later) & sleep 30"), {{"PATH", "/usr/bin:/bin"}}, 200);
    ASSERT_TRUE(end);
    EXPECT_TRUE(end->too_long);
    EXPECT_EQ(end->code, 128 + 9);
}

TEST_F(Program, a_signal_that_ends_it_is_told) {
    const auto end = run_program(script("kill -TERM $$"), {{"PATH", "/usr/bin:/bin"}}, 20'000);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->code, 128 + 15);
}

TEST_F(Program, what_cannot_run_is_an_error_with_its_place) {
    for (const std::string& path : {folder + "/weg", folder}) {
        const auto end = run_program(path, {}, 1000);
        ASSERT_FALSE(end) << path;
        EXPECT_EQ(end.error().code, "programma.start");
        EXPECT_EQ(end.error().kind, Kind::configuration);
        EXPECT_EQ(end.error().place.file, path);
    }
    const std::string path = script("exit 0");
    ::chmod(path.c_str(), 0600);
    EXPECT_FALSE(run_program(path, {}, 1000));
    std::ofstream(folder + "/tolk") << "#!/bestaat/niet\n";
    ::chmod((folder + "/tolk").c_str(), 0700);
    EXPECT_FALSE(run_program(folder + "/tolk", {}, 1000));
}

TEST_F(Program, a_published_file_is_there_whole_with_its_mode_also_after_a_killed_run) {
    const auto disk = posix_file_system();
    const std::string path = folder + "/griffier.prom";
    std::ofstream(path + ".nieuw") << "half";
    ASSERT_TRUE(publish_file(*disk, path, "een\n", 0644));
    EXPECT_EQ(read("griffier.prom"), "een\n");
    EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms(0644));
    EXPECT_FALSE(fs::exists(path + ".nieuw"));
    ASSERT_TRUE(publish_file(*disk, path, "twee\n", 0640));
    EXPECT_EQ(read("griffier.prom"), "twee\n");
    EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms(0640));
    EXPECT_FALSE(publish_file(*disk, folder + "/weg/x", "drie", 0644));
    fs::create_directory(folder + "/map");
    EXPECT_FALSE(publish_file(*disk, folder + "/map", "vier", 0644)) << "a folder stands in the way";
}

}  // namespace
}  // namespace griffier
