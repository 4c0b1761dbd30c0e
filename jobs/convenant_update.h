#pragma once
// `griffier convenant update FILE`: a new version of the covenant instance in a store that exists (norms.md GOV-13, GOV-29, ANX-04, ANX-05,
// DOC-28). The difference is printed, what would break what is stored is refused, and two persons decide: the first writes it out
// (--voorstel FILE), the second signs that (--bekrachtig FILE --handtekening FILE --door ID). The statement names both files by hash
// and the number that the version gets, so it counts once and for nothing else. Where nobody has a key in the version that holds, the
// second proves himself with the key that the new one gives him: first keys come into a store as the instance itself came at init.
#include <string>
#include <vector>

#include "jobs/output.h"
#include "records/rules/convenant_change.h"

namespace griffier::jobs {

/// One line per difference.
void tell_differences(Output& output, const std::vector<ConvenantDifference>& found);
/// On which day and by whom a version came, from its evidence.
void tell_decision(Output& output, int number, const std::string& evidence);

}  // namespace griffier::jobs
