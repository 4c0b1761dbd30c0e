#include "records/rules/requests.h"

#include <algorithm>
#include <set>

#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/choices.h"
#include "records/rules/restriction.h"
#include "records/rules/terms.h"
#include "records/rules/uitvoerder.h"

namespace griffier {
namespace {

bool has(const std::vector<std::string>& list, std::string_view item) { return std::find(list.begin(), list.end(), item) != list.end(); }

/// What an error cites: the article of the demand, or what the rule is.
std::string citation(const Regel* rule, const Regime& regime) { return rule ? cite(*rule, regime).artikel : regime.naam; }

/// The items of a demand's value, "a; b c; d".
std::vector<std::string> parts_of(const std::string& value) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < value.size();) {
        const auto end = std::min(value.find(';', at), value.size());
        auto first = value.find_first_not_of(' ', at);
        if (first < end) out.push_back(value.substr(first, end - first));
        at = end + 1;
    }
    return out;
}

const Verzoekstap* last_step(const Verzoek& verzoek, std::string_view soort, Date op) {
    const Verzoekstap* found = nullptr;
    for (const auto& step : verzoek.stappen)
        if (step.soort == soort && step.datum <= op && (!found || found->datum <= step.datum)) found = &step;
    return found;
}

bool last_is(const Verzoek& verzoek, std::string_view soort, std::string_view outcome, Date op) {
    const auto* step = last_step(verzoek, soort, op);
    return step && step->uitkomst == outcome;
}

const Persoon* about(const Verzoekvraag& vraag) {
    if (vraag.zonder_dossier) return vraag.verzoek.afzender.empty() ? nullptr : &vraag.verzoek.afzender.front();
    return vraag.verzoek.betreft.empty() ? vraag.dossier.subject() : vraag.dossier.persoon(vraag.verzoek.betreft);
}

Error missing(const Verzoekvraag& vraag, std::string code, std::vector<std::string> args) {
    return refused(std::move(code), {vraag.verzoek.id, 0, ""}, std::move(args));
}

/// COR-01: what should change and why.
bool complete(const Verzoek& verzoek) {
    if (verzoek.soort == "rectificatie")
        return std::any_of(verzoek.wensen.begin(), verzoek.wensen.end(), [](const auto& w) { return !w.gewenst.empty() && !w.reden.empty(); });
    return true;
}

void identity(const Verzoekvraag& vraag, std::vector<Error>& out) {
    if (!last_is(vraag.verzoek, "identiteit", "vastgesteld", vraag.op))
        out.push_back(missing(vraag, "verzoek.zonder_identiteit", {citation(vraag.regime.eis("verzoek.identiteit"), vraag.regime)}));
}

/// RGT-23: police and OM are heard where the regime says so; where it does not, on what came from them (14.29), which is told and stops nothing.
void consultation(const Verzoekvraag& vraag, std::vector<Error>& out) {
    const Eis* demand = vraag.regime.eis("verzoek.overleg");
    if (!demand || !demand->geldt || vraag.zonder_dossier) return;
    for (const auto& kind : parts_of(demand->waarde)) {
        const bool heard = std::any_of(vraag.verzoek.overleg.begin(), vraag.verzoek.overleg.end(), [&](const Overleg& o) {
            const auto* party = vraag.convenant.partij(o.partij);
            return party && party->soort == kind && o.datum <= vraag.op;
        });
        if (!heard) out.push_back(missing(vraag, "verzoek.zonder_overleg", {kind, citation(demand, vraag.regime)}));
    }
}

/// RGT-16: before a copy goes out, somebody has looked at each third person in the file.
void third_persons(const Verzoekvraag& vraag, std::vector<Error>& out) {
    const Eis* demand = vraag.regime.eis("derden.zienswijze");
    if (!demand || !demand->geldt || vraag.zonder_dossier || vraag.verzoek.soort != "inzage") return;
    const auto* subject = about(vraag);
    for (const auto& person : vraag.dossier.personen) {
        if (&person == subject || person.id == vraag.verzoek.verzoeker || person.rol == code::melder || person.rol == code::vertegenwoordiger) continue;
        const Derdentoets* judged = nullptr;
        for (const auto& one : vraag.verzoek.derden)
            if (one.persoon == person.id && one.datum <= vraag.op) judged = &one;
        if (!judged || judged->oordeel == "gevraagd") out.push_back(missing(vraag, judged ? "verzoek.wacht_op_derde" : "verzoek.derde_niet_bekeken", {person.id, citation(demand, vraag.regime)}));
    }
}

