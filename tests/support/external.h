#pragma once
// Runs a program of the tool box (qpdf, poppler) on bytes in a file of the test's own folder. Header only.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "records/core/bytes.h"

namespace griffier::test {

struct Ran {
    int exit = -1;
    std::string output;
};

inline Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return ran;
    std::array<char, 4096> buffer{};
    for (std::size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.output.append(buffer.data(), n);
    const int status = pclose(pipe);
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

inline bool have(const std::string& program) { return run("command -v " + program).exit == 0; }

/// A file under the build folder, named after the running test.
inline std::string write_output(const std::string& name, ByteView bytes) {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    const std::filesystem::path folder = std::filesystem::path(GRIFFIER_BINARY_DIR) / "test-output" / info->test_suite_name() / info->name();
    std::filesystem::create_directories(folder);
    const std::string path = (folder / name).string();
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
}

}  // namespace griffier::test
