// Destruction, step by step. Each step is durable before the next begins, and each can be done again.
#include "records/registry/destroy.h"

#include <algorithm>

#include "records/registry/destruction_steps.h"
#include "records/registry/epoch_change.h"
#include "records/registry/sweep.h"

namespace griffier {

namespace {

constexpr std::size_t fewest_holders = 2;

struct Reached {
    KnownHolder known;
    std::unique_ptr<Holder> holder;
};

std::vector<Reached> reachable(StoreState& state) {
    std::vector<Reached> out;
    for (KnownHolder& known : known_holders(state))
        if (auto holder = reach(state, known)) out.push_back({std::move(known), *std::move(holder)});
    return out;
}

/// The record of a destruction from whichever holder has it.
Result<DestructionRecord> record_of(StoreState& state, const Journal& journal) {
    std::optional<Error> why;
    for (const Reached& one : reachable(state)) {
        if (one.known.parts) continue;
        auto bytes = one.holder->read(record_name(journal.new_epoch));
        if (bytes) return decode_record(*bytes);
        why = bytes.error();
    }
    return why && why->kind == Kind::again ? *why : error_of(Kind::again, "sleutels.houders_onbereikbaar", {}, {"0", "1"});
}

Status prove(StoreState& state, Journal& journal) {
    if (state.rehearsing) return advance(state, journal, DestroyStep::proved);
    TRY_ASSIGN(const long proved, prove_keys(state));
    Query& q = state.sql("SELECT waarde FROM main.teller WHERE naam = 'sleutels'").with();
    const long counted = q.step() ? static_cast<long>(q.integer(0)) : -1;
    q.reset();
    if (proved != counted || proved < journal.outcome.overgebleven)
        return error_of(Kind::damaged, "verify.teller", {}, {"sleutels", std::to_string(counted), std::to_string(proved)});
    TRY(sign_log(state));
    return advance(state, journal, DestroyStep::proved);
}

/// Asks each holder that has not confirmed.
void ask_holders(StoreState& state, Journal& journal) {
    std::vector<Ontvangstbewijs>& receipts = journal.outcome.bewijzen;
    for (const KnownHolder& known : known_holders(state)) {
        auto at = std::find_if(receipts.begin(), receipts.end(), [&](const Ontvangstbewijs& one) { return one.houder == known.fingerprint; });
        if (at == receipts.end()) at = receipts.insert(receipts.end(), {known.fingerprint, static_cast<long>(journal.old_epoch), false, ""});
        if (at->bevestigd) continue;
        auto holder = reach(state, known);
        if (!holder) continue;
        if (state.rehearsing) {  // who can be reached would confirm
            at->bevestigd = true;
            continue;
        }
        auto receipt = (*holder)->destroy(journal.old_epoch, journal.old_check, state.epoch, journal.name, state.now_ms());
        if (!receipt) continue;
        if (!known.parts)
            if (auto gone = forget_tables(**holder, state.epoch.number); !gone) continue;
        at->bevestigd = true;
        at->bewijs = receipt->text + "handtekening " + receipt->signature + "\n";
    }
}

Status clear(StoreState& state, Journal& journal) {
    if (state.rehearsing) return advance(state, journal, DestroyStep::cleared);
    TRY_ASSIGN(const auto filed, state.vault.names());
    for (const std::string& name : to_clear(state, journal, "kluis"))
        if (std::binary_search(filed.begin(), filed.end(), name)) TRY(state.vault.remove(name));
    TRY(clear_readable(to_clear(state, journal, "map"), to_clear(state, journal, "stuk"), to_clear(state, journal, "dossier"), state.disk));
    return advance(state, journal, DestroyStep::cleared);
}

Status look(StoreState& state, Journal& journal) {
    if (state.rehearsing) {
        journal.outcome.naleving = {{"opslag", "voorzien", 0, 0}};
    } else {
        TRY_ASSIGN(const DestructionRecord record, record_of(state, journal));
        TRY_ASSIGN(journal.outcome.naleving, sweep(state, record));
    }
    journal.outcome.klaar = iso_moment(state.now_ms());
    return advance(state, journal, DestroyStep::swept);
}

/// Undoes what was prepared at the holders for an epoch that never came into force.
Status abandon_at(const Reached& one, std::uint32_t number) {
    if (one.known.parts) return {};
    TRY_ASSIGN(const auto names, one.holder->names());
    for (const std::string& name : names) {
        const auto table = read_table_name(name);
        const auto record = read_record_name(name);
        if ((table && table->epoch >= number) || (record && *record >= number)) TRY(one.holder->forget(name));
    }
    return one.holder->abandon(number);
}

/// One order, up to its commit.
class Destroyer {
  public:
    Destroyer(Store& store, const DestroyOrder& order) : store_(store), state_(store.state()), order_(order) {}

