// Case files: whatever the bytes, there is a dossier without errors, or errors without a dossier.
#include <cstdlib>

#include "generator/intake/intake.h"
#include "tests/fuzz/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace griffier;
    static const auto reader = *intake::CasusReader::create(view_of(fuzz::source_file("templates/schema/casus.xsd")), "casus.xsd");
    auto reading = reader.read({data, size}, "fuzz", {nullptr, nullptr, Date(2025, 12, 31), std::nullopt});
    if (reading.dossier.has_value() != reading.errors.empty()) std::abort();
    if (reading.dossier && !reading.dossier->subject()) std::abort();
    return 0;
}
