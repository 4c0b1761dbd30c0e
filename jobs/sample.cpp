#include "jobs/sample.h"

#include <fmt/format.h>

#include <algorithm>

#include "jobs/sample_words.h"
#include "records/core/xml.h"
#include "records/model/codes.h"

namespace griffier::jobs {

std::uint64_t SampleRandom::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

namespace {

bool contains(const std::vector<std::string>& list, std::string_view value) { return std::find(list.begin(), list.end(), value) != list.end(); }

/// One case as it grows: signals, analysis, weighing, informing, plan, closure; each step later than the last, none after `until`.
class CaseWriter {
  public:
    CaseWriter(std::uint64_t seed, long index, const Convenant& convenant, const Regime& regime, Date until)
        : random_(seed * 1'000'003ULL + static_cast<std::uint64_t>(index)), seed_(seed), index_(index), convenant_(convenant), regime_(regime), until_(until),
          day_(until) {
        has_weegploeg_ = regime.bestand(code::weegploeg) != nullptr;
        const bool core_parties = std::any_of(regime.partijen.begin(), regime.partijen.end(), [](const Partijsoort& kind) { return kind.soort == "kernpartij"; });
        for (const Partij& party : convenant.partijen) {
            const Partijsoort* kind = regime.partij(party.soort);
            if (kind && kind->soort == (core_parties ? "kernpartij" : "partner")) core_.push_back(party.id);
            if (party.soort == "gemeente" && municipality_.empty()) municipality_ = party.id;
        }
        if (core_.empty()) core_.push_back(municipality_);
        for (const Persoonsrol& person : convenant.personen)
            if (person.rol == "uitvoerder") officer_ = person.id;
    }

    SampleCase write() {
        start();
        persons();
        signals();
        const bool tabled = weigh();
        if (tabled) plan();
        SampleCase made;
        made.number = fmt::format("PROEF-{}-{:05}", seed_, index_);
        made.xml = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dossier xmlns=\"https://griffier.example/casus/1\" nummer=\"{}\" versie=\"1\" gemeente=\"{}\">\n",
                               made.number, municipality_);
        if (has_weegploeg_) made.xml += "  <weegploegbestand>\n" + first_ + "  </weegploegbestand>\n";
        const std::string& rest = has_weegploeg_ ? second_ : first_ + second_;
        if (!rest.empty()) made.xml += "  <casusoverlegbestand>\n" + rest + "  </casusoverlegbestand>\n";
        made.xml += transfer_ + request_ + "</dossier>\n";
        return made;
    }

  private:
    template <class List>
    std::string pick(const List& list) {
        return std::string(list[random_.below(list.size())]);
    }
    std::string party() { return core_[random_.below(core_.size())]; }
    std::string all_core() const { return fmt::format("{}", fmt::join(core_, " ")); }
    void later(std::size_t at_least, std::size_t spread) { day_ = std::min(until_, day_.plus_days(static_cast<int>(at_least + random_.below(spread)))); }

    void start() {
        constexpr std::size_t span = 3 * 365;
        Date first = until_.plus_days(-static_cast<int>(span));
        if (convenant_.inwerking && *convenant_.inwerking > first && *convenant_.inwerking < until_) first = *convenant_.inwerking;
        day_ = first.plus_days(static_cast<int>(random_.below(static_cast<std::size_t>(std::max(1, days_between(first, until_))))));
        first_day_ = day_;
    }

    void persons() {
        minor_ = random_.chance(15);
        woman_ = random_.chance(40);
        const int age = minor_ ? 13 + static_cast<int>(random_.below(4)) : 19 + static_cast<int>(random_.below(40));
        const auto& family = stof::achternamen[random_.below(stof::achternamen.size())];
        surname_ = family;
        const std::string language = random_.chance(10) ? " taal=\"en\"" : "";
        first_ += fmt::format("    <persoon id=\"p1\" rol=\"subject\"{}>\n", language) + name(woman_, family) +
                  born(age) + address() + "      <verblijf nederland=\"ja\" bron=\"BRP\"/>\n    </persoon>\n";
        const bool reporter_field = has_field("melder");
        reporter_ = reporter_field && random_.chance(50);
        if (reporter_)
            first_ += "    <persoon id=\"p2\" rol=\"melder\">\n" + name(random_.chance(50), stof::achternamen[random_.below(stof::achternamen.size())]) +
                      born(30 + static_cast<int>(random_.below(30))) + address() + "      <relatie>" + pick(std::array<std::string_view, 3>{"docent", "collega", "buur"}) + "</relatie>\n    </persoon>\n";
        if (minor_)
            first_ += "    <persoon id=\"p3\" rol=\"vertegenwoordiger\" vertegenwoordigt=\"p1\">\n" + name(random_.chance(50), surname_) + born(age + 28) + address() +
                      "      <relatie>ouder</relatie>\n    </persoon>\n";
    }

