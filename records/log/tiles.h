#pragma once
// The tree of the log as C2SP tlog-tiles: static files of 256 hashes or 256 leaves, from which anybody computes every root and every proof.
// Level 0 holds hashes of leaves, each level above the roots of the full tiles below. What is not full yet is a partial tile (".p/WIDTH").
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/core/result.h"

namespace griffier {

inline constexpr std::size_t tile_width = 256;
/// A bundle gives the length of a leaf two bytes.
inline constexpr std::size_t longest_leaf = 65535;

/// "tile/0/000", "tile/1/x001/x234/067.p/12"; level below 0: bundles of leaves, "tile/entries/000". `width` of a full tile: tile_width.
std::string tile_path(int level, std::size_t index, std::size_t width);

/// The leaves of one bundle, each after its length in two bytes, big endian. Refused: log.blad_lang.
Status add_to_bundle(Bytes& bundle, ByteView leaf);
/// Views into `bundle`. Refused: log.bundel (not exactly `count` leaves).
Result<std::vector<ByteView>> read_bundle(ByteView bundle, std::size_t count);

/// All hashes of the tiles of a growing tree: 32 bytes a leaf and a 256th of that above. Roots and proofs of any size up to the present
/// cost the hashes of a few tiles.
class TileTree {
  public:
    void add(const Hash& leaf);
    std::size_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }
    std::size_t levels() const { return levels_.size(); }
    /// How many hashes a level has: size / 256^level.
    std::size_t width(std::size_t level) const { return levels_[level].size(); }
    /// The bytes of tile `index` of a level, full or partial.
    Bytes tile(std::size_t level, std::size_t index) const;
    const Hash& leaf(std::size_t index) const { return levels_.front()[index]; }

    /// As records/log/merkle.h, of the first `size` leaves. Preconditions as there.
    Hash root(std::size_t size) const;
    std::vector<Hash> inclusion(std::size_t index, std::size_t size) const;
    std::vector<Hash> consistency(std::size_t old_size, std::size_t size) const;

  private:
    Hash range(std::size_t begin, std::size_t end) const;
    std::vector<std::vector<Hash>> levels_;
};

/// Every file of the tiles and bundles of a tree: path, level (-1: leaves), index of the first hash or leaf, and how many there are.
struct Tile {
    std::string path;
    int level = 0;
    std::size_t index = 0, width = 0;
};
std::vector<Tile> tiles_of(std::size_t size);

}  // namespace griffier
