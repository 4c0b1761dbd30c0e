#include "records/registry/disclosure.h"

#include "records/core/crypto.h"
#include "records/model/codes.h"
#include "records/registry/leaf_codes.h"
#include "records/registry/state.h"

namespace griffier {

Status record_disclosure(Store& store, Group&, const std::string& nummer, const Verstrekking& verstrekking) {
    StoreState& state = store.state();
    return in_item(state, [&]() -> Status {
        const Place place{nummer, 0, verstrekking.id};
        TRY_ASSIGN(const DossierRow row, state.need_dossier(nummer));
        if (row.toestand == "vernietigd") return refused("opslag.dossier_vernietigd", place);
        const std::string file = verstrekking.bestand.empty() ? state.home_file(row.id) : verstrekking.bestand;
        if (file != code::weegploeg && file != code::casusoverleg) return refused("opslag.bestand_onbekend", place, {file});
        if (state.archived(row.id, file)) return refused("opslag.gearchiveerd", place);
        int rank = 0;
        for (std::string_view schema : file_schemas)
            for (const ItemRow& there : state.items(row.id, schema)) {
                rank += there.tabel == "verstrekking";
                if (there.tabel != "verstrekking" || there.id != verstrekking.id) continue;
                TRY_ASSIGN(const Bytes plain, state.open_item(row, there));
                if (plain != encode(verstrekking)) return refused("opslag.verstrekking_anders", place);
                return {};
            }
        const ItemRow item{file, "verstrekking", verstrekking.id, "commando", "", "", rank, row.versie, verstrekking.datum, {}, {}, {}};
        TRY(state.insert_item(row.id, item, state.subject_id(row.id), encode(verstrekking)));
        if (!row.laatste_datum || *row.laatste_datum < verstrekking.datum) state.sql("UPDATE main.dossier SET laatste_datum = ?2 WHERE id = ?1").with(row.id, verstrekking.datum).run();
        TRY_ASSIGN(const Secret salt, state.salt_of(row.id));
        auto codes = codes_of(verstrekking, file, commitment(salt, "verstrekking", view_of(verstrekking.id)).substr(0, 32));
        codes.emplace_back("r", row.regime_hash);
        return state.leaf("verstrekking", row.id, codes);
    });
}

}  // namespace griffier
