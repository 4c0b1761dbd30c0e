#include "records/regime_io/regime_file.h"

#include <sstream>

#include "records/core/crypto.h"
#include "records/regime_io/dutch.h"
#include "records/regime_io/sentence.h"

namespace griffier {
namespace {

using Values = std::map<std::string, std::string>;

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

// The schema has checked the shape; an integer too large for int becomes 0 and fails the floor check.
int int_of(const std::string& text) {
    try {
        return std::stoi(text);
    } catch (const std::exception&) {
        return 0;
    }
}

bool yes(const XmlElement& element, std::string_view name) { return element.get(name) == "ja"; }

TermijnSoort soort_of(const std::string& text) {
    static const std::map<std::string, TermijnSoort> kinds = {
        {"ten-hoogste", TermijnSoort::ten_hoogste}, {"bewaren", TermijnSoort::bewaren},   {"ten-minste", TermijnSoort::ten_minste},
        {"jaardag", TermijnSoort::jaardag},         {"wettermijn", TermijnSoort::wettermijn}, {"looptijd", TermijnSoort::looptijd},
        {"eu-maand", TermijnSoort::eu_maand},       {"uren", TermijnSoort::uren},         {"leeftijd", TermijnSoort::leeftijd},
        {"periodiek", TermijnSoort::periodiek}};
    return kinds.at(text);
}

Bron bron_of(const std::string& text) {
    if (text == "wet") return Bron::wet;
    if (text == "handleiding") return Bron::handleiding;
    return text == "huisregel" ? Bron::huisregel : Bron::convenant;
}

/// Reads the rules of one file; each `read` takes an element of the schema's kind of that name.
class Reader {
  public:
    Reader(RegimeFile& file, const std::string& name) : file_(file), name_(name) {}

    void regime(const XmlElement& root) {
        Regime& own = file_.own;
        file_.lines[""] = root.line();
        own.id = root.get("id");
        own.versie = root.get("versie");
        own.wetgeving = root.get("wetgeving");
        own.naam = root.text_of("naam");
        own.toelichting = root.text_of("toelichting");
        own.erft = root.attribute("erft");
        own.erft_versie = root.get("erft-versie");
        own.historisch = yes(root, "historisch");
        own.laag = yes(root, "laag");
        own.inwerking = date(root, "inwerking");
        own.vervallen = date(root, "vervallen");
        for (const auto& element : root.children()) rule(element);
    }

  private:
    std::optional<Date> date(const XmlElement& element, std::string_view attribute) {
        const auto text = element.attribute(attribute);
        if (!text) return std::nullopt;
        const auto day = Date::parse(*text);
        if (!day) finding("regime.geldigheid", element, {*text});
        return day;
    }
    void finding(std::string code, const XmlElement& element, std::vector<std::string> args = {}) {
        file_.findings.push_back(error_of(Kind::configuration, std::move(code), Place{name_, element.line(), element.get("id")}, std::move(args)));
    }
    Duur duur(const XmlElement& element, std::string_view attribute) {
        const std::string text = element.get(attribute);
        if (text == "P0D") return {};  // the same day, which Duur::parse does not call a length
        const auto parsed = Duur::parse(text);
        if (!parsed) finding("regime.duur", element, {text});
        return parsed.value_or(Duur{});
    }
    std::optional<Duur> optional_duur(const XmlElement& element, std::string_view attribute) {
        if (!element.attribute(attribute)) return std::nullopt;
        return duur(element, attribute);
    }

    /// What every rule has. `values` fill the placeholders of its sentence.
    void base(Regel& regel, const XmlElement& element, Values values = {}) {
        regel.id = element.get("id");
        regel.bron = bron_of(element.get("bron"));
        regel.stuk = element.get("stuk");
        regel.artikel = element.get("artikel");
        regel.reden = element.get("reden");
        regel.lezing = yes(element, "lezing");
        regel.normen = words_in(element.get("norm"));
        regel.herkomst = file_.own.id;
        if (file_.own.inwerking) values["inwerking"] = dutch::date(*file_.own.inwerking);
        const Sentence sentence = fill_sentence(element.text_of("uitleg"), values);
        regel.uitleg = sentence.text;
        for (const auto& unknown : sentence.unknown) finding("regime.onbekende_invulplek", element, {unknown});
        if (sentence.digits) finding("regime.cijfer_in_zin", element);
        if (sentence.words) finding("regime.getal_in_zin", element);
        if (regel.bron != Bron::huisregel && (regel.stuk.empty() || regel.artikel.empty())) finding("regime.geen_bron", element);
        if ((regel.bron == Bron::huisregel || regel.lezing) && regel.reden.empty()) finding("regime.geen_reden", element);
        if (!file_.lines.emplace(regel.id, element.line()).second) finding("regime.dubbel_id", element, {regel.id});
    }

