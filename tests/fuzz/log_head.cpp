// Signed heads from outside: only one that the key signed is taken.
#include <cstdlib>

#include "records/log/note.h"
#include "tests/fuzz/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace griffier;
    static const Secret seed(Bytes(32, 7));
    static const Bytes key = ed25519_public(seed);
    auto head = read_head(text_of({data, size}), "griffier/00", key);
    if (head && read_head(sign_head(*head, seed), "griffier/00", key).value() != *head) std::abort();
    return 0;
}
