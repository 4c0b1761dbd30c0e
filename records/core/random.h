#pragma once
#include "records/core/bytes.h"

namespace griffier {

class Random {
  public:
    virtual ~Random() = default;
    /// n bytes; the production source is the operating system's generator. Failing to give them is fatal and throws.
    virtual Bytes bytes(std::size_t n) = 0;
};

/// OpenSSL's generator, seeded by the kernel.
class SystemRandom final : public Random {
  public:
    Bytes bytes(std::size_t n) override;
};

}  // namespace griffier