    bool has_field(std::string_view field) const {
        const Bestandregel* file = has_weegploeg_ ? regime_.bestand(code::weegploeg) : regime_.bestanden.empty() ? nullptr : &regime_.bestanden.front();
        return file && file->veld(field);
    }

    /// A birth date that makes someone this many years old on the first day of the case.
    std::string born(int age) {
        return fmt::format("      <geboortedatum>{}</geboortedatum>\n", first_day_.plus_years(-age).plus_days(-static_cast<int>(random_.below(300))).iso());
    }
    std::string name(bool woman, const stof::Achternaam& family) {
        return fmt::format("      <naam geslacht=\"{}\"><voornamen>{}</voornamen>{}<geslachtsnaam>{}</geslachtsnaam></naam>\n", woman ? "V" : "M",
                           woman ? pick(stof::vrouwen) : pick(stof::mannen),
                           family.voorvoegsel.empty() ? "" : fmt::format("<voorvoegsel>{}</voorvoegsel>", family.voorvoegsel), family.naam);
    }
    std::string address() {
        return fmt::format("      <adres><straat>{}</straat><huisnummer>{}</huisnummer><postcode>999{} A{}</postcode><woonplaats>Voorbeeldstad</woonplaats></adres>\n",
                           pick(stof::straten), 1 + random_.below(200), random_.below(10), static_cast<char>('B' + random_.below(20)));
    }

    void signals() {
        const std::size_t count = 1 + random_.below(3);
        for (std::size_t n = 1; n <= count; ++n) {
            if (n > 1) later(2, 20);
            const auto& seen = stof::gedrag[random_.below(stof::gedrag.size())];
            signals_ += (n > 1 ? " " : "") + fmt::format("s{}", n);
            const std::string by = party();
            if (n == 1) contributor_ = by;
            first_ += fmt::format("    <signaal id=\"s{}\" datum=\"{}\" partij=\"{}\"{} bronsoort=\"{}\" gebieden=\"{} {}\">\n      <feit>{}</feit>\n      <duiding>{}</duiding>\n    </signaal>\n",
                                  n, day_.iso(), by, reporter_ && n == 1 ? " melder=\"p2\"" : "", pick(stof::bronnen), 1 + random_.below(3), 4 + random_.below(3),
                                  xml_escape(seen.feit), xml_escape(seen.duiding));
        }
        later(3, 10);
        if (!has_field("analyse")) return;
        first_ += fmt::format("    <analyse id=\"a1\" datum=\"{}\" fase=\"{}\"><argument>De signalen zijn langs het referentiekader gelegd; zij wijzen {} op een oplopende lijn.</argument></analyse>\n",
                              day_.iso(), 1 + random_.below(4), random_.chance(50) ? "duidelijk" : "nog niet");
        signals_ += " a1";
    }

    /// A decision in the file where it belongs. `extra` is what stands in it after its reasons.
    std::string decision(const std::string& id, std::string_view kind, std::string_view outcome, const std::string& attributes, const std::string& reasons,
                         const std::string& extra = {}) {
        const Besluitregel* rule = regime_.besluit(kind);
        const std::string body = rule && !rule->door.empty() ? rule->door.front() : "weegploeg";
        return fmt::format("    <besluit id=\"{}\" soort=\"{}\" uitkomst=\"{}\" datum=\"{}\" orgaan=\"{}\" partijen=\"{}\"{}>\n      <redenen>{}</redenen>\n{}    </besluit>\n", id, kind,
                           outcome, day_.iso(), body, all_core(), attributes, reasons, extra);
    }

