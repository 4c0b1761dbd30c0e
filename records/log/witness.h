#pragma once
// The memory of a log outside its store: a folder on other storage, or of somebody else, in which signed heads are only ever added.
// A store that was put back from a copy, or cut off, is older than what its witness remembers. C2SP tlog-witness asks the same of a
// witness on a network: remember the last head, take only what goes on from it.
#include <string>

#include "records/core/file_system.h"

namespace griffier {

class Witness {
  public:
    /// `folder` is the witness's own; heads of this store stand in a folder in it, named after the store.
    Witness(FileSystem& disk, std::string folder, const std::string& store_id);
    /// The head that was added last, "" when none was. Kind::configuration (getuige.ontbreekt) when the folder is not there: a witness
    /// that nobody can ask is no witness. Kind::again when it cannot be read.
    Result<std::string> last() const;
    /// Adds a head durably after the last; the same head again: nothing happens. What stands there is never written over.
    Status add(const std::string& note);

  private:
    /// Names of heads, in the order in which they came.
    Result<std::vector<std::string>> names() const;

    FileSystem& disk_;
    std::string folder_, own_;
};

}  // namespace griffier
