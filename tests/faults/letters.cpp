// The steps that tests/faults/letters.py kills: a store full of letters, and the run that hands them over. Each call opens the store anew, as a
// run of griffier does; the hand-over and the directory are those of griffier (jobs/handover.h, jobs/channel.h). Folders below AT: opslag, sleutel,
// kanaal. The letters are small and no PDFs: nothing here looks into them.
//   fill AT FROM TO | issue AT IN_ONE | count AT
// `issue` ends in 5 when another run holds the store. `count` prints number and state of each letter, and what verify finds.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "jobs/handover.h"
#include "records/model/codes.h"
#include "tests/support/cases.h"
#include "tests/support/fakes.h"

using namespace griffier;
using namespace griffier::jobs;

namespace {

const Date today{2026, 3, 2};
constexpr int per_case = 1000;

struct Run {
    std::string at;
    std::unique_ptr<FileSystem> disk = posix_file_system();
    test::SetClock clock{today};
    SystemRandom random{};
    StorePaths paths() const { return {at + "/opslag", at + "/sleutel"}; }
    Result<std::unique_ptr<Store>> open() { return Store::open(paths(), *disk, clock, random, 0); }
};

Status fill_cases(Store& store, int from, int to) {
    test::CaseMaker maker(5);
    for (int first = from; first < to; first += per_case) {
        const std::string number = "L-" + std::to_string(first);
        TRY_ASSIGN(Group group, store.begin_group());
        const Dossier dossier = maker.make(number);
        TRY(group.import(dossier, sha256(view_of(number))));
        TRY(group.bind_regime(number, "model-2018", "1", std::string(64, 'a')));
        for (int i = first; i < std::min(to, first + per_case); ++i) {
            TRY_ASSIGN(const auto line, group.decide({"DOC-01", number, "b1", "p1", i + 1}, today, "nl", {}));
            TRY(group.file(line.first.nummer, view_of("brief " + std::to_string(i) + std::string(2000, '.')), Stand::opgeborgen));
            TRY(enter_letter(store, group, line.first.nummer, today));
        }
        TRY(group.commit());
    }
    return {};
}

Status fill(Run& run, int from, int to) {
    if (!run.disk->exists(run.at + "/opslag")) {
        TRY(run.disk->make_directory(run.at + "/kanaal"));
        TRY(Store::init(run.paths(), {true, bytes_of("<convenant/>"), "{}"}, *run.disk, run.clock, run.random));
    }
    TRY_ASSIGN(auto store, run.open());
    return fill_cases(*store, from, to);
}

Status issue(Run& run, std::size_t in_one) {
    TRY_ASSIGN(auto store, run.open());
    TRY_ASSIGN(const auto counts, letter_counts(*store));
    const auto channel = print_directory(*run.disk, run.at + "/kanaal", store->origin(), true, today);
    TRY(channel->ready(counts.contains(Verzendstand::overgedragen) || counts.contains(Verzendstand::bevestigd)));
    TRY(channel->claim());
    Status refused;
    Handover handover(*store, *channel, today, [&](const LetterEvent& event) {
        if (event.error && refused) refused = *event.error;
    }, {}, in_one);
    TRY(handover.recover());
    TRY(handover.take_receipts());
    TRY(handover.hand_over([](const Verzending&) -> Result<Release> { return Release{}; }, [] { return false; }));
    TRY(handover.clear());
    return refused;
}

Status count(Run& run) {
    TRY_ASSIGN(auto store, run.open());
    TRY_ASSIGN(const auto letters, letters_in(*store, std::nullopt));
    for (const Verzending& letter : letters) std::printf("%s %s\n", letter.stuk.nummer.c_str(), std::string(code_of(letter.stand)).c_str());
    TRY_ASSIGN(const auto found, store->verify());
    for (const Gebrek& one : found) std::printf("verify %s %s\n", one.code.c_str(), one.args.empty() ? "" : one.args.front().c_str());
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::string what = argv[1];
    Run run{argv[2]};
    const auto number = [&](int i) { return argc > i ? std::atoi(argv[i]) : 0; };
    const Status done = what == "fill" ? fill(run, number(3), number(4)) : what == "issue" ? issue(run, static_cast<std::size_t>(number(3))) : count(run);
    if (done) return 0;
    std::fprintf(stderr, "%s %s\n", done.error().code.c_str(), done.error().place.file.c_str());
    return done.error().kind == Kind::busy ? 5 : done.error().kind == Kind::again ? 75 : 1;
}
