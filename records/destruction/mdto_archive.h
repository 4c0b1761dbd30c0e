#pragma once
// MDTO metadata (Nationaal Archief, MDTO-XML 1.0.1) of a file of a case that went to the archive: one informatieobject of level Dossier with
// the event of its move, and that of its return when the controller ordered renewed processing (RET-05). The move stays within the same care: a Migratie, no Overbrenging. It names a case and no person.
#include <string>

#include "records/core/date.h"
#include "records/destruction/list.h"
#include "records/rules/retention.h"

namespace griffier {

struct Gearchiveerdbestand {
    std::string dossier, bestand;   ///< number of the case, file
    Date op;                        ///< day of the move
    std::optional<Date> hernieuwd;  ///< day of the order that brought it back
    Bewaarplan plan;                ///< its clock and its end
    std::string duur, regime;       ///< of the destruction rule; regime with its version
    std::string opslag;             ///< Store::origin
    std::string zorgdrager;
    std::string selectielijst, categorie;  ///< "" where none is configured
    std::string beperking;          ///< who may consult it, in the words of the regime
    bool oefening = false;
};

/// The name of its file: case and file, without characters that an archive refuses.
std::string mdto_name(const Gearchiveerdbestand& one);
/// The same values give the same bytes. Elements in the fixed order of the schema.
std::string mdto_of_archived(const Gearchiveerdbestand& one);

}  // namespace griffier
