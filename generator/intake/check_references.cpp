#include <algorithm>
#include <set>

#include "generator/intake/checks.h"
#include "records/model/codes.h"
#include "records/rules/request_steps.h"

namespace griffier::intake {
namespace {

class References {
  public:
    References(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings)
        : dossier_(dossier), lines_(lines), convenant_(expected.convenant), findings_(findings) {}

    void run() {
        header();
        persons();
        signals();
        for (const auto& b : dossier_.besluiten) decision(b);
        rest();
        transfers();
    }

  private:
    void add(const char* code, const std::string& id, const char* element, std::vector<std::string> args) {
        findings_.add(code, lines_.of(id), element, std::move(args));
    }
    void party(const std::string& party, const std::string& id, const char* element) {
        if (convenant_ && !party.empty() && !convenant_->partij(party)) add("casus.onbekende_partij", id, element, {party});
    }
    void party_or_partner(const std::string& party, const std::string& id, const char* element) {
        if (convenant_ && !party.empty() && !convenant_->partij(party) && !convenant_->externe(party)) add("casus.onbekende_partij", id, element, {party});
    }
    void officer(const std::string& person, const std::string& id, const char* element) {
        if (convenant_ && !convenant_->persoon(person)) add("casus.onbekende_functionaris", id, element, {person});
    }
    void person(const std::string& person, const std::string& id, const char* element) {
        if (!person.empty() && !dossier_.persoon(person)) add("casus.onbekende_persoon", id, element, {person});
    }

    void header() {
        if (dossier_.versie > 1 && dossier_.vervangt.empty()) add("casus.vervangt_ontbreekt", "", "dossier", {std::to_string(dossier_.versie)});
        if (dossier_.versie == 1 && !dossier_.vervangt.empty()) add("casus.vervangt_te_veel", "", "dossier", {});
        if (convenant_) {
            const Partij* home = convenant_->partij(dossier_.gemeente);
            if (!home || home->gemeentecode.empty()) add("casus.onbekende_gemeente", "", "dossier", {dossier_.gemeente});
        }
    }

    void persons() {
        int subjects = 0;
        for (const auto& p : dossier_.personen) {
            if (p.rol == code::subject && ++subjects > 1) add("casus.meer_subjecten", p.id, "persoon", {p.id});
            if (p.naam.voornamen.empty() && p.naam.geslachtsnaam.empty()) add("casus.naam_leeg", p.id, "naam", {p.id});
            bool third = p.rol == code::achterblijver || p.rol == code::netwerk;
            if (third && p.noodzaak.empty()) add("casus.noodzaak_ontbreekt", p.id, "persoon", {p.id, p.rol});
            bool represents = p.rol == code::vertegenwoordiger;
            if (represents == p.vertegenwoordigt.empty()) add("casus.vertegenwoordigt", p.id, "persoon", {p.id});
            for (const auto& other : p.vertegenwoordigt) {
                person(other, p.id, "persoon");
                if (other == p.id) add("casus.vertegenwoordigt", p.id, "persoon", {p.id});
            }
        }
        if (subjects == 0) add("casus.geen_subject", "", "dossier", {});
    }

    void signals() {
        for (const auto& s : dossier_.signalen) {
            party(s.partij, s.id, "signaal");
            if (s.melder.empty()) continue;
            const Persoon* reporter = dossier_.persoon(s.melder);
            if (!reporter) add("casus.onbekende_persoon", s.id, "signaal", {s.melder});
            else if (reporter->rol != code::melder) add("casus.geen_melder", s.id, "signaal", {s.melder});
            else if (reporter->bestand != s.bestand) add("casus.melder_over_grens", s.id, "signaal", {s.melder});
        }
    }

    void decision(const Besluit& b) {
        for (const auto& p : b.partijen) party(p, b.id, "besluit");
        for (const auto& p : b.personen) officer(p, b.id, "besluit");
        for (const auto& p : b.adressaten) person(p, b.id, "besluit");
        for (const auto& o : b.overleg) party(o.partij, b.id, "overleg");
        person(b.betreft, b.id, "besluit");
        party_or_partner(b.door_partij, b.id, "besluit");
        if (!b.verwijst.empty() && (b.verwijst == b.id || !lines_.items.count(b.verwijst))) add("casus.onbekende_verwijzing", b.id, "besluit", {b.verwijst});
        auto has = [](const auto& items, const std::string& id) { return std::any_of(items.begin(), items.end(), [&](const auto& i) { return i.id == id; }); };
        // A decision on a request is about any part of the file; others rest on signals and analyses.
        for (const auto& used : b.gebruikt)
            if (answers_request(b.soort) ? used == b.id || !lines_.items.count(used) : !has(dossier_.signalen, used) && !has(dossier_.analyses, used)) add("casus.onbekende_verwijzing", b.id, "besluit", {used});
    }

