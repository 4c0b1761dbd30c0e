#include "generator/intake/values.h"

#include <charconv>

#include "records/core/text.h"
#include "records/model/codes.h"

namespace griffier::intake {
namespace {

int number_of(const std::string& text, int otherwise) {
    std::string digits = squeeze(text);
    int value = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool yes(const XmlElement& element, std::string_view attribute) { return squeeze(element.get(attribute)) == "ja"; }

class Reader {
  public:
    Reader(Lines& lines, Findings& findings) : lines_(lines), findings_(findings) {}

    Dossier read(const XmlElement& root) {
        dossier_.nummer = line(root, "nummer");
        dossier_.versie = number_of(root.get("versie"), 1);
        dossier_.vervangt = line(root, "vervangt");
        dossier_.gemeente = line(root, "gemeente");
        dossier_.regime = line(root, "regime");
        dossier_.veiligheidshuis = line(root, "veiligheidshuis");
        lines_.items[""] = root.line();
        for (const XmlElement& child : root.children()) {
            if (child.name() == "weegploegbestand") bestand(child, std::string(code::weegploeg));
            else if (child.name() == "casusoverlegbestand") bestand(child, std::string(code::casusoverleg));
            else if (child.name() == "overdracht") overdracht(child);
            else verzoek(child);
        }
        return std::move(dossier_);
    }

  private:
    std::string line(const XmlElement& element, std::string_view attribute) { return line_of(element.get(attribute)); }
    std::string child_line(const XmlElement& element, std::string_view child) { return line_of(element.text_of(child)); }
    std::string child_text(const XmlElement& element, std::string_view child) { return paragraphs_of(element.text_of(child)); }
    std::vector<std::string> list(const XmlElement& element, std::string_view attribute) { return words_of(element.get(attribute)); }

    std::optional<Date> date(const XmlElement& element, std::string_view attribute) {
        auto text = element.attribute(attribute);
        return text ? date_of(*text, element, findings_) : std::nullopt;
    }
    Date day(const XmlElement& element, std::string_view attribute) { return date(element, attribute).value_or(Date()); }

    std::string id(const XmlElement& element) {
        std::string id = line(element, "id");
        if (!lines_.items.emplace(id, element.line()).second) findings_.add("casus.id_dubbel", element.line(), element.name(), {id});
        return id;
    }

    void bestand(const XmlElement& section, const std::string& code) {
        lines_.bestanden[code] = section.line();
        for (const XmlElement& item : section.children()) {
            std::string name = item.name();
            if (name == "persoon") persoon(item, code);
            else if (name == "signaal") signaal(item, code);
            else if (name == "analyse") analyse(item, code);
            else if (name == "besluit") besluit(item, code);
            else if (name == "plan") plan(item);
            else if (name == "actie") actie(item, code);
            else if (name == "deelnemer") deelnemer(item);
            else if (name == "verstrekking") verstrekking(item, code);
            else if (name == "drager") drager(item, code);
            else gebeurtenis(item, code);
        }
    }

    Naam naam(const XmlElement& element) {
        Naam out;
        out.voornamen = child_line(element, "voornamen");
        out.voorvoegsel = child_line(element, "voorvoegsel");
        out.geslachtsnaam = child_line(element, "geslachtsnaam");
        out.adellijke_titel = line(element, "adellijke-titel");
        out.geslacht = line(element, "geslacht");
        if (auto use = element.attribute("naamgebruik")) out.naamgebruik = line_of(*use);
        for (const XmlElement& partner : element.children("partner"))
            out.partners.push_back({child_line(partner, "voorvoegsel"), child_line(partner, "geslachtsnaam"), line(partner, "adellijke-titel"),
                                    date(partner, "vanaf"), yes(partner, "ontbonden")});
        return out;
    }

    Adres adres(const XmlElement& element) {
        Adres out;
        if (!element) return out;
        out.straat = child_line(element, "straat");
        out.huisnummer = number_of(element.text_of("huisnummer"), 0);
        out.huisletter = child_line(element, "huisletter");
        out.toevoeging = child_line(element, "toevoeging");
        out.aanduiding = child_line(element, "aanduiding");
        out.locatie = child_line(element, "locatie");
        out.postcode = child_line(element, "postcode");
        if (out.postcode.size() == 6) out.postcode.insert(4, " ");
        out.woonplaats = child_line(element, "woonplaats");
        out.gemeente = child_line(element, "gemeente");
        if (XmlElement abroad = element.child("buitenland")) {
            out.land = line(abroad, "land");
            out.land_code = line(abroad, "landcode");
            for (const XmlElement& text : abroad.children("regel")) out.regels.push_back(line_of(text.text()));
        }
        out.geheim = yes(element, "geheim");
        out.verblijft_niet = line(element, "verblijft") == "nee";
        return out;
    }

    void persoon(const XmlElement& element, const std::string& in) {
        Persoon out;
        out.id = id(element);
        out.rol = line(element, "rol");
        out.bestand = in;
        out.naam = naam(element.child("naam"));
        if (XmlElement born = element.child("geboortedatum")) out.geboortedatum = date_of(born.text(), born, findings_);
        out.adres = adres(element.child("adres"));
        out.telefoon = child_line(element, "telefoon");
        out.email = child_line(element, "email");
        out.relatie = child_line(element, "relatie");
        out.noodzaak = child_text(element, "noodzaak");
        if (auto language = element.attribute("taal")) out.taal = line_of(*language);
        if (XmlElement stay = element.child("verblijf")) {
            out.in_nederland = yes(stay, "nederland");
            out.in_nederland_bron = line(stay, "bron");
        }
        out.curatele = yes(element, "curatele");
        out.mentorschap = yes(element, "mentorschap");
        out.vertegenwoordigt = list(element, "vertegenwoordigt");
        out.eerder_geinformeerd = child_text(element, "eerder-geinformeerd");
        out.bijzonder = list(element, "bijzonder");
        dossier_.personen.push_back(std::move(out));
    }

    void signaal(const XmlElement& element, const std::string& in) {
        Signaal out;
        out.id = id(element);
        out.bestand = in;
        out.datum = day(element, "datum");
        out.ontvangen = date(element, "ontvangen");
        out.partij = line(element, "partij");
        out.melder = line(element, "melder");
        out.bron_soort = line(element, "bronsoort");
        out.feit = child_text(element, "feit");
        out.duiding = child_text(element, "duiding");
        out.gebieden = list(element, "gebieden");
        out.gegevensklasse = line(element, "gegevensklasse");
        out.bijzonder = list(element, "bijzonder");
        dossier_.signalen.push_back(std::move(out));
    }

    void analyse(const XmlElement& element, const std::string& in) {
        Analyse out;
        out.id = id(element);
        out.bestand = in;
        out.datum = day(element, "datum");
        out.fase = number_of(element.get("fase"), 0);
        out.dimensie = line(element, "dimensie");
        out.gebieden = list(element, "gebieden");
        out.argument = child_text(element, "argument");
        dossier_.analyses.push_back(std::move(out));
    }

    void besluit(const XmlElement& element, const std::string& in) {
        Besluit out;
        out.id = id(element);
        out.bestand = in;
        out.soort = line(element, "soort");
        out.uitkomst = line(element, "uitkomst");
        out.datum = day(element, "datum");
        out.orgaan = line(element, "orgaan");
        out.partijen = list(element, "partijen");
        out.personen = list(element, "personen");
        out.betreft = line(element, "betreft");
        out.verwijst = line(element, "verwijst");
        if (XmlElement grounds = element.child("gronden")) {
            out.gronden_lijst = line(grounds, "lijst");
            out.gronden = list(grounds, "letters");
        }
        for (const XmlElement& factor : element.children("factor"))
            if (!out.factoren.emplace(line(factor, "letter"), paragraphs_of(factor.text())).second)
                findings_.add("casus.factor_dubbel", factor.line(), factor.name(), {line(factor, "letter")});
        out.redenen = child_text(element, "redenen");
        out.noodzaak = child_text(element, "noodzaak");
        out.evenredigheid = child_text(element, "evenredigheid");
        for (const XmlElement& asked : element.children("overleg"))
            out.overleg.push_back({line(asked, "partij"), day(asked, "datum"), paragraphs_of(asked.text())});
        out.beletsel = child_text(element, "beletsel");
        out.herziening = date(element, "herziening");
        out.tot = date(element, "tot");
        out.adressaten = list(element, "adressaten");
        out.wijze = child_line(element, "wijze");
        out.door_partij = line(element, "doorpartij");
        out.gebruikt = list(element, "gebruikt");
        out.bron = "import";
        dossier_.besluiten.push_back(std::move(out));
    }

    void plan(const XmlElement& element) {
        Plan out;
        out.id = id(element);
        out.doel = child_text(element, "doel");
        out.casusregisseur = child_line(element, "casusregisseur");
        out.informeerafspraak = child_text(element, "informeerafspraak");
        out.datum = day(element, "datum");
        out.versie = number_of(element.get("versie"), 1);
        dossier_.plannen.push_back(std::move(out));
    }

    void actie(const XmlElement& element, const std::string& in) {
        Actie out;
        out.id = id(element);
        out.bestand = in;
        out.datum = day(element, "datum");
        out.partij = line(element, "partij");
        out.omschrijving = child_text(element, "omschrijving");
        out.stand = element.attribute("stand") ? line(element, "stand") : "open";
        out.gereed_op = date(element, "gereed");
        dossier_.acties.push_back(std::move(out));
    }

    void deelnemer(const XmlElement& element) {
        Deelnemer out;
        out.id = id(element);
        out.partij = line(element, "partij");
        out.reden = child_text(element, "reden");
        out.criterium = line(element, "criterium");
        out.modus = line(element, "modus");
        out.datum = day(element, "datum");
        out.geheimhouding = date(element, "geheimhouding");
        out.tot = date(element, "tot");
        dossier_.deelnemers.push_back(std::move(out));
    }

    void verstrekking(const XmlElement& element, const std::string& in) {
        Verstrekking out;
        out.id = id(element);
        out.bestand = in;
        bool known = element.attribute("ontvanger").has_value(), other = static_cast<bool>(element.child("ontvanger"));
        if (known == other) findings_.add("casus.ontvanger", element.line(), element.name(), {out.id});
        out.ontvanger = known ? line(element, "ontvanger") : child_line(element, "ontvanger");
        out.verstrekker = line(element, "verstrekker");
        out.noodzaak = child_text(element, "noodzaak");
        out.soort_gegevens = child_text(element, "gegevens");
        out.doel = child_text(element, "doel");
        out.grond = child_line(element, "grond");
        out.datum = day(element, "datum");
        for (const XmlElement& consent : element.children("toestemming"))
            out.toestemmingen.push_back({line(consent, "partij"), day(consent, "datum")});
        out.onderdelen = list(element, "onderdelen");
        if (known) lines_.known_receivers.insert(out.id);
        dossier_.verstrekkingen.push_back(std::move(out));
    }

    void drager(const XmlElement& element, const std::string& in) {
        std::string own = id(element);
        dossier_.dragers.push_back({own, in, line(element, "soort"), child_text(element, "omschrijving"), child_line(element, "bewaarplaats"),
                                    day(element, "datum")});
    }

    void gebeurtenis(const XmlElement& element, const std::string& in) {
        std::string own = id(element);
        dossier_.gebeurtenissen.push_back({own, in, line(element, "soort"), child_text(element, "omschrijving"), day(element, "datum"), line(element, "betreft")});
    }

    void overdracht(const XmlElement& element) {
        Overdracht out;
        out.datum = day(element, "datum");
        out.door = line(element, "door");
        for (const XmlElement& choice : element.children("keuze")) out.keuzes.push_back({line(choice, "veld"), line(choice, "verwijst")});
        lines_.overdrachten.push_back(element.line());
        dossier_.overdrachten.push_back(std::move(out));
    }

    void verzoek(const XmlElement& element) {
        Verzoek out;
        out.id = id(element);
        out.soort = line(element, "soort");
        out.ontvangen = day(element, "ontvangen");
        out.kanaal = line(element, "kanaal");
        bool known = element.attribute("persoon").has_value();
        out.verzoeker = known ? line(element, "persoon") : child_line(element, "verzoeker");
        if (known) lines_.known_receivers.insert(out.id);
        out.hoedanigheid = line(element, "hoedanigheid");
        out.wet = line(element, "wet");
        out.betreft = line(element, "betreft");
        out.gericht_aan = line(element, "gericht-aan");
        if (XmlElement sender = element.child("afzender")) out.afzender.push_back(afzender(sender));
        else if (!known && !out.verzoeker.empty()) {
            Persoon named;
            named.id = named.rol = "verzoeker", named.naam.geslachtsnaam = out.verzoeker;
            out.afzender.push_back(std::move(named));
        }
        for (const XmlElement& wish : element.children("wens")) out.wensen.push_back({line(wish, "onderdeel"), child_text(wish, "gewenst"), child_text(wish, "reden")});
        out.omstandigheden = child_text(element, "omstandigheden");
        for (const XmlElement& one : element.children("derde"))
            out.derden.push_back({line(one, "persoon"), line(one, "oordeel"), paragraphs_of(one.text()), day(one, "datum")});
        for (const XmlElement& asked : element.children("overleg")) out.overleg.push_back({line(asked, "partij"), day(asked, "datum"), paragraphs_of(asked.text())});
        for (const XmlElement& gap : element.children("weglating")) out.weglatingen.push_back({line(gap, "onderdeel"), paragraphs_of(gap.text())});
        for (const XmlElement& step : element.children("stap"))
            out.stappen.push_back({line(step, "soort"), line(step, "uitkomst"), child_text(step, "reden"), day(step, "datum"), line(step, "wie")});
        dossier_.verzoeken.push_back(std::move(out));
    }

    /// A requester who is no person of the case: known by this request only, so without an id of the file.
    Persoon afzender(const XmlElement& element) {
        Persoon out;
        out.id = out.rol = "verzoeker";
        out.naam = naam(element.child("naam"));
        if (XmlElement born = element.child("geboortedatum")) out.geboortedatum = date_of(born.text(), born, findings_);
        out.adres = adres(element.child("adres"));
        out.telefoon = child_line(element, "telefoon");
        out.email = child_line(element, "email");
        if (auto language = element.attribute("taal")) out.taal = line_of(*language);
        return out;
    }

    Lines& lines_;
    Findings& findings_;
    Dossier dossier_;
};

}  // namespace

std::optional<Date> date_of(const std::string& text, const XmlElement& element, Findings& findings) {
    auto date = Date::parse(squeeze(text));
    if (!date) findings.add("datum.bestaat_niet", element.line(), element.name(), {element.name()});
    return date;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    std::string all = squeeze(text);
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = std::min(all.find(' ', at), all.size());
        out.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

Dossier read_values(const XmlElement& root, Lines& lines, Findings& findings) { return Reader(lines, findings).read(root); }

}  // namespace griffier::intake
