#include "records/registry/archive.h"

#include <vector>

#include "records/model/codes.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

constexpr const char* item_columns = "dossier, tabel, id, rang, herkomst, soort, uitkomst, datum, tot, versie, sleutel, inhoud";
constexpr const char* index_columns = "hash, dossier, persoon, vorm";

struct OwnedKey {
    Bytes id;
    std::string file, kind;
};

std::vector<OwnedKey> keys_where(StoreState& state, const std::string& condition, ByteView dossier) {
    Query& q = state.sql("SELECT id, bestand, klasse FROM sleutels.sleutel WHERE " + condition + " ORDER BY id").with(dossier);
    std::vector<OwnedKey> out;
    while (q.step()) out.push_back({q.blob(0), q.text(1), q.text(2)});
    return out;
}

/// Wraps a key for the file where its rows lie now. Who holds only the part of the other file does not open it any more.
Status wrap_for(StoreState& state, const OwnedKey& key, const std::string& file, const std::string& kind) {
    TRY_ASSIGN(const DataKey* held, state.key_by_id(key.id));
    if (!opens(state.epoch, file)) return refused("opslag.sleutel_onthouden", {}, {file});
    const Bytes wrapped = wrap_data_key(state.epoch, *held, file);
    state.sql("UPDATE sleutels.sleutel SET bestand = ?2, klasse = ?3, gewikkeld = ?4 WHERE id = ?1").with(key.id, file, kind, wrapped).run();
    state.new_keys.push_back(key.id);
    return {};
}

Status keys_to_archive(StoreState& state, ByteView dossier, const std::string& file) {
    for (const OwnedKey& key : keys_where(state, "dossier = ?1 AND bestand = '" + file + "'", dossier)) TRY(wrap_for(state, key, std::string(code::archief), key.kind + "/" + file));
    return {};
}

Status keys_back(StoreState& state, ByteView dossier, const std::string& file) {
    for (const OwnedKey& key : keys_where(state, "dossier = ?1 AND bestand = 'archief' AND klasse LIKE '%/" + file + "'", dossier))
        TRY(wrap_for(state, key, file, key.kind.substr(0, key.kind.find('/'))));
    return {};
}

long count_in(StoreState& state, const std::string& rows, ByteView dossier) {
    Query& q = state.sql("SELECT count(*) FROM " + rows + " WHERE dossier = ?1").with(dossier);
    const long n = q.step() ? static_cast<long>(q.integer(0)) : 0;
    q.reset();
    return n;
}

bool is_file(const std::string& file) { return file == code::weegploeg || file == code::casusoverleg; }

std::map<std::string, Date> days_of(StoreState& state, ByteView dossier) {
    Query& q = state.sql("SELECT uit, op FROM archief.archivering WHERE dossier = ?1 ORDER BY uit").with(dossier);
    std::map<std::string, Date> out;
    while (q.step()) out.emplace(q.text(0), q.date(1));
    return out;
}

Status move_in(StoreState& state, const DossierRow& row, const std::string& file, Date on, std::optional<Date> last) {
    const long items = count_in(state, file + ".item", row.id);
    if (items == 0 || row.toestand == "verzoek") return refused("opslag.niets_te_archiveren", {row.nummer, 0, ""}, {file});
    const std::string from = " FROM " + file;
    state.sql("INSERT INTO archief.item(" + std::string(item_columns) + ", uit) SELECT " + item_columns + ", ?2" + from + ".item WHERE dossier = ?1 ORDER BY nr").with(row.id, file).run();
    state.sql("DELETE" + from + ".item WHERE dossier = ?1").with(row.id).run();
    state.sql("INSERT INTO archief.vindplaats(" + std::string(index_columns) + ", uit) SELECT " + index_columns + ", ?2" + from + ".vindplaats WHERE dossier = ?1").with(row.id, file).run();
    state.sql("DELETE" + from + ".vindplaats WHERE dossier = ?1").with(row.id).run();
    TRY(keys_to_archive(state, row.id, file));
    state.sql("INSERT INTO archief.archivering(dossier, uit, op) VALUES(?1, ?2, ?3)").with(row.id, file, on).run();
    state.forget_keys();
    settle_state(state, row.id);
    return state.leaf("archief", row.id, {{"u", "gearchiveerd"}, {"f", file}, {"op", on.iso()}, {"n", std::to_string(items)}, {"uiterst", last ? last->iso() : ""}});
}

