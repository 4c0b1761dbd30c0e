// The ledger of documents: identities are computed, so that no run makes a document twice.
#include <algorithm>

#include "records/model/codes.h"
#include "records/registry/issue.h"
#include "records/registry/ledger.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

constexpr const char* columns =
    "SELECT s.nummer, s.identiteit, d.nummer, s.soort, s.besluit, s.adressaat, s.revisie, s.taal, s.stand, s.datum, s.regime, s.regime_versie, s.regime_hash, s.kluis, s.omvang "
    "FROM main.stuk s JOIN main.dossier d ON d.id = s.dossier ";

Stukregel line_of(const Query& q) {
    Stukregel line;
    line.nummer = q.text(0), line.identiteit = hex(q.blob(1)), line.dossier = q.text(2), line.soort = q.text(3), line.besluit = q.text(4), line.adressaat = q.text(5);
    line.revisie = static_cast<int>(q.integer(6)), line.taal = q.text(7), line.stand = static_cast<Stand>(q.integer(8)), line.datum = q.date(9);
    line.regime = q.text(10), line.regime_versie = q.text(11), line.regime_hash = q.text(12), line.kluis = q.text(13), line.omvang = static_cast<std::size_t>(q.integer(14));
    return line;
}

std::optional<Stukregel> find_line(StoreState& state, const std::string& nummer) {
    Query& q = state.sql(std::string(columns) + "WHERE s.nummer = ?1").with(nummer);
    if (!q.step()) return std::nullopt;
    Stukregel line = line_of(q);
    q.reset();
    return line;
}

/// The key of a document: of the person whom it is about, else of the subject, in the file of the decision that it follows from and of that
/// decision alone, since it goes when that goes. What follows from nothing in the case names its file itself ("casusoverleg/...").
Result<const DataKey*> key_of_document(StoreState& state, const DossierRow& dossier, const Stukregel& line) {
    std::string person = state.subject_id(dossier.id), schema = state.home_file(dossier.id), kind(klasse::stuk);
    const std::string about = line.adressaat.substr(0, line.adressaat.find('>'));
    for (std::string_view name : file_schemas)
        if (line.besluit.rfind(std::string(name) + "/", 0) == 0) schema = name;
    for (std::string_view name : file_schemas) {
        Query& q = state.sql("SELECT tabel, id, " + std::string(name == code::archief ? "uit" : "''") + " FROM " + std::string(name) + ".item WHERE dossier = ?1 AND herkomst <> 'kopie' AND ((tabel = 'persoon' AND id = ?2) OR id = ?3)")
                       .with(dossier.id, about, line.besluit);
        while (q.step()) {
            if (q.text(0) == "persoon") person = q.text(1) == about ? about : person;
            else schema = q.text(2).empty() ? std::string(name) : q.text(2), kind = std::string(klasse::stuk) + "." + line.besluit;
        }
    }
    return state.key_for(dossier.id, person, schema, kind);
}

CellContext document_context(const DossierRow& dossier, const Stukregel& line, std::string_view column) {
    return {dossier.id, "stuk", column, line.nummer, line.revisie};
}

Result<Bytes> read_document(StoreState& state, const DossierRow& dossier, const Stukregel& line, ByteView key_id) {
    TRY_ASSIGN(Bytes stored, state.vault.read(line.kluis));
    return state.open(key_id, stored, document_context(dossier, line, "stuk"));
}

Bytes key_id_of(StoreState& state, const std::string& nummer) {
    Query& q = state.sql("SELECT sleutel FROM main.stuk WHERE nummer = ?1").with(nummer);
    Bytes id;
    if (q.step()) id = q.blob(0);
    q.reset();
    return id;
}

const char* name_of(Stand stand) {
    switch (stand) {
        case Stand::besloten: return "besloten";
        case Stand::opgemaakt: return "opgemaakt";
        case Stand::opgeborgen: return "opgeborgen";
        case Stand::gereed: return "gereed";
    }
    return "?";
}

}  // namespace

