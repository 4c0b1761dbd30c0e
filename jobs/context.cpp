#include "jobs/context.h"

namespace griffier::jobs {

namespace {

bool complete(const std::string& root, const World& world) {
    return world.disk.exists(root + "/locales/nl.xml") && world.disk.exists(root + "/records/regimes/regime.xsd");
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

}  // namespace

Result<DataFolders> find_data(const std::string& asked, const World& world) {
    if (!asked.empty()) {
        if (complete(asked, world)) return DataFolders{asked};
        return error_of(Kind::configuration, "instelling.gegevensmap", {asked, 0, ""});
    }
    const std::string own = folder_of(world.program);
    // Beside the executable, as installed under a prefix, and upwards from a build directory inside the source tree.
    std::vector<std::string> candidates{own, folder_of(own) + "/share/griffier"};
    for (std::string up = own; up.size() > 1; up = folder_of(up)) {
        candidates.push_back(up);
        if (up.find('/') == std::string::npos || up.rfind('/') == 0) break;
    }
    for (const std::string& candidate : candidates)
        if (complete(candidate, world)) return DataFolders{candidate};
    return error_of(Kind::configuration, "instelling.gegevensmap");
}

}  // namespace griffier::jobs
