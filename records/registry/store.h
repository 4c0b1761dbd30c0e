#pragma once
// The store of one cooperation: its databases, its vault and its keys, behind one class. Start here.
//
// Folder: weegploeg.db, casusoverleg.db, archief.db (the files of the regime), grootboek.db (ledger), log.db, sleutels.db (key table),
// kluis/ (vault, ciphertext only), slot (the lock). The epoch key and the key that signs log heads stand in a folder outside it.
//
// One process at a time holds a store; the kernel frees the lock when that process dies. All changes go through a Group: vault files
// durable first, then one commit over all databases. What a Group has not committed never happened. Nothing is acknowledged before
// it is durable.
//
// Errors name codes and dossier numbers, never persons. Codes are "opslag.*"; Kind::damaged ends a run, Kind::refused an item only.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "records/core/clock.h"
#include "records/core/crypto.h"
#include "records/core/file_system.h"
#include "records/core/random.h"
#include "records/core/result.h"
#include "records/model/bevinding.h"
#include "records/model/dossier.h"

namespace griffier {

struct StorePaths {
    std::string folder;        ///< of the store
    std::string epoch_folder;  ///< of the epoch key and the signing key: neither the store folder, nor in it, nor around it
    std::string witness_folder = {};  ///< of the witness that keeps heads of the log (records/log/witness.h); "" when there is none
    std::vector<std::string> holder_folders = {};  ///< of further holders of the key and its table (records/keys/holder.h), on other volumes
};

/// Given once at init.
struct StoreSettings {
    bool practice = false;      ///< for ever: a practice store never becomes a real one
    Bytes convenant;            ///< the instance file as it is (office holders' data: not encrypted, it is published)
    std::string configuration;  ///< the operator's settings as JSON text
};

/// What import did with one dossier file.
enum class Invoer {
    nieuw,
    bijgewerkt,
    ongewijzigd,  ///< the same bytes again: nothing happened
};

/// Ledger states, in order; a document only moves forward.
enum class Stand { besloten, opgemaakt, opgeborgen, gereed };  // decided, rendered, filed, ready

/// What makes a document or job the same one: from these its identity is computed, so a second run makes nothing new.
struct Identiteit {
    std::string soort;      ///< "DOC-01"
    std::string dossier;    ///< number; the internal id of the dossier enters the hash, never the number
    std::string besluit;    ///< id of the decision that it follows from, or of the request, item or period; "casusoverleg/..." = it follows from none and is of that file
    std::string adressaat;  ///< person id, party id or ""
    int revisie = 1;
};

/// One line of the ledger.
struct Stukregel {
    std::string nummer;         ///< document number, follows from the identity ("DOC-01-7H3K9QMA42TX")
    std::string identiteit;     ///< SHA-256, hex; the first half is the /ID of the PDF
    std::string dossier, soort, besluit, adressaat;
    int revisie = 1;
    std::string taal;
    Stand stand = Stand::besloten;
    Date datum;                 ///< reference date that it bears
    std::string regime, regime_versie, regime_hash;   ///< by which it was decided
    std::string kluis;          ///< vault name (SHA-256 hex of the stored bytes); "" until rendered
    std::size_t omvang = 0;     ///< bytes of the plain document; 0 until rendered
};

/// A case in codes and dates: what lists and reports may show without a key.
struct Dossierregel {
    std::string nummer;
    int versie = 0;
    std::string gemeente;
    std::string regime, regime_versie, regime_hash;   ///< frozen; "" before binding
    std::string toestand;                             ///< "actief" | "gearchiveerd" | "vernietigd"
    std::optional<Date> eerste_signaal;
    std::optional<Date> laatste_datum;                ///< of the latest dated item
};

/// A dated duty of a case, computed by records/rules and kept so that it can be found by date; its reasons are kept as ciphertext.
struct Termijnregel {
    std::string dossier;
    std::string regel;          ///< id of the rule
    std::string waarvoor;       ///< "informeren", "vernietigen" ...
    std::string bestand;        ///< "" for all
    std::string item;           ///< decision, request or person that it is about, or ""
    std::string start_event;
    Date start, datum;          ///< datum: the day asked for (Bevinding::datum)
    std::optional<Date> uiterst;
    std::string regime_hash;    ///< of the version that answered
};

struct Tellers {                ///< counters kept in the transactions themselves and recounted by verify
    long dossiers = 0, actief = 0, gearchiveerd = 0, vernietigd = 0;
    long personen = 0, sleutels = 0, stukken = 0, gereed = 0, kluisbestanden = 0, logbladen = 0, commits = 0;
};

/// What verify found wrong: a code whose words stand in the locales under "fout." and "hint.", and the dossier or document number, file or table it is about.
struct Gebrek {
    std::string code;
    std::vector<std::string> args;
};

/// Why a store is in quarantine: its log is not the one that the witness saw last, so it was put back from a copy, cut off or rebuilt.
struct Quarantaine {
    std::size_t eigen = 0;      ///< leaves of the store's own log
    std::size_t getuige = 0;    ///< leaves that the witness saw
    std::string hoofd;          ///< the witness's last head, as it stands there
};

/// What the log knows of time.
struct Tijdstand {
    Instant hoogste;            ///< latest moment in the log (high-water mark)
    Instant bewezen;            ///< latest moment at which a time guard found the time proven, or that persons confirmed
    bool sprong = false;        ///< the clock jumped during a run, and nobody has looked at it yet
};

/// Persons who answer for an act on the store as a whole, and what proves it.
struct Bekrachtiging {
    std::string besluit;                 ///< id of the decision
    std::vector<std::string> personen;   ///< ids of office holders, each once
    int nodig = 0;                       ///< how many the rule asks for
    Hash bewijs{};                       ///< of the signed statement
};

struct StoreState;  // in state.h: keeps Poco and SQLite out of this header

/// Work that becomes durable together. At most one Group of a store lives at a time. Each call is an item of its own: when it fails
/// nothing of that item is kept and the group goes on, except after Kind::damaged or Kind::again, when the whole group is lost.
class Group {
  public:
    explicit Group(StoreState& state);
    ~Group();  ///< not committed: rolled back, staged files removed
    Group(Group&& other) noexcept;
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

