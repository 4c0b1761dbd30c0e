// Reading back: cases, lists, what is due, and how a person is found.
#include <algorithm>
#include <map>
#include <set>

#include "records/model/codes.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

template <class Value>
bool put(std::vector<Value>& list, ByteView plain) {
    auto value = decode<Value>(plain);
    if (value) list.push_back(std::move(*value));
    return value.has_value();
}

bool put_item(Dossier& dossier, const std::string& tabel, ByteView plain) {
    if (tabel == "persoon") return put(dossier.personen, plain);
    if (tabel == "signaal") return put(dossier.signalen, plain);
    if (tabel == "analyse") return put(dossier.analyses, plain);
    if (tabel == "besluit") return put(dossier.besluiten, plain);
    if (tabel == "plan") return put(dossier.plannen, plain);
    if (tabel == "actie") return put(dossier.acties, plain);
    if (tabel == "deelnemer") return put(dossier.deelnemers, plain);
    if (tabel == "verstrekking") return put(dossier.verstrekkingen, plain);
    if (tabel == "verzoek") return put(dossier.verzoeken, plain);
    if (tabel == "overdracht") return put(dossier.overdrachten, plain);
    if (tabel == "drager") return put(dossier.dragers, plain);
    if (tabel == "gebeurtenis") return put(dossier.gebeurtenissen, plain);
    return false;
}

Status read_head(StoreState& state, const DossierRow& row, Dossier& out) {
    TRY_ASSIGN(Bytes head, state.open(row.sleutel, row.kop, {row.id, "dossier", "kop", "", row.versie}));
    const auto words = decode<std::map<std::string, std::string>>(head);
    if (!words) return error_of(Kind::damaged, "opslag.cel", {row.nummer, 0, ""}, {"dossier", "kop"});
    const auto word = [&](const char* name) {
        const auto found = words->find(name);
        return found == words->end() ? std::string() : found->second;
    };
    out.vervangt = word("vervangt");
    out.gemeente = word("gemeente");
    out.regime = word("regime");
    out.regime_versie = word("regime_versie");
    out.veiligheidshuis = word("veiligheidshuis");
    return {};
}

Result<Dossier> read_dossier(StoreState& state, const std::string& nummer, const std::string& bestand) {
    TRY_ASSIGN(DossierRow row, state.need_dossier(nummer));
    if (row.toestand == "vernietigd") return refused("opslag.dossier_vernietigd", {nummer, 0, ""});
    Dossier out;
    out.nummer = row.nummer;
    out.versie = row.versie;
    out.gemeente = row.gemeente;
    if (bestand.empty()) TRY(read_head(state, row, out));
    if (!row.regime.empty()) out.regime = row.regime, out.regime_versie = row.regime_versie;
    std::vector<ItemRow> rows;
    std::set<std::pair<std::string, std::string>> originals;
    for (std::string_view schema : file_schemas) {
        if (!bestand.empty() && schema != bestand && schema != code::archief) continue;
        for (ItemRow& item : state.items(row.id, schema)) {
            if (!bestand.empty() && item.of() != bestand && item.schema != bestand) continue;
            if (item.herkomst != "kopie") originals.emplace(item.tabel, item.id);
            rows.push_back(std::move(item));
        }
    }
    // as they stood in the file; decisions by command after them
    std::stable_sort(rows.begin(), rows.end(), [](const ItemRow& a, const ItemRow& b) {
        return std::forward_as_tuple(a.tabel, a.herkomst == "commando", a.rang) < std::forward_as_tuple(b.tabel, b.herkomst == "commando", b.rang);
    });
    for (const ItemRow& item : rows) {
        if (item.herkomst == "kopie" && originals.contains({item.tabel, item.id})) continue;
        TRY_ASSIGN(Bytes plain, state.open_item(row, item));
        bool held = put_item(out, item.tabel, plain);
        wipe(plain.data(), plain.size());
        if (!held) return error_of(Kind::damaged, "opslag.cel", {nummer, 0, item.id}, {item.tabel, item.id});
    }
    return out;
}

constexpr const char* summary_columns =
    "SELECT nummer, versie, gemeente, regime, regime_versie, regime_hash, toestand, eerste_signaal, laatste_datum FROM main.dossier ";

Dossierregel summary_of(const Query& q) {
    Dossierregel line;
    line.nummer = q.text(0), line.versie = static_cast<int>(q.integer(1)), line.gemeente = q.text(2), line.regime = q.text(3), line.regime_versie = q.text(4);
    line.regime_hash = q.text(5), line.toestand = q.text(6), line.eerste_signaal = q.maybe_date(7), line.laatste_datum = q.maybe_date(8);
    return line;
}

constexpr const char* term_columns =
    "SELECT d.nummer, t.regel, t.waarvoor, t.bestand, t.item, t.start_event, t.start, t.datum, t.uiterst, t.regime_hash FROM main.termijn t JOIN main.dossier d ON d.id = t.dossier ";

std::vector<Termijnregel> terms_of(Query& q) {
    std::vector<Termijnregel> out;
    while (q.step())
        out.push_back({q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.date(6), q.date(7), q.maybe_date(8), q.text(9)});
    return out;
}

}  // namespace

Reading::Reading(StoreState& state) : state_(state) { state_.database->hold_reads(); }
Reading::~Reading() { state_.database->let_go(); }

Result<Dossier> Store::dossier(const std::string& nummer, const std::string& bestand) {
    TRY(state_->may_open());
    auto out = guarded(*state_, [&] { return read_dossier(*state_, nummer, bestand); });
    state_->forget_keys();
    return out;
}