void grounds(const Verzoekvraag& vraag, const Besluit& decision, std::vector<Error>& out) {
    const auto lists = ground_lists(vraag.verzoek.soort, decision.uitkomst);
    for (const auto& letter : decision.gronden)
        if (!vraag.regime.grond(decision.gronden_lijst, letter) || !has(lists, decision.gronden_lijst))
            out.push_back(missing(vraag, "verzoek.grond_onbekend", {ground_said(letter), list_said(vraag.regime, decision.gronden_lijst), vraag.regime.id}));
    if (vraag.zonder_dossier && !refuses(decision.uitkomst)) return;  // nothing is kept, so nothing is granted either
    const bool asked = refuses(decision.uitkomst) || std::any_of(lists.begin(), lists.end(), [&](const auto& list) { return !vraag.regime.gronden_van(list).empty(); });
    if (!asked || !decision.gronden.empty() || (vraag.zonder_dossier && neutral_policy(vraag))) return;
    const Regel* rule = refuses(decision.uitkomst) ? vraag.regime.eis("weigering.gemotiveerd") : static_cast<const Regel*>(vraag.regime.besluit(decision.soort));
    out.push_back(missing(vraag, "verzoek.zonder_grond", {decision.uitkomst, citation(rule, vraag.regime)}));
}

/// RGT-19: each factor of the list is weighed, or it is said that it does not apply.
void factors(const Verzoekvraag& vraag, const Besluit& decision, std::vector<Error>& out) {
    if (!refuses(decision.uitkomst) || decision.gronden_lijst != code::uitstel) return;
    for (const auto* factor : vraag.regime.gronden_van("factor")) {
        const auto found = decision.factoren.find(factor->letter);
        if (found == decision.factoren.end() || found->second.empty())
            out.push_back(missing(vraag, "verzoek.factor_ontbreekt", {factor->letter, factor->tekst, citation(factor, vraag.regime)}));
    }
    for (const auto& [letter, text] : decision.factoren)
        if (!vraag.regime.grond("factor", letter)) out.push_back(missing(vraag, "verzoek.grond_onbekend", {ground_said(letter), "factor", vraag.regime.id}));
}

void reasons(const Verzoekvraag& vraag, const Besluit& decision, std::vector<Error>& out) {
    if (!refuses(decision.uitkomst)) return;
    const auto why = citation(vraag.regime.eis("antwoord.motivering"), vraag.regime);
    // Of a neutral answer nobody outside reads the reasons, and what asks for them must not say so.
    if (decision.redenen.empty()) out.push_back(missing(vraag, neutral_answer(vraag, decision) ? "verzoek.zonder_reden_binnen" : "verzoek.zonder_reden", {decision.uitkomst, why}));
    if (decision.gronden_lijst != code::uitstel) return;
    // An exception sets a right aside only as far as is necessary and proportionate.
    const auto grounds = vraag.regime.gronden_van(code::uitstel);
    const auto cited = grounds.empty() ? why : citation(grounds.front(), vraag.regime);
    if (decision.noodzaak.empty()) out.push_back(missing(vraag, "verzoek.zonder_noodzaak", {cited}));
    if (decision.evenredigheid.empty()) out.push_back(missing(vraag, "verzoek.zonder_evenredigheid", {cited}));
}

}  // namespace

bool is_request_kind(const Regime& regime, std::string_view kind) {
    const Eis* all = regime.eis("verzoek.alle-rechten");
    return !all || has(parts_of(all->waarde), kind);
}

std::string decision_kind(std::string_view request_kind) {
    if (request_kind == "inzage") return "verzoek";
    if (request_kind == "rectificatie") return std::string(code::correctie);
    return std::string(request_kind);
}

