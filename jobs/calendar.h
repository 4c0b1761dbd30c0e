#pragma once
// The agenda of the cooperation at the command line and in the night (norms.md section 13: J-CAL, J-ACC, J-AUTH, J-PUB).
#include <vector>

#include "jobs/night_steps.h"
#include "jobs/session.h"
#include "records/model/agenda.h"

namespace griffier::jobs {

/// The agenda on the reference date, from the regime of the instance, what was recorded as done, and the intervals of the settings
/// (`interval-controle.juistheid = P3M`). Kind::configuration: agenda.tussenpoos, agenda.onbekend, instelling.waarde; Kind::damaged: agenda.beschadigd.
Result<std::vector<Agendapunt>> agenda_of(Context& context, Session& session);

/// The night's part: a line of type "calendar" for what is near or late and of a step that runs, counted; a last day that is past makes the
/// run end with 6.
Status watch_calendar(Context& context, Session& session, const NightPlan& plan, JobReport& report);

}  // namespace griffier::jobs
