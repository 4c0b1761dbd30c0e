#pragma once
// Font programs cut down to the glyphs of a document (hb-subset), deflated, and kept by glyph set: letters of one kind mostly use the
// same letters. The cache is bounded in bytes and shared by all threads; what it returns depends on face and glyphs alone.
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "generator/pagina.h"

namespace griffier::pdf {

struct Subset {
    Bytes deflated;
    std::size_t length = 0;              ///< of the program before deflation
    std::string name;                    ///< "ABCDEF+NotoSans-Regular"
    std::vector<std::uint16_t> old_ids;  ///< by new id, [0] = .notdef
    std::vector<std::uint16_t> new_of;   ///< by old id
    std::string descriptor;              ///< entries of the FontDescriptor without name and file
    std::string widths;                  ///< value of /W
};

class SubsetCache {
  public:
    SubsetCache();
    ~SubsetCache();
    /// `glyphs` ascending, without doubles. Null when the program cannot be cut.
    std::shared_ptr<const Subset> get(const Face& face, const std::vector<std::uint16_t>& glyphs);

  private:
    static constexpr std::size_t limit = 16u << 20;
    struct Entry {
        std::string key;
        std::shared_ptr<const Subset> subset;
    };
    static std::size_t weight(const Entry& entry);
    struct Program;  // what is the same for all subsets of a face
    const Program& program_of(const Face& face);
    std::map<std::uint64_t, std::unique_ptr<Program>> programs_;  // by key: as many as house styles name
    std::mutex guard_;
    std::list<Entry> entries_;  // last used first
    std::map<std::string, std::list<Entry>::iterator> index_;
    std::size_t bytes_ = 0;
};

}  // namespace griffier::pdf
