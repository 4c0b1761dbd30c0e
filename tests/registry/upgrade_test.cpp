// Stores as versions 2 to 4 of the schema left them, with a destruction behind them, since the third a file in the archive, and in the
// fourth a letter that was handed over and one that waits: later versions open them, lose nothing, bring nothing back, and go on. tests/fixtures/make.py made them from this test.
#include <cstdlib>
#include <filesystem>

#include "records/registry/archive.h"
#include "records/registry/destroy.h"
#include "records/registry/issue.h"
#include "records/registry/schema.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;

DestroyOrder order_for(Store& store, const std::string& number) {
    DestroyOrder order;
    order.lijst = sha256(view_of("lijst " + number));
    order.zerken_tot = Date(2036, 1, 1);
    if (const auto files = store.items_in(number))
        for (const auto& [file, count] : *files) order.delen.push_back({"VL-1/" + file, number, file, file, {}, true});
    return order;
}

/// U-1 stays, U-2 has its weegploeg file in the archive (when `archived`), U-3 is destroyed; with `issued` a letter of U-1 left and
/// another waits.
void fill(const std::string& at, bool archived, bool issued) {
    fs::create_directories(at + "/houder2");
    const StorePaths paths{at + "/opslag", at + "/sleutel", {}, {at + "/houder2"}};
    const auto disk = posix_file_system();
    SetClock clock;
    SeededRandom random(archived ? 43 : 44);
    ASSERT_TRUE(Store::init(paths, {true, bytes_of("<convenant/>"), "{}"}, *disk, clock, random));
    auto store = Store::open(paths, *disk, clock, random, 0);
    ASSERT_TRUE(store);
    CaseMaker maker(78);
    {
        auto group = (*store)->begin_group();
        ASSERT_TRUE(group);
        for (const char* number : {"U-1", "U-2", "U-3"}) {
            const Dossier d = maker.make(number);
            ASSERT_TRUE(group->import(d, source_of(d)));
            ASSERT_TRUE(group->bind_regime(number, "model-2018", "1", std::string(64, 'a')));
        }
        const auto line = group->decide({"DOC-01", "U-1", "b1", "p1", 1}, Date(2026, 3, 2), "nl", {});
        ASSERT_TRUE(line);
        ASSERT_TRUE(group->file(line->first.nummer, view_of("een brief van toen")));
        ASSERT_TRUE(group->keep("lijst", "VL-2026-0001", view_of("<vernietigingslijst/>")));
        ASSERT_TRUE(group->keep_with("U-1", "weegploeg", "lijstpost", "VL-2026-0001/1", view_of("wat erop stond")));
        ASSERT_TRUE(group->commit());
    }
    const auto outcome = destroy(**store, order_for(**store, "U-3"));
    ASSERT_TRUE(outcome);
    ASSERT_TRUE(outcome->volledig());
    if (archived) {
        auto group = (*store)->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(archive(**store, *group, "U-2", "weegploeg", Date(2026, 3, 2)));
        ASSERT_TRUE(group->commit());
    }
    if (issued) {
        auto group = (*store)->begin_group();
        ASSERT_TRUE(group);
        const auto second = group->decide({"DOC-01", "U-1", "b2", "p1", 1}, Date(2026, 3, 2), "nl", {});
        ASSERT_TRUE(second);
        ASSERT_TRUE(group->file(second->first.nummer, view_of("een tweede brief"), Stand::opgeborgen));
        const std::string first = (*store)->number_of({"DOC-01", "U-1", "b1", "p1", 1})->first;
        ASSERT_TRUE(enter_letter(**store, *group, first, Date(2026, 3, 2), true));
        ASSERT_TRUE(move_letter(**store, *group, first, {Verzendstand::onderweg, "z-1", "", Date(2026, 3, 2), ""}));
        ASSERT_TRUE(move_letter(**store, *group, first, {Verzendstand::overgedragen, "z-1", "", Date(2026, 3, 2), ""}));
        ASSERT_TRUE(enter_letter(**store, *group, second->first.nummer, Date(2026, 3, 2)));
        ASSERT_TRUE(group->commit());
    }
    ASSERT_TRUE((*store)->sign_head());
}

