#pragma once
// The log as it stood when a period was over: up to the first signed head that covers a leaf from after it. Whoever makes an evaluation of
// that period later reads the same leaves under the same head.
#include <map>
#include <string>
#include <vector>

#include "jobs/evaluation_count.h"
#include "records/log/tiles.h"
#include "records/registry/log_reading.h"

namespace griffier::jobs {

/// A lasting object of the store that a leaf names by its hash: what stood then.
struct Stuktoen {
    std::string naam;
    Bytes inhoud;
};

struct Logtoen {
    Kepthead hoofd;
    std::string wortel;            ///< root of that head, hex
    Instant stand{};               ///< moment of the last leaf under it
    int convenant = 1;             ///< number of the version of the instance that held
    Evaluatietelling telling;
    TileTree boom;
    struct Blad {
        std::size_t nr = 0;
        Bytes inhoud;
    };
    /// Kind of object -> (name, hash in hex) -> its leaf: "verklaring", "verwerkingsregister", "statistiek", "evaluatie".
    std::map<std::string, std::map<std::pair<std::string, std::string>, Blad>> genoemd;

    /// Objects of a kind that the log named by then, in order of their names.
    Result<std::vector<Stuktoen>> stukken(Store& store, const std::string& kind) const;
};

/// Reads and counts, up to the head over `size` leaves where a report says so, else up to the first one that closes the period. Refused: evaluatie.te_vroeg (args: last day): no signed head covers a leaf from after the period yet. Damaged: log.gat,
/// log.beschadigd, log.hoofd_boom (the leaves are not those under the head).
Result<Logtoen> read_log_then(Session& session, const Evaluatieperiode& period, const Regime& regime, std::optional<std::size_t> size);

}  // namespace griffier::jobs
