// Reads that share one moment between groups (Reading in records/registry/store.h): what groups do goes on as always.
#include "records/registry/rehearsal.h"
#include "tests/registry/destroy_fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Held : public DestroyTest {};

TEST_F(Held, what_a_group_commits_is_read_at_once_and_stands_after_the_store_is_opened_anew) {
    fill(2);
    {
        const Reading reading(store->state());
        EXPECT_EQ(store->list()->size(), 2u);
        CaseMaker maker(9);
        const Dossier fresh = maker.make("D-9");
        ASSERT_EQ(import(fresh), "nieuw");
        EXPECT_EQ(store->list()->size(), 3u);
        EXPECT_EQ(read("D-9"), all_of(fresh));
        EXPECT_EQ(flaws(), "") << "verify reads within it";
        EXPECT_EQ(store->list()->size(), 3u) << "and leaves it as it was";
    }
    EXPECT_EQ(store->list()->size(), 3u);
    reopen();
    EXPECT_EQ(store->list()->size(), 3u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Held, a_group_that_is_given_up_leaves_nothing_and_the_reading_goes_on) {
    fill(1);
    const Reading reading(store->state());
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        CaseMaker maker(9);
        ASSERT_TRUE(group->import(maker.make("D-9"), sha256(view_of("D-9"))));
    }
    EXPECT_EQ(store->list()->size(), 1u);
    CaseMaker maker(10);
    EXPECT_EQ(import(maker.make("D-10")), "nieuw") << "the next group begins as always";
    EXPECT_EQ(store->list()->size(), 2u);
}

TEST_F(Held, readings_lie_in_each_other_and_only_the_outer_one_ends_it) {
    fill(1);
    const Reading outer(store->state());
    {
        const Reading inner(store->state());
        EXPECT_EQ(store->list()->size(), 1u);
    }
    CaseMaker maker(9);
    EXPECT_EQ(import(maker.make("D-9")), "nieuw");
    EXPECT_EQ(store->list()->size(), 2u);
}

TEST_F(Held, a_reading_in_a_rehearsal_keeps_the_rehearsal) {
    fill(1);
    reopen();
    ASSERT_TRUE(rehearse(*store));
    {
        const Reading reading(store->state());
        CaseMaker maker(9);
        ASSERT_EQ(import(maker.make("D-9")), "nieuw");
        EXPECT_EQ(store->list()->size(), 2u);
    }
    EXPECT_EQ(store->list()->size(), 2u) << "the rehearsal goes on";
    reopen();
    EXPECT_EQ(store->list()->size(), 1u) << "and nothing of it stays";
}

TEST_F(Held, cases_with_a_request_in_them_are_found_and_no_other_file_is) {
    fill(3);
    auto group = store->begin_group();
    ASSERT_TRUE(group);
    Verzoek request;
    request.soort = "inzage", request.ontvangen = Date(2024, 5, 1), request.verzoeker = "p1";
    ASSERT_TRUE(group->keep_request("D-2", request));
    ASSERT_TRUE(group->open_request("VZ-1", "gemeente"));
    ASSERT_TRUE(group->keep_request("VZ-1", request));
    ASSERT_TRUE(group->commit());
    std::vector<std::string> wanted;
    for (const Dossier& one : made)
        if (one.nummer == "D-2" || !one.verzoeken.empty()) wanted.push_back(one.nummer);
    EXPECT_EQ(*store->cases_with_requests(), wanted);
}

}  // namespace
