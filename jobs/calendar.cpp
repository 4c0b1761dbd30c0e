// griffier calendar: what falls due for the cooperation as a whole, on the screen and as an iCalendar file; griffier calendar done KIND records
// that something was done, so that the next day follows from it.
#include "jobs/calendar.h"

#include <algorithm>
#include <sstream>

#include "generator/publish/icalendar.h"
#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "jobs/proposal.h"
#include "records/core/xml.h"
#include "records/rules/agenda.h"

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "agenda";
constexpr const char* nothing = "-";
constexpr const char* interval = "interval-";  // settings: "interval-juistheid" chooses that of "controle.juistheid"
constexpr const char* check = "controle.";

Result<std::vector<Agendagebeurtenis>> events_of(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(kept_as));
    std::vector<Agendagebeurtenis> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, store.kept(kept_as, name));
        if (!bytes) continue;
        std::istringstream in(text_of(*bytes));
        Agendagebeurtenis one;
        std::string day;
        in >> one.soort >> one.betreft >> one.uitkomst >> day;
        const auto date = Date::parse(day);
        if (!date) return error_of(Kind::damaged, "agenda.beschadigd", {}, {name});
        for (std::string* word : {&one.betreft, &one.uitkomst})
            if (*word == nothing) word->clear();
        one.datum = *date;
        out.push_back(std::move(one));
    }
    return out;
}

Result<std::map<std::string, Duur>> intervals_of(const Context& context, const Regime& regime) {
    std::map<std::string, Duur> out;
    for (const auto& [name, value] : context.call.settings) {
        if (name.rfind(interval, 0) != 0) continue;
        const std::string what = check + name.substr(std::string(interval).size());
        const auto length = Duur::parse(value);
        if (!length) return error_of(Kind::configuration, "agenda.geen_duur", {}, {name});
        if (const auto wrong = interval_error(what, *length, regime)) return *wrong;
        out[what] = *length;
    }
    return out;
}

/// The day on which the kept register was last reviewed (REG-01), or nothing.
Result<std::optional<Date>> reviewed_on(Session& session) {
    constexpr const char* book = "verwerkingsregister";
    TRY_ASSIGN(const std::vector<std::string> versions, session.store->kept_names(book));
    if (versions.empty()) return std::optional<Date>();
    TRY_ASSIGN(const auto bytes, session.store->kept(book, versions.back()));
    if (!bytes) return std::optional<Date>();
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(*bytes, book));
    return Date::parse(document.root().child("beoordeeld").get("datum"));
}

const Regime* regime_of(const Session& session) { return session.law.find(session.convenant.regime); }

std::string kind_in_words(const std::string& kind, const Catalogue& words) {
    const std::string key = "agenda.soort." + kind;
    return words.has(key) ? words.text(key) : kind;
}

/// What it is about, without anybody's name: a party by its name, the rest as it is called.
std::string about_in_words(const Agendapunt& point, const Session& session) {
    if (const Partij* party = session.convenant.partij(point.betreft)) return party->naam;
    const auto slash = point.betreft.find('/');
    if (const Partij* party = session.convenant.partij(point.betreft.substr(0, slash)); party && slash != std::string::npos) return party->naam + ", " + point.betreft.substr(slash + 1);
    return point.betreft;
}

std::string title(const Agendapunt& point, const Session& session, const Catalogue& words) {
    const std::string about = about_in_words(point, session);
    return kind_in_words(point.soort, words) + (about.empty() ? "" : " (" + about + ")");
}

void tell(Context& context, const Session& session, const Agendapunt& point) {
    const auto& day = point.bevinding.datum;
    context.output.item("calendar",
                        {{"kind", point.soort}, {"about", point.betreft}, {"date", day ? day->iso() : ""}, {"state", point.stand}, {"last_day", point.grens}, {"rule", point.bevinding.regel},
                         {"article", point.bevinding.artikel}, {"from", point.bevinding.start ? point.bevinding.start->iso() : ""}},
                        context.words.text("agenda.regel." + point.stand, {day ? context.words.long_date(*day) : "-", title(point, session, context.words),
                                                                          point.bevinding.artikel.empty() ? context.words.text("agenda.huisregel") : point.bevinding.artikel, point.soort}));
}

Status write_ics(Context& context, const Session& session, const std::vector<Agendapunt>& points, const Regime& regime, JobReport& report) {
    const Drempel* lead = regime.drempel("agenda.aanloop-dagen");
    std::vector<publish::CalendarDay> days;
    for (const Agendapunt& point : points) {
        if (!point.bevinding.datum) continue;
        const std::string matter = session.convenant.id + "|" + point.soort + "|" + point.betreft + "|" + (point.bevinding.start ? point.bevinding.start->iso() : "");
        const std::string article = point.bevinding.artikel.empty() ? context.words.text("agenda.huisregel") : point.bevinding.artikel;
        // A day that has passed is nowhere in sight: what is late stands today, until it is done.
        const bool late = point.stand == "te-laat";
        const Date day = late ? session.on : *point.bevinding.datum;
        const std::string what = title(point, session, context.words);
        days.push_back({hex(sha256(view_of(matter))).substr(0, 32) + "@griffier.example", day,
                        late ? context.words.text("agenda.ics.te_laat", {what, context.words.long_date(*point.bevinding.datum)}) : what,
                        context.words.text("agenda.ics.uitleg", {session.convenant.naam, article}), lead ? lead->waarde : 0});
    }
    const std::string& path = context.call.parts.at("ics").back();
    TRY(context.world.disk.write_durable(path, view_of(publish::icalendar(days, context.words.text("agenda.ics.naam", {session.convenant.naam}), session.on, context.words.language()))));
    report.see(path);
    return {};
}