    Result<Vernietiguitkomst> run() {
        if (!state_.epoch.whole()) return refused("opslag.sleutel_onthouden", {}, {""});
        TRY_ASSIGN(Group group, store_.begin_group());
        next_ = make_epoch_key(state_.epoch.number + 1, state_.random);
        const EpochKey before = copy_of(state_.epoch);
        auto changed = guarded(state_, [&]() -> Status { return change(group); });
        if (changed && removed_.keys.empty()) {
            // all of it came off, or was gone already
            undo();
            return journal_.outcome;
        }
        if (!changed) {
            state_.epoch = copy_of(before);
            undo();
            return changed.error();
        }
        if (auto committed = group.commit(); !committed) {
            // Whether the disk has it nobody knows: the next opening looks at the epoch that is in the table, and goes on or takes back.
            state_.epoch = copy_of(before);
            if (!state_.lost) undo();
            return committed.error();
        }
        TRY(go_on(state_, journal_));
        return journal_.outcome;
    }

  private:
    Status change(Group& group) {
        if (!state_.rehearsing) TRY(enrol(state_));
        holders_ = reachable(state_);
        // The folder that the next opening looks at is prepared first and cleared last.
        const std::string first = real_path(state_.paths.epoch_folder);
        std::stable_partition(holders_.begin(), holders_.end(), [&](const Reached& one) { return one.known.folder == first; });
        auto whole = std::count_if(holders_.begin(), holders_.end(), [](const Reached& one) { return !one.known.parts; });
        if (state_.rehearsing) {  // one that is not enrolled yet would be
            const auto folders = key_folders(state_);
            whole = std::max(whole, std::count_if(folders.begin(), folders.end(), [&](const std::string& one) { return state_.disk.is_directory(one); }));
        }
        if (static_cast<std::size_t>(whole) < fewest_holders)
            return error_of(Kind::configuration, "sleutels.te_weinig_houders", {}, {std::to_string(whole), std::to_string(fewest_holders)});
        TRY(check());
        if (go_.empty()) return {};
        removed_.receivers = order_.ontvangers;
        for (const Tevernietigen* part : go_) {
            if (auto gone = remove_part(state_, *part, removed_); !gone) return gone.error();
            journal_.outcome.vernietigd.push_back(part->post);
        }
        if (removed_.keys.empty()) return {};
        if (state_.rehearsing) {
            foresee_epoch();
        } else {
            for (const Reached& one : holders_) TRY(one.holder->prepare(next_));
            TRY(new_epoch());
        }
        fill_journal();
        TRY(write_down());
        state_.new_keys.clear();
        if (order_.mee) TRY(order_.mee(group, journal_.outcome.vernietigd));
        return {};
    }

    /// Each part once more, as it is now, before anything changes.
    Status check() {
        for (const Tevernietigen& part : order_.delen) {
            if (!state_.find_dossier(part.dossier)) {
                journal_.outcome.afgevallen.emplace_back(part.post, "onbekend");
                continue;
            }
            std::string reason;
            if (order_.hercontrole) {
                auto answer = order_.hercontrole(part);
                if (!answer && answer.error().kind != Kind::refused) return answer.error();
                reason = answer ? *answer : answer.error().code;
            }
            if (reason.empty()) go_.push_back(&part);
            else journal_.outcome.afgevallen.emplace_back(part.post, reason);
        }
        return {};
    }

    Status new_epoch() {
        Query& q = state_.sql("SELECT count(*) FROM sleutels.sleutel").with();
        const auto total = q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
        q.reset();
        TableSink sink(hex(state_.store_id), next_.number, total);
        for (Reached& one : holders_) {
            if (one.known.parts) continue;
            one.known.generation += 1;
            TRY(sink.add(*one.holder, one.known.generation));
        }
        ContentKeys content;
        journal_.old_epoch = state_.epoch.number, journal_.new_epoch = next_.number, journal_.old_check = state_.epoch.check;
        TRY_ASSIGN(journal_.outcome.overgebleven, wrap_anew(state_, next_, sink, content));
        state_.sql("UPDATE sleutels.epoch SET nummer = ?1, controle = ?2").with(next_.number, next_.check).run();
        state_.sql("UPDATE sleutels.houder SET epoch = 0").with().run();
        for (const Reached& one : holders_)
            if (!one.known.parts)
                state_.sql("UPDATE sleutels.houder SET epoch = ?2, generatie = ?3, reeks = ?4 WHERE map = ?1").with(one.known.folder, next_.number, one.known.generation, files_for(total)).run();
        state_.forget_keys();
        state_.epoch = copy_of(next_);
        TRY(index_anew(state_, content));
        return {};
    }

