#include <algorithm>

#include "generator/intake/checks.h"
#include "records/model/codes.h"
#include "records/rules/restriction.h"

namespace griffier::intake {
namespace {

class Rules {
  public:
    Rules(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings)
        : dossier_(dossier), lines_(lines), expected_(expected), regime_(*expected.regime), findings_(findings) {}

    void run() {
        opening();
        files();
        framework();
        for (const auto& b : dossier_.besluiten) decision(b);
        for (const auto& v : dossier_.verstrekkingen) disclosure(v);
        contributors();
        participants();
        transfers();
    }

  private:
    void add(const char* code, const std::string& id, const char* element, std::vector<std::string> args) {
        findings_.add(code, lines_.of(id), element, std::move(args));
    }

    void opening() {
        auto lapsed = expected_.lapsed ? expected_.lapsed : regime_.vervallen;
        auto first = dossier_.eerste_signaal();
        if (lapsed && first && *first >= *lapsed) add("casus.regime_vervallen", "", "dossier", {regime_.id, lapsed->iso(), first->iso()});
        if (regime_.laag) add("casus.regime_onbekend", "", "dossier", {regime_.id, regime_.id});
    }

    void files() {
        for (const auto& [code, line] : lines_.bestanden)
            if (!regime_.bestand(code)) findings_.add("casus.bestand_niet_toegestaan", line, code + "bestand", {regime_.id, code});
        for (const auto& p : dossier_.personen) field(p.bestand, velden_of(p), p.id, "persoon");
        for (const auto& s : dossier_.signalen) field(s.bestand, {"signaal"}, s.id, "signaal");
        for (const auto& a : dossier_.analyses) field(a.bestand, {"analyse"}, a.id, "analyse");
        for (const auto& b : dossier_.besluiten)
            if (std::string veld = veld_of(b); listed_anywhere(veld)) field(b.bestand, {veld}, b.id, "besluit");
        for (const auto& a : dossier_.acties) field(a.bestand, {"actie"}, a.id, "actie");
    }

    /// A covenant whose field lists do not name the decision at all leaves it to its other rules where it is kept.
    bool listed_anywhere(const std::string& veld) const {
        return std::any_of(regime_.bestanden.begin(), regime_.bestanden.end(), [&](const Bestandregel& rule) { return rule.veld(veld); });
    }

    /// One of `velden` must be in the file's list.
    void field(const std::string& bestand, const std::vector<std::string>& velden, const std::string& id, const char* element) {
        const Bestandregel* rule = regime_.bestand(bestand);
        if (!rule || std::any_of(velden.begin(), velden.end(), [&](const std::string& veld) { return rule->veld(veld); })) return;
        add("casus.veld_niet_toegestaan", id, element, {velden.front(), rule->naam.empty() ? bestand : rule->naam, rule->stuk, rule->artikel});
    }

    void framework() {
        for (const auto& s : dossier_.signalen)
            for (const auto& g : s.gebieden) listed("referentiekader.gebied", g, s.id, "signaal");
        for (const auto& a : dossier_.analyses) {
            for (const auto& g : a.gebieden) listed("referentiekader.gebied", g, a.id, "analyse");
            if (!a.dimensie.empty()) listed("referentiekader.dimensie", a.dimensie, a.id, "analyse");
            if (a.fase != 0) listed("referentiekader.fase", std::to_string(a.fase), a.id, "analyse");
        }
    }

    /// A cooperation without a list of its own loads none: then any code stands (norms.md 14.41).
    void listed(const char* list, const std::string& code, const std::string& id, const char* element) {
        auto items = regime_.lijst(list);
        if (!items.empty() && std::none_of(items.begin(), items.end(), [&](const auto* item) { return item->code == code; }))
            add("casus.onbekende_code", id, element, {code, list});
    }

    void decision(const Besluit& b) {
        if (!regime_.besluit(b.soort)) {
            add("casus.besluit_onbekend", b.id, "besluit", {b.soort, regime_.id});
        } else {
            bool free = std::any_of(regime_.besluiten.begin(), regime_.besluiten.end(),
                                    [&](const auto& r) { return r.besluit == b.soort && r.uitkomsten.empty(); });
            if (!free && !regime_.uitkomst_bekend(b.soort, b.uitkomst)) add("casus.uitkomst_onbekend", b.id, "besluit", {b.soort, b.uitkomst, regime_.id});
        }
        for (const auto& letter : b.gronden)
            if (!regime_.grond(b.gronden_lijst, letter)) add("casus.onbekende_grond", b.id, "gronden", {letter, b.gronden_lijst, regime_.id});
        auto factors = regime_.gronden_van("factor");
        for (const auto& [letter, text] : b.factoren)
            if (!factors.empty() && !regime_.grond("factor", letter)) add("casus.onbekende_grond", b.id, "factor", {letter, "factor", regime_.id});
        if ((b.uitkomst == code::uitstel || b.uitkomst == code::vrijstelling) && b.gronden.empty())
            add("casus.grond_ontbreekt", b.id, "besluit", {b.id, b.uitkomst});
    }

