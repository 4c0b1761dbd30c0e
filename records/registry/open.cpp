// Making and opening a store. The file `opslag` is written last: a folder without it is no store and never opens as one; while
// `begonnen` stands there alone, init may start over.
#include <algorithm>

#include "records/registry/destruction_steps.h"
#include "records/registry/holders.h"
#include "records/registry/schema.h"
#include "records/registry/state.h"
#include "records/registry/store_folder.h"

namespace griffier {

namespace {

constexpr const char* finished = store_finished;
constexpr const char* begun = store_begun;
constexpr const char* lock_name = store_lock;
constexpr std::string_view format = "griffier-store-1";

std::string marker_text(const Bytes& id, bool practice) { return std::string(format) + " " + hex(id) + (practice ? " oefening\n" : " echt\n"); }

Status fill(StoreState& state, const StoreSettings& settings) {
    // made by us, so that they and their journals are private; SQLite would follow the umask
    for (std::string_view schema : all_schemas) TRY(state.disk.write_new(join_path(state.paths.folder, file_of_schema(schema)), {}));
    return guarded(state, [&]() -> Status {
        state.database = std::make_unique<Database>(state.paths.folder, true);
        create_schema(*state.database, state.store_id);
        Database& db = *state.database;
        db.begin();
        state.sql("INSERT INTO main.gegeven(naam, waarde) VALUES('convenant', ?1), ('configuratie', ?2)").with(settings.convenant, view_of(settings.configuration)).run();
        state.sql("INSERT INTO sleutels.epoch(een, nummer, controle) VALUES(1, ?1, ?2)").with(state.epoch.number, state.epoch.check).run();
        const Leaf first{"begin", state.now_ms(), 0, {{"soort", settings.practice ? "oefening" : "echt"}}};
        TRY_ASSIGN(Bytes coded, encode_leaf(first));
        Frontier edge;
        edge.add(leaf_hash(coded));
        state.sql("INSERT INTO log.blad(nr, tijd, inhoud) VALUES(0, ?1, ?2)").with(first.time_ms, coded).run();
        state.sql("INSERT INTO log.merk(een, tijd, bewezen, sprong, rand) VALUES(1, ?1, ?1, 0, ?2)").with(first.time_ms, edge.encode()).run();
        state.sql("INSERT INTO main.teller(naam, waarde) VALUES('logbladen', 1)").with().run();
        db.commit();
        return {};
    });
}

Bytes setting(StoreState& state, const char* name) {
    Query& q = state.sql("SELECT waarde FROM main.gegeven WHERE naam = ?1").with(name);
    Bytes out;
    if (q.step()) out = q.blob(0);
    q.reset();
    return out;
}

/// The key of the epoch that the table is in: while a change is under way the folder has two.
Status take_epoch(StoreState& state) {
    Query& q = state.sql("SELECT nummer FROM sleutels.epoch").with();
    const auto number = q.step() ? static_cast<std::uint32_t>(q.integer(0)) : 0;
    q.reset();
    if (number == state.epoch.number) return {};
    auto right = epoch_key_of(state.disk, state.paths.epoch_folder, hex(state.store_id), number);
    if (!right && right.error().code == "opslag.epoch_verkeerd" && !state.epoch.whole() && !journals(state, true).empty()) return error_of(Kind::busy, "opslag.vernietiging_loopt");
    if (!right) return right.error();
    state.epoch = *std::move(right);
    return {};
}

Status check_epoch(StoreState& state) {
    TRY(take_epoch(state));
    Query& q = state.sql("SELECT nummer, controle FROM sleutels.epoch").with();
    bool there = q.step();
    // Who holds parts only does not hold the key itself: a wrong part shows at the first data key that it does not unwrap.
    bool right = there && q.integer(0) == state.epoch.number && (!state.epoch.whole() || equal_secrets(q.blob(1), state.epoch.check));
    q.reset();
    if (!right) return error_of(Kind::damaged, "opslag.epoch_verkeerd");
    return {};
}

}  // namespace

std::optional<std::pair<Bytes, bool>> read_store_marker(ByteView bytes) {
    std::string text = text_of(bytes);
    if (!text.starts_with(std::string(format) + " ") || text.size() < format.size() + 34) return std::nullopt;
    auto id = from_hex(std::string_view(text).substr(format.size() + 1, 32));
    if (!id) return std::nullopt;
    for (bool practice : {true, false})
        if (marker_text(*id, practice) == text) return std::pair(*id, practice);
    return std::nullopt;
}

Status clear_half_made(FileSystem& disk, const std::string& folder) {
    for (std::string_view schema : all_schemas)
        for (const char* ending : {"-journal", ""}) {
            std::string path = join_path(folder, file_of_schema(schema) + ending);
            if (disk.exists(path)) TRY(disk.remove(path));
        }
    TRY_ASSIGN(auto names, disk.list(folder));
    for (const std::string& name : names)
        if (name.starts_with("grootboek.db-mj")) TRY(disk.remove(join_path(folder, name)));
    return {};
}

Status Store::init(const StorePaths& paths, const StoreSettings& settings, FileSystem& disk, Clock& clock, Random& random) {
    TRY(check_epoch_folder(paths.folder, paths.epoch_folder));
    TRY(disk.make_directory(paths.folder));
    TRY(disk.make_directory(paths.epoch_folder));
    StoreState state(paths, disk, clock, random);
    TRY_ASSIGN(state.lock, disk.lock(join_path(paths.folder, lock_name), 0));
    if (disk.exists(join_path(paths.folder, finished))) return error_of(Kind::usage, "opslag.bestaat");
    const std::string begun_path = join_path(paths.folder, begun);
    if (disk.exists(begun_path)) {
        TRY_ASSIGN(Bytes marker, disk.read(begun_path, 4096));
        auto read = read_store_marker(marker);
        if (!read) return error_of(Kind::damaged, "opslag.half", {}, {begun});
        state.store_id = read->first;
        TRY(clear_half_made(disk, paths.folder));
    } else {
        for (std::string_view schema : all_schemas)
            if (disk.exists(join_path(paths.folder, file_of_schema(schema)))) return error_of(Kind::usage, "opslag.bestaat");
        state.store_id = random.bytes(16);
    }
    const std::string id = hex(state.store_id);
    // A key that is there already belongs to another store unless this very init wrote it: never overwrite one.
    auto present = read_epoch_key(disk, paths.epoch_folder, id);
    if (!present && present.error().kind == Kind::again) return present.error();
    if (!present && present.error().code != "opslag.epoch_ontbreekt") return error_of(Kind::usage, "opslag.epoch_bezet");
    TRY(disk.write_durable(begun_path, view_of(marker_text(state.store_id, settings.practice))));
    state.epoch = make_epoch_key(1, random);
    TRY(write_epoch_key(disk, paths.epoch_folder, id, state.epoch));
    TRY(write_signing_key(disk, paths.epoch_folder, id, Secret(random.bytes(32))));
    TRY(state.vault.make());
    TRY(fill(state, settings));
    state.database.reset();
    TRY(disk.sync_directory(paths.folder));
    TRY(disk.write_durable(join_path(paths.folder, finished), view_of(marker_text(state.store_id, settings.practice))));
    TRY(disk.remove(begun_path));
    return disk.sync_directory(paths.folder);
}

Result<std::unique_ptr<Store>> Store::open(const StorePaths& paths, FileSystem& disk, Clock& clock, Random& random, int wait_ms) {
    TRY(check_epoch_folder(paths.folder, paths.epoch_folder));
    const std::string marker_path = join_path(paths.folder, finished);
    if (!disk.exists(marker_path)) return error_of(Kind::damaged, disk.exists(join_path(paths.folder, begun)) ? "opslag.half" : "opslag.geen", {paths.folder, 0, ""}, {begun});
    auto state = std::make_unique<StoreState>(paths, disk, clock, random);
    TRY_ASSIGN(state->lock, disk.lock(join_path(paths.folder, lock_name), wait_ms));
    TRY_ASSIGN(Bytes marker, disk.read(marker_path, 4096));
    auto read = read_store_marker(marker);
    if (!read) return error_of(Kind::damaged, "opslag.geen", {paths.folder, 0, ""}, {begun});
    std::tie(state->store_id, state->practice) = *read;
    const std::string id = hex(state->store_id);
    if (auto key = read_epoch_key(disk, paths.epoch_folder, id)) state->epoch = *std::move(key);
    else if (!disk.exists(join_path(paths.epoch_folder, next_epoch_file))) return key.error();
    TRY_ASSIGN(state->signing, read_signing_key(disk, paths.epoch_folder, id));
    TRY(guarded(*state, [&]() -> Status {
        state->database = std::make_unique<Database>(paths.folder, false);
        TRY(check_schema(*state->database, state->store_id));
        TRY(check_epoch(*state));
        add_kept(*state->database);
        state->convenant = setting(*state, "convenant");
        state->configuration = text_of(setting(*state, "configuratie"));
        Query& q = state->sql("SELECT coalesce(max(fence), 0) FROM main.run").with();
        if (q.step()) state->fence = q.integer(0);
        q.reset();
        TRY(state->ask_witness());
        // Rows older than the vault would make recovery throw away what newer rows refer to.
        if (state->quarantine) return {};
        TRY(state->vault.recover([&](const std::string& name) -> Result<bool> {
            Query& row = state->sql("SELECT 1 FROM main.stuk WHERE kluis = ?1").with(name);
            bool there = row.step();
            row.reset();
            return there;
        }));
        TRY(clear_forgotten(*state));
        return recover_destruction(*state);
    }));
    return std::make_unique<Store>(std::move(state));
}

Store::Store(std::unique_ptr<StoreState> state) : state_(std::move(state)) {}
Store::~Store() = default;

bool Store::practice() const { return state_->practice; }
std::string Store::origin() const { return state_->origin(); }
std::vector<std::string> Store::withheld() const {
    std::vector<std::string> files;
    for (std::string_view schema : file_schemas)
        if (!opens(state_->epoch, schema)) files.emplace_back(schema);
    return files;
}

Status Store::share_keys(const std::string& folder, const std::vector<std::string>& files) {
    for (const std::string& file : files)
        if (std::find(std::begin(file_schemas), std::end(file_schemas), file) == std::end(file_schemas))
            return refused("opslag.bestand_onbekend", {}, {file});
    TRY(check_epoch_folder(state_->paths.folder, folder));
    if (!state_->epoch.whole()) return error_of(Kind::usage, "opslag.epoch_ontbreekt");
    TRY(state_->disk.make_directory(folder));
    TRY_ASSIGN(const auto present, state_->disk.list(folder));
    if (!present.empty()) return error_of(Kind::usage, "opslag.epoch_bezet");
    // Registered before it has anything: who holds parts of a key is told to destroy them like any holder, and gets those of the next epoch.
    TRY_ASSIGN(Group group, begin_group());
    std::vector<std::pair<std::string, std::string>> codes;
    for (const std::string& file : files) codes.emplace_back("bestand", file);
    TRY(group.note("sleutels", "", codes));
    TRY(guarded(*state_, [&] { return enrol_parts(*state_, folder, files); }));
    TRY(group.commit());
    const std::string id = hex(state_->store_id);
    TRY(write_parts(state_->disk, folder, id, state_->epoch, files));
    return write_signing_key(state_->disk, folder, id, state_->signing);
}

const Bytes& Store::convenant() const { return state_->convenant; }
const std::string& Store::configuration() const { return state_->configuration; }

Status Store::set_convenant(Bytes convenant) {
    TRY_ASSIGN(Group group, begin_group());
    TRY(in_item(*state_, [&]() -> Status {
        state_->sql("UPDATE main.gegeven SET waarde = ?1 WHERE naam = 'convenant'").with(convenant).run();
        return state_->leaf("convenant", {}, {{"h", hex(sha256(convenant))}});
    }));
    TRY(group.commit());
    state_->convenant = std::move(convenant);
    return {};
}

Status Store::set_configuration(std::string configuration) {
    TRY_ASSIGN(Group group, begin_group());
    TRY(in_item(*state_, [&]() -> Status {
        state_->sql("UPDATE main.gegeven SET waarde = ?1 WHERE naam = 'configuratie'").with(view_of(configuration)).run();
        return state_->leaf("configuratie", {}, {{"h", hex(sha256(view_of(configuration)))}});
    }));
    TRY(group.commit());
    state_->configuration = std::move(configuration);
    return {};
}

}  // namespace griffier
