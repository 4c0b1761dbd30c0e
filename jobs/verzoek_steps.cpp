// The steps of a request on the way to its answer, and what follows a decision.
#include <algorithm>

#include "jobs/decision.h"
#include "jobs/produce.h"
#include "jobs/proposal.h"
#include "jobs/remains.h"
#include "jobs/verzoek_call.h"
#include "records/rules/request_steps.h"

namespace griffier::jobs {

namespace {

/// Their names, for who gave another. What was typed is never said back: it can be a name.
std::string choice(const std::vector<std::string>& known) {
    std::string all;
    for (const auto& one : known) all += (all.empty() ? "" : ", ") + one;
    return all;
}

const std::vector<std::string>& outcomes(std::string_view step) { return request_steps().find(step)->second; }

}  // namespace

Status Requests::plain_step(Requestfile& file) {
    static const std::map<std::string, std::string> plain{{"identity", "identiteit"}, {"authorise", "machtiging"}, {"complete", "aanvulling"}};
    const std::string kind = plain.at(act_);
    const std::string outcome = part("outcome");
    const auto& known = outcomes(kind);
    if (std::find(known.begin(), known.end(), outcome) == known.end()) return told({refused("verzoek.stap", {file.request.id, 0, ""}, {kind, choice(known)})}, file.place);
    if (kind == "aanvulling" && !part("wish").empty()) file.request.wensen.push_back({part("item"), part("wish"), part("reason")});
    if (kind == "aanvulling" && file.request.soort == "bezwaar" && !part("reason").empty()) file.request.omstandigheden = part("reason");
    // RGT-07: of the identity the result is kept, with the way, never the document.
    return step(file, {kind, outcome, part("reason"), session_.on, ""});
}

Status Requests::consult(Requestfile& file) {
    const auto* party = session_.convenant.partij(part("party"));
    if (!party) return told({refused("verzoek.partij", {file.request.id, 0, ""})}, file.place);
    if (part("reason").empty()) return needs("--reason");
    file.request.overleg.push_back({party->id, session_.on, part("reason")});
    return keep(file);
}

Status Requests::third(Requestfile& file) {
    const auto& known = outcomes("zienswijze");
    const std::string outcome = part("outcome"), person = part("person");
    if (std::find(known.begin(), known.end(), outcome) == known.end()) return told({refused("verzoek.stap", {file.request.id, 0, ""}, {"zienswijze", choice(known)})}, file.place);
    if (!file.dossier.persoon(person)) return told({refused("verzoek.betreft_onbekend", {file.request.id, 0, ""})}, file.place);
    std::erase_if(file.request.derden, [&](const auto& one) { return one.persoon == person; });
    file.request.derden.push_back({person, outcome, outcome == "gevraagd" ? "" : part("reason"), session_.on});
    return step(file, {"zienswijze", outcome, part("reason"), session_.on, person});
}

Status Requests::execute(Requestfile& file) {
    const auto* decision = decision_of(question_of(file, session_));
    if (!decision || file.loose || !to_be_executed(file.request, decision->uitkomst)) return told({refused("verzoek.niet_beslist", {file.request.id, 0, ""})}, file.place);
    if (waits_for_erasure(file.request, *decision, file.dossier))
        return told({refused("verzoek.nog_niet_gewist", {file.request.id, 0, ""}, {label_of(file.regime->besluit(decision->soort))})}, file.place);
    return step(file, {"uitvoering", "", part("reason"), session_.on, ""});
}

Status Requests::notify(Requestfile& file) {
    const Verzoekvraag question = question_of(file, session_);
    const auto* decision = decision_of(question);
    if (!decision) return told({refused("verzoek.niet_beslist", {file.request.id, 0, ""})}, file.place);
    const auto done = [&](const char* kind, const std::string& who) {
        return std::any_of(file.request.stappen.begin(), file.request.stappen.end(), [&](const auto& s) { return s.soort == kind && (who.empty() || s.wie == who); });
    };
    if (const std::string who = part("party"); !who.empty()) return step(file, {"kennisgeving", std::string(by_hand), part("reason"), session_.on, who});
    if (!done("uitvoering", "")) return told({refused("verzoek.niet_uitgevoerd", {file.request.id, 0, ""})}, file.place);
    for (const auto& one : to_be_told(question, *decision))
        if (!done("kennisgeving", one.wie)) TRY(step(file, {"kennisgeving", "", "", session_.on, one.wie}));
    return {};
}

Status Requests::forget(const Requestfile& file) {
    if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {file.request.id, 0, ""}, {actor_.role})}, file.place);
    if (context_.call.dry_run) return {};
    TRY_ASSIGN(const std::vector<Remainder> letters, letters_of_request(context_, session_, file.place));
    {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        if (const Status done = group.forget_request(file.place); !done) return done.error().kind == Kind::refused ? told({done.error()}, file.place) : done;
        TRY(remember(group, letters));
        TRY(group.commit());
    }
    TRY(clear_remains(context_, session_, report_, Destroyedby()));
    report_.count("recorded");
    return {};
}

}  // namespace griffier::jobs
