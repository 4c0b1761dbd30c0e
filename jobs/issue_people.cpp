// griffier issue confirm | withdraw | resolve: what people say of letters. Reasons that they type are in the log as a commitment only.
#include <algorithm>

#include "jobs/actor.h"
#include "jobs/issue_call.h"
#include "jobs/jobs.h"
#include "jobs/proposal.h"
#include "jobs/release.h"
#include "jobs/remains.h"
#include "records/core/text.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;
constexpr std::string_view heading = "griffier-verzending-1\n";
constexpr const char* left = "uitgevoerd", *not_left = "niet-uitgevoerd", *taken_back = "ingetrokken";

std::string part(const Context& context, const std::string& name) {
    const auto found = context.call.parts.find(name);
    return found == context.call.parts.end() || found->second.empty() ? "" : found->second.back();
}

/// What was typed may be anything, a name too: only what has the form of a document's number is looked for and said back.
bool is_number(const std::string& text) {
    constexpr std::size_t length = 12;
    const auto dash = text.rfind('-');
    return dash != std::string::npos && goes_out(text.substr(0, dash)) && text.size() - dash - 1 == length &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash) + 1, text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

class People {
  public:
    People(Context& context, Session& session, const Actor& actor, JobReport& report) : context_(context), session_(session), actor_(actor), report_(report) {}

    /// One letter after another, each in a commit of its own with who did it.
    Status each(const std::string& act, const std::string& counted, const std::function<Status(Group&, const Verzending*, const std::string&)>& work, bool must_have_row) {
        for (const std::string& number : context_.call.names) {
            if (!is_number(number)) {
                TRY(refuse(act, refused("verzending.geen_nummer")));
                continue;
            }
            TRY_ASSIGN(const auto letter, letter_of(*session_.store, number));
            if (must_have_row && !letter) {
                TRY(refuse(act, refused("verzending.geen", {}, {number})));
                continue;
            }
            Status done;
            {
                TRY_ASSIGN(Group group, session_.store->begin_group());
                done = group.together([&]() -> Status {
                    TRY(work(group, letter ? &*letter : nullptr, number));
                    auto codes = codes_of(actor_, act);
                    codes.emplace_back("~stuk", number);
                    if (const std::string reason = squeeze(part(context_, "reason")); !reason.empty()) codes.emplace_back("~reden", reason);
                    return group.note("toegang", "", codes);
                });
                if (done && session_.keeps(context_)) TRY(group.commit());
            }
            if (!done) {
                TRY(refuse(act, done.error()));
                continue;
            }
            report_.count(counted);
        }
        return {};
    }

    Status refuse(const std::string& act, const Error& error) {
        if (error.kind != Kind::refused) return error;
        const Error logged = session_.keeps(context_) ? log_refusal(session_, actor_, {act, ""}, error) : error;
        if (logged.code != error.code) return logged;
        context_.output.error(error);
        report_.failed(error);
        report_.count("refused");
        return {};
    }

  private:
    Context& context_;
    Session& session_;
    const Actor& actor_;
    JobReport& report_;
};

/// The letters that a resolution is about, as they stand: each unknown, or handed over to a receiver who says otherwise.
Result<std::vector<Verzending>> unknown_letters(Session& session, const std::vector<std::string>& numbers) {
    std::vector<Verzending> out;
    for (const std::string& number : numbers) {
        if (!is_number(number)) return refused("verzending.geen_nummer");
        TRY_ASSIGN(auto letter, letter_of(*session.store, number));
        if (!letter) return refused("verzending.geen", {}, {number});
        if (letter->stand != Verzendstand::onbekend && letter->stand != Verzendstand::overgedragen) return refused("verzending.stand", {letter->stuk.dossier, 0, number}, {number, std::string(code_of(letter->stand))});
        out.push_back(*std::move(letter));
    }
    return out;
}

class Resolver {
  public:
    Resolver(Context& context, Session& session, const Actor& actor, JobReport& report) : context_(context), session_(session), actor_(actor), report_(report) {}

    Status run() {
        if (!may_decide(actor_.role)) return refused("handelen.beslist_niet", {}, {actor_.role});
        const Regime* regime = session_.law.find(session_.convenant.regime);
        const Besluitregel* rule = regime ? regime->besluit(code::oplossing) : nullptr;
        if (!rule) return refused("besluit.soort", {}, {std::string(code::oplossing), session_.convenant.regime});
        persons_ = rule->personen;
        return part(context_, "bekrachtig").empty() ? propose(*regime) : ratify(*regime);
    }

  private:
    bool known(const Regime& regime, const std::string& outcome) const { return outcome == taken_back || regime.uitkomst_bekend(std::string(code::oplossing), outcome); }

    /// What both sign: the letters with the state in which nobody knew of them, so that it is for no later doubt. The reason as a hash.
    std::string statement(const std::string& first, const std::string& outcome, const std::string& reason_hash, const std::vector<Verzending>& letters) const {
        std::string text = std::string(heading) + "opslag " + session_.store->origin() + "\nsoort " + std::string(code::oplossing) + "\neerste " + first + "\nuitkomst " + outcome + "\n";
        for (const Verzending& letter : letters) text += "brief " + letter.stuk.nummer + " " + (letter.zending.empty() ? "-" : letter.zending) + " " + letter.sinds.iso() + "\n";
        return text + "reden " + reason_hash + "\n";
    }

