// The papers around a covenant, each as the facts that its template prints. Dates and names are in words here, sentences in the locales.
#include <fmt/format.h>

#include <algorithm>

#include "generator/publish/publication.h"
#include "generator/publish/xml_writer.h"
#include "records/rules/terms.h"

namespace griffier::publish {
namespace {

class Papers {
  public:
    Papers(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words, Date date)
        : text_(text), convenant_(convenant), regime_(regime), facts_(facts), words_(words), date_(date) {}

    CovenantPaper signature_page(const Partij& party) const {
        XmlWriter out = begin("handtekeningpagina");
        signer(out, party);
        for (const std::string& organ : signing_organs(party, regime_)) {
            const Handtekening* page = page_of(party.id, organ);
            out.leaf("teken", "", {{"orgaan", organ.empty() ? "" : words_.text("publicatie.orgaan." + organ, {party.naam})}, {"plaats", page ? page->plaats : ""}, {"datum", page && page->getekend ? words_.long_date(*page->getekend) : ""}});
        }
        return paper("handtekeningpagina", "HP-" + convenant_.id + "-" + party.id, out, party.huis);
    }

    CovenantPaper merged() const {
        const Completeness state = completeness(convenant_, regime_, facts_);
        XmlWriter out = begin("handtekeningen");
        out.leaf("stand", "", {{"gevraagd", std::to_string(state.asked)}, {"getekend", std::to_string(state.signed_)}, {"terug", std::to_string(state.returned)}, {"samengevoegd", std::to_string(state.merged)}});
        for (const Partij& party : convenant_.partijen) {
            if (party.uitgetreden) continue;
            for (const std::string& organ : signing_organs(party, regime_)) {
                const Handtekening* page = page_of(party.id, organ);
                const auto signed_on = page ? page->getekend : organ.empty() ? party.ondertekend : std::nullopt;
                const char* state_of_it = page && page->samengevoegd ? "samengevoegd" : page && page->terug ? "terug" : signed_on ? "getekend" : "open";
                out.open("pagina", {{"stand", state_of_it}});
                out.leaf("naam", organ.empty() ? party.naam : words_.text("publicatie.orgaan." + organ, {party.naam}));
                out.given("vertegenwoordiger", party.vertegenwoordiger).given("functie", party.functie).given("hoedanigheid", party.hoedanigheid);
                if (signed_on) out.leaf("getekend", words_.long_date(*signed_on));
                if (page && page->terug) out.leaf("terug", words_.long_date(*page->terug));
                if (page) out.given("plaats", page->plaats).given("afdruk", page->afdruk);
                out.close();
            }
        }
        return paper("handtekeningen", "HS-" + convenant_.id, out, "");
    }

    CovenantPaper accession(const Toetreding& one, const Partij& party) const {
        XmlWriter out = begin("toetredingsverklaring");
        signer(out, party);
        const Eis* secrecy = regime_.eis("geheimhouding.wettelijke-plicht");
        out.leaf("ingang", words_.long_date(one.ingang)).leaf("plaats", one.plaats);
        if (one.getekend) out.leaf("getekend", words_.long_date(*one.getekend));
        if (one.getekend && one.ingang < *one.getekend) out.leaf("eerder");
        if (secrecy) out.leaf("geheimhouding", secrecy->artikel.substr(0, secrecy->artikel.find(' ')));
        for (const Doel& goal : regime_.doelen)
            if (goal.hoofddoel) out.leaf("doel", goal.tekst);
        for (const std::string& code : one.deelnemers)
            if (const Partijsoort* kind = regime_.partij(code)) out.leaf("deelnemer", kind->naam);
        return paper("toetredingsverklaring", "TV-" + convenant_.id + "-" + party.id, out, party.huis);
    }

