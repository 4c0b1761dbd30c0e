#pragma once
// What is kept about one case. Plain values, as read from casus.xsd and as stored. Item ids ("p1", "s2", "b3") are unique within the
// dossier; `bestand` says in which file an item stands ("weegploeg", "casusoverleg"). Texts are NFC.
// Field lists: norms.md WEE-09, CAS-14, MN-07; who may stand where is the regime's to say (Bestandregel).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier {

struct Partner {                 ///< of a person: (former) spouse, for name use
    std::string voorvoegsel, geslachtsnaam, adellijke_titel;
    std::optional<Date> vanaf;
    bool ontbonden = false;
};

struct Naam {                    ///< fields of the BRP
    std::string voornamen, voorvoegsel, geslachtsnaam;
    std::string adellijke_titel; ///< code of BRP table 38: "JH", "B", "G" ...
    std::string geslacht;        ///< "M", "V", "O"
    std::string naamgebruik = "E";  ///< "E" own, "P" partner, "V" partner-own, "N" own-partner
    std::vector<Partner> partners;
};

struct Adres {
    std::string straat, huisletter, toevoeging, aanduiding;   ///< aanduiding: "by" | "to"
    int huisnummer = 0;
    std::string postcode, woonplaats, gemeente;
    std::string locatie;                                      ///< description instead of street and number
    std::string land_code, land;                              ///< abroad
    std::vector<std::string> regels;                          ///< abroad: up to three lines as given
    bool geheim = false;                                      ///< geheimhouding: never printed except to the person himself
    bool verblijft_niet = false;                              ///< established that he does not stay at the address
    bool leeg() const { return straat.empty() && locatie.empty() && land_code.empty() && regels.empty(); }
};

struct Persoon {
    std::string id, rol, bestand;
    Naam naam;
    std::optional<Date> geboortedatum;
    Adres adres;
    std::string telefoon, email;
    std::string relatie;                 ///< to the subject
    std::string noodzaak;                ///< CAS-15: why a third person is stored
    std::string taal = "nl";
    bool in_nederland = true;            ///< GOV-26
    std::string in_nederland_bron;
    bool curatele = false, mentorschap = false;
    std::vector<std::string> vertegenwoordigt;   ///< representative: ids of the persons that he represents
    std::string eerder_geinformeerd;             ///< INF-10: how he was informed before, or ""
    std::vector<std::string> bijzonder;          ///< special categories marked
};

struct Signaal {
    std::string id, bestand;
    Date datum;                          ///< of the conduct or the receipt: the date that the file is dated from
    std::optional<Date> ontvangen;       ///< obtained by the cooperation (AVG 14(3)); else datum
    std::string partij;                  ///< id of the contributing party
    std::string melder;                  ///< person id of the reporter; weegploeg file only
    std::string bron_soort;              ///< "ouder", "school", "wijkteam", "eigen-waarneming", "meldpunt" ...
    std::string feit, duiding;           ///< fact, and interpretation apart from it (WEE-02)
    std::vector<std::string> gebieden;   ///< codes of the reference framework
    std::string gegevensklasse;          ///< "Wpg 8", "Wjsg" ..., or ""
    std::vector<std::string> bijzonder;
};

struct Analyse {
    std::string id, bestand;
    Date datum;
    int fase = 0;                        ///< 1 to 4, 0 = not given
    std::string dimensie;
    std::vector<std::string> gebieden;
    std::string argument;
};

struct Overleg {                         ///< consultation of one party
    std::string partij;
    Date datum;
    std::string standpunt;
};

struct Besluit {
    std::string id, bestand;
    std::string soort, uitkomst;         ///< codes.h
    Date datum;
    std::string orgaan;                  ///< "weegploeg", "lokale-driehoek", "kernpartijen", "verwerkingsverantwoordelijke" ...
    std::vector<std::string> partijen;   ///< ids of the parties that took part
    std::vector<std::string> personen;   ///< ids of the office holders that decided (Convenant::personen)
    std::string betreft;                 ///< person id; "" = the subject
    std::string verwijst;                ///< id of the decision, act or request that this one is about
    std::string gronden_lijst;           ///< list of the regime that `gronden` are letters of
    std::vector<std::string> gronden;
    std::map<std::string, std::string> factoren;   ///< letter -> text
    std::string redenen, noodzaak, evenredigheid;
    std::vector<Overleg> overleg;
    std::string beletsel;                ///< what would end the obstacle
    std::optional<Date> herziening;      ///< next review
    std::optional<Date> tot;             ///< holds, restrictions: end date
    std::vector<std::string> adressaten; ///< person ids
    std::string wijze, door_partij;      ///< how and by whom the person is informed
    std::vector<std::string> gebruikt;   ///< ids of signals and analyses that led to it (WEE-10)
    std::string bron;                    ///< "import" | "commando"
};

struct Actie {
    std::string id, bestand;
    Date datum;
    std::string partij, omschrijving, stand;   ///< stand: "open", "gereed", "vervallen"
    std::optional<Date> gereed_op;
};

