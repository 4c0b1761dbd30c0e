#include "generator/intake/findings.h"

#include <gtest/gtest.h>

namespace griffier::intake {
namespace {

TEST(Bsn, nine_digits_that_pass_the_eleven_test_are_found_however_written) {
    for (const char* text : {"111222333", "nr. 111222333.", "1112.22.333", "1112 22 333", "111 222 333", "111-222-333", "x123456782y", "2025-01-02 111222333"})
        EXPECT_TRUE(holds_bsn(text)) << text;
}

TEST(Bsn, other_numbers_are_left_alone) {
    for (const char* text : {"", "111222334", "1112223330", "0111222333", "000000000", "06 12345678", "099 000 0000", "9990 AA", "2025-01-14", "11122233",
                             "Stcrt. 2019, 99990", "12345678", "+31 6 1234 5678"})
        EXPECT_FALSE(holds_bsn(text)) << text;
}

TEST(Texts, paragraphs_are_kept_and_the_rest_is_squeezed) {
    EXPECT_EQ(paragraphs_of("  een\n twee \n\n \n drie  "), "een twee\n\ndrie");
    EXPECT_EQ(paragraphs_of(" \n "), "");
    EXPECT_EQ(line_of("  a \n b\t"), "a b");
}

}  // namespace
}  // namespace griffier::intake