    void rule(const XmlElement& e) {
        Regime& own = file_.own;
        const std::string kind = e.name();
        if (kind == "laag") layer(e);
        if (kind == "doel") {
            Doel& r = own.doelen.emplace_back();
            r.code = e.get("code"), r.tekst = e.get("tekst"), r.onderdeel = e.get("onderdeel"), r.hoofddoel = yes(e, "hoofddoel");
            base(r, e, {{"tekst", r.tekst}});
        } else if (kind == "begrip") {
            Begrip& r = own.begrippen.emplace_back();
            r.term = e.get("term"), r.definitie = e.get("definitie");
            base(r, e, {{"definitie", r.definitie}});
        } else if (kind == "partij") {
            Partijsoort& r = own.partijen.emplace_back();
            r.code = e.get("code"), r.soort = e.get("soort"), r.naam = e.get("naam"), r.taak = e.get("taak");
            r.taak_grondslag = e.get("taakgrondslag"), r.verwerkingsverantwoordelijke = yes(e, "verantwoordelijk");
            r.aantal_min = int_of(e.get("aantal"));
            Values values = {{"aantal", dutch::number(r.aantal_min)}, {"naam", r.naam}};
            if (!r.taak.empty()) values["taak"] = r.taak;
            base(r, e, values);
        } else if (kind == "bestand") {
            Bestandregel& r = own.bestanden.emplace_back();
            r.code = e.get("code"), r.naam = e.get("naam");
            for (const auto& v : e.children("veld"))
                r.velden.push_back({v.get("code"), v.get("onderdeel"), v.get("naam"), yes(v, "kopie")});
            base(r, e, {{"naam", r.naam}, {"aantal", dutch::number(static_cast<int>(r.velden.size()))}});
        } else if (kind == "termijn") {
            term(e);
        } else if (kind == "grond") {
            Grond& r = own.gronden.emplace_back();
            r.lijst = e.get("lijst"), r.letter = e.get("letter"), r.tekst = e.get("tekst"), r.geheim = yes(e, "geheim");
            base(r, e, {{"tekst", r.tekst}});
        } else if (kind == "toegang") {
            Toegangsregel& r = own.toegang.emplace_back();
            r.rol = e.get("rol"), r.bestand = e.get("bestand"), r.toestand = e.get("toestand"), r.oordeel = e.get("oordeel");
            if (r.bestand == "alle") r.bestand.clear();
            r.voorwaarden = words_in(e.get("voorwaarden"));
            base(r, e);
        } else if (kind == "besluit") {
            Besluitregel& r = own.besluiten.emplace_back();
            r.besluit = e.get("besluit"), r.door = words_in(e.get("door")), r.allen = yes(e, "allen");
            r.personen = int_of(e.get("personen")), r.uitkomsten = words_in(e.get("uitkomsten"));
            base(r, e, {{"personen", dutch::number(r.personen)}});
        } else if (kind == "informeren") {
            Informeerregel& r = own.informeren.emplace_back();
            for (const auto& code : words_in(e.get("moment"))) r.moment += (r.moment.empty() ? "" : ",") + code;
            r.beslist = e.get("beslist"), r.verzendt = e.get("verzendt"), r.overleg = words_in(e.get("overleg"));
            r.verschuldigd = words_in(e.get("verschuldigd")), r.later_alsnog = yes(e, "later-alsnog"), r.grondenlijst = e.get("grondenlijst");
            base(r, e);
        } else if (kind == "handeling") {
            Handeling& r = own.handelingen.emplace_back();
            r.code = e.get("code"), r.telt = yes(e, "telt");
            base(r, e);
        } else if (kind == "drempel") {
            Drempel& r = own.drempels.emplace_back();
            r.code = e.get("code"), r.waarde = int_of(e.get("waarde")), r.ondergrens = int_of(e.get("ondergrens"));
            base(r, e, {{"waarde", dutch::number(r.waarde)}, {"ondergrens", dutch::number(r.ondergrens)}});
            if (r.waarde < r.ondergrens) finding("regime.onder_ondergrens", e, {r.id});
        } else if (kind == "grondslag") {
            Grondslagregel& r = own.grondslagen.emplace_back();
            r.partij = e.get("partij"), r.wet = e.get("wet"), r.ontvangers = e.get("ontvangers"), r.voorwaarde = e.get("voorwaarde");
            std::istringstream classes(e.get("gegevens"));
            for (std::string one; std::getline(classes, one, ';');) {
                one.erase(0, one.find_first_not_of(' '));
                if (!one.empty()) r.gegevens.push_back(one);
            }
            base(r, e);
        } else if (kind == "kennisgeving") {
            Kennisgeving& r = own.kennisgevingen.emplace_back();
            r.bij = e.get("bij"), r.aan = words_in(e.get("aan"));
            base(r, e);
        } else if (kind == "eis") {
            Eis& r = own.eisen.emplace_back();
            r.code = e.get("code"), r.geldt = yes(e, "geldt"), r.waarde = e.get("waarde");
            base(r, e, {{"waarde", r.waarde}});
        } else if (kind == "lijstpunt") {
            Lijstpunt& r = own.lijsten.emplace_back();
            r.lijst = e.get("lijst"), r.code = e.get("code"), r.tekst = e.get("tekst");
            base(r, e, {{"tekst", r.tekst}});
        }
    }

