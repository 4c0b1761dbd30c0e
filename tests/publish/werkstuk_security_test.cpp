// Working papers of the cooperation as a whole: security, breaches, processors, appointments, checks.
#include "werkstuk_world.h"

namespace griffier::publish {
namespace {

// ---- security and breaches

TEST_F(Werkstuk, SEC_06_DOC_20_the_security_plan_has_its_seven_headings_once_each) {
    const std::string form = sample("oeverstad/beveiligingsplan");
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f', 'g'}) {
        const std::string row = std::string("naam=\"onderdeel\">") + letter + "<";
        const auto at = form.find(row), from = form.rfind("    <rij>", at), to = form.find("</rij>\n", at) + 7;
        EXPECT_TRUE(tell("oeverstad", form.substr(0, from) + form.substr(to)).has("werkstuk.punt_ontbreekt", std::string("convenant art. 15 lid 2 onder ") + letter)) << letter;
    }
    EXPECT_TRUE(tell("oeverstad", with(form, "naam=\"onderdeel\">g<", "naam=\"onderdeel\">a<")).has("werkstuk.punt_dubbel"));
    EXPECT_TRUE(tell("oeverstad", without(form, "uitgevoerd")).has("werkstuk.ontbreekt", "convenant art. 15 lid 1; 15 lid 2")) << "adopted is not enough";
    EXPECT_TRUE(missing("midden-nederland", "beveiligingsplan").has_value());
}

TEST_F(Werkstuk, SEC_08_SEC_10_the_plan_says_when_the_rules_went_out_and_which_measures_fit) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/beveiligingsplan"), "regels-gegeven")).has("werkstuk.ontbreekt", "convenant art. 15 lid 4"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/beveiligingsplan"), "passend")).has("werkstuk.ontbreekt", "handleiding par. 6.1"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/beveiligingsplan"), "naam=\"soort\">c<", "naam=\"soort\">a<")).has("werkstuk.punt_ontbreekt", "tijdig herstel"));
}

TEST_F(Werkstuk, SEC_07_the_evaluation_is_yearly_and_a_late_one_says_why) {
    EXPECT_THAT(tell("oeverstad/beveiligingsevaluatie").facts, HasSubstr("18 mei 2027"));
    const std::string late = with(sample("oeverstad/beveiligingsevaluatie"), "vorige\">2025-06-02", "vorige\">2025-05-01");
    EXPECT_TRUE(tell("oeverstad", late).has("werkstuk.ontbreekt", "Waarom later"));
    EXPECT_TRUE(tell("oeverstad", with(late, "</formulier>", "  <veld naam=\"reden-te-laat\">Ziekte.</veld>\n</formulier>")).fine());
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/beveiligingsevaluatie"), "naleving")).has("werkstuk.ontbreekt", "convenant art. 15 lid 3"));
}

TEST_F(Werkstuk, SEC_11_the_breach_procedure_names_a_contact_of_every_core_party) {
    const std::string form = sample("oeverstad/datalekafspraak");
    const auto at = form.find("naam=\"partij\">om-oost"), from = form.rfind("    <rij>", at), to = form.find("</rij>\n", at) + 7;
    EXPECT_TRUE(tell("oeverstad", form.substr(0, from) + form.substr(to)).has("werkstuk.punt_ontbreekt", "handleiding par. 6.2"));
    for (const char* field : {"kanaal", "door", "binnen"}) EXPECT_TRUE(tell("oeverstad", without(form, field)).has("werkstuk.ontbreekt")) << field;
}

TEST_F(Werkstuk, SEC_12_DOC_21_every_incident_answers_four_questions_with_reasons) {
    for (const char* field : {"datalek", "datalek-reden", "melden", "melden-reden", "betrokkene", "betrokkene-reden"})
        EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/incident"), field)).has("werkstuk.ontbreekt", "handleiding par. 6.2")) << field;
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/incident"), "naam=\"datalek\">ja", "naam=\"datalek\">nee")).has("werkstuk.niet_van_toepassing", "2. Moet het"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/incident"), "bekend\">2026-03-28T23:30+01:00", "bekend\">2026-03-28T22:30+01:00")).has("werkstuk.volgorde")) << "known before it was discovered, on the same day";
}

