#include "records/destruction/mdto.h"

#include <algorithm>

#include "records/core/xml_text.h"

namespace griffier {

namespace {

constexpr const char* space = "https://www.nationaalarchief.nl/mdto";

/// A term of a list: label, code and the list's own name.
void term(XmlText& xml, const char* element, const std::string& label, const std::string& code, const std::string& list) {
    xml.open(element);
    xml.text("begripLabel", label);
    if (!code.empty()) xml.text("begripCode", code);
    xml.open("begripBegrippenlijst");
    xml.text("verwijzingNaam", list);
    xml.close("begripBegrippenlijst");
    xml.close(element);
}

void refer(XmlText& xml, const char* element, const std::string& name) {
    xml.open(element);
    xml.text("verwijzingNaam", name);
    xml.close(element);
}

void event(XmlText& xml, const std::string& type, const std::string& time, const std::string& actor, const std::string& result) {
    xml.open("event");
    term(xml, "eventType", type, "", "MDTO begrippenlijst eventTypen");
    if (!time.empty()) xml.text("eventTijd", time);
    if (!actor.empty()) refer(xml, "eventVerantwoordelijkeActor", actor);
    if (!result.empty()) xml.text("eventResultaat", result);
    xml.close("event");
}

}  // namespace

std::string mdto_of_certificate(const Verklaring& c, const std::string& file) {
    Date first = c.categorieen.front().start_van, last = c.categorieen.front().datum_tot;
    for (const Vernietigdecategorie& one : c.categorieen) {
        first = std::min(first, one.start_van);
        last = std::max(last, one.datum_tot);
    }
    XmlText xml;
    xml.open("MDTO", {{"xmlns", space}});
    xml.open("informatieobject");
    xml.open("identificatie");
    xml.text("identificatieKenmerk", c.nummer + (c.revisie > 1 ? "-r" + std::to_string(c.revisie) : ""));
    xml.text("identificatieBron", c.opslag);
    xml.close("identificatie");
    xml.text("naam", "Verklaring van vernietiging " + c.nummer);
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
    for (const Goedkeuring& one : c.goedkeuringen) event(xml, "Accordering", one.op.iso(), one.functie.empty() ? one.rol : one.functie, "goedgekeurd");
    event(xml, "Creatie", c.datum.iso(), c.zorgdrager, "");
    term(xml, "waardering", "Blijvend te bewaren", "B", "MDTO begrippenlijst waarderingen");
    refer(xml, "heeftRepresentatie", file);
    refer(xml, "archiefvormer", c.zorgdrager);
    xml.open("beperkingGebruik");
    term(xml, "beperkingGebruikType", "Geen beperking", "", "MDTO begrippenlijst beperkingGebruikTypen");
    xml.close("beperkingGebruik");
    xml.close("informatieobject");
    xml.close("MDTO");
    return xml.str();
}

}  // namespace griffier
