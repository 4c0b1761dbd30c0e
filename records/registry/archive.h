#pragma once
// The archive: a file of a case that is no longer worked on lies in a database of its own, under keys of its own, and stays as it is
// until it is destroyed or an order brings it back. Each file goes on its own clock; a case whose files all lie there is "gearchiveerd".
// It is a move within the same care, no transfer to an archive institution. Law: norms.md RET-02, RET-03, RET-05, RET-08.
#include <map>
#include <optional>
#include <string>

#include "records/core/date.h"
#include "records/registry/store.h"

namespace griffier {

/// Moves all rows of one file of a case ("weegploeg", "casusoverleg") to the archive: items, index and, by their keys, documents, reasons
/// and lasting objects. Kept whole or not at all, with the group. Afterwards import leaves that file as it is and refuses what changes it,
/// and decisions that process it are refused (opslag.gearchiveerd); key folders of part of the store (Store::share_keys) that have no
/// part of the archive do not open it. Already there: nothing happens. Refused: opslag.onbekend_dossier, opslag.bestand_onbekend,
/// opslag.niets_te_archiveren (the case has nothing in that file, or is a request's own file).
/// `uiterst`: the last day on which it had to be done; only the log keeps it, so that later it can be counted whether that was in time.
Status archive(Store& store, Group& group, const std::string& nummer, const std::string& bestand, Date op, std::optional<Date> uiterst = {});

/// Moves what was archived on or before the day of decision `besluit` of this case (codes.h hernieuwde-verwerking) back to its file.
/// Nothing happens when there is nothing. Refused: opslag.onbekend_dossier, opslag.geen_opdracht (no such decision).
Status reactivate(Store& store, Group& group, const std::string& nummer, const std::string& besluit);

/// When each file of the case was archived; those that lie there now. Refused: opslag.onbekend_dossier.
Result<std::map<std::string, Date>> archived_on(Store& store, const std::string& nummer);

// For the rest of this room.
/// Sets whether the case is active or archived by where its rows lie; its counters go along.
void settle_state(StoreState& state, ByteView dossier);
/// For a store that is put back: keys, days and states follow where the rows of the copy lie.
Status settle_archive(StoreState& state);

}  // namespace griffier
