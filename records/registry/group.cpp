// A group of work: what happens between its beginning and its one commit.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "records/model/codes.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

void bump_counters(StoreState& state) {
    for (const auto& [name, by] : state.deltas)
        state.sql("INSERT INTO main.teller(naam, waarde) VALUES(?1, ?2) ON CONFLICT(naam) DO UPDATE SET waarde = waarde + excluded.waarde").with(name, by).run();
    for (std::string_view schema : all_schemas) state.sql("UPDATE " + std::string(schema) + ".kenmerk SET commits = commits + 1").with().run();
}

Status write_leaves(StoreState& state) {
    if (state.leaves.empty()) return {};
    Query& q = state.sql("SELECT tijd, rand FROM log.merk").with();
    if (!q.step()) return error_of(Kind::damaged, "log.beschadigd");
    long long mark = q.integer(0);
    auto edge = Frontier::decode(q.blob(1));
    q.reset();
    if (!edge) return error_of(Kind::damaged, "log.beschadigd");
    for (const Leaf& leaf : state.leaves) {
        TRY_ASSIGN(Bytes coded, encode_leaf(leaf));
        state.sql("INSERT INTO log.blad(nr, tijd, inhoud) VALUES(?1, ?2, ?3)").with(edge->size(), leaf.time_ms, coded).run();
        edge->add(leaf_hash(coded));
        mark = std::max(mark, leaf.time_ms);
    }
    state.sql("UPDATE log.merk SET tijd = ?1, rand = ?2").with(mark, edge->encode()).run();
    if (state.time_proven && !state.unguarded) state.sql("UPDATE log.merk SET bewezen = max(bewezen, ?1)").with(state.now_ms()).run();
    state.deltas["logbladen"] += static_cast<long>(state.leaves.size());
    return {};
}

Status freeze(StoreState& state, const DossierRow& row, const std::string& regime, const std::string& versie, const std::string& hash, const std::string& besluit) {
    state.sql("UPDATE main.dossier SET regime = ?2, regime_versie = ?3, regime_hash = ?4 WHERE id = ?1").with(row.id, regime, versie, hash).run();
    return state.leaf("regime", row.id, {{"r", regime}, {"v", versie}, {"h", hash}, {"i", besluit}});
}

std::optional<ItemRow> find_item(StoreState& state, ByteView dossier, const std::string& tabel, const std::string& id) {
    for (std::string_view schema : file_schemas)
        for (ItemRow& row : state.items(dossier, schema))
            if (row.tabel == tabel && row.id == id && row.herkomst != "kopie") return std::move(row);
    return std::nullopt;
}

/// What can still be decided of a file in the archive: to look at it, to bring it back, to hold its destruction, and what is owed to the
/// person (information, a correction) or to the store itself. Nothing that processes the data anew (RET-02, RET-03).
bool may_reach_archive(std::string_view kind) {
    static constexpr std::string_view kinds[] = {code::raadpleging_archief, code::hernieuwde_verwerking, code::aanhouding, code::voorstel, code::informeren,
                                                 code::adressaat, code::correctie, code::regimewissel, code::toegang, code::oplossing};
    return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

}  // namespace

Group::Group(StoreState& state) : state_(&state) {}
Group::Group(Group&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}

Group::~Group() {
    if (!state_ || !state_->in_group) return;
    state_->database->rollback();
    state_->vault.discard();
    state_->forget_keys();
    state_->leaves.clear();
    state_->deltas.clear();
    state_->new_keys.clear();
    state_->in_group = false;
}

Result<Group> begin_unguarded(StoreState& state) {
    if (state.in_group) throw std::logic_error("one group at a time");
    if (state.lost) return error_of(Kind::again, "opslag.opnieuw_openen");
    auto begun = guarded(state, [&]() -> Status {
        state.database->begin();
        Query& q = state.sql("SELECT coalesce(max(fence), 0) FROM main.run").with();
        long long newest = q.step() ? q.integer(0) : 0;
        q.reset();
        if (newest != state.fence) return error_of(Kind::busy, "opslag.achterhaald");
        return {};
    });
    if (!begun) {
        state.database->rollback();
        return begun.error();
    }
    state.in_group = true;
    state.dirty = false;
    state.unguarded = true;
    state.leaves.clear();
    state.deltas.clear();
    state.new_keys.clear();
    return Group(state);
}

Result<Group> Store::begin_group() {
    TRY(state_->may_open());
    if (auto asked = state_->ask_time(); !asked) {
        state_->remember_jump(asked.error());
        return asked.error();
    }
    auto group = begin_unguarded(*state_);
    if (group) state_->unguarded = false;
    return group;
}

