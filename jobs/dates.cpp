#include "jobs/dates.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/request_steps.h"
#include "records/rules/restriction.h"
#include "records/rules/need.h"
#include "records/rules/requests.h"
#include "records/rules/retention.h"

namespace griffier::jobs {

namespace {

class Collector {
  public:
    explicit Collector(const CaseFacts& facts) : facts_(facts) {}

    std::vector<DatedFact> collect() {
        state();
        informing();
        requests();
        ages();
        for (Beperking& one : restrictions(facts_.dossier, facts_.regime, facts_.on)) add("beperking", one.besluit, std::move(one.grond));
        keeping();
        return std::move(found_);
    }

  private:
    void add(std::string what, std::string about, Bevinding bevinding, Urgency urgency = Urgency::none) {
        found_.push_back({std::move(what), std::move(about), std::move(bevinding), urgency});
    }

    /// How a date stands on the reference date, when it has to be met on or before `last`.
    Urgency at_most(const std::optional<Date>& target, const std::optional<Date>& last) const {
        const auto& limit = last ? last : target;
        if (!limit) return Urgency::none;
        if (*limit < facts_.on) return Urgency::late;
        return (target ? *target : *limit) <= facts_.on ? Urgency::due : Urgency::ahead;
    }
    /// The same for a last day that needs a run-up: due as soon as the run-up of the regime begins.
    Urgency at_most_with_lead(const std::optional<Date>& last) const {
        const Drempel* lead = facts_.regime.drempel("vernietiging.aanloop-dagen");
        return last ? at_most(last->plus_days(lead ? -lead->waarde : 0), last) : Urgency::none;
    }
    Urgency not_before(const std::optional<Date>& first) const {
        if (!first) return Urgency::none;
        return *first <= facts_.on ? Urgency::due : Urgency::ahead;
    }

    void state() {
        add("agendering", "", tabled(facts_.dossier, facts_.regime, facts_.on));
        for (const Bestandregel& file : facts_.regime.bestanden)
            add("laatste_verwerking", file.code, last_processing(facts_.dossier, facts_.regime, file.code, facts_.on));
        add("afsluiting", "", closure(facts_.dossier, facts_.regime, facts_.on));
    }

    void informing() {
        for (const Informeerplicht& duty : informing_duties(facts_.dossier, facts_.regime, facts_.convenant, facts_.kalender, {facts_.on, facts_.sent})) {
            const bool open = duty.stand == "te-informeren";
            add("informeren", duty.persoon, duty.termijn.datum || duty.termijn.uiterst ? duty.termijn : duty.plicht,
                open ? at_most(duty.termijn.datum, duty.termijn.uiterst) : Urgency::none);
            if (open) add("toelating", duty.persoon, duty.toelating);
            if (duty.herziening) add("herziening", duty.persoon, *duty.herziening, not_before(duty.herziening->datum));
            if (duty.botsing) add("botsing", duty.persoon, *duty.botsing, Urgency::due);
        }
    }

    void requests() {
        for (const Verzoek& request : facts_.dossier.verzoeken) {
            const bool answered = is_answered(request, facts_.dossier, facts_.on);
            if (request.ontvangen > facts_.on) continue;
            for (Bevinding& deadline : request_deadlines(request, facts_.regime, facts_.kalender)) {
                const Urgency urgency = answered ? Urgency::none : at_most(deadline.datum, deadline.uiterst);
                add("antwoord", request.id, std::move(deadline), urgency);
            }
        }
    }

    void ages() {
        const Persoon* subject = facts_.dossier.subject();
        if (!subject) return;
        for (const char* purpose : {"zelfstandig", "meerderjarig"}) {
            Bevinding age = age_reached(facts_.regime, facts_.kalender, purpose, subject->geboortedatum, facts_.on);
            if (age.datum) add(std::string("leeftijd.") + purpose, subject->id, std::move(age));
        }
    }

    void keeping() {
        Bewaarvraag question;
        question.op = facts_.on;
        question.gearchiveerd = facts_.gearchiveerd;
        question.startkeuzes = facts_.convenant.startkeuzes;
        std::vector<Bewaarplan> plans = retention_plan(facts_.dossier, facts_.regime, facts_.kalender, question);
        apply_erasures(plans, facts_.dossier, facts_.regime, facts_.kalender, facts_.on);
        for (const Bewaarplan& plan : plans) {
            const std::string file = plan.uit.empty() ? plan.bestand : plan.uit;
            if (plan.archiveren) {
                const Termijn* term = facts_.regime.termijn(plan.archiveren->regel);
                const bool keep = term && term->soort == TermijnSoort::bewaren;
                add("archiveren", file, *plan.archiveren, keep ? not_before(plan.archiveren->datum) : at_most(plan.archiveren->datum, plan.archiveren->uiterst));
            }
            add("vernietigen", file, plan.vernietigen,
                plan.bewaarplicht ? not_before(plan.vernietigen.datum) : at_most_with_lead(plan.vernietigen.datum));
            if (auto review = need_review(plan, facts_.dossier, facts_.regime, facts_.kalender, facts_.on)) add("noodzaak", file, *review, not_before(review->datum));
            if (auto undated = without_date(plan, facts_.dossier, facts_.regime)) without(file, plan, std::move(*undated));
        }
        if (Bevinding held = hold(facts_.dossier, facts_.regime, facts_.on); held.oordeel == Oordeel::ja) {
            const Urgency urgency = at_most(std::nullopt, held.uiterst);
            add("aanhouding", "", std::move(held), urgency);
        }
        if (Bevinding open = open_request(facts_.dossier, facts_.regime, facts_.on); open.oordeel == Oordeel::ja)
            add("open_verzoek", "", std::move(open));
    }

    /// What has no day only because nobody has closed it, or because nothing was done in it yet, waits until the regime's own limit;
    /// anything else is wrong now.
    void without(const std::string& file, const Bewaarplan& plan, Bevinding undated) {
        const bool open = waits_for_closing(undated), waits = open || waits_for_act(plan, undated);
        const bool red = !waits || !undated.datum || *undated.datum < facts_.on;
        add(open ? "zonder_afsluiting" : waits ? "zonder_handeling" : "zonder_datum", file, std::move(undated), red ? Urgency::late : Urgency::ahead);
    }

    const CaseFacts& facts_;
    std::vector<DatedFact> found_;
};

}  // namespace

std::vector<DatedFact> dated_facts(const CaseFacts& facts) { return Collector(facts).collect(); }

bool is_standing(std::string_view what) { return what == "aanhouding" || what == "zonder_datum" || what == "zonder_afsluiting" || what == "zonder_handeling"; }

const DatedFact* next_due(const std::vector<DatedFact>& facts) {
    const DatedFact* next = nullptr;
    const auto day = [](const DatedFact& fact) { return fact.bevinding.datum ? fact.bevinding.datum : fact.bevinding.uiterst; };
    for (const DatedFact& fact : facts)
        if (fact.urgency != Urgency::none && !is_standing(fact.what) && day(fact) && (!next || *day(fact) < *day(*next))) next = &fact;
    return next;
}

}  // namespace griffier::jobs
