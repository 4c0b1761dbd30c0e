#include "generator/publish/register.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "records/core/crypto.h"
#include "records/model/codes.h"

namespace griffier::publish {
namespace {

constexpr std::string_view verzoeken = "verzoeken";

void once(std::vector<std::string>& list, const std::string& value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string joined(std::initializer_list<std::string> parts, const std::string& between = ", ") {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : between) + part;
    return out;
}

std::string line_of(const Contact& c) {
    return joined({c.functie, c.organisatie, c.straat, joined({c.postcode, c.plaats}, " "), c.telefoon, c.email});
}

// Whose data a field of a file is: codes of records/model/codes.h where the field is about somebody else than the subject.
std::string person_of(const std::string& veld) {
    if (veld == code::melder || veld == "aanbrenger") return std::string(code::melder);
    if (veld == code::achterblijver || veld == "hulp-achterblijver") return std::string(code::achterblijver);
    if (veld == code::netwerk || veld == "naw-netwerk") return std::string(code::netwerk);
    if (veld == "partij") return "functionaris";
    return std::string(code::subject);
}

class Maker {
  public:
    Maker(const Convenant& convenant, const Regime& regime, const Registergegevens& facts, const Catalogue& words)
        : convenant_(convenant), regime_(regime), facts_(facts), words_(words) {}

    Result<Verwerkingsregister> make() {
        TRY(check());
        out_.convenant = convenant_.id;
        out_.naam = convenant_.naam;
        out_.regime = regime_.id;
        out_.regime_versie = regime_.versie;
        out_.regime_hash = regime_.hash;
        out_.beoordeeld = facts_.beoordeeld;
        out_.beoordelaar = facts_.beoordelaar;
        out_.functionaris = line_of(convenant_.functionaris);
        out_.contactpunt = line_of(convenant_.contactpunt);
        out_.verwerkers = facts_.verwerkers;
        for (const std::string& id : convenant_.verwerkingsverantwoordelijken)
            if (const Partij* party = convenant_.partij(id)) out_.verantwoordelijken.push_back(joined({party->naam, line_of(party->contact)}));
        for (const std::string& code : codes()) {
            TRY_ASSIGN(Verwerkingsactiviteit one, activity(code));
            out_.activiteiten.push_back(std::move(one));
        }
        return std::move(out_);
    }

  private:
    std::vector<std::string> codes() const {
        std::vector<std::string> out;
        for (const auto& file : regime_.bestanden) out.push_back(file.code);
        if (!regime_.termijnen_voor("archiveren").empty()) once(out, std::string(code::archief));
        once(out, std::string(verzoeken));
        return out;
    }

    Error wrong(const std::string& code, std::vector<std::string> args) const { return error_of(Kind::configuration, code, {facts_.convenant, 0, "register"}, std::move(args)); }

    Status check() const {
        if (facts_.convenant != convenant_.id) return wrong("register.ander_convenant", {facts_.convenant, convenant_.id});
        const auto known = codes();
        for (const auto& one : facts_.activiteiten)
            if (std::find(known.begin(), known.end(), one.code) == known.end()) return wrong("register.onbekende_activiteit", {one.code, regime_.id});
        for (const auto& code : known)
            if (!facts_.activiteit(code)) return wrong("register.activiteit_ontbreekt", {code, regime_.id});
        for (const auto& [party, number] : facts_.oin)
            if (!convenant_.partij(party)) return wrong("register.onbekende_partij", {party});
        return {};
    }

    void recipients(Verwerkingsactiviteit& one) const {
        const bool archived = one.code == code::archief;
        for (const auto& kind : regime_.partijen) {
            const char* state = archived ? "gearchiveerd" : "actief";
            const Toegangsregel* rule = regime_.toegangsregel(kind.code, one.code, state);
            if (!rule) rule = regime_.toegangsregel(kind.soort, one.code, state);
            if (rule && rule->oordeel != "nee") once(one.ontvangers, kind.naam);
        }
        if (const Kennisgeving* told = regime_.kennisgeving("correctie"); told && one.code == verzoeken)
            for (const auto& who : told->aan) once(one.ontvangers, words_.text("register.ontvanger." + who));
    }

