// Covenant instances: an instance without errors, or errors without one.
#include <cstdlib>

#include "generator/intake/intake.h"
#include "tests/fuzz/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace griffier;
    static const auto reader = *intake::ConvenantReader::create(view_of(fuzz::source_file("templates/schema/convenant.xsd")), "convenant.xsd");
    auto reading = reader.read({data, size}, "fuzz");
    if (reading.convenant.has_value() != reading.errors.empty()) std::abort();
    return 0;
}
