#pragma once
// A decision of two persons. The first proposes it with --as; the second proves with a detached Ed25519 signature that it is his will too,
// since one login could give both names. His key never comes near the store: griffier writes what must be signed, and checks what comes
// back against the public key in the covenant instance.
#include <optional>
#include <string>

#include "jobs/actor.h"
#include "records/model/dossier.h"

namespace griffier::jobs {

/// A decision as it is kept until the second person answers: of the kind code::voorstel, which no rule of a regime counts. `salt` goes
/// into the hash of its texts and is kept with them.
Besluit as_proposal(const Besluit& decision, const std::string& salt);
/// The decision that was proposed; nothing when this is no proposal.
std::optional<Besluit> proposed(const Besluit& kept);

/// What the second person signs, the same bytes each time: codes, dates and ids; free texts as one salted hash. No person's name.
std::string signed_text(const Besluit& kept, const std::string& dossier, const Convenant& convenant, const Regime& regime);
/// The value of a line of such a text ("dossier", "voorstel"); "" when it is not there, nothing when the text is not of this form.
std::optional<std::string> line_of(const std::string& text, const std::string& name);

/// Is it his signature, and may he be the second? Refused: handelen.onbekend, handelen.mandaat, bekrachtig.rol (a role that decides
/// nothing), bekrachtig.zelfde (the first person, also under another id or with the same key), bekrachtig.geen_sleutel,
/// bekrachtig.handtekening.
Status check_second(const std::string& second, const std::string& first, ByteView text, ByteView signature, const Convenant& convenant, Date on);

/// Roles that can take part in a decision: those that only run or look after the system do not.
bool may_decide(const std::string& role);

}  // namespace griffier::jobs
