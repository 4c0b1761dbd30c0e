#pragma once
// Fictional cases for the tests of compose: a covenant instance, a dossier per outcome, and the real rules that turn them into an Opdracht.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "generator/compose/composer.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/model/codes.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"
#include "records/rules/informing.h"
#include "records/rules/informing_notes.h"

namespace griffier::compose_test {

inline const std::string source = GRIFFIER_SOURCE_DIR;
inline Date day(std::string_view iso) { return Date::parse(iso).value(); }

/// What is the same for all tests, read once.
struct House {
    std::unique_ptr<FileSystem> disk = posix_file_system();
    RegimeLoader regimes = RegimeLoader::load(*disk, source + "/records/regimes").value();
    Kalender kalender = load_kalender(disk->read(source + "/records/regimes/kalender.xml").value(), "kalender.xml").value();
    std::map<std::string, Catalogue> languages{{"nl", load_catalogue(*disk, source + "/locales", "nl").value()},
                                               {"en", load_catalogue(*disk, source + "/locales", "en").value()},
                                               {"ar", load_catalogue(*disk, source + "/locales", "ar").value()},
                                               {"tr", load_catalogue(*disk, source + "/locales", "tr").value()}};
    compose::Composer composer = load();

    compose::Composer load() {
        auto made = compose::Composer::load(*disk, source + "/templates", languages);
        if (!made) throw std::runtime_error(languages.at("en").describe(made.error()));
        return std::move(made).value();
    }
    static House& get() {
        static House house;
        return house;
    }
};

inline Contact contact(std::string street, std::string postcode, std::string place, std::string phone = {}, std::string mail = {}) {
    Contact c;
    c.straat = std::move(street), c.postcode = std::move(postcode), c.plaats = std::move(place), c.telefoon = std::move(phone), c.email = std::move(mail);
    return c;
}

inline Partij party(std::string id, std::string kind, std::string name, std::string who, std::string function, Contact where) {
    Partij p;
    p.id = std::move(id), p.soort = std::move(kind), p.naam = std::move(name), p.vertegenwoordiger = std::move(who), p.functie = std::move(function);
    p.contact = std::move(where);
    return p;
}

/// One cooperation, the same people under each regime.
inline Convenant cooperation(const std::string& regime) {
    Convenant c;
    c.id = "zandhoven";
    c.naam = "Convenant persoonsgerichte aanpak Zandhoven";
    c.regime = regime;
    c.regime_versie = "1";
    c.inwerking = day("2019-03-01");
    c.partijen = {
        party("gem", "gemeente", "Gemeente Zandhoven", "F. Achterberg", "burgemeester van Zandhoven", contact("Raadhuisplein 1", "9990 AA", "Zandhoven", "099 010 0100", "info@zandhoven.example")),
        party("gem-2", "gemeente", "Gemeente Oosterveen", "R. Sluis", "burgemeester van Oosterveen", contact("Kerkstraat 40", "9980 BB", "Oosterveen", "099 010 0200")),
        party("om", "om", "Openbaar Ministerie, parket Noordkust", "mr. S. Pals", "hoofdofficier van justitie", contact("Havenkade 12", "9970 CC", "Noordkust", "099 010 0300")),
        party("pol", "politie", "Politie, eenheid Noordkust", "J. Kersten", "districtschef", contact("Stationsweg 8", "9970 CD", "Noordkust", "099 010 0400")),
        party("rvdk", "rvdk", "Raad voor de Kinderbescherming", "", "", {}),
        party("reclassering", "reclassering", "Reclassering Nederland", "", "", {}),
    };
    c.partijen[0].bevoegd_orgaan = "het college van burgemeester en wethouders van Zandhoven";
    c.verwerkingsverantwoordelijken = {"om", "gem", "pol"};
    if (regime == "midden-nederland-2015") c.verwerkingsverantwoordelijken = {"gem"};
    if (regime == "noord-holland-2018" || regime == "limburg-2020") c.verwerkingsverantwoordelijken = {"gem", "gem-2", "om", "pol"};
    Persoonsrol executor;
    executor.id = "linde", executor.naam = "M. van der Linde", executor.functie = "uitvoerder persoonsgerichte aanpak", executor.partij = "gem";
    executor.rol = "uitvoerder", executor.bereik = "beide", executor.vanaf = day("2019-03-01");
    c.personen = {executor};
    c.contactpunt = contact("Raadhuisplein 1", "9990 AA", "Zandhoven", "099 010 0101", "contactpunt@zandhoven.example");
    c.contactpunt.naam = "M. van der Linde";
    c.contactpunt.functie = "uitvoerder persoonsgerichte aanpak";
    c.functionaris = contact("Raadhuisplein 1", "9990 AA", "Zandhoven", "099 010 0102", "fg@zandhoven.example");
    c.functionaris.naam = "T. Wiarda";
    c.functionaris.functie = "functionaris voor gegevensbescherming";
    c.doorgifte.buiten_eer = c.geautomatiseerd.genomen = "nee";
    return c;
}

/// A dossier with canaries: nothing that begins with "Kanarie" may ever stand in a letter to the subject.
inline Dossier dossier(const std::string& regime, const std::string& outcome) {
    Dossier d;
    d.nummer = "ZH-2025-007";
    d.gemeente = "gem";
    d.regime = regime;
    d.regime_versie = "1";
    const std::string file = regime == "midden-nederland-2015" ? "casusoverleg" : "weegploeg";
    Persoon subject;
    subject.id = "p1", subject.rol = "subject", subject.bestand = file;
    subject.naam.voornamen = "Joris Adriaan", subject.naam.voorvoegsel = "van den", subject.naam.geslachtsnaam = "Heuvel", subject.naam.geslacht = "M";
    subject.geboortedatum = day("1994-06-02");
    subject.adres.straat = "Molenweg", subject.adres.huisnummer = 12, subject.adres.postcode = "9991 AB", subject.adres.woonplaats = "Zandhoven";
    subject.telefoon = "Kanarie telefoon", subject.email = "kanarie@subject.example";
    subject.bijzonder = {"politiek"};
    Persoon reporter;
    reporter.id = "p2", reporter.rol = "melder", reporter.bestand = file;
    reporter.naam.voornamen = "Kanarievoornaam", reporter.naam.geslachtsnaam = "Kanariemelder", reporter.naam.geslacht = "V";
    reporter.adres.straat = "Kanariestraat", reporter.adres.huisnummer = 7, reporter.adres.woonplaats = "Kanariedorp";
    reporter.relatie = "Kanarie relatie";
    d.personen = {subject, reporter};
    Signaal s;
    s.id = "s1", s.bestand = file, s.datum = day("2025-02-18"), s.ontvangen = day("2025-02-20"), s.partij = "gem", s.melder = "p2", s.bron_soort = "ouder";
    s.feit = "Kanarie feit", s.duiding = "Kanarie duiding", s.gebieden = {"2"};
    d.signalen = {s};
    Analyse a;
    a.id = "a1", a.bestand = file, a.datum = day("2025-02-26"), a.fase = 1, a.argument = "Kanarie argument";
    d.analyses = {a};
    const std::vector<Overleg> consulted{{"gem", day("2025-02-27"), "Kanarie standpunt"}, {"om", day("2025-02-27"), "Kanarie standpunt"}, {"pol", day("2025-02-27"), "Kanarie standpunt"}};
    if (regime != "midden-nederland-2015") {
        Besluit weighing;
        weighing.id = "b1", weighing.bestand = file, weighing.soort = "weging", weighing.uitkomst = outcome, weighing.datum = day("2025-02-28");
        weighing.orgaan = "weegploeg", weighing.partijen = {"gem", "om", "pol"}, weighing.redenen = "Kanarie redenen", weighing.gebruikt = {"s1", "a1"};
        d.besluiten.push_back(weighing);
    }
    Besluit inform;
    inform.id = "b2", inform.bestand = file, inform.soort = "informeren", inform.uitkomst = "informeren", inform.datum = day("2025-02-28");
    inform.orgaan = regime == "midden-nederland-2015" ? "college" : "verwerkingsverantwoordelijke", inform.verwijst = regime == "midden-nederland-2015" ? "" : "b1";
    inform.overleg = consulted, inform.redenen = "Kanarie redenen", inform.partijen = {"gem", "om", "pol"};
    d.besluiten.push_back(inform);
    return d;
}

/// A case that stays alive as long as its Opdracht is used. The duty and the permission come from the real rules.
struct Case {
    std::string regime;
    Dossier file;
    Convenant covenant;
    Date on = day("2025-03-03");
    std::string language = "nl";
    bool practice = false;
    std::string about = "p1", to = "p1";  ///< whom the letter is about, and who gets it
    bool purpose = false;                 ///< the letter on a new purpose

