#include "jobs/evaluation_metadata.h"

#include <fmt/format.h>

#include <algorithm>

#include "records/destruction/mdto_parts.h"

namespace griffier::jobs {

namespace {

/// Media type by ending, as IANA names it.
std::string media_type(const std::string& path) {
    static constexpr std::pair<std::string_view, const char*> types[] = {{".pdf", "application/pdf"}, {".html", "text/html"}, {".xml", "application/xml"}, {".csv", "text/csv"}};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "text/plain";
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void identifier(XmlText& xml, const char* kind, const std::string& type, const std::string& value) {
    const std::string name = std::string(kind) + "Identifier";
    xml.open(name.c_str());
    xml.text((name + "Type").c_str(), type);
    xml.text((name + "Value").c_str(), value);
    xml.close(name.c_str());
}

void object(XmlText& xml, const BagFile& file) {
    xml.open("object", {{"xsi:type", "file"}});
    identifier(xml, "object", "pad", file.path);
    xml.open("objectCharacteristics");
    xml.open("fixity");
    xml.text("messageDigestAlgorithm", "SHA-256");
    xml.text("messageDigest", file.sha256);
    xml.close("fixity");
    xml.text("size", std::to_string(file.size));
    xml.open("format");
    xml.open("formatDesignation");
    xml.text("formatName", media_type(file.path));
    xml.close("formatDesignation");
    xml.close("format");
    xml.close("objectCharacteristics");
    xml.text("originalName", name_of(file.path));
    xml.close("object");
}

void event(XmlText& xml, const Bundelgegevens& bundle, const std::string& type, const std::vector<BagFile>& files) {
    xml.open("event");
    identifier(xml, "event", "griffier", bundle.nummer + "/" + type);
    xml.text("eventType", type);
    xml.text("eventDateTime", utc_time(bundle.stand));
    xml.open("eventOutcomeInformation");
    xml.text("eventOutcome", "success");
    xml.close("eventOutcomeInformation");
    xml.open("linkingAgentIdentifier");
    xml.text("linkingAgentIdentifierType", "griffier");
    xml.text("linkingAgentIdentifierValue", bundle.systeem);
    xml.close("linkingAgentIdentifier");
    for (const BagFile& file : files) {
        xml.open("linkingObjectIdentifier");
        xml.text("linkingObjectIdentifierType", "pad");
        xml.text("linkingObjectIdentifierValue", file.path);
        xml.close("linkingObjectIdentifier");
    }
    xml.close("event");
}

void agent(XmlText& xml, const std::string& id, const std::string& name, const std::string& type, const std::string& version) {
    xml.open("agent");
    identifier(xml, "agent", "griffier", id);
    xml.text("agentName", name);
    xml.text("agentType", type);
    if (!version.empty()) xml.text("agentVersion", version);
    xml.close("agent");
}

}  // namespace

std::string utc_time(Instant moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(moment - day));
    return fmt::format("{}T{:02}:{:02}:{:02}Z", Date(day).iso(), time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string mdto_of_bundle(const Bundelgegevens& bundle, const std::vector<std::string>& forms) {
    XmlText xml;
    xml.open("MDTO", {{"xmlns", mdto::space}});
    xml.open("informatieobject");
    mdto::identify(xml, bundle.nummer, bundle.opslag);
    xml.text("naam", bundle.titel);
    mdto::term(xml, "aggregatieniveau", "Archiefstuk", "", "MDTO begrippenlijst aggregatieniveaus");
    xml.text("omschrijving", bundle.oefening ? "OEFENING. Cijfers over verzonnen gegevens." : "Anonieme cijfers en stukken zonder persoonsgegevens van betrokkenen.");
    xml.open("dekkingInTijd");
    mdto::term(xml, "dekkingInTijdType", "Periode van de evaluatie", "", "griffier");
    xml.text("dekkingInTijdBegindatum", bundle.van.iso());
    xml.text("dekkingInTijdEinddatum", bundle.tot.iso());
    xml.close("dekkingInTijd");
    xml.text("taal", "nl");
    mdto::event(xml, "Creatie", utc_time(bundle.stand), bundle.zorgdrager, bundle.regel);
    mdto::term(xml, "waardering", "Nader te bepalen", "N", "MDTO begrippenlijst waarderingen");
    for (const std::string& form : forms) mdto::refer(xml, "heeftRepresentatie", name_of(form));
    mdto::refer(xml, "archiefvormer", bundle.zorgdrager);
    xml.open("beperkingGebruik");
    mdto::term(xml, "beperkingGebruikType", "Geen beperking", "", "MDTO begrippenlijst beperkingGebruikTypen");
    xml.close("beperkingGebruik");
    xml.close("informatieobject");
    xml.close("MDTO");
    return xml.str();
}

std::string mdto_of_form(const Bundelgegevens& bundle, const BagFile& file) {
    XmlText xml;
    xml.open("MDTO", {{"xmlns", mdto::space}});
    xml.open("bestand");
    mdto::identify(xml, bundle.nummer + "/" + name_of(file.path), bundle.opslag);
    xml.text("naam", name_of(file.path));
    xml.text("omvang", std::to_string(file.size));
    mdto::term(xml, "bestandsformaat", media_type(file.path), media_type(file.path), "IANA media types");
    xml.open("checksum");
    mdto::term(xml, "checksumAlgoritme", "SHA-256", "", "MDTO begrippenlijst checksumAlgoritmen");
    xml.text("checksumWaarde", file.sha256);
    xml.text("checksumDatum", utc_time(bundle.stand));
    xml.close("checksum");
    mdto::refer(xml, "isRepresentatieVan", bundle.titel);
    xml.close("bestand");
    xml.close("MDTO");
    return xml.str();
}

std::string premis_of_bundle(const Bundelgegevens& bundle, const std::vector<BagFile>& files) {
    std::vector<BagFile> sorted = files;
    std::sort(sorted.begin(), sorted.end());
    XmlText xml;
    xml.open("premis", {{"xmlns", "http://www.loc.gov/premis/v3"}, {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}, {"version", "3.0"}});
    for (const BagFile& file : sorted) object(xml, file);
    for (const char* type : {"creation", "message digest calculation"}) event(xml, bundle, type, sorted);
    agent(xml, bundle.systeem, bundle.systeem, "software", bundle.systeem.substr(bundle.systeem.rfind(' ') + 1));
    agent(xml, bundle.opslag, bundle.naam, "organization", "");
    xml.close("premis");
    return xml.str();
}

}  // namespace griffier::jobs
