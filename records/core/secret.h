#pragma once
// Bytes that must not outlive their use: wiped when destroyed, moved only, never printed.
#include "records/core/bytes.h"

namespace griffier {

void wipe(void* data, std::size_t size);

class Secret {
  public:
    Secret() = default;
    explicit Secret(Bytes bytes) : bytes_(std::move(bytes)) {}
    Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe(bytes_.data(), bytes_.size());
            bytes_ = std::move(other.bytes_);
            other.bytes_.clear();
        }
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(bytes_.data(), bytes_.size()); }
    ByteView view() const { return bytes_; }
    Secret copy() const { return Secret(bytes_); }
    bool empty() const { return bytes_.empty(); }

  private:
    Bytes bytes_;
};

}  // namespace griffier
