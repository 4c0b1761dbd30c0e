#pragma once
// The vault: files of ciphertext, each named by the SHA-256 of its stored bytes. This is the only place that makes its paths:
//   <store>/kluis/<first hex digit>/<64 hex digits>      filed
//   <store>/kluis/nieuw/<64 hex digits>                  written, not yet in a group that is durable
//   <store>/kluis/groep                                  names of a group that was renamed and perhaps not committed
// A group becomes durable with one sync of the file system, then renames, then a sync of the folders touched.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier {

class Vault {
  public:
    Vault(FileSystem& disk, std::string store_folder);
    /// Makes the folders.
    Status make();
    /// Writes stored bytes (ciphertext) for the next publish; returns their name.
    Result<std::string> stage(ByteView stored);
    /// From here on nothing is written: what is staged gets its name only.
    void rehearse() { rehearsing_ = true; }
    /// All staged files durable under their names. After an error nothing staged may be referred to.
    Status publish();
    /// The rows that refer to the published files are committed: forgets the list of the group.
    Status settled();
    /// Forgets what was staged and removes it.
    void discard();
    /// Removes what an interrupted run left: staged files, and published files of an unsettled group that `referred` denies.
    Status recover(const std::function<Result<bool>(const std::string& name)>& referred);
    /// Stored bytes, checked against the name. Kind::damaged: kluis.ontbreekt, kluis.anders.
    Result<Bytes> read(const std::string& name);
    /// Names of all filed files, in byte order; others that stand there are named by `strangers` when given.
    Result<std::vector<std::string>> names(std::vector<std::string>* strangers = nullptr);
    /// Removes a filed file and syncs its folder.
    Status remove(const std::string& name);

  private:
    std::string root() const;
    std::string staged_path(const std::string& name) const;
    std::string filed_path(const std::string& name) const;
    std::string group_path() const;

    FileSystem& disk_;
    std::string folder_;
    std::set<std::string> staged_;
    bool unsettled_ = false;
    bool rehearsing_ = false;
};

}  // namespace griffier