Status Group::commit() {
    StoreState& state = *state_;
    if (!state.in_group) throw std::logic_error("a group is committed once");
    auto end = [&](bool lost) {
        state.in_group = false;
        state.lost = state.lost || lost;
        state.leaves.clear();
        state.deltas.clear();
        state.new_keys.clear();
        state.forget_keys();
    };
    if (state.lost || !state.dirty) {
        bool was_lost = state.lost;
        state.database->rollback();
        state.vault.discard();
        end(false);
        if (was_lost) return error_of(Kind::again, "opslag.opnieuw_openen");
        return {};
    }
    if (auto asked = state.unguarded ? Status() : state.ask_time(); !asked) {
        state.database->rollback();
        state.vault.discard();
        end(false);
        state.remember_jump(asked.error());
        return asked;
    }
    auto done = guarded(state, [&]() -> Status {
        if (!state.fenced) {
            // The first commit of a run takes its number. A run that slept through another finds a higher one and writes nothing.
            state.sql("INSERT INTO main.run(fence, begonnen) VALUES(?1, ?2)").with(state.fence + 1, state.now_ms()).run();
        }
        TRY(write_leaves(state));
        bump_counters(state);
        if (!state.rehearsing) {
            TRY(state.tell_holders());
            TRY(state.vault.publish());
        }
        state.database->commit();
        return {};
    });
    if (!done) {
        // After a failed sync nobody knows what the disk holds: only opening anew, which recovers, tells.
        state.database->rollback();
        state.vault.discard();
        end(true);
        return done;
    }
    if (!state.fenced) state.fence += 1, state.fenced = true;
    if (!state.leaves.empty() && !state.rehearsing) state.unsigned_leaves = true;
    // The rows are durable; if the list of the group stays behind, the next opening finds every name in a row.
    (void)static_cast<bool>(state.vault.settled());
    end(false);
    return {};
}

Status Group::together(const std::function<Status()>& work) {
    if (state_->together) throw std::logic_error("together within together");
    struct Part {
        StoreState& state;
        explicit Part(StoreState& s) : state(s) { state.together = true, state.part_failed.reset(); }
        ~Part() { state.together = false; }
    };
    return in_item(*state_, [&]() -> Status {
        const Part part(*state_);
        Status done = work();
        if (state_->part_failed) return *state_->part_failed;
        return done;
    });
}

Status Group::note(const std::string& soort, const std::string& nummer, const std::vector<std::pair<std::string, std::string>>& codes) {
    return in_item(*state_, [&]() -> Status {
        Bytes id;
        Secret salt = state_->epoch.index.copy();
        if (!nummer.empty()) {
            TRY_ASSIGN(DossierRow row, state_->need_dossier(nummer));
            id = row.id;
            TRY_ASSIGN(salt, state_->salt_of(id));
        }
        std::vector<std::pair<std::string, std::string>> coded;
        for (const auto& [key, value] : codes) {
            const bool hidden = key.starts_with('~');
            if (!hidden) coded.emplace_back(key, value);
            else if (!value.empty() && !salt.empty()) coded.emplace_back(key.substr(1), commitment(salt, key.substr(1), view_of(value)).substr(0, 32));
        }
        return state_->leaf(soort, id, std::move(coded));
    });
}

Status Group::bind_regime(const std::string& nummer, const std::string& regime, const std::string& versie, const std::string& hash) {
    return in_item(*state_, [&]() -> Status {
        TRY_ASSIGN(DossierRow row, state_->need_dossier(nummer));
        if (row.regime == regime && row.regime_versie == versie && row.regime_hash == hash) return {};
        if (!row.regime.empty()) return refused("opslag.regime_bevroren", {nummer, 0, ""}, {row.regime, row.regime_versie});
        return freeze(*state_, row, regime, versie, hash, "");
    });
}

Status Group::rebind_regime(const std::string& nummer, const std::string& besluit, const std::string& regime, const std::string& versie, const std::string& hash) {
    return in_item(*state_, [&]() -> Status {
        TRY_ASSIGN(DossierRow row, state_->need_dossier(nummer));
        auto decision = find_item(*state_, row.id, "besluit", besluit);
        if (!decision || decision->soort != code::regimewissel) return refused("opslag.geen_regimewissel", {nummer, 0, besluit});
        if (row.regime == regime && row.regime_versie == versie && row.regime_hash == hash) return {};
        TRY_ASSIGN(Secret salt, state_->salt_of(row.id));
        return freeze(*state_, row, regime, versie, hash, commitment(salt, "besluit", view_of(besluit)).substr(0, 32));
    });
}

