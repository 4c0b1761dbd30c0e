#include "records/log/tiles.h"

#include <algorithm>
#include <bit>

#include "records/log/merkle.h"

namespace griffier {

namespace {

constexpr int tile_bits = 8;

std::string three_digits(std::size_t n) {
    std::string out = std::to_string(n);
    return out.insert(0, 3 - out.size(), '0');
}

}  // namespace

std::string tile_path(int level, std::size_t index, std::size_t width) {
    std::string number = three_digits(index % 1000);
    for (std::size_t rest = index / 1000; rest > 0; rest /= 1000) number = "x" + three_digits(rest % 1000) + "/" + number;
    std::string out = "tile/" + (level < 0 ? std::string("entries") : std::to_string(level)) + "/" + number;
    return width == tile_width ? out : out + ".p/" + std::to_string(width);
}

Status add_to_bundle(Bytes& bundle, ByteView leaf) {
    if (leaf.size() > longest_leaf) return refused("log.blad_lang", {}, {std::to_string(leaf.size())});
    bundle.push_back(static_cast<std::uint8_t>(leaf.size() >> 8));
    bundle.push_back(static_cast<std::uint8_t>(leaf.size()));
    bundle.insert(bundle.end(), leaf.begin(), leaf.end());
    return {};
}

Result<std::vector<ByteView>> read_bundle(ByteView bundle, std::size_t count) {
    std::vector<ByteView> leaves;
    leaves.reserve(count);
    while (!bundle.empty()) {
        if (leaves.size() == count || bundle.size() < 2) return refused("log.bundel");
        const std::size_t length = static_cast<std::size_t>(bundle[0]) << 8 | bundle[1];
        if (bundle.size() - 2 < length) return refused("log.bundel");
        leaves.push_back(bundle.subspan(2, length));
        bundle = bundle.subspan(2 + length);
    }
    if (leaves.size() != count) return refused("log.bundel");
    return leaves;
}

void TileTree::add(const Hash& leaf) {
    Hash carried = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        levels_[level].push_back(carried);
        if (levels_[level].size() % tile_width != 0) return;
        Frontier full;
        for (std::size_t i = levels_[level].size() - tile_width; i < levels_[level].size(); ++i) full.add(levels_[level][i]);
        carried = full.root();
    }
}

Bytes TileTree::tile(std::size_t level, std::size_t index) const {
    const std::vector<Hash>& hashes = levels_[level];
    Bytes out;
    for (std::size_t i = index * tile_width; i < std::min((index + 1) * tile_width, hashes.size()); ++i) out.insert(out.end(), hashes[i].begin(), hashes[i].end());
    return out;
}

/// Complete subtrees from the highest level of tiles that has them; what is left is split as RFC 9162 splits.
Hash TileTree::range(std::size_t begin, std::size_t end) const {
    const std::size_t n = end - begin;
    if (n == 0) return sha256(ByteView());
    if (!std::has_single_bit(n) || begin % n != 0) {
        const std::size_t half = std::bit_floor(n - 1);
        return node_hash(range(begin, begin + half), range(begin + half, end));
    }
    const int height = std::countr_zero(n), level = height / tile_bits;
    const std::size_t span = std::size_t{1} << (level * tile_bits);
    Frontier edge;
    for (std::size_t i = begin / span; i < end / span; ++i) edge.add(levels_[static_cast<std::size_t>(level)][i]);
    return edge.root();
}

Hash TileTree::root(std::size_t size) const { return range(0, size); }

std::vector<Hash> TileTree::inclusion(std::size_t index, std::size_t size) const {
    std::vector<Hash> out;
    for (std::size_t begin = 0, end = size; end - begin > 1;) {
        const std::size_t middle = begin + std::bit_floor(end - begin - 1);
        const bool left = index < middle;
        out.push_back(left ? range(middle, end) : range(begin, middle));
        (left ? end : begin) = middle;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<Hash> TileTree::consistency(std::size_t old_size, std::size_t size) const {
    std::vector<Hash> out;
    if (old_size == size) return out;
    bool whole = true;
    std::size_t begin = 0, end = size;
    while (old_size != end) {
        const std::size_t middle = begin + std::bit_floor(end - begin - 1);
        const bool left = old_size <= middle;
        out.push_back(left ? range(middle, end) : range(begin, middle));
        (left ? end : begin) = middle;
        whole = whole && left;
    }
    if (!whole) out.push_back(range(begin, end));
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<Tile> tiles_of(std::size_t size) {
    std::vector<Tile> out;
    const auto add = [&](int level, std::size_t hashes) {
        for (std::size_t index = 0; index * tile_width < hashes; ++index) {
            const std::size_t width = std::min(tile_width, hashes - index * tile_width);
            out.push_back({tile_path(level, index, width), level, index, width});
        }
    };
    add(-1, size);
    int level = 0;
    for (std::size_t hashes = size; hashes > 0; hashes /= tile_width) add(level++, hashes);
    return out;
}

}  // namespace griffier
