#pragma once
// Letters about requests for the tests of compose and of the whole generator: one of each kind and variant, in every regime.
#include <memory>

#include "cases.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {

/// One letter about a request, as a caller orders it. What may not leave begins with "Kanarie".
struct RequestLetter {
    Case c;
    Verzoek request;
    Besluit decision;
    Verzoekbrief brief;
    Dossier values;

    explicit RequestLetter(const std::string& kind, const std::string& regime = "model-2018", const std::string& outcome = "agenderen") : c(regime, outcome) {
        c.covenant.bevoegd_orgaan = "het college van burgemeester en wethouders van Zandhoven";
        c.covenant.bezwaar_bij = "het college van Zandhoven, Postbus 10, 9990 AA Zandhoven";
        request.id = "vz-0000000001", request.soort = kind, request.ontvangen = day("2025-03-01"), request.afzender = {c.file.personen[0]};
        decision.id = "b9", decision.datum = c.on, decision.gronden_lijst = "uitstel", decision.gronden = {"i"};
        decision.redenen = "Er wordt nog onderzocht.", decision.noodzaak = "Anders mislukt dat.", decision.evenredigheid = "Het duurt niet langer.";
        decision.factoren = {{"a", "Het doel blijft gelijk."}, {"e", "nvt: er is er maar een."}};
        brief.verzoek = &request;
        brief.streef = day("2025-03-29"), brief.grens = day("2025-04-01");
    }
    RequestLetter(const RequestLetter&) = delete;
    /// The order of a letter; what a caller does for a letter without the case when `bare`. It borrows from this object.
    Opdracht order(const std::string& kind, const std::string& variant, bool bare = true) {
        auto order = c.opdracht();
        brief.variant = variant;
        brief.besluit = variant == "neutraal" ? nullptr : &decision;
        values = bare ? Dossier() : c.file;
        const bool to_organisation = variant == "doorzending" || kind == "kennisgeving";
        if (bare) {
            values.nummer = request.id, values.gemeente = "gem", values.personen = {request.afzender[0]};
            brief.aan = to_organisation ? nullptr : &request.afzender[0];
        }
        if (to_organisation) brief.organisatie = c.covenant.partijen[3].naam, brief.adres = c.covenant.partijen[3].contact;
        order.dossier = &values, order.kind = kind, order.request = &brief, order.permission.oordeel = Oordeel::ja;
        order.duty.afzender = "gem", order.duty.ondertekent = kind == "verzoekbericht" || kind == "kennisgeving" ? "uitvoerder" : "orgaan";
        return order;
    }
    std::string text(const std::string& kind, const std::string& variant, bool bare = true) {
        const auto made = House::get().composer.compose(order(kind, variant, bare));
        if (!made) {
            ADD_FAILURE() << kind << " " << variant << ": " << House::get().languages.at("en").describe(made.error());
            return {};
        }
        return compose::plain_text(made->stuk);
    }
};

/// One of the letters about requests, each with the case that it is about.
struct NamedLetter {
    const char* code;     ///< of the document
    const char* name;     ///< of its folder in tests/golden/verzoekbrief, without the regime
    const char* request;  ///< kind of request
    const char* kind;
    const char* variant;
    bool bare = true;
};

inline const std::vector<NamedLetter>& request_letters() {
    static const std::vector<NamedLetter> all{
        {"DOC-35", "ontvangst-inzage", "inzage", "verzoekbericht", "ontvangst"},
        {"DOC-07", "wie-bent-u", "inzage", "verzoekbericht", "identiteit"},
        {"DOC-07", "machtiging-ontbreekt", "inzage", "verzoekbericht", "machtiging"},
        {"DOC-07", "correctie-aanvullen", "rectificatie", "verzoekbericht", "aanvulling"},
        {"DOC-07", "bezwaar-aanvullen", "bezwaar", "verzoekbericht", "aanvulling"},
        {"DOC-07", "wij-hebben-meer-tijd-nodig", "inzage", "verzoekbericht", "verlenging"},
        {"DOC-07", "beperking-gaat-eindigen", "beperking", "verzoekbericht", "opheffing"},
        {"DOC-07", "vraag-aan-een-derde", "inzage", "verzoekbericht", "zienswijze"},
        {"DOC-07", "doorzending-aan-politie", "inzage", "verzoekbericht", "doorzending"},
        {"DOC-07", "uw-verzoek-is-doorgezonden", "inzage", "verzoekbericht", "doorgezonden"},
        {"DOC-05", "inzage-overzicht", "inzage", "inzagebesluit", "overzicht", false},
        {"DOC-05", "inzage-deels", "inzage", "inzagebesluit", "deels", false},
        {"DOC-05", "inzage-geen-gegevens", "inzage", "inzagebesluit", "niets"},
        {"DOC-06", "weigering-met-redenen", "inzage", "weigering", "weigering"},
        {"DOC-06", "weigering-zegt-niet-of-er-gegevens-zijn", "inzage", "weigering", "neutraal"},
        {"DOC-08", "correctie-toegewezen", "rectificatie", "correctiebesluit", "verbeteren"},
        {"DOC-08", "correctie-geweigerd", "rectificatie", "correctiebesluit", "afwijzen"},
        {"DOC-08", "wissing-toegewezen", "wissing", "correctiebesluit", "toewijzen"},
        {"DOC-08", "wissing-geweigerd", "wissing", "correctiebesluit", "afwijzen"},
        {"DOC-08", "beperking-toegewezen", "beperking", "correctiebesluit", "toewijzen"},
        {"DOC-08", "beperking-geweigerd", "beperking", "correctiebesluit", "afwijzen"},
        {"DOC-08", "beperking-opgeheven", "beperking", "correctiebesluit", "opheffen"},
        {"DOC-08", "kennisgeving-van-correctie", "rectificatie", "kennisgeving", "kennisgeving"},
        {"DOC-09", "bezwaar-toegewezen", "bezwaar", "bezwaarbesluit", "toewijzen"},
        {"DOC-09", "bezwaar-geweigerd", "bezwaar", "bezwaarbesluit", "afwijzen"}};
    return all;
}

