#pragma once
// A correction is a new version in a file of its own (ID.xml, ID.v2.xml): the old one stays beside it, for the cases bound to it.
// Regime files (records/regimes/*.xml) to values. A file may inherit from one other (`erft`: a rule with the same id replaces the
// inherited one) and may adopt layers: `bindend` adds what the covenant does not have, `richtsnoer` adds only where it is silent and
// marks each rule so (Regel::richtsnoer). Neither ever replaces a rule of the covenant. Source: norms.md section 0.
#include <map>
#include <string>
#include <vector>

#include "records/core/error.h"
#include "records/core/file_system.h"
#include "records/core/result.h"
#include "records/model/regime.h"

namespace griffier {

/// Reads and resolves all regimes of one directory, and keeps them. Values only: nothing is written.
class RegimeLoader {
  public:
    /// Reads `regime.xsd` and every `*.xml` in `directory`. A file that is not well formed, not valid or without sound meaning fails the
    /// whole directory with its first finding (Kind::configuration, file and line in the place); `check_directory` lists all of them.
    static Result<RegimeLoader> load(FileSystem& disk, const std::string& directory);

    /// A version of a regime, the newest where none is asked; nothing when it is not there. The pointer lives as long as the loader.
    /// Layers are in it as well (Regime::laag).
    const Regime* find(std::string_view id, std::string_view version = {}) const;
    /// The regime as a covenant instance uses it: not a layer; unknown is `regime.onbekend`, a layer `regime.laag_gekozen`, a version
    /// that is not there `regime.andere_versie`; "" is the newest. With `guidance` false the rules of a richtsnoer are left out.
    Result<Regime> regime_for(std::string_view id, std::string_view version, bool guidance) const;
    /// All versions of all, by the name of their file without ".xml" ("model-2018", "model-2018.v2").
    const std::map<std::string, Regime, std::less<>>& all() const { return regimes_; }

  private:
    std::map<std::string, Regime, std::less<>> regimes_;
};

/// `griffier regime check FILE`: schema and meaning of one file, with the files beside it as what it may inherit or adopt (`directory`
/// holds them and regime.xsd; the file itself may lie elsewhere). All findings, with file, line and code; empty when sound.
/// Codes: regime.schema, regime.geen_bron, regime.geen_reden, regime.geen_ondergrens, regime.onder_ondergrens, regime.cijfer_in_zin,
/// regime.getal_in_zin, regime.onbekende_invulplek, regime.dubbel_id, regime.overlap, regime.geen_vernietiging, regime.laag_met_bestand,
/// regime.erft_onbekend, regime.erft_kring, regime.erft_laag, regime.laag_onbekend, regime.laag_is_geen_laag, regime.uitzondering_onbekend,
/// regime.onbekend_bestand, regime.geldigheid, regime.bestandsnaam, regime.duur, regime.soort_past_niet.
Result<std::vector<Error>> check_regime(FileSystem& disk, const std::string& file, const std::string& directory);

/// `griffier regime read FILE`: the Dutch reading version of a resolved regime, in Markdown. Same regime, same bytes.
std::string reading_version(const Regime& regime);

}  // namespace griffier