    Status propose(const Regime& regime) {
        const std::string outcome = part(context_, "outcome"), reason = squeeze(part(context_, "reason")), path = part(context_, "voorstel");
        if (context_.call.names.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context_.words.text("hulp.plek.brieven"), context_.call.command});
        if (!known(regime, outcome)) return refused("verzending.uitkomst");
        if (reason.empty()) return refused("besluit.zonder_reden", {}, {std::string(code::oplossing), context_.call.command});
        if (path.empty()) return refused("besluit.tweede_persoon", {}, {std::to_string(persons_), std::string(code::oplossing), context_.call.command});
        std::vector<std::string> numbers = context_.call.names;
        std::sort(numbers.begin(), numbers.end());
        TRY_ASSIGN(const auto letters, unknown_letters(session_, numbers));
        if (context_.world.disk.exists(path)) return error_of(Kind::usage, "aanroep.bestaat", {}, {path});
        if (context_.call.dry_run) return {};
        const std::string written = statement(actor_.id, outcome, hex(sha256(view_of(reason))), letters);
        TRY(context_.world.disk.write_durable(path, view_of(written)));
        report_.count("proposed");
        report_.see(path);
        context_.output.item("proposal", {{"kind", code::oplossing}, {"letters", letters.size()}, {"to_sign", path}}, context_.words.text("regel.opslagvoorstel", {std::string(code::oplossing), path}));
        return {};
    }

    Status ratify(const Regime& regime) {
        TRY_ASSIGN(const Bytes bytes, context_.world.disk.read(part(context_, "bekrachtig"), largest));
        TRY_ASSIGN(const Bytes signature, context_.world.disk.read(part(context_, "handtekening"), largest));
        const std::string text = text_of(bytes), outcome = line(text, "uitkomst"), first = line(text, "eerste"), second = part(context_, "door");
        TRY_ASSIGN(const auto letters, unknown_letters(session_, letters_of(text)));
        std::vector<std::string> numbers = letters_of(text);
        std::sort(numbers.begin(), numbers.end());
        const bool twice = std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end();
        if (letters.empty() || twice || !known(regime, outcome) || text != statement(first, outcome, line(text, "reden"), letters)) return refused("bekrachtig.anders");
        if (first != actor_.id) return refused("bekrachtig.vorm");
        TRY(check_second(second, first, bytes, signature, session_.convenant, session_.clock->today()));
        const Hash evidence = sha256({ByteView(bytes), ByteView(signature)});
        const Bekrachtiging by{hex(evidence).substr(0, 16), {first, second}, persons_, evidence};
        if (context_.call.dry_run) return {};
        const Verzendstand to = outcome == left ? Verzendstand::overgedragen : outcome == not_left ? Verzendstand::te_verzenden : Verzendstand::ingetrokken;
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (const Verzending& letter : letters) {
            if (letter.stand == Verzendstand::overgedragen) TRY(move_letter(*session_.store, group, letter.stuk.nummer, {Verzendstand::onbekend, letter.zending, by_a_person, session_.on, ""}));
            TRY(resolve_letter(*session_.store, group, letter.stuk.nummer, {to, "", to == Verzendstand::ingetrokken ? by_a_person : to == Verzendstand::te_verzenden ? said_not_left : "", session_.on, ""}, by));
        }
        for (const Verzending& letter : letters)
            if (to == Verzendstand::ingetrokken) TRY(owe_again(session_, group, letter.stuk));
        TRY(group.note("toegang", "", codes_of(actor_, "verzending.oplossen")));
        TRY(group.commit());
        for (const Verzending& letter : letters) {
            report_.count("resolved");
            context_.output.item("resolved", {{"dossier", letter.stuk.dossier}, {"number", letter.stuk.nummer}, {"state", code_of(to)}, {"persons", by.personen.size()}},
                                 context_.words.text("regel.brief_opgelost", {letter.stuk.dossier, letter.stuk.nummer, context_.words.text("verzending.stand." + std::string(code_of(to)))}));
        }
        return {};
    }

    static std::string line(const std::string& text, const std::string& name) {
        const auto at = text.find("\n" + name + " ");
        if (text.rfind(heading, 0) != 0 || at == std::string::npos) return {};
        const auto begin = at + name.size() + 2;
        return text.substr(begin, text.find('\n', begin) - begin);
    }

    static std::vector<std::string> letters_of(const std::string& text) {
        std::vector<std::string> out;
        const std::string mark = "\nbrief ";
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
            const auto begin = at + mark.size();
            out.push_back(text.substr(begin, text.find_first_of(" \n", begin) - begin));
        }
        return out;
    }

    Context& context_;
    Session& session_;
    const Actor& actor_;
    JobReport& report_;
    int persons_ = 0;
};

