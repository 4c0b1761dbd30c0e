#include "generator/publish/publication_facts.h"

#include <set>

#include "generator/publish/covenant_text.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr std::string_view kPublicatie = "https://griffier.example/publicatie/1";

std::optional<Date> day(const XmlElement& element, std::string_view name) { return Date::parse(element.get(name)); }
/// A day that the schema asks for.
Date sure(const XmlElement& element, std::string_view name) { return day(element, name).value_or(Date()); }
std::string words(const XmlElement& element) { return squeeze(nfc(element.text())); }
std::string words(const XmlElement& element, std::string_view child) { return squeeze(nfc(element.text_of(child))); }

std::vector<std::string> all(const XmlElement& element, std::string_view child, std::string_view attribute = {}) {
    std::vector<std::string> out;
    for (const XmlElement& one : element.children(child)) out.push_back(attribute.empty() ? words(one) : one.get(attribute));
    return out;
}

std::vector<std::string> tokens(const std::string& list) {
    std::vector<std::string> out;
    std::string token;
    for (char c : squeeze(list) + " ") {
        if (c != ' ') token += c;
        else if (!token.empty()) out.push_back(std::move(token)), token.clear();
    }
    return out;
}

std::vector<Verklaard> statements(const XmlElement& element, std::string_view child) {
    std::vector<Verklaard> out;
    for (const XmlElement& one : element.children(child)) out.push_back({one.get("partij"), sure(one, "datum")});
    return out;
}

Handtekening signature(const XmlElement& e) {
    return {e.get("partij"), e.get("orgaan"), e.get("plaats"), e.get("afdruk"), day(e, "getekend"), day(e, "terug"), e.get("samengevoegd") == "ja"};
}

Wijziging change(const XmlElement& e) {
    return {e.get("id"), e.get("bijlage"), e.get("versie"), e.get("door"), e.get("mandaat"), words(e, "reden"), sure(e, "datum"), all(e, "toegevoegd", "partner"), all(e, "vervallen", "partner"),
            statements(e, "beoordeeld"), statements(e, "instemming"), e.line()};
}

Besluitvorming decision(const XmlElement& e) {
    Besluitvorming out{e.get("partij"), e.get("zaaknummer"), e.get("portefeuillehouder"), words(e, "onderwerp"), words(e, "samenvatting"), e.get("openbaar") == "ja", sure(e, "voorgesteld"),
                       all(e, "voorstel"), all(e, "argument"), {}, e.line()};
    for (const XmlElement& one : e.children("besluit")) out.besluiten.push_back({one.get("orgaan"), words(one), sure(one, "datum")});
    return out;
}

}  // namespace

Result<Publicatiegegevens> read_publication_facts(ByteView bytes, const std::string& name, ByteView schema) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    const XmlElement root = document.root();
    if (root.name() != "publicatie" || root.ns() != kPublicatie) return error_of(Kind::configuration, "publicatie.geen_gegevens", {name, root.line(), root.name()});
    TRY(hold_against(document, schema, "publicatie.xsd"));
    Publicatiegegevens out;
    out.file = name;
    out.convenant = root.get("convenant");
    out.definitief = root.get("stand") == "definitief";
    if (const XmlElement e = root.child("bekendmaking")) out.bekendmaking = Bekendmaking{e.get("organisatie"), e.get("soort"), e.get("onderwerp"), e.get("nummer"), sure(e, "datum")};
    std::set<std::string> seen;
    const auto once = [&](const XmlElement& e, const std::string& what) -> Status {
        if (seen.insert(e.name() + " " + what).second) return {};
        return error_of(Kind::configuration, "publicatie.dubbel", {name, e.line(), e.name()}, {what});
    };
    for (const XmlElement& e : root.children()) {
        if (e.name() == "veld") {
            TRY(once(e, e.get("naam")));
            out.velden[e.get("naam")] = words(e);
        } else if (e.name() == "handtekening") {
            out.handtekeningen.push_back(signature(e));
            TRY(once(e, e.get("partij") + " " + e.get("orgaan")));
        } else if (e.name() == "wijziging") {
            out.wijzigingen.push_back(change(e));
            TRY(once(e, e.get("id")));
        } else if (e.name() == "toetreding") {
            out.toetredingen.push_back({e.get("partij"), e.get("plaats"), sure(e, "ingang"), day(e, "getekend"), tokens(e.get("deelnemers")), e.line(), statements(e, "instemming")});
            TRY(once(e, e.get("partij")));
        } else if (e.name() == "opzegging") {
            const XmlElement judged = e.child("oordeel");
            out.opzeggingen.push_back({e.get("partij"), judged ? words(judged) : "", sure(e, "ontvangen"), judged ? day(judged, "datum") : std::nullopt, e.line()});
            TRY(once(e, e.get("partij")));
        } else if (e.name() == "besluitvorming") {
            out.besluitvormingen.push_back(decision(e));
            TRY(once(e, e.get("partij")));
        }
    }
    return out;
}

}  // namespace griffier::publish
