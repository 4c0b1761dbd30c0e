// griffier nightly: what every night asks, in order: take in, make what is owed, tell what has passed or threatens to.
#include <fmt/format.h>

#include <map>
#include <ostream>
#include <set>

#include "jobs/actor.h"
#include "jobs/calendar.h"
#include "jobs/import.h"
#include "jobs/inform.h"
#include "jobs/jobs.h"
#include "jobs/night_service.h"
#include "jobs/nightly_archive.h"
#include "jobs/nightly_destruction.h"
#include "jobs/nightly_keeping.h"
#include "jobs/produce.h"
#include "jobs/reassess.h"
#include "jobs/rights.h"
#include "jobs/tonight.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 200;  // cases whose terms go into one commit

struct Assessed {
    std::string number;
    const Regime* regime;
    std::vector<DatedFact> facts;
    Assessed(std::string n, const Regime* r, std::vector<DatedFact> f) : number(std::move(n)), regime(r), facts(std::move(f)) {}
};

Status keep(Context& context, Session& session, std::vector<Assessed>& assessed) {
    if (!context.call.dry_run && !assessed.empty()) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const Assessed& one : assessed) TRY(keep_terms(group, one.number, *one.regime, one.facts));
        TRY(group.commit());
    }
    assessed.clear();
    return {};
}