struct Plan {
    std::string id, doel, casusregisseur, informeerafspraak;
    Date datum;
    int versie = 1;
};

struct Deelnemer {                       ///< a party or external partner in this case, with reasons (WEE-17, CAS-01)
    std::string id, partij;              ///< partij: id of Partij or ExternePartner
    std::string reden, criterium, modus; ///< criterium: "deskundigheid" | "rol-in-plan"; modus (RvdK): "adviseur" | "inhoudelijk"
    Date datum;
    std::optional<Date> geheimhouding;   ///< secrecy declaration for this case signed on
    std::optional<Date> tot;
};

struct Toestemming {
    std::string partij;
    Date datum;
};

struct Verstrekking {                    ///< disclosure (CAS-19, RGT-11)
    std::string id, bestand, ontvanger, verstrekker, noodzaak, soort_gegevens, doel, grond;
    Date datum;
    std::vector<Toestemming> toestemmingen;
    std::vector<std::string> onderdelen = {};   ///< ids of the items that were given; none named: of the whole file
};

struct Verzoekstap {                     ///< a dated step in a request (records/rules/requests.h): "identiteit", "verlenging", "besluit", "uitvoering", "kennisgeving" ...
    std::string soort, uitkomst, reden;
    Date datum;
    std::string wie = {};                ///< the person or party that the step is about: asked, forwarded to, told
};

struct Correctiewens {                   ///< COR-01: what should change, into what, and why
    std::string item, gewenst, reden;    ///< item: id of the item, or words where the person cannot know it
};

struct Derdentoets {                     ///< RGT-16: a third person whose data stand among those asked for
    std::string persoon;                 ///< person id
    std::string oordeel;                 ///< "niet-geraakt" | "weggelaten" | "gevraagd" | "geen-bezwaar" | "bezwaar"
    std::string zienswijze;
    Date datum;
};

struct Weglating {                       ///< what is left out of the copy, and why in words that the reader may see
    std::string item, reden;
};

struct Verzoek {
    std::string id, soort;               ///< "inzage", "rectificatie", "wissing", "beperking", "bezwaar"
    Date ontvangen;
    std::string kanaal, verzoeker, hoedanigheid, wet;   ///< verzoeker: person id, or a name; wet: "AVG", "Wpg", "Wjsg", "Woo", "Awb"
    std::vector<Verzoekstap> stappen;
    std::string betreft = {};                    ///< person id whose data are asked for; "" = the subject
    std::string gericht_aan = {};                ///< party id; "" = the cooperation itself (RTG-01)
    std::vector<Persoon> afzender = {};          ///< none or one: the requester where he is no person of the case
    std::vector<Correctiewens> wensen = {};
    std::string omstandigheden = {};             ///< OBJ-01: the circumstances of who objects
    std::vector<Derdentoets> derden = {};
    std::vector<Overleg> overleg = {};           ///< what police and OM say about what came from them
    std::vector<Weglating> weglatingen = {};
};

struct Overdracht {                      ///< the copy from weegploeg to casusoverleg, field by field (WEE-14)
    Date datum;
    std::string door;
    struct Keuze { std::string veld, verwijst; };
    std::vector<Keuze> keuzes;
};

struct Drager {                          ///< a carrier outside the databases (MN-01)
    std::string id, bestand, soort, omschrijving, bewaarplaats;
    Date datum;
};

struct Gebeurtenis {                     ///< other dated facts: "eerste-contact", "eerste-verstrekking", "controle-juistheid", "terugkoppeling" ...
    std::string id, bestand, soort, omschrijving;
    Date datum;
    std::string betreft = {};            ///< person id; "" = the subject
};

struct Dossier {
    std::string nummer;                  ///< the cooperation's own number, "DLF-2025-003"
    int versie = 1;                      ///< of the dossier file
    std::string vervangt;                ///< SHA-256 (hex) of the bytes of the file that this one replaces; "" for version 1
    std::string gemeente;                ///< party id (GOV-28)
    std::string regime, regime_versie;   ///< as frozen; "" before binding
    std::string veiligheidshuis;
    std::vector<Persoon> personen;
    std::vector<Signaal> signalen;
    std::vector<Analyse> analyses;
    std::vector<Besluit> besluiten;
    std::vector<Plan> plannen;
    std::vector<Actie> acties;
    std::vector<Deelnemer> deelnemers;
    std::vector<Verstrekking> verstrekkingen;
    std::vector<Verzoek> verzoeken;
    std::vector<Overdracht> overdrachten;
    std::vector<Drager> dragers;
    std::vector<Gebeurtenis> gebeurtenissen;

    const Persoon* persoon(std::string_view id) const;
    /// The person discussed. Every valid dossier has exactly one.
    const Persoon* subject() const;
    const Besluit* besluit(std::string_view id) const;
    /// The last decision of a kind on or before a day (by date, then by order), or nothing.
    const Besluit* laatste_besluit(std::string_view soort, Date op) const;
    std::optional<Date> eerste_signaal() const;
};

}  // namespace griffier
