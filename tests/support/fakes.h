#pragma once
// Stand-ins for the outside world: a clock that is set, randomness with a seed, a disk whose n-th change fails.
#include <random>

#include "records/core/clock.h"
#include "records/core/file_system.h"
#include "records/core/random.h"

namespace griffier::test {

class SetClock final : public Clock {
  public:
    explicit SetClock(Date day = Date(2026, 3, 2)) : now_(day.days() + std::chrono::hours(9)) {}
    Instant now() const override { return now_; }
    std::chrono::milliseconds monotonic() const override { return now_.time_since_epoch(); }
    void set(Instant instant) { now_ = instant; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

  private:
    Instant now_;
};

/// The same numbers for the same seed.
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
    Bytes bytes(std::size_t n) override {
        Bytes out(n);
        for (auto& byte : out) byte = static_cast<std::uint8_t>(engine_());
        return out;
    }

  private:
    std::mt19937_64 engine_;
};

/// The real disk, except that the n-th operation that changes something fails (disk full), once or from then on.
class FailingDisk final : public FileSystem {
  public:
    explicit FailingDisk(int fail_at = 0, bool from_then_on = false) : fail_at_(fail_at), lasting_(from_then_on) {}
    int changes() const { return changes_; }

    Result<Bytes> read(const std::string& path, std::size_t limit) override { return real_->read(path, limit); }
    Status write_new(const std::string& path, ByteView content) override {
        if (fails()) {
            // as a full disk does: a part is there
            (void)static_cast<bool>(real_->write_new(path, content.first(content.size() / 2)));
            return full(path);
        }
        return real_->write_new(path, content);
    }
    Status write_durable(const std::string& path, ByteView content) override { return fails() ? full(path) : real_->write_durable(path, content); }
    Status sync_all(const std::string& path) override { return fails() ? full(path) : real_->sync_all(path); }
    Status sync_directory(const std::string& path) override { return fails() ? full(path) : real_->sync_directory(path); }
    Status rename(const std::string& from, const std::string& to, bool replace) override { return fails() ? full(to) : real_->rename(from, to, replace); }
    Status remove(const std::string& path) override { return fails() ? full(path) : real_->remove(path); }
    Status make_directory(const std::string& path) override { return fails() ? full(path) : real_->make_directory(path); }
    bool exists(const std::string& path) override { return real_->exists(path); }
    bool is_directory(const std::string& path) override { return real_->is_directory(path); }
    Result<std::vector<std::string>> list(const std::string& path) override { return real_->list(path); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override { return real_->lock(path, wait_ms); }

  private:
    bool fails() { return ++changes_ == fail_at_ || (lasting_ && fail_at_ > 0 && changes_ > fail_at_); }
    static Error full(const std::string& path) { return error_of(Kind::again, "bestand.fout", {path, 0, ""}, {"ENOSPC"}); }

    std::unique_ptr<FileSystem> real_ = posix_file_system();
    int fail_at_ = 0, changes_ = 0;
    bool lasting_ = false;
};

}  // namespace griffier::test
