#include "records/core/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "records/core/posix.h"

namespace griffier {

namespace {

class OwnedLock final : public FileLock {
  public:
    explicit OwnedLock(int descriptor) : descriptor_(descriptor) {}

  private:
    Descriptor descriptor_;  // closing it frees the lock
};

class PosixFileSystem final : public FileSystem {
  public:
    Result<Bytes> read(const std::string& path, std::size_t limit) override {
        Descriptor file(open_file(path, O_RDONLY));
        if (!file.open()) return failure(errno, path);
        struct stat about{};
        if (::fstat(file.get(), &about) != 0) return failure(errno, path);
        if (!S_ISREG(about.st_mode)) return refused("bestand.niet_gewoon", {path, 0, ""});
        if (static_cast<std::size_t>(about.st_size) > limit) return refused("bestand.te_groot", {path, 0, ""}, {std::to_string(limit)});
        Bytes out(static_cast<std::size_t>(about.st_size));
        TRY_ASSIGN(const std::size_t have, read_up_to(file.get(), out.data(), out.size(), path));
        out.resize(have);
        // the file may have grown since it was measured
        for (std::uint8_t one;;) {
            TRY_ASSIGN(const std::size_t more, read_up_to(file.get(), &one, 1, path));
            if (more == 0) return out;
            if (out.size() >= limit) return refused("bestand.te_groot", {path, 0, ""}, {std::to_string(limit)});
            out.push_back(one);
        }
    }

    Status write_new(const std::string& path, ByteView content) override { return create(path, content, false); }

    Status write_durable(const std::string& path, ByteView content) override {
        std::string temporary = path + ".nieuw";
        // left behind by a run that died between writing and renaming
        if (::unlink(temporary.c_str()) != 0 && errno != ENOENT) return failure(errno, temporary);
        TRY(create(temporary, content, true));
        TRY(rename(temporary, path, true));
        return sync_directory(parent_of(path));
    }

    Status sync_all(const std::string& path) override {
        Descriptor file(open_file(path, O_RDONLY));
        if (!file.open()) return failure(errno, path);
        // never tried twice: after a failed sync the kernel may have dropped the pages, and a second call would say "done"
        if (::syncfs(file.get()) != 0) return failure(errno, path);
        return {};
    }

    Status sync_directory(const std::string& path) override {
        Descriptor file(open_file(path, O_RDONLY | O_DIRECTORY));
        if (!file.open()) return failure(errno, path);
        if (::fsync(file.get()) != 0) return failure(errno, path);
        return {};
    }

    Status rename(const std::string& from, const std::string& to, bool replace) override {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), replace ? 0 : RENAME_NOREPLACE) != 0) return failure(errno, to);
        return {};
    }

    Status remove(const std::string& path) override {
        if (::unlink(path.c_str()) == 0) return {};
        int number = errno;
        if (number == EISDIR && ::rmdir(path.c_str()) == 0) return {};
        return failure(number, path);
    }

    Status make_directory(const std::string& path) override {
        if (::mkdir(path.c_str(), 0700) == 0) return {};
        int number = errno;
        if (number == EEXIST && is_directory(path)) return {};
        return failure(number, path);
    }

    bool exists(const std::string& path) override {
        struct stat about{};
        return ::lstat(path.c_str(), &about) == 0;
    }

    bool is_directory(const std::string& path) override {
        struct stat about{};
        return ::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
    }

    Result<std::vector<std::string>> list(const std::string& path) override {
        Descriptor directory(open_file(path, O_RDONLY | O_DIRECTORY));
        if (!directory.open()) return failure(errno, path);
        int copy = ::fcntl(directory.get(), F_DUPFD_CLOEXEC, 3);
        if (copy < 0) return failure(errno, path);
        DIR* stream = ::fdopendir(copy);
        if (!stream) {
            int number = errno;
            ::close(copy);
            return failure(number, path);
        }
        std::vector<std::string> names;
        errno = 0;
        while (dirent* entry = ::readdir(stream)) {
            std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(std::move(name));
            errno = 0;
        }
        int number = errno;
        ::closedir(stream);
        if (number != 0) return failure(number, path);
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override {
        int number = open_file(path, O_RDWR | O_CREAT, 0600);
        if (number < 0) return failure(errno, path);
        auto owned = std::make_unique<OwnedLock>(number);
        constexpr int step_ms = 20;
        for (int waited = 0;; waited += step_ms) {
            struct flock whole{};
            whole.l_type = F_WRLCK;
            whole.l_whence = SEEK_SET;
            // of the open file description: another thread or a copy of this process cannot free it by closing some other descriptor
            if (::fcntl(number, F_OFD_SETLK, &whole) == 0) return std::unique_ptr<FileLock>(std::move(owned));
            if (errno != EAGAIN && errno != EACCES && errno != EINTR) return failure(errno, path);
            if (waited >= wait_ms) return error_of(Kind::busy, "opslag.bezet", {path, 0, ""});
            ::usleep(step_ms * 1000);
        }
    }

  private:
    Status create(const std::string& path, ByteView content, bool sync) {
        Descriptor file(open_file(path, O_WRONLY | O_CREAT | O_EXCL, 0600));
        if (!file.open()) return failure(errno, path);
        TRY(write_all(file.get(), content, path));
        if (sync && ::fsync(file.get()) != 0) return failure(errno, path);
        return {};
    }
};

}  // namespace

std::unique_ptr<FileSystem> posix_file_system() { return std::make_unique<PosixFileSystem>(); }

std::string join_path(const std::string& a, const std::string& b) {
    if (a.empty()) return b;
    return a.back() == '/' ? a + b : a + "/" + b;
}

std::string real_path(const std::string& path) {
    if (path.empty()) return {};
    std::error_code problem;
    auto absolute = std::filesystem::absolute(path, problem);
    if (problem) return {};
    auto out = std::filesystem::weakly_canonical(absolute, problem).lexically_normal().string();
    if (problem) return {};
    while (out.size() > 1 && out.back() == '/') out.pop_back();
    return out;
}

}  // namespace griffier
