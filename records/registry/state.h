#pragma once
// What an open store holds, and the small steps that import, ledger and reading share. Only for records/registry.
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "records/keys/epoch.h"
#include "records/log/leaf.h"
#include "records/log/merkle.h"
#include "records/log/witness.h"
#include "records/registry/codec.h"
#include "records/registry/database.h"
#include "records/registry/store.h"
#include "records/vault/vault.h"

namespace griffier {

/// Retention classes of data keys.
namespace klasse {
inline constexpr std::string_view inhoud = "inhoud";  // items of a file
inline constexpr std::string_view stuk = "stuk";      // documents and their reasons; "stuk.b1": those that follow from item b1
inline constexpr std::string_view zout = "zout";      // salt of the dossier's commitments in the log
/// In the archive keys of several files lie together: there a class names the file too ("inhoud/weegploeg").
inline bool is_inhoud(std::string_view of_key) { return of_key == inhoud || of_key.starts_with("inhoud/"); }
}  // namespace klasse

struct DossierRow {
    Bytes id;
    std::string nummer, gemeente, regime, regime_versie, regime_hash, toestand;
    int versie = 0;
    std::optional<Date> eerste_signaal, laatste_datum;
    Bytes sleutel, bron, kop;
};

/// One row of an `item` table.
struct ItemRow {
    std::string schema, tabel, id, herkomst, soort, uitkomst;
    int rang = 0, versie = 0;
    std::optional<Date> datum, tot;
    Bytes sleutel, inhoud;
    std::string uit = {};  ///< in the archive: the file that it comes from
    /// The file that it belongs to, wherever it lies.
    const std::string& of() const { return uit.empty() ? schema : uit; }
};

struct StoreState {
    StorePaths paths;
    FileSystem& disk;
    Clock& clock;
    Random& random;
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<Database> database;
    Vault vault;
    Bytes store_id;
    EpochKey epoch;
    Secret signing;
    bool practice = false;
    Bytes convenant;
    std::string configuration;

    long long fence = 0;      ///< of the last run seen; ours once `fenced`
    bool fenced = false;
    bool in_group = false, dirty = false;
    bool lost = false;        ///< a commit or write failed: the store must be opened anew
    bool rehearsing = false;  ///< nothing of this run becomes durable (rehearsal.h)
    bool unsigned_leaves = false;  ///< this run committed leaves since the last head
    std::optional<Quarantaine> quarantine;
    std::function<Result<bool>()> time_guard;
    bool unguarded = false;    ///< the running group ends a quarantine or sets the clock right
    bool time_proven = false;  ///< what the guard said last, for the running group

    bool together = false;     ///< calls are parts of one item now
    std::optional<Error> part_failed;  ///< the first failure among them

    // of the running group
    std::vector<Leaf> leaves;
    std::map<std::string, long> deltas;
    std::vector<Bytes> new_keys;  ///< ids; the holders get them before the commit

    StoreState(StorePaths where, FileSystem& d, Clock& c, Random& r) : paths(std::move(where)), disk(d), clock(c), random(r), vault(d, paths.folder) {}

    Query& sql(std::string_view text) { return database->query(text); }
    long long now_ms() const { return clock.now().time_since_epoch().count(); }
    std::string origin() const { return "griffier/" + hex(store_id); }
    Witness witness() const { return Witness(disk, paths.witness_folder, hex(store_id)); }
    /// What the time guard says; proven only when there is one and it says so.
    Status ask_time();
    /// Writes down, in a transaction of its own, that the clock jumped, when that is what `why` tells.
    void remember_jump(const Error& why);
    /// Compares the log with what the witness saw, and sets `quarantine`.
    Status ask_witness();

    // keys
    Result<const DataKey*> key_by_id(ByteView id);
    /// The key of (dossier, person, file, class), made when absent. That of a file which lies in the archive is a key of the archive.
    Result<const DataKey*> key_for(ByteView dossier, std::string_view persoon, std::string_view bestand, std::string_view of_class);
    Result<Secret> salt_of(ByteView dossier);
    /// New keys to the holders, inside the transaction that made them; with `all` also what holders lack from before. Kind::again (sleutels.houders_onbereikbaar) when fewer than two have
    /// them, or than there are.
    Status tell_holders(bool all = false);
    /// Kind::damaged in quarantine.
    Status may_open() const;
    void forget_keys() { keys_.clear(); by_owner_.clear(); }
    /// Kind::damaged (opslag.cel) when the cell is not what was stored there.
    Result<Bytes> open(ByteView key_id, ByteView cell, const CellContext& context);