    /// Takes in one dossier file. `source` is the SHA-256 of its bytes. Refused: opslag.nummer_in_gebruik (the number stands for
    /// someone else), opslag.versie_volgt_niet, opslag.vervangt_anders, opslag.versie_anders (same version, other bytes),
    /// opslag.besluit_in_strijd (a decision recorded by command is contradicted or its cause gone), opslag.dossier_vernietigd.
    /// Decisions recorded by command stay. Overdracht records copy the chosen fields to the casusoverleg file (WEE-14).
    Result<Invoer> import(const Dossier& dossier, const Hash& source);

    /// Several calls as one item: kept together or not at all. A call that fails in it undoes all of it, also when `work` goes on; what
    /// comes back is the first failure.
    Status together(const std::function<Status()>& work);

    /// Freezes the regime version for a case. A second time with other values is refused (opslag.regime_bevroren): a change of
    /// version is a decision (codes.h regimewissel) and goes through `rebind`.
    Status bind_regime(const std::string& nummer, const std::string& regime, const std::string& versie, const std::string& hash);
    /// The change of version that decision `besluit` of the case orders.
    Status rebind_regime(const std::string& nummer, const std::string& besluit, const std::string& regime, const std::string& versie, const std::string& hash);

    /// Records a decision by command (bron "commando"). The id is computed when it is empty. Same decision again: nothing happens.
    /// Returns its id. Refused: opslag.besluit_bestaat_anders.
    Result<std::string> record(const std::string& nummer, Besluit besluit);

    /// Records or changes a request by command: the steps that were set down stay, also when the case file comes in anew. In a case or in a
    /// request's own file. Returns its id ("vz-..."; computed when empty). Refused: opslag.onbekend_dossier, opslag.dossier_vernietigd.
    Result<std::string> keep_request(const std::string& nummer, Verzoek verzoek);
    /// A file for what is about no case (a request, the house's own papers): ciphertext under keys of its own, outside lists of cases. It is bound
    /// to a regime (bind_regime), gets terms, decisions and documents like a case. Refused: opslag.nummer_in_gebruik.
    Status open_request(const std::string& nummer, const std::string& gemeente);
    /// Forgets such a file: keys, request, decisions, documents and terms, all at once. Refused: opslag.geen_verzoek (it is a case).
    Status forget_request(const std::string& nummer);

    /// Replaces the stored terms of a case by these; reasons (`bevindingen`, same order, may be empty) are kept as ciphertext.
    Status set_terms(const std::string& nummer, const std::vector<Termijnregel>& terms, const std::vector<Bevinding>& bevindingen = {});

