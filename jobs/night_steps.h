#pragma once
// The steps of a night, in the order in which they run, and which job of the norms each carries out (norms.md section 13). jobs/README.md has
// the same table, which a test holds against this one.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/call.h"

namespace griffier::jobs {

enum class NightStep { import, letters, terms, archive, need, inform, age, issue, rights, calendar, accuracy, authorisation, publication, destroy };

struct NightStepRow {
    NightStep step;
    std::string_view name;               ///< as --only has it
    std::vector<std::string_view> jobs;  ///< "J-ARCH"; empty: a step that others rest on
    std::vector<NightStep> needs;        ///< what comes before it in a whole night, because it looks at what that left
};
const std::vector<NightStepRow>& night_steps();

/// Which steps a call asks for: all of them, or those that --only names.
class NightPlan {
  public:
    /// `only`: names of steps or jobs, commas between them; "" = a whole night. Kind::usage: nacht.geen_stap (args: what there is).
    static Result<NightPlan> of(const std::string& only);
    /// That of a call.
    static Result<NightPlan> of(const Call& call);
    bool runs(NightStep step) const { return chosen_.contains(step); }
    /// One of the steps that look at the cases one by one.
    bool looks_at_cases() const;
    /// Only a whole night counts as one: a step alone leaves a missed night missed.
    bool whole() const { return chosen_.size() == night_steps().size(); }

  private:
    std::set<NightStep> chosen_;
};

/// The step that tells of a point of the agenda, by its kind ("controle.juistheid").
NightStep step_of_agenda(std::string_view kind);

}  // namespace griffier::jobs
