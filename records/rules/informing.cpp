#include "records/rules/informing.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/acts.h"
#include "records/rules/address.h"
#include "records/rules/binding.h"
#include "records/rules/retention.h"
#include "records/rules/senders.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view deferral_list = "uitstel", exemption_list = "vrijstelling";
constexpr std::string_view obstacle_over = "einde-beletsel", new_purpose = "nieuw-doel";  // events

template <class List, class T>
bool contains(const List& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

const Informeerregel* rule_of(const Regime& regime) {
    for (const auto& rule : regime.informeren)
        if (!rule.verschuldigd.empty()) return &rule;
    return nullptr;
}

/// "weging.agenderen" in the comma separated list of moments.
bool is_moment(const Informeerregel& rule, const Besluit& besluit) {
    const std::string wanted = besluit.soort + "." + besluit.uitkomst;
    std::string word;
    for (char c : rule.moment + ",") {
        if (c != ',' && c != ' ') {
            word += c;
        } else {
            if (word == wanted) return true;
            word.clear();
        }
    }
    return false;
}

/// What is the same for everyone in the case; made when the first duty asks for it.
struct Shared {
    std::optional<std::vector<Ronde>> rounds;
    std::optional<std::vector<Bewaarplan>> plans;
};

class Duty {
  public:
    Duty(const Dossier& dossier, const Regime& regime, const Convenant& convenant, const Kalender& kalender, const Informeervraag& vraag,
         const Informeerregel& rule, Shared& shared, const Persoon& person, const Gebeurtenis* purpose = nullptr)
        : dossier_(dossier), regime_(regime), convenant_(convenant), kalender_(kalender), vraag_(vraag), rule_(rule), shared_(shared), person_(person), purpose_(purpose) {
        if (!purpose_) return;
        purpose_moment_.id = purpose_->id;
        purpose_moment_.soort = purpose_->soort;
        purpose_moment_.datum = purpose_->datum;
    }

    Informeerplicht judge() {
        out_.persoon = person_.id;
        out_.rol = person_.rol;
        out_.plicht = cite(rule_, regime_);
        out_.toelating = cite(rule_, regime_);
        out_.ondertekent = rule_.verzendt;
        if (!contains(rule_.verschuldigd, person_.rol)) return not_owed();
        find_moment();
        set_term();
        if (!moment_ && !rule_.moment.empty()) return too_early();
        out_.plicht.oordeel = Oordeel::ja;
        out_.plicht.stappen.push_back(purpose_ ? Stap{"informeren.nieuw_doel", {purpose_->datum.iso()}}
                                      : moment_ ? Stap{"informeren.moment", {moment_->soort + "." + moment_->uitkomst, moment_->datum.iso()}}
                                                : Stap{"informeren.geen_vast_moment", {}});
        set_variant();
        find_judgement();
        end_of_obstacle();
        find_sender();
        find_addressees();
        set_state();
        permit();
        return std::move(out_);
    }

  private:
    bool subject() const { return person_.rol == code::subject; }
    /// Of a decision or an event: about whom it is.
    template <class Item>
    bool concerns(const Item& item) const { return item.betreft == person_.id || (item.betreft.empty() && subject()); }

    Informeerplicht not_owed() {
        out_.plicht.oordeel = out_.toelating.oordeel = Oordeel::nee;
        out_.stand = "niet-verschuldigd";
        out_.plicht.stappen.push_back({"informeren.niet_verschuldigd", {person_.rol}});
        out_.toelating.stappen = out_.plicht.stappen;
        return std::move(out_);
    }

    Informeerplicht too_early() {
        out_.plicht.oordeel = out_.toelating.oordeel = Oordeel::wacht;
        out_.stand = "wacht-op-besluit";
        out_.plicht.stappen.push_back({"informeren.nog_geen_moment", {}});
        if (out_.termijn.uiterst && *out_.termijn.uiterst < vraag_.op)
            out_.plicht.stappen.push_back({"informeren.avg_verstreken", {out_.termijn.uiterst->iso()}});
        out_.toelating.stappen = out_.plicht.stappen;
        return std::move(out_);
    }

    void find_moment() {
        if (purpose_) moment_ = &purpose_moment_;
        else for (const auto* b : assessments(dossier_, regime_, vraag_.op))
            if (is_moment(rule_, *b)) moment_ = b;
        if (moment_) out_.besluit = moment_->id;
    }

    /// Signals of the assessment that the moment ended (all of them where there is none).
    const std::vector<const Signaal*>& signals() {
        if (signals_) return *signals_;
        std::set<std::string> items;
        if (!shared_.rounds) shared_.rounds = rounds(dossier_, regime_, vraag_.op);
        for (const auto& round : *shared_.rounds)
            if (moment_ && round.items.count(moment_->id)) items = round.items;
        std::vector<const Signaal*> found;
        for (const auto& s : dossier_.signalen) {
            bool until = s.datum <= (moment_ ? moment_->datum : vraag_.op);
            if (until && (items.empty() || items.count(s.id))) found.push_back(&s);
        }
        return signals_.emplace(std::move(found));
    }

    std::optional<Date> start_of(std::string_view event) {
        std::optional<Date> first;
        auto take = [&](Date date) {
            if (date <= vraag_.op && (!first || date < *first)) first = date;
        };
        if (event == "verkrijging")
            for (const auto* s : signals()) take(s->ontvangen.value_or(s->datum));
        if (event == "eerste-verstrekking")
            for (const auto& v : dossier_.verstrekkingen) take(v.datum);
        for (const auto& g : dossier_.gebeurtenissen)
            if (g.soort == event && concerns(g)) take(g.datum);
        return first;
    }

    void set_term() {
        if (purpose_) {  // AVG 14(4): before the data are used for it
            out_.termijn = cite(rule_, regime_);
            out_.termijn.oordeel = Oordeel::ja;
            out_.termijn.start_event = purpose_->soort;
            out_.termijn.start = out_.termijn.datum = out_.termijn.uiterst = purpose_->datum;
            out_.termijn.stappen.push_back({"informeren.nieuw_doel", {purpose_->datum.iso()}});
            return;
        }
        auto own = regime_.termijnen_voor("informeren");
        if (moment_ && !own.empty()) out_.termijn = term(*own.front(), moment_->datum, regime_, kalender_);
        else out_.termijn = cite(rule_, regime_), out_.termijn.oordeel = Oordeel::wacht;
        for (const auto* limit : regime_.termijnen_voor("informeren.wettelijk")) {
            auto start = start_of(limit->start);
            if (!start) continue;
            // The strict day is the one to plan on; the rolled one is never counted on here.
            auto found = term(*limit, *start, regime_, kalender_);
            out_.termijn.stappen.push_back({"informeren.avg_grens", {limit->start, start->iso(), found.datum->iso(), cite(*limit, regime_).artikel}});
            if (!out_.termijn.uiterst || *found.datum < *out_.termijn.uiterst) out_.termijn.uiterst = found.datum;
        }
        if (out_.termijn.datum && out_.termijn.uiterst && *out_.termijn.uiterst < *out_.termijn.datum)
            out_.termijn.stappen.push_back({"informeren.later_dan_avg", {out_.termijn.datum->iso(), out_.termijn.uiterst->iso()}});
    }

    void set_variant() {
        if (purpose_) {
            out_.variant = new_purpose;
            return;
        }
        if (!subject()) {
            out_.variant = "derde";
            return;
        }
        auto state = tabled(dossier_, regime_, vraag_.op);
        if (state.oordeel == Oordeel::onbekend) out_.variant = "geagendeerd";  // one file: every case is treated in it
        else if (state.oordeel == Oordeel::ja) out_.variant = "geagendeerd";
        else if (moment_ && does_not_table(*moment_)) out_.variant = "niet-geagendeerd";
        else if (state.oordeel == Oordeel::nee) out_.variant = "niet-geagendeerd";
        else out_.variant = moment_ && moment_->uitkomst == code::advies_agenderen ? "geadviseerd" : "geagendeerd";
    }

    /// The last judgement on informing that is about this person and this moment.
    void find_judgement() {
        for (const auto& b : dossier_.besluiten) {
            if (b.soort != code::informeren || b.datum > vraag_.op || !concerns(b)) continue;
            if (moment_ && b.datum < moment_->datum && b.verwijst != moment_->id) continue;
            if (purpose_ ? b.verwijst != purpose_->id : about_a_purpose(b)) continue;
            if (b.uitkomst == code::uitstel || b.uitkomst == code::niet) deferred_before_ = true;
            if (!judgement_ || judgement_->datum <= b.datum) judgement_ = &b;
        }
    }

    bool about_a_purpose(const Besluit& b) const {
        return std::any_of(dossier_.gebeurtenissen.begin(), dossier_.gebeurtenissen.end(),
                           [&](const Gebeurtenis& g) { return g.soort == new_purpose && g.id == b.verwijst; });
    }

    /// A recorded end of the obstacle sets the deferral aside where the covenant wants the person informed after all.
    void end_of_obstacle() {
        if (!rule_.later_alsnog || !judgement_ || (judgement_->uitkomst != code::uitstel && judgement_->uitkomst != code::niet)) return;
        for (const auto& g : dossier_.gebeurtenissen)
            if (g.soort == obstacle_over && concerns(g) && g.datum >= judgement_->datum && g.datum <= vraag_.op && (!out_.beletsel_voorbij || g.datum < *out_.beletsel_voorbij))
                out_.beletsel_voorbij = g.datum;
    }

    bool wants_letter() const { return judgement_ && judgement_->uitkomst == code::informeren; }

    void find_sender() {
        out_.afzenders = possible_senders(rule_, dossier_, regime_, convenant_, signals(), vraag_.op);
        const std::string chosen = judgement_ ? judgement_->door_partij : "";
        if (!chosen.empty() && may_be_chosen(rule_, chosen, out_.afzenders, convenant_)) out_.afzender = chosen;
        else if (chosen.empty() && out_.afzenders.size() == 1) out_.afzender = out_.afzenders.front();
    }

    void find_addressees() {
        auto adult = age_reached(regime_, kalender_, "meerderjarig", person_.geboortedatum, vraag_.op);
        out_.minderjarig = adult.oordeel != Oordeel::ja;
        bool own = !out_.minderjarig && !person_.curatele && !person_.mentorschap;
        const Besluit* choice = nullptr;
        for (const auto& b : dossier_.besluiten) {
            if ((b.soort != code::adressaat && b.soort != code::informeren) || b.adressaten.empty() || b.datum > vraag_.op || !concerns(b)) continue;
            if (!choice || choice->datum <= b.datum) choice = &b;
        }
        if (choice) check_birthdays(choice->datum);
        if (own && !out_.vervallen) {
            out_.adressaten = {person_.id};
            return;
        }
        if (choice && !out_.vervallen)
            for (const auto& id : choice->adressaten)
                if (dossier_.persoon(id)) out_.adressaten.push_back(id);
        if (out_.adressaten.empty()) {
            if (adult.oordeel == Oordeel::onbekend) out_.ontbreekt.push_back("geboortedatum");
            out_.ontbreekt.push_back("adressaat");
        }
    }

    /// A choice was made for somebody of a certain age: a birthday that the regime tests takes its force away (INF-23, two tests).
    void check_birthdays(Date chosen) {
        for (const char* what : {"zelfstandig", "meerderjarig"}) {
            auto age = age_reached(regime_, kalender_, what, person_.geboortedatum, vraag_.op);
            if (age.oordeel == Oordeel::ja && age.datum && chosen < *age.datum) out_.vervallen = age;
        }
    }

    bool counts(const Verzonden& v) const {
        return v.persoon == person_.id && v.datum <= vraag_.op && (v.besluit == out_.besluit || !moment_);
    }
    bool sent_to(const std::string& addressee, const std::string& language) const {
        return std::any_of(vraag_.verzonden.begin(), vraag_.verzonden.end(), [&](const Verzonden& v) {
            return counts(v) && v.taal == language && (v.adressaat.empty() ? person_.id : v.adressaat) == addressee;
        });
    }
    /// The duty is met when every addressee has every letter that is his: one letter that was refused keeps it open.
    bool sent() const {
        const bool to_himself = out_.adressaten == std::vector<std::string>{person_.id};
        // Who came of age after a letter went to those who spoke for him was informed then; without a choice of addressee any letter is.
        const bool before = std::any_of(vraag_.verzonden.begin(), vraag_.verzonden.end(), [&](const Verzonden& v) {
            return counts(v) && (out_.adressaten.empty() || (to_himself && !v.adressaat.empty() && v.adressaat != person_.id));
        });
        if (before || out_.adressaten.empty()) return before;
        return std::all_of(out_.adressaten.begin(), out_.adressaten.end(), [&](const std::string& addressee) {
            const auto dutch = std::find_if(vraag_.verzonden.begin(), vraag_.verzonden.end(), [&](const Verzonden& v) {
                return counts(v) && v.taal == "nl" && (v.adressaat.empty() ? person_.id : v.adressaat) == addressee;
            });
            if (dutch == vraag_.verzonden.end()) return false;
            // A translation that was released after the Dutch letter went is not owed for that letter.
            const auto languages = letter_languages(*dossier_.persoon(addressee), convenant_, dutch->datum);
            return std::all_of(languages.begin(), languages.end(), [&](const std::string& language) { return sent_to(addressee, language); });
        });
    }

    void set_state() {
        const std::string outcome = judgement_ ? judgement_->uitkomst : "";
        if (sent()) out_.stand = "geinformeerd";
        else if (out_.beletsel_voorbij) out_.stand = "te-informeren";
        else if (outcome == code::uitstel) out_.stand = "uitgesteld";
        else if (outcome == code::vrijstelling) out_.stand = "vrijgesteld";
        else if (outcome == code::niet) out_.stand = "niet";
        else out_.stand = "te-informeren";
        bool obstacle = out_.stand == "uitgesteld" || out_.stand == "niet" || out_.stand == "vrijgesteld";
        out_.laat = deferred_before_ || (out_.termijn.uiterst && vraag_.op > *out_.termijn.uiterst);
        if (obstacle) {
            out_.uitstelbesluit = judgement_->id;
            check_grounds(out_.stand == "vrijgesteld" ? exemption_list : deferral_list);
        }
        if (out_.stand == "uitgesteld" || out_.stand == "niet") review();
    }

    void check_grounds(std::string_view list) {
        bool known = !judgement_->gronden.empty();
        for (const auto& letter : judgement_->gronden)
            if (!regime_.grond(list, letter)) {
                known = false;
                out_.toelating.stappen.push_back({"informeren.grond_onbekend", {letter}});
            }
        if (!known) out_.ontbreekt.push_back("grond");
        if (judgement_->redenen.empty()) out_.ontbreekt.push_back("redenen");
    }

    /// When the obstacle must be looked at again, and whether the data will be gone before (14.2, INF-22).
    void review() {
        std::optional<Date> last_day;
        if (!shared_.plans) shared_.plans = retention_plan(dossier_, regime_, kalender_, {vraag_.op, {}, convenant_.startkeuzes});
        for (const auto& part : *shared_.plans)
            if (moment_ && !part.bewaarplicht && contains(part.items, moment_->id)) last_day = part.vernietigen.datum;
        if (out_.stand == "uitgesteld") {
            const Termijn* interval = nullptr;
            for (const auto* t : regime_.termijnen_voor("herziening.informeren")) interval = t;
            Bevinding when = interval ? term(*interval, judgement_->datum, regime_, kalender_) : cite(rule_, regime_);
            if (judgement_->herziening) {
                when.stappen.push_back({"informeren.herziening_besloten", {judgement_->herziening->iso()}});
                if (!when.datum || *judgement_->herziening < *when.datum) when.datum = judgement_->herziening;
            }
            if (last_day && (!when.datum || *when.datum > *last_day)) {
                when.datum = last_day;
                when.stappen.push_back({"informeren.herziening_voor_einde", {last_day->iso()}});
            }
            when.oordeel = is_due(when, vraag_.op) ? Oordeel::ja : Oordeel::nee;
            out_.herziening = when;
        }
        if (!last_day) return;
        bool before_the_end = judgement_->herziening && *judgement_->herziening < *last_day;
        Bevinding clash = cite(rule_, regime_);
        clash.oordeel = before_the_end ? Oordeel::wacht : Oordeel::ja;
        clash.datum = last_day;
        clash.stappen.push_back({before_the_end ? "informeren.uitstel_tegen_einde" : "informeren.uitstel_voorbij_einde", {last_day->iso()}});
        out_.botsing = clash;
    }

    void check_consultation() {
        for (const auto& missing : missing_consultation(rule_, judgement_ ? judgement_->overleg : std::vector<Overleg>{}, dossier_, regime_, convenant_,
                                                        vraag_.op))
            out_.ontbreekt.push_back("overleg." + missing);
    }

    void check_address() {
        if (judgement_ && !judgement_->wijze.empty()) return;
        for (const auto& id : out_.adressaten) {
            const auto* addressee = dossier_.persoon(id);
            auto objection = address_objection(addressee->adres, true);
            if (objection == Adresbezwaar::ontbreekt || objection == Adresbezwaar::verblijft_niet) {
                out_.ontbreekt.push_back("adres");
                return;
            }
        }
    }

    void permit() {
        auto& permit = out_.toelating;
        if (out_.stand == "geinformeerd" || out_.stand == "uitgesteld" || out_.stand == "vrijgesteld" || out_.stand == "niet") {
            bool sound = out_.ontbreekt.empty() || out_.stand == "geinformeerd";
            bool only_addressee = std::all_of(out_.ontbreekt.begin(), out_.ontbreekt.end(),
                                              [](const std::string& w) { return w == "adressaat" || w == "geboortedatum"; });
            permit.oordeel = sound || only_addressee ? Oordeel::nee : Oordeel::wacht;
            permit.stappen.push_back({"informeren.stand." + out_.stand, {judgement_ ? judgement_->datum.iso() : ""}});
        } else {
            if (out_.beletsel_voorbij) permit.stappen.push_back({"informeren.beletsel_voorbij", {out_.beletsel_voorbij->iso()}});
            if (!wants_letter()) out_.ontbreekt.push_back("besluit");
            check_consultation();
            if (out_.afzender.empty()) out_.ontbreekt.push_back("afzender");
            check_address();
            permit.oordeel = out_.ontbreekt.empty() ? Oordeel::ja : Oordeel::wacht;
            if (permit.oordeel == Oordeel::ja) permit.stappen.push_back({"informeren.mag", {out_.variant}});
            if (permit.oordeel == Oordeel::ja && out_.laat) permit.stappen.push_back({"informeren.laat", {}});
        }
        if (out_.vervallen && out_.stand != "geinformeerd") permit.stappen.push_back({"informeren.adressaat_vervallen", {out_.vervallen->datum->iso()}});
        for (const auto& what : out_.ontbreekt) {
            auto dot = what.find('.');
            permit.stappen.push_back({"informeren.ontbreekt." + what.substr(0, dot), {dot == std::string::npos ? "" : what.substr(dot + 1)}});
        }
    }

    const Dossier& dossier_;
    const Regime& regime_;
    const Convenant& convenant_;
    const Kalender& kalender_;
    const Informeervraag& vraag_;
    const Informeerregel& rule_;
    Shared& shared_;
    const Persoon& person_;
    const Gebeurtenis* purpose_;
    Besluit purpose_moment_;
    const Besluit* moment_ = nullptr;
    const Besluit* judgement_ = nullptr;
    std::optional<std::vector<const Signaal*>> signals_;  ///< once the moment is found
    bool deferred_before_ = false;
    Informeerplicht out_;
};

}  // namespace

