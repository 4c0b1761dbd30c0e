#include "jobs/reassess.h"

#include <algorithm>

namespace griffier::jobs {

namespace {

/// Several terms of one rule about one thing are numbered ("p1", "p1.2"): which is which can change, so they are judged together.
std::string thing(const Termijnregel& term) {
    const auto dot = term.item.rfind('.');
    const bool numbered = dot != std::string::npos && dot + 1 < term.item.size() &&
                          std::all_of(term.item.begin() + static_cast<std::ptrdiff_t>(dot) + 1, term.item.end(), [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? term.item.substr(0, dot) : term.item;
}

bool same_duty(const Termijnregel& a, const Termijnregel& b) {
    return a.regel == b.regel && a.waarvoor == b.waarvoor && a.regime_hash == b.regime_hash && thing(a) == thing(b);
}

}  // namespace

std::vector<Termijnregel> differences(const Reassessment& question) {
    const bool events_stand = question.on >= question.seen && !(question.last_event && *question.last_event > question.seen);
    std::vector<Termijnregel> found;
    for (const Termijnregel& term : question.stored) {
        std::vector<const Termijnregel*> now;
        for (const Termijnregel& other : question.recomputed)
            if (same_duty(term, other)) now.push_back(&other);
        if (now.empty()) continue;
        const bool same = std::any_of(now.begin(), now.end(), [&](const Termijnregel* other) {
            return other->start == term.start && other->datum == term.datum && (!events_stand || other->uiterst == term.uiterst);
        });
        const bool other_start = std::none_of(now.begin(), now.end(), [&](const Termijnregel* other) { return other->start == term.start; });
        if (!same && (events_stand || !other_start)) found.push_back(term);
    }
    return found;
}

}  // namespace griffier::jobs
