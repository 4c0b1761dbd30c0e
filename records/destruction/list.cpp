#include "records/destruction/list.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "records/core/crypto.h"
#include "records/core/xml_text.h"

namespace griffier {

namespace {

constexpr const char* space = "https://griffier.example/vernietigingslijst/1";
constexpr std::string_view form = "griffier-vernietigingslijst-1\n";

/// Each field with its length, so that none can run over into the next.
void add(std::string& canonical, std::string_view field) {
    canonical += std::to_string(field.size());
    canonical += ':';
    canonical += field;
}

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

Lijstregel open_half(const Lijstgegeven& given) {
    Lijstregel line;
    line.kenmerk = given.kenmerk();
    line.bestand = given.deel.bestand;
    line.uit = given.deel.uit;
    line.klok = given.klok;
    line.regel = given.vernietigen.regel;
    line.artikel = given.vernietigen.artikel;
    line.regime = given.vernietigen.regime;
    line.regime_versie = given.regime_versie;
    line.regime_hash = given.vernietigen.regime_hash;
    line.duur = given.duur;
    line.bewaarplicht = given.bewaarplicht;
    line.start = *given.vernietigen.start;
    line.datum = *given.vernietigen.datum;
    line.onderdelen = static_cast<long>(given.deel.onderdelen.size());
    line.stukken = given.stukken;
    line.omvang = given.omvang;
    return line;
}

}  // namespace

std::string Lijstgegeven::kenmerk() const {
    std::string canonical = zout;
    for (const std::string* field : {&deel.dossier, &deel.bestand, &deel.uit, &klok, &vernietigen.regel, &vernietigen.artikel, &vernietigen.regime,
                                     &vernietigen.regime_hash, &regime_versie, &duur})
        add(canonical, *field);
    add(canonical, iso(vernietigen.start));
    add(canonical, iso(vernietigen.datum));
    add(canonical, deel.geheel ? "geheel" : "deel");
    add(canonical, bewaarplicht ? "bewaren" : "ten-hoogste");
    add(canonical, std::to_string(stukken));
    add(canonical, std::to_string(omvang));
    std::vector<std::string> items = deel.onderdelen;
    std::sort(items.begin(), items.end());
    for (const std::string& item : items) add(canonical, item);
    return hex(sha256(view_of(canonical))).substr(0, 32);
}

std::string write_list(const Lijst& list) {
    XmlText xml;
    xml.open("vernietigingslijst", {{"xmlns", space}, {"nummer", list.nummer}, {"opslag", list.opslag}, {"convenant", list.convenant}, {"datum", list.datum.iso()},
                                    {"voorsteller", list.voorsteller}, {"goedkeurders", std::to_string(list.goedkeurders)}, {"groot", yes_no(list.groot)},
                                    {"afkoeling", std::to_string(list.afkoeling)}, {"selectielijst", list.selectielijst}});
    xml.empty("machtiging", {{"kenmerk", list.machtiging.kenmerk}, {"reikwijdte", list.machtiging.reikwijdte}, {"afgever", list.machtiging.afgever}, {"datum", iso(list.machtiging.datum)}});
    for (const Lijstregel& line : list.regels)
        xml.empty("post", {{"nr", std::to_string(line.nr)}, {"kenmerk", line.kenmerk}, {"bestand", line.bestand}, {"uit", line.uit}, {"klok", line.klok},
                           {"categorie", line.categorie}, {"regel", line.regel}, {"artikel", line.artikel}, {"regime", line.regime},
                           {"regime-versie", line.regime_versie}, {"regime-hash", line.regime_hash}, {"soort", line.bewaarplicht ? "bewaren" : "ten-hoogste"},
                           {"duur", line.duur}, {"start", line.start.iso()}, {"datum", line.datum.iso()}, {"onderdelen", std::to_string(line.onderdelen)},
                           {"stukken", std::to_string(line.stukken)}, {"omvang", std::to_string(line.omvang)}});
    xml.close("vernietigingslijst");
    return xml.str();
}

Result<Lijst> read_list(ByteView bytes, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name, {.bytes = 64u << 20, .nodes = 8'000'000}));
    const XmlElement root = document.root();
    bool right = root.name() == "vernietigingslijst" && root.ns() == space;
    Lijst list;
    Attributes head(root, right);
    list.nummer = head.text("nummer");
    list.opslag = head.text("opslag");
    list.convenant = head.text("convenant");
    list.datum = head.date("datum");
    list.voorsteller = head.text("voorsteller");
    list.goedkeurders = static_cast<int>(head.number("goedkeurders"));
    list.groot = head.yes("groot");
    list.afkoeling = static_cast<int>(head.number("afkoeling"));
    list.selectielijst = head.text("selectielijst");
    const XmlElement leave = root.child("machtiging");
    if (!leave || !right) return refused("lijst.vorm", {name, root.line(), root.name()});
    Attributes leave_attributes(leave, right);
    list.machtiging = {leave_attributes.text("kenmerk"), leave_attributes.text("reikwijdte"), leave_attributes.text("afgever"), Date::parse(leave.get("datum"))};
    for (const XmlElement& post : root.children("post")) {
        Attributes a(post, right);
        Lijstregel line;
        line.nr = static_cast<int>(a.number("nr"));
        line.kenmerk = a.text("kenmerk");
        line.bestand = a.text("bestand");
        line.uit = a.text("uit");
        line.klok = a.text("klok");
        line.categorie = a.text("categorie");
        line.regel = a.text("regel");
        line.artikel = a.text("artikel");
        line.regime = a.text("regime");
        line.regime_versie = a.text("regime-versie");
        line.regime_hash = a.text("regime-hash");
        line.bewaarplicht = a.text("soort") == "bewaren";
        line.duur = a.text("duur");
        line.start = a.date("start");
        line.datum = a.date("datum");
        line.onderdelen = a.number("onderdelen");
        line.stukken = a.number("stukken");
        line.omvang = a.number("omvang");
        if (!right || line.nr != static_cast<int>(list.regels.size()) + 1) return refused("lijst.vorm", {name, post.line(), "post"});
        list.regels.push_back(std::move(line));
    }
    // What stands in the file beside what was read would not be under anybody's eyes.
    if (write_list(list) != text_of(bytes)) return refused("lijst.vorm", {name, 0, ""});
    return list;
}

