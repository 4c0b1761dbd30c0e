#pragma once
// A folder that proves by itself that it is whole: a BagIt 1.0 bag (RFC 8493) with SHA-256, written file by file. The same files in the same
// order give the same bytes.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "records/core/file_system.h"

namespace griffier::jobs {

namespace bag {
inline constexpr const char *manifest = "manifest-sha256.txt", *tag_manifest = "tagmanifest-sha256.txt", *declaration = "bagit.txt", *info = "bag-info.txt", *payload = "data";
}

/// A file of a bag, measured while it was written.
struct BagFile {
    std::string path;   ///< from the folder of the bag: "data/evaluatie.pdf"
    std::size_t size = 0;
    std::string sha256; ///< hex
    auto operator<=>(const BagFile&) const = default;
};

class Bag {
  public:
    /// `folder` is made; nothing may stand there.
    Bag(FileSystem& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}

    /// Writes data/PATH; what the bag is about.
    Status put(const std::string& path, ByteView bytes);
    /// Writes PATH beside data; what is said about the bag.
    Status put_tag(const std::string& path, ByteView bytes);
    const std::vector<BagFile>& files() const { return files_; }
    /// Writes manifests and bag-info; `info` in its order, to which Payload-Oxum is added. Gives the bytes of the tag manifest, which stand for all
    /// of the bag: who signs them signs every file.
    Result<std::string> finish(const std::vector<std::pair<std::string, std::string>>& info);
    /// A file that stands outside all manifests: a signature under the tag manifest.
    Status put_beside(const std::string& path, ByteView bytes);

  private:
    Result<BagFile> write(const std::string& path, ByteView bytes);
    FileSystem& disk_;
    std::string folder_;
    std::vector<BagFile> files_, tags_;
};

}  // namespace griffier::jobs
