#include "jobs/night_steps.h"

#include <algorithm>

namespace griffier::jobs {

namespace {

using enum NightStep;

std::string names_of_all() {
    std::string all;
    for (const NightStepRow& row : night_steps()) {
        all += (all.empty() ? "" : ", ") + std::string(row.name);
        for (const std::string_view job : row.jobs)
            if (all.find(job) == std::string::npos) all += ", " + std::string(job);
    }
    return all;
}

bool is_called(const NightStepRow& row, std::string_view name) {
    return row.name == name || std::find(row.jobs.begin(), row.jobs.end(), name) != row.jobs.end();
}

}  // namespace

const std::vector<NightStepRow>& night_steps() {
    static const std::vector<NightStepRow> rows{
        {import, "import", {}, {}},
        {letters, "letters", {"J-INFORM"}, {import}},
        {terms, "terms", {}, {import, letters}},
        {archive, "archive", {"J-ARCH"}, {import, terms}},
        {need, "need", {"J-NEED"}, {archive}},
        {inform, "inform", {"J-INFORM"}, {letters}},
        {age, "age", {"J-AGE"}, {import}},
        {issue, "issue", {}, {letters}},
        {rights, "rights", {"J-RIGHTS"}, {import}},
        {calendar, "calendar", {"J-CAL"}, {}},
        {accuracy, "accuracy", {"J-ACC"}, {}},
        {authorisation, "authorisation", {"J-AUTH"}, {}},
        {publication, "publication", {"J-PUB"}, {}},
        {destroy, "destroy", {"J-DEST-5Y", "J-DEST-6M", "J-DEST-MN3Y"}, {terms, archive, need}},
    };
    return rows;
}

Result<NightPlan> NightPlan::of(const std::string& only) {
    NightPlan plan;
    for (std::size_t begin = 0; begin <= only.size();) {
        const auto end = std::min(only.find(',', begin), only.size());
        const std::string name = only.substr(begin, end - begin);
        bool known = only.empty();
        for (const NightStepRow& row : night_steps())
            if (only.empty() || is_called(row, name)) plan.chosen_.insert(row.step), known = true;
        // What was typed is not said back.
        if (!known) return error_of(Kind::usage, "nacht.geen_stap", {}, {names_of_all()});
        begin = end + 1;
    }
    return plan;
}

Result<NightPlan> NightPlan::of(const Call& call) {
    const auto found = call.parts.find("only");
    if (found == call.parts.end() || found->second.empty()) return of(std::string());
    std::string all;
    for (const std::string& one : found->second) all += (all.empty() ? "" : ",") + one;
    if (all.empty()) return error_of(Kind::usage, "nacht.geen_stap", {}, {names_of_all()});
    return of(all);
}

bool NightPlan::looks_at_cases() const {
    return std::any_of(chosen_.begin(), chosen_.end(), [](NightStep step) { return step == terms || step == archive || step == need || step == inform || step == age || step == destroy; });
}

NightStep step_of_agenda(std::string_view kind) {
    if (kind == "controle.juistheid") return accuracy;
    if (kind == "controle.bevoegdheden" || kind == "controle.naleving" || kind == "mandaat") return authorisation;
    if (kind == "publicatie") return publication;
    return calendar;
}

}  // namespace griffier::jobs
