#pragma once
// Plays one scenario: builds a dossier and a covenant instance from the Gegeven steps, asks the rules on the Als steps, and holds the
// answers to the Dan steps. Every step has one sentence form, listed where it is handled.
#include <functional>
#include <map>
#include <optional>
#include <regex>

#include "records/core/catalogue.h"
#include "records/model/codes.h"
#include "records/regime_io/regime_loader.h"
#include "records/rules/binding.h"
#include "records/rules/disclosure.h"
#include "records/rules/explain.h"
#include "records/rules/informing.h"
#include "records/rules/retention.h"
#include "records/rules/terms.h"
#include "tests/scenarios/scenario_file.h"
#include "tests/scenarios/scenario_requests.h"

namespace griffier::scenario {

/// What the scenarios are played against: the project's own files.
struct Rules {
    std::map<std::string, Regime> regimes;
    Kalender kalender;
    Catalogue words;
};

/// "31 augustus 2025" or ISO.
inline Date date_of(const std::string& text) {
    static const std::vector<std::string> months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                                                 "juli",    "augustus", "september", "oktober", "november", "december"};
    if (auto iso = Date::parse(text)) return *iso;
    auto words = words_of(text);
    if (words.size() == 3)
        for (unsigned m = 0; m < months.size(); ++m)
            if (words[1] == months[m])
                if (auto date = Date::of(std::stoi(words[2]), m + 1, static_cast<unsigned>(std::stoi(words[0])))) return *date;
    throw std::runtime_error("geen datum: " + text);
}

class World {
  public:
    World(const Rules& rules, const Scenario& scenario) : rules_(rules), scenario_(scenario) {
        regime_ = rules.regimes.at(scenario.regime);
        set_up();
    }

    /// The first step that does not hold, with what was found; nothing when all hold.
    std::optional<std::string> play() {
        for (const auto& step : scenario_.steps) {
            try {
                auto wrong = step.expectation ? expect(step.text) : act(step.text);
                if (wrong) return place(step) + *wrong;
            } catch (const std::exception& e) {
                return place(step) + e.what();
            }
        }
        return std::nullopt;
    }

  private:
    using Match = std::vector<std::string>;
    using Handler = std::function<std::optional<std::string>(const Match&)>;

    std::string place(const Step& step) const { return scenario_.file + ":" + std::to_string(step.line) + ": " + step.text + "\n    "; }

    void set_up() {
        convenant_.id = "proef";
        convenant_.regime = regime_.id;
        convenant_.inwerking = regime_.inwerking;
        for (auto [id, soort] : {std::pair{"gemeente", "gemeente"}, {"buurgemeente", "gemeente"}, {"om", "om"}, {"politie", "politie"}, {"rvdk", "rvdk"},
                                 {"reclassering", "reclassering"}}) {
            Partij p;
            p.id = id;
            p.soort = soort;
            convenant_.partijen.push_back(p);
        }
        convenant_.verwerkingsverantwoordelijken = {"gemeente", "om", "politie"};
        Persoonsrol u;
        u.id = "uitvoerder";
        u.rol = "uitvoerder";
        u.partij = "gemeente";
        convenant_.personen = {u};
        ExternePartner e;
        e.id = "zorgpartner";
        convenant_.externe_partners = {e};
        dossier_.nummer = "SC-1";
        dossier_.gemeente = "gemeente";
        Persoon subject;
        subject.id = "subject";
        subject.rol = "subject";
        subject.bestand = regime_.bestand("weegploeg") ? "weegploeg" : "casusoverleg";
        subject.geboortedatum = Date(1990, 6, 1);
        subject.naam.geslachtsnaam = "Proef";
        subject.adres.straat = "Kade";
        subject.adres.huisnummer = 1;
        dossier_.personen = {subject};
    }

