#pragma once
// The sentences about requests: who asks whom, what was set down on the way, what is decided, and what stands in the way of it.
#include <algorithm>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>

#include "records/rules/request_steps.h"
#include "records/rules/restriction.h"

namespace griffier::scenario {

/// Borrowed from the World that plays the scenario.
class RequestSentences {
  public:
    using Answer = std::optional<std::optional<std::string>>;  ///< nothing: no sentence about requests; else what is wrong, or nothing

    RequestSentences(Dossier& dossier, Convenant& convenant, const Regime& regime, const Kalender& kalender) : dossier_(dossier), convenant_(convenant), regime_(regime), kalender_(kalender) {}

    /// `day`: reads a date; `op`: the reference date, once there is one.
    template <class ReadDate>
    Answer act(std::string text, const ReadDate& day, std::optional<Date> op) {
        while (!text.empty() && text.back() == ' ') text.pop_back();  // an empty cell of the examples
        static const std::string d = "(\\d+ [a-z]+ \\d{4})";
        std::smatch m;
        const auto is = [&](const std::string& form) { return std::regex_match(text, m, std::regex(form)); };
        if (is("de identiteit van de verzoeker is (gevraagd|vastgesteld|niet-vastgesteld) op " + d)) return step({"identiteit", m[1], "", day(m[2]), ""});
        if (is("de machtiging is (gevraagd|ontvangen|ingetrokken) op " + d)) return step({"machtiging", m[1], "", day(m[2]), ""});
        if (is("dat verzoek komt van (?:een|de) (gemachtigde|advocaat|wettelijk-vertegenwoordiger|curator|mentor)")) return request().hoedanigheid = m[1], done();
        if (is("dat verzoek is gericht aan ([a-z]+)")) return request().gericht_aan = m[1], done();
        if (is("dat verzoek valt onder de (Wpg|Wjsg|Woo|Awb|AVG)")) return request().wet = m[1], done();
        if (is("dat verzoek is doorgezonden aan ([a-z]+) op " + d)) return step({"doorzending", "", "", day(m[2]), m[1]});
        if (is("dat verzoek wil ([a-z0-9]+) anders, met reden")) return request().wensen.push_back({m[1], "Anders.", "Het klopt niet."}), done();
        if (is("dat verzoek noemt bijzondere omstandigheden")) return request().omstandigheden = "Mijn kind heeft er last van.", done();
        if (is("de gegevens van ([a-z]+) in de kopie zijn (niet-geraakt|weggelaten|gevraagd|geen-bezwaar|bezwaar) op " + d)) return request().derden.push_back({m[1], m[2], "", day(m[3])}), done();
        if (is("over dat verzoek is overlegd met ([a-z]+) op " + d)) return request().overleg.push_back({m[1], day(m[2]), "Geen bezwaar."}), done();
        if (is("het einde van de beperking is aangekondigd op " + d)) return step({"opheffing", "aangekondigd", "", day(m[1]), ""});
        if (is("elk verzoek om ([a-z]+) krijgt het neutrale antwoord op grond ([a-z]) tot en met " + d)) return policies_.push_back({m[1], "uitstel", m[2], "", Date(2000, 1, 1), day(m[3])}), done();
        if (is("op dat verzoek wordt beslist met uitkomst ([a-z]+)(?: op grond ([a-z]) uit de lijst ([a-z.]+))?( met redenen)?(?:(?: en| met) alle factoren(?: behalve ([a-z]))?)?(?: over ([a-z0-9]+))?")) {
            decision_ = Besluit();
            decision_->id = "beslissing-" + std::to_string(dossier_.besluiten.size() + 1), decision_->soort = decision_kind(request().soort), decision_->uitkomst = m[1], decision_->verwijst = request().id;
            if (decision_->uitkomst == "opheffen") decision_->soort = "beperking";
            if (!op) return std::optional<std::string>("zeg eerst: Als het <datum> is");
            decision_->datum = *op;
            if (const auto* rule = regime_.besluit(decision_->soort); rule && !rule->door.empty()) decision_->orgaan = rule->door.front();
            if (m[2].matched) decision_->gronden = {m[2]}, decision_->gronden_lijst = m[3];
            if (m[4].matched) decision_->redenen = decision_->noodzaak = decision_->evenredigheid = "Zie het dossier.";
            if (text.find("alle factoren") != std::string::npos)
                for (const auto* factor : regime_.gronden_van("factor"))
                    if (factor->letter != m[5]) decision_->factoren[factor->letter] = "Afgewogen.";
            if (m[6].matched) decision_->gebruikt = {m[6]};
            return done();
        }
        if (is("dat besluit is genomen")) return decided() ? (dossier_.besluiten.push_back(*decision_), done()) : Answer(std::optional<std::string>("er is nog geen besluit"));
        return std::nullopt;
    }

