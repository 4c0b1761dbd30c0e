// griffier verzoek: one step of a request per call, each with the letter that it asks for. Who acts must be allowed to; what is missing is
// said with its article and nothing is recorded.
#include "jobs/verzoek.h"

#include <algorithm>
#include <map>
#include <set>

#include "jobs/decision.h"
#include "jobs/jobs.h"
#include "jobs/produce.h"
#include "jobs/proposal.h"
#include "records/core/text.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_form = 64u << 10;

/// Which outcomes a step may have; none: it has no outcome.
const std::map<std::string, std::vector<std::string>>& outcomes() {
    static const std::map<std::string, std::vector<std::string>> table{{"identiteit", {"gevraagd", "vastgesteld", "niet-vastgesteld"}},
                                                                      {"machtiging", {"gevraagd", "ontvangen", "ingetrokken"}},
                                                                      {"aanvulling", {"gevraagd", "ontvangen"}},
                                                                      {"zienswijze", {"niet-geraakt", "weggelaten", "gevraagd", "geen-bezwaar", "bezwaar"}}};
    return table;
}

/// Their names, for who gave another. What was typed is never said back: it can be a name.
std::string choice(const std::vector<std::string>& known) {
    std::string all;
    for (const auto& one : known) all += (all.empty() ? "" : ", ") + one;
    return all;
}

/// Who deals with requests: the executor, and helpers that the controller appointed (RGT-02).
bool deals_with_requests(const std::string& role) {
    static const std::set<std::string> roles{"uitvoerder", "helper", "beheerder"};
    return roles.contains(role) || may_decide(role);
}

/// One call.
class Requests {
  public:
    Requests(Context& context, Session& session, const Actor& actor, std::string act) : context_(context), session_(session), actor_(actor), act_(std::move(act)) {}

