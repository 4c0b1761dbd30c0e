// The log of a store: its time, and its signed heads.
#include <algorithm>

#include "records/log/note.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

struct LastHead {
    std::string text;
    Frontier edge;
};

Result<std::optional<LastHead>> last_head(StoreState& state) {
    Query& q = state.sql("SELECT rand, tekst FROM log.hoofd ORDER BY grootte DESC LIMIT 1").with();
    if (!q.step()) return std::optional<LastHead>();
    auto edge = Frontier::decode(q.blob(0));
    LastHead out{q.text(1), {}};
    q.reset();
    if (!edge) return error_of(Kind::damaged, "log.beschadigd");
    out.edge = *edge;
    auto head = read_head(out.text, state.origin(), ed25519_public(state.signing));
    // the edge that we go on from must be the one that was signed
    if (!head || head->size != edge->size() || head->root != edge->root()) return error_of(Kind::damaged, "log.hoofd_handtekening");
    return std::optional(std::move(out));
}

}  // namespace

bool Store::unsigned_leaves() const { return state_->unsigned_leaves; }

Result<std::string> Store::head() {
    return guarded(*state_, [&]() -> Result<std::string> {
        TRY_ASSIGN(auto last, last_head(*state_));
        return last ? last->text : std::string();
    });
}

Result<std::string> sign_log(StoreState& state) {
    if (state.rehearsing) return std::string();
    TRY_ASSIGN(Group group, begin_unguarded(state));
    auto signed_head = in_item(state, [&]() -> Result<std::string> {
        TRY_ASSIGN(auto last, last_head(state));
        // The leaves since the last head are read back from the disk and hashed anew: a leaf that flipped after its head was signed
        // has ended logs before. That the new tree begins with the old one follows from going on from the signed edge.
        Frontier edge = last ? last->edge : Frontier();
        Query& q = state.sql("SELECT nr, inhoud FROM log.blad WHERE nr >= ?1 ORDER BY nr").with(edge.size());
        while (q.step()) {
            if (q.integer(0) != static_cast<long long>(edge.size())) {
                q.reset();
                return error_of(Kind::damaged, "log.gat");
            }
            edge.add(leaf_hash(q.blob(1)));
        }
        Query& kept = state.sql("SELECT rand FROM log.merk").with();
        bool same = kept.step() && kept.blob(0) == edge.encode();
        kept.reset();
        if (!same) return error_of(Kind::damaged, "log.beschadigd");
        if (last && last->edge.size() == edge.size()) return last->text;
        std::string text = griffier::sign_head({state.origin(), edge.size(), edge.root()}, state.signing);
        state.sql("INSERT INTO log.hoofd(grootte, rand, tekst) VALUES(?1, ?2, ?3)").with(edge.size(), edge.encode(), text).run();
        state.dirty = true;
        return text;
    });
    if (!signed_head) return signed_head;
    TRY(group.commit());
    state.unsigned_leaves = false;
    if (!state.paths.witness_folder.empty()) TRY(state.witness().add(*signed_head));
    return signed_head;
}

Result<std::string> Store::sign_head() {
    TRY(state_->may_open());
    return sign_log(*state_);
}

}  // namespace griffier
