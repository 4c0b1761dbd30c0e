// The steps that tests/faults/destroy.py kills: a store full of canaries, its destruction, its copies, and what is left afterwards.
// Each call opens the store anew, as a run of griffier does. Folders below AT: opslag, sleutel, houder2, kopieen, uit, terug.
//   make AT CASES | archive AT FROM TO | destroy AT LIST FROM TO | backup AT | restore AT COPY | check AT FROM TO CASES [FOLDER]
//   archived AT FROM TO CASES | ages AT CASES ROUNDS
// `check` ends in "before" or "after": whether cases FROM to TO are there; `archived`: whether they lie in the archive. Anything else is a
// violation, told on stderr.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "records/core/raw_disk.h"
#include "records/keys/epoch.h"
#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "records/registry/backup.h"
#include "records/registry/destroy.h"
#include "tests/support/fakes.h"

using namespace griffier;
namespace fs = std::filesystem;

namespace {

const Date today{2026, 3, 2};

std::string number_of(int n) { return "K-" + std::to_string(n); }
std::string canary_of(int n) {
    const std::string digits = std::to_string(n);
    return "Zwaluwkanarie" + std::string(6 - digits.size(), '0') + digits + "xxxxxx";  // no canary is the beginning of another, in no encoding
}

Dossier case_of(int n) {
    Dossier d;
    d.nummer = number_of(n);
    d.gemeente = "gem-1";
    for (const auto& [id, role] : {std::pair("p1", code::subject), std::pair("p2", code::melder)}) {
        Persoon p;
        p.id = id, p.rol = role, p.bestand = code::weegploeg;
        p.naam.voornamen = id, p.naam.geslachtsnaam = canary_of(n);
        p.geboortedatum = Date(1990, 1 + static_cast<unsigned>(n % 12), 1 + static_cast<unsigned>(n % 28));
        d.personen.push_back(p);
    }
    Signaal s;
    s.id = "s1", s.bestand = code::weegploeg, s.datum = Date(2025, 1, 2), s.feit = canary_of(n), s.melder = "p2";
    d.signalen.push_back(s);
    return d;
}
Hash source_of(int n) { return sha256(view_of(number_of(n))); }
std::string letter_of(int n) { return "brief over " + canary_of(n); }

struct Folders {
    std::string at;
    std::unique_ptr<FileSystem> disk = posix_file_system();
    test::SetClock clock{today};
    SystemRandom random{};
    std::string in(const std::string& name) const { return at + "/" + name; }
    StorePaths paths(const std::string& folder = "opslag") const { return {in(folder), in("sleutel"), {}, {in("houder2")}}; }
    Result<std::unique_ptr<Store>> open(const std::string& folder = "opslag") { return Store::open(paths(folder), *disk, clock, random); }
};

int fail(const Error& error) {
    std::fprintf(stderr, "%s%s%s\n", error.code.c_str(), error.args.empty() ? "" : " ", error.args.empty() ? "" : error.args.front().c_str());
    return error.kind == Kind::again ? 75 : 4;
}
int wrong(const std::string& what) { return std::fprintf(stderr, "%s\n", what.c_str()), 9; }

Status add_cases(Store& store, int from, int to) {
    TRY_ASSIGN(Group group, store.begin_group());
    for (int n = from; n < to; ++n) {
        const auto taken = group.import(case_of(n), source_of(n));
        if (!taken) return taken.error();
        TRY(group.bind_regime(number_of(n), "model-2018", "1", std::string(64, 'a')));
        const auto line = group.decide({"DOC-01", number_of(n), "b1", "p1", 1}, today, "nl", {});
        if (!line) return line.error();
        const auto filed = group.file(line->first.nummer, view_of(letter_of(n)));
        if (!filed) return filed.error();
    }
    return group.commit();
}

int make(Folders& place, int cases) {
    for (const char* folder : {"houder2", "uit"}) fs::create_directories(place.in(folder));
    if (auto made = Store::init(place.paths(), {}, *place.disk, place.clock, place.random); !made) return fail(made.error());
    auto store = place.open();
    if (!store) return fail(store.error());
    if (auto added = add_cases(**store, 0, cases); !added) return fail(added.error());
    for (int n = 0; n < cases; ++n) {
        const auto lines = (*store)->documents(number_of(n));
        if (!lines || lines->size() != 1) return wrong("no letter");
        std::ofstream(place.in("uit/" + lines->front().nummer + ".pdf")) << letter_of(n);
    }
    return 0;
}

DestroyOrder order_for(const Folders& place, const std::string& list, int from, int to) {
    DestroyOrder order;
    order.lijst = sha256(view_of(list));
    order.zerken_tot = Date(2036, 1, 1);
    order.leesbare_mappen = {place.in("uit")};
    for (int n = from; n < to; ++n) order.delen.push_back({list + "/" + std::to_string(n), number_of(n), "weegploeg", "weegploeg", {}, true});
    return order;
}

int destroy_some(Folders& place, const std::string& list, int from, int to) {
    auto store = place.open();
    if (!store) return fail(store.error());
    auto outcome = destroy(**store, order_for(place, list, from, to));
    if (!outcome) return fail(outcome.error());
    if (!outcome->volledig()) return 1;
    std::puts("done");
    return 0;
}

int archive_some(Folders& place, int from, int to) {
    auto store = place.open();
    if (!store) return fail(store.error());
    auto group = (*store)->begin_group();
    if (!group) return fail(group.error());
    for (int n = from; n < to; ++n)
        if (auto moved = archive(**store, *group, number_of(n), std::string(code::weegploeg), today); !moved) return fail(moved.error());
    if (auto committed = group->commit(); !committed) return fail(committed.error());
    if (auto head = (*store)->sign_head(); !head) return fail(head.error());
    std::puts("done");
    return 0;
}

int copy(Folders& place) {
    auto store = place.open();
    if (!store) return fail(store.error());
    auto made = back_up(**store, place.in("kopieen"), Date(2027, 1, 1), today);
    if (!made) return fail(made.error());
    std::puts(made->name.c_str());
    return 0;
}

int put_back(Folders& place, const std::string& copy) {
    auto done = restore(place.paths("terug"), place.in("kopieen/" + copy), *place.disk, place.clock, place.random);
    if (!done) return done.error().code == "opslag.bestaat" ? 2 : fail(done.error());
    std::puts("done");
    return 0;
}

/// Whether a case reads as it was taken in, with its letter; "" when it does.
std::string survivor(Store& store, int n) {
    const auto d = store.dossier(number_of(n));
    if (!d) return d.error().code;
    if (d->signalen.size() != 1 || d->signalen.front().feit != canary_of(n) || d->personen.size() != 2) return "other content";
    const auto lines = store.documents(number_of(n));
    if (!lines || lines->size() != 1) return "letter gone";
    const auto letter = store.document(lines->front().nummer);
    if (!letter || text_of(*letter) != letter_of(n)) return "letter unreadable";
    const Persoon& p = d->personen.front();
    const auto found = store.find_person(p.naam, p.geboortedatum);
    return found && found->size() == 1 ? "" : "not found by name";
}

bool readable(Store& store, int n) {
    const Persoon p = case_of(n).personen.front();
    const auto found = store.find_person(p.naam, p.geboortedatum);
    return store.dossier(number_of(n)) || store.summary(number_of(n)) || (found && !found->empty());
}

int check(Folders& place, int from, int to, int cases, const std::string& folder) {
    auto store = place.open(folder);
    if (!store) return wrong("open: " + store.error().code);
    const auto flaws = (*store)->verify();
    if (!flaws) return wrong("verify: " + flaws.error().code);
    if (!flaws->empty()) return wrong("verify: " + flaws->front().code + (flaws->front().args.empty() ? "" : " " + flaws->front().args.front()));
    int there = 0;
    for (int n = 0; n < cases; ++n) {
        const bool listed = n >= from && n < to;
        if (listed && !readable(**store, n)) continue;
        if (const std::string why = survivor(**store, n); !why.empty()) return wrong(number_of(n) + ": " + why);
        there += listed;
    }
    if (there != 0 && there != to - from) return wrong("half of the list is there");
    const auto open = finish_destructions(**store);
    if (!open) return wrong("finish: " + open.error().code);
    if (!open->empty()) return wrong("a destruction is not complete");
    if (fs::exists(place.in("sleutel/epoch.volgend")) || fs::exists(place.in("houder2/epoch.volgend"))) return wrong("a prepared key stayed behind");
    std::puts(there == 0 && to > from ? "after" : "before");
    return 0;
}

/// Whether all of the cases lie in the archive or none does, and every case reads as before either way.
int check_archived(Folders& place, int from, int to, int cases) {
    auto store = place.open();
    if (!store) return wrong("open: " + store.error().code);
    const auto flaws = (*store)->verify();
    if (!flaws || !flaws->empty()) return wrong("verify: " + (flaws ? flaws->front().code : flaws.error().code));
    int there = 0;
    for (int n = 0; n < cases; ++n) {
        if (const std::string why = survivor(**store, n); !why.empty()) return wrong(number_of(n) + ": " + why);
        const auto when = archived_on(**store, number_of(n));
        if (!when) return wrong("archived: " + when.error().code);
        if (!when->empty() && (n < from || n >= to)) return wrong("another case was archived");
        there += !when->empty();
    }
    if (there != 0 && there != to - from) return wrong("half of the cases are archived");
    std::puts(there == 0 ? "before" : "after");
    return 0;
}

/// Names that the index of a copy finds with any key that any holder has: hits of the first half of each hash, wherever it lies.
long guesses(const Folders& place, Store& store, const std::string& copy, const std::set<int>& gone) {
    std::vector<RawSearch::Pattern> patterns;
    const std::string id = store.origin().substr(9);
    for (const char* holder : {"sleutel", "houder2"})
        for (const char* name : {epoch_file, next_epoch_file})
            if (auto key = read_epoch_key(*place.disk, place.in(holder), id, name))
                for (const int n : gone)
                    for (const Persoon& p : case_of(n).personen) {
                        const Hash hash = person_index(*key, p.naam, p.geboortedatum);
                        std::copy_n(hash.begin(), 8, patterns.emplace_back().begin());
                    }
    const RawSearch search(std::move(patterns));
    long found = 0;
    for (const char* file : {"weegploeg.db", "casusoverleg.db", "archief.db", "grootboek.db", "log.db"})
        if (const auto seen = search.file(place.in("kopieen/" + copy + "/" + file))) found += seen->found;
    return found;
}

/// Rounds of taking in, copying and destroying; then every copy is put back with the holders as they are at the end.
int ages(Folders& place, int cases, int rounds) {
    const int each = cases / rounds, doomed = each * 5 / 6;  // of each round
    fs::create_directories(place.in("houder2")), fs::create_directories(place.in("uit"));
    if (auto made = Store::init(place.paths(), {}, *place.disk, place.clock, place.random); !made) return fail(made.error());
    std::vector<std::string> copies;
    std::set<int> gone;
    long readable_destroyed = 0, survivors_lost = 0, restores = 0, guessed = 0, controls = 0;
    for (int round = 0; round < rounds; ++round) {
        auto store = place.open();
        if (!store) return fail(store.error());
        if (auto added = add_cases(**store, round * each, (round + 1) * each); !added) return fail(added.error());
        auto made = back_up(**store, place.in("kopieen"), Date(2027, 1, 1), today);
        if (!made) return fail(made.error());
        copies.push_back(made->name);
        std::set<int> now;
        for (int n = round * each; n < round * each + doomed; ++n) now.insert(n);
        controls += guesses(place, **store, made->name, now);  // while the key is there they are found
        auto outcome = destroy(**store, order_for(place, "lijst " + std::to_string(round), round * each, round * each + doomed));
        if (!outcome || !outcome->volledig()) return outcome ? wrong("not complete") : fail(outcome.error());
        gone.insert(now.begin(), now.end());
    }
    for (int round = 0; round < rounds; ++round) {
        fs::remove_all(place.in("terug"));
        if (const int code = put_back(place, copies[static_cast<std::size_t>(round)]); code != 0) return code;
        ++restores;
        auto store = place.open("terug");
        if (!store) return fail(store.error());
        for (const int n : gone) readable_destroyed += readable(**store, n);
        for (int n = 0; n < (round + 1) * each; ++n)
            if (!gone.contains(n) && !survivor(**store, n).empty()) ++survivors_lost;
        const auto flaws = (*store)->verify();
        if (!flaws || !flaws->empty()) return wrong("verify after restore " + std::to_string(round) + ": " + (flaws ? flaws->front().code : flaws.error().code));
        guessed += guesses(place, **store, copies[static_cast<std::size_t>(round)], gone);
    }
    std::printf("destroyed=%zu restores=%ld readable_destroyed=%ld survivors_lost=%ld guessed=%ld guessed_before=%ld\n", gone.size(), restores, readable_destroyed, survivors_lost, guessed, controls);
    return readable_destroyed == 0 && survivors_lost == 0 && guessed == 0 && controls >= static_cast<long>(2 * gone.size()) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> a(argv + 1, argv + argc);
    if (a.size() < 2) return 2;
    Folders place{a[1]};
    const auto n = [&](std::size_t i) { return std::atoi(a.at(i).c_str()); };
    if (a[0] == "make") return make(place, n(2));
    if (a[0] == "destroy") return destroy_some(place, a.at(2), n(3), n(4));
    if (a[0] == "archive") return archive_some(place, n(2), n(3));
    if (a[0] == "archived") return check_archived(place, n(2), n(3), n(4));
    if (a[0] == "backup") return copy(place);
    if (a[0] == "restore") return put_back(place, a.at(2));
    if (a[0] == "check") return check(place, n(2), n(3), n(4), a.size() > 5 ? a[5] : "opslag");
    if (a[0] == "ages") return ages(place, n(2), n(3));
    return 2;
}
