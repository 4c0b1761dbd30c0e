// What a night costs: finding what is due and judging it anew, in stores of many cases of which one in a thousand is due. Beside it the
// least that it can cost: one query by date for the same rows, and opening the cells of those cases, with nothing made of them. Start-up and
// reading the regimes are measured apart, and so is the thirtieth of the stock that each night reckons anew.
// Usage: bench_night [SIZE...] [--million]; sizes of stores, else 10000 and 100000. Ends in floor_ratio_10k= ms_due_10k= ms_floor_10k= ...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "jobs/lists.h"
#include "jobs/reassess.h"
#include "jobs/tonight.h"
#include "records/model/codes.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"
#include "records/registry/state.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;
using namespace griffier::jobs;

namespace {

constexpr int one_due_in = 1000, group_size = 2000, kinds = 32;
constexpr const char* regime_id = "model-2018";
const Date today{2026, 11, 18};

using Moment = std::chrono::steady_clock::time_point;
Moment now() { return std::chrono::steady_clock::now(); }
double ms_since(Moment start) { return std::chrono::duration<double, std::milli>(now() - start).count(); }
double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

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

Persoon person(const std::string& id, std::string_view role, int n) {
    Persoon p;
    p.id = id, p.rol = role, p.bestand = code::weegploeg;
    p.naam.voornamen = "Voornaam", p.naam.geslachtsnaam = "Kwartelhof" + std::to_string(n);
    p.geboortedatum = Date(1960 + n % 40, 1 + static_cast<unsigned>(n % 12), 1 + static_cast<unsigned>(n % 28));
    p.adres.straat = "Flonkerpad", p.adres.huisnummer = n % 200, p.adres.postcode = "9999 ZZ", p.adres.woonplaats = "Grutterdam";
    return p;
}

Besluit decision(const std::string& id, std::string_view kind, std::string_view outcome, Date day) {
    Besluit b;
    b.id = id, b.bestand = code::weegploeg, b.soort = kind, b.uitkomst = outcome, b.datum = day, b.orgaan = "weegploeg", b.partijen = {"gem", "om", "pol"};
    b.redenen = "Een reden van een regel.", b.bron = "import";
    return b;
}

/// A case that was weighed on this day, and of which nobody has to be informed: not tabled, or tabled with a plan and an action.
Dossier case_of(int n, Date decided, bool tabled) {
    Dossier d;
    d.nummer = "N-" + std::to_string(n);
    d.gemeente = "gem-1";
    d.personen = {person("p1", code::subject, n), person("p2", code::melder, n + 1)};
    for (int i = 1; i <= 2; ++i) {
        Signaal s;
        s.id = "s" + std::to_string(i), s.bestand = code::weegploeg, s.datum = decided.plus_days(-20 + i), s.partij = "pol", s.melder = "p2";
        s.feit = "Wat er gezien is, in enkele regels die zo lang zijn als zulke regels meestal zijn.", s.duiding = "Wat dat kan betekenen.";
        d.signalen.push_back(std::move(s));
    }
    d.analyses.push_back({"a1", std::string(code::weegploeg), decided.plus_days(-5), 1, "Een redenering van enkele zinnen. Zij noemt wat ervoor en wat ertegen spreekt.", {}, ""});
    Besluit informed = decision("b2", code::informeren, code::niet, decided);
    informed.verwijst = "b1", informed.betreft = "p1";
    Besluit reporter = decision("b3", code::informeren, code::niet, decided);
    reporter.verwijst = "b1", reporter.betreft = "p2";
    d.besluiten = {decision("b1", code::weging, tabled ? code::agenderen : code::niet_agenderen, decided), informed, reporter};
    if (!tabled) return d;
    d.plannen.push_back({"i1", "Het doel van het plan.", "gem", "De uitvoerder stuurt de brief.", decided.plus_days(10), 1});
    d.acties.push_back({"c1", std::string(code::casusoverleg), decided.plus_days(12), "gem", "Een actie van een partij.", "open", std::nullopt});
    d.overdrachten.push_back({decided, "x-1", {{"naw", "p1"}, {"signaal", "s1"}, {"analyse", "a1"}}});
    return d;
}

/// Law and covenant as the commands load them.
void load(Session& session, FileSystem& disk) {
    const std::string folder = std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes";
    const RegimeLoader loader = must(RegimeLoader::load(disk, folder));
    for (const auto& [file, regime] : loader.all()) session.law.regimes.push_back(regime);
    session.law.kalender = must(load_kalender(must(disk.read(folder + "/kalender.xml")), "kalender.xml"));
    session.convenant.id = "proef", session.convenant.regime = regime_id;
    for (const char* id : {"gem", "om", "pol"}) {
        Partij party;
        party.id = id, party.naam = id;
        session.convenant.partijen.push_back(party);
    }
    session.on = today;
}

/// One in a thousand was not tabled and is due this week; the rest is tabled, kept for years, and was last worked on this year.
bool is_due(int n) { return n % one_due_in == one_due_in / 2; }
Date decided_on(int n) { return is_due(n) ? Date(2026, 5, 20) : Date(2026, 3, 1).plus_days(n % kinds); }

void fill(Session& session, int cases) {
    const Regime& regime = *session.law.find(regime_id);
    std::map<Date, std::pair<std::vector<Termijnregel>, std::vector<Bevinding>>> terms;  // the same for every case of a day
    for (int n = 0; n < cases;) {
        Group group = must(session.store->begin_group());
        for (const int end = std::min(cases, n + group_size); n < end; ++n) {
            const Dossier d = case_of(n, decided_on(n), !is_due(n));
            auto found = terms.find(decided_on(n));
            if (found == terms.end()) {
                const auto facts = dated_facts({d, regime, session.convenant, session.law.kalender, today, {}, {}});
                std::vector<Bevinding> reasons;
                auto lines = terms_of(d.nummer, regime, facts, &reasons);
                found = terms.emplace(decided_on(n), std::pair(std::move(lines), std::move(reasons))).first;
            }
            must(group.import(d, sha256(view_of(d.nummer))));
            must(group.bind_regime(d.nummer, regime.id, regime.versie, regime.hash));
            must(group.set_terms(d.nummer, found->second.first, found->second.second));
        }
        must(group.commit());
    }
}

/// The night's own way: what is due by the stored dates, each case read, its dates reckoned anew and held against the stored ones, and the
/// parts that come up for destruction in their order. Returns how many.
std::size_t due_and_assess(Session& session) {
    Voordracht proposal;
    proposal.peildatum = session.on;
    for (const std::string& number : must(keeping_due(session))) {
        const Dossierregel line = must(session.store->summary(number));
        const Dossier dossier = must(session.store->dossier(number));
        const Regime& regime = *must(session.regime_of(line));
        const auto facts = must(session.facts_of(dossier, regime));
        const auto stored = must(session.store->terms(number));
        if (!differences({stored, terms_of(number, regime, facts), line.laatste_datum, session.on, session.on}).empty()) stop(error_of(Kind::damaged, "termijn.anders", {}, {number}));
        propose(proposal, dossier, regime, session.law.kalender, must(lead_time(regime)), must(archived_on(session, number)));
    }
    freeze(proposal);
    return proposal.posten.size();
}

/// One query by date, and the cells of the cases that it gives.
std::size_t floor_of(Session& session, Date until) {
    StoreState& state = session.store->state();
    Query& q = state.sql("SELECT d.nummer, t.regel, t.waarvoor, t.bestand, t.item, t.start_event, t.start, t.datum, t.uiterst, t.regime_hash "
                         "FROM main.termijn t JOIN main.dossier d ON d.id = t.dossier WHERE t.datum <= ?1 ORDER BY t.datum, d.nummer").with(until);
    std::vector<std::string> numbers;
    while (q.step())
        if (numbers.empty() || numbers.back() != q.text(0)) numbers.push_back(q.text(0));
    // A case may have more than one date among them.
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::size_t bytes = 0;
    for (const std::string& number : numbers) {
        const DossierRow row = must(state.need_dossier(number));
        bytes += must(state.open(row.sleutel, row.kop, {row.id, "dossier", "kop", "", row.versie})).size();
        for (const std::string_view schema : file_schemas)
            for (const ItemRow& item : state.items(row.id, schema)) bytes += must(state.open_item(row, item)).size();
        state.forget_keys();
    }
    return bytes > 0 ? numbers.size() : 0;
}

/// The cases whose turn it is this night, as the night goes through them.
std::pair<long, double> thirtieth(Session& session) {
    const auto start = now();
    {
        Group group = must(session.store->begin_group());
        must(group.keep("nacht", "voltooid", view_of(std::string(today.plus_days(-1).iso()))));
        must(group.commit());
    }
    const Tonight tonight = must(Tonight::plan(session));
    long cases = 0;
    for (const std::string& number : must(session.store->numbers())) {
        if (!tonight.in_part(number)) continue;
        const Dossierregel line = must(session.store->summary(number));
        const Dossier dossier = must(session.store->dossier(number));
        const Regime& regime = *must(session.regime_of(line));
        const auto facts = must(session.facts_of(dossier, regime));
        if (!differences({must(session.store->terms(number)), terms_of(number, regime, facts), line.laatste_datum, session.on, session.on}).empty()) stop(error_of(Kind::damaged, "termijn.anders", {}, {number}));
        ++cases;
    }
    return {cases, ms_since(start)};
}

std::string measure(int cases) {
    const std::string name = cases % 1'000'000 == 0 ? std::to_string(cases / 1'000'000) + "m" : cases % 1000 == 0 ? std::to_string(cases / 1000) + "k" : std::to_string(cases);
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock(today);
    SystemRandom random;
    auto disk = posix_file_system();
    StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    must(Store::init(paths, {}, *disk, clock, random));
    {
        Session session;
        load(session, *disk);
        session.store = must(Store::open(paths, *disk, clock, random));
        const auto start = now();
        fill(session, cases);
        std::fprintf(stderr, "%d cases in %.0f s\n", cases, ms_since(start) / 1000);
    }
    const auto begun = now();
    Session session;
    load(session, *disk);
    session.store = must(Store::open(paths, *disk, clock, random));
    const double started = ms_since(begun);
    const std::size_t expected = static_cast<std::size_t>(cases / one_due_in);
    const Date until = today.plus_days(must(lead_time(*session.law.find(regime_id))).dagen_vooraf);
    std::vector<double> due, least, ratios;
    for (int round = 0; round < 31; ++round) {
        const auto a = now();
        const std::size_t found = due_and_assess(session);
        const auto b = now();
        const std::size_t rows = floor_of(session, until);
        const auto c = now();
        if (found != expected || rows != expected) stop(error_of(Kind::damaged, "bench", {}, {std::to_string(found) + " and " + std::to_string(rows) + " of " + std::to_string(expected)}));
        due.push_back(std::chrono::duration<double, std::milli>(b - a).count());
        least.push_back(std::chrono::duration<double, std::milli>(c - b).count());
        ratios.push_back(due.back() / least.back());
    }
    const auto [part, part_ms] = thirtieth(session);
    char out[400];
    std::snprintf(out, sizeof out, "floor_ratio_%s=%.2f ms_due_%s=%.2f ms_floor_%s=%.2f ms_start_%s=%.0f thirtieth_%s=%ld ms_thirtieth_%s=%.0f", name.c_str(), median(ratios), name.c_str(), median(due), name.c_str(),
                  median(least), name.c_str(), started, name.c_str(), part, name.c_str(), part_ms);
    std::fprintf(stderr, "%s\n", out);
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::string(argv[i]) == "--million" ? 1'000'000 : std::atoi(argv[i]));
    if (sizes.empty()) sizes = {10'000, 100'000};
    std::string line;
    for (const int size : sizes) line += (line.empty() ? "" : " ") + measure(size);
    std::printf("%s\n", line.c_str());
    return 0;
}
