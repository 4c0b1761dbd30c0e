#include "tests/hostile/corpus.h"

#include <stdexcept>
#include <utility>

namespace griffier::hostile {
namespace {

using Files = std::vector<File>;

std::string repeat(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

std::string changed(const std::string& good, const std::string& from, const std::string& to) {
    std::size_t at = good.find(from);
    if (at == std::string::npos) throw std::logic_error("the good file lacks " + from);
    std::string out = good;
    return out.replace(at, from.size(), to);
}

const std::string root_tag = "<dossier ";
const std::string fact = "Zegt op het werk";
const std::string attribute = "bronsoort=\"werkgever";

void document_types(Files& out, const std::string& good) {
    const std::vector<std::string> places = {"file:///etc/passwd", "http://127.0.0.1:9/x", "ftp://127.0.0.1/x", "php://filter/read=convert.base64-encode/resource=x",
                                             "expect://id", "/etc/shadow", "data:text/plain,x", "jar:file:///x.jar!/y", "netdoc:/etc/passwd", "\\\\host\\share\\x"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string place = places[i];
        auto add = [&](const std::string& kind, const std::string& subset, const std::string& use) {
            out.push_back({"doctype-" + kind + "-" + std::to_string(i), [=] {
                               std::string text = changed(good, root_tag, subset + root_tag);
                               return use.empty() ? text : changed(text, fact, use);
                           }});
        };
        add("extern", "<!DOCTYPE dossier SYSTEM \"" + place + "\">", "");
        add("publiek", "<!DOCTYPE dossier PUBLIC \"-//X//Y\" \"" + place + "\">", "");
        add("entiteit", "<!DOCTYPE dossier [<!ENTITY x SYSTEM \"" + place + "\">]>", "&x;");
        add("parameter", "<!DOCTYPE dossier [<!ENTITY % x SYSTEM \"" + place + "\"> %x;]>", "");
        add("blind", "<!DOCTYPE dossier [<!ENTITY % f SYSTEM \"file:///etc/hostname\"><!ENTITY % x SYSTEM \"" + place + "\">%x;%send;]>", "");
        add("notatie", "<!DOCTYPE dossier [<!NOTATION n SYSTEM \"" + place + "\"><!ENTITY x SYSTEM \"" + place + "\" NDATA n>]>", "");
    }
    const std::vector<std::string> forms = {"<!DOCTYPE dossier>", "<!DOCTYPE dossier []>", "<!DOCTYPE\ndossier>", "<!DOCTYPE dossier [<!ATTLIST dossier nummer CDATA \"X\">]>",
                                            "<!DOCTYPE dossier [<!ELEMENT dossier ANY>]>", "<!-- x --><!DOCTYPE dossier>", "<?x y?><!DOCTYPE dossier>", "<!doctype dossier>",
                                            "<!DocType html>", "<!DOCTYPE dossier [ ", "<!DOCTYPE", "<!DOCTYPE dossier><!DOCTYPE dossier>", "<!ENTITY x \"y\">", "<!ELEMENT x ANY>",
                                            "<!ATTLIST x y CDATA #IMPLIED>", "<!NOTATION n SYSTEM \"x\">", "<![INCLUDE[<x/>]]>", "<![IGNORE[<x/>]]>", "<![CDATA[x]]>"};
    for (std::size_t i = 0; i < forms.size(); ++i)
        out.push_back({"doctype-vorm-" + std::to_string(i), [=] { return changed(good, root_tag, forms[i] + root_tag); }});
    out.push_back({"doctype-midden-in-de-tekst", [=] { return changed(good, fact, "<!DOCTYPE x>"); }});
    out.push_back({"doctype-na-het-einde", [=] { return good + "<!DOCTYPE dossier>"; }});
    for (const char* entity : {"&x;", "&lt", "&;", "&#0;", "&#xFFFF;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&#x;", "& amp;", "&nbsp;", "%x;&y;"})
        out.push_back({std::string("entiteit-zonder-doctype-") + std::to_string(out.size()), [=, text = std::string(entity)] { return changed(good, fact, text); }});
}

void bombs(Files& out, const std::string& good) {
    auto add = [&](const std::string& name, std::function<std::string()> make) { out.push_back({"bom-" + name, std::move(make)}); };
    add("miljard-lach", [=] {
        std::string subset = "<!DOCTYPE dossier [<!ENTITY a0 \"ha\">";
        for (int i = 1; i < 10; ++i) subset += "<!ENTITY a" + std::to_string(i) + " \"" + repeat("&a" + std::to_string(i - 1) + ";", 10) + "\">";
        return changed(changed(good, root_tag, subset + "]>" + root_tag), fact, "&a9;");
    });
    add("kwadratisch", [=] { return changed(changed(good, root_tag, "<!DOCTYPE dossier [<!ENTITY a \"" + repeat("a", 50'000) + "\">]>" + root_tag), fact, repeat("&a;", 5'000)); });
    for (std::size_t n : {65u, 1'000u, 100'000u, 1'000'000u}) {
        add("attributen-" + std::to_string(n), [=] {
            std::string text = root_tag;
            for (std::size_t i = 0; i < n; ++i) text += "a" + std::to_string(i) + "='' ";
            return changed(good, root_tag, text);
        });
        add("naamruimten-" + std::to_string(n), [=] {
            std::string text = root_tag;
            for (std::size_t i = 0; i < n; ++i) text += "xmlns:a" + std::to_string(i) + "='u' ";
            return changed(good, root_tag, text);
        });
    }
    for (std::size_t depth : {65u, 257u, 10'000u, 100'000u, 1'000'000u}) {
        add("diepte-" + std::to_string(depth), [=] { return repeat("<a>", depth) + repeat("</a>", depth); });
        add("diepte-open-" + std::to_string(depth), [=] { return repeat("<dossier>", depth); });
    }
    for (std::size_t n : {200'001u, 400'000u, 1'000'000u}) {
        add("kinderen-" + std::to_string(n), [=] { return "<dossier>" + repeat("<a/>", n) + "</dossier>"; });
        add("commentaar-" + std::to_string(n), [=] { return repeat("<!---->", n) + good; });
    }
    for (std::size_t size : {65'537u, 1'000'000u, 5'000'000u, 64'000'000u}) {
        add("tekst-" + std::to_string(size), [=] { return changed(good, fact, repeat("x", size)); });
        add("attribuut-" + std::to_string(size), [=] { return changed(good, attribute, "bronsoort=\"" + repeat("x", size)); });
        add("naam-" + std::to_string(size), [=] { return "<" + repeat("x", size) + "/>"; });
        add("slotnaam-" + std::to_string(size), [=] { return "<x></" + repeat("x", size) + ">"; });
        add("cdata-" + std::to_string(size), [=] { return changed(good, fact, "<![CDATA[" + repeat("x", size) + "]]>"); });
        add("opmerking-" + std::to_string(size), [=] { return "<!--" + repeat("x", size) + "-->" + good; });
        add("opdracht-" + std::to_string(size), [=] { return "<?x " + repeat("x", size) + "?>" + good; });
        add("waarde-" + std::to_string(size), [=] { return changed(good, fact, "&#" + repeat("0", size) + "1;"); });
    }
    add("zelfde-attributen", [=] { return changed(good, root_tag, root_tag + repeat("a='' ", 60)); });
    add("verkeerde-elementen", [=] { return changed(good, "<weegploegbestand>", "<weegploegbestand>" + repeat("<z/>", 150'000)); });
    add("veel-signalen", [=] { return changed(good, "<analyse id=\"a1\"", repeat("<signaal id=\"s1\" datum=\"2025-01-14\" partij=\"gem-zandhoven\"><feit>x</feit></signaal>", 20'000) + "<analyse id=\"a1\""); });
    add("veel-deelnemers", [=] { return changed(good, "<deelnemer id=\"d1\"", repeat("<deelnemer id=\"d1\" partij=\"x\" datum=\"2025-02-03\"><reden>x</reden></deelnemer>", 20'000) + "<deelnemer id=\"d1\""); });
    add("lange-lijst", [=] { return changed(good, "gebruikt=\"s1 a1\"", "gebruikt=\"" + repeat("s1 ", 20'000) + "\""); });
}

void encodings(Files& out, const std::string& good) {
    auto add = [&](const std::string& name, std::function<std::string()> make) { out.push_back({"codering-" + name, std::move(make)}); };
    auto wide = [good](int bytes, bool big, bool mark) {
        std::string text;
        auto put = [&](unsigned point) {
            for (int i = 0; i < bytes; ++i) text += static_cast<char>((point >> (8 * (big ? bytes - 1 - i : i))) & 0xFF);
        };
        if (mark) put(0xFEFF);
        for (unsigned char c : good) put(c);
        return text;
    };
    for (int bytes : {2, 4})
        for (bool big : {false, true})
            for (bool mark : {false, true})
                add("utf" + std::to_string(8 * bytes) + (big ? "be" : "le") + (mark ? "-bom" : ""), [=] { return wide(bytes, big, mark); });
    for (const char* name : {"UTF-7", "UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "windows-1252", "US-ASCII", "EBCDIC-CP-NL", "UCS-4", "GB18030", "Shift_JIS", "HZ", "utf8", "CESU-8", "nonsens", ""})
        add(std::string("genoemd-") + name, [=, encoding = std::string(name)] { return changed(good, "encoding=\"UTF-8\"", "encoding=\"" + encoding + "\""); });
    using namespace std::string_literals;
    const std::vector<std::string> sequences = {"\xC0\x80"s, "\xC0\xBC"s, "\xC1\xBF"s, "\xE0\x80\xBC"s, "\xE0\x9F\xBF"s, "\xF0\x80\x80\xBC"s, "\xF0\x8F\xBF\xBF"s, "\xF8\x88\x80\x80\x80"s, "\xFC\x84\x80\x80\x80\x80"s,
                                                "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xED\xA0\xBD\xED\xB8\x80"s, "\xF4\x90\x80\x80"s, "\x80"s, "\xBF"s, "\xC3"s, "\xE2\x82"s, "\xF0\x9F\x98"s, "\xFE"s, "\xFF"s, "\0"s,
                                                "\xEF\xBF\xBF"s, "\xEF\xBF\xBE"s, "\xEF\xB7\x90"s, "\xF0\x9F\xBF\xBF"s};
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const std::string bytes = sequences[i];
        add("bytes-tekst-" + std::to_string(i), [=] { return changed(good, fact, bytes); });
        add("bytes-attribuut-" + std::to_string(i), [=] { return changed(good, attribute, attribute + bytes); });
        add("bytes-naam-" + std::to_string(i), [=] { return changed(good, "<feit>", "<feit" + bytes + ">"); });
    }
    for (int c = 1; c < 0x20; ++c)
        if (c != '\t' && c != '\n' && c != '\r') add("stuurteken-" + std::to_string(c), [=] { return changed(good, fact, std::string(1, static_cast<char>(c))); });
    for (const char* point : {"61C", "200E", "200F", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068", "2069", "2028", "2029", "FEFF", "FFF9", "7F", "80", "9F", "E0041"}) {
        add(std::string("richting-tekst-") + point, [=, p = std::string(point)] { return changed(good, fact, "a&#x" + p + ";b"); });
        add(std::string("richting-naam-") + point, [=, p = std::string(point)] { return changed(good, "<geslachtsnaam>Dalen", "<geslachtsnaam>Da&#x" + p + ";len"); });
    }
}

void broken(Files& out, const std::string& good) {
    for (std::size_t i = 0; i < 60; ++i) {
        std::size_t cut = good.size() * i / 61;
        out.push_back({"afgebroken-" + std::to_string(i), [=] { return good.substr(0, cut); }});
    }
    std::size_t at = 0;
    for (int i = 0; i < 30; ++i) {
        at = good.find("</", at + 1);
        if (at == std::string::npos) break;
        out.push_back({"zonder-slot-" + std::to_string(i), [=] { return std::string(good).erase(at, good.find('>', at) - at + 1); }});
    }
    const std::vector<std::string> foreign = {"", " ", "\n", "{\"dossier\": 1}", "%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>", "PK\x03\x04" + std::string(64, 'x'), "\x1F\x8B\x08" + std::string(64, 'x'),
                                              "\x89PNG\r\n\x1A\n", "\x7F" "ELF", "<html><script>1</script></html>", "<?php echo 1;", "#!/bin/sh\nid\n", "BZh9", "\xFD" "7zXZ", "II*",
                                              "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
                                              "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", "<soap:Envelope xmlns:soap='x'/>", "<dossier/>", "-- ; DROP TABLE dossier"};
    for (std::size_t i = 0; i < foreign.size(); ++i) out.push_back({"vreemd-" + std::to_string(i), [=] { return foreign[i]; }});
    out.push_back({"vreemd-pdf-en-xml", [=] { return "%PDF-1.7\n" + good; }});
    out.push_back({"vreemd-xml-en-zip", [=] { return good + "PK\x03\x04"; }});
    out.push_back({"vreemd-twee-in-een", [=] { return good + good; }});
}

void inclusions(Files& out, const std::string& good) {
    const std::string xi = "http://www.w3.org/2001/XInclude";
    for (const char* href : {"/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/", "casus.xml", ""})
        for (const char* parse : {"text", "xml"})
            out.push_back({"xinclude-" + std::to_string(out.size()), [=, h = std::string(href), p = std::string(parse)] {
                               return changed(good, "<weegploegbestand>", "<weegploegbestand><xi:include xmlns:xi='" + xi + "' href='" + h + "' parse='" + p + "'/>");
                           }});
    const std::string xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' ";
    for (const char* type : {"xs:string", "Bestand", "xsi:anyType", "Persoon"})
        out.push_back({"xsi-type-" + std::to_string(out.size()), [=, t = std::string(type)] { return changed(good, root_tag, root_tag + xsi + "xmlns:xs='http://www.w3.org/2001/XMLSchema' xsi:type='" + t + "' "); }});
    out.push_back({"xsi-nil", [=] { return changed(good, "<feit>", "<feit " + xsi + "xsi:nil='true'>"); }});
    out.push_back({"schema-van-elders", [=] { return changed(good, "https://griffier.example/casus/1\"", "urn:elders\" " + xsi + "xsi:schemaLocation='urn:elders http://127.0.0.1:9/casus.xsd'"); }});
}

void impossible(Files& out, const std::string& good) {
    const std::vector<std::pair<std::string, std::string>> changes = {
        {"1996-04-12", "2090-01-01"}, {"1996-04-12", "0000-00-00"}, {"1996-04-12", "9999-99-99"}, {"1996-04-12", "-1996-04-12"}, {"1996-04-12", "1996-4-12"},
        {"1996-04-12", "1996-02-30"}, {"1996-04-12", "1900-02-29"}, {"1996-04-12", "1996-04-12T00:00:00"}, {"1996-04-12", "1996-04-12+14:00"}, {"1996-04-12", "12 april 1996"},
        {"versie=\"1\"", "versie=\"99999999999999999999\""}, {"versie=\"1\"", "versie=\"0\""}, {"versie=\"1\"", "versie=\"-1\""}, {"versie=\"1\"", "versie=\"1e9\""},
        {"versie=\"1\"", "versie=\"1\" vervangt=\"xyz\""}, {"<huisnummer>12", "<huisnummer>1000000000"}, {"<huisnummer>12", "<huisnummer>0"}, {"<huisnummer>12", "<huisnummer>12.5"},
        {"nummer=\"ZH-2025-001\"", "nummer=\"../../etc/passwd\""}, {"nummer=\"ZH-2025-001\"", "nummer=\"ZH'; DROP TABLE x;--\""}, {"nummer=\"ZH-2025-001\"", "nummer=\"=cmd|' /C calc'!A0\""},
        {"nummer=\"ZH-2025-001\"", "nummer=\"\""}, {"id=\"p1\"", "id=\"p1/../x\""}, {"id=\"p1\"", "id=\"\""}, {"id=\"s1\"", "id=\"p1\""}, {"rol=\"subject\"", "rol=\"Subject\""},
        {"rol=\"melder\"", "rol=\"subject\""}, {"rol=\"subject\"", "rol=\"melder\""}, {"geslacht=\"M\"", "geslacht=\"X\""}, {"nederland=\"ja\"", "nederland=\"true\""},
        {"datum=\"2025-01-28\" fase=\"2\"", "datum=\"2025-01-28\" fase=\"1000000000\""}, {"datum=\"2025-01-28\" fase=\"2\"", "datum=\"1925-01-28\" fase=\"2\""},
        {"letters=\"d\"", "letters=\"\""}, {"<feit>", "<feit></feit><feit>"}, {"<doel>", "<doel> </doel><doel>"}, {"Terug naar werk", "BSN 123456782"}, {"stand=\"gereed\"", "stand=\"weg\""},
        {"bijzonder=\"politiek\"", "bijzonder=\"score\""}, {"soort=\"papier\"", "soort=\"wolk\""}, {"wet=\"AVG\"", "wet=\"GDPR\""}, {"<weegploegbestand>", "<weegploegbestand/><weegploegbestand>"}};
    for (std::size_t i = 0; i < changes.size(); ++i)
        out.push_back({"onmogelijk-" + std::to_string(i), [=] { return changed(good, changes[i].first, changes[i].second); }});
}

}  // namespace

std::vector<File> corpus(const std::string& good) {
    Files out;
    document_types(out, good);
    bombs(out, good);
    encodings(out, good);
    broken(out, good);
    inclusions(out, good);
    impossible(out, good);
    return out;
}

}  // namespace griffier::hostile
