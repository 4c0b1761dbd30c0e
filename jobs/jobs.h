#pragma once
// The jobs. Each does one command from start to end, prints its lines through the context's Output, and returns what it did; `run`
// prints the summary and maps the report to the exit code. None throws for an expected failure. An Error inside the Result ends the
// call; a failure of one item is printed, counted in the report, and the job goes on.
#include "jobs/context.h"

namespace griffier::jobs {

Result<JobReport> init_store(Context& context);
Result<JobReport> import_files(Context& context);
Result<JobReport> produce_letters(Context& context);
Result<JobReport> run_nightly(Context& context);
Result<JobReport> archive_cases(Context& context);
Result<JobReport> show_status(Context& context);
Result<JobReport> list_dossiers(Context& context);
Result<JobReport> show_dossier(Context& context);
Result<JobReport> explain_dossier(Context& context);
Result<JobReport> record_decision(Context& context);
Result<JobReport> handle_request(Context& context);  ///< griffier verzoek STEP
Result<JobReport> check_regimes(Context& context);
Result<JobReport> read_regime(Context& context);
Result<JobReport> check_covenants(Context& context);
Result<JobReport> show_covenant(Context& context);
Result<JobReport> update_covenant(Context& context);
Result<JobReport> verify_store(Context& context);
Result<JobReport> propose_list(Context& context);
Result<JobReport> show_list(Context& context);
Result<JobReport> approve_list(Context& context);
Result<JobReport> withdraw_list(Context& context);
Result<JobReport> execute_lists(Context& context);
Result<JobReport> answer_list(Context& context);
Result<JobReport> status_of_lists(Context& context);
Result<JobReport> back_up_store(Context& context);
Result<JobReport> restore_store(Context& context);
Result<JobReport> share_keys(Context& context);
Result<JobReport> confirm_files(Context& context);
Result<JobReport> issue_now(Context& context);
Result<JobReport> show_issue(Context& context);
Result<JobReport> confirm_issue(Context& context);
Result<JobReport> withdraw_issue(Context& context);
Result<JobReport> resolve_issue(Context& context);
Result<JobReport> make_register(Context& context);
Result<JobReport> check_publication(Context& context);
Result<JobReport> make_publication(Context& context);
Result<JobReport> make_signature_pages(Context& context);
Result<JobReport> make_covenant_papers(Context& context);
Result<JobReport> handle_secrecy(Context& context);        ///< griffier geheimhouding make | sign | end | list
Result<JobReport> record_disclosure_of(Context& context);  ///< griffier verstrekking DOSSIER
Result<JobReport> show_calendar(Context& context);
Result<JobReport> record_calendar(Context& context);       ///< griffier calendar done KIND
Result<JobReport> make_statistics(Context& context);
Result<JobReport> check_statistics(Context& context);
Result<JobReport> evaluate(Context& context);
Result<JobReport> make_advice_sheet(Context& context);
Result<JobReport> handle_paper(Context& context);          ///< griffier werkstuk make | form | list | show
Result<JobReport> check_config(Context& context);
Result<JobReport> show_config(Context& context);
Result<JobReport> describe_program(Context& context);      ///< griffier describe man | bash | fish
Result<JobReport> export_log(Context& context);
Result<JobReport> check_log(Context& context);
Result<JobReport> cosign_log(Context& context);
Result<JobReport> prove_log(Context& context);
Result<JobReport> write_sample(Context& context);

}  // namespace griffier::jobs