    std::string first_file() const { return regime_.bestand("weegploeg") ? "weegploeg" : "casusoverleg"; }
    Persoon& person(const std::string& id) {
        for (auto& p : dossier_.personen)
            if (p.id == id) return p;
        throw std::runtime_error("onbekende persoon " + id);
    }
    Besluit& last_decision() {
        if (dossier_.besluiten.empty()) throw std::runtime_error("er is nog geen besluit");
        return dossier_.besluiten.back();
    }
    Date today() const {
        if (!op_) throw std::runtime_error("zeg eerst: Als het <datum> is");
        return *op_;
    }
    const Termijn& rule(const std::string& id) const {
        const auto* found = regime_.termijn(id);
        if (!found) throw std::runtime_error("dit regime heeft geen termijn " + id);
        return *found;
    }

    std::optional<std::string> run(const std::vector<std::pair<const char*, Handler>>& forms, const std::string& text) {
        for (const auto& [form, handler] : forms) {
            std::smatch found;
            if (!std::regex_match(text, found, std::regex(form))) continue;
            Match parts;
            for (std::size_t i = 1; i < found.size(); ++i) parts.push_back(found[i].str());
            return handler(parts);
        }
        return "deze zin kent de proef niet";
    }

    static std::optional<std::string> done() { return std::nullopt; }

