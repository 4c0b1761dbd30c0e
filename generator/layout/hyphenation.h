#pragma once
// Where a word may be broken with a hyphen, by the patterns of its language (libhyphen).
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier::layout {

class Hyphenation {
  public:
    /// Paths by primary language. Refused: opmaak.afbreekpatronen.
    static Result<Hyphenation> load(const std::map<std::string, std::string>& paths, FileSystem& disk);
    Hyphenation(Hyphenation&&) noexcept;
    Hyphenation& operator=(Hyphenation&&) noexcept;
    ~Hyphenation();

    /// Byte positions inside `word`, ascending. Empty for a word with a capital, a digit or a letter outside ISO 8859-1 (the
    /// patterns know no other), for one shorter than 6 letters, and for a language without patterns. A capital may begin a name.
    std::vector<std::size_t> points(std::string_view word, std::string_view language) const;

  private:
    Hyphenation();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace griffier::layout