Result<std::string> Group::record(const std::string& nummer, Besluit besluit) {
    return in_item(*state_, [&]() -> Result<std::string> {
        StoreState& state = *state_;
        TRY_ASSIGN(DossierRow row, state.need_dossier(nummer));
        if (row.toestand == "vernietigd") return refused("opslag.dossier_vernietigd", {nummer, 0, ""});
        TRY_ASSIGN(Secret salt, state.salt_of(row.id));
        besluit.bron = "commando";
        if (besluit.bestand.empty()) besluit.bestand = state.home_file(row.id);
        if (besluit.bestand != code::weegploeg && besluit.bestand != code::casusoverleg)
            return refused("opslag.bestand_onbekend", {nummer, 0, besluit.id}, {besluit.bestand});
        // The same decision given again gets the same id; the salt keeps it from being guessed back.
        if (besluit.id.empty()) besluit.id = "c" + commitment(salt, "besluit-id", encode(besluit)).substr(0, 16);
        const Place place{nummer, 0, besluit.id};
        if (auto there = find_item(state, row.id, "besluit", besluit.id)) {
            TRY_ASSIGN(Bytes plain, state.open_item(row, *there));
            auto stored = decode<Besluit>(plain);
            if (!stored) return error_of(Kind::damaged, "opslag.cel", place, {"besluit", besluit.id});
            Besluit again = besluit;
            stored->bron = again.bron = "";
            if (encode(*stored) != encode(again)) return refused("opslag.besluit_bestaat_anders", place);
            return besluit.id;
        }
        if (state.archived(row.id, besluit.bestand) && !may_reach_archive(besluit.soort)) return refused("opslag.gearchiveerd", place);
        const std::string person = besluit.betreft.empty() ? state.subject_id(row.id) : besluit.betreft;
        if (!besluit.betreft.empty() && !find_item(state, row.id, "persoon", besluit.betreft)) return refused("opslag.verwijst_nergens", place, {besluit.betreft});
        int rang = 0;
        Query& q = state.sql("SELECT count(*) FROM " + state.place_of(row.id, besluit.bestand) + ".item WHERE dossier = ?1 AND herkomst = 'commando'").with(row.id);
        if (q.step()) rang = static_cast<int>(q.integer(0));
        q.reset();
        ItemRow item{besluit.bestand, "besluit", besluit.id, "commando", besluit.soort, besluit.uitkomst, rang, row.versie, besluit.datum,
                     besluit.tot ? besluit.tot : besluit.herziening, {}, {}};
        TRY(state.insert_item(row.id, item, person, encode(besluit)));
        if (!row.laatste_datum || *row.laatste_datum < besluit.datum) state.sql("UPDATE main.dossier SET laatste_datum = ?2 WHERE id = ?1").with(row.id, besluit.datum).run();
        auto codes = codes_of(besluit, row.eerste_signaal, "commando", commitment(salt, "besluit", view_of(besluit.id)).substr(0, 32));
        codes.emplace_back("r", row.regime_hash);
        TRY(state.leaf("besluit", row.id, codes));
        return besluit.id;
    });
}

Status Group::set_terms(const std::string& nummer, const std::vector<Termijnregel>& terms, const std::vector<Bevinding>& bevindingen) {
    return in_item(*state_, [&]() -> Status {
        StoreState& state = *state_;
        if (!bevindingen.empty() && bevindingen.size() != terms.size()) throw std::logic_error("a Bevinding per term, or none");
        TRY_ASSIGN(DossierRow row, state.need_dossier(nummer));
        const std::string subject = state.subject_id(row.id);
        state.sql("DELETE FROM main.termijn WHERE dossier = ?1").with(row.id).run();
        state.dirty = true;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const Termijnregel& t = terms[i];
            TRY_ASSIGN(const DataKey* key, state.key_for(row.id, subject, t.bestand.empty() ? state.home_file(row.id) : t.bestand, klasse::inhoud));
            Bytes reasons;
            if (!bevindingen.empty()) reasons = seal_cell(*key, encode(bevindingen[i]), {row.id, "termijn", "waarom", t.regel + "|" + t.item, 0}, state.random);
            state.sql("INSERT INTO main.termijn(dossier, regel, waarvoor, bestand, item, start_event, start, datum, uiterst, regime_hash, sleutel, waarom) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
                .with(row.id, t.regel, t.waarvoor, t.bestand, t.item, t.start_event, t.start, t.datum, t.uiterst, t.regime_hash, key->id, reasons).run();
        }
        return {};
    });
}

}  // namespace griffier