    /// COR-10: what is shielded is not handed on. A disclosure that names no items is of the whole file.
    void shielded(const Verstrekking& v) {
        for (auto& error : restriction_errors(dossier_, regime_, v.onderdelen, v.datum, {})) add("casus.beperkt", v.id, "verstrekking", {v.id, error.args.at(0), error.args.at(1), error.args.at(2)});
    }

    void disclosure(const Verstrekking& v) {
        shielded(v);
        if (!regime_.geldt("doorverstrekking.toestemming") || !expected_.convenant) return;
        if (!expected_.convenant->partij(v.ontvanger) && v.toestemmingen.empty()) add("casus.verstrekking_zonder_toestemming", v.id, "verstrekking", {v.id});
    }

    /// WEE-01: where the covenant says so, a signal comes in through a core party only. MN-15: where it has a list of channels, through a
    /// party that has one.
    void contributors() {
        const auto channels = regime_.lijst("kanaal");
        const bool core_only = regime_.geldt("signaal.via-kernpartij");
        if ((!core_only && channels.empty()) || !expected_.convenant) return;
        for (const auto& s : dossier_.signalen) {
            const Partij* party = expected_.convenant->partij(s.partij);
            const Partijsoort* kind = party ? regime_.partij(party->soort) : nullptr;
            if (!kind) continue;
            if (core_only && kind->soort != "kernpartij") add("casus.inbreng_niet_door_kernpartij", s.id, "signaal", {s.partij});
            const bool channel = channels.empty() || std::any_of(channels.begin(), channels.end(), [&](const auto* item) { return item->code == kind->code; });
            if (!channel) add("casus.inbreng_zonder_kanaal", s.id, "signaal", {s.partij, channels.front()->stuk + " " + channels.front()->artikel});
        }
    }

    /// CAS-04: where the covenant has a list of external partners, one that takes part stood on it that day.
    void participants() {
        if (!regime_.geldt("bijlage.externe-partners") || !expected_.convenant) return;
        for (const auto& d : dossier_.deelnemers) {
            const ExternePartner* partner = expected_.convenant->externe(d.partij);
            if (!partner) continue;
            const bool listed = partner->opgenomen && *partner->opgenomen <= d.datum && !(partner->verwijderd && *partner->verwijderd <= d.datum);
            if (!listed) add("casus.partner_niet_op_lijst", d.id, "deelnemer", {d.partij, d.datum.iso()});
        }
    }

    void transfers() {
        const Bestandregel* from = regime_.bestand(code::weegploeg);
        const Eis* moment = regime_.eis("kopie.moment");
        for (std::size_t i = 0; i < dossier_.overdrachten.size(); ++i) {
            const Overdracht& transfer = dossier_.overdrachten[i];
            int line = lines_.overdrachten[i];
            if (!from) {
                findings_.add("casus.bestand_niet_toegestaan", line, "overdracht", {regime_.id, std::string(code::weegploeg)});
                continue;
            }
            for (const auto& choice : transfer.keuzes) {
                auto veld = std::find_if(from->velden.begin(), from->velden.end(), [&](const Veld& v) { return v.code == choice.veld; });
                if (veld == from->velden.end() || !veld->kopie) findings_.add("casus.veld_niet_te_kopieren", line, "keuze", {choice.veld, regime_.id});
                for (const auto& error : restriction_errors(dossier_, regime_, {choice.verwijst}, transfer.datum, {}))
                    findings_.add("casus.beperkt", line, "keuze", {choice.verwijst, error.args.at(0), error.args.at(1), error.args.at(2)});
            }
            if (moment && moment->geldt && !tabled(moment->waarde, transfer.datum))
                findings_.add("casus.overdracht_voor_agendering", line, "overdracht", {transfer.datum.iso()});
        }
    }

    /// `event`: "besluit.<kind>".
    bool tabled(const std::string& event, Date by) const {
        std::string kind = event.substr(event.find('.') + 1);
        return std::any_of(dossier_.besluiten.begin(), dossier_.besluiten.end(),
                           [&](const Besluit& b) { return b.soort == kind && b.uitkomst == code::agenderen && b.datum <= by; });
    }

    const Dossier& dossier_;
    const Lines& lines_;
    const Expected& expected_;
    const Regime& regime_;
    Findings& findings_;
};

}  // namespace

void check_regime(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings) {
    const std::string due = expected.regime ? expected.regime->id : expected.convenant ? expected.convenant->regime : "";
    if (!due.empty() && !dossier.regime.empty() && dossier.regime != due) {
        findings.add("casus.regime_onbekend", lines.of(""), "dossier", {dossier.regime, due});
        return;
    }
    if (expected.regime) Rules(dossier, lines, expected, findings).run();
}

}  // namespace griffier::intake