const Besluit* decision_of(const Verzoekvraag& vraag) {
    const Besluit* found = nullptr;
    const auto kind = decision_kind(vraag.verzoek.soort);
    for (const auto& decision : vraag.dossier.besluiten)
        if (decision.verwijst == vraag.verzoek.id && (decision.soort == kind || decision.soort == "verzoek") && decision.datum <= vraag.op && decision.uitkomst != "opheffen" && !found)
            found = &decision;
    return found;
}

std::string law_for(const Regime& regime, const Convenant& convenant, std::string_view addressed_to) {
    const Eis* routing = regime.eis("routering.wet");
    if (!routing || !routing->geldt) return "";
    const auto* party = convenant.partij(addressed_to);
    const std::string kind = addressed_to.empty() || !party ? "samenwerking" : party->soort;
    for (const auto& part : parts_of(routing->waarde)) {
        const auto space = part.find(' ');
        if (part.substr(0, space) == kind && space != std::string::npos) return part.substr(space + 1);
    }
    return "";
}

bool must_be_forwarded(const Verzoekvraag& vraag) {
    const auto own = law_for(vraag.regime, vraag.convenant, "");
    if (own.empty()) return false;
    if (!vraag.verzoek.gericht_aan.empty() && vraag.convenant.partij(vraag.verzoek.gericht_aan)) {
        return !uitvoerder_on(vraag.convenant, vraag.regime, vraag.op, vraag.verzoek.gericht_aan) || law_for(vraag.regime, vraag.convenant, vraag.verzoek.gericht_aan) != own;
    }
    return !vraag.verzoek.wet.empty() && vraag.verzoek.wet != own;
}

const Neutraalbeleid* neutral_policy(const Verzoekvraag& vraag) {
    for (const auto& policy : vraag.beleid)
        if (policy.geldt(vraag.verzoek.soort, vraag.op)) return &policy;
    return nullptr;
}

bool neutral_answer(const Verzoekvraag& vraag, const Besluit& decision) {
    if (neutral_policy(vraag)) return true;
    return refuses(decision.uitkomst) && std::any_of(decision.gronden.begin(), decision.gronden.end(), [&](const auto& letter) {
               const auto* ground = vraag.regime.grond(decision.gronden_lijst, letter);
               return ground && ground->geheim;
           });
}

bool refuses(std::string_view outcome) { return outcome == "afwijzen" || outcome == "deels"; }

bool to_be_executed(const Verzoek& verzoek, std::string_view outcome) { return verzoek.soort != "inzage" && outcome != "afwijzen"; }

std::vector<std::string> ground_lists(std::string_view request_kind, std::string_view outcome) {
    const std::string kind = request_kind == "rectificatie" ? "correctie" : std::string(request_kind);
    if (!refuses(outcome)) return request_kind == "inzage" ? std::vector<std::string>{} : std::vector<std::string>{kind};
    return {std::string(code::uitstel), "weigering", "afwijzing." + kind};
}

std::optional<Error> capacity_error(const Verzoekvraag& vraag) {
    const auto& verzoek = vraag.verzoek;
    const auto* person = about(vraag);
    const bool self = verzoek.hoedanigheid.empty() || verzoek.hoedanigheid == "zelf";
    const auto cited = [&](const char* eis) { return citation(vraag.regime.eis(eis), vraag.regime); };
    const auto age = person ? age_reached(vraag.regime, vraag.kalender, "zelfstandig", person->geboortedatum, verzoek.ontvangen).oordeel : Oordeel::onbekend;
    const bool guarded = person && (person->curatele || person->mentorschap);
    if (self) {
        if (age == Oordeel::nee || guarded) return missing(vraag, "verzoek.vertegenwoordiging", {cited("verzoek.vertegenwoordiging")});
        return std::nullopt;
    }
    // An authorisation can be withdrawn at any time (RGT-05).
    if (verzoek.hoedanigheid == "advocaat" && !last_is(verzoek, "machtiging", "ingetrokken", vraag.op)) return std::nullopt;
    const bool statutory = verzoek.hoedanigheid == "wettelijk-vertegenwoordiger" || verzoek.hoedanigheid == "curator" || verzoek.hoedanigheid == "mentor";
    if (statutory && (age == Oordeel::nee || guarded)) return std::nullopt;
    if (last_is(verzoek, "machtiging", "ontvangen", vraag.op)) return std::nullopt;
    if (statutory) return missing(vraag, "verzoek.ouder_machtiging", {cited("ouder.machtiging")});
    return missing(vraag, "verzoek.machtiging", {cited("gemachtigde.machtiging")});
}

