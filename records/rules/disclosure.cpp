#include "records/rules/disclosure.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/retention.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

constexpr std::string_view archived = "gearchiveerd", left = "uitgetreden", active = "actief";

const Toegangsregel* cell_of(const Toegangsvraag& vraag, const Regime& regime) {
    if (vraag.toestand == left) return regime.toegangsregel(vraag.rol, vraag.bestand, left);
    if (vraag.toestand == archived || vraag.bestand == code::archief) return regime.toegangsregel(vraag.rol, code::archief, archived);
    return regime.toegangsregel(vraag.rol, vraag.bestand, active);
}

/// Each condition of a cell: met, not met, or not known.
Oordeel holds(const std::string& condition, const Toegangsvraag& vraag) {
    auto yes = [](bool met) { return met ? Oordeel::ja : Oordeel::nee; };
    if (condition == "noodzaak") return yes(vraag.noodzaak);
    if (condition == "reden") return yes(vraag.reden);
    if (condition == "eigen-gemeente") return yes(vraag.eigen_gemeente);
    if (condition == "toegelaten") return yes(vraag.toegelaten);
    if (condition == "bijlage-1") return yes(vraag.bijlage_1);
    if (condition == "geheimhouding") return yes(vraag.geheimhouding);
    if (condition == "niet-adviseur") return yes(!vraag.adviseur);
    if (condition == "verzoek-in-behandeling") return yes(vraag.verzoek_in_behandeling);
    if (condition == "toestemming") return yes(vraag.toestemming);
    if (condition == "minderjarig") return vraag.minderjarig ? yes(*vraag.minderjarig) : Oordeel::wacht;
    return Oordeel::wacht;  // a condition that this version does not know is never taken as met
}

void weigh_conditions(const Toegangsregel& cell, const Toegangsvraag& vraag, Bevinding& out) {
    for (const auto& condition : cell.voorwaarden) {
        Oordeel met = holds(condition, vraag);
        if (met == Oordeel::ja) continue;
        out.stappen.push_back({met == Oordeel::nee ? "toegang.voorwaarde_niet" : "toegang.voorwaarde_onbekend", {condition}});
        if (met == Oordeel::nee) out.oordeel = Oordeel::nee;
        else if (out.oordeel == Oordeel::ja) out.oordeel = Oordeel::wacht;
    }
}

Bevinding answer(const Toegangsregel* cell, const Toegangsvraag& vraag, const Regime& regime) {
    Bevinding out;
    if (cell) {
        out = cite(*cell, regime);
    } else {
        out.regime = regime.id;
        out.regime_hash = regime.hash;
        out.stappen.push_back({"toegang.geen_regel", {vraag.rol, vraag.bestand, vraag.toestand}});
    }
    out.oordeel = Oordeel::nee;
    return out;
}

}  // namespace

Bevinding access(const Toegangsvraag& vraag, const Regime& regime) {
    const auto* cell = cell_of(vraag, regime);
    Bevinding out = answer(cell, vraag, regime);
    if (!cell) return out;
    if (cell->oordeel == "ja" || cell->oordeel == "voor-zover-nodig" || cell->oordeel == "raadplegen") {
        out.oordeel = Oordeel::ja;
        weigh_conditions(*cell, vraag, out);
        if (out.oordeel == Oordeel::ja) out.stappen.push_back({"toegang." + cell->oordeel, {vraag.rol, vraag.bestand}});
    } else if (cell->oordeel == "taken") {
        out.oordeel = vraag.taak ? Oordeel::ja : Oordeel::nee;
        out.stappen.push_back({"toegang.taken", {vraag.rol, vraag.bestand}});
    } else {
        out.stappen.push_back({"toegang." + cell->oordeel, {vraag.rol, vraag.bestand}});
    }
    return out;
}

Bevinding disclosure(const Toegangsvraag& vraag, const Regime& regime) {
    const auto* cell = cell_of(vraag, regime);
    Bevinding out = answer(cell, vraag, regime);
    if (!cell) return out;
    if (cell->oordeel != "verstrekking") {
        out.stappen.push_back({"toegang.geen_verstrekking", {vraag.rol, vraag.bestand}});
        return out;
    }
    out.oordeel = Oordeel::ja;
    weigh_conditions(*cell, vraag, out);
    if (out.oordeel == Oordeel::ja) out.stappen.push_back({"toegang.mag_verstrekken", {vraag.rol, vraag.bestand}});
    return out;
}

Toegangsvraag access_question(std::string_view partij, std::string_view rol, std::string_view bestand, bool gearchiveerd, const Dossier& dossier,
                              const Convenant& convenant, const Regime& regime, Date op) {
    Toegangsvraag vraag;
    vraag.bestand = bestand;
    vraag.toestand = gearchiveerd ? archived : active;
    auto passed = [&](const std::optional<Date>& day) { return day && *day <= op; };

    if (const auto* party = convenant.partij(partij)) {
        const auto* kind = regime.partij(party->soort);
        bool of_core = kind && kind->soort == "kernpartij";
        vraag.rol = of_core ? "kernpartij" : kind && kind->soort == "partner" ? "partner" : party->soort;
        vraag.eigen_gemeente = party->soort != "gemeente" || party->id == dossier.gemeente;
        bool out = passed(party->uitgetreden);
        if (!party->uitgetreden && party->opgezegd)
            for (const auto* notice : regime.termijnen_voor("opzegging")) out = out || is_due(term(*notice, *party->opgezegd, regime, {}), op);
        if (out) vraag.toestand = left;
    } else if (const auto* partner = convenant.externe(partij)) {
        vraag.rol = "externe-casuspartner";
        vraag.eigen_gemeente = true;
        vraag.bijlage_1 = passed(partner->opgenomen) && !passed(partner->verwijderd);
        vraag.geheimhouding = passed(partner->geheimhouding);
    } else {
        vraag.rol = "derde";
    }
    if (!rol.empty()) vraag.rol = rol;

    for (const auto& d : dossier.deelnemers) {
        if (d.partij != partij || d.datum > op) continue;
        vraag.toegelaten = !d.tot || *d.tot >= op;
        vraag.geheimhouding = vraag.geheimhouding || passed(d.geheimhouding);
        vraag.adviseur = d.modus == "adviseur";
        if (d.tot && *d.tot < op && vraag.rol == "externe-casuspartner") vraag.toestand = left;
    }
    // Another municipality gets in by a need of its own that was decided and recorded (SEC-15).
    for (const auto& b : dossier.besluiten)
        if (b.soort == code::toegang && b.door_partij == partij && b.datum <= op && (!b.tot || *b.tot >= op)) vraag.eigen_gemeente = b.uitkomst == "toegelaten";

    if (const auto* subject = dossier.subject()) {
        auto adult = age_reached(regime, {}, "meerderjarig", subject->geboortedatum, op);
        if (adult.oordeel == Oordeel::ja || adult.datum) vraag.minderjarig = adult.oordeel != Oordeel::ja;
    }
    vraag.verzoek_in_behandeling = open_request(dossier, regime, op).oordeel == Oordeel::ja;
    return vraag;
}

}  // namespace griffier
