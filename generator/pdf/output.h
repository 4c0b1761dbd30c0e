#pragma once
// Where PoDoFo writes to: memory that becomes the file without being copied. PoDoFo formats each object's head and each line of the cross
// reference table by printf, twice (once for the length); here what it asks for is written straight.
#include <podofo.h>

#include "records/core/bytes.h"

namespace griffier::pdf {

class Output : public PoDoFo::PdfOutputDevice {
  public:
    explicit Output(std::size_t expected) { bytes_.reserve(expected); }
    Bytes take() { return std::move(bytes_); }

    void Print(const char* format, ...) override __attribute__((format(printf, 2, 3)));
    void PrintV(const char* format, long length, va_list arguments) override;
    void Write(const char* data, std::size_t length) override { bytes_.insert(bytes_.end(), data, data + length); }
    std::size_t Read(char*, std::size_t) override { return 0; }
    void Seek(std::size_t) override;
    std::size_t Tell() const override { return bytes_.size(); }
    std::size_t GetLength() const override { return bytes_.size(); }
    void Flush() override {}

  private:
    Bytes bytes_;
};

}  // namespace griffier::pdf
