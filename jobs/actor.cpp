#include "jobs/actor.h"

#include "records/rules/disclosure.h"

namespace griffier::jobs {

namespace {

/// Roles that the access matrix knows by themselves; all others see what their party may see.
bool own_role(const std::string& role) { return role == "uitvoerder" || role == "helper" || role == "beheerder"; }

}  // namespace

Result<Actor> actor_of(const Context& context, const Session& session) {
    const auto missing = [&](const char* flag) { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context.call.command}); };
    if (context.call.as.empty()) return missing("--as");
    if (context.call.purpose.empty()) return missing("--purpose");
    const Persoonsrol* person = session.convenant.persoon(context.call.as);
    if (!person) return refused("handelen.onbekend");
    if ((person->vanaf && *person->vanaf > session.on) || (person->tot && *person->tot < session.on))
        return refused("handelen.mandaat", {}, {session.on.iso()});
    return Actor{person->id, person->rol, person->partij, context.call.purpose};
}

Bevinding may_see(const Actor& actor, std::string_view file, bool archived, const Dossier& dossier, const Regime& regime, const Session& session) {
    Toegangsvraag question =
        access_question(actor.party, own_role(actor.role) ? actor.role : "", file, archived, dossier, session.convenant, regime, session.on);
    question.reden = !actor.purpose.empty();
    return access(question, regime);
}

Status log_access(Session& session, const Actor& actor, const std::string& number, const std::string& act, const std::string& file, bool granted) {
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY(group.note(granted ? "toegang" : "toegang-geweigerd", number, {{"handeling", act}, {"rol", actor.role}, {"partij", actor.party}, {"bestand", file}}));
    return group.commit();
}

}  // namespace griffier::jobs
