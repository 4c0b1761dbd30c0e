#pragma once
// Below the files: overwriting what must not be found again, looking through bytes as they lie there, and copying.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/result.h"

namespace griffier {

/// Overwrites a file in place with zeros, syncs, removes it and syncs its folder. Absent: nothing happens. A disk that remaps what it
/// writes (flash, copy on write) can keep the old block: the reader of a certificate is told so.
Status shred_file(const std::string& path);

/// Copies a regular file to a new one (mode 0600, refused when it exists) and gives its size and SHA-256; not yet durable.
struct CopiedFile {
    std::uint64_t bytes = 0;
    std::string sha256;  ///< hex
};
Result<CopiedFile> copy_file(const std::string& from, const std::string& to);
/// Size and SHA-256 of a file.
Result<CopiedFile> measure_file(const std::string& path);

/// Looks for any of many 8-byte patterns at every offset of a file.
class RawSearch {
  public:
    using Pattern = std::array<std::uint8_t, 8>;
    explicit RawSearch(std::vector<Pattern> patterns);
    struct Seen {
        std::uint64_t bytes = 0;  ///< looked at
        long found = 0;           ///< hits
    };
    /// At most the first `limit` bytes. An absent file has none.
    Result<Seen> file(const std::string& path, std::uint64_t limit = ~std::uint64_t{0}) const;

  private:
    std::vector<std::uint64_t> patterns_;  ///< sorted
    std::vector<bool> first_;              ///< by their first 20 bits
};

}  // namespace griffier