    Answer expect(const std::string& text, std::optional<Date> op) {
        std::smatch m;
        const auto is = [&](const char* form) { return std::regex_match(text, m, std::regex(form)); };
        if (is("kan zo worden beslist")) return same("", wrong());
        if (is("kan niet worden beslist: ([a-z_, ]+)")) return same(m[1], wrong());
        if (is("noemt de weigering artikel (.*)")) {
            for (const auto& error : errors())
                if (!error.args.empty() && error.args.back().find(m[1]) != std::string::npos) return done();
            return std::optional<std::string>("geen reden noemt dat artikel");
        }
        if (is("is het antwoord (neutraal|gewoon)")) return same(m[1], neutral_answer(question(decision_->datum), *decision_) ? "neutraal" : "gewoon");
        if (!op) return std::nullopt;
        if (is("is dat verzoek ([a-z-]+)")) return same(m[1], request_status(question(*op)).stand);
        if (is("is de wet voor (de samenwerking|[a-z]+) de (.*)")) return same(m[2], law_for(regime_, convenant_, m[1] == "de samenwerking" ? std::string() : m[1].str()));
        if (is("is ([a-z0-9]+) (wel|niet) afgeschermd")) return same(m[2], restriction_on(restrictions(dossier_, regime_, *op), m[1].str()) ? "wel" : "niet");
        return std::nullopt;
    }

  private:
    Verzoek& request() {
        if (dossier_.verzoeken.empty()) throw std::runtime_error("er is nog geen verzoek");
        return dossier_.verzoeken.back();
    }
    Answer step(Verzoekstap made) { return request().stappen.push_back(std::move(made)), done(); }
    bool decided() const { return decision_.has_value(); }
    static Answer done() { return Answer(std::in_place, std::nullopt); }
    static Answer same(const std::string& wanted, const std::string& found) {
        return wanted == found ? done() : Answer(std::optional<std::string>("verwacht " + wanted + ", gevonden " + found));
    }
    Verzoekvraag question(Date op) {
        auto& asked = request();
        if (asked.verzoeker.empty()) asked.verzoeker = "subject";
        return {asked, dossier_, false, regime_, convenant_, kalender_, op, policies_};
    }
    std::vector<Error> errors() {
        if (!decided()) throw std::runtime_error("zeg eerst: op dat verzoek wordt beslist ...");
        return decision_errors(question(decision_->datum), *decision_);
    }
    /// The codes without "verzoek.", each once, in the order in which they are found.
    std::string wrong() {
        std::string all;
        std::vector<std::string> seen;
        for (const auto& error : errors()) {
            std::string code = error.code.substr(error.code.find('.') + 1);
            if (std::find(seen.begin(), seen.end(), code) != seen.end()) continue;
            seen.push_back(code);
            all += (all.empty() ? "" : ", ") + code;
        }
        return all;
    }

    Dossier& dossier_;
    Convenant& convenant_;
    const Regime& regime_;
    const Kalender& kalender_;
    std::vector<Neutraalbeleid> policies_;
    std::optional<Besluit> decision_;
};

}  // namespace griffier::scenario
