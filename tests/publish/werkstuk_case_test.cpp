// Working papers of the casusoverleg: who takes part, plan, closure, checks before the meeting, grounds of provision.
#include "werkstuk_world.h"

namespace griffier::publish {
namespace {

// ---- who takes part

TEST_F(Werkstuk, CAS_04_DOC_29_a_partner_who_is_not_on_annex_1_is_refused_with_the_article) {
    const Told unknown = tell("oeverstad", with(sample("oeverstad/uitnodiging"), "ext-linde", "ext-onbekend"));
    EXPECT_TRUE(unknown.has("werkstuk.bijlage_1", "convenant art. 1")) << unknown.all();
    EXPECT_THAT(unknown.all(), Not(HasSubstr("ext-onbekend")));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/uitnodiging"), "ext-linde", "ext-zeemeeuw")).has("werkstuk.bijlage_1")) << "taken off the annex";
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/deelnemerslijst"), "ext-kompas", "ext-zeemeeuw")).has("werkstuk.bijlage_1"));
    EXPECT_TRUE(tell("noord-holland", with(with(sample("oeverstad/uitnodiging"), "OEV-2026-015", "NH-DUI-2026-001"), "ext-linde", "ext-haven")).fine()) << "Noord-Holland has no annex";
}

TEST_F(Werkstuk, CAS_03_an_external_partner_has_expertise_or_a_role) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/uitnodiging"), "criterium")).has("werkstuk.ontbreekt", "handleiding par. 4.2"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/uitnodiging"), "criterium\">deskundigheid", "criterium\">gezellig")).has("werkstuk.keuze", "deskundigheid, rol-in-plan"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/uitnodiging"), "ext-linde", "pol-oost")).has("werkstuk.niet_van_toepassing")) << "a party of the covenant needs no admission";
}

TEST_F(Werkstuk, WEE_17_CAS_01_CAS_02_everybody_who_takes_part_has_a_reason_and_a_day) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/deelnemerslijst"), "      <veld naam=\"toelichting\">Voert de regie.</veld>\n", "")).has("werkstuk.ontbreekt", "convenant art. 9 lid 1"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/deelnemerslijst"), "naam=\"reden\">rol", "naam=\"reden\">altijd")).has("werkstuk.keuze", "handleiding par. 3.4 beslissing 2"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/deelnemerslijst"), "      <veld naam=\"sinds\">2026-05-29</veld>\n", "")).has("werkstuk.ontbreekt", "handleiding par. 4.2; 4.4 onder 2"));
}

TEST_F(Werkstuk, CAS_22_NCTV_takes_no_part_without_being_listed) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/uitnodiging"), "ext-linde", "nctv")).has("werkstuk.bijlage_1"));
}

TEST_F(Werkstuk, an_invitation_tells_nobody_who_it_is_about) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/uitnodiging"), "U hebt kennis", "U behandelt Martina en hebt kennis")).has("werkstuk.herkenbaar", "convenant art. 9 lid 1"));
    EXPECT_THAT(tell("oeverstad/uitnodiging").facts, Not(HasSubstr("Martina")));
}

TEST_F(Werkstuk, WEE_18_the_Child_Protection_Board_takes_part_on_one_of_two_grounds) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/rvdk-inhoudelijk"), "grond")).has("werkstuk.ontbreekt", "handleiding par. 3.4 beslissing 2"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/rvdk-inhoudelijk"), "naam=\"grond\">1", "naam=\"grond\">3")).has("werkstuk.keuze"));
}

TEST_F(Werkstuk, WEE_19_as_adviser_the_Board_hears_no_names_and_when_involved_it_informs_itself) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/rvdk-adviseur"), "Een tiener", "Lotte")).has("werkstuk.herkenbaar", "een naam"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/rvdk-adviseur"), "</formulier>", "  <veld naam=\"subject\">p1</veld>\n</formulier>")).has("werkstuk.niet_van_toepassing"));
    EXPECT_THAT(tell("oeverstad/rvdk-adviseur").facts, Not(HasSubstr("Vermeulen")));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/rvdk-inhoudelijk"), "informeren-voor")).has("werkstuk.ontbreekt"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/rvdk-inhoudelijk"), "informeert\">raad", "informeert\">uitvoerder")).has("werkstuk.keuze"));
    EXPECT_THAT(tell("oeverstad/rvdk-inhoudelijk").facts, HasSubstr("de Graaf"));
}