/// A letter of something destroyed is in no consignment any more: who names it says that no file of it is left. False: it is none of these.
Result<bool> say_gone(Context& context, Session& session, const Actor& actor, const std::string& act, const std::string& number) {
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY_ASSIGN(const bool forgotten, forget_remainder(context, session, group, number));
    if (!forgotten) return false;
    auto codes = codes_of(actor, act);
    codes.emplace_back("~stuk", number);
    TRY(group.note("toegang", "", codes));
    if (session.keeps(context)) TRY(group.commit());
    return true;
}

Result<JobReport> finish(Context& context, Session& session, JobReport report) {
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace

Status each_named_once(const Call& call) {
    std::vector<std::string> names = call.names;
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end() ? Status() : error_of(Kind::usage, "verzending.zelfde");
}

Status enter_by_name(Context& context, Session& session, JobReport& report) {
    const Act act{"verzending.opgeven", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_run_jobs(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    return People(context, session, actor, report).each(act.name, "letters_entered", [&](Group& group, const Verzending*, const std::string& number) -> Status {
        TRY_ASSIGN(const auto line, session.store->ledger_line(number));
        if (!line) return refused("opslag.onbekend_stuk", {}, {number});
        if (!goes_out(line->soort)) return refused("verzending.geen_brief", {line->dossier, 0, number}, {number});
        return enter_letter(*session.store, group, number, session.on, true);
    }, false);
}

Result<JobReport> confirm_issue(Context& context) {
    if (context.call.names.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.zendingen"), context.call.command});
    TRY(each_named_once(context.call));
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"verzending.bevestigen", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_run_jobs(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    JobReport report;
    People people(context, session, actor, report);
    TRY_ASSIGN(const std::vector<Verzending> all, letters_in(*session.store, Verzendstand::overgedragen));
    for (const std::string& name : context.call.names) {
        const Result<bool> forgotten = say_gone(context, session, actor, act.name, name);
        if (!forgotten) TRY(people.refuse(act.name, forgotten.error()));
        if (forgotten && *forgotten) report.count(context.call.dry_run ? "would_confirm" : "confirmed");
        if (!forgotten || *forgotten) continue;
        std::vector<Verzending> letters;
        std::copy_if(all.begin(), all.end(), std::back_inserter(letters), [&](const Verzending& one) { return one.zending == name; });
        if (letters.empty()) {
            TRY(people.refuse(act.name, refused("verzending.geen_zending")));
            continue;
        }
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const Verzending& letter : letters) TRY(move_letter(*session.store, group, letter.stuk.nummer, {Verzendstand::bevestigd, name, "", session.on, ""}));
        auto codes = codes_of(actor, act.name);
        codes.emplace_back("z", name);
        TRY(group.note("toegang", "", codes));
        if (session.keeps(context)) TRY(group.commit());
        report.count(context.call.dry_run ? "would_confirm" : "confirmed", static_cast<long>(letters.size()));
        context.output.item("consignment_confirmed", {{"consignment", name}, {"letters", letters.size()}}, context.words.text("regel.zending_bevestigd", {name, std::to_string(letters.size())}));
    }
    return finish(context, session, std::move(report));
}

Result<JobReport> withdraw_issue(Context& context) {
    if (context.call.names.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.brieven"), context.call.command});
    TRY(each_named_once(context.call));
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"verzending.intrekken", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_decide(actor.role)) return log_refusal(session, actor, act, refused("handelen.beslist_niet", {}, {actor.role}));
    if (squeeze(part(context, "reason")).empty()) return log_refusal(session, actor, act, refused("besluit.zonder_reden", {}, {"withdraw", context.call.command}));
    JobReport report;
    TRY(People(context, session, actor, report).each(act.name, context.call.dry_run ? "would_withdraw" : "withdrawn", [&](Group& group, const Verzending* letter, const std::string& number) -> Status {
        // What is filed and was not entered yet is withdrawn all the same: nobody has it.
        if (!letter) {
            TRY_ASSIGN(const auto line, session.store->ledger_line(number));
            if (!line || !goes_out(line->soort) || line->stand != Stand::opgeborgen) return refused("verzending.geen", {}, {number});
            TRY(enter_letter(*session.store, group, number, session.on));
        }
        TRY(move_letter(*session.store, group, number, {Verzendstand::ingetrokken, "", by_a_person, session.on, ""}));
        TRY_ASSIGN(const auto line, session.store->ledger_line(number));
        if (line) TRY(owe_again(session, group, *line));
        context.output.item("withdrawn", {{"number", number}, {"reason", by_a_person}}, context.words.text("regel.brief_door_persoon", {number}));
        return {};
    }, false));
    return finish(context, session, std::move(report));
}

Result<JobReport> resolve_issue(Context& context) {
    TRY(each_named_once(context.call));
    if (!part(context, "bekrachtig").empty())
        for (const char* needed : {"handtekening", "door"})
            if (part(context, needed).empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {std::string("--") + needed, context.call.command});
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"verzending.oplossen", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    JobReport report;
    if (const Status done = Resolver(context, session, actor, report).run(); !done) {
        if (done.error().kind != Kind::refused) return done.error();
        return log_refusal(session, actor, act, done.error());
    }
    return finish(context, session, std::move(report));
}

}  // namespace griffier::jobs