std::vector<Error> receipt_errors(const Verzoekvraag& vraag) {
    std::vector<Error> out;
    const auto& verzoek = vraag.verzoek;
    const Eis* all = vraag.regime.eis("verzoek.alle-rechten");
    const auto cited = citation(all, vraag.regime);
    if (!is_request_kind(vraag.regime, verzoek.soort)) out.push_back(missing(vraag, "verzoek.soort", {cited}));
    if (verzoek.ontvangen == Date()) out.push_back(missing(vraag, "verzoek.zonder_datum", {citation(vraag.regime.eis("verzoek.ontvangstdag"), vraag.regime)}));
    else if (verzoek.ontvangen > vraag.op) out.push_back(missing(vraag, "verzoek.in_toekomst", {verzoek.ontvangen.iso(), vraag.op.iso()}));
    const bool known = !vraag.zonder_dossier && vraag.dossier.persoon(verzoek.verzoeker);
    if (!known && (verzoek.afzender.empty() || verzoek.afzender.front().naam.geslachtsnaam.empty())) out.push_back(missing(vraag, "verzoek.zonder_verzoeker", {}));
    if (!vraag.zonder_dossier && !verzoek.betreft.empty() && !vraag.dossier.persoon(verzoek.betreft)) out.push_back(missing(vraag, "verzoek.betreft_onbekend", {}));
    return out;
}

std::vector<Error> extension_errors(const Verzoekvraag& vraag, const std::string& reason) {
    std::vector<Error> out;
    if (decision_of(vraag)) out.push_back(missing(vraag, "verzoek.al_beslist", {}));
    if (last_step(vraag.verzoek, "verlenging", vraag.op)) out.push_back(missing(vraag, "verzoek.al_verlengd", {}));
    std::optional<Date> last;
    std::string cited;
    for (const auto& deadline : request_deadlines(vraag.verzoek, vraag.regime, vraag.kalender)) {
        const auto* rule = vraag.regime.termijn(deadline.regel);
        if (rule && rule->verlenging && !last) last = deadline.datum, cited = deadline.artikel;
    }
    if (!last) out.push_back(missing(vraag, "verzoek.verlenging_onbekend", {vraag.regime.id}));
    else if (vraag.op > *last) out.push_back(missing(vraag, "verzoek.verlenging_te_laat", {last->iso(), cited}));
    if (reason.empty()) out.push_back(missing(vraag, "verzoek.verlenging_zonder_reden", {citation(vraag.regime.eis("verlenging.verzoek"), vraag.regime)}));
    return out;
}

namespace {

/// AVG 18(3): a restriction ends by a decision of its own, on whatever request it came from.
std::vector<Error> end_of_restriction(const Verzoekvraag& vraag, const Besluit& decision) {
    std::vector<Error> out = lifting_errors(vraag.dossier, vraag.regime, vraag.verzoek, decision);
    const auto* rule = vraag.regime.besluit(decision.soort);
    if (rule && !rule->door.empty() && !has(rule->door, decision.orgaan)) out.push_back(missing(vraag, "verzoek.orgaan", {bodies_to_choose(*rule), citation(rule, vraag.regime)}));
    return out;
}

}  // namespace