TEST_F(Werkstuk, SEC_13_the_term_is_counted_in_real_hours_over_the_change_of_the_clock) {
    const std::string facts = tell("oeverstad/ap-melding").facts;
    EXPECT_THAT(facts, HasSubstr("1 april 2026, 00:30 uur (UTC+02:00)")) << "72 hours after 23:30 winter time, with one hour lost";
    EXPECT_THAT(facts, HasSubstr("8 uur en 25 minuten"));
    EXPECT_THAT(facts, HasSubstr("De termijn telt echte uren"));
    // The last minute, and a minute later.
    const std::string form = sample("oeverstad/ap-melding");
    EXPECT_TRUE(tell("oeverstad", with(with(form, "2026-03-31T16:05+02:00", "2026-04-01T00:30+02:00"), "datum=\"2026-03-31\"", "datum=\"2026-04-01\"")).fine());
    EXPECT_TRUE(tell("oeverstad", with(with(form, "2026-03-31T16:05+02:00", "2026-04-01T00:31+02:00"), "datum=\"2026-03-31\"", "datum=\"2026-04-01\"")).has("werkstuk.ontbreekt", "Waarom later is gemeld"));
    EXPECT_TRUE(tell("oeverstad", with(form, "2026-03-31T16:05+02:00", "2026-03-31T16:05")).has("werkstuk.waarde")) << "no zone, no moment";
    EXPECT_TRUE(tell("oeverstad", with(form, "2026-03-31T16:05+02:00", "2026-03-28T23:00+01:00")).has("werkstuk.volgorde"));
    EXPECT_FALSE(missing("midden-nederland", "ap-melding").has_value()) << "by today's law there too";
    for (const char* field : {"aard", "betrokkenen", "gegevens", "contact", "gevolgen", "maatregelen"}) EXPECT_TRUE(tell("oeverstad", without(form, field)).has("werkstuk.ontbreekt", "AVG art. 33 lid 3")) << field;
    EXPECT_TRUE(tell("oeverstad", without(form, "volgt")).has("werkstuk.ontbreekt", "AVG art. 33 lid 4"));
}

TEST_F(Werkstuk, DOC_21_the_letter_on_a_breach_tells_what_the_law_asks_and_goes_to_no_secret_address) {
    for (const char* field : {"gebeurd", "gevolgen", "maatregelen", "contact"}) EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/datalekbrief"), field)).has("werkstuk.ontbreekt", "AVG art. 34 lid 2")) << field;
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/datalekbrief"), [](Dossier& d) { d.personen.front().adres.verblijft_niet = true; }).has("werkstuk.adres", "p1"));
    EXPECT_THAT(tell("oeverstad/datalekbrief").facts, HasSubstr("lezer=\"burger\""));
}

TEST_F(Werkstuk, SEC_09_DOC_22_the_checklist_of_a_processor_has_every_item_and_a_person_needs_none) {
    const std::string form = sample("oeverstad/verwerkerscontrole");
    const auto at = form.find("naam=\"punt\">einde"), from = form.rfind("    <rij>", at), to = form.find("</rij>\n", at) + 7;
    EXPECT_TRUE(tell("oeverstad", form.substr(0, from) + form.substr(to)).has("werkstuk.punt_ontbreekt", "AVG art. 28 lid 3 onder g"));
    EXPECT_TRUE(tell("oeverstad", without(form, "overeenkomst")).has("werkstuk.ontbreekt", "AVG art. 28 lid 3"));
    EXPECT_TRUE(tell("oeverstad", with(form, "vorm\">organisatie", "vorm\">persoon")).has("werkstuk.niet_van_toepassing"));
}

TEST_F(Werkstuk, DOC_28_GOV_08_CAS_20_an_appointment_has_function_mandate_first_day_and_accepted_rules) {
    const std::string form = sample("oeverstad/aanstelling");
    const auto of_executor = [](const std::function<void(Persoonsrol&)>& change) {
        return [change](Convenant& c) {
            for (Persoonsrol& one : c.personen)
                if (one.id == "uitvoerder") change(one);
        };
    };
    EXPECT_TRUE(tell("oeverstad", form, {}, of_executor([](Persoonsrol& one) { one.mandaat.clear(); })).has("werkstuk.aanstelling", "mandaat"));
    EXPECT_TRUE(tell("oeverstad", form, {}, of_executor([](Persoonsrol& one) { one.erkend.reset(); })).has("werkstuk.aanstelling", "regels"));
    EXPECT_TRUE(tell("oeverstad", form, {}, of_executor([](Persoonsrol& one) { one.vanaf.reset(); })).has("werkstuk.aanstelling", "begindatum"));
    EXPECT_TRUE(tell("oeverstad", without(form, "taken")).has("werkstuk.ontbreekt", "handleiding par. 4.3"));
    EXPECT_TRUE(tell("oeverstad", with(form, "functionaris\">uitvoerder", "functionaris\">lid-vertrokken")).has("werkstuk.mandaat"));
}

TEST_F(Werkstuk, WEE_12_CAS_16_MN_02_DOC_36_a_check_has_period_checker_sample_findings_and_the_next_day) {
    for (const char* field : {"van", "tot", "controleur", "steekproef", "bevindingen"}) EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/controleverslag"), field)).has("werkstuk.ontbreekt")) << field;
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/controleverslag"), "bestand")).has("werkstuk.ontbreekt", "In welk bestand")) << "each file is checked by itself";
    EXPECT_THAT(tell("oeverstad/controleverslag").facts, HasSubstr("10 november 2026"));
    EXPECT_THAT(tell("oeverstad/controleverslag-bevoegdheden").facts, HasSubstr("10 augustus 2026"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/controleverslag"), "tot\">2026-05-10", "tot\">2025-05-10")).has("werkstuk.volgorde"));
    EXPECT_FALSE(missing("midden-nederland", "controleverslag").has_value());
}

}  // namespace
}  // namespace griffier::publish
