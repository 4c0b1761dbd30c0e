// A log is held against what its witness remembers, at every opening, before anything is opened or changed.
#include "records/log/note.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

/// The note that persons gave up, until the witness has gone on from it.
constexpr const char* given_up = "opgegeven-hoofd";

std::string setting(StoreState& state, const char* name) {
    Query& q = state.sql("SELECT waarde FROM main.gegeven WHERE naam = ?1").with(name);
    std::string out;
    if (q.step()) out = text_of(q.blob(0));
    q.reset();
    return out;
}

/// Root of the first `size` leaves; those must be there.
Hash root_of_first(StoreState& state, std::size_t size) {
    Query& kept = state.sql("SELECT rand FROM log.hoofd WHERE grootte = ?1").with(size);
    std::optional<Frontier> edge;
    if (kept.step()) edge = Frontier::decode(kept.blob(0));
    kept.reset();
    if (edge && edge->size() == size) return edge->root();
    Frontier anew;
    Query& q = state.sql("SELECT inhoud FROM log.blad WHERE nr < ?1 ORDER BY nr").with(size);
    while (q.step()) anew.add(leaf_hash(q.blob(0)));
    return anew.root();
}

}  // namespace

Status StoreState::may_open() const {
    if (!quarantine) return {};
    return error_of(Kind::damaged, "opslag.quarantaine", {}, {std::to_string(quarantine->eigen), std::to_string(quarantine->getuige)});
}

Status StoreState::ask_witness() {
    quarantine.reset();
    if (paths.witness_folder.empty()) return {};
    TRY_ASSIGN(const std::string note, witness().last());
    if (note.empty()) return {};
    Query& q = sql("SELECT rand FROM log.merk").with();
    std::optional<Frontier> own;
    if (q.step()) own = Frontier::decode(q.blob(0));
    q.reset();
    if (!own) return error_of(Kind::damaged, "log.beschadigd");
    if (setting(*this, given_up) == note) return {};  // resolved, and only the witness was not told yet
    const auto seen = read_head(note, origin(), ed25519_public(signing));
    const bool goes_on = seen && own->size() >= seen->size && root_of_first(*this, seen->size) == seen->root;
    if (!goes_on) quarantine = Quarantaine{own->size(), seen ? seen->size : 0, note};
    return {};
}

const std::optional<Quarantaine>& Store::quarantine() const { return state_->quarantine; }

Status Store::resolve_quarantine(const Bekrachtiging& by) {
    StoreState& state = *state_;
    if (!state.quarantine) return refused("opslag.geen_quarantaine");
    TRY(enough_persons(by));
    const Quarantaine given = *state.quarantine;
    TRY_ASSIGN(Group group, begin_unguarded(state));
    TRY(in_item(state, [&]() -> Status {
        auto codes = codes_of(by);
        codes.insert(codes.begin(), {{"u", "opgelost"}, {"eigen", std::to_string(given.eigen)}, {"getuige", std::to_string(given.getuige)}, {"h", hex(sha256(view_of(given.hoofd)))}});
        TRY(state.leaf("quarantaine", {}, codes));
        state.sql("INSERT INTO main.gegeven(naam, waarde) VALUES(?1, ?2) ON CONFLICT(naam) DO UPDATE SET waarde = excluded.waarde").with(given_up, view_of(given.hoofd)).run();
        return {};
    }));
    TRY(group.commit());
    state.quarantine.reset();
    TRY(sign_log(state));
    return {};
}

}  // namespace griffier
