#pragma once
// Who sends an information letter, and whom one must consult first. norms.md INF-02, INF-05, INF-06, 14.7; SEC-15 for "the core
// parties of the case". Used by informing.cpp.
#include <string>
#include <vector>

#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier {

/// Party ids that the regime's rule lets send, without doubles, in the order of the covenant instance.
std::vector<std::string> possible_senders(const Informeerregel& rule, const Dossier& dossier, const Regime& regime, const Convenant& convenant,
                                          const std::vector<const Signaal*>& signals, Date op);
/// Whether a recorded choice of sender holds: the executor's task may be given to another party of the covenant (H), a task that the
/// covenant itself gives to a party only to one of these.
bool may_be_chosen(const Informeerregel& rule, const std::string& partij, const std::vector<std::string>& possible, const Convenant& convenant);
/// Kinds of party that had to be consulted and were not, on or before the day.
std::vector<std::string> missing_consultation(const Informeerregel& rule, const std::vector<Overleg>& overleg, const Dossier& dossier,
                                              const Regime& regime, const Convenant& convenant, Date op);

}  // namespace griffier
