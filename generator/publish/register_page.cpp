// The register as one self-contained page for a browser.
#include "generator/publish/register.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --accent: #00437a; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #999; --accent: #9ccbf5; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2 { line-height: 1.25; } h2 { margin-top: 2.5rem; }
a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { width: 17rem; overflow-wrap: break-word; } ul { margin: 0; padding-left: 1.1rem; }
@media (max-width: 40rem) { tr, th, td { display: block; width: auto; border: 0; padding-bottom: 0; } td { border-bottom: 1px solid var(--line); padding-bottom: 0.4rem; } }
)";

std::string cell(const std::vector<std::string>& values) {
    if (values.size() == 1) return xml_escape(values.front());
    std::string out = "<ul>";
    for (const auto& value : values) out += "<li>" + xml_escape(value) + "</li>";
    return out + "</ul>";
}

std::string row(const std::string& head, const std::string& content) { return "<tr><th scope=\"row\">" + xml_escape(head) + "</th><td>" + content + "</td></tr>\n"; }

}  // namespace

std::string register_page(const Verwerkingsregister& reg, const Catalogue& words) {
    const auto word = [&](const std::string& key) { return words.text("register.kolom." + key); };
    const std::string title = xml_escape(words.text("register.titel") + ", " + reg.naam);
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + words.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
                      "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p>" + xml_escape(words.text("register.inleiding")) + "</p>\n<table>\n";
    out += row(word("versie"), std::to_string(reg.versie)) + row(word("geldig"), words.long_date(reg.datum));
    if (reg.beoordeeld) out += row(word("beoordeeld"), words.long_date(*reg.beoordeeld) + " (" + xml_escape(reg.beoordelaar) + ")");
    out += row(word("verantwoordelijken"), cell(reg.verantwoordelijken)) + row(word("functionaris"), xml_escape(reg.functionaris)) + row(word("contactpunt"), xml_escape(reg.contactpunt)) + "</table>\n";
    out += "<nav aria-label=\"" + xml_escape(words.text("register.blad.activiteiten")) + "\"><ul>\n";
    for (const auto& one : reg.activiteiten) out += "<li><a href=\"#" + one.code + "\">" + xml_escape(one.naam) + "</a></li>\n";
    out += "</ul></nav>\n";
    for (const auto& one : reg.activiteiten) {
        out += "<h2 id=\"" + one.code + "\">" + xml_escape(one.naam) + "</h2>\n<table>\n" + row(word("adres"), xml_escape(one.uri));
        for (const auto& field : one.velden)
            if (!field.waarden.empty() && field.kolom != "verantwoordelijken" && field.kolom != "functionaris" && field.kolom != "activiteit") out += row(word(field.kolom), cell(field.waarden));
        out += "</table>\n";
    }
    out += "<h2 id=\"verwerkers\">" + xml_escape(words.text("register.kop.verwerkers")) + "</h2>\n";
    if (reg.verwerkers.empty()) out += "<p>" + xml_escape(words.text("register.geen_verwerkers")) + "</p>\n";
    for (const auto& one : reg.verwerkers) {
        out += "<h3>" + xml_escape(one.naam) + "</h3>\n<table>\n";
        for (const auto& [key, value] : std::vector<std::pair<const char*, std::string>>{{"dienst", one.dienst}, {"overeenkomst", one.overeenkomst}, {"sub", one.sub}, {"doorgifte", one.doorgifte}, {"beveiliging", one.beveiliging}, {"contact", one.contact.email}})
            if (!value.empty()) out += row(word(key), xml_escape(value));
        out += "</table>\n";
    }
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace griffier::publish
