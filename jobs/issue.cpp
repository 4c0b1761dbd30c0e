#include "jobs/issue.h"

#include <algorithm>
#include <functional>
#include <set>

#include "jobs/actor.h"
#include "jobs/issue_call.h"
#include "jobs/jobs.h"
#include "jobs/release.h"
#include "jobs/remains.h"
#include "records/registry/rehearsal.h"

namespace griffier::jobs {

namespace {

using What = LetterEvent::What;

/// What a channel was given, told and counted.
class Teller {
  public:
    Teller(Context& context, Date on, JobReport& report) : context_(context), on_(on), report_(report) {}

    void operator()(const LetterEvent& event) {
        switch (event.what) {
            case What::issued: return tell(event, "issued", context_.call.dry_run ? "would_issue" : "issued", context_.call.dry_run ? "regel.zou_uitgaan" : "regel.uitgegaan");
            case What::confirmed: return tell(event, "confirmed", "confirmed", "regel.brief_bevestigd");
            case What::withdrawn: return tell(event, "withdrawn", "withdrawn", "regel.brief_trekt_in");
            case What::again: return tell(event, "letter_again", "letters_again", "regel.brief_opnieuw");
            case What::unknown: return;  // told with those that are so for longer
            case What::waiting: told_.insert(event.letter.stuk.nummer); return waiting(event);
            case What::refused: return refused_letter(event);
        }
    }

    bool has_told(const std::string& number) const { return told_.contains(number); }

    void unknown(const Verzending& letter) {
        tell({What::unknown, letter, letter.zending, letter.reden, {}, {}}, "unknown", "unknown", "regel.brief_onbekend");
        report_.exit = graver(report_.exit, ExitCode::some_refused);
    }

  private:
    Json fields(const LetterEvent& event) const {
        Json all{{"dossier", event.letter.stuk.dossier}, {"number", event.letter.stuk.nummer}, {"kind", event.letter.stuk.soort}, {"consignment", event.consignment}};
        // Its name is of the moment in which it is made.
        if (event.what == What::issued && context_.call.dry_run) all["consignment"] = "";
        if (!event.reason.empty()) all["reason"] = event.reason;
        return all;
    }
    std::string reason(const std::string& code) const { return code.empty() ? "" : context_.words.text("verzending.reden." + code); }

    void tell(const LetterEvent& event, const char* type, const char* count, const char* sentence) {
        report_.count(count);
        context_.output.item(type, fields(event), context_.words.text(sentence, {event.letter.stuk.dossier, event.letter.stuk.nummer, event.consignment, reason(event.reason)}));
    }

    /// A letter that waits past its last day in law.
    bool late(const LetterEvent& event) const { return event.last_day && *event.last_day < on_; }

    void waiting(const LetterEvent& event) {
        Json all = fields(event);
        std::string sentence = context_.words.text(event.letter.stand == Verzendstand::onderweg ? "regel.brief_onderweg" : "regel.brief_wacht", {event.letter.stuk.dossier, event.letter.stuk.nummer, reason(event.reason)});
        report_.count("letters_waiting");
        if (late(event)) {
            all["late_since"] = event.last_day->iso();
            sentence += " " + context_.words.text("regel.verstreken", {context_.words.long_date(*event.last_day)});
            report_.count("late");
            report_.exit = graver(report_.exit, ExitCode::deadline);
        }
        context_.output.item("letter_waiting", all, sentence);
    }

    void refused_letter(const LetterEvent& event) {
        told_.insert(event.letter.stuk.nummer);
        Error error = *event.error;
        if (error.place.file.empty()) error.place.file = event.letter.stuk.dossier;
        context_.output.error(error);
        report_.failed(error);
        report_.count("refused");
    }

    Context& context_;
    Date on_;
    JobReport& report_;
    std::set<std::string> told_;  ///< letters of which is told why they do not go
};

/// Letters that are filed and in no ledger of hand-over yet.
Status enter(Session& session) {
    TRY_ASSIGN(std::vector<Stukregel> filed, filed_documents(*session.store));
    std::erase_if(filed, [](const Stukregel& line) { return !goes_out(line.soort); });
    constexpr std::size_t group_size = 500;
    for (std::size_t first = 0; first < filed.size(); first += group_size) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (std::size_t i = first; i < std::min(first + group_size, filed.size()); ++i) TRY(enter_letter(*session.store, group, filed[i].nummer, session.clock->today()));
        TRY(group.commit());
    }
    return {};
}

bool removes_confirmed(const Context& context) {
    const auto found = context.call.settings.find("channel-after");
    return found == context.call.settings.end() || found->second != "operator";
}

bool used(const IssueStanding& before, const std::map<Verzendstand, long>& counts) {
    return before.under_way + before.handed_over + before.unknown > 0 || counts.contains(Verzendstand::bevestigd);
}

/// The channel gives no answer: what waits is told, so that a day that passes is seen. `reason`: of what only waits for the channel.
Status tell_waiting(Session& session, Releaser& releaser, Teller& tell, const char* reason) {
    for (const Verzendstand state : {Verzendstand::onderweg, Verzendstand::te_verzenden}) {
        TRY_ASSIGN(const std::vector<Verzending> waiting, letters_in(*session.store, state));
        for (const Verzending& letter : waiting) {
            if (tell.has_told(letter.stuk.nummer)) continue;
            const Result<Release> release = releaser.judge(letter);
            if (!release && (release.error().kind == Kind::again || release.error().kind == Kind::busy)) return release.error();
            tell({What::waiting, letter, letter.zending, release && release->verdict == Release::Verdict::wait ? release->reason : reason, release ? release->last_day : std::nullopt, {}});
        }
    }
    return {};
}

/// What one night does with a channel that is there: each part what it can. Trouble of the channel is told and ends neither the others nor
/// the night; true when there was some.
Result<bool> use(Handover& handover, const Handover::Judge& judge, Context& context, JobReport& report) {
    bool trouble = false;
    const std::function<Status()> parts[] = {[&] { return handover.recover(judge); }, [&] { return handover.take_receipts(); },
                                             // before what is new: a full disk gets room by it
                                             [&] { return handover.clear(removes_confirmed(context)); },
                                             [&] { return handover.hand_over(judge, [&] { return context.stopped(); }); }};
    for (const auto& part : parts)
        if (const Status done = part(); !done) {
            if (!of_channel(done.error())) return done.error();
            context.output.error(done.error());
            report.failed(done.error());
            trouble = true;
        }
    return trouble;
}

}  // namespace

