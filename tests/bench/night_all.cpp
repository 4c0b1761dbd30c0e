// What a whole night costs beside its parts: a night with many acts (letters that are owed, made, filed, handed over) over a large stock, and
// each part of it alone over the same cases: judging every case once and reckoning what is due, rendering the letters, writing the vault,
// committing the rows, signing the log, handing over. The night may not cost more than twice their sum: what is more is waste.
// Usage: bench_night_all [DOSSIERS] [ACTS]; else 100000 and 1000. Ends in parts_ratio= seconds_night= seconds_parts= and each part.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "jobs/lists.h"
#include "jobs/produce.h"
#include "jobs/reassess.h"
#include "jobs/run.h"
#include "jobs/tonight.h"
#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/vault/vault.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;
using namespace griffier::jobs;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t group_size = 2000, letters_in_group = 64;
constexpr const char* town = "proef-gemeente";
const Date today{2026, 6, 1}, decided{2026, 5, 18};

using Moment = std::chrono::steady_clock::time_point;
Moment now() { return std::chrono::steady_clock::now(); }
double seconds_since(Moment start) { return std::chrono::duration<double>(now() - start).count(); }

[[noreturn]] void stop(const Error& error) {
    std::fprintf(stderr, "%s %s\n", error.code.c_str(), error.args.empty() ? "" : error.args.front().c_str());
    std::exit(1);
}
template <class T>
T must(Result<T> result) {
    if (!result) stop(result.error());
    return *std::move(result);
}
void must(Status status) {
    if (!status) stop(status.error());
}

/// The program in a folder, with a clock that stands.
struct Site {
    test::Folder folder{fs::temp_directory_path()};
    std::unique_ptr<FileSystem> disk = posix_file_system();
    test::SetClock clock{today};
    SystemRandom random;
    std::atomic<bool> stopped{false};
    std::ostringstream out, err;
    World world{.disk = *disk, .clock = clock, .random = random, .out = out, .err = err, .stop = stopped, .program = "", .environment = [](const std::string& name) {
                    return name == "GRIFFIER_DATA" ? std::optional<std::string>(GRIFFIER_SOURCE_DIR) : std::nullopt;
                }};

    std::string at(const std::string& name) const { return folder.at(name); }
    /// Seconds that a command takes; 0, 1 and 6 are ends that a night can have.
    double run(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", GRIFFIER_SOURCE_DIR});
        out.str("");
        const auto start = now();
        const ExitCode code = jobs::run(arguments, world);
        const double took = seconds_since(start);
        if (code != ExitCode::done && code != ExitCode::some_refused && code != ExitCode::deadline) {
            std::fprintf(stderr, "%s ended with %d\n%s\n%s\n", arguments.front().c_str(), static_cast<int>(code), out.str().substr(0, 2000).c_str(), err.str().c_str());
            std::exit(1);
        }
        return took;
    }
};

Persoon person(std::string_view role, int n) {
    Persoon p;
    p.id = "p1", p.rol = role, p.bestand = code::weegploeg;
    p.naam.voornamen = "Voornaam", p.naam.geslachtsnaam = "Kwartelhof" + std::to_string(n), p.naam.geslacht = "V";
    p.geboortedatum = Date(1960 + n % 40, 1 + static_cast<unsigned>(n % 12), 1 + static_cast<unsigned>(n % 28));
    p.adres.straat = "Flonkerpad", p.adres.huisnummer = 1 + n % 200, p.adres.postcode = "9999 ZZ", p.adres.woonplaats = "Grutterdam";
    return p;
}

Besluit decision(const std::string& id, std::string_view kind, std::string_view outcome, std::string_view body) {
    Besluit b;
    b.id = id, b.bestand = code::weegploeg, b.soort = kind, b.uitkomst = outcome, b.datum = decided, b.orgaan = body, b.partijen = {town, "proef-om", "proef-politie"};
    b.redenen = "Een reden van een regel.", b.bron = "import";
    return b;
}

/// A tabled case: of one in so many the person must be informed tonight, of the others that was decided otherwise.
Dossier case_of(int n, bool owed) {
    Dossier d;
    d.nummer = "N-" + std::to_string(n);
    d.gemeente = town;
    d.personen = {person(code::subject, n)};
    Signaal s;
    s.id = "s1", s.bestand = code::weegploeg, s.datum = decided.plus_days(-20), s.partij = "proef-politie";
    s.feit = "Wat er gezien is, in enkele regels die zo lang zijn als zulke regels meestal zijn.", s.duiding = "Wat dat kan betekenen.";
    d.signalen = {s};
    d.analyses.push_back({"a1", std::string(code::weegploeg), decided.plus_days(-5), 1, "Een redenering van enkele zinnen. Zij noemt wat ervoor en wat ertegen spreekt.", {}, ""});
    Besluit informed = decision("b2", code::informeren, owed ? "informeren" : code::niet, "verwerkingsverantwoordelijke");
    informed.verwijst = "b1";
    if (owed)
        for (const std::string& party : informed.partijen) informed.overleg.push_back({party, decided, "Geen bezwaar."});
    d.besluiten = {decision("b1", code::weging, code::agenderen, "weegploeg"), informed};
    return d;
}

