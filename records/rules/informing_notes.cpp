#include "records/rules/informing_notes.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/senders.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view deferral_list = "uitstel", exemption_list = "vrijstelling", factor_list = "factor";

bool defers(const Besluit& b) { return b.soort == code::informeren && (b.uitkomst == code::uitstel || b.uitkomst == code::niet); }

class Writer {
  public:
    Writer(const Dossier& dossier, const Regime& regime, const Convenant& convenant, const Kalender& kalender, Date op)
        : dossier_(dossier), regime_(regime), convenant_(convenant), kalender_(kalender), op_(op) {
        for (const auto& rule : regime.informeren)
            if (!rule_ && !rule.verschuldigd.empty()) rule_ = &rule;
    }

    std::vector<Informeernotitie> write() {
        if (!rule_) return {};
        for (const auto& b : dossier_.besluiten) {
            if (b.soort != code::informeren || b.datum > op_) continue;
            if (defers(b)) judgement(b, "uitstel", deferral_list);
            if (b.uitkomst == code::vrijstelling) judgement(b, "vrijstelling", exemption_list);
            if (const auto* before = earlier(b)) reconsideration(b, *before);
        }
        for (const auto& plan : dossier_.plannen)
            if (plan.datum <= op_ && !plan.informeerafspraak.empty()) agreement(plan);
        return std::move(found_);
    }

  private:
    std::string person_of(const Besluit& b) const {
        const auto* subject = dossier_.subject();
        return !b.betreft.empty() ? b.betreft : subject ? subject->id : "";
    }
    /// The article that asks for the note, or the rule on informing itself.
    const Regel& source() const {
        if (const auto* asked = regime_.eis("uitstel.aantekening")) return *asked;
        return *rule_;
    }
    Informeernotitie begin(std::string kind, std::string person, std::string item, Date date) const {
        Informeernotitie note;
        note.soort = std::move(kind), note.persoon = std::move(person), note.item = std::move(item), note.datum = date;
        note.toelating = cite(source(), regime_);
        return note;
    }
    void finish(Informeernotitie note) {
        auto& verdict = note.toelating;
        verdict.oordeel = Oordeel::ja;
        for (const auto& what : note.ontbreekt) {
            if (what == "grond" || what == "redenen") verdict.oordeel = Oordeel::wacht;
            const auto dot = what.find('.');
            verdict.stappen.push_back({"informeren.ontbreekt." + what.substr(0, dot), {dot == std::string::npos ? "" : what.substr(dot + 1)}});
        }
        if (verdict.oordeel == Oordeel::ja) verdict.stappen.insert(verdict.stappen.begin(), {"informeren.notitie", {note.datum.iso()}});
        found_.push_back(std::move(note));
    }

    void set_review(Informeernotitie& note, const Besluit& b) const {
        note.herziening = b.herziening;
        note.herziening_besloten = b.herziening.has_value();
        for (const auto* interval : regime_.termijnen_voor("herziening.informeren")) {
            const auto by_interval = term(*interval, b.datum, regime_, kalender_).datum;
            if (!note.herziening || (by_interval && *by_interval < *note.herziening)) note.herziening = by_interval, note.herziening_besloten = false;
        }
    }

    void judgement(const Besluit& b, const char* kind, std::string_view list) {
        auto note = begin(kind, person_of(b), b.id, b.datum);
        bool known = !b.gronden.empty();
        for (const auto& letter : b.gronden)
            if (!regime_.grond(list, letter)) {
                known = false;
                note.toelating.stappen.push_back({"informeren.grond_onbekend", {letter}});
            }
        auto need = [&](bool there, const char* what) {
            if (!there) note.ontbreekt.push_back(what);
        };
        need(known, "grond");
        need(!b.redenen.empty(), "redenen");
        if (list == deferral_list) {
            need(!b.noodzaak.empty(), "noodzaak");
            need(!b.evenredigheid.empty(), "evenredigheid");
            need(regime_.gronden_van(factor_list).empty() || !b.factoren.empty(), "factor");
            for (const auto& party : missing_consultation(*rule_, b.overleg, dossier_, regime_, convenant_, b.datum)) note.ontbreekt.push_back("overleg." + party);
        }
        if (b.uitkomst == code::uitstel) {
            need(!b.beletsel.empty(), "beletsel");
            set_review(note, b);
            need(note.herziening.has_value(), "herziening");
        }
        finish(std::move(note));
    }

    /// The deferral of the same person that stood when this was decided.
    const Besluit* earlier(const Besluit& later) const {
        const Besluit* last = nullptr;
        for (const auto& b : dossier_.besluiten) {
            if (&b == &later) break;
            if (b.soort == code::informeren && person_of(b) == person_of(later) && b.datum <= later.datum) last = &b;
        }
        return last && defers(*last) ? last : nullptr;
    }

    void reconsideration(const Besluit& b, const Besluit& before) {
        auto note = begin("heroverweging", person_of(b), b.id, b.datum);
        note.eerder = before.id;
        if (b.redenen.empty()) note.ontbreekt.push_back("redenen");
        if (b.uitkomst == code::uitstel) set_review(note, b);
        finish(std::move(note));
    }

    void agreement(const Plan& plan) {
        const auto* subject = dossier_.subject();
        auto note = begin("afspraak", subject ? subject->id : "", plan.id, plan.datum);
        note.toelating = cite(*rule_, regime_);
        const Besluit* how = nullptr;
        for (const auto& b : dossier_.besluiten)
            if (b.soort == code::informeren && b.datum <= op_ && person_of(b) == note.persoon && !b.wijze.empty()) how = &b;
        if (!how) note.ontbreekt.push_back("wijze");
        finish(std::move(note));
    }

    const Dossier& dossier_;
    const Regime& regime_;
    const Convenant& convenant_;
    const Kalender& kalender_;
    Date op_;
    const Informeerregel* rule_ = nullptr;
    std::vector<Informeernotitie> found_;
};

}  // namespace

std::vector<Informeernotitie> informing_notes(const Dossier& dossier, const Regime& regime, const Convenant& convenant, const Kalender& kalender, Date op) {
    return Writer(dossier, regime, convenant, kalender, op).write();
}

}  // namespace griffier