    bool weigh() {
        const Besluitregel* rule = regime_.besluit(code::weging);
        if (!rule || rule->uitkomsten.empty()) {  // no weighing in this covenant: the case is dealt with as it is
            inform("");
            return true;
        }
        later(1, 10);
        const bool positive = random_.chance(60);
        std::string outcome(positive ? code::agenderen : code::niet_agenderen);
        if (positive && !contains(rule->uitkomsten, outcome)) outcome = std::string(code::advies_agenderen);
        first_ += decision("b1", code::weging, outcome, " gebruikt=\"" + signals_ + "\"", positive ? "Een gezamenlijke aanpak kan verder afglijden voorkomen." : "De signalen zijn te licht voor een gezamenlijke aanpak.");
        bool tabled = positive;
        std::string last = "b1";
        inform("b1");
        if (outcome == code::advies_agenderen && regime_.besluit(code::driehoek)) {
            later(2, 12);
            tabled = random_.chance(80);
            first_ += decision("b2", code::driehoek, tabled ? code::agenderen : code::niet_agenderen, " verwijst=\"b1\"", "De lokale driehoek heeft het advies besproken.");
            last = "b2";
        }
        return tabled;
    }

    void inform(const std::string& cause) {
        if (!regime_.besluit(code::informeren) || random_.chance(8)) return;
        const std::string refers = cause.empty() ? "" : " verwijst=\"" + cause + "\"";
        std::string consulted;
        for (const std::string& party : core_) consulted += fmt::format("      <overleg partij=\"{}\" datum=\"{}\">Akkoord.</overleg>\n", party, day_.iso());
        const auto grounds = regime_.gronden_van(code::uitstel);
        if (!grounds.empty() && random_.chance(15)) {
            const std::string& letter = grounds[random_.below(grounds.size())]->letter;
            first_ += decision("b3", code::informeren, code::uitstel, refers + fmt::format(" herziening=\"{}\"", day_.plus_days(60).iso()), "De brief zou een lopend onderzoek verstoren.",
                               fmt::format("      <gronden lijst=\"uitstel\" letters=\"{}\"/>\n      <noodzaak>Zonder uitstel mislukt het onderzoek.</noodzaak>\n      <evenredigheid>Alleen de brief wacht.</evenredigheid>\n{}      <beletsel>Het onderzoek is klaar.</beletsel>\n",
                                           letter, consulted));
            return;
        }
        const bool chosen = std::any_of(regime_.informeren.begin(), regime_.informeren.end(), [](const Informeerregel& rule) { return rule.verzendt == "inbrengende-kernpartij"; });
        const std::string sender = chosen ? " doorpartij=\"" + contributor_ + "\"" : "";
        first_ += decision("b3", code::informeren, "informeren", refers + sender, "Er is geen belang dat zich tegen informeren verzet.", consulted);
        if (reporter_ && random_.chance(60))
            first_ += decision("b5", code::informeren, "informeren", " betreft=\"p2\"" + refers + sender, "Ook de melder wordt geïnformeerd.", consulted);
        if (minor_ && regime_.besluit(code::adressaat) && random_.chance(70)) {
            const auto& outcomes = regime_.besluit(code::adressaat)->uitkomsten;
            first_ += decision("b4", code::adressaat, outcomes.empty() ? std::string("adressaat") : outcomes.front(),
                               std::string(" betreft=\"p1\" adressaten=\"p3\"") + refers, "De ouder krijgt de brief en bespreekt die thuis.");
        }
    }

    void plan() {
        later(5, 20);
        const Bestandregel* file = regime_.bestand(code::casusoverleg);
        if (has_weegploeg_ && file && !officer_.empty()) {
            transfer_ = fmt::format("  <overdracht datum=\"{}\" door=\"{}\">\n    <keuze veld=\"naw\" verwijst=\"p1\"/>\n    <keuze veld=\"signaal\" verwijst=\"s1\"/>\n  </overdracht>\n", day_.iso(), officer_);
        }
        if (!file || !file->veld("actie")) return;
        second_ += fmt::format("    <plan id=\"pl1\" datum=\"{}\"><doel>{}</doel></plan>\n", day_.iso(), pick(stof::doelen));
        const std::size_t actions = 1 + random_.below(3);
        for (std::size_t n = 1; n <= actions; ++n) {
            later(7, 40);
            second_ += fmt::format("    <actie id=\"ac{}\" datum=\"{}\" partij=\"{}\"><omschrijving>Gesprek over het plan en de voortgang.</omschrijving></actie>\n", n, day_.iso(), party());
        }
        if (regime_.besluit(code::afsluiting) && file->veld("besluit-afsluiting") && random_.chance(30)) {
            later(20, 60);
            const auto& outcomes = regime_.besluit(code::afsluiting)->uitkomsten;
            second_ += decision("b9", code::afsluiting, outcomes.empty() ? std::string("afgesloten") : outcomes.front(), "", "De doelen van het plan zijn gehaald.");
        }
    }

