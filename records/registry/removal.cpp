#include "records/registry/removal.h"

#include <algorithm>

#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "records/registry/codec.h"

namespace griffier {

namespace {

/// Where what goes lies now, and which file it belongs to ("archief": all that lies in the archive).
struct Site {
    std::string schema, of;
    std::string only;  ///< condition on its rows there
};

Result<Site> site_of(StoreState& state, const DossierRow& row, const Tevernietigen& part) {
    const std::string& of = part.bestand == code::archief ? part.uit : part.bestand;
    const bool known = of == code::weegploeg || of == code::casusoverleg;
    if (!known && part.bestand != code::archief) return refused("opslag.bestand_onbekend", {part.dossier, 0, ""}, {part.bestand});
    if (!known) return Site{std::string(code::archief), std::string(code::archief), ""};
    const std::string schema = part.bestand == code::archief ? part.bestand : state.place_of(row.id, of);
    return Site{schema, of, *rows_of(schema, of)};
}

std::vector<std::string> files_at(StoreState& state, const Site& site, ByteView dossier) {
    if (site.of != code::archief) return {site.of};
    Query& q = state.sql("SELECT DISTINCT uit FROM archief.item WHERE dossier = ?1 ORDER BY uit").with(dossier);
    std::vector<std::string> out;
    while (q.step()) out.push_back(q.text(0));
    return out;
}

std::vector<Bytes> keys_of_file(StoreState& state, ByteView dossier, const Site& site) {
    const std::string file = site.only.empty() ? "" : " AND klasse LIKE '%/" + site.of + "'";
    Query& q = state.sql("SELECT id FROM sleutels.sleutel WHERE dossier = ?1 AND bestand = ?2" + file + " ORDER BY id").with(dossier, site.schema);
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

/// One document, and its key when nothing else lies under that.
void drop_document(StoreState& state, const std::string& number, Removed& removed) {
    Query& q = state.sql("DELETE FROM main.stuk WHERE nummer = ?1 RETURNING sleutel, kluis, stand").with(number);
    if (!q.step()) return;
    const Bytes key = q.blob(0);
    removed.documents.push_back(number);
    if (!q.text(1).empty()) removed.vault.push_back(q.text(1)), state.count("kluisbestanden", -1);
    if (q.integer(2) == static_cast<long long>(Stand::gereed)) state.count("gereed", -1);
    state.count("stukken", -1);
    q.reset();
    Query& used = state.sql("SELECT 1 FROM main.stuk WHERE sleutel = ?1 LIMIT 1").with(key);
    const bool needed = used.step();
    used.reset();
    if (!needed) drop_key(state, key, removed);
}

/// Documents that follow from items that go, or are about a person who goes. An item of which the other file keeps a copy stays in the case.
std::vector<std::string> following(StoreState& state, const DossierRow& row, const std::vector<std::string>& items, const Site& site) {
    std::set<std::string> gone(items.begin(), items.end());
    for (std::string_view schema : file_schemas)
        for (const ItemRow& item : state.items(row.id, std::string(schema)))
            if (item.schema != site.schema || (site.of != site.schema && item.of() != site.of)) gone.erase(item.id);
    std::vector<std::string> out;
    Query& q = state.sql("SELECT nummer, besluit, adressaat FROM main.stuk WHERE dossier = ?1 ORDER BY nummer").with(row.id);
    while (q.step())
        if (const std::string to = q.text(2); gone.contains(q.text(1)) || gone.contains(to.substr(0, to.find('>')))) out.push_back(q.text(0));
    return out;
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
            TRY_ASSIGN(const Bytes sealed, cell(from, to, item.inhoud, {dossier_, item_table(item.of(), item.tabel), "inhoud", item.id, item.versie}));
            state_.sql("UPDATE " + schema + ".item SET sleutel = ?4, inhoud = ?5 WHERE dossier = ?1 AND tabel = ?2 AND id = ?3 AND sleutel = ?6").with(dossier_, item.tabel, item.id, to.id, sealed, from.id).run();
        }
        struct Person {
            std::string id;
            Bytes form;
            std::string of;
        };
        std::vector<Person> persons;
        Query& q = state_.sql("SELECT persoon, vorm, " + std::string(schema == code::archief ? "uit" : "'" + schema + "'") + " FROM " + schema + ".vindplaats WHERE dossier = ?1").with(dossier_);
        while (q.step())
            if (const Bytes form = q.blob(1); key_of_cell(form) == from.id) persons.push_back({q.text(0), form, q.text(2)});
        for (const Person& person : persons) {
            TRY_ASSIGN(const Bytes sealed, cell(from, to, person.form, {dossier_, person.of + ".vindplaats", "vorm", person.id, 0}));
            state_.sql("UPDATE " + schema + ".vindplaats SET vorm = ?3 WHERE dossier = ?1 AND persoon = ?2 AND vorm = ?4").with(dossier_, person.id, sealed, person.form).run();
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

/// Who got copies stands in the cell alone, since a receiver can be anybody. One that opens no more (a store that is put back) has no name.
void count_disclosed(StoreState& state, const DossierRow& row, const Site& site, const std::vector<std::string>* items, Removed& removed) {
    for (const ItemRow& item : state.items(row.id, site.schema)) {
        if (item.tabel != "verstrekking" || (site.of != site.schema && item.of() != site.of)) continue;
        if (items && std::find(items->begin(), items->end(), item.id) == items->end()) continue;
        std::string receiver;
        if (auto plain = state.open_item(row, item)) {
            if (const auto given = decode<Verstrekking>(*plain)) receiver = given->ontvanger;
            wipe(plain->data(), plain->size());
        }
        removed.disclosed[removed.receivers.contains(receiver) ? receiver : ontvanger_onbekend]++;
    }
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
    state.sql("DELETE FROM archief.archivering WHERE dossier = ?1").with(row.id).run();
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

Status whole_file(StoreState& state, const DossierRow& row, const Site& site, Removed& removed) {
    const std::string of_case = site.schema + ".item WHERE dossier = ?1" + site.only;
    const std::vector<std::string> files = files_at(state, site, row.id);
    count_disclosed(state, row, site, nullptr, removed);
    removed.items += count_of(state, "SELECT count(*) FROM " + of_case, row.id);
    state.count("personen", -count_of(state, "SELECT count(*) FROM " + of_case + " AND tabel = 'persoon' AND herkomst = 'import'", row.id));
    state.sql("DELETE FROM " + of_case).with(row.id).run();
    state.sql("DELETE FROM " + site.schema + ".vindplaats WHERE dossier = ?1" + site.only).with(row.id).run();
    std::string left;
    for (std::string_view other : {code::casusoverleg, code::weegploeg})
        for (std::string_view schema : {other, code::archief})
            if (left.empty() && count_of(state, "SELECT count(*) FROM " + std::string(schema) + ".item WHERE dossier = ?1" + *rows_of(schema, other), row.id) > 0) left = other;
    if (left.empty()) return whole_case(state, row, removed);
    const std::vector<Bytes> keys = keys_of_file(state, row.id, site);
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
    if (site.schema == code::archief) state.sql("DELETE FROM archief.archivering WHERE dossier = ?1" + site.only).with(row.id).run();
    state.forget_keys();
    for (const std::string& file : files) {
        removed.tombstones.push_back(state.tombstone(row.nummer, file));
        removed.parts.push_back({row.id, file, {}});
    }
    settle_state(state, row.id);
    return {};
}

/// Some items of a file go, others under the same key stay: those are sealed under a fresh key, and the old one is destroyed.
Status some_items(StoreState& state, const DossierRow& row, const Tevernietigen& part, const Site& site, Removed& removed) {
    const std::string& schema = site.schema;
    const std::vector<std::string> files = files_at(state, site, row.id);
    for (const std::string& number : following(state, row, part.onderdelen, site)) drop_document(state, number, removed);
    std::set<Bytes> keys;
    for (const ItemRow& item : state.items(row.id, schema)) {
        if (site.of != schema && item.of() != site.of) continue;
        if (std::find(part.onderdelen.begin(), part.onderdelen.end(), item.id) == part.onderdelen.end()) continue;
        keys.insert(item.sleutel);
        removed.items++;
        if (item.tabel == "persoon" && item.herkomst == "import") state.count("personen", -1);
        if (item.tabel == "persoon") state.sql("DELETE FROM " + schema + ".vindplaats WHERE dossier = ?1 AND persoon = ?2" + site.only).with(row.id, item.id).run();
    }
    count_disclosed(state, row, site, &part.onderdelen, removed);
    for (const std::string& item : part.onderdelen) {
        state.sql("DELETE FROM " + schema + ".item WHERE dossier = ?1 AND id = ?2" + site.only).with(row.id, item).run();
        for (const std::string& file : files) removed.tombstones.push_back(state.tombstone(row.nummer, file + "/" + item));
    }
    for (const Bytes& id : keys) {
        TRY_ASSIGN(const DataKey* held, state.key_by_id(id));
        const DataKey from = held->copy();
        Query& q = state.sql("SELECT persoon, bestand, klasse FROM sleutels.sleutel WHERE id = ?1").with(id);
        std::string person, file;
        if (q.step()) {
            const std::string kind = q.text(2);
            person = q.text(0), file = q.text(1);
            if (const auto cut = kind.find('/'); cut != std::string::npos) file = kind.substr(cut + 1);
        }
        q.reset();
        drop_reasons(state, row.id, id);
        drop_key(state, id, removed);
        state.forget_keys();  // or the owner would still be known by the key that is gone
        Query& used = state.sql("SELECT 1 FROM " + schema + ".item WHERE dossier = ?1 AND sleutel = ?2 LIMIT 1").with(row.id, id);
        bool needed = used.step() || equal_secrets(row.sleutel, id);
        used.reset();
        if (!needed) continue;
        TRY_ASSIGN(const DataKey* fresh, state.key_for(row.id, person, file, klasse::inhoud));
        const DataKey to = fresh->copy();
        Resealer resealer(state, row.id);
        TRY(resealer.items(schema, from, to));
        if (equal_secrets(row.sleutel, id)) TRY(resealer.head(row, from, to));
    }
    for (const std::string& file : files) removed.parts.push_back({row.id, file, part.onderdelen});
    return {};
}

/// What is asked for may be all that there is.
bool is_whole(StoreState& state, const DossierRow& row, const Tevernietigen& part, const Site& site) {
    if (part.geheel) return true;
    const auto rows = state.items(row.id, site.schema);
    return std::all_of(rows.begin(), rows.end(), [&](const ItemRow& item) {
        return (site.of != site.schema && item.of() != site.of) || std::find(part.onderdelen.begin(), part.onderdelen.end(), item.id) != part.onderdelen.end();
    });
}

}  // namespace

std::optional<std::string> rows_of(std::string_view schema, std::string_view file) {
    if (file.empty() || schema == file) return "";
    if (schema != code::archief || (file != code::weegploeg && file != code::casusoverleg)) return std::nullopt;
    return " AND uit = '" + std::string(file) + "'";
}

Status remove_part(StoreState& state, const Tevernietigen& part, Removed& removed) {
    TRY_ASSIGN(const DossierRow row, state.need_dossier(part.dossier));
    TRY_ASSIGN(const Site site, site_of(state, row, part));
    state.dirty = true;
    return is_whole(state, row, part, site) ? whole_file(state, row, site, removed) : some_items(state, row, part, site, removed);
}

Result<std::vector<std::string>> documents_of(StoreState& state, const Tevernietigen& part) {
    TRY_ASSIGN(const DossierRow row, state.need_dossier(part.dossier));
    TRY_ASSIGN(const Site site, site_of(state, row, part));
    if (!is_whole(state, row, part, site)) return following(state, row, part.onderdelen, site);
    bool last = true;
    for (std::string_view schema : file_schemas)
        for (const ItemRow& item : state.items(row.id, std::string(schema)))
            last = last && item.schema == site.schema && (site.of == site.schema || item.of() == site.of);
    const std::vector<Bytes> keys = keys_of_file(state, row.id, site);
    std::vector<std::string> out;
    Query& q = state.sql("SELECT nummer, sleutel FROM main.stuk WHERE dossier = ?1 ORDER BY nummer").with(row.id);
    while (q.step())
        if (last || std::find(keys.begin(), keys.end(), q.blob(1)) != keys.end()) out.push_back(q.text(0));
    return out;
}

}  // namespace griffier
