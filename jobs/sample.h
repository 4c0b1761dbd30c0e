#pragma once
// Fictional dossiers for one covenant instance: the same seed gives the same files. Valid for templates/schema/casus.xsd, and within
// what the regime lets each file hold. Nobody in them exists.
#include <cstdint>
#include <string>

#include "records/core/date.h"
#include "records/model/convenant.h"
#include "records/model/regime.h"

namespace griffier::jobs {

/// SplitMix64: small, fast, the same on every machine. Not for secrets.
class SampleRandom {
  public:
    explicit SampleRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 .. n-1
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    /// True `percent` times in a hundred.
    bool chance(unsigned percent) { return below(100) < percent; }

  private:
    std::uint64_t state_;
};

struct SampleCase {
    std::string number;  ///< "PROEF-7-00012"
    std::string xml;
};

/// Case number `index` of a seed. Its dates lie in the three years up to `until`, which must lie before the
/// regime lapses, and not before the covenant's entry into force.
SampleCase sample_case(std::uint64_t seed, long index, const Convenant& convenant, const Regime& regime, Date until);

/// A covenant instance file (convenant.xsd) for a regime, in a municipality that does not exist.
std::string sample_covenant(const Regime& regime);

}  // namespace griffier::jobs
