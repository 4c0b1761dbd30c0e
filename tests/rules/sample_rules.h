#pragma once
// Hand-made rules, calendar and dossiers for the tests of records/rules. The real regime files are shown in tests/scenarios.
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier::sample {

inline Date day(const char* iso) { return Date::parse(iso).value(); }

inline Kalender kalender() {
    Kalender k;
    k.versie = "proef";
    auto fixed = [&](const char* naam, unsigned maand, unsigned dag) { k.feestdagen.push_back({naam, naam, false, 0, maand, dag, false, 0, 9999, true, true, "3"}); };
    auto easter = [&](const char* naam, int verschil, bool eu = true) { k.feestdagen.push_back({naam, naam, true, verschil, 0, 0, false, 0, 9999, true, eu, "3"}); };
    fixed("Nieuwjaarsdag", 1, 1), fixed("Bevrijdingsdag", 5, 5), fixed("eerste kerstdag", 12, 25), fixed("tweede kerstdag", 12, 26);
    easter("Goede Vrijdag", -2, false), easter("tweede paasdag", 1), easter("Hemelvaartsdag", 39), easter("tweede pinksterdag", 50);
    k.feestdagen.push_back({"koningsdag", "Koningsdag", false, 0, 4, 27, true, 2014, 9999, true, true, "3"});
    k.gelijkgesteld = {{day("2026-01-02"), "proefbesluit"}, {day("2026-05-15"), "proefbesluit"}};
    k.gelijkgesteld_van = 2023;
    k.gelijkgesteld_tot = 2028;
    k.termijnenwet = {"wet", "1", "2", "4", 2, 3, 90, 12, 3, false, false};
    k.verordening = {"verordening", "3", "3", "3", 2, 2, 0, 0, 0, true, false};
    return k;
}

inline Termijn termijn(TermijnSoort soort, const char* duur, const char* start = "start", const char* waarvoor = "doen", const char* rustdag = "blijft") {
    Termijn t;
    t.id = std::string("termijn.") + waarvoor;
    t.artikel = "1";
    t.stuk = "convenant";
    t.soort = soort;
    t.duur = Duur::parse(duur).value();
    t.start = start;
    t.waarvoor = waarvoor;
    t.maandeinde = "klemmen";
    t.rustdag = rustdag;
    return t;
}

inline Besluitregel besluitregel(const char* code, std::vector<std::string> uitkomsten = {}) {
    Besluitregel r;
    r.id = std::string("besluit.") + code;
    r.stuk = "convenant";
    r.artikel = "2";
    r.besluit = code;
    r.uitkomsten = std::move(uitkomsten);
    return r;
}

/// Two files, a five-year keep term, an archive and six months for who is not tabled.
inline Regime two_files() {
    Regime r;
    r.id = "proef";
    r.versie = "1";
    r.hash = "00ff";
    Bestandregel weegploeg, casus;
    weegploeg.code = "weegploeg";
    weegploeg.velden = {{"besluit-afsluiting", "f", "afsluiting", false}};
    casus.code = "casusoverleg";
    r.bestanden = {weegploeg, casus};
    auto keep = termijn(TermijnSoort::bewaren, "P5Y", "laatste-verwerking", "vernietigen");
    auto half = termijn(TermijnSoort::ten_hoogste, "P6M", "besluit.niet-agenderen", "vernietigen");
    half.id = "termijn.half";
    half.bestand = "weegploeg";
    half.startkeuze = {"besluit.niet-agenderen", "eerste-signaal"};
    auto archive = termijn(TermijnSoort::ten_hoogste, "P1Y", "laatste-verwerking", "archiveren");
    auto adult = termijn(TermijnSoort::leeftijd, "P18Y", "geboorte", "meerderjarig");
    auto inform = termijn(TermijnSoort::ten_hoogste, "P1D", "besluit.weging", "informeren");
    auto month = termijn(TermijnSoort::eu_maand, "P1M", "verkrijging", "informeren.wettelijk", "verordening-1182-71");
    auto contact = termijn(TermijnSoort::ten_hoogste, "P1D", "eerste-contact", "informeren.wettelijk");
    auto review = termijn(TermijnSoort::periodiek, "P2M", "laatste-herziening", "herziening.informeren");
    r.termijnen = {keep, half, archive, adult, inform, month, contact, review};
    r.besluiten = {besluitregel("weging", {"agenderen", "niet-agenderen", "nadere-duiding"}), besluitregel("afsluiting"), besluitregel("aanhouding"),
                   besluitregel("informeren")};
    for (const char* code : {"signaal", "analyse", "besluit.weging", "besluit.driehoek", "plan", "actie", "verstrekking", "besluit.afsluiting",
                             "besluit.hernieuwde-verwerking"}) {
        Handeling h;
        h.id = std::string("handeling.") + code;
        h.code = code;
        h.bron = Bron::huisregel;
        r.handelingen.push_back(h);
    }
    Informeerregel i;
    i.id = "informeren.moment";
    i.stuk = "convenant";
    i.artikel = "11";
    i.moment = "weging.agenderen,weging.niet-agenderen";
    i.verzendt = "uitvoerder";
    i.overleg = {"kernpartijen"};
    i.verschuldigd = {"subject", "achterblijver"};
    i.later_alsnog = true;
    r.informeren = {i};
    for (const char* soort : {"gemeente", "om", "politie"}) {
        Partijsoort p;
        p.code = soort;
        p.soort = "kernpartij";
        r.partijen.push_back(p);
    }
    Grond g;
    g.lijst = "uitstel";
    g.letter = "d";
    r.gronden = {g};
    return r;
}

inline Convenant convenant() {
    Convenant c;
    c.id = "proef";
    c.regime = "proef";
    c.inwerking = day("2018-03-01");
    for (const char* soort : {"gemeente", "om", "politie"}) {
        Partij p;
        p.id = std::string(soort) + "-1";
        p.soort = soort;
        c.partijen.push_back(p);
    }
    Persoonsrol u;
    u.id = "u";
    u.rol = "uitvoerder";
    u.partij = "gemeente-1";
    c.personen = {u};
    c.verwerkingsverantwoordelijken = {"gemeente-1", "om-1", "politie-1"};
    return c;
}

inline Besluit besluit(const char* id, const char* soort, const char* uitkomst, const char* datum, const char* bestand = "weegploeg") {
    Besluit b;
    b.id = id;
    b.soort = soort;
    b.uitkomst = uitkomst;
    b.datum = day(datum);
    b.bestand = bestand;
    return b;
}

inline Signaal signaal(const char* id, const char* datum, const char* partij = "politie-1", const char* bestand = "weegploeg") {
    Signaal s;
    s.id = id;
    s.bestand = bestand;
    s.datum = day(datum);
    s.partij = partij;
    return s;
}

inline Dossier dossier() {
    Dossier d;
    d.nummer = "PR-1";
    d.gemeente = "gemeente-1";
    Persoon p;
    p.id = "p1";
    p.rol = "subject";
    p.bestand = "weegploeg";
    p.geboortedatum = day("1990-06-01");
    p.adres.straat = "Kade";
    p.adres.huisnummer = 1;
    p.naam.geslachtsnaam = "Proef";
    d.personen = {p};
    return d;
}

}  // namespace griffier::sample
