#include "records/registry/issue.h"

#include <fmt/format.h>

#include <algorithm>

#include "records/registry/ledger.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

constexpr std::pair<Verzendstand, std::string_view> codes[] = {{Verzendstand::te_verzenden, "te-verzenden"}, {Verzendstand::onderweg, "onderweg"},
                                                               {Verzendstand::overgedragen, "overgedragen"}, {Verzendstand::bevestigd, "bevestigd"},
                                                               {Verzendstand::onbekend, "onbekend"},         {Verzendstand::ingetrokken, "ingetrokken"}};

constexpr std::string_view of_copy = "herstel";  // reason of a letter that is in doubt since the store was put back

bool may_follow(Verzendstand from, Verzendstand to) {
    using enum Verzendstand;
    switch (from) {
        case te_verzenden: return to == onderweg || to == ingetrokken;
        case onderweg: return to == overgedragen || to == te_verzenden || to == onbekend;
        case overgedragen: return to == bevestigd || to == onbekend;
        case onbekend: return to == overgedragen || to == te_verzenden || to == ingetrokken;
        default: return false;
    }
}

/// In a consignment: sent with it, or not known of it.
bool in_consignment(Verzendstand stand) { return stand != Verzendstand::te_verzenden && stand != Verzendstand::ingetrokken; }

constexpr const char* columns =
    "SELECT v.nummer, v.stand, v.zending, v.reden, v.sinds, s.identiteit, d.nummer, s.soort, s.besluit, s.adressaat, s.revisie, s.taal, s.stand, s.datum, s.regime, s.regime_versie, "
    "s.regime_hash, s.kluis, s.omvang FROM main.verzending v JOIN main.stuk s ON s.nummer = v.nummer JOIN main.dossier d ON d.id = s.dossier ";

Result<Verzending> row_of(const Query& q) {
    const auto stand = verzendstand(q.text(1));
    if (!stand) return error_of(Kind::damaged, "verify.verzending", {}, {q.text(0)});
    Verzending one;
    one.stand = *stand, one.zending = q.text(2), one.reden = q.text(3), one.sinds = q.date(4);
    Stukregel& line = one.stuk;
    line.nummer = q.text(0), line.identiteit = hex(q.blob(5)), line.dossier = q.text(6), line.soort = q.text(7), line.besluit = q.text(8), line.adressaat = q.text(9);
    line.revisie = static_cast<int>(q.integer(10)), line.taal = q.text(11), line.stand = static_cast<Stand>(q.integer(12)), line.datum = q.date(13);
    line.regime = q.text(14), line.regime_versie = q.text(15), line.regime_hash = q.text(16), line.kluis = q.text(17), line.omvang = static_cast<std::size_t>(q.integer(18));
    return one;
}

Result<std::vector<Verzending>> rows(Query& q) {
    std::vector<Verzending> out;
    while (q.step()) {
        auto row = row_of(q);
        if (!row) {
            q.reset();
            return row.error();
        }
        out.push_back(*std::move(row));
    }
    return out;
}

Result<std::optional<Verzending>> find(StoreState& state, const std::string& nummer) {
    TRY_ASSIGN(auto found, rows(state.sql(std::string(columns) + "WHERE v.nummer = ?1").with(nummer)));
    if (found.empty()) return std::optional<Verzending>();
    return std::optional<Verzending>(std::move(found.front()));
}

struct Document {
    Bytes identity, dossier, key, used;
    std::string kind, vault;
    Stand state = Stand::besloten;
    Date date;
    int revision = 1;
};

std::optional<Document> document_of(StoreState& state, const std::string& nummer) {
    Query& q = state.sql("SELECT identiteit, dossier, sleutel, gebruikt, soort, kluis, stand, datum, revisie FROM main.stuk WHERE nummer = ?1").with(nummer);
    if (!q.step()) return std::nullopt;
    Document out{q.blob(0), q.blob(1), q.blob(2), q.blob(3), q.text(4), q.text(5), static_cast<Stand>(q.integer(6)), q.date(7), static_cast<int>(q.integer(8))};
    q.reset();
    return out;
}

