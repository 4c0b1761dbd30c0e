#pragma once
// Nights one after another (griffier nightly --until DATE): in a practice store, to see in a minute what months or years bring. Each night
// runs whole, with its hooks, report and record; only the store stays open between them. And what a night alone shares with that.
#include "jobs/night_service.h"
#include "jobs/night_steps.h"
#include "jobs/output.h"
#include "jobs/session.h"

namespace griffier::jobs {

struct OpenNight {
    Session session;
    Date seen;  ///< the latest day that the store had seen before
};

/// Opens the store for a night, as who may run jobs; in a dry run nothing of it stays.
Result<OpenNight> open_night(Context& context);
/// The end of each night: its record, and a signed head over its leaves.
void close_night(Context& context, Session& session, const Status& status, NightService& service, JobReport& report);

/// Whether the call has --until.
bool asks_to_play(const Context& context);

/// Plays every night from the reference date (or the night after the last one that came to its end) up to and including --until. Tells a
/// line for each night that did something (type "night"; with --json one for every night) and stops at one that cannot go on. Kind::usage:
/// nacht.alleen_oefening, nacht.geen_nachten, aanroep.datum. The exit code is that of the last night.
Result<JobReport> play_nights(Context& context, const NightPlan& plan);

}  // namespace griffier::jobs
