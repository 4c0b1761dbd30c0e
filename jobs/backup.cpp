// griffier backup: a copy of the data, known to the store and named by certificates until it is removed. griffier restore: back again.
#include "records/registry/backup.h"

#include "jobs/actor.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/release.h"
#include "jobs/revisions.h"
#include "jobs/session.h"

namespace griffier::jobs {

namespace {

Result<std::string> folder_of(const Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.map"), context.call.command});
    return context.call.names.front();
}

/// Of documents those that go to somebody.
std::vector<std::string> letters_in(std::vector<std::string> numbers) {
    std::erase_if(numbers, [](const std::string& number) { return !goes_out(number.substr(0, number.rfind('-'))); });
    return numbers;
}

/// What left after the copy stands nowhere in it, and made anew it has the number that it had: that is how a person sees it.
void tell_letters(Context& context, const Restored& done) {
    const Catalogue& words = context.words;
    if (done.letters.unknown > 0) context.output.text(words.text("regel.herstel_onbekend", {std::to_string(done.letters.unknown)}));
    for (const std::string& number : letters_in(done.letters.filed)) context.output.text(words.text("regel.herstel_brief", {number}));
    context.output.text(words.text("regel.herstel_brieven", {words.long_date(done.made)}));
}

}  // namespace

Result<JobReport> back_up_store(Context& context) {
    TRY_ASSIGN(const std::string folder, folder_of(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY(actor_of_job(context, session));
    JobReport report;
    if (!context.call.dry_run) {
        const std::optional<Date> until = context.call.until.empty() ? std::nullopt : Date::parse(context.call.until);
        TRY_ASSIGN(const Backup made, back_up(*session.store, folder, until, session.on));
        for (const std::string& name : made.removed) {
            report.count("removed");
            context.output.item("removed", {{"copy", name}}, context.words.text("regel.kopie_weg", {name}));
        }
        if (!made.removed.empty()) TRY(revise_certificates(context, session, report));
        report.count("copied");
        report.see(join_path(folder, made.name));
        context.output.item("copy", {{"copy", made.name}, {"files", made.files}, {"bytes", made.bytes}, {"until", context.call.until}},
                            context.words.text("regel.kopie_gemaakt", {made.name, std::to_string(made.files), std::to_string(made.bytes)}));
        context.output.text(until ? context.words.text("regel.kopie_tot", {context.words.long_date(*until)}) : context.words.text("regel.kopie_zonder_tot"));
    }
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

Result<JobReport> restore_store(Context& context) {
    const Call& call = context.call;
    TRY_ASSIGN(const std::string copy, folder_of(context));
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    JobReport report;
    if (!call.dry_run) {
        ReferenceClock clock(context.world.clock);
        if (!call.on.empty()) clock.stand_at(*Date::parse(call.on));
        FileSystem& disk = context.world.disk;
        TRY(make_folders_above(disk, paths.folder));
        TRY(make_folders_above(disk, paths.epoch_folder));
        TRY_ASSIGN(const Restored done, restore(paths, copy, disk, clock, context.world.random));
        const std::string settings = join_path(paths.folder, "griffier.ini");
        if (!disk.exists(settings)) TRY(disk.write_durable(settings, view_of(store_settings(call))));
        report.count("restored");
        report.see(paths.folder);
        const Catalogue& words = context.words;
        context.output.item("restored", {{"copy", done.name}, {"made", done.made.iso()}, {"dossiers", done.dossiers}, {"destructions", done.destructions},
                                         {"destroyed_keys", done.destroyed_keys}, {"unreadable", done.unreadable}, {"leaves", done.leaves},
                                         {"unknown_letters", done.letters.unknown}, {"filed_letters", letters_in(done.letters.filed)}},
                            words.text("regel.teruggezet", {done.name, words.long_date(done.made), std::to_string(done.dossiers)}));
        if (done.destructions > 0) context.output.text(words.text("regel.herhaald", {std::to_string(done.destructions), std::to_string(done.destroyed_keys)}));
        if (done.unreadable > 0) {
            report.count("unreadable", done.unreadable);
            context.output.text(words.text("regel.herstel_kwijt", {std::to_string(done.unreadable)}));
        }
        tell_letters(context, done);
        context.output.text(words.text("regel.herstel_log", {std::to_string(done.leaves)}));
    }
    context.output.summary(call.command, report, {{"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
