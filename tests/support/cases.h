#pragma once
// Fictional cases, made from a seed: every kind of item, in both files, with odd texts.
#include <random>

#include "records/model/codes.h"
#include "records/model/dossier.h"

namespace griffier::test {

class CaseMaker {
  public:
    explicit CaseMaker(std::uint64_t seed) : engine_(seed) {}

    Dossier make(const std::string& nummer) {
        Dossier d;
        d.nummer = nummer;
        d.gemeente = "gem-" + std::to_string(pick(9));
        d.veiligheidshuis = word();
        const bool tabled = pick(2) == 0;
        const std::string file(tabled ? code::casusoverleg : code::weegploeg);
        d.personen.push_back(person("p1", code::subject, code::weegploeg));
        d.personen.push_back(person("p2", code::melder, code::weegploeg));
        for (int i = pick(3); i > 0; --i) d.personen.push_back(person("p" + std::to_string(10 + i), tabled ? code::netwerk : code::vertegenwoordiger, file));
        for (int i = 1 + pick(3); i > 0; --i)
            d.signalen.push_back({"s" + std::to_string(i), std::string(code::weegploeg), date(), maybe_date(), "gem-1", pick(2) ? "p2" : "", "school", word(), word(), {"A1", word()}, "Wpg 8", {word()}});
        d.analyses.push_back({"a1", std::string(code::weegploeg), date(), pick(5), word(), {"B2"}, word()});
        Besluit b;
        b.id = "b1", b.bestand = code::weegploeg, b.soort = code::weging, b.uitkomst = tabled ? code::agenderen : code::niet_agenderen, b.datum = date();
        b.orgaan = "weegploeg", b.partijen = {"gem-1", "politie"}, b.personen = {"x-1"}, b.gronden = {"a", "b"}, b.gronden_lijst = "uitstel", b.factoren = {{"a", word()}, {"b", ""}};
        b.redenen = word(), b.noodzaak = word(), b.evenredigheid = word(), b.overleg = {{"om", date(), word()}}, b.beletsel = word(), b.herziening = maybe_date(), b.tot = maybe_date();
        b.adressaten = {"p1"}, b.wijze = word(), b.door_partij = "gem-1", b.gebruikt = {"s1", "a1"}, b.bron = "import";
        d.besluiten.push_back(b);
        if (tabled) {
            d.plannen.push_back({"pl1", word(), word(), word(), date(), 1 + pick(3)});
            d.acties.push_back({"ac1", file, date(), "gem-1", word(), "open", maybe_date()});
            d.deelnemers.push_back({"d1", "politie", word(), "deskundigheid", "adviseur", date(), maybe_date(), maybe_date()});
            d.verstrekkingen.push_back({"v1", file, "ggz", "gem-1", word(), word(), word(), "Wpg 20", date(), {{"gem-1", date()}, {"om", date()}}});
            d.overdrachten.push_back({date(), "x-1", {{"naw", "p1"}, {"signaal", "s1"}, {"analyse", "a1"}}});
        }
        if (pick(2)) d.verzoeken.push_back({"vz1", "inzage", date(), "brief", word(), "subject", "AVG", {{"identiteit", "ja", word(), date()}}});
        d.dragers.push_back({"dr1", std::string(code::weegploeg), "papier", word(), word(), date()});
        d.gebeurtenissen.push_back({"g1", std::string(code::weegploeg), "terugkoppeling", word(), date()});
        return d;
    }

    int pick(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
    Date date() { return Date(2019 + pick(7), 1 + static_cast<unsigned>(pick(12)), 1 + static_cast<unsigned>(pick(28))); }
    std::optional<Date> maybe_date() { return pick(2) ? std::optional<Date>(date()) : std::nullopt; }
    std::string word() {
        static const char* const pieces[] = {"Ölçer", "van 't", "\"aanhaling\"", "a\nb", "\xe2\x80\x99s", "<b>&amp;", "", "Zwaluwhoek", "ij\u0301", "100%", "\xf0\x9f\x90\xa6", "Grutterspad"};
        std::string out;
        for (int i = pick(4); i >= 0; --i) out += std::string(pieces[pick(12)]) + " ";
        return out;
    }

  private:
    Persoon person(const std::string& id, std::string_view role, std::string_view file) {
        Persoon p;
        p.id = id, p.rol = role, p.bestand = file;
        p.naam = {word() + id, "de", "Kwartelhof" + std::to_string(pick(1000)), pick(5) ? "" : "JH", "V", "P", {{"van", word(), "", maybe_date(), pick(2) == 0}}};
        p.geboortedatum = pick(8) ? std::optional<Date>(Date(1960 + pick(50), 5, 6)) : std::nullopt;
        p.adres.straat = word(), p.adres.huisnummer = pick(300), p.adres.postcode = "1234 AB", p.adres.woonplaats = word(), p.adres.regels = {word()}, p.adres.geheim = pick(2) == 0;
        p.telefoon = "06-" + std::to_string(pick(100000)), p.email = "x@voorbeeld.invalid", p.relatie = word(), p.noodzaak = word(), p.taal = "en";
        p.in_nederland = pick(2) == 0, p.in_nederland_bron = word(), p.curatele = pick(2) == 0, p.mentorschap = pick(2) == 0, p.vertegenwoordigt = {"p1"};
        p.eerder_geinformeerd = word(), p.bijzonder = {word()};
        return p;
    }

    std::mt19937_64 engine_;
};

}  // namespace griffier::test
