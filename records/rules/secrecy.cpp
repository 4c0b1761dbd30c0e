#include "records/rules/secrecy.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/rules/disclosure.h"
#include "records/rules/restriction.h"
#include "records/rules/terms.h"

namespace griffier {
namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string article_of(std::string_view demand, const Regime& regime) {
    const Eis* rule = regime.eis(demand);
    return rule ? cite(*rule, regime).artikel : "";
}

std::string listed(const std::vector<std::string>& ids) {
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + id;
    return out;
}

bool takes_part(const Dossier& dossier, const std::string& party, Date on) {
    return std::any_of(dossier.deelnemers.begin(), dossier.deelnemers.end(),
                       [&](const Deelnemer& d) { return d.partij == party && d.datum <= on && (!d.tot || *d.tot >= on); });
}

Toegangsvraag question_for(const Verstrekkingsvraag& v) {
    const Verstrekking& given = v.verstrekking;
    Toegangsvraag q = access_question(given.ontvanger, "", v.bestand, v.gearchiveerd, v.dossier, v.convenant, v.regime, given.datum);
    q.geheimhouding = signed_declaration(given.ontvanger, v.dossier, v.convenant, v.verklaringen, given.datum).has_value();
    q.noodzaak = !given.noodzaak.empty();
    q.toestemming = true;  // told apart, by name of who did not consent
    return q;
}

/// The cell by which it may be given: the receiver's own access to the file, or the rule about giving.
Bevinding cell_for(const Verstrekkingsvraag& v) {
    const Toegangsvraag q = question_for(v);
    const Bevinding given = disclosure(q, v.regime);
    const bool rule_of_giving = std::none_of(given.stappen.begin(), given.stappen.end(), [](const Stap& s) { return s.key == "toegang.geen_verstrekking" || s.key == "toegang.geen_regel"; });
    return rule_of_giving ? given : access(q, v.regime);
}

class Check {
  public:
    explicit Check(const Verstrekkingsvraag& v) : v_(v), given_(v.verstrekking) {}

    std::vector<Error> run() {
        if (!v_.convenant.partij(given_.ontvanger) && !v_.convenant.externe(given_.ontvanger)) return {refused("verstrekking.onbekende_ontvanger", place())};
        if (!v_.convenant.partij(given_.verstrekker) && !v_.convenant.externe(given_.verstrekker)) add(refused("verstrekking.zonder_verstrekker", place()));
        if (given_.soort_gegevens.empty()) add(refused("verstrekking.zonder_soort", place(), {article_of("doorverstrekking.vastleggen", v_.regime)}));
        if (given_.noodzaak.empty()) add(refused("verstrekking.zonder_noodzaak", place(), {article_of("doorverstrekking.noodzaak", v_.regime)}));
        matrix();
        consents();
        return std::move(errors_);
    }

  private:
    Place place() const { return {v_.dossier.nummer, 0, given_.id}; }
    void add(Error error) { errors_.push_back(std::move(error)); }

    void matrix() {
        const Bevinding cell = cell_for(v_);
        if (cell.oordeel == Oordeel::ja) return;
        bool told = false;
        for (const Stap& step : cell.stappen) {
            if (step.key != "toegang.voorwaarde_niet" && step.key != "toegang.voorwaarde_onbekend") continue;
            const std::string& condition = step.args.front();
            if (condition == "noodzaak") continue;  // told already, with its own article
            told = true;
            if (condition == "geheimhouding") add(refused("verstrekking.zonder_verklaring", place(), {given_.ontvanger, article_of("geheimhouding.verklaring", v_.regime)}));
            else if (condition == "bijlage-1") add(refused("verstrekking.niet_op_bijlage", place(), {given_.ontvanger, article_of("bijlage.externe-partners", v_.regime)}));
            else if (condition == "toegelaten") add(refused("verstrekking.niet_toegelaten", place(), {given_.ontvanger, cell.artikel}));
            else add(refused("verstrekking.niet_mogelijk", place(), {given_.ontvanger, cell.artikel}));
        }
        const bool only_need = given_.noodzaak.empty() && !told && std::any_of(cell.stappen.begin(), cell.stappen.end(), [](const Stap& s) { return s.key == "toegang.voorwaarde_niet"; });
        if (!told && !only_need) add(refused("verstrekking.niet_mogelijk", place(), {given_.ontvanger, cell.artikel}));
    }

