#include <gtest/gtest.h>

#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/rules/address.h"
#include "records/rules/salutation.h"

using namespace griffier;

namespace {

const Aanspreekwoorden words = salutation_words(load_catalogue(*posix_file_system(), GRIFFIER_SOURCE_DIR "/locales", "nl").value());

Naam name(const char* first, const char* prefix, const char* surname, const char* gender = "V", const char* use = "E") {
    Naam n;
    n.voornamen = first;
    n.voorvoegsel = prefix;
    n.geslachtsnaam = surname;
    n.geslacht = gender;
    n.naamgebruik = use;
    return n;
}
Naam with(Naam n, const char* prefix, const char* surname, const char* since = "", bool over = false) {
    Partner p;
    p.voorvoegsel = prefix;
    p.geslachtsnaam = surname;
    p.ontbonden = over;
    p.vanaf = Date::parse(since);
    n.partners.push_back(p);
    return n;
}
Adres street(const char* name, int number) {
    Adres a;
    a.straat = name;
    a.huisnummer = number;
    return a;
}

}  // namespace

TEST(Aanspreken, initials_take_one_letter_a_name_and_keep_its_case) {
    EXPECT_EQ(initials(name("Fatima-Zahra Noor", "", "x")), "F.N.");
    EXPECT_EQ(initials(name("Élodie Žofia", "", "x")), "É.Ž.");
    EXPECT_EQ(initials(name("el Mehdi", "", "x")), "e.M.");
    EXPECT_EQ(initials(name("Ö", "", "x")), "Ö");
    EXPECT_EQ(initials(name("Q Bram R", "", "x")), "Q B.R");
    EXPECT_EQ(initials(name("", "", "x")), "");
    EXPECT_EQ(initials(name("  Jan   Piet ", "", "x")), "J.P.");
}

TEST(Aanspreken, the_first_part_of_a_name_gets_a_capital_after_heer_and_mevrouw_only) {
    EXPECT_EQ(aanhef(name("Jan", "van der", "Zwaluw", "M"), words), "Geachte heer Van der Zwaluw");
    EXPECT_EQ(aanhef(name("Jan", "van der", "Zwaluw", "O"), words), "Geachte J. van der Zwaluw");
    EXPECT_EQ(aanhef(name("", "van der", "Zwaluw", "O"), words), "Geachte Van der Zwaluw");
    EXPECT_EQ(aanhef(name("Jan", "", "öztürk", "M"), words), "Geachte heer Öztürk");
    EXPECT_EQ(aanhef(name("Jan", "'t", "Hoen", "M"), words), "Geachte heer 't Hoen");
}

TEST(Aanspreken, name_use_joins_both_names_without_spaces) {
    auto n = with(name("Noor", "van", "Dam", "V", "V"), "de", "Groot");
    EXPECT_EQ(used_surname(n), "de Groot-van Dam");
    EXPECT_EQ(aanschrijfwijze(n, words), "N. de Groot-van Dam");
    EXPECT_EQ(running_text(n, words), "mevrouw De Groot-van Dam");
    n.naamgebruik = "N";
    EXPECT_EQ(used_surname(n), "van Dam-de Groot");
    n.naamgebruik = "P";
    EXPECT_EQ(used_surname(n), "de Groot");
    n.naamgebruik = "E";
    EXPECT_EQ(used_surname(n), "van Dam");
}

TEST(Aanspreken, whoever_never_married_uses_the_own_name) {
    for (const char* use : {"E", "P", "V", "N", "", "?"}) EXPECT_EQ(used_surname(name("Noor", "van", "Dam", "V", use)), "van Dam") << use;
}

TEST(Aanspreken, an_unknown_surname_gives_nothing_where_it_is_needed) {
    for (const char* use : {"E", "V", "N"}) {
        auto n = with(name("Noor", "", ".", "V", use), "de", "Groot");
        EXPECT_EQ(aanhef(n, words), "") << use;
        EXPECT_EQ(aanschrijfwijze(n, words), "") << use;
        EXPECT_EQ(running_text(n, words), "") << use;
    }
    EXPECT_EQ(aanhef(with(name("Noor", "", ".", "V", "P"), "de", "Groot"), words), "Geachte mevrouw De Groot");
    EXPECT_EQ(aanhef(with(name("Noor", "van", "Dam", "V", "P"), "", "."), words), "Geachte mevrouw Van Dam");
    EXPECT_EQ(aanhef(name("Noor", "van", "", "V"), words), "");
}

