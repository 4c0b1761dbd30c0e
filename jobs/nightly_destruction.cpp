#include "jobs/nightly_destruction.h"

#include "jobs/actor.h"
#include "jobs/execution.h"
#include "jobs/holders.h"
#include "jobs/nightly_keeping.h"
#include "jobs/nightly_lists.h"

namespace griffier::jobs {

namespace {

std::string state_of(Lijstpost::Stand state) {
    switch (state) {
        case Lijstpost::Stand::voorgesteld: return "voorgesteld";
        case Lijstpost::Stand::aangehouden: return "aangehouden";
        case Lijstpost::Stand::wacht_op_besluit: return "wacht_op_besluit";
        case Lijstpost::Stand::zonder_besluit: return "zonder_besluit";
        case Lijstpost::Stand::te_laat: return "te_laat";
    }
    return "te_laat";
}

/// What comes up for destruction, with the hash by which this proposal can be told from any other.
void tell(Context& context, const Voordracht& proposal, JobReport& report) {
    for (const Lijstpost& post : proposal.posten) {
        const std::string state = state_of(post.stand);
        const Date day = *post.vernietigen.datum;
        context.output.item("destruction",
                            {{"dossier", post.dossier}, {"file", post.bestand}, {"clock", post.klok}, {"date", day.iso()}, {"state", state},
                             {"keep", post.bewaarplicht}, {"rule", post.vernietigen.regel}, {"regime_hash", post.vernietigen.regime_hash},
                             {"held_until", post.aangehouden_tot ? post.aangehouden_tot->iso() : ""}, {"waits_for", post.wacht_om}},
                            context.words.text("regel.lijst_" + state + (post.wacht_om == "afgeschermd" ? "_afgeschermd" : ""), {post.dossier, post.uit.empty() ? post.bestand : post.uit, context.words.long_date(day)}));
        report.count("destruction");
        if (post.stand == Lijstpost::Stand::aangehouden) report.count("held");
        if (!post.rood()) continue;
        report.count("late");
        report.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }
    if (!proposal.posten.empty())
        context.output.item("destruction_list", {{"reference_date", proposal.peildatum.iso()}, {"posts", proposal.posten.size()}, {"hash", proposal.stamhash}},
                            context.words.text("regel.lijst_kenmerk", {std::to_string(proposal.posten.size()), proposal.stamhash}));
}

/// Nobody has got lost: what was ever registered is active, archived or destroyed. The counters are kept in the transactions themselves
/// (RET, balance); `verify` recounts them.
Status tell_balance(Context& context, Session& session, const Voordracht& proposal) {
    TRY_ASSIGN(const Tellers all, session.store->counters());
    const long held = proposal.aantal(Lijstpost::Stand::aangehouden);
    context.output.item("balance", {{"registered", all.dossiers}, {"active", all.actief}, {"archived", all.gearchiveerd}, {"destroyed", all.vernietigd}, {"held", held}},
                        context.words.text("regel.balans", {std::to_string(all.dossiers), std::to_string(all.actief), std::to_string(all.gearchiveerd), std::to_string(all.vernietigd), std::to_string(held)}));
    return {};
}

}  // namespace

Status destruction_night(Context& context, Session& session, Voordracht& proposal, JobReport& report) {
    freeze(proposal);
    tell(context, proposal, report);
    tell_without_date(context, proposal, report);
    tell_gap(context, session, report);
    TRY(tell_away(context, report));
    TRY(refresh_lists(context, session, report));
    TRY_ASSIGN(const std::optional<StoredList> made, make_list(context, session, proposal, std::string(dienst)));
    if (made) {
        const std::string items = std::to_string(made->list.regels.size());
        context.output.item("proposed", {{"list", made->list.nummer}, {"items", made->list.regels.size()}, {"needed", made->list.goedkeurders}, {"root", root_of(made->list)}},
                            context.words.text(context.call.dry_run ? "regel.lijst_gemaakt_zou" : "regel.lijst_gemaakt", {made->list.nummer, items, std::to_string(made->list.goedkeurders)}));
        report.count("on_list", static_cast<long>(made->list.regels.size()));
        if (const auto missing = missing_in(made->list); !missing.empty())
            context.output.error(refused("lijst.onvolledig", {made->list.nummer, 0, ""}, {missing.front()}));
    }
    if (session.keeps(context)) {
        TRY(ask_holders_again(context, session, report));
        TRY(execute_ready(context, session, {}, report));
    }
    TRY(tell_open_lists(context, session, report));
    return tell_balance(context, session, proposal);
}

}  // namespace griffier::jobs
