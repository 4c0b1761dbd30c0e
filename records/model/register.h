#pragma once
// The register of processing activities (AVG 30; norms.md REG-01 to REG-04, DOC-16) as values. The regime and the covenant instance say
// most of it; what neither can know (basis in law of the whole, impact assessment, system, processors, review) comes from a file of the
// privacy officer (templates/schema/register.xsd). One model serves every form: paper, page, sheet and machine.
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"
#include "records/model/convenant.h"

namespace griffier {

struct Verwerker {                   ///< who works on the data for the controllers (AVG 28, 30(2))
    std::string id, naam, dienst, overeenkomst, sub, doorgifte, beveiliging;
    std::optional<Date> gesloten;    ///< of the agreement
    Contact contact;
};

/// What the privacy officer adds about one activity.
struct Registeractiviteit {
    std::string code;                ///< of a file of the regime, "archief" or "verzoeken"
    std::string grondslag;           ///< AVG 6(1): "publieke-taak", "wettelijke-plicht" ...
    std::string grondslag_toelichting;
    std::string bijzonder, strafrechtelijk;  ///< why data of AVG 9 and 10 may be processed; "" = there are none
    std::string systeem, openbaar;
    std::string verdere_verwerking;
    std::vector<std::string> verwerkers;     ///< ids
};

struct Registergegevens {
    std::string convenant;           ///< id of the instance that they are of
    std::string uri;                 ///< begin of the address of every activity
    std::string afdeling;
    std::string dpia, beveiliging;   ///< references
    std::optional<Date> dpia_datum, beveiliging_datum;
    std::string regeling;            ///< arrangement between joint controllers (AVG 26)
    std::optional<Date> beoordeeld;  ///< last reviewed
    std::string beoordelaar;         ///< function, no name
    std::vector<std::pair<std::string, std::string>> oin;  ///< party id, OIN of 20 digits
    std::vector<Verwerker> verwerkers;
    std::vector<Registeractiviteit> activiteiten;
    const Registeractiviteit* activiteit(std::string_view code) const;
    const Verwerker* verwerker(std::string_view id) const;
};

/// One kind of data of one kind of person.
struct Registergegeven {
    std::string betrokkene, gegeven;  ///< "subject", "NAW-gegevens van het subject"
};

struct Bewaarregel {
    std::string tekst;               ///< the regime's own sentence
    std::string duur, start;         ///< ISO 8601, start event
    std::string artikel;
};

/// A cell of the register: a column and what stands in it. Columns and their order are those of `register_columns`.
struct Registerveld {
    std::string kolom;
    std::vector<std::string> waarden;
};

struct Verwerkingsactiviteit {
    std::string code, uri, naam;
    std::string uuid;                ///< follows from uri
    std::string grondslag, grondslag_toelichting, bestuursorgaan, oin;
    std::vector<std::string> doelen, ontvangers, herkomst;
    std::vector<Registergegeven> gegevens;
    std::vector<Bewaarregel> bewaren;
    bool bijzonder = false, strafrechtelijk = false;
    std::vector<Registerveld> velden;
    const std::vector<std::string>& veld(std::string_view kolom) const;
};

struct Verwerkingsregister {
    std::string convenant, naam, regime, regime_versie, regime_hash;
    int versie = 0;                  ///< from 1
    Date datum;                      ///< from which this version is in force
    std::optional<Date> beoordeeld;
    std::string beoordelaar;
    std::vector<std::string> verantwoordelijken;  ///< name and address, a line each
    std::string functionaris, contactpunt;
    std::vector<Verwerkingsactiviteit> activiteiten;
    std::vector<Verwerker> verwerkers;
    std::vector<std::string> wijzigingen;         ///< codes of what differs from the version before: "weegploeg bewaartermijn"
};

}  // namespace griffier
