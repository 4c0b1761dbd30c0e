#pragma once
// A folder that is gone when the test ends.
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace griffier::test {

class Folder {
  public:
    /// `base`: a folder on the disk that is meant (measurements and faults); "" for any place.
    explicit Folder(const std::string& base = "") {
        // in memory where there is room: tests make many small durable writes; tests/faults and tests/bench work on a disk of choice
        std::error_code problem;
        const std::filesystem::path memory = "/dev/shm";
        auto room = std::filesystem::space(memory, problem);
        const bool fits = !problem && room.available > (256u << 20);
        const std::filesystem::path place = !base.empty() ? std::filesystem::path(base) : fits ? memory : std::filesystem::temp_directory_path();
        std::string pattern = (place / "griffier-test-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder for a test");
        path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path() const { return path_; }
    std::string at(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

}  // namespace griffier::test