    Result<JobReport> run() {
        const Status done = act_ == "receive" ? receive() : act_ == "policy" ? policy() : act_ == "list" ? list() : on_one();
        if (!done) return done.error();
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }
    std::vector<std::string> parts(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() ? std::vector<std::string>() : found->second;
    }
    Error needs(const char* flag) const { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context_.call.command}); }

    /// Prints and logs what is wrong; true when there is something.
    Result<bool> refuse(const std::vector<Error>& errors, const std::string& place) {
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

    Status may(const Requestfile& file, bool shows) {
        if (!deals_with_requests(actor_.role)) return refused("handelen.geen_taak", {file.request.id, 0, ""}, {actor_.role});
        if (file.loose) return {};
        Dossier trial = file.dossier;
        if (std::none_of(trial.verzoeken.begin(), trial.verzoeken.end(), [&](const auto& v) { return v.id == file.request.id; })) trial.verzoeken.push_back(file.request);
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(file.place));
        const std::string part_of = file.regime->bestanden.empty() ? "" : file.regime->bestanden.front().code;
        const Bevinding verdict = may_see(actor_, part_of, line.toestand == "gearchiveerd", trial, *file.regime, session_, !shows);
        if (verdict.oordeel != Oordeel::ja) return refused("handelen.geen_toegang", {file.request.id, 0, ""}, {part_of, article_of(verdict, context_.words)});
        return {};
    }

    // ---- receipt

    Status receive() {
        if (part("form").empty()) return needs("--form");
        TRY_ASSIGN(const Bytes bytes, context_.world.disk.read(part("form"), largest_form));
        const Result<Requestform> form = read_form(bytes, "formulier");
        if (!form) return told({form.error()}, "");
        if (!deals_with_requests(actor_.role)) return told({refused("handelen.geen_taak", {}, {actor_.role})}, "");
        Requestfile file;
        TRY(place(*form, file));
        const Verzoekvraag question = question_of(file, session_);
        const std::vector<Error> errors = receipt_errors(question);
        if (!errors.empty()) return told(errors, file.loose ? "" : file.place);
        Requestfile trial = file;
        trial.dossier.verzoeken.push_back(trial.request);
        TRY_ASSIGN(const bool stopped, cannot_write(trial, false));
        if (stopped || context_.call.dry_run) return {};
        {
            TRY_ASSIGN(Group group, session_.store->begin_group());
            if (file.loose) {
                TRY(group.open_request(file.place, ""));
                TRY(group.bind_regime(file.place, file.regime->id, file.regime->versie, file.regime->hash));
            }
            TRY(group.keep_request(file.place, file.request));
            TRY(group.note("toegang", file.place, codes_of(actor_, "verzoek.receive")));
            TRY(group.commit());
        }
        file.dossier.verzoeken.push_back(file.request);
        report_.count("recorded");
        const Verzoekstand status = request_status(question_of(file, session_));
        context_.output.item("request", {{"request", file.request.id}, {"place", file.loose ? "" : file.place}, {"kind", file.request.soort}, {"state", status.stand}},
                             context_.words.text(file.loose ? "regel.verzoek_zonder_dossier" : "regel.verzoek_in_dossier", {file.request.id, file.loose ? "" : file.place}));
        deadlines(status);
        if (must_be_forwarded(question_of(file, session_)))
            context_.output.text(context_.words.text("regel.verzoek_doorzenden", {law_for(*file.regime, session_.convenant, file.request.gericht_aan)}));
        return letters(file);
    }

    /// In which case it belongs: the one that is named, or the one that has the person; else a file of its own.
    Status place(const Requestform& form, Requestfile& file) {
        file.request = form.request;
        file.request.id = "vz-" + hex(context_.world.random.bytes(5));
        file.of_house = session_.law.find(session_.convenant.regime);
        if (!file.of_house) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
        TRY_ASSIGN(file.policies, neutral_policies(*session_.store));
        std::string number = part("dossier").empty() ? form.dossier : part("dossier"), person;
        const Persoon* sought = form.about ? &*form.about : form.request.afzender.empty() ? nullptr : &form.request.afzender.front();
        if (number.empty() && sought) {
            TRY_ASSIGN(auto found, session_.store->find_person(sought->naam, sought->geboortedatum));
            std::sort(found.begin(), found.end());
            std::set<std::string> numbers;
            for (const auto& one : found) numbers.insert(one.first);
            for (const std::string& one : numbers) context_.output.text(context_.words.text("regel.verzoek_gevonden", {one}));
            if (numbers.size() > 1) return needs("--dossier");
            if (numbers.size() == 1) number = *numbers.begin(), person = found.front().second;
        }
        if (number.empty()) {
            file.loose = true;
            file.place = upper(file.request.id);
            file.regime = file.of_house;
            file.dossier.nummer = file.place;
            return {};
        }
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
        file.place = number;
        TRY_ASSIGN(file.dossier, session_.store->dossier(number));
        TRY_ASSIGN(file.regime, session_.regime_of(line));
        if (file.request.verzoeker.empty() && !form.about) file.request.verzoeker = person.empty() && file.dossier.subject() && (file.request.hoedanigheid.empty() || file.request.hoedanigheid == "zelf") ? file.dossier.subject()->id : person;
        const std::string about = form.about ? person : file.request.verzoeker;
        if (file.request.betreft.empty() && !about.empty() && file.dossier.subject() && about != file.dossier.subject()->id) file.request.betreft = about;
        return may(file, false);
    }

    void deadlines(const Verzoekstand& status) {
        if (status.streef && status.grens)
            context_.output.text(context_.words.text("regel.verzoek_termijn", {context_.words.long_date(*status.streef), context_.words.long_date(*status.grens)}));
        if (status.grens && session_.on > *status.grens && !status.beantwoord) {
            context_.output.text(context_.words.text("regel.verzoek_te_laat", {context_.words.long_date(*status.grens)}));
            if (act_ != "show") report_.failed(error_of(Kind::deadline, "termijn.verstreken"));
        }
    }

    // ---- one request

    Status on_one() {
        if (context_.call.names.size() != 1) return needs("ID");
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
        static const std::map<std::string, std::string> plain{{"identity", "identiteit"}, {"authorise", "machtiging"}, {"complete", "aanvulling"}};
        const std::string kind = plain.at(act_);
        const std::string outcome = part("outcome");
        if (const auto& known = outcomes().at(kind); std::find(known.begin(), known.end(), outcome) == known.end()) return told({refused("verzoek.stap", {file.request.id, 0, ""}, {kind, choice(known)})}, place);
        if (kind == "aanvulling" && !part("wish").empty()) file.request.wensen.push_back({part("item"), part("wish"), part("reason")});
        if (kind == "aanvulling" && file.request.soort == "bezwaar" && !part("reason").empty()) file.request.omstandigheden = part("reason");
        // RGT-07: of the identity the result is kept, with the way, never the document.
        return step(file, {kind, outcome, part("reason"), session_.on, ""});
    }

    /// Wraps a refusal: printed, logged, counted.
    Status told(const std::vector<Error>& errors, const std::string& place) {
        TRY_ASSIGN(const bool said, refuse(errors, place));
        (void)said;
        return {};
    }

    Result<const Generator*> generator() {
        if (!generator_) {
            TRY_ASSIGN(Generator loaded, load_generator(context_));
            generator_.emplace(std::move(loaded));
        }
        return &*generator_;
    }

    /// The letters that the last thing in `file` asks for; what went out before griffier knew of it is not written again.
    std::vector<Requestletter> owed(const Requestfile& file) const {
        std::vector<Requestletter> out;
        for (auto& letter : letters_of(file, session_)) {
            const bool of_this_step = letter.step && !file.request.stappen.empty() && letter.step == &file.request.stappen.back();
            const bool receipt = act_ == "receive" && letter.variant == "ontvangst" && !must_be_forwarded(question_of(file, session_));
            const bool decision = act_ == "decide" && letter.decision && letter.decision->id == decided_;
            if (of_this_step || receipt || decision) out.push_back(letter);
        }
        return out;
    }

    /// Nothing is recorded whose letter cannot be made: true when that was said.
    Result<bool> cannot_write(const Requestfile& trial, bool known = true) {
        const auto letters = owed(trial);
        if (letters.empty()) return false;
        TRY_ASSIGN(const Generator* made, generator());
        const Status possible = try_letters(context_, session_, *made, trial, letters);
        if (possible) return false;
        if (possible.error().kind != Kind::refused) return possible.error();
        return refuse({possible.error()}, known ? trial.place : "");
    }

    Status step(Requestfile& file, const Verzoekstap& made) {
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

    Status keep(Requestfile& file) {
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

    Status letters(const Requestfile& file) {
        const auto all = owed(file);
        if (context_.call.dry_run || all.empty()) return {};
        TRY_ASSIGN(const Generator* made, generator());
        return make_letters(context_, session_, *made, file, all, report_);
    }

    Status consult(Requestfile& file) {
        const auto* party = session_.convenant.partij(part("party"));
        if (!party) return told({refused("verzoek.partij", {file.request.id, 0, ""})}, file.place);
        if (part("reason").empty()) return needs("--reason");
        file.request.overleg.push_back({party->id, session_.on, part("reason")});
        return keep(file);
    }

    Status third(Requestfile& file) {
        const auto& known = outcomes().at("zienswijze");
        const std::string outcome = part("outcome"), person = part("person");
        if (std::find(known.begin(), known.end(), outcome) == known.end()) return told({refused("verzoek.stap", {file.request.id, 0, ""}, {"zienswijze", choice(known)})}, file.place);
        if (!file.dossier.persoon(person)) return told({refused("verzoek.betreft_onbekend", {file.request.id, 0, ""})}, file.place);
        std::erase_if(file.request.derden, [&](const auto& one) { return one.persoon == person; });
        file.request.derden.push_back({person, outcome, outcome == "gevraagd" ? "" : part("reason"), session_.on});
        return step(file, {"zienswijze", outcome, part("reason"), session_.on, person});
    }

    Status execute(Requestfile& file) {
        const auto* decision = decision_of(question_of(file, session_));
        if (!decision || file.loose || !to_be_executed(file.request, decision->uitkomst)) return told({refused("verzoek.niet_beslist", {file.request.id, 0, ""})}, file.place);
        return step(file, {"uitvoering", "", part("reason"), session_.on, ""});
    }

    Status notify(Requestfile& file) {
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

    Status forget(const Requestfile& file) {
        if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {file.request.id, 0, ""}, {actor_.role})}, file.place);
        if (context_.call.dry_run) return {};
        TRY_ASSIGN(Group group, session_.store->begin_group());
        if (const Status done = group.forget_request(file.place); !done) return done.error().kind == Kind::refused ? told({done.error()}, file.place) : done;
        TRY(group.commit());
        report_.count("recorded");
        return {};
    }

    // ---- decision

    Status decide(Requestfile& file) {
        if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {file.request.id, 0, ""}, {actor_.role})}, file.place);
        for (const std::string& gap : parts("redact")) {
            const auto equals = gap.find('=');
            if (equals == std::string::npos || equals == 0) return error_of(Kind::usage, "aanroep.waarde", {}, {"--redact"});
            file.request.weglatingen.push_back({gap.substr(0, equals), gap.substr(equals + 1)});
        }
        Call call = context_.call;
        call.parts["kind"] = {decision_kind(file.request.soort)};
        call.parts["refers"] = {file.request.id};
        Result<Besluit> decision = read_decision(call, *file.regime, file.dossier, session_.on);
        if (!decision) return decision.error();
        decision->personen = {actor_.id};
        decision->betreft = file.request.betreft;
        if (file.loose) decision->bestand.clear();
        const Verzoekvraag question = question_of(file, session_);
        if (const auto errors = decision_errors(question, *decision); !errors.empty()) return told(errors, file.place);
        const bool neutral = neutral_answer(question, *decision);
        if (neutral && !neutral_policy(question)) context_.output.text(context_.words.text("regel.verzoek_zonder_beleid", {file.request.soort}));
        Requestfile trial = file;
        Besluit tried = *decision;
        tried.id = decided_ = "b-proef";
        trial.dossier.besluiten.push_back(tried);
        TRY_ASSIGN(const bool stopped, cannot_write(trial));
        if (stopped || context_.call.dry_run) return {};
        {
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY_ASSIGN(decision->id, group.record(file.place, *decision));
            file.request.stappen.push_back({"besluit", decision->uitkomst, "", session_.on, ""});
            TRY(group.keep_request(file.place, file.request));
            TRY(group.note("toegang", file.place, codes_of(actor_, "verzoek.decide")));
            file.dossier.besluiten.push_back(*decision);
            for (auto& one : file.dossier.verzoeken)
                if (one.id == file.request.id) one = file.request;
            if (!file.loose) {
                TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(file.dossier, *file.regime));
                TRY(keep_terms(group, file.place, *file.regime, facts));
            }
            TRY(group.commit());
        }
        decided_ = decision->id;
        report_.count("recorded");
        context_.output.item("decision", {{"request", file.request.id}, {"id", decision->id}, {"kind", decision->soort}, {"outcome", decision->uitkomst}, {"date", decision->datum.iso()}, {"neutral", neutral}},
                             context_.words.text("regel.besluit", {file.request.id, decision->id, decision->soort, decision->uitkomst}));
        deadlines(request_status(question_of(file, session_)));
        return letters(file);
    }

    Status policy() {
        if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {}, {actor_.role})}, "");
        const Regime* regime = session_.law.find(session_.convenant.regime);
        if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
        Neutraalbeleid policy;
        policy.soort = part("kind"), policy.lijst = part("list").empty() ? std::string(code::uitstel) : part("list"), policy.letter = part("ground"), policy.redenen = part("reason");
        const auto until = Date::parse(part("until"));
        if (policy.soort.empty()) return needs("--kind");
        if (!until) return needs("--until");
        if (policy.redenen.empty()) return needs("--reason");
        policy.vanaf = session_.on, policy.tot = *until;
        const Grond* ground = regime->grond(policy.lijst, policy.letter);
        if (!ground || !ground->geheim) return told({refused("verzoek.grond_onbekend", {}, {policy.letter, policy.lijst, regime->id})}, "");
        if (context_.call.dry_run) return {};
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY(keep_policy(group, policy));
        auto codes = codes_of(actor_, "verzoek.policy");
        codes.insert(codes.end(), {{"soort", policy.soort}, {"grond", policy.letter}, {"tot", policy.tot.iso()}, {"~reden", policy.redenen}});
        TRY(group.note("toegang", "", codes));
        TRY(group.commit());
        report_.count("recorded");
        context_.output.item("policy", {{"kind", policy.soort}, {"ground", policy.letter}, {"from", policy.vanaf.iso()}, {"until", policy.tot.iso()}},
                             context_.words.text("regel.verzoek_beleid", {policy.soort, context_.words.long_date(policy.tot)}));
        return {};
    }

    // ---- looking

    Status list() {
        TRY_ASSIGN(const std::vector<Requestfile> all, all_requests(session_));
        for (const Requestfile& file : all) {
            const Verzoekstand status = request_status(question_of(file, session_));
            const std::string name = file.loose ? file.request.id : file.place + "/" + file.request.id;
            context_.output.item("request",
                                 {{"request", name}, {"kind", file.request.soort}, {"received", file.request.ontvangen.iso()}, {"state", status.stand}, {"target", status.streef ? status.streef->iso() : ""},
                                  {"limit", status.grens ? status.grens->iso() : ""}},
                                 context_.words.text("regel.verzoek_lijst", {name, file.request.soort, context_.words.text("verzoek.stand." + status.stand), status.streef ? status.streef->iso() : "-", status.grens ? status.grens->iso() : "-"}));
            report_.count("requests");
        }
        return {};
    }

    Status show(const Requestfile& file) {
        TRY(log_access(session_, actor_, file.place, "verzoek.show", "verzoek", true));
        const Verzoekstand status = request_status(question_of(file, session_));
        const auto& request = file.request;
        Json missing = Json::array(), steps = Json::array();
        for (const auto& error : status.ontbreekt) missing.push_back(error.code);
        for (const auto& one : request.stappen) steps.push_back({{"step", one.soort}, {"outcome", one.uitkomst}, {"date", one.datum.iso()}});
        context_.output.item("request", {{"request", request.id}, {"place", file.loose ? "" : file.place}, {"kind", request.soort}, {"state", status.stand}, {"steps", steps}, {"missing", missing},
                                         {"target", status.streef ? status.streef->iso() : ""}, {"limit", status.grens ? status.grens->iso() : ""},
                                         {"late", status.grens && session_.on > *status.grens && !status.beantwoord}},
                             context_.words.text("regel.verzoek_lijst", {request.id, request.soort, context_.words.text("verzoek.stand." + status.stand), status.streef ? status.streef->iso() : "-", status.grens ? status.grens->iso() : "-"}));
        for (const auto& one : request.stappen) context_.output.text("  " + one.datum.iso() + "  " + one.soort + (one.uitkomst.empty() ? "" : ": " + one.uitkomst) + (one.wie.empty() ? "" : " (" + one.wie + ")"));
        deadlines(status);
        for (const auto& error : status.ontbreekt) context_.output.text("- " + context_.words.message(error) + ". " + context_.words.hint(error));
        return {};
    }

    Context& context_;
    Session& session_;
    const Actor& actor_;
    std::string act_, decided_;
    std::optional<Generator> generator_;
    JobReport report_;
};

}  // namespace

Result<JobReport> handle_request(Context& context) {
    TRY(check_out(context));
    TRY_ASSIGN(Session session, open_session(context));
    const std::string act = context.call.command.substr(context.call.command.find(' ') + 1);
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"verzoek." + act, ""}));
    return Requests(context, session, actor, act).run();
}

}  // namespace griffier::jobs
