// What the store knows of time: the marks in its log, the guard that judges the clock, and the acts that set it right.
#include <algorithm>
#include <set>

#include "records/registry/state.h"

namespace griffier {

Status StoreState::ask_time() {
    time_proven = false;
    if (!time_guard) return {};
    TRY_ASSIGN(time_proven, time_guard());
    return {};
}

void StoreState::remember_jump(const Error& why) {
    if (why.code != Store::clock_jumped || lost) return;
    // When even this cannot be written, the run has failed all the same, and the marks judge the next one.
    (void)static_cast<bool>(guarded(*this, [&]() -> Status {
        TRY_ASSIGN(Group group, begin_unguarded(*this));
        TRY(in_item(*this, [&]() -> Status {
            sql("UPDATE log.merk SET sprong = 1").with().run();
            return leaf("klok", {}, {{"u", "sprong"}});
        }));
        return group.commit();
    }));
}

Result<Tijdstand> Store::time_known() {
    return guarded(*state_, [&]() -> Result<Tijdstand> {
        Query& q = state_->sql("SELECT tijd, bewezen, sprong FROM log.merk").with();
        if (!q.step()) return error_of(Kind::damaged, "log.beschadigd");
        Tijdstand out{Instant{std::chrono::milliseconds(q.integer(0))}, Instant{std::chrono::milliseconds(q.integer(1))}, q.integer(2) != 0};
        q.reset();
        return out;
    });
}

Result<Instant> Store::high_water() {
    TRY_ASSIGN(const Tijdstand known, time_known());
    return known.hoogste;
}

void Store::set_time_guard(std::function<Result<bool>()> guard) { state_->time_guard = std::move(guard); }

Status enough_persons(const Bekrachtiging& by) {
    const std::set<std::string> persons(by.personen.begin(), by.personen.end());
    if (by.nodig < 1 || static_cast<int>(persons.size()) < by.nodig || persons.contains("")) return refused("opslag.te_weinig_personen", {}, {std::to_string(by.nodig)});
    return {};
}

std::vector<std::pair<std::string, std::string>> codes_of(const Bekrachtiging& by) {
    std::vector<std::pair<std::string, std::string>> codes{{"b", by.besluit}, {"bewijs", hex(by.bewijs)}};
    for (const std::string& person : by.personen) codes.emplace_back("p", person);
    return codes;
}

Status Store::accept_clock(const Bekrachtiging& by) {
    TRY(state_->may_open());
    TRY(enough_persons(by));
    TRY_ASSIGN(const Tijdstand before, time_known());
    TRY_ASSIGN(Group group, begin_unguarded(*state_));
    TRY(in_item(*state_, [&]() -> Status {
        auto codes = codes_of(by);
        codes.insert(codes.begin(), {{"u", "gezet"}, {"van", std::to_string(before.hoogste.time_since_epoch().count())}});
        TRY(state_->leaf("klok", {}, codes));
        // The leaf's time becomes the mark, also when it lies before it: the leaf is written first and `gezet` starts the mark anew.
        state_->sql("UPDATE log.merk SET tijd = ?1, bewezen = ?1, sprong = 0").with(state_->leaves.back().time_ms).run();
        return {};
    }));
    return group.commit();
}

}  // namespace griffier
