#pragma once
// The Art. 30 register (DOC-16; norms.md REG-01 to REG-04): the regime, the covenant instance and the privacy officer's file become one
// model, and that model the forms that are read by people and machines. Nothing is kept here; versions are the caller's.
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"
#include "records/model/regime.h"
#include "records/model/register.h"

namespace griffier::publish {

/// Reads the privacy officer's file. Kind::configuration: register.geen_register, those of the schema, register.onbekende_verwerker,
/// register.dubbel (an id or code twice); the first finding comes back. `schema`: the bytes of register.xsd.
Result<Registergegevens> read_register_facts(ByteView bytes, const std::string& name, ByteView schema);

/// The columns of the register in their order: codes whose words are "register.kolom.CODE".
const std::vector<std::string>& register_columns();

/// Makes the register: an activity for each file of the regime, for the archive where the regime has one, and for requests. Version and
/// changes are left to `next_version`. Kind::configuration: register.ander_convenant, register.onbekende_activiteit (the file names one
/// that the regime does not have), register.activiteit_ontbreekt (the regime has one that the file leaves out), register.onbekende_partij,
/// register.onvolledig (args: activity, the letter's words, its article): what AVG 30(1) asks is empty.
Result<Verwerkingsregister> make_register(const Convenant& convenant, const Regime& regime, const Registergegevens& facts, const Catalogue& words);

/// The register as XML: what is kept of a version, and what the templates of paper and page read. The same register gives the same bytes.
std::string write_register(const Verwerkingsregister& reg, const Catalogue& words);

/// Gives `reg` its version, day and changes against the version before (XML; "" = there is none). False: nothing differs, and `reg` gets
/// the number, day and addresses of the version before, which stays in force. An activity that changed gets a new address, so that what referred to the old one keeps its meaning (Logboek
/// dataverwerkingen: a change is a new identifier). Kind::damaged: register.vorige when `before` is not what write_register made.
Result<bool> next_version(Verwerkingsregister& reg, const std::string& before, Date datum);

/// RFC 4180, UTF-8 with byte order mark (spreadsheets ask for it), a row per activity. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
std::string register_csv(const Verwerkingsregister& reg, const Catalogue& words);
/// Flat OpenDocument spreadsheet: the organisation, the activities and the processors each on a sheet.
std::string register_sheet(const Verwerkingsregister& reg, const Catalogue& words);
/// One self-contained page for a browser, readable on a phone and without colours.
std::string register_page(const Verwerkingsregister& reg, const Catalogue& words);
/// The answer of the VAR API of VNG (0.1.0), GET /verwerkingsactiviteiten. Refused: register.zonder_oin when the responsible party has none.
Result<std::string> register_var(const Verwerkingsregister& reg, const Catalogue& words);
/// JSON-LD in the Data Privacy Vocabulary of W3C (DPV 2), with the legal bases of its EU GDPR extension.
std::string register_dpv(const Verwerkingsregister& reg);

}  // namespace griffier::publish
