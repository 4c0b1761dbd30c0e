#pragma once
// The disk behind an interface, so that every operation can be made to fail. Paths are UTF-8. All descriptors are close-on-exec,
// no operation follows a symbolic link in the last part of a path.
#include <memory>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/result.h"

namespace griffier {

/// A kernel lock on a file's descriptor; it is freed when the holder dies, whatever the file says.
class FileLock {
  public:
    virtual ~FileLock() = default;
};

class FileSystem {
  public:
    virtual ~FileSystem() = default;
    /// Whole content of a regular file of at most `limit` bytes; larger, absent or not regular is an error.
    virtual Result<Bytes> read(const std::string& path, std::size_t limit = 256u << 20) = 0;
    /// Writes a new file (refused when it exists), mode 0600, not yet durable.
    virtual Status write_new(const std::string& path, ByteView content) = 0;
    /// Replaces or creates durably: temp file in the same directory, fsync, rename, fsync of the directory.
    virtual Status write_durable(const std::string& path, ByteView content) = 0;
    /// Syncs the whole file system that holds `path` (syncfs): one call for a group of files.
    virtual Status sync_all(const std::string& path) = 0;
    virtual Status sync_directory(const std::string& path) = 0;
    /// Renames within a file system; with `replace` false an existing target is refused (RENAME_NOREPLACE).
    virtual Status rename(const std::string& from, const std::string& to, bool replace) = 0;
    virtual Status remove(const std::string& path) = 0;
    /// Creates one directory, mode 0700; existing is no error.
    virtual Status make_directory(const std::string& path) = 0;
    virtual bool exists(const std::string& path) = 0;
    virtual bool is_directory(const std::string& path) = 0;
    /// Names (not paths) in a directory, sorted by bytes; without "." and "..".
    virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
    /// Takes the exclusive lock on `path` (created when absent), waiting at most `wait_ms`; held elsewhere is Kind::busy.
    virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) = 0;
};

/// The real disk.
std::unique_ptr<FileSystem> posix_file_system();

std::string join_path(const std::string& a, const std::string& b);
/// Absolute, without links, dots and double slashes; parts at the end may not exist yet. "" when it cannot be told.
std::string real_path(const std::string& path);

}  // namespace griffier
