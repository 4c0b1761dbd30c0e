#pragma once
// A regime: the rules of one covenant as values. It is read from records/regimes/*.xml by records/regime_io, with inheritance and
// layers already worked out. Every rule has an id, an article or house-rule reason, a source and one Dutch sentence (`uitleg`).
// Codes (partij kinds, roles, decisions, fields) are strings: they are data, C++ knows only those it must act on (codes.h).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier {

enum class Bron { convenant, wet, handleiding, huisregel };

struct Regel {
    std::string id;        ///< unique within the regime, e.g. "termijn.archief"
    std::string artikel;   ///< "13 lid 2"; empty for a house rule
    std::string stuk;      ///< the text that the article is of: "convenant", "AVG", "UAVG", "handleiding", "reglement", "Awb" ...
    Bron bron = Bron::convenant;
    std::string reden;     ///< house rules: why; a reading: which reading. Required for Bron::huisregel
    bool lezing = false;   ///< an interpretation that no source states: never printed as if the covenant said it
    std::string uitleg;    ///< the Dutch sentence with its numbers filled in
    std::string herkomst;  ///< id of the regime file that this rule comes from (inheritance, layer)
    bool richtsnoer = false;           ///< taken from a layer as guidance: the covenant instance can switch it off (without_guidance)
    std::vector<std::string> normen;   ///< ids of the norm catalogue that this rule carries, "RET-01"
};

/// Kinds of term, norms.md 11.7. Each rule states its kind; there is no default.
enum class TermijnSoort {
    ten_hoogste,     ///< at most: done on or before the day, never rolled
    bewaren,         ///< keep for: runs through the end of the day, the act comes the next day at the earliest
    ten_minste,      ///< at least (notice): bound through the day, out from the next
    jaardag,         ///< anniversary: a target date without effect in law
    wettermijn,      ///< term of an act in days, weeks or months: Algemene termijnenwet applies
    looptijd,        ///< life from an entry day: the entry day counts, it ends at 00:00 of the same date
    eu_maand,        ///< AVG month: strict date as target, Regulation 1182/71 for the latest
    uren,            ///< real hours between instants
    leeftijd,        ///< from 00:00 of the birthday
    periodiek,       ///< an interval that configuration may set, with a floor
};

struct Termijn : Regel {
    TermijnSoort soort{};
    Duur duur;
    std::optional<Duur> verlenging;   ///< AVG 12(3): the extension
    std::string start;                ///< start event code: "laatste-verwerking", "besluit.niet-agenderen", "afsluiting", "ontvangst" ...
    std::string waarvoor;             ///< what must happen: "archiveren", "vernietigen", "antwoord.inzage", "informeren", "evaluatie" ...
    std::string bestand;              ///< "weegploeg", "casusoverleg", "archief" or "" for all
    std::string maandeinde;           ///< "klemmen": the only policy that the sources allow (11.7)
    std::string rustdag;              ///< "blijft" | "termijnenwet" | "verordening-1182-71"
    std::optional<Duur> ondergrens;   ///< house rules: configuration cannot go below
    std::optional<Duur> bovengrens;   ///< intervals: configuration cannot go above (checking seldom is the laxer side)
    std::vector<std::string> startkeuze;  ///< start events that configuration may choose from; empty: `start` alone
};

struct Partijsoort : Regel {
    std::string code;     ///< "gemeente", "om", "politie", "rvdk", "reclassering", "externe-casuspartner"
    std::string soort;    ///< "kernpartij" | "casuspartij" | "externe-casuspartner" | "partner" | "derde"
    std::string naam;
    std::string taak;     ///< statutory task, Dutch
    std::string taak_grondslag;
    bool verwerkingsverantwoordelijke = false;
    int aantal_min = 1;
};

struct Veld {
    std::string code;     ///< "naw", "signaal", "melder", "analyse", "besluit-agendering", "besluit-afsluiting", "partij", "actie", "achterblijver", "netwerk" ...
    std::string onderdeel; ///< article part: "a", "b" ...
    std::string naam;     ///< as the regime names it
    bool kopie = false;   ///< may be copied to the case file on tabling
};

