#pragma once
// Reads a file of the source tree, once, for a harness.
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace griffier::fuzz {

inline std::string source_file(const std::string& path) {
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + "/" + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (out.str().empty()) throw std::runtime_error("absent: " + path);
    return out.str();
}

}  // namespace griffier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
