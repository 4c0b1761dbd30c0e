#pragma once
// The certificate of destruction (verklaring van vernietiging, DOC-18): what was destroyed, on what ground, how, when, by whom and with
// whose leave, how it was looked for afterwards, what stayed and why. It names no person concerned and no case; categories are counted,
// items are tokens. Kept for ever. Law: Archiefbesluit 1995 art. 8 (law.md 7), RET-01, RET-04, RET-06, RET-09.
//
// It exists as XML, signed detached with Ed25519 by the key that signs the log; as MDTO metadata; and as PDF. The XML is the deed.
#include <optional>
#include <string>
#include <vector>

#include "records/destruction/list.h"

namespace griffier {

/// All items that went under one rule, of one file.
struct Vernietigdecategorie {
    std::string uit;            ///< file that the data were of
    std::string categorie;      ///< of the selection list
    std::string klok, regel, artikel, regime, regime_naam, regime_versie, regime_hash, duur;
    bool bewaarplicht = false;
    long aantal = 0, onderdelen = 0, stukken = 0, omvang = 0;
    Date start_van, start_tot;  ///< earliest and latest start of the clock
    Date datum_van, datum_tot;  ///< earliest and latest day of destruction by the rule
    std::vector<std::string> handelingen;  ///< acts that count for this clock, codes of the regime; empty for other clocks
    std::vector<std::string> kenmerken;    ///< tokens of the items, in order of the list
};

/// What was on the list and did not go.
struct Uitzondering {
    std::string kenmerk, reden;
    Date op;
};

/// Cases whose destruction is held on the day of the certificate: how many, and through which day (DOC-18, DOC-34).
struct Aangehouden {
    Date tot;
    long aantal = 0;
};

/// A folder with readable files that the operator looks after himself.
struct Leesbaremap {
    std::string wat, daarna;    ///< "input", "out", "channel"; what its setting says
    long bestanden = 0;
};

/// What ties a later revision to the one before it (revision.h).
struct Herziening {
    std::string vorige;         ///< its name: "VV-2026-0001-1", "VV-2026-0001-1-r2"
    std::string vorige_hash;    ///< SHA-256 (hex) of its XML
    std::vector<std::string> redenen;  ///< what is new, codes: "houder", "controle", "antwoord", "kopie"
};

struct Verklaring {
    std::string nummer;         ///< "VV-2026-0001-1": of the list and the run
    int revisie = 1;            ///< a later one tells more (a holder confirmed, a party answered) and replaces none
    std::optional<Herziening> herziening;  ///< of every revision but the first
    bool oefening = false;      ///< from a practice store
    bool gedeeltelijk = true;   ///< a holder has not confirmed, or something was found
    std::string opslag, systeem;
    std::string convenant, convenant_naam, zorgdrager;
    std::vector<std::string> verantwoordelijken;  ///< names of the controllers
    Date datum;                 ///< of this certificate
    std::string lijst, stam;    ///< number and root of the list
    Date lijst_datum;
    std::string wet;            ///< articles that ask for destruction and this certificate
    std::string selectielijst;
    Machtiging machtiging;
    std::string voorgesteld_door;  ///< function or role
    std::vector<Goedkeuring> goedkeuringen;  ///< without person
    std::vector<Vernietigdecategorie> categorieen;
    std::string wijze;          ///< code of the manner: "sleutelvernietiging"
    Vernietiguitkomst uitkomst; ///< of the store; the names of posts are left out
    std::vector<Uitzondering> uitzonderingen;
    std::vector<Aangehouden> aangehouden;    ///< of the store as a whole, by day
    long nog_op_lijst = 0;
    std::vector<Leesbaremap> leesbaar;
    std::vector<Reservekopie> vervallen_kopieen;  ///< named by an earlier revision and removed since; `tot`: day on which that was seen
    /// Number and revision, as its files are called: "VV-2026-0001-1" and, from the second on, "VV-2026-0001-1-r2".
    std::string naam() const;
};
std::string name_of_revision(const std::string& number, int revision);

/// Categories of the items that went, in the order of the list.
std::vector<Vernietigdecategorie> categories(const Lijst& list, const std::vector<int>& gone);

/// What the law asks and this one lacks, codes in order ("zorgdrager", "grondslag", "wijze" ...); empty when complete.
std::vector<std::string> missing_in(const Verklaring& certificate);

/// The XML; the same certificate gives the same bytes. Refused: verklaring.onvolledig (args: what is missing).
Result<std::string> write_certificate(const Verklaring& certificate);
/// Refused: verklaring.vorm; what it reads and writes again must give the same bytes.
Result<Verklaring> read_certificate(ByteView bytes, const std::string& name);

/// The detached signature as a small text: form, store, public key, signature, each in hex on a line of its own.
std::string signature_text(const std::string& origin, ByteView public_key, ByteView signature);

struct Handtekening {
    std::string opslag;
    Bytes sleutel, handtekening;
    std::string vingerafdruk() const;  ///< SHA-256 (hex) of the key
};
/// Refused: verklaring.handtekening_vorm.
Result<Handtekening> read_signature(ByteView bytes);

/// Checks a certificate offline: form, completeness, signature, that the key is the one expected (hex fingerprint, "" = any), and that it
/// is of the store that signed. Refused: verklaring.vorm, verklaring.onvolledig, verklaring.handtekening_vorm, verklaring.handtekening,
/// verklaring.sleutel, verklaring.opslag.
Result<Verklaring> check_certificate(ByteView xml, ByteView signature, const std::string& name, const std::string& fingerprint = {});

}  // namespace griffier
