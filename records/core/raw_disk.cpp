#include "records/core/raw_disk.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "records/core/posix.h"

namespace griffier {

namespace {

constexpr std::size_t block = std::size_t{1} << 20;

/// Reads all of `from`, hashing, and writes it to `to` when that is a descriptor.
Result<CopiedFile> pass_on(int from, const std::string& from_path, int to, const std::string& to_path) {
    Bytes room(block);
    CopiedFile out;
    SHA256_CTX context;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    SHA256_Init(&context);
    while (true) {
        TRY_ASSIGN(const std::size_t n, read_up_to(from, room.data(), room.size(), from_path));
        if (n == 0) break;
        SHA256_Update(&context, room.data(), n);
        if (to >= 0) TRY(write_all(to, ByteView(room).first(n), to_path));
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
        const Descriptor file(open_file(path, O_WRONLY));
        if (!file.open() && errno == ENOENT) return {};
        if (!file.open()) return failure(errno, path);
        struct stat about{};
        if (::fstat(file.get(), &about) != 0) return failure(errno, path);
        if (!S_ISREG(about.st_mode)) return refused("bestand.niet_gewoon", {path, 0, ""});
        const Bytes zeros(std::min<std::size_t>(block, static_cast<std::size_t>(about.st_size)));
        for (auto left = static_cast<std::size_t>(about.st_size); left > 0;) {
            const std::size_t n = std::min(left, zeros.size());
            TRY(write_all(file.get(), ByteView(zeros).first(n), path));
            left -= n;
        }
        if (::fsync(file.get()) != 0) return failure(errno, path);
    }
    if (::unlink(path.c_str()) != 0) return failure(errno, path);
    const Descriptor folder(open_file(parent_of(path), O_RDONLY | O_DIRECTORY));
    if (!folder.open() || ::fsync(folder.get()) != 0) return failure(errno, path);
    return {};
}

Result<CopiedFile> copy_file(const std::string& from, const std::string& to) {
    const Descriptor source(open_file(from, O_RDONLY));
    if (!source.open()) return failure(errno, from);
    const Descriptor target(open_file(to, O_WRONLY | O_CREAT | O_EXCL, 0600));
    if (!target.open()) return failure(errno, to);
    return pass_on(source.get(), from, target.get(), to);
}

Result<CopiedFile> measure_file(const std::string& path) {
    const Descriptor source(open_file(path, O_RDONLY));
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
    const Descriptor source(open_file(path, O_RDONLY));
    if (!source.open() && errno == ENOENT) return seen;
    if (!source.open()) return failure(errno, path);
    constexpr std::size_t overlap = sizeof(std::uint64_t) - 1;  // a pattern that lies across two blocks is found in the second
    Bytes room(block + overlap);
    std::size_t kept = 0;
    while (seen.bytes < limit) {
        TRY_ASSIGN(const std::size_t n, read_up_to(source.get(), room.data() + kept, static_cast<std::size_t>(std::min<std::uint64_t>(block, limit - seen.bytes)), path));
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
