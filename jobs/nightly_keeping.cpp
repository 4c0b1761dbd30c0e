#include "jobs/nightly_keeping.h"

#include <map>

#include "records/rules/explain.h"
#include "records/rules/need.h"

namespace griffier::jobs {

namespace {

/// The step that names the reason, without its arguments: a code of the explanations.
std::string sentence_of(const std::string& code, const std::string& file, const Catalogue& words) { return explain_step({code, {file}}, words); }

void tell_hold(Context& context, const Dossier& dossier, const Regime& regime, Date on, const DatedFact& fact, JobReport& report) {
    const Drempel* most = regime.drempel("aanhouding.verlengingen");
    const long extended = hold_count(dossier, on) - 1, allowed = most ? most->waarde : 0;
    const Date until = *fact.bevinding.uiterst;
    context.output.item("hold", {{"dossier", dossier.nummer}, {"from", fact.bevinding.start->iso()}, {"until", until.iso()}, {"extended", extended}, {"allowed", allowed}},
                        context.words.text("regel.aanhouding", {dossier.nummer, context.words.long_date(until), std::to_string(extended), std::to_string(allowed)}));
    report.count("holds");
}

void tell_review(Context& context, const Dossier& dossier, const DatedFact& fact, JobReport& report) {
    const Bevinding& review = fact.bevinding;
    const bool ended = !review.stappen.empty() && review.stappen.front().key == "noodzaak.vervallen";
    if (ended) return;  // it stands on a list, or goes on one tonight
    context.output.item("review", {{"dossier", dossier.nummer}, {"file", fact.about}, {"date", review.datum->iso()}, {"rule", review.regel}},
                        context.words.text("regel.noodzaak", {dossier.nummer, fact.about, context.words.long_date(*review.datum)}));
    report.count("reviews_due");
}

}  // namespace

void tell_keeping(Context& context, const Dossier& dossier, const Regime& regime, Date on, const std::vector<DatedFact>& facts, JobReport& report) {
    for (const DatedFact& fact : facts) {
        if (fact.what == "aanhouding" && fact.bevinding.uiterst) tell_hold(context, dossier, regime, on, fact, report);
        if (fact.what == "noodzaak" && fact.urgency == Urgency::due) tell_review(context, dossier, fact, report);
    }
}

void tell_without_date(Context& context, const Voordracht& proposal, JobReport& report) {
    std::map<std::string, std::vector<const Voordracht::Zonder*>> waiting;
    for (const Voordracht::Zonder& one : proposal.zonder_datum) {
        if (!one.rood(proposal.peildatum)) {
            waiting[one.reden].push_back(&one);
            continue;
        }
        context.output.item("without_date", {{"dossier", one.dossier}, {"file", one.bestand}, {"reason", one.reden}, {"red", true}},
                            context.words.text("regel.zonder_datum_rood", {one.dossier, one.bestand, sentence_of(one.reden, one.bestand, context.words)}));
        report.count("without_date");
        report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
    for (const auto& [reason, files] : waiting) {
        Json numbers = Json::array();
        for (const auto* one : files) numbers.push_back(one->dossier + "/" + one->bestand);
        context.output.item("without_date", {{"reason", reason}, {"files", numbers}, {"red", false}},
                            context.words.text("regel.zonder_datum", {std::to_string(files.size()), sentence_of(reason, "", context.words)}));
        report.count("without_date", static_cast<long>(files.size()));
    }
}

void tell_missed(Context& context, const std::optional<Date>& last, Date on, long missed, JobReport& report) {
    if (missed == 0) return;
    const Date from = last->plus_days(1), to = on.plus_days(-1);
    const bool one = missed == 1;
    context.output.item("missed_nights", {{"last", last->iso()}, {"from", from.iso()}, {"to", to.iso()}, {"nights", missed}},
                        context.words.text(one ? "regel.nacht_gemist" : "regel.nachten_gemist", {std::to_string(missed), context.words.long_date(from), context.words.long_date(to)}));
    report.count("missed_nights", missed);
}

}  // namespace griffier::jobs