TEST_F(Werkstuk, WEE_20_the_Board_has_no_role_when_the_subject_is_of_age) {
    const auto grown = [](Dossier& d) { d.personen.front().geboortedatum = Date(2008, 5, 28); };
    const auto last_day = [](Dossier& d) { d.personen.front().geboortedatum = Date(2008, 5, 29); };
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/rvdk-inhoudelijk"), grown).has("werkstuk.rvdk", "handleiding par. 3.4 beslissing 2")) << "eighteen on the day of the paper";
    EXPECT_FALSE(tell("oeverstad", sample("oeverstad/rvdk-inhoudelijk"), last_day).has("werkstuk.rvdk")) << "a day younger";
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/deelnemerslijst"), grown).has("werkstuk.rvdk"));
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/rvdk-inhoudelijk"), [](Dossier& d) { d.personen.front().geboortedatum.reset(); }).has("werkstuk.rvdk")) << "nobody knows the age";
}

TEST_F(Werkstuk, a_party_that_left_takes_no_part) {
    const Told told = tell("oeverstad", sample("oeverstad/deelnemerslijst"), {}, [](Convenant& c) {
        for (Partij& party : c.partijen)
            if (party.id == "pol-oost") party.uitgetreden = Date(2026, 1, 1);
    });
    EXPECT_TRUE(told.has("werkstuk.uitgetreden", "convenant art. 18 lid 2")) << told.all();
}

// ---- the casusoverleg and its plan

TEST_F(Werkstuk, CAS_05_CAS_06_the_report_says_what_was_shared_why_and_what_was_not) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/casusoverlegverslag"), "      <veld naam=\"noodzaak\">Om het gevaar te schatten.</veld>\n", "")).has("werkstuk.ontbreekt", "convenant art. 9 lid 2"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/casusoverlegverslag"), "gedeeld")).has("werkstuk.ontbreekt"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/casusoverlegverslag"), "      <veld naam=\"reden\">Beroepsgeheim, en niet nodig voor het plan.</veld>\n", "")).has("werkstuk.ontbreekt", "handleiding par. 4.2"));
}

TEST_F(Werkstuk, MN_20_MN_16_every_exchange_is_recorded_with_hour_and_means) {
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/casusoverlegverslag"), "moment")).has("werkstuk.ontbreekt", "reglement Bijlage I 1.2"));
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/casusoverlegverslag"), "vorm")).has("werkstuk.ontbreekt"));
    EXPECT_TRUE(tell("midden-nederland", with(sample("midden-nederland/casusoverlegverslag"), "2018-01-22T16:10+01:00", "2018-01-22T16:10")).has("werkstuk.waarde")) << "an hour without zone";
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/opschaling"), "reden")).has("werkstuk.ontbreekt", "reglement Bijlage I 1.6"));
    EXPECT_TRUE(tell("midden-nederland", with(sample("midden-nederland/opschaling"), "reden\">gevoelig", "reden\">gewoon")).has("werkstuk.keuze"));
    EXPECT_TRUE(missing("oeverstad", "opschaling").has_value());
}

TEST_F(Werkstuk, CAS_07_CAS_08_CAS_09_a_plan_has_goal_analysis_measures_and_may_have_a_director) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/integraal-plan"), "maatregelen")).has("werkstuk.ontbreekt", "convenant art. 9 lid 3"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/integraal-plan"), "diagnose")).has("werkstuk.ontbreekt", "handleiding par. 4.4 onder 1"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/integraal-plan"), "casusregisseur")).fine());
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), "casusregisseur\">gem-oeverstad", "casusregisseur\">ext-linde")).has("werkstuk.partij"));
    EXPECT_TRUE(missing("midden-nederland", "integraal-plan").has_value()) << "the regulation has no plan";
}

TEST_F(Werkstuk, CAS_23_every_measure_has_an_owner_a_day_and_a_state) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), "      <veld naam=\"stand\">loopt</veld>\n", "")).has("werkstuk.ontbreekt", "Stand"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), "      <veld naam=\"partij\">pol-oost</veld>\n", "")).has("werkstuk.ontbreekt", "Wie"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), "      <veld naam=\"stand\">loopt", "      <veld naam=\"stand\">ooit")).has("werkstuk.keuze"));
}

