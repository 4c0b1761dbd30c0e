#pragma once
// Who acts, and whether he may see or change something: the persons of the covenant instance, their mandates, and the access matrix of
// the regime (SEC-14, DOC-28).
#include <string>

#include "jobs/session.h"

namespace griffier::jobs {

struct Actor {
    std::string id, role, party;  ///< of Convenant::personen
    std::string purpose;
};

/// The person that --as names, with his purpose. Kind::usage when either is missing; refused: handelen.onbekend, handelen.mandaat
/// (the mandate has not begun or has ended on the reference date).
Result<Actor> actor_of(const Context& context, const Session& session);

/// May he see a file of the case now? ja, or nee or wacht with reasons; the regime's access matrix decides.
Bevinding may_see(const Actor& actor, std::string_view file, bool archived, const Dossier& dossier, const Regime& regime, const Session& session);

/// Writes one coded leaf about an access or a refusal: role, party, file and verdict; nobody's name and no purpose text.
Status log_access(Session& session, const Actor& actor, const std::string& number, const std::string& act, const std::string& file, bool granted);

}  // namespace griffier::jobs
