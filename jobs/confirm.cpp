// griffier confirm input|out: somebody says that what stands readable in a folder is needed there no more. griffier removes what
// the store holds byte for byte, and leaves and counts the rest. Nothing is shown, so the roles that run jobs may do it.
#include <algorithm>

#include "jobs/actor.h"
#include "jobs/cages.h"
#include "jobs/jobs.h"
#include "jobs/plain_files.h"
#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

bool ends_with(const std::string& text, std::string_view end) { return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

/// Is a dossier file what the store holds? Taken in again, in a group that is thrown away, it would change nothing.
Result<bool> taken_in(Session& session, intake::CagedCases& cage, const std::string& name, ByteView bytes) {
    cage.ask(bytes, name);
    const intake::ParsedCase parsed = cage.next();
    if (!parsed.errors.empty()) return false;
    const Result<Dossierregel> line = session.store->summary(parsed.dossier.nummer);
    if (!line) return line.error().kind == Kind::refused ? Result<bool>(false) : Result<bool>(line.error());
    if (line->versie != parsed.dossier.versie) return false;
    TRY_ASSIGN(Group group, session.store->begin_group());
    const Result<Invoer> again = group.import(parsed.dossier, sha256(bytes));
    if (!again && again.error().kind != Kind::refused) return again.error();
    return again && *again == Invoer::ongewijzigd;
}

/// Is it a letter that was put out, with the bytes that the vault has?
Result<bool> filed(Session& session, const std::string& name, ByteView bytes) {
    constexpr std::string_view pdf = ".pdf";
    if (!ends_with(name, pdf)) return false;
    TRY_ASSIGN(const std::optional<Stukregel> line, session.store->ledger_line(name.substr(0, name.size() - pdf.size())));
    if (!line || line->stand != Stand::gereed) return false;
    TRY_ASSIGN(const Bytes kept, session.store->document(line->nummer));
    return kept.size() == bytes.size() && std::equal(kept.begin(), kept.end(), bytes.begin());
}

/// The paths of the files that may go, and how many must stay.
struct Judged {
    std::vector<std::string> paths;
    long others = 0;
};

Result<Judged> judge(const Context& context, Session& session, std::optional<intake::CagedCases>& cage, const PlainFolder& place) {
    Judged out;
    TRY_ASSIGN(const std::vector<std::string> names, readable_files(context, place.folder));
    for (const std::string& name : names) {
        const std::string path = join_path(place.folder, name);
        const Result<Bytes> bytes = context.world.disk.read(path, place.what == "input" ? XmlLimits().bytes : 64u << 20);
        bool safe = false;
        if (bytes) {
            TRY_ASSIGN(safe, cage ? taken_in(session, *cage, name, *bytes) : filed(session, name, *bytes));
        }
        if (safe) out.paths.push_back(path);
        else ++out.others;
    }
    return out;
}

}  // namespace

Result<JobReport> confirm_files(Context& context) {
    const Call& call = context.call;
    if (call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"input|out", call.command});
    TRY_ASSIGN(const std::vector<PlainFolder> folders, plain_folders(context));
    const auto place = std::find_if(folders.begin(), folders.end(), [&](const PlainFolder& one) { return one.what == call.names.front(); });
    if (place == folders.end()) return error_of(Kind::usage, "aanroep.waarde", {}, {call.names.front()});
    // A letter in a channel is confirmed where the ledger of hand-over is kept, with all of its consignment.
    if (place->what == "channel") return error_of(Kind::usage, "leesbaar.kanaal");
    if (place->folder.empty()) return error_of(Kind::configuration, "leesbaar.geen_map", {"griffier.ini", 0, ""}, {place->what == "input" ? "inbox" : place->what});
    if (place->after == "operator") return error_of(Kind::configuration, "leesbaar.van_beheerder", {"griffier.ini", 0, ""}, {place->what});
    std::optional<intake::CagedCases> cage;
    if (place->what == "input") {
        TRY_ASSIGN(cage, cage_for_cases(context));
    }
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"bevestigen", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_run_jobs(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    JobReport report;
    if (context.world.disk.is_directory(place->folder)) {
        TRY_ASSIGN(const Judged judged, judge(context, session, cage, *place));
        if (!call.dry_run && !judged.paths.empty()) {
            // Who says so is in the log before anything goes; a run that is cut off here goes on when it is called again.
            TRY_ASSIGN(Group group, session.store->begin_group());
            auto codes = codes_of(actor, act.name);
            codes.insert(codes.end(), {{"map", place->what}, {"aantal", std::to_string(judged.paths.size())}});
            TRY(group.note("leesbaar", "", codes));
            TRY(group.commit());
            for (const std::string& path : judged.paths) TRY(context.world.disk.remove(path));
            TRY(context.world.disk.sync_directory(place->folder));
        }
        report.count(call.dry_run ? "removable" : "removed", static_cast<long>(judged.paths.size()));
        context.output.item("confirmed", {{"folder", place->what}, {"files", judged.paths.size()}, {"left", judged.others}, {"kept", call.dry_run}},
                            context.words.text(call.dry_run ? "regel.bevestigd_zou" : "regel.bevestigd", {place->what, std::to_string(judged.paths.size())}));
        if (judged.others != 0) {
            const Error error = refused("leesbaar.niet_in_opslag", {}, {std::to_string(judged.others), place->what});
            context.output.error(error);
            report.failed(error);
            report.count("refused", judged.others);
        }
    }
    end_run(context, session, report);
    context.output.summary(call.command, report, {{"folder", place->what}, {"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
