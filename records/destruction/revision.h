#pragma once
// Later revisions of a certificate (DOC-18). What a certificate said stays said and signed; what becomes known afterwards, a holder that
// confirmed, a party that answered (CAS-25), a copy that was removed, goes into a next revision, which names the one before and its hash.
#include <optional>
#include <string>

#include "records/destruction/certificate.h"

namespace griffier {

/// The revision that follows `last` now that the store knows `now` of the same destruction; nothing when there is nothing new to tell. It
/// only adds: what `last` says was confirmed or answered stays so, whatever a store that was put back from older data remembers.
/// `last_xml`: the bytes that were signed.
std::optional<Verklaring> next_revision(const Verklaring& last, ByteView last_xml, const Vernietiguitkomst& now, Date on);

/// Whether `later` is the revision after `earlier`: it names it and its hash, tells of the same destruction, and takes nothing back.
/// Refused: verklaring.opvolging (args: the names of both, and what is wrong: "vorige", "inhoud", "houder", "antwoord", "kopie", "datum").
Status check_successor(const Verklaring& earlier, ByteView earlier_xml, const Verklaring& later);

}  // namespace griffier
