#pragma once
// The destruction list (vernietigingslijst) as a lasting object: what people approve, in two halves.
//
// The open half (Lijst, its XML) names no person and no case: per item a token, the category, the rule, the clock and the counts. It is
// kept for ever. The rich half (Lijstgegeven) says which case and which items a token stands for; it is ciphertext under the keys of the
// case and goes with them. The token is a hash over the rich half with a salt, so the root of the open half binds both: any change to an
// item gives another token, and a list that was approved for other items is void.
//
// Root: SHA-256 over the bytes of the XML. Approvers sign `text_to_sign`, which holds it. Law: DOC-18, RET-01 to RET-11 of norms.md;
// what a regime or house rule says of approvers and times is data (procedure.h).
#include <optional>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/result.h"
#include "records/model/bevinding.h"
#include "records/model/vernietiging.h"

namespace griffier {

/// One item of the rich half.
struct Lijstgegeven {
    Tevernietigen deel;         ///< case, file and items; `post` is filled when the list gets its number
    std::string klok;           ///< start event
    Bevinding vernietigen;      ///< rule, article, regime, start, date and the steps that lead to it
    bool bewaarplicht = false;  ///< keep term: not before the date; else on or before it
    std::string duur;           ///< of the term, ISO 8601
    std::string regime_versie;
    long stukken = 0, omvang = 0;  ///< documents that go with it, and their plain bytes
    std::string zout;           ///< 32 hex digits, drawn when the list is made
    /// What the token is: SHA-256 over the salt and every field above but the steps, 32 hex digits.
    std::string kenmerk() const;
};

/// One item of the open half.
struct Lijstregel {
    int nr = 0;                 ///< from 1
    std::string kenmerk;        ///< token
    std::string bestand, uit, klok;
    std::string categorie;      ///< of the selection list; "" when none is configured (then no certificate can be made)
    std::string regel, artikel, regime, regime_versie, regime_hash, duur;
    bool bewaarplicht = false;
    Date start, datum;          ///< start of the clock; last day (maximum) or first day (keep term)
    long onderdelen = 0, stukken = 0, omvang = 0;
};

/// Leave to destroy, as the operator configured it (Archiefwet 1995, local archive rules; law.md 7).
struct Machtiging {
    std::string kenmerk, reikwijdte, afgever;
    std::optional<Date> datum;
    bool compleet() const { return !kenmerk.empty() && !reikwijdte.empty() && !afgever.empty(); }
};

struct Lijst {
    std::string nummer;         ///< "VL-2026-001"
    std::string opslag;         ///< Store::origin
    std::string convenant;      ///< id of the instance
    Date datum;                 ///< of the proposal
    std::string voorsteller;    ///< id of the office holder, or "dienst"
    int goedkeurders = 0;       ///< how many persons must approve it, the size rule included
    bool groot = false;         ///< the size rule asked for one more
    int afkoeling = 0;          ///< days between the last approval and the first destruction
    std::string selectielijst;  ///< name and version of the selection list, from configuration
    Machtiging machtiging;
    std::vector<Lijstregel> regels;
};

/// The XML of the open half: the same list gives the same bytes.
std::string write_list(const Lijst& list);
/// Refused: lijst.vorm, with the line. What it reads and writes again gives the same bytes, else lijst.vorm.
Result<Lijst> read_list(ByteView bytes, const std::string& name);
/// SHA-256 (hex) over the XML.
std::string root_of(const Lijst& list);
/// What an approver signs: number, store, day, number of items and root, the same bytes each time.
std::string text_to_sign(const Lijst& list);

/// The rich half of one item as bytes, to be kept as ciphertext, and back.
std::string write_given(const Lijstgegeven& given);
Result<Lijstgegeven> read_given(ByteView bytes);

/// The items in the order of the list: by date, case, file, clock. Fills numbers and tokens; `given` is sorted along and gets its `post`.
void number_items(Lijst& list, std::vector<Lijstgegeven>& given);

/// Where a list stands.
enum class Lijststand {
    voorgesteld,   ///< waits for approvals
    goedgekeurd,   ///< all approvals are there; it cools, then it may be executed
    uitvoering,    ///< past the point of no return: it only goes on
    uitgevoerd,    ///< every item is destroyed or taken off
    vervallen,     ///< void: an item changed, or it was withdrawn
};
std::string_view code_of(Lijststand stand);
std::optional<Lijststand> list_state(std::string_view code);

/// An approval: by function and key, never by name.
struct Goedkeuring {
    std::string persoon;        ///< id in the covenant instance; stays out of the certificate
    std::string rol, functie, partij;
    std::string vingerafdruk;   ///< SHA-256 (hex) of the public key
    Date op;
    std::string handtekening;   ///< Ed25519 over text_to_sign, hex
};

/// What became of one item.
struct Postuitkomst {
    int nr = 0;
    std::string uitkomst;       ///< "vernietigd" | "afgevallen"
    std::string reden;          ///< of what was taken off: "aangehouden", "verzoek-open", "afgeschermd", "rekenverschil" ...
    Date op;
};

/// The course of one list: its state, approvals and outcomes. Kept beside the list and written anew at each step.
struct Lijstverloop {
    Lijststand stand = Lijststand::voorgesteld;
    std::vector<Goedkeuring> goedkeuringen;
    std::optional<Date> goedgekeurd_op;    ///< day of the last approval that was needed
    std::vector<Postuitkomst> uitkomsten;
    std::string vervallen_om;              ///< why it is void, a code
    std::optional<Date> vervallen_op;
    std::vector<std::string> verklaringen; ///< numbers of certificates
    const Postuitkomst* uitkomst(int nr) const;
    /// First day of destruction; nothing before all approvals are there.
    std::optional<Date> vanaf(const Lijst& list) const;
};
std::string write_course(const Lijstverloop& course);
Result<Lijstverloop> read_course(ByteView bytes);

}  // namespace griffier
