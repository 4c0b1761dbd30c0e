#include "jobs/nightly_lists.h"

#include <algorithm>

namespace griffier::jobs {

std::optional<ListOutlook> outlook_of(const StoredList& list, Date on) {
    const bool waits = list.course.stand == Lijststand::voorgesteld;
    if (!waits && list.course.stand != Lijststand::goedgekeurd) return std::nullopt;
    ListOutlook out;
    for (const Lijstregel& line : list.list.regels) {
        if (list.course.uitkomst(line.nr)) continue;
        ++out.left;
        // What is past is told item by item.
        if (!line.bewaarplicht && line.datum >= on && (!out.last_day || line.datum < *out.last_day)) out.last_day = line.datum;
    }
    if (out.last_day) out.approve_by = out.last_day->plus_days(-list.list.afkoeling);
    out.from = list.course.vanaf(list.list);
    out.state = waits ? "wacht" : out.from && on < *out.from ? "koelt" : "klaar";
    out.at_risk = waits ? out.approve_by && on >= *out.approve_by : out.last_day && out.from && *out.from > *out.last_day;
    return out;
}

namespace {

/// The key of the sentence: "regel.lijst_open.wacht", "..wacht_uiterlijk", "..wacht_vandaag", "..wacht_te_laat", "..koelt", "..koelt_te_laat", "..klaar".
std::string key_of(const ListOutlook& outlook, Date on) {
    std::string key = "regel.lijst_open." + outlook.state;
    if (outlook.state == "koelt") return key + (outlook.at_risk ? "_te_laat" : "");
    if (outlook.state == "klaar" || !outlook.approve_by) return key;
    return key + (on < *outlook.approve_by ? "_uiterlijk" : on == *outlook.approve_by ? "_vandaag" : "_te_laat");
}

std::string list_of(const std::vector<std::string>& codes) {
    std::string all;
    for (const std::string& one : codes) all += (all.empty() ? "" : ", ") + one;
    return all;
}

}  // namespace

Status tell_open_lists(Context& context, Session& session, JobReport& report) {
    TRY_ASSIGN(const std::vector<StoredList> lists, all_lists(*session.store));
    for (const StoredList& one : lists) {
        const std::optional<ListOutlook> outlook = outlook_of(one, session.on);
        if (!outlook || outlook->left == 0) continue;
        const auto iso = [](const std::optional<Date>& day) { return day ? day->iso() : std::string(); };
        const auto spoken = [&](const std::optional<Date>& day) { return day ? context.words.long_date(*day) : std::string(); };
        const std::vector<std::string> missing = outlook->state == "wacht" ? missing_in(one.list) : std::vector<std::string>();
        std::string sentence = context.words.text(key_of(*outlook, session.on), {one.list.nummer, std::to_string(one.course.goedkeuringen.size()), std::to_string(one.list.goedkeurders),
                                                                                 spoken(outlook->approve_by), spoken(outlook->last_day), spoken(outlook->from), std::to_string(one.list.afkoeling)});
        if (!missing.empty()) sentence += " " + context.words.text("regel.lijst_open.onvolledig", {list_of(missing)});
        context.output.item("list_open",
                            {{"list", one.list.nummer}, {"state", outlook->state}, {"left", outlook->left}, {"approvals", one.course.goedkeuringen.size()}, {"needed", one.list.goedkeurders},
                             {"approve_by", iso(outlook->approve_by)}, {"last_day", iso(outlook->last_day)}, {"from", iso(outlook->from)}, {"missing", missing}, {"at_risk", outlook->at_risk}},
                            sentence);
        if (outlook->state == "wacht") report.count("lists_waiting");
        if (!outlook->at_risk) continue;
        report.count("at_risk");
        report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
    return {};
}

void tell_gap(Context& context, const Session& session, JobReport& report) {
    if (session.tijd.fout != Tijdfout::gat || report.counted("clock_gap") != 0) return;
    const Date proven = Clock::civil_date(session.tijd.ondergrens);
    context.output.item("clock_gap", {{"proven", proven.iso()}, {"reference_date", session.on.iso()}}, context.words.text("regel.klok_gat", {context.words.long_date(proven)}));
    report.count("clock_gap");
}

Status tell_away(Context& context, JobReport& report) {
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    const long away = std::count_if(paths.holder_folders.begin(), paths.holder_folders.end(), [&](const std::string& folder) { return !context.world.disk.is_directory(folder); });
    if (away == 0) return {};
    const std::string all = std::to_string(paths.holder_folders.size() + 1);
    context.output.item("holders_away", {{"away", away}, {"holders", paths.holder_folders.size() + 1}}, context.words.text("regel.houders_weg", {std::to_string(away), all}));
    report.count("holders_away", away);
    return {};
}

}  // namespace griffier::jobs
