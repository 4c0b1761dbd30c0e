#pragma once
// Descriptors, and what the kernel says of files, for the files of this room that speak to it. Only for this room.
#include <string>

#include "records/core/bytes.h"
#include "records/core/result.h"

namespace griffier {

/// Closes what it holds. -1 holds nothing.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    bool open() const { return number_ >= 0; }

  private:
    int number_;
};

/// open(2), close-on-exec, following no link in the last part and waiting for no pipe; -1 with errno set. `mode` for what is created.
int open_file(const std::string& path, int flags, unsigned mode = 0);
/// What an errno means for a path: a fault of the disk ends the run as "try again", a fault of the path refuses the item.
Error failure(int number, const std::string& path);
Status write_all(int descriptor, ByteView content, const std::string& path);
/// At most `size` bytes; fewer only at the end of the file.
Result<std::size_t> read_up_to(int descriptor, std::uint8_t* out, std::size_t size, const std::string& path);
/// "a/b" of "a/b/c", "." and "/" at the ends.
std::string parent_of(const std::string& path);

}  // namespace griffier
