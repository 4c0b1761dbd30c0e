#include <algorithm>
#include <set>

#include "generator/intake/intake.h"
#include "generator/intake/values.h"
#include "records/core/text.h"

namespace griffier::intake {
namespace {

constexpr std::string_view kConvenant = "https://griffier.example/convenant/1";

std::string attribute(const XmlElement& element, std::string_view name) { return line_of(element.get(name)); }
std::string child(const XmlElement& element, std::string_view name) { return line_of(element.text_of(name)); }

class Reader {
  public:
    explicit Reader(Findings& findings) : findings_(findings) {}

    Convenant read(const XmlElement& root) {
        out_.id = attribute(root, "id");
        out_.naam = child(root, "naam");
        out_.regime = attribute(root, "regime");
        out_.regime_versie = attribute(root, "regime-versie");
        out_.handleiding_richtsnoer = attribute(root, "handleiding-richtsnoer") != "nee";
        out_.inwerking = date(root, "inwerking");
        out_.geevalueerd = date(root, "geevalueerd");
        out_.bevoegd_orgaan = child(root, "bevoegd-orgaan");
        out_.bezwaar_bij = child(root, "bezwaar-bij");
        out_.verwerkingsverantwoordelijken = words_of(root.text_of("verwerkingsverantwoordelijken"));
        out_.functionaris = contact(root.child("functionaris"));
        out_.contactpunt = contact(root.child("contactpunt"));
        if (const XmlElement element = root.child("doorgifte"); element)
            out_.doorgifte = {attribute(element, "buiten-eer"), child(element, "naar"), child(element, "waarborg"), child(element, "afschrift")};
        if (const XmlElement element = root.child("geautomatiseerd-besluit"); element)
            out_.geautomatiseerd = {attribute(element, "genomen"), child(element, "uitleg")};
        for (const XmlElement& element : root.children("vertaling"))
            out_.vertalingen.push_back({attribute(element, "taal"), attribute(element, "hash"), attribute(element, "door"), date(element, "vrijgegeven")});
        for (const XmlElement& element : root.children("startkeuze")) choice(element);
        for (const XmlElement& element : root.children("partij")) partij(element);
        for (const XmlElement& element : root.children("externe-partner")) partner(element);
        for (const XmlElement& element : root.children("persoon")) persoon(element);
        for (const XmlElement& element : root.children("bijlage"))
            out_.bijlagen.push_back({attribute(element, "nummer"), attribute(element, "versie"), child(element, "titel"), date(element, "datum"),
                                     date(element, "gepubliceerd"), attribute(element, "publicatienummer")});
        XmlElement controllers = root.child("verwerkingsverantwoordelijken");
        for (const auto& id : out_.verwerkingsverantwoordelijken)
            if (!out_.partij(id)) findings_.add("convenant.onbekende_partij", controllers.line(), controllers.name(), {id});
        for (const XmlElement& element : root.children("persoon"))
            if (std::string id = attribute(element, "partij"); !out_.partij(id) && !out_.externe(id)) findings_.add("convenant.onbekende_partij", element.line(), "persoon", {id});
        return std::move(out_);
    }

  private:
    std::optional<Date> date(const XmlElement& element, std::string_view name) {
        auto text = element.attribute(name);
        return text ? date_of(*text, element, findings_) : std::nullopt;
    }
    void order(const std::optional<Date>& first, const std::optional<Date>& then, const XmlElement& element) {
        if (first && then && *then < *first) findings_.add("convenant.einde_voor_begin", element.line(), element.name(), {then->iso(), first->iso()});
    }
    std::string id(const XmlElement& element) {
        std::string id = attribute(element, "id");
        if (!ids_.insert(id).second) findings_.add("convenant.id_dubbel", element.line(), element.name(), {id});
        return id;
    }
    Contact contact(const XmlElement& element) {
        Contact out;
        if (!element) return out;
        out.naam = child(element, "naam");
        out.functie = child(element, "functie");
        out.organisatie = child(element, "organisatie");
        out.straat = child(element, "straat");
        out.postcode = child(element, "postcode");
        if (out.postcode.size() == 6) out.postcode.insert(4, " ");
        out.plaats = child(element, "plaats");
        out.telefoon = child(element, "telefoon");
        out.email = child(element, "email");
        return out;
    }
    void choice(const XmlElement& element) {
        Startkeuze out{attribute(element, "regel"), attribute(element, "start"), date(element, "vanaf")};
        for (const Startkeuze& other : out_.startkeuzes)
            if (other.regel == out.regel && other.vanaf == out.vanaf) findings_.add("convenant.startkeuze_dubbel", element.line(), element.name(), {out.regel});
        out_.startkeuzes.push_back(std::move(out));
    }
    void partij(const XmlElement& element) {
        Partij out;
        out.id = id(element);
        out.soort = attribute(element, "soort");
        out.naam = child(element, "naam");
        out.gemeentecode = attribute(element, "gemeentecode");
        out.vertegenwoordiger = child(element, "vertegenwoordiger");
        out.functie = child(element, "functie");
        out.hoedanigheid = child(element, "hoedanigheid");
        out.contact = contact(element.child("contact"));
        out.ondertekend = date(element, "ondertekend");
        out.toegetreden = date(element, "toegetreden");
        out.opgezegd = date(element, "opgezegd");
        out.uitgetreden = date(element, "uitgetreden");
        out.bevoegd_orgaan = child(element, "bevoegd-orgaan");
        out.huis = attribute(element, "huisstijl");
        // Joining may take effect before it is signed (norms.md 14.13); leaving cannot come before joining or before the notice.
        order(out.toegetreden, out.opgezegd, element);
        order(out.toegetreden, out.uitgetreden, element);
        order(out.opgezegd, out.uitgetreden, element);
        out_.partijen.push_back(std::move(out));
    }
    void partner(const XmlElement& element) {
        ExternePartner out;
        out.id = id(element);
        out.naam = child(element, "naam");
        out.soort = attribute(element, "soort");
        out.deskundigheid = child(element, "deskundigheid");
        out.contact = contact(element.child("contact"));
        out.opgenomen = date(element, "opgenomen");
        out.verwijderd = date(element, "verwijderd");
        out.geheimhouding = date(element, "geheimhouding");
        order(out.opgenomen, out.verwijderd, element);
        out_.externe_partners.push_back(std::move(out));
    }
    void persoon(const XmlElement& element) {
        Persoonsrol out;
        out.id = id(element);
        out.naam = child(element, "naam");
        out.functie = child(element, "functie");
        out.partij = attribute(element, "partij");
        out.rol = attribute(element, "rol");
        out.bereik = attribute(element, "bereik");
        out.mandaat = child(element, "mandaat");
        out.vanaf = date(element, "vanaf");
        out.tot = date(element, "tot");
        out.publieke_sleutel = attribute(element, "sleutel");
        out.erkend = date(element, "erkend");
        order(out.vanaf, out.tot, element);
        out_.personen.push_back(std::move(out));
    }

