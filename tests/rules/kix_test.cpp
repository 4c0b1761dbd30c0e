#include <gtest/gtest.h>

#include "records/rules/address.h"

using namespace griffier;

namespace {

Adres address(const std::string& postcode, int number, const std::string& letter = {}, const std::string& addition = {}) {
    Adres a;
    a.straat = "Havendijk";
    a.huisnummer = number;
    a.huisletter = letter;
    a.toevoeging = addition;
    a.postcode = postcode;
    a.woonplaats = "Postdam";
    return a;
}

// Examples of the post itself.
TEST(Kix, addresses_of_the_manual_have_their_code) {
    EXPECT_EQ(kix_code(address("2500 GG", 30250)), "2500GG30250");
    EXPECT_EQ(kix_code(address("2130 VA", 80430)), "2130VA80430");
    EXPECT_EQ(kix_code(address("1231 GF", 156, "", "2")), "1231GF156X2");
    EXPECT_EQ(kix_code(address("1231 FZ", 13, "", "hs")), "1231FZ13XHS");
    EXPECT_EQ(kix_code(address("3331 CH", 182, "B")), "3331CH182XB");
    EXPECT_EQ(kix_code(address("9421mc", 46)), "9421MC46");
}

TEST(Kix, signs_that_only_part_an_addition_are_left_out) {
    EXPECT_EQ(kix_code(address("1231 FZ", 13, "A", "-2 hg")), "1231FZ13XA2HG");
    EXPECT_EQ(kix_code(address("1231 FZ", 13, "", "/3")), "1231FZ13X3");
}

TEST(Kix, addresses_that_the_post_cannot_sort_by_have_none) {
    for (const char* postcode : {"", "1231", "1231 F", "0231 FZ", "12a1 FZ", "1231 F1", "1231 FZZ", "1231 F\xC3\x89"}) EXPECT_EQ(kix_code(address(postcode, 1)), "") << postcode;
    for (const int number : {0, -1, 100000}) EXPECT_EQ(kix_code(address("1231 FZ", number)), "") << number;
    EXPECT_EQ(kix_code(address("1231 FZ", 1, "", "ABCDEFG")), "");
    EXPECT_EQ(kix_code(address("1231 FZ", 1, "\xC3\x89")), "");
    Adres beside = address("1231 FZ", 1);
    beside.aanduiding = "to";
    EXPECT_EQ(kix_code(beside), "");
    Adres described;
    described.locatie = "Woonboot in de haven";
    EXPECT_EQ(kix_code(described), "");
}

TEST(Kix, addresses_abroad_have_none) {
    Adres abroad = address("1231 FZ", 1);
    abroad.land_code = "5010";
    abroad.land = "Belgie";
    EXPECT_EQ(kix_code(abroad), "");
    abroad.land_code = "6030";
    EXPECT_EQ(kix_code(abroad), "1231FZ1");
}

}  // namespace
