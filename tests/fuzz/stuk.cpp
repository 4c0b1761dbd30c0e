// The XML that templates make: a Stuk or an error, never a crash.
#include "generator/compose/stuk_reader.h"
#include "tests/fuzz/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace griffier;
    static const auto schema = *XmlSchema::compile(view_of(fuzz::source_file("templates/schema/stuk.xsd")), "stuk.xsd");
    (void)compose::read_stuk({reinterpret_cast<const char*>(data), size}, "fuzz", schema);
    return 0;
}
