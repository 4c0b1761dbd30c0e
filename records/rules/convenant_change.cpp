#include "records/rules/convenant_change.h"

#include <algorithm>

#include "records/core/text.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

template <class T>
const T* in(const std::vector<T>& list, const std::string& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

class Judge {
  public:
    explicit Judge(const ConvenantChange& change) : v_(change) {}

    std::vector<Error> errors() {
        if (v_.before.id != v_.after.id) return {refused("wijziging.ander_convenant", {}, {v_.before.id, v_.after.id})};
        if (v_.before.regime != v_.after.regime) return {refused("wijziging.ander_regime", {}, {v_.before.regime, v_.after.regime})};
        covenant();
        for (const Partij& one : v_.after.partijen) party(one);
        for (const ExternePartner& one : v_.after.externe_partners) partner(one);
        for (const Persoonsrol& one : v_.after.personen) person(one);
        for (const Vertaling& one : v_.after.vertalingen) done("vertaling", one.taal, one.vrijgegeven, released(one) ? one.vrijgegeven : std::nullopt);
        gone("partij", v_.before.partijen, v_.after.partijen);
        gone("externe-partner", v_.before.externe_partners, v_.after.externe_partners);
        gone("persoon", v_.before.personen, v_.after.personen);
        annexes();
        return std::move(found_);
    }

    std::vector<Error> notices() {
        bool agreement = v_.before.verwerkingsverantwoordelijken != v_.after.verwerkingsverantwoordelijken;
        for (const Partij& one : v_.after.partijen) {
            const Partij* old = in(v_.before.partijen, one.id);
            agreement = agreement || !old || (old->opgezegd && !one.opgezegd);
            if (one.uitgetreden && !(old && old->uitgetreden) && v_.regime.geldt("uittreding.oordeel")) tell("voortbestaan", {one.id, place("uittreding.oordeel")});
        }
        for (const BijlageVersie& one : newest_annexes(v_.after)) {
            if (!new_version(one)) continue;
            agreement = agreement || !v_.regime.geldt("bijlage.mandaat");
            if (!one.gepubliceerd && v_.regime.geldt("publicatie.nieuwe-versie")) tell("publicatie", {one.nummer, one.versie, place("publicatie.nieuwe-versie")});
        }
        if (agreement && v_.regime.geldt("wijziging")) tell("instemming", {place("wijziging")});
        for (const Persoonsrol& one : v_.after.personen) {
            const Persoonsrol* old = in(v_.before.personen, one.id);
            if (old && !old->publieke_sleutel.empty() && old->publieke_sleutel != one.publieke_sleutel) tell("sleutel", {one.id});
            if (old && one.tot && *one.tot < v_.on && old->tot != one.tot) tell("mandaat_voorbij", {one.id, one.tot->iso()});
        }
        for (const ConvenantDifference& one : differences(v_.before, v_.after))
            if (one.what != "bijlage" && !one.field.empty() && !one.before.empty() && one.after.empty()) tell("leeg", {one.what, one.id.empty() ? one.field : one.id + " " + one.field});
        return std::move(found_);
    }

  private:
    void refuse(const std::string& code, std::vector<std::string> args) { found_.push_back(refused("wijziging." + code, {}, std::move(args))); }
    void tell(const std::string& code, std::vector<std::string> args) { refuse("let_op." + code, std::move(args)); }
    std::string place(std::string_view code) const {
        const Eis* eis = v_.regime.eis(code);
        return eis ? eis->stuk + " " + eis->artikel : v_.regime.id;
    }
    bool passed(const std::optional<Date>& day) const { return day && *day <= v_.on; }

    /// A day on which something was done cannot lie ahead. Only what changed is looked at: what stands was looked at before.
    void done(const std::string& what, const std::string& id, const std::optional<Date>& now, const std::optional<Date>& before) {
        if (now && now != before && *now > v_.on) refuse("toekomst", {what + (id.empty() ? "" : " " + id), now->iso()});
    }

    bool released(const Vertaling& one) const {
        return std::any_of(v_.before.vertalingen.begin(), v_.before.vertalingen.end(),
                           [&](const Vertaling& old) { return old.taal == one.taal && old.hash == one.hash && old.vrijgegeven == one.vrijgegeven; });
    }

    void covenant() {
        const Convenant &old = v_.before, &now = v_.after;
        if (version_number(now.regime_versie) < version_number(old.regime_versie)) refuse("regime_terug", {now.regime, old.regime_versie, now.regime_versie});
        // Stored dates were reckoned with the guidance, or without.
        if (old.handleiding_richtsnoer != now.handleiding_richtsnoer && v_.cases > 0) refuse("richtsnoer", {std::to_string(v_.cases)});
        choices(old.startkeuzes, now.startkeuzes);
        if (passed(old.inwerking) && now.inwerking != old.inwerking) refuse("inwerking", {old.inwerking->iso()});
        if (old.geevalueerd && (!now.geevalueerd || *now.geevalueerd < *old.geevalueerd)) refuse("evaluatie", {old.geevalueerd->iso()});
        done("geevalueerd", "", now.geevalueerd, old.geevalueerd);
    }

    /// A case keeps the start that it had: a choice comes or goes only for cases whose first signal is still to come (RET-04).
    void choices(const std::vector<Startkeuze>& old, const std::vector<Startkeuze>& now) {
        const auto same = [](const Startkeuze& a, const Startkeuze& b) { return a.regel == b.regel && a.start == b.start && a.vanaf == b.vanaf; };
        const auto none_new = [&](const std::vector<Startkeuze>& list, const std::vector<Startkeuze>& other) {
            for (const Startkeuze& one : list) {
                const bool stood = std::any_of(other.begin(), other.end(), [&](const Startkeuze& another) { return same(one, another); });
                if (stood || (one.vanaf && *one.vanaf > v_.on)) continue;
                refuse("startkeuze", {one.regel, std::to_string(v_.cases), v_.on.iso()});
                return false;
            }
            return true;
        };
        if (v_.cases > 0 && none_new(now, old)) none_new(old, now);
    }

    template <class T>
    void gone(const std::string& what, const std::vector<T>& before, const std::vector<T>& after) {
        for (const T& one : before)
            if (!in(after, one.id)) refuse("weg", {what, one.id});
    }

    void party(const Partij& now) {
        const Partij* old = in(v_.before.partijen, now.id);
        done("partij", now.id, now.ondertekend, old ? old->ondertekend : std::nullopt);
        done("partij", now.id, now.opgezegd, old ? old->opgezegd : std::nullopt);
        if (old) {
            if (old->soort != now.soort) refuse("soort", {"partij", now.id, old->soort, now.soort});
            if (!old->gemeentecode.empty() && old->gemeentecode != now.gemeentecode) refuse("gemeentecode", {now.id, old->gemeentecode});
            if (passed(old->uitgetreden) && old->uitgetreden != now.uitgetreden) return refuse("uittreding_terug", {now.id, old->uitgetreden->iso()});
        }
        if (now.uitgetreden && !(old && old->uitgetreden == now.uitgetreden)) exit(now);
    }

    /// GOV-13: bound until the last day of the notice.
    void exit(const Partij& who) {
        const auto terms = v_.regime.termijnen_voor("opzegging");
        if (!v_.regime.geldt("uittreding") || terms.empty()) return refuse("geen_uittreding", {who.id, place("uittreding"), place("wijziging")});
        if (!who.opgezegd) return refuse("zonder_opzegging", {who.id, terms.front()->stuk + " " + terms.front()->artikel});
        const Bevinding end = term(*terms.front(), *who.opgezegd, v_.regime, v_.kalender);
        if (end.datum && *who.uitgetreden < *end.datum) refuse("te_vroeg_uit", {who.id, end.datum->iso(), terms.front()->stuk + " " + terms.front()->artikel});
    }

    void partner(const ExternePartner& now) {
        const ExternePartner* old = in(v_.before.externe_partners, now.id);
        done("externe-partner", now.id, now.geheimhouding, old ? old->geheimhouding : std::nullopt);
        if (old && passed(old->verwijderd) && old->verwijderd != now.verwijderd) refuse("uittreding_terug", {now.id, old->verwijderd->iso()});
    }

    /// What somebody decided stands under his id, so an id is one human being for ever. Who keeps his key is the same under another name.
    void person(const Persoonsrol& now) {
        const Persoonsrol* old = in(v_.before.personen, now.id);
        done("persoon", now.id, now.erkend, old ? old->erkend : std::nullopt);
        if (!old || search_form(old->naam) == search_form(now.naam)) return;
        if (old->publieke_sleutel.empty() || old->publieke_sleutel != now.publieke_sleutel) refuse("ander_mens", {now.id});
    }

    const BijlageVersie* newest(const std::vector<BijlageVersie>& list, const std::string& number) const {
        const auto found = std::find_if(list.begin(), list.end(), [&](const BijlageVersie& one) { return one.nummer == number; });
        return found == list.end() ? nullptr : &*found;
    }

    bool new_version(const BijlageVersie& now) const {
        const auto before = newest_annexes(v_.before);
        const BijlageVersie* old = newest(before, now.nummer);
        return !old || (old->versie != now.versie && version_number(old->versie) <= version_number(now.versie));
    }

    void annexes() {
        const auto before = newest_annexes(v_.before), after = newest_annexes(v_.after);
        bool changed = false;
        for (const BijlageVersie& old : before) {
            const BijlageVersie* now = newest(after, old.nummer);
            if (!now) {
                refuse("weg", {"bijlage", old.nummer});
            } else if (version_number(now->versie) < version_number(old.versie)) {
                refuse("bijlage_terug", {old.nummer, old.versie, now->versie});
            } else if (now->versie == old.versie && ((old.datum && now->datum != old.datum) || now->titel != old.titel || (old.gepubliceerd && now->gepubliceerd != old.gepubliceerd))) {
                refuse("bijlage_anders", {old.nummer, old.versie});
            }
        }
        for (const BijlageVersie& now : after) {
            const BijlageVersie* old = newest(before, now.nummer);
            done("bijlage", now.nummer, now.gepubliceerd, old ? old->gepubliceerd : std::nullopt);
            changed = changed || new_version(now);
        }
        if (changed && v_.regime.geldt("bijlage.mandaat") && v_.mandate.empty()) refuse("zonder_mandaat", {place("bijlage.mandaat")});
        partners(after);
    }

    /// ANX-01, ANX-05: the list of partners is an annex; another list is another version of it.
    void partners(const std::vector<BijlageVersie>& annexes) {
        const Eis* rule = v_.regime.eis("bijlage.externe-partners");
        if (!rule || !rule->geldt) return;
        const bool other = std::any_of(v_.after.externe_partners.begin(), v_.after.externe_partners.end(), [&](const ExternePartner& now) {
            const ExternePartner* old = in(v_.before.externe_partners, now.id);
            return !old || old->opgenomen != now.opgenomen || old->verwijderd != now.verwijderd;
        });
        const BijlageVersie* annex = newest(annexes, rule->waarde);
        if (other && !(annex && new_version(*annex))) refuse("bijlage_versie", {rule->waarde, place("bijlage.externe-partners")});
    }

    const ConvenantChange& v_;
    std::vector<Error> found_;
};

}  // namespace

std::vector<Error> change_errors(const ConvenantChange& change) { return Judge(change).errors(); }
std::vector<Error> change_notices(const ConvenantChange& change) { return Judge(change).notices(); }

}  // namespace griffier