    void keeping(Verwerkingsactiviteit& one) const {
        for (const char* act : {"archiveren", "vernietigen"})
            for (const Termijn* term : regime_.termijnen_voor(act)) {
                if (!term->bestand.empty() && term->bestand != one.code) continue;
                if (one.code == code::archief && std::string_view(act) == "archiveren") continue;
                one.bewaren.push_back({term->uitleg, term->duur.iso(), term->start, term->artikel});
            }
    }

    void data(Verwerkingsactiviteit& one) const {
        if (const Bestandregel* file = regime_.bestand(one.code); file && !file->velden.empty()) {
            for (const auto& field : file->velden) one.gegevens.push_back({person_of(field.code), field.naam});
        } else if (one.code == code::archief) {
            for (const auto& each : regime_.bestanden)
                for (const auto& field : each.velden) {
                    const Registergegeven datum{person_of(field.code), field.naam};
                    const bool there = std::any_of(one.gegevens.begin(), one.gegevens.end(), [&](const auto& g) { return g.betrokkene == datum.betrokkene && g.gegeven == datum.gegeven; });
                    if (!there) one.gegevens.push_back(datum);
                }
        } else {
            for (const char* who : {"verzoeker", "vertegenwoordiger"}) one.gegevens.push_back({who, words_.text(std::string("register.gegeven.") + who)});
        }
    }

    Result<Verwerkingsactiviteit> activity(const std::string& code) const {
        const Registeractiviteit& facts = *facts_.activiteit(code);
        Verwerkingsactiviteit one;
        one.code = code;
        one.uri = facts_.uri + code + "/";
        const Bestandregel* file = regime_.bestand(code);
        one.naam = words_.text("register.activiteit." + std::string(code == verzoeken ? verzoeken : code == code::archief ? code::archief : std::string_view("bestand")), {file ? file->naam : ""});
        one.grondslag = facts.grondslag;
        one.grondslag_toelichting = facts.grondslag_toelichting;
        one.bijzonder = !facts.bijzonder.empty();
        one.strafrechtelijk = !facts.strafrechtelijk.empty();
        if (code == verzoeken) one.doelen.push_back(words_.text("register.doel.verzoeken"));
        else
            for (const auto& goal : regime_.doelen) once(one.doelen, goal.tekst);
        for (const auto& ground : regime_.grondslagen)
            if (code != verzoeken)
                if (const Partijsoort* kind = regime_.partij(ground.partij)) once(one.herkomst, kind->naam + " (" + ground.wet + ")");
        if (one.herkomst.empty()) one.herkomst.push_back(words_.text("register.herkomst.betrokkene"));
        recipients(one);
        keeping(one);
        data(one);
        if (const Partij* first = responsible()) {
            one.bestuursorgaan = first->bevoegd_orgaan;
            for (const auto& [party, number] : facts_.oin)
                if (party == first->id) one.oin = number;
        }
        fill(one, facts);
        TRY(complete(one));
        return one;
    }

    const Partij* responsible() const {
        return convenant_.verwerkingsverantwoordelijken.empty() ? nullptr : convenant_.partij(convenant_.verwerkingsverantwoordelijken.front());
    }

    std::string transfer() const {
        const auto& d = convenant_.doorgifte;
        if (d.buiten_eer == "nee") return words_.text("register.doorgifte.nee");
        if (d.buiten_eer == "ja") return joined({d.naar, d.waarborg, d.afschrift});
        return "";
    }

