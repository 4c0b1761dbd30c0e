#pragma once
// The covenant instance: one cooperation's own facts, from one XML file (templates/schema/convenant.xsd). One store serves one.
// An empty field stops only the documents that need it.
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier {

struct Contact {
    std::string naam, functie, organisatie, straat, postcode, plaats, telefoon, email;
    bool leeg() const { return naam.empty() && organisatie.empty() && email.empty() && straat.empty(); }
};

struct Persoonsrol {           ///< an office holder with a role and, where needed, a mandate (DOC-28)
    std::string id;            ///< "jansen-uitvoerder": what --as takes
    std::string naam, functie;
    std::string partij;        ///< id of the party, or of the external partner
    std::string rol;           ///< "uitvoerder", "helper", "lid-weegploeg", "lid-casusoverleg", "functionaris", "beheerder", "privacy-officer", "operator", "dienst"
    std::string bereik;        ///< "weegploeg" | "casusoverleg" | "beide" | ""
    std::string mandaat;       ///< reference
    std::optional<Date> vanaf, tot;   ///< tot: last day
    std::string publieke_sleutel;     ///< Ed25519, hex; for second persons and approvals
    std::optional<Date> erkend;       ///< on which he acknowledged the rules: secrecy, purpose, access
};

struct Partij {
    std::string id;            ///< "gem-delft"
    std::string soort;         ///< code of the regime's Partijsoort ("gemeente")
    std::string naam;
    std::string gemeentecode;  ///< for municipalities
    std::string vertegenwoordiger, functie, hoedanigheid;
    Contact contact;
    std::optional<Date> ondertekend, toegetreden, opgezegd, uitgetreden;  ///< opgezegd: notice received
    std::string bevoegd_orgaan;   ///< competent body for decisions on requests
    std::string huis;             ///< house style id
};

struct ExternePartner {
    std::string id, naam, soort, deskundigheid;
    Contact contact;
    std::optional<Date> opgenomen, verwijderd;                  ///< annex 1
    std::optional<Date> geheimhouding;                          ///< general declaration signed on
};

struct BijlageVersie {
    std::string nummer, versie, titel;
    std::optional<Date> datum, gepubliceerd;
    std::string publicatienummer;
};

/// AVG 14(1)(f): whether data leave the European Economic Area or go to an international organisation, and then on what safeguard.
struct Doorgifte {
    std::string buiten_eer;      ///< "nee" | "ja" | "" (the instance does not say)
    std::string naar, waarborg, afschrift;  ///< ja: to whom, which safeguard, where a copy of it can be had
};

/// AVG 14(2)(g): whether decisions are taken by machine alone, or profiles made.
struct GeautomatiseerdBesluit {
    std::string genomen;         ///< "nee" | "ja" | "" (the instance does not say)
    std::string uitleg;          ///< ja: by which logic, and what it means for the person
};

struct Vertaling {               ///< a courtesy translation that the cooperation has read and released
    std::string taal;            ///< "ar", "tr"
    std::string hash;            ///< of the words that were read (hex, Composer::words_hash)
    std::string door;            ///< who released them
    std::optional<Date> vrijgegeven;
};

/// The start that the cooperation chose for a term of which the regime leaves the start open (Termijn::startkeuze).
struct Startkeuze {
    std::string regel, start;    ///< id of the term; start event, one of its startkeuze
    std::optional<Date> vanaf;   ///< for assessments whose first signal is of this day or later, so that a case keeps its start; nothing: for all
};

struct Convenant {
    std::string id;
    std::string naam;
    std::string regime;              ///< regime id
    std::string regime_versie;
    bool handleiding_richtsnoer = true;  ///< Noord-Holland: house rule that the instance can switch off
    std::optional<Date> inwerking;
    std::optional<Date> geevalueerd;
    std::vector<Partij> partijen;
    std::vector<ExternePartner> externe_partners;
    std::vector<Persoonsrol> personen;
    std::vector<std::string> verwerkingsverantwoordelijken;  ///< party ids
    Contact functionaris;            ///< functionaris gegevensbescherming (DPO)
    Contact contactpunt;             ///< one contact point for persons concerned (uitvoerder)
    std::string bevoegd_orgaan;      ///< for decisions on requests
    std::string bezwaar_bij;         ///< where objection lies
    std::vector<BijlageVersie> bijlagen;
    Doorgifte doorgifte;
    GeautomatiseerdBesluit geautomatiseerd;
    std::vector<Vertaling> vertalingen;
    std::vector<Startkeuze> startkeuzes;  ///< of one term the one with the latest day that the case reaches holds
    std::string hash;                ///< SHA-256 of the instance file (hex)

    const Partij* partij(std::string_view id) const;
    const Persoonsrol* persoon(std::string_view id) const;
    const ExternePartner* externe(std::string_view id) const;
};

}  // namespace griffier
