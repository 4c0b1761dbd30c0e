#pragma once
// A list, its approvers and its certificate, made by hand for the tests of this room.
#include "records/core/crypto.h"
#include "records/destruction/certificate.h"
#include "records/destruction/procedure.h"

namespace griffier::test {

inline Lijstgegeven given(const std::string& dossier, const std::string& file, Date start, const std::string& duration, bool keeps, const std::string& salt = "00112233445566778899aabbccddeeff") {
    Lijstgegeven one;
    one.deel = {"", dossier, file, file, {"s1", "a1", "p1"}, true};
    one.klok = keeps ? "laatste-verwerking" : "besluit.niet-agenderen";
    one.vernietigen.oordeel = Oordeel::ja;
    one.vernietigen.regel = keeps ? "termijn.lang" : "termijn.kort";
    one.vernietigen.artikel = keeps ? "convenant art. 13 lid 1" : "convenant art. 13 lid 3";
    one.vernietigen.regime = "proef";
    one.vernietigen.regime_hash = std::string(64, 'a');
    one.vernietigen.start_event = one.klok;
    one.vernietigen.start = start;
    one.vernietigen.datum = plus(start, *Duur::parse(duration)).plus_days(keeps ? 1 : 0);
    one.vernietigen.stappen = {{"bewaren.laatste_verwerking", {"signaal", start.iso()}}};
    one.bewaarplicht = keeps;
    one.duur = duration;
    one.regime_versie = "1";
    one.stukken = 2;
    one.omvang = 4096;
    one.zout = salt;
    return one;
}

inline Secret seed_of(std::uint8_t n) { return Secret(Bytes(32, n)); }

inline Persoonsrol person(const std::string& id, const std::string& role, const std::string& name, std::uint8_t key) {
    Persoonsrol one;
    one.id = id;
    one.rol = role;
    one.naam = name;
    one.functie = "functie " + role;
    one.partij = "gem";
    if (key) one.publieke_sleutel = hex(ed25519_public(seed_of(key)));
    return one;
}

inline Convenant covenant() {
    Convenant c;
    c.id = "proef";
    c.naam = "Proefconvenant";
    c.personen = {person("voor", "uitvoerder", "V. Oorsteller", 1), person("een", "beheerder", "E. Een", 2),       person("twee", "lid-weegploeg", "T. Wee", 3),
                  person("drie", "lid-weegploeg", "D. Rie", 4),     person("bedient", "operator", "B. Ediener", 5), person("zonder", "beheerder", "Z. Onder", 0),
                  person("voor2", "lid-weegploeg", "V. Oorsteller", 6), person("een2", "lid-weegploeg", "E. Een", 7), person("weg", "beheerder", "W. Eg", 8)};
    c.personen.back().tot = Date(2020, 1, 1);
    return c;
}

inline Procedure procedure() {
    Procedure p;
    p.goedkeurders = 2;
    p.rollen = {"uitvoerder", "beheerder", "lid-weegploeg"};
    p.rollen_verschillend = true;
    p.afkoeling = 7;
    p.groot_posten = 10;
    p.groot_procent = 2;
    p.groot_mediaan = 3;
    p.groot_lijsten = 12;
    p.extra = 1;
    p.zerk_dagen = 400;
    return p;
}

inline Lijst list() {
    Lijst l;
    l.nummer = "VL-2026-0001";
    l.opslag = "griffier/00";
    l.convenant = "proef";
    l.datum = Date(2026, 1, 5);
    l.voorsteller = "voor";
    l.goedkeurders = 2;
    l.afkoeling = 7;
    l.selectielijst = "Selectielijst <proef> & \"meer\"";
    l.machtiging = {"M-1", "alle dossiers", "archivaris", Date(2025, 1, 1)};
    std::vector<Lijstgegeven> all{given("PRF-2", "weegploeg", Date(2025, 8, 31), "P6M", false), given("PRF-1", "casusoverleg", Date(2021, 1, 20), "P5Y", true)};
    number_items(l, all);
    for (Lijstregel& line : l.regels) line.categorie = "11." + std::to_string(line.nr);
    return l;
}

inline Bytes signature(const Lijst& l, std::uint8_t key) { return ed25519_sign(seed_of(key), view_of(text_to_sign(l))); }

inline Verklaring certificate() {
    const Lijst l = list();
    Verklaring c;
    c.nummer = "VV-2026-0001-1";
    c.gedeeltelijk = false;
    c.opslag = l.opslag;
    c.systeem = "griffier proef";
    c.convenant = "proef";
    c.convenant_naam = "Proefconvenant";
    c.zorgdrager = "Gemeente Proef";
    c.verantwoordelijken = {"Gemeente Proef", "Politie"};
    c.datum = Date(2026, 2, 1);
    c.lijst = l.nummer;
    c.stam = root_of(l);
    c.lijst_datum = l.datum;
    c.wet = "Archiefwet";
    c.selectielijst = l.selectielijst;
    c.machtiging = l.machtiging;
    c.voorgesteld_door = "functie uitvoerder";
    for (const char* role : {"beheerder", "lid-weegploeg"}) c.goedkeuringen.push_back({"", role, std::string("functie ") + role, "gem", std::string(64, 'b'), Date(2026, 1, 8), ""});
    c.categorieen = categories(l, {1, 2});
    c.wijze = "sleutelvernietiging";
    Vernietiguitkomst& u = c.uitkomst;
    u.kenmerk = "ff";
    u.begonnen = "2026-02-01T02:00:00Z";
    u.klaar = "2026-02-01T02:00:09Z";
    u.dossiers = 2;
    u.sleutels = 8;
    u.oude_epoch = 1;
    u.nieuwe_epoch = 2;
    u.bewijzen = {{"a1", 1, true, "regel\nhandtekening x\n"}, {"b2", 1, true, "y"}};
    u.naleving = {{"kluis", "ruw", 12, 0}};
    u.reservekopieen = {{"kopie-1", Date(2026, 1, 1), "2026-04-01"}};
    u.mededelingen = {{"ggz", 1, "", ""}};
    c.uitzonderingen = {{std::string(32, 'c'), "aangehouden", Date(2026, 1, 20)}};
    c.leesbaar = {{"out", "operator", 3}};
    return c;
}

}  // namespace griffier::test
