#pragma once
// Who acts, and whether he may see or change something: the persons of the covenant instance, their mandates, which user of the machine
// may be whom, and the access matrix of the regime (SEC-14, WEE-21, DOC-28). Every refusal is in the log of the store before it returns,
// every access before anything is shown.
#include <string>
#include <string_view>

#include "jobs/session.h"

namespace griffier::jobs {

/// The role of a job that runs by itself: it does what the jobs do and shows nobody's data. No person of the instance is needed for it.
inline constexpr std::string_view dienst = "dienst";

/// What somebody is about to do, for the log: an act in one word ("tonen", "besluit.informeren") and the dossier, or "" for none.
struct Act {
    std::string name, dossier;
};

struct Actor {
    std::string id, role, party;  ///< of Convenant::personen; id and role are "dienst" for a job that runs by itself
    std::string scope;            ///< of his mandate: "weegploeg", "casusoverleg", or "" for both
    std::string purpose;
    std::string user;             ///< of the machine
};

/// The person that --as names, with his purpose. Kind::usage: handelen.zonder_wie, handelen.zonder_doel; refused: handelen.onbekend,
/// handelen.gebruiker (this user of the machine may not be him), handelen.niet_ingesteld (a real store where nobody said who may be
/// whom), handelen.mandaat (not begun or ended on the day that it is; in a practice store that is the reference date).
Result<Actor> actor_of(const Context& context, Session& session, const Act& act);
/// The same without a leaf about a refusal: for a dry run that shows nobody's data and so has nothing to answer for.
Result<Actor> actor_unlogged(const Context& context, const Session& session);

/// Roles that may set the jobs to work.
bool may_run_jobs(const std::string& role);

/// Who runs a job (import, produce, nightly): the person that --as names where his role may (else refused: handelen.geen_taak), or the
/// service role when nobody is named. One leaf in the log says that it ran; none in a dry run, which changes nothing.
Result<Actor> actor_of_job(const Context& context, Session& session);

/// May he see a file of the case now? ja, or nee or wacht with reasons; the regime's access matrix decides, within the scope of his
/// mandate. `file` is "weegploeg", "casusoverleg" or "plan". What is archived asks for a recorded consultation of that day (RET-03).
/// `job`: nothing is shown, it is only worked on.
Bevinding may_see(const Actor& actor, std::string_view file, bool archived, const Dossier& dossier, const Regime& regime, const Session& session,
                  bool job = false);

/// The article of a verdict, or the words for "the regime gives this to nobody" where no rule answered.
std::string article_of(const Bevinding& verdict, const Catalogue& words);

/// The files of a regime that somebody can ask for, the integral plan among them where the regime has rules about it.
std::vector<std::pair<std::string, std::string>> files_to_see(const Regime& regime, const Catalogue& words);

/// Who acts and what he does, in codes for a leaf (Group::note).
std::vector<std::pair<std::string, std::string>> codes_of(const Actor& actor, const std::string& act);

/// Writes one coded leaf about an access or a refusal: role, party, file and verdict; who and what for as commitments. Durable on return.
Status log_access(Session& session, const Actor& actor, const std::string& number, const std::string& act, const std::string& file, bool granted);

/// Writes a leaf about a refusal of an act, with its code, and gives the refusal back.
Error log_refusal(Session& session, const Actor& actor, const Act& act, Error error);

}  // namespace griffier::jobs
