#include "jobs/decision.h"

#include <algorithm>
#include <set>

#include "records/model/codes.h"
#include "records/rules/acts.h"
#include "records/rules/choices.h"
#include "records/rules/request_steps.h"
#include "records/rules/restriction.h"
#include "records/rules/source_naming.h"
#include "records/rules/need.h"

namespace griffier::jobs {

namespace {

/// The file of the item with this id; "" when there is none.
std::string file_of_item(const std::string& id, const Dossier& dossier) {
    std::string file;
    const auto look = [&](const auto& list) {
        for (const auto& item : list)
            if (item.id == id) file = item.bestand;
    };
    if (id.empty()) return file;
    look(dossier.personen), look(dossier.signalen), look(dossier.analyses), look(dossier.besluiten), look(dossier.acties), look(dossier.verstrekkingen), look(dossier.gebeurtenissen), look(dossier.dragers);
    return file;
}

/// Whether anything but such decisions stands in the file: what does not start its term cannot end it either.
bool has_own_act(const std::string& file, const Regime& regime, const Dossier& dossier, Date on) {
    const std::vector<Daad> all = acts(dossier, regime, on);
    return std::any_of(all.begin(), all.end(), [&](const Daad& one) { return one.bestand == file && regime.telt_als_verwerking(one.code); });
}

/// Where a decision stands when nobody says so: the regime's only file, the weegploeg's for what the weegploeg weighs, the file of the
/// person or item that it is about, else the file in which the case now is.
std::string file_for(const Besluit& decision, const Regime& regime, const Dossier& dossier) {
    static const std::set<std::string_view> about_what{code::informeren, code::adressaat, code::aanhouding, code::noodzaak, bronvermelding};
    const std::string& kind = decision.soort;
    if (regime.bestanden.size() == 1) return regime.bestanden.front().code;
    if (kind == code::weging || kind == code::driehoek) return std::string(code::weegploeg);
    if (about_what.count(kind) != 0) {
        for (const std::string& id : {decision.betreft, decision.verwijst})
            if (std::string file = file_of_item(id, dossier); !file.empty()) return file;
        const std::string open(code::casusoverleg);
        if (const Persoon* subject = dossier.subject(); subject && !subject->bestand.empty() && !has_own_act(open, regime, dossier, decision.datum)) return subject->bestand;
    }
    return std::string(dossier.overdrachten.empty() ? code::weegploeg : code::casusoverleg);
}

/// The list that a ground is from when nobody says so: refusals of informing and exemptions each have one.
std::string list_for(const Besluit& decision, const Regime& regime) {
    if (regime.gronden_van(decision.uitkomst).empty()) return decision.uitkomst == code::niet ? std::string(code::uitstel) : decision.soort;
    return decision.uitkomst;
}

class Reader {
  public:
    explicit Reader(const Call& call) : call_(call) {}
    std::string one(const std::string& name) const { return list(name).empty() ? "" : list(name).back(); }
    const std::vector<std::string>& list(const std::string& name) const {
        static const std::vector<std::string> none;
        const auto found = call_.parts.find(name);
        return found == call_.parts.end() ? none : found->second;
    }
    Result<std::optional<Date>> date(const std::string& name) const {
        const std::string text = one(name);
        if (text.empty()) return std::optional<Date>();
        const auto date = Date::parse(text);
        if (!date) return error_of(Kind::usage, "aanroep.waarde", {}, {"--" + name});
        return date;
    }

