#include "jobs/inform.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/explain.h"
#include "records/rules/informing_notes.h"

namespace griffier::jobs {

namespace {

constexpr int nights_told = 7;  // a birthday is told in each of these nights, so that one that was missed hides nothing

class Night {
  public:
    Night(Context& context, const Session& session, const Dossier& dossier, const Regime& regime, JobReport& report)
        : context_(context), session_(session), dossier_(dossier), regime_(regime), report_(report) {}

    void tell(const std::vector<Informeerplicht>& duties) {
        for (const Informeerplicht& duty : duties) of_duty(duty);
    }

    void ages(const std::optional<Date>& last_night) {
        const Persoon* subject = dossier_.subject();
        if (!subject) return;
        for (const char* what : {"zelfstandig", "meerderjarig"}) {
            const Bevinding age = age_reached(regime_, session_.law.kalender, what, subject->geboortedatum, session_.on);
            if (age.oordeel != Oordeel::ja || !age.datum) continue;
            // After a longer silence every birthday in it is told by the first night.
            if (age.datum->plus_days(nights_told) > session_.on || (last_night && *age.datum > *last_night))
                say({"leeftijd", subject->id, age.datum, false, {{std::string("leeftijd.") + what + "_bereikt", {}}}, age.regel});
            if (std::string_view(what) == "meerderjarig") access(*age.datum);
        }
    }

  private:
    struct Point {
        std::string code, about;
        std::optional<Date> date;
        bool late = false;
        std::vector<Stap> why;
        std::string rule;
    };

    void say(const Point& point) {
        std::vector<std::string> reasons;
        for (const Stap& step : point.why) {
            std::string sentence = explain_step(step, context_.words);
            if (std::find(reasons.begin(), reasons.end(), sentence) == reasons.end()) reasons.push_back(std::move(sentence));
        }
        std::string text = context_.words.text("regel.inform." + point.code, {dossier_.nummer, point.about, point.date ? context_.words.long_date(*point.date) : "-"});
        if (point.late) text += " " + context_.words.text("regel.inform_laat");
        for (const std::string& reason : reasons) text += " " + reason;
        context_.output.item("inform",
                             {{"dossier", dossier_.nummer}, {"about", point.about}, {"alert", point.code}, {"date", point.date ? point.date->iso() : ""},
                              {"late", point.late}, {"rule", point.rule}, {"reasons", reasons}},
                             text);
        report_.count("inform");
        if (point.late) report_.exit = graver(report_.exit, ExitCode::deadline);
    }

    bool past(const std::optional<Date>& day) const { return day && *day < session_.on; }

    void of_duty(const Informeerplicht& duty) {
        const auto has = [&](std::string_view what) {
            return std::any_of(duty.ontbreekt.begin(), duty.ontbreekt.end(), [&](const std::string& one) { return one.substr(0, one.find('.')) == what; });
        };
        const std::optional<Date> last = duty.termijn.uiterst ? duty.termijn.uiterst : duty.termijn.datum;
        const std::string& rule = duty.plicht.regel;
        if (duty.stand == "te-informeren") {
            if (duty.beletsel_voorbij) say({"beletsel_voorbij", duty.persoon, duty.beletsel_voorbij, past(duty.beletsel_voorbij), {}, rule});
            else if (has("besluit")) say({"geen_besluit", duty.persoon, last, past(duty.termijn.uiterst), {}, rule});
            else if (!duty.ontbreekt.empty()) say({"brief_wacht", duty.persoon, last, past(duty.termijn.uiterst), duty.toelating.stappen, rule});
        }
        if (duty.stand == "wacht-op-besluit" && past(duty.termijn.uiterst)) say({"wet_verstreken", duty.persoon, duty.termijn.uiterst, true, {}, rule});
        if (duty.herziening && duty.herziening->oordeel == Oordeel::ja)
            say({"herziening", duty.persoon, duty.herziening->datum, past(duty.herziening->datum), {}, duty.herziening->regel});
        if (duty.botsing) clash(duty);
        if (duty.vervallen && duty.stand != "geinformeerd") say({"adressaat_vervallen", duty.persoon, duty.vervallen->datum, false, {}, duty.vervallen->regel});
        if (duty.uitstelbesluit.empty()) return;
        for (const Informeernotitie& note : informing_notes(dossier_, regime_, session_.convenant, session_.law.kalender, session_.on))
            if (note.item == duty.uitstelbesluit && note.soort != "heroverweging" && !note.ontbreekt.empty())
                say({"notitie_onvolledig", duty.persoon, note.datum, false, note.toelating.stappen, note.toelating.regel});
    }

    /// 14.2: in good time, by the house rule's own number of days.
    void clash(const Informeerplicht& duty) {
        const Bevinding& found = *duty.botsing;
        const Drempel* lead = regime_.drempel("alarm.zes-maanden-dagen");
        const bool near = found.datum->plus_days(lead ? -lead->waarde : 0) <= session_.on;
        if (found.oordeel == Oordeel::ja) say({"uitstel_langer", duty.persoon, found.datum, past(found.datum), {}, found.regel});
        else if (near) say({"uitstel_tot_einde", duty.persoon, found.datum, past(found.datum), {}, found.regel});
    }

    /// Who may see the case of a minor only, and still takes part.
    void access(Date grown_up) {
        for (const Deelnemer& one : dossier_.deelnemers) {
            const Partij* party = session_.convenant.partij(one.partij);
            if (!party || one.datum > session_.on || (one.tot && *one.tot <= session_.on)) continue;
            const bool for_minors = std::any_of(regime_.toegang.begin(), regime_.toegang.end(), [&](const Toegangsregel& rule) {
                return rule.rol == party->soort && std::find(rule.voorwaarden.begin(), rule.voorwaarden.end(), "minderjarig") != rule.voorwaarden.end();
            });
            if (for_minors) say({"toegang_eindigt", one.id, grown_up, false, {}, ""});
        }
    }

    Context& context_;
    const Session& session_;
    const Dossier& dossier_;
    const Regime& regime_;
    JobReport& report_;
};

}  // namespace

void inform(Context& context, const Session& session, const Dossier& dossier, const Regime& regime, const std::vector<Informeerplicht>& duties, JobReport& report) {
    Night(context, session, dossier, regime, report).tell(duties);
}

void tell_ages(Context& context, const Session& session, const Dossier& dossier, const Regime& regime, const std::optional<Date>& last_night, JobReport& report) {
    Night(context, session, dossier, regime, report).ages(last_night);
}

}  // namespace griffier::jobs
