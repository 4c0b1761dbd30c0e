// The reading version: what a jurist reads instead of XML. Dutch, Markdown, one section per subject.
#include <algorithm>
#include <map>
#include <set>

#include "fmt/format.h"
#include "records/regime_io/dutch.h"
#include "records/regime_io/regime_loader.h"

namespace griffier {
namespace {

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text.empty() ? "–" : text;
}

std::string joined(const std::vector<std::string>& parts, const char* glue = ", ") {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : glue) + part;
    return all;
}

std::string readable(const std::string& code, const std::map<std::string, std::string>& names) {
    const auto found = names.find(code);
    return found == names.end() ? code : found->second;
}

/// Where the rule comes from, as a jurist cites it.
std::string source(const Regel& r) {
    if (r.bron == Bron::huisregel) return "huisregel";
    // "Partijen onder a" and "bijlage I" name themselves; a number is an article.
    const bool numbered = !r.artikel.empty() && r.artikel.front() >= '0' && r.artikel.front() <= '9';
    const char* word = r.bron == Bron::handleiding ? "par. " : "art. ";
    return r.stuk + " " + (numbered ? word : "") + r.artikel;
}

std::string mark(const Regel& r, const Regime& regime) {
    std::string text;
    if (r.bron == Bron::huisregel) text += fmt::format(" **Huisregel:** {}", r.reden);
    if (r.lezing) text += fmt::format(" **Lezing:** {}", r.reden);
    if (r.richtsnoer) text += " **Richtsnoer.**";
    if (r.herkomst != regime.id) text += fmt::format(" *Uit {}.*", r.herkomst);
    return text;
}

std::string bullet(const Regel& r, const Regime& regime) {
    return fmt::format("- {} ({})  \n  `{}`{}\n", r.uitleg, source(r), r.id, mark(r, regime));
}

const std::map<std::string, std::string> role_names = {{"kernpartij", "kernpartij"},
                                                       {"rvdk", "Raad voor de Kinderbescherming"},
                                                       {"reclassering", "reclassering"},
                                                       {"externe-casuspartner", "externe casuspartner"},
                                                       {"uitvoerder", "uitvoerder"},
                                                       {"helper", "aangewezen functionaris"},
                                                       {"melder", "melder, aanbrenger"},
                                                       {"adviseur", "NCTV of deskundige als adviseur"},
                                                       {"subject", "betrokkene"}};
const std::map<std::string, std::string> verdict_names = {{"voor-zover-nodig", "voor zover nodig"},
                                                          {"raadplegen", "alleen raadplegen"},
                                                          {"verstrekking", "geen toegang, wel verstrekking"},
                                                          {"taken", "alleen voor taken"},
                                                          {"verzoek", "alleen via een verzoek"}};
const std::map<std::string, std::string> condition_names = {{"noodzaak", "vastgelegde noodzaak"},
                                                            {"eigen-gemeente", "eigen gemeente"},
                                                            {"minderjarig", "subject minderjarig"},
                                                            {"toegelaten", "toegelaten tot de zaak"},
                                                            {"geheimhouding", "geheimhouding getekend"},
                                                            {"bijlage-1", "op de bijlage"},
                                                            {"reden", "reden"},
                                                            {"niet-adviseur", "niet als adviseur"},
                                                            {"verzoek-in-behandeling", "voor dit verzoek"},
                                                            {"toestemming", "toestemming"}};