std::vector<Informeerplicht> informing_duties(const Dossier& dossier, const Regime& regime, const Convenant& convenant, const Kalender& kalender,
                                              const Informeervraag& vraag) {
    std::vector<Informeerplicht> duties;
    const auto* rule = rule_of(regime);
    if (!rule) return duties;
    Shared shared;
    for (const auto& person : dossier.personen) {
        if (person.rol == code::vertegenwoordiger) continue;
        duties.push_back(Duty(dossier, regime, convenant, kalender, vraag, *rule, shared, person).judge());
        for (const auto& event : dossier.gebeurtenissen)
            if (event.soort == new_purpose && event.datum <= vraag.op && (event.betreft == person.id || (event.betreft.empty() && person.rol == code::subject)))
                duties.push_back(Duty(dossier, regime, convenant, kalender, vraag, *rule, shared, person, &event).judge());
    }
    return duties;
}

std::string withheld_language(const Persoon& addressee, const Convenant& convenant, Date op) {
    if (addressee.taal.empty() || addressee.taal == "nl" || addressee.taal == "en") return "";
    for (const auto& released : convenant.vertalingen)
        if (released.taal == addressee.taal && released.vrijgegeven && *released.vrijgegeven <= op) return "";
    return addressee.taal;
}

std::vector<std::string> letter_languages(const Persoon& addressee, const Convenant& convenant, Date op) {
    if (addressee.taal.empty() || addressee.taal == "nl" || !withheld_language(addressee, convenant, op).empty()) return {"nl"};
    return {"nl", addressee.taal};
}

Bevinding permit_letter(const Informeerplicht& duty, std::string_view addressee) {
    Bevinding out = duty.toelating;
    if (!contains(duty.adressaten, addressee)) {
        if (out.oordeel == Oordeel::ja) out.oordeel = Oordeel::nee;
        out.stappen.push_back({"informeren.geen_adressaat", {}});
    }
    return out;
}

}  // namespace griffier
