#include "jobs/assessor.h"

#include <utility>

#include "jobs/inform.h"
#include "jobs/nightly_archive.h"
#include "jobs/nightly_destruction.h"
#include "jobs/nightly_keeping.h"
#include "jobs/reassess.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 200;  // cases whose terms go into one commit

}  // namespace

Assessor::Assessor(Context& context, Session& session, const NightPlan& plan, JobReport& report, Date seen, std::optional<Date> last_night)
    : context_(context), session_(session), plan_(plan), report_(report), seen_(seen), last_night_(last_night) {
    proposal_.peildatum = session.on;
}

Status Assessor::dossier(const Dossierregel& line, const Dossier& dossier, const Regime& regime, bool has_turn, const std::vector<Informeerplicht>* duties) {
    if (looks_at_keeping() && has_turn) TRY(keeping(line, dossier, regime));
    if (plan_.runs(NightStep::inform)) {
        std::vector<Informeerplicht> reckoned;
        if (!duties) {
            TRY_ASSIGN(std::vector<Verzonden> sent, session_.sent(line.nummer));
            reckoned = informing_duties(dossier, regime, session_.convenant, session_.law.kalender, {session_.on, std::move(sent)});
        }
        inform(context_, session_, dossier, regime, duties ? *duties : reckoned, report_);
    }
    if (plan_.runs(NightStep::age)) tell_ages(context_, session_, dossier, regime, last_night_, report_);
    return assessed_.size() >= group_size ? keep() : Status();
}

Status Assessor::finish() {
    TRY(keep());
    return archive_papers(context_, session_, std::exchange(moved_, {}), report_);
}

Status Assessor::destroy() { return destruction_night(context_, session_, proposal_, report_); }

Status Assessor::keep() {
    if (session_.keeps(context_) && !assessed_.empty()) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (const Assessed& one : assessed_) TRY(keep_terms(group, one.number, *one.regime, one.facts));
        TRY(group.commit());
    }
    assessed_.clear();
    return {};
}

bool Assessor::looks_at_keeping() const {
    return plan_.runs(NightStep::terms) || plan_.runs(NightStep::archive) || plan_.runs(NightStep::need) || plan_.runs(NightStep::destroy);
}

/// The dates of keeping of one case: reckoned anew, held against what is stored, and what they ask done or told.
Status Assessor::keeping(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
    TRY_ASSIGN(std::vector<DatedFact> facts, session_.facts_of(dossier, regime));
    if (plan_.runs(NightStep::terms)) {
        report_.count("reckoned");
        TRY(compare(line, regime, facts));
    }
    TRY(to_archive(line, dossier, regime, facts));
    if (plan_.runs(NightStep::terms)) remind(line.nummer, facts);
    if (plan_.runs(NightStep::need)) tell_keeping(context_, dossier, regime, session_.on, facts, report_);
    if (plan_.runs(NightStep::destroy)) TRY(to_list(line, dossier, regime));
    if (plan_.runs(NightStep::terms)) assessed_.emplace_back(line.nummer, &regime, facts);
    return {};
}

/// What moves has other dates after it.
Status Assessor::to_archive(const Dossierregel& line, const Dossier& dossier, const Regime& regime, std::vector<DatedFact>& facts) {
    if (!plan_.runs(NightStep::archive)) return {};
    if (const Result<bool> moved = archive_due(context_, session_, dossier, regime, facts, report_); !moved) {
        if (moved.error().kind != Kind::refused) return moved.error();
        refuse(moved.error());
    } else if (*moved) {
        moved_.push_back(line.nummer);
        TRY_ASSIGN(facts, session_.facts_of(dossier, regime));
        // Alone it leaves the stored dates as they now are; in a whole night the step that reckons them does.
        if (!plan_.runs(NightStep::terms)) assessed_.emplace_back(line.nummer, &regime, facts);
    }
    return {};
}

Status Assessor::to_list(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
    TRY_ASSIGN(const Gearchiveerd archived, archived_on(session_, line.nummer));
    if (const Result<Aanloop> lead = lead_time(regime); lead)
        propose(proposal_, dossier, regime, session_.law.kalender, *lead, archived);
    else if (without_lead_.insert(regime.id).second)
        refuse(lead.error());
    return {};
}

/// A stored date that its events do not give means that somebody or something changed the store. It is told, and the recomputed
/// date takes its place: events and regime are what counts.
Status Assessor::compare(const Dossierregel& line, const Regime& regime, const std::vector<DatedFact>& facts) {
    TRY_ASSIGN(const std::vector<Termijnregel> stored, session_.store->terms(line.nummer));
    for (const Termijnregel& term : differences({stored, terms_of(line.nummer, regime, facts), line.laatste_datum, seen_, session_.on})) {
        refuse(error_of(Kind::damaged, "termijn.anders", {line.nummer, 0, ""}, {term.regel, term.item, term.datum.iso()}));
        report_.count("findings");
    }
    return {};
}

/// Tells what of one case is late or has to be done now. Letters are told by produce, informing by inform.cpp, destruction by its list.
void Assessor::remind(const std::string& number, const std::vector<DatedFact>& facts) {
    for (const DatedFact& fact : facts) {
        static const std::set<std::string> told_elsewhere{"informeren", "antwoord", "vernietigen", "noodzaak", "herziening", "botsing"};
        if (told_elsewhere.count(fact.what) != 0 || is_standing(fact.what) || fact.urgency < Urgency::due) continue;
        const bool late = fact.urgency == Urgency::late;
        const auto& day = fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum;
        std::string heading = context_.words.has("kop." + fact.what) ? context_.words.text("kop." + fact.what) : fact.what;
        if (!fact.about.empty()) heading += " (" + fact.about + ")";
        context_.output.item(late ? "late" : "due",
                            {{"dossier", number}, {"what", fact.what}, {"about", fact.about}, {"date", day ? day->iso() : ""}, {"rule", fact.bevinding.regel}},
                            context_.words.text(late ? "regel.termijn_laat" : "regel.termijn_nu", {number, heading, day ? context_.words.long_date(*day) : "-"}));
        report_.count(late ? "late" : fact.what == "archiveren" ? "due" : "at_risk");
        if (late) report_.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
}

void Assessor::refuse(const Error& error) {
    context_.output.error(error);
    report_.failed(error);
}

}  // namespace griffier::jobs
