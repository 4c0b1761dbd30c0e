#include "records/keys/table.h"

#include <algorithm>
#include <cstdio>

namespace griffier {

namespace {

constexpr std::string_view form = "griffier-sleuteltabel-1 ";

void add_number(Bytes& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void add_text(Bytes& out, ByteView text) {
    add_number(out, text.size(), 2);
    out.insert(out.end(), text.begin(), text.end());
}

/// Takes values off the front; after the first that does not fit all are empty.
class Reader {
  public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}
    bool good() const { return good_; }
    bool more() const { return good_ && !rest_.empty(); }
    ByteView take(std::size_t n) {
        if (rest_.size() < n) good_ = false;
        if (!good_) return {};
        const ByteView out = rest_.first(n);
        rest_ = rest_.subspan(n);
        return out;
    }
    std::uint64_t number(std::size_t bytes) {
        std::uint64_t out = 0;
        for (const std::uint8_t byte : take(bytes)) out = out << 8 | byte;
        return out;
    }
    ByteView text() { return take(static_cast<std::size_t>(number(2))); }
    template <std::size_t N>
    void fill(std::array<std::uint8_t, N>& out) {
        const ByteView bytes = take(N);
        std::copy(bytes.begin(), bytes.end(), out.begin());
    }

  private:
    ByteView rest_;
    bool good_ = true;
};

std::string heading(const std::string& store_id, const TableFile& file) {
    return std::string(form) + store_id + " " + std::to_string(file.epoch) + " " + std::to_string(file.generation) + " " + std::to_string(file.number) + " " +
           std::to_string(file.of) + "\n";
}

}  // namespace

Bytes encode_table(const std::string& store_id, const TableFile& file) {
    Bytes out = bytes_of(heading(store_id, file));
    out.reserve(out.size() + file.rows.size() * 136 + 32);
    for (const KeyRow& row : file.rows) {
        out.insert(out.end(), row.id.begin(), row.id.end());
        add_text(out, row.dossier);
        add_text(out, view_of(row.persoon));
        add_text(out, view_of(row.bestand));
        add_text(out, view_of(row.klasse));
        add_number(out, row.epoch, 4);
        out.insert(out.end(), row.wrapped.begin(), row.wrapped.end());
        out.insert(out.end(), row.check.begin(), row.check.end());
    }
    const Hash hash = sha256(out);
    out.insert(out.end(), hash.begin(), hash.end());
    return out;
}

Result<TableFile> decode_table(const std::string& store_id, ByteView bytes) {
    const Error bad = error_of(Kind::damaged, "sleutels.tabel_vorm");
    if (bytes.size() < 32) return bad;
    const ByteView body = bytes.first(bytes.size() - 32);
    if (!equal_secrets(sha256(body), bytes.last(32))) return bad;
    const auto end = std::find(body.begin(), body.end(), std::uint8_t{'\n'});
    if (end == body.end()) return bad;
    const std::string first(body.begin(), end + 1);
    TableFile out;
    if (!first.starts_with(std::string(form) + store_id + " ") ||
        std::sscanf(first.c_str() + form.size() + store_id.size(), " %u %u %u %u", &out.epoch, &out.generation, &out.number, &out.of) != 4 || first != heading(store_id, out))
        return bad;
    Reader in(body.subspan(first.size()));
    while (in.more()) {
        KeyRow row;
        in.fill(row.id);
        const ByteView dossier = in.text();
        row.dossier.assign(dossier.begin(), dossier.end());
        row.persoon = text_of(in.text()), row.bestand = text_of(in.text()), row.klasse = text_of(in.text());
        row.epoch = static_cast<std::uint32_t>(in.number(4));
        in.fill(row.wrapped);
        in.fill(row.check);
        out.rows.push_back(std::move(row));
    }
    if (!in.good()) return bad;
    return out;
}

std::string table_name(std::uint32_t epoch, std::uint32_t generation, std::uint32_t number) {
    char text[64];
    std::snprintf(text, sizeof text, "tabel-%010u-%010u-%010u", epoch, generation, number);
    return text;
}

std::optional<TableName> read_table_name(const std::string& name) {
    TableName out;
    if (std::sscanf(name.c_str(), "tabel-%10u-%10u-%10u", &out.epoch, &out.generation, &out.number) != 3) return std::nullopt;
    if (table_name(out.epoch, out.generation, out.number) != name) return std::nullopt;
    return out;
}

}  // namespace griffier
