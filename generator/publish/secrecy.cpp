#include "generator/publish/secrecy.h"

#include <fmt/format.h>

#include "records/core/xml.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

std::string attr(std::string_view name, std::string_view value) { return fmt::format(" {}=\"{}\"", name, xml_escape(value)); }
std::string element(std::string_view name, std::string_view value, const std::string& attributes = "") {
    return fmt::format("<{0}{1}>{2}</{0}>\n", name, attributes, xml_escape(value));
}

std::string name_of(const std::string& id, const Convenant& convenant) {
    if (const auto* party = convenant.partij(id)) return party->naam;
    if (const auto* partner = convenant.externe(id)) return partner->naam;
    return id;
}

/// What a demand of the regime asks, when it holds; a reading gets no article, since no text says it.
std::string demand(std::string_view name, std::string_view code, const Regime& regime) {
    const Eis* rule = regime.eis(code);
    if (!rule || !rule->geldt) return "";
    return fmt::format("<{}{}/>\n", name, attr("artikel", rule->lezing ? "" : cite(*rule, regime).artikel));
}

std::string duties(const Regime& regime) {
    return demand("plicht", "geheimhouding.derden", regime) + demand("verklaring", "geheimhouding.verklaring", regime) + demand("uitzondering-wet", "geheimhouding.wettelijke-plicht", regime) +
           demand("uitzondering-taak", "geheimhouding.taak", regime) + demand("eigen-bestand", "eigen-bestand-verbod", regime) + demand("na-afloop", "geheimhouding.na-uittreding", regime) +
           demand("teruggave", "teruggave.kopieen", regime);
}

}  // namespace

std::string declaration_facts(const Geheimhoudingsverklaring& declaration, const Persoonsrol* signer, const Convenant& convenant, const Regime& regime, const Catalogue& words, bool practice) {
    std::string out = fmt::format("<geheimhoudingsverklaring{}{}{}>\n", attr("nummer", declaration.id), attr("taal", words.language()), attr("oefening", practice ? "ja" : "nee"));
    out += element("convenant", convenant.naam) + element("regime", regime.naam) + element("partner", name_of(declaration.partner, convenant)) + element("datum", words.long_date(declaration.opgemaakt));
    if (!declaration.dossier.empty()) out += element("dossier", declaration.dossier);
    if (signer) out += element("ondertekenaar", signer->naam, attr("functie", signer->functie));
    return out + duties(regime) + "</geheimhoudingsverklaring>\n";
}

std::string cover_note_facts(const Verstrekking& given, const std::string& number, const std::string& dossier, const std::optional<Verklaringsbron>& source, const std::string& article,
                             const Convenant& convenant, const Regime& regime, const Catalogue& words, bool practice) {
    std::string out = fmt::format("<verstrekkingsblad{}{}{}>\n", attr("nummer", number), attr("taal", words.language()), attr("oefening", practice ? "ja" : "nee"));
    out += element("convenant", convenant.naam) + element("dossier", dossier) + element("ontvanger", name_of(given.ontvanger, convenant)) +
           element("verstrekker", name_of(given.verstrekker, convenant)) + element("datum", words.long_date(given.datum)) + element("soort", given.soort_gegevens) +
           element("noodzaak", given.noodzaak) + element("artikel", article);
    if (!given.doel.empty()) out += element("doel", given.doel);
    if (!given.grond.empty()) out += element("grond", given.grond);
    for (const Toestemming& consent : given.toestemmingen) out += element("toestemming", name_of(consent.partij, convenant), attr("datum", words.long_date(consent.datum)));
    if (source) out += element("bron", source->id, attr("datum", words.long_date(source->getekend)));
    return out + duties(regime) + "</verstrekkingsblad>\n";
}

}  // namespace griffier::publish
