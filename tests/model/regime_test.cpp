#include "records/model/regime.h"

#include <gtest/gtest.h>

namespace griffier {
namespace {

TEST(RegimeVersion, is_compared_as_a_number_and_not_as_text) {
    EXPECT_EQ(version_number("1"), 1);
    EXPECT_LT(version_number("9"), version_number("10"));
}

TEST(RegimeVersion, what_is_no_whole_number_comes_before_every_version) {
    for (const char* wrong : {"", "v2", "2a", "1.1", "-", "99999999999999999999"}) EXPECT_EQ(version_number(wrong), 0) << wrong;
}

TEST(Regime, without_guidance_the_rules_of_a_guiding_layer_are_gone_and_those_of_the_covenant_stay) {
    Regime regime;
    Eis own, guided;
    own.id = "eigen", own.code = "eigen", own.geldt = true;
    guided.id = "gids", guided.code = "gids", guided.geldt = true, guided.richtsnoer = true;
    regime.eisen = {own, guided};
    EXPECT_TRUE(regime.geldt("gids"));
    const Regime bare = regime.without_guidance();
    EXPECT_TRUE(bare.geldt("eigen"));
    EXPECT_FALSE(bare.geldt("gids"));
    EXPECT_EQ(bare.regel("gids"), nullptr);
}

}  // namespace
}  // namespace griffier
