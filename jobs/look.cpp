// griffier status, list, verify: dossier numbers, codes and dates; nobody needs to say who he is. griffier explain: the dates of one case
// with their reasons, for who may see the file that they are of; the access, or its refusal, is in the log before anything is printed.
#include <fmt/format.h>

#include <set>

#include "jobs/actor.h"
#include "jobs/certificate_place.h"
#include "jobs/certificates.h"
#include "jobs/issue.h"
#include "jobs/jobs.h"
#include "jobs/night_report.h"
#include "jobs/plain_files.h"
#include "jobs/session.h"
#include "jobs/tonight.h"
#include "records/model/codes.h"
#include "records/rules/explain.h"

namespace griffier::jobs {

namespace {

std::string verdict(Oordeel oordeel) {
    switch (oordeel) {
        case Oordeel::ja: return "ja";
        case Oordeel::nee: return "nee";
        case Oordeel::wacht: return "wacht";
        case Oordeel::onbekend: return "onbekend";
    }
    return "onbekend";
}

std::string urgency(Urgency value) {
    switch (value) {
        case Urgency::none: return "none";
        case Urgency::ahead: return "ahead";
        case Urgency::due: return "due";
        case Urgency::late: return "late";
    }
    return "none";
}

Json json_of(const DatedFact& fact, const Catalogue& words) {
    const Bevinding& b = fact.bevinding;
    Json object{{"what", fact.what}, {"about", fact.about}, {"verdict", verdict(b.oordeel)}, {"urgency", urgency(fact.urgency)}};
    if (b.datum) object["date"] = b.datum->iso();
    if (b.uiterst) object["latest"] = b.uiterst->iso();
    if (b.start) object["start"] = b.start->iso();
    object["start_event"] = b.start_event;
    object["rule"] = b.regel;
    object["article"] = b.artikel;
    object["regime"] = b.regime;
    object["regime_hash"] = b.regime_hash;
    object["steps"] = Json::array();
    for (const Stap& step : b.stappen) object["steps"].push_back({{"key", step.key}, {"args", step.args}, {"text", explain_step(step, words)}});
    return object;
}

std::string heading(const DatedFact& fact, const Catalogue& words) {
    const std::string key = "kop." + fact.what;
    std::string text = words.has(key) ? words.text(key) : fact.what;
    if (!fact.about.empty()) text += " (" + fact.about + ")";
    return text;
}

/// The file that a date is of: that which it names, or in which its decision stands, else the file of the subject.
std::string file_of(const DatedFact& fact, const Dossier& dossier, const Regime& regime) {
    if (regime.bestand(fact.about)) return fact.about;
    if (const Besluit* decision = dossier.besluit(fact.about); decision && regime.bestand(decision->bestand)) return decision->bestand;
    const Persoon* subject = dossier.subject();
    return subject && regime.bestand(subject->bestand) ? subject->bestand : regime.bestanden.front().code;
}

/// The files of the case that he may see, each access and refusal logged; the refusals are printed.
Result<std::set<std::string>> seen_files(Context& context, Session& session, const Actor& actor, const Dossierregel& line, const Dossier& dossier,
                                         const Regime& regime, JobReport& report) {
    std::set<std::string> granted;
    std::vector<Error> refusals;
    for (const Bestandregel& file : regime.bestanden) {
        TRY_ASSIGN(const bool archived, session.in_archive(line, file.code));
        const Bevinding verdict = may_see(actor, file.code, archived, dossier, regime, session);
        const bool allowed = verdict.oordeel == Oordeel::ja;
        TRY(log_access(session, actor, line.nummer, "uitleggen", file.code, allowed));
        if (allowed) granted.insert(file.code);
        else refusals.push_back(refused("handelen.geen_toegang", {line.nummer, 0, ""}, {file.code, article_of(verdict, context.words)}));
    }
    // Who may see one file is not told each time that the other is closed; who may see none is refused.
    for (const Error& error : refusals) {
        if (!granted.empty()) break;
        context.output.error(error);
        report.failed(error);
        report.count("refused");
    }
    return granted;
}

/// A birth date stands in the file of the subject, and is among what a transfer copies to the case file.
bool sees_ages(const std::set<std::string>& granted, const Dossier& dossier) {
    const Persoon* subject = dossier.subject();
    return subject && (granted.count(subject->bestand) != 0 || (granted.count(std::string(code::casusoverleg)) != 0 && !dossier.overdrachten.empty()));
}

Result<std::string> one_dossier(const Context& context) {
    if (context.call.names.size() != 1)
        return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), context.call.command});
    return context.call.names.front();
}

}  // namespace

