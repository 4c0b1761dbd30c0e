// What an evaluation bundle costs: griffier evaluate over two years of so many cases, each with its import, three decisions, a letter, a request or a
// disclosure now and then, and moves to the archive, so about eight leaves a case; measured as a process of its own.
// Usage: bench_bundle [CASES], else 100000. Ends in seconds= peak_mib= leaves=
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "records/model/codes.h"
#include "records/registry/store.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;

namespace {

constexpr int group_size = 1000;
const Date first{2024, 1, 1}, last{2025, 12, 31};

[[noreturn]] void stop(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}
template <class T>
T must(Result<T> result) {
    if (!result) stop(result.error().code);
    return *std::move(result);
}
void must(Status status) {
    if (!status) stop(status.error().code);
}

struct Ran {
    int exit = -1;
    double seconds = 0, mib = 0;
};

Ran run(const std::vector<std::string>& call) {
    std::vector<char*> arguments;
    for (const std::string& one : call) arguments.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    const auto begun = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child) stop("no process");
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(), static_cast<double>(used.ru_maxrss) / 1024};
}

Besluit decision(const std::string& id, std::string_view kind, std::string_view outcome, Date day) {
    Besluit b;
    b.id = id, b.bestand = code::weegploeg, b.soort = kind, b.uitkomst = outcome, b.datum = day, b.orgaan = "weegploeg", b.redenen = "Een reden.", b.bron = "import";
    if (outcome == code::uitstel) b.gronden = {std::string(1, static_cast<char>('a' + day.day() % 10))}, b.gronden_lijst = code::uitstel;
    return b;
}

Dossier case_of(int n, Date day) {
    Dossier d;
    d.nummer = "N-" + std::to_string(n);
    d.gemeente = "proef-gemeente";
    Persoon p;
    p.id = "p1", p.rol = code::subject, p.bestand = code::weegploeg, p.naam.geslachtsnaam = "Kwartelhof" + std::to_string(n), p.geboortedatum = Date(1970, 1, 1).plus_days(n % 9000);
    d.personen.push_back(p);
    Signaal s;
    s.id = "s1", s.bestand = code::weegploeg, s.datum = day.plus_days(-n % 40), s.feit = "Wat er gezien is.", s.duiding = "Wat dat kan betekenen.";
    d.signalen.push_back(s);
    const bool tabled = n % 3 != 0, deferred = n % 7 == 0;
    d.besluiten = {decision("b1", code::weging, tabled ? code::agenderen : code::niet_agenderen, day), decision("b2", code::informeren, deferred ? code::uitstel : code::informeren, day)};
    if (deferred) d.besluiten.push_back(decision("b3", code::informeren, code::informeren, day.plus_days(n % 300)));
    if (n % 5 == 0) {
        Verstrekking v;
        v.id = "v1", v.bestand = code::weegploeg, v.ontvanger = "proef-om", v.datum = day.plus_days(3);
        d.verstrekkingen.push_back(v);
    }
    if (n % 20 == 0) {
        Verzoek v;
        v.id = "vz1", v.soort = "inzage", v.ontvangen = day;
        Verzoekstap step;
        step.soort = "besluit", step.uitkomst = n % 40 == 0 ? "toewijzen" : "deels", step.datum = day.plus_days(10 + n % 50);
        v.stappen.push_back(step);
        d.verzoeken.push_back(v);
    }
    return d;
}

/// Two years of cases, in the order of their days, and the leaves of their letters and of the archive.
void fill(Store& store, test::SetClock& clock, int cases) {
    const int days = days_between(first, last) + 1;
    for (int n = 0; n < cases;) {
        const Date day = first.plus_days(static_cast<int>(static_cast<long>(n) * days / cases));
        clock.set(Instant(day.days() + std::chrono::hours(10)));
        Group group = must(store.begin_group());
        for (const int end = std::min(cases, n + group_size); n < end; ++n) {
            const Dossier d = case_of(n, day);
            must(group.import(d, sha256(view_of(d.nummer))));
            for (const char* state : {"besloten", "gereed"})
                must(group.note("stuk", d.nummer, {{"s", "DOC-01"}, {"op", day.plus_days(n % 40).iso()}, {"u", state}, {"i", std::to_string(n)}, {"uiterst", day.plus_days(31).iso()}}));
            must(group.note("archief", d.nummer, {{"u", "gearchiveerd"}, {"f", "weegploeg"}, {"op", day.plus_days(n % 400).iso()}, {"uiterst", day.plus_days(365).iso()}}));
        }
        must(group.commit());
    }
    clock.set(Instant(last.plus_days(2).days() + std::chrono::hours(10)));
    Group group = must(store.begin_group());
    must(group.note("nacht", "", {{"op", last.plus_days(2).iso()}, {"gemist", "0"}}));
    must(group.commit());
    must(store.sign_head());
}

}  // namespace

int main(int argc, char** argv) {
    const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const std::string griffier = std::string(GRIFFIER_BINARY_DIR) + "/griffier";
    if (!std::filesystem::exists(griffier)) stop("the program is not built: " + griffier);
    test::Folder folder(std::filesystem::temp_directory_path());
    if (run({griffier, "sample", folder.at("proef"), "--dossiers", "1", "--on", "2024-01-01", "--regime", "model-2018", "--with-covenant"}).exit != 0) stop("sample");
    if (run({griffier, "init", "--practice", "--store", folder.at("opslag"), "--keys", folder.at("sleutels"), "--covenant", folder.at("proef.convenant.xml")}).exit != 0) stop("init");
    std::size_t leaves = 0;
    {
        test::SetClock clock(first);
        SystemRandom random;
        auto disk = posix_file_system();
        const auto store = must(Store::open({folder.at("opslag"), folder.at("sleutels")}, *disk, clock, random));
        const auto begun = std::chrono::steady_clock::now();
        fill(*store, clock, cases);
        leaves = static_cast<std::size_t>(must(store->counters()).logbladen);
        std::fprintf(stderr, "%d cases, %zu leaves in %.0f s\n", cases, leaves, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    }
    const Ran made = run({griffier, "evaluate", "--store", folder.at("opslag"), "--out", folder.at("uit"), "--from", first.iso(), "--to", last.iso(), "--on", last.plus_days(3).iso(), "--as", "proef-uitvoerder", "--purpose", "meting"});
    if (made.exit != 0) stop("evaluate: exit " + std::to_string(made.exit));
    std::printf("seconds=%.2f peak_mib=%.0f leaves=%zu cases=%d\n", made.seconds, made.mib, leaves, cases);
    return 0;
}
