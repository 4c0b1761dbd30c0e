// A small store as this version leaves it, kept so that later versions show that they still open it. How it was made: run this test
// with GRIFFIER_GOLDEN_OUT set to an empty folder, and move what it wrote to tests/fixtures/<name>.
#include <cstdlib>
#include <filesystem>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;

void fill(const StorePaths& paths, FileSystem& disk, Clock& clock) {
    SeededRandom random(42);
    ASSERT_TRUE(Store::init(paths, {true, bytes_of("<convenant/>"), "{}"}, disk, clock, random));
    auto store = Store::open(paths, disk, clock, random, 0);
    ASSERT_TRUE(store);
    CaseMaker maker(77);
    auto group = (*store)->begin_group();
    ASSERT_TRUE(group);
    for (const char* number : {"G-1", "G-2", "G-3"}) {
        Dossier d = maker.make(number);
        ASSERT_TRUE(group->import(d, source_of(d)));
    }
    ASSERT_TRUE(group->bind_regime("G-1", "model-2018", "1", std::string(64, 'a')));
    Besluit act;
    act.id = "c1", act.soort = "partners", act.datum = Date(2026, 1, 5), act.redenen = "omdat";
    ASSERT_TRUE(group->record("G-1", act));
    auto line = group->decide({"DOC-01", "G-1", "b1", "p1", 1}, Date(2026, 3, 2), "nl", {});
    ASSERT_TRUE(line);
    ASSERT_TRUE(group->file(line->first.nummer, view_of("een brief van toen")));
    ASSERT_TRUE(group->commit());
    ASSERT_TRUE((*store)->sign_head());
}

TEST(Golden, a_store_of_the_first_version_opens_reads_and_goes_on) {
    Folder folder;
    SetClock clock;
    auto disk = posix_file_system();
    if (const char* out = std::getenv("GRIFFIER_GOLDEN_OUT")) return fill({std::string(out) + "/opslag", std::string(out) + "/sleutel"}, *disk, clock);
    const fs::path kept = fs::path(GRIFFIER_SOURCE_DIR) / "tests/fixtures/store-schema-1";
    ASSERT_TRUE(fs::exists(kept / "opslag/opslag")) << "the golden store is gone";
    fs::copy(kept, folder.at("g"), fs::copy_options::recursive);
    // a clone keeps no empty folders
    for (char digit : std::string("0123456789abcdef")) fs::create_directories(folder.at("g/opslag/kluis/" + std::string(1, digit)));
    fs::create_directories(folder.at("g/opslag/kluis/nieuw"));
    SystemRandom random;
    auto store = Store::open({folder.at("g/opslag"), folder.at("g/sleutel")}, *disk, clock, random, 0);
    ASSERT_TRUE(store) << store.error().code;
    EXPECT_TRUE((*store)->practice());
    auto flaws = (*store)->verify();
    ASSERT_TRUE(flaws);
    EXPECT_TRUE(flaws->empty()) << (flaws->empty() ? "" : flaws->front().code);
    EXPECT_EQ(*(*store)->numbers(), (std::vector<std::string>{"G-1", "G-2", "G-3"}));
    CaseMaker maker(77);
    for (const char* number : {"G-1", "G-2", "G-3"}) {
        Dossier made = maker.make(number);
        auto read = (*store)->dossier(number);
        ASSERT_TRUE(read);
        EXPECT_EQ(encode(*read->subject()), encode(*made.subject()));
        EXPECT_EQ(encode(read->signalen.front()), encode(made.signalen.front()));
    }
    auto lines = (*store)->documents("G-1");
    ASSERT_TRUE(lines);
    ASSERT_EQ(lines->size(), 1u);
    EXPECT_EQ(text_of(*(*store)->document(lines->front().nummer)), "een brief van toen");
    EXPECT_FALSE((*store)->head()->empty());
    auto group = (*store)->begin_group();
    ASSERT_TRUE(group);
    Dossier next = CaseMaker(5).make("G-4");
    EXPECT_TRUE(group->import(next, source_of(next)));
    ASSERT_TRUE(group->commit());
    EXPECT_TRUE((*store)->verify()->empty());
}

}  // namespace
