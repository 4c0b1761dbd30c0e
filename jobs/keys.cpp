// griffier keys share: a key folder that opens some files of the store and no others, for who may see no more. Who gives it and which
// files are in the log before the folder is there.
#include <algorithm>

#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "records/keys/epoch.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

/// Keys are given by who answers for the store; a job that runs by itself gives nobody a key.
bool may_share(const std::string& role) { return role == "uitvoerder" || role == "beheerder" || role == "operator"; }

std::string listed(const std::vector<std::string>& files) {
    std::string text;
    for (const std::string& file : files) text += (text.empty() ? "" : ", ") + file;
    return text;
}

/// Nothing when the files can be given: each known to the regime and its keys at hand.
std::optional<Error> cannot_share(const std::vector<std::string>& files, const Session& session) {
    const Regime* regime = session.law.find(session.convenant.regime);
    const std::vector<std::string> withheld = session.store->withheld();
    for (const std::string& file : files) {
        if (regime && !regime->bestand(file) && file != code::archief) return refused("opslag.bestand_onbekend", {}, {file});
        if (std::find(withheld.begin(), withheld.end(), file) != withheld.end()) return refused("opslag.sleutel_onthouden", {}, {file});
    }
    return std::nullopt;
}

}  // namespace

Result<JobReport> share_keys(Context& context) {
    const Call& call = context.call;
    if (call.files.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--file", call.command});
    if (call.to.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--to", call.command});
    if (context.world.disk.exists(call.to)) return error_of(Kind::usage, "aanroep.bestaat", {}, {call.to});
    TRY(check_epoch_folder(call.store, call.to));
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"sleutels.delen", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_share(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_sleutels", {}, {actor.role}));
    if (const auto error = cannot_share(call.files, session)) return log_refusal(session, actor, act, *error);
    JobReport report;
    if (!call.dry_run) {
        for (const std::string& file : call.files) TRY(log_access(session, actor, "", act.name, file, true));
        TRY(session.store->share_keys(call.to, call.files));
        report.count("shared");
        report.see(call.to);
    }
    context.output.item("keys", {{"files", call.files}, {"keys", call.to}, {"made", !call.dry_run}},
                        context.words.text(call.dry_run ? "regel.sleutels_zou" : "regel.sleutels_gedeeld", {listed(call.files), call.to}));
    end_run(context, session, report);
    context.output.summary(call.command, report, {{"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
