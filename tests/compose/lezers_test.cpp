// The information letter for each kind of reader: who gets it is a decision, what stands in it depends on who reads.
#include <regex>

#include "cases.h"
#include "generator/compose/informatiebrief.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

std::string why(const Error& error) { return House::get().languages.at("en").describe(error); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string letter(const Case& c) {
    const auto made = c.compose();
    EXPECT_TRUE(made) << (made ? "" : why(made.error()));
    return made ? compose::plain_text(made->stuk) : "";
}
std::string reader(const Case& c) { return compose::informatiebrief_reader(c.opdracht()).value(); }
std::string refusal(const Case& c) {
    auto order = c.opdracht();
    order.permission.oordeel = Oordeel::ja;  // also when the permit step let it through
    const auto made = House::get().composer.compose(order);
    return made ? "made" : made.error().code;
}

// ---- who reads: the decision, then the words for that reader ----------------------------------------------------------------------

TEST(Lezers, INF_09_addressee_follows_from_the_decision_and_never_from_age_alone) {
    for (const char* born : {"2008-05-01", "2010-05-01"}) {
        Case c("model-2018", "agenderen");
        c.file.personen[0].geboortedatum = day(born);
        c.file.personen.push_back(father());
        for (const char* to : {"p1", "p3"}) {
            c.to = to;
            const auto made = c.compose();
            ASSERT_FALSE(made) << born << to;
            EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
        }
        for (const char* decided : {"p1", "p3"})
            for (const char* to : {"p1", "p3"}) EXPECT_EQ(bool(minor("model-2018", "agenderen", born, decided).compose()), true) << born << decided << to;
    }
}
TEST(Lezers, INF_09_letter_goes_to_nobody_but_the_one_decided) {
    auto c = minor("model-2018", "agenderen", "2008-05-01", "p1");
    c.to = "p3";
    ASSERT_FALSE(c.compose());
    EXPECT_EQ(c.compose().error().code, "stuk.niet_toegelaten");
    c = minor("model-2018", "agenderen", "2008-05-01", "p3");
    c.to = "p1";
    ASSERT_FALSE(c.compose());
}
TEST(Lezers, INF_23_two_ages_make_four_readers) {
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2008-05-01", "p1")), "jongere");
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2010-05-01", "p3")), "ouder");
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2008-05-01", "p3")), "ouder-zelfstandig");
    EXPECT_EQ(reader(Case("model-2018", "agenderen")), "volwassene");
    // On the birthday itself, not a day before (the letter is of 3 March 2025).
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2009-03-03", "p3")), "ouder-zelfstandig");
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2009-03-04", "p3")), "ouder");
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2007-03-04", "p1")), "jongere");
    EXPECT_EQ(reader(minor("model-2018", "agenderen", "2007-03-03", "p1")), "volwassene");
}
TEST(Lezers, norm_14_17_guardianship_and_mentorship_count_at_every_age) {
    for (const char* born : {"1994-06-02", "2008-05-01", "2010-05-01"})
        for (bool mentor : {false, true}) {
            auto c = under_guardianship("model-2018", "agenderen", "p3");
            auto& person = c.file.personen[0];
            person.geboortedatum = day(born);
            person.curatele = !mentor, person.mentorschap = mentor;
            EXPECT_EQ(reader(c), "vertegenwoordiger") << born;
            EXPECT_TRUE(has(letter(c), "U mag dit vragen, omdat u deze persoon vertegenwoordigt.")) << born;
        }
}
TEST(Lezers, RGT_03_whoever_has_a_curator_and_gets_the_letter_himself_is_told_who_asks) {
    EXPECT_TRUE(has(letter(under_guardianship("model-2018", "agenderen", "p1")), "Uw curator of mentor moet dit voor u vragen."));
    EXPECT_FALSE(has(letter(Case("model-2018", "agenderen")), "curator"));
    EXPECT_TRUE(has(letter(minor("model-2018", "agenderen", "2010-05-01", "p1")), "Je ouder, voogd of andere vertegenwoordiger moet dit voor je vragen."));
}
TEST(Lezers, RGT_04_parent_of_a_sixteen_year_old_needs_an_authorisation_and_the_child_does_not) {
    const auto parent = letter(minor("model-2018", "agenderen", "2008-05-01", "p3"));
    EXPECT_TRUE(has(parent, "U kunt het alleen doen met een getekende machtiging van uw kind."));
    EXPECT_FALSE(has(parent, "U kunt vragen"));
    EXPECT_FALSE(has(parent, "namens uw kind"));
    EXPECT_TRUE(has(letter(minor("model-2018", "agenderen", "2008-05-01", "p1")), "Je bent oud genoeg om dit zelf te vragen."));
    EXPECT_TRUE(has(letter(minor("model-2018", "agenderen", "2010-05-01", "p3")), "U kunt ons namens uw kind vragen om:"));
}
TEST(Lezers, INF_09_parent_reads_about_the_child_by_name_and_is_greeted_himself) {
    const auto text = letter(minor("model-2018", "agenderen", "2010-05-01", "p3"));
    EXPECT_TRUE(has(text, "Deze brief gaat over uw kind Joris Adriaan van den Heuvel. U krijgt hem als ouder."));
    EXPECT_TRUE(has(text, "Geachte heer Van den Heuvel,"));
    EXPECT_TRUE(has(text, "B. van den Heuvel\nBosrand 3"));
    for (const char* wrong : {"signaal over u.", "gegevens van u", "uw gegevens", "Molenweg"}) EXPECT_FALSE(has(text, wrong)) << wrong;
}
TEST(Lezers, INF_09_young_person_is_written_to_as_je_everywhere) {
    const std::regex formal("(^|[^A-Za-z])([Uu]|[Uu]w)([^A-Za-z]|$)");
    for (const auto& [regime, outcome] : {std::pair{"model-2018", "agenderen"}, {"model-2018", "niet-agenderen"}, {"noord-holland-2018", "advies-agenderen"}, {"midden-nederland-2015", ""}}) {
        const auto text = letter(minor(regime, outcome, "2008-05-01", "p1"));
        EXPECT_TRUE(has(text, "Beste Joris,"));
        std::smatch found;
        EXPECT_FALSE(std::regex_search(text, found, formal)) << regime << ": ..." << found.prefix().str().substr(found.prefix().length() > 60 ? found.prefix().length() - 60 : 0) << found.str();
    }
}
TEST(Lezers, no_mark_of_the_word_lists_is_left_in_any_letter) {
    for (const auto& c : {minor("model-2018", "agenderen", "2010-05-01", "p3"), minor("noord-holland-2018", "advies-agenderen", "2008-05-01", "p3"), under_guardianship("limburg-2020", "niet-agenderen", "p3")})
        for (const char* language : {"nl", "en"}) {
            auto one = c;
            one.language = language;
            const auto text = letter(one);
            for (const char* mark : {"{", "}", "@"}) EXPECT_FALSE(std::string(mark) != "@" && has(text, mark)) << mark;
        }
}

// ---- third persons ---------------------------------------------------------------------------------------------------------------

TEST(Lezers, INF_21_third_person_reads_nothing_of_the_subject_or_of_anyone_else) {
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018"})
        for (const char* outcome : {"agenderen", "niet-agenderen"})
            for (const char* role : {"achterblijver", "netwerk", "melder"})
                for (const char* language : {"nl", "en"}) {
                    const std::string real = std::string(regime) == "noord-holland-2018" && std::string(outcome) == "agenderen" ? "advies-agenderen" : outcome;
                    auto c = third(regime, real, role);
                    c.language = language;
                    const auto made = c.compose();
                    ASSERT_TRUE(made) << regime << role << why(made.error());
                    const std::string everything = made->xml + compose::plain_text(made->stuk);
                    // names, address, relation, reasons, signals; the number of the case; the day and outcome of the decision; health of the subject
                    for (const char* canary : {"anarie", "ZH-2025-007", "28 februari 2025", "28 February 2025", "signaal over", "signal about", "adviseert", "sterk genoeg", "gezondheid", "your health",
                                               "p1", "p2", "p5"})
                        EXPECT_FALSE(has(everything, canary)) << canary << " in " << regime << " " << real << " " << role << " " << language;
                    EXPECT_TRUE(has(everything, "Terpstra"));
                }
}
TEST(Lezers, INF_21_third_letter_says_the_same_whatever_the_subject_is_or_did) {
    auto one = third("model-2018", "agenderen", "achterblijver");
    auto other = one;
    other.file.personen[0].naam.geslachtsnaam = "Iemand", other.file.personen[0].geboortedatum = day("2011-01-01"), other.file.personen[0].bijzonder = {};
    auto more = other.file.signalen[0];
    more.id = "s7", more.partij = "pol", more.bron_soort = "openbare-bron", more.bijzonder = {"strafrechtelijk"};
    other.file.signalen.push_back(more);
    EXPECT_EQ(letter(one), letter(other));
}
TEST(Lezers, INF_21_categories_are_those_that_are_kept_of_him) {
    auto c = third("model-2018", "agenderen", "netwerk");
    EXPECT_TRUE(has(letter(c), "- uw geboortedatum"));
    EXPECT_TRUE(has(letter(c), "- uw telefoonnummer of e-mailadres"));
    auto& own = c.file.personen[2];
    own.telefoon.clear();
    EXPECT_FALSE(has(letter(c), "- uw telefoonnummer"));
    own.bijzonder = {"godsdienst"};
    EXPECT_TRUE(has(letter(c), "- uw geloof of levensovertuiging"));
}
TEST(Lezers, INF_21_reporter_who_gave_his_own_data_reads_article_13) {
    const auto text = letter(third("model-2018", "niet-agenderen", "melder"));
    EXPECT_TRUE(has(text, "artikel 13 van de Algemene verordening"));
    EXPECT_TRUE(has(text, "U hebt deze gegevens zelf gegeven. U was dat niet verplicht."));
    EXPECT_FALSE(has(letter(third("model-2018", "niet-agenderen", "netwerk")), "artikel 13 van"));
}
TEST(Lezers, INF_21_reporter_stands_in_nobody_elses_letter) {
    for (const auto& c : {minor("model-2018", "agenderen", "2008-05-01", "p1"), minor("model-2018", "niet-agenderen", "2010-05-01", "p3"), under_guardianship("model-2018", "agenderen", "p3"),
                          third("model-2018", "agenderen", "achterblijver")}) {
        const auto made = c.compose();
        ASSERT_TRUE(made) << why(made.error());
        EXPECT_FALSE(has(made->xml, "anarie"));
        EXPECT_FALSE(has(made->xml, "melder"));
    }
}
TEST(Lezers, withheld_address_is_printed_to_the_person_himself_only) {
    EXPECT_TRUE(has(letter(third("model-2018", "agenderen", "achterblijver")), "W. Terpstra\nDijkje 4"));
    auto child = minor("model-2018", "agenderen", "2010-05-01", "p3");
    child.file.personen[0].adres.geheim = true;
    EXPECT_FALSE(has(letter(child), "Molenweg"));
    auto self = minor("model-2018", "agenderen", "2008-05-01", "p1");
    self.file.personen[0].adres.geheim = true;
    EXPECT_TRUE(has(letter(self), "Molenweg 12"));
    EXPECT_FALSE(has(letter(self), "Bosrand"));
}
TEST(Lezers, MN_12_Midden_Nederland_owes_third_persons_no_letter) {
    const auto made = third("midden-nederland-2015", "", "achterblijver").compose();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
}

// ---- refused ---------------------------------------------------------------------------------------------------------------------

TEST(Lezers, letter_is_refused_to_someone_who_represents_nobody) {
    auto c = minor("model-2018", "agenderen", "2010-05-01", "p3");
    c.file.personen[2].vertegenwoordigt.clear();
    EXPECT_EQ(refusal(c), "brief.variant");
    c.file.personen[2].vertegenwoordigt = {"p2"};
    EXPECT_EQ(refusal(c), "brief.variant");
    c.to = "weg";
    EXPECT_EQ(refusal(c), "brief.variant");
}
TEST(Lezers, INF_21_third_person_who_is_a_minor_gets_no_letter_before_its_addressee_is_chosen) {
    auto c = third("model-2018", "agenderen", "netwerk");
    c.file.personen[2].geboortedatum = day("2010-01-01");
    const auto made = c.compose();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
    EXPECT_EQ(c.opdracht().duty.ontbreekt, (std::vector<std::string>{"adressaat"}));
}
TEST(Lezers, INF_21_minor_among_third_persons_is_written_to_as_a_young_person_and_learns_nothing_of_others) {
    for (const char* role : {"netwerk", "achterblijver", "melder"}) {
        const auto text = letter(minor_third("model-2018", "agenderen", role, "p4"));
        EXPECT_TRUE(has(text, "Beste Wilma,")) << role;
        EXPECT_TRUE(has(text, role == std::string("melder") ? "Je hebt ons of een van deze organisaties iets verteld." : "Wij werken aan een zaak die niet over jou gaat.")) << role;
        EXPECT_FALSE(has(text, "anarie")) << role;
        EXPECT_FALSE(has(text, " uw ")) << role;
    }
}
TEST(Lezers, INF_21_parent_or_guardian_of_a_third_person_reads_about_that_person_only) {
    for (const char* role : {"netwerk", "melder"}) {
        const auto text = letter(minor_third("model-2018", "agenderen", role, "p6"));
        EXPECT_TRUE(has(text, "Deze brief gaat over uw kind Wilma Terpstra. U krijgt hem als ouder.")) << role;
        EXPECT_TRUE(has(text, role == std::string("melder") ? "Uw kind heeft deze gegevens zelf gegeven." : "een zaak die niet over uw kind gaat")) << role;
        EXPECT_FALSE(has(text, "anarie")) << role;
        EXPECT_FALSE(has(text, "Dijkje")) << role << ": the child's withheld address";
    }
    auto guarded = minor_third("model-2018", "agenderen", "netwerk", "p6");
    guarded.file.personen[2].geboortedatum = day("1970-03-04");
    guarded.file.personen[2].mentorschap = true;
    guarded.file.personen.back().relatie = "mentor";
    EXPECT_TRUE(has(letter(guarded), "U krijgt hem, omdat u deze persoon vertegenwoordigt."));
}

}  // namespace
}  // namespace griffier::compose_test
