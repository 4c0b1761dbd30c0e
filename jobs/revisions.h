#pragma once
// What becomes known after a certificate: a holder of the key confirms, a party that had copies answers (CAS-25), a copy that still held
// ciphertext is removed. Each goes into a next revision (records/destruction/revision.h).
#include "jobs/lists.h"
#include "jobs/output.h"
#include "records/destruction/certificate.h"

namespace griffier::jobs {

/// Makes the revisions that are due, and says what still waits: parties that have not answered, copies past their day. Nothing is kept in
/// a dry run.
Status revise_certificates(Context& context, Session& session, JobReport& report);

/// Tells which parties must still be asked to destroy what they got, of one certificate.
void tell_notices(Context& context, const Session& session, const Verklaring& certificate, JobReport& report);

}  // namespace griffier::jobs