    CovenantPaper change(const Wijziging& one, const Partij& party) const {
        XmlWriter out = begin("bijlagewijziging");
        signer(out, party);
        out.open("wijziging", {{"bijlage", one.bijlage}, {"versie", one.versie}, {"datum", words_.long_date(one.datum)}}).given("mandaat", one.mandaat).leaf("reden", one.reden);
        const auto partner = [&](std::string_view name, const std::string& id) {
            if (const ExternePartner* found = convenant_.externe(id)) out.leaf(name, found->naam, {{"deskundigheid", found->deskundigheid}});
        };
        for (const std::string& id : one.toegevoegd) partner("toegevoegd", id);
        for (const std::string& id : one.vervallen) partner("vervallen", id);
        for (const auto& [list, name] : {std::pair(&one.beoordeeld, "beoordeeld"), std::pair(&one.instemming, "instemming")})
            for (const Verklaard& each : *list)
                if (const Partij* who = convenant_.partij(each.partij)) out.leaf(name, who->naam, {{"datum", words_.long_date(each.datum)}});
        if (const Eis* rule = regime_.eis("publicatie.nieuwe-versie"); rule && rule->geldt) out.leaf("publicatie", rule->uitleg);
        if (const Eis* rule = regime_.eis("bijlage.geen-vrije-toegang"); rule && rule->geldt) out.leaf("toegang", rule->uitleg);
        out.close();
        return paper("bijlagewijziging", "BW-" + convenant_.id + "-" + one.id, out, party.huis);
    }

    CovenantPaper withdrawal(const Opzegging& one, const Partij& party, const Kalender& kalender) const {
        XmlWriter out = begin("opzegbevestiging");
        signer(out, party);
        const Termijn& rule = *regime_.termijnen_voor("opzegging").front();
        const Bevinding end = term(rule, one.ontvangen, regime_, kalender);
        out.open("opzegging", {{"ontvangen", words_.long_date(one.ontvangen)}, {"duur", words_.duration(rule.duur)}, {"artikel", rule.artikel}});
        if (end.datum) out.leaf("laatste", words_.long_date(end.datum->plus_days(-1))).leaf("uit", words_.long_date(*end.datum));
        if (const Eis* secrecy = regime_.eis("geheimhouding.na-uittreding"); secrecy && secrecy->geldt) out.leaf("geheimhouding", secrecy->uitleg, {{"artikel", secrecy->artikel}});
        for (const Bestandregel& file : regime_.bestanden) out.leaf("bestand", file.naam);
        if (!one.oordeel.empty()) out.leaf("oordeel", one.oordeel, {{"datum", one.oordeel_datum ? words_.long_date(*one.oordeel_datum) : ""}});
        out.close();
        return paper("opzegbevestiging", "OB-" + convenant_.id + "-" + party.id, out, party.huis);
    }

    CovenantPaper decision(const Besluitvorming& one, const Partij& party) const {
        XmlWriter out = begin("collegebesluit");
        signer(out, party);
        write_decision(out, one);
        return paper("collegebesluit", "CB-" + convenant_.id + "-" + party.id, out, party.huis);
    }

    CovenantPaper notice(const Besluitvorming& one, const Partij& party) const {
        XmlWriter out = begin("raadsbericht");
        signer(out, party);
        write_decision(out, one);
        return paper("raadsbericht", "RB-" + convenant_.id + "-" + party.id, out, party.huis);
    }

    CovenantPaper proof(const std::string& regeling, const std::vector<Difference>& changes) const {
        XmlWriter out = begin("convenant");
        out.leaf("stand", "", {{"definitief", facts_.definitief ? "ja" : "nee"}, {"soort", text_.soort}});
        for (const Difference& one : changes) {
            out.open("verschil", {{"plaats", one.place}});
            for (const std::string& line : one.gone) out.leaf("weg", line);
            for (const std::string& line : one.come) out.leaf("nieuw", line);
            out.close();
        }
        out.raw(regeling);
        return paper("convenant", fmt::format("CV-{}-{}", convenant_.id, text_.versie), out, "");
    }

    /// Whether the council is told, as the regime says.
    bool council_is_told() const {
        const Eis* eis = regime_.eis("meedoen.besluiten");
        return eis && eis->waarde.find("raad ter informatie") != std::string::npos;
    }