Result<Dossierregel> Store::summary(const std::string& nummer) {
    return guarded(*state_, [&]() -> Result<Dossierregel> {
        Query& q = state_->sql(std::string(summary_columns) + "WHERE nummer = ?1").with(nummer);
        if (!q.step()) return refused("opslag.onbekend_dossier");  // what was typed is not said back: it can be a name
        Dossierregel line = summary_of(q);
        q.reset();
        return line;
    });
}

Result<std::vector<Dossierregel>> Store::list() {
    return guarded(*state_, [&]() -> Result<std::vector<Dossierregel>> {
        Query& q = state_->sql(std::string(summary_columns) + "WHERE toestand <> 'verzoek' ORDER BY nummer").with();
        std::vector<Dossierregel> out;
        while (q.step()) out.push_back(summary_of(q));
        return out;
    });
}

Result<std::vector<std::pair<std::string, int>>> Store::items_in(const std::string& nummer) {
    return guarded(*state_, [&]() -> Result<std::vector<std::pair<std::string, int>>> {
        TRY_ASSIGN(const DossierRow row, state_->need_dossier(nummer));
        std::vector<std::pair<std::string, int>> out;
        for (std::string_view schema : file_schemas) {
            Query& q = state_->sql("SELECT count(*) FROM " + std::string(schema) + ".item WHERE dossier = ?1").with(row.id);
            if (q.step() && q.integer(0) != 0) out.emplace_back(schema, static_cast<int>(q.integer(0)));
            q.reset();
        }
        return out;
    });
}

Result<std::vector<std::string>> Store::numbers() {
    return guarded(*state_, [&]() -> Result<std::vector<std::string>> {
        Query& q = state_->sql("SELECT nummer FROM main.dossier WHERE toestand <> 'verzoek' ORDER BY nummer").with();
        std::vector<std::string> out;
        while (q.step()) out.push_back(q.text(0));
        return out;
    });
}

Result<std::vector<Termijnregel>> Store::due(Date on, const std::string& waarvoor) {
    return guarded(*state_, [&]() -> Result<std::vector<Termijnregel>> {
        return terms_of(state_->sql(std::string(term_columns) + "WHERE t.datum <= ?1 AND (?2 = '' OR t.waarvoor = ?2) ORDER BY t.datum, d.nummer, t.regel, t.item").with(on, waarvoor));
    });
}

Result<std::vector<Termijnregel>> Store::terms(const std::string& nummer) {
    return guarded(*state_, [&]() -> Result<std::vector<Termijnregel>> {
        auto found = terms_of(state_->sql(std::string(term_columns) + "WHERE d.nummer = ?1 ORDER BY t.datum, t.regel, t.item").with(nummer));
        if (found.empty()) TRY(state_->need_dossier(nummer));
        return found;
    });
}

Result<Bevinding> Store::reasons(const std::string& nummer, const std::string& regel, const std::string& item) {
    TRY(state_->may_open());
    auto out = guarded(*state_, [&]() -> Result<Bevinding> {
        TRY_ASSIGN(DossierRow row, state_->need_dossier(nummer));
        Query& q = state_->sql("SELECT sleutel, waarom FROM main.termijn WHERE dossier = ?1 AND regel = ?2 AND item = ?3").with(row.id, regel, item);
        Bytes key, cell;
        if (q.step()) key = q.blob(0), cell = q.blob(1);
        q.reset();
        if (cell.empty()) return refused("opslag.geen_redenen", {nummer, 0, regel});
        TRY_ASSIGN(Bytes plain, state_->open(key, cell, {row.id, "termijn", "waarom", regel + "|" + item, 0}));
        auto found = decode<Bevinding>(plain);
        if (!found) return error_of(Kind::damaged, "opslag.cel", {nummer, 0, ""}, {"termijn", regel});
        return std::move(*found);
    });
    state_->forget_keys();
    return out;
}

Result<std::vector<std::pair<std::string, std::string>>> Store::find_person(const Naam& naam, std::optional<Date> geboortedatum) {
    TRY(state_->may_open());
    return guarded(*state_, [&]() -> Result<std::vector<std::pair<std::string, std::string>>> {
        const Hash hash = person_index(state_->epoch, naam, geboortedatum);
        std::set<std::pair<std::string, std::string>> found;
        for (std::string_view schema : file_schemas) {
            Query& q = state_->sql("SELECT d.nummer, v.persoon FROM " + std::string(schema) + ".vindplaats v JOIN main.dossier d ON d.id = v.dossier WHERE v.hash = ?1").with(hash);
            while (q.step()) found.emplace(q.text(0), q.text(1));
        }
        return std::vector(found.begin(), found.end());
    });
}

Result<Tellers> Store::counters() {
    return guarded(*state_, [&]() -> Result<Tellers> {
        Tellers out;
        const std::pair<const char*, long*> names[] = {{"dossiers", &out.dossiers}, {"actief", &out.actief}, {"gearchiveerd", &out.gearchiveerd}, {"vernietigd", &out.vernietigd},
                                                       {"personen", &out.personen}, {"sleutels", &out.sleutels}, {"stukken", &out.stukken}, {"gereed", &out.gereed},
                                                       {"kluisbestanden", &out.kluisbestanden}, {"logbladen", &out.logbladen}};
        Query& q = state_->sql("SELECT naam, waarde FROM main.teller").with();
        while (q.step())
            for (const auto& [name, place] : names)
                if (q.text(0) == name) *place = static_cast<long>(q.integer(1));
        Query& mark = state_->sql("SELECT commits FROM main.kenmerk").with();
        if (mark.step()) out.commits = static_cast<long>(mark.integer(0));
        mark.reset();
        return out;
    });
}

}  // namespace griffier
