#pragma once
// The files of one directory together: what inherits from what, and what that makes of each. Internal to the room.
#include <map>
#include <string>
#include <vector>

#include "records/core/result.h"
#include "records/regime_io/regime_file.h"

namespace griffier {

class RegimeSet {
  public:
    /// Adds a file; a second one with the same id replaces the first.
    void add(RegimeFile file);
    const RegimeFile* file(std::string_view id) const;
    const std::map<std::string, RegimeFile, std::less<>>& files() const { return files_; }

    /// All findings about one regime: of its own file, of what it names, and of what inheritance and layers make of it.
    std::vector<Error> check(const std::string& id) const;
    /// The regime with inheritance and layers worked out. Asked only for an id without findings about what it names.
    Regime resolve(const std::string& id) const;

  private:
    std::vector<Error> check_names(const RegimeFile& file) const;
    std::vector<Error> check_terms(const RegimeFile& file) const;
    std::vector<Error> check_whole(const RegimeFile& file) const;
    Regime inherit(const RegimeFile& file) const;
    void adopt(Regime& regime, const Laagregel& rule) const;
    std::string hash_of(const std::string& id, const Regime& regime) const;

    std::map<std::string, RegimeFile, std::less<>> files_;
};

}  // namespace griffier