struct Bestandregel : Regel {
    std::string code;     ///< "weegploeg" | "casusoverleg"
    std::string naam;     ///< "i2o-weegploeg" in Noord-Holland
    std::vector<Veld> velden;
    bool veld(std::string_view code) const;
};

struct Grond : Regel {
    std::string lijst;    ///< "uitstel" (deferral, refusal), "vrijstelling" (AVG 14(5)), "weigering", "correctie", "factor"
    std::string letter;
    std::string tekst;    ///< Dutch text as the source words it
    bool geheim = false;  ///< a ground whose use can forbid to say that a file exists
};

struct Toegangsregel : Regel {
    std::string rol;       ///< "kernpartij", "rvdk", "reclassering", "externe-casuspartner", "uitvoerder", "helper", "beheerder", "partner" ...
    std::string bestand;   ///< "weegploeg" | "casusoverleg" | "plan" | "archief"
    std::string toestand;  ///< "actief" | "gearchiveerd" | "uitgetreden"
    std::string oordeel;   ///< "ja" | "nee" | "voor-zover-nodig" | "raadplegen" | "verstrekking" | "taken"
    std::vector<std::string> voorwaarden;  ///< "eigen-gemeente", "minderjarig", "toegelaten", "geheimhouding", "bijlage-1", "reden", "niet-adviseur", "verzoek-in-behandeling"
};

struct Besluitregel : Regel {
    std::string besluit;               ///< decision code (codes.h)
    std::vector<std::string> door;     ///< who decides: "weegploeg", "kernpartijen", "lokale-driehoek", "verwerkingsverantwoordelijke", "casusoverleg", "college", "uitvoerder"
    bool allen = false;                ///< every party named must take part
    int personen = 1;                  ///< natural persons needed
    std::vector<std::string> uitkomsten;
};

struct Informeerregel : Regel {
    std::string moment;                ///< decision code(s) that start the duty, comma separated; empty: not fixed
    std::string beslist;               ///< who judges
    std::string verzendt;              ///< "uitvoerder" | "inbrengende-kernpartij" | "college"
    std::vector<std::string> overleg;  ///< whom to consult first
    std::vector<std::string> verschuldigd; ///< person roles to which the duty is owed: "subject", "achterblijver", "netwerk", "melder"
    bool later_alsnog = false;         ///< inform after all when the obstacle ends
    std::string grondenlijst;          ///< citation of the grounds: "UAVG 41" | "AVG 23"
};

struct Handeling : Regel {             ///< an act that counts as last processing
    std::string code;                  ///< "signaal", "analyse", "besluit.weging", "actie", "verstrekking", "besluit.afsluiting", "besluit.hernieuwde-verwerking" ...
    bool telt = true;
};

struct Drempel : Regel {               ///< a number that a house rule sets, with a floor
    std::string code;
    int waarde = 0;
    int ondergrens = 0;
};

struct Doel : Regel {
    std::string code, tekst, onderdeel;
    bool hoofddoel = false;            ///< a main purpose; else one of the aims
};

struct Lijstpunt : Regel {             ///< one item of an enumeration that a text requires in full
    std::string lijst;                 ///< "beveiligingsplan", "referentiekader.fase", "informatiebrief", "inzageantwoord" ...
    std::string code;                  ///< letter or number of the item: "a", "1"
    std::string tekst;
};

struct Grondslagregel : Regel {        ///< legal ground on which a party provides data
    std::string partij;
    std::string wet;                   ///< "Wpg 20"
    std::vector<std::string> gegevens; ///< "Wpg 8" ...
    std::string ontvangers;
    std::string voorwaarde;
};

struct Begrip : Regel {                ///< definition
    std::string term, definitie;
};

struct Kennisgeving : Regel {
    std::string bij;                   ///< "correctie", "wissing", "vernietiging", "niet-agenderen" ...
    std::vector<std::string> aan;      ///< "partijen", "externe-casuspartners", "ontvangers", "aanbrenger"
};

