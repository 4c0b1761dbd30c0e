#include "records/registry/removal.h"

#include <algorithm>

namespace griffier {

namespace {

std::vector<Bytes> keys_of_file(StoreState& state, ByteView dossier, std::string_view file) {
    Query& q = state.sql("SELECT id FROM sleutels.sleutel WHERE dossier = ?1 AND bestand = ?2 ORDER BY id").with(dossier, file);
    std::vector<Bytes> out;
    while (q.step()) out.push_back(q.blob(0));
    return out;
}

void drop_key(StoreState& state, const Bytes& id, Removed& removed) {
    state.sql("DELETE FROM sleutels.sleutel WHERE id = ?1").with(id).run();
    state.count("sleutels", -1);
    removed.keys.push_back(id);
}

void drop_documents(StoreState& state, ByteView dossier, const Bytes& key, Removed& removed) {
    Query& q = state.sql("DELETE FROM main.stuk WHERE dossier = ?1 AND sleutel = ?2 RETURNING nummer, kluis, stand").with(dossier, key);
    while (q.step()) {
        removed.documents.push_back(q.text(0));
        if (!q.text(1).empty()) removed.vault.push_back(q.text(1)), state.count("kluisbestanden", -1);
        if (q.integer(2) == static_cast<long long>(Stand::gereed)) state.count("gereed", -1);
        state.count("stukken", -1);
    }
}

/// Sealed again under another key: what stays beside what goes.
class Resealer {
  public:
    Resealer(StoreState& state, ByteView dossier) : state_(state), dossier_(dossier.begin(), dossier.end()) {}

    Result<Bytes> cell(const DataKey& from, const DataKey& to, ByteView sealed, const CellContext& context) {
        auto plain = open_cell(from, sealed, context);
        if (!plain) return error_of(Kind::damaged, "opslag.cel", {}, {std::string(context.table), std::string(context.row)});
        Bytes out = seal_cell(to, *plain, context, state_.random);
        wipe(plain->data(), plain->size());
        return out;
    }

    Status head(const DossierRow& row, const DataKey& from, const DataKey& to) {
        TRY_ASSIGN(const Bytes source, cell(from, to, row.bron, {row.id, "dossier", "bron", "", row.versie}));
        TRY_ASSIGN(const Bytes head, cell(from, to, row.kop, {row.id, "dossier", "kop", "", row.versie}));
        state_.sql("UPDATE main.dossier SET sleutel = ?2, bron = ?3, kop = ?4 WHERE id = ?1").with(row.id, to.id, source, head).run();
        return {};
    }

    Status items(const std::string& schema, const DataKey& from, const DataKey& to) {
        for (const ItemRow& item : state_.items(dossier_, schema)) {
            if (!equal_secrets(item.sleutel, from.id)) continue;
            TRY_ASSIGN(const Bytes sealed, cell(from, to, item.inhoud, {dossier_, item_table(schema, item.tabel), "inhoud", item.id, item.versie}));
            state_.sql("UPDATE " + schema + ".item SET sleutel = ?4, inhoud = ?5 WHERE dossier = ?1 AND tabel = ?2 AND id = ?3").with(dossier_, item.tabel, item.id, to.id, sealed).run();
        }
        struct Person {
            std::string id;
            Bytes form;
        };
        std::vector<Person> persons;
        Query& q = state_.sql("SELECT persoon, vorm FROM " + schema + ".vindplaats WHERE dossier = ?1").with(dossier_);
        while (q.step())
            if (const Bytes form = q.blob(1); key_of_cell(form) == from.id) persons.push_back({q.text(0), form});
        const std::string table = schema + ".vindplaats";
        for (const Person& person : persons) {
            TRY_ASSIGN(const Bytes sealed, cell(from, to, person.form, {dossier_, table, "vorm", person.id, 0}));
            state_.sql("UPDATE " + table + " SET vorm = ?3 WHERE dossier = ?1 AND persoon = ?2").with(dossier_, person.id, sealed).run();
        }
        return {};
    }

