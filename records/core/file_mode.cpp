#include "records/core/file_mode.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "records/core/posix.h"

namespace griffier {

Status set_mode(const std::string& path, unsigned mode) {
    const Descriptor file(open_file(path, O_RDONLY));
    if (!file.open()) return failure(errno, path);
    if (::fchmod(file.get(), mode) != 0) return failure(errno, path);
    return {};
}

}  // namespace griffier
