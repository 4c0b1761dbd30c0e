#pragma once
// What every letter has: addressee, sender, date, contact point, controllers, signature. It adds them to the tree of a document and
// stops at the first fact that the letter needs and that nobody filled in.
#include <string>
#include <vector>

#include "generator/compose/tree.h"
#include "generator/opdracht.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::compose {

/// Error brief.veld_leeg (refused; args: field of the covenant instance, as convenant.xsd names it) when `value` is empty.
Status needed(const Opdracht& opdracht, const std::string& value, const std::string& field);

/// The text of a key that is made from a code of the data. Error brief.woord_ontbreekt (Kind::configuration; args: key, language).
Result<std::string> word(const Catalogue& words, const std::string& key);

/// Parties that answer for the processing: first the case's own municipality, then those that are no municipality, then the others.
/// Error brief.veld_leeg when the instance names none, or one that it does not know.
Result<std::vector<const Partij*>> controllers(const Opdracht& opdracht);

/// The capacity of the signer is that of the duty; "orgaan" is the competent body of the covenant instance, whose decision the letter tells.
/// Adds <brief>'s addressee, salutation, date, sender, contact point, DPO, controllers and signer. Errors: brief.veld_leeg;
/// brief.geen_afzender, brief.geen_naam, brief.geen_adres (refused; args: reason code).
Status add_letter(Tree::Node root, const Opdracht& opdracht, const Persoon& addressee, const Catalogue& words);

/// The same for an organisation, at the address that the covenant instance gives it. Error brief.veld_leeg when that is incomplete.
Status add_letter_to(Tree::Node root, const Opdracht& opdracht, const std::string& organisation, const Contact& address, const Catalogue& words);

}  // namespace griffier::compose
