#pragma once
// Intake: the first three steps of the road "produce". admit: bytes to XML, refused when hostile (records/core/xml.h). validate: the
// schema (templates/schema/casus.xsd), then the checks across fields. read: plain values. Nothing is kept, no file is opened, no clock
// is read: what the checks need comes in as values. Sources: norms.md WEE-09, CAS-14, CAS-15, CAS-19, MN-07, WEE-14, section 14.
#include <optional>
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/core/xml.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/regime.h"

namespace griffier::intake {

/// What a case file is held against. Without a value, the checks that need it are left out.
struct Expected {
    const Regime* regime = nullptr;         ///< of the case when it has one, else of the instance
    const Convenant* convenant = nullptr;
    std::optional<Date> on;                 ///< reference date: no act may lie after it
    std::optional<Date> lapsed;             ///< first day on which the regime is no longer in force; else Regime::vervallen
};

struct CaseReading {
    std::optional<Dossier> dossier;         ///< set only when there is no error
    std::vector<Error> errors;              ///< all findings, by line; each with file, line and element
    Hash source{};                          ///< SHA-256 of the bytes
};

/// Reads case files against one compiled schema. Use it from one thread at a time.
class CasusReader {
  public:
    /// `schema`: the bytes of casus.xsd. Kind::configuration when they are no schema.
    static Result<CasusReader> create(ByteView schema, const std::string& schema_name);
    /// `name` is what errors call the file. Texts of one line come out in NFC with single spaces; longer texts keep their paragraphs.
    CaseReading read(ByteView bytes, const std::string& name, const Expected& expected) const;

  private:
    XmlSchema schema_;
};

struct ConvenantReading {
    std::optional<Convenant> convenant;     ///< set only when there is no error; hash filled in
    std::vector<Error> errors;              ///< Kind::configuration
};

class ConvenantReader {
  public:
    static Result<ConvenantReader> create(ByteView schema, const std::string& schema_name);
    ConvenantReading read(ByteView bytes, const std::string& name) const;

  private:
    XmlSchema schema_;
};

/// What an instance says that its regime does not know: another regime or version, a kind of party, an external partner where the regime
/// has none, a kind of party of which there are too few, a start that it does not leave open. Kind::configuration, no line: `file` is the place.
std::vector<Error> check_convenant(const Convenant& convenant, const Regime& regime, const std::string& file);
/// Of that the starts alone: a choice that counts for nothing would pass unseen, so that no store is made with one.
std::vector<Error> check_start_choices(const Convenant& convenant, const Regime& regime, const std::string& file);

}  // namespace griffier::intake