Hash identity_hash(const Identiteit& identity, ByteView dossier_id) {
    // Each part with its length: "a" + "bc" is not "ab" + "c".
    Bytes data = bytes_of("griffier-identity-1");
    auto add = [&](ByteView part) {
        for (int shift = 24; shift >= 0; shift -= 8) data.push_back(static_cast<std::uint8_t>(part.size() >> shift));
        data.insert(data.end(), part.begin(), part.end());
    };
    add(view_of(identity.soort));
    add(dossier_id);
    add(view_of(identity.besluit));
    add(view_of(identity.adressaat));
    add(view_of(std::to_string(identity.revisie)));
    return sha256(data);
}

std::string document_number(const std::string& soort, const Hash& identity) {
    // Crockford's base 32: no letters that are read as digits, none that make words by chance less likely than hex would
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | identity[i];
    std::string out = soort + "-";
    for (int i = 0; i < 12; ++i) out += alphabet[bits >> (59 - 5 * i) & 31];
    return out;
}

Result<std::pair<Stukregel, bool>> Group::decide(const Identiteit& identity, Date datum, const std::string& taal, const Bevinding& waarom) {
    return in_item(*state_, [&]() -> Result<std::pair<Stukregel, bool>> {
        StoreState& state = *state_;
        TRY_ASSIGN(DossierRow dossier, state.need_dossier(identity.dossier));
        if (dossier.toestand == "vernietigd") return refused("opslag.dossier_vernietigd", {identity.dossier, 0, ""});
        if (dossier.regime.empty()) return refused("opslag.regime_onbekend", {identity.dossier, 0, ""});
        const Hash hash = identity_hash(identity, dossier.id);
        Stukregel line;
        line.nummer = document_number(identity.soort, hash);
        if (auto there = find_line(state, line.nummer)) {
            if (there->identiteit != hex(hash)) return error_of(Kind::damaged, "opslag.nummer_dubbel", {identity.dossier, 0, ""}, {line.nummer});
            return std::pair(*there, false);
        }
        line.identiteit = hex(hash), line.dossier = identity.dossier, line.soort = identity.soort, line.besluit = identity.besluit, line.adressaat = identity.adressaat;
        line.revisie = identity.revisie, line.taal = taal, line.datum = datum;
        line.regime = dossier.regime, line.regime_versie = dossier.regime_versie, line.regime_hash = dossier.regime_hash;
        TRY_ASSIGN(const DataKey* key, key_of_document(state, dossier, line));
        Bytes reasons = seal_cell(*key, encode(waarom), document_context(dossier, line, "waarom"), state.random);
        state.sql("INSERT INTO main.stuk(identiteit, nummer, dossier, soort, besluit, adressaat, revisie, taal, stand, datum, regime, regime_versie, regime_hash, sleutel, waarom, "
                  "kluis, omvang, gebruikt, fence) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10, ?11, ?12, ?13, ?14, '', 0, x'', ?15)")
            .with(hash, line.nummer, dossier.id, line.soort, line.besluit, line.adressaat, line.revisie, taal, datum, line.regime, line.regime_versie, line.regime_hash, key->id,
                  reasons, state.fence).run();
        state.count("stukken", 1);
        TRY_ASSIGN(Secret salt, state.salt_of(dossier.id));
        TRY(state.leaf("stuk", dossier.id, {{"s", line.soort}, {"op", datum.iso()}, {"r", line.regime_hash}, {"u", "besloten"}, {"i", commitment(salt, "stuk", hash)},
                                             {"uiterst", waarom.uiterst ? waarom.uiterst->iso() : ""}}));
        return std::pair(line, true);
    });
}

