// griffier verzoek: one step of a request per call, each with the letter that it asks for.
#include "jobs/verzoek_call.h"

#include <algorithm>
#include <set>

#include "jobs/jobs.h"
#include "jobs/produce.h"
#include "jobs/proposal.h"
#include "records/core/text.h"

namespace griffier::jobs {

bool handles_requests(const std::string& role) {
    static const std::set<std::string> roles{"uitvoerder", "helper", "beheerder"};
    return roles.contains(role);
}

bool deals_with_requests(const std::string& role) { return handles_requests(role) || may_decide(role); }

Result<JobReport> Requests::run() {
    const Status done = act_ == "receive" ? receive() : act_ == "policy" ? policy() : act_ == "list" ? list() : on_one();
    if (!done) return done.error();
    end_run(context_, session_, report_);
    context_.output.summary(context_.call.command, report_, {{"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
    return report_;
}

std::string Requests::part(const std::string& name) const {
    const auto found = context_.call.parts.find(name);
    return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
}

std::vector<std::string> Requests::parts(const std::string& name) const {
    const auto found = context_.call.parts.find(name);
    return found == context_.call.parts.end() ? std::vector<std::string>() : found->second;
}

Error Requests::needs(const char* flag) const { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context_.call.command}); }


Result<bool> Requests::refuse(const std::vector<Error>& errors, const std::string& place) {
    if (errors.empty()) return false;
    const Error logged = log_refusal(session_, actor_, {"verzoek." + act_, place}, errors.front());
    if (logged.code != errors.front().code) return logged;
    for (const Error& error : errors) {
        context_.output.error(error);
        report_.failed(error);
    }
    report_.count("refused");
    return true;
}

Status Requests::told(const std::vector<Error>& errors, const std::string& place) {
    TRY_ASSIGN(const bool said, refuse(errors, place));
    (void)said;
    return {};
}

Status Requests::may(const Requestfile& file, bool shows) {
    if (!deals_with_requests(actor_.role)) return refused("handelen.geen_taak", {file.request.id, 0, ""}, {actor_.role});
    if (file.loose) return {};
    Dossier trial = file.dossier;
    if (std::none_of(trial.verzoeken.begin(), trial.verzoeken.end(), [&](const auto& v) { return v.id == file.request.id; })) trial.verzoeken.push_back(file.request);
    TRY_ASSIGN(const Dossierregel line, session_.store->summary(file.place));
    const std::string part_of = file.regime->bestanden.empty() ? "" : file.regime->bestanden.front().code;
    // Each file of a case goes to the archive on its own day: what counts is where this one lies.
    TRY_ASSIGN(const bool archived, session_.in_archive(line, part_of));
    const Bevinding verdict = may_see(actor_, part_of, archived, trial, *file.regime, session_, !shows);
    if (verdict.oordeel != Oordeel::ja) return refused("handelen.geen_toegang", {file.request.id, 0, ""}, {part_of, article_of(verdict, context_.words)});
    return {};
}

void Requests::deadlines(const Verzoekstand& status) {
    if (status.streef && status.grens)
        context_.output.text(context_.words.text("regel.verzoek_termijn", {context_.words.long_date(*status.streef), context_.words.long_date(*status.grens)}));
    if (status.grens && session_.on > *status.grens && !status.beantwoord) {
        context_.output.text(context_.words.text("regel.verzoek_te_laat", {context_.words.long_date(*status.grens)}));
        if (act_ != "show") report_.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
}

Result<const Generator*> Requests::generator() {
    if (!generator_) {
        TRY_ASSIGN(Generator loaded, load_generator(context_));
        generator_.emplace(std::move(loaded));
    }
    return &*generator_;
}

std::vector<Requestletter> Requests::owed(const Requestfile& file) const {
    std::vector<Requestletter> out;
    for (auto& letter : letters_of(file, session_)) {
        const bool of_this_step = letter.step && !file.request.stappen.empty() && letter.step == &file.request.stappen.back();
        const bool receipt = act_ == "receive" && letter.variant == "ontvangst" && !must_be_forwarded(question_of(file, session_));
        const bool decision = (act_ == "decide" || act_ == "lift") && letter.decision && letter.decision->id == decided_;
        if (of_this_step || receipt || decision) out.push_back(letter);
    }
    return out;
}

Result<bool> Requests::cannot_write(const Requestfile& trial, bool known) {
    const auto letters = owed(trial);
    if (letters.empty()) return false;
    TRY_ASSIGN(const Generator* made, generator());
    const Status possible = try_letters(context_, session_, *made, trial, letters);
    if (possible) return false;
    if (possible.error().kind != Kind::refused) return possible.error();
    return refuse({possible.error()}, known ? trial.place : "");
}

Status Requests::letters(const Requestfile& file) {
    const auto all = owed(file);
    if (context_.call.dry_run || all.empty()) return {};
    TRY_ASSIGN(const Generator* made, generator());
    return make_letters(context_, session_, *made, file, all, report_);
}

Status Requests::step(Requestfile& file, const Verzoekstap& made) {
    if (made.datum < file.request.ontvangen) return told({refused("verzoek.besluit_voor_ontvangst", {file.request.id, 0, ""}, {made.datum.iso(), file.request.ontvangen.iso()})}, file.place);
    file.request.stappen.push_back(made);
    for (auto& one : file.dossier.verzoeken)
        if (one.id == file.request.id) one = file.request;
    TRY_ASSIGN(const bool stopped, cannot_write(file));
    if (stopped) {
        file.request.stappen.pop_back();
        return {};
    }
    TRY(keep(file));
    context_.output.item("step", {{"request", file.request.id}, {"step", made.soort}, {"outcome", made.uitkomst}, {"date", made.datum.iso()}},
                         context_.words.text("regel.verzoek_stap", {file.request.id, made.soort, made.uitkomst}));
    deadlines(request_status(question_of(file, session_)));
    return letters(file);
}

Status Requests::keep(Requestfile& file) {
    for (auto& one : file.dossier.verzoeken)
        if (one.id == file.request.id) one = file.request;
    if (context_.call.dry_run) return {};
    TRY_ASSIGN(Group group, session_.store->begin_group());
    TRY(group.keep_request(file.place, file.request));
    TRY(group.note("toegang", file.place, codes_of(actor_, "verzoek." + act_)));
    if (!file.loose) {
        TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(file.dossier, *file.regime));
        TRY(keep_terms(group, file.place, *file.regime, facts));
    }
    TRY(group.commit());
    report_.count("recorded");
    return {};
}

Status Requests::record(Requestfile& file, Besluit decision, const Verzoekstap& step, bool neutral) {
    Requestfile trial = file;
    Besluit tried = decision;
    tried.id = decided_ = "b-proef";
    trial.dossier.besluiten.push_back(tried);
    TRY_ASSIGN(const bool stopped, cannot_write(trial));
    if (stopped || context_.call.dry_run) return {};
    {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY_ASSIGN(decision.id, group.record(file.place, decision));
        file.request.stappen.push_back(step);
        TRY(group.keep_request(file.place, file.request));
        TRY(group.note("toegang", file.place, codes_of(actor_, "verzoek." + act_)));
        file.dossier.besluiten.push_back(decision);
        for (auto& one : file.dossier.verzoeken)
            if (one.id == file.request.id) one = file.request;
        if (!file.loose) {
            TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(file.dossier, *file.regime));
            TRY(keep_terms(group, file.place, *file.regime, facts));
        }
        TRY(group.commit());
    }
    decided_ = decision.id;
    report_.count("recorded");
    context_.output.item("decision", {{"request", file.request.id}, {"id", decision.id}, {"kind", decision.soort}, {"outcome", decision.uitkomst}, {"date", decision.datum.iso()}, {"neutral", neutral}},
                         context_.words.text("regel.besluit", {file.request.id, decision.id, decision.soort, decision.uitkomst}));
    deadlines(request_status(question_of(file, session_)));
    return letters(file);
}

Status Requests::on_one() {
    if (context_.call.names.size() != 1) return needs("ID");
    if (act_ == "forget" && upper(context_.call.names.front()).starts_with(upper(policy_mark))) return forget_policy(context_.call.names.front());
    const Result<Requestfile> found = find_request(session_, context_.call.names.front());
    if (!found) return found.error().kind == Kind::refused ? told({found.error()}, "") : found.error();
    Requestfile file = *found;
    const std::string place = file.place;
    if (const Status allowed = may(file, act_ == "show"); !allowed) return told({allowed.error()}, place);
    if (act_ == "show") return show(file);
    if (act_ == "letters") {
        TRY_ASSIGN(const Generator* made, generator());
        return make_letters(context_, session_, *made, file, letters_of(file, session_), report_);
    }
    if (act_ == "decide") return decide(file);
    if (act_ == "lift") return lift(file);
    if (act_ == "forget") return forget(file);
    if (act_ == "notify") return notify(file);
    if (act_ == "extend") {
        if (const auto errors = extension_errors(question_of(file, session_), part("reason")); !errors.empty()) return told(errors, place);
        return step(file, {"verlenging", "", part("reason"), session_.on, ""});
    }
    if (act_ == "forward") {
        const auto* party = session_.convenant.partij(part("party"));
        if (!party) return told({refused("verzoek.partij", {file.request.id, 0, ""})}, place);
        return step(file, {"doorzending", "", part("reason"), session_.on, party->id});
    }
    if (act_ == "withdraw") return step(file, {"intrekking", "", part("reason"), session_.on, ""});
    if (act_ == "execute") return execute(file);
    if (act_ == "consult") return consult(file);
    if (act_ == "third") return third(file);
    return plain_step(file);
}

Result<JobReport> handle_request(Context& context) {
    TRY(check_out(context));
    TRY_ASSIGN(Session session, open_session(context));
    const std::string act = context.call.command.substr(context.call.command.find(' ') + 1);
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"verzoek." + act, ""}));
    return Requests(context, session, actor, act).run();
}

}  // namespace griffier::jobs