std::string IssueStanding::sentence(const Catalogue& words) const {
    if (waiting + under_way + handed_over + unknown == 0) return "";
    return words.text("stand.verzending_waarde", {std::to_string(waiting + under_way), std::to_string(handed_over), std::to_string(unknown)});
}

Result<IssueStanding> issue_standing(Store& store) {
    TRY_ASSIGN(auto counts, letter_counts(store));
    return IssueStanding{counts[Verzendstand::te_verzenden], counts[Verzendstand::onderweg], counts[Verzendstand::overgedragen], counts[Verzendstand::onbekend]};
}

Status issue_letters(Context& context, Session& session, JobReport& report) {
    const std::string folder = channel_folder(context);
    if (folder.empty()) return {};
    TRY(enter(session));
    Store& store = *session.store;
    const Date today = session.clock->today();
    TRY_ASSIGN(const IssueStanding before, issue_standing(store));
    TRY_ASSIGN(const auto counts, letter_counts(store));
    auto channel = print_directory(context.world.disk, folder, store.origin(), store.practice(), today);
    if (context.call.dry_run) channel = untouched(std::move(channel));
    Teller tell(context, today, report);
    Releaser releaser(context, session);
    Status there = channel->ready(used(before, counts));
    if (there && before.waiting > 0) there = channel->claim();
    if (!there) {
        context.output.error(there.error());
        report.failed(there.error());
        TRY(tell_waiting(session, releaser, tell, there.error().code == "kanaal.schijf" ? "kanaal-schijf" : "kanaal"));
    } else {
        Handover handover(store, *channel, today, [&](const LetterEvent& event) { tell(event); },
                          [&](Group& group, const Verzending& letter) { return owe_again(session, group, letter.stuk); });
        TRY_ASSIGN(const bool trouble, use(handover, [&](const Verzending& letter) { return releaser.judge(letter); }, context, report));
        if (trouble) TRY(tell_waiting(session, releaser, tell, "kanaal-schijf"));
    }
    TRY_ASSIGN(const std::vector<Verzending> unknown, letters_in(store, Verzendstand::onbekend));
    for (const Verzending& letter : unknown) tell.unknown(letter);
    return {};
}

namespace {

Status run_issue(Context& context, Session& session, JobReport& report) {
    if (!context.call.names.empty()) TRY(enter_by_name(context, session, report));
    return issue_letters(context, session, report);
}

}  // namespace

Result<JobReport> issue_now(Context& context) {
    if (channel_folder(context).empty()) return error_of(Kind::configuration, "leesbaar.geen_map", {"griffier.ini", 0, ""}, {"channel"});
    TRY(each_named_once(context.call));
    TRY_ASSIGN(Session session, open_session(context));
    // Who names a letter that was put out says that it has not left; otherwise it is a job like the night.
    if (context.call.names.empty()) TRY(actor_of_job(context, session));
    if (context.call.dry_run) {
        TRY(rehearse(*session.store));
        session.rehearsing = true;
    }
    JobReport report;
    const Status status = run_issue(context, session, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

Result<JobReport> show_issue(Context& context) {
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const std::vector<Verzending> letters, letters_in(*session.store, std::nullopt));
    const std::vector<std::string>& names = context.call.names;
    JobReport report;
    for (const Verzending& letter : letters) {
        const bool named = std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name == letter.stuk.nummer || name == letter.zending || name == letter.stuk.dossier; });
        const bool over = letter.stand == Verzendstand::bevestigd || letter.stand == Verzendstand::ingetrokken;
        if (names.empty() ? over : !named) continue;
        const std::string state(code_of(letter.stand));
        report.count("letters_shown");
        context.output.item("letter_state", {{"dossier", letter.stuk.dossier}, {"number", letter.stuk.nummer}, {"kind", letter.stuk.soort}, {"state", state}, {"since", letter.sinds.iso()},
                                             {"consignment", letter.zending}, {"reason", letter.reden}},
                            context.words.text("regel.brief_stand", {letter.stuk.dossier, letter.stuk.nummer, context.words.text("verzending.stand." + state), context.words.long_date(letter.sinds), letter.zending.empty() ? "-" : letter.zending}));
    }
    TRY_ASSIGN(const std::vector<Remainder> left, remembered(*session.store));
    for (const Remainder& one : left) {
        report.count("left_in_channel");
        context.output.item("left_in_channel", {{"number", one.number}, {"consignment", one.consignment}}, context.words.text("regel.brief_rest", {one.number, one.consignment.empty() ? "-" : one.consignment}));
    }
    TRY_ASSIGN(const IssueStanding standing, issue_standing(*session.store));
    if (const std::string sentence = standing.sentence(context.words); !sentence.empty()) context.output.text(sentence);
    context.output.summary(context.call.command, report, {{"to_issue", standing.waiting}, {"under_way", standing.under_way}, {"handed_over", standing.handed_over}, {"unknown_letters", standing.unknown}});
    return report;
}

}  // namespace griffier::jobs
