#pragma once
// Secrecy and disclosure: which declaration binds an external partner, and what stands in the way of giving data (norms.md SEC-02 to SEC-04,
// CAS-18, CAS-19, CAS-04, MN-11, WEE-15). Which conditions there are follows from the access matrix and the demands of the regime.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/core/error.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/geheimhouding.h"
#include "records/model/regime.h"

namespace griffier {

/// A signed declaration as a document refers to it.
struct Verklaringsbron {
    std::string id;   ///< of the register; "convenant" or "dossier" where that file has the day only
    Date getekend;
};

/// The declaration by which a partner is bound in a case on a day: one of the case before a general one, the register before the files.
/// Nothing when none was signed on or before the day, or the last day of all is past.
std::optional<Verklaringsbron> signed_declaration(std::string_view partner, const Dossier& dossier, const Convenant& convenant,
                                                  const std::vector<Geheimhoudingsverklaring>& verklaringen, Date op);

/// Whether the regime lets an external partner sign at all (a regime may know no external partners, MN).
bool asks_declaration(const Regime& regime);

/// Whose consent a disclosure needs, by the regime: every covenant party that takes part in the case, or the one that gave the data.
/// Ids of parties or partners; empty where the regime asks none of anybody, or the law obliges and the regime takes that for consent.
std::vector<std::string> consent_needed(const Verstrekking& verstrekking, const Dossier& dossier, const Convenant& convenant, const Regime& regime);

struct Verstrekkingsvraag {
    const Verstrekking& verstrekking;
    const Dossier& dossier;
    const Convenant& convenant;
    const Regime& regime;
    const std::vector<Geheimhoudingsverklaring>& verklaringen;
    std::string_view bestand;      ///< "casusoverleg" | "plan": where the data come from
    bool gearchiveerd = false;
};

/// What stands in the way of a disclosure on its own day, each with the article that asks it; empty = it may be made.
/// Codes verstrekking.*: onbekende_ontvanger, zonder_verstrekker, zonder_soort, zonder_noodzaak, zonder_toestemming (args: parties), toestemming_later,
/// zonder_verklaring, niet_op_bijlage, niet_toegelaten, niet_mogelijk (the regime gives this receiver nothing of this file); beperking.geldt
/// for each item that is shielded.
std::vector<Error> disclosure_errors(const Verstrekkingsvraag& vraag);

/// The rule that lets this disclosure be made, for the paper that goes along: "convenant art. ...".
std::string disclosure_article(const Verstrekkingsvraag& vraag);

}  // namespace griffier