    /// Enters a document in the ledger as decided, with its reasons, or returns the line that is there already (second == false).
    Result<std::pair<Stukregel, bool>> decide(const Identiteit& identity, Date datum, const std::string& taal, const Bevinding& waarom);
    /// Puts the rendered bytes in the vault and moves the document forward to `tot`. A document that has bytes already must get
    /// the same plain bytes (else opslag.stuk_anders) and only moves forward. `gebruikt`: extra metadata kept as ciphertext.
    Result<Stukregel> file(const std::string& nummer, ByteView bytes, Stand tot = Stand::gereed, const std::map<std::string, std::string>& gebruikt = {});

    /// One coded leaf in the log of this commit: codes, counts and dates only; a personal value goes through a salted commitment.
    /// The value of a key that begins with '~' ("~wie") is such a value: the leaf gets its commitment under the salt of the dossier (of
    /// the store's person index where no dossier is named), cut to 32 characters, under the key without '~'.
    /// Import, decisions, documents and binding write theirs by themselves.
    Status note(const std::string& soort, const std::string& nummer, const std::vector<std::pair<std::string, std::string>>& codes);

    /// Keeps a lasting object of the store (a list, its course, a certificate) in the place of what stood under this kind and name. It is
    /// not encrypted: codes, dates and tokens only.
    Status keep(const std::string& soort, const std::string& naam, ByteView inhoud);
    /// The same as ciphertext under the keys of one file of a case: it can be read as long as that file is there.
    Status keep_with(const std::string& nummer, const std::string& bestand, const std::string& soort, const std::string& naam, ByteView inhoud);
    /// Forgets a lasting object; nothing happens when it is not there.
    Status drop(const std::string& soort, const std::string& naam);

    /// Vault files durable, then all databases at once. On failure nothing of the group is kept, except files in the vault that no
    /// row refers to, which the next open removes. After Kind::again or Kind::damaged the store must be opened anew (no fsync is tried twice).
    Status commit();

  private:
    StoreState* state_;
};

/// While it lives, reads of a store between its groups share one moment and do not ask for their locks each. The store outlives it.
class Reading {
  public:
    explicit Reading(StoreState& state);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

  private:
    StoreState& state_;
};

class Store {
  public:
    /// Makes folder and keys. Refused: an existing store, an epoch folder that is the same, inside or around (Kind::usage).
    /// Interrupted half-way, the next init finishes or starts anew; a half-made store never opens.
    static Status init(const StorePaths& paths, const StoreSettings& settings, FileSystem& disk, Clock& clock, Random& random);
    /// Takes the lock (Kind::busy after `wait_ms`), recovers, migrates older schemas. Kind::damaged: not a store, newer schema
    /// (opslag.nieuwer), epoch key absent or wrong (opslag.epoch_*), a database of another store or moment (opslag.vreemd).
    static Result<std::unique_ptr<Store>> open(const StorePaths& paths, FileSystem& disk, Clock& clock, Random& random, int wait_ms = 3000);
    explicit Store(std::unique_ptr<StoreState> state);
    ~Store();

    bool practice() const;
    std::string origin() const;                ///< "griffier/<id in hex>": the store's name in the heads of its log
    /// Files whose keys are not in the key folder that this store was opened with: what is in them is refused (opslag.sleutel_onthouden,
    /// args the file), and verify leaves it out. Empty for who holds the whole key.
    std::vector<std::string> withheld() const;
    /// A key folder that opens these files and nothing else of a case (keys/epoch.h write_parts), to be put where only their users can
    /// read it. It can write the log, so that each access is in it. Refused: opslag.bestand_onbekend. Kind::usage: the folder lies in or
    /// around the store, or is not empty.
    Status share_keys(const std::string& folder, const std::vector<std::string>& files);
    const Bytes& convenant() const;            ///< the instance file given at init or by set_convenant
    const std::string& configuration() const;
    Status set_convenant(Bytes convenant);
    Status set_configuration(std::string configuration);

    /// Begins a group. Kind::busy (opslag.achterhaald) when another run took over since (fence), Kind::damaged in quarantine, or what
    /// the time guard says.
    Result<Group> begin_group();

    /// Set when the witness remembers another log than this. Then nothing that is sealed opens and nothing changes (Kind::damaged,
    /// opslag.quarantaine, args own and witnessed number of leaves); verify, counters, heads and lists of codes go on.
    const std::optional<Quarantaine>& quarantine() const;
    /// The way out: a leaf that names the head that is given up, a head over it, and the witness goes on from there. Refused:
    /// opslag.te_weinig_personen, opslag.geen_quarantaine. When the witness cannot be written (Kind::again) the leaf stands already,
    /// and the next opening finishes it.
    Status resolve_quarantine(const Bekrachtiging& by);

