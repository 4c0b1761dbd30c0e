#pragma once
// A dossier as a row of dated acts, in the codes by which a regime says which of them count as processing (Handeling). Shared by
// retention and informing.
#include <set>
#include <string>
#include <vector>

#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

struct Daad {
    std::string code;      ///< "signaal", "analyse", "besluit.weging", "plan", "actie", "verstrekking", "verzoek", kind of a Gebeurtenis ...
    std::string id, bestand;
    Date datum;
};

/// All acts on or before the day, in order of date. A decision to close stands in the weegploeg file too where that file has the field.
std::vector<Daad> acts(const Dossier& dossier, const Regime& regime, Date op);

/// Decisions that end an assessment or bring it further, about the subject, on or before the day, in order. What the regime does not know
/// (another body's answer, an outcome outside its list) is left out.
std::vector<const Besluit*> assessments(const Dossier& dossier, const Regime& regime, Date op);
/// The decision closes: the core parties may also decide to go on.
bool closes(const Besluit& besluit);
/// Where another body decides on the weegploeg's advice.
bool decided_elsewhere(const Regime& regime);
/// The decision ends the assessment by tabling, or by not tabling.
bool tables(const Besluit& besluit, const Regime& regime);
bool does_not_table(const Besluit& besluit);

/// One assessment in the weegploeg file: the ids of what belongs to it and the decision that ended it (null: still open).
struct Ronde {
    const Besluit* einde = nullptr;
    bool niet_geagendeerd = false;
    std::set<std::string> items;
};
/// The assessments in order. What a later assessment expressly used (Besluit::gebruikt) belongs to that one. Never empty.
std::vector<Ronde> rounds(const Dossier& dossier, const Regime& regime, Date op);

}  // namespace griffier
