#pragma once
// An open store with all that is needed to judge its cases: the covenant instance, the regimes, the calendar and the reference date.
#include <memory>
#include <string>
#include <vector>

#include "jobs/context.h"
#include "jobs/dates.h"
#include "records/model/convenant.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"
#include "records/registry/store.h"
#include "records/rules/time_judgement.h"

namespace griffier {
class Generator;
}

namespace griffier::jobs {

/// The clock of a call. In a practice store a reference date is the clock for everything: it then stands at noon UTC of that day.
class ReferenceClock final : public Clock {
  public:
    explicit ReferenceClock(const Clock& machine) : machine_(machine) {}
    void stand_at(Date day) { day_ = day; }
    Instant now() const override { return day_ ? Instant(day_->days() + std::chrono::hours(12)) : machine_.now(); }
    std::chrono::milliseconds monotonic() const override { return machine_.monotonic(); }

  private:
    const Clock& machine_;
    std::optional<Date> day_;
};

/// The law as it stands in the data folder.
struct Law {
    std::vector<Regime> regimes;
    Kalender kalender;
    /// A version of a regime, the newest where none is asked; null when it is not there.
    const Regime* find(std::string_view id, std::string_view version = {}) const;
    long versions(std::string_view id) const;
};

/// Reads regimes and calendar; with `guidance` false the rules of guiding layers are left out.
Result<Law> load_law(Context& context, bool guidance);

/// Reads the covenant instance of our own store, and its schema; one from outside goes through jobs/cages.h. Kind::configuration, with line.
Result<Convenant> read_covenant(Context& context, ByteView bytes, const std::string& name);

struct Session {
    std::unique_ptr<ReferenceClock> clock;
    std::unique_ptr<Store> store;
    Convenant convenant;
    Law law;
    Date on;   ///< reference date
    /// What the clock may be believed, judged when the store was opened; in a practice store the reference date is simply true.
    Tijdoordeel tijd;
    /// A dry run that does all of it in a store that keeps nothing (registry/rehearsal.h), so that what it tells is what a run would do.
    bool rehearsing = false;
    std::shared_ptr<const Generator> generator;  ///< once something was made (generator_of in produce.h)
    /// Whether what groups do is to be done: for good, or in a rehearsal. What lies outside the store asks `dry_run`.
    bool keeps(const Context& context) const { return rehearsing || !context.call.dry_run; }
    /// The day that it is at least: what destroys or expires asks this one, never `on`. It is never later than `on`.
    Date not_before() const;
    /// Goes to another reference date, in a practice store only.
    void move_to(Date day);

    /// The regime that a case is frozen to, or, for a case without one, that of the instance. Refused (regime.gewijzigd) when the
    /// version on disk is not the one that the case was bound to.
    Result<const Regime*> regime_of(const Dossierregel& line) const;
    /// The dates of a case as stored, on the reference date.
    Result<std::vector<DatedFact>> facts_of(const Dossier& dossier, const Regime& regime);
    /// Whether a file of the case ("weegploeg", "casusoverleg", "plan") lies in the archive, alone or with all of the case.
    Result<bool> in_archive(const Dossierregel& line, std::string_view file);
    /// Information letters that are filed for a case, without those that were withdrawn.
    Result<std::vector<Verzonden>> sent(const std::string& number);
};

/// The settings file of a new store: what later calls need not say again.
std::string store_settings(const Call& call);

/// Store, key folder and further holders of the call. Kind::usage when one is missing.
Result<StorePaths> store_paths(const Context& context);

/// How a run that changed something ends: a signed head over its leaves, given to the witness. A failure is printed and reported; what
/// the run did stands, and the next run signs it.
void end_run(Context& context, Session& session, JobReport& report);

/// Opens the store that the call names. In quarantine only `status`, `verify` and `besluit` get a session (damaged, opslag.quarantaine).
/// In a real store a time guard stands before every group: Kind::configuration, klok.teruggezet or klok.sprong. Kinds: usage (no store or key folder given; a reference date in the future of a real store),
/// busy, damaged, configuration.
Result<Session> open_session(Context& context);

/// The terms of a case as they are stored: what has a rule, a start and a day. `reasons`, when given, gets theirs in the same order.
std::vector<Termijnregel> terms_of(const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts, std::vector<Bevinding>* reasons = nullptr);

/// Stores the terms of a case, so that they are found by date.
Status keep_terms(Group& group, const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts);

/// "DOC-01": the code of the information letter in the ledger.
inline constexpr std::string_view informatiebrief = "DOC-01";

}  // namespace griffier::jobs
