// griffier sample: fictional dossiers to practise with and to measure with.
#include <fmt/format.h>

#include "jobs/cages.h"
#include "jobs/jobs.h"
#include "jobs/progress.h"
#include "jobs/sample.h"
#include "jobs/session.h"
#include "records/rules/binding.h"

namespace griffier::jobs {

namespace {

Result<Convenant> covenant_for(Context& context, const Law& law, std::string& text) {
    if (!context.call.covenant.empty()) {
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(context.call.covenant));
        return read_foreign_covenant(context, bytes, context.call.covenant);
    }
    const std::string id = context.call.regime.empty() ? "model-2018" : context.call.regime;
    const Regime* regime = law.find(id);
    if (!regime || regime->laag) return error_of(Kind::usage, "regime.onbekend", {}, {id});
    text = sample_covenant(*regime);
    return read_covenant(context, view_of(text), "convenant.xml");
}

}  // namespace

Result<JobReport> write_sample(Context& context) {
    const Call& call = context.call;
    if (call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.map"), call.command});
    if (call.dossiers <= 0) return error_of(Kind::usage, "aanroep.getal", {}, {"--dossiers"});
    FileSystem& disk = context.world.disk;
    const std::string& folder = call.names.front();
    if (disk.exists(folder)) {
        TRY_ASSIGN(const std::vector<std::string> present, disk.list(folder));
        if (!present.empty()) return error_of(Kind::usage, "aanroep.bestaat", {}, {folder});
    }
    TRY_ASSIGN(const Law law, load_law(context, true));
    std::string text;
    TRY_ASSIGN(const Convenant covenant, covenant_for(context, law, text));
    const Regime* regime = law.find(covenant.regime);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {call.covenant, 0, ""}, {covenant.regime});
    Date until = call.on.empty() ? context.world.clock.today() : *Date::parse(call.on);
    if (const Looptijd life = in_force(*regime, covenant, law.kalender); life.tot && *life.tot <= until) until = life.tot->plus_days(-1);
    JobReport report;
    if (!call.dry_run) {
        TRY(disk.make_directory(folder));
        Progress progress(context, "bestanden", static_cast<std::size_t>(call.dossiers));
        for (long n = 1; n <= call.dossiers; ++n) {
            if (context.stopped()) {
                report.exit = ExitCode::interrupted;
                break;
            }
            const SampleCase made = sample_case(call.seed, n, covenant, *regime, until);
            TRY(disk.write_new(join_path(folder, made.number + ".xml"), view_of(made.xml)));
            report.count("written");
            progress.step();
        }
        // Beside the dossiers, not among them: an import of the folder would take it for one.
        if (call.with_covenant && !text.empty()) {
            const std::string path = folder + ".convenant.xml";
            TRY(disk.write_durable(path, view_of(text)));
            report.count("written");
            report.see(path);
        }
        report.see(folder);
    }
    context.output.summary(call.command, report, {{"seed", call.seed}, {"regime", regime->id}, {"reference_date", until.iso()}, {"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