Status move_out(StoreState& state, const DossierRow& row, const std::string& file, const std::string& decision, Date on) {
    const std::string to = "INSERT INTO " + file;
    state.sql(to + ".item(" + item_columns + ") SELECT " + item_columns + " FROM archief.item WHERE dossier = ?1 AND uit = ?2 ORDER BY nr").with(row.id, file).run();
    state.sql("DELETE FROM archief.item WHERE dossier = ?1 AND uit = ?2").with(row.id, file).run();
    state.sql(to + ".vindplaats(" + index_columns + ") SELECT " + index_columns + " FROM archief.vindplaats WHERE dossier = ?1 AND uit = ?2").with(row.id, file).run();
    state.sql("DELETE FROM archief.vindplaats WHERE dossier = ?1 AND uit = ?2").with(row.id, file).run();
    TRY(keys_back(state, row.id, file));
    state.sql("DELETE FROM archief.archivering WHERE dossier = ?1 AND uit = ?2").with(row.id, file).run();
    state.forget_keys();
    settle_state(state, row.id);
    TRY_ASSIGN(Secret salt, state.salt_of(row.id));
    return state.leaf("archief", row.id, {{"u", "hernieuwd"}, {"f", file}, {"op", on.iso()}, {"i", commitment(salt, "besluit", view_of(decision)).substr(0, 32)}});
}

}  // namespace

void settle_state(StoreState& state, ByteView dossier) {
    Query& q = state.sql("SELECT toestand FROM main.dossier WHERE id = ?1").with(dossier);
    const std::string now = q.step() ? q.text(0) : "";
    q.reset();
    if (now != "actief" && now != "gearchiveerd") return;
    const bool active = count_in(state, "weegploeg.item", dossier) + count_in(state, "casusoverleg.item", dossier) > 0;
    const std::string right = active || count_in(state, "archief.item", dossier) == 0 ? "actief" : "gearchiveerd";
    if (right == now) return;
    state.sql("UPDATE main.dossier SET toestand = ?2 WHERE id = ?1").with(dossier, right).run();
    state.count(now, -1);
    state.count(right, 1);
}

Status settle_archive(StoreState& state) {
    state.database->execute("DELETE FROM archief.archivering WHERE NOT EXISTS(SELECT 1 FROM archief.item i WHERE i.dossier = archivering.dossier AND i.uit = archivering.uit)");
    // The newest key table may be of before or after a move that the copy has or has not.
    Query& q = state.sql("SELECT DISTINCT dossier, bestand, klasse FROM sleutels.sleutel WHERE bestand IN ('weegploeg', 'casusoverleg', 'archief')").with();
    struct Owner {
        Bytes dossier;
        std::string file;
        bool archived;
    };
    std::vector<Owner> groups;
    while (q.step()) {
        const std::string kind = q.text(2);
        const auto cut = kind.find('/');
        groups.push_back({q.blob(0), cut == std::string::npos ? q.text(1) : kind.substr(cut + 1), cut != std::string::npos});
    }
    for (const Owner& one : groups) {
        if (state.archived(one.dossier, one.file) == one.archived || !is_file(one.file)) continue;
        TRY(one.archived ? keys_back(state, one.dossier, one.file) : keys_to_archive(state, one.dossier, one.file));
    }
    state.forget_keys();
    Query& cases = state.sql("SELECT id FROM main.dossier").with();
    std::vector<Bytes> ids;
    while (cases.step()) ids.push_back(cases.blob(0));
    for (const Bytes& id : ids) settle_state(state, id);
    return {};
}

Status archive(Store& store, Group&, const std::string& nummer, const std::string& bestand, Date op, std::optional<Date> uiterst) {
    StoreState& state = store.state();
    return in_item(state, [&]() -> Status {
        TRY_ASSIGN(const DossierRow row, state.need_dossier(nummer));
        if (!is_file(bestand)) return refused("opslag.bestand_onbekend", {nummer, 0, ""}, {bestand});
        return state.archived(row.id, bestand) ? Status() : move_in(state, row, bestand, op, uiterst);
    });
}

Status reactivate(Store& store, Group&, const std::string& nummer, const std::string& besluit) {
    StoreState& state = store.state();
    return in_item(state, [&]() -> Status {
        TRY_ASSIGN(const DossierRow row, state.need_dossier(nummer));
        std::optional<Date> ordered;
        for (std::string_view schema : file_schemas)
            for (const ItemRow& item : state.items(row.id, schema))
                if (item.tabel == "besluit" && item.id == besluit && item.soort == code::hernieuwde_verwerking) ordered = item.datum;
        if (!ordered) return refused("opslag.geen_opdracht", {nummer, 0, besluit});
        for (const auto& [file, on] : days_of(state, row.id))
            if (on <= *ordered) TRY(move_out(state, row, file, besluit, *ordered));
        return {};
    });
}

Result<std::map<std::string, Date>> archived_on(Store& store, const std::string& nummer) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::map<std::string, Date>> {
        TRY_ASSIGN(const DossierRow row, state.need_dossier(nummer));
        return days_of(state, row.id);
    });
}

}  // namespace griffier
