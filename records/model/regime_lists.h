#pragma once
// Every list of rules of a Regime, once, in the order of its members: what must touch all kinds goes through here.
#include <tuple>

#include "records/model/regime.h"

namespace griffier {

inline constexpr auto regime_lists =
    std::make_tuple(&Regime::doelen, &Regime::begrippen, &Regime::partijen, &Regime::bestanden, &Regime::termijnen, &Regime::gronden,
                    &Regime::toegang, &Regime::besluiten, &Regime::informeren, &Regime::handelingen, &Regime::drempels,
                    &Regime::grondslagen, &Regime::kennisgevingen, &Regime::eisen, &Regime::lijsten);

/// Calls `visit` with a pointer to each member that is a list of rules.
template <class Visit>
void for_each_rule_list(Visit visit) {
    std::apply([&](auto... member) { (visit(member), ...); }, regime_lists);
}

}  // namespace griffier
