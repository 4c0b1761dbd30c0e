// Working papers: each definition, each sample form, papers of the weegploeg and advice, and the forms that must be refused.
#include "werkstuk_world.h"

namespace griffier::publish {
namespace {

// ---- all of them

TEST_F(Werkstuk, every_definition_is_sound_and_exists_under_some_regime) {
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source("templates/werkstukken"))) {
        const std::string kind = entry.path().stem();
        const Paper made = paper(kind);
        EXPECT_EQ(made.kind, kind);
        EXPECT_FALSE(made.norms.empty()) << kind;
        int regimes = 0;
        for (const char* town : {"oeverstad", "limburg", "noord-holland", "midden-nederland"}) regimes += !missing(town, kind);
        EXPECT_GE(regimes, 1) << kind;
        ++seen;
    }
    EXPECT_GE(seen, 25);
}

TEST_F(Werkstuk, every_sample_form_makes_a_paper_and_every_kind_has_one) {
    std::set<std::string> kinds, shown;
    for (const auto& entry : std::filesystem::directory_iterator(source("templates/werkstukken"))) kinds.insert(entry.path().stem());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source("samples/werkstukken"))) {
        if (entry.path().extension() != ".xml") continue;
        const std::string name = entry.path().parent_path().filename().string() + "/" + entry.path().stem().string();
        const Told told = tell(name);
        EXPECT_TRUE(told.fine()) << name << "\n" << told.all();
        for (const std::string& kind : kinds)
            if (told.facts.find("soort=\"" + kind + "\"") != std::string::npos) shown.insert(kind);
    }
    EXPECT_EQ(shown, kinds);
}

TEST_F(Werkstuk, an_empty_form_is_valid_and_refused_for_everything_that_it_asks) {
    for (const auto& entry : std::filesystem::directory_iterator(source("templates/werkstukken"))) {
        const std::string kind = entry.path().stem();
        const Paper asked = paper(kind);
        for (const std::string town : {"oeverstad", "noord-holland", "midden-nederland"}) {
            if (missing(town, kind)) continue;
            const Regime regime = regime_of(covenant(town));
            std::optional<Dossier> about;
            if (asked.of_case) about = dossier(town, town == "oeverstad" ? "OEV-2026-015" : town == "noord-holland" ? "NH-DUI-2026-001" : "MN-EEM-2018-002");
            const std::string form = empty_form(asked, {.regime = regime, .convenant = covenant(town), .kalender = kalender_, .dossier = about ? &*about : nullptr, .on = Date(2018, 7, 1), .words = words_});
            if (about) {
                EXPECT_THAT(form, Not(HasSubstr(about->subject()->naam.geslachtsnaam))) << "a form names nobody";
            }
            const Told told = tell(town, form);
            EXPECT_FALSE(told.fine()) << kind << " " << town;
            EXPECT_FALSE(told.has("werkstuk.onbekend_veld")) << kind << " " << town << "\n" << told.all();
            for (const Error& error : told.errors) EXPECT_EQ(error.code.rfind("werkstuk.", 0), 0U) << kind << " " << town << ": " << error.code << "\n" << form;
        }
    }
}

TEST_F(Werkstuk, what_is_missing_is_named_with_the_article_and_all_at_once) {
    const std::string form = without(without(sample("oeverstad/integraal-plan"), "doel"), "wijze");
    const Told told = tell("oeverstad", form);
    EXPECT_TRUE(told.has("werkstuk.ontbreekt", "Doel van de aanpak")) << told.all();
    EXPECT_TRUE(told.has("werkstuk.ontbreekt", "convenant art. 9 lid 3; 1")) << told.all();
    EXPECT_TRUE(told.has("werkstuk.ontbreekt", "Hoe")) << told.all();
    EXPECT_TRUE(told.facts.empty());
}

TEST_F(Werkstuk, a_field_that_the_paper_does_not_have_is_refused_and_not_said_back) {
    const Told told = tell("oeverstad", with(sample("oeverstad/afsluitadvies"), "naam=\"zorg\"", "naam=\"giovanni\""));
    EXPECT_TRUE(told.has("werkstuk.onbekend_veld"));
    EXPECT_THAT(told.all(), Not(HasSubstr("giovanni")));
}

TEST_F(Werkstuk, a_field_twice_is_refused) {
    const Told told = tell("oeverstad", with(sample("oeverstad/afsluitadvies"), "naam=\"zorg\"", "naam=\"evaluatie\""));
    EXPECT_TRUE(told.has("werkstuk.dubbel_veld", "evaluatie")) << told.all();
}

