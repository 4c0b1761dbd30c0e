#pragma once
// MDTO metadata (Nationaal Archief, MDTO-XML 1.0.1) of a certificate, and of each thing that it says is gone. They name no person and no case.
#include <string>

#include "records/destruction/certificate.h"

namespace griffier {

/// `file`: name of the certificate's file, to which it points. Elements in the fixed order of the schema.
std::string mdto_of_certificate(const Verklaring& certificate, const std::string& file);

/// What remains known of one destroyed file of a case (an item of the list): its token, category, term, approvals and destruction, and
/// the certificate that tells of it. One informatieobject of level Dossier.
std::string mdto_of_destroyed(const Lijstregel& item, const Verklaring& certificate);

}  // namespace griffier
