#pragma once
// What a language tag says about the way its script runs.
#include <string>

namespace griffier::layout {

inline std::string primary_language(const std::string& tag) { return tag.substr(0, tag.find('-')); }

/// Languages whose usual script runs right to left, and any tag that names such a script.
inline bool runs_right_to_left(const std::string& tag) {
    for (const char* script : {"-Arab", "-Hebr", "-Syrc", "-Thaa"})
        if (tag.find(script) != std::string::npos) return true;
    if (tag.find("-Latn") != std::string::npos) return false;
    const std::string language = primary_language(tag);
    for (const char* each : {"ar", "fa", "ur", "he", "yi", "ps", "ckb", "sd", "ug", "dv", "arc", "syr"})
        if (language == each) return true;
    return false;
}

}  // namespace griffier::layout