    Findings& findings_;
    Convenant out_;
    std::set<std::string> ids_;
};

}  // namespace

Result<ConvenantReader> ConvenantReader::create(ByteView schema, const std::string& schema_name) {
    ConvenantReader reader;
    TRY_ASSIGN(reader.schema_, XmlSchema::compile(schema, schema_name));
    return reader;
}

ConvenantReading ConvenantReader::read(ByteView bytes, const std::string& name) const {
    ConvenantReading out;
    Findings findings(name, Kind::configuration);
    auto document = XmlDocument::parse(bytes, name);
    if (!document) {
        findings.add({document.error()});
    } else if (document->root().name() != "convenant" || document->root().ns() != kConvenant) {
        findings.add("convenant.geen_convenant", document->root().line(), document->root().name());
    } else {
        findings.add(speaking(schema_.validate(*document)));
        check_texts(document->root(), {"sleutel", "hash"}, findings);
        if (findings.empty()) {
            Convenant convenant = Reader(findings).read(document->root());
            convenant.hash = hex(sha256(bytes));
            if (findings.empty()) out.convenant = std::move(convenant);
        }
    }
    out.errors = findings.take();
    return out;
}

std::vector<Error> check_start_choices(const Convenant& convenant, const Regime& regime, const std::string& file) {
    Findings findings(file, Kind::configuration);
    for (const Startkeuze& one : convenant.startkeuzes) {
        const Termijn* term = regime.termijn(one.regel);
        if (!term || term->startkeuze.empty()) {
            findings.add("convenant.startkeuze_geen", 0, "startkeuze", {one.regel, regime.id});
        } else if (std::find(term->startkeuze.begin(), term->startkeuze.end(), one.start) == term->startkeuze.end()) {
            std::string choices;
            for (const std::string& start : term->startkeuze) choices += (choices.empty() ? "" : ", ") + start;
            findings.add("convenant.startkeuze_anders", 0, "startkeuze", {one.regel, one.start, choices});
        }
    }
    return findings.take();
}

std::vector<Error> check_convenant(const Convenant& convenant, const Regime& regime, const std::string& file) {
    Findings findings(file, Kind::configuration);
    if (convenant.regime != regime.id || convenant.regime_versie != regime.versie || regime.laag)
        findings.add("convenant.ander_regime", 0, "convenant", {convenant.regime, convenant.regime_versie, regime.id, regime.versie});
    for (const auto& p : convenant.partijen)
        if (!regime.partij(p.soort)) findings.add("convenant.onbekende_soort", 0, "partij", {p.id, p.soort, regime.id});
    for (const auto& kind : regime.partijen) {
        int count = 0;
        for (const auto& p : convenant.partijen) count += p.soort == kind.code ? 1 : 0;
        if (count < kind.aantal_min) findings.add("convenant.te_weinig_partijen", 0, "partij", {kind.code, std::to_string(kind.aantal_min), std::to_string(count)});
    }
    for (const auto& id : convenant.verwerkingsverantwoordelijken) {
        const Partij* party = convenant.partij(id);
        const Partijsoort* kind = party ? regime.partij(party->soort) : nullptr;
        if (kind && !kind->verwerkingsverantwoordelijke) findings.add("convenant.niet_verantwoordelijk", 0, "verwerkingsverantwoordelijken", {id, kind->code});
    }
    findings.add(check_start_choices(convenant, regime, file));
    bool partners = false;
    for (const auto& kind : regime.partijen) partners = partners || kind.soort == "externe-casuspartner";
    if (!partners && !convenant.externe_partners.empty()) findings.add("convenant.geen_externe_partners", 0, "externe-partner", {regime.id});
    return findings.take();
}

}  // namespace griffier::intake
