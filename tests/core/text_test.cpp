#include "records/core/text.h"

#include <gtest/gtest.h>

namespace griffier {
namespace {

TEST(Utf8, well_formed_text_is_valid) {
    for (const char* text : {"", "abc", "Ünal", "漢字", "😀", "ﷲ", "e\u0301"}) EXPECT_TRUE(valid_utf8(text)) << text;
}

TEST(Utf8, bytes_that_are_no_utf8_are_refused) {
    using namespace std::string_literals;
    for (const auto& bytes : {"\xC0\x80"s, "\xC1\xBF"s, "\xE0\x80\xAF"s, "\xF0\x80\x80\xAF"s, "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xF4\x90\x80\x80"s, "\xF8\x88\x80\x80\x80"s,
                              "\x80"s, "\xE2\x82"s, "a\xFF"s, "\xFE"s, "a\0b"s, "\xEF\xBF\xBF"s, "\xEF\xBF\xBE"s, "\xEF\xB7\x90"s, "\xF0\x9F\xBF\xBE"s})
        EXPECT_FALSE(valid_utf8(bytes));
}

TEST(Controls, control_and_bidirectional_characters_are_seen) {
    for (const char* text : {"\x01", "a\x7F", "\u0085", "\u202E", "\u2066x", "\u200F", "\u061C", "a\uFEFF", "\u2028", "\U000E0041"}) EXPECT_TRUE(has_controls(text));
    for (const char* text : {"", "a\tb\r\nc", "Ünal", "שלום", "مرحبا", "क्‍ष", "a\u00A0b"}) EXPECT_FALSE(has_controls(text)) << text;
}

TEST(Nfc, letters_and_marks_are_joined) {
    EXPECT_EQ(nfc("e\u0301"), "é");
    EXPECT_EQ(nfc("I\u0307"), "İ");
    EXPECT_EQ(nfc("abc"), "abc");
    EXPECT_EQ(nfc("ﬁ"), "ﬁ");  // compatibility forms stay
}

TEST(Capitals, only_the_first_letter_changes) {
    EXPECT_EQ(capitalise("van der Berg"), "Van der Berg");
    EXPECT_EQ(capitalise("'t Hooft"), "'t Hooft");
    EXPECT_EQ(capitalise("’s Gravesande"), "’s Gravesande");
    EXPECT_EQ(capitalise("ijsbrand"), "IJsbrand");
    EXPECT_EQ(capitalise("élan"), "Élan");
    EXPECT_EQ(capitalise("e\u0301lan"), "E\u0301lan");
    EXPECT_EQ(capitalise("Mc Donald"), "Mc Donald");
    EXPECT_EQ(capitalise(""), "");
    EXPECT_EQ(capitalise("9e"), "9e");
    EXPECT_EQ(upper("ijsbrand van 't Hof"), "IJSBRAND VAN 'T HOF");
}

TEST(SearchForm, one_person_is_found_however_his_name_is_typed) {
    EXPECT_EQ(search_form("Ö'Hara-de Ünal"), "oharadeunal");
    EXPECT_EQ(search_form("O’HARA de Unal"), search_form("Ö'Hara-de Ünal"));
    EXPECT_EQ(search_form("e\u0301"), search_form("É"));
    EXPECT_EQ(search_form("Straße"), "strasse");
    EXPECT_EQ(search_form("Ĳsbrand"), "ijsbrand");
    EXPECT_EQ(search_form("Łukasz Sørensen"), "lukaszsorensen");
    EXPECT_EQ(search_form("Yılmaz İnci"), "yilmazinci");
    EXPECT_EQ(search_form(" -'. "), "");
    EXPECT_NE(search_form("Jansen"), search_form("Janssen"));
}

TEST(Squeeze, white_space_of_every_kind_becomes_one_space) {
    EXPECT_EQ(squeeze("  a \t\n b\u00A0\u2003c "), "a b c");
    EXPECT_EQ(squeeze(" \n "), "");
    EXPECT_EQ(squeeze("a\xFF b"), "a\xFF b");  // no UTF-8: nothing is lost
}

}  // namespace
}  // namespace griffier
