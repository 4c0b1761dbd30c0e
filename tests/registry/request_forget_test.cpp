// A request that is forgotten takes its letters along, also from the vault.
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class ForgottenRequest : public StoreTest {
  protected:
    void SetUp() override {
        init();
        auto group = store->begin_group();
        for (const char* place : {"VZ-1", "VZ-2"}) {
            ASSERT_TRUE(group->open_request(place, ""));
            ASSERT_TRUE(group->bind_regime(place, "model-2018", "1", std::string(64, 'a')));
            Verzoek request;
            request.id = place, request.soort = "inzage", request.ontvangen = day;
            ASSERT_TRUE(group->keep_request(place, request));
            const auto line = group->decide({"DOC-35", place, "ontvangst", "", 1}, day, "nl", {});
            ASSERT_TRUE(line);
            ASSERT_TRUE(group->file(line->first.nummer, view_of(std::string("brief ") + place), Stand::opgeborgen));
        }
        ASSERT_TRUE(group->commit());
    }
    std::size_t files() const {
        std::size_t n = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.at("opslag/kluis"))) n += entry.is_regular_file();
        return n;
    }
    void forget(const char* place) {
        auto group = store->begin_group();
        ASSERT_TRUE(group->forget_request(place));
        ASSERT_TRUE(group->commit());
    }
    Date day{2026, 3, 2};
};

TEST_F(ForgottenRequest, SEC_06_its_letters_are_in_the_vault_no_more_after_the_next_opening_and_the_store_is_sound) {
    ASSERT_EQ(files(), 2u);
    forget("VZ-1");
    reopen();
    EXPECT_EQ(files(), 1u) << "and that of another request stays";
    EXPECT_EQ(flaws(), "");
    const auto commits = store->counters()->commits;
    reopen();
    EXPECT_EQ(store->counters()->commits, commits) << "once";
}

TEST_F(ForgottenRequest, a_group_that_is_not_committed_forgets_nothing) {
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->forget_request("VZ-1"));
    }
    reopen();
    EXPECT_EQ(files(), 2u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(ForgottenRequest, cut_off_after_the_file_went_the_next_opening_goes_on) {
    const std::string file = store->documents("VZ-1")->front().kluis;
    forget("VZ-1");
    store.reset();
    std::filesystem::remove(folder.at("opslag/kluis/" + file.substr(0, 1) + "/" + file));
    reopen();
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(files(), 1u);
}

}  // namespace
