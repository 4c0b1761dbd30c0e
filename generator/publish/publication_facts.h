#pragma once
// What the keeper of a covenant knows and nobody else: where and when it was signed, which pages came back, what was changed on which
// mandate, who joined or left, what a college decided (templates/schema/publicatie.xsd).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/result.h"

namespace griffier::publish {

struct Bekendmaking {
    std::string organisatie, soort, onderwerp, nummer;
    Date datum;
};
struct Handtekening {
    std::string partij, orgaan, plaats, afdruk;
    std::optional<Date> getekend, terug;
    bool samengevoegd = false;
};
struct Verklaard {  ///< by a party, on a day
    std::string partij;
    Date datum;
};
struct Wijziging {
    std::string id, bijlage, versie, door, mandaat, reden;
    Date datum;
    std::vector<std::string> toegevoegd, vervallen;
    std::vector<Verklaard> beoordeeld, instemming;
    int line = 0;
};
struct Toetreding {
    std::string partij, plaats;
    Date ingang;
    std::optional<Date> getekend;
    std::vector<std::string> deelnemers;
    int line = 0;
    std::vector<Verklaard> instemming = {};  ///< where there is no accession by declaration: of each party
};
struct Opzegging {
    std::string partij, oordeel;
    Date ontvangen;
    std::optional<Date> oordeel_datum;
    int line = 0;
};
struct Orgaanbesluit {
    std::string orgaan, tekst;
    Date datum;
};
struct Besluitvorming {
    std::string partij, zaaknummer, portefeuillehouder, onderwerp, samenvatting;
    bool openbaar = true;
    Date voorgesteld;
    std::vector<std::string> voorstellen, argumenten;
    std::vector<Orgaanbesluit> besluiten;
    int line = 0;
};

struct Publicatiegegevens {
    std::string file, convenant;
    bool definitief = false;
    std::optional<Bekendmaking> bekendmaking;
    std::map<std::string, std::string> velden;
    std::vector<Handtekening> handtekeningen;
    std::vector<Wijziging> wijzigingen;
    std::vector<Toetreding> toetredingen;
    std::vector<Opzegging> opzeggingen;
    std::vector<Besluitvorming> besluitvormingen;
};

/// Kind::configuration: publicatie.geen_gegevens, those of the schema, publicatie.dubbel (a field, a change or a signature twice).
Result<Publicatiegegevens> read_publication_facts(ByteView bytes, const std::string& name, ByteView schema);

}  // namespace griffier::publish