    // tombstones: what was destroyed is not taken in again. `bestand` "" = the case as a whole, or "bestand/item".
    Bytes tombstone(const std::string& nummer, const std::string& bestand) const;
    bool buried(const std::string& nummer, const std::string& bestand);
    bool any_buried();
    /// Puts a person in the index of a file: his keyed hash, and the form that it is made of as ciphertext.
    Status index_person(ByteView dossier, const std::string& schema, const Persoon& person);

    // rows
    /// Internal id of a new dossier: eight bytes that count up, eight at random. Rows of one case then lie together and new ones at the
    /// end of every index: random ids would touch a page of each index per row.
    Bytes next_dossier_id();
    std::optional<DossierRow> find_dossier(const std::string& nummer);
    Result<DossierRow> need_dossier(const std::string& nummer);
    std::vector<ItemRow> items(ByteView dossier, std::string_view schema);
    Result<Bytes> open_item(const DossierRow& dossier, const ItemRow& row);
    Status insert_item(ByteView dossier, const ItemRow& row, std::string_view persoon, ByteView plain);
    /// Whether this file of the case lies in the archive.
    bool archived(ByteView dossier, std::string_view bestand);
    /// The database in which a file of the case lies now.
    std::string place_of(ByteView dossier, const std::string& bestand);
    /// Which person of the case is the subject; "" when no person is stored.
    std::string subject_id(ByteView dossier);
    /// The file for what the model places in none: the case file once the case is there.
    std::string home_file(ByteView dossier);

    /// A leaf about a dossier: its token comes first, then the codes.
    Status leaf(const std::string& kind, ByteView dossier, std::vector<std::pair<std::string, std::string>> codes);
    void count(const std::string& name, long by) { if (by != 0) deltas[name] += by; }

  private:
    std::map<Bytes, DataKey> keys_;
    std::map<std::tuple<Bytes, std::string, std::string, std::string>, Bytes> by_owner_;
};

/// Runs `work`, turning a fault of the database into an Error; in a group such a fault loses the group.
template <class Work>
auto guarded(StoreState& state, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const DatabaseFault& fault) {
        if (state.in_group) state.lost = true;
        return fault.error();
    }
}

/// What a leaf says of a decision: all that an evaluation counts later, when the file is gone: kind, outcome, day, days since the first
/// signal, grounds with their list, file, number of parties. Texts never; a ground that is no code is left out.
std::vector<std::pair<std::string, std::string>> codes_of(const Besluit& decision, std::optional<Date> first_signal, std::string_view source, const std::string& token);
/// A group past the time guard and the quarantine: for the acts that end them.
Result<Group> begin_unguarded(StoreState& state);
/// Reads back, signs, commits and tells the witness, quarantine or not.
Result<std::string> sign_log(StoreState& state);
/// Refused: opslag.te_weinig_personen.
Status enough_persons(const Bekrachtiging& by);
/// The codes of it for a leaf.
std::vector<std::pair<std::string, std::string>> codes_of(const Bekrachtiging& by);

/// Runs `work` as one item of the group: kept whole or not at all. As a part of Group::together it leaves keeping or not to the whole.
template <class Work>
auto in_item(StoreState& state, Work work) -> decltype(work()) {
    if (state.lost || !state.in_group) return error_of(Kind::again, "opslag.opnieuw_openen");
    if (state.together) {
        if (state.part_failed) return *state.part_failed;
        auto result = guarded(state, work);
        if (!result) state.part_failed = result.error();
        return result;
    }
    return guarded(state, [&]() -> decltype(work()) {
        const std::size_t leaves = state.leaves.size();
        const auto deltas = state.deltas;
        state.sql("SAVEPOINT item").with().run();
        auto result = work();
        if (!result) {
            state.sql("ROLLBACK TO item").with().run();
            state.leaves.resize(leaves);
            state.deltas = deltas;
            if (result.error().kind != Kind::refused && result.error().kind != Kind::usage) state.lost = true;
        }
        state.sql("RELEASE item").with().run();
        state.forget_keys();
        return result;
    });
}

std::string item_table(std::string_view schema, std::string_view tabel);

}  // namespace griffier
