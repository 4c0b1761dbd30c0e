// griffier init: a store for one cooperation, practice or real for ever.
#include <sstream>

#include "generator/intake/intake.h"
#include "jobs/cages.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/session.h"
#include "records/core/text.h"
#include "records/keys/epoch.h"

namespace griffier::jobs {

namespace {

/// From any other folder a relative place would be another place.
std::string whole(const std::string& path) {
    const std::string found = real_path(path);
    return found.empty() ? path : found;
}

/// The same for a list with commas.
std::string whole_list(const std::string& list) {
    std::string out;
    std::istringstream in(list);
    for (std::string one; std::getline(in, one, ',');)
        if (one = squeeze(one); !one.empty()) out += (out.empty() ? "" : ", ") + whole(one);
    return out;
}

}  // namespace

/// The key folder's place is no secret: what is in it is.
std::string store_settings(const Call& call) {
    return "# griffier: what a call need not say again. NAME = VALUE; a flag or GRIFFIER_... goes before it.\nkeys = " + whole(call.keys) + "\n" +
           (call.holders.empty() ? "" : "holders = " + whole_list(call.holders) + "\n");
}

Result<JobReport> init_store(Context& context) {
    const Call& call = context.call;
    if (call.practice == call.real) return error_of(Kind::usage, "aanroep.kies_soort");
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    if (call.covenant.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--covenant", call.command});
    if (!context.world.disk.exists(call.covenant)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {call.covenant});
    TRY_ASSIGN(Bytes bytes, context.world.disk.read(call.covenant));
    TRY_ASSIGN(const Convenant covenant, read_foreign_covenant(context, bytes, call.covenant));
    TRY_ASSIGN(const Law law, load_law(context, covenant.handleiding_richtsnoer));
    const Regime* regime = law.find(covenant.regime);
    if (!regime || regime->laag) return error_of(Kind::configuration, "regime.onbekend", {call.covenant, 0, ""}, {covenant.regime});
    if (!law.find(covenant.regime, covenant.regime_versie))
        return error_of(Kind::configuration, "regime.andere_versie", {call.covenant, 0, ""}, {covenant.regime, covenant.regime_versie, regime->versie});
    for (const Error& error : intake::check_start_choices(covenant, *law.find(covenant.regime, covenant.regime_versie), call.covenant)) return error;

    JobReport report;
    if (!call.dry_run) {
        ReferenceClock clock(context.world.clock);
        if (call.practice && !call.on.empty()) clock.stand_at(*Date::parse(call.on));
        FileSystem& disk = context.world.disk;
        TRY(check_epoch_folder(paths.folder, paths.epoch_folder));
        for (const std::string& folder : {paths.folder, paths.epoch_folder}) TRY(make_folders_above(disk, folder));
        for (const std::string& folder : paths.holder_folders) TRY(make_folders(disk, folder));
        if (!disk.exists(join_path(paths.folder, "opslag"))) {
            // Before the store is whole: cut off here, init goes on; a whole store without its settings would not know its key folder.
            TRY(disk.make_directory(paths.folder));
            TRY(disk.write_durable(join_path(paths.folder, "griffier.ini"), view_of(store_settings(call))));
        }
        TRY(Store::init(paths, {call.practice, std::move(bytes), "{}"}, disk, clock, context.world.random));
        report.count("created");
        report.see(paths.folder);
    }
    context.output.item("store", {{"store", paths.folder}, {"keys", paths.epoch_folder}, {"practice", call.practice}, {"cooperation", covenant.naam},
                                  {"regime", regime->id}, {"regime_version", regime->versie}, {"made", !call.dry_run}},
                        context.words.text(call.practice ? "regel.oefening_gemaakt" : "regel.echt_gemaakt", {covenant.naam, regime->naam}));
    if (!call.dry_run) context.output.text(context.words.text("regel.bewaar_sleutel", {paths.epoch_folder}));
    context.output.summary(call.command, report, {{"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