    std::optional<std::string> act(const std::string& text) {
        if (const auto about_request = requests_.act(text, date_of, op_)) return *about_request;
        static const std::string d = "(\\d+ [a-z]+ \\d{4})";
        static const std::string forms[] = {
            "het convenant geldt vanaf " + d,
            "een signaal (\\w+ )?van ([a-z]+) op " + d + "( dat is verkregen op (\\d+ [a-z]+ \\d{4}))?",
            "(een analyse|een plan|een actie|een verstrekking) (\\w+ )?op " + d + "(?: in het bestand (\\w+))?",
            "een gebeurtenis ([a-z-]+) op " + d + "(?: in het bestand (\\w+))?",
            "het besluit ([a-z-]+)(?: met uitkomst ([a-z-]+))? op " + d + "(?: in het bestand (\\w+))?",
            "een verzoek om ([a-z]+) dat is ontvangen op " + d,
            "dat verzoek is beantwoord op " + d,
            "de verlenging van dat verzoek is gemeld op " + d + "( zonder reden)?",
            "het subject is geboren op " + d,
            "het is " + d + "|het " + d + " is",
            "de termijn ([a-z.-]+) begint op " + d,
            "de termijn ([a-z.-]+) begint op tijdstip (\\S+)",
            "de termijn ([a-z.-]+) begint op " + d + " en wordt verlengd",
            "het bestand (\\w+) is gearchiveerd op " + d,
            "dat besluit wordt herzien op " + d,
            "dat besluit geldt tot en met " + d,
            "([a-z]+) heeft opgezegd op " + d,
            "op " + d + " is overlegd met ([a-z, ]+)",
            "de brief aan ([a-z]+) is gemaakt op " + d,
            "de correctie is gevraagd op " + d + "(?: en besloten op " + d + ")?",
            "de samenwerking kiest bij ([a-z.-]+) de start ([a-z.-]+) voor zaken vanaf " + d,
        };
        auto opt = [](const std::string& t) { return t.empty() ? std::optional<Date>() : date_of(t); };
        std::vector<std::pair<const char*, Handler>> known{
            {forms[0].c_str(), [&](const Match& m) { convenant_.inwerking = date_of(m[0]); return done(); }},
            {forms[1].c_str(), [&](const Match& m) {
                 Signaal s;
                 s.id = m[0].empty() ? "s" + std::to_string(dossier_.signalen.size() + 1) : trimmed(m[0]);
                 s.bestand = first_file();
                 s.datum = date_of(m[2]);
                 s.partij = m[1];
                 s.ontvangen = opt(m[4]);
                 dossier_.signalen.push_back(s);
                 return done();
             }},
            {forms[2].c_str(), [&](const Match& m) {
                 const std::string id = m[1].empty() ? "x" + std::to_string(++count_) : trimmed(m[1]), file = m[3].empty() ? "casusoverleg" : m[3];
                 Date day = date_of(m[2]);
                 if (m[0] == "een analyse") { Analyse a; a.id = id; a.bestand = m[3].empty() ? first_file() : file; a.datum = day; dossier_.analyses.push_back(a); }
                 if (m[0] == "een plan") { Plan p; p.id = id; p.datum = day; dossier_.plannen.push_back(p); }
                 if (m[0] == "een actie") { Actie a; a.id = id; a.bestand = file; a.datum = day; dossier_.acties.push_back(a); }
                 if (m[0] == "een verstrekking") { Verstrekking v; v.id = id; v.bestand = file; v.datum = day; dossier_.verstrekkingen.push_back(v); }
                 return done();
             }},
            {forms[3].c_str(), [&](const Match& m) {
                 Gebeurtenis g;
                 g.id = "g" + std::to_string(++count_);
                 g.soort = m[0];
                 g.datum = date_of(m[1]);
                 g.bestand = m[2].empty() ? first_file() : m[2];
                 dossier_.gebeurtenissen.push_back(g);
                 return done();
             }},
            {forms[4].c_str(), [&](const Match& m) {
                 Besluit b;
                 b.id = "b" + std::to_string(dossier_.besluiten.size() + 1);
                 b.soort = m[0];
                 b.uitkomst = m[1];
                 b.datum = date_of(m[2]);
                 b.bestand = !m[3].empty() ? m[3] : m[0] == "afsluiting" ? "casusoverleg" : first_file();
                 dossier_.besluiten.push_back(b);
                 return done();
             }},
            {forms[5].c_str(), [&](const Match& m) { Verzoek v; v.id = "v"; v.soort = m[0]; v.ontvangen = date_of(m[1]); dossier_.verzoeken.push_back(v); return done(); }},
            {forms[6].c_str(), [&](const Match& m) { dossier_.verzoeken.back().stappen.push_back({"besluit", "toewijzen", "", date_of(m[0])}); return done(); }},
            {forms[7].c_str(), [&](const Match& m) {
                 dossier_.verzoeken.back().stappen.push_back({"verlenging", "", m[1].empty() ? "ingewikkeld" : "", date_of(m[0])});
                 return done();
             }},
            {forms[8].c_str(), [&](const Match& m) { person("subject").geboortedatum = date_of(m[0]); return done(); }},
            {"de geboortedatum is niet bekend", [&](const Match&) { person("subject").geboortedatum.reset(); return done(); }},
            {"het subject staat onder curatele", [&](const Match&) { person("subject").curatele = true; return done(); }},
            {"het subject heeft geen adres", [&](const Match&) { person("subject").adres = {}; return done(); }},
            {"het dossier hoort al bij regime ([a-z0-9-]+)", [&](const Match& m) { dossier_.regime = m[0]; return done(); }},
            {"een ([a-z]+) met naam ([a-z]+)(?: in het bestand (\\w+))?", [&](const Match& m) {
                 Persoon p = person("subject");
                 p.id = m[1];
                 p.rol = m[0];
                 p.bestand = m[2].empty() ? "casusoverleg" : m[2];
                 dossier_.personen.push_back(p);
                 return done();
             }},
            {"dat signaal komt van melder ([a-z]+)", [&](const Match& m) { dossier_.signalen.back().melder = m[0]; return done(); }},
            {"dat besluit neemt ([a-z0-9, ]+) over", [&](const Match& m) { last_decision().gebruikt = split(m[0]); return done(); }},
            {"dat besluit heeft grond ([a-z])", [&](const Match& m) { last_decision().gronden.push_back(m[0]); return done(); }},
            {"dat besluit heeft redenen", [&](const Match&) { last_decision().redenen = "Zie notulen."; return done(); }},
            {forms[14].c_str(), [&](const Match& m) { last_decision().herziening = date_of(m[0]); return done(); }},
            {forms[15].c_str(), [&](const Match& m) { last_decision().tot = date_of(m[0]); return done(); }},
            {"dat besluit gaat over ([a-z]+)", [&](const Match& m) { last_decision().betreft = m[0]; return done(); }},
            {"dat besluit kiest als geadresseerde ([a-z]+)", [&](const Match& m) { last_decision().adressaten = {m[0]}; return done(); }},
            {"dat besluit kiest als afzender ([a-z]+)", [&](const Match& m) { last_decision().door_partij = m[0]; return done(); }},
            {"dat besluit laat de brief overhandigen", [&](const Match&) { last_decision().wijze = "overhandigen"; return done(); }},
            {forms[17].c_str(), [&](const Match& m) {
                 for (const auto& p : split(m[1])) last_decision().overleg.push_back({p, date_of(m[0]), ""});
                 return done();
             }},
            {forms[9].c_str(), [&](const Match& m) { op_ = date_of(m[0].empty() ? m[1] : m[0]); return done(); }},
            {forms[10].c_str(), [&](const Match& m) { found_ = term(rule(m[0]), date_of(m[1]), regime_, rules_.kalender); return done(); }},
            {forms[11].c_str(), [&](const Match& m) {
                 auto at = Tijdstip::parse(m[1]);
                 if (!at) return std::optional<std::string>("geen tijdstip: " + m[1]);
                 auto hours = hours_term(rule(m[0]), *at, regime_);
                 found_ = hours.bevinding;
                 end_ = hours.einde ? hours.einde->iso() : "";
                 return done();
             }},
            {forms[12].c_str(), [&](const Match& m) { found_ = extended_term(rule(m[0]), date_of(m[1]), regime_, rules_.kalender); return done(); }},
            {forms[13].c_str(), [&](const Match& m) { archived_[m[0]] = date_of(m[1]); return done(); }},
            {"de samenwerking kiest bij ([a-z.-]+) de start ([a-z.-]+)", [&](const Match& m) { convenant_.startkeuzes.push_back({m[0], m[1], {}}); return done(); }},
            {forms[20].c_str(), [&](const Match& m) { convenant_.startkeuzes.push_back({m[0], m[1], date_of(m[2])}); return done(); }},
            {forms[16].c_str(), [&](const Match& m) {
                 for (auto& p : convenant_.partijen)
                     if (p.id == m[0]) p.opgezegd = date_of(m[1]);
                 return done();
             }},
            {"zorgpartner staat op bijlage 1 en heeft geheimhouding getekend", [&](const Match&) {
                 convenant_.externe_partners[0].opgenomen = convenant_.externe_partners[0].geheimhouding = Date(2018, 1, 1);
                 return done();
             }},
            {"([a-z]+) is tot de zaak toegelaten(?: als ([a-z]+))?", [&](const Match& m) {
                 Deelnemer deelnemer;
                 deelnemer.id = "d" + std::to_string(++count_);
                 deelnemer.partij = m[0];
                 deelnemer.modus = m[1];
                 deelnemer.datum = Date(2018, 1, 1);
                 dossier_.deelnemers.push_back(deelnemer);
                 return done();
             }},
            {"([a-z]+)(?: als ([a-z]+))? het bestand ([a-z]+) wil zien(?: met (noodzaak|reden))?", [&](const Match& m) {
                 bool gone = m[2] == "archief";
                 auto question = access_question(m[0], m[1], m[2], gone, dossier_, convenant_, regime_, today());
                 question.noodzaak = m[3] == "noodzaak";
                 question.reden = m[3] == "reden";
                 found_ = access(question, regime_);
                 return done();
             }},
            {forms[18].c_str(), [&](const Match& m) {
                 sent_.push_back({m[0], "", date_of(m[1]), "", "nl"});
                 for (const auto& b : dossier_.besluiten)
                     if (b.soort == code::weging) sent_.back().besluit = b.id;
                 return done();
             }},
            {"het dossier aan een regime wordt gebonden", [&](const Match&) {
                 std::vector<Regime> all;
                 for (const auto& [id, regime] : rules_.regimes) all.push_back(regime);
                 auto bound = bind_regime(dossier_, convenant_, all, rules_.kalender);
                 found_ = bound.bevinding;
                 return done();
             }},
            {forms[19].c_str(), [&](const Match& m) { found_ = execution_deadline(date_of(m[0]), opt(m[1]), regime_, rules_.kalender); return done(); }},
        };
        return run(known, text);
    }