/// The case of one: what the requester wrote, what was decided, who was told.
inline std::unique_ptr<RequestLetter> request_letter(const NamedLetter& named, const std::string& regime) {
    auto letter = std::make_unique<RequestLetter>(named.request, regime, regime == "noord-holland-2018" ? "advies-agenderen" : regime == "midden-nederland-2015" ? "" : "agenderen");
    const std::string request = named.request, outcome = named.variant;
    auto& file = letter->c.file;
    auto& decision = letter->decision;
    decision.id = "b9", decision.soort = request, decision.uitkomst = outcome;
    decision.redenen = "Er loopt nog een onderzoek. Als u nu alles leest, kan dat mislukken.";
    decision.noodzaak = "Wij hebben gekeken of een deel wel kan. Dat kan nog niet.";
    decision.evenredigheid = "Na het onderzoek mag u weer om inzage vragen.";
    decision.factoren.clear();
    if (!letter->c.rules().gronden_van("factor").empty()) decision.factoren = {{"a", "Het doel blijft gelijk."}, {"e", "nvt: er is er maar een."}};
    const bool refused = outcome == "afwijzen";
    decision.gronden_lijst = request == "inzage" ? "uitstel" : refused ? "afwijzing." + std::string(request == "rectificatie" ? "correctie" : request) : request == "rectificatie" ? "correctie" : request;
    const auto grounds = letter->c.rules().gronden_van(decision.gronden_lijst);
    // Of an erasure: the data are no longer needed, wherever that stands in the list.
    decision.gronden = {!refused && request == "wissing" ? "a" : request == "inzage" ? (regime == "midden-nederland-2015" ? "b" : "i") : grounds.front()->letter};
    if (request != "inzage") {
        decision.noodzaak.clear(), decision.evenredigheid.clear(), decision.factoren.clear();
        decision.redenen = 
            request == "rectificatie" ? (refused ? "Twee mensen noteerden dezelfde dag." : "U stuurde een rooster mee. Daarop staat dat u werkte.")
            : request == "wissing"    ? (refused ? "Wij hebben de gegevens nog nodig voor ons werk." : "Wij hebben de gegevens niet meer nodig.")
            : request == "beperking"  ? (refused ? "Niemand betwijfelt deze gegevens." : "Wij gaan na of de gegevens kloppen.")
                                      : (refused ? "Wij begrijpen uw zorg. De veiligheid van anderen weegt hier zwaarder." : "Uw kind heeft hier te veel last van.");
    }
    if (request == "rectificatie") letter->request.wensen = {{"s1", "Het gesprek was op 17 februari 2025.", "Op 18 februari was ik aan het werk."}};
    if (request == "bezwaar") letter->request.omstandigheden = "Mijn kind wordt hier op school op aangesproken.";
    if (!refused && request != "inzage" && request != "bezwaar") letter->brief.verteld = {"Openbaar Ministerie, parket Noordkust", "Politie, eenheid Noordkust"};
    if (std::string(named.kind) == "kennisgeving") letter->brief.over = "Joris Adriaan van den Heuvel";
    if (outcome == "verlenging") letter->brief.tekst = "Wij moeten nog met drie organisaties overleggen.";
    if (outcome == "opheffing" || outcome == "opheffen") {
        letter->decision.soort = "beperking", letter->decision.redenen = letter->brief.tekst = "Wij hebben alles nagekeken. De gegevens kloppen.";
        letter->decision.gronden.clear(), letter->brief.verteld.clear();
        letter->brief.streef.reset(), letter->brief.grens.reset();
    }
    if (outcome == "zienswijze") letter->brief.tekst = "De buurvrouw was bij het gesprek.";
    if (outcome == "doorgezonden") letter->brief.door = "Politie, eenheid Noordkust";
    if (!named.bare) {
        for (auto& one : file.signalen) one.feit = "Hij sprak op het plein over de demonstratie.", one.duiding = "Hij was boos en rustig tegelijk.";
        for (auto& one : file.analyses) one.argument = "Er is weinig gevaar.";
        file.personen[0].telefoon = "099 010 0777", file.personen[0].email = "joris@zandhoven.example";
        Verstrekking given;
        given.id = "d1", given.ontvanger = "Stichting De Brug", given.datum = day("2025-02-28"), given.soort_gegevens = "naam en afspraken";
        file.verstrekkingen = {given};
        if (outcome == "deels") letter->request.weglatingen = {{"s1", "Dit gaat over iemand anders."}};
    }
    // What is known to the house and goes into no letter.
    file.personen[0].relatie = "Kanarie relatie";
    return letter;
}

}  // namespace griffier::compose_test
