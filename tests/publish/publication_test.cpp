// The text of a covenant against its rules: what is published and what is carried out cannot differ unseen.
#include "publication_world.h"

namespace griffier::publish {
namespace {

using Names = std::vector<std::string>;

const char* const all[] = {"oeverstad", "limburg", "noord-holland", "midden-nederland"};

TEST_F(Publication, GOV_01_GOV_02_the_recitals_name_every_party_with_who_represents_it) {
    for (const char* name : all) {
        const Town t = town(name);
        const auto text = filled(t);
        for (const Partij& party : t.convenant.partijen) {
            const auto at = std::find_if(text.partijen.begin(), text.partijen.end(), [&](const Tekstpartij& one) { return one.id == party.id; });
            ASSERT_NE(at, text.partijen.end()) << name << " " << party.id;
            EXPECT_TRUE(holds(plain(at->words), party.naam)) << party.id;
            EXPECT_TRUE(holds(plain(at->words), party.vertegenwoordiger)) << party.id;
        }
    }
}

TEST_F(Publication, GOV_05_GOV_06_GOV_09_the_model_text_of_each_regime_differs_in_no_article_term_ground_or_aim) {
    for (const char* name : all) {
        const auto found = checked(town(name));
        EXPECT_EQ(codes(found), Names{}) << name << ": " << (found.empty() ? "" : words_.describe(found.front().error));
    }
}

TEST_F(Publication, GOV_04_every_definition_of_the_regime_stands_in_the_text_in_its_own_words) {
    for (const char* name : all) {
        const Town t = town(name);
        std::string said;
        const auto text = filled(t);
        for (const auto& one : pieces_of(text, words_)) said += one.piece->text + "\n";
        for (const Begrip& rule : t.regime.begrippen)
            EXPECT_TRUE(rule.stuk == "handleiding" || holds(said, rule.definitie)) << name << " " << rule.id;
    }
    Town t = town("oeverstad");
    t.text = instead(t.text, "<begrippen/>", "<begrippen><begrip term=\"subject\">iemand</begrip></begrippen>");
    EXPECT_TRUE(has(checked(t), "tekst.begrip_ontbreekt"));
}

TEST_F(Publication, GOV_03_a_final_covenant_has_no_empty_field) {
    Town t = town("oeverstad");
    t.facts.velden.erase("criteria");
    const auto found = checked(t);
    ASSERT_EQ(codes(found), Names{"tekst.open_veld"});
    EXPECT_EQ(found.front().error.args.front(), "criteria");
    EXPECT_TRUE(holds(regeling(t), "[in te vullen: criteria]"));
    t = town("oeverstad");
    EXPECT_FALSE(holds(regeling(t), "[in te vullen"));
    t.convenant.inwerking.reset();
    EXPECT_EQ(codes(checked(t)), Names{"tekst.open_veld"});
    t = town("oeverstad");
    t.convenant.partijen.front().vertegenwoordiger.clear();
    EXPECT_EQ(codes(checked(t)), (Names{"tekst.partij_zonder_vertegenwoordiger", "tekst.open_veld"}));
}

TEST_F(Publication, GOV_08_the_executor_stands_in_the_text_by_function_and_not_by_name) {
    const Town t = town("oeverstad");
    EXPECT_TRUE(holds(regeling(t), t.convenant.contactpunt.functie));
    EXPECT_FALSE(holds(regeling(t), t.convenant.contactpunt.naam));
    Town without = town("oeverstad");
    without.convenant.contactpunt.functie.clear();
    EXPECT_TRUE(has(checked(without), "tekst.open_veld"));
}

TEST_F(Publication, GOV_12_the_day_of_entry_that_parties_wrote_is_that_of_the_cooperation) {
    Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
    EXPECT_EQ(codes(checked(t)), Names{});
    t.text = instead(t.text, ">1 april 2020<", ">1 mei 2020<");
    EXPECT_EQ(codes(checked(t)), Names{"tekst.veld_anders"});
}

TEST_F(Publication, GOV_13_a_notice_term_other_than_that_of_the_rules_is_told_with_its_article) {
    Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
    t.text = instead(t.text, ">drie maanden<", ">zes maanden<");
    const auto found = checked(t);
    ASSERT_EQ(codes(found), Names{"tekst.term_anders"});
    EXPECT_EQ(found.front().error.args, (Names{"artikel 18, lid 2", "zes maanden", "drie maanden", "termijn.opzegging"}));
    EXPECT_GT(found.front().error.place.line, 0);
}

TEST_F(Publication, a_term_in_digits_in_words_or_with_an_article_is_the_same_term) {
    for (const char* written : {"3 maanden", "drie maanden", "Drie maanden"}) {
        Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
        t.text = instead(t.text, ">drie maanden<", std::string(">") + written + "<");
        EXPECT_EQ(codes(checked(t)), Names{}) << written;
    }
    for (const char* written : {"een kwartaal", "drie maanden of vier maanden", "spoedig"}) {
        Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
        t.text = instead(t.text, ">drie maanden<", std::string(">") + written + "<");
        EXPECT_EQ(codes(checked(t)), Names{"tekst.term_anders"}) << written;
    }
}

TEST_F(Publication, a_term_that_names_no_rule_is_pointed_out) {
    Town t = town("oeverstad");
    t.text = instead(t.text, "Partijen lossen geschillen over dit convenant in onderling overleg op.", "Partijen lossen geschillen binnen zes weken op.");
    EXPECT_EQ(codes(checked(t), Finding::Weight::warning), Names{"tekst.term_zonder_regel"});
}

TEST_F(Publication, GOV_09_a_ground_with_other_numbers_is_told) {
    Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
    EXPECT_FALSE(has(checked(t), "tekst.grond_anders"));
    for (const auto& [what, with] : {std::pair{"artikel 39f, eerste lid", "artikel 39e, eerste lid"}, std::pair{"artikel 18, tweede lid", "artikel 18, eerste lid"}, std::pair{"artikel 20 van", "de artikelen 20 en 21 van"}}) {
        t = town("limburg", "samples/publicatie/limburg-tekst.xml");
        t.text = instead(t.text, what, with);
        EXPECT_EQ(codes(checked(t)), Names{"tekst.grond_anders"}) << with;
    }
}

TEST_F(Publication, GOV_27_a_ground_that_the_text_leaves_out_is_told) {
    Town t = town("noord-holland");
    t.text = instead(t.text, "<uit regel=\"grondslag.politie.samenwerking\" deel=\"wet\"/>", "een besluit");
    EXPECT_EQ(codes(checked(t)), Names{"tekst.grond_ontbreekt"});
}

TEST_F(Publication, GOV_10_GOV_11_GOV_14_an_article_of_the_regime_that_is_missing_is_told) {
    for (const char* nr : {"16", "17"}) {
        Town t = town("noord-holland");
        const auto from = t.text.find(std::string("<artikel nr=\"") + nr), to = t.text.find("</artikel>", from);
        t.text.erase(from, to + 10 - from);
        const auto found = checked(t);
        ASSERT_EQ(codes(found), Names{"tekst.artikel_ontbreekt"}) << nr;
        EXPECT_EQ(found.front().error.args.front(), nr);
    }
    EXPECT_TRUE(holds(regeling(town("oeverstad")), "niet in rechte afdwingbaar"));
    EXPECT_TRUE(holds(regeling(town("oeverstad")), "in onderling overleg"));
    EXPECT_TRUE(holds(regeling(town("oeverstad")), "Voor de andere partijen blijft het convenant gelden"));
}

TEST_F(Publication, GOV_15_GOV_16_GOV_17_GOV_18_evaluation_test_and_life_come_from_the_rules) {
    EXPECT_TRUE(holds(regeling(town("oeverstad")), "evalueren dit convenant twee jaar"));
    EXPECT_TRUE(holds(regeling(town("noord-holland")), "één jaar na inwerkingtreding getoetst"));
    EXPECT_TRUE(holds(regeling(town("midden-nederland")), "en geldt drie jaar"));
    EXPECT_TRUE(holds(regeling(town("midden-nederland")), "Privacyreglement Gemeentelijk Casusoverleg Radicalisering Regio Midden-Nederland"));
    Town t = town("noord-holland");
    t.text = instead(t.text, "<uit regel=\"termijn.toetsing\" deel=\"duur\"/>", "<uit regel=\"termijn.toetsing\" deel=\"duur\">twee jaar</uit>");
    EXPECT_EQ(codes(checked(t)), Names{"tekst.term_anders"});
}

TEST_F(Publication, GOV_23_GOV_28_a_party_too_many_too_few_or_under_another_name_is_told) {
    Town t = town("oeverstad");
    t.convenant.partijen.erase(t.convenant.partijen.begin() + 1);
    EXPECT_TRUE(has(checked(t), "tekst.partijsoort_ontbreekt"));
    t = town("oeverstad");
    t.text = instead(t.text, "<partijen/>", "<partijen><partij id=\"gem-oeverstad\">gemeente Elders</partij></partijen>");
    auto found = codes(checked(t));
    EXPECT_NE(std::find(found.begin(), found.end(), "tekst.partij_anders"), found.end());
    EXPECT_NE(std::find(found.begin(), found.end(), "tekst.partij_ontbreekt"), found.end());
    t = town("oeverstad");
    t.text = instead(t.text, "<partijen/>", "<partijen><partij id=\"gem-nergens\">gemeente Nergens</partij></partijen>");
    EXPECT_TRUE(has(checked(t), "tekst.onbekende_partij"));
}

TEST_F(Publication, a_party_that_left_stands_in_no_new_text) {
    Town t = town("limburg");
    t.convenant.partijen.front().uitgetreden = Date(2026, 3, 1);
    for (const auto& one : filled(t).partijen) EXPECT_NE(one.id, t.convenant.partijen.front().id);
    t.text = instead(t.text, "<partijen/>", "<partijen><partij id=\"" + t.convenant.partijen.front().id + "\">" + t.convenant.partijen.front().naam + "</partij></partijen>");
    EXPECT_TRUE(has(checked(t), "tekst.partij_uitgetreden"));
}

TEST_F(Publication, ANX_01_ANX_02_ANX_03_the_model_has_three_annexes_with_version_and_day) {
    const Town t = town("oeverstad");
    const auto text = filled(t);
    ASSERT_EQ(text.bijlagen.size(), 3u);
    for (const Bijlage& one : text.bijlagen) EXPECT_TRUE(one.datum && !one.versie.empty()) << one.nr;
    Town without = town("oeverstad");
    const auto from = without.text.find("<bijlage nr=\"2\""), to = without.text.find("</bijlage>", from);
    without.text.erase(from, to + 10 - from);
    EXPECT_EQ(codes(checked(without)), Names{"tekst.bijlage_ontbreekt"});
    Town undated = town("oeverstad");
    undated.convenant.bijlagen.clear();
    EXPECT_EQ(codes(checked(undated)), Names{"tekst.bijlage_zonder_versie"});
}

TEST_F(Publication, ANX_01_annex_1_names_organisations_that_are_listed_and_no_persons) {
    const Town t = town("oeverstad");
    const std::string xml = regeling(t);
    for (const ExternePartner& one : t.convenant.externe_partners) {
        EXPECT_EQ(holds(xml, xml_escape(one.naam)), one.opgenomen && !one.verwijderd) << one.id;
        EXPECT_TRUE(one.contact.naam.empty() || !holds(xml, one.contact.naam)) << one.id;
        EXPECT_FALSE(holds(xml, one.contact.email)) << one.id;
    }
}

TEST_F(Publication, a_covenant_under_a_regime_without_annexes_has_none) {
    Town t = town("noord-holland");
    t.text = instead(t.text, "</convenanttekst>", "<bijlage nr=\"1\" titel=\"Lijst\"><al>iets</al></bijlage></convenanttekst>");
    EXPECT_TRUE(has(checked(t), "tekst.bijlage_te_veel"));
}

TEST_F(Publication, a_text_that_is_no_text_or_names_what_is_not_there_is_refused) {
    EXPECT_EQ(text_from("<convenant/>").error().code, "tekst.geen_tekst");
    Town t = town("oeverstad");
    EXPECT_FALSE(text_from(instead(t.text, "<afkondiging>", "<afkondeging>")));
    const auto code = [&](const std::string& xml) { return fill_in(*text_from(xml), t.convenant, t.regime, t.facts, words_).error().code; };
    EXPECT_EQ(code(instead(t.text, "\"termijn.opzegging\"", "\"termijn.nergens\"")), "tekst.onbekende_regel");
    EXPECT_EQ(code(instead(t.text, "\"termijn.opzegging\" deel=\"duur\"", "\"termijn.opzegging\" deel=\"wet\"")), "tekst.regel_zonder_deel");
    EXPECT_EQ(code(instead(t.text, "lijst=\"beveiligingsplan\"", "lijst=\"kelder\"")), "tekst.onbekende_lijst");
    EXPECT_EQ(code(instead(t.text, "bestand=\"weegploeg\"", "bestand=\"kelder\"")), "tekst.onbekende_lijst");
}

TEST_F(Publication, the_text_of_another_cooperation_is_refused) {
    Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
    t.convenant.id = "elders";
    EXPECT_TRUE(has(checked(t), "tekst.ander_convenant"));
}

class Lint : public Publication {};

TEST_F(Lint, the_model_texts_hold_no_personal_data) {
    for (const char* name : all) {
        const Town t = town(name);
        const auto found = check_privacy(filled(t), t.convenant, words_);
        EXPECT_TRUE(found.empty()) << name << " " << (found.empty() ? "" : words_.message(found.front().error));
    }
}

TEST_F(Lint, personal_data_of_others_than_who_signs_keeps_a_text_back) {
    Town t = town("oeverstad");
    const std::string at = "Partijen lossen geschillen over dit convenant in onderling overleg op.";
    for (const char* with : {"Vragen gaan naar J.P. van den Heuvel.", "Mail naar hulp@voorbeeld.example.", "Bel 0612345678.", "Bel +31612345678.", "Het gaat om 111222333.", "De man is geboren op 3 mei.", "Zie F. de Jong."}) {
        t = town("oeverstad");
        t.text = instead(t.text, at, with);
        const auto found = check_privacy(filled(t), t.convenant, words_);
        ASSERT_EQ(found.size(), 1u) << with;
        EXPECT_EQ(found.front().error.code, "tekst.persoonsgegeven") << with;
        for (const std::string& arg : found.front().error.args) EXPECT_FALSE(holds(with, arg)) << arg;
    }
    for (const char* without : {"Partijen A. en B. zijn bedoeld.", "Dat kost 123456789 euro.", "Zie artikel 20 Wpg.", "De burgemeester is mr. S.A. Okoye-van Rijn."}) {
        t = town("oeverstad");
        t.text = instead(t.text, at, without);
        EXPECT_TRUE(check_privacy(filled(t), t.convenant, words_).empty()) << without;
    }
}

TEST_F(Lint, a_name_in_a_title_is_seen_too) {
    for (const auto& [what, with] : {std::pair{"titel=\"Geschillen\"", "titel=\"Geschillen met J.P. Klaver\""}, std::pair{"titel=\"Fasen\"", "titel=\"Fasen van J.P. Klaver\""}, std::pair{"titel=\"Referentiekader\"", "titel=\"Kader van J.P. Klaver\""}}) {
        Town t = town("oeverstad");
        t.text = instead(t.text, what, with);
        EXPECT_EQ(check_privacy(filled(t), t.convenant, words_).size(), 1u) << with;
    }
}

TEST_F(Lint, the_directives_are_advice_and_never_keep_a_text_back) {
    const auto directives = *read_directives(read("templates/publicatie/aanwijzingen.xml"), "aanwijzingen.xml");
    EXPECT_GE(directives.size(), 20u);
    Town t = town("oeverstad");
    const auto numbers = [&](const Town& of) {
        std::vector<std::string> out;
        for (const Finding& one : check_directives(filled(of), directives, of.convenant, words_)) {
            EXPECT_EQ(one.weight, Finding::Weight::advice);
            out.push_back(one.error.args.front());
        }
        return out;
    };
    const auto before = numbers(t);
    t.text = instead(t.text, "onderwerp=\"geschillen\"", "onderwerp=\"iets\"");
    EXPECT_EQ(numbers(t).size(), before.size() + 1);
    t.text = instead(t.text, "<bijlage nr=\"1\"", "<zonder onderwerp=\"geschillen\">Met opzet.</zonder><bijlage nr=\"1\"");
    EXPECT_EQ(numbers(t).size(), before.size());
    EXPECT_FALSE(read_directives(view_of("<iets/>"), "a"));
    EXPECT_FALSE(read_directives(view_of("<aanwijzingen><aanwijzing/></aanwijzingen>"), "a"));
}

TEST_F(Lint, a_party_without_capacity_and_an_annex_that_no_article_names_are_pointed_out) {
    const auto directives = *read_directives(read("templates/publicatie/aanwijzingen.xml"), "aanwijzingen.xml");
    Town t = town("oeverstad");
    t.convenant.partijen.front().hoedanigheid.clear();
    const auto found = check_directives(filled(t), directives, t.convenant, words_);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Finding& one) { return one.error.args.front() == "5"; }));
    t = town("oeverstad");
    t.text = instead(t.text, "van bijlage 2", "die erbij hoort");
    const auto again = check_directives(filled(t), directives, t.convenant, words_);
    EXPECT_TRUE(std::any_of(again.begin(), again.end(), [](const Finding& one) { return one.error.args.front() == "21"; }));
}

}  // namespace
}  // namespace griffier::publish