TEST_F(Werkstuk, a_paper_about_a_case_needs_one_and_a_paper_of_the_house_takes_none) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/integraal-plan"), " dossier=\"OEV-2026-015\"", "")).has("werkstuk.zaak_nodig"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/aanstelling"), " datum=", " dossier=\"OEV-2026-015\" datum=")).has("werkstuk.geen_zaak"));
}

TEST_F(Werkstuk, dates_stand_in_order_and_not_in_the_future) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieantwoord"), "naam=\"ontvangen\">2026-05-29", "naam=\"ontvangen\">2026-05-19")).has("werkstuk.volgorde", "Gevraagd op"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieantwoord"), "naam=\"ontvangen\">2026-05-29", "naam=\"ontvangen\">2026-06-19")).has("werkstuk.toekomst"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieantwoord"), "naam=\"ontvangen\">2026-05-29", "naam=\"ontvangen\">2026-02-30")).has("werkstuk.waarde"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieantwoord"), "datum=\"2026-05-29\"", "datum=\"2026-07-29\"")).has("werkstuk.toekomst"));
}

TEST_F(Werkstuk, a_person_who_is_not_in_the_case_is_refused) {
    const Told told = tell("oeverstad", with(sample("oeverstad/integraal-plan"), "naam=\"subject\">p1", "naam=\"subject\">p9"));
    EXPECT_TRUE(told.has("werkstuk.persoon", "Over")) << told.all();
}

// ---- the weegploeg

TEST_F(Werkstuk, WEE_04_WEE_23_minutes_hold_who_was_there_what_was_decided_and_who_called_it) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegploegnotulen"), "besluit")).has("werkstuk.ontbreekt", "convenant art. 7 lid 4"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegploegnotulen"), "aanwezigen")).has("werkstuk.ontbreekt", "handleiding par. 3.2"));
    // In Noord-Holland the executor takes the initiative; the minutes say so.
    std::string form = with(with(sample("oeverstad/weegploegnotulen"), "OEV-2026-002", "NH-DUI-2026-001"), "<rij>\n      <veld naam=\"lid\">lid-gemeente</veld>\n    </rij>", "");
    EXPECT_TRUE(tell("noord-holland", form).has("werkstuk.ontbreekt", "Bijeengeroepen door"));
    EXPECT_TRUE(missing("midden-nederland", "weegploegnotulen").has_value()) << "there is no weegploeg";
}

TEST_F(Werkstuk, WEE_21_who_sits_in_the_weegploeg_was_authorised_on_the_day) {
    const Told told = tell("oeverstad", with(sample("oeverstad/weegploegnotulen"), "lid-gemeente", "lid-vertrokken"));
    EXPECT_TRUE(told.has("werkstuk.mandaat")) << told.all();
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/weegploegnotulen"), "lid-gemeente", "beheer")).has("werkstuk.functionaris"));
}

TEST_F(Werkstuk, WEE_02_fact_and_talk_stand_apart_in_the_minutes) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/weegploegnotulen"), "      <veld naam=\"bespreking\">De weegploeg deelt deze analyse.</veld>\n", "")).has("werkstuk.ontbreekt", "Besproken"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/weegploegnotulen"), "naam=\"item\">s1", "naam=\"item\">s9")).has("werkstuk.item"));
}

TEST_F(Werkstuk, WEE_10_a_decision_without_arguments_or_information_makes_no_paper) {
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/weegbesluit"), [](Dossier& d) { d.besluiten.front().redenen.clear(); }).has("werkstuk.besluit_onvolledig", "argumenten"));
    EXPECT_TRUE(tell("oeverstad", sample("oeverstad/weegbesluit"), [](Dossier& d) { d.besluiten.front().gebruikt.clear(); }).has("werkstuk.besluit_onvolledig", "handleiding par. 3.3"));
}

TEST_F(Werkstuk, WEE_11_the_decision_on_informing_is_recorded) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegploegnotulen"), "informeren")).has("werkstuk.ontbreekt", "Besluit over informeren"));
}

TEST_F(Werkstuk, WEE_06_WEE_22_after_no_case_three_acts_are_planned_apart) {
    for (const char* field : {"terugkoppeling", "terugkoppeling-op", "informeren"})
        EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegbesluit"), field)).has("werkstuk.ontbreekt", "handleiding par. 3.4 ad 2")) << field;
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/weegbesluit"), "terugkoppeling-op\">2026-05-27", "terugkoppeling-op\">2026-05-20")).has("werkstuk.volgorde"));
}

