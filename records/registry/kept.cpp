// Lasting objects beside the cases: lists, their course, certificates. What names a case is ciphertext under that case's keys.
#include "records/registry/state.h"

namespace griffier {

namespace {

CellContext context_of(ByteView dossier, const std::string& soort, const std::string& naam) { return {dossier, "bewaarstuk", soort, naam, 0}; }

Status put(StoreState& state, const std::string& soort, const std::string& naam, ByteView dossier, const std::string& bestand, ByteView sleutel, ByteView inhoud) {
    state.sql("INSERT INTO main.bewaarstuk(soort, naam, dossier, bestand, sleutel, inhoud) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
              "ON CONFLICT(soort, naam) DO UPDATE SET dossier = excluded.dossier, bestand = excluded.bestand, sleutel = excluded.sleutel, inhoud = excluded.inhoud")
        .with(soort, naam, dossier, bestand, sleutel, inhoud).run();
    state.dirty = true;
    return {};
}

}  // namespace

Status Group::keep(const std::string& soort, const std::string& naam, ByteView inhoud) {
    return in_item(*state_, [&]() -> Status { return put(*state_, soort, naam, {}, "", {}, inhoud); });
}

Status Group::keep_with(const std::string& nummer, const std::string& bestand, const std::string& soort, const std::string& naam, ByteView inhoud) {
    return in_item(*state_, [&]() -> Status {
        StoreState& state = *state_;
        TRY_ASSIGN(const DossierRow row, state.need_dossier(nummer));
        TRY_ASSIGN(const DataKey* key, state.key_for(row.id, state.subject_id(row.id), bestand, klasse::inhoud));
        return put(state, soort, naam, row.id, bestand, key->id, seal_cell(*key, inhoud, context_of(row.id, soort, naam), state.random));
    });
}

Status Group::drop(const std::string& soort, const std::string& naam) {
    return in_item(*state_, [&]() -> Status {
        state_->sql("DELETE FROM main.bewaarstuk WHERE soort = ?1 AND naam = ?2").with(soort, naam).run();
        state_->dirty = true;
        return {};
    });
}

Result<std::optional<Bytes>> Store::kept(const std::string& soort, const std::string& naam) {
    return guarded(*state_, [&]() -> Result<std::optional<Bytes>> {
        Query& q = state_->sql("SELECT dossier, sleutel, inhoud FROM main.bewaarstuk WHERE soort = ?1 AND naam = ?2").with(soort, naam);
        if (!q.step()) {
            q.reset();
            return std::optional<Bytes>();
        }
        const Bytes dossier = q.blob(0), key = q.blob(1);
        Bytes inhoud = q.blob(2);
        q.reset();
        if (key.empty()) return std::optional<Bytes>(std::move(inhoud));
        TRY_ASSIGN(Bytes plain, state_->open(key, inhoud, context_of(dossier, soort, naam)));
        return std::optional<Bytes>(std::move(plain));
    });
}

Result<std::vector<std::string>> Store::kept_names(const std::string& soort) {
    return guarded(*state_, [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        Query& q = state_->sql("SELECT naam FROM main.bewaarstuk WHERE soort = ?1 ORDER BY naam").with(soort);
        while (q.step()) names.push_back(q.text(0));
        q.reset();
        return names;
    });
}

Bytes Store::sign(ByteView message) const { return ed25519_sign(state_->signing, message); }
Bytes Store::public_key() const { return ed25519_public(state_->signing); }

}  // namespace griffier
