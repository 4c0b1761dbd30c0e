#include "jobs/actor.h"

#include <algorithm>
#include <set>

#include "jobs/declarations.h"
#include "records/model/codes.h"
#include "records/rules/disclosure.h"
#include "records/rules/secrecy.h"

namespace griffier::jobs {

namespace {

using Codes = std::vector<std::pair<std::string, std::string>>;

/// Members of the weegploeg and the casusoverleg see what their party may see. Every other role stands in the access matrix by itself, or
/// not at all: an operator of a core party is not that party.
bool sits_for_party(const std::string& role) { return role == "lid-weegploeg" || role == "lid-casusoverleg"; }

/// Which persons this user of the machine may be. Where nothing is set, a practice store lets everybody be everybody, and a real store
/// lets nobody be a person: only the jobs run.
std::optional<Error> not_this_user(const Context& context, const Session& session, const std::string& id) {
    const auto& who = context.call.who;
    if (!who) {
        if (session.store->practice() || id == dienst) return std::nullopt;
        return refused("handelen.niet_ingesteld");
    }
    const auto found = who->find(context.world.user);
    const bool may = found != who->end() && std::find(found->second.begin(), found->second.end(), id) != found->second.end();
    return may ? std::nullopt : std::optional<Error>(refused("handelen.gebruiker"));
}

/// A leaf about a dossier that the store does not have stands without it.
Status note(Session& session, const std::string& kind, const std::string& number, const Codes& codes) {
    TRY_ASSIGN(Group group, session.store->begin_group());
    const bool known = !number.empty() && session.store->summary(number);
    TRY(group.note(kind, known ? number : std::string(), codes));
    return group.commit();
}

Result<Actor> person_of(const Context& context, const Session& session) {
    const Persoonsrol* person = session.convenant.persoon(context.call.as);
    if (!person) return refused("handelen.onbekend");
    if (const auto error = not_this_user(context, session, person->id)) return *error;
    // He acts on the day that it is, whatever day he asks about: a mandate that ended does not come back with a reference date.
    const Date today = session.clock->today();
    if ((person->vanaf && *person->vanaf > today) || (person->tot && *person->tot < today)) return refused("handelen.mandaat", {}, {today.iso()});
    return Actor{person->id, person->rol, person->partij, person->bereik == "beide" ? "" : person->bereik, context.call.purpose, context.world.user};
}

/// RET-03: a decision to consult the archive, of this day, by him or for his party, with a reason.
bool consults_archive(const Actor& actor, const Dossier& dossier, Date on) {
    return std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& decision) {
        const auto names = [](const std::vector<std::string>& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); };
        return decision.soort == code::raadpleging_archief && decision.datum == on && !decision.redenen.empty() &&
               (names(decision.personen, actor.id) || names(decision.partijen, actor.party));
    });
}

}  // namespace

bool may_run_jobs(const std::string& role) {
    static const std::set<std::string> roles{std::string(dienst), "uitvoerder", "beheerder", "operator"};
    return roles.count(role) != 0;
}

std::vector<std::pair<std::string, std::string>> codes_of(const Actor& actor, const std::string& act) {
    // Ids and purposes are free words: the log gets a commitment that only the dossier's own salt can open.
    return {{"handeling", act}, {"rol", actor.role}, {"partij", actor.party}, {"~wie", actor.id}, {"~doel", actor.purpose}, {"~gebruiker", actor.user}};
}

Error log_refusal(Session& session, const Actor& actor, const Act& act, Error error) {
    Codes codes = codes_of(actor, act.name);
    codes.emplace_back("reden", error.code);
    // A refusal that cannot be written down is the graver news.
    if (const Status noted = note(session, "toegang-geweigerd", act.dossier, codes); !noted) return noted.error();
    return error;
}

Result<Actor> actor_unlogged(const Context& context, const Session& session) {
    if (context.call.as.empty()) return error_of(Kind::usage, "handelen.zonder_wie");
    if (context.call.purpose.empty()) return error_of(Kind::usage, "handelen.zonder_doel");
    return person_of(context, session);
}

Result<Actor> actor_of(const Context& context, Session& session, const Act& act) {
    const Actor nobody{context.call.as, "", "", "", context.call.purpose, context.world.user};
    Result<Actor> actor = actor_unlogged(context, session);
    if (!actor) return log_refusal(session, nobody, act, actor.error());
    return actor;
}

Result<Actor> actor_of_job(const Context& context, Session& session) {
    Act act{context.call.command, ""};
    std::replace(act.name.begin(), act.name.end(), ' ', '.');
    Actor actor{std::string(dienst), std::string(dienst), "", "", context.call.purpose, context.world.user};
    if (!context.call.as.empty() && context.call.as != dienst) {
        TRY_ASSIGN(actor, actor_of(context, session, act));
        if (!may_run_jobs(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    } else if (const auto error = not_this_user(context, session, actor.id)) {
        return log_refusal(session, actor, act, *error);
    }
    if (!context.call.dry_run) TRY(note(session, "taak", "", codes_of(actor, act.name)));
    return actor;
}

Bevinding may_see(const Actor& actor, std::string_view file, bool archived, const Dossier& dossier, const Regime& regime, const Session& session, bool job) {
    const Date today = session.clock->today();
    Toegangsvraag question =
        access_question(actor.party, sits_for_party(actor.role) ? "" : actor.role, file, archived, dossier, session.convenant, regime, today);
    question.noodzaak = !actor.purpose.empty();
    question.taak = job;
    question.reden = consults_archive(actor, dossier, today);
    // The register of declarations counts beside what the covenant file and the case say; one that cannot be read opens nothing.
    if (session.convenant.externe(actor.party)) {
        const auto declared = declarations(*session.store);
        question.geheimhouding = declared && signed_declaration(actor.party, dossier, session.convenant, *declared, today).has_value();
    }
    Bevinding verdict = access(question, regime);
    const std::string_view part = file == "plan" ? code::casusoverleg : file;
    if (!archived && !actor.scope.empty() && actor.scope != part) {
        verdict.oordeel = Oordeel::nee;
        verdict.stappen.push_back({"toegang.buiten_mandaat", {actor.scope}});
    }
    return verdict;
}

std::string article_of(const Bevinding& verdict, const Catalogue& words) {
    return verdict.artikel.empty() ? words.text("toegang.zonder_regel", {verdict.regime}) : verdict.artikel;
}

std::vector<std::pair<std::string, std::string>> files_to_see(const Regime& regime, const Catalogue& words) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const Bestandregel& file : regime.bestanden) files.emplace_back(file.code, file.naam);
    const bool plan = std::any_of(regime.toegang.begin(), regime.toegang.end(), [](const Toegangsregel& rule) { return rule.bestand == "plan"; });
    if (plan) files.emplace_back("plan", words.text("toon.plan"));
    return files;
}

Status log_access(Session& session, const Actor& actor, const std::string& number, const std::string& act, const std::string& file, bool granted) {
    Codes codes = codes_of(actor, act);
    codes.emplace_back("bestand", file);
    return note(session, granted ? "toegang" : "toegang-geweigerd", number, codes);
}

}  // namespace griffier::jobs
