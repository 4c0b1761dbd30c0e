// Decisions on a request: the answer, and the end of a restriction that it brought.
#include <algorithm>

#include "jobs/decision.h"
#include "jobs/proposal.h"
#include "jobs/verzoek_call.h"
#include "records/rules/request_steps.h"
#include "records/rules/restriction.h"

namespace griffier::jobs {

/// The decision as the call gives it, on this request.
Result<Besluit> Requests::read(const Requestfile& file, const std::string& kind, const std::string& outcome) {
    Call call = context_.call;
    call.parts["kind"] = {kind};
    if (!outcome.empty()) call.parts["outcome"] = {outcome};
    call.parts["refers"] = {file.request.id};
    TRY_ASSIGN(Besluit decision, read_decision(call, *file.regime, file.dossier, session_.on));
    decision.personen = {actor_.id};
    decision.betreft = file.request.betreft;
    if (file.loose) decision.bestand.clear();
    return decision;
}

Status Requests::decide(Requestfile& file) {
    if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {file.request.id, 0, ""}, {actor_.role})}, file.place);
    for (const std::string& gap : parts("redact")) {
        const auto equals = gap.find('=');
        if (equals == std::string::npos || equals == 0) return error_of(Kind::usage, "aanroep.waarde", {}, {"--redact"});
        file.request.weglatingen.push_back({gap.substr(0, equals), gap.substr(equals + 1)});
    }
    TRY_ASSIGN(const Besluit decision, read(file, decision_kind(file.request.soort), ""));
    const Verzoekvraag question = question_of(file, session_);
    if (const auto errors = decision_errors(question, decision); !errors.empty()) return told(errors, file.place);
    address_note(file);
    if (file.request.soort == "inzage" && decision.uitkomst != "afwijzen") origins(file, {});
    const bool neutral = neutral_answer(question, decision);
    if (neutral && !neutral_policy(question)) context_.output.text(context_.words.text("regel.verzoek_zonder_beleid", {file.request.soort}));
    return record(file, decision, {"besluit", decision.uitkomst, "", session_.on, ""}, neutral);
}

/// AVG 18(3): first the person hears that the restriction will end; the decision that ends it comes on a later day.
Status Requests::lift(Requestfile& file) {
    if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {file.request.id, 0, ""}, {actor_.role})}, file.place);
    const std::string outcome = part("outcome");
    if (outcome != "aangekondigd" && outcome != "besloten") return told({refused("verzoek.stap", {file.request.id, 0, ""}, {"opheffing", "aangekondigd, besloten"})}, file.place);
    if (part("reason").empty()) return needs("--reason");
    TRY_ASSIGN(const Besluit decision, read(file, "beperking", "opheffen"));
    if (outcome == "besloten") {
        if (const auto errors = decision_errors(question_of(file, session_), decision); !errors.empty()) return told(errors, file.place);
        return record(file, decision, {"opheffing", outcome, part("reason"), session_.on, ""}, false);
    }
    const auto standing = restrictions(file.dossier, *file.regime, session_.on);
    if (std::none_of(standing.begin(), standing.end(), [&](const auto& one) { return one.verzoek == file.request.id; })) {
        auto errors = lifting_errors(file.dossier, *file.regime, file.request, decision);
        std::erase_if(errors, [](const Error& error) { return error.code != "beperking.geen"; });
        if (!errors.empty()) return told(errors, file.place);
    }
    return step(file, {"opheffing", outcome, part("reason"), session_.on, ""});
}

}  // namespace griffier::jobs
