#pragma once
// Taking parts of cases out of the databases, inside the transaction of a destruction or of a restore. Only for this room.
#include <map>
#include <set>

#include "records/model/vernietiging.h"
#include "records/registry/state.h"

namespace griffier {

struct Removed {
    std::vector<Bytes> keys;             ///< ids of data keys that are gone
    std::vector<Bytes> dossiers;         ///< internal ids of cases that are gone as a whole
    std::vector<std::string> numbers;    ///< theirs
    std::vector<std::string> documents;  ///< numbers of documents
    std::vector<std::string> vault;      ///< names of vault files
    std::vector<Bytes> tombstones;
    /// What is gone of which case, for stores that are put back from older data: internal id, file ("" = all), items (none = the file).
    struct Part {
        Bytes dossier;
        std::string file;
        std::vector<std::string> items;
    };
    std::vector<Part> parts;
    std::set<std::string> receivers;        ///< ids that may be named (DestroyOrder::ontvangers)
    std::map<std::string, long> disclosed;  ///< receiver, or ontvanger_onbekend -> disclosures in what is gone
    long items = 0;
    long counted = 0;                    ///< cases among `dossiers` that the balance of the store counts
};

/// How rows of a file are found in one of the databases: nothing when none of them can lie there, else a condition that is added ("" or
/// " AND uit = ..."). `file` is "" for all of a case. What belongs to a file may lie in the archive.
std::optional<std::string> rows_of(std::string_view schema, std::string_view file);

/// Numbers of the documents that go with it (destroy.h).
Result<std::vector<std::string>> documents_of(StoreState& state, const Tevernietigen& part);

/// Removes one part: rows, index, documents, terms, lasting objects and keys; the whole case when nothing else of it is left. Counters go
/// along. Refused: opslag.onbekend_dossier, opslag.bestand_onbekend.
Status remove_part(StoreState& state, const Tevernietigen& part, Removed& removed);

}  // namespace griffier