Result<JobReport> explain_dossier(Context& context) {
    TRY_ASSIGN(const std::string number, one_dossier(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"uitleggen", number}));
    const Result<Dossierregel> line = session.store->summary(number);
    if (!line) return log_refusal(session, actor, {"uitleggen", ""}, line.error());
    TRY_ASSIGN(const Dossier dossier, session.store->dossier(number));
    TRY_ASSIGN(const Regime* regime, session.regime_of(*line));
    TRY_ASSIGN(const std::vector<DatedFact> facts, session.facts_of(dossier, *regime));
    JobReport report;
    TRY_ASSIGN(const std::set<std::string> granted, seen_files(context, session, actor, *line, dossier, *regime, report));
    if (granted.empty()) {
        context.output.summary(context.call.command, report, {{"dossier", number}, {"reference_date", session.on.iso()}});
        return report;
    }
    const bool ages = sees_ages(granted, dossier);
    const bool held = std::any_of(facts.begin(), facts.end(), [](const DatedFact& fact) { return fact.what == "aanhouding" && fact.bevinding.oordeel == Oordeel::ja; });
    Output& output = context.output;
    output.text(context.words.text("regel.uitleg_kop", {number, context.words.long_date(session.on)}));
    output.text(context.words.text("regel.uitleg_regime", {regime->naam, regime->versie, regime->hash.substr(0, 16)}));
    for (const DatedFact& fact : facts) {
        const bool of_age = fact.what.rfind("leeftijd.", 0) == 0;
        if (of_age ? !ages : granted.count(file_of(fact, dossier, *regime)) == 0) continue;
        report.count("dates", fact.bevinding.datum || fact.bevinding.uiterst ? 1 : 0);
        if (output.json()) {
            output.item("date", json_of(fact, context.words), "");
            continue;
        }
        output.text("");
        output.text(heading(fact, context.words) + (fact.urgency == Urgency::late && !(held && fact.what == "vernietigen") ? " " + context.words.text("regel.te_laat") : ""));
        for (const std::string& sentence : explain(fact.bevinding, context.words, regime)) output.text("  " + sentence);
    }
    output.text("");
    if (!ages) output.text(context.words.text("regel.zonder_leeftijd"));
    output.summary(context.call.command, report, {{"dossier", number}, {"reference_date", session.on.iso()}});
    return report;
}

Result<JobReport> list_dossiers(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const std::vector<Dossierregel> lines, session.store->list());
    JobReport report;
    constexpr const char* row = "{:<32} {:<13} {:<10} {}";
    const Catalogue& words = context.words;
    if (!lines.empty())
        context.output.row(fmt::format(row, words.text("lijst.dossier"), words.text("lijst.toestand"),
                                        words.text("lijst.datum"), words.text("lijst.wat")));
    for (const Dossierregel& line : lines) {
        TRY_ASSIGN(const std::vector<Termijnregel> terms, session.store->terms(line.nummer));
        const Termijnregel* next = nullptr;
        for (const Termijnregel& term : terms)
            if (!is_standing(term.waarvoor) && (!next || term.datum < next->datum)) next = &term;
        // What stands is no day to act on; it is shown where there is no other.
        for (const Termijnregel& term : terms)
            if (!next && term.waarvoor != "aanhouding") next = &term;
        Json object{{"dossier", line.nummer}, {"version", line.versie}, {"regime", line.regime}, {"state", line.toestand}};
        if (line.eerste_signaal) object["first_signal"] = line.eerste_signaal->iso();
        if (next) object["next"] = {{"date", next->datum.iso()}, {"what", next->waarvoor}, {"rule", next->regel}};
        const std::string what = next ? (words.has("kop." + next->waarvoor) ? words.text("kop." + next->waarvoor) : next->waarvoor) : "";
        if (context.output.json()) context.output.item("dossier", object, "");
        context.output.row(fmt::format(row, line.nummer, line.toestand, next ? next->datum.iso() : "-", what));
        report.count("dossiers");
    }
    context.output.summary(context.call.command, report);
    return report;
}

namespace {

/// What stands without a day to act on: holds, and files without a day on which they must go.
struct Standing {
    long held = 0, without = 0, red = 0;
    std::optional<Date> first_end, night;
    std::optional<NightRecord> record;  ///< of the last night
};

/// Cut so that it stays on one line of a screen: a status that scrolls away is not read.
std::string on_one_line(std::string text) {
    constexpr std::size_t width = 80;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80 || ++letters < width) continue;
        std::size_t after = i + 1;
        while (after < text.size() && (static_cast<unsigned char>(text[after]) & 0xC0) == 0x80) ++after;
        if (after < text.size()) return text.substr(0, i) + "…";
    }
    return text;
}