Result<Stukregel> Group::file(const std::string& nummer, ByteView bytes, Stand tot, const std::map<std::string, std::string>& gebruikt) {
    return in_item(*state_, [&]() -> Result<Stukregel> {
        StoreState& state = *state_;
        auto line = find_line(state, nummer);
        if (!line) return refused("opslag.onbekend_stuk", {}, {nummer});
        const Place place{line->dossier, 0, nummer};
        TRY_ASSIGN(DossierRow dossier, state.need_dossier(line->dossier));
        const Bytes key_id = key_id_of(state, nummer);
        Bytes stored;
        if (!line->kluis.empty()) {
            TRY_ASSIGN(Bytes before, read_document(state, dossier, *line, key_id));
            if (!equal_secrets(before, bytes)) return refused("opslag.stuk_anders", place, {nummer});
        } else {
            TRY_ASSIGN(const DataKey* key, state.key_by_id(key_id));
            stored = seal_cell(*key, bytes, document_context(dossier, *line, "stuk"), state.random);
            line->kluis = hex(sha256(stored));
            line->omvang = bytes.size();
            Bytes extra = seal_cell(*key, encode(gebruikt), document_context(dossier, *line, "gebruikt"), state.random);
            state.sql("UPDATE main.stuk SET kluis = ?2, omvang = ?3, gebruikt = ?4 WHERE nummer = ?1").with(nummer, line->kluis, line->omvang, extra).run();
            state.count("kluisbestanden", 1);
        }
        tot = std::max(tot, Stand::opgemaakt);
        if (tot > line->stand) {
            TRY_ASSIGN(Secret salt, state.salt_of(dossier.id));
            auto hash = from_hex(line->identiteit);
            TRY(state.leaf("stuk", dossier.id, {{"s", line->soort}, {"op", line->datum.iso()}, {"u", name_of(tot)}, {"i", commitment(salt, "stuk", *hash)}, {"k", line->kluis}}));
            state.sql("UPDATE main.stuk SET stand = ?2, fence = ?3 WHERE nummer = ?1").with(nummer, static_cast<int>(tot), state.fence).run();
            if (tot == Stand::gereed) state.count("gereed", 1);
            line->stand = tot;
        }
        // last: what was staged for an item that failed would be published without a row
        if (!stored.empty()) {
            state.dirty = true;
            auto staged = state.vault.stage(stored);
            if (!staged) {
                Error error = staged.error();
                error.kind = Kind::again;
                return error;
            }
        }
        return *line;
    });
}

Result<std::pair<std::string, std::string>> Store::number_of(const Identiteit& identity) {
    return guarded(*state_, [&]() -> Result<std::pair<std::string, std::string>> {
        TRY_ASSIGN(DossierRow dossier, state_->need_dossier(identity.dossier));
        Hash hash = identity_hash(identity, dossier.id);
        return std::pair(document_number(identity.soort, hash), hex(hash));
    });
}

Result<std::optional<Stukregel>> Store::ledger_line(const std::string& nummer) {
    return guarded(*state_, [&]() -> Result<std::optional<Stukregel>> { return find_line(*state_, nummer); });
}

Result<std::vector<Stukregel>> filed_documents(Store& store) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::vector<Stukregel>> {
        Query& q = state.sql(std::string(columns) + "WHERE s.stand = ?1 ORDER BY s.datum, s.nummer").with(static_cast<int>(Stand::opgeborgen));
        std::vector<Stukregel> out;
        while (q.step()) out.push_back(line_of(q));
        return out;
    });
}

Result<std::vector<Stukregel>> Store::documents(const std::string& dossier) {
    return guarded(*state_, [&]() -> Result<std::vector<Stukregel>> {
        // Two queries: one that asks for either would read all documents of the store for those of one case.
        Query& q = dossier.empty() ? state_->sql(std::string(columns) + "ORDER BY s.datum, s.nummer").with()
                                   : state_->sql(std::string(columns) + "WHERE d.nummer = ?1 ORDER BY s.datum, s.nummer").with(dossier);
        std::vector<Stukregel> out;
        while (q.step()) out.push_back(line_of(q));
        return out;
    });
}

Result<Bytes> Store::document(const std::string& nummer) {
    TRY(state_->may_open());
    return guarded(*state_, [&]() -> Result<Bytes> {
        auto line = find_line(*state_, nummer);
        if (!line) return refused("opslag.onbekend_stuk", {}, {nummer});
        if (line->kluis.empty()) return refused("opslag.stuk_niet_opgemaakt", {line->dossier, 0, nummer});
        TRY_ASSIGN(DossierRow dossier, state_->need_dossier(line->dossier));
        auto plain = read_document(*state_, dossier, *line, key_id_of(*state_, nummer));
        state_->forget_keys();
        return plain;
    });
}

}  // namespace griffier