TEST_F(Werkstuk, INF_10_the_plan_says_by_whom_how_and_when_and_whether_it_was_done_before) {
    for (const char* field : {"informeert", "wijze", "informeren-op", "adressaten", "eerder"}) EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/integraal-plan"), field)).has("werkstuk.ontbreekt", "handleiding par. 4.4 onder 6")) << field;
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), "eerder\">nee", "eerder\">ja")).has("werkstuk.ontbreekt", "Waar dat uit blijkt"));
}

TEST_F(Werkstuk, CAS_18_SEC_04_the_plan_goes_to_an_external_partner_who_signed_and_not_in_Noord_Holland) {
    const Told told = tell("oeverstad", sample("oeverstad/integraal-plan"), [](Dossier& d) {
        for (Deelnemer& one : d.deelnemers) one.geheimhouding.reset();
    });
    EXPECT_TRUE(told.has("werkstuk.geheimhouding", "handleiding par. 2.1")) << told.all();
    std::string form = sample("oeverstad/integraal-plan");
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"OEV-2026-015", "NH-DUI-2026-001"}, {"datum=\"2026-05-31\"", "datum=\"2026-06-01\""}}) form = with(form, from, to);
    EXPECT_TRUE(tell("noord-holland", form).has("werkstuk.niet_van_toepassing", "Ontvangers"));
    form = with(form, "naam=\"ontvangers\"", "naam=\"ontvangers-partijen\"");
    EXPECT_TRUE(tell("noord-holland", form).has("werkstuk.partij"));
}

TEST_F(Werkstuk, GOV_25_the_plan_says_that_everyone_keeps_his_own_task) {
    EXPECT_THAT(tell("oeverstad/integraal-plan").facts, HasSubstr("Elke deelnemer houdt zijn eigen taken en verantwoordelijkheden."));
}

TEST_F(Werkstuk, SEC_01_what_goes_to_others_says_that_it_is_secret) {
    EXPECT_THAT(tell("oeverstad/integraal-plan").facts, HasSubstr("artikel=\"convenant art. 14 lid 1\""));
    EXPECT_THAT(tell("oeverstad/weegbesluit").facts, Not(HasSubstr("<geheim"))) << "that stays inside";
}

TEST_F(Werkstuk, CAS_10_CAS_24_closure_is_advised_after_an_evaluation_and_decided_by_all_core_parties) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/afsluitadvies"), "evaluatie")).has("werkstuk.ontbreekt", "handleiding par. 4.4 onder 5"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/afsluitadvies"), "evaluatie-op\">2025-09-02", "evaluatie-op\">2025-09-03")).fine() == false) << "the evaluation comes before the advice";
    const Told told = tell("oeverstad", sample("oeverstad/afsluitbesluit"), [](Dossier& d) {
        for (Besluit& b : d.besluiten)
            if (b.soort == "afsluiting") b.partijen = {"gem-oeverstad", "om-oost"};
    });
    EXPECT_TRUE(told.has("werkstuk.allen", "pol-oost")) << told.all();
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/afsluitbesluit"), "advies")).has("werkstuk.ontbreekt", "convenant art. 9 lid 4"));
}

TEST_F(Werkstuk, CAS_21_the_decision_to_close_ends_the_joint_approach) {
    EXPECT_THAT(tell("oeverstad/afsluitbesluit").facts, HasSubstr("handleiding par. 2.1"));
    const Told goes_on = tell("oeverstad", sample("oeverstad/afsluitbesluit"), [](Dossier& d) {
        for (Besluit& b : d.besluiten)
            if (b.soort == "afsluiting") b.uitkomst = "voortzetten";
    });
    EXPECT_THAT(goes_on.facts, Not(HasSubstr("<clausule")));
}

// ---- Midden-Nederland before the meeting, and grounds of provision