class Upgrade : public testing::TestWithParam<int> {};

TEST_P(Upgrade, a_store_of_an_older_schema_opens_reads_destroys_and_archives) {
    const int version = GetParam();
    if (const char* out = std::getenv("GRIFFIER_UPGRADE_OUT")) return fill(std::string(out) + "/" + std::to_string(version), version > 2, version > 3);
    const fs::path packed = fs::path(GRIFFIER_SOURCE_DIR) / ("tests/fixtures/store-schema-" + std::to_string(version) + ".tar.gz");
    ASSERT_TRUE(fs::exists(packed)) << "the golden store is gone";
    Folder folder;
    ASSERT_EQ(std::system(("tar -xzf " + packed.string() + " -C " + folder.path()).c_str()), 0);
    const StorePaths paths{folder.at("opslag"), folder.at("sleutel"), {}, {folder.at("houder2")}};
    const auto disk = posix_file_system();
    SetClock clock(Date(2026, 3, 3));
    SystemRandom random;
    auto opened = Store::open(paths, *disk, clock, random, 0);
    ASSERT_TRUE(opened) << opened.error().code;
    Store& store = **opened;
    EXPECT_TRUE(store.verify()->empty()) << store.verify()->front().code;
    EXPECT_EQ(*store.numbers(), (std::vector<std::string>{"U-1", "U-2"}));
    EXPECT_EQ(store.counters()->vernietigd, 1);
    EXPECT_FALSE(store.dossier("U-3"));
    CaseMaker maker(78);
    for (const char* number : {"U-1", "U-2"}) {
        const Dossier made = maker.make(number);
        const auto read = store.dossier(number);
        ASSERT_TRUE(read);
        EXPECT_EQ(encode(*read->subject()), encode(*made.subject()));
        EXPECT_EQ(encode(read->signalen.front()), encode(made.signalen.front()));
    }
    EXPECT_EQ(text_of(*store.document(store.number_of({"DOC-01", "U-1", "b1", "p1", 1})->first)), "een brief van toen");
    EXPECT_EQ(text_of(**store.kept("lijst", "VL-2026-0001")), "<vernietigingslijst/>");
    EXPECT_EQ(text_of(**store.kept("lijstpost", "VL-2026-0001/1")), "wat erop stond");
    EXPECT_EQ(archived_on(store, "U-2")->size(), version > 2 ? 1u : 0u);
    const auto counts = *letter_counts(store);
    EXPECT_EQ(counts, version > 3 ? (std::map<Verzendstand, long>{{Verzendstand::overgedragen, 1}, {Verzendstand::te_verzenden, 1}}) : (std::map<Verzendstand, long>{}))
        << "nothing of before there was a channel is taken for a letter that waits";
    // A re-import of what was destroyed is still refused.
    const Dossier gone = maker.make("U-3");
    {
        auto group = store.begin_group();
        ASSERT_TRUE(group);
        EXPECT_FALSE(group->import(gone, source_of(gone)));
        const Status moved = archive(store, *group, "U-1", "weegploeg", Date(2026, 3, 3));
        EXPECT_TRUE(moved) << moved.error().code;
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(archived_on(store, "U-1")->size(), 1u);
    const auto outcome = destroy(store, order_for(store, "U-2"));
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_FALSE(store.dossier("U-2"));
    EXPECT_TRUE(store.dossier("U-1"));
    EXPECT_TRUE(store.verify()->empty());
}

INSTANTIATE_TEST_SUITE_P(Schema, Upgrade, testing::Values(2, 3, 4));

TEST(UpgradeStores, every_older_schema_has_a_golden_store) {
    if (std::getenv("GRIFFIER_UPGRADE_OUT")) return;
    for (int version = 1; version <= schema_version; ++version) {
        const std::string stem = std::string(GRIFFIER_SOURCE_DIR) + "/tests/fixtures/store-schema-" + std::to_string(version);
        EXPECT_TRUE(fs::exists(stem) || fs::exists(stem + ".tar.gz")) << stem;
    }
}

}  // namespace
