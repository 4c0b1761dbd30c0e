// Regime files: read, or findings that say why not.
#include <cstdlib>

#include "records/regime_io/regime_file.h"
#include "tests/fuzz/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace griffier;
    static const auto schema = *XmlSchema::compile(view_of(fuzz::source_file("records/regimes/regime.xsd")), "regime.xsd");
    RegimeFile file = read_regime_file({data, size}, "fuzz", schema);
    if (file.own.id.empty() && file.findings.empty()) std::abort();
    return 0;
}
