// A store from a copy of the data and the newest key table. What was destroyed after the copy is destroyed again before anything opens.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "records/core/raw_disk.h"
#include "records/registry/archive.h"
#include "records/registry/backup.h"
#include "records/registry/copy_manifest.h"
#include "records/registry/epoch_change.h"
#include "records/registry/issue.h"
#include "records/registry/journal.h"
#include "records/registry/schema.h"
#include "records/registry/store_folder.h"

namespace griffier {

namespace {

/// What a holder can give: the newest epoch whose key and whole table it has.
struct Given {
    EpochKey key;
    Secret signing;
    std::vector<KeyRow> table;
    std::map<std::uint32_t, DestructionRecord> records;  ///< by the epoch that they began
    std::map<std::string, Bytes> copies;                 ///< what it knows of copies, by name of the document
};

Result<Given> given_by(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random) {
    TRY_ASSIGN(auto holder, folder_holder(disk, folder, store_id, random));
    Given out;
    TRY_ASSIGN(out.signing, read_signing_key(disk, folder, store_id));
    TRY_ASSIGN(const auto names, holder->names());
    for (const std::string& name : names) {
        const auto epoch = read_record_name(name);
        if (!epoch && !is_copy_note(name)) continue;
        TRY_ASSIGN(Bytes bytes, holder->read(name));
        if (!epoch) {
            out.copies.emplace(name, std::move(bytes));
            continue;
        }
        TRY_ASSIGN(DestructionRecord record, decode_record(bytes));
        out.records.emplace(*epoch, std::move(record));
    }
    std::optional<EpochKey> best;
    for (const char* name : {epoch_file, next_epoch_file}) {
        auto key = read_epoch_key(disk, folder, store_id, name);
        // A prepared key counts once what it destroyed is written down: that is the last thing before the change.
        if (!key || !key->whole() || (name == std::string(next_epoch_file) && !out.records.contains(key->number))) continue;
        auto table = read_table(*holder, store_id, key->number);
        if (!table) continue;
        if (!best || best->number < key->number) best = *std::move(key), out.table = std::move(table->rows);
    }
    if (!best) return error_of(Kind::damaged, "kopie.geen_sleutels");
    out.key = std::move(*best);
    return out;
}

Result<Given> newest(const StorePaths& paths, FileSystem& disk, const std::string& store_id, Random& random) {
    std::optional<Given> best;
    std::vector<std::string> folders{paths.epoch_folder};
    folders.insert(folders.end(), paths.holder_folders.begin(), paths.holder_folders.end());
    for (const std::string& folder : folders) {
        if (!disk.is_directory(folder) || !disk.exists(join_path(folder, "signing"))) continue;
        auto given = given_by(disk, folder, store_id, random);
        if (!given && given.error().kind == Kind::again) return given.error();
        if (!given) continue;
        if (best && best->key.number >= given->key.number) {
            best->records.merge(given->records), best->copies.merge(given->copies);
            continue;
        }
        if (best) given->records.merge(best->records), given->copies.merge(best->copies);
        best = *std::move(given);
    }
    if (!best) return error_of(Kind::damaged, "kopie.geen_sleutels");
    std::erase_if(best->records, [&](const auto& one) { return one.first > best->key.number; });  // never came into force
    return std::move(*best);
}

class Restorer {
  public:
    Restorer(StoreState& state, const CopyManifest& manifest, Given& given, Restored& out) : state_(state), manifest_(manifest), given_(given), out_(out) {}

    Status run() {
        Database& db = *state_.database;
        db.begin();
        migrate_files(db);  // the copy may be of an older version
        Query& commits = state_.sql("SELECT commits FROM main.kenmerk").with();
        const long long seen = commits.step() ? commits.integer(0) : 0;
        commits.reset();
        create_keys(db, state_.store_id, seen);
        state_.sql("INSERT INTO sleutels.epoch(een, nummer, controle) VALUES(1, ?1, ?2)").with(given_.key.number, given_.key.check).run();
        db.commit();
        Query& fence = state_.sql("SELECT coalesce(max(fence), 0) FROM main.run").with();
        if (fence.step()) state_.fence = fence.integer(0);
        fence.reset();
        TRY_ASSIGN(Group group, begin_unguarded(state_));
        for (const auto& [epoch, record] : given_.records) TRY(again(record));
        TRY(keys());
        TRY(without_key());
        TRY(settle_archive(state_));
        out_.letters = doubt_letters(state_);
        TRY(heads());
        TRY(index());
        TRY(holders());
        copies();
        TRY(count_anew());
        TRY(state_.leaf("herstel", {}, {{"i", manifest_.name}, {"bladen", std::to_string(manifest_.leaves)}, {"e", std::to_string(given_.key.number)},
                                        {"n", std::to_string(out_.destructions)}}));
        state_.deltas.clear();  // everything was counted
        TRY(group.commit());
        return vault();
    }

