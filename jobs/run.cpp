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
                                                  {"archive", archive_cases},
                                                  {"list", list_dossiers},
                                                  {"show", show_dossier},
                                                  {"explain", explain_dossier},
                                                  {"besluit", record_decision},
                                                  {"regime check", check_regimes},
                                                  {"regime read", read_regime},
                                                  {"convenant check", check_covenants},
                                                  {"convenant show", show_covenant},
                                                  {"convenant update", update_covenant},
                                                  {"verify", verify_store},
                                                  {"vernietigingslijst propose", propose_list},
                                                  {"vernietigingslijst show", show_list},
                                                  {"vernietigingslijst approve", approve_list},
                                                  {"vernietigingslijst withdraw", withdraw_list},
                                                  {"vernietigingslijst answer", answer_list},
                                                  {"vernietigingslijst execute", execute_lists},
                                                  {"vernietigingslijst status", status_of_lists},
                                                  {"backup", back_up_store},
                                                  {"restore", restore_store},
                                                  {"keys share", share_keys},
                                                  {"confirm", confirm_files},
                                                  {"issue", issue_now},
                                                  {"issue status", show_issue},
                                                  {"issue confirm", confirm_issue},
                                                  {"issue withdraw", withdraw_issue},
                                                  {"issue resolve", resolve_issue},
                                                  {"register make", make_register},
                                                  {"publish check", check_publication},
                                                  {"publish make", make_publication},
                                                  {"publish sign", make_signature_pages},
                                                  {"publish papers", make_covenant_papers},
                                                  {"geheimhouding make", handle_secrecy},
                                                  {"geheimhouding sign", handle_secrecy},
                                                  {"geheimhouding end", handle_secrecy},
                                                  {"geheimhouding list", handle_secrecy},
                                                  {"verstrekking", record_disclosure_of},
                                                  {"calendar", show_calendar},
                                                  {"calendar done", record_calendar},
                                                  {"statistiek make", make_statistics},
                                                  {"statistiek check", check_statistics},
                                                  {"evaluate", evaluate},
                                                  {"adviesblad", make_advice_sheet},
                                                  {"werkstuk make", handle_paper},
                                                  {"werkstuk form", handle_paper},
                                                  {"werkstuk list", handle_paper},
                                                  {"werkstuk show", handle_paper},
                                                  {"config check", check_config},
                                                  {"config show", show_config},
                                                  {"describe", describe_program},
                                                  {"log export", export_log},
                                                  {"log check", check_log},
                                                  {"log cosign", cosign_log},
                                                  {"log prove", prove_log},
                                                  {"sample", write_sample}};
    return table;
}

/// The steps of a request share one job: the word after "verzoek" says which.
Job job_of(const std::string& command) {
    const bool request = command.rfind("verzoek ", 0) == 0;
    return request ? handle_request : jobs().at(command);
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
        Result<JobReport> report = job_of(call.command)(context);
        if (!report) return end_with(output, call.command, report.error());
        return report->exit;
    } catch (const MissingText& missing) {
        return end_with(output, call.command, missing.error());
    } catch (const std::exception&) {
        // A broken invariant. Its words could hold anything, so they are not printed.
        return end_with(output, call.command, error_of(Kind::damaged, "intern"));
    }
}

/// The words of both languages, each complete: a text that one of them lacks would otherwise end a run in its middle.
struct Words {
    Catalogue asked, other;
};

/// Without words nothing can be told in words: the code, the file and what it is about stand in for them.
ExitCode end_without_words(World& world, const Error& error) {
    world.err << "griffier: " << error.place.file << ": " << error.code;
    for (const std::string& argument : error.args) world.err << " " << argument;
    world.err << "\n";
    return exit_code_of(error.kind == Kind::refused ? Kind::configuration : error.kind);
}

Result<Words> load_words(World& world, const DataFolders& data, const std::string& language) {
    TRY_ASSIGN(Catalogue asked, load_catalogue(world.disk, data.locales(), language));
    TRY_ASSIGN(Catalogue other, load_catalogue(world.disk, data.locales(), language == "nl" ? "en" : "nl"));
    TRY(asked.covers(other));
    TRY(other.covers(asked));
    return Words{std::move(asked), std::move(other)};
}

ExitCode run_in(const std::vector<std::string>& arguments, World& world, const Words& words, const DataFolders& data) {
    Output output(world, words.asked, wants_json(arguments, world));
    const Result<Call> call = read_call(arguments, world, words.asked);
    if (!call) return end_with(output, arguments.empty() ? "" : arguments.front(), call.error());
    if (call->command.empty()) {
        world.out << call->text;
        return arguments.empty() ? ExitCode::usage : ExitCode::done;
    }
    // The settings file can name another language than the call.
    return run_job(*call, world, call->language == words.asked.language() ? words.asked : words.other, data);
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, World& world) {
    const Preamble preamble = read_preamble(arguments, world);
    const Result<DataFolders> data = find_data(preamble.data, world);
    if (!data) {
        world.err << "griffier: templates, locales and regimes not found; give --data DIR or GRIFFIER_DATA\n";
        return ExitCode::configuration;
    }
    const Result<Words> words = load_words(world, *data, preamble.language);
    if (!words) return end_without_words(world, words.error());
    try {
        return run_in(arguments, world, *words, *data);
    } catch (const MissingText& missing) {
        return end_without_words(world, missing.error());
    }
}

}  // namespace griffier::jobs
