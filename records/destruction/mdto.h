#pragma once
// MDTO metadata (Nationaal Archief, MDTO-XML 1.0.1) of a certificate: one informatieobject. It names no person.
#include <string>

#include "records/destruction/certificate.h"

namespace griffier {

/// `file`: name of the certificate's file, to which it points. Elements in the fixed order of the schema.
std::string mdto_of_certificate(const Verklaring& certificate, const std::string& file);

}  // namespace griffier