    void fill(Verwerkingsactiviteit& one, const Registeractiviteit& facts) const {
        std::vector<std::string> people, kinds, special, terms, parties, processors, security;
        for (const auto& datum : one.gegevens) {
            const std::string who = words_.text("register.betrokkene." + datum.betrokkene);
            once(people, who);
            once(kinds, who + ": " + datum.gegeven);
        }
        for (const auto& rule : one.bewaren) terms.push_back(rule.tekst + (rule.artikel.empty() ? "" : " (" + rule.artikel + ")"));
        for (const auto& party : convenant_.partijen)
            if (!party.uitgetreden) parties.push_back(party.naam);
        for (const auto& id : facts.verwerkers)
            if (const Verwerker* who = facts_.verwerker(id)) processors.push_back(joined({who->naam, who->dienst, who->overeenkomst}));
        security.push_back(joined({facts_.beveiliging, facts_.beveiliging_datum ? words_.long_date(*facts_.beveiliging_datum) : ""}));
        for (const Lijstpunt* item : regime_.lijst("beveiligingsplan")) security.push_back(item->tekst);
        const auto one_of = [](const std::string& value) { return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value}; };
        const std::map<std::string, std::vector<std::string>> cells{
            {"afdeling", {facts_.afdeling}},
            {"taak", {words_.text("register.taak")}},
            {"verwerking", {words_.text("register.verwerking", {convenant_.naam})}},
            {"activiteit", {one.naam}},
            {"verantwoordelijken", out_.verantwoordelijken},
            {"functionaris", one_of(out_.functionaris)},
            {"openbaar", {facts.openbaar}},
            {"doelen", one.doelen},
            {"grondslag", {words_.text("register.grondslag." + facts.grondslag) + ": " + facts.grondslag_toelichting}},
            {"betrokkenen", people},
            {"gegevens", kinds},
            {"bijzonder", one_of(facts.bijzonder)},
            {"strafrechtelijk", one_of(facts.strafrechtelijk)},
            {"bewaartermijnen", terms},
            {"herkomst", one.herkomst},
            {"ontvangers", one.ontvangers},
            {"doorgifte", one_of(transfer())},
            {"partijen", parties},
            {"convenant", {joined({convenant_.naam, regime_.naam})}},
            {"gezamenlijk", {facts_.regeling}},
            {"verdere-verwerking", {facts.verdere_verwerking}},
            {"verwerkers", processors},
            {"dpia", {joined({facts_.dpia, facts_.dpia_datum ? words_.long_date(*facts_.dpia_datum) : ""})}},
            {"systeem", {facts.systeem}},
            {"beveiliging", security},
        };
        for (const std::string& column : register_columns()) one.velden.push_back({column, cells.at(column)});
    }

    /// Every letter of AVG 30(1) is answered; which letters there are is data of the regime.
    Status complete(const Verwerkingsactiviteit& one) const {
        static const std::map<std::string, std::vector<std::string>> columns{{"a", {"verantwoordelijken", "functionaris"}}, {"b", {"doelen"}}, {"c", {"betrokkenen", "gegevens"}}, {"d", {"ontvangers"}},
                                                                             {"e", {"doorgifte"}}, {"f", {"bewaartermijnen"}}, {"g", {"beveiliging"}}};
        for (const Lijstpunt* item : regime_.lijst("register")) {
            const auto asked = columns.find(item->code);
            if (asked == columns.end()) continue;
            for (const auto& column : asked->second)
                if (one.veld(column).empty() || one.veld(column).front().empty()) return wrong("register.onvolledig", {one.code, words_.text("register.kolom." + column), item->stuk + " " + item->artikel});
        }
        return {};
    }

    const Convenant& convenant_;
    const Regime& regime_;
    const Registergegevens& facts_;
    const Catalogue& words_;
    Verwerkingsregister out_;
};

}  // namespace

const std::vector<std::string>& register_columns() {
    static const std::vector<std::string> columns{"afdeling",        "taak",       "verwerking", "activiteit", "verantwoordelijken", "functionaris", "openbaar",  "doelen",      "grondslag",
                                                  "betrokkenen",     "gegevens",   "bijzonder",  "strafrechtelijk", "bewaartermijnen", "herkomst",  "ontvangers", "doorgifte", "partijen",
                                                  "convenant",       "gezamenlijk", "verdere-verwerking", "verwerkers", "dpia", "systeem", "beveiliging"};
    return columns;
}

Result<Verwerkingsregister> make_register(const Convenant& convenant, const Regime& regime, const Registergegevens& facts, const Catalogue& words) {
    return Maker(convenant, regime, facts, words).make();
}

}  // namespace griffier::publish
