#include "records/registry/holders.h"

#include <algorithm>
#include <set>

namespace griffier {

namespace {

constexpr std::uint32_t longest_series = 256;  // files added after a whole table, before it is written anew

std::string joined(const std::vector<std::string>& files) {
    std::string out;
    for (const std::string& file : files) out += (out.empty() ? "" : " ") + file;
    return out;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

void put(StoreState& state, const KnownHolder& one) {
    state.sql("INSERT INTO sleutels.houder(map, houder, soort, bestanden, epoch, generatie, reeks) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(map) DO UPDATE SET "
              "houder = excluded.houder, soort = excluded.soort, bestanden = excluded.bestanden, epoch = excluded.epoch, generatie = excluded.generatie, reeks = excluded.reeks")
        .with(one.folder, one.fingerprint, one.parts ? "deel" : "geheel", joined(one.files), one.epoch, one.generation, one.series).run();
}

/// Files of a generation that never came into force, or whose change was cut off.
Status clear_after(Holder& holder, std::uint32_t epoch, std::uint32_t generation, std::uint32_t number) {
    TRY_ASSIGN(const auto names, holder.names());
    for (const std::string& name : names)
        if (const auto read = read_table_name(name); read && read->epoch == epoch && (read->generation > generation || (read->generation == generation && read->number > number)))
            TRY(holder.forget(name));
    return {};
}

Status whole_table(StoreState& state, Holder& holder, KnownHolder& known) {
    Query& count = state.sql("SELECT count(*) FROM sleutels.sleutel").with();
    const std::size_t total = count.step() ? static_cast<std::size_t>(count.integer(0)) : 0;
    count.reset();
    const std::uint32_t generation = known.generation + 1;
    TableSink sink(hex(state.store_id), state.epoch.number, total);
    TRY(sink.add(holder, generation));
    Query& q = state.sql(std::string(table_columns) + "ORDER BY id").with();
    while (q.step())
        if (auto done = sink.row(table_row(q)); !done) {
            q.reset();
            return done;
        }
    TRY(sink.end());
    TRY_ASSIGN(const auto names, holder.names());
    for (const std::string& name : names)  // the generation before is kept: this one is in force only with the commit
        if (const auto read = read_table_name(name); read && read->epoch == state.epoch.number && read->generation + 1 < generation) TRY(holder.forget(name));
    known.epoch = state.epoch.number, known.generation = generation, known.series = files_for(total);
    return {};
}

Status added_rows(StoreState& state, Holder& holder, KnownHolder& known) {
    TRY(clear_after(holder, known.epoch, known.generation, known.series));
    TableFile file{state.epoch.number, known.generation, known.series + 1, 0, {}};
    for (const Bytes& id : state.new_keys) {
        Query& q = state.sql(std::string(table_columns) + "WHERE id = ?1").with(id);
        if (q.step()) file.rows.push_back(table_row(q));
        q.reset();
    }
    TRY(holder.keep(table_name(file.epoch, file.generation, file.number), encode_table(hex(state.store_id), file)));
    known.series += 1;
    return {};
}

}  // namespace

std::vector<std::string> key_folders(const StoreState& state) {
    std::vector<std::string> out{real_path(state.paths.epoch_folder)};
    for (const std::string& folder : state.paths.holder_folders)
        if (const std::string real = real_path(folder); std::find(out.begin(), out.end(), real) == out.end()) out.push_back(real);
    return out;
}

std::vector<KnownHolder> known_holders(StoreState& state) {
    std::vector<KnownHolder> out;
    Query& q = state.sql("SELECT map, houder, soort, bestanden, epoch, generatie, reeks FROM sleutels.houder ORDER BY map").with();
    while (q.step())
        out.push_back({q.text(0), q.text(1), q.text(2) == "deel", split(q.text(3)), static_cast<std::uint32_t>(q.integer(4)), static_cast<std::uint32_t>(q.integer(5)),
                       static_cast<std::uint32_t>(q.integer(6))});
    return out;
}

Result<std::unique_ptr<Holder>> reach(StoreState& state, const KnownHolder& known) {
    const std::string id = hex(state.store_id);
    auto holder = known.parts ? part_holder(state.disk, known.folder, id, state.random, known.files) : folder_holder(state.disk, known.folder, id, state.random);
    if (!holder) return holder;
    if ((*holder)->fingerprint() != known.fingerprint) return error_of(Kind::again, "sleutels.houder_onbereikbaar", {known.folder, 0, ""}, {known.folder});
    return holder;
}

Status enrol(StoreState& state) {
    std::vector<KnownHolder> known = known_holders(state);
    for (const std::string& folder : key_folders(state)) {
        if (std::any_of(known.begin(), known.end(), [&](const KnownHolder& one) { return one.folder == folder; })) continue;
        TRY(check_epoch_folder(state.paths.folder, folder));
        auto holder = folder_holder(state.disk, folder, hex(state.store_id), state.random);
        if (!holder && holder.error().kind == Kind::again) continue;
        if (!holder) return holder.error();
        const std::string print = (*holder)->fingerprint();
        // a volume that is mounted elsewhere now is the same holder
        state.sql("DELETE FROM sleutels.houder WHERE houder = ?1").with(print).run();
        const std::string id = hex(state.store_id);
        // beside an older key, which is overwritten when this holder is told to destroy it
        if (!(*holder)->has(state.epoch)) TRY(state.disk.exists(join_path(folder, epoch_file)) ? (*holder)->prepare(state.epoch) : write_epoch_key(state.disk, folder, id, state.epoch));
        if (auto signing = read_signing_key(state.disk, folder, id); !signing) TRY(write_signing_key(state.disk, folder, id, state.signing));
        put(state, {folder, print, false, {}, 0, 0, 0});
    }
    return {};
}

Status enrol_parts(StoreState& state, const std::string& folder, const std::vector<std::string>& files) {
    const std::string real = real_path(folder);
    TRY_ASSIGN(const auto holder, part_holder(state.disk, real, hex(state.store_id), state.random, files));
    put(state, {real, holder->fingerprint(), true, files, state.epoch.number, 0, 0});
    return {};
}

Status StoreState::tell_holders(bool all) {
    if (new_keys.empty() && !all) return {};
    if (!epoch.whole()) {
        // who holds parts only cannot reach the holders: the next run that can gives them the whole table
        sql("UPDATE sleutels.houder SET epoch = 0 WHERE soort = 'geheel'").with().run();
        return {};
    }
    TRY(enrol(*this));
    std::size_t told = 0, asked = 0;
    std::optional<Error> why;
    for (KnownHolder& known : known_holders(*this)) {
        if (known.parts) continue;
        ++asked;
        auto holder = reach(*this, known);
        auto done = [&]() -> Status {
            if (!holder) return holder.error();
            const bool goes_on = known.epoch == epoch.number && known.series < longest_series;
            if (goes_on && new_keys.empty()) return {};
            return goes_on ? added_rows(*this, **holder, known) : whole_table(*this, **holder, known);
        }();
        if (done) ++told;
        else known.epoch = 0, why = done.error();
        put(*this, known);
    }
    const std::size_t configured = key_folders(*this).size();
    const std::size_t needed = std::min<std::size_t>(2, std::max(asked, configured));
    if (told >= needed) return {};
    if (why && why->code == "bestand.fout") return *why;
    return error_of(Kind::again, "sleutels.houders_onbereikbaar", {}, {std::to_string(told), std::to_string(needed)});
}

std::uint32_t files_for(std::size_t rows) { return static_cast<std::uint32_t>(std::max<std::size_t>(1, (rows + TableSink::rows_per_file - 1) / TableSink::rows_per_file)); }

KeyRow table_row(const Query& q) {
    KeyRow row;
    const auto fill = [](auto& out, const Bytes& bytes) { std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin()); };
    fill(row.id, q.blob(0));
    row.dossier = q.blob(1);
    row.persoon = q.text(2), row.bestand = q.text(3), row.klasse = q.text(4);
    row.epoch = static_cast<std::uint32_t>(q.integer(5));
    fill(row.wrapped, q.blob(6));
    fill(row.check, q.blob(7));
    return row;
}

Status TableSink::add(Holder& holder, std::uint32_t generation) {
    TRY(clear_after(holder, epoch_, generation, 0));
    targets_.push_back({&holder, generation});
    return {};
}

Status TableSink::row(KeyRow row) {
    rows_.push_back(std::move(row));
    ++given_;
    return rows_.size() == rows_per_file ? flush() : Status();
}

Status TableSink::flush() {
    ++number_;
    TableFile file{epoch_, 0, number_, files_for(total_), std::move(rows_)};
    for (const Target& target : targets_) {
        file.generation = target.generation;
        TRY(target.holder->keep(table_name(epoch_, target.generation, number_), encode_table(store_id_, file)));
    }
    rows_.clear();
    return {};
}

Status TableSink::end() {
    if (!rows_.empty() || number_ == 0) TRY(flush());
    // a generation that says it has another number of files than it has would never be taken for whole
    if (number_ != files_for(total_) || given_ != total_) return error_of(Kind::damaged, "verify.teller", {}, {"sleutels", std::to_string(total_), std::to_string(given_)});
    return {};
}

Result<HeldTable> read_table(Holder& holder, const std::string& store_id, std::uint32_t epoch) {
    TRY_ASSIGN(const auto names, holder.names());
    std::set<std::uint32_t, std::greater<>> generations;
    for (const std::string& name : names)
        if (const auto read = read_table_name(name); read && read->epoch == epoch) generations.insert(read->generation);
    for (const std::uint32_t generation : generations) {
        std::vector<KeyRow> rows;
        std::set<KeyId> seen;
        std::uint32_t number = 0, of = 1;
        bool whole = true;
        for (;;) {
            const std::string name = table_name(epoch, generation, number + 1);
            if (!std::binary_search(names.begin(), names.end(), name)) break;
            TRY_ASSIGN(const Bytes bytes, holder.read(name));
            auto file = decode_table(store_id, bytes);
            if (!file || file->epoch != epoch || file->generation != generation || file->number != number + 1 || (number >= of && file->of != 0)) {
                whole = false;
                break;
            }
            if (number == 0) of = file->of;
            for (KeyRow& row : file->rows)
                if (seen.insert(row.id).second) rows.push_back(std::move(row));
            ++number;
        }
        if (whole && number >= of && of > 0) return HeldTable{generation, number, std::move(rows)};
    }
    return error_of(Kind::damaged, "sleutels.tabel_ontbreekt", {}, {std::to_string(epoch)});
}

Status forget_tables(Holder& holder, std::uint32_t before) {
    TRY_ASSIGN(const auto names, holder.names());
    for (const std::string& name : names)
        if (const auto read = read_table_name(name); read && read->epoch < before) TRY(holder.forget(name));
    return {};
}

}  // namespace griffier