  private:
    StoreState& state_;
    Bytes dossier_;
};

/// Terms and lasting objects under a key that goes: they are computed or made anew from what stays.
void drop_reasons(StoreState& state, ByteView dossier, const Bytes& key) {
    state.sql("DELETE FROM main.termijn WHERE dossier = ?1 AND sleutel = ?2").with(dossier, key).run();
    state.sql("DELETE FROM main.bewaarstuk WHERE dossier = ?1 AND sleutel = ?2").with(dossier, key).run();
}

void count_disclosed(StoreState& state, const std::string& schema, ByteView dossier, const std::vector<std::string>* items, Removed& removed) {
    Query& q = state.sql("SELECT id, soort FROM " + schema + ".item WHERE dossier = ?1 AND tabel = 'verstrekking'").with(dossier);
    while (q.step())
        if (!items || std::find(items->begin(), items->end(), q.text(0)) != items->end()) removed.disclosed[q.text(1)]++;
}

long count_of(StoreState& state, const std::string& sql, ByteView dossier) {
    Query& q = state.sql(sql).with(dossier);
    const long n = q.step() ? static_cast<long>(q.integer(0)) : 0;
    q.reset();
    return n;
}

Status whole_case(StoreState& state, const DossierRow& row, Removed& removed) {
    Query& q = state.sql("SELECT id FROM sleutels.sleutel WHERE dossier = ?1 ORDER BY id").with(row.id);
    std::vector<Bytes> keys;
    while (q.step()) keys.push_back(q.blob(0));
    for (const Bytes& key : keys) {
        drop_documents(state, row.id, key, removed);
        drop_reasons(state, row.id, key);
        drop_key(state, key, removed);
    }
    state.sql("DELETE FROM main.termijn WHERE dossier = ?1").with(row.id).run();
    state.sql("DELETE FROM main.bewaarstuk WHERE dossier = ?1").with(row.id).run();
    state.sql("DELETE FROM main.dossier WHERE id = ?1").with(row.id).run();
    if (const bool counted = row.toestand == "actief" || row.toestand == "gearchiveerd"; counted) {
        state.count(row.toestand, -1);
        state.count("vernietigd", 1);
        removed.counted++;
    }
    removed.dossiers.push_back(row.id);
    removed.numbers.push_back(row.nummer);
    removed.tombstones.push_back(state.tombstone(row.nummer, ""));
    removed.parts.push_back({row.id, "", {}});
    return {};
}

Status whole_file(StoreState& state, const DossierRow& row, const Tevernietigen& part, Removed& removed) {
    const std::string& schema = part.bestand;
    count_disclosed(state, schema, row.id, nullptr, removed);
    removed.items += count_of(state, "SELECT count(*) FROM " + schema + ".item WHERE dossier = ?1", row.id);
    state.count("personen", -count_of(state, "SELECT count(*) FROM " + schema + ".item WHERE dossier = ?1 AND tabel = 'persoon' AND herkomst = 'import'", row.id));
    state.sql("DELETE FROM " + schema + ".item WHERE dossier = ?1").with(row.id).run();
    state.sql("DELETE FROM " + schema + ".vindplaats WHERE dossier = ?1").with(row.id).run();
    std::string left;
    for (std::string_view other : {file_schemas[1], file_schemas[0], file_schemas[2]})
        if (left.empty() && count_of(state, "SELECT count(*) FROM " + std::string(other) + ".item WHERE dossier = ?1", row.id) > 0) left = other;
    if (left.empty()) return whole_case(state, row, removed);
    const std::vector<Bytes> keys = keys_of_file(state, row.id, schema);
    if (std::find(keys.begin(), keys.end(), row.sleutel) != keys.end()) {
        TRY_ASSIGN(const DataKey* held, state.key_by_id(row.sleutel));
        const DataKey from = held->copy();
        TRY_ASSIGN(const DataKey* to, state.key_for(row.id, state.subject_id(row.id), left, klasse::inhoud));
        TRY(Resealer(state, row.id).head(row, from, *to));
    }
    for (const Bytes& key : keys) {
        drop_documents(state, row.id, key, removed);
        drop_reasons(state, row.id, key);
        drop_key(state, key, removed);
    }
    removed.tombstones.push_back(state.tombstone(row.nummer, part.uit.empty() ? schema : part.uit));
    removed.parts.push_back({row.id, schema, {}});
    return {};
}

/// Some items of a file go, others under the same key stay: those are sealed under a fresh key, and the old one is destroyed.
Status some_items(StoreState& state, const DossierRow& row, const Tevernietigen& part, Removed& removed) {
    const std::string& schema = part.bestand;
    std::set<Bytes> keys;
    for (const ItemRow& item : state.items(row.id, schema)) {
        if (std::find(part.onderdelen.begin(), part.onderdelen.end(), item.id) == part.onderdelen.end()) continue;
        keys.insert(item.sleutel);
        removed.items++;
        if (item.tabel == "persoon" && item.herkomst == "import") state.count("personen", -1);
        if (item.tabel == "persoon") state.sql("DELETE FROM " + schema + ".vindplaats WHERE dossier = ?1 AND persoon = ?2").with(row.id, item.id).run();
    }
    count_disclosed(state, schema, row.id, &part.onderdelen, removed);
    for (const std::string& item : part.onderdelen) {
        state.sql("DELETE FROM " + schema + ".item WHERE dossier = ?1 AND id = ?2").with(row.id, item).run();
        removed.tombstones.push_back(state.tombstone(row.nummer, (part.uit.empty() ? schema : part.uit) + "/" + item));
    }
    for (const Bytes& id : keys) {
        TRY_ASSIGN(const DataKey* held, state.key_by_id(id));
        const DataKey from = held->copy();
        Query& q = state.sql("SELECT persoon FROM sleutels.sleutel WHERE id = ?1").with(id);
        const std::string person = q.step() ? q.text(0) : "";
        q.reset();
        drop_reasons(state, row.id, id);
        drop_key(state, id, removed);
        state.forget_keys();  // or the owner would still be known by the key that is gone
        Query& used = state.sql("SELECT 1 FROM " + schema + ".item WHERE dossier = ?1 AND sleutel = ?2 LIMIT 1").with(row.id, id);
        bool needed = used.step() || equal_secrets(row.sleutel, id);
        used.reset();
        if (!needed) continue;
        TRY_ASSIGN(const DataKey* fresh, state.key_for(row.id, person, schema, klasse::inhoud));
        const DataKey to = fresh->copy();
        Resealer resealer(state, row.id);
        TRY(resealer.items(schema, from, to));
        if (equal_secrets(row.sleutel, id)) TRY(resealer.head(row, from, to));
    }
    removed.parts.push_back({row.id, schema, part.onderdelen});
    return {};
}

}  // namespace

Status remove_part(StoreState& state, const Tevernietigen& part, Removed& removed) {
    if (std::find(std::begin(file_schemas), std::end(file_schemas), part.bestand) == std::end(file_schemas))
        return refused("opslag.bestand_onbekend", {part.dossier, 0, ""}, {part.bestand});
    TRY_ASSIGN(const DossierRow row, state.need_dossier(part.dossier));
    state.dirty = true;
    if (part.geheel) return whole_file(state, row, part, removed);
    // what is asked for may be all that there is
    bool all = true;
    for (const ItemRow& item : state.items(row.id, part.bestand))
        all = all && std::find(part.onderdelen.begin(), part.onderdelen.end(), item.id) != part.onderdelen.end();
    return all ? whole_file(state, row, part, removed) : some_items(state, row, part, removed);
}

}  // namespace griffier