    SampleRandom random_;
    std::uint64_t seed_;
    long index_;
    const Convenant& convenant_;
    const Regime& regime_;
    Date until_, day_, first_day_;
    bool has_weegploeg_ = true, minor_ = false, woman_ = false, reporter_ = false;
    stof::Achternaam surname_{};
    std::vector<std::string> core_;
    std::string municipality_, officer_, signals_, contributor_;
    std::string first_, second_, transfer_, request_;
};

}  // namespace

SampleCase sample_case(std::uint64_t seed, long index, const Convenant& convenant, const Regime& regime, Date until) {
    return CaseWriter(seed, index, convenant, regime, until).write();
}

std::string sample_covenant(const Regime& regime) {
    std::string parties, responsible;
    for (const Partijsoort& kind : regime.partijen) {
        if (kind.soort != "kernpartij" && kind.soort != "casuspartij" && kind.soort != "partner") continue;
        const std::string id = "proef-" + kind.code;
        if (kind.verwerkingsverantwoordelijke) responsible += (responsible.empty() ? "" : " ") + id;
        parties += fmt::format("  <partij id=\"{}\" soort=\"{}\"{}>\n    <naam>{}</naam>\n", id, kind.code,
                               kind.code == "gemeente" ? " gemeentecode=\"9990\"" : "", kind.code == "gemeente" ? "Gemeente Voorbeeldstad" : xml_escape(kind.naam) + " (voorbeeld)");
        if (kind.soort != "casuspartij")
            parties += "    <vertegenwoordiger>T. Teken</vertegenwoordiger>\n    <functie>bestuurder</functie>\n    <contact><straat>Postbus 1</straat><postcode>9990 AA</postcode><plaats>Voorbeeldstad</plaats></contact>\n";
        parties += "  </partij>\n";
    }
    const std::string entry = regime.inwerking ? "" : fmt::format(" inwerking=\"{}-02-01\"", regime.historisch ? 2016 : 2020);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<convenant xmlns=\"https://griffier.example/convenant/1\" id=\"voorbeeldstad\" regime=\"{}\" regime-versie=\"{}\"{}>\n"
        "  <naam>Persoonsgerichte aanpak Voorbeeldstad</naam>\n"
        "  <bevoegd-orgaan>het college van burgemeester en wethouders van Voorbeeldstad</bevoegd-orgaan>\n"
        "  <bezwaar-bij>het college van burgemeester en wethouders van Voorbeeldstad, Postbus 1, 9990 AA Voorbeeldstad</bezwaar-bij>\n"
        "  <verwerkingsverantwoordelijken>{}</verwerkingsverantwoordelijken>\n"
        "  <functionaris><functie>functionaris gegevensbescherming</functie><organisatie>Gemeente Voorbeeldstad</organisatie><email>fg@voorbeeldstad.example</email></functionaris>\n"
        "  <contactpunt><functie>uitvoerder persoonsgerichte aanpak</functie><organisatie>Gemeente Voorbeeldstad</organisatie><straat>Postbus 1</straat>"
        "<postcode>9990 AA</postcode><plaats>Voorbeeldstad</plaats><telefoon>099 000 0000</telefoon><email>pga@voorbeeldstad.example</email></contactpunt>\n"
        "  <doorgifte buiten-eer=\"nee\"/>\n  <geautomatiseerd-besluit genomen=\"nee\"/>\n"
        "{}  <persoon id=\"proef-uitvoerder\" partij=\"proef-gemeente\" rol=\"uitvoerder\" bereik=\"beide\"><naam>V. Voorbeeld</naam><functie>uitvoerder persoonsgerichte aanpak</functie><mandaat>voorbeeldbesluit 1</mandaat></persoon>\n"
        "</convenant>\n",
        regime.id, regime.versie, entry, responsible, parties);
}

}  // namespace griffier::jobs
