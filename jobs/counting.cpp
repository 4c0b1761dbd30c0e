#include "jobs/counting.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/publish/evaluation.h"
#include "records/registry/leaves.h"

namespace griffier::jobs {

namespace {

bool may_count(const std::string& role) {
    static const std::set<std::string, std::less<>> roles{"uitvoerder", "beheerder", "privacy-officer", "functionaris"};
    return roles.contains(role);
}

std::string value_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return "";
}

/// Number -> the run that wrote the first leaf about it. Reads the whole log.
Status add_runs(Session& session, const char* kind, std::map<std::string, long long>& runs) {
    return each_leaf(*session.store, kind, [&](const Leaf& leaf) { runs.emplace(value_of(leaf, "nummer"), leaf.fence); });
}

Result<std::vector<publish::PublishedTable>> tables_of(const std::string& kind, ByteView xml, const std::string& name) {
    if (kind == report_kind) return publish::tables_of_evaluation(xml, name);
    TRY_ASSIGN(publish::Edition edition, publish::read_edition(xml, name));
    return publish::years_as_days(std::move(edition.tables));
}

}  // namespace

Error Counting::refuse(const Context& context, Error error) { return session.keeps(context) ? log_refusal(session, actor, act, std::move(error)) : error; }

Result<Counting> open_counting(Context& context, const std::string& act) {
    TRY_ASSIGN(Session session, open_session(context));
    Counting out{std::move(session), {act, ""}, {}, nullptr, 0};
    Result<Actor> actor = out.session.keeps(context) ? actor_of(context, out.session, out.act) : actor_unlogged(context, out.session);
    if (!actor) return actor.error();
    out.actor = *std::move(actor);
    if (!may_count(out.actor.role)) return out.refuse(context, refused("handelen.geen_taak", {}, {out.actor.role}));
    out.regime = out.session.law.find(out.session.convenant.regime);
    const Drempel* smallest = out.regime ? out.regime->drempel("statistiek.kleinste-cel") : nullptr;
    if (!smallest) return error_of(Kind::configuration, "regime.onbekend", {}, {out.session.convenant.regime});
    out.threshold = std::max(smallest->waarde, smallest->ondergrens);
    return out;
}

Date years_begin(const Convenant& convenant, const Regime& regime) {
    const std::optional<Date> entry = convenant.inwerking ? convenant.inwerking : regime.inwerking;
    return entry.value_or(Date(1970, 1, 1));  // any first of January will do
}

std::pair<Date, Date> year_with(Date begin, Date day) {
    int n = day.year() - begin.year();
    if (day < begin.plus_years(n)) --n;
    return {begin.plus_years(n), begin.plus_years(n + 1).plus_days(-1)};
}

Result<std::vector<Published>> published_before(Session& session, const std::string& report) {
    std::vector<std::pair<const char*, std::string>> kept;
    for (const char* kind : {report_kind, edition_kind}) {
        TRY_ASSIGN(const std::vector<std::string> names, session.store->kept_names(kind));
        for (const std::string& name : names)
            if (name != report) kept.emplace_back(kind, name);
    }
    std::map<std::string, long long> runs;
    if (!report.empty() && !kept.empty())
        for (const char* kind : {report_kind, edition_kind}) TRY(add_runs(session, kind, runs));
    const auto own = runs.find(report);
    std::vector<Published> out;
    for (const auto& [kind, name] : kept) {
        // What no leaf names counts as told: that errs on the safe side.
        if (const auto run = runs.find(name); own != runs.end() && run != runs.end() && run->second >= own->second) continue;
        TRY_ASSIGN(const auto bytes, session.store->kept(kind, name));
        if (!bytes) continue;
        TRY_ASSIGN(auto tables, tables_of(kind, *bytes, name));
        out.push_back({kind, name, std::move(tables)});
    }
    return out;
}

bool overlap_in_part(const std::string& column, const std::string& other) {
    const auto one = publish::days_of_column(column), two = publish::days_of_column(other);
    return one && two && *one != *two && one->first <= two->second && two->first <= one->second;
}

}  // namespace griffier::jobs
