#include "records/registry/schema.h"

#include <algorithm>
#include <string>
#include <vector>

#include "records/core/crypto.h"
#include "records/model/codes.h"

namespace griffier {

namespace {

// In every file: whose it is and how many commits of the store it has seen. A file of another store, or an older copy put back
// among newer ones, shows here.
constexpr const char* mark = R"(
CREATE TABLE {s}.kenmerk(een INTEGER PRIMARY KEY CHECK(een = 1), store BLOB NOT NULL, bestand TEXT NOT NULL, commits INTEGER NOT NULL) STRICT;
)";

constexpr const char* ledger = R"(
CREATE TABLE main.gegeven(naam TEXT PRIMARY KEY, waarde BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE main.run(fence INTEGER PRIMARY KEY, begonnen INTEGER NOT NULL) STRICT;
CREATE TABLE main.teller(naam TEXT PRIMARY KEY, waarde INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE main.dossier(
  id BLOB PRIMARY KEY, nummer TEXT NOT NULL UNIQUE, versie INTEGER NOT NULL, gemeente TEXT NOT NULL,
  regime TEXT NOT NULL, regime_versie TEXT NOT NULL, regime_hash TEXT NOT NULL, toestand TEXT NOT NULL,
  eerste_signaal INTEGER, laatste_datum INTEGER, sleutel BLOB NOT NULL, bron BLOB NOT NULL, kop BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE main.stuk(
  identiteit BLOB PRIMARY KEY, nummer TEXT NOT NULL UNIQUE, dossier BLOB NOT NULL REFERENCES dossier(id), soort TEXT NOT NULL,
  besluit TEXT NOT NULL, adressaat TEXT NOT NULL, revisie INTEGER NOT NULL, taal TEXT NOT NULL, stand INTEGER NOT NULL,
  datum INTEGER NOT NULL, regime TEXT NOT NULL, regime_versie TEXT NOT NULL, regime_hash TEXT NOT NULL, sleutel BLOB NOT NULL,
  waarom BLOB NOT NULL, kluis TEXT NOT NULL, omvang INTEGER NOT NULL, gebruikt BLOB NOT NULL, fence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX main.stuk_dossier ON stuk(dossier);
CREATE INDEX main.stuk_kluis ON stuk(kluis);
CREATE TABLE main.termijn(
  nr INTEGER PRIMARY KEY, dossier BLOB NOT NULL REFERENCES dossier(id), regel TEXT NOT NULL, waarvoor TEXT NOT NULL, bestand TEXT NOT NULL,
  item TEXT NOT NULL, start_event TEXT NOT NULL, start INTEGER NOT NULL, datum INTEGER NOT NULL, uiterst INTEGER,
  regime_hash TEXT NOT NULL, sleutel BLOB NOT NULL, waarom BLOB NOT NULL) STRICT;
CREATE INDEX main.termijn_dossier ON termijn(dossier);
CREATE INDEX main.termijn_datum ON termijn(datum);
)";

// Lasting objects: lists, their course, certificates. A row with a key is ciphertext under a case's keys and goes with that file of it.
// Stores of before there were lists get this table when they are opened.
constexpr const char* kept = R"(
CREATE TABLE IF NOT EXISTS main.bewaarstuk(
  soort TEXT NOT NULL, naam TEXT NOT NULL, dossier BLOB, bestand TEXT NOT NULL, sleutel BLOB, inhoud BLOB NOT NULL, PRIMARY KEY(soort, naam)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS main.bewaarstuk_dossier ON bewaarstuk(dossier);
)";

// The same in each file of the regime. `soort`, `uitkomst` and the dates are what must be found without a key.
constexpr const char* file = R"(
CREATE TABLE {s}.item(
  nr INTEGER PRIMARY KEY, dossier BLOB NOT NULL, tabel TEXT NOT NULL, id TEXT NOT NULL, rang INTEGER NOT NULL, herkomst TEXT NOT NULL,
  soort TEXT NOT NULL, uitkomst TEXT NOT NULL, datum INTEGER, tot INTEGER, versie INTEGER NOT NULL, sleutel BLOB NOT NULL,
  inhoud BLOB NOT NULL, UNIQUE(dossier, tabel, id)) STRICT;
CREATE TABLE {s}.vindplaats(
  hash BLOB NOT NULL, dossier BLOB NOT NULL, persoon TEXT NOT NULL, PRIMARY KEY(hash, dossier, persoon)) STRICT, WITHOUT ROWID;
CREATE INDEX {s}.vindplaats_dossier ON vindplaats(dossier);
)";

// Destruction, tombstones, copies (version 2). `ruimen` is what a destruction still has to clear away; it is empty when that is done.
constexpr const char* destruction = R"(
CREATE TABLE main.vernietiging(
  nr INTEGER PRIMARY KEY, kenmerk TEXT NOT NULL UNIQUE, lijst BLOB NOT NULL UNIQUE, stap INTEGER NOT NULL, oude_epoch INTEGER NOT NULL,
  nieuwe_epoch INTEGER NOT NULL, oude_controle BLOB NOT NULL, dossiers INTEGER NOT NULL, uitkomst BLOB NOT NULL) STRICT;
CREATE TABLE main.ruimen(
  nr INTEGER PRIMARY KEY, vernietiging INTEGER NOT NULL REFERENCES vernietiging(nr), soort TEXT NOT NULL, wat BLOB NOT NULL) STRICT;
CREATE TABLE main.zerk(merk BLOB PRIMARY KEY, tot INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE main.kopie(
  kenmerk TEXT PRIMARY KEY, naam TEXT NOT NULL, gemaakt INTEGER NOT NULL, tot INTEGER, epoch INTEGER NOT NULL, bladen INTEGER NOT NULL,
  stand TEXT NOT NULL) STRICT, WITHOUT ROWID;
)";
// Who holds the epoch key and the table, and up to where; keys that a correction left without a use since the last epoch.
constexpr const char* holders = R"(
CREATE TABLE sleutels.houder(
  map TEXT PRIMARY KEY, houder TEXT NOT NULL, soort TEXT NOT NULL, bestanden TEXT NOT NULL, epoch INTEGER NOT NULL, generatie INTEGER NOT NULL,
  reeks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sleutels.gewist(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
)";
// The form of a name that the index is made of, sealed with the person's key, so that the index can be made anew under another epoch.
constexpr const char* form = R"(
ALTER TABLE {s}.vindplaats ADD COLUMN vorm BLOB NOT NULL DEFAULT x'';
)";

// Each file of a case is archived on its own clock (version 3): `uit` says which file a row comes from. Cells stay sealed as they were in
// that file; it is the key table that has their keys under the archive. Before version 3 the tables of the archive were always empty.
constexpr const char* archive = R"(
DROP TABLE archief.item;
DROP TABLE archief.vindplaats;
CREATE TABLE archief.item(
  nr INTEGER PRIMARY KEY, dossier BLOB NOT NULL, tabel TEXT NOT NULL, id TEXT NOT NULL, rang INTEGER NOT NULL, herkomst TEXT NOT NULL,
  soort TEXT NOT NULL, uitkomst TEXT NOT NULL, datum INTEGER, tot INTEGER, versie INTEGER NOT NULL, sleutel BLOB NOT NULL,
  inhoud BLOB NOT NULL, uit TEXT NOT NULL, UNIQUE(dossier, uit, tabel, id)) STRICT;
CREATE TABLE archief.vindplaats(
  hash BLOB NOT NULL, dossier BLOB NOT NULL, persoon TEXT NOT NULL, uit TEXT NOT NULL, vorm BLOB NOT NULL, PRIMARY KEY(hash, dossier, persoon, uit)) STRICT, WITHOUT ROWID;
CREATE INDEX archief.vindplaats_dossier ON vindplaats(dossier);
CREATE TABLE archief.archivering(dossier BLOB NOT NULL, uit TEXT NOT NULL, op INTEGER NOT NULL, PRIMARY KEY(dossier, uit)) STRICT, WITHOUT ROWID;
)";

// Which letters wait for the channel, have left, or are in doubt (version 4, records/registry/issue.h). A row goes with its document.
constexpr const char* issue = R"(
CREATE TABLE main.verzending(
  nummer TEXT PRIMARY KEY REFERENCES stuk(nummer) ON DELETE CASCADE, stand TEXT NOT NULL, zending TEXT NOT NULL, reden TEXT NOT NULL,
  sinds INTEGER NOT NULL, fence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX main.verzending_stand ON verzending(stand);
)";

constexpr const char* log = R"(
CREATE TABLE log.blad(nr INTEGER PRIMARY KEY, tijd INTEGER NOT NULL, inhoud BLOB NOT NULL) STRICT;
CREATE TABLE log.hoofd(grootte INTEGER PRIMARY KEY, rand BLOB NOT NULL, tekst TEXT NOT NULL) STRICT;
CREATE TABLE log.merk(
  een INTEGER PRIMARY KEY CHECK(een = 1), tijd INTEGER NOT NULL, bewezen INTEGER NOT NULL, sprong INTEGER NOT NULL, rand BLOB NOT NULL) STRICT;
)";

constexpr const char* keys = R"(
CREATE TABLE sleutels.epoch(een INTEGER PRIMARY KEY CHECK(een = 1), nummer INTEGER NOT NULL, controle BLOB NOT NULL) STRICT;
CREATE TABLE sleutels.sleutel(
  id BLOB PRIMARY KEY, dossier BLOB NOT NULL, persoon TEXT NOT NULL, bestand TEXT NOT NULL, klasse TEXT NOT NULL,
  epoch INTEGER NOT NULL, gewikkeld BLOB NOT NULL, controle BLOB NOT NULL, UNIQUE(dossier, persoon, bestand, klasse)) STRICT, WITHOUT ROWID;
)";