/// What a leaf says of a step: the token of the document, as in its leaves of the ledger.
Status leaf_of(StoreState& state, const Document& document, std::string_view what, const Verzendstap& step, std::vector<std::pair<std::string, std::string>> more = {}) {
    TRY_ASSIGN(Secret salt, state.salt_of(document.dossier));
    std::vector<std::pair<std::string, std::string>> said{{"s", document.kind}, {"op", step.op.iso()}, {"u", std::string(what)}, {"i", commitment(salt, "stuk", document.identity)},
                                                          {"z", step.zending}, {"reden", step.reden}, {"bewijs", step.bewijs}};
    said.insert(said.end(), more.begin(), more.end());
    return state.leaf("verzending", document.dossier, std::move(said));
}

/// The fence of this run: its first commit takes it.
long long own_fence(const StoreState& state) { return state.fenced ? state.fence : state.fence + 1; }

Status write(StoreState& state, const std::string& nummer, const Verzendstap& step) {
    state.sql("UPDATE main.verzending SET stand = ?2, zending = ?3, reden = ?4, sinds = ?5, fence = ?6 WHERE nummer = ?1")
        .with(nummer, code_of(step.naar), in_consignment(step.naar) ? step.zending : std::string(), step.reden, step.op, own_fence(state)).run();
    return {};
}

Status step(StoreState& state, const std::string& nummer, const Verzendstap& step, const Bekrachtiging* by) {
    TRY_ASSIGN(const auto now, find(state, nummer));
    if (!now) return refused("verzending.geen", {}, {nummer});
    const Place place{now->stuk.dossier, 0, nummer};
    if (now->stand == Verzendstand::onbekend && !by) return refused("verzending.twee_personen", place, {nummer});
    const bool same = now->stand == Verzendstand::te_verzenden || by || now->zending == step.zending;
    if (!may_follow(now->stand, step.naar) || !same || (by && now->stand != Verzendstand::onbekend)) return refused("verzending.stand", place, {nummer, std::string(code_of(now->stand))});
    Verzendstap taken = step;
    if (by && in_consignment(step.naar)) taken.zending = now->zending;
    const auto document = document_of(state, nummer);
    if (!document) return refused("opslag.onbekend_stuk", place, {nummer});
    TRY(write(state, nummer, taken));
    return leaf_of(state, *document, code_of(step.naar), taken, by ? codes_of(*by) : std::vector<std::pair<std::string, std::string>>());
}

}  // namespace

std::string_view code_of(Verzendstand stand) {
    return std::find_if(std::begin(codes), std::end(codes), [&](const auto& one) { return one.first == stand; })->second;
}

std::optional<Verzendstand> verzendstand(std::string_view code) {
    for (const auto& [stand, name] : codes)
        if (name == code) return stand;
    return std::nullopt;
}

Status enter_letter(Store& store, Group&, const std::string& nummer, Date op, bool ook_uitgezet) {
    StoreState& state = store.state();
    return in_item(state, [&]() -> Status {
        TRY_ASSIGN(const auto there, find(state, nummer));
        if (there) return {};
        const auto document = document_of(state, nummer);
        if (!document) return refused("opslag.onbekend_stuk", {}, {nummer});
        if (document->vault.empty()) return refused("opslag.stuk_niet_opgemaakt", {"", 0, nummer});
        if (document->state == Stand::gereed && !ook_uitgezet) return refused("verzending.al_uitgezet", {"", 0, nummer}, {nummer});
        if (document->state < Stand::gereed) {
            TRY_ASSIGN(Secret salt, state.salt_of(document->dossier));
            TRY(state.leaf("stuk", document->dossier, {{"s", document->kind}, {"op", document->date.iso()}, {"u", "gereed"}, {"i", commitment(salt, "stuk", document->identity)}, {"k", document->vault}}));
            state.sql("UPDATE main.stuk SET stand = ?2, fence = ?3 WHERE nummer = ?1").with(nummer, static_cast<int>(Stand::gereed), state.fence).run();
            state.count("gereed", 1);
        }
        state.sql("INSERT INTO main.verzending(nummer, stand, zending, reden, sinds, fence) VALUES(?1, ?2, '', '', ?3, ?4)")
            .with(nummer, code_of(Verzendstand::te_verzenden), op, own_fence(state)).run();
        return leaf_of(state, *document, code_of(Verzendstand::te_verzenden), {Verzendstand::te_verzenden, "", "", op, ""});
    });
}

