#include "records/core/random.h"

#include <openssl/rand.h>

#include <stdexcept>

namespace griffier {

Bytes SystemRandom::bytes(std::size_t n) {
    Bytes out(n);
    if (n != 0 && RAND_priv_bytes(out.data(), static_cast<int>(n)) != 1) throw std::runtime_error("no random bytes");
    return out;
}

}  // namespace griffier