TEST_F(Werkstuk, WEE_25_feedback_tells_nothing_of_the_file) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/terugkoppeling"), "Uw signaal", "Uw signaal over Minh Anh")).has("werkstuk.herkenbaar", "een naam"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/terugkoppeling"), "Uw signaal", "Uw signaal over wie op 30 juli 2005 is geboren")).has("werkstuk.herkenbaar", "een datum"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/terugkoppeling"), "Uw signaal", "Uw signaal over de Lisdodde")).has("werkstuk.herkenbaar", "adres"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/terugkoppeling"), "Uw signaal", "Uw signaal, OEV-2026-002,")).has("werkstuk.herkenbaar", "nummer"));
    EXPECT_THAT(tell("oeverstad/terugkoppeling").facts, Not(HasSubstr("Nguyen")));
}

TEST_F(Werkstuk, MN_19_feedback_in_Midden_Nederland_names_giver_ground_and_day) {
    for (const char* field : {"aan", "grond-aanbrenger", "gedaan-op"}) EXPECT_TRUE(tell("midden-nederland", without(sample("midden-nederland/terugkoppeling"), field)).has("werkstuk.ontbreekt")) << field;
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/terugkoppeling"), "  <veld naam=\"wijze\"", "  <veld naam=\"grond-aanbrenger\">eigen taak</veld>\n  <veld naam=\"wijze\"")).has("werkstuk.niet_van_toepassing"));
}

TEST_F(Werkstuk, WEE_05_WEE_07_an_information_request_follows_further_interpretation_and_says_why) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/informatieverzoek"), "noodzaak")).has("werkstuk.ontbreekt", "handleiding par. 3.3; 3.4 ad 3"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/informatieverzoek"), "nieuw-overleg")).has("werkstuk.ontbreekt"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieverzoek"), "OEV-2026-003", "OEV-2026-002")).has("werkstuk.uitkomst", "nadere-duiding")) << "the signals were weighed already";
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegbesluit-nadere-duiding"), "vragen")).has("werkstuk.ontbreekt", "Wat nog nodig is"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/informatieantwoord"), "grondslag.politie.samenwerking", "grondslag.om")).has("werkstuk.grond")) << "a ground of another party";
}

TEST_F(Werkstuk, WEE_14_tabling_says_what_is_copied_and_never_the_reporter) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegbesluit-agenderen"), "kopie")).has("werkstuk.ontbreekt", "convenant art. 8 lid 5"));
    EXPECT_THAT(tell("oeverstad/weegbesluit-agenderen").facts, HasSubstr("Wie de melder is, gaat niet mee in de kopie"));
}

TEST_F(Werkstuk, GOV_26_tabling_records_that_the_person_stays_where_the_covenant_reaches) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/weegbesluit-agenderen"), "in-nederland")).has("werkstuk.ontbreekt", "convenant art. 3"));
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/weegbesluit"), "  <veld naam=\"terugkoppeling\"", "  <veld naam=\"in-nederland\">ja</veld>\n  <veld naam=\"terugkoppeling\"")).has("werkstuk.niet_van_toepassing"));
}

TEST_F(Werkstuk, WEE_24_GOV_28_advice_and_answer_of_the_triangle_are_two_papers_in_Noord_Holland_only) {
    EXPECT_TRUE(tell("noord-holland", with(sample("noord-holland/driehoeksadvies"), "naam=\"besluit\">b1", "naam=\"besluit\">b2")).has("werkstuk.besluit"));
    EXPECT_TRUE(tell("noord-holland", without(sample("noord-holland/driehoeksadvies"), "gemeente")).has("werkstuk.ontbreekt", "Gemeente van de driehoek"));
    EXPECT_TRUE(tell("noord-holland", without(sample("noord-holland/driehoeksbesluit"), "advies")).has("werkstuk.ontbreekt"));
    EXPECT_TRUE(tell("noord-holland", without(sample("noord-holland/driehoeksbesluit"), "kopie")).has("werkstuk.ontbreekt")) << "the copy waits for the triangle's yes";
    EXPECT_TRUE(tell("noord-holland", sample("noord-holland/driehoeksbesluit"), [](Dossier& d) {
                    for (Besluit& b : d.besluiten)
                        if (b.soort == "driehoek") b.datum = Date(2026, 5, 20);
                }).has("werkstuk.volgorde"));
    EXPECT_TRUE(missing("oeverstad", "driehoeksadvies").has_value());
    EXPECT_TRUE(missing("limburg", "driehoeksbesluit").has_value());
}

