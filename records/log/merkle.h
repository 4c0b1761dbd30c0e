#pragma once
// The Merkle tree of RFC 9162 section 2.1 (SHA-256; 0x00 before a leaf, 0x01 before a node). Pure functions over hashes.
#include <vector>

#include "records/core/crypto.h"

namespace griffier {

Hash leaf_hash(ByteView leaf);
Hash node_hash(const Hash& left, const Hash& right);

/// The root over leaf hashes in order. Of no leaves: the hash of the empty string.
Hash tree_root(const std::vector<Hash>& leaves);

/// Sibling hashes from leaf `index` to the root of the first `size` leaves. Precondition: index < size <= leaves.size().
std::vector<Hash> inclusion_proof(const std::vector<Hash>& leaves, std::size_t index, std::size_t size);
bool verify_inclusion(const Hash& leaf, std::size_t index, std::size_t size, const std::vector<Hash>& proof, const Hash& root);

/// That the tree of `old_size` leaves is the beginning of that of `size`. Precondition: 0 < old_size <= size <= leaves.size().
std::vector<Hash> consistency_proof(const std::vector<Hash>& leaves, std::size_t old_size, std::size_t size);
bool verify_consistency(std::size_t old_size, std::size_t size, const Hash& old_root, const Hash& root, const std::vector<Hash>& proof);

/// The right edge of a growing tree: one hash per bit of its size, so that a root costs no reading back of older leaves.
class Frontier {
  public:
    void add(const Hash& leaf);
    std::size_t size() const { return size_; }
    Hash root() const;
    /// size (8 bytes, big endian) and the hashes, largest subtree first.
    Bytes encode() const;
    static std::optional<Frontier> decode(ByteView bytes);

  private:
    std::size_t size_ = 0;
    std::vector<Hash> subtrees_;  // largest first, sizes are the bits of size_
};

}  // namespace griffier
