#include "records/registry/state.h"

#include <algorithm>

#include "records/model/codes.h"

namespace griffier {

namespace {

DataKey key_of_row(const Query& q, Bytes& wrapped) {
    DataKey key;
    Bytes id = q.blob(0), check = q.blob(3);
    std::copy_n(id.begin(), std::min(id.size(), key.id.size()), key.id.begin());
    std::copy_n(check.begin(), std::min(check.size(), key.check.size()), key.check.begin());
    key.epoch = static_cast<std::uint32_t>(q.integer(1));
    wrapped = q.blob(2);
    return key;
}

Error key_error(ByteView id) { return error_of(Kind::damaged, "opslag.sleutel", {}, {hex(id).substr(0, 16)}); }

}  // namespace

std::string item_table(std::string_view schema, std::string_view tabel) { return std::string(schema) + ".item/" + std::string(tabel); }

Result<const DataKey*> StoreState::key_by_id(ByteView id) {
    Bytes wanted(id.begin(), id.end());
    if (auto found = keys_.find(wanted); found != keys_.end()) return &found->second;
    Query& q = sql("SELECT id, epoch, gewikkeld, controle, bestand FROM sleutels.sleutel WHERE id = ?1").with(wanted);
    if (!q.step()) return key_error(id);
    Bytes wrapped;
    DataKey key = key_of_row(q, wrapped);
    const std::string file = q.text(4);
    q.reset();
    if (!opens(epoch, file)) return refused("opslag.sleutel_onthouden", {}, {file});
    auto opened = unwrap_data_key(epoch, wrapped, key.check, file);
    if (!opened) return key_error(id);
    key.key = std::move(*opened);
    return &keys_.emplace(std::move(wanted), std::move(key)).first->second;
}

Result<const DataKey*> StoreState::key_for(ByteView dossier, std::string_view persoon, std::string_view bestand, std::string_view of_class) {
    std::tuple owner(Bytes(dossier.begin(), dossier.end()), std::string(persoon), std::string(bestand), std::string(of_class));
    if (auto found = by_owner_.find(owner); found != by_owner_.end()) return key_by_id(found->second);
    std::string kind(of_class);
    if (archived(dossier, bestand)) kind += "/" + std::string(bestand), bestand = code::archief;
    Query& q = sql("SELECT id FROM sleutels.sleutel WHERE dossier = ?1 AND persoon = ?2 AND bestand = ?3 AND klasse = ?4");
    q.with(dossier, persoon, bestand, kind);
    if (q.step()) {
        Bytes id = q.blob(0);
        q.reset();
        by_owner_.emplace(std::move(owner), id);
        return key_by_id(id);
    }
    if (!opens(epoch, bestand)) return refused("opslag.sleutel_onthouden", {}, {std::string(bestand)});
    DataKey key = make_data_key(epoch.number, random);
    // Keys of one dossier lie together; the other half of the id stays random.
    std::copy_n(dossier.begin(), std::min(dossier.size(), key.id.size() / 2), key.id.begin());
    Bytes id(key.id.begin(), key.id.end());
    sql("INSERT INTO sleutels.sleutel(id, dossier, persoon, bestand, klasse, epoch, gewikkeld, controle) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .with(id, dossier, persoon, bestand, kind, key.epoch, wrap_data_key(epoch, key, bestand), key.check)
        .run();
    count("sleutels", 1);
    new_keys.push_back(id);
    by_owner_.emplace(std::move(owner), id);
    return &keys_.emplace(std::move(id), std::move(key)).first->second;
}

Result<Secret> StoreState::salt_of(ByteView dossier) {
    TRY_ASSIGN(const DataKey* key, key_for(dossier, "", "", klasse::zout));
    return key->key.copy();
}

Result<Bytes> StoreState::open(ByteView key_id, ByteView cell, const CellContext& context) {
    TRY_ASSIGN(const DataKey* key, key_by_id(key_id));
    auto plain = open_cell(*key, cell, context);
    if (!plain) return error_of(Kind::damaged, "opslag.cel", {}, {std::string(context.table), std::string(context.row)});
    return std::move(*plain);
}

Bytes StoreState::next_dossier_id() {
    Query& q = sql("SELECT max(id) FROM main.dossier").with();
    Bytes last = q.step() && !q.null(0) ? q.blob(0) : Bytes(16);
    q.reset();
    Bytes id(last.begin(), last.begin() + 8);
    for (auto at = id.rbegin(); at != id.rend() && ++*at == 0; ++at) {}
    const Bytes rest = random.bytes(8);
    id.insert(id.end(), rest.begin(), rest.end());
    return id;
}

std::optional<DossierRow> StoreState::find_dossier(const std::string& nummer) {
    Query& q = sql(
        "SELECT id, nummer, gemeente, regime, regime_versie, regime_hash, toestand, versie, eerste_signaal, laatste_datum, sleutel, bron, kop "
        "FROM main.dossier WHERE nummer = ?1").with(nummer);
    if (!q.step()) return std::nullopt;
    DossierRow row{q.blob(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.text(6), static_cast<int>(q.integer(7)),
                   q.maybe_date(8), q.maybe_date(9), q.blob(10), q.blob(11), q.blob(12)};
    q.reset();
    return row;
}

Result<DossierRow> StoreState::need_dossier(const std::string& nummer) {
    auto row = find_dossier(nummer);
    if (!row) return refused("opslag.onbekend_dossier");  // what was typed is not said back: it can be a name
    return std::move(*row);
}

std::vector<ItemRow> StoreState::items(ByteView dossier, std::string_view schema) {
    Query& q = sql("SELECT tabel, id, herkomst, soort, uitkomst, rang, versie, datum, tot, sleutel, inhoud, " + std::string(schema == code::archief ? "uit" : "''") + " FROM " +
                   std::string(schema) + ".item WHERE dossier = ?1 ORDER BY nr").with(dossier);
    std::vector<ItemRow> out;
    while (q.step())
        out.push_back({std::string(schema), q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), static_cast<int>(q.integer(5)), static_cast<int>(q.integer(6)),
                       q.maybe_date(7), q.maybe_date(8), q.blob(9), q.blob(10), q.text(11)});
    return out;
}

Result<Bytes> StoreState::open_item(const DossierRow& dossier, const ItemRow& row) {
    auto plain = open(row.sleutel, row.inhoud, {dossier.id, item_table(row.of(), row.tabel), "inhoud", row.id, row.versie});
    if (!plain && plain.error().place.file.empty()) {
        Error error = plain.error();
        error.place.file = dossier.nummer;
        return error;
    }
    return plain;
}

Status StoreState::insert_item(ByteView dossier, const ItemRow& row, std::string_view persoon, ByteView plain) {
    TRY_ASSIGN(const DataKey* key, key_for(dossier, persoon, row.of(), klasse::inhoud));
    Bytes cell = seal_cell(*key, plain, {dossier, item_table(row.of(), row.tabel), "inhoud", row.id, row.versie}, random);
    const std::string columns = ".item(dossier, tabel, id, rang, herkomst, soort, uitkomst, datum, tot, versie, sleutel, inhoud";
    const std::string values = "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12";
    if (archived(dossier, row.of()))
        sql("INSERT INTO archief" + columns + ", uit) " + values + ", ?13)")
            .with(dossier, row.tabel, row.id, row.rang, row.herkomst, row.soort, row.uitkomst, row.datum, row.tot, row.versie, key->id, cell, row.of()).run();
    else sql("INSERT INTO " + row.of() + columns + ") " + values + ")")
        .with(dossier, row.tabel, row.id, row.rang, row.herkomst, row.soort, row.uitkomst, row.datum, row.tot, row.versie, key->id, cell)
        .run();
    return {};
}

std::string StoreState::subject_id(ByteView dossier) {
    for (std::string_view schema : file_schemas) {
        Query& q = sql("SELECT id FROM " + std::string(schema) + ".item WHERE dossier = ?1 AND tabel = 'persoon' AND soort = ?2").with(dossier, code::subject);
        if (q.step()) {
            std::string id = q.text(0);
            q.reset();
            return id;
        }
    }
    return "";
}

bool StoreState::archived(ByteView dossier, std::string_view bestand) {
    if (bestand != code::weegploeg && bestand != code::casusoverleg) return false;
    Query& q = sql("SELECT 1 FROM archief.archivering WHERE dossier = ?1 AND uit = ?2").with(dossier, bestand);
    const bool there = q.step();
    q.reset();
    return there;
}

std::string StoreState::place_of(ByteView dossier, const std::string& bestand) { return archived(dossier, bestand) ? std::string(code::archief) : bestand; }

std::string StoreState::home_file(ByteView dossier) {
    Query& q = sql("SELECT 1 FROM casusoverleg.item WHERE dossier = ?1 UNION ALL SELECT 1 FROM archief.item WHERE dossier = ?1 AND uit = ?2 LIMIT 1").with(dossier, code::casusoverleg);
    bool there = q.step();
    q.reset();
    return std::string(there ? code::casusoverleg : code::weegploeg);
}

std::vector<std::pair<std::string, std::string>> codes_of(const Besluit& decision, std::optional<Date> first_signal, std::string_view source, const std::string& token) {
    std::string grounds;
    for (const std::string& ground : decision.gronden) grounds += (grounds.empty() ? "" : ".") + ground;
    std::vector<std::pair<std::string, std::string>> codes{{"s", decision.soort}, {"u", decision.uitkomst}, {"op", decision.datum.iso()}, {"bron", std::string(source)},
                                                           {"i", token}, {"f", decision.bestand}, {"g", grounds}};
    if (!grounds.empty()) codes.emplace_back("gl", decision.gronden_lijst);
    if (first_signal) codes.emplace_back("dagen", std::to_string((decision.datum.days() - first_signal->days()).count()));
    if (!decision.partijen.empty()) codes.emplace_back("np", std::to_string(decision.partijen.size()));
    // Grounds are letters of a list of the regime; in an older file they may be words, and words stay out. What is no code elsewhere is
    // refused by the leaf itself.
    std::erase_if(codes, [](const auto& code) { return (code.first == "g" || code.first == "gl") && !is_code(code.second); });
    return codes;
}

Status StoreState::leaf(const std::string& kind, ByteView dossier, std::vector<std::pair<std::string, std::string>> codes) {
    Leaf out{kind, now_ms(), fence, {}};
    if (!dossier.empty()) {
        TRY_ASSIGN(Secret salt, salt_of(dossier));
        out.codes.emplace_back("d", commitment(salt, "dossier", dossier).substr(0, 32));
    }
    for (auto& code : codes)
        if (!code.second.empty()) out.codes.push_back(std::move(code));
    if (auto coded = encode_leaf(out); !coded) return coded.error();
    leaves.push_back(std::move(out));
    dirty = true;
    return {};
}

}  // namespace griffier
