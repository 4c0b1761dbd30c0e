#include "records/core/secret.h"

#include <openssl/crypto.h>

namespace griffier {

void wipe(void* data, std::size_t size) {
    // a plain memset of memory that is freed next may be dropped by the compiler
    if (size != 0) OPENSSL_cleanse(data, size);
}

}  // namespace griffier