    /// The numbers of a new epoch that is not made.
    void foresee_epoch() {
        Query& q = state_.sql("SELECT (SELECT count(*) FROM sleutels.sleutel), (SELECT max(nieuwe_epoch) FROM main.vernietiging)").with();
        q.step();
        journal_.outcome.overgebleven = static_cast<long>(q.integer(0));
        journal_.old_epoch = std::max(state_.epoch.number, static_cast<std::uint32_t>(q.integer(1)));
        q.reset();
        journal_.new_epoch = journal_.old_epoch + 1, journal_.old_check = state_.epoch.check;
    }

    void fill_journal() {
        Vernietiguitkomst& u = journal_.outcome;
        journal_.name = hex(state_.random.bytes(16));
        journal_.list.assign(order_.lijst.begin(), order_.lijst.end());
        journal_.dossiers = removed_.counted;
        u.kenmerk = journal_.name, u.oude_epoch = journal_.old_epoch, u.nieuwe_epoch = journal_.new_epoch;
        u.dossiers = journal_.dossiers, u.onderdelen = removed_.items, u.sleutels = static_cast<long>(removed_.keys.size());
        u.stukken = static_cast<long>(removed_.documents.size()), u.kluisbestanden = static_cast<long>(removed_.vault.size());
        u.begonnen = iso_moment(state_.now_ms());
        for (const auto& [party, count] : removed_.disclosed) u.mededelingen.push_back({party, count, "", ""});
        for (const KnownHolder& known : known_holders(state_)) u.bewijzen.push_back({known.fingerprint, static_cast<long>(journal_.old_epoch), false, ""});
    }

    /// In the store, in the log, and with the holders: a store that is put back from older data is told by them what is gone.
    Status write_down() {
        DestructionRecord record{journal_, {}, removed_.keys, removed_.parts};
        for (const Bytes& mark : removed_.tombstones) {
            record.tombstones.emplace_back(mark, day_number(order_.zerken_tot));
            state_.sql("INSERT INTO main.zerk(merk, tot) VALUES(?1, ?2) ON CONFLICT(merk) DO UPDATE SET tot = max(tot, excluded.tot)").with(mark, order_.zerken_tot).run();
        }
        Query& q = state_.sql("DELETE FROM sleutels.gewist RETURNING id").with();
        while (q.step()) record.keys.push_back(q.blob(0));
        enter(state_, journal_, removed_, order_.leesbare_mappen);
        const Vernietiguitkomst& u = journal_.outcome;
        TRY(state_.leaf("vernietiging", {}, {{"i", journal_.name}, {"l", hex(order_.lijst)}, {"n", std::to_string(u.dossiers)}, {"no", std::to_string(u.onderdelen)},
                                             {"ns", std::to_string(u.sleutels)}, {"over", std::to_string(u.overgebleven)}, {"e", std::to_string(journal_.new_epoch)}}));
        const Bytes bytes = encode_record(record);
        for (const Reached& one : holders_)
            if (!one.known.parts && !state_.rehearsing) TRY(one.holder->keep(record_name(journal_.new_epoch), bytes));
        return {};
    }

    void undo() {
        if (state_.rehearsing) return;
        for (auto one = holders_.rbegin(); one != holders_.rend(); ++one) (void)static_cast<bool>(abandon_at(*one, next_.number));
    }