  private:
    const Call& call_;
};

}  // namespace

Result<Besluit> read_decision(const Call& call, const Regime& regime, const Dossier& dossier, Date on) {
    const Reader parts(call);
    Besluit decision;
    decision.soort = parts.one("kind");
    if (decision.soort.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--kind", call.command});
    decision.uitkomst = parts.one("outcome");
    decision.datum = on;
    decision.orgaan = parts.one("body");
    if (const Besluitregel* rule = regime.besluit(decision.soort); rule && decision.orgaan.empty() && rule->door.size() == 1)
        decision.orgaan = rule->door.front();
    decision.partijen = parts.list("party");
    decision.personen = parts.list("person");
    decision.betreft = parts.one("about");
    decision.verwijst = parts.one("refers");
    // Who lifts the hold means the one that runs.
    if (decision.soort == code::aanhouding && decision.uitkomst == "opheffen" && decision.verwijst.empty())
        if (const auto running = running_holds(dossier, on); running.size() == 1) decision.verwijst = running.front()->id;
    decision.bestand = parts.one("file").empty() ? file_for(decision, regime, dossier) : parts.one("file");
    decision.gronden = parts.list("ground");
    decision.gronden_lijst = parts.one("list");
    if (decision.gronden_lijst.empty() && !decision.gronden.empty()) decision.gronden_lijst = list_for(decision, regime);
    for (const std::string& factor : parts.list("factor")) {
        const auto equals = factor.find('=');
        if (equals == std::string::npos || equals == 0) return error_of(Kind::usage, "aanroep.waarde", {}, {"--factor"});
        decision.factoren[factor.substr(0, equals)] = factor.substr(equals + 1);
    }
    for (const std::string& consulted : parts.list("consulted")) {
        const auto first = consulted.find('=');
        const auto second = first == std::string::npos ? first : consulted.find('=', first + 1);
        const auto date = second == std::string::npos ? std::nullopt : Date::parse(consulted.substr(first + 1, second - first - 1));
        if (!date) return error_of(Kind::usage, "aanroep.waarde", {}, {"--consulted"});
        decision.overleg.push_back({consulted.substr(0, first), *date, consulted.substr(second + 1)});
    }
    decision.redenen = parts.one("reason");
    decision.noodzaak = parts.one("need");
    decision.evenredigheid = parts.one("proportion");
    decision.beletsel = parts.one("obstacle");
    TRY_ASSIGN(decision.herziening, parts.date("review"));
    TRY_ASSIGN(decision.tot, parts.date("until"));
    decision.adressaten = parts.list("address");
    decision.wijze = parts.one("how");
    decision.door_partij = parts.one("by");
    decision.gebruikt = parts.list("used");
    decision.bron = "commando";
    return decision;
}

namespace {

class Checker {
  public:
    Checker(const Besluit& decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier)
        : decision_(decision), regime_(regime), convenant_(convenant), dossier_(dossier), rule_(regime.besluit(decision.soort)) {}

    std::vector<Error> check() {
        if (!rule_) {
            refuse("besluit.soort", {regime_.id});
            return std::move(found_);
        }
        by_whom();
        references();
        grounds();
        completeness();
        if (const auto first = dossier_.eerste_signaal(); first && decision_.datum < *first)
            refuse("besluit.voor_aanleiding", {decision_.datum.iso(), first->iso()});
        return std::move(found_);
    }

  private:
    void refuse(std::string code, std::vector<std::string> args) { found_.push_back(refused(std::move(code), {dossier_.nummer, 0, ""}, std::move(args))); }
    static bool has(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

    void by_whom() {
        if (!rule_->uitkomsten.empty() && !regime_.uitkomst_bekend(decision_.soort, decision_.uitkomst)) refuse("besluit.uitkomst", {decision_.soort, label_of(rule_), outcomes_to_choose(regime_, decision_.soort)});
        if (!rule_->door.empty() && !has(rule_->door, decision_.orgaan)) refuse("besluit.orgaan", {decision_.soort, label_of(rule_), bodies_to_choose(*rule_)});
        std::set<std::string> kinds;
        for (const std::string& id : decision_.partijen) {
            if (const Partij* party = convenant_.partij(id)) {
                // Where many municipalities are core parties, the one of the case decides (SEC-15).
                if (party->gemeentecode.empty() || dossier_.gemeente.empty() || party->id == dossier_.gemeente) kinds.insert(party->soort);
            }
            else if (!convenant_.externe(id))
                refuse("besluit.partij", {});
        }
        if (rule_->allen)
            for (const Partijsoort& kind : regime_.partijen)
                if (kind.soort == "kernpartij" && !kinds.count(kind.code)) refuse("besluit.partijen", {kind.code, decision_.soort, label_of(rule_)});
        for (const std::string& id : decision_.personen)
            if (!convenant_.persoon(id)) refuse("besluit.persoon", {});
    }

    /// What a kind of decision cannot do without.
    void completeness() {
        if (decision_.soort == code::aanhouding && (decision_.uitkomst == "aanhouden" || decision_.uitkomst == "verlengen") && (!decision_.tot || decision_.redenen.empty()))
            refuse("besluit.zonder_einde", {label_of(rule_)});
        holds();
        lifts();
        if (decision_.soort == code::raadpleging_archief && decision_.redenen.empty()) refuse("besluit.zonder_reden", {decision_.soort, label_of(rule_)});
        if (decision_.soort == bronvermelding) source_named();
        if (decision_.soort == code::adressaat && decision_.adressaten.empty()) refuse("besluit.zonder_adressaat", {label_of(rule_)});
        if (decision_.soort == code::toegang && !convenant_.partij(decision_.door_partij) && !convenant_.externe(decision_.door_partij))
            refuse("besluit.partij", {});
    }

    /// Naming who reported, or not, is a choice about one reporter with a ground and reasons (norms.md 14.31).
    void source_named() {
        const Persoon* reporter = dossier_.persoon(decision_.betreft);
        if (!reporter || reporter->rol != code::melder) refuse("besluit.geen_melder", {label_of(rule_)});
        if (decision_.gronden.empty()) refuse("besluit.zonder_grond", {decision_.soort});
        if (decision_.redenen.empty()) refuse("besluit.zonder_reden", {decision_.soort, label_of(rule_)});
    }

    /// Who can extend without end keeps without end: the house rule says how often (DOC-34).
    void holds() {
        const Drempel* most = regime_.drempel("aanhouding.verlengingen");
        const auto holds = [](const Besluit& one) { return one.soort == code::aanhouding && (one.uitkomst == "aanhouden" || one.uitkomst == "verlengen"); };
        if (!most || !holds(decision_)) return;
        // The decision itself can be among them already, when its case file is taken in again.
        const long earlier = hold_count(dossier_, decision_.datum) - (dossier_.besluit(decision_.id) ? 1 : 0);
        if (earlier > most->waarde) refuse("besluit.aanhouding_te_vaak", {std::to_string(most->waarde), label_of(rule_)});
    }

    /// A lift that names no hold changes nothing, and nobody would know (DOC-34). By command the hold still runs; a file tells what was.
    void lifts() {
        if (decision_.soort != code::aanhouding || decision_.uitkomst != "opheffen") return;
        const std::vector<const Besluit*> running = running_holds(dossier_, decision_.datum, decision_.id);
        const Besluit* named = decision_.verwijst.empty() ? nullptr : dossier_.besluit(decision_.verwijst);
        const bool a_hold = named && named->soort == code::aanhouding && (named->uitkomst == "aanhouden" || named->uitkomst == "verlengen");
        if (std::find(running.begin(), running.end(), named) != running.end() || (a_hold && decision_.bron != "commando")) return;
        std::string ids;
        for (const Besluit* one : running) ids += (ids.empty() ? "" : ", ") + one->id;
        if (running.empty()) refuse("besluit.niets_aangehouden", {label_of(rule_)});
        else refuse("besluit.welke_aanhouding", {ids, label_of(rule_)});
    }

    void references() {
        if (!decision_.betreft.empty() && !dossier_.persoon(decision_.betreft)) refuse("besluit.verwijzing", {"betreft"});
        for (const std::string& id : decision_.adressaten)
            if (!dossier_.persoon(id)) refuse("besluit.verwijzing", {"adressaten"});
        for (const std::string& id : decision_.gebruikt)
            if (!known(id)) refuse("besluit.verwijzing", {"gebruikt"});
        if (!decision_.verwijst.empty() && !known(decision_.verwijst)) refuse("besluit.verwijzing", {"verwijst"});
        // What is shielded is used for nothing else; a decision about the shielding itself may name it.
        if (!answers_request(decision_.soort) && !decision_.gebruikt.empty())
            for (Error& error : restriction_errors(dossier_, regime_, decision_.gebruikt, decision_.datum, {dossier_.nummer, 0, ""})) found_.push_back(std::move(error));
        if (const Besluit* cause = dossier_.besluit(decision_.verwijst); cause && decision_.datum < cause->datum)
            refuse("besluit.voor_aanleiding", {decision_.datum.iso(), cause->datum.iso()});
        if (!regime_.bestand(decision_.bestand)) refuse("besluit.bestand", {files_to_choose(regime_)});
    }

    bool known(const std::string& id) const {
        const auto in = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; }); };
        return in(dossier_.besluiten) || in(dossier_.signalen) || in(dossier_.analyses) || in(dossier_.verzoeken) || in(dossier_.acties) ||
               in(dossier_.verstrekkingen) || in(dossier_.gebeurtenissen) || in(dossier_.personen) || in(dossier_.plannen) || in(dossier_.dragers);
    }

    void grounds() {
        for (const std::string& letter : decision_.gronden)
            if (!regime_.grond(decision_.gronden_lijst, letter)) refuse("besluit.grond", {ground_said(letter), list_said(regime_, decision_.gronden_lijst), regime_.id});
        const bool refuses = decision_.soort == code::informeren && (decision_.uitkomst == code::uitstel || decision_.uitkomst == code::vrijstelling);
        if (refuses && (decision_.gronden.empty() || decision_.redenen.empty())) refuse("besluit.zonder_grond", {decision_.uitkomst});
    }

    const Besluit& decision_;
    const Regime& regime_;
    const Convenant& convenant_;
    const Dossier& dossier_;
    const Besluitregel* rule_;
    std::vector<Error> found_;
};

}  // namespace

std::string label_of(const Besluitregel* rule) {
    if (!rule) return {};
    return rule->artikel.empty() ? "huisregel " + rule->id : rule->stuk + " " + rule->artikel;
}

std::vector<Error> check_imported(Besluit decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier) {
    const Besluitregel* rule = regime.besluit(decision.soort);
    if (rule && decision.orgaan.empty() && rule->door.size() == 1) decision.orgaan = rule->door.front();
    std::vector<Error> found = check_decision(decision, regime, convenant, dossier);
    if (rule && rule->personen > 1)
        found.push_back(refused("besluit.tweede_persoon", {dossier.nummer, 0, decision.id}, {std::to_string(rule->personen), decision.soort, label_of(rule)}));
    return found;
}

std::vector<Error> check_decision(const Besluit& decision, const Regime& regime, const Convenant& convenant, const Dossier& dossier) {
    return Checker(decision, regime, convenant, dossier).check();
}

}  // namespace griffier::jobs