/// Tells what of one case is late or has to be done now. Letters are told by produce, informing by inform.cpp, destruction by its list.
void remind(Context& context, const std::string& number, const std::vector<DatedFact>& facts, JobReport& report) {
    for (const DatedFact& fact : facts) {
        static const std::set<std::string> told_elsewhere{"informeren", "antwoord", "vernietigen", "noodzaak", "herziening", "botsing"};
        if (told_elsewhere.count(fact.what) != 0 || is_standing(fact.what) || fact.urgency < Urgency::due) continue;
        const bool late = fact.urgency == Urgency::late;
        const auto& day = fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum;
        std::string heading = context.words.has("kop." + fact.what) ? context.words.text("kop." + fact.what) : fact.what;
        if (!fact.about.empty()) heading += " (" + fact.about + ")";
        context.output.item(late ? "late" : "due",
                            {{"dossier", number}, {"what", fact.what}, {"about", fact.about}, {"date", day ? day->iso() : ""}, {"rule", fact.bevinding.regel}},
                            context.words.text(late ? "regel.termijn_laat" : "regel.termijn_nu", {number, heading, day ? context.words.long_date(*day) : "-"}));
        report.count(late ? "late" : fact.what == "archiveren" ? "due" : "at_risk");
        if (late) report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
}

/// One night's judgement of all cases.
class Assessor {
  public:
    Assessor(Context& context, Session& session, JobReport& report, const Tonight& tonight, Date seen)
        : context_(context), session_(session), report_(report), tonight_(tonight), seen_(seen) {
        proposal_.peildatum = session.on;
    }

    Status dossier(const Dossierregel& line) {
        const Result<Dossier> dossier = session_.store->dossier(line.nummer);
        if (!dossier) return dossier.error();
        const Result<const Regime*> regime = session_.regime_of(line);
        if (!regime) return {};  // told by produce
        if (tonight_.looks_at(line.nummer)) TRY(keeping(line, *dossier, **regime));
        TRY_ASSIGN(const std::vector<Verzonden> sent, session_.sent(line.nummer));
        inform(context_, session_, *dossier, **regime, sent, report_);
        return assessed_.size() >= group_size ? keep(context_, session_, assessed_) : Status();
    }
    Status finish() {
        TRY(keep(context_, session_, assessed_));
        TRY(archive_papers(context_, session_, moved_, report_));
        return destruction_night(context_, session_, proposal_, report_);
    }

  private:
    /// The dates of keeping of one case: reckoned anew, held against what is stored, and what they ask done or told.
    Status keeping(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
        TRY_ASSIGN(std::vector<DatedFact> facts, session_.facts_of(dossier, regime));
        report_.count("reckoned");
        TRY(compare(line, regime, facts));
        if (const Result<bool> moved = archive_due(context_, session_, dossier, regime, facts, report_); !moved) {
            if (moved.error().kind != Kind::refused) return moved.error();
            refuse(moved.error());
        } else if (*moved) {
            moved_.push_back(line.nummer);
            TRY_ASSIGN(facts, session_.facts_of(dossier, regime));
        }
        remind(context_, line.nummer, facts, report_);
        tell_keeping(context_, dossier, regime, session_.on, facts, report_);
        TRY_ASSIGN(const Gearchiveerd archived, archived_on(session_, line.nummer));
        if (const Result<Aanloop> lead = lead_time(regime); lead)
            propose(proposal_, dossier, regime, session_.law.kalender, *lead, archived);
        else if (without_lead_.insert(regime.id).second)
            refuse(lead.error());
        assessed_.emplace_back(line.nummer, &regime, facts);
        return {};
    }

    void refuse(const Error& error) {
        context_.output.error(error);
        report_.failed(error);
    }

    /// A stored date that its events do not give means that somebody or something changed the store. It is told, and the recomputed
    /// date takes its place: events and regime are what counts.
    Status compare(const Dossierregel& line, const Regime& regime, const std::vector<DatedFact>& facts) {
        TRY_ASSIGN(const std::vector<Termijnregel> stored, session_.store->terms(line.nummer));
        for (const Termijnregel& term : differences({stored, terms_of(line.nummer, regime, facts), line.laatste_datum, seen_, session_.on})) {
            refuse(error_of(Kind::damaged, "termijn.anders", {line.nummer, 0, ""}, {term.regel, term.item, term.datum.iso()}));
            report_.count("findings");
        }
        return {};
    }

    Context& context_;
    Session& session_;
    JobReport& report_;
    const Tonight& tonight_;
    Date seen_;
    Voordracht proposal_;
    std::vector<Assessed> assessed_;
    std::vector<std::string> moved_;      ///< cases of which something went to the archive tonight
    std::set<std::string> without_lead_;  ///< regimes that were told to lack the thresholds of a list
};

/// Assesses the cases of this night and tells what is late or due; what `produce` has told already is left out. What is to be told of
/// informing hangs on birthdays, which stand nowhere in the clear: for that every case is opened. `seen`: the latest day that the store
/// had seen before this night.
Status assess(Context& context, Session& session, JobReport& report, const Tonight& tonight, Date seen) {
    TRY_ASSIGN(const std::vector<Dossierregel> lines, session.store->list());
    Progress progress(context.world, context.words.text("voortgang.termijnen"), lines.size(), context.call.json);
    context.output.before_printing([&] { progress.clear(); });
    Assessor assessor(context, session, report, tonight, seen);
    Status status;
    for (const Dossierregel& line : lines) {
        if (context.stopped() || !status) break;
        progress.step();
        if (line.toestand != "vernietigd") status = assessor.dossier(line);
    }
    if (status) status = assessor.finish();
    context.output.before_printing({});
    return status;
}

Status night(Context& context, Session& session, std::optional<intake::CagedCases>& cage, JobReport& report) {
    TRY_ASSIGN(const Instant seen, session.store->high_water());
    TRY_ASSIGN(Tonight tonight, Tonight::plan(session));
    tell_missed(context, tonight.last(), session.on, tonight.missed(), report);
    if (cage) {
        TRY_ASSIGN(const std::vector<std::string> files, files_of({context.call.inbox}, context.world.disk));
        TRY(import_all(context, session, *cage, files, report));
    }
    if (!context.stopped()) TRY(produce_all(context, session, {}, report));
    if (!context.stopped()) TRY(watch_rights(context, session, report));
    if (!context.stopped()) TRY(watch_calendar(context, session, report));
    if (!context.stopped()) TRY(tonight.find_due(session));
    if (!context.stopped()) TRY(assess(context, session, report, tonight, Clock::civil_date(seen)));
    return context.stopped() || context.call.dry_run ? Status() : keep_night(session, tonight);
}

/// The night itself, from opening the store to signing its log. Gives the reference date.
Result<Date> one_night(Context& context, NightService& service, JobReport& report) {
    std::optional<intake::CagedCases> cage;
    if (!context.call.inbox.empty()) {
        TRY_ASSIGN(cage, cage_for_cases(context));
    }
    TRY_ASSIGN(Session session, open_session(context));
    TRY(actor_of_job(context, session));
    const Status status = night(context, session, cage, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    service.keep(session, report);
    end_run(context, session, report);
    return session.on;
}

/// A night whose results are printed when it is over: what is late first. Errors and progress go where they always go.
struct Kept {
    std::ostream nowhere{nullptr};
    World world;
    Output output;
    Context context;
    explicit Kept(Context& of)
        : world{of.world.disk, of.world.clock, of.world.random, nowhere, of.world.err, of.world.stop, of.world.terminal, of.world.columns, of.world.user, of.world.program, of.world.environment},
          output(world, of.words, false), context{world, of.call, of.words, output, of.data} {}
};

/// Who reads one line at a time, a program or the journal, gets them in the order in which they came.
bool as_it_comes(const Context& context) { return context.call.json || (!context.world.terminal && context.world.environment("JOURNAL_STREAM").has_value()); }

/// Under headings by weight. Letters that nobody is owed are counted: they are most of a night and ask nothing.
void print_by_weight(Context& context, const NightReport& night) {
    std::map<Part, std::vector<std::string>> parts;
    std::string balance;
    long not_owed = 0;
    for (const Reported& told : night.told) {
        if (told.type == "balance") balance = told.sentence;
        const auto part = part_of(told, night.on);
        if (!part || told.type == "error" || told.sentence.empty()) continue;
        if (*part == Part::rest && told.type == "not_made") ++not_owed;
        else parts[*part].push_back(told.sentence);
    }
    for (const Part part : all_parts) {
        if (parts[part].empty() && (part != Part::rest || not_owed == 0)) continue;
        context.output.text(context.words.text("nacht.deel." + name_of(part)));
        for (const std::string& sentence : parts[part]) context.output.text("  " + sentence);
        if (part == Part::rest && not_owed > 0) context.output.text("  " + context.words.count("nacht.geen_brief", not_owed));
        context.output.text("");
    }
    if (!balance.empty()) context.output.text(balance);
}

}  // namespace

Result<JobReport> run_nightly(Context& given) {
    TRY(check_out(given));
    TRY(store_paths(given));
    std::optional<Kept> kept;
    if (!as_it_comes(given)) kept.emplace(given);
    Context& context = kept ? kept->context : given;
    NightService service(context);
    JobReport report;
    service.before(report);
    const Result<Date> on = one_night(context, service, report);
    service.after(report, on ? nullptr : &on.error());
    if (kept) print_by_weight(given, service.night());
    if (!on) return on.error();
    given.output.summary(given.call.command, report, {{"reference_date", on->iso()}, {"dry_run", given.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