  private:
    XmlWriter begin(std::string_view root) const {
        XmlWriter out;
        out.open(root).leaf("titel", plain(text_.titel)).leaf("versie", text_.versie).leaf("samenwerking", convenant_.naam).leaf("datum", words_.long_date(date_));
        out.leaf("regimeversie", regime_.id + " " + regime_.versie, {{"hash", regime_.hash}});
        return out;
    }
    CovenantPaper paper(const std::string& kind, const std::string& number, XmlWriter& out, const std::string& house) const { return {kind, number, number, house, out.close().take(), date_}; }

    void signer(XmlWriter& out, const Partij& party) const {
        out.open("partij").leaf("naam", party.naam).given("vertegenwoordiger", party.vertegenwoordiger).given("functie", party.functie).given("hoedanigheid", party.hoedanigheid);
        if (const Eis* ground = regime_.eis("ondertekening.burgemeester"); ground && ground->geldt && party.soort == "gemeente") out.leaf("grond", ground->waarde);
        out.close();
    }

    const Handtekening* page_of(const std::string& party, const std::string& organ) const {
        for (const Handtekening& one : facts_.handtekeningen)
            if (one.partij == party && one.orgaan == organ) return &one;
        return nullptr;
    }

    void write_decision(XmlWriter& out, const Besluitvorming& one) const {
        const Eis* rule = regime_.eis("meedoen.besluiten");
        const auto council = rule ? rule->waarde.find("raad") : std::string::npos;
        out.open("besluitvorming", {{"zaaknummer", one.zaaknummer}, {"portefeuillehouder", one.portefeuillehouder}, {"openbaar", one.openbaar ? "ja" : "nee"}, {"voorgesteld", words_.long_date(one.voorgesteld)}});
        out.leaf("onderwerp", one.onderwerp).leaf("samenvatting", one.samenvatting);
        out.leaf("raad", council == std::string::npos ? words_.text("publicatie.raad.onbekend") : rule->waarde.substr(council));
        for (const std::string& each : one.voorstellen) out.leaf("voorstel", each);
        for (const std::string& each : one.argumenten) out.leaf("argument", each);
        for (const Orgaanbesluit& each : one.besluiten) out.leaf("besluit", each.tekst, {{"orgaan", words_.text("publicatie.besluit_van." + each.orgaan)}, {"datum", words_.long_date(each.datum)}});
        if (const Eis* spoken = regime_.eis("communicatie.woordvoering"); spoken && spoken->geldt) out.leaf("communicatie", spoken->uitleg);
        out.close();
    }

    const Convenanttekst& text_;
    const Convenant& convenant_;
    const Regime& regime_;
    const Publicatiegegevens& facts_;
    const Catalogue& words_;
    Date date_;
};

}  // namespace

CovenantPaper proof_paper(const std::string& regeling, const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const std::vector<Difference>& changes, const Catalogue& words, Date date) {
    return Papers(text, convenant, regime, facts, words, date).proof(regeling, changes);
}

std::vector<CovenantPaper> signature_papers(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words, Date date) {
    const Papers papers(text, convenant, regime, facts, words, date);
    std::vector<CovenantPaper> out{papers.merged()};
    for (const Partij& party : convenant.partijen)
        if (!party.uitgetreden) out.push_back(papers.signature_page(party));
    return out;
}

std::vector<CovenantPaper> governance_papers(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Kalender& kalender, const Catalogue& words, Date date) {
    const Papers papers(text, convenant, regime, facts, words, date);
    std::vector<CovenantPaper> out;
    for (const Toetreding& one : facts.toetredingen)
        if (const Partij* party = convenant.partij(one.partij)) out.push_back(papers.accession(one, *party));
    for (const Wijziging& one : facts.wijzigingen)
        if (const Partij* party = convenant.partij(one.door)) out.push_back(papers.change(one, *party));
    for (const Opzegging& one : facts.opzeggingen)
        if (const Partij* party = convenant.partij(one.partij); party && !regime.termijnen_voor("opzegging").empty()) out.push_back(papers.withdrawal(one, *party, kalender));
    for (const Besluitvorming& one : facts.besluitvormingen)
        if (const Partij* party = convenant.partij(one.partij)) {
            out.push_back(papers.decision(one, *party));
            if (papers.council_is_told() && !one.besluiten.empty()) out.push_back(papers.notice(one, *party));
        }
    return out;
}

}  // namespace griffier::publish