/// The last night, and how many nights ago it was when more than this one are lacking: a timer that stands still tells nothing itself.
std::string night_of(const Standing& standing, Date on, const Catalogue& words) {
    if (!standing.night && !standing.record) return words.text("stand.nacht_geen");
    const Date last = standing.record ? standing.record->day : *standing.night;
    const int ago = days_between(last, on);
    const std::string day = ago > 1 ? words.text("stand.nacht_geleden", {words.long_date(last), std::to_string(ago)}) : words.long_date(last);
    if (!standing.record) return day;
    const int exit = static_cast<int>(standing.record->exit);
    return words.text("stand.nacht_waarde", {day, words.text("nacht.oordeel." + std::to_string(weight_of(standing.record->exit))), std::to_string(exit)});
}

/// Cases of which destruction is held today.
std::set<std::string> held_now(const std::vector<Termijnregel>& due, Date on) {
    std::set<std::string> held;
    for (const Termijnregel& term : due)
        if (term.waarvoor == "aanhouding" && term.uiterst && *term.uiterst >= on) held.insert(term.dossier);
    return held;
}

/// Takes them out of what is due.
Result<Standing> standing_of(Session& session, std::vector<Termijnregel>& due) {
    Standing out;
    for (const Termijnregel& term : due) {
        if (term.waarvoor == "aanhouding") {
            ++out.held;
            if (term.uiterst && (!out.first_end || *term.uiterst < *out.first_end)) out.first_end = term.uiterst;
        } else if (is_standing(term.waarvoor)) {
            ++out.without;
            out.red += term.waarvoor == "zonder_datum" || (term.uiterst && *term.uiterst < session.on);
        }
    }
    std::erase_if(due, [](const Termijnregel& term) { return is_standing(term.waarvoor); });
    if (session.store->quarantine()) return out;
    TRY_ASSIGN(const Tonight tonight, Tonight::plan(session));
    out.night = tonight.last();
    TRY_ASSIGN(const std::vector<NightRecord> nights, last_nights(*session.store, session.on));
    if (!nights.empty()) out.record = nights.back();
    return out;
}

}  // namespace

Result<JobReport> show_status(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Tellers counters, session.store->counters());
    // In quarantine nothing is told of a single case, not even its number.
    std::vector<Termijnregel> due;
    if (!session.store->quarantine()) {
        TRY_ASSIGN(due, session.store->due(session.on));
    }
    TRY_ASSIGN(const Instant seen, session.store->high_water());
    const std::set<std::string> held = held_now(due, session.on);
    TRY_ASSIGN(const Standing standing, standing_of(session, due));
    const Catalogue& words = context.words;
    JobReport report;
    report.count("dossiers", counters.dossiers);
    report.count("documents", counters.stukken);
    static constexpr const char* clock_words[] = {"right", "gap", "set_back", "jumped"};
    Json more{{"clock", clock_words[static_cast<int>(session.tijd.fout)]}, {"reference_date", session.on.iso()}, {"practice", session.store->practice()}, {"cooperation", session.convenant.naam},
              {"regime", session.convenant.regime}, {"active", counters.actief}, {"archived", counters.gearchiveerd},
              {"ready", counters.gereed}, {"due", due.size()}, {"last_seen", Clock::civil_date(seen).iso()},
              {"held", standing.held}, {"without_date", standing.without}, {"without_date_red", standing.red}, {"last_night", standing.night ? standing.night->iso() : ""}};
    IssueStanding letters;
    if (!session.store->quarantine()) {
        TRY_ASSIGN(letters, issue_standing(*session.store));
    }
    more["to_issue"] = letters.waiting + letters.under_way, more["handed_over"] = letters.handed_over, more["unknown_letters"] = letters.unknown;
    if (standing.record) more["last_night_exit"] = static_cast<int>(standing.record->exit);
    Output& output = context.output;
    output.text(session.convenant.naam + (session.store->practice() ? " - " + words.text("regel.oefenopslag") : ""));
    if (const auto& quarantine = session.store->quarantine()) {
        const Error error = error_of(Kind::damaged, "opslag.quarantaine", {}, {std::to_string(quarantine->eigen), std::to_string(quarantine->getuige)});
        output.error(error);
        report.failed(error);
        more["quarantine"] = {{"own", quarantine->eigen}, {"witness", quarantine->getuige}};
    }
    output.pair(words.text("stand.regime"), session.convenant.regime + " " + session.convenant.regime_versie);
    output.pair(words.text("stand.peildatum"), words.long_date(session.on));
    output.pair(words.text("stand.dossiers"), words.text("stand.dossiers_waarde", {std::to_string(counters.actief), std::to_string(counters.gearchiveerd),
                                                                                  std::to_string(counters.vernietigd)}));
    output.pair(words.text("stand.brieven"), words.text("stand.brieven_waarde", {std::to_string(counters.gereed), std::to_string(counters.stukken)}));
    if (const std::string sentence = letters.sentence(words); !sentence.empty()) output.pair(words.text("stand.verzending"), sentence);
    output.pair(words.text("stand.logboek"), words.text("stand.logboek_waarde", {std::to_string(counters.logbladen), words.long_date(Clock::civil_date(seen))}));
    if (session.tijd.fout != Tijdfout::geen)
        output.pair(words.text("stand.klok"), words.text(std::string("stand.klok.") + clock_words[static_cast<int>(session.tijd.fout)], {words.long_date(Clock::civil_date(session.tijd.ondergrens))}));
    if (standing.night || standing.record || counters.dossiers > 0) output.pair(words.text("stand.nacht"), night_of(standing, session.on, words));
    if (standing.held > 0) output.pair(words.text("stand.aangehouden"), words.text("stand.aangehouden_waarde", {std::to_string(standing.held), words.long_date(*standing.first_end)}));
    if (standing.without > 0) output.pair(words.text("stand.zonder_datum"), words.text("stand.zonder_datum_waarde", {std::to_string(standing.without), std::to_string(standing.red)}));
    output.pair(words.text("stand.termijnen"), words.text("stand.termijnen_waarde", {std::to_string(due.size())}));
    const std::size_t most = session.tijd.fout == Tijdfout::geen ? 8 : 6;  // so that all of it stays on a screen of 24 lines
    bool any_late = false;
    for (std::size_t i = 0; i < due.size(); ++i) {
        const Termijnregel& term = due[i];
        const bool waits = term.waarvoor == "vernietigen" && held.count(term.dossier) != 0;
        // A deferral that was not looked at on its day is late, as the night says it.
        const std::optional<Date> last = term.waarvoor == "herziening" && !term.uiterst ? std::optional<Date>(term.datum) : term.uiterst;
        const bool late = last && *last < session.on && !waits;
        any_late = any_late || (late && i < most);
        report.count("late", late ? 1 : 0);
        std::string what = words.has("kop." + term.waarvoor) ? words.text("kop." + term.waarvoor) : term.waarvoor;
        if (!term.bestand.empty()) what += " (" + term.bestand + ")";
        if (waits) what += ", " + words.text("stand.aangehouden");
        if (output.json() || i < most)
            output.item("due", {{"dossier", term.dossier}, {"what", term.waarvoor}, {"file", term.bestand}, {"rule", term.regel}, {"date", term.datum.iso()}, {"late", late}},
                        on_one_line(fmt::format("  {} {} {} {}", late ? "!" : " ", term.datum.iso(), term.dossier, what)));
    }
    if (due.size() > most) output.text("    " + words.text("stand.meer", {std::to_string(due.size() - most)}));
    if (any_late) output.text("  " + words.text("stand.uitroepteken"));
    output.summary(context.call.command, report, more);
    return report;
}

