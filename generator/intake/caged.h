#pragma once
// Intake in a cage (records/core/cage.h): the steps admit, validate and read, which see bytes from outside, run in a child process. The
// checks that need a regime or an instance run here, on values. Start one before a store is opened or a key is read.
#include <deque>

#include "generator/intake/checks.h"
#include "records/core/cage.h"

namespace griffier::intake {

/// Case files. Use it from one thread.
class CagedCases {
  public:
    /// Kind::configuration when `schema` (casus.xsd) is no schema; Kind::again (kooi.start) when the system gives no process.
    static Result<CagedCases> start(ByteView schema, const std::string& schema_name, const CageLimits& limits = {});
    /// Hands a file over without waiting. Any number may be under way; a few keep the child busy, many only take memory.
    void ask(ByteView bytes, const std::string& name);
    /// The file that was handed over longest ago. A file on which the child died has the one error kooi.gestopt; kooi.weg (Kind::again)
    /// means that the cage is lost, for this file and all later ones.
    ParsedCase next();
    /// Files that were handed over and not taken yet.
    std::size_t waiting() const { return asked_.size(); }
    /// Both, and the checks: as CasusReader::read.
    CaseReading read(ByteView bytes, const std::string& name, const Expected& expected);

  private:
    struct Asked {
        std::string name;
        bool sent;  // else larger than any file may be
    };
    Cage cage_;
    std::deque<Asked> asked_;
};

/// Covenant instances.
class CagedConvenants {
  public:
    /// As CagedCases::start, with convenant.xsd.
    static Result<CagedConvenants> start(ByteView schema, const std::string& schema_name, const CageLimits& limits = {});
    /// As ConvenantReader::read, with kooi.gestopt and kooi.weg besides.
    ConvenantReading read(ByteView bytes, const std::string& name);

  private:
    Cage cage_;
};

}  // namespace griffier::intake
