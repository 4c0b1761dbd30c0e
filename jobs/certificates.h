#pragma once
// Certificates of destruction: made from what a run of a list left behind, signed, kept for ever (kinds "verklaring",
// "verklaring-handtekening", "verklaring-mdto", and files in a place of their own: certificate_place.h), and put out on request.
#include <string>
#include <vector>

#include "jobs/lists.h"
#include "records/destruction/certificate.h"

namespace griffier::jobs {

/// One run of a list: which order it gave the store. `run` counts from 1.
Hash order_of(const Lijst& list, int run);
std::string certificate_number(const Lijst& list, int run);

/// What a certificate of this list will lack whatever happens: asked before anything is destroyed.
std::vector<std::string> certain_gaps(const Context& context, const Session& session, const Lijst& list, const Lijstverloop& course);

/// The certificate of a run: `gone` and `off` are item numbers of that run. Errors: verklaring.onvolledig.
Result<Verklaring> certificate_for(Context& context, Session& session, const StoredList& list, int run, const std::vector<int>& gone, const Vernietiguitkomst& outcome);

/// Signs and keeps it; a second time with the same content changes nothing.
Status keep_certificate(Group& group, Session& session, const Verklaring& certificate);

/// Names of the revisions of a certificate, the first at the front; empty when there is none.
Result<std::vector<std::string>> revisions_of(Store& store, const std::string& number);

/// Writes XML, signature, MDTO and PDF of a kept certificate (Verklaring::naam) to a folder, with the list that it is of and, beside a
/// first revision, a folder with the MDTO of each thing that is gone. The paths are added to the report. The XML comes last.
Status put_out(Context& context, Session& session, const std::string& name, const std::string& folder, JobReport& report);

/// griffier verify FILE: each a certificate with its signature beside it (FILE + ".handtekening"); a later revision is also held against
/// the one before, where that lies beside it. A folder is an exported log (log_folder.h). Offline: no store is opened.
Result<JobReport> verify_certificates(Context& context);

}  // namespace griffier::jobs