TEST_F(Werkstuk, MN_10_probation_and_child_protection_are_checked_before_the_meeting) {
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/voorcheck"), "reclassering-op")).has("werkstuk.ontbreekt", "reglement art. 9 lid 1"));
    EXPECT_TRUE(tell("midden-nederland", with(sample("midden-nederland/voorcheck"), "reclassering\">niets", "reclassering\">toezicht")).has("werkstuk.ontbreekt", "Oordeel van de reclassering"));
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/voorcheck"), "rvdk-oordeel")).has("werkstuk.ontbreekt", "reglement art. 9 lid 2")) << "other signs of a threat ask for a judgement as well";
    const auto child = [](Dossier& d) { d.personen.front().geboortedatum = Date(2003, 1, 1); };
    EXPECT_TRUE(tell("midden-nederland", sample("midden-nederland/voorcheck"), child).has("werkstuk.niet_van_toepassing", "reglement art. 9 lid 2")) << "a minor is always checked: there is nothing to ask";
    EXPECT_TRUE(tell("midden-nederland", without(without(sample("midden-nederland/voorcheck"), "gezinsleden"), "rvdk-over"), child).has("werkstuk.ontbreekt", "Nagegaan voor"));
    EXPECT_TRUE(missing("oeverstad", "voorcheck").has_value());
}

TEST_F(Werkstuk, MN_13_MN_14_Veiligheidshuis_own_units_and_other_towns_are_checked_and_data_need_consent) {
    for (const char* field : {"huis", "politie-op", "andere-gemeente"}) EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/voorcheck"), field)).has("werkstuk.ontbreekt")) << field;
    const std::string runs = with(sample("midden-nederland/voorcheck"), "huis\">nee", "huis\">gaat-lopen");
    EXPECT_TRUE(tell("midden-nederland", runs).has("werkstuk.ontbreekt", "Hoe de acties op elkaar zijn afgestemd"));
    EXPECT_TRUE(tell("midden-nederland", with(runs, "</formulier>", "  <veld naam=\"gegevens-gegeven\">ja</veld>\n</formulier>")).has("werkstuk.ontbreekt", "reglement art. 10 lid 2"));
    EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/voorcheck"), "gemeente-toestemming")).has("werkstuk.ontbreekt", "reglement art. 10 lid 2"));
}

TEST_F(Werkstuk, DOC_33_GOV_09_a_party_provides_on_its_own_ground_and_of_its_own_class) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/verstrekkingsgrond"), "klasse\">Wpg 8", "klasse\">Wpg 9")).has("werkstuk.keuze", "Wpg 8, Wpg 13"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/verstrekkingsgrond"), "grondslag.politie.samenwerking", "grondslag.rvdk")).has("werkstuk.grond", "grondslag.politie.samenwerking"));
    EXPECT_TRUE(tell("oeverstad", with(with(sample("oeverstad/verstrekkingsgrond"), "grondslag.politie.samenwerking", "grondslag.politie.machtiging"), "klasse\">Wpg 8", "klasse\">Wpg 10")).has("werkstuk.ontbreekt", "Omschrijving volgens de machtiging"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/verstrekkingsgrond"), "doel\">veiligheidsrisico", "doel\">nieuwsgierigheid")).has("werkstuk.keuze"));
}

TEST_F(Werkstuk, GOV_27_police_data_in_Noord_Holland_rest_on_a_decision_in_agreement) {
    for (const char* field : {"chef-besluit", "chef-instemming", "chef-op"}) EXPECT_TRUE(tell("noord-holland", without(sample("noord-holland/verstrekkingsgrond"), field)).has("werkstuk.ontbreekt", "convenant art. 6 onder b")) << field;
    EXPECT_TRUE(tell("noord-holland", with(sample("noord-holland/verstrekkingsgrond"), "chef-instemming\">hoofdofficier", "chef-instemming\">wethouder")).has("werkstuk.keuze", "hoofdofficier, regioburgemeester"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/verstrekkingsgrond"), "</formulier>", "  <veld naam=\"chef-besluit\">x</veld>\n</formulier>")).has("werkstuk.niet_van_toepassing"));
}