    static std::vector<std::string> split(const std::string& list) {
        std::vector<std::string> out;
        for (auto word : words_of(std::regex_replace(list, std::regex(",| en "), " "))) out.push_back(word);
        return out;
    }

    static std::string shown(const std::optional<Date>& date) { return date ? date->iso() : "geen"; }
    static std::optional<std::string> same(const std::string& wanted, const std::string& found) {
        if (wanted == found) return std::nullopt;
        return "verwacht " + wanted + ", gevonden " + found;
    }
    static std::string verdict(Oordeel oordeel) {
        return oordeel == Oordeel::ja ? "ja" : oordeel == Oordeel::nee ? "nee" : oordeel == Oordeel::wacht ? "nog niet" : "onbekend";
    }
    const Bevinding& found() const {
        if (!found_) throw std::runtime_error("er is nog niets gevraagd (Als ...)");
        return *found_;
    }

    /// The part that holds an item, or the only part of a file.
    Bewaarplan part(const std::string& what) {
        auto plans = retention_plan(dossier_, regime_, rules_.kalender, {today(), archived_, convenant_.startkeuzes});
        std::vector<Bewaarplan> fits;
        for (const auto& p : plans)
            if (p.uit == what || std::find(p.items.begin(), p.items.end(), what) != p.items.end()) fits.push_back(p);
        if (fits.size() != 1) throw std::runtime_error(std::to_string(fits.size()) + " delen van het dossier passen bij " + what);
        found_ = fits[0].vernietigen;
        return fits[0];
    }
    Informeerplicht duty(const std::string& id) {
        for (auto& d : informing_duties(dossier_, regime_, convenant_, rules_.kalender, {today(), sent_}))
            if (d.persoon == id) {
                found_ = d.toelating;
                return d;
            }
        throw std::runtime_error("geen plicht gevonden voor " + id);
    }

