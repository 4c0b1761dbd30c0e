// A rehearsal says what a run would do, and nothing of it stays (records/registry/rehearsal.h).
#include "records/registry/rehearsal.h"

#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "tests/registry/destroy_fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Rehearsal : public DestroyTest {
  protected:
    /// Store and both holders of its key, file by file.
    std::map<std::string, std::string> bytes() {
        std::map<std::string, std::string> all;
        for (const char* under : {"opslag", "sleutel", "houder2"})
            for (const auto& entry : fs::recursive_directory_iterator(folder.at(under)))
                if (entry.is_regular_file()) {
                    std::ifstream in(entry.path(), std::ios::binary);
                    all[entry.path().string()] = {std::istreambuf_iterator<char>(in), {}};
                }
        return all;
    }
    void begin() {
        const Status begun = rehearse(*store);
        ASSERT_TRUE(begun) << begun.error().code;
    }
};

TEST_F(Rehearsal, what_one_group_did_the_next_one_reads_and_nothing_stays) {
    fill(2);
    reopen();
    const auto before = bytes();
    begin();
    CaseMaker maker(9);
    const Dossier fresh = maker.make("D-9");
    ASSERT_EQ(import(fresh), "nieuw");
    EXPECT_EQ(read("D-9"), all_of(fresh));
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group) << group.error().code;
        ASSERT_TRUE(group->bind_regime("D-9", "model-2018", "1", std::string(64, 'a')));
        auto line = group->decide({"DOC-01", "D-9", "b1", "p1", 1}, Date(2026, 3, 2), "nl", {});
        ASSERT_TRUE(line);
        ASSERT_TRUE(group->file(line->first.nummer, view_of("een brief")));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(store->documents("D-9")->size(), 1u);
    EXPECT_EQ(store->counters()->dossiers, 3);
    EXPECT_FALSE(store->unsigned_leaves()) << "there is nothing to sign";
    store.reset();
    EXPECT_EQ(bytes(), before);
    reopen();
    EXPECT_EQ(read("D-9"), "opslag.onbekend_dossier");
    EXPECT_EQ(store->counters()->dossiers, 2);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Rehearsal, a_group_that_is_given_up_takes_only_itself_along) {
    fill(1);
    begin();
    CaseMaker maker(9);
    ASSERT_EQ(import(maker.make("D-8")), "nieuw");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        const Dossier lost = maker.make("D-9");
        ASSERT_TRUE(group->import(lost, source_of(lost)));
    }
    EXPECT_EQ(read("D-9"), "opslag.onbekend_dossier");
    EXPECT_NE(read("D-8"), "opslag.onbekend_dossier");
    EXPECT_EQ(import(maker.make("D-8")), "opslag.nummer_in_gebruik") << "a refusal is foreseen too";
}

TEST_F(Rehearsal, RET_10_a_destruction_is_foreseen_as_it_then_goes) {
    fill(4);
    reopen();
    const auto before = bytes();
    begin();
    auto foreseen = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(foreseen) << foreseen.error().code;
    auto second = destroy(*store, order_for({"D-3"}, "lijst 2"));
    ASSERT_TRUE(second) << second.error().code;
    EXPECT_EQ(read("D-2"), "opslag.onbekend_dossier");
    const auto counted = store->counters();
    ASSERT_TRUE(counted);
    store.reset();
    EXPECT_EQ(bytes(), before) << "no epoch was prepared, no key went, no file was removed";
    reopen();
    auto done = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->volledig(), foreseen->volledig());
    EXPECT_EQ(done->vernietigd, foreseen->vernietigd);
    EXPECT_EQ(std::tuple(done->dossiers, done->onderdelen, done->sleutels, done->stukken, done->kluisbestanden, done->overgebleven, done->oude_epoch, done->nieuwe_epoch),
              std::tuple(foreseen->dossiers, foreseen->onderdelen, foreseen->sleutels, foreseen->stukken, foreseen->kluisbestanden, foreseen->overgebleven, foreseen->oude_epoch,
                         foreseen->nieuwe_epoch));
    ASSERT_TRUE(destroy(*store, order_for({"D-3"}, "lijst 2")));
    const auto now = store->counters();
    EXPECT_EQ(std::tuple(now->actief, now->vernietigd, now->sleutels, now->stukken), std::tuple(counted->actief, counted->vernietigd, counted->sleutels, counted->stukken));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Rehearsal, RET_10_a_destruction_that_would_be_refused_is_refused) {
    fill(2);
    fs::remove_all(folder.at("houder2"));
    reopen();
    begin();
    auto foreseen = destroy(*store, order_for({"D-1"}));
    ASSERT_FALSE(foreseen);
    EXPECT_EQ(foreseen.error().code, "sleutels.te_weinig_houders");
    EXPECT_NE(read("D-1"), "opslag.onbekend_dossier") << "and what it began is undone";
}

TEST_F(Rehearsal, a_move_to_the_archive_is_foreseen_too) {
    fill(1);
    reopen();
    const auto before = bytes();
    begin();
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(archive(*store, *group, "D-1", std::string(code::weegploeg), Date(2026, 3, 4)));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(archived_on(*store, "D-1")->size(), 1u);
    store.reset();
    EXPECT_EQ(bytes(), before);
    reopen();
    EXPECT_TRUE(archived_on(*store, "D-1")->empty());
}

}  // namespace
