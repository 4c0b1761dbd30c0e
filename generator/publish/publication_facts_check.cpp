// What the keeper of a covenant recorded, held against the rules: signatures, changes, accessions, withdrawals, decisions.
#include <algorithm>

#include "generator/publish/publication.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

using Weight = Finding::Weight;

class Facts {
  public:
    Facts(const Publicatiegegevens& facts, const Convenant& convenant, const Regime& regime, const Kalender& kalender, const Catalogue& words)
        : facts_(facts), convenant_(convenant), regime_(regime), kalender_(kalender), words_(words) {}

    std::vector<Finding> check() {
        for (const Handtekening& one : facts_.handtekeningen) signature(one);
        if (const Completeness state = completeness(convenant_, regime_, facts_); facts_.definitief && state.signed_ < state.asked)
            add(Weight::warning, "publicatie.nog_niet_getekend", 0, {std::to_string(state.asked - state.signed_), std::to_string(state.asked)});
        for (const Wijziging& one : facts_.wijzigingen) change(one);
        for (const Toetreding& one : facts_.toetredingen) accession(one);
        for (const Opzegging& one : facts_.opzeggingen) withdrawal(one);
        for (const Besluitvorming& one : facts_.besluitvormingen) decision(one);
        return std::move(found_);
    }

  private:
    void add(Weight weight, const std::string& code, int line, std::vector<std::string> args) { found_.push_back({weight, refused(code, {facts_.file, line, ""}, std::move(args))}); }
    std::string place(std::string_view code) const {
        const Eis* eis = regime_.eis(code);
        return eis ? eis->stuk + " " + eis->artikel : regime_.id;
    }
    const Partij* party(const std::string& id, int line) {
        const Partij* found = convenant_.partij(id);
        if (!found) add(Weight::refusal, "publicatie.onbekende_partij", line, {id});
        return found;
    }

    void signature(const Handtekening& one) {
        const Partij* who = party(one.partij, 0);
        if (!who) return;
        const auto organs = signing_organs(*who, regime_);
        if (std::find(organs.begin(), organs.end(), one.orgaan) == organs.end()) add(Weight::refusal, "publicatie.onbekend_orgaan", 0, {one.partij, one.orgaan.empty() ? "-" : one.orgaan});
        if (one.terug && (!one.getekend || *one.terug < *one.getekend)) add(Weight::refusal, "publicatie.terug_voor_tekenen", 0, {one.partij});
        if (one.samengevoegd && !one.terug) add(Weight::refusal, "publicatie.samengevoegd_zonder_pagina", 0, {one.partij});
    }

    bool core(const Partij& who) const {
        const Partijsoort* kind = regime_.partij(who.soort);
        return kind && kind->soort == "kernpartij";
    }

    void change(const Wijziging& one) {
        const Partij* who = party(one.door, one.line);
        const Eis* annex = nullptr;
        for (const Eis& eis : regime_.eisen)
            if (eis.geldt && eis.code.starts_with("bijlage.") && eis.waarde == one.bijlage) annex = &eis;
        if (!annex) add(Weight::refusal, "publicatie.onbekende_bijlage", one.line, {one.id, one.bijlage});
        const bool mandated = regime_.geldt("bijlage.mandaat");
        if (mandated && one.mandaat.empty()) add(Weight::refusal, "publicatie.zonder_mandaat", one.line, {one.id, place("bijlage.mandaat")});
        // The mandate binds the college's side; that the change is needed is for the core parties to judge, and without a mandate all agree.
        for (const Partij& each : convenant_.partijen) {
            const auto said = [&](const std::vector<Verklaard>& list) { return std::any_of(list.begin(), list.end(), [&](const Verklaard& v) { return v.partij == each.id && v.datum <= one.datum; }); };
            const bool member = each.ondertekend && *each.ondertekend <= one.datum && !each.uitgetreden;
            if (mandated && core(each) && each.soort != "gemeente" && member && !said(one.beoordeeld)) add(Weight::refusal, "publicatie.zonder_oordeel", one.line, {one.id, each.id, place("bijlage.mandaat")});
            if (!mandated && regime_.geldt("wijziging") && member && !said(one.instemming)) add(Weight::refusal, "publicatie.zonder_instemming", one.line, {one.id, each.id, place("wijziging")});
        }
        if (mandated && who && std::none_of(one.beoordeeld.begin(), one.beoordeeld.end(), [&](const Verklaard& v) { return v.partij == who->id && v.datum <= one.datum; }))
            add(Weight::refusal, "publicatie.zonder_oordeel", one.line, {one.id, who->id, place("bijlage.mandaat")});
        for (const auto& list : {one.toegevoegd, one.vervallen})
            for (const std::string& id : list)
                if (!convenant_.externe(id)) add(Weight::refusal, "publicatie.onbekende_partner", one.line, {one.id, id});
        for (const BijlageVersie& known : convenant_.bijlagen)
            if (known.nummer == one.bijlage && known.versie == one.versie && regime_.geldt("publicatie.nieuwe-versie") && !known.gepubliceerd)
                add(Weight::warning, "publicatie.niet_gepubliceerd", one.line, {one.bijlage, one.versie, place("publicatie.nieuwe-versie")});
    }

