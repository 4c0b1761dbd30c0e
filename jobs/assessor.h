#pragma once
// What a night asks of one case, apart from its letters: dates reckoned anew and held against what is stored, archive, need, informing, ages,
// and what of it goes on a list of destruction.
#include <set>
#include <string>
#include <vector>

#include "jobs/night_steps.h"
#include "jobs/output.h"
#include "jobs/session.h"
#include "records/destruction/proposal.h"
#include "records/rules/informing.h"

namespace griffier::jobs {

/// One night's judgement of the cases that it is given, each once; of the steps of the plan.
class Assessor {
  public:
    /// `seen`: the latest day that the store had seen before this night. All that is given here outlives the assessor.
    Assessor(Context& context, Session& session, const NightPlan& plan, JobReport& report, Date seen, std::optional<Date> last_night);

    /// Tells what of the case is late or has to be done, and moves to the archive what is due. `keeping`: whether its dates of keeping have
    /// their turn; of informing and ages every case is looked at, since birthdays stand nowhere in the clear. `duties`:
    /// of informing, where they were reckoned already and nothing was made since. Fails only when the run cannot go on.
    Status dossier(const Dossierregel& line, const Dossier& dossier, const Regime& regime, bool keeping, const std::vector<Informeerplicht>* duties = nullptr);
    /// Keeps the last dates and makes the papers of what was moved.
    Status finish();
    /// Carries out what was approved and proposes what was found (the step destroy). Once, after `finish`.
    Status destroy();

  private:
    struct Assessed {
        std::string number;
        const Regime* regime;
        std::vector<DatedFact> facts;
        Assessed(std::string n, const Regime* r, std::vector<DatedFact> f) : number(std::move(n)), regime(r), facts(std::move(f)) {}
    };

    bool looks_at_keeping() const;
    Status keeping(const Dossierregel& line, const Dossier& dossier, const Regime& regime);
    Status to_archive(const Dossierregel& line, const Dossier& dossier, const Regime& regime, std::vector<DatedFact>& facts);
    Status to_list(const Dossierregel& line, const Dossier& dossier, const Regime& regime);
    Status compare(const Dossierregel& line, const Regime& regime, const std::vector<DatedFact>& facts);
    void remind(const std::string& number, const std::vector<DatedFact>& facts);
    void refuse(const Error& error);
    Status keep();

    Context& context_;
    Session& session_;
    const NightPlan& plan_;
    JobReport& report_;
    Date seen_;
    std::optional<Date> last_night_;      ///< that came to its end
    Voordracht proposal_;
    std::vector<Assessed> assessed_;
    std::vector<std::string> moved_;      ///< cases of which something went to the archive tonight
    std::set<std::string> without_lead_;  ///< regimes that were told to lack the thresholds of a list
};

}  // namespace griffier::jobs