const std::map<std::string, std::string> list_names = {{"uitstel", "Gronden voor uitstel en weigering"},
                                                       {"factor", "Factoren bij uitstel en weigering"},
                                                       {"vrijstelling", "Wanneer de plicht om te informeren niet geldt"},
                                                       {"weigering", "Gronden om inzage te weigeren"},
                                                       {"correctie", "Gronden voor correctie"},
                                                       {"wissing", "Gronden voor wissing"},
                                                       {"beperking", "Gronden voor beperking"},
                                                       {"bezwaar", "Gronden om een bezwaar toe te wijzen"},
                                                       {"afwijzing.correctie", "Gronden om correctie te weigeren"},
                                                       {"afwijzing.wissing", "Gronden om wissing te weigeren"},
                                                       {"afwijzing.beperking", "Gronden om beperking te weigeren"},
                                                       {"afwijzing.bezwaar", "Gronden om een bezwaar af te wijzen"},
                                                       {"bronvermelding", "Gronden om een melder te noemen of niet"},
                                                       {"voorbeeld", "Voorbeelden van uitstel"},
                                                       {"beveiligingsplan", "Onderdelen van het beveiligingsplan"},
                                                       {"beveiligingsmaatregel", "Beveiligingsmaatregelen"},
                                                       {"informatiebrief.1", "Inhoud van de informatiebrief, eerste deel"},
                                                       {"informatiebrief.2", "Inhoud van de informatiebrief, tweede deel"},
                                                       {"inzageoverzicht", "Overzicht bij inzage"},
                                                       {"inzageantwoord", "Antwoord op een verzoek om inzage"},
                                                       {"register", "Register van verwerkingen"},
                                                       {"datalekvraag", "Vragen bij elk incident"},
                                                       {"referentiekader.fase", "Referentiekader: fasen"},
                                                       {"referentiekader.dimensie", "Referentiekader: dimensies"},
                                                       {"referentiekader.gebied", "Referentiekader: gebieden"},
                                                       {"rvdk-grond", "Wanneer de Raad voor de Kinderbescherming kan meedoen"},
                                                       {"rvdk-modus", "Hoe de Raad voor de Kinderbescherming meedoet"},
                                                       {"toelating", "Toelating van een externe casuspartner"},
                                                       {"kanaal", "Kanalen waarlangs gegevens binnenkomen"},
                                                       {"wetgeving", "Toepasselijke regelgeving"}};

/// Writes one reading version from top to bottom.
class Writer {
  public:
    explicit Writer(const Regime& regime) : regime_(regime) {}

    std::string write() {
        head();
        parties();
        section("Begrippen", regime_.begrippen, {"begrip", "betekenis", "bron"},
                [](const Begrip& r) { return std::vector<std::string>{r.term, r.definitie, source(r)}; });
        bullets("Doelen", regime_.doelen);
        section("Grondslagen om gegevens te geven", regime_.grondslagen, {"partij", "wet", "gegevens", "ontvangers", "voorwaarde", "bron"},
                [](const Grondslagregel& r) {
                    return std::vector<std::string>{r.partij, r.wet, joined(r.gegevens), r.ontvangers, r.voorwaarde, source(r)};
                });
        files();
        decisions();
        bullets("Informeren", regime_.informeren);
        grounds();
        terms();
        access();
        bullets("Kennisgevingen", regime_.kennisgevingen);
        bullets("Wat verder wel en niet geldt", regime_.eisen);
        lists();
        section("Handelingen en de laatste verwerking", regime_.handelingen, {"handeling", "telt", "zin"}, [](const Handeling& r) {
            return std::vector<std::string>{r.code, r.telt ? "ja" : "nee", r.uitleg};
        });
        reasons(regime_.handelingen);
        bullets("Getallen die een huisregel stelt", regime_.drempels);
        return std::move(out_);
    }