    Result<Tijdstand> time_known();
    /// Asked when a group begins and again just before its commit, so that no clock can move in between. An error refuses the group and
    /// nothing of it is kept; true: the time is proven, and the mark of proven time goes along with the commit. The error clock_jumped
    /// is remembered durably until persons have looked at it.
    void set_time_guard(std::function<Result<bool>()> guard);
    static constexpr std::string_view clock_jumped = "klok.sprong";
    /// Persons took the clock's present time for the right one: both marks are set to it. Refused: opslag.te_weinig_personen.
    Status accept_clock(const Bekrachtiging& by);

    /// All of a case as it was imported, with decisions recorded by command added. Refused: opslag.onbekend_dossier.
    /// `bestand` limits it to one file (code::weegploeg ...): items of others are left out and their keys not opened.
    Result<Dossier> dossier(const std::string& nummer, const std::string& bestand = "");
    /// Codes and dates; no key is opened.
    Result<Dossierregel> summary(const std::string& nummer);
    Result<std::vector<Dossierregel>> list();
    /// How many items of a case lie in each file ("weegploeg", 7); files without any are left out.
    Result<std::vector<std::pair<std::string, int>>> items_in(const std::string& nummer);
    /// Numbers of all cases, in byte order.
    Result<std::vector<std::string>> numbers();

    /// Numbers of the files of requests without a case, in byte order.
    Result<std::vector<std::string>> requests();
    /// Numbers of the cases that have a request in them, in byte order; no key is opened.
    Result<std::vector<std::string>> cases_with_requests();
    /// Where a request stands: the number of its case or of its own file. Nothing when no or more than one file has a request of this id.
    Result<std::optional<std::string>> place_of_request(const std::string& id);

    /// Terms whose datum is on or before a day, by date; `waarvoor` "" = all.
    Result<std::vector<Termijnregel>> due(Date on, const std::string& waarvoor = "");
    Result<std::vector<Termijnregel>> terms(const std::string& nummer);
    /// The kept reasons of a term, by rule and item. Refused when none is kept.
    Result<Bevinding> reasons(const std::string& nummer, const std::string& regel, const std::string& item);

    /// Document number and identity as they will be; the dossier must exist.
    Result<std::pair<std::string, std::string>> number_of(const Identiteit& identity);
    Result<std::optional<Stukregel>> ledger_line(const std::string& nummer);
    /// `nummer_dossier` "" = of all cases; by date and number.
    Result<std::vector<Stukregel>> documents(const std::string& nummer_dossier = "");
    /// The plain document. Kind::damaged when the vault file is absent or not the one that was filed.
    Result<Bytes> document(const std::string& nummer);

    /// Cases that name a person (any role) so, by normalised name and birth date, without decrypting: (dossier number, person id).
    Result<std::vector<std::pair<std::string, std::string>>> find_person(const Naam& naam, std::optional<Date> geboortedatum);

    /// A lasting object (Group::keep), opened where it is ciphertext; nothing when there is none.
    Result<std::optional<Bytes>> kept(const std::string& soort, const std::string& naam);
    /// Names of the lasting objects of a kind, in byte order.
    Result<std::vector<std::string>> kept_names(const std::string& soort);
    /// Ed25519 signature by the key that signs the heads of the log, and that key's public half.
    Bytes sign(ByteView message) const;
    Bytes public_key() const;

    /// For the rest of this room: records/registry/destroy.h, backup.h, restore.h.
    StoreState& state() { return *state_; }

    Result<Tellers> counters();
    /// Checks everything that can be checked with the keys at hand; empty = sound. Kind::again when it cannot read.
    Result<std::vector<Gebrek>> verify();

    /// Latest moment that the log has seen: time_known().hoogste.
    Result<Instant> high_water();
    /// Whether this run wrote a leaf that no head covers yet.
    bool unsigned_leaves() const;
    /// Signs the log as it is (C2SP signed note), after reading the new leaves back and checking consistency with the last head, and
    /// gives it to the witness. Kind::again when the witness cannot take it: the head stands, and the next signing brings it.
    Result<std::string> sign_head();
    /// The last signed head, or "".
    Result<std::string> head();

  private:
    std::unique_ptr<StoreState> state_;
};

}  // namespace griffier