std::vector<Error> decision_errors(const Verzoekvraag& vraag, const Besluit& decision) {
    if (decision.soort == "beperking" && decision.uitkomst == "opheffen") return end_of_restriction(vraag, decision);
    std::vector<Error> out = receipt_errors(vraag);
    const auto* rule = vraag.regime.besluit(decision.soort);
    if (!rule || decision.soort != decision_kind(vraag.verzoek.soort)) {
        out.push_back(missing(vraag, "verzoek.besluit_onbekend", {decision.soort, vraag.verzoek.soort, vraag.regime.id}));
        return out;
    }
    const bool known = vraag.regime.uitkomst_bekend(decision.soort, decision.uitkomst);
    if (!known) out.push_back(missing(vraag, "verzoek.uitkomst", {decision.soort, citation(rule, vraag.regime), outcomes_to_choose(vraag.regime, decision.soort)}));
    if (!rule->door.empty() && !has(rule->door, decision.orgaan)) out.push_back(missing(vraag, "verzoek.orgaan", {bodies_to_choose(*rule), citation(rule, vraag.regime)}));
    if (const auto* before = decision_of(vraag); before && before->id != decision.id && decision.uitkomst != "opheffen") out.push_back(missing(vraag, "verzoek.al_beslist", {}));
    if (must_be_forwarded(vraag) && !last_step(vraag.verzoek, "doorzending", vraag.op))
        out.push_back(missing(vraag, "verzoek.door_te_zenden", {law_for(vraag.regime, vraag.convenant, vraag.verzoek.gericht_aan), citation(vraag.regime.eis("doorzendplicht"), vraag.regime)}));
    for (const char* end : {"intrekking", "doorzending"})
        if (last_step(vraag.verzoek, end, vraag.op)) out.push_back(missing(vraag, "verzoek.gesloten", {end}));
    if (decision.datum < vraag.verzoek.ontvangen) out.push_back(missing(vraag, "verzoek.besluit_voor_ontvangst", {decision.datum.iso(), vraag.verzoek.ontvangen.iso()}));
    identity(vraag, out);
    if (auto error = capacity_error(vraag)) out.push_back(*error);
    if (!complete(vraag.verzoek)) out.push_back(missing(vraag, "verzoek.onvolledig", {citation(vraag.regime.eis("correctie.wat-en-waarom"), vraag.regime)}));
    if (vraag.verzoek.soort == "bezwaar" && vraag.verzoek.omstandigheden.empty())
        out.push_back(missing(vraag, "verzoek.zonder_omstandigheden", {citation(rule, vraag.regime)}));
    consultation(vraag, out);
    if (decision.uitkomst != "afwijzen") third_persons(vraag, out);
    if (const auto* policy = neutral_policy(vraag); policy && decision.uitkomst != "afwijzen")
        out.push_back(missing(vraag, "verzoek.neutraal_beleid", {vraag.verzoek.soort, citation(vraag.regime.eis("weigering.neutraal"), vraag.regime), policy->letter, vraag.op.plus_days(-1).iso()}));
    const bool part_of_items = (decision.soort == "wissing" || decision.soort == "beperking") && decision.uitkomst == "deels";
    const bool unnamed = decision.uitkomst == "verwijderen" && std::all_of(vraag.verzoek.wensen.begin(), vraag.verzoek.wensen.end(), [](const auto& wish) { return wish.item.empty(); });
    if ((part_of_items || unnamed) && decision.gebruikt.empty()) out.push_back(missing(vraag, "verzoek.deel_zonder_onderdelen", {citation(rule, vraag.regime)}));
    // The answer would be neutral and give nothing, while the decision gives a part.
    if (decision.uitkomst == "deels" && !neutral_policy(vraag) && neutral_answer(vraag, decision)) out.push_back(missing(vraag, "verzoek.deels_geheim", {citation(vraag.regime.eis("weigering.neutraal"), vraag.regime)}));
    if (!known) return out;
    grounds(vraag, decision, out);
    factors(vraag, decision, out);
    if (!(vraag.zonder_dossier && neutral_policy(vraag))) reasons(vraag, decision, out);
    return out;
}

