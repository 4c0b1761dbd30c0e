#include "records/core/raw_disk.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "records/core/file_system.h"

namespace griffier {

namespace {

constexpr std::size_t block = std::size_t{1} << 20;

class Descriptor {
  public:
    Descriptor(const std::string& path, int flags, mode_t mode = 0) {
        do number_ = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
        while (number_ < 0 && errno == EINTR);
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    bool open() const { return number_ >= 0; }

  private:
    int number_ = -1;
};

Error failure(int number, const std::string& path) {
    if (number == ENOENT) return refused("bestand.ontbreekt", {path, 0, ""});
    if (number == EEXIST) return refused("bestand.bestaat", {path, 0, ""});
    const char* name = strerrorname_np(number);
    return error_of(Kind::again, "bestand.fout", {path, 0, ""}, {name ? name : std::to_string(number)});
}

/// At most `size` bytes; fewer only at the end of the file.
Result<std::size_t> read_block(int descriptor, std::uint8_t* out, std::size_t size, const std::string& path) {
    std::size_t have = 0;
    while (have < size) {
        const ssize_t n = ::read(descriptor, out + have, size - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return failure(errno, path);
        if (n == 0) break;
        have += static_cast<std::size_t>(n);
    }
    return have;
}

Status write_block(int descriptor, const std::uint8_t* data, std::size_t size, const std::string& path) {
    while (size > 0) {
        const ssize_t n = ::write(descriptor, data, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return failure(errno, path);
        data += n;
        size -= static_cast<std::size_t>(n);
    }
    return {};
}

/// Reads all of `from`, hashing, and writes it to `to` when that is a descriptor.
Result<CopiedFile> pass_on(int from, const std::string& from_path, int to, const std::string& to_path) {
    Bytes room(block);
    CopiedFile out;
    SHA256_CTX context;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    SHA256_Init(&context);
    while (true) {
        TRY_ASSIGN(const std::size_t n, read_block(from, room.data(), room.size(), from_path));
        if (n == 0) break;
        SHA256_Update(&context, room.data(), n);
        if (to >= 0) TRY(write_block(to, room.data(), n, to_path));
        out.bytes += n;
    }
    std::array<std::uint8_t, 32> hash;
    SHA256_Final(hash.data(), &context);
#pragma GCC diagnostic pop
    out.sha256 = hex(hash);
    return out;
}

std::uint64_t number_at(const std::uint8_t* bytes) {
    std::uint64_t out;
    std::memcpy(&out, bytes, sizeof out);
    return out;
}

constexpr std::uint64_t mask = (std::uint64_t{1} << 20) - 1;

}  // namespace

Status shred_file(const std::string& path) {
    {
        Descriptor file(path, O_WRONLY | O_NONBLOCK);
        if (!file.open() && errno == ENOENT) return {};
        if (!file.open()) return failure(errno, path);
        struct stat about{};
        if (::fstat(file.get(), &about) != 0) return failure(errno, path);
        if (!S_ISREG(about.st_mode)) return refused("bestand.niet_gewoon", {path, 0, ""});
        const Bytes zeros(std::min<std::size_t>(block, static_cast<std::size_t>(about.st_size)));
        for (auto left = static_cast<std::size_t>(about.st_size); left > 0;) {
            const std::size_t n = std::min(left, zeros.size());
            TRY(write_block(file.get(), zeros.data(), n, path));
            left -= n;
        }
        if (::fsync(file.get()) != 0) return failure(errno, path);
    }
    if (::unlink(path.c_str()) != 0) return failure(errno, path);
    const auto slash = path.rfind('/');
    Descriptor folder(slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1)), O_RDONLY | O_DIRECTORY);
    if (!folder.open() || ::fsync(folder.get()) != 0) return failure(errno, path);
    return {};
}

Result<CopiedFile> copy_file(const std::string& from, const std::string& to) {
    Descriptor source(from, O_RDONLY);
    if (!source.open()) return failure(errno, from);
    Descriptor target(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!target.open()) return failure(errno, to);
    return pass_on(source.get(), from, target.get(), to);
}

Result<CopiedFile> measure_file(const std::string& path) {
    Descriptor source(path, O_RDONLY);
    if (!source.open()) return failure(errno, path);
    return pass_on(source.get(), path, -1, "");
}

RawSearch::RawSearch(std::vector<Pattern> patterns) : first_(mask + 1) {
    for (const Pattern& pattern : patterns) {
        patterns_.push_back(number_at(pattern.data()));
        first_[patterns_.back() & mask] = true;
    }
    std::sort(patterns_.begin(), patterns_.end());
}

Result<RawSearch::Seen> RawSearch::file(const std::string& path, std::uint64_t limit) const {
    Seen seen;
    Descriptor source(path, O_RDONLY | O_NONBLOCK);
    if (!source.open() && errno == ENOENT) return seen;
    if (!source.open()) return failure(errno, path);
    constexpr std::size_t overlap = sizeof(std::uint64_t) - 1;  // a pattern that lies across two blocks is found in the second
    Bytes room(block + overlap);
    std::size_t kept = 0;
    while (seen.bytes < limit) {
        TRY_ASSIGN(const std::size_t n, read_block(source.get(), room.data() + kept, static_cast<std::size_t>(std::min<std::uint64_t>(block, limit - seen.bytes)), path));
        if (n == 0) break;
        seen.bytes += n;
        const std::size_t have = kept + n;
        for (std::size_t at = 0; at + overlap < have; ++at) {
            const std::uint64_t here = number_at(room.data() + at);
            if (first_[here & mask] && std::binary_search(patterns_.begin(), patterns_.end(), here)) ++seen.found;
        }
        kept = std::min(overlap, have);
        std::copy(room.begin() + static_cast<std::ptrdiff_t>(have - kept), room.begin() + static_cast<std::ptrdiff_t>(have), room.begin());
    }
    return seen;
}

}  // namespace griffier
