#include <map>

#include "generator/intake/checks.h"
#include "records/model/codes.h"

namespace griffier::intake {
namespace {

class Dates {
  public:
    Dates(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings)
        : dossier_(dossier), lines_(lines), on_(expected.on), findings_(findings), first_(dossier.eerste_signaal()) {}

    void run() {
        for (const auto& s : dossier_.signalen) known_[s.id] = s.datum;
        for (const auto& a : dossier_.analyses) known_[a.id] = a.datum;
        for (const auto& b : dossier_.besluiten) known_[b.id] = b.datum;
        for (const auto& v : dossier_.verzoeken) known_[v.id] = v.ontvangen;
        for (const auto& v : dossier_.verstrekkingen) known_[v.id] = v.datum;
        persons();
        signals();
        decisions();
        case_work();
        for (const auto& v : dossier_.verzoeken) {
            past(v.ontvangen, v.id, "verzoek");
            for (const auto& third : v.derden) past(third.datum, v.id, "derde"), order("casus.stap_voor_verzoek", third.datum, v.ontvangen, v.id, "derde");
            for (const auto& asked : v.overleg) past(asked.datum, v.id, "overleg");
            for (const auto& step : v.stappen) {
                past(step.datum, v.id, "stap");
                order("casus.stap_voor_verzoek", step.datum, v.ontvangen, v.id, "stap");
            }
        }
        for (std::size_t i = 0; i < dossier_.overdrachten.size(); ++i) {
            Date day = dossier_.overdrachten[i].datum;
            if (on_ && day > *on_) findings_.add("casus.datum_in_toekomst", lines_.overdrachten[i], "overdracht", {day.iso(), on_->iso()});
        }
    }

  private:
    void past(Date day, const std::string& id, const char* element) {
        if (on_ && day > *on_) findings_.add("casus.datum_in_toekomst", lines_.of(id), element, {day.iso(), on_->iso()});
    }
    void past(const std::optional<Date>& day, const std::string& id, const char* element) {
        if (day) past(*day, id, element);
    }
    /// `day` may not come before `start`.
    void order(const char* code, Date day, Date start, const std::string& id, const char* element) {
        if (day < start) findings_.add(code, lines_.of(id), element, {day.iso(), start.iso()});
    }

    void persons() {
        const Persoon* subject = dossier_.subject();
        for (const auto& p : dossier_.personen) {
            // Dates of birth are personal: the error has the person's id only.
            if (on_ && p.geboortedatum && *p.geboortedatum > *on_) findings_.add("casus.geboorte_in_toekomst", lines_.of(p.id), "geboortedatum", {p.id});
            for (const auto& partner : p.naam.partners) past(partner.vanaf, p.id, "partner");
        }
        if (!subject || !subject->geboortedatum) return;
        for (const auto& s : dossier_.signalen)
            if (*subject->geboortedatum > s.datum) findings_.add("casus.geboorte_na_signaal", lines_.of(s.id), "signaal", {s.id, subject->id});
    }

    void signals() {
        for (const auto& s : dossier_.signalen) {
            past(s.datum, s.id, "signaal");
            past(s.ontvangen, s.id, "signaal");
            if (s.ontvangen) order("casus.ontvangen_voor_signaal", *s.ontvangen, s.datum, s.id, "signaal");
        }
        for (const auto& a : dossier_.analyses) {
            past(a.datum, a.id, "analyse");
            if (first_) order("casus.analyse_voor_signaal", a.datum, *first_, a.id, "analyse");
        }
    }

    void decisions() {
        for (const auto& b : dossier_.besluiten) {
            past(b.datum, b.id, "besluit");
            if (first_) order("casus.besluit_voor_signaal", b.datum, *first_, b.id, "besluit");
            for (const auto& used : b.gebruikt)
                if (auto found = known_.find(used); found != known_.end()) order("casus.besluit_voor_gebruikt", b.datum, found->second, b.id, "besluit");
            if (auto cause = known_.find(b.verwijst); cause != known_.end()) order("casus.besluit_voor_oorzaak", b.datum, cause->second, b.id, "besluit");
            for (const auto& o : b.overleg) {
                past(o.datum, b.id, "overleg");
                order("casus.overleg_na_besluit", b.datum, o.datum, b.id, "overleg");
            }
            if (b.tot) order("casus.einde_voor_begin", *b.tot, b.datum, b.id, "besluit");
            if (b.herziening) order("casus.einde_voor_begin", *b.herziening, b.datum, b.id, "besluit");
            if (b.soort == code::driehoek && !advised_by(b.datum)) findings_.add("casus.driehoek_zonder_advies", lines_.of(b.id), "besluit", {b.id});
        }
    }

    bool advised_by(Date day) const {
        for (const auto& b : dossier_.besluiten)
            if (b.soort == code::weging && b.datum <= day && (b.uitkomst == code::agenderen || b.uitkomst == code::advies_agenderen)) return true;
        return false;
    }

    void case_work() {
        for (const auto& p : dossier_.plannen) past(p.datum, p.id, "plan");
        for (const auto& a : dossier_.acties) {
            past(a.datum, a.id, "actie");
            past(a.gereed_op, a.id, "actie");
            if (a.gereed_op) order("casus.einde_voor_begin", *a.gereed_op, a.datum, a.id, "actie");
            if ((a.stand == "gereed") != a.gereed_op.has_value()) findings_.add("casus.stand_en_dag", lines_.of(a.id), "actie", {a.id});
        }
        for (const auto& d : dossier_.deelnemers) {
            past(d.datum, d.id, "deelnemer");
            past(d.geheimhouding, d.id, "deelnemer");
            if (d.tot) order("casus.einde_voor_begin", *d.tot, d.datum, d.id, "deelnemer");
        }
        for (const auto& v : dossier_.verstrekkingen) {
            past(v.datum, v.id, "verstrekking");
            if (first_) order("casus.verstrekking_voor_signaal", v.datum, *first_, v.id, "verstrekking");
            for (const auto& t : v.toestemmingen) {
                past(t.datum, v.id, "toestemming");
                order("casus.toestemming_te_laat", v.datum, t.datum, v.id, "toestemming");
            }
        }
        for (const auto& d : dossier_.dragers) past(d.datum, d.id, "drager");
        for (const auto& g : dossier_.gebeurtenissen) past(g.datum, g.id, "gebeurtenis");
    }

    const Dossier& dossier_;
    const Lines& lines_;
    std::optional<Date> on_;
    Findings& findings_;
    std::optional<Date> first_;
    std::map<std::string, Date> known_;
};

}  // namespace

void check_dates(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings) {
    Dates(dossier, lines, expected, findings).run();
}

}  // namespace griffier::intake