struct Eis : Regel {                   ///< a yes/no demand: secrecy, publication, register, security plan, accession, exit, amendment
    std::string code;                  ///< "geheimhouding.verklaring", "publicatie.staatscourant", "eigen-bestand-verbod", "plan.toegang-extern" ...
    bool geldt = true;
    std::string waarde;                ///< where more than yes or no is needed
};

struct Laagregel : Regel {             ///< that a layer is adopted, and which of its rules are not
    std::string laag;                  ///< id of the layer
    std::string versie;                ///< of the layer, "" = the oldest
    std::string wijze;                 ///< "bindend" | "richtsnoer"
    struct Behalve {
        std::string regel, reden;
    };
    std::vector<Behalve> behalve;
};

/// Versions are whole numbers from 1 on; what is not one comes before all.
int version_number(std::string_view version);

struct Regime {
    std::string id;             ///< "model-2018"
    std::string versie;         ///< "1"
    std::string naam;           ///< title as it must be cited
    std::string toelichting;    ///< what it is and for whom, in a few Dutch sentences
    std::string hash;           ///< SHA-256 (hex) over the bytes of the file and of all that it inherits or adopts
    std::optional<std::string> erft;
    std::string erft_versie;              ///< "" = the oldest
    std::optional<Date> inwerking;        ///< empty: the instance gives it
    std::optional<Date> vervallen;        ///< first day on which it is no longer in force, when known
    std::string wetgeving;                ///< "AVG" | "Wbp"
    bool historisch = false;              ///< no new case opens under it
    bool laag = false;                    ///< a layer (the handbook): adopted by others, never chosen for a case
    std::map<std::string, std::string> lagen;  ///< layer id -> "bindend" | "richtsnoer"

    std::vector<Laagregel> overname;           ///< why and how each of `lagen` is adopted

    std::vector<Doel> doelen;
    std::vector<Begrip> begrippen;
    std::vector<Partijsoort> partijen;
    std::vector<Bestandregel> bestanden;
    std::vector<Termijn> termijnen;
    std::vector<Grond> gronden;
    std::vector<Toegangsregel> toegang;
    std::vector<Besluitregel> besluiten;
    std::vector<Informeerregel> informeren;
    std::vector<Handeling> handelingen;
    std::vector<Drempel> drempels;
    std::vector<Grondslagregel> grondslagen;
    std::vector<Kennisgeving> kennisgevingen;
    std::vector<Eis> eisen;
    std::vector<Lijstpunt> lijsten;

    const Bestandregel* bestand(std::string_view code) const;
    const Termijn* termijn(std::string_view id) const;
    /// Terms for an act ("vernietigen") and, when given, a start event.
    std::vector<const Termijn*> termijnen_voor(std::string_view waarvoor, std::string_view start = {}) const;
    const Grond* grond(std::string_view lijst, std::string_view letter) const;
    const Eis* eis(std::string_view code) const;
    const Drempel* drempel(std::string_view code) const;
    const Besluitregel* besluit(std::string_view code) const;
    const Partijsoort* partij(std::string_view code) const;
    bool telt_als_verwerking(std::string_view handeling) const;
    /// Some rule for this kind of decision knows this outcome (a layer can add outcomes, such as "nadere-duiding").
    bool uitkomst_bekend(std::string_view soort, std::string_view uitkomst) const;
    /// The demand exists and holds.
    bool geldt(std::string_view eis_code) const;
    const Kennisgeving* kennisgeving(std::string_view bij) const;
    const Begrip* begrip(std::string_view term) const;
    /// The access rule of a role for a file in a state; a rule for all files ("") answers where none names the file.
    const Toegangsregel* toegangsregel(std::string_view rol, std::string_view bestand, std::string_view toestand) const;
    /// Items of one enumeration, in the order of the file.
    std::vector<const Lijstpunt*> lijst(std::string_view naam) const;
    std::vector<const Grond*> gronden_van(std::string_view lijst) const;
    /// Any rule by its id, of whatever kind.
    const Regel* regel(std::string_view id) const;
    /// All rules of all kinds, in the order of the members above.
    std::vector<const Regel*> regels() const;
    /// The same regime without the rules that a layer only guides with (Convenant::handleiding_richtsnoer is false).
    Regime without_guidance() const;
};

}  // namespace griffier
