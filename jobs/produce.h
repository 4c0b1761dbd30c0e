#pragma once
// The road from a stored dossier to a filed letter: permit, compose, lay out, draw, file (architecture: produce, steps 5 to 9).
#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/generator.h"
#include "jobs/index_page.h"
#include "jobs/progress.h"
#include "jobs/session.h"
#include "records/rules/informing_notes.h"
#include "records/rules/restriction.h"

namespace griffier::jobs {

/// Makes what is owed in one open store. Documents are made first, then a group of them is filed in one commit, then put readable into
/// the output folder, then marked ready: a letter that was filed but not yet put out is put out by the next run, one that is ready never
/// again. A run that is stopped leaves every letter either filed or not there at all.
class Producer {
  public:
    Producer(Context& context, Session& session, const Generator& generator) : context_(context), session_(session), generator_(generator) {}

    /// Of one dossier only the papers about keeping it (DOC-19, DOC-34).
    Status papers(const std::string& number);
    /// Files what is in hand and puts it out; the overview stays as it is.
    Status put_out_filed();
    /// One dossier: makes its letters, notes what was not made and why. Fails only when the run cannot go on (damaged, again).
    Status dossier(const std::string& number);
    /// The same of one that was opened already.
    Status dossier(const Dossierregel& line, const Dossier& dossier, const Regime& regime);
    /// Tells of a dossier that cannot be opened, or whose regime is not the one that it is bound to. Fails when that ends the run.
    Status cannot_be_judged(const std::string& number, const Error& error);
    /// Whether this producer made something for the dossier, filed or in hand.
    bool made_for(const std::string& number) const { return made_for_.contains(number); }
    /// Files what is still in hand, puts out what is filed, and writes index.html when there is an output folder.
    Status finish();

    /// What the last dossier asks of informing, as it was before anything was made for it.
    const std::vector<Informeerplicht>& duties() const { return duties_; }
    JobReport& report() { return report_; }

  private:
    struct Made {
        Identiteit identity;
        std::string number, language, role;
        Date date;
        Document document;
        Bevinding permission;
        std::string regime_hash;
        std::map<std::string, std::string> kept = {};  ///< with a letter, for the day on which it leaves (release.h)
    };
    /// Notes for the file about informing; produce_notes.cpp.
    Status notes(const Dossier& dossier, const Regime& regime);
    Status papers(const Dossier& dossier, const Regime& regime);
    Result<Identiteit> revision_of(Identiteit identity, const Informeernotitie& note);
    Status inside(const Dossier& dossier, const Identiteit& identity, Opdracht order, const std::string& role);
    Status duty(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty);
    Status letter(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, const std::string& addressee, const std::string& language);
    void not_made(const Dossier& dossier, const Informeerplicht& duty, const std::string& state, const std::vector<Stap>& steps,
                  const std::string& reason = {});
    std::optional<Date> overdue(const Informeerplicht& duty);
    void refuse(const std::string& number, Error error, const std::string& role);
    Status file_group();
    Status renew_terms(Group& group, const std::vector<Stukregel>& filed);
    Status put_out(const std::vector<Stukregel>& lines);
    Status write_index();
    std::string role_of(const std::string& dossier, const std::string& person) const;

    Context& context_;
    Session& session_;
    const Generator& generator_;
    JobReport report_;
    std::vector<Made> in_hand_;
    std::vector<Informeerplicht> duties_;
    std::map<std::string, std::string> roles_;   // "dossier|person" -> role; of all dossiers only where an overview is written
    std::map<std::string, std::string> gaps_;    // by document number: what a note for the file says is missing
    std::map<std::string, int> pages_;           // by document number, of this run
    std::set<std::string> made_for_;
    Overview overview_;
};

/// Lasting objects with what a note for the file says is missing, by its number.
inline constexpr const char* note_gaps = "notitiegaten";

/// Whether a document of this code of the ledger is for the file only: it is put out in a folder of its own, and nobody sends it.
bool stays_inside(std::string_view code);
/// The folder for these inside the output folder.
inline constexpr const char* inside_folder = "intern";

/// Readable letters never lie in a store or beside its key: Kind::usage when the output folder does.
Status check_out(const Context& context);

/// COR-10: a letter about shielded data is not made and does not leave: the decision that shields the case as a whole, the person that it is
/// about, what was decided about him, or every signal that it would tell of.
std::optional<Beperking> shields(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, Date on);

/// The order for an information letter. It borrows from all that it is given.
Opdracht letter_order(const Session& session, const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, const std::string& addressee,
                      const std::string& language, const std::string& number, Date date);

/// What makes documents, read once in a session, with the key that signs letters when the call names one.
Result<const Generator*> generator_of(Context& context, Session& session);

/// Produces the dossiers named (all when none is) and writes the overview; adds to `report`. Used by produce and by nightly.
Status produce_all(Context& context, Session& session, const std::vector<std::string>& names, JobReport& report);

}  // namespace griffier::jobs
