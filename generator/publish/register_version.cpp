// A version of the register as XML, and what differs from the version before.
#include <fmt/format.h>

#include "generator/publish/register.h"
#include "records/core/crypto.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

/// UUID of the kind that its maker defines (RFC 9562, version 8): it follows from the address.
std::string uuid_of(const std::string& uri) {
    Hash hash = sha256(view_of(uri));
    hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0f) | 0x80);
    hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3f) | 0x80);
    const std::string digits = hex(hash);
    return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4), digits.substr(16, 4), digits.substr(20, 12));
}

/// `uri` ends at the activity; its version makes it whole.
void renumber(Verwerkingsactiviteit& one, int version) {
    one.uri += std::to_string(version);
    one.uuid = uuid_of(one.uri);
}

std::string attr(std::string_view name, std::string_view value) { return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, xml_escape(value)); }
std::string element(std::string_view name, std::string_view value, const std::string& attributes = "") {
    return value.empty() ? "" : fmt::format("<{0}{1}>{2}</{0}>\n", name, attributes, xml_escape(value));
}

std::string processor(const Verwerker& v) {
    return fmt::format("<verwerker{}>\n", attr("id", v.id)) + element("naam", v.naam) + element("dienst", v.dienst) + element("overeenkomst", v.overeenkomst, attr("datum", v.gesloten ? v.gesloten->iso() : "")) +
           element("sub", v.sub) + element("doorgifte", v.doorgifte) + element("beveiliging", v.beveiliging) + element("adres", v.contact.straat) + element("email", v.contact.email) + "</verwerker>\n";
}

std::string activity(const Verwerkingsactiviteit& a, const Catalogue& words) {
    std::string out = fmt::format("<activiteit{}{}{}>\n", attr("code", a.code), attr("uri", a.uri), attr("uuid", a.uuid)) + element("naam", a.naam);
    for (const auto& field : a.velden) {
        if (field.waarden.empty()) continue;
        out += fmt::format("<veld{}{}>\n", attr("kolom", field.kolom), attr("kop", words.text("register.kolom." + field.kolom)));
        for (const auto& value : field.waarden) out += element("waarde", value);
        out += "</veld>\n";
    }
    return out + "</activiteit>\n";
}

/// What is said of one subject, column by column: read back from XML, or from values.
using Cells = std::map<std::string, std::vector<std::string>>;

Cells cells_of(const XmlElement& activity) {
    Cells out;
    for (const auto& field : activity.children("veld"))
        for (const auto& value : field.children("waarde")) out[field.get("kolom")].push_back(value.text());
    return out;
}

Cells cells_of(const Verwerkingsactiviteit& activity) {
    Cells out;
    for (const auto& field : activity.velden)
        if (!field.waarden.empty()) out[field.kolom] = field.waarden;
    return out;
}

std::vector<std::string> differing(const Cells& before, const Cells& now) {
    std::vector<std::string> out;
    for (const auto& column : register_columns()) {
        const auto old = before.find(column), fresh = now.find(column);
        const bool there = old != before.end(), here = fresh != now.end();
        if (there != here || (there && old->second != fresh->second)) out.push_back(column);
    }
    return out;
}

std::string processors_of(const XmlElement& root) {
    std::string out;
    for (const auto& one : root.children("verwerker")) {
        out += one.get("id");
        for (const auto& part : one.children()) out += "|" + part.name() + part.get("datum") + "=" + part.text();
    }
    return out;
}

}  // namespace

std::string write_register(const Verwerkingsregister& reg, const Catalogue& words) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<verwerkingsregister{}{}{}{}{}{}>\n", attr("convenant", reg.convenant), attr("versie", std::to_string(reg.versie)), attr("datum", reg.datum.iso()), attr("regime", reg.regime),
                       attr("regime-versie", reg.regime_versie), attr("regime-hash", reg.regime_hash));
    out += element("naam", reg.naam) + element("geldig-vanaf", words.long_date(reg.datum));
    if (reg.beoordeeld) out += element("beoordeeld", words.long_date(*reg.beoordeeld), attr("datum", reg.beoordeeld->iso()));
    out += element("beoordelaar", reg.beoordelaar);
    for (const auto& one : reg.verantwoordelijken) out += element("verantwoordelijke", one);
    out += element("functionaris", reg.functionaris) + element("contactpunt", reg.contactpunt);
    for (const auto& change : reg.wijzigingen) {
        const auto space = change.find(' ');
        const std::string what = change.substr(0, space), column = space == std::string::npos ? "" : change.substr(space + 1);
        std::string name = what;
        for (const auto& one : reg.activiteiten)
            if (one.code == what) name = one.naam;
        if (words.has("register.wijziging." + what)) name = words.text("register.wijziging." + what);
        out += element("wijziging", name + (column.empty() ? "" : ": " + (words.has("register.kolom." + column) ? words.text("register.kolom." + column) : words.text("register.wijziging." + column))), attr("code", change));
    }
    for (const auto& one : reg.activiteiten) out += activity(one, words);
    for (const auto& one : reg.verwerkers) out += processor(one);
    return out + "</verwerkingsregister>\n";
}

Result<bool> next_version(Verwerkingsregister& reg, const std::string& before, Date datum) {
    reg.datum = datum;
    if (before.empty()) {
        reg.versie = 1;
        for (auto& one : reg.activiteiten) renumber(one, 1);
        return true;
    }
    const Error broken = error_of(Kind::damaged, "register.vorige");
    const auto document = XmlDocument::parse(view_of(before), "register");
    if (!document || document->root().name() != "verwerkingsregister") return broken;
    const XmlElement root = document->root();
    int number = 0;
    for (char c : root.get("versie")) {
        if (c < '0' || c > '9' || number > 99'999) return broken;
        number = number * 10 + (c - '0');
    }
    if (number == 0) return broken;
    reg.versie = number + 1;
    std::map<std::string, XmlElement> old;
    for (const auto& one : root.children("activiteit")) old.emplace(one.get("code"), one);
    for (auto& one : reg.activiteiten) {
        const auto found = old.find(one.code);
        if (found == old.end()) {
            reg.wijzigingen.push_back(one.code + " nieuw");
            renumber(one, reg.versie);
            continue;
        }
        const auto columns = differing(cells_of(found->second), cells_of(one));
        for (const auto& column : columns) reg.wijzigingen.push_back(one.code + " " + column);
        if (columns.empty()) {
            one.uri = found->second.get("uri");
            one.uuid = found->second.get("uuid");
        } else {
            renumber(one, reg.versie);
        }
        old.erase(found);
    }
    for (const auto& [code, gone] : old) reg.wijzigingen.push_back(code + " vervallen");
    std::string now = "<r>";
    for (const auto& one : reg.verwerkers) now += processor(one);
    const auto processors = XmlDocument::parse(view_of(now + "</r>"), "register");
    if (!processors || processors_of(root) != processors_of(processors->root())) reg.wijzigingen.push_back("verwerkers");
    if (root.get("regime-hash") != reg.regime_hash) reg.wijzigingen.push_back("regime");
    const XmlElement review = root.child("beoordeeld");
    if ((review ? review.get("datum") : "") != (reg.beoordeeld ? reg.beoordeeld->iso() : "") || root.text_of("beoordelaar") != reg.beoordelaar) reg.wijzigingen.push_back("beoordeling");
    if (root.text_of("contactpunt") != reg.contactpunt) reg.wijzigingen.push_back("contactpunt");
    if (!reg.wijzigingen.empty()) return true;
    reg.versie = number;
    if (const auto day = Date::parse(root.get("datum"))) reg.datum = *day;
    return false;
}

}  // namespace griffier::publish
