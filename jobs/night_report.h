#pragma once
// The report of a night for who must see in ten seconds whether it was a good one: what was told during the run, put in order of weight,
// as one self-contained HTML page (no script, nothing fetched) and as plain text. It carries dossier numbers, codes and dates; nobody's name.
#include <optional>
#include <string>
#include <vector>

#include "jobs/night_record.h"
#include "jobs/output.h"
#include "records/core/catalogue.h"

namespace griffier::jobs {

/// In the order in which they stand in the report; words under "nacht.deel.NAME". What no other part takes stands in "rest", so that
/// nothing which was told is left out.
enum class Part { overdue, risk, waiting, refused, unknown, made, issued, archived, destroyed, held, proposed, rest };
inline constexpr Part all_parts[] = {Part::overdue,  Part::risk,     Part::waiting,   Part::refused, Part::unknown, Part::made, Part::issued,
                                     Part::archived, Part::destroyed, Part::held, Part::proposed, Part::rest};
std::string name_of(Part part);

/// Where something that was told belongs; nothing for what the report says elsewhere (the balance), and for a file that
/// was offered again and changed nothing.
std::optional<Part> part_of(const Reported& told, Date on);

struct NightReport {
    std::string cooperation, regime;
    Date on;                               ///< reference date
    bool practice = false;
    ExitCode exit = ExitCode::done;
    std::vector<Reported> told;                ///< in the order of the run
    std::optional<Tellers> stock;          ///< as the night left it
    long held = 0;                         ///< of the balance
    std::vector<NightRecord> nights;       ///< this one among them, oldest first
};

/// Sentences that one part of a page shows; how many more there are is said.
inline constexpr std::size_t most_lines = 300;

/// The sentences of one part, at most so many. After the first error of a kind stands what to do, as on the screen: who reads the report
/// in the morning did not see that.
std::vector<std::string> sentences_of(const std::vector<const Reported*>& told);

/// Same report, same bytes.
std::string night_page(const NightReport& report, const Catalogue& words);
std::string night_text(const NightReport& report, const Catalogue& words);

/// "0": good; "1": look at it; "2": act now. Words under "nacht.oordeel.N".
int weight_of(ExitCode exit);

}  // namespace griffier::jobs