TEST(Aanspreken, of_several_partners_the_oldest_present_relation_counts) {
    auto n = with(with(name("Noor", "", "Dam", "V", "P"), "", "Jong", "2010-01-01"), "", "Oud", "2001-01-01");
    EXPECT_EQ(used_surname(n), "Oud");
    EXPECT_EQ(used_surname(with(n, "", "Zonderdatum")), "Zonderdatum");
    EXPECT_EQ(used_surname(with(with(name("Noor", "", "Dam", "V", "P"), "", "Eerder", "1990-01-01", true), "", "Nu", "2015-01-01")), "Nu");
    EXPECT_EQ(used_surname(with(with(name("Noor", "", "Dam", "V", "P"), "", "Eerder", "1990-01-01", true), "", "Later", "2015-01-01", true)), "Later");
}

TEST(Aanspreken, a_title_stands_after_the_initials_and_before_the_own_name) {
    auto baroness = name("Anna Petra", "", "Aedel");
    baroness.adellijke_titel = "B";
    EXPECT_EQ(aanschrijfwijze(baroness, words), "A.P. barones Aedel");
    EXPECT_EQ(aanspreekvorm(baroness, words), "De hoogwelgeboren vrouwe");
    EXPECT_EQ(aanhef(baroness, words), "Hoogwelgeboren vrouwe");
    EXPECT_EQ(running_text(baroness, words), "barones Aedel");
    EXPECT_EQ(full_name(baroness, words), "Anna Petra barones Aedel");
    auto count = with(name("Pieter", "van den", "Aedel", "M", "V"), "de", "Boer");
    count.adellijke_titel = "G";
    EXPECT_EQ(aanschrijfwijze(count, words), "P. de Boer-graaf van den Aedel");
    EXPECT_EQ(running_text(count, words), "de heer De Boer-graaf van den Aedel");
    EXPECT_EQ(aanspreekvorm(count, words), "De hooggeboren heer");
    count.naamgebruik = "N";
    EXPECT_EQ(aanschrijfwijze(count, words), "P. graaf van den Aedel-de Boer");
    EXPECT_EQ(running_text(count, words), "graaf Van den Aedel-de Boer");
    count.naamgebruik = "P";
    EXPECT_EQ(aanschrijfwijze(count, words), "P. de Boer");
    EXPECT_EQ(aanspreekvorm(count, words), "");
}

TEST(Aanspreken, a_predicate_stands_before_the_initials) {
    auto n = with(name("Jan Aart", "van den", "Aedel", "M", "E"), "de", "Boer");
    n.adellijke_titel = "JH";
    EXPECT_EQ(aanschrijfwijze(n, words), "Jonkheer J.A. van den Aedel");
    EXPECT_EQ(running_text(n, words), "jonkheer Van den Aedel");
    n.naamgebruik = "N";
    EXPECT_EQ(aanschrijfwijze(n, words), "Jonkheer J.A. van den Aedel-de Boer");
    n.naamgebruik = "V";
    EXPECT_EQ(aanschrijfwijze(n, words), "J.A. de Boer-jonkheer van den Aedel");
    n.naamgebruik = "P";
    EXPECT_EQ(aanschrijfwijze(n, words), "J.A. de Boer");
}

TEST(Aanspreken, a_woman_loses_her_predicate_with_a_partner_and_may_bear_his_title_by_courtesy) {
    auto n = with(name("Noor", "van", "Hoogh", "V", "P"), "van", "Dam");
    n.adellijke_titel = "JV";
    EXPECT_EQ(aanhef(n, words), "Geachte mevrouw Van Dam");
    n.adellijke_titel.clear();
    n.partners.front().adellijke_titel = "G";
    EXPECT_EQ(aanschrijfwijze(n, words), "N. gravin van Dam");
    EXPECT_EQ(aanhef(n, words), "Hooggeboren vrouwe");
    EXPECT_EQ(running_text(n, words), "gravin Van Dam");
    n.naamgebruik = "V";
    EXPECT_EQ(aanschrijfwijze(n, words), "N. gravin van Dam-van Hoogh");
    n.naamgebruik = "N";
    EXPECT_EQ(aanschrijfwijze(n, words), "N. van Hoogh-gravin van Dam");
    EXPECT_EQ(running_text(n, words), "mevrouw Van Hoogh-gravin van Dam");
    n.naamgebruik = "E";
    EXPECT_EQ(aanschrijfwijze(n, words), "N. van Hoogh");
    EXPECT_EQ(aanhef(n, words), "Geachte mevrouw Van Hoogh");
}