  private:
    void line(const std::string& text = "") { out_ += text + "\n"; }
    void title(const std::string& text) { line(), line(fmt::format("## {}", text)), line(); }
    void table_head(const std::vector<std::string>& columns) {
        std::string rule = "|";
        for (std::size_t i = 0; i < columns.size(); ++i) rule += " --- |";
        line("| " + joined(columns, " | ") + " |"), line(rule);
    }
    void row(const std::vector<std::string>& cells) {
        std::string text = "|";
        for (const auto& c : cells) text += " " + cell(c) + " |";
        line(text);
    }
    template <class Rules>
    void bullets(const std::string& name, const Rules& rules) {
        if (rules.empty()) return;
        title(name);
        for (const auto& r : rules) out_ += bullet(r, regime_);
    }
    template <class Rules, class Cells>
    void section(const std::string& name, const Rules& rules, const std::vector<std::string>& columns, Cells cells) {
        if (rules.empty()) return;
        title(name);
        table_head(columns);
        for (const auto& r : rules) row(cells(r));
        notes(rules);
    }
    /// Under a table: what is a reading, guidance or from elsewhere; rules with the same mark share a line.
    template <class Rules>
    void notes(const Rules& rules) {
        std::vector<std::pair<std::string, std::string>> marks;   // mark, ids
        for (const Regel& r : rules) {
            if (r.bron == Bron::huisregel || (!r.lezing && !r.richtsnoer)) continue;
            const std::string text = mark(r, regime_);
            auto same = std::find_if(marks.begin(), marks.end(), [&](const auto& m) { return m.first == text; });
            if (same == marks.end())
                marks.emplace_back(text, "`" + r.id + "`");
            else
                same->second += ", `" + r.id + "`";
        }
        if (!marks.empty()) line();
        for (const auto& [text, ids] : marks) line(fmt::format("- {}:{}", ids, text));
    }
    template <class Rules>
    void reasons(const Rules& rules) {
        std::set<std::string> said;
        for (const Regel& r : rules)
            if (r.bron == Bron::huisregel && said.insert(r.reden).second) line(), line(fmt::format("**Huisregel:** {}", r.reden));
    }

    void head() {
        line(fmt::format("# {}", regime_.naam));
        line();
        line(regime_.toelichting);
        line();
        line("Dit is de leesversie. Zij is gemaakt uit het regimebestand, dat bindt. Bij elke regel staat het artikel. Een **huisregel** staat in "
             "geen stuk en heeft een reden. Een **lezing** is een uitleg die geen stuk letterlijk geeft.");
        line();
        table_head({"gegeven", "waarde"});
        row({"regime", regime_.id});
        row({"versie", regime_.versie});
        row({"kenmerk (SHA-256)", "`" + regime_.hash + "`"});
        row({"wet waar het stuk naar verwijst", regime_.wetgeving});
        if (!regime_.laag)
            row({"in werking", regime_.inwerking ? dutch::date(*regime_.inwerking) : "staat in het bestand van de samenwerking"});
        if (regime_.vervallen) row({"vervallen", dutch::date(*regime_.vervallen)});
        if (regime_.historisch) row({"historisch", "ja: er begint geen nieuwe zaak onder dit regime"});
        if (regime_.laag) row({"laag", "ja: wordt door andere regimes overgenomen en nooit voor een zaak gekozen"});
        if (regime_.erft) row({"erft van", *regime_.erft});
        for (const auto& rule : regime_.overname) {
            line();
            line(fmt::format("**{} ({}).** {} ({}){}", rule.laag, rule.wijze, rule.uitleg, source(rule),
                             rule.bron == Bron::huisregel ? " **Huisregel:** " + rule.reden : ""));
            if (rule.behalve.empty()) continue;
            line(), line("Niet overgenomen:"), line();
            for (const auto& except : rule.behalve) line(fmt::format("- `{}`: {}", except.regel, except.reden));
        }
    }

    void parties() { bullets("Partijen", regime_.partijen); }

    void files() {
        if (regime_.bestanden.empty()) return;
        title("Bestanden en hun velden");
        for (const auto& b : regime_.bestanden) {
            line(fmt::format("### Bestand {}", b.naam)), line();
            out_ += bullet(b, regime_);
            line();
            table_head({"onderdeel", "gegeven", "code", "mag mee in de kopie"});
            for (const auto& v : b.velden) row({v.onderdeel, v.naam, v.code, v.kopie ? "ja" : "nee"});
            line();
        }
    }

    void decisions() {
        if (regime_.besluiten.empty()) return;
        title("Besluiten");
        table_head({"besluit", "door", "uitkomsten", "personen", "zin", "bron"});
        for (const auto& r : regime_.besluiten)
            row({r.besluit, joined(r.door) + (r.allen ? " (allen)" : ""), joined(r.uitkomsten), dutch::number(r.personen), r.uitleg, source(r)});
        notes(regime_.besluiten);
        reasons(regime_.besluiten);
    }

