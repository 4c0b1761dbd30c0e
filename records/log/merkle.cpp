#include "records/log/merkle.h"

#include <algorithm>
#include <bit>

namespace griffier {

namespace {

/// Largest power of two below n. Precondition: n > 1.
std::size_t split(std::size_t n) { return std::bit_floor(n - 1); }

Hash subroot(const std::vector<Hash>& leaves, std::size_t begin, std::size_t end) {
    Frontier edge;
    for (std::size_t i = begin; i < end; ++i) edge.add(leaves[i]);
    return edge.root();
}

void path(const std::vector<Hash>& leaves, std::size_t index, std::size_t begin, std::size_t end, std::vector<Hash>& out) {
    if (end - begin == 1) return;
    std::size_t middle = begin + split(end - begin);
    if (index < middle) {
        path(leaves, index, begin, middle, out);
        out.push_back(subroot(leaves, middle, end));
    } else {
        path(leaves, index, middle, end, out);
        out.push_back(subroot(leaves, begin, middle));
    }
}

void subproof(const std::vector<Hash>& leaves, std::size_t old_size, std::size_t begin, std::size_t end, bool whole, std::vector<Hash>& out) {
    if (old_size == end - begin) {
        if (!whole) out.push_back(subroot(leaves, begin, end));
        return;
    }
    std::size_t half = split(end - begin);
    if (old_size <= half) {
        subproof(leaves, old_size, begin, begin + half, whole, out);
        out.push_back(subroot(leaves, begin + half, end));
    } else {
        subproof(leaves, old_size - half, begin + half, end, false, out);
        out.push_back(subroot(leaves, begin, begin + half));
    }
}

}  // namespace

Hash leaf_hash(ByteView leaf) {
    static constexpr std::uint8_t zero = 0;
    return sha256({ByteView(&zero, 1), leaf});
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<std::uint8_t, 65> both;
    both[0] = 1;
    std::copy(left.begin(), left.end(), both.begin() + 1);
    std::copy(right.begin(), right.end(), both.begin() + 33);
    return sha256(both);
}

Hash tree_root(const std::vector<Hash>& leaves) { return subroot(leaves, 0, leaves.size()); }

std::vector<Hash> inclusion_proof(const std::vector<Hash>& leaves, std::size_t index, std::size_t size) {
    std::vector<Hash> out;
    path(leaves, index, 0, size, out);
    return out;
}

bool verify_inclusion(const Hash& leaf, std::size_t index, std::size_t size, const std::vector<Hash>& proof, const Hash& root) {
    // RFC 9162, 2.1.3.2
    if (index >= size) return false;
    std::size_t fn = index, sn = size - 1;
    Hash r = leaf;
    for (const Hash& p : proof) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) fn >>= 1, sn >>= 1;
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1, sn >>= 1;
    }
    return sn == 0 && r == root;
}

std::vector<Hash> consistency_proof(const std::vector<Hash>& leaves, std::size_t old_size, std::size_t size) {
    std::vector<Hash> out;
    if (old_size < size) subproof(leaves, old_size, 0, size, true, out);
    return out;
}

bool verify_consistency(std::size_t old_size, std::size_t size, const Hash& old_root, const Hash& root, const std::vector<Hash>& proof) {
    // RFC 9162, 2.1.4.2
    if (old_size == 0 || old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    std::vector<Hash> steps;
    if (std::has_single_bit(old_size)) steps.push_back(old_root);
    steps.insert(steps.end(), proof.begin(), proof.end());
    if (steps.empty()) return false;
    std::size_t fn = old_size - 1, sn = size - 1;
    while ((fn & 1) != 0) fn >>= 1, sn >>= 1;
    Hash fr = steps[0], sr = steps[0];
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = node_hash(steps[i], fr);
            sr = node_hash(steps[i], sr);
            while ((fn & 1) == 0 && fn != 0) fn >>= 1, sn >>= 1;
        } else {
            sr = node_hash(sr, steps[i]);
        }
        fn >>= 1, sn >>= 1;
    }
    return sn == 0 && fr == old_root && sr == root;
}

void Frontier::add(const Hash& leaf) {
    Hash carried = leaf;
    for (std::size_t bits = size_; (bits & 1) != 0; bits >>= 1) {
        carried = node_hash(subtrees_.back(), carried);
        subtrees_.pop_back();
    }
    subtrees_.push_back(carried);
    ++size_;
}

Hash Frontier::root() const {
    if (subtrees_.empty()) return sha256(ByteView());
    Hash out = subtrees_.back();
    for (std::size_t i = subtrees_.size() - 1; i-- > 0;) out = node_hash(subtrees_[i], out);
    return out;
}

Bytes Frontier::encode() const {
    Bytes out;
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(std::uint64_t{size_} >> shift));
    for (const Hash& hash : subtrees_) out.insert(out.end(), hash.begin(), hash.end());
    return out;
}

std::optional<Frontier> Frontier::decode(ByteView bytes) {
    if (bytes.size() < 8) return std::nullopt;
    Frontier out;
    for (std::size_t i = 0; i < 8; ++i) out.size_ = out.size_ << 8 | bytes[i];
    std::size_t count = static_cast<std::size_t>(std::popcount(out.size_));
    if (bytes.size() != 8 + 32 * count) return std::nullopt;
    out.subtrees_.resize(count);
    for (std::size_t i = 0; i < count; ++i) std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(8 + 32 * i), 32, out.subtrees_[i].begin());
    return out;
}

}  // namespace griffier
