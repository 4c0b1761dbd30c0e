#pragma once
// Letters of what was destroyed that may still lie readable in the channel: handed over and never confirmed, kept there by the operator, or in a
// channel that was away. A destruction remembers their numbers in its own commit, since nothing else knows them afterwards; they are
// forgotten when the channel has no file of theirs any more, or a person says so. The number of a document is nobody's name. RET-01, RET-04.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/output.h"
#include "jobs/session.h"
#include "records/model/vernietiging.h"

namespace griffier::jobs {

/// By what a letter went: number of the list and its run; "" and 0 with a request that was forgotten.
struct Destroyedby {
    std::string list;
    int run = 0;
    bool operator==(const Destroyedby&) const = default;
};

/// One letter that is gone from the store, or is about to go.
struct Remainder {
    std::string number, consignment;  ///< consignment: the last that it is known to have gone in, or ""
    Destroyedby by;
};

/// Letters that go with these parts and can lie in the channel, by Tevernietigen::post. To be asked before they go. Errors are of the store.
Result<std::map<std::string, std::vector<Remainder>>> letters_with(Context& context, Session& session, const std::vector<Tevernietigen>& parts, const Destroyedby& by);
/// The same of a request with a file of its own.
Result<std::vector<Remainder>> letters_of_request(Context& context, Session& session, const std::string& place);
/// In the commit in which they go.
Status remember(Group& group, const std::vector<Remainder>& letters);

/// Takes what is remembered (of one run, or all of it) out of the channel, unless its files are the operator's, and forgets what is not there
/// any more. What may still be there is told by the name of its file (kanaal.rest, Kind::deadline) and counted as left_in_channel; trouble of the
/// channel is told too. In a dry run nothing in the channel changes. Fails only when the run cannot go on.
Status clear_remains(Context& context, Session& session, JobReport& report, const std::optional<Destroyedby>& only = {});

/// All that is remembered, by number.
Result<std::vector<Remainder>> remembered(Store& store);
/// A person says that no file of a letter is in the channel any more. Nothing (false) when it is not remembered. Refused: verzending.ligt_er_nog
/// (args: the file) when the channel shows one.
Result<bool> forget_remainder(Context& context, Session& session, Group& group, const std::string& number);

/// Where a certificate says that the channel was searched.
inline constexpr const char* channel_place = "kanaal";
/// What a certificate says of it: nothing when there is no channel and no letter of this run is remembered.
Result<std::optional<Naleving>> channel_check(Context& context, Session& session, const Destroyedby& by);
/// How many letters of a run are remembered still.
Result<long> left_of(Store& store, const Destroyedby& by);

}  // namespace griffier::jobs