struct Opened {
    Call call;
    Catalogue words;
    Output output;
    Context context;
    Session session;
    Opened(Site& site, const std::string& store)
        : call(must(read_call({"nightly", "--store", store, "--data", GRIFFIER_SOURCE_DIR, "--on", today.iso()}, site.world, must(load_catalogue(*site.disk, std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl"))))),
          words(must(load_catalogue(*site.disk, std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl"))),
          output(site.world, words, false),
          context{site.world, call, words, output, {GRIFFIER_SOURCE_DIR}},
          session(must(open_session(context))) {}
};

void fill(Session& session, int cases, int owed_of) {
    const Regime& regime = *session.law.find(session.convenant.regime);
    for (int n = 0; n < cases;) {
        Group group = must(session.store->begin_group());
        for (const int end = std::min<int>(cases, n + static_cast<int>(group_size)); n < end; ++n) {
            const Dossier d = case_of(n, n % owed_of == 0);
            must(group.import(d, sha256(view_of(d.nummer))));
            must(group.bind_regime(d.nummer, regime.id, regime.versie, regime.hash));
            const auto facts = dated_facts({d, regime, session.convenant, session.law.kalender, today, {}, {}});
            std::vector<Bevinding> reasons;
            const auto lines = terms_of(d.nummer, regime, facts, &reasons);
            must(group.set_terms(d.nummer, lines, reasons));
        }
        must(group.commit());
    }
    must(session.store->sign_head());
    // Last night was an ordinary one: this one's turn is a thirtieth of the stock.
    Group group = must(session.store->begin_group());
    must(group.keep("nacht", "voltooid", view_of(std::string(today.plus_days(-1).iso()))));
    must(group.commit());
}

struct Owed {
    Dossier dossier;
    Informeerplicht duty;
};

struct Parts {
    double judge = 0, render = 0, vault = 0, commit = 0, log = 0, hand_over = 0;
    double sum() const { return judge + render + vault + commit + log + hand_over; }
};

/// Every case once: opened, judged on informing; what is due or has its turn is reckoned anew and proposed.
std::vector<Owed> judge(Session& session, double& seconds) {
    const auto start = now();
    const Reading reading(session.store->state());  // as a night reads
    std::vector<Owed> owed;
    Voordracht proposal;
    proposal.peildatum = session.on;
    Tonight tonight = must(Tonight::plan(session));
    must(tonight.find_due(session));
    for (const Dossierregel& line : must(session.store->list())) {
        Dossier dossier = must(session.store->dossier(line.nummer));
        const Regime& regime = *must(session.regime_of(line));
        for (Informeerplicht& duty : informing_duties(dossier, regime, session.convenant, session.law.kalender, {session.on, must(session.sent(line.nummer))}))
            if (duty.stand == "te-informeren" && duty.toelating.oordeel == Oordeel::ja) owed.push_back({dossier, std::move(duty)});
        if (!tonight.looks_at(line.nummer)) continue;
        const auto facts = must(session.facts_of(dossier, regime));
        if (!differences({must(session.store->terms(line.nummer)), terms_of(line.nummer, regime, facts), line.laatste_datum, session.on, session.on}).empty()) stop(error_of(Kind::damaged, "termijn.anders", {}, {line.nummer}));
        propose(proposal, dossier, regime, session.law.kalender, must(lead_time(regime)), must(archived_on(session, line.nummer)));
    }
    freeze(proposal);
    seconds = seconds_since(start);
    return owed;
}

struct Rendered {
    const Owed* of;
    Identiteit identity;
    std::string number;
    Bytes pdf;
};

std::vector<Rendered> render(Context& context, Session& session, const std::vector<Owed>& owed, double& seconds) {
    const Generator& generator = *must(generator_of(context, session));
    const auto start = now();
    std::vector<Rendered> all;
    for (const Owed& one : owed) {
        const Regime& regime = *session.law.find(session.convenant.regime);
        const Identiteit identity{"DOC-01", one.dossier.nummer, one.duty.besluit, one.duty.persoon, 1};
        const std::string number = must(session.store->number_of(identity)).first;
        all.push_back({&one, identity, number, must(generator.make(letter_order(session, one.dossier, regime, one.duty, one.duty.persoon, "nl", number, session.on))).pdf});
    }
    seconds = seconds_since(start);
    return all;
}

/// The rows of each letter and the dates of its case, as a night commits them; without the files.
double commit_rows(Session& session, const std::vector<Rendered>& letters) {
    const auto start = now();
    for (std::size_t first = 0; first < letters.size(); first += letters_in_group) {
        Group group = must(session.store->begin_group());
        for (std::size_t i = first; i < std::min(first + letters_in_group, letters.size()); ++i) {
            const Rendered& one = letters[i];
            must(group.decide(one.identity, session.on, "nl", one.of->duty.toelating));
            const Regime& regime = *session.law.find(session.convenant.regime);
            must(keep_terms(group, one.identity.dossier, regime, must(session.facts_of(one.of->dossier, regime))));
        }
        must(group.commit());
    }
    return seconds_since(start);
}

double write_vault(Site& site, const std::vector<Rendered>& letters) {
    fs::create_directories(site.at("los"));
    Vault vault(*site.disk, site.at("los"));
    must(vault.make());
    const auto start = now();
    for (std::size_t first = 0; first < letters.size(); first += letters_in_group) {
        for (std::size_t i = first; i < std::min(first + letters_in_group, letters.size()); ++i) must(vault.stage(letters[i].pdf));
        must(vault.publish());
        must(vault.settled());
    }
    return seconds_since(start);
}

}  // namespace

int main(int argc, char** argv) {
    const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000, acts = argc > 2 ? std::atoi(argv[2]) : 1000;
    if (cases <= 0 || acts <= 0 || acts > cases) return 2;
    Site site;
    const std::string store = site.at("opslag");
    site.run({"sample", site.at("proef"), "--dossiers", "1", "--seed", "3", "--on", today.iso(), "--regime", "model-2018", "--with-covenant"});
    site.run({"init", "--practice", "--store", store, "--keys", site.at("sleutels"), "--covenant", site.at("proef.convenant.xml"), "--on", today.iso()});
    const auto begun = now();
    {
        Opened opened(site, store);
        fill(opened.session, cases, cases / acts);
    }
    std::fprintf(stderr, "%d cases in %.0f s\n", cases, seconds_since(begun));

    // The parts first, each on a store as it is before the night; what they change is put back.
    fs::copy(store, site.at("begin"), fs::copy_options::recursive);
    fs::copy(site.at("sleutels"), site.at("begin-sleutels"), fs::copy_options::recursive);
    const auto put_back = [&] {
        fs::remove_all(store);
        fs::remove_all(site.at("sleutels"));
        fs::copy(site.at("begin"), store, fs::copy_options::recursive);
        fs::copy(site.at("begin-sleutels"), site.at("sleutels"), fs::copy_options::recursive);
    };
    Parts parts;
    std::size_t made = 0;
    {
        Opened opened(site, store);
        const std::vector<Owed> owed = judge(opened.session, parts.judge);
        const std::vector<Rendered> letters = render(opened.context, opened.session, owed, parts.render);
        made = letters.size();
        parts.vault = write_vault(site, letters);
        parts.commit = commit_rows(opened.session, letters);
        const auto start = now();
        must(opened.session.store->sign_head());
        parts.log = seconds_since(start);
    }
    if (made != static_cast<std::size_t>(acts)) {
        std::fprintf(stderr, "%zu letters are owed, not %d\n", made, acts);
        return 1;
    }
    put_back();
    fs::create_directories(site.at("kanaal"));
    const std::string channel = "channel = " + site.at("kanaal") + "\n";
    const auto set_channel = [&] {
        const std::string ini = text_of(must(site.disk->read(store + "/griffier.ini"))) + channel;
        must(site.disk->write_durable(store + "/griffier.ini", view_of(ini)));
    };
    site.run({"nightly", "--only", "letters", "--store", store, "--on", today.iso()});
    set_channel();
    parts.hand_over = site.run({"nightly", "--only", "issue", "--store", store, "--on", today.iso()});
    std::fprintf(stderr, "judge %.1f render %.1f vault %.1f commit %.1f log %.1f hand-over %.1f\n", parts.judge, parts.render, parts.vault, parts.commit, parts.log, parts.hand_over);

    put_back();
    fs::remove_all(site.at("kanaal"));
    fs::create_directories(site.at("kanaal"));
    set_channel();
    const double night = site.run({"nightly", "--store", store, "--on", today.iso(), "--json"});
    const std::string said = site.out.str();
    for (const char* count : {"\"made\":", "\"issued\":"})
        if (said.find(count + std::to_string(acts)) == std::string::npos) {
            std::fprintf(stderr, "the night did not do its %d acts: %s\n", acts, said.substr(said.rfind("{\"type\":\"summary\"")).c_str());
            return 1;
        }
    std::printf("parts_ratio=%.2f seconds_night=%.1f seconds_parts=%.1f judge=%.1f render=%.1f vault=%.1f commit=%.1f log=%.1f hand_over=%.1f dossiers=%d acts=%d\n", night / parts.sum(), night, parts.sum(), parts.judge,
                parts.render, parts.vault, parts.commit, parts.log, parts.hand_over, cases, acts);
    return 0;
}