/// Police data in Midden-Nederland.
std::string provision(const std::string& ground, const std::string& more) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<formulier xmlns="https://griffier.example/werkstuk/1" soort="verstrekkingsgrond" dossier="MN-EEM-2018-002" datum="2018-02-01">
  <veld naam="naar">casusoverleg</veld>
  <veld naam="verstrekker">pol-midden</veld>
  <veld naam="ontvanger">gem-vechtoord</veld>
  <veld naam="kanaal">politie</veld>
  <veld naam="verstrekt-op">2018-01-30</veld>
  <veld naam="gegevens">Adres en een foto.</veld>
  <veld naam="soort-gegevens">foto</veld>
  <veld naam="bijzonder">nee</veld>
  <veld naam="grondslag">)" + ground + R"(</veld>
  <veld naam="doel">DOEL</veld>
  <veld naam="noodzaak">Om te weten wie er terugkomt.</veld>
)" + more + "</formulier>\n";
}

TEST_F(Werkstuk, MN_03_MN_15_MN_21_police_give_three_kinds_of_data_through_their_own_channel_and_mark_special_ones) {
    const std::string purpose = regime_of(covenant("midden-nederland")).doelen.front().code;
    const std::string form = with(provision("grondslag.politie", ""), "DOEL", purpose);
    EXPECT_TRUE(tell("midden-nederland", form).fine()) << tell("midden-nederland", form).all();
    EXPECT_TRUE(tell("midden-nederland", with(form, "soort-gegevens\">foto", "soort-gegevens\">radicalisering")).has("werkstuk.keuze", "naw, foto, signaal"));
    EXPECT_TRUE(tell("midden-nederland", with(form, "kanaal\">politie", "kanaal\">gemeente")).has("werkstuk.keuze", "politie"));
    EXPECT_TRUE(tell("midden-nederland", without(form, "bijzonder")).has("werkstuk.ontbreekt", "reglement art. 1; 5"));
    EXPECT_TRUE(tell("midden-nederland", with(form, "bijzonder\">nee", "bijzonder\">ja")).has("werkstuk.ontbreekt", "Welke soort"));
}

TEST_F(Werkstuk, MN_04_investigation_data_wait_for_the_consent_of_the_OM) {
    const std::string purpose = regime_of(covenant("midden-nederland")).doelen.front().code;
    const auto form = [&](const std::string& more) { return with(provision("grondslag.politie.onderzoek", more), "DOEL", purpose); };
    EXPECT_TRUE(tell("midden-nederland", form("")).has("werkstuk.ontbreekt", "Toestemming van het OM op"));
    EXPECT_TRUE(tell("midden-nederland", form("")).has("werkstuk.ontbreekt", "Toets van het OM"));
    const std::string asked = "  <veld naam=\"om-toets\">Geen bezwaar.</veld>\n  <veld naam=\"om-toestemming-op\">2018-01-29</veld>\n";
    EXPECT_TRUE(tell("midden-nederland", form(asked)).fine()) << tell("midden-nederland", form(asked)).all();
    EXPECT_TRUE(tell("midden-nederland", form(with(asked, "2018-01-29", "2018-01-31"))).has("werkstuk.volgorde", "Toestemming van het OM op")) << "given before the consent";
}

TEST_F(Werkstuk, MN_05_MN_06_prosecutor_and_town_give_on_their_own_article_and_the_town_names_the_source) {
    const std::string purpose = regime_of(covenant("midden-nederland")).doelen.front().code;
    std::string form = with(provision("grondslag.gemeente", ""), "DOEL", purpose);
    form = without(with(with(with(form, "pol-midden", "gem-vechtoord"), "ontvanger\">gem-vechtoord", "ontvanger\">pol-midden"), "kanaal\">politie", "kanaal\">gemeente"), "soort-gegevens");
    EXPECT_TRUE(tell("midden-nederland", form).has("werkstuk.ontbreekt", "reglement art. 7 lid 5"));
    EXPECT_TRUE(tell("midden-nederland", with(form, "</formulier>", "  <veld naam=\"bron\">school</veld>\n</formulier>")).fine());
    std::string prosecutor = with(with(provision("grondslag.om", ""), "DOEL", purpose), "kanaal\">politie", "kanaal\">om");
    prosecutor = without(with(prosecutor, "pol-midden", "om-midden"), "soort-gegevens");
    EXPECT_THAT(tell("midden-nederland", prosecutor).facts, HasSubstr("reglement art. 7 lid 4")) << tell("midden-nederland", prosecutor).all();
}

}  // namespace
}  // namespace griffier::publish
