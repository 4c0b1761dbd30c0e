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
    /// Adds a file; a second one with the same id and version replaces the first.
    void add(RegimeFile file);
    /// One version of a regime, the oldest where none is asked: a file that names no version keeps its meaning when others come.
    const RegimeFile* file(std::string_view id, std::string_view version = {}) const;
    bool has(std::string_view id, std::string_view version) const { return !version.empty() && file(id, version); }
    /// Every version of every regime, by id and then from old to new.
    std::vector<const RegimeFile*> files() const;

    /// All findings about one regime: of its own file, of what it names, and of what inheritance and layers make of it.
    std::vector<Error> check(const RegimeFile& file) const;
    /// The regime with inheritance and layers worked out. Asked only for a file without findings about what it names.
    Regime resolve(const RegimeFile& file) const;

  private:
    std::vector<Error> check_names(const RegimeFile& file) const;
    std::vector<Error> check_terms(const RegimeFile& file) const;
    std::vector<Error> check_whole(const RegimeFile& file) const;
    Regime inherit(const RegimeFile& file) const;
    void adopt(Regime& regime, const Laagregel& rule) const;
    const RegimeFile* parent(const RegimeFile& file) const;
    std::string hash_of(const RegimeFile& file, const Regime& regime) const;

    std::map<std::string, std::map<int, RegimeFile>, std::less<>> files_;  // id, version
};

}  // namespace griffier
