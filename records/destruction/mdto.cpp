#include "records/destruction/mdto.h"

#include <algorithm>

#include "records/destruction/mdto_parts.h"

namespace griffier {

namespace {

using namespace mdto;

void relate(XmlText& xml, const std::string& name, const std::string& source, const std::string& relation) {
    xml.open("gerelateerdInformatieobject");
    xml.open("gerelateerdInformatieobjectVerwijzing");
    xml.text("verwijzingNaam", name);
    xml.open("verwijzingIdentificatie");
    xml.text("identificatieKenmerk", name);
    xml.text("identificatieBron", source);
    xml.close("verwijzingIdentificatie");
    xml.close("gerelateerdInformatieobjectVerwijzing");
    term(xml, "gerelateerdInformatieobjectTypeRelatie", relation, "", "griffier");
    xml.close("gerelateerdInformatieobject");
}

void approvals(XmlText& xml, const Verklaring& c) {
    for (const Goedkeuring& one : c.goedkeuringen) event(xml, "Accordering", one.op.iso(), one.functie.empty() ? one.rol : one.functie, "goedgekeurd");
}

void unrestricted(XmlText& xml) {
    xml.open("beperkingGebruik");
    term(xml, "beperkingGebruikType", "Geen beperking", "", "MDTO begrippenlijst beperkingGebruikTypen");
    xml.close("beperkingGebruik");
}

}  // namespace

std::string mdto_of_destroyed(const Lijstregel& item, const Verklaring& c) {
    XmlText xml;
    xml.open("MDTO", {{"xmlns", space}});
    xml.open("informatieobject");
    identify(xml, item.kenmerk, c.opslag);
    xml.text("naam", "Vernietigd bestand " + item.kenmerk);
    term(xml, "aggregatieniveau", "Dossier", "", "MDTO begrippenlijst aggregatieniveaus");
    term(xml, "classificatie", item.categorie, item.categorie, c.selectielijst);
    xml.text("omschrijving", std::string(c.oefening ? "OEFENING. " : "") + "Bestand van: " + item.uit + ". Onderdelen: " + std::to_string(item.onderdelen) + ", stukken: " + std::to_string(item.stukken) + ".");
    approvals(xml, c);
    event(xml, "Vernietigen", c.uitkomst.klaar, c.zorgdrager, c.naam());
    term(xml, "waardering", "Tijdelijk te bewaren", "V", "MDTO begrippenlijst waarderingen");
    retention(xml, {item.klok, item.regime + " " + item.regime_versie, item.start, item.datum, item.duur, item.bewaarplicht});
    relate(xml, c.nummer, c.opslag, "Verklaring van vernietiging");
    refer(xml, "archiefvormer", c.zorgdrager);
    unrestricted(xml);
    xml.close("informatieobject");
    xml.close("MDTO");
    return xml.str();
}

std::string mdto_of_certificate(const Verklaring& c, const std::string& file) {
    Date first = c.categorieen.front().start_van, last = c.categorieen.front().datum_tot;
    for (const Vernietigdecategorie& one : c.categorieen) {
        first = std::min(first, one.start_van);
        last = std::max(last, one.datum_tot);
    }
    XmlText xml;
    xml.open("MDTO", {{"xmlns", space}});
    xml.open("informatieobject");
    identify(xml, c.naam(), c.opslag);
    xml.text("naam", "Verklaring van vernietiging " + c.naam());
    term(xml, "aggregatieniveau", "Archiefstuk", "", "MDTO begrippenlijst aggregatieniveaus");
    for (const Vernietigdecategorie& one : c.categorieen) term(xml, "classificatie", one.categorie, one.categorie, c.selectielijst);
    xml.text("omschrijving", c.oefening ? "OEFENING. Verklaring over verzonnen gegevens." : "Verklaring van vernietiging zonder persoonsgegevens van betrokkenen.");
    xml.open("dekkingInTijd");
    term(xml, "dekkingInTijdType", "Looptijd van de vernietigde gegevens", "", "griffier");
    xml.text("dekkingInTijdBegindatum", first.iso());
    xml.text("dekkingInTijdEinddatum", last.iso());
    xml.close("dekkingInTijd");
    xml.text("taal", "nl");
    event(xml, "Vernietigen", c.uitkomst.klaar, c.zorgdrager, c.gedeeltelijk ? "gedeeltelijk" : "volledig");
    approvals(xml, c);
    event(xml, c.herziening ? "Wijziging" : "Creatie", c.datum.iso(), c.zorgdrager, c.herziening ? c.herziening->vorige : "");
    term(xml, "waardering", "Blijvend te bewaren", "B", "MDTO begrippenlijst waarderingen");
    refer(xml, "heeftRepresentatie", file);
    if (c.herziening) relate(xml, c.herziening->vorige, c.opslag, "Eerdere revisie");
    refer(xml, "archiefvormer", c.zorgdrager);
    unrestricted(xml);
    xml.close("informatieobject");
    xml.close("MDTO");
    return xml.str();
}

}  // namespace griffier
