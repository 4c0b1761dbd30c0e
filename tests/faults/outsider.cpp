// Every single bit of an exported log, flipped one at a time, and the check of griffier asked each time. `outsider.sh` makes the log.
// 1. 64 KiB of notes, tiles and bundles of a real export, each flip through the check of the whole folder.
// 2. 1 MiB of leaves, each flip against the hash in the tile of level 0.
// Usage: faults_outsider DIR [EVERY]      (EVERY: only each so-many-th bit, for a quick look)
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "jobs/log_folder.h"
#include "records/log/leaf.h"
#include "records/log/merkle.h"

using namespace griffier;

namespace {

constexpr std::size_t wanted_bytes = 64u << 10, leaf_bytes = 1u << 20;

/// A folder in memory that can only be read.
class Held final : public FileSystem {
  public:
    explicit Held(const std::string& folder) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            const std::string path = entry.path().string();
            names[path.substr(0, path.rfind('/'))].insert(path.substr(path.rfind('/') + 1));
            if (!entry.is_regular_file()) continue;
            std::ifstream in(path, std::ios::binary);
            files[path] = Bytes(std::istreambuf_iterator<char>(in), {});
        }
    }
    Result<Bytes> read(const std::string& path, std::size_t) override {
        const auto found = files.find(path);
        return found == files.end() ? Result<Bytes>(error_of(Kind::again, "bestand.fout", {path, 0, ""}, {"ENOENT"})) : Result<Bytes>(found->second);
    }
    bool exists(const std::string& path) override { return files.contains(path) || names.contains(path); }
    bool is_directory(const std::string& path) override { return names.contains(path); }
    Result<std::vector<std::string>> list(const std::string& path) override { return std::vector<std::string>(names[path].begin(), names[path].end()); }
    Status write_new(const std::string& path, ByteView) override { return no(path); }
    Status write_durable(const std::string& path, ByteView) override { return no(path); }
    Status sync_all(const std::string& path) override { return no(path); }
    Status sync_directory(const std::string& path) override { return no(path); }
    Status rename(const std::string& from, const std::string&, bool) override { return no(from); }
    Status remove(const std::string& path) override { return no(path); }
    Status make_directory(const std::string& path) override { return no(path); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int) override { return no(path); }

    std::map<std::string, Bytes> files;
    std::map<std::string, std::set<std::string>> names;

  private:
    static Error no(const std::string& path) { return error_of(Kind::again, "bestand.fout", {path, 0, ""}, {"EROFS"}); }
};

struct Count {
    long long flips = 0, missed = 0, bytes = 0;
};

/// Notes first, since they are the smaller part; then tiles and bundles, until 64 KiB are done.
Count whole_folder(const std::string& folder, std::size_t every) {
    Held disk(folder);
    Count count;
    if (!jobs::check_log_folder(disk, folder)) {
        std::printf("the folder is not right as it is\n");
        count.missed = 1;
        return count;
    }
    std::vector<std::string> notes, tiles;
    for (const auto& [path, bytes] : disk.files) {
        const std::string inner = path.substr(folder.size() + 1);
        if (inner.starts_with("tile/")) tiles.push_back(path);
        else if (!inner.ends_with(".xml")) notes.push_back(path);
    }
    notes.insert(notes.end(), tiles.begin(), tiles.end());
    for (const std::string& path : notes) {
        Bytes& bytes = disk.files[path];
        for (std::size_t at = 0; at < bytes.size() && static_cast<std::size_t>(count.bytes) < wanted_bytes; ++at, ++count.bytes)
            for (std::size_t bit = 0; bit < 8; ++bit) {
                if ((static_cast<std::size_t>(count.bytes) * 8 + bit) % every != 0) continue;
                bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1u << bit));
                ++count.flips;
                if (jobs::check_log_folder(disk, folder)) {
                    ++count.missed;
                    std::printf("not found: %s byte %zu bit %zu\n", path.substr(folder.size() + 1).c_str(), at, bit);
                }
                bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1u << bit));
            }
    }
    return count;
}

/// Leaves as the store writes them, in bundles with their lengths; a flip must change the number of leaves or the hash of one.
Count leaves(std::size_t every) {
    Count count;
    for (long long number = 0; static_cast<std::size_t>(count.bytes) < leaf_bytes;) {
        Bytes bundle;
        TileTree tree;
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < tile_width; ++i, ++number) {
            const Hash token = sha256(view_of(std::to_string(number)));
            const Leaf leaf{"besluit", 1780000000000 + number * 977, number / 40, {{"d", hex(token).substr(0, 32)}, {"s", "weging"}, {"u", "agenderen"}, {"op", "2026-06-01"}, {"h", hex(token)}}};
            const Bytes coded = encode_leaf(leaf).value();
            if (!add_to_bundle(bundle, coded)) return count;
            tree.add(leaf_hash(coded));
            ends.push_back(bundle.size());
        }
        const Bytes tile = tree.tile(0, 0);
        const auto matches = [&](std::size_t i, ByteView leaf) {
            const Hash hash = leaf_hash(leaf);
            return std::equal(hash.begin(), hash.end(), tile.begin() + static_cast<std::ptrdiff_t>(32 * i));
        };
        std::size_t leaf = 0;
        for (std::size_t at = 0; at < bundle.size() && static_cast<std::size_t>(count.bytes) < leaf_bytes; ++at, ++count.bytes) {
            while (at >= ends[leaf]) ++leaf;
            const std::size_t begin = leaf == 0 ? 0 : ends[leaf - 1];
            for (std::size_t bit = 0; bit < 8; ++bit) {
                if ((static_cast<std::size_t>(count.bytes) * 8 + bit) % every != 0) continue;
                bundle[at] = static_cast<std::uint8_t>(bundle[at] ^ (1u << bit));
                ++count.flips;
                bool right = false;
                if (at < begin + 2) {  // a length: the bundle is cut otherwise from here on
                    const auto read = read_bundle(bundle, tile_width);
                    right = static_cast<bool>(read);
                    for (std::size_t i = 0; right && i < tile_width; ++i) right = matches(i, (*read)[i]);
                } else {
                    right = matches(leaf, ByteView(bundle).subspan(begin + 2, ends[leaf] - begin - 2));
                }
                count.missed += right ? 1 : 0;
                bundle[at] = static_cast<std::uint8_t>(bundle[at] ^ (1u << bit));
            }
        }
    }
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::printf("Usage: faults_outsider DIR [EVERY]\n");
        return 2;
    }
    const std::size_t every = argc > 2 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[2]))) : 1;
    const Count folder = whole_folder(argv[1], every), leaf = leaves(every);
    std::printf("folder_bytes=%lld folder_flips=%lld folder_missed=%lld leaf_bytes=%lld leaf_flips=%lld leaf_missed=%lld\n", folder.bytes, folder.flips, folder.missed, leaf.bytes, leaf.flips,
                leaf.missed);
    return folder.missed == 0 && leaf.missed == 0 && folder.bytes >= static_cast<long long>(wanted_bytes) ? 0 : 1;
}
