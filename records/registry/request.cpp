// Requests in the store: in a case they are items of it, and without a case they have a file of their own.
#include <algorithm>
#include <set>

#include "records/core/crypto.h"
#include "records/model/codes.h"
#include "records/registry/destruction_steps.h"
#include "records/registry/leaf_codes.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

constexpr std::string_view state_of_request = "verzoek";
constexpr const char* forgotten = "kluisrest";  // kind of the note that a file in the vault is to go

int next_rank(StoreState& state, const std::string& schema, ByteView dossier) {
    Query& q = state.sql("SELECT count(*) FROM " + schema + ".item WHERE dossier = ?1 AND herkomst = 'commando'").with(dossier);
    const int rank = q.step() ? static_cast<int>(q.integer(0)) : 0;
    q.reset();
    return rank;
}

}  // namespace

Result<std::string> Group::keep_request(const std::string& nummer, Verzoek verzoek) {
    return in_item(*state_, [&]() -> Result<std::string> {
        StoreState& state = *state_;
        TRY_ASSIGN(DossierRow row, state.need_dossier(nummer));
        if (row.toestand == "vernietigd") return refused("opslag.dossier_vernietigd", {nummer, 0, ""});
        TRY_ASSIGN(Secret salt, state.salt_of(row.id));
        if (verzoek.id.empty()) verzoek.id = "vz-" + commitment(salt, "verzoek-id", encode(verzoek)).substr(0, 10);
        std::string schema = state.home_file(row.id);
        int rank = -1;
        for (std::string_view name : file_schemas)
            for (const ItemRow& there : state.items(row.id, name))
                if (there.tabel == "verzoek" && there.id == verzoek.id) {
                    schema = there.of();
                    rank = there.rang;
                    state.sql("DELETE FROM " + there.schema + ".item WHERE dossier = ?1 AND tabel = 'verzoek' AND id = ?2").with(row.id, verzoek.id).run();
                }
        if (rank < 0) rank = next_rank(state, state.place_of(row.id, schema), row.id);
        const ItemRow item{schema, "verzoek", verzoek.id, "commando", verzoek.soort, "", rank, row.versie, verzoek.ontvangen, {}, {}, {}};
        TRY(state.insert_item(row.id, item, state.subject_id(row.id), encode(verzoek)));
        auto codes = codes_of(verzoek, nullptr, commitment(salt, "verzoek", view_of(verzoek.id)).substr(0, 32));
        codes.emplace_back("r", row.regime_hash);
        TRY(state.leaf("verzoek", row.id, codes));
        return verzoek.id;
    });
}

Status Group::open_request(const std::string& nummer, const std::string& gemeente) {
    return in_item(*state_, [&]() -> Status {
        StoreState& state = *state_;
        if (state.find_dossier(nummer)) return refused("opslag.nummer_in_gebruik", {nummer, 0, ""});
        const Bytes id = state.next_dossier_id();
        TRY_ASSIGN(const DataKey* key, state.key_for(id, "", state.home_file(id), klasse::inhoud));
        const Bytes nothing = bytes_of("{}");
        const Bytes source = seal_cell(*key, nothing, {id, "dossier", "bron", "", 1}, state.random);
        const Bytes head = seal_cell(*key, nothing, {id, "dossier", "kop", "", 1}, state.random);
        state.sql("INSERT INTO main.dossier(id, nummer, versie, gemeente, regime, regime_versie, regime_hash, toestand, eerste_signaal, laatste_datum, sleutel, bron, kop) "
                  "VALUES(?1, ?2, 1, ?3, '', '', '', ?4, NULL, NULL, ?5, ?6, ?7)")
            .with(id, nummer, gemeente, state_of_request, key->id, source, head).run();
        return state.leaf("verzoek", id, {{"u", "geopend"}});
    });
}

