#pragma once
// The cages of a call: files from outside are read in a child process (records/core/cage.h). Start one before the store is opened, so
// that the child has never seen a key.
#include "generator/intake/caged.h"
#include "jobs/context.h"

namespace griffier::jobs {

/// For dossier files. Kind::configuration when the schema is missing or wrong, Kind::again when there is no process.
Result<intake::CagedCases> cage_for_cases(Context& context);
/// For covenant instances.
Result<intake::CagedConvenants> cage_for_covenants(Context& context);
/// One covenant instance from outside; its first finding when it is refused.
Result<Convenant> read_foreign_covenant(Context& context, ByteView bytes, const std::string& name);

/// A regime as `griffier regime read` gives it.
struct RegimeText {
    std::string id, version, hash;
    std::string text;  ///< the reading version
};

/// Regime files, each held against the regimes of one folder.
class RegimeCage {
  public:
    /// Reads all of the folder (regime.xsd among it) and starts the child, which has it in memory.
    static Result<RegimeCage> start(Context& context, const std::string& folder);
    /// As check_regime of records/regime_io; a file on which the child dies has the one finding kooi.gestopt.
    Result<std::vector<Error>> check(const std::string& file, ByteView bytes);
    /// The regime of the folder whose file is called `name` (without ".xml"); `file` is what errors call it. Kind::configuration:
    /// regime.onbekend, or the first finding of the folder.
    Result<RegimeText> read(const std::string& file, const std::string& name);

  private:
    Cage cage_;
};

}  // namespace griffier::jobs
