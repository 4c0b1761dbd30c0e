#pragma once
// The key table as it lies with the holders: files of rows, each file whole or not there. What opens a row is the epoch key alone.
//
//   griffier-sleuteltabel-1 <store> <epoch> <generation> <number> <of>\n   rows   SHA-256 over all before it
//
// A generation begins with `of` files that hold the whole table, numbered from 1; files with of = 0 after them hold what was added since,
// in order. Two generations never mix.
#include <optional>
#include <string>
#include <vector>

#include "records/core/key_wrap.h"
#include "records/keys/cell.h"

namespace griffier {

struct KeyRow {
    KeyId id{};
    Bytes dossier;
    std::string persoon, bestand, klasse;
    std::uint32_t epoch = 0;   ///< in which the data key was made
    WrappedKey wrapped{};
    KeyCheck check{};
};

struct TableFile {
    std::uint32_t epoch = 0, generation = 0, number = 0, of = 0;
    std::vector<KeyRow> rows;
};

Bytes encode_table(const std::string& store_id, const TableFile& file);
/// Refused: sleutels.tabel_vorm (torn, changed, or of another store).
Result<TableFile> decode_table(const std::string& store_id, ByteView bytes);
/// "tabel-00000001-00000001-00000001": epoch, generation, number; sorted by bytes they stand in order.
std::string table_name(std::uint32_t epoch, std::uint32_t generation, std::uint32_t number);
struct TableName {
    std::uint32_t epoch = 0, generation = 0, number = 0;
};
std::optional<TableName> read_table_name(const std::string& name);

}  // namespace griffier