std::string root_of(const Lijst& list) { return hex(sha256(view_of(write_list(list)))); }

std::string text_to_sign(const Lijst& list) {
    return std::string(form) + "opslag " + list.opslag + "\nlijst " + list.nummer + "\ndatum " + list.datum.iso() + "\nposten " + std::to_string(list.regels.size()) +
           "\ngoedkeurders " + std::to_string(list.goedkeurders) + "\nstam " + root_of(list) + "\n";
}

std::string write_given(const Lijstgegeven& given) {
    XmlText xml;
    xml.open("lijstpost", {{"post", given.deel.post}, {"dossier", given.deel.dossier}, {"bestand", given.deel.bestand}, {"uit", given.deel.uit}, {"geheel", yes_no(given.deel.geheel)},
                           {"klok", given.klok}, {"regel", given.vernietigen.regel}, {"artikel", given.vernietigen.artikel}, {"regime", given.vernietigen.regime},
                           {"regime-versie", given.regime_versie}, {"regime-hash", given.vernietigen.regime_hash}, {"start-event", given.vernietigen.start_event},
                           {"start", iso(given.vernietigen.start)}, {"datum", iso(given.vernietigen.datum)}, {"bewaren", yes_no(given.bewaarplicht)}, {"duur", given.duur},
                           {"stukken", std::to_string(given.stukken)}, {"omvang", std::to_string(given.omvang)}, {"zout", given.zout}});
    for (const std::string& item : given.deel.onderdelen) xml.text("onderdeel", item);
    for (const Stap& step : given.vernietigen.stappen) {
        xml.open("stap", {{"sleutel", step.key}});
        for (const std::string& argument : step.args) xml.text("waarde", argument);
        xml.close("stap");
    }
    xml.close("lijstpost");
    return xml.str();
}

Result<Lijstgegeven> read_given(ByteView bytes) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, "lijstpost"));
    const XmlElement root = document.root();
    bool right = root.name() == "lijstpost";
    Attributes a(root, right);
    Lijstgegeven given;
    given.deel.post = a.text("post");
    given.deel.dossier = a.text("dossier");
    given.deel.bestand = a.text("bestand");
    given.deel.uit = a.text("uit");
    given.deel.geheel = a.yes("geheel");
    given.klok = a.text("klok");
    Bevinding& b = given.vernietigen;
    b.oordeel = Oordeel::ja;
    b.regel = a.text("regel");
    b.artikel = a.text("artikel");
    b.regime = a.text("regime");
    given.regime_versie = a.text("regime-versie");
    b.regime_hash = a.text("regime-hash");
    b.start_event = a.text("start-event");
    b.start = a.date("start");
    b.datum = a.date("datum");
    given.bewaarplicht = a.yes("bewaren");
    given.duur = a.text("duur");
    given.stukken = a.number("stukken");
    given.omvang = a.number("omvang");
    given.zout = a.text("zout");
    for (const XmlElement& item : root.children("onderdeel")) given.deel.onderdelen.push_back(item.text());
    for (const XmlElement& step : root.children("stap")) {
        Stap one{step.get("sleutel"), {}};
        for (const XmlElement& argument : step.children("waarde")) one.args.push_back(argument.text());
        b.stappen.push_back(std::move(one));
    }
    if (!right) return error_of(Kind::damaged, "lijst.vorm", {"lijstpost", root.line(), ""});
    return given;
}

void number_items(Lijst& list, std::vector<Lijstgegeven>& given) {
    const auto key = [](const Lijstgegeven& one) { return std::tie(*one.vernietigen.datum, one.deel.dossier, one.deel.bestand, one.deel.uit, one.klok); };
    std::sort(given.begin(), given.end(), [&](const Lijstgegeven& a, const Lijstgegeven& b) { return key(a) < key(b); });
    list.regels.clear();
    int nr = 0;
    for (Lijstgegeven& one : given) {
        one.deel.post = list.nummer + "/" + std::to_string(++nr);
        Lijstregel line = open_half(one);
        line.nr = nr;
        list.regels.push_back(std::move(line));
    }
}

}  // namespace griffier