std::string in_schema(const char* text, std::string_view schema) {
    std::string out = text;
    for (auto at = out.find("{s}"); at != std::string::npos; at = out.find("{s}")) out.replace(at, 3, schema);
    return out;
}

void add_version_2(Database& database, std::string_view schema) {
    if (schema == "main") database.execute(destruction);
    else if (schema == "sleutels") database.execute(holders);
    else if (schema != "log") database.execute(in_schema(form, schema));
}

void add_version_3(Database& database, std::string_view schema) {
    if (schema == code::archief) database.execute(archive);
}

void add_version_4(Database& database, std::string_view schema) {
    if (schema == "main") database.execute(issue);
}

/// All files in one commit: the older version, or this one, never mixed.
void migrate(Database& database) {
    database.begin();
    migrate_files(database);
    database.commit();
}

}  // namespace

void migrate_files(Database& database) {
    for (std::string_view schema : all_schemas) {
        const std::string pragma = "PRAGMA " + std::string(schema) + ".user_version";
        Query& q = database.query(pragma).with();
        const long long found = q.step() ? q.integer(0) : 0;
        q.reset();
        if (found == 0 || found >= schema_version) continue;
        if (found < 2) add_version_2(database, schema);
        if (found < 3) add_version_3(database, schema);
        add_version_4(database, schema);
        database.execute(pragma + " = " + std::to_string(schema_version));
    }
}

