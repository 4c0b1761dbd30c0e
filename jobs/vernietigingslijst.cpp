// griffier vernietigingslijst propose | show | approve | withdraw | execute | status (answer: revisions.cpp): what must be destroyed, who says so, and that it is done.
// Nobody approves alone, nobody approves his own proposal, and what is signed is the list as it stands (records/destruction/list.h).
#include <fmt/format.h>

#include <algorithm>

#include "jobs/actor.h"
#include "jobs/certificates.h"
#include "jobs/execution.h"
#include "jobs/holders.h"
#include "jobs/jobs.h"
#include "jobs/lists.h"
#include "records/rules/explain.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;

std::string part(const Call& call, const char* name) {
    const auto found = call.parts.find(name);
    return found == call.parts.end() || found->second.empty() ? "" : found->second.back();
}

Result<std::string> one_number(const Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.lijst"), context.call.command});
    return context.call.names.front();
}

/// State in one word for a reader: an approved list cools before it is ready.
std::string state_of(const StoredList& list, Date on) {
    const auto from = list.course.vanaf(list.list);
    if (list.course.stand == Lijststand::goedgekeurd) return from && on < *from ? "afkoeling" : "gereed";
    return std::string(code_of(list.course.stand));
}

long left_on(const StoredList& list) { return static_cast<long>(list.list.regels.size() - list.course.uitkomsten.size()); }

void tell_list(Context& context, const StoredList& one, Date on) {
    const Catalogue& words = context.words;
    const std::string state = state_of(one, on);
    const auto from = one.course.vanaf(one.list);
    context.output.item("list",
                        {{"list", one.list.nummer}, {"state", state}, {"date", one.list.datum.iso()}, {"items", one.list.regels.size()}, {"left", left_on(one)},
                         {"approvals", one.course.goedkeuringen.size()}, {"needed", one.list.goedkeurders}, {"large", one.list.groot},
                         {"from", from ? from->iso() : ""}, {"root", root_of(one.list)}, {"void", one.course.vervallen_om}, {"certificates", one.course.verklaringen}},
                        words.text(from && one.course.stand != Lijststand::vervallen ? "regel.lijst" : "regel.lijst_zonder_dag", {one.list.nummer, words.text("lijst.stand." + state), std::to_string(left_on(one)), std::to_string(one.list.regels.size()),
                                                   std::to_string(one.course.goedkeuringen.size()), std::to_string(one.list.goedkeurders),
                                                   from ? words.long_date(*from) : "-"}));
}

void tell_item(Context& context, const Session& session, const StoredList& list, const Lijstregel& line, const std::optional<Lijstgegeven>& given) {
    const Catalogue& words = context.words;
    const Postuitkomst* outcome = list.course.uitkomst(line.nr);
    Json object{{"list", list.list.nummer}, {"item", line.nr}, {"token", line.kenmerk}, {"file", line.bestand}, {"of", line.uit}, {"clock", line.klok}, {"category", line.categorie},
                {"rule", line.regel}, {"article", line.artikel}, {"regime", line.regime}, {"start", line.start.iso()}, {"date", line.datum.iso()}, {"keep", line.bewaarplicht},
                {"parts", line.onderdelen}, {"documents", line.stukken}, {"outcome", outcome ? outcome->uitkomst : ""}, {"reason", outcome ? outcome->reden : ""}};
    if (given) object["dossier"] = given->deel.dossier;
    context.output.item("list_item", object,
                        words.text("regel.lijst_post", {std::to_string(line.nr), given ? given->deel.dossier : line.kenmerk.substr(0, 12), line.uit, words.long_date(line.start),
                                                        words.text(line.bewaarplicht ? "lijst.vanaf" : "lijst.uiterlijk", {words.long_date(line.datum)}),
                                                        outcome ? words.text("lijst.uitkomst." + outcome->uitkomst) + (outcome->reden.empty() ? "" : ": " + words.text("lijst.reden." + outcome->reden)) : ""}));
    if (context.output.json() || !given || outcome) return;
    for (const std::string& sentence : explain(given->vernietigen, words, session.law.find(line.regime, line.regime_versie))) context.output.text("      " + sentence);
}

Result<JobReport> end(Context& context, Session& session, JobReport& report) {
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace

Result<JobReport> propose_list(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of_job(context, session));
    JobReport report;
    TRY(refresh_lists(context, session, report));
    TRY_ASSIGN(const std::vector<std::string> numbers, candidates(session));
    TRY_ASSIGN(const Voordracht proposal, proposal_for(session, numbers));
    TRY_ASSIGN(const std::optional<StoredList> made, make_list(context, session, proposal, actor.id));
    if (!made) context.output.text(context.words.text("regel.lijst_niets"));
    if (made) {
        if (context.call.dry_run) context.output.text(context.words.text("regel.lijst_zou"));
        tell_list(context, *made, session.on);
        report.count("on_list", static_cast<long>(made->list.regels.size()));
        if (const auto missing = missing_in(made->list); !missing.empty()) {
            const Error error = error_of(Kind::configuration, "lijst.onvolledig", {made->list.nummer, 0, ""}, {missing.front()});
            context.output.error(error);
            report.failed(error);
        }
    }
    return end(context, session, report);
}

