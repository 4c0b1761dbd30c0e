#pragma once
// Secrecy of external partners: the declarations that they sign (norms.md SEC-02 to SEC-04, DOC-10) as the cooperation's register has them.
// Codes and dates only: who signed stands on the signed page, of which the register keeps the hash.
#include <optional>
#include <string>

#include "records/core/date.h"

namespace griffier {

struct Geheimhoudingsverklaring {
    std::string id;                  ///< "GV-2026-0001"
    std::string partner;             ///< id of the external partner (Convenant::externe)
    std::string dossier;             ///< number of the case; "" = general, for every case
    Date opgemaakt;                  ///< made on
    std::optional<Date> getekend;    ///< signed on
    std::optional<Date> tot;         ///< last day on which it opens anything; the duty of secrecy itself goes on
    std::string bewijs;              ///< SHA-256 of the signed page, hex; "" until signed
};

}  // namespace griffier
