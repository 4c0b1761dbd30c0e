#pragma once
// A dry run held against the run that then comes, line by line.
#include <set>

#include "jobs_world.h"

namespace griffier::jobs {

/// What a line says apart from whether it was done, and from chance: the root of a list is over salts that are drawn.
inline nlohmann::json without_mood(nlohmann::json line) {
    for (const char* key : {"filed", "kept", "dry_run", "see", "root"}) line.erase(key);
    if (line["type"] == "issued") line.erase("consignment");  // its name is of the moment in which it is made
    if (line.contains("counts"))
        for (const auto& [would, did] : {std::pair("would_make", "made"), std::pair("would_issue", "issued"), std::pair("would_destroy", "destroyed")})
            if (line["counts"].contains(would)) {
                line["counts"][did] = line["counts"][would];
                line["counts"].erase(would);
            }
    return line;
}

inline std::vector<std::string> lines_of(const Answer& answer) {
    std::vector<std::string> out;
    std::set<std::string> new_tonight;
    for (const auto& line : answer.lines()) {
        nlohmann::json plain = without_mood(line);
        if (line["type"] == "imported") new_tonight.insert(line["dossier"].get<std::string>());
        // The number of a paper follows from the id of its case, which is drawn when the case is taken in.
        if (new_tonight.contains(line.value("dossier", ""))) plain.erase("number");
        out.push_back(plain.dump());
    }
    return out;
}

/// The lines in which two answers differ; "" when in none.
inline std::string difference(const Answer& a, const Answer& b) {
    const auto one = lines_of(a), two = lines_of(b);
    std::string all;
    for (std::size_t i = 0; i < std::max(one.size(), two.size()); ++i) {
        const std::string left = i < one.size() ? one[i] : "-", right = i < two.size() ? two[i] : "-";
        if (left != right) all += "would: " + left + "\n  did: " + right + "\n";
    }
    return all;
}

}  // namespace griffier::jobs
