#pragma once
// What statistics and evaluations share: who may count, by which threshold, over which years, and what was told of the same things before.
#include <string>
#include <utility>
#include <vector>

#include "generator/publish/statistics.h"
#include "jobs/actor.h"

namespace griffier::jobs {

/// Kinds under which the store keeps what was published.
inline constexpr const char *edition_kind = "statistiek", *report_kind = "evaluatie";

/// A session of somebody who may count.
struct Counting {
    Session session;
    Act act;
    Actor actor;
    const Regime* regime = nullptr;  ///< of the covenant, in `session`
    long threshold = 0;              ///< smallest count that is printed

    /// A refusal as it is told; in the log too, but for a dry run, which writes nothing.
    Error refuse(const Context& context, Error error);
};

/// Opens the store for `act`. Refused: handelen.geen_taak and what actor_of refuses; configuration: regime.onbekend.
Result<Counting> open_counting(Context& context, const std::string& act);

/// The day on which the years of a covenant begin: that of its entry into force; none: 1 January.
Date years_begin(const Convenant& convenant, const Regime& regime);
/// The year of the covenant in which a day lies, first and last day. Statistics and the evaluations that a covenant asks count these same years,
/// so that nobody can subtract the one from the other and keep a few days (STA-01).
std::pair<Date, Date> year_with(Date begin, Date day);

/// Something that was published.
struct Published {
    std::string kind, number;
    std::vector<publish::PublishedTable> tables;  ///< columns as days
};

/// Editions and reports that the store keeps. `report`: the number of one that is kept; then those that were there when it was made.
Result<std::vector<Published>> published_before(Session& session, const std::string& report = {});

/// Do two columns count some days that are the same and some that are not?
bool overlap_in_part(const std::string& column, const std::string& other);

}  // namespace griffier::jobs
