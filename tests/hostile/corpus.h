#pragma once
// Files that mean harm, or that an accident could make. Each is made when it is asked for, the same bytes every time; nothing large is
// kept. Source: faults.md G (68 to 71, 74, 75).
#include <functional>
#include <string>
#include <vector>

namespace griffier::hostile {

struct File {
    std::string name;
    std::function<std::string()> make;
};

/// `good`: a case file that is accepted; many hostile files are that file with one thing changed.
std::vector<File> corpus(const std::string& good);

}  // namespace griffier::hostile
