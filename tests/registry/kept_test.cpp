// Lasting objects of the store: lists, their course, certificates.
#include <filesystem>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

using Kept = StoreTest;

TEST_F(Kept, an_object_is_kept_replaced_listed_and_forgotten) {
    init();
    EXPECT_FALSE(store->kept("lijst", "VL-2026-001")->has_value());
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->keep("lijst", "VL-2026-002", view_of("twee")));
        ASSERT_TRUE(group->keep("lijst", "VL-2026-001", view_of("een")));
        ASSERT_TRUE(group->keep("verloop", "VL-2026-001", view_of("anders")));
        ASSERT_TRUE(group->commit());
    }
    reopen();
    EXPECT_EQ(*store->kept_names("lijst"), (std::vector<std::string>{"VL-2026-001", "VL-2026-002"}));
    EXPECT_EQ(text_of(**store->kept("lijst", "VL-2026-001")), "een");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->keep("lijst", "VL-2026-001", view_of("nieuw")));
        ASSERT_TRUE(group->drop("lijst", "VL-2026-002"));
        ASSERT_TRUE(group->drop("lijst", "VL-2026-009"));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(text_of(**store->kept("lijst", "VL-2026-001")), "nieuw");
    EXPECT_EQ(store->kept_names("lijst")->size(), 1u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Kept, a_group_that_is_not_committed_keeps_nothing) {
    init();
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->keep("lijst", "VL-2026-001", view_of("een")));
    }
    EXPECT_FALSE(store->kept("lijst", "VL-2026-001")->has_value());
}

TEST_F(Kept, RET_09_what_names_a_case_is_ciphertext_under_the_keys_of_that_file) {
    init();
    CaseMaker maker(5);
    ASSERT_EQ(import(maker.make("PRF-1")), "nieuw");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->keep_with("PRF-1", "weegploeg", "lijstpost", "VL-2026-001/1", view_of("geheimzinnig gegeven")));
        EXPECT_EQ(group->keep_with("PRF-9", "weegploeg", "lijstpost", "VL-2026-001/2", view_of("x")).error().code, "opslag.onbekend_dossier");
        ASSERT_TRUE(group->commit());
    }
    reopen();
    EXPECT_EQ(text_of(**store->kept("lijstpost", "VL-2026-001/1")), "geheimzinnig gegeven");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(paths.folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = disk->read(entry.path().string(), 1u << 24);
        ASSERT_TRUE(bytes);
        EXPECT_EQ(text_of(*bytes).find("geheimzinnig"), std::string::npos) << entry.path();
    }
    EXPECT_EQ(flaws(), "");
}

TEST_F(Kept, a_signature_of_the_store_is_right_for_its_public_key_and_no_other_text) {
    init();
    const Bytes signature = store->sign(view_of("verklaring"));
    EXPECT_TRUE(ed25519_verify(store->public_key(), view_of("verklaring"), signature));
    EXPECT_FALSE(ed25519_verify(store->public_key(), view_of("verklaring."), signature));
    reopen();
    EXPECT_TRUE(ed25519_verify(store->public_key(), view_of("verklaring"), signature));
}

}  // namespace
