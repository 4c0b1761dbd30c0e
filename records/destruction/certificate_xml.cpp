// The certificate as XML, and back.
#include "records/destruction/certificate.h"
#include "records/core/xml_text.h"

namespace griffier {

namespace {

constexpr const char* space = "https://griffier.example/verklaring/1";

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }
std::string number(long value) { return std::to_string(value); }

void write_ground(XmlText& xml, const Verklaring& c) {
    xml.empty("lijst", {{"nummer", c.lijst}, {"stam", c.stam}, {"datum", c.lijst_datum.iso()}, {"voorgesteld-door", c.voorgesteld_door}, {"nog-op-lijst", number(c.nog_op_lijst)}});
    xml.text("wet", c.wet);
    xml.text("selectielijst", c.selectielijst);
    xml.empty("machtiging", {{"kenmerk", c.machtiging.kenmerk}, {"reikwijdte", c.machtiging.reikwijdte}, {"afgever", c.machtiging.afgever}, {"datum", iso(c.machtiging.datum)}});
    for (const Goedkeuring& one : c.goedkeuringen)
        xml.empty("goedkeuring", {{"functie", one.functie}, {"rol", one.rol}, {"partij", one.partij}, {"sleutel", one.vingerafdruk}, {"op", one.op.iso()}});
}

void write_category(XmlText& xml, const Vernietigdecategorie& one) {
    xml.open("categorie", {{"bestand", one.uit}, {"code", one.categorie}, {"klok", one.klok}, {"regel", one.regel}, {"artikel", one.artikel}, {"regime", one.regime},
                           {"regime-naam", one.regime_naam}, {"regime-versie", one.regime_versie}, {"regime-hash", one.regime_hash},
                           {"soort", one.bewaarplicht ? "bewaren" : "ten-hoogste"}, {"duur", one.duur}, {"aantal", number(one.aantal)}, {"onderdelen", number(one.onderdelen)},
                           {"stukken", number(one.stukken)}, {"omvang", number(one.omvang)}, {"start-van", one.start_van.iso()}, {"start-tot", one.start_tot.iso()},
                           {"datum-van", one.datum_van.iso()}, {"datum-tot", one.datum_tot.iso()}});
    for (const std::string& act : one.handelingen) xml.text("handeling", act);
    for (const std::string& token : one.kenmerken) xml.text("kenmerk", token);
    xml.close("categorie");
}

void write_outcome(XmlText& xml, const Verklaring& c) {
    const Vernietiguitkomst& u = c.uitkomst;
    xml.open("uitvoering", {{"wijze", c.wijze}, {"kenmerk", u.kenmerk}, {"begonnen", u.begonnen}, {"klaar", u.klaar}, {"dossiers", number(u.dossiers)}, {"onderdelen", number(u.onderdelen)},
                            {"sleutels", number(u.sleutels)}, {"stukken", number(u.stukken)}, {"bestanden", number(u.kluisbestanden)}, {"overgebleven", number(u.overgebleven)},
                            {"oude-epoch", number(u.oude_epoch)}, {"nieuwe-epoch", number(u.nieuwe_epoch)}});
    for (const Ontvangstbewijs& one : u.bewijzen)
        xml.text("bewijs", one.bewijs, {{"houder", one.houder}, {"epoch", number(one.epoch)}, {"bevestigd", yes_no(one.bevestigd)}});
    for (const Naleving& one : u.naleving) xml.empty("controle", {{"plaats", one.plaats}, {"wijze", one.wijze}, {"bekeken", number(one.bekeken)}, {"gevonden", number(one.gevonden)}});
    for (const Reservekopie& one : u.reservekopieen) xml.empty("reservekopie", {{"naam", one.naam}, {"gemaakt", one.gemaakt.iso()}, {"tot", one.tot}});
    for (const Mededeling& one : u.mededelingen) xml.empty("mededeling", {{"partij", one.partij}, {"aantal", number(one.aantal)}, {"antwoord", one.antwoord}, {"op", one.op}});
    xml.close("uitvoering");
}

void read_outcome(const XmlElement& element, Verklaring& c, bool& right) {
    Vernietiguitkomst& u = c.uitkomst;
    Attributes a(element, right);
    c.wijze = a.text("wijze");
    u.kenmerk = a.text("kenmerk");
    u.begonnen = a.text("begonnen");
    u.klaar = a.text("klaar");
    u.dossiers = a.number("dossiers");
    u.onderdelen = a.number("onderdelen");
    u.sleutels = a.number("sleutels");
    u.stukken = a.number("stukken");
    u.kluisbestanden = a.number("bestanden");
    u.overgebleven = a.number("overgebleven");
    u.oude_epoch = a.number("oude-epoch");
    u.nieuwe_epoch = a.number("nieuwe-epoch");
    for (const XmlElement& one : element.children("bewijs")) {
        Attributes b(one, right);
        u.bewijzen.push_back({b.text("houder"), b.number("epoch"), b.yes("bevestigd"), one.text()});
    }
    for (const XmlElement& one : element.children("controle")) {
        Attributes b(one, right);
        u.naleving.push_back({b.text("plaats"), b.text("wijze"), b.number("bekeken"), b.number("gevonden")});
    }
    for (const XmlElement& one : element.children("reservekopie")) {
        Attributes b(one, right);
        u.reservekopieen.push_back({b.text("naam"), b.date("gemaakt"), b.text("tot")});
    }
    for (const XmlElement& one : element.children("mededeling")) {
        Attributes b(one, right);
        u.mededelingen.push_back({b.text("partij"), b.number("aantal"), b.text("antwoord"), b.text("op")});
    }
}

Vernietigdecategorie read_category(const XmlElement& element, bool& right) {
    Attributes a(element, right);
    Vernietigdecategorie one;
    one.uit = a.text("bestand");
    one.categorie = a.text("code");
    one.klok = a.text("klok");
    one.regel = a.text("regel");
    one.artikel = a.text("artikel");
    one.regime = a.text("regime");
    one.regime_naam = a.text("regime-naam");
    one.regime_versie = a.text("regime-versie");
    one.regime_hash = a.text("regime-hash");
    one.bewaarplicht = a.text("soort") == "bewaren";
    one.duur = a.text("duur");
    one.aantal = a.number("aantal");
    one.onderdelen = a.number("onderdelen");
    one.stukken = a.number("stukken");
    one.omvang = a.number("omvang");
    one.start_van = a.date("start-van");
    one.start_tot = a.date("start-tot");
    one.datum_van = a.date("datum-van");
    one.datum_tot = a.date("datum-tot");
    for (const XmlElement& act : element.children("handeling")) one.handelingen.push_back(act.text());
    for (const XmlElement& token : element.children("kenmerk")) one.kenmerken.push_back(token.text());
    return one;
}

std::string write(const Verklaring& c) {
    XmlText xml;
    xml.open("verklaring", {{"xmlns", space}, {"nummer", c.nummer}, {"revisie", number(c.revisie)}, {"oefening", yes_no(c.oefening)}, {"stand", c.gedeeltelijk ? "gedeeltelijk" : "volledig"},
                            {"datum", c.datum.iso()}, {"opslag", c.opslag}, {"systeem", c.systeem}, {"convenant", c.convenant}, {"convenant-naam", c.convenant_naam}, {"zorgdrager", c.zorgdrager}});
    for (const std::string& name : c.verantwoordelijken) xml.text("verwerkingsverantwoordelijke", name);
    if (c.herziening) {
        xml.open("herziening", {{"vorige", c.herziening->vorige}, {"hash", c.herziening->vorige_hash}});
        for (const std::string& reason : c.herziening->redenen) xml.text("reden", reason);
        xml.close("herziening");
    }
    write_ground(xml, c);
    for (const Vernietigdecategorie& one : c.categorieen) write_category(xml, one);
    write_outcome(xml, c);
    for (const Uitzondering& one : c.uitzonderingen) xml.empty("uitzondering", {{"kenmerk", one.kenmerk}, {"reden", one.reden}, {"op", one.op.iso()}});
    for (const Aangehouden& one : c.aangehouden) xml.empty("aangehouden", {{"tot", one.tot.iso()}, {"aantal", number(one.aantal)}});
    for (const Leesbaremap& one : c.leesbaar) xml.empty("leesbare-map", {{"wat", one.wat}, {"daarna", one.daarna}, {"bestanden", number(one.bestanden)}});
    for (const Reservekopie& one : c.vervallen_kopieen) xml.empty("vervallen-kopie", {{"naam", one.naam}, {"gemaakt", one.gemaakt.iso()}, {"op", one.tot}});
    xml.close("verklaring");
    return xml.str();
}

}  // namespace