Status move_letter(Store& store, Group&, const std::string& nummer, const Verzendstap& given) {
    return in_item(store.state(), [&]() -> Status { return step(store.state(), nummer, given, nullptr); });
}

Status resolve_letter(Store& store, Group&, const std::string& nummer, const Verzendstap& given, const Bekrachtiging& door) {
    TRY(enough_persons(door));
    return in_item(store.state(), [&]() -> Status { return step(store.state(), nummer, given, &door); });
}

Result<std::vector<Verzending>> letters_in(Store& store, std::optional<Verzendstand> stand) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::vector<Verzending>> {
        if (!stand) return rows(state.sql(std::string(columns) + "ORDER BY s.datum, v.nummer").with());
        return rows(state.sql(std::string(columns) + "WHERE v.stand = ?1 ORDER BY s.datum, v.nummer").with(code_of(*stand)));
    });
}

Result<std::optional<Verzending>> letter_of(Store& store, const std::string& nummer) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::optional<Verzending>> { return find(state, nummer); });
}

Result<std::map<Verzendstand, long>> letter_counts(Store& store) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::map<Verzendstand, long>> {
        std::map<Verzendstand, long> out;
        Query& q = state.sql("SELECT stand, count(*) FROM main.verzending GROUP BY stand").with();
        while (q.step())
            if (const auto stand = verzendstand(q.text(0))) out[*stand] = static_cast<long>(q.integer(1));
        return out;
    });
}

std::string consignment_stem(Store& store) { return hex(store.state().store_id).substr(0, 8) + "-"; }

Result<std::string> consignment_name(Store& store) {
    TRY_ASSIGN(const Tellers now, store.counters());
    return consignment_stem(store) + fmt::format("{:09}", now.logbladen);
}

Result<std::map<std::string, std::string>> kept_with_document(Store& store, const std::string& nummer) {
    StoreState& state = store.state();
    TRY(state.may_open());
    return guarded(state, [&]() -> Result<std::map<std::string, std::string>> {
        const auto document = document_of(state, nummer);
        if (!document) return refused("opslag.onbekend_stuk", {}, {nummer});
        if (document->used.empty()) return std::map<std::string, std::string>();
        auto plain = state.open(document->key, document->used, {document->dossier, "stuk", "gebruikt", nummer, document->revision});
        if (!state.in_group) state.forget_keys();
        if (!plain) return plain.error();
        auto map = decode<std::map<std::string, std::string>>(*plain);
        if (!map) return error_of(Kind::damaged, "opslag.cel", {}, {"stuk", nummer});
        return *std::move(map);
    });
}

Letterdoubt doubt_letters(StoreState& state) {
    Letterdoubt out;
    Query& filed = state.sql("SELECT nummer FROM main.stuk s WHERE stand = ?1 AND NOT EXISTS(SELECT 1 FROM main.verzending v WHERE v.nummer = s.nummer) ORDER BY nummer").with(static_cast<int>(Stand::opgeborgen));
    while (filed.step()) out.filed.push_back(filed.text(0));
    Query& open = state.sql("SELECT count(*) FROM main.verzending WHERE stand IN ('te-verzenden', 'onderweg', 'onbekend')").with();
    if (open.step()) out.unknown = static_cast<long>(open.integer(0));
    open.reset();
    state.sql("UPDATE main.verzending SET stand = ?1, reden = ?2 WHERE stand IN ('te-verzenden', 'onderweg')").with(code_of(Verzendstand::onbekend), of_copy).run();
    return out;
}

}  // namespace griffier