  private:
    void erase(const std::string& sql, const Bytes& id) { state_.sql(sql).with(id).run(); }

    /// Does a destruction again that the copy does not know of.
    Status again(const DestructionRecord& record) {
        for (const Bytes& key : record.keys) destroyed_.insert(key);
        Query& q = state_.sql("SELECT 1 FROM main.vernietiging WHERE kenmerk = ?1").with(record.journal.name);
        const bool known = q.step();
        q.reset();
        if (known) return {};
        out_.destructions++;
        for (const Removed::Part& part : record.parts) {
            for (std::string_view schema : file_schemas) {
                const auto which = rows_of(schema, part.file);
                if (!which) continue;
                const std::string of(schema);
                if (part.items.empty()) {
                    erase("DELETE FROM " + of + ".item WHERE dossier = ?1" + *which, part.dossier);
                    erase("DELETE FROM " + of + ".vindplaats WHERE dossier = ?1" + *which, part.dossier);
                }
                for (const std::string& item : part.items) {
                    state_.sql("DELETE FROM " + of + ".item WHERE dossier = ?1 AND id = ?2" + *which).with(part.dossier, item).run();
                    state_.sql("DELETE FROM " + of + ".vindplaats WHERE dossier = ?1 AND persoon = ?2" + *which).with(part.dossier, item).run();
                }
            }
            if (!part.file.empty()) continue;
            erase("DELETE FROM archief.archivering WHERE dossier = ?1", part.dossier);
            for (const char* table : {"main.stuk", "main.termijn", "main.bewaarstuk"}) erase("DELETE FROM " + std::string(table) + " WHERE dossier = ?1", part.dossier);
            erase("DELETE FROM main.dossier WHERE id = ?1", part.dossier);
        }
        for (const auto& [mark, day] : record.tombstones)
            state_.sql("INSERT INTO main.zerk(merk, tot) VALUES(?1, ?2) ON CONFLICT(merk) DO UPDATE SET tot = max(tot, excluded.tot)").with(mark, day).run();
        // The steps after the change are done again by the next opening: the holders answer as before, and the sweep is of this store.
        Journal journal = record.journal;
        journal.step = DestroyStep::proved;
        journal.outcome.klaar.clear(), journal.outcome.naleving.clear();
        for (Ontvangstbewijs& one : journal.outcome.bewijzen) one.bevestigd = false, one.bewijs.clear();
        enter(state_, journal, {}, {});
        return {};
    }

