#include "records/registry/epoch_change.h"

#include <algorithm>
#include <future>
#include <map>
#include <span>

#include "records/model/codes.h"

namespace griffier {

namespace {

constexpr std::size_t batch_size = 8192;  // keys that are worked on while the next are read

Error key_error(ByteView id) { return error_of(Kind::damaged, "opslag.sleutel", {}, {hex(id).substr(0, 16)}); }

/// A wrapper per file of the store.
class Wrappers {
  public:
    explicit Wrappers(const EpochKey& epoch) {
        per_file_.emplace("", wrapping_of(epoch, ""));
        for (std::string_view schema : file_schemas) per_file_.emplace(std::string(schema), wrapping_of(epoch, schema));
        if (!epoch.wrapping.empty()) before_.emplace_back(epoch.wrapping);
    }
    WrappedKey wrap(const std::string& file, const KeyBytes& key) { return per_file_.at(file).wrap(key); }
    /// Also what was wrapped before there was a part per file.
    bool unwrap(const std::string& file, ByteView wrapped, const KeyCheck& check, KeyBytes& out) {
        const auto own = per_file_.find(file);
        if (own == per_file_.end()) return false;
        if (!own->second.unwrap(wrapped, out) && (before_.empty() || !before_.front().unwrap(wrapped, out))) return false;
        return equal_secrets(check_of(Secret(Bytes(out.begin(), out.end()))), check);
    }

  private:
    std::map<std::string, KeyWrapper> per_file_;
    std::vector<KeyWrapper> before_;
};

struct Work {
    KeyRow row;
    KeyBytes key{};
};
struct Batch {
    std::vector<Work> rows;
    Batch() = default;
    Batch(Batch&&) = default;
    Batch& operator=(Batch&&) = default;
    ~Batch() {
        for (Work& work : rows) wipe(work.key.data(), work.key.size());
    }
};

/// The next rows after an id, in the order of ids.
Batch read_batch(StoreState& state, Bytes& last) {
    Batch batch;
    batch.rows.reserve(batch_size);
    Query& q = state.sql(std::string(table_columns) + "WHERE id > ?1 ORDER BY id LIMIT ?2").with(last, batch_size);
    while (q.step()) batch.rows.push_back({table_row(q), {}});
    if (!batch.rows.empty()) last.assign(batch.rows.back().row.id.begin(), batch.rows.back().row.id.end());
    return batch;
}

/// The first row on which `work` fails.
template <class WorkOn>
std::optional<KeyId> first_wrong(WorkOn& work, std::span<Work> rows) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](Work& one) { return !work(one); });
    return at == rows.end() ? std::nullopt : std::optional(at->row.id);
}

/// Works on every batch in two threads, each with what `make_work` gives it, and runs `done` on it in this one, while the next is read:
/// opening and wrapping take longer than reading and writing.
template <class MakeWork, class Done>
Status in_batches(StoreState& state, MakeWork make_work, Done done) {
    auto one = make_work(), other = make_work();
    Bytes last;
    Batch reading = read_batch(state, last);
    while (!reading.rows.empty()) {
        Batch batch = std::move(reading);
        const std::span<Work> rows(batch.rows);
        auto front = std::async(std::launch::async, [&] { return first_wrong(one, rows.first(rows.size() / 2)); });
        auto back = std::async(std::launch::async, [&] { return first_wrong(other, rows.subspan(rows.size() / 2)); });
        reading = read_batch(state, last);
        for (const auto& wrong : {front.get(), back.get()})
            if (wrong) return key_error(*wrong);
        TRY(done(batch));
    }
    return {};
}

}  // namespace

void ContentKeys::add(const ContentKey& key) { keys_.push_back(key); }

std::optional<DataKey> ContentKeys::find(const KeyId& id) const {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), id, [](const ContentKey& a, const KeyId& b) { return a.id < b; });
    if (at == keys_.end() || at->id != id) return std::nullopt;
    return DataKey{at->id, at->epoch, at->check, Secret(Bytes(at->key.begin(), at->key.end()))};
}

Result<long> wrap_anew(StoreState& state, const EpochKey& next, TableSink& sink, ContentKeys& content) {
    Query& count = state.sql("SELECT count(*) FROM sleutels.sleutel WHERE klasse = 'inhoud' OR klasse LIKE 'inhoud/%'").with();
    content.reserve(count.step() ? static_cast<std::size_t>(count.integer(0)) : 0);
    count.reset();
    long survivors = 0;
    const auto make_work = [&] {
        return [old_keys = Wrappers(state.epoch), new_keys = Wrappers(next)](Work& one) mutable {
            if (!old_keys.unwrap(one.row.bestand, one.row.wrapped, one.row.check, one.key)) return false;
            one.row.wrapped = new_keys.wrap(one.row.bestand, one.key);
            return true;
        };
    };
    TRY(in_batches(state, make_work, [&](Batch& batch) -> Status {
        for (Work& one : batch.rows) {
            state.sql("UPDATE sleutels.sleutel SET gewikkeld = ?2 WHERE id = ?1").with(one.row.id, one.row.wrapped).run();
            if (klasse::is_inhoud(one.row.klasse)) content.add({one.row.id, one.row.epoch, one.row.check, one.key});
            ++survivors;
            TRY(sink.row(std::move(one.row)));
        }
        return {};
    }));
    TRY(sink.end());
    return survivors;
}

