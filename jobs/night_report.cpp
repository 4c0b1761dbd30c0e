#include "jobs/night_report.h"

#include <map>
#include <set>

#include "jobs/help.h"
#include "jobs/night_chart.h"

namespace griffier::jobs {

std::string name_of(Part part) {
    switch (part) {
        case Part::overdue: return "te_laat";
        case Part::risk: return "dreigt";
        case Part::waiting: return "wacht";
        case Part::refused: return "geweigerd";
        case Part::unknown: return "onbekend";
        case Part::made: return "gemaakt";
        case Part::issued: return "uitgegaan";
        case Part::archived: return "gearchiveerd";
        case Part::destroyed: return "vernietigd";
        case Part::held: return "aangehouden";
        case Part::proposed: return "voorgesteld";
        case Part::rest: return "verder";
    }
    return "verder";
}

int weight_of(ExitCode exit) {
    if (exit == ExitCode::done) return 0;
    return exit == ExitCode::some_refused ? 1 : 2;
}

namespace {

std::string text_in(const Reported& told, const char* name) { return told.fields.contains(name) && told.fields[name].is_string() ? told.fields[name].get<std::string>() : std::string(); }
bool yes_in(const Reported& told, const char* name) { return told.fields.contains(name) && told.fields[name].is_boolean() && told.fields[name].get<bool>(); }

Part of_state(const std::map<std::string, Part>& states, const Reported& told, Part otherwise) {
    const auto found = states.find(text_in(told, "state"));
    return found == states.end() ? otherwise : found->second;
}

Part of_request(const Reported& told, Date on) {
    static const std::map<std::string, Part> states{{"laat", Part::overdue}, {"uitvoering_laat", Part::overdue}, {"laatste_dag", Part::risk}, {"dreigt", Part::risk}};
    const auto limit = Date::parse(text_in(told, "limit"));
    return limit && *limit < on ? Part::overdue : of_state(states, told, Part::waiting);
}

Part of_not_made(const Reported& told) {
    static const std::map<std::string, Part> states{{"wait", Part::waiting}, {"hand", Part::waiting}, {"refused", Part::refused}};
    return told.fields.contains("late_since") ? Part::overdue : of_state(states, told, Part::rest);
}

/// A letter that has not left.
Part of_letter(const Reported& told) { return told.fields.contains("late_since") ? Part::overdue : Part::waiting; }

Part of_destruction(const Reported& told) {
    static const std::map<std::string, Part> states{{"te_laat", Part::overdue}, {"zonder_besluit", Part::overdue}, {"wacht_op_besluit", Part::waiting}, {"aangehouden", Part::held}};
    return of_state(states, told, Part::proposed);
}

/// A list that is not executed yet.
Part of_list(const Reported& told) {
    static const std::map<std::string, Part> states{{"wacht", Part::waiting}};
    return yes_in(told, "at_risk") ? Part::risk : of_state(states, told, Part::proposed);
}

Part of_calendar(const Reported& told) {
    static const std::map<std::string, Part> states{{"te-laat", Part::overdue}, {"binnenkort", Part::waiting}, {"onbekend", Part::unknown}};
    return of_state(states, told, Part::rest);
}

}  // namespace

std::optional<Part> part_of(const Reported& told, Date on) {
    static const std::map<std::string, Part> plain{{"late", Part::overdue},         {"copy_overdue", Part::overdue}, {"due", Part::risk},           {"missed_nights", Part::risk},
                                                   {"review", Part::waiting},       {"notice_open", Part::waiting},  {"clock_gap", Part::waiting},    {"nowhere", Part::waiting},      {"holders_away", Part::waiting},      {"unknown", Part::unknown},    {"letter", Part::made},
                                                   {"note", Part::made},          {"issued", Part::issued},        {"withdrawn", Part::waiting},        {"archived", Part::archived},  {"destroyed", Part::destroyed},
                                                   {"hold", Part::held},            {"proposed", Part::proposed},    {"destruction_list", Part::proposed}};
    if (told.type == "balance" || told.type == "unchanged" || told.type == "refused_more") return {};
    if (told.type == "error") return told.kind == Kind::deadline ? Part::overdue : Part::refused;
    if (told.type == "request") return of_request(told, on);
    if (told.type == "not_made") return of_not_made(told);
    if (told.type == "letter_waiting") return of_letter(told);
    if (told.type == "calendar") return of_calendar(told);
    if (told.type == "list_open") return of_list(told);
    if (told.type == "destruction") return of_destruction(told);
    if (told.type == "inform") return yes_in(told, "late") ? Part::overdue : Part::waiting;
    if (told.type == "without_date") return yes_in(told, "red") ? Part::overdue : Part::unknown;
    const auto found = plain.find(told.type);
    return found == plain.end() ? Part::rest : found->second;
}

std::vector<std::string> sentences_of(const std::vector<const Reported*>& told) {
    std::vector<std::string> sentences;
    std::set<std::string> advised;
    for (const Reported* one : told) {
        if (sentences.size() == most_lines) break;
        std::string sentence = one->sentence;
        if (const std::string hint = one->type == "error" ? text_in(*one, "hint") : ""; !hint.empty() && advised.insert(text_in(*one, "code")).second)
            sentence += (sentence.ends_with('.') ? " " : ". ") + hint;
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::string night_text(const NightReport& report, const Catalogue& words) {
    constexpr std::size_t width = 80;
    std::string text = words.text("nacht.titel", {words.long_date(report.on)}) + (report.practice ? "  [" + words.text("nacht.oefening") + "]" : "") + "\n";
    text += (report.cooperation.empty() ? "" : report.cooperation + " (" + report.regime + ")\n") + "\n";
    text += wrap(words.text("nacht.oordeel." + std::to_string(weight_of(report.exit))) + ". " + words.text("einde." + std::to_string(static_cast<int>(report.exit))), width, 0) + "\n";
    std::map<Part, std::vector<const Reported*>> parts;
    for (const Reported& told : report.told)
        if (const auto part = part_of(told, report.on)) parts[*part].push_back(&told);
    text += "\n";
    for (const Part part : all_parts) {
        const std::string number = std::to_string(parts[part].size());
        text += "  " + std::string(number.size() < 6 ? 6 - number.size() : 0, ' ') + number + "  " + words.text("nacht.deel." + name_of(part)) + "\n";
    }
    if (report.stock) {
        const Tellers& all = *report.stock;
        const bool right = all.dossiers == all.actief + all.gearchiveerd + all.vernietigd;
        text += "\n" + wrap(words.text("nacht.balans", {std::to_string(all.dossiers), std::to_string(all.actief), std::to_string(all.gearchiveerd), std::to_string(all.vernietigd), std::to_string(report.held)}) +
                                " " + words.text(right ? "nacht.balans_klopt" : "nacht.balans_klopt_niet"), width, 0) + "\n";
    }
    for (const Part part : all_parts) {
        if (parts[part].empty()) continue;
        text += "\n" + words.text("nacht.deel." + name_of(part)) + "\n";
        for (const std::string& sentence : sentences_of(parts[part])) text += "- " + wrap(sentence, width - 2, 2) + "\n";
        if (parts[part].size() > most_lines) text += "- " + words.text("nacht.meer", {std::to_string(parts[part].size() - most_lines)}) + "\n";
    }
    text += "\n" + words.text("nacht.nachten", {std::to_string(nights_shown)}) + "\n";
    for (const Chart& chart : charts())
        text += "- " + wrap(words.text("nacht.grafiek." + chart.name) + ": " + chart_sentence(values_of(chart, report.nights, report.on), report.on, words), width - 2, 2) + "\n";
    return text;
}

}  // namespace griffier::jobs
