// Tables of one report that count the same things. A reader has all of them, so what one hides must not follow from another.
#include <algorithm>

#include "generator/publish/evaluation.h"

namespace griffier::publish {
namespace {

constexpr const char *empty = "leeg", *withheld = "ingehouden";

/// A table whose columns add up to rows of another. `equal`: to their sum; else each thing can be counted more than once (grounds of a decision).
struct Link {
    const char *detail, *parent;
    std::vector<std::string> rows;  ///< of the parent, by the beginning of their code; none: its total
    bool equal;
};

const std::vector<Link>& all_links() {
    static const std::vector<Link> all{{"duur-weging", "weging", {}, true},
                                       {"duur-uitstel", "informeren", {"uitstel"}, true},
                                       {"uitstelgronden", "informeren", {"uitstel", "niet", "vrijstelling"}, false},
                                       {"brieftermijn", "brieven", {"DOC-01"}, true},
                                       {"duur-brief", "brieven", {"DOC-01"}, true},
                                       {"verzoekstreef", "verzoeken", {}, true},
                                       {"verzoektermijn", "verzoeken", {}, true},
                                       {"duur-verzoek", "verzoeken", {}, true},
                                       {"weigergronden", "verzoekuitkomst", {"afwijzen", "deels"}, false},
                                       {"vernietigtermijn", "vernietigd", {}, true}};
    return all;
}

std::vector<std::size_t> rows_of(const Link& link, const PublishedTable& parent) {
    if (link.rows.empty()) return {parent.rows.size()};
    std::vector<std::size_t> out;
    for (std::size_t r = 0; r < parent.rows.size(); ++r)
        if (std::any_of(link.rows.begin(), link.rows.end(), [&](const std::string& code) { return parent.rows[r].rfind(code, 0) == 0; })) out.push_back(r);
    return out;
}

Links links_to(const Counts& detail, const Link& link, const PublishedTable& parent) {
    Links out(detail.rows.size() + 1, std::vector<Told>(detail.columns.size() + 1, Told::nothing));
    const auto rows = rows_of(link, parent);
    for (std::size_t c = 0; c <= detail.columns.size(); ++c) {
        const bool hidden = std::any_of(rows.begin(), rows.end(), [&](std::size_t r) { return !parent.cells[r][c]; });
        // Of grounds each single one would tell how many there are at least.
        if (hidden && !link.equal)
            for (auto& row : out) row[c] = Told::hidden;
        else if (hidden) out.back()[c] = Told::hidden;
        else if (link.equal && !rows.empty()) out.back()[c] = Told::known;
    }
    return out;
}

/// The same hidden count, seen from both tables at once, could lie in too small a range.
bool tells_together(const PublishedTable& detail, const Link& link, const PublishedTable& parent, long threshold) {
    const auto rows = rows_of(link, parent);
    if (!link.equal || rows.size() != 1) return false;
    for (std::size_t c = 0; c < detail.cells.back().size(); ++c) {
        if (parent.cells[rows.front()][c] || detail.cells.back()[c]) continue;
        const auto one = range_of(parent, rows.front(), c), other = range_of(detail, detail.rows.size(), c);
        if (!one || !other) continue;
        const auto high = !one->high ? other->high : !other->high ? one->high : std::min(one->high, other->high);
        if (high && *high - std::max(one->low, other->low) < threshold) return true;
    }
    return false;
}

}  // namespace

std::vector<EvaluationTable> protect_tables(const std::vector<Counts>& tables, long threshold, const std::vector<PublishedTable>& before) {
    std::vector<EvaluationTable> out;
    for (const Counts& counts : tables) {
        EvaluationTable made{counts.code, empty, {}};
        const auto link = std::find_if(all_links().begin(), all_links().end(), [&](const Link& one) { return counts.code == one.detail; });
        const auto parent = link == all_links().end() ? out.end() : std::find_if(out.begin(), out.end(), [&](const EvaluationTable& one) { return one.code == link->parent; });
        const bool linked = parent != out.end() && parent->state != empty;
        if (!counts.rows.empty()) {
            made.state = withheld;
            if (!linked || parent->state.empty()) {
                const auto table = protect(counts, threshold, before, linked ? links_to(counts, *link, parent->published) : Links());
                if (table && !(linked && tells_together(*table, *link, parent->published, threshold))) made.state.clear(), made.published = *table;
            }
        }
        out.push_back(std::move(made));
    }
    return out;
}

}  // namespace griffier::publish