    Store& store_;
    StoreState& state_;
    const DestroyOrder& order_;
    EpochKey next_;
    std::vector<Reached> holders_;
    std::vector<const Tevernietigen*> go_;
    Removed removed_;
    Journal journal_;
};

void add_backups(StoreState& state, Vernietiguitkomst& outcome) {
    Query& q = state.sql("SELECT naam, gemaakt, tot FROM main.kopie WHERE epoch < ?1 AND stand <> 'verwijderd' ORDER BY gemaakt, naam").with(static_cast<long long>(outcome.nieuwe_epoch));
    outcome.reservekopieen.clear();
    while (q.step()) outcome.reservekopieen.push_back({q.text(0), q.date(1), q.null(2) ? "" : q.date(2).iso()});
}

}  // namespace

Status go_on(StoreState& state, Journal& journal) {
    return guarded(state, [&]() -> Status {
        if (journal.step == DestroyStep::changed) TRY(prove(state, journal));
        if (journal.step == DestroyStep::proved) {
            ask_holders(state, journal);
            TRY(advance(state, journal, DestroyStep::forgotten));
        }
        if (journal.step == DestroyStep::forgotten) TRY(clear(state, journal));
        if (journal.step == DestroyStep::cleared) TRY(look(state, journal));
        if (state.unsigned_leaves) TRY(sign_log(state));
        return {};
    });
}

Status recover_destruction(StoreState& state) {
    std::vector<Journal> open = journals(state, true);
    if (!state.epoch.whole()) return open.empty() ? Status() : error_of(Kind::busy, "opslag.vernietiging_loopt");
    if (state.disk.exists(join_path(state.paths.epoch_folder, next_epoch_file)) && open.empty()) {
        const auto next = read_epoch_key(state.disk, state.paths.epoch_folder, hex(state.store_id), next_epoch_file);
        const std::uint32_t number = state.epoch.number + 1;
        if (!next || next->number >= number) {
            std::vector<Reached> all = reachable(state);
            // also where they were never registered, since the transaction that would have done it is gone, or stand elsewhere now
            for (const std::string& folder : key_folders(state)) {
                if (std::any_of(all.begin(), all.end(), [&](const Reached& one) { return one.known.folder == folder; })) continue;
                auto holder = folder_holder(state.disk, folder, hex(state.store_id), state.random);
                if (holder) all.push_back({{folder, "", false, {}, 0, 0, 0}, *std::move(holder)});
            }
            const std::string first = real_path(state.paths.epoch_folder);
            std::stable_partition(all.begin(), all.end(), [&](const Reached& one) { return one.known.folder != first; });
            for (const Reached& one : all) TRY(abandon_at(one, next ? next->number : number));
        }
    }
    for (Journal& journal : open) TRY(go_on(state, journal));
    return {};
}

Result<Vernietiguitkomst> destroy(Store& store, const DestroyOrder& order) {
    StoreState& state = store.state();
    TRY(state.may_open());
    if (auto known = guarded(state, [&]() -> Result<std::optional<Journal>> { return journal_of(state, order.lijst); }); !known) {
        return known.error();
    } else if (*known) {
        TRY(go_on(state, **known));
        add_backups(state, (*known)->outcome);
        return (*known)->outcome;
    }
    TRY_ASSIGN(const auto unfinished, finish_destructions(store));  // a holder that was away gets its key before it misses another
    (void)unfinished;
    TRY_ASSIGN(Vernietiguitkomst outcome, Destroyer(store, order).run());
    return guarded(state, [&]() -> Result<Vernietiguitkomst> {
        if (outcome.nieuwe_epoch != 0) add_backups(state, outcome);
        return outcome;
    });
}

Result<std::vector<std::string>> documents_with(Store& store, const Tevernietigen& part) {
    StoreState& state = store.state();
    TRY(state.may_open());
    return guarded(state, [&] { return documents_of(state, part); });
}

Result<std::optional<Vernietiguitkomst>> destruction_of(Store& store, const Hash& lijst) {
    StoreState& state = store.state();
    return guarded(state, [&]() -> Result<std::optional<Vernietiguitkomst>> {
        auto journal = journal_of(state, lijst);
        if (!journal) return std::optional<Vernietiguitkomst>();
        add_backups(state, journal->outcome);
        return std::optional<Vernietiguitkomst>(std::move(journal->outcome));
    });
}

Result<std::vector<Vernietiguitkomst>> finish_destructions(Store& store) {
    StoreState& state = store.state();
    TRY(state.may_open());
    return guarded(state, [&]() -> Result<std::vector<Vernietiguitkomst>> {
        std::vector<Vernietiguitkomst> open;
        for (Journal& journal : journals(state, false)) {
            TRY(go_on(state, journal));
            if (journal.outcome.volledig()) continue;
            const auto confirmed = [&] {
                const auto& all = journal.outcome.bewijzen;
                return std::count_if(all.begin(), all.end(), [](const Ontvangstbewijs& one) { return one.bevestigd; });
            };
            const auto before = confirmed();
            if (state.epoch.whole()) ask_holders(state, journal);
            if (confirmed() != before) TRY(advance(state, journal, journal.step));
            if (journal.outcome.volledig()) continue;
            add_backups(state, journal.outcome);
            open.push_back(journal.outcome);
        }
        return open;
    });
}

Status record_answer(Store& store, const Hash& lijst, const std::string& partij, const std::string& antwoord, Date op) {
    StoreState& state = store.state();
    TRY(state.may_open());
    if (!is_code(antwoord)) return refused("opslag.onbekende_mededeling", {}, {partij});
    auto journal = guarded(state, [&]() -> Result<std::optional<Journal>> { return journal_of(state, lijst); });
    if (!journal) return journal.error();
    if (*journal)
        for (Mededeling& one : (*journal)->outcome.mededelingen)
            if (one.partij == partij) {
                one.antwoord = antwoord, one.op = op.iso();
                return advance(state, **journal, (*journal)->step);
            }
    return refused("opslag.onbekende_mededeling", {}, {partij});
}

}  // namespace griffier