Result<JobReport> verify_store(Context& context) {
    if (!context.call.names.empty()) return verify_certificates(context);
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    ReferenceClock clock(context.world.clock);
    TRY_ASSIGN(const std::unique_ptr<Store> store, Store::open(paths, context.world.disk, clock, context.world.random));
    TRY_ASSIGN(const std::vector<Gebrek> faults, store->verify());
    TRY_ASSIGN(const Tellers counters, store->counters());
    JobReport report;
    report.count("dossiers", counters.dossiers);
    report.count("documents", counters.stukken);
    for (const Gebrek& fault : faults) {
        const Error error = error_of(Kind::damaged, fault.code, {}, fault.args);
        context.output.error(error);
        report.failed(error);
        report.count("findings");
    }
    if (!store->quarantine()) TRY(check_kept_certificates(context, *store, report));
    const bool sound = report.exit == ExitCode::done;
    if (sound) context.output.text(context.words.text("regel.opslag_heel"));
    TRY_ASSIGN(const std::vector<PlainFolder> folders, plain_folders(context));
    for (const PlainFolder& one : folders)
        context.output.item("plain", {{"folder", one.what}, {"files", one.files}, {"after", one.after}, {"on_certificate", on_certificate(one)}},
                            on_certificate(one) ? sentence_on_certificate(one, context.words) : context.words.text("regel.leesbaar", {context.words.text("leesbaar." + one.what)}));
    TRY_ASSIGN(const std::vector<Error> misplaced, misplaced_files(context, folders));
    for (const Error& error : misplaced) {
        context.output.error(error);
        report.failed(error);
        report.count("findings");
    }
    for (const std::string& file : store->withheld()) context.output.item("withheld", {{"file", file}}, context.words.text("fout.opslag.sleutel_onthouden", {file}));
    context.output.summary(context.call.command, report, {{"sound", sound}, {"vault_files", counters.kluisbestanden}, {"log_leaves", counters.logbladen}});
    return report;
}

}  // namespace griffier::jobs
