#include "records/destruction/mdto_archive.h"

#include "records/destruction/mdto_parts.h"

namespace griffier {

std::string mdto_name(const Gearchiveerdbestand& one) { return one.dossier + "." + one.bestand + (one.hernieuwd ? ".hernieuwd" : "") + ".MDTO.xml"; }

std::string mdto_of_archived(const Gearchiveerdbestand& one) {
    XmlText xml;
    xml.open("MDTO", {{"xmlns", mdto::space}});
    xml.open("informatieobject");
    mdto::identify(xml, one.dossier + "/" + one.bestand, one.opslag);
    xml.text("naam", "Dossier " + one.dossier + ", bestand " + one.bestand);
    mdto::term(xml, "aggregatieniveau", "Dossier", "", "MDTO begrippenlijst aggregatieniveaus");
    if (!one.categorie.empty()) mdto::term(xml, "classificatie", one.categorie, one.categorie, one.selectielijst);
    if (one.oefening) xml.text("omschrijving", "OEFENING. Verzonnen gegevens.");
    xml.text("taal", "nl");
    mdto::event(xml, "Migratie", one.op.iso(), one.zorgdrager, "naar de niet-actieve digitale omgeving van dezelfde samenwerking");
    if (one.hernieuwd) mdto::event(xml, "Migratie", one.hernieuwd->iso(), one.zorgdrager, "terug naar de actieve omgeving, voor hernieuwde verwerking");
    mdto::term(xml, "waardering", "Tijdelijk te bewaren", "V", "MDTO begrippenlijst waarderingen");
    const Bevinding& end = one.plan.vernietigen;
    if (end.datum && end.start) mdto::retention(xml, {one.plan.klok, one.regime, *end.start, *end.datum, one.duur, one.plan.bewaarplicht});
    mdto::refer(xml, "archiefvormer", one.zorgdrager);
    xml.open("beperkingGebruik");
    mdto::term(xml, "beperkingGebruikType", "Overig", "", "MDTO begrippenlijst beperkingGebruikTypen");
    if (!one.beperking.empty() && !one.hernieuwd) xml.text("beperkingGebruikNadereBeschrijving", one.beperking);
    xml.close("beperkingGebruik");
    xml.close("informatieobject");
    xml.close("MDTO");
    return xml.str();
}

}  // namespace griffier
