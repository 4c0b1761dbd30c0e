#pragma once
// The fields of the structs that a caged process hands over (records/core/codec.h), each named once for both directions. A struct that
// gets a field gets it here too: tests/model counts them.
#include "records/core/codec.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"

namespace griffier {

template <class A> void fields(A& a, Partner& x) { a(x.voorvoegsel, x.geslachtsnaam, x.adellijke_titel, x.vanaf, x.ontbonden); }
template <class A> void fields(A& a, Naam& x) { a(x.voornamen, x.voorvoegsel, x.geslachtsnaam, x.adellijke_titel, x.geslacht, x.naamgebruik, x.partners); }
template <class A> void fields(A& a, Adres& x) {
    a(x.straat, x.huisletter, x.toevoeging, x.aanduiding, x.huisnummer, x.postcode, x.woonplaats, x.gemeente, x.locatie, x.land_code, x.land, x.regels, x.geheim,
      x.verblijft_niet);
}
template <class A> void fields(A& a, Persoon& x) {
    a(x.id, x.rol, x.bestand, x.naam, x.geboortedatum, x.adres, x.telefoon, x.email, x.relatie, x.noodzaak, x.taal, x.in_nederland, x.in_nederland_bron, x.curatele,
      x.mentorschap, x.vertegenwoordigt, x.eerder_geinformeerd, x.bijzonder);
}
template <class A> void fields(A& a, Signaal& x) {
    a(x.id, x.bestand, x.datum, x.ontvangen, x.partij, x.melder, x.bron_soort, x.feit, x.duiding, x.gebieden, x.gegevensklasse, x.bijzonder);
}
template <class A> void fields(A& a, Analyse& x) { a(x.id, x.bestand, x.datum, x.fase, x.dimensie, x.gebieden, x.argument); }
template <class A> void fields(A& a, Overleg& x) { a(x.partij, x.datum, x.standpunt); }
template <class A> void fields(A& a, Besluit& x) {
    a(x.id, x.bestand, x.soort, x.uitkomst, x.datum, x.orgaan, x.partijen, x.personen, x.betreft, x.verwijst, x.gronden_lijst, x.gronden, x.factoren, x.redenen,
      x.noodzaak, x.evenredigheid, x.overleg, x.beletsel, x.herziening, x.tot, x.adressaten, x.wijze, x.door_partij, x.gebruikt, x.bron);
}
template <class A> void fields(A& a, Actie& x) { a(x.id, x.bestand, x.datum, x.partij, x.omschrijving, x.stand, x.gereed_op); }
template <class A> void fields(A& a, Plan& x) { a(x.id, x.doel, x.casusregisseur, x.informeerafspraak, x.datum, x.versie); }
template <class A> void fields(A& a, Deelnemer& x) { a(x.id, x.partij, x.reden, x.criterium, x.modus, x.datum, x.geheimhouding, x.tot); }
template <class A> void fields(A& a, Toestemming& x) { a(x.partij, x.datum); }
template <class A> void fields(A& a, Verstrekking& x) {
    a(x.id, x.bestand, x.ontvanger, x.verstrekker, x.noodzaak, x.soort_gegevens, x.doel, x.grond, x.datum, x.toestemmingen, x.onderdelen);
}
template <class A> void fields(A& a, Verzoekstap& x) { a(x.soort, x.uitkomst, x.reden, x.datum, x.wie); }
template <class A> void fields(A& a, Correctiewens& x) { a(x.item, x.gewenst, x.reden); }
template <class A> void fields(A& a, Derdentoets& x) { a(x.persoon, x.oordeel, x.zienswijze, x.datum); }
template <class A> void fields(A& a, Weglating& x) { a(x.item, x.reden); }
template <class A> void fields(A& a, Verzoek& x) {
    a(x.id, x.soort, x.ontvangen, x.kanaal, x.verzoeker, x.hoedanigheid, x.wet, x.stappen, x.betreft, x.gericht_aan, x.afzender, x.wensen, x.omstandigheden, x.derden, x.overleg,
      x.weglatingen);
}
template <class A> void fields(A& a, Overdracht::Keuze& x) { a(x.veld, x.verwijst); }
template <class A> void fields(A& a, Overdracht& x) { a(x.datum, x.door, x.keuzes); }
template <class A> void fields(A& a, Drager& x) { a(x.id, x.bestand, x.soort, x.omschrijving, x.bewaarplaats, x.datum); }
template <class A> void fields(A& a, Gebeurtenis& x) { a(x.id, x.bestand, x.soort, x.omschrijving, x.datum, x.betreft); }
template <class A> void fields(A& a, Dossier& x) {
    a(x.nummer, x.versie, x.vervangt, x.gemeente, x.regime, x.regime_versie, x.veiligheidshuis, x.personen, x.signalen, x.analyses, x.besluiten, x.plannen, x.acties,
      x.deelnemers, x.verstrekkingen, x.verzoeken, x.overdrachten, x.dragers, x.gebeurtenissen);
}

template <class A> void fields(A& a, Contact& x) { a(x.naam, x.functie, x.organisatie, x.straat, x.postcode, x.plaats, x.telefoon, x.email); }
template <class A> void fields(A& a, Persoonsrol& x) { a(x.id, x.naam, x.functie, x.partij, x.rol, x.bereik, x.mandaat, x.vanaf, x.tot, x.publieke_sleutel, x.erkend); }
template <class A> void fields(A& a, Partij& x) {
    a(x.id, x.soort, x.naam, x.gemeentecode, x.vertegenwoordiger, x.functie, x.hoedanigheid, x.contact, x.ondertekend, x.toegetreden, x.opgezegd, x.uitgetreden,
      x.bevoegd_orgaan, x.huis);
}
template <class A> void fields(A& a, ExternePartner& x) { a(x.id, x.naam, x.soort, x.deskundigheid, x.contact, x.opgenomen, x.verwijderd, x.geheimhouding); }
template <class A> void fields(A& a, BijlageVersie& x) { a(x.nummer, x.versie, x.titel, x.datum, x.gepubliceerd, x.publicatienummer); }
template <class A> void fields(A& a, Doorgifte& x) { a(x.buiten_eer, x.naar, x.waarborg, x.afschrift); }
template <class A> void fields(A& a, GeautomatiseerdBesluit& x) { a(x.genomen, x.uitleg); }
template <class A> void fields(A& a, Vertaling& x) { a(x.taal, x.hash, x.door, x.vrijgegeven); }
template <class A> void fields(A& a, Startkeuze& x) { a(x.regel, x.start, x.vanaf); }
template <class A> void fields(A& a, Convenant& x) {
    a(x.id, x.naam, x.regime, x.regime_versie, x.handleiding_richtsnoer, x.inwerking, x.geevalueerd, x.partijen, x.externe_partners, x.personen,
      x.verwerkingsverantwoordelijken, x.functionaris, x.contactpunt, x.bevoegd_orgaan, x.bezwaar_bij, x.bijlagen, x.doorgifte, x.geautomatiseerd,
      x.vertalingen, x.startkeuzes, x.hash);
}

}  // namespace griffier
