#include "records/rules/time_judgement.h"

#include <algorithm>

namespace griffier {

Result<Tijdgrens> time_limits(const Regime& regime) {
    constexpr std::string_view back = "klok.terug-minuten", gap = "klok.gat-uren";
    const Drempel* terug = regime.drempel(back);
    const Drempel* gat = regime.drempel(gap);
    if (!terug || !gat) return error_of(Kind::configuration, "regime.drempel", {}, {std::string(terug ? gap : back), regime.id});
    return Tijdgrens{std::chrono::minutes(terug->waarde), std::chrono::hours(gat->waarde)};
}

Tijdoordeel judge_time(const Tijdwaarneming& seen, const Tijdgrens& limits) {
    const Instant now = seen.nu.nu;
    const auto drift = std::chrono::abs((now - seen.begin.nu) - (seen.nu.monotoon - seen.begin.monotoon));
    // What is not proven is not earlier than what was, unless even the clock says that it is.
    const Instant at_least = std::min(now, seen.bewezen);
    if (seen.sprong || drift > limits.terug) return {Tijdfout::sprong, at_least};
    if (seen.hoogste - now > limits.terug) return {Tijdfout::teruggezet, at_least};
    if (now - seen.bewezen > limits.gat) return {Tijdfout::gat, at_least};
    return {Tijdfout::geen, now};
}

}  // namespace griffier
