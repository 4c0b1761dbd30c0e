#pragma once
// Each letter to its channel at most once, and none lost: the store decides and commits before the channel acts, and after a crash the
// channel is asked (records/registry/issue.h has the states).
//
//   1 judge     inside the transaction: may this letter leave now? What is no longer so is withdrawn, what waits for a person waits
//   2 prepare   room in the channel under the name of the consignment; without a commit nothing came of it
//   3 commit    the letters are on their way under that name. From here on they may have left
//   4 hand over all of them or none
//   5 commit    they have left
//
// Cut off between 3 and 5, the next run asks the channel for that name: there, so they left; never there, so they wait again; neither, and
// then two persons say it. No clock takes part. A store that was put back from a copy forgot what left since: before 1 the channel is asked
// for each letter that waits, and what it lists is taken as cut off there.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "jobs/channel.h"
#include "records/registry/issue.h"

namespace griffier::jobs {

/// The reason of a letter that waits since two persons said that it did not leave, whatever a channel lists.
inline constexpr const char* said_not_left = "opgelost";

/// May a letter leave now?
struct Release {
    enum class Verdict { go, wait, withdraw } verdict = Verdict::go;
    std::string reason = {};            ///< code of why not; words under "verzending.reden.CODE"
    std::optional<Date> last_day = {};  ///< in law, where it has one
};

/// What happened to one letter, or what stands in its way.
struct LetterEvent {
    enum class What { issued, again, unknown, confirmed, withdrawn, waiting, refused } what;
    Verzending letter;
    std::string consignment, reason;
    std::optional<Date> last_day;
    std::optional<Error> error;     ///< refused
};

/// An error of the store ends each of these, one of the channel (of_channel) does too; after both the next run goes on from the last commit.
class Handover {
  public:
    using Tell = std::function<void(const LetterEvent&)>;
    using Judge = std::function<Result<Release>(const Verzending&)>;
    /// What else a withdrawal changes, in the commit of that withdrawal.
    using Withdrawn = std::function<Status(Group&, const Verzending&)>;
    static constexpr std::size_t in_one = 200;  ///< letters in a consignment
    Handover(Store& store, Channel& channel, Date on, Tell tell, Withdrawn withdrawn = {}, std::size_t most = in_one)
        : store_(store), channel_(channel), on_(on), tell_(std::move(tell)), withdrawn_(std::move(withdrawn)), most_(most) {}

    /// What an earlier run left on its way. What the channel does not answer now is asked again by the next run. A consignment that is there
    /// and was not opened to the receiver yet is opened when it is what was handed over and all of it may still go; else nobody knows.
    /// Trouble with one consignment keeps none of the others; the first such error is returned.
    Status recover(const Judge& judge = {});
    /// Receipts of what has left: confirmed where number and hash are those that were handed over. Anything else in a receipt is told
    /// (kanaal.ontvangst_anders) and changes nothing.
    Status take_receipts();
    /// Removes room that nothing came to, and readable files of letters that are confirmed unless these are the operator's.
    Status clear(bool confirmed = true);
    /// Hands over what waits, in consignments, after what has not left or was withdrawn was taken out of those in which it lies; `stopped` is asked between two. Trouble of the channel ends it: what was on its way then stays
    /// so until `recover` has an answer.
    Status hand_over(const Judge& judge, const std::function<bool()>& stopped);

  private:
    Status consignment(const std::vector<Verzending>& waiting, std::size_t first, std::size_t last, const Judge& judge);
    Status adopt(const Judge& judge);
    Status take_back(std::set<std::string>& held);
    Result<std::string> free_name();
    Status settle(const std::string& name, const std::vector<Verzending>& letters, const Judge& judge);
    Result<std::map<std::string, std::string>> doubts(const Result<Consignment>& found, const std::vector<Verzending>& letters, const Judge& judge);
    void refuse(const Verzending& letter, Error error);

    Store& store_;
    Channel& channel_;
    Date on_;
    Tell tell_;
    Withdrawn withdrawn_;
    std::size_t most_;
};

}  // namespace griffier::jobs
