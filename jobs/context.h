#pragma once
// What every job is given: the world, the call, the words and the place to print.
#include <string>

#include "jobs/call.h"
#include "jobs/output.h"
#include "jobs/world.h"

namespace griffier::jobs {

/// Folders of what comes with the program: --data, GRIFFIER_DATA, or beside the executable, or the source tree that it was built from.
struct DataFolders {
    std::string root;
    std::string templates() const { return root + "/templates"; }
    std::string schemas() const { return root + "/templates/schema"; }
    std::string locales() const { return root + "/locales"; }
    std::string regimes() const { return root + "/records/regimes"; }
};

/// Kind::configuration (instelling.gegevensmap) when no folder with locales and regimes is found.
Result<DataFolders> find_data(const std::string& asked, const World& world);

struct Context {
    World& world;
    const Call& call;
    const Catalogue& words;
    Output& output;
    DataFolders data;

    bool stopped() const { return world.stop.load(); }
};

}  // namespace griffier::jobs
