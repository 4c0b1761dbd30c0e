#include "records/destruction/list.h"

#include <gtest/gtest.h>

#include "tests/destruction/specimen_list.h"

using namespace griffier;
using namespace griffier::test;

TEST(Lijst, the_open_half_reads_back_to_the_same_bytes_in_order_of_date) {
    const Lijst l = list();
    ASSERT_EQ(l.regels.size(), 2u);
    EXPECT_EQ(l.regels[0].uit, "casusoverleg");
    EXPECT_EQ(l.regels[0].datum, Date(2026, 1, 21));
    EXPECT_EQ(l.regels[1].datum, Date(2026, 2, 28));
    const std::string xml = write_list(l);
    const auto read = read_list(view_of(xml), "VL");
    ASSERT_TRUE(read) << read.error().code;
    EXPECT_EQ(write_list(*read), xml);
    EXPECT_EQ(root_of(*read), root_of(l));
}

TEST(Lijst, RET_09_the_open_half_names_no_case_and_no_item) {
    const std::string xml = write_list(list());
    EXPECT_EQ(xml.find("PRF-"), std::string::npos);
    EXPECT_EQ(xml.find("s1"), std::string::npos);
    EXPECT_EQ(text_to_sign(list()).find("PRF-"), std::string::npos);
}

TEST(Lijst, RET_01_any_change_to_an_item_gives_another_token_and_another_root) {
    const Lijstgegeven one = given("PRF-1", "weegploeg", Date(2025, 8, 31), "P6M", false);
    const std::string token = one.kenmerk();
    std::vector<Lijstgegeven> changed(10, one);
    changed[0].deel.dossier = "PRF-3";
    changed[1].deel.onderdelen.push_back("s2");
    changed[2].vernietigen.start = Date(2025, 8, 30);
    changed[3].vernietigen.datum = Date(2026, 3, 1);
    changed[4].vernietigen.regime_hash = std::string(64, 'b');
    changed[5].stukken = 3;
    changed[6].omvang = 4097;
    changed[7].zout = std::string(32, '0');
    changed[8].duur = "P7M";
    changed[9].deel.geheel = false;
    for (const Lijstgegeven& other : changed) EXPECT_NE(other.kenmerk(), token);
    Lijstgegeven reordered = one;
    std::swap(reordered.deel.onderdelen[0], reordered.deel.onderdelen[1]);
    EXPECT_EQ(reordered.kenmerk(), token);
    Lijst l = list();
    const std::string root = root_of(l);
    l.regels[0].kenmerk[0] = l.regels[0].kenmerk[0] == '0' ? '1' : '0';
    EXPECT_NE(root_of(l), root);
}

TEST(Lijst, one_changed_byte_anywhere_is_refused_or_gives_another_root) {
    const Lijst l = list();
    const std::string xml = write_list(l), root = root_of(l);
    long refused = 0;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        std::string other = xml;
        other[i] = other[i] == 'x' ? 'y' : 'x';
        const auto read = read_list(view_of(other), "VL");
        if (!read) ++refused;
        else EXPECT_NE(root_of(*read), root) << i;
    }
    EXPECT_GT(refused, 0);
}

TEST(Lijst, what_stands_in_the_file_beside_the_list_is_refused) {
    std::string xml = write_list(list());
    for (const char* extra : {"<!-- ook dit -->", "<post/>", " "}) {
        std::string other = xml;
        other.insert(other.find("</vernietigingslijst>"), extra);
        const auto read = read_list(view_of(other), "VL");
        ASSERT_FALSE(read) << extra;
        EXPECT_EQ(read.error().code, "lijst.vorm");
    }
}

TEST(Lijst, the_rich_half_and_the_course_read_back) {
    Lijstgegeven one = given("PRF-1", "weegploeg", Date(2025, 8, 31), "P6M", false);
    one.deel.post = "VL-2026-0001/1";
    const auto back = read_given(view_of(write_given(one)));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->kenmerk(), one.kenmerk());
    EXPECT_EQ(write_given(*back), write_given(one));
    Lijstverloop course;
    course.stand = Lijststand::goedgekeurd;
    course.goedgekeurd_op = Date(2026, 1, 9);
    course.goedkeuringen = {{"een", "beheerder", "functie", "gem", std::string(64, 'a'), Date(2026, 1, 9), std::string(128, 'b')}};
    course.uitkomsten = {{2, "afgevallen", "aangehouden", Date(2026, 1, 10)}};
    course.verklaringen = {"VV-2026-0001-1"};
    const auto again = read_course(view_of(write_course(course)));
    ASSERT_TRUE(again);
    EXPECT_EQ(write_course(*again), write_course(course));
    EXPECT_EQ(again->vanaf(list()), Date(2026, 1, 16));
    EXPECT_FALSE(read_course(view_of("<verloop stand=\"anders\"/>")));
}