    void accession(const Toetreding& one) {
        const Partij* who = party(one.partij, one.line);
        if (!who) return;
        const Eis* rule = regime_.eis("toetreding.verklaring");
        if (!rule || !rule->geldt) agreed(one);
        if (!one.getekend) return add(Weight::warning, "publicatie.niet_getekend", one.line, {one.partij});
        if (one.ingang < *one.getekend) add(Weight::warning, "publicatie.ingang_voor_tekenen", one.line, {one.partij, words_.long_date(one.ingang), words_.long_date(*one.getekend)});
        if ((who->toegetreden && *who->toegetreden != one.ingang) || (who->ondertekend && *who->ondertekend != *one.getekend)) add(Weight::refusal, "publicatie.toetreding_anders", one.line, {one.partij});
        for (const Partijsoort& kind : regime_.partijen)
            if (kind.soort == "partner" && std::find(one.deelnemers.begin(), one.deelnemers.end(), kind.code) == one.deelnemers.end()) {
                add(Weight::warning, "publicatie.minder_deelnemers", one.line, {one.partij});
                break;
            }
    }

    /// Without an accession clause a new party asks the recorded agreement of every other.
    void agreed(const Toetreding& one) {
        if (one.instemming.empty()) return add(Weight::refusal, "publicatie.geen_toetreding", one.line, {one.partij, place("toetreding.verklaring"), place("wijziging")});
        for (const Partij& each : convenant_.partijen) {
            const bool member = each.id != one.partij && each.ondertekend && *each.ondertekend <= one.ingang && !each.uitgetreden;
            const bool said = std::any_of(one.instemming.begin(), one.instemming.end(), [&](const Verklaard& v) { return v.partij == each.id && v.datum <= one.ingang; });
            if (regime_.geldt("wijziging") && member && !said) add(Weight::refusal, "publicatie.zonder_instemming", one.line, {one.partij, each.id, place("wijziging")});
        }
    }

    void withdrawal(const Opzegging& one) {
        const Partij* who = party(one.partij, one.line);
        if (!who) return;
        const auto terms = regime_.termijnen_voor("opzegging");
        if (!regime_.geldt("uittreding") || terms.empty()) return add(Weight::refusal, "publicatie.geen_uittreding", one.line, {one.partij, place("uittreding"), place("wijziging")});
        const Bevinding end = term(*terms.front(), one.ontvangen, regime_, kalender_);
        if (who->opgezegd && *who->opgezegd != one.ontvangen) add(Weight::refusal, "publicatie.opzegging_anders", one.line, {one.partij});
        if (who->uitgetreden && end.datum && *who->uitgetreden < *end.datum) add(Weight::refusal, "publicatie.te_vroeg_uit", one.line, {one.partij, words_.long_date(*end.datum)});
        if (!who->opgezegd) add(Weight::warning, "publicatie.opzegging_niet_vermeld", one.line, {one.partij});
        if (regime_.geldt("uittreding.oordeel") && one.oordeel.empty()) add(core(*who) ? Weight::refusal : Weight::warning, "publicatie.zonder_voortbestaan", one.line, {one.partij, place("uittreding.oordeel")});
    }

    void decision(const Besluitvorming& one) {
        const Partij* who = party(one.partij, one.line);
        if (!who) return;
        if (!regime_.geldt("meedoen.besluiten")) add(Weight::warning, "publicatie.besluit_niet_gevraagd", one.line, {one.partij, regime_.id});
        for (const std::string& organ : deciding_organs())
            if (std::none_of(one.besluiten.begin(), one.besluiten.end(), [&](const Orgaanbesluit& each) { return each.orgaan == organ; })) add(Weight::warning, "publicatie.orgaan_besliste_niet", one.line, {one.partij, organ, place("meedoen.besluiten")});
        for (const Orgaanbesluit& each : one.besluiten)
            if (each.datum < one.voorgesteld) add(Weight::refusal, "publicatie.besluit_voor_voorstel", one.line, {one.partij, each.orgaan});
    }

    std::vector<std::string> deciding_organs() const {
        std::vector<std::string> out;
        const Eis* eis = regime_.eis("meedoen.besluiten");
        for (const char* organ : {"college", "burgemeester"})
            if (eis && eis->waarde.find(organ) != std::string::npos) out.push_back(organ);
        return out;
    }

    const Publicatiegegevens& facts_;
    const Convenant& convenant_;
    const Regime& regime_;
    const Kalender& kalender_;
    const Catalogue& words_;
    std::vector<Finding> found_;
};

}  // namespace

std::vector<std::string> signing_organs(const Partij& party, const Regime& regime) {
    const Eis* eis = regime.eis("ondertekening");
    if (party.soort == "gemeente" && eis && eis->waarde.find("burgemeester") != std::string::npos && eis->waarde.find("college") != std::string::npos) return {"burgemeester", "college"};
    return {""};
}

Completeness completeness(const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts) {
    Completeness out;
    for (const Partij& party : convenant.partijen) {
        if (party.uitgetreden) continue;
        for (const std::string& organ : signing_organs(party, regime)) {
            const auto page = std::find_if(facts.handtekeningen.begin(), facts.handtekeningen.end(), [&](const Handtekening& one) { return one.partij == party.id && one.orgaan == organ; });
            const bool known = page != facts.handtekeningen.end();
            ++out.asked;
            if (known ? page->getekend.has_value() : organ.empty() && party.ondertekend) ++out.signed_;
            if (known && page->terug) ++out.returned;
            if (known && page->samengevoegd) ++out.merged;
            if (!known || !page->terug) out.missing.push_back(party.id + (organ.empty() ? "" : " " + organ));
        }
    }
    return out;
}

std::vector<Finding> check_facts(const Publicatiegegevens& facts, const Convenant& convenant, const Regime& regime, const Kalender& kalender, const Catalogue& words) {
    return Facts(facts, convenant, regime, kalender, words).check();
}

}  // namespace griffier::publish