void create_schema(Database& database, ByteView store_id) {
    database.begin();
    for (std::string_view schema : all_schemas) {
        const std::string name(schema);
        database.execute(in_schema(mark, schema));
        if (schema == "main") database.execute(std::string(ledger) + kept);
        else if (schema == "log") database.execute(log);
        else if (schema == "sleutels") database.execute(keys);
        else database.execute(in_schema(file, schema));
        add_version_2(database, schema);
        add_version_3(database, schema);
        add_version_4(database, schema);
        database.query("INSERT INTO " + name + ".kenmerk VALUES(1, ?1, ?2, 0)").with(store_id, file_of_schema(schema)).run();
        database.execute("PRAGMA " + name + ".user_version = " + std::to_string(schema_version));
    }
    database.commit();
}

void create_keys(Database& database, ByteView store_id, long long commits) {
    const std::string name = "sleutels";
    database.execute(in_schema(mark, name));
    database.execute(keys);
    add_version_2(database, name);
    database.query("INSERT INTO sleutels.kenmerk VALUES(1, ?1, ?2, ?3)").with(store_id, file_of_schema(name), commits).run();
    database.execute("PRAGMA sleutels.user_version = " + std::to_string(schema_version));
}

void add_kept(Database& database) { database.execute(kept); }

Status check_schema(Database& database, ByteView store_id) {
    struct Found {
        std::string file;
        Bytes store;
        long long commits;
    };
    std::vector<Found> all;
    bool older = false;
    for (std::string_view schema : all_schemas) {
        const std::string name(schema), file_name = file_of_schema(schema);
        Query& version = database.query("PRAGMA " + name + ".user_version").with();
        long long found = version.step() ? version.integer(0) : 0;
        version.reset();
        if (found > schema_version) return error_of(Kind::damaged, "opslag.nieuwer", {}, {file_name});
        if (found == 0) return error_of(Kind::damaged, "opslag.half", {}, {file_name});
        older = older || found < schema_version;
        Query& row = database.query("SELECT store, bestand, commits FROM " + name + ".kenmerk").with();
        if (!row.step()) return error_of(Kind::damaged, "opslag.half", {}, {file_name});
        all.push_back({file_name, row.blob(0), row.integer(2)});
        bool own_name = row.text(1) == file_name;
        row.reset();
        if (!own_name) return error_of(Kind::damaged, "opslag.vreemd", {}, {file_name});
    }
    // The highest counter among the store's own files is the newest moment; a file of another store, or behind, is named.
    long long newest = 0;
    for (const Found& f : all)
        if (equal_secrets(f.store, store_id)) newest = std::max(newest, f.commits);
    std::string strange;
    for (const Found& f : all)
        if (!equal_secrets(f.store, store_id) || f.commits != newest) strange += (strange.empty() ? "" : ", ") + f.file;
    if (!strange.empty()) return error_of(Kind::damaged, "opslag.vreemd", {}, {strange});
    if (older && !database.in_transaction()) migrate(database);
    return {};
}

}  // namespace griffier
