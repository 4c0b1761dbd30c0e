#pragma once
// AES-256 key wrap (RFC 3394) of many keys under one: what crypto.h does for one, with the expanded key kept between calls.
#include <array>
#include <memory>

#include "records/core/crypto.h"

namespace griffier {

using KeyBytes = std::array<std::uint8_t, 32>;
using WrappedKey = std::array<std::uint8_t, 40>;

/// For one thread at a time. The expanded key is wiped when it is destroyed.
class KeyWrapper {
  public:
    explicit KeyWrapper(const Secret& wrapping);
    ~KeyWrapper();
    KeyWrapper(KeyWrapper&&) noexcept;
    WrappedKey wrap(const KeyBytes& key);
    /// False when it was wrapped under another key or any bit differs; `out` then holds zeros.
    bool unwrap(ByteView wrapped, KeyBytes& out);

  private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

}  // namespace griffier