    Case(std::string regime_id, const std::string& outcome) : regime(std::move(regime_id)), file(dossier(regime, outcome)), covenant(cooperation(regime)) {}

    const Regime& rules() const { return *House::get().regimes.find(regime); }
    Opdracht opdracht() const {
        Opdracht o;
        o.language = language;
        o.dossier = &file;
        o.regime = &rules();
        o.convenant = &covenant;
        o.kalender = &House::get().kalender;
        o.date = on;
        Informeervraag question;
        question.op = on;
        for (auto& duty : informing_duties(file, rules(), covenant, House::get().kalender, question))
            if (duty.persoon == about && (duty.variant == "nieuw-doel") == purpose) o.duty = duty;
        o.addressee = to;
        o.permission = permit_letter(o.duty, o.addressee);
        o.number = "ZH-4F7K-2M9Q";
        o.practice = practice;
        return o;
    }
    Result<compose::Composed> compose() const { return House::get().composer.compose(opdracht()); }
};

/// A father, at an address that nobody else may learn.
inline Persoon father() {
    Persoon p;
    p.id = "p3", p.rol = "vertegenwoordiger", p.bestand = "weegploeg", p.relatie = "vader", p.vertegenwoordigt = {"p1"};
    p.naam.voornamen = "Bastiaan", p.naam.voorvoegsel = "van den", p.naam.geslachtsnaam = "Heuvel", p.naam.geslacht = "M";
    p.geboortedatum = day("1975-01-09");
    p.adres.straat = "Bosrand", p.adres.huisnummer = 3, p.adres.postcode = "9991 CD", p.adres.woonplaats = "Zandhoven", p.adres.geheim = true;
    return p;
}
inline Besluit addressee_decision(const std::string& to) {
    Besluit b;
    b.id = "b5", b.bestand = "weegploeg", b.soort = "adressaat", b.uitkomst = "adressaat", b.datum = day("2025-02-28"), b.orgaan = "verwerkingsverantwoordelijke";
    b.adressaten = {to}, b.redenen = "Kanarie redenen", b.betreft = "p1";
    return b;
}
/// A minor, and the recorded decision who gets the letter: "p1" himself, "p3" his father.
inline Case minor(const std::string& regime, const std::string& outcome, const std::string& born, const std::string& to) {
    Case c(regime, outcome);
    c.file.personen[0].geboortedatum = day(born);
    c.file.personen.push_back(father());
    c.file.besluiten.push_back(addressee_decision(to));
    c.to = to;
    return c;
}
/// An adult with a curator.
inline Case under_guardianship(const std::string& regime, const std::string& outcome, const std::string& to) {
    auto c = minor(regime, outcome, "1994-06-02", to);
    c.file.personen[0].curatele = true;
    c.file.personen[2].relatie = "curator", c.file.personen[2].naam.geslachtsnaam = "Curatorius", c.file.personen[2].naam.voorvoegsel = "";
    return c;
}
/// A person left behind, a network person or the reporter, with a decision to inform him. Whatever belongs to another begins with "Kanarie".
inline Case third(const std::string& regime, const std::string& outcome, const std::string& role) {
    Case c(regime, outcome);
    auto& subject = c.file.personen[0];
    subject.naam.voornamen = "Kanariejongen", subject.naam.voorvoegsel = "", subject.naam.geslachtsnaam = "Kanarieman", subject.bijzonder = {"gezondheid"};
    subject.adres.straat = "Kanarielaan", subject.adres.woonplaats = "Kanarieoord";
    Persoon own;
    own.id = "p4", own.rol = role, own.bestand = role == "melder" ? "weegploeg" : "casusoverleg";
    own.naam.voornamen = "Wilma", own.naam.geslachtsnaam = "Terpstra", own.naam.geslacht = "V";
    own.geboortedatum = day("1970-03-04");
    own.adres.straat = "Dijkje", own.adres.huisnummer = 4, own.adres.postcode = "9992 EF", own.adres.woonplaats = "Zandhoven", own.adres.geheim = true;
    own.relatie = "Kanarie moeder van de kanarie", own.noodzaak = "Kanarie noodzaak", own.telefoon = "099 010 0999";
    c.file.personen.push_back(own);
    auto other = own;
    other.id = "p5", other.rol = "netwerk", other.naam.voornamen = "Kanarievriend", other.naam.geslachtsnaam = "Kanarievriend", other.adres.straat = "Kanariepad";
    c.file.personen.push_back(other);
    auto inform = c.file.besluiten.back();
    inform.id = "b6", inform.betreft = "p4";
    c.file.besluiten.push_back(inform);
    c.about = c.to = "p4";
    return c;
}

/// The same, but the third person is fifteen (or, changed by the test, has a mentor); "p4" gets the letter himself, "p6" as his mother.
inline Case minor_third(const std::string& regime, const std::string& outcome, const std::string& role, const std::string& to) {
    auto c = third(regime, outcome, role);
    c.file.personen[2].geboortedatum = day("2010-01-01");
    Persoon mother = father();
    mother.id = "p6", mother.relatie = "moeder", mother.vertegenwoordigt = {"p4"}, mother.naam.geslacht = "V";
    c.file.personen.push_back(mother);
    auto choice = addressee_decision(to);
    choice.betreft = "p4", choice.id = "b7";
    c.file.besluiten.push_back(choice);
    c.to = to;
    return c;
}
/// Something new is to be done with the data, and the controller decided to tell it.
inline Case new_purpose(const std::string& regime, const std::string& outcome) {
    Case c(regime, outcome);
    Gebeurtenis event;
    event.id = "g1", event.bestand = "casusoverleg", event.soort = "nieuw-doel", event.datum = day("2025-06-16");
    event.omschrijving = "onderzoek naar wat in deze aanpak werkt";
    c.file.gebeurtenissen.push_back(event);
    auto inform = c.file.besluiten.back();
    inform.id = "b8", inform.verwijst = "g1", inform.datum = day("2025-06-02");
    c.file.besluiten.push_back(inform);
    c.on = day("2025-06-16");
    c.purpose = true;
    return c;
}
/// A deferral with all that its note asks, or with nothing but the decision; what may not leave begins with "Kanarie".
inline Besluit deferral(const std::string& regime, const std::string& outcome = "uitstel") {
    Besluit b;
    b.id = "b3", b.bestand = regime == "midden-nederland-2015" ? "casusoverleg" : "weegploeg", b.soort = "informeren", b.uitkomst = outcome, b.datum = day("2025-02-28");
    b.orgaan = regime == "midden-nederland-2015" ? "college" : "verwerkingsverantwoordelijke", b.partijen = {"gem", "om", "pol"}, b.personen = {"linde"};
    if (regime != "midden-nederland-2015") b.verwijst = "b1";
    b.gronden_lijst = outcome == "vrijstelling" ? "vrijstelling" : "uitstel";
    b.gronden = {outcome == "vrijstelling" ? "a" : regime == "midden-nederland-2015" ? "b" : "d"};
    b.redenen = "Er loopt een onderzoek. Een brief zou dat bekend maken.";
    b.noodzaak = "Zonder uitstel mislukt het onderzoek.";
    b.evenredigheid = "Het uitstel duurt niet langer dan het onderzoek.";
    if (regime == "model-2018" || regime == "limburg-2020") b.factoren = {{"c", "Alleen de brief wordt uitgesteld."}, {"h", "De persoon hoort het zodra dat kan."}};
    b.overleg = {{"gem", day("2025-02-27"), "Stemt in met uitstel."}, {"om", day("2025-02-26"), "Vraagt om uitstel tot de aanhouding."}, {"pol", day("2025-02-27"), ""}};
    b.beletsel = "Het onderzoek is afgerond.";
    b.herziening = day("2025-04-01");
    return b;
}
/// A note for the file: kind "uitstelnotitie", "vrijstellingsnotitie", "heroverweging" or "informeerafspraak", about decision or plan `item`.
struct NoteCase : Case {
    std::string kind, item;
    NoteCase(const std::string& regime, const std::string& outcome, std::string note_kind, std::string note_item)
        : Case(regime, outcome), kind(std::move(note_kind)), item(std::move(note_item)) {
        file.besluiten.pop_back();
        on = day("2025-03-03");
    }
    Opdracht order() const {
        Opdracht o = opdracht();
        o.kind = kind, o.item = item, o.duty = {}, o.addressee = "";
        o.permission = {};
        for (const auto& note : informing_notes(file, rules(), covenant, House::get().kalender, on)) {
            const auto wanted = kind == "uitstelnotitie" ? "uitstel" : kind == "vrijstellingsnotitie" ? "vrijstelling" : kind == "informeerafspraak" ? "afspraak" : kind;
            if (note.soort == wanted && note.item == item) o.permission = note.toelating;
        }
        return o;
    }
    Result<compose::Composed> note() const { return House::get().composer.compose(order()); }
};

}  // namespace griffier::compose_test
