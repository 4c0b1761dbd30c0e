#include "records/registry/backup.h"

#include <algorithm>

#include "records/core/raw_disk.h"
#include "records/registry/copy_manifest.h"

namespace griffier {

namespace {

constexpr const char* unfinished = ".deel";

/// Never with the keys: who takes both has all.
Status apart_from_keys(StoreState& state, const std::string& folder) {
    const Error bad = error_of(Kind::usage, "kopie.bij_sleutels", {folder, 0, ""});
    if (!check_epoch_folder(state.paths.folder, folder)) return bad;
    std::vector<std::string> keys{state.paths.epoch_folder};
    keys.insert(keys.end(), state.paths.holder_folders.begin(), state.paths.holder_folders.end());
    for (const KnownHolder& known : known_holders(state)) keys.push_back(known.folder);
    for (const std::string& one : keys)
        if (!check_epoch_folder(one, folder)) return bad;
    return {};
}

/// What an earlier run did not finish, and copies whose day has passed. Only our own store's.
Status tidy(StoreState& state, const std::string& folder, Date today, std::vector<std::string>& removed) {
    struct Known {
        std::string key, name, stand;
        std::optional<Date> until;
    };
    std::vector<Known> all;
    Query& q = state.sql("SELECT kenmerk, naam, stand, tot FROM main.kopie WHERE stand <> 'verwijderd' ORDER BY naam").with();
    while (q.step()) all.push_back({q.text(0), q.text(1), q.text(2), q.maybe_date(3)});
    std::vector<std::string> gone;
    for (const Known& one : all) {
        const std::string path = join_path(folder, one.name), part = path + unfinished;
        if (one.stand == "begonnen" && state.disk.is_directory(part) && !state.disk.exists(path)) {
            TRY(remove_tree(state.disk, part));
            gone.push_back(one.key);
        } else if (one.until && *one.until < today && state.disk.is_directory(path)) {
            TRY(remove_tree(state.disk, path));
            gone.push_back(one.key);
            removed.push_back(one.name);
        }
    }
    if (gone.empty()) return {};
    for (const KnownHolder& known : known_holders(state))
        if (auto holder = known.parts ? Result<std::unique_ptr<Holder>>(refused("")) : reach(state, known))
            for (const std::string& key : gone) TRY((*holder)->forget(copy_note_name(key)));
    TRY_ASSIGN(Group group, begin_unguarded(state));
    TRY(in_item(state, [&]() -> Status {
        for (const std::string& key : gone) {
            state.sql("UPDATE main.kopie SET stand = 'verwijderd' WHERE kenmerk = ?1").with(key).run();
            TRY(state.leaf("kopie", {}, {{"u", "verwijderd"}, {"i", key}}));
        }
        return {};
    }));
    return group.commit();
}

/// At every holder that can be reached: one of them will be there when the store is not.
Status note_at_holders(StoreState& state, const CopyNote& note) {
    for (const KnownHolder& known : known_holders(state)) {
        if (known.parts) continue;
        if (auto holder = reach(state, known)) TRY((*holder)->keep(copy_note_name(note.key), encode_copy_note(note)));
    }
    return {};
}

class Copier {
  public:
    Copier(StoreState& state, std::string target, CopyManifest& manifest) : state_(state), target_(std::move(target)), manifest_(manifest) {}

    Status run() {
        FileSystem& disk = state_.disk;
        TRY(disk.make_directory(target_));
        TRY(file("opslag"));
        for (std::string_view schema : all_schemas)
            if (schema != "sleutels") TRY(file(file_of_schema(schema)));
        TRY(disk.make_directory(join_path(target_, "kluis")));
        TRY_ASSIGN(const auto names, state_.vault.names());
        std::string last;
        for (const std::string& name : names) {
            const std::string below = "kluis/" + name.substr(0, 1);
            if (below != last) TRY(disk.make_directory(join_path(target_, below)));
            last = below;
            TRY(file(below + "/" + name));
        }
        TRY(disk.sync_all(target_));
        return disk.write_durable(join_path(target_, manifest_name), encode_manifest(manifest_));
    }

  private:
    Status file(const std::string& path) {
        TRY_ASSIGN(const CopiedFile copied, copy_file(join_path(state_.paths.folder, path), join_path(target_, path)));
        manifest_.files.push_back({path, copied.bytes, copied.sha256});
        return {};
    }

    StoreState& state_;
    std::string target_;
    CopyManifest& manifest_;
};

}  // namespace

Result<Backup> back_up(Store& store, const std::string& folder, std::optional<Date> until, Date today) {
    StoreState& state = store.state();
    if (!state.epoch.whole()) return refused("opslag.sleutel_onthouden", {}, {""});
    return guarded(state, [&]() -> Result<Backup> {
        TRY(apart_from_keys(state, folder));
        Backup backup{"", today, until, 0, 0, {}};
        TRY(state.disk.make_directory(folder));
        TRY(tidy(state, folder, today, backup.removed));
        CopyManifest manifest;
        manifest.store_id = hex(state.store_id), manifest.made = today.iso(), manifest.until = until ? until->iso() : "", manifest.epoch = state.epoch.number;
        const std::string key = hex(state.random.bytes(4));
        manifest.name = backup.name = "kopie-" + today.iso() + "-" + key;
        {
            // Known before it is there; and the keys of all that is in it are with their holders before that.
            TRY_ASSIGN(Group group, store.begin_group());
            TRY(in_item(state, [&]() -> Status {
                TRY(state.tell_holders(true));
                TRY(note_at_holders(state, {key, backup.name, today, until, state.epoch.number}));
                state.sql("INSERT INTO main.kopie(kenmerk, naam, gemaakt, tot, epoch, bladen, stand) VALUES(?1, ?2, ?3, ?4, ?5, 0, 'begonnen')")
                    .with(key, backup.name, today, until, state.epoch.number).run();
                return state.leaf("kopie", {}, {{"u", "begonnen"}, {"i", key}, {"op", today.iso()}, {"tot", manifest.until}, {"e", std::to_string(state.epoch.number)}});
            }));
            TRY(group.commit());
        }
        manifest.holders = known_holders(state);
        Query& leaves = state.sql("SELECT count(*) FROM log.blad").with();
        if (leaves.step()) manifest.leaves = static_cast<std::size_t>(leaves.integer(0));
        leaves.reset();
        const std::string part = join_path(folder, backup.name) + unfinished;
        state.database->begin();  // nobody writes while it is copied
        const Status copied = Copier(state, part, manifest).run();
        state.database->rollback();
        TRY(Status(copied));
        TRY(state.disk.rename(part, join_path(folder, backup.name), false));
        TRY(state.disk.sync_directory(folder));
        backup.files = static_cast<long>(manifest.files.size());
        for (const auto& file : manifest.files) backup.bytes += file.bytes;
        TRY_ASSIGN(Group group, begin_unguarded(state));
        TRY(in_item(state, [&]() -> Status {
            state.sql("UPDATE main.kopie SET stand = 'klaar', bladen = ?2 WHERE kenmerk = ?1").with(key, manifest.leaves).run();
            return state.leaf("kopie", {}, {{"u", "klaar"}, {"i", key}, {"n", std::to_string(backup.files)}});
        }));
        TRY(group.commit());
        return backup;
    });
}

}  // namespace griffier