std::vector<Kennisgevingsdoel> to_be_told(const Verzoekvraag& vraag, const Besluit& decision) {
    std::vector<Kennisgevingsdoel> out;
    if (vraag.zonder_dossier || !to_be_executed(vraag.verzoek, decision.uitkomst)) return out;
    // A correction can end in taking out or shielding: then the rule for that applies.
    const std::string kind = decision.uitkomst == "verwijderen" ? "wissing" : decision.uitkomst == "afschermen" ? "beperking" : vraag.verzoek.soort == "rectificatie" ? "correctie"
                             : vraag.verzoek.soort == "bezwaar" ? "wissing" : vraag.verzoek.soort;
    std::set<std::string> seen;
    const auto add = [&](const std::string& who, const char* what, const Kennisgeving& rule) {
        if (!who.empty() && seen.insert(who).second) out.push_back({who, what, cite(rule, vraag.regime).artikel});
    };
    for (const auto& by : {kind, kind + ".wettelijk"}) {
        const auto* rule = vraag.regime.kennisgeving(by);
        if (!rule) continue;
        if (has(rule->aan, "partijen"))
            for (const auto& party : vraag.convenant.partijen) {
                const auto* sort = vraag.regime.partij(party.soort);
                const bool own = party.gemeentecode.empty() || party.id == vraag.dossier.gemeente;
                const bool joined = std::any_of(vraag.dossier.deelnemers.begin(), vraag.dossier.deelnemers.end(), [&](const auto& d) { return d.partij == party.id; });
                if (sort && own && (!party.uitgetreden || *party.uitgetreden > vraag.op) && (sort->soort == "kernpartij" || sort->soort == "partner" || joined)) add(party.id, "partij", *rule);
            }
        if (has(rule->aan, "externe-casuspartners"))
            for (const auto& one : vraag.dossier.deelnemers)
                if (vraag.convenant.externe(one.partij)) add(one.partij, "externe-casuspartner", *rule);
        if (has(rule->aan, "ontvangers"))
            for (const auto& one : vraag.dossier.verstrekkingen)
                if (one.datum <= vraag.op) add(one.ontvanger, "ontvanger", *rule);
    }
    return out;
}

long elapsed_percent(Date received, Date last, Date on) {
    const long whole = (last.days() - received.days()).count(), passed = (on.days() - received.days()).count();
    return whole <= 0 ? (passed > 0 ? 101 : 100) : passed * 100 / whole;
}

Verzoekstand request_status(const Verzoekvraag& vraag) {
    Verzoekstand out;
    const auto& verzoek = vraag.verzoek;
    out.termijnen = request_deadlines(verzoek, vraag.regime, vraag.kalender);
    for (const auto& term : out.termijnen) {
        if (!out.streef || (term.datum && *term.datum < *out.streef)) out.streef = term.datum;
        const auto last = term.uiterst ? term.uiterst : term.datum;
        if (!out.grens || (last && *last > *out.grens)) out.grens = last;
    }
    if (last_step(verzoek, "intrekking", vraag.op)) return out.stand = "ingetrokken", out;
    if (last_step(verzoek, "doorzending", vraag.op)) return out.stand = "doorgezonden", out;
    if (const auto* decision = decision_of(vraag)) {
        out.beantwoord = true;
        out.stand = "afgehandeld";
        if (vraag.zonder_dossier || !to_be_executed(verzoek, decision->uitkomst)) return out;
        out.uitvoering = execution_deadline(verzoek.ontvangen, decision->datum, vraag.regime, vraag.kalender);
        if (!last_step(verzoek, "uitvoering", vraag.op)) return out.stand = "uit-te-voeren", out;
        for (const auto& one : to_be_told(vraag, *decision))
            if (std::none_of(verzoek.stappen.begin(), verzoek.stappen.end(), [&](const auto& s) { return s.soort == "kennisgeving" && s.wie == one.wie; })) return out.stand = "te-melden", out;
        return out;
    }
    if (must_be_forwarded(vraag)) return out.stand = "door-te-zenden", out;
    identity(vraag, out.ontbreekt);
    if (auto error = capacity_error(vraag)) out.ontbreekt.push_back(*error);
    if (!complete(verzoek)) out.ontbreekt.push_back(missing(vraag, "verzoek.onvolledig", {citation(vraag.regime.eis("correctie.wat-en-waarom"), vraag.regime)}));
    consultation(vraag, out.ontbreekt);
    third_persons(vraag, out.ontbreekt);
    out.stand = out.ontbreekt.empty() ? "te-beslissen" : "wacht";
    return out;
}

}  // namespace griffier
