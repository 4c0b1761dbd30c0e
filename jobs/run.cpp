#include "jobs/run.h"

#include <exception>
#include <map>

#include "jobs/jobs.h"

namespace griffier::jobs {

namespace {

using Job = Result<JobReport> (*)(Context&);

const std::map<std::string, Job>& jobs() {
    static const std::map<std::string, Job> table{{"init", init_store},
                                                  {"import", import_files},
                                                  {"produce", produce_letters},
                                                  {"nightly", run_nightly},
                                                  {"status", show_status},
                                                  {"list", list_dossiers},
                                                  {"show", show_dossier},
                                                  {"explain", explain_dossier},
                                                  {"besluit", record_decision},
                                                  {"regime check", check_regimes},
                                                  {"regime read", read_regime},
                                                  {"convenant check", check_covenants},
                                                  {"convenant show", show_covenant},
                                                  {"verify", verify_store},
                                                  {"sample", write_sample}};
    return table;
}

bool wants_json(const std::vector<std::string>& arguments, const World& world) {
    for (const std::string& argument : arguments)
        if (argument == "--json") return true;
    return world.environment("GRIFFIER_JSON").has_value();
}

ExitCode end_with(Output& output, const std::string& command, const Error& error) {
    JobReport report;
    report.failed(error);
    output.error(error);
    if (output.json()) output.summary(command, report);
    return report.exit;
}

ExitCode run_job(const Call& call, World& world, const Catalogue& words, const DataFolders& data) {
    Output output(world, words, call.json);
    Context context{world, call, words, output, data};
    try {
        Result<JobReport> report = jobs().at(call.command)(context);
        if (!report) return end_with(output, call.command, report.error());
        return report->exit;
    } catch (const std::exception&) {
        // A broken invariant. Its words could hold anything, so they are not printed.
        return end_with(output, call.command, error_of(Kind::damaged, "intern"));
    }
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, World& world) {
    const Preamble preamble = read_preamble(arguments, world);
    const Result<DataFolders> data = find_data(preamble.data, world);
    if (!data) {
        world.err << "griffier: templates, locales and regimes not found; give --data DIR or GRIFFIER_DATA\n";
        return ExitCode::configuration;
    }
    const Result<Catalogue> words = load_catalogue(world.disk, data->locales(), preamble.language);
    if (!words) {
        world.err << "griffier: " << words.error().place.file << ": " << words.error().code << "\n";
        return exit_code_of(words.error().kind);
    }
    Output output(world, *words, wants_json(arguments, world));
    const Result<Call> call = read_call(arguments, world, *words);
    if (!call) return end_with(output, arguments.empty() ? "" : arguments.front(), call.error());
    if (call->command.empty()) {
        world.out << call->text;
        return arguments.empty() ? ExitCode::usage : ExitCode::done;
    }
    if (call->language == words->language()) return run_job(*call, world, *words, *data);
    const Result<Catalogue> others = load_catalogue(world.disk, data->locales(), call->language);  // the settings file names another language
    if (!others) return end_with(output, call->command, others.error());
    return run_job(*call, world, *others, *data);
}

}  // namespace griffier::jobs