Result<JobReport> show_list(Context& context) {
    TRY_ASSIGN(const std::string number, one_number(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"vernietigingslijst.tonen", ""}));
    TRY_ASSIGN(const StoredList list, load_list(*session.store, number));
    JobReport report;
    // The list names cases and dates, no persons; that somebody looked is in the log all the same.
    {
        TRY_ASSIGN(Group group, session.store->begin_group());
        auto codes = codes_of(actor, "vernietigingslijst.tonen");
        codes.emplace_back("lijst", number);
        TRY(group.note("toegang", "", codes));
        TRY(group.commit());
    }
    tell_list(context, list, session.on);
    for (const Lijstregel& line : list.list.regels) {
        TRY_ASSIGN(const std::optional<Lijstgegeven> given, given_of(*session.store, number, line.nr));
        tell_item(context, session, list, line, given);
        report.count("list_items");
    }
    for (const Goedkeuring& one : list.course.goedkeuringen)
        context.output.item("approval", {{"list", number}, {"function", one.functie}, {"role", one.rol}, {"key", one.vingerafdruk}, {"date", one.op.iso()}},
                            context.words.text("regel.lijst_goedkeuring", {one.functie.empty() ? one.rol : one.functie, context.words.long_date(one.op), one.vingerafdruk.substr(0, 16)}));
    if (!context.call.out.empty()) {
        TRY(context.world.disk.make_directory(context.call.out));
        for (const auto& [name, text] : {std::pair(number + ".xml", write_list(list.list)), std::pair(number + ".txt", text_to_sign(list.list))}) {
            const std::string path = join_path(context.call.out, name);
            TRY(context.world.disk.write_durable(path, view_of(text)));
            report.see(path);
        }
        // A night that destroyed had nowhere to put its certificates; here they come out.
        for (const std::string& certificate : list.course.verklaringen) {
            TRY_ASSIGN(const std::vector<std::string> names, revisions_of(*session.store, certificate));
            for (const std::string& name : names) TRY(put_out(context, session, name, context.call.out, report));
        }
    }
    return end(context, session, report);
}

Result<JobReport> approve_list(Context& context) {
    TRY_ASSIGN(const std::string number, one_number(context));
    for (const char* needed : {"handtekening", "door"})
        if (part(context.call, needed).empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {std::string("--") + needed, context.call.command});
    TRY_ASSIGN(const Bytes signature, context.world.disk.read(part(context.call, "handtekening"), largest));
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"vernietigingslijst.goedkeuren", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    JobReport report;
    TRY(refresh_lists(context, session, report));
    Result<StoredList> list = load_list(*session.store, number);
    if (!list) return log_refusal(session, actor, act, list.error());
    TRY_ASSIGN(const std::vector<const Regime*> regimes, regimes_of(list->list, session));
    TRY_ASSIGN(const Procedure procedure, procedure_of(regimes));
    const Result<Goedkeuring> given = approval(list->list, list->course, procedure, session.convenant, part(context.call, "door"), signature, session.on);
    if (!given) return log_refusal(session, actor, act, given.error());
    list->course.goedkeuringen.push_back(*given);
    if (is_approved(list->list, list->course, procedure, session.convenant)) {
        list->course.stand = Lijststand::goedgekeurd;
        list->course.goedgekeurd_op = session.on;
    }
    if (!context.call.dry_run) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY(keep_course(group, *list));
        TRY(group.note("lijst", "", {{"stap", "goedgekeurd"}, {"lijst", number}, {"stam", root_of(list->list)}, {"rol", given->rol}, {"sleutel", given->vingerafdruk}, {"stand", std::string(code_of(list->course.stand))}}));
        TRY(group.commit());
    }
    report.count("approvals");
    tell_list(context, *list, session.on);
    return end(context, session, report);
}

Result<JobReport> withdraw_list(Context& context) {
    TRY_ASSIGN(const std::string number, one_number(context));
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"vernietigingslijst.intrekken", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    Result<StoredList> list = load_list(*session.store, number);
    if (!list) return log_refusal(session, actor, act, list.error());
    TRY_ASSIGN(const std::vector<const Regime*> regimes, regimes_of(list->list, session));
    TRY_ASSIGN(const Procedure procedure, procedure_of(regimes));
    const auto& roles = procedure.rollen;
    const bool may = actor.id == list->list.voorsteller || std::find(roles.begin(), roles.end(), actor.role) != roles.end();
    if (!may) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    // From the first step of destroying there is only forward.
    Lijstverloop& course = list->course;
    if (course.stand != Lijststand::voorgesteld && course.stand != Lijststand::goedgekeurd)
        return log_refusal(session, actor, act, refused("lijst.stand", {number, 0, ""}, {std::string(code_of(course.stand))}));
    course.stand = Lijststand::vervallen;
    course.vervallen_om = "ingetrokken";
    course.vervallen_op = session.on;
    if (!context.call.dry_run) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY(keep_course(group, *list));
        for (const Lijstregel& line : list->list.regels)
            if (!course.uitkomst(line.nr)) TRY(group.drop("lijstpost", number + "/" + std::to_string(line.nr)));
        auto codes = codes_of(actor, act.name);
        codes.insert(codes.end(), {{"stap", "ingetrokken"}, {"lijst", number}, {"stam", root_of(list->list)}});
        TRY(group.note("lijst", "", codes));
        TRY(group.commit());
    }
    JobReport report;
    report.count("lists_void");
    tell_list(context, *list, session.on);
    return end(context, session, report);
}

Result<JobReport> execute_lists(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of_job(context, session));
    JobReport report;
    TRY(ask_holders_again(context, session, report));
    TRY(execute_ready(context, session, context.call.names, report));
    return end(context, session, report);
}

Result<JobReport> status_of_lists(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const std::vector<StoredList> lists, all_lists(*session.store));
    JobReport report;
    for (const StoredList& one : lists) {
        tell_list(context, one, session.on);
        report.count("lists");
        if (one.open()) report.count("open_lists");
    }
    if (lists.empty()) context.output.text(context.words.text("regel.lijst_geen"));
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}});
    return report;
}

}  // namespace griffier::jobs
