#include "jobs/night_record.h"

#include <set>

namespace griffier::jobs {

namespace {

const std::string kind = "nachtverslag";

/// What a run does, other than what it finds: two runs on a day did both.
const std::set<std::string>& done() {
    static const std::set<std::string> names{"imported", "updated", "made", "notes", "archived", "destroyed", "certificates", "on_list", "issued", "confirmed"};
    return names;
}

std::optional<NightRecord> parse(Date day, const Bytes& bytes) {
    const Json object = Json::parse(text_of(bytes), nullptr, false);
    if (!object.is_object() || !object.contains("exit") || !object["exit"].is_number_integer() || !object.contains("counts") || !object["counts"].is_object()) return {};
    NightRecord record{day, static_cast<ExitCode>(object["exit"].get<int>()), {}};
    for (const auto& [name, value] : object["counts"].items())
        if (value.is_number_integer()) record.counts[name] = value.get<long>();
    return record;
}

}  // namespace

bool is_done_by_a_night(const std::string& count) { return done().contains(count) || count == "would_make" || count == "would_destroy"; }

long NightRecord::count(const std::string& what) const {
    const auto found = counts.find(what);
    return found == counts.end() ? 0 : found->second;
}

NightRecord record_of(Date day, const JobReport& report, const NightRecord* earlier) {
    NightRecord record{day, report.exit, {}};
    for (const auto& [name, n] : report.counts) record.counts[name] = n;
    if (!earlier) return record;
    // A run that was stopped or had to be done again is made good by one that came to its end.
    if (earlier->exit != ExitCode::interrupted && earlier->exit != ExitCode::again) record.exit = graver(record.exit, earlier->exit);
    for (const std::string& name : done())
        if (const long before = earlier->count(name); before != 0) record.counts[name] += before;
    return record;
}

Result<std::vector<NightRecord>> last_nights(Store& store, Date on) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(kind));
    std::vector<NightRecord> nights;
    for (const std::string& name : names) {
        const auto day = Date::parse(name);
        if (!day || *day > on || *day <= on.plus_days(-nights_shown)) continue;
        TRY_ASSIGN(const std::optional<Bytes> bytes, store.kept(kind, name));
        if (!bytes) continue;
        if (auto record = parse(*day, *bytes)) nights.push_back(std::move(*record));
    }
    return nights;
}

Status keep_record(Store& store, const NightRecord& record) {
    Json object{{"exit", static_cast<int>(record.exit)}, {"counts", Json::object()}};
    for (const auto& [name, n] : record.counts) object["counts"][name] = n;
    const std::string text = object.dump();
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(kind));
    TRY_ASSIGN(Group group, store.begin_group());
    for (const std::string& name : names)
        if (const auto day = Date::parse(name); day && *day <= record.day.plus_days(-nights_shown)) TRY(group.drop(kind, name));
    TRY(group.keep(kind, record.day.iso(), view_of(text)));
    return group.commit();
}

}  // namespace griffier::jobs
