#pragma once
// The certificate of destruction as PDF (DOC-18): the kept XML, printed. The XML is the deed; the paper is made from it each time that it
// is put out, by the bytes of the XML alone, so that it need not be kept beside it.
#include <string>

#include "jobs/context.h"
#include "records/core/bytes.h"

namespace griffier::jobs {

/// The XML of a certificate with its dates, times and terms in words, and fingerprints and tokens in groups that a line can break.
std::string certificate_in_words(const std::string& xml, const Catalogue& words);

/// `name`: number of the certificate, with its revision. In Dutch, whatever language griffier speaks to its operator. Errors:
/// verklaring.vorm, those of Generator::load and print.
Result<Bytes> certificate_paper(Context& context, const Bytes& xml, const std::string& name);

}  // namespace griffier::jobs
