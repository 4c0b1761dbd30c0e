// Tables of one report that count the same things. A reader has all of them, so what one hides must not follow from another.
#include <algorithm>
#include <string_view>

#include "generator/publish/evaluation.h"

namespace griffier::publish {
namespace {

constexpr const char *empty = "leeg", *withheld = "ingehouden";

enum class Likeness {
    sum,     ///< its total is those rows together
    ground,  ///< each thing there is counted here once for each of its grounds
    paper    ///< each thing makes, as a rule, one paper: the same number under another name
};

/// A row of a table that counts what rows of another one count, in each column. Rows are named by their code or, with a star, by how it begins; "" and
/// none: the total.
struct Link {
    const char *detail, *row, *parent;
    std::vector<std::string> rows;
    Likeness likeness;
};

const std::vector<Link>& all_links() {
    using enum Likeness;
    static const std::vector<Link> all{{"duur-weging", "", "weging", {}, sum},
                                       {"duur-uitstel", "", "informeren", {"uitstel"}, sum},
                                       {"uitstelgronden", "", "informeren", {"uitstel", "niet", "vrijstelling"}, ground},
                                       {"brieftermijn", "", "brieven", {"DOC-01*"}, sum},
                                       {"duur-brief", "", "brieven", {"DOC-01*"}, sum},
                                       {"verzoekstreef", "", "verzoeken", {}, sum},
                                       {"verzoektermijn", "", "verzoeken", {}, sum},
                                       {"duur-verzoek", "", "verzoeken", {}, sum},
                                       {"weigergronden", "", "verzoekuitkomst", {"afwijzen", "deels"}, ground},
                                       {"vernietigtermijn", "", "vernietigd", {}, sum},
                                       {"brieven", "DOC-02", "informeren", {"uitstel"}, paper},
                                       {"brieven", "DOC-02-V", "informeren", {"vrijstelling"}, paper},
                                       {"besluiten", "aanhouding", "brieven", {"DOC-34"}, paper},
                                       {"besluiten", "hernieuwde-verwerking", "brieven", {"DOC-19-H"}, paper},
                                       {"verzoeken", "", "brieven", {"DOC-35"}, paper},
                                       {"verzoekuitkomst", "", "verzoeken", {}, paper},
                                       {"verzoekuitkomst", "", "brieven", {"DOC-05", "DOC-06", "DOC-08", "DOC-09"}, paper},
                                       {"verstrekkingen", "", "brieven", {"DOC-17"}, paper},
                                       {"archief", "", "brieven", {"DOC-19", "DOC-19-H"}, paper}};
    return all;
}

bool named(const std::string& row, const std::string& code) { return code.ends_with('*') ? row.starts_with(std::string_view(code).substr(0, code.size() - 1)) : row == code; }

std::vector<std::size_t> rows_of(const Link& link, const std::vector<std::string>& parent) {
    if (link.rows.empty()) return {parent.size()};
    std::vector<std::size_t> out;
    for (std::size_t r = 0; r < parent.size(); ++r)
        if (std::any_of(link.rows.begin(), link.rows.end(), [&](const std::string& code) { return named(parent[r], code); })) out.push_back(r);
    return out;
}

/// The row of the detail; nothing when it counted none of it.
std::optional<std::size_t> own_row(const Link& link, const std::vector<std::string>& rows) {
    const auto found = std::find(rows.begin(), rows.end(), link.row);
    if (*link.row && found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

/// What a table of the same report tells of this one. What any of them hides is hidden, whatever the others tell.
class Told_by {
  public:
    explicit Told_by(const Counts& detail) : detail_(detail), links_(detail.rows.size() + 1, std::vector<Told>(detail.columns.size() + 1, Told::nothing)) {}

    void add(const Link& link, const PublishedTable& parent) {
        const auto rows = rows_of(link, parent.rows);
        const auto own = own_row(link, detail_.rows);
        if (!own) return;
        for (std::size_t c = 0; c <= detail_.columns.size(); ++c) {
            const bool hidden = std::any_of(rows.begin(), rows.end(), [&](std::size_t r) { return !parent.cells[r][c]; });
            // Of grounds each single one would tell how many there are at least.
            if (hidden && link.likeness == Likeness::ground)
                for (std::size_t r = 0; r < links_.size(); ++r) put(r, c, Told::hidden);
            else if (hidden) put(*own, c, Told::hidden);
            else if (link.likeness != Likeness::ground && !rows.empty()) put(*own, c, Told::known);
        }
    }
    void hide(std::size_t row) {
        for (std::size_t c = 0; c <= detail_.columns.size(); ++c) put(row, c, Told::hidden);
    }
    const Links& links() const { return links_; }

  private:
    void put(std::size_t row, std::size_t column, Told told) {
        if (links_[row][column] != Told::hidden) links_[row][column] = told;
    }

    const Counts& detail_;
    Links links_;
};

/// The same hidden count, seen from both tables at once, could lie in too small a range.
bool tells_together(const PublishedTable& detail, const Link& link, const PublishedTable& parent, long threshold) {
    const auto rows = rows_of(link, parent.rows);
    if (link.likeness != Likeness::sum || rows.size() != 1) return false;
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

std::vector<EvaluationTable> protect_tables(const std::vector<Counts>& tables, long threshold, const std::vector<PublishedTable>& before, const std::set<std::string>& other_days) {
    std::vector<EvaluationTable> out;
    for (const Counts& counts : tables) {
        EvaluationTable made{counts.code, counts.rows.empty() ? empty : withheld, {}};
        bool may = !counts.rows.empty() && !other_days.contains(counts.code);
        Told_by told(counts);
        std::vector<std::pair<const Link*, PublishedTable>> parents;
        for (const Link& link : all_links()) {
            // What the papers of a table that is told over other days would tell of it.
            if (link.likeness == Likeness::paper && counts.code == link.parent && other_days.contains(link.detail))
                for (const std::size_t row : rows_of(link, counts.rows)) told.hide(row);
            if (counts.code != link.detail) continue;
            const auto parent = std::find_if(out.begin(), out.end(), [&](const EvaluationTable& one) { return one.code == link.parent; });
            if (parent == out.end() || parent->state == empty) continue;
            if (parent->state.empty()) told.add(link, parent->published), parents.emplace_back(&link, parent->published);
            else if (link.likeness != Likeness::paper) may = false;
            else if (const auto row = own_row(link, counts.rows); row && other_days.contains(link.parent)) told.hide(*row);
        }
        if (may) {
            const auto table = protect(counts, threshold, before, told.links());
            const bool together = table && std::any_of(parents.begin(), parents.end(), [&](const auto& one) { return tells_together(*table, *one.first, one.second, threshold); });
            if (table && !together) made.state.clear(), made.published = *table;
        }
        out.push_back(std::move(made));
    }
    return out;
}

}  // namespace griffier::publish
