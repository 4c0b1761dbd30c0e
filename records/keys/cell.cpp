#include "records/keys/cell.h"

#include <algorithm>

namespace griffier {

namespace {

constexpr std::uint8_t cell_version = 1;
constexpr std::size_t head_size = 1 + 16 + 4 + 16;

void add_number(Bytes& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void add_part(Bytes& out, ByteView part) {
    add_number(out, part.size(), 4);  // with its length, so that no two contexts read the same
    out.insert(out.end(), part.begin(), part.end());
}

Bytes head_of(const DataKey& key) {
    Bytes out;
    out.reserve(head_size);
    out.push_back(cell_version);
    out.insert(out.end(), key.id.begin(), key.id.end());
    add_number(out, key.epoch, 4);
    out.insert(out.end(), key.check.begin(), key.check.end());
    return out;
}

Bytes bound(ByteView head, const CellContext& context) {
    Bytes out(head.begin(), head.end());
    add_part(out, context.object);
    add_part(out, view_of(context.table));
    add_part(out, view_of(context.column));
    add_part(out, view_of(context.row));
    add_number(out, static_cast<std::uint64_t>(context.version), 8);
    return out;
}

}  // namespace

KeyCheck check_of(const Secret& key) {
    Hash hash = hmac_sha256(key, view_of("griffier key check 1"));
    KeyCheck out;
    std::copy_n(hash.begin(), out.size(), out.begin());
    return out;
}

DataKey make_data_key(std::uint32_t epoch, Random& random) {
    DataKey out;
    Bytes id = random.bytes(out.id.size());
    std::copy(id.begin(), id.end(), out.id.begin());
    out.epoch = epoch;
    out.key = Secret(random.bytes(32));
    out.check = check_of(out.key);
    return out;
}

Bytes seal_cell(const DataKey& key, ByteView plain, const CellContext& context, Random& random) {
    Bytes out = head_of(key);
    Bytes sealed = seal(key.key, plain, bound(out, context), random);
    out.insert(out.end(), sealed.begin(), sealed.end());
    return out;
}

std::optional<Bytes> open_cell(const DataKey& key, ByteView cell, const CellContext& context) {
    Bytes head = head_of(key);
    if (cell.size() < head.size() || !equal_secrets(cell.first(head.size()), head)) return std::nullopt;
    return open_sealed(key.key, cell.subspan(head.size()), bound(head, context));
}

std::optional<KeyId> key_of_cell(ByteView cell) {
    if (cell.size() < head_size || cell[0] != cell_version) return std::nullopt;
    KeyId out;
    std::copy_n(cell.begin() + 1, out.size(), out.begin());
    return out;
}

}  // namespace griffier