TEST_F(Werkstuk, WEE_15_DOC_31_own_files_need_express_consent_and_only_Noord_Holland_forbids_them) {
    EXPECT_TRUE(tell("noord-holland", with(sample("noord-holland/eigen-bestand"), "naam=\"toestemming\">ja", "naam=\"toestemming\">nee")).has("werkstuk.keuze", "convenant art. 8 lid 6; 10 lid 6"));
    for (const char* field : {"verstrekker", "gegeven", "omvang", "toestemming-op"}) EXPECT_TRUE(tell("noord-holland", without(sample("noord-holland/eigen-bestand"), field)).has("werkstuk.ontbreekt")) << field;
    EXPECT_TRUE(tell("noord-holland", with(sample("noord-holland/eigen-bestand"), "opgenomen-op\">2026-06-01", "opgenomen-op\">2026-05-29")).has("werkstuk.volgorde")) << "recorded before it was allowed";
    EXPECT_TRUE(missing("oeverstad", "eigen-bestand").has_value());
    EXPECT_THAT(tell("noord-holland/driehoeksadvies").facts, HasSubstr("Neem niets uit dit stuk op in een eigen bestand"));
    EXPECT_THAT(tell("oeverstad/integraal-plan").facts, Not(HasSubstr("eigen bestand")));
}

// ---- advice

TEST_F(Werkstuk, WEE_16_the_weegploeg_may_ask_advice_in_Noord_Holland_and_not_under_the_model) {
    EXPECT_TRUE(tell("noord-holland/adviesvraag").fine());
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/adviesvraag"), "naam=\"vanuit\">casusoverleg", "naam=\"vanuit\">weegploeg")).has("werkstuk.keuze", "convenant art. 9 lid 5"));
}

TEST_F(Werkstuk, CAS_11_advice_is_asked_only_where_it_is_needed) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/adviesvraag-nctv"), "noodzaak")).has("werkstuk.ontbreekt", "convenant art. 9 lid 5"));
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/adviesvraag-nctv"), "gegevens-reden")).has("werkstuk.ontbreekt"));
}

TEST_F(Werkstuk, CAS_12_the_platform_is_asked_without_the_person_unless_somebody_says_why_not) {
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/adviesvraag"), "bij iemand die", "bij Giovanni die")).has("werkstuk.herkenbaar", "een naam"));
    EXPECT_THAT(tell("oeverstad/adviesvraag").facts, HasSubstr("handleiding par. 4.2"));
    EXPECT_THAT(tell("oeverstad/adviesvraag").facts, Not(HasSubstr("OEV-2026-015"))) << "not the number of the case either";
    EXPECT_THAT(tell("oeverstad/adviesvraag-nctv").facts, HasSubstr("OEV-2026-015"));
    EXPECT_TRUE(tell("oeverstad", with(with(sample("oeverstad/adviesvraag"), "bij iemand die", "bij Giovanni die"), "</formulier>", "  <veld naam=\"met-gegevens\">ja</veld>\n  <veld naam=\"gegevens\">De voornaam.</veld>\n  <veld naam=\"gegevens-reden\">Anders niet te herkennen.</veld>\n</formulier>")).fine());
}

TEST_F(Werkstuk, MN_09_STA_02_advice_is_asked_without_any_personal_data) {
    EXPECT_TRUE(tell("midden-nederland", with(sample("midden-nederland/adviesvraag"), "Hoe worden", "Esther vraagt: hoe worden")).has("werkstuk.herkenbaar", "reglement art. 11"));
    EXPECT_TRUE(tell("midden-nederland", with(sample("midden-nederland/adviesvraag"), "</formulier>", "  <veld naam=\"met-gegevens\">ja</veld>\n</formulier>")).has("werkstuk.niet_van_toepassing")) << "nobody can choose otherwise";
    EXPECT_TRUE(tell("midden-nederland/adviesvraag").fine());
}

TEST_F(Werkstuk, DOC_32_the_answer_says_what_was_done_with_it) {
    EXPECT_TRUE(tell("oeverstad", without(sample("oeverstad/adviesantwoord"), "reden")).has("werkstuk.ontbreekt")) << "followed in part: why";
    EXPECT_TRUE(tell("oeverstad", with(sample("oeverstad/adviesantwoord"), "gevolgd\">deels", "gevolgd\">ja")).has("werkstuk.niet_van_toepassing"));
}

}  // namespace
}  // namespace griffier::publish
