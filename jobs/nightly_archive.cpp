#include "jobs/nightly_archive.h"

#include "records/registry/archive.h"

namespace griffier::jobs {

namespace {

constexpr std::string_view lead_code = "archiveren.aanloop-dagen";

std::optional<Date> last_day(const DatedFact& fact) { return fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum; }

bool is_due(const DatedFact& fact, const Regime& regime, Date on) {
    if (fact.what != "archiveren" || fact.urgency == Urgency::none) return false;
    const auto last = last_day(fact);
    const Drempel* lead = regime.drempel(lead_code);
    return last && on >= last->plus_days(lead ? -lead->waarde : 0);
}

}  // namespace

Result<bool> archive_due(Context& context, Session& session, const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts, JobReport& report) {
    std::vector<const DatedFact*> due;
    for (const DatedFact& fact : facts)
        if (is_due(fact, regime, session.on)) due.push_back(&fact);
    if (due.empty()) return false;
    if (!context.call.dry_run) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const DatedFact* fact : due) TRY(archive(*session.store, group, number, fact->about, session.on));
        TRY(group.commit());
    }
    for (const DatedFact* fact : due) {
        const Date last = *last_day(*fact);
        const bool late = last < session.on;
        context.output.item("archived", {{"dossier", number}, {"file", fact->about}, {"last_day", last.iso()}, {"late", late}, {"rule", fact->bevinding.regel}},
                            context.words.text(late ? "regel.gearchiveerd_laat" : "regel.gearchiveerd", {number, fact->about, context.words.long_date(last)}));
        report.count("archived");
    }
    return !context.call.dry_run;
}

}  // namespace griffier::jobs
