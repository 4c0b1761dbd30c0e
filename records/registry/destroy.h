#pragma once
// Destruction in the store: once begun it only goes forward, and nothing that was destroyed can be read from any older copy.
//
// 1 prepare    the next epoch key durable at the holders (records/keys/holder.h), at least two
// 2 check      inside one transaction: the caller's `hercontrole` for each part; what it takes off stays, the rest goes
// 3 change     in the same transaction: rows and keys of the parts gone, every surviving data key wrapped anew, the person index made anew,
//              tombstones and the log leaf written. Its commit is the point of no return; until then nothing has happened.
// 4 prove      every surviving key read back from the disk and opened; head signed and with the witness; key table at its holders
// 5 forget     each holder destroys the old epoch key and signs for it; what no holder has confirmed stays open and is asked again
// 6 clear      vault files and readable files of what is gone
// 7 sweep      everything on disk under the store searched for what is left; what was found is said, never hidden
//
// Killed anywhere: the next Store::open goes on from the step that is durable. An order is known by its list: giving it again does
// nothing twice and returns the outcome. Ground: norms.md RET-01 to RET-11, CAS-25.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/model/vernietiging.h"
#include "records/registry/store.h"

namespace griffier {

struct DestroyOrder {
    Hash lijst{};                          ///< root of the frozen, approved list: the identity of the order
    std::vector<Tevernietigen> delen;
    Date zerken_tot;                       ///< until when a re-import of what was destroyed is refused
    std::set<std::string> ontvangers;      ///< ids that a notice may name; who else got copies counts as ontvanger_onbekend
    /// Asked for each part inside the destroying transaction, with the store as it will be changed: "" = go on; a code = this part comes
    /// off with that reason (a hold, a date); an error that is not Kind::refused ends the order with nothing done. It may read the store
    /// and may change nothing.
    std::function<Result<std::string>(const Tevernietigen&)> hercontrole;
    /// Folders with readable files (letters that were put out, dossier files that were taken in): a file whose name is or begins with the
    /// number of a destroyed document, or the number of a case that is gone as a whole, is removed from them.
    std::vector<std::string> leesbare_mappen;
    /// Further changes of the caller that are committed with the destruction (his own record of the outcome, Group::keep ...).
    std::function<Status(Group&, const std::vector<std::string>& vernietigd)> mee;
};

/// Destroys. Kinds: configuration (sleutels.te_weinig_houders: fewer than two holders of the key), busy, again, damaged; before the
/// point of no return an error leaves everything as it was, after it the next call or opening goes on.
Result<Vernietiguitkomst> destroy(Store& store, const DestroyOrder& order);

/// Numbers of the documents that go with a part: with a whole file all that lie under its keys, with some items those that follow from one
/// of them or are about somebody among them. Refused: opslag.onbekend_dossier, opslag.bestand_onbekend.
Result<std::vector<std::string>> documents_with(Store& store, const Tevernietigen& part);

/// The outcome of the order for this list as it stands now, with receipts that came in since; nothing when there was none.
Result<std::optional<Vernietiguitkomst>> destruction_of(Store& store, const Hash& lijst);

/// Asks holders that have not confirmed yet again, and finishes what is open. Returns the outcomes that are not complete still.
Result<std::vector<Vernietiguitkomst>> finish_destructions(Store& store);

/// Records what a party that got copies (Mededeling::partij) answered when it was told to destroy them: a code such as "vernietigd",
/// "geen", "weigert". Refused: opslag.onbekende_mededeling.
Status record_answer(Store& store, const Hash& lijst, const std::string& partij, const std::string& antwoord, Date op);

/// Forgets tombstones whose day has passed; returns how many.
Result<long> drop_tombstones(Store& store, Date op);

}  // namespace griffier
