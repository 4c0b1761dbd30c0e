#pragma once
// The real disk, but what a test says of a change or a look in the channel: the error of a full, a failing, a closed disk.
#include <functional>

#include "records/core/file_system.h"

namespace griffier::jobs {

class ChannelDisk final : public FileSystem {
  public:
    /// Asked for each operation on a path below `folder`: the name of the system's error ("ENOSPC", "EIO", "EACCES"), or nothing.
    using Trouble = std::function<const char*(const std::string& operation, const std::string& path)>;
    ChannelDisk(std::string folder, Trouble trouble) : folder_(std::move(folder)), trouble_(std::move(trouble)) {}

    Result<Bytes> read(const std::string& path, std::size_t limit) override { return or_trouble<Bytes>("read", path, [&] { return real_->read(path, limit); }); }
    Status write_new(const std::string& path, ByteView content) override {
        const Status done = or_trouble<void>("write", path, [&] { return real_->write_new(path, content); });
        // as a full disk does: a part is there
        if (!done && !real_->exists(path)) (void)static_cast<bool>(real_->write_new(path, content.first(content.size() / 2)));
        return done;
    }
    Status write_durable(const std::string& path, ByteView content) override { return or_trouble<void>("write", path, [&] { return real_->write_durable(path, content); }); }
    Status sync_all(const std::string& path) override { return or_trouble<void>("sync", path, [&] { return real_->sync_all(path); }); }
    Status sync_directory(const std::string& path) override { return or_trouble<void>("sync", path, [&] { return real_->sync_directory(path); }); }
    Status rename(const std::string& from, const std::string& to, bool replace) override { return or_trouble<void>("rename", to, [&] { return real_->rename(from, to, replace); }); }
    Status remove(const std::string& path) override { return or_trouble<void>("remove", path, [&] { return real_->remove(path); }); }
    Status make_directory(const std::string& path) override { return or_trouble<void>("write", path, [&] { return real_->make_directory(path); }); }
    bool exists(const std::string& path) override { return real_->exists(path); }
    bool is_directory(const std::string& path) override { return real_->is_directory(path); }
    Result<std::vector<std::string>> list(const std::string& path) override { return or_trouble<std::vector<std::string>>("list", path, [&] { return real_->list(path); }); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override { return real_->lock(path, wait_ms); }

  private:
    template <class T>
    Result<T> or_trouble(const char* operation, const std::string& path, const std::function<Result<T>()>& work) {
        const char* name = path.rfind(folder_, 0) == 0 ? trouble_(operation, path) : nullptr;
        if (!name) return work();
        return std::string(name) == "EACCES" ? refused("bestand.geen_toegang", {path, 0, ""}) : error_of(Kind::again, "bestand.fout", {path, 0, ""}, {name});
    }

    std::unique_ptr<FileSystem> real_ = posix_file_system();
    std::string folder_;
    Trouble trouble_;
};

}  // namespace griffier::jobs
