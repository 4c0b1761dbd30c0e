#include <set>

#include "generator/publish/register.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier {

const Registeractiviteit* Registergegevens::activiteit(std::string_view code) const {
    for (const auto& one : activiteiten)
        if (one.code == code) return &one;
    return nullptr;
}

const Verwerker* Registergegevens::verwerker(std::string_view id) const {
    for (const auto& one : verwerkers)
        if (one.id == id) return &one;
    return nullptr;
}

const std::vector<std::string>& Verwerkingsactiviteit::veld(std::string_view kolom) const {
    static const std::vector<std::string> none;
    for (const auto& one : velden)
        if (one.kolom == kolom) return one.waarden;
    return none;
}

}  // namespace griffier

namespace griffier::publish {
namespace {

constexpr std::string_view kRegister = "https://griffier.example/register/1";

std::string text(const XmlElement& element, std::string_view child) { return nfc(element.text_of(child)); }
std::optional<Date> date(const XmlElement& element, std::string_view name) { return Date::parse(element.get(name)); }

Error finding(const std::string& code, const std::string& file, const XmlElement& at, std::vector<std::string> args = {}) {
    return error_of(Kind::configuration, code, {file, at.line(), at.name()}, std::move(args));
}

Verwerker processor(const XmlElement& element) {
    Verwerker out;
    out.id = element.get("id");
    out.naam = text(element, "naam");
    out.dienst = text(element, "dienst");
    out.overeenkomst = text(element, "overeenkomst");
    out.gesloten = date(element.child("overeenkomst"), "datum");
    out.sub = text(element, "sub");
    out.doorgifte = text(element, "doorgifte");
    out.beveiliging = text(element, "beveiliging");
    out.contact.straat = text(element, "adres");
    out.contact.email = text(element, "email");
    return out;
}

std::vector<std::string> tokens(const std::string& list) {
    std::vector<std::string> out;
    std::string token;
    for (char c : list + " ") {
        if (c != ' ' && c != '\n' && c != '\t') token += c;
        else if (!token.empty()) out.push_back(std::move(token)), token.clear();
    }
    return out;
}

Registeractiviteit activity(const XmlElement& element) {
    Registeractiviteit out;
    out.code = element.get("code");
    out.grondslag = element.child("grondslag").get("code");
    out.grondslag_toelichting = text(element, "grondslag");
    out.bijzonder = text(element, "bijzonder");
    out.strafrechtelijk = text(element, "strafrechtelijk");
    out.systeem = text(element, "systeem");
    out.openbaar = text(element, "openbaar");
    out.verdere_verwerking = text(element, "verdere-verwerking");
    out.verwerkers = tokens(element.get("verwerkers"));
    return out;
}

}  // namespace

Result<Registergegevens> read_register_facts(ByteView bytes, const std::string& name, ByteView schema) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    const XmlElement root = document.root();
    if (root.name() != "register" || root.ns() != kRegister) return finding("register.geen_register", name, root);
    TRY_ASSIGN(const XmlSchema contract, XmlSchema::compile(schema, "register.xsd"));
    if (auto errors = contract.validate(document); !errors.empty()) {
        errors.front().kind = Kind::configuration;
        return errors.front();
    }
    Registergegevens out;
    out.convenant = root.get("convenant");
    out.uri = root.get("uri");
    out.beoordeeld = date(root, "beoordeeld");
    out.beoordelaar = root.get("beoordelaar");
    out.afdeling = text(root, "afdeling");
    out.regeling = text(root, "regeling");
    out.dpia = text(root, "dpia");
    out.dpia_datum = date(root.child("dpia"), "datum");
    out.beveiliging = text(root, "beveiliging");
    out.beveiliging_datum = date(root.child("beveiliging"), "datum");
    std::set<std::string> seen;
    for (const XmlElement& element : root.children("oin")) {
        if (!seen.insert("oin " + element.get("partij")).second) return finding("register.dubbel", name, element, {element.get("partij")});
        out.oin.emplace_back(element.get("partij"), element.get("nummer"));
    }
    for (const XmlElement& element : root.children("verwerker")) {
        if (!seen.insert("verwerker " + element.get("id")).second) return finding("register.dubbel", name, element, {element.get("id")});
        out.verwerkers.push_back(processor(element));
    }
    for (const XmlElement& element : root.children("activiteit")) {
        if (!seen.insert("activiteit " + element.get("code")).second) return finding("register.dubbel", name, element, {element.get("code")});
        out.activiteiten.push_back(activity(element));
        for (const std::string& id : out.activiteiten.back().verwerkers)
            if (!out.verwerker(id)) return finding("register.onbekende_verwerker", name, element, {id});
    }
    return out;
}

}  // namespace griffier::publish
