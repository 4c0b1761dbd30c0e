// The register for machines: the VAR API of VNG (0.1.0) and JSON-LD in W3C's Data Privacy Vocabulary.
#include <nlohmann/json.hpp>

#include "generator/publish/register.h"
#include "records/core/text.h"

namespace griffier::publish {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& values, const char* between = "; ") {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : between) + value;
    return out;
}

// The schema of the API: names of at most 242 characters, descriptions of at most 2042.
constexpr std::size_t name_length = 242, text_length = 2042;

std::string cut(const std::string& value, std::size_t characters) {
    std::size_t at = 0, count = 0;
    while (at < value.size()) {
        if ((static_cast<unsigned char>(value[at]) & 0xC0) != 0x80 && count++ == characters) return value.substr(0, at);
        ++at;
    }
    return value;
}

/// AVG 6(1) in DPV's EU GDPR extension.
const char* dpv_basis(std::string_view code) {
    if (code == "toestemming") return "eu-gdpr:A6-1-a";
    if (code == "overeenkomst") return "eu-gdpr:A6-1-b";
    if (code == "wettelijke-plicht") return "eu-gdpr:A6-1-c";
    if (code == "vitaal-belang") return "eu-gdpr:A6-1-d";
    if (code == "publieke-taak") return "eu-gdpr:A6-1-e";
    return "eu-gdpr:A6-1-f";
}

}  // namespace

Result<std::string> register_var(const Verwerkingsregister& reg, const Catalogue& words) {
    Json results = Json::array();
    for (const auto& one : reg.activiteiten) {
        if (one.oin.empty()) return refused("register.zonder_oin", {reg.convenant, 0, "oin"}, {one.code});
        Json object{{"id", one.uuid}, {"naam", cut(one.naam, name_length)}, {"categorie", words.text("register.categorie")}, {"verantwoordelijkeOrganisatie", one.oin}};
        if (!one.bestuursorgaan.empty()) object["verantwoordelijkeBestuursorgaan"] = one.bestuursorgaan;
        object["doel"] = cut(joined(one.doelen), text_length);
        object["grondslag"] = words.text("register.var." + one.grondslag);
        object["toelichtingGrondslag"] = cut(one.grondslag_toelichting, text_length);
        object["bewaartermijn"] = cut(joined(one.veld("bewaartermijnen"), " "), text_length);
        object["herkomst"] = cut(joined(one.herkomst), text_length);
        object["afnemendeInternationaleDerden"] = Json::array();
        object["afnemendeCategorieOntvangers"] = Json::array();
        for (const auto& who : one.ontvangers) object["afnemendeCategorieOntvangers"].push_back(cut(who, name_length));
        object["verwerktePersoonsgegevens"] = Json::array();
        for (const auto& datum : one.gegevens)
            object["verwerktePersoonsgegevens"].push_back({{"rolBetrokkene", words.text("register.betrokkene." + datum.betrokkene)}, {"naam", cut(datum.gegeven, name_length)}});
        results.push_back(std::move(object));
    }
    return Json{{"count", results.size()}, {"next", nullptr}, {"previous", nullptr}, {"results", results}}.dump(2) + "\n";
}

std::string register_dpv(const Verwerkingsregister& reg) {
    Json graph = Json::array();
    Json controllers = Json::array();
    for (std::size_t i = 0; i < reg.verantwoordelijken.size(); ++i) {
        const std::string id = "#verantwoordelijke-" + std::to_string(i + 1);
        graph.push_back({{"@id", id}, {"@type", reg.verantwoordelijken.size() > 1 ? "dpv:JointDataControllers" : "dpv:DataController"}, {"dct:title", {{"@value", reg.verantwoordelijken[i]}, {"@language", "nl"}}}});
        controllers.push_back({{"@id", id}});
    }
    const auto dutch = [](const std::vector<std::string>& values) {
        Json out = Json::array();
        for (const auto& value : values) out.push_back({{"@value", value}, {"@language", "nl"}});
        return out;
    };
    const auto named = [&](const char* type, const std::vector<std::string>& values) {
        Json out = Json::array();
        for (const auto& value : values) out.push_back({{"@type", type}, {"dct:title", {{"@value", value}, {"@language", "nl"}}}});
        return out;
    };
    Json parts = Json::array();
    for (const auto& one : reg.activiteiten) {
        parts.push_back({{"@id", one.uri}});
        Json object{{"@id", one.uri}, {"@type", "dpv:Process"}, {"dct:identifier", "urn:uuid:" + one.uuid}, {"dct:title", {{"@value", one.naam}, {"@language", "nl"}}}};
        object["dpv:hasDataController"] = controllers;
        object["dpv:hasPurpose"] = named("dpv:Purpose", one.doelen);
        object["dpv:hasLegalBasis"] = {{"@id", dpv_basis(one.grondslag)}};
        object["dpv:hasDataSubject"] = named("dpv:DataSubject", one.veld("betrokkenen"));
        Json data = Json::array();
        for (const auto& datum : one.gegevens) data.push_back({{"@type", "dpv:PersonalData"}, {"dct:title", {{"@value", datum.gegeven}, {"@language", "nl"}}}});
        if (one.bijzonder) data.push_back({{"@type", "dpv:SpecialCategoryPersonalData"}, {"dct:description", dutch(one.veld("bijzonder"))}});
        if (one.strafrechtelijk) data.push_back({{"@type", "dpv:SensitivePersonalData"}, {"dct:description", dutch(one.veld("strafrechtelijk"))}});
        object["dpv:hasPersonalData"] = data;
        object["dpv:hasRecipient"] = named("dpv:Recipient", one.ontvangers);
        Json keeping = Json::array();
        for (const auto& rule : one.bewaren)
            keeping.push_back({{"@type", "dpv:StorageDuration"}, {"dpv:hasDuration", {{"@value", rule.duur}, {"@type", "xsd:duration"}}}, {"dct:description", {{"@value", rule.tekst}, {"@language", "nl"}}}});
        object["dpv:hasStorageCondition"] = keeping;
        object["dpv:hasTechnicalOrganisationalMeasure"] = named("dpv:TechnicalOrganisationalMeasure", one.veld("beveiliging"));
        object["dpv:hasDataSource"] = named("dpv:DataSource", one.herkomst);
        if (!one.veld("verwerkers").empty()) object["dpv:hasDataProcessor"] = named("dpv:DataProcessor", one.veld("verwerkers"));
        graph.push_back(std::move(object));
    }
    Json record{{"@id", "#register"}, {"@type", "dpv:ROPA"}, {"dct:title", {{"@value", reg.naam}, {"@language", "nl"}}}, {"dct:hasVersion", std::to_string(reg.versie)},
                {"dct:issued", {{"@value", reg.datum.iso()}, {"@type", "xsd:date"}}}, {"dct:hasPart", parts}};
    graph.push_back(std::move(record));
    const Json context{{"dpv", "https://w3id.org/dpv#"}, {"eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#"}, {"dct", "http://purl.org/dc/terms/"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
    return Json{{"@context", context}, {"@graph", graph}}.dump(2) + "\n";
}

}  // namespace griffier::publish