bool has_part(const Context& context, const char* name) {
    const auto found = context.call.parts.find(name);
    return found != context.call.parts.end() && !found->second.empty();
}
std::string part(const Context& context, const char* name) { return has_part(context, name) ? context.call.parts.at(name).back() : ""; }

/// A party, or an annex and its version; nothing else is kept, since a free word can be somebody's name.
bool is_matter(const std::string& text, const Convenant& convenant) {
    constexpr std::string_view annex = "bijlage-";
    if (text.empty() || convenant.partij(text)) return true;
    return text.starts_with(annex) && std::any_of(convenant.bijlagen.begin(), convenant.bijlagen.end(), [&](const BijlageVersie& one) { return text == std::string(annex) + one.nummer + "-" + one.versie; });
}
bool is_outcome(const std::string& text) { return text.empty() || text == "in-orde" || text == "herzien" || text == "afwijkingen"; }

}  // namespace

Result<std::vector<Agendapunt>> agenda_of(Context& context, Session& session) {
    const Regime* regime = regime_of(session);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session.convenant.regime});
    TRY_ASSIGN(const std::vector<Agendagebeurtenis> events, events_of(*session.store));
    TRY_ASSIGN(const auto chosen, intervals_of(context, *regime));
    TRY_ASSIGN(const std::optional<Date> reviewed, reviewed_on(session));
    return agenda({*regime, session.convenant, session.law.kalender, events, session.on, chosen, reviewed});
}

Status watch_calendar(Context& context, Session& session, const NightPlan& plan, JobReport& report) {
    TRY_ASSIGN(const std::vector<Agendapunt> points, agenda_of(context, session));
    for (const Agendapunt& point : points) {
        if (point.stand == "gepland" || !plan.runs(step_of_agenda(point.soort))) continue;
        tell(context, session, point);
        report.count(point.stand == "te-laat" ? "calendar_late" : "calendar_near");
        if (point.stand == "te-laat" && point.grens) report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
    return {};
}

Result<JobReport> show_calendar(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const std::vector<Agendapunt> points, agenda_of(context, session));
    JobReport report;
    for (const Agendapunt& point : points) {
        tell(context, session, point);
        report.count("calendar_points");
    }
    if (has_part(context, "ics")) TRY(write_ics(context, session, points, *regime_of(session), report));
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}});
    return report;
}

Result<JobReport> record_calendar(Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.agendapunt"), context.call.command});
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"calendar.done", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_decide(actor.role) && actor.role != "privacy-officer") return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    const Regime* regime = regime_of(session);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session.convenant.regime});
    const std::string kind = context.call.names.front(), about = part(context, "about"), outcome = part(context, "outcome");
    const std::vector<std::string> kinds = agenda_kinds(*regime);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        std::string known;
        for (const auto& one : kinds) known += (known.empty() ? "" : ", ") + one;
        return log_refusal(session, actor, act, refused("agenda.geen_soort", {}, {known}));
    }
    if (!is_matter(about, session.convenant)) return error_of(Kind::usage, "aanroep.waarde", {}, {"--about"});
    if (!is_outcome(outcome)) return error_of(Kind::usage, "aanroep.waarde", {}, {"--outcome"});
    const auto day = part(context, "date").empty() ? std::optional<Date>(session.on) : Date::parse(part(context, "date"));
    if (!day) return error_of(Kind::usage, "aanroep.waarde", {}, {"--date"});
    if (*day > session.on) return log_refusal(session, actor, act, refused("agenda.toekomst", {}, {day->iso(), session.on.iso()}));
    if (part(context, "reason").empty()) return log_refusal(session, actor, act, refused("agenda.zonder_bevinding", {}, {kind}));
    JobReport report;
    if (!context.call.dry_run) {
        const auto given = [](const std::string& value) { return value.empty() ? std::string(nothing) : value; };
        const std::string text = kind + " " + given(about) + " " + given(outcome) + " " + day->iso() + "\n";
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY(group.keep(kept_as, kind + "." + day->iso() + (about.empty() ? "" : "." + about), view_of(text)));
        auto codes = codes_of(actor, act.name);
        codes.insert(codes.end(), {{"soort", kind}, {"op", day->iso()}, {"~bevinding", part(context, "reason")}});
        if (!about.empty()) codes.emplace_back("betreft", about);
        if (!outcome.empty()) codes.emplace_back("uitkomst", outcome);
        TRY(group.note("agenda", "", codes));
        TRY(group.commit());
        report.count("recorded");
    }
    TRY_ASSIGN(const std::vector<Agendapunt> points, agenda_of(context, session));
    const auto next = std::find_if(points.begin(), points.end(), [&](const Agendapunt& p) { return p.soort == kind && p.betreft == about && p.bevinding.datum; });
    context.output.item("calendar_done", {{"kind", kind}, {"about", about}, {"date", day->iso()}, {"next", next == points.end() ? "" : next->bevinding.datum->iso()}},
                        next == points.end() ? context.words.text("agenda.gedaan", {kind_in_words(kind, context.words), context.words.long_date(*day)})
                                             : context.words.text("agenda.gedaan_volgende", {kind_in_words(kind, context.words), context.words.long_date(*day), context.words.long_date(*next->bevinding.datum)}));
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
