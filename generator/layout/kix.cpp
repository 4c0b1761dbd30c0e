#include "generator/layout/kix.h"

namespace griffier::layout {
namespace {

constexpr std::size_t longest = 18;  // six of the postcode, five of the number, X and six of what follows
// Which two of four bars reach, by row (up) and by column (down) of the square in which the characters stand.
constexpr const char* reaching[] = {"0011", "0101", "0110", "1001", "1010", "1100"};

int place_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'A' && c <= 'Z' ? 10 + c - 'A' : -1;
}

}  // namespace

std::optional<std::vector<KixBar>> kix_bars(const std::string& text) {
    if (text.empty() || text.size() > longest) return std::nullopt;
    std::vector<KixBar> bars;
    for (char c : text) {
        const int place = place_of(c);
        if (place < 0) return std::nullopt;
        for (int i = 0; i < 4; ++i) {
            const bool up = reaching[place / 6][i] == '1', down = reaching[place % 6][i] == '1';
            bars.push_back(up && down ? KixBar::full : up ? KixBar::up : down ? KixBar::down : KixBar::track);
        }
    }
    return bars;
}

}  // namespace griffier::layout
