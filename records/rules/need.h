#pragma once
// "No longer than needed" (RET-04, RET-07; norms.md 13, J-NEED): what may stay at most so long has to be looked at again in between, and
// goes as soon as somebody decides that it is no longer needed. A keep term knows no such review (RET-11): what is kept for five years is
// kept for five years. How often is a rule of the regime ("herziening.noodzaak"), who decides is its decision "noodzaak".
#include <optional>

#include "records/model/codes.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"
#include "records/rules/retention.h"

namespace griffier {

namespace code {
inline constexpr std::string_view noodzaak = "noodzaak";  // uitkomst: nog-nodig, niet-meer-nodig
inline constexpr std::string_view niet_meer_nodig = "niet-meer-nodig";
}  // namespace code

/// The last decision on the need of this part, on or before the day and not before its clock began. One that refers to an item
/// (Besluit::verwijst) is about the part with that item alone; else it is about the file.
const Besluit* need_decision(const Bewaarplan& plan, const Dossier& dossier, Date op);

/// Since when the part is no longer needed, by that decision; nothing for a keep term.
std::optional<Date> need_ended(const Bewaarplan& plan, const Dossier& dossier, Date op);

/// The next review of the part: start = the last one, or the start of its clock; datum = the day to look again, never after its last
/// day. Oordeel ja; when the need has ended datum is the day of that decision and the steps say so. Nothing where there is nothing to
/// review: a keep term, a part without a date, a regime without the rule.
std::optional<Bevinding> need_review(const Bewaarplan& plan, const Dossier& dossier, const Regime& regime, const Kalender& kalender, Date op);

/// How often destruction of the case was held, extensions included, on or before the day; the first hold is no extension.
long hold_count(const Dossier& dossier, Date op);

/// The holds and extensions that run on the day: not over, and not lifted by a decision that names them. `except`: a lift that does not
/// count, since it is the one that is judged.
std::vector<const Besluit*> running_holds(const Dossier& dossier, Date op, std::string_view except = "");

/// A part without a day on which it must go: start = the first signal of the case; datum = the day from which that is red by the regime's
/// threshold "bewaren.zonder-datum-dagen". Oordeel wacht; the first step says why. Nothing for a part with a date.
std::optional<Bevinding> without_date(const Bewaarplan& plan, const Dossier& dossier, const Regime& regime);
/// Of such an answer: nothing is wrong but that nobody has decided to close the case.
bool waits_for_closing(const Bevinding& undated);
/// Of such an answer: the file has no act of its own yet (only decisions that start no term), while the case runs.
bool waits_for_act(const Bewaarplan& plan, const Bevinding& undated);

}  // namespace griffier