Status Group::forget_request(const std::string& nummer) {
    return in_item(*state_, [&]() -> Status {
        StoreState& state = *state_;
        TRY_ASSIGN(DossierRow row, state.need_dossier(nummer));
        if (row.toestand != state_of_request) return refused("opslag.geen_verzoek", {nummer, 0, ""});
        TRY(state.leaf("verzoek", row.id, {{"u", "vergeten"}}));
        long documents = 0, ready = 0, stored = 0, keys = 0;
        Query& q = state.sql("SELECT stand, kluis FROM main.stuk WHERE dossier = ?1").with(row.id);
        std::vector<std::string> files;
        while (q.step()) {
            ++documents, ready += q.integer(0) == static_cast<int>(Stand::gereed), stored += !q.text(1).empty();
            if (!q.text(1).empty()) files.push_back(q.text(1));
        }
        Query& k = state.sql("SELECT count(*) FROM sleutels.sleutel WHERE dossier = ?1").with(row.id);
        if (k.step()) keys = static_cast<long>(k.integer(0));
        k.reset();
        // The holders hear with the next epoch that these keys are gone for good: a store from an older copy then calls them destroyed.
        state.sql("INSERT OR IGNORE INTO sleutels.gewist(id) SELECT id FROM sleutels.sleutel WHERE dossier = ?1").with(row.id).run();
        // What is left in the vault has no row any more: the next opening takes it away, and without its key nobody reads it.
        for (const std::string& file : files)
            state.sql("INSERT OR IGNORE INTO main.bewaarstuk(soort, naam, dossier, bestand, sleutel, inhoud) VALUES(?1, ?2, ?3, '', ?3, ?3)").with(forgotten, file, ByteView()).run();
        for (const char* table : {"main.termijn", "main.stuk", "weegploeg.item", "casusoverleg.item", "archief.item", "sleutels.sleutel"})
            state.sql(std::string("DELETE FROM ") + table + " WHERE dossier = ?1").with(row.id).run();
        state.sql("DELETE FROM main.dossier WHERE id = ?1").with(row.id).run();
        state.count("stukken", -documents), state.count("gereed", -ready), state.count("kluisbestanden", -stored), state.count("sleutels", -keys);
        return {};
    });
}

Status clear_forgotten(StoreState& state) {
    if (!state.epoch.whole()) return {};
    std::vector<std::string> files;
    Query& q = state.sql("SELECT naam FROM main.bewaarstuk WHERE soort = ?1").with(forgotten);
    while (q.step()) files.push_back(q.text(0));
    if (files.empty()) return {};
    TRY_ASSIGN(const auto there, state.vault.names());
    for (const std::string& file : files)
        if (std::binary_search(there.begin(), there.end(), file)) TRY(state.vault.remove(file));
    TRY_ASSIGN(Group group, begin_unguarded(state));
    TRY(in_item(state, [&]() -> Status {
        state.sql("DELETE FROM main.bewaarstuk WHERE soort = ?1").with(forgotten).run();
        state.dirty = true;
        return {};
    }));
    return group.commit();
}

Result<std::vector<std::string>> Store::requests() {
    return guarded(*state_, [&]() -> Result<std::vector<std::string>> {
        Query& q = state_->sql("SELECT nummer FROM main.dossier WHERE toestand = ?1 ORDER BY nummer").with(state_of_request);
        std::vector<std::string> out;
        while (q.step()) out.push_back(q.text(0));
        return out;
    });
}

Result<std::vector<std::string>> Store::cases_with_requests() {
    return guarded(*state_, [&]() -> Result<std::vector<std::string>> {
        std::set<std::string> found;
        for (std::string_view schema : file_schemas) {
            Query& q = state_->sql("SELECT DISTINCT d.nummer FROM " + std::string(schema) + ".item i JOIN main.dossier d ON d.id = i.dossier WHERE i.tabel = 'verzoek' AND d.toestand <> ?1").with(state_of_request);
            while (q.step()) found.insert(q.text(0));
        }
        return std::vector(found.begin(), found.end());
    });
}

Result<std::optional<std::string>> Store::place_of_request(const std::string& id) {
    return guarded(*state_, [&]() -> Result<std::optional<std::string>> {
        std::vector<std::string> found;
        for (std::string_view schema : file_schemas) {
            Query& q = state_->sql("SELECT d.nummer FROM " + std::string(schema) + ".item i JOIN main.dossier d ON d.id = i.dossier WHERE i.tabel = 'verzoek' AND i.id = ?1").with(id);
            while (q.step()) found.push_back(q.text(0));
        }
        if (found.size() != 1) return std::optional<std::string>();
        return std::optional<std::string>(found.front());
    });
}

}  // namespace griffier