    void term(const XmlElement& e) {
        Termijn& r = file_.own.termijnen.emplace_back();
        r.soort = soort_of(e.get("soort"));
        r.duur = duur(e, "duur");
        r.verlenging = optional_duur(e, "verlenging");
        r.start = e.get("start"), r.waarvoor = e.get("waarvoor"), r.bestand = e.get("bestand");
        r.startkeuze = words_in(e.get("startkeuze"));
        r.maandeinde = e.get("maandeinde"), r.rustdag = e.get("rustdag");
        r.ondergrens = optional_duur(e, "ondergrens"), r.bovengrens = optional_duur(e, "bovengrens");
        Values values = {{"duur", dutch::duration(r.duur)}, {"elke", dutch::every(r.duur)}};
        if (r.verlenging) values["verlenging"] = dutch::duration(*r.verlenging);
        if (r.ondergrens) values["ondergrens"] = dutch::duration(*r.ondergrens);
        if (r.bovengrens) values["bovengrens"] = dutch::duration(*r.bovengrens);
        base(r, e, values);
    }

    void layer(const XmlElement& e) {
        Laagregel& r = file_.own.overname.emplace_back();
        r.laag = e.get("id"), r.versie = e.get("versie"), r.wijze = e.get("wijze");
        for (const auto& except : e.children("behalve")) r.behalve.push_back({except.get("regel"), except.get("reden")});
        base(r, e);
        r.id = "laag." + r.laag;
        file_.own.lagen[r.laag] = r.wijze;
    }

    RegimeFile& file_;
    std::string name_;
};

}  // namespace

RegimeFile read_regime_file(ByteView bytes, const std::string& name, const XmlSchema& schema) {
    RegimeFile file;
    file.name = name;
    file.digest = hex(sha256(bytes));
    auto document = XmlDocument::parse(bytes, name);
    if (!document) {
        Error error = std::move(document).error();
        error.kind = Kind::configuration;
        file.findings.push_back(std::move(error));
        return file;
    }
    for (auto& violation : schema.validate(*document)) {
        violation.kind = Kind::configuration;
        violation.code = "regime.schema";
        file.findings.push_back(std::move(violation));
    }
    if (file.findings.empty()) Reader(file, name).regime(document->root());
    return file;
}

}  // namespace griffier
