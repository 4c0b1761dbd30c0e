#pragma once
// Anonymised statistics (DOC-26; norms.md STA-01): counts in tables whose small cells are hidden, with so many others that no hidden cell can be
// computed back from what is published. Pure; no personal data goes in or out.
#include <optional>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/catalogue.h"
#include "records/core/date.h"
#include "records/core/result.h"

namespace griffier::publish {

/// True counts of persons or cases: cells[row][column], without totals.
struct Counts {
    std::string code;                            ///< "weging"
    std::vector<std::string> rows, columns;
    std::vector<std::vector<long>> cells;
};

/// What is published: one row and one column more than the counts, for the totals; nothing where a cell is hidden.
struct PublishedTable {
    std::string code;
    std::vector<std::string> rows, columns;      ///< without the totals
    std::vector<std::vector<std::optional<long>>> cells;
    bool operator==(const PublishedTable&) const = default;
};

struct Edition {
    std::string number, covenant, name;          ///< "ST-2026-1"
    Date date;
    long threshold = 0;
    std::vector<PublishedTable> tables;
    bool practice = false;                       ///< of a practice store: every page says so
};

/// What another table of the same edition says of a cell of this one, where both count the same: it is hidden there, or it is told.
enum class Told { nothing, hidden, known };
/// By row and column, totals last; empty: no other table is about the same.
using Links = std::vector<std::vector<Told>>;

/// Hides every count from 1 to threshold - 1, totals too, and as few others as it finds needed so that each hidden count may, for all that a
/// reader can compute, lie anywhere in a range of at least `threshold` values more than one. A zero is no person and is published.
/// `before`: editions that are out already. A cell that was hidden there stays hidden, a change of less than the threshold against a
/// published cell is hidden as well, and a cell that readers know from there hides nothing. So do `links`. Refused: statistiek.te_klein (args: code):
/// nothing of the table can be published.
Result<PublishedTable> protect(const Counts& counts, long threshold, const std::vector<PublishedTable>& before = {}, const Links& links = {});

/// Lowest and highest value that a hidden cell can have for who has the published table only. Nothing when the published cells cannot
/// all be true together.
struct Range {
    long low = 0;
    std::optional<long> high;                    ///< nothing: no limit
};
std::optional<Range> range_of(const PublishedTable& table, std::size_t row, std::size_t column);

/// What a reader could compute from an edition, from its published cells alone: statistiek.terug_te_rekenen (args: table, row, column, low,
/// high), statistiek.kleine_cel (a count below the threshold stands there), statistiek.klopt_niet (the cells contradict each other).
std::vector<Error> edition_errors(const Edition& edition);

/// The edition as XML: what is kept, read again for the next one, and what the template prints.
std::string write_edition(const Edition& edition, const Catalogue& words);
/// Refused: statistiek.vorm.
Result<Edition> read_edition(ByteView xml, const std::string& name);
/// RFC 4180; "x" stands for a hidden cell.
std::string edition_csv(const Edition& edition, const Catalogue& words);

}  // namespace griffier::publish
