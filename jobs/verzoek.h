#pragma once
// Requests of the person concerned, from receipt to a filed letter (`griffier verzoek ...`). A request stands in the case that it is about, or,
// where there is none, in a file of its own; its id ("vz-...") and its letters look the same in both.
#include <optional>
#include <string>
#include <vector>

#include "generator/generator.h"
#include "jobs/actor.h"
#include "jobs/session.h"
#include "records/rules/requests.h"

namespace griffier::jobs {

/// One request with all that is needed to judge it.
struct Requestfile {
    std::string place;        ///< number of the case, or of the request's own file
    bool loose = false;       ///< the second of these
    Dossier dossier;
    Verzoek request;
    const Regime* regime = nullptr;       ///< of the case; of the cooperation where there is none
    const Regime* of_house = nullptr;     ///< of the cooperation: what letters that tell nothing of a case show
    std::vector<Neutraalbeleid> policies;
};

/// The request of an operand: "vz-..." or DOSSIER/ID. Refused: verzoek.onbekend.
Result<Requestfile> find_request(Session& session, const std::string& operand);
/// Every request of the store: those of cases, then those without one, by number.
Result<std::vector<Requestfile>> all_requests(Session& session);
/// The requests of one place, that is not destroyed.
Result<std::vector<Requestfile>> requests_at(Session& session, const std::string& place);
Verzoekvraag question_of(const Requestfile& file, const Session& session);

/// As a call names it: "vz-...", or CASE/ID of one that came in a file.
std::string name_of(const Requestfile& file);

/// The standing choices for a neutral answer.
Result<std::vector<Neutraalbeleid>> neutral_policies(Store& store);
Status keep_policy(Group& group, const Neutraalbeleid& policy);
Status drop_policy(Group& group, const std::string& kind);
/// How the number of the file with a policy's reasons begins.
inline constexpr std::string_view policy_mark = "vb-";

/// Who deals with requests: the executor, and helpers that the controller appointed (RGT-02).
bool deals_with_requests(const std::string& role);
/// Of these, who works on requests and so reads what is shielded.
bool handles_requests(const std::string& role);

/// The form of a request: lines `name = value`; names in verzoek_form.cpp and HANDLEIDING.md. Refused: verzoek.formulier (a name that
/// it does not know; args: line), verzoek.formulier_datum, verzoek.formulier_waarde (args: line, name).
struct Requestform {
    Verzoek request;
    std::string dossier;                       ///< number, or ""
    std::optional<Persoon> about;              ///< whose data, where another asks
};
Result<Requestform> read_form(ByteView bytes, const std::string& name);

/// The outcome of a notice that an official gave himself, for a receiver whose address the covenant does not have.
inline constexpr std::string_view by_hand = "met-de-hand";

/// A letter that a step of a request asks for.
struct Requestletter {
    std::string code;         ///< of the ledger: "DOC-07"
    std::string kind;         ///< of the template: "verzoekbericht"
    std::string variant;
    std::string follows;      ///< what makes it the same letter: "vz-1.verlenging.1", or the id of the decision
    std::string to;           ///< "" = the requester; id of a person, party or external partner; or a receiver's name
    Date date;
    const Verzoekstap* step = nullptr;
    const Besluit* decision = nullptr;
};
/// The letters that the steps and decisions of a request ask for, in order.
std::vector<Requestletter> letters_of(const Requestfile& file, const Session& session);

/// What makes letters; loading it reads and compiles every template, so a call does it once.
Result<Generator> load_generator(Context& context);
/// Whether each letter can be made, before anything is recorded: the first refusal, or nothing.
Status try_letters(Context& context, Session& session, const Generator& generator, const Requestfile& file, const std::vector<Requestletter>& letters);
/// One letter under a number; nothing is filed.
Result<Document> make_letter(Context& context, Session& session, const Generator& generator, const Requestfile& file, const Requestletter& letter, const std::string& number, const std::string& language);
/// Makes and files those that are not filed yet, and, where no channel takes them, puts them readable in --out where one is given. Prints a line for each.
Status make_letters(Context& context, Session& session, const Generator& generator, const Requestfile& file, const std::vector<Requestletter>& letters, JobReport& report);

}  // namespace griffier::jobs