Result<long> prove_keys(StoreState& state) {
    long proved = 0;
    const auto make_work = [&] {
        return [keys = Wrappers(state.epoch)](Work& one) mutable { return keys.unwrap(one.row.bestand, one.row.wrapped, one.row.check, one.key); };
    };
    TRY(in_batches(state, make_work, [&](Batch& batch) -> Status {
        proved += static_cast<long>(batch.rows.size());
        return {};
    }));
    return proved;
}

namespace {

struct IndexRow {
    Hash hash{};
    Bytes dossier;
    std::string person;
    Bytes form;
    std::string of;  ///< the file that it belongs to, also in the archive
    bool hashed = false;
};

CellContext form_context(ByteView dossier, const std::string& table, const std::string& person) { return {dossier, table, "vorm", person, 0}; }

/// Hashes the forms that lie sealed beside the index. In a thread of its own: it touches no database.
void hash_sealed(const EpochKey& epoch, const ContentKeys& keys, std::span<IndexRow> rows) {
    for (IndexRow& row : rows) {
        const auto id = key_of_cell(row.form);
        const auto key = id ? keys.find(*id) : std::nullopt;
        auto plain = key ? open_cell(*key, row.form, form_context(row.dossier, row.of + ".vindplaats", row.person)) : std::nullopt;
        if (!plain) continue;
        row.hash = person_index(epoch, std::string_view(reinterpret_cast<const char*>(plain->data()), plain->size()));
        row.hashed = true;
        wipe(plain->data(), plain->size());
    }
}

/// The form that is hashed, from the person; a new cell for it in the row.
Result<std::string> form_of(StoreState& state, const ContentKeys& keys, const std::string& schema, IndexRow& row) {
    const std::string table = row.of + ".vindplaats";
    const Error gone = error_of(Kind::damaged, "opslag.cel", {}, {table, row.person});
    Query& q = state.sql("SELECT sleutel, inhoud, versie FROM " + schema + ".item WHERE dossier = ?1 AND tabel = 'persoon' AND id = ?2" + (schema == row.of ? "" : " AND uit = '" + row.of + "'")).with(row.dossier, row.person);
    if (!q.step()) return gone;
    const Bytes key_id = q.blob(0), cell = q.blob(1);
    const long long version = q.integer(2);
    q.reset();
    KeyId id{};
    std::copy_n(key_id.begin(), std::min(key_id.size(), id.size()), id.begin());
    const auto key = keys.find(id);
    if (!key) return key_error(key_id);
    auto plain = open_cell(*key, cell, {row.dossier, item_table(row.of, "persoon"), "inhoud", row.person, version});
    if (!plain) return gone;
    const auto person = decode<Persoon>(*plain);
    wipe(plain->data(), plain->size());
    if (!person) return gone;
    std::string text = person_form(person->naam, person->geboortedatum);
    row.form = seal_cell(*key, view_of(text), form_context(row.dossier, table, row.person), state.random);
    return text;
}

void enter_index(StoreState& state, const std::string& schema, const IndexRow& row) {
    if (schema == code::archief)
        state.sql("INSERT OR IGNORE INTO archief.vindplaats(hash, dossier, persoon, vorm, uit) VALUES(?1, ?2, ?3, ?4, ?5)").with(row.hash, row.dossier, row.person, row.form, row.of).run();
    else state.sql("INSERT OR IGNORE INTO " + schema + ".vindplaats(hash, dossier, persoon, vorm) VALUES(?1, ?2, ?3, ?4)").with(row.hash, row.dossier, row.person, row.form).run();
}

}  // namespace

Status StoreState::index_person(ByteView dossier, const std::string& schema, const Persoon& person) {
    TRY_ASSIGN(const DataKey* key, key_for(dossier, person.id, schema, klasse::inhoud));
    std::string text = person_form(person.naam, person.geboortedatum);
    const Bytes form = seal_cell(*key, view_of(text), form_context(dossier, schema + ".vindplaats", person.id), random);
    enter_index(*this, place_of(dossier, schema), {person_index(epoch, text), Bytes(dossier.begin(), dossier.end()), person.id, form, schema});
    wipe(text.data(), text.size());
    return {};
}

Result<long> index_anew(StoreState& state, const ContentKeys& content) {
    long total = 0;
    for (std::string_view name : file_schemas) {
        const std::string schema(name);
        std::vector<IndexRow> rows;
        Query& count = state.sql("SELECT count(*) FROM " + schema + ".vindplaats").with();
        rows.reserve(count.step() ? static_cast<std::size_t>(count.integer(0)) : 0);
        count.reset();
        Query& q = state.sql("SELECT dossier, persoon, vorm, " + std::string(schema == code::archief ? "uit" : "'" + schema + "'") + " FROM " + schema + ".vindplaats").with();
        while (q.step()) rows.push_back({{}, q.blob(0), q.text(1), q.blob(2), q.text(3)});
        const std::span<IndexRow> all(rows);
        auto back = std::async(std::launch::async, [&] { hash_sealed(state.epoch, content, all.subspan(all.size() / 2)); });
        hash_sealed(state.epoch, content, all.first(all.size() / 2));
        back.get();
        for (IndexRow& row : rows) {
            if (row.hashed) continue;
            TRY_ASSIGN(std::string text, form_of(state, content, schema, row));
            row.hash = person_index(state.epoch, text);
            wipe(text.data(), text.size());
        }
        // in the order of the table: it is then written from front to end
        std::sort(rows.begin(), rows.end(), [](const IndexRow& a, const IndexRow& b) { return a.hash < b.hash; });
        state.sql("DELETE FROM " + schema + ".vindplaats").with().run();
        for (const IndexRow& row : rows) enter_index(state, schema, row);
        total += static_cast<long>(rows.size());
    }
    return total;
}

}  // namespace griffier
