#pragma once
// Who may see what: the access matrix of the regime (norms.md 11.5), with the conditions of each cell. SEC-14 to SEC-16, CAS-18, RET-03.
#include <optional>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

struct Toegangsvraag {
    std::string rol;                      ///< of Toegangsregel: "kernpartij", "rvdk", "externe-casuspartner", "uitvoerder" ...
    std::string bestand;                  ///< "weegploeg" | "casusoverleg" | "plan" | "archief"
    std::string toestand = "actief";      ///< "actief" | "gearchiveerd" | "uitgetreden"
    std::optional<bool> minderjarig;      ///< of the subject on the day; nothing = not known
    bool eigen_gemeente = false;          ///< of the case's municipality, or a party that is no municipality
    bool toegelaten = false;              ///< admitted to this case (Deelnemer)
    bool bijlage_1 = false;               ///< on annex 1 on the day
    bool geheimhouding = false;           ///< secrecy declaration signed on or before the day
    bool adviseur = false;                ///< anonymised adviser mode
    bool verzoek_in_behandeling = false;  ///< a request is in hand
    bool reden = false;                   ///< a reason is given and recorded
    bool noodzaak = false;                ///< the need for the purpose of the file is stated (--purpose)
    bool toestemming = false;             ///< those who must consent did
    bool taak = false;                    ///< a job of the system asks, not a person
};

/// oordeel ja (steps name what binds the access: "toegang.voor_zover_nodig", "toegang.raadplegen"), nee (steps name each
/// condition that is not met), wacht when a fact is not known. A cell that the regime does not have is nee.
Bevinding access(const Toegangsvraag& vraag, const Regime& regime);

/// Whether data may be given to a role that has no access of its own (a cell "verstrekking", CAS-19): ja when its conditions are met.
Bevinding disclosure(const Toegangsvraag& vraag, const Regime& regime);

/// Fills the question for a party or external partner (by id) from dossier and covenant instance on a day. The role follows from
/// the kind of party; `rol` overrides it ("uitvoerder", "helper", "beheerder"). A party that left, also when its notice has run out,
/// is "uitgetreden". What only the caller knows (need, reason, consent, job) stays false.
Toegangsvraag access_question(std::string_view partij, std::string_view rol, std::string_view bestand, bool gearchiveerd, const Dossier& dossier,
                              const Convenant& convenant, const Regime& regime, Date op);

}  // namespace griffier