    void consents() {
        if (!v_.convenant.partij(given_.verstrekker) && !v_.convenant.externe(given_.verstrekker)) return;  // told already; whose consent it is, is not known
        std::vector<std::string> missing;
        for (const std::string& id : consent_needed(given_, v_.dossier, v_.convenant, v_.regime)) {
            const auto found = std::find_if(given_.toestemmingen.begin(), given_.toestemmingen.end(), [&](const Toestemming& t) { return t.partij == id; });
            if (found == given_.toestemmingen.end()) missing.push_back(id);
            else if (found->datum > given_.datum) add(refused("verstrekking.toestemming_later", place(), {id, found->datum.iso(), given_.datum.iso()}));
        }
        if (!missing.empty()) add(refused("verstrekking.zonder_toestemming", place(), {listed(missing), article_of("doorverstrekking.toestemming", v_.regime)}));
    }

    const Verstrekkingsvraag& v_;
    const Verstrekking& given_;
    std::vector<Error> errors_;
};

}  // namespace

std::optional<Verklaringsbron> signed_declaration(std::string_view partner, const Dossier& dossier, const Convenant& convenant,
                                                  const std::vector<Geheimhoudingsverklaring>& verklaringen, Date op) {
    std::optional<Verklaringsbron> general;
    for (const auto& one : verklaringen) {
        if (one.partner != partner || !one.getekend || *one.getekend > op || (one.tot && *one.tot < op)) continue;
        if (!one.dossier.empty() && one.dossier == dossier.nummer) return Verklaringsbron{one.id, *one.getekend};
        if (one.dossier.empty()) general = Verklaringsbron{one.id, *one.getekend};
    }
    for (const auto& d : dossier.deelnemers)
        if (d.partij == partner && d.geheimhouding && *d.geheimhouding <= op) return Verklaringsbron{"dossier", *d.geheimhouding};
    if (general) return general;
    const ExternePartner* known = convenant.externe(partner);
    if (known && known->geheimhouding && *known->geheimhouding <= op) return Verklaringsbron{"convenant", *known->geheimhouding};
    return std::nullopt;
}

bool asks_declaration(const Regime& regime) { return regime.geldt("geheimhouding.verklaring"); }

std::vector<std::string> consent_needed(const Verstrekking& verstrekking, const Dossier& dossier, const Convenant& convenant, const Regime& regime) {
    const Eis* rule = regime.eis("doorverstrekking.toestemming");
    if (!rule || !rule->geldt) return {};
    // A party to the covenant gets what its own access gives it; consent is asked for who is no party (CAS-19, MN-11).
    if (convenant.partij(verstrekking.ontvanger)) return {};
    if (contains(rule->waarde, "wettelijke plicht") && !verstrekking.grond.empty()) return {};
    if (contains(rule->waarde, "verstrekker")) return {verstrekking.verstrekker};
    std::vector<std::string> all;
    for (const Partij& party : convenant.partijen) {
        if (party.uitgetreden && *party.uitgetreden <= verstrekking.datum) continue;
        const Partijsoort* kind = regime.partij(party.soort);
        const bool of_case = kind && kind->soort == "kernpartij" && (party.soort != "gemeente" || party.id == dossier.gemeente);
        if (of_case || takes_part(dossier, party.id, verstrekking.datum)) all.push_back(party.id);
    }
    return all;
}

std::vector<Error> disclosure_errors(const Verstrekkingsvraag& vraag) {
    std::vector<Error> out = Check(vraag).run();
    // COR-10: what is shielded is not handed on; a disclosure that names no items is of all of the file.
    for (Error& error : restriction_errors(vraag.dossier, vraag.regime, vraag.verstrekking.onderdelen, vraag.verstrekking.datum, {vraag.dossier.nummer, 0, ""})) out.push_back(std::move(error));
    return out;
}

std::string disclosure_article(const Verstrekkingsvraag& vraag) { return cell_for(vraag).artikel; }

}  // namespace griffier