TEST(Aanspreken, no_courtesy_title_for_a_man_or_from_a_knight_or_beside_an_own_title) {
    auto n = with(name("Noor", "van", "Hoogh", "V", "P"), "van", "Dam");
    for (const char* title : {"R", "JH", "?", ""}) {
        n.partners.front().adellijke_titel = title;
        EXPECT_EQ(aanhef(n, words), "Geachte mevrouw Van Dam") << title;
        EXPECT_EQ(aanspreekvorm(n, words), "") << title;
    }
    n.partners.front().adellijke_titel = "B";
    n.geslacht = "M";
    EXPECT_EQ(aanhef(n, words), "Geachte heer Van Dam");
    n.geslacht = "V";
    n.adellijke_titel = "BS";
    EXPECT_EQ(aanhef(n, words), "Geachte mevrouw Van Dam");
}

TEST(Aanspreken, an_unknown_title_code_or_gender_gives_the_ordinary_form) {
    auto n = name("Jo", "van", "Hoogh", "O");
    n.adellijke_titel = "B";
    EXPECT_EQ(aanhef(n, words), "Geachte J. van Hoogh");
    EXPECT_EQ(aanschrijfwijze(n, words), "J. van Hoogh");
    EXPECT_EQ(aanspreekvorm(n, words), "");
    n.adellijke_titel = "PS";
    EXPECT_EQ(aanhef(n, words), "Hoogheid");
    EXPECT_EQ(aanspreekvorm(n, words), "De hoogheid");
    EXPECT_EQ(aanschrijfwijze(n, words), "J. prinses van Hoogh");
    n.geslacht = "M";
    n.adellijke_titel = "XX";
    EXPECT_EQ(aanhef(n, words), "Geachte heer Van Hoogh");
    EXPECT_EQ(full_name(n, words), "Jo van Hoogh");
}

TEST(Aanspreken, a_titled_person_whose_surname_is_unknown_is_greeted_but_has_no_address_line) {
    auto n = name("Jo", "", ".", "M");
    n.adellijke_titel = "G";
    EXPECT_EQ(aanhef(n, words), "Hooggeboren heer");
    EXPECT_EQ(aanschrijfwijze(n, words), "");
    EXPECT_EQ(running_text(n, words), "");
}

TEST(Adresregel, house_number_and_its_additions_follow_the_standard) {
    auto a = street("Kade", 12);
    EXPECT_EQ(address_lines(a).front(), "Kade 12");
    a.toevoeging = "3";
    EXPECT_EQ(address_lines(a).front(), "Kade 12-3");
    a.toevoeging = "bis";
    EXPECT_EQ(address_lines(a).front(), "Kade 12 bis");
    a.huisletter = "A";
    EXPECT_EQ(address_lines(a).front(), "Kade 12 Abis");
    a.aanduiding = "to";
    EXPECT_EQ(address_lines(a).front(), "Kade t/o 12 Abis");
}

TEST(Adresregel, the_place_stands_in_capitals_after_two_spaces) {
    auto a = street("Kade", 1);
    a.postcode = "1234ab";
    a.woonplaats = "’s-Graveland-Óst";
    EXPECT_EQ(address_lines(a).at(1), "1234 AB  ’S-GRAVELAND-ÓST");
    a.woonplaats.clear();
    a.gemeente = "Proefstad";
    EXPECT_EQ(address_lines(a).at(1), "1234 AB  PROEFSTAD");
    a.postcode.clear();
    EXPECT_EQ(address_lines(a).at(1), "PROEFSTAD");
}

TEST(Adresregel, no_lines_are_made_of_an_address_that_is_not_known) {
    EXPECT_TRUE(address_lines(street(".", 1)).empty());
    EXPECT_TRUE(address_lines(street("Kade", 0)).empty());
    EXPECT_TRUE(address_lines({}).empty());
    Adres abroad;
    abroad.land_code = "5010";
    EXPECT_TRUE(address_lines(abroad).empty());
    abroad.regels = {"Rue 1", "Bruxelles"};
    abroad.land = "België";
    EXPECT_EQ(address_lines(abroad), (std::vector<std::string>{"Rue 1", "Bruxelles", "BELGIË"}));
    abroad.land_code = "0000";
    EXPECT_TRUE(address_lines(abroad).empty());
}

TEST(Adresregel, secrecy_and_absence_are_told_apart) {
    auto a = street("Kade", 1);
    EXPECT_EQ(address_objection(a, false), Adresbezwaar::geen);
    a.geheim = true;
    EXPECT_EQ(address_objection(a, false), Adresbezwaar::geheim);
    EXPECT_EQ(address_objection(a, true), Adresbezwaar::geen);
    a.verblijft_niet = true;
    EXPECT_EQ(address_objection(a, true), Adresbezwaar::verblijft_niet);
    EXPECT_EQ(address_objection({}, true), Adresbezwaar::ontbreekt);
}