    void grounds() {
        std::vector<std::string> names;
        for (const auto& r : regime_.gronden)
            if (std::find(names.begin(), names.end(), r.lijst) == names.end()) names.push_back(r.lijst);
        for (const auto& name : names) {
            title(readable(name, list_names));
            table_head({"letter", "tekst", "bron", "kan het bestaan van een dossier verraden"});
            std::vector<Regel> rules;
            for (const auto* r : regime_.gronden_van(name)) row({r->letter, r->tekst, source(*r), r->geheim ? "ja" : "nee"}), rules.push_back(*r);
            notes(rules);
        }
    }

    void terms() {
        if (regime_.termijnen.empty()) return;
        static const std::vector<std::pair<TermijnSoort, const char*>> kinds = {
            {TermijnSoort::bewaren, "Bewaren tot en met de dag, daarna vernietigen"},
            {TermijnSoort::ten_hoogste, "Ten hoogste: gedaan op of vóór de dag, nooit verschoven"},
            {TermijnSoort::eu_maand, "Maanden van de AVG"},
            {TermijnSoort::wettermijn, "Termijnen uit een wet, met de Algemene termijnenwet"},
            {TermijnSoort::ten_minste, "Ten minste"},
            {TermijnSoort::jaardag, "Jaardagen: streefdatum zonder rechtsgevolg"},
            {TermijnSoort::looptijd, "Looptijd"},
            {TermijnSoort::uren, "Uren"},
            {TermijnSoort::leeftijd, "Leeftijden"},
            {TermijnSoort::periodiek, "Tussenpozen die de samenwerking instelt"}};
        title("Termijnen");
        for (const auto& [kind, name] : kinds) {
            bool first = true;
            for (const auto& t : regime_.termijnen) {
                if (t.soort != kind) continue;
                if (first) line(fmt::format("### {}", name)), line();
                first = false;
                out_ += bullet(t, regime_);
            }
            if (!first) line();
        }
    }

    std::string verdict(const std::string& role, const std::string& file, const std::string& state) {
        for (const auto& r : regime_.toegang) {
            if (r.rol != role || r.bestand != file || r.toestand != state) continue;
            std::string text = readable(r.oordeel, verdict_names);
            std::vector<std::string> conditions;
            for (const auto& c : r.voorwaarden) conditions.push_back(readable(c, condition_names));
            if (!conditions.empty()) text += ": " + joined(conditions);
            return text + (r.lezing ? " (lezing)" : "") + fmt::format(" [{}]", r.artikel.empty() ? "huisregel" : r.artikel);
        }
        return "";
    }

    void access() {
        if (regime_.toegang.empty()) return;
        title("Toegang");
        std::vector<std::string> roles;
        for (const auto& r : regime_.toegang)
            if (std::find(roles.begin(), roles.end(), r.rol) == roles.end()) roles.push_back(r.rol);
        std::vector<std::string> columns = {"rol"};
        for (const auto& b : regime_.bestanden) columns.push_back("bestand " + b.naam);
        for (const char* more : {"plan", "archief", "na uittreden"}) columns.emplace_back(more);
        table_head(columns);
        for (const auto& role : roles) {
            std::vector<std::string> cells = {readable(role, role_names)};
            for (const auto& b : regime_.bestanden) cells.push_back(verdict(role, b.code, "actief"));
            cells.push_back(verdict(role, "plan", "actief"));
            cells.push_back(verdict(role, "archief", "gearchiveerd"));
            cells.push_back(verdict(role, "", "uitgetreden"));
            row(cells);
        }
        line();
        for (const auto& r : regime_.toegang) out_ += bullet(r, regime_);
    }

    void lists() {
        std::vector<std::string> names;
        for (const auto& r : regime_.lijsten)
            if (std::find(names.begin(), names.end(), r.lijst) == names.end()) names.push_back(r.lijst);
        for (const auto& name : names) {
            title(readable(name, list_names));
            table_head({"punt", "tekst", "bron"});
            std::vector<Regel> rules;
            for (const auto* r : regime_.lijst(name)) row({r->code, r->tekst, source(*r)}), rules.push_back(*r);
            notes(rules);
        }
    }

    const Regime& regime_;
    std::string out_;
};

}  // namespace

std::string reading_version(const Regime& regime) { return Writer(regime).write(); }

}  // namespace griffier
