#pragma once
// The evaluation bundle on disk (DOC-25): a bag that somebody checks who has nothing but the bag and a key (samples/verifier, OpenSSL).
//
//   LEESMIJ.txt README.txt     how to check it, in Dutch and English
//   data/evaluatie.pdf .html .xml .cijfers.csv   the report and its figures
//   data/hoofd, data/log.vkey  the signed head up to which the log was counted, and the key of the log
//   data/verklaringen/         certificates of destruction, each with its signature and the proof that it is under that head
//   data/register/ cijfers/ evaluaties/          versions of the Art. 30 register, editions of the statistics, earlier reports: as they stood then
//   metadata/                  MDTO and PREMIS
//   tagmanifest-sha256.txt.handtekening .p7s     by the key of the log (Ed25519), and by the key of the cooperation (CMS, RSA)
#include "generator/pdf/signature.h"
#include "jobs/bag.h"
#include "jobs/evaluation_log.h"
#include "jobs/output.h"

namespace griffier::jobs {

struct Bundel {
    std::string nummer, xml;   ///< of the report, from which all that is said about the bundle comes
    Date van, tot;
};

/// Who cares for the archive of the cooperation, as the settings or the covenant instance say.
std::string caretaker_of(const Context& context, const Session& session);

/// Writes the bag as a whole: into `folder` with ".deel" behind it, and then in its place. Nothing may stand there (Kind::usage:
/// log.uitvoer_bestaat). `key` may be null: then there is no CMS. Returns the number of files of the payload.
Result<std::size_t> write_bundle(Context& context, Session& session, const Bundel& bundle, const Logtoen& log, const pdf::SigningKey* key, const std::string& folder);

}  // namespace griffier::jobs