    void rest() {
        for (const auto& a : dossier_.acties) party_or_partner(a.partij, a.id, "actie");
        for (const auto& d : dossier_.deelnemers) party_or_partner(d.partij, d.id, "deelnemer");
        for (const auto& v : dossier_.verstrekkingen) {
            if (lines_.known_receivers.count(v.id)) party_or_partner(v.ontvanger, v.id, "verstrekking");
            party_or_partner(v.verstrekker, v.id, "verstrekking");
            if (v.noodzaak.empty()) add("casus.verstrekking_zonder_noodzaak", v.id, "verstrekking", {v.id});
            for (const auto& t : v.toestemmingen) party_or_partner(t.partij, v.id, "toestemming");
            for (const auto& item : v.onderdelen) this->item(item, v.id, "verstrekking");
        }
        for (const auto& v : dossier_.verzoeken) request(v);
        for (const auto& g : dossier_.gebeurtenissen) person(g.betreft, g.id, "gebeurtenis");
    }

    void item(const std::string& item, const std::string& id, const char* element) {
        if (!item.empty() && (item == id || !lines_.items.count(item))) add("casus.onbekende_verwijzing", id, element, {item});
    }

    void request(const Verzoek& v) {
        if (lines_.known_receivers.count(v.id)) person(v.verzoeker, v.id, "verzoek");
        person(v.betreft, v.id, "verzoek");
        party(v.gericht_aan, v.id, "verzoek");
        for (const auto& wish : v.wensen) item(wish.item, v.id, "wens");
        for (const auto& third : v.derden) person(third.persoon, v.id, "derde");
        for (const auto& asked : v.overleg) party(asked.partij, v.id, "overleg");
        for (const auto& gap : v.weglatingen) item(gap.item, v.id, "weglating");
    }

    void transfers() {
        for (std::size_t i = 0; i < dossier_.overdrachten.size(); ++i) {
            const Overdracht& transfer = dossier_.overdrachten[i];
            int line = lines_.overdrachten[i];
            if (convenant_ && !convenant_->persoon(transfer.door)) findings_.add("casus.onbekende_functionaris", line, "overdracht", {transfer.door});
            std::set<std::string> seen;
            for (const auto& choice : transfer.keuzes) {
                auto [veld, bestand] = kind_of(choice.verwijst);
                if (veld == code::melder) findings_.add("casus.melder_over_grens", line, "keuze", {choice.verwijst});
                else if (veld.empty() || bestand != code::weegploeg) findings_.add("casus.keuze_onbekend", line, "keuze", {choice.verwijst});
                else if (veld != choice.veld) findings_.add("casus.keuze_veld", line, "keuze", {choice.verwijst, veld, choice.veld});
                if (!seen.insert(choice.verwijst).second) findings_.add("casus.keuze_dubbel", line, "keuze", {choice.verwijst});
            }
        }
    }

    std::pair<std::string, std::string> kind_of(const std::string& id) const {
        for (const auto& p : dossier_.personen)
            if (p.id == id) return {veld_of(p), p.bestand};
        for (const auto& s : dossier_.signalen)
            if (s.id == id) return {"signaal", s.bestand};
        for (const auto& a : dossier_.analyses)
            if (a.id == id) return {"analyse", a.bestand};
        for (const auto& b : dossier_.besluiten)
            if (b.id == id) return {veld_of(b), b.bestand};
        return {};
    }

    const Dossier& dossier_;
    const Lines& lines_;
    const Convenant* convenant_;
    Findings& findings_;
};

}  // namespace

std::string veld_of(const Persoon& persoon) {
    // A representative stands for the person whose name and address the file may hold; the covenants name no field of his own.
    if (persoon.rol == code::subject || persoon.rol == code::vertegenwoordiger) return "naw";
    return persoon.rol;
}

std::vector<std::string> velden_of(const Persoon& persoon) {
    std::vector<std::string> out{veld_of(persoon)};
    if (persoon.rol == code::melder) out.push_back("aanbrenger");
    if (persoon.rol == code::netwerk || persoon.rol == code::achterblijver) out.push_back("naw-netwerk");
    return out;
}

std::string veld_of(const Besluit& besluit) {
    if (besluit.soort == code::weging || besluit.soort == code::driehoek) return "besluit-agendering";
    if (besluit.soort == code::afsluiting) return "besluit-afsluiting";
    return {};
}

void check_references(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings) {
    References(dossier, lines, expected, findings).run();
}

}  // namespace griffier::intake
