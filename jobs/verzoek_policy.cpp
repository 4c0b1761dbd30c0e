// The neutral answer as policy for a kind of request. What it is stands readable among the lasting objects, so that every answer finds it; why
// it is so is ciphertext in a file of its own ("VB-..."), as a request without a case has, and goes by `griffier verzoek forget`.
#include <algorithm>

#include "jobs/proposal.h"
#include "jobs/verzoek_call.h"
#include "records/core/text.h"
#include "records/model/codes.h"
#include "records/rules/choices.h"
#include "records/rules/terms.h"

namespace griffier::jobs {

namespace {

/// The article that names the kinds of request.
std::string kinds_article(const Regime& regime) {
    const Eis* rule = regime.eis("verzoek.alle-rechten");
    return rule ? cite(*rule, regime).artikel : regime.naam;
}

}  // namespace

Status Requests::policy() {
    if (!deals_with_requests(actor_.role)) return told({refused("handelen.geen_taak", {}, {actor_.role})}, "");
    return part("kind").empty() ? show_policies() : set_policy();
}

Status Requests::set_policy() {
    if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {}, {actor_.role})}, "");
    const Regime* regime = session_.law.find(session_.convenant.regime);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
    Neutraalbeleid policy;
    policy.soort = part("kind"), policy.lijst = part("list").empty() ? std::string(code::uitstel) : part("list"), policy.letter = part("ground"), policy.redenen = part("reason");
    const auto until = Date::parse(part("until"));
    if (!until) return part("until").empty() ? needs("--until") : error_of(Kind::usage, "aanroep.datum", {}, {"--until"});
    if (!is_request_kind(*regime, policy.soort)) return told({refused("verzoek.soort", {}, {kinds_article(*regime)})}, "");
    if (policy.redenen.empty()) return needs("--reason");
    policy.vanaf = session_.on, policy.tot = *until;
    const Grond* ground = regime->grond(policy.lijst, policy.letter);
    if (!ground || !ground->geheim) return told({refused("verzoek.grond_onbekend", {}, {ground_said(policy.letter), list_said(*regime, policy.lijst), regime->id})}, "");
    // Each choice about a kind of request stands with the earlier ones about it.
    TRY_ASSIGN(const std::vector<Neutraalbeleid> earlier, neutral_policies(*session_.store));
    for (const Neutraalbeleid& one : earlier)
        if (one.soort == policy.soort) policy.plaats = one.plaats;
    const bool first = policy.plaats.empty(), ends = policy.tot < session_.on;
    if (first && ends) return told({refused("verzoek.beleid_voorbij")}, "");
    if (context_.call.dry_run) return {};
    if (first) policy.plaats = upper(std::string(policy_mark)) + upper(hex(context_.world.random.bytes(5)));
    Besluit decision;
    decision.soort = "neutraal", decision.uitkomst = policy.soort, decision.datum = policy.vanaf, decision.tot = policy.tot, decision.personen = {actor_.id};
    decision.gronden_lijst = policy.lijst, decision.gronden = {policy.letter}, decision.redenen = policy.redenen;
    TRY_ASSIGN(Group group, session_.store->begin_group());
    if (first) {
        TRY(group.open_request(policy.plaats, ""));
        TRY(group.bind_regime(policy.plaats, regime->id, regime->versie, regime->hash));
    }
    TRY_ASSIGN(const std::string id, group.record(policy.plaats, decision));
    TRY(keep_policy(group, policy));
    auto codes = codes_of(actor_, "verzoek.policy");
    codes.insert(codes.end(), {{"soort", policy.soort}, {"grond", policy.letter}, {"tot", policy.tot.iso()}, {"~reden", policy.redenen}});
    TRY(group.note("toegang", policy.plaats, codes));
    TRY(group.commit());
    report_.count("recorded");
    context_.output.item("policy", {{"kind", policy.soort}, {"ground", policy.letter}, {"from", policy.vanaf.iso()}, {"until", policy.tot.iso()}, {"place", policy.plaats}, {"id", id}},
                         context_.words.text(ends ? "regel.verzoek_beleid_einde" : "regel.verzoek_beleid", {policy.soort, context_.words.long_date(policy.tot)}));
    if (!ends) context_.output.text(context_.words.text("regel.verzoek_beleid_beeindigen", {policy.soort, policy.letter}));
    return {};
}

/// A policy per kind, whether it holds, and under it each choice about it with its reasons; who looks is in the log first.
Status Requests::show_policies() {
    TRY_ASSIGN(const std::vector<Neutraalbeleid> policies, neutral_policies(*session_.store));
    for (const Neutraalbeleid& policy : policies) {
        if (policy.plaats.empty()) continue;
        TRY(log_access(session_, actor_, policy.plaats, "verzoek.policy", "beleid", true));
        TRY_ASSIGN(const Dossier kept, session_.store->dossier(policy.plaats));
        const bool holds = policy.geldt(policy.soort, session_.on);
        Json choices = Json::array();
        for (const Besluit& one : kept.besluiten)
            choices.push_back({{"from", one.datum.iso()}, {"until", one.tot ? one.tot->iso() : ""}, {"ground", one.gronden.empty() ? "" : one.gronden.front()}, {"reasons", one.redenen}});
        context_.output.item("policy", {{"kind", policy.soort}, {"state", holds ? "geldt" : "beeindigd"}, {"ground", policy.letter}, {"from", policy.vanaf.iso()}, {"until", policy.tot.iso()}, {"place", policy.plaats}, {"choices", choices}},
                             context_.words.text(holds ? "regel.verzoek_beleid_geldt" : "regel.verzoek_beleid_beeindigd", {policy.plaats, policy.soort, policy.letter, policy.tot.iso()}));
        for (const Besluit& one : kept.besluiten) context_.output.text("  " + context_.words.text("regel.verzoek_beleid_keuze", {one.datum.iso(), one.tot ? one.tot->iso() : "", one.redenen}));
        report_.count("policies");
    }
    return {};
}

Status Requests::forget_policy(const std::string& place) {
    if (!may_decide(actor_.role)) return told({refused("handelen.beslist_niet", {}, {actor_.role})}, "");
    TRY_ASSIGN(const std::vector<Neutraalbeleid> policies, neutral_policies(*session_.store));
    const auto found = std::find_if(policies.begin(), policies.end(), [&](const auto& one) { return one.plaats == upper(place); });
    if (found == policies.end()) return told({refused("verzoek.onbekend")}, "");
    if (session_.on <= found->tot) return told({refused("verzoek.beleid_geldt", {}, {found->tot.iso()})}, "");
    if (context_.call.dry_run) return {};
    TRY_ASSIGN(Group group, session_.store->begin_group());
    TRY(group.forget_request(found->plaats));
    TRY(drop_policy(group, found->soort));
    TRY(group.note("toegang", "", codes_of(actor_, "verzoek.forget")));
    TRY(group.commit());
    report_.count("recorded");
    return {};
}

}  // namespace griffier::jobs
