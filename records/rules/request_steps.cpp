#include "records/rules/request_steps.h"

#include <algorithm>

#include "records/rules/terms.h"

namespace griffier {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string citation(const Regel* rule, const Regime& regime) { return rule ? cite(*rule, regime).artikel : regime.naam; }

class Steps {
  public:
    explicit Steps(const Verzoekvraag& vraag) : vraag_(vraag), request_(vraag.verzoek) {}

    std::vector<Error> check() {
        for (std::size_t i = 0; i < request_.stappen.size(); ++i) {
            const auto& step = request_.stappen[i];
            const auto known = request_steps().find(step.soort);
            if (known == request_steps().end()) {
                refuse("verzoek.stap_onbekend", {citation(vraag_.regime.eis("verzoek.alle-rechten"), vraag_.regime)});
                continue;
            }
            const auto& outcomes = known->second;
            if (!outcomes.empty() && std::find(outcomes.begin(), outcomes.end(), step.uitkomst) == outcomes.end()) refuse("verzoek.stap", {step.soort, joined(outcomes)});
            one(step, i);
        }
        return std::move(found_);
    }

  private:
    void refuse(std::string code, std::vector<std::string> args) { found_.push_back(refused(std::move(code), {request_.id, 0, ""}, std::move(args))); }
    bool before(std::string_view soort, std::size_t end) const {
        return std::any_of(request_.stappen.begin(), request_.stappen.begin() + static_cast<long>(end), [&](const auto& step) { return step.soort == soort; });
    }
    const Besluit* decided(const Verzoekstap& step, bool lifting) const {
        for (const auto& decision : vraag_.dossier.besluiten)
            if (decision.verwijst == request_.id && answers_request(decision.soort) && (decision.uitkomst == "opheffen") == lifting && decision.datum <= step.datum &&
                (lifting || decision.uitkomst == step.uitkomst))
                return &decision;
        return nullptr;
    }

    void one(const Verzoekstap& step, std::size_t at) {
        const auto* rule = vraag_.regime.besluit(decision_kind(request_.soort));
        if (step.soort == "besluit" && !decided(step, false)) refuse("verzoek.stap_zonder_besluit", {citation(rule, vraag_.regime)});
        if (step.soort == "uitvoering" && !answered_before(step)) refuse("verzoek.niet_beslist", {});
        if (step.soort == "uitvoering" && still_there()) refuse("verzoek.nog_niet_gewist", {citation(rule, vraag_.regime)});
        if (step.soort == "kennisgeving") {
            if (!before("uitvoering", at)) refuse("verzoek.niet_uitgevoerd", {});
            if (step.wie.empty()) refuse("verzoek.kennisgeving_zonder_wie", {});
        }
        if (step.soort == "doorzending" && !vraag_.convenant.partij(step.wie)) refuse("verzoek.partij", {});
        if (step.soort == "zienswijze" && !vraag_.dossier.persoon(step.wie)) refuse("verzoek.betreft_onbekend", {});
        if (step.soort == "opheffing" && step.uitkomst == "besloten" && !before("opheffing", at))
            refuse("verzoek.opheffing_zonder_bericht", {citation(vraag_.regime.besluit("beperking"), vraag_.regime)});
        if (step.soort == "verlenging") extension(step, at);
    }

    bool still_there() const {
        return std::any_of(vraag_.dossier.besluiten.begin(), vraag_.dossier.besluiten.end(),
                           [&](const auto& b) { return b.verwijst == request_.id && waits_for_erasure(request_, b, vraag_.dossier); });
    }

    bool answered_before(const Verzoekstap& step) const {
        return std::any_of(vraag_.dossier.besluiten.begin(), vraag_.dossier.besluiten.end(),
                           [&](const auto& b) { return b.verwijst == request_.id && b.uitkomst != "opheffen" && b.datum <= step.datum && to_be_executed(request_, b.uitkomst); });
    }

    /// As it stood on the day of the extension.
    void extension(const Verzoekstap& step, std::size_t at) {
        Verzoek then = request_;
        then.stappen.resize(at);
        Verzoekvraag question{then, vraag_.dossier, vraag_.zonder_dossier, vraag_.regime, vraag_.convenant, vraag_.kalender, step.datum, vraag_.beleid};
        for (auto& error : extension_errors(question, step.reden)) found_.push_back(std::move(error));
    }

    const Verzoekvraag& vraag_;
    const Verzoek& request_;
    std::vector<Error> found_;
};

}  // namespace

const std::map<std::string, std::vector<std::string>, std::less<>>& request_steps() {
    static const std::map<std::string, std::vector<std::string>, std::less<>> table{
        {"identiteit", {"gevraagd", "vastgesteld", "niet-vastgesteld"}},
        {"machtiging", {"gevraagd", "ontvangen", "ingetrokken"}},
        {"aanvulling", {"gevraagd", "ontvangen"}},
        {"zienswijze", {"niet-geraakt", "weggelaten", "gevraagd", "geen-bezwaar", "bezwaar"}},
        {"opheffing", {"aangekondigd", "besloten"}},
        {"doorzending", {}}, {"verlenging", {}}, {"intrekking", {}}, {"besluit", {}}, {"uitvoering", {}}, {"kennisgeving", {}}};
    return table;
}

bool answers_request(std::string_view decision_kind) {
    static constexpr std::string_view kinds[] = {"verzoek", "correctie", "wissing", "beperking", "bezwaar"};
    return std::find(std::begin(kinds), std::end(kinds), decision_kind) != std::end(kinds);
}

bool is_answered(const Verzoek& verzoek, const Dossier& dossier, Date op) {
    const auto ends = [&](const Verzoekstap& s) { return s.datum <= op && (s.soort == "besluit" || s.soort == "intrekking" || s.soort == "doorzending"); };
    const auto answers = [&](const Besluit& b) { return b.verwijst == verzoek.id && b.datum <= op && b.uitkomst != "opheffen" && answers_request(b.soort); };
    return std::any_of(verzoek.stappen.begin(), verzoek.stappen.end(), ends) || std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), answers);
}

std::vector<Error> step_errors(const Verzoekvraag& vraag) {
    std::vector<Error> out = receipt_errors(vraag);
    for (auto& error : Steps(vraag).check()) out.push_back(std::move(error));
    return out;
}

std::vector<Error> recorded_decision_errors(const Besluit& decision, const Dossier& dossier, const Regime& regime, const Convenant& convenant,
                                            const Kalender& kalender, const std::vector<Neutraalbeleid>& beleid) {
    if (!answers_request(decision.soort)) return {};
    for (const auto& request : dossier.verzoeken) {
        if (request.id != decision.verwijst) continue;
        Besluit judged = decision;
        if (const auto* rule = regime.besluit(decision.soort); rule && judged.orgaan.empty() && rule->door.size() == 1) judged.orgaan = rule->door.front();
        return decision_errors({request, dossier, false, regime, convenant, kalender, decision.datum, beleid}, judged);
    }
    // A mistake can be mended, and a restriction lifted, without anybody asking; access and objection are always of somebody.
    if (decision.soort != "verzoek" && decision.soort != "bezwaar") return {};
    return {refused("verzoek.besluit_zonder_verzoek", {dossier.nummer, 0, ""}, {decision.soort, citation(regime.besluit(decision.soort), regime)})};
}

}  // namespace griffier
