#include "records/core/posix.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace griffier {

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

int open_file(const std::string& path, int flags, unsigned mode) {
    int number;
    do number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode);
    while (number < 0 && errno == EINTR);
    return number;
}

Error failure(int number, const std::string& path) {
    switch (number) {
        case ENOENT: case ENOTDIR: return refused("bestand.ontbreekt", {path, 0, ""});
        case EEXIST: case ENOTEMPTY: return refused("bestand.bestaat", {path, 0, ""});
        case ELOOP: return refused("bestand.verwijzing", {path, 0, ""});
        case EACCES: case EPERM: return refused("bestand.geen_toegang", {path, 0, ""});
        case EISDIR: return refused("bestand.niet_gewoon", {path, 0, ""});
        default: {
            const char* name = strerrorname_np(number);
            return error_of(Kind::again, "bestand.fout", {path, 0, ""}, {name ? name : std::to_string(number)});
        }
    }
}

Status write_all(int descriptor, ByteView content, const std::string& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure(errno, path);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<std::size_t> read_up_to(int descriptor, std::uint8_t* out, std::size_t size, const std::string& path) {
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

std::string parent_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace griffier