Result<std::string> write_certificate(const Verklaring& certificate) {
    if (const auto missing = missing_in(certificate); !missing.empty()) return refused("verklaring.onvolledig", {certificate.nummer, 0, ""}, {missing.front()});
    return write(certificate);
}

Result<Verklaring> read_certificate(ByteView bytes, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name, {.bytes = 64u << 20, .nodes = 8'000'000}));
    const XmlElement root = document.root();
    bool right = root.name() == "verklaring" && root.ns() == space;
    Verklaring c;
    Attributes head(root, right);
    c.nummer = head.text("nummer");
    c.revisie = static_cast<int>(head.number("revisie"));
    c.oefening = head.yes("oefening");
    c.gedeeltelijk = head.text("stand") == "gedeeltelijk";
    c.datum = head.date("datum");
    c.opslag = head.text("opslag");
    c.systeem = head.text("systeem");
    c.convenant = head.text("convenant");
    c.convenant_naam = head.text("convenant-naam");
    c.zorgdrager = head.text("zorgdrager");
    for (const XmlElement& one : root.children("verwerkingsverantwoordelijke")) c.verantwoordelijken.push_back(one.text());
    if (const XmlElement change = root.child("herziening")) {
        Attributes a(change, right);
        c.herziening = Herziening{a.text("vorige"), a.text("hash"), {}};
        for (const XmlElement& one : change.children("reden")) c.herziening->redenen.push_back(one.text());
    }
    const XmlElement list = root.child("lijst"), leave = root.child("machtiging"), done = root.child("uitvoering");
    if (!right || !list || !leave || !done) return refused("verklaring.vorm", {name, root.line(), root.name()});
    Attributes l(list, right), m(leave, right);
    c.lijst = l.text("nummer");
    c.stam = l.text("stam");
    c.lijst_datum = l.date("datum");
    c.voorgesteld_door = l.text("voorgesteld-door");
    c.nog_op_lijst = l.number("nog-op-lijst");
    c.wet = root.text_of("wet");
    c.selectielijst = root.text_of("selectielijst");
    c.machtiging = {m.text("kenmerk"), m.text("reikwijdte"), m.text("afgever"), Date::parse(leave.get("datum"))};
    for (const XmlElement& one : root.children("goedkeuring")) {
        Attributes a(one, right);
        c.goedkeuringen.push_back({"", a.text("rol"), a.text("functie"), a.text("partij"), a.text("sleutel"), a.date("op"), ""});
    }
    for (const XmlElement& one : root.children("categorie")) c.categorieen.push_back(read_category(one, right));
    read_outcome(done, c, right);
    for (const XmlElement& one : root.children("uitzondering")) {
        Attributes a(one, right);
        c.uitzonderingen.push_back({a.text("kenmerk"), a.text("reden"), a.date("op")});
    }
    for (const XmlElement& one : root.children("aangehouden")) {
        Attributes a(one, right);
        const Date until = a.date("tot");
        c.aangehouden.push_back({until, a.number("aantal")});
    }
    for (const XmlElement& one : root.children("leesbare-map")) {
        Attributes a(one, right);
        c.leesbaar.push_back({a.text("wat"), a.text("daarna"), a.number("bestanden")});
    }
    for (const XmlElement& one : root.children("vervallen-kopie")) {
        Attributes a(one, right);
        c.vervallen_kopieen.push_back({a.text("naam"), a.date("gemaakt"), a.text("op")});
    }
    // What stands in the file beside what was read would be signed and unseen.
    if (!right || write(c) != text_of(bytes)) return refused("verklaring.vorm", {name, 0, ""});
    return c;
}

}  // namespace griffier
