#pragma once
// Step validate, second half: what the schema cannot say. Each check sees values only; the lines come along for the errors.
#include "generator/intake/intake.h"
#include "generator/intake/values.h"

namespace griffier::intake {

/// What the bytes alone give: admit, the schema, the values. This much can be done in a cage.
struct ParsedCase {
    Dossier dossier;            ///< means something only when there is no error
    Lines lines;
    std::vector<Error> errors;
};
ParsedCase parse_case(const XmlSchema& schema, ByteView bytes, const std::string& name);

/// The checks on values of a case that was parsed without error: all findings, by line.
std::vector<Error> findings_of(const ParsedCase& parsed, const std::string& name, const Expected& expected);

/// The rest: these checks. `bytes` for the hash of the source.
CaseReading check_case(ParsedCase parsed, ByteView bytes, const std::string& name, const Expected& expected);

/// Ids that point nowhere or at the wrong kind of thing, the number of subjects, versions, the reporter kept on his side (WEE-14).
/// Codes: casus.vervangt_*, casus.geen_subject, casus.meer_subjecten, casus.onbekende_*, casus.geen_melder, casus.melder_over_grens,
/// casus.noodzaak_ontbreekt (CAS-15), casus.verstrekking_zonder_noodzaak (CAS-19), casus.keuze_*, casus.vertegenwoordigt.
void check_references(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings);

/// Days that cannot be: birth after the signal, decision before its signal or cause, acts after the reference date.
void check_dates(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings);

/// What the regime says: which file holds which field (WEE-09, CAS-14, MN-07), grounds, decisions, consent, whether it still opens cases.
void check_regime(const Dossier& dossier, const Lines& lines, const Expected& expected, Findings& findings);

/// The field of a file that a person or decision falls under; "" when no field list governs it.
std::string veld_of(const Persoon& persoon);
std::string veld_of(const Besluit& besluit);
/// All codes that the field lists of the regimes use for a person in this role, the first being veld_of.
std::vector<std::string> velden_of(const Persoon& persoon);

}  // namespace griffier::intake