    std::optional<std::string> expect(const std::string& text) {
        if (const auto about_request = requests_.expect(text, op_)) return *about_request;
        static const std::string d = "(\\d+ [a-z]+ \\d{4})";
        static const std::string forms[] = {
            "is de datum " + d,
            "is de laatste dag volgens de wet " + d,
            "wordt (\\w+) vernietigd uiterlijk op " + d,
            "wordt (\\w+) vernietigd vanaf " + d,
            "wordt (\\w+) gearchiveerd uiterlijk op " + d,
            "is de laatste verwerking van (\\w+) op " + d,
            "is de grens van de wet voor ([a-z]+) " + d,
            "is het moment voor ([a-z]+) " + d,
            "wordt het uitstel voor ([a-z]+) bekeken op " + d,
            "overleeft het uitstel voor ([a-z]+) de gegevens, die weggaan op " + d,
            "is het subject (zelfstandig|meerderjarig) vanaf " + d,
            "zijn de antwoorddagen ([0-9a-z ,]+)",
            "wordt vernietiging aangehouden tot en met " + d,
        };
        std::vector<std::pair<const char*, Handler>> known{
            {forms[0].c_str(), [&](const Match& m) { return same(date_of(m[0]).iso(), shown(found().datum)); }},
            {forms[1].c_str(), [&](const Match& m) { return same(date_of(m[0]).iso(), shown(found().uiterst)); }},
            {"is het einde op tijdstip (\\S+)", [&](const Match& m) { return same(m[0], end_); }},
            {"is het oordeel (ja|nee|nog niet|onbekend)", [&](const Match& m) { return same(m[0], verdict(found().oordeel)); }},
            {"staat in de uitleg: (.*)", [&](const Match& m) {
                 std::string all;
                 for (const auto& line : explain(found(), rules_.words, &regime_)) all += line + "\n";
                 return all.find(m[0]) != std::string::npos ? done() : std::optional<std::string>("de uitleg is:\n" + all);
             }},
            {"is de bron (.*)", [&](const Match& m) { return same(m[0], found().artikel); }},
            {forms[2].c_str(), [&](const Match& m) {
                 auto p = part(m[0]);
                 return p.bewaarplicht ? std::optional<std::string>("het is een bewaartermijn") : same(date_of(m[1]).iso(), shown(p.vernietigen.datum));
             }},
            {forms[3].c_str(), [&](const Match& m) {
                 auto p = part(m[0]);
                 return !p.bewaarplicht ? std::optional<std::string>("het is een uiterste termijn") : same(date_of(m[1]).iso(), shown(p.vernietigen.datum));
             }},
            {forms[4].c_str(), [&](const Match& m) {
                 auto p = part(m[0]);
                 if (!p.archiveren) return std::optional<std::string>("er is geen archieftermijn");
                 found_ = p.archiveren;
                 return same(date_of(m[1]).iso(), shown(p.archiveren->datum));
             }},
            {"wordt (\\w+) niet gearchiveerd", [&](const Match& m) {
                 return part(m[0]).archiveren ? std::optional<std::string>("er is een archieftermijn") : done();
             }},
            {"ligt (\\w+) in het archief", [&](const Match& m) { return same("archief", part(m[0]).bestand); }},
            {"ligt (\\w+) niet in het archief", [&](const Match& m) { return same(part(m[0]).uit, part(m[0]).bestand); }},
            {"heeft (\\w+) geen vernietigingsdatum", [&](const Match& m) { return same("geen", shown(part(m[0]).vernietigen.datum)); }},
            {"waarschuwt (\\w+) voor ([a-z_.]+)", [&](const Match& m) {
                 std::string all;
                 for (const auto& s : part(m[0]).aandacht) all += s.key + " ";
                 return all.find(m[1] + " ") != std::string::npos ? done() : std::optional<std::string>("de waarschuwingen zijn: " + all);
             }},
            {"waarschuwt (\\w+) nergens voor", [&](const Match& m) { return same("0", std::to_string(part(m[0]).aandacht.size())); }},
            {forms[5].c_str(), [&](const Match& m) {
                 found_ = last_processing(dossier_, regime_, m[0], today());
                 return same(date_of(m[1]).iso(), shown(found().start));
             }},
            {"is het subject (wel|niet|nog niet) geagendeerd", [&](const Match& m) {
                 found_ = tabled(dossier_, regime_, today());
                 return same(m[0] == "wel" ? "ja" : m[0] == "niet" ? "nee" : "nog niet", verdict(found().oordeel));
             }},
            {"mag de brief aan ([a-z]+) (nu|niet|nog niet) uit", [&](const Match& m) {
                 return same(m[1] == "nu" ? "ja" : m[1] == "niet" ? "nee" : "nog niet", verdict(duty(m[0]).toelating.oordeel));
             }},
            {"mag een brief over ([a-z]+) naar ([a-z]+)( niet)?", [&](const Match& m) {
                 found_ = permit_letter(duty(m[0]), m[1]);
                 return same(m[2].empty() ? "ja" : "nee", verdict(found().oordeel));
             }},
            {"ontbreekt voor ([a-z]+): (.*)", [&](const Match& m) {
                 std::string all;
                 for (const auto& w : duty(m[0]).ontbreekt) all += (all.empty() ? "" : ", ") + w;
                 return same(m[1], all);
             }},
            {"is de stand voor ([a-z]+) ([a-z-]+)", [&](const Match& m) { return same(m[1], duty(m[0]).stand); }},
            {"is de variant voor ([a-z]+) ([a-z-]+)", [&](const Match& m) { return same(m[1], duty(m[0]).variant); }},
            {"is de brief aan ([a-z]+) (laat|op tijd)", [&](const Match& m) { return same(m[1], duty(m[0]).laat ? "laat" : "op tijd"); }},
            {"is de afzender voor ([a-z]+) ([a-z]+)", [&](const Match& m) { return same(m[1], duty(m[0]).afzender); }},
            {forms[6].c_str(), [&](const Match& m) { auto plicht = duty(m[0]); found_ = plicht.termijn; return same(date_of(m[1]).iso(), shown(plicht.termijn.uiterst)); }},
            {forms[7].c_str(), [&](const Match& m) { auto plicht = duty(m[0]); found_ = plicht.termijn; return same(date_of(m[1]).iso(), shown(plicht.termijn.datum)); }},
            {forms[8].c_str(), [&](const Match& m) {
                 auto plicht = duty(m[0]);
                 if (!plicht.herziening) return std::optional<std::string>("er is geen herziening");
                 found_ = plicht.herziening;
                 return same(date_of(m[1]).iso(), shown(plicht.herziening->datum));
             }},
            {"is het uitstel voor ([a-z]+) (wel|niet) aan herziening toe", [&](const Match& m) {
                 auto plicht = duty(m[0]);
                 if (!plicht.herziening) return std::optional<std::string>("er is geen herziening");
                 return same(m[1] == "wel" ? "ja" : "nee", verdict(plicht.herziening->oordeel));
             }},
            {forms[9].c_str(), [&](const Match& m) {
                 auto plicht = duty(m[0]);
                 if (!plicht.botsing || plicht.botsing->oordeel != Oordeel::ja) return std::optional<std::string>("er is geen botsing");
                 found_ = plicht.botsing;
                 return same(date_of(m[1]).iso(), shown(plicht.botsing->datum));
             }},
            {forms[10].c_str(), [&](const Match& m) {
                 found_ = age_reached(regime_, rules_.kalender, m[0], person("subject").geboortedatum, today());
                 return same(date_of(m[1]).iso(), shown(found().datum));
             }},
            {forms[11].c_str(), [&](const Match& m) {
                 std::string all, wanted;
                 for (const auto& b : request_deadlines(dossier_.verzoeken.back(), regime_, rules_.kalender)) {
                     all += shown(b.datum) + " ";
                     found_ = b;
                 }
                 std::istringstream in(m[0]);
                 for (std::string one; std::getline(in, one, ',');) wanted += date_of(trimmed(one)).iso() + " ";
                 return same(wanted, all);
             }},
            {forms[12].c_str(), [&](const Match& m) {
                 found_ = hold(dossier_, regime_, today());
                 return found().oordeel == Oordeel::ja ? same(date_of(m[0]).iso(), shown(found().uiterst)) : std::optional<std::string>("er is geen aanhouding");
             }},
            {"wordt vernietiging niet aangehouden", [&](const Match&) {
                 found_ = hold(dossier_, regime_, today());
                 return same("nee", verdict(found().oordeel));
             }},
            {"heeft het regime geen termijn ([a-z.-]+)", [&](const Match& m) {
                 return regime_.termijn(m[0]) ? std::optional<std::string>("die termijn is er wel") : done();
             }},
        };
        return run(known, text);
    }

    const Rules& rules_;
    const Scenario& scenario_;
    Regime regime_;
    Convenant convenant_;
    Dossier dossier_;
    std::optional<Date> op_;
    std::map<std::string, Date> archived_;
    std::vector<Verzonden> sent_;
    std::optional<Bevinding> found_;
    std::string end_;
    int count_ = 0;
    RequestSentences requests_{dossier_, convenant_, regime_, rules_.kalender};
};

}  // namespace griffier::scenario
