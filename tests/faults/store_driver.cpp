// A small program over the store alone, to be killed at every system call: init DIR | work DIR | check DIR ACKS.
// `work` prints "ack N" after each thing that it was told is durable; `check` demands what was acknowledged and a sound store,
// does the work again and demands that nothing came twice.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

#include "records/registry/store.h"
#include "tests/support/cases.h"
#include "tests/support/fakes.h"

using namespace griffier;

namespace {

struct World {
    explicit World(const std::string& dir, std::uint64_t seed) : paths{dir + "/opslag", dir + "/sleutel"}, random(seed) {}
    StorePaths paths;
    test::SetClock clock;
    test::SeededRandom random;
    std::unique_ptr<FileSystem> disk = posix_file_system();
    Result<std::unique_ptr<Store>> open() { return Store::open(paths, *disk, clock, random, 2000); }
};

int failed(const char* step, const Error& error) {
    std::fprintf(stderr, "%s: %s %s\n", step, error.code.c_str(), error.args.empty() ? "" : error.args[0].c_str());
    return 75;
}

void acknowledge(int n) {
    char line[16];
    int size = std::snprintf(line, sizeof line, "ack %d\n", n);
    if (::write(STDERR_FILENO, line, static_cast<std::size_t>(size)) != size) std::exit(75);  // not said, so nobody may count on it
}

int init(World& world) {
    auto made = Store::init(world.paths, {false, bytes_of("<convenant/>"), "{}"}, *world.disk, world.clock, world.random);
    return made ? 0 : failed("init", made.error());
}

#define STEP(name, expression)                                              \
    if (auto done = (expression); !done) return failed(name, done.error())

int work(Store& store) {
    test::CaseMaker maker(21);
    const Dossier one = maker.make("F-1"), two = maker.make("F-2");
    {
        auto group = store.begin_group();
        if (!group) return failed("begin", group.error());
        STEP("import", group->import(one, sha256(view_of("een"))));
        STEP("import", group->import(two, sha256(view_of("twee"))));
        STEP("commit", group->commit());
        acknowledge(1);
    }
    {
        auto group = store.begin_group();
        if (!group) return failed("begin", group.error());
        Besluit act;
        act.id = "c1", act.soort = "partners", act.datum = Date(2026, 1, 5), act.redenen = "omdat";
        STEP("bind", group->bind_regime("F-1", "model-2018", "1", std::string(64, 'a')));
        STEP("record", group->record("F-1", act));
        for (const char* who : {"p1", "p2"}) {
            auto line = group->decide({"DOC-01", "F-1", "b1", who, 1}, Date(2026, 3, 2), "nl", {});
            if (!line) return failed("decide", line.error());
            STEP("file", group->file(line->first.nummer, view_of(std::string("brief ") + who)));
        }
        STEP("commit", group->commit());
        acknowledge(2);
    }
    STEP("head", store.sign_head());
    acknowledge(3);
    return 0;
}

int wrong(const char* what) {
    std::printf("violation %s\n", what);
    return 1;
}

int sound(Store& store) {
    auto flaws = store.verify();
    if (!flaws) return wrong(flaws.error().code.c_str());
    for (const Gebrek& flaw : *flaws) std::printf("flaw %s %s\n", flaw.code.c_str(), flaw.args.empty() ? "" : flaw.args[0].c_str());
    return flaws->empty() ? 0 : wrong("verify");
}

int check(World& world, int acks) {
    auto opened = world.open();
    if (!opened) {
        std::printf("%s ", opened.error().code.c_str());
        return wrong("open");
    }
    Store& store = **opened;
    if (int bad = sound(store)) return bad;
    auto numbers = store.numbers();
    auto documents = store.documents();
    auto head = store.head();
    if (!numbers || !documents || !head) return wrong("read");
    if (numbers->size() != 0 && numbers->size() != 2) return wrong("half_a_group");
    if (documents->size() != 0 && documents->size() != 2) return wrong("half_a_group_of_documents");
    if (acks >= 1 && numbers->size() != 2) return wrong("acknowledged_case_gone");
    if (acks >= 2 && documents->size() != 2) return wrong("acknowledged_document_gone");
    if (acks >= 3 && head->empty()) return wrong("acknowledged_head_gone");
    if (work(store) != 0) return wrong("work_again");
    if (int bad = sound(store)) return bad;
    documents = store.documents();
    if (!documents || documents->size() != 2 || store.counters()->dossiers != 2 || store.dossier("F-1")->besluiten.back().id != "c1") return wrong("twice");
    for (const Stukregel& line : *documents)
        if (auto bytes = store.document(line.nummer); !bytes || text_of(*bytes) != "brief " + line.adressaat) return wrong("document");
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::string command = argv[1];
    World world(argv[2], command == "init" ? 1 : command == "work" ? 2 : 3);
    if (command == "init") return init(world);
    if (command == "work") {
        auto store = world.open();
        return store ? work(**store) : failed("open", store.error());
    }
    if (command == "check") return check(world, argc > 3 ? std::atoi(argv[3]) : 0);
    // after an init that was cut off: it is a store, or init makes it one
    if (command == "finish") {
        if (auto store = world.open()) return 0;
        return init(world);
    }
    return 2;
}
