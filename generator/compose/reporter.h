#pragma once
// Who reported stays out of every letter to others, unless a recorded decision with its ground names him (norms.md INF-12, 14.31).
#include <string>
#include <vector>

#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// Holds texts of the case that are about to go out against the names of the reporters that may not be named.
class Reporters {
  public:
    explicit Reporters(const Opdracht& opdracht);
    /// Error verzoek.melder_in_kopie (refused; args: item) when the text has the surname of one.
    Status pass(const std::string& item, const std::string& text) const;

  private:
    const Opdracht& opdracht_;
    std::vector<std::string> names_;
};

/// Adds <melder> with the full name for each reporter that a decision names.
void add_named_reporters(Tree::Node root, const Opdracht& opdracht, const Catalogue& words);

}  // namespace griffier::compose