    /// Keys of the newest table that something in the copy is sealed with.
    Status keys() {
        std::set<Bytes> used;
        const auto collect = [&](const std::string& sql) {
            Query& q = state_.sql(sql).with();
            while (q.step())
                if (!q.null(0)) used.insert(q.blob(0));
        };
        for (std::string_view schema : file_schemas) collect("SELECT DISTINCT sleutel FROM " + std::string(schema) + ".item");
        for (const char* table : {"main.dossier", "main.stuk", "main.termijn", "main.bewaarstuk"}) collect("SELECT DISTINCT sleutel FROM " + std::string(table));
        std::set<Bytes> cases;
        Query& q = state_.sql("SELECT id FROM main.dossier").with();
        while (q.step()) cases.insert(q.blob(0));
        std::stable_sort(given_.table.begin(), given_.table.end(), [](const KeyRow& a, const KeyRow& b) { return a.id < b.id; });
        for (const bool in_use : {true, false})  // two keys of one owner: the one that is used
            for (const KeyRow& row : given_.table) {
                const bool here = used.contains(Bytes(row.id.begin(), row.id.end()));
                if (here != in_use || (!here && (row.klasse != klasse::zout || !cases.contains(row.dossier)))) continue;
                state_.sql("INSERT OR IGNORE INTO sleutels.sleutel(id, dossier, persoon, bestand, klasse, epoch, gewikkeld, controle) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                    .with(row.id, row.dossier, row.persoon, row.bestand, row.klasse, row.epoch, row.wrapped, row.check).run();
            }
        return {};
    }

    /// Rows whose key is not in the newest table: destroyed, or lost, and then that is told.
    Status without_key() {
        const auto drop = [&](const std::string& table, bool counts) {
            Query& q = state_.sql("DELETE FROM " + table + " WHERE sleutel IS NOT NULL AND length(sleutel) > 0 AND NOT EXISTS(SELECT 1 FROM sleutels.sleutel s WHERE s.id = " +
                                  table.substr(table.find('.') + 1) + ".sleutel) RETURNING sleutel").with();
            while (q.step()) {
                const Bytes key = q.blob(0);
                if (destroyed_.contains(key)) gone_.insert(key);
                else if (counts) out_.unreadable++;
            }
        };
        for (std::string_view schema : file_schemas) drop(std::string(schema) + ".item", true);
        drop("main.stuk", true);
        drop("main.termijn", false);  // computed anew in the night
        drop("main.bewaarstuk", true);
        out_.destroyed_keys = static_cast<long>(gone_.size());
        for (std::string_view schema : file_schemas) {
            const std::string of(schema);
            state_.database->execute("DELETE FROM " + of + ".vindplaats WHERE NOT EXISTS(SELECT 1 FROM " + of + ".item i WHERE i.dossier = vindplaats.dossier AND i.tabel = 'persoon' "
                                     "AND i.id = vindplaats.persoon)");
        }
        return {};
    }

    /// A case whose head was sealed under a key that is gone, while parts of it stay: made anew from what stands in the clear.
    Status heads() {
        Query& q = state_.sql("SELECT nummer, sleutel FROM main.dossier d WHERE NOT EXISTS(SELECT 1 FROM sleutels.sleutel s WHERE s.id = d.sleutel)").with();
        std::vector<std::string> numbers;
        while (q.step()) {
            numbers.push_back(q.text(0));
            if (!destroyed_.contains(q.blob(1))) out_.unreadable++;
        }
        for (const std::string& number : numbers) {
            TRY_ASSIGN(const DossierRow row, state_.need_dossier(number));
            TRY_ASSIGN(const DataKey* key, state_.key_for(row.id, state_.subject_id(row.id), state_.home_file(row.id), klasse::inhoud));
            const Bytes head = bytes_of(nlohmann::json{{"vervangt", ""}, {"gemeente", row.gemeente}, {"regime", row.regime}, {"regime_versie", row.regime_versie}, {"veiligheidshuis", ""}}.dump());
            state_.sql("UPDATE main.dossier SET sleutel = ?2, bron = ?3, kop = ?4 WHERE id = ?1")
                .with(row.id, key->id, seal_cell(*key, Hash{}, {row.id, "dossier", "bron", "", row.versie}, state_.random),
                      seal_cell(*key, head, {row.id, "dossier", "kop", "", row.versie}, state_.random)).run();
        }
        state_.forget_keys();
        return {};
    }

    /// The copy has the index of its own epoch: nobody can compute a hash of that any more, we neither.
    Status index() {
        ContentKeys content;
        Query& count = state_.sql("SELECT count(*) FROM sleutels.sleutel").with();
        content.reserve(count.step() ? static_cast<std::size_t>(count.integer(0)) : 0);
        count.reset();
        Query& q = state_.sql(std::string(table_columns) + "WHERE klasse = 'inhoud' OR klasse LIKE 'inhoud/%' ORDER BY id").with();
        while (q.step()) {
            const KeyRow row = table_row(q);
            auto key = unwrap_data_key(state_.epoch, row.wrapped, row.check, row.bestand);
            if (!key) {
                q.reset();
                return error_of(Kind::damaged, "opslag.sleutel", {}, {hex(row.id).substr(0, 16)});
            }
            ContentKey one{row.id, row.epoch, row.check, {}};
            std::copy_n(key->view().begin(), one.key.size(), one.key.begin());
            content.add(one);
            wipe(one.key.data(), one.key.size());
        }
        const auto rows = index_anew(state_, content);
        return rows ? Status() : Status(rows.error());
    }

    Status holders() {
        for (const KnownHolder& one : manifest_.holders)
            if (one.parts)
                state_.sql("INSERT INTO sleutels.houder(map, houder, soort, bestanden, epoch, generatie, reeks) VALUES(?1, ?2, 'deel', ?3, 0, 0, 0)").with(one.folder, one.fingerprint, [&] {
                    std::string files;
                    for (const std::string& file : one.files) files += (files.empty() ? "" : " ") + file;
                    return files;
                }()).run();
        TRY(enrol(state_));
        // Their tables stay as they are and grow from there: a newer copy than this one may still be put back with them.
        for (const KnownHolder& known : known_holders(state_)) {
            if (known.parts) continue;
            auto holder = reach(state_, known);
            if (!holder) continue;
            const auto held = read_table(**holder, manifest_.store_id, given_.key.number);
            if (held) state_.sql("UPDATE sleutels.houder SET epoch = ?2, generatie = ?3, reeks = ?4 WHERE map = ?1").with(known.folder, given_.key.number, held->generation, held->series).run();
        }
        return {};
    }

    /// Copies that were made since are named by the certificates of this store too.
    void copies() {
        for (const auto& [name, bytes] : given_.copies)
            if (const auto note = decode_copy_note(bytes))
                state_.sql("INSERT INTO main.kopie(kenmerk, naam, gemaakt, tot, epoch, bladen, stand) VALUES(?1, ?2, ?3, ?4, ?5, 0, 'klaar') ON CONFLICT(kenmerk) DO UPDATE SET stand = 'klaar'")
                    .with(note->key, note->name, note->made, note->until, note->epoch).run();
    }

    Status count_anew() {
        const std::pair<const char*, const char*> counts[] = {
            {"dossiers", "SELECT (SELECT count(*) FROM main.dossier WHERE toestand IN ('actief', 'gearchiveerd', 'vernietigd')) + (SELECT coalesce(sum(dossiers), 0) FROM main.vernietiging)"},
            {"actief", "SELECT count(*) FROM main.dossier WHERE toestand = 'actief'"},
            {"gearchiveerd", "SELECT count(*) FROM main.dossier WHERE toestand = 'gearchiveerd'"},
            {"vernietigd", "SELECT (SELECT count(*) FROM main.dossier WHERE toestand = 'vernietigd') + (SELECT coalesce(sum(dossiers), 0) FROM main.vernietiging)"},
            {"personen", "SELECT (SELECT count(*) FROM weegploeg.item WHERE tabel = 'persoon' AND herkomst = 'import') + (SELECT count(*) FROM casusoverleg.item WHERE tabel = 'persoon' AND "
                         "herkomst = 'import') + (SELECT count(*) FROM archief.item WHERE tabel = 'persoon' AND herkomst = 'import')"},
            {"sleutels", "SELECT count(*) FROM sleutels.sleutel"},
            {"stukken", "SELECT count(*) FROM main.stuk"},
            {"gereed", "SELECT count(*) FROM main.stuk WHERE stand = 3"},
            {"kluisbestanden", "SELECT count(*) FROM main.stuk WHERE kluis <> ''"}};
        for (const auto& [name, sql] : counts) {
            Query& q = state_.sql(sql).with();
            const long n = q.step() ? static_cast<long>(q.integer(0)) : 0;
            q.reset();
            state_.sql("INSERT INTO main.teller(naam, waarde) VALUES(?1, ?2) ON CONFLICT(naam) DO UPDATE SET waarde = excluded.waarde").with(name, n).run();
            if (std::string(name) == "actief" || std::string(name) == "gearchiveerd") out_.dossiers += n;
        }
        return {};
    }

    Status vault() {
        TRY_ASSIGN(const auto names, state_.vault.names());
        for (const std::string& name : names) {
            Query& q = state_.sql("SELECT 1 FROM main.stuk WHERE kluis = ?1").with(name);
            const bool there = q.step();
            q.reset();
            if (!there) TRY(state_.vault.remove(name));
        }
        return {};
    }

    StoreState& state_;
    const CopyManifest& manifest_;
    Given& given_;
    Restored& out_;
    std::set<Bytes> destroyed_, gone_;
};

/// Every file of the copy, measured while it is copied.
Status take_files(FileSystem& disk, const CopyManifest& manifest, const std::string& copy, const std::string& folder) {
    for (const auto& file : manifest.files) {
        if (file.path == store_finished) continue;  // last of all, when the store is one
        if (const auto slash = file.path.rfind('/'); slash != std::string::npos) TRY(disk.make_directory(join_path(folder, file.path.substr(0, slash))));
        const std::string to = join_path(folder, file.path);
        if (disk.exists(to)) TRY(disk.remove(to));
        TRY_ASSIGN(const CopiedFile copied, copy_file(join_path(copy, file.path), to));
        if (copied.bytes != file.bytes || copied.sha256 != file.sha256) return error_of(Kind::damaged, "kopie.anders", {copy, 0, ""}, {file.path});
    }
    return disk.sync_all(folder);
}

}  // namespace

Result<Restored> restore(const StorePaths& paths, const std::string& copy, FileSystem& disk, Clock& clock, Random& random) {
    TRY(check_epoch_folder(paths.folder, paths.epoch_folder));
    auto bytes = disk.read(join_path(copy, manifest_name));
    if (!bytes) return bytes.error().kind == Kind::again ? bytes.error() : error_of(Kind::damaged, "kopie.vorm", {copy, 0, ""}, {copy});
    TRY_ASSIGN(const CopyManifest manifest, decode_manifest(*bytes, copy));
    StoreState state(paths, disk, clock, random);
    TRY(disk.make_directory(paths.folder));
    TRY_ASSIGN(state.lock, disk.lock(join_path(paths.folder, store_lock), 0));
    const std::string begun = join_path(paths.folder, store_begun);
    if (disk.exists(join_path(paths.folder, store_finished))) return error_of(Kind::usage, "opslag.bestaat");
    if (!disk.exists(begun)) {
        for (std::string_view schema : all_schemas)
            if (disk.exists(join_path(paths.folder, file_of_schema(schema)))) return error_of(Kind::usage, "opslag.bestaat");
    }
    TRY_ASSIGN(const Bytes marker, disk.read(join_path(copy, store_finished), 4096));
    const auto read = read_store_marker(marker);
    if (!read || hex(read->first) != manifest.store_id) return error_of(Kind::damaged, "kopie.vorm", {copy, 0, ""}, {copy});
    std::tie(state.store_id, state.practice) = *read;
    TRY_ASSIGN(Given given, newest(paths, disk, manifest.store_id, random));
    Restored out;
    out.name = manifest.name, out.made = *Date::parse(manifest.made), out.leaves = manifest.leaves;

    TRY(disk.write_durable(begun, marker));
    TRY(clear_half_made(disk, paths.folder));
    TRY(state.vault.make());
    TRY(take_files(disk, manifest, copy, paths.folder));
    TRY(disk.make_directory(paths.epoch_folder));
    auto own = epoch_key_of(disk, paths.epoch_folder, manifest.store_id, given.key.number);
    if (!own && own.error().kind == Kind::again) return own.error();
    if (!own) {
        TRY(write_epoch_key(disk, paths.epoch_folder, manifest.store_id, given.key));
        TRY(write_signing_key(disk, paths.epoch_folder, manifest.store_id, given.signing));
    }
    state.epoch = copy_of(given.key);
    state.signing = given.signing.copy();
    TRY(disk.write_new(join_path(paths.folder, file_of_schema("sleutels")), {}));
    TRY(guarded(state, [&]() -> Status {
        state.database = std::make_unique<Database>(paths.folder, true);
        add_kept(*state.database);
        return Restorer(state, manifest, given, out).run();
    }));
    state.database.reset();
    TRY(disk.sync_directory(paths.folder));
    TRY(disk.write_durable(join_path(paths.folder, store_finished), marker));
    TRY(disk.remove(begun));
    TRY(disk.sync_directory(paths.folder));
    return out;
}

}  // namespace griffier
