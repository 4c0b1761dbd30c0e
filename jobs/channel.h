#pragma once
// The way out for letters: what takes them from griffier and brings them to who they are for. Behind an interface, so that others than the
// directory for a print-and-mail service can stand here, and so that each of its answers can be made to fail.
//
// A channel is told a consignment's name before anything is in it, and remembers names: asked later, it says whether that consignment is
// there, was certainly never there, or neither. Only the second may be handed over again.
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "records/core/date.h"
#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier::jobs {

struct OutgoingLetter {
    std::string number, language;   ///< the number is its key: no other letter has it
    Date date;
    std::string pages;              ///< "" when not known
    Bytes pdf;
};

/// A consignment as the channel knows it.
struct Consignment {
    enum class Where { here, never, unknown } where = Where::unknown;
    bool open = true;                            ///< here: the receiver may take it, and may have
    bool listed = true;                          ///< here: `letters` says what is in it; false when only that it was taken is known
    std::map<std::string, std::string> letters;  ///< by number: SHA-256 (hex) of the PDF
    std::set<std::string> withdrawn;             ///< numbers of letters that were taken out of it
};

/// What the receiver says that he sent.
struct Receipt {
    std::map<std::string, std::string> letters;  ///< by number: SHA-256 (hex) of what he sent
    long unreadable = 0;                         ///< lines that say something else
    std::string hash;                            ///< SHA-256 (hex) of the receipt
};

/// Errors are all refused, so that the letters wait and the run goes on: kanaal.onbereikbaar, kanaal.vreemd, kanaal.vorm (args: the
/// consignment), kanaal.schijf (its disk is full, fails or lets nobody in; args: the name of the system's error).
class Channel {
  public:
    virtual ~Channel() = default;
    /// Whether it takes letters; that of a dry run is shown which would go, without what stands in them.
    virtual bool takes() const { return true; }
    /// Is it there, and the one that this store used before? `used`: something went through it already.
    virtual Status ready(bool used) = 0;
    /// Marks it as this store's; before the first letter.
    virtual Status claim() = 0;
    /// Makes room for a consignment; durable. From here on the channel can say that it was never there.
    virtual Status prepare(const std::string& name) = 0;
    /// All letters at once, or none; durable when it returns. After an error only `find` knows.
    virtual Status hand_over(const std::string& name, const std::vector<OutgoingLetter>& letters) = 0;
    virtual Result<Consignment> find(const std::string& name) = 0;
    /// Of these letters those that stand in the list of a consignment that begins so, each with the newest that has it.
    virtual Result<std::map<std::string, std::string>> listed(const std::string& stem, const std::set<std::string>& numbers) = 0;
    /// For one that is here: what hand_over still had to do, so that the receiver takes it.
    virtual Status finish(const std::string& name) = 0;
    virtual Result<std::optional<Receipt>> receipt(const std::string& name) = 0;
    /// Names of consignments that begin so and hold readable letters still, with the numbers of these.
    virtual Result<std::map<std::string, std::vector<std::string>>> readable(const std::string& stem) = 0;
    /// Removes the readable file of a letter; absent is no error.
    virtual Status remove(const std::string& name, const std::string& number) = 0;
    /// Takes letters out of every consignment that begins so, whatever became of them: their files go, for good as far as the disk lets them, and
    /// the list of a consignment then names them as withdrawn, so that who comes to it later finds what it says. Each step can be done again.
    virtual Status withdraw(const std::string& stem, const std::set<std::string>& numbers) = 0;
    /// Names of the files of these letters that are there still, by number, as the operator finds them.
    virtual Result<std::map<std::string, std::vector<std::string>>> lying(const std::string& stem, const std::set<std::string>& numbers) = 0;
    /// Removes room that was made for consignments of this stem that never came, but for those named.
    virtual Status sweep(const std::string& stem, const std::vector<std::string>& kept) = 0;
};

/// Whether an error is of a channel, not of the store.
inline bool of_channel(const Error& error) { return error.code.starts_with("kanaal."); }

/// A directory from which a print-and-mail service takes letters:
///
///   FOLDER/.kanaal              whose channel it is: the store's origin
///   FOLDER/.nieuw-NAME/         being written; not there for the service
///   FOLDER/NAME/                a consignment, put in place whole (RENAME_NOREPLACE): NUMBER.pdf for each letter, and manifest.json
///   FOLDER/NAME.klaar           now the service may take it: the SHA-256 of the manifest (`sha256sum -c NAME.klaar`). It stands there
///                               only when the consignment is durable, so that what was printed cannot come a second time
///   FOLDER/NAME.ontvangst       written by the service when it has sent them: one line per letter, as sha256sum prints them
///                               (`cd NAME && sha256sum *.pdf > ../NAME.ontvangst`). It may grow; a line counts when it is whole.
///
/// A letter of a case that is destroyed is taken out: the list has it under `withdrawn`, NAME.klaar has the hash of the new list, its PDF is gone.
/// Names of files carry document numbers, nobody's name. Files and folders are readable for the group of FOLDER (0640, 0750). The service takes
/// nothing away: griffier removes a PDF when it is confirmed.
std::unique_ptr<Channel> print_directory(FileSystem& disk, std::string folder, std::string origin, bool practice, Date on);

/// The same channel for a dry run: it answers, and nothing in it changes.
std::unique_ptr<Channel> untouched(std::unique_ptr<Channel> channel);

}  // namespace griffier::jobs
