#pragma once
// KIX, the post's code for an address: four bars a character, each reaching up, down, both ways or neither. The characters are those
// of the Royal Mail 4-state code, without its start, stop and check sign (PostNL, Handleiding KIX code; formats.md 5).
#include <optional>
#include <string>
#include <vector>

namespace griffier::layout {

enum class KixBar { track, up, down, full };

/// Nothing when `text` is empty, longer than 18 characters or holds another character than 0-9 and A-Z.
std::optional<std::vector<KixBar>> kix_bars(const std::string& text);

/// Measures in mm, inside what the post reads: a bar of 0.38 to 0.63, as much between two, the middle part 1.02 to 1.52, and 2 free
/// on every side.
struct KixMeasures {
    static constexpr double bar = 0.55, pitch = 1.1, track = 1.27, reach = 1.87, quiet = 2;
    static constexpr double height = track + 2 * reach;
};

}  // namespace griffier::layout
