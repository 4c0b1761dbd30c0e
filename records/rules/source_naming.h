#pragma once
// Who reported is named to the person concerned by a recorded decision with its ground, and else never (norms.md INF-12, RGT-11, 14.31).
#include <string>
#include <vector>

#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

/// The kind of decision, and the regime's list of grounds for it. Its `betreft` is the reporter; outcomes "noemen" and "niet-noemen".
inline constexpr std::string_view bronvermelding = "bronvermelding";

/// The reporters (person ids, in the order of the dossier) that a letter of that day may name: of each the last decision on or before the
/// day counts, and it names him only with a ground of the list and with reasons.
std::vector<std::string> named_reporters(const Dossier& dossier, const Regime& regime, Date op);

}  // namespace griffier
