#pragma once
// Destruction lists as they lie in the store: made, found again, held against the cases as they are now, and moved on. Kinds of lasting
// objects: "lijst" (the open half), "verloop" (its course), "lijstpost" (the rich half, under the keys of the case), "verklaring".
#include <optional>
#include <string>
#include <vector>

#include "jobs/session.h"
#include "records/destruction/procedure.h"
#include "records/destruction/proposal.h"

namespace griffier::jobs {

struct StoredList {
    Lijst list;
    Lijstverloop course;
    bool open() const { return course.stand == Lijststand::voorgesteld || course.stand == Lijststand::goedgekeurd || course.stand == Lijststand::uitvoering; }
};

/// What the operator set for lists and certificates (settings of griffier.ini).
struct ArchiveSettings {
    std::string caretaker;                      ///< zorgdrager; "" = the controllers of the instance
    std::string selection_list;
    std::map<std::string, std::string> category;  ///< by file: "weegploeg", "casusoverleg"
    Machtiging leave;
};
ArchiveSettings archive_settings(const Context& context);

/// Refused: lijst.onbekend; damaged: lijst.vorm.
Result<StoredList> load_list(Store& store, const std::string& number);
/// All lists, by number.
Result<std::vector<StoredList>> all_lists(Store& store);
/// The rich half of an item; nothing when it went with the keys of its case.
Result<std::optional<Lijstgegeven>> given_of(Store& store, const std::string& number, int nr);
Status keep_course(Group& group, const StoredList& list);

/// Regimes of the items of a list, each once. Kind::configuration when one is not on disk as it was.
Result<std::vector<const Regime*>> regimes_of(const Lijst& list, const Session& session);

/// When the parts of a case were archived, with the starts that the cooperation chose.
Result<Gearchiveerd> archived_on(Session& session, const std::string& number);

/// The filed documents that go with a part (registry/destroy.h).
struct Documents {
    long count = 0, bytes = 0;
};
Result<Documents> documents_with(Session& session, const Tevernietigen& part);

/// What comes up on the reference date, of these cases.
Result<Voordracht> proposal_for(Session& session, const std::vector<std::string>& numbers);
/// Cases that can have something on a list: those with a date within the longest lead of any regime, and those without any date.
Result<std::vector<std::string>> candidates(Session& session);

/// Makes a list of what may stand on one and stands on no open list yet. Returns nothing when there is nothing. `proposer`: id.
Result<std::optional<StoredList>> make_list(Context& context, Session& session, const Voordracht& proposal, const std::string& proposer);

/// An item of an open list against the case as it is now.
struct ItemState {
    int nr = 0;
    std::optional<Lijstgegeven> given;
    std::optional<Lijstpost> now;
    bool same = false;       ///< the token is still that of the case
    bool on_list() const { return same && now && now->op_lijst(); }
    /// Why it comes off: "aangehouden", "verzoek-open", "afgeschermd"; "" when it stays. The decision or request itself changes the case, so that its
    /// token need not be the same: the item comes off, and the rest of the list stands.
    std::string reason() const;
};
Result<std::vector<ItemState>> compare(Session& session, const StoredList& list);

/// Holds every open list against the cases: what is held or asked about comes off, a list with a changed item is void. Durable on return;
/// each change is printed and counted. In a dry run nothing is kept.
Status refresh_lists(Context& context, Session& session, JobReport& report);

}  // namespace griffier::jobs
