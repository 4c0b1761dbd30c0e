// DOC-05 to DOC-09 and DOC-35 as words: what each letter says, what it never says, and that only decisions have a remedy clause.
#include "requests.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

TEST(Verzoekbrief, RGT_20_only_decisions_carry_the_remedy_clause_with_body_place_and_last_day) {
    for (const char* variant : {"ontvangst", "identiteit", "machtiging", "aanvulling", "verlenging", "doorgezonden"}) {
        const auto text = RequestLetter("inzage").text("verzoekbericht", variant);
        EXPECT_FALSE(text.empty()) << variant;
        EXPECT_FALSE(has(text, "bezwaar maken")) << variant;
    }
    RequestLetter correction("rectificatie"), objection("bezwaar"), refusal("inzage"), neutral("inzage"), nothing("inzage");
    for (const auto& text : {correction.text("correctiebesluit", "verbeteren"), objection.text("bezwaarbesluit", "afwijzen"), refusal.text("weigering", "weigering"),
                             neutral.text("weigering", "neutraal"), nothing.text("inzagebesluit", "niets")}) {
        EXPECT_TRUE(has(text, "Dat kan tot en met 14 april 2025.")) << text;
        EXPECT_TRUE(has(text, "zes weken"));
        EXPECT_TRUE(has(text, "Postbus 10, 9990 AA Zandhoven"));
        EXPECT_TRUE(has(text, "genomen door het college van burgemeester en wethouders van Zandhoven"));
        EXPECT_TRUE(has(text, "Autoriteit Persoonsgegevens"));
    }
}

TEST(Verzoekbrief, WEE_15_a_notification_in_noord_holland_says_that_nothing_goes_into_own_files) {
    const auto notified = [](const char* regime) {
        auto letter = request_letter({"DOC-08", "kennisgeving-van-correctie", "rectificatie", "kennisgeving", "kennisgeving"}, regime);
        return letter->text("kennisgeving", "kennisgeving");
    };
    EXPECT_TRUE(has(notified("noord-holland-2018"), "bewaar ze niet in uw eigen dossiers")) << notified("noord-holland-2018");
    EXPECT_TRUE(has(notified("noord-holland-2018"), "8 lid 6"));
    for (const char* regime : {"model-2018", "limburg-2020", "midden-nederland-2015"}) EXPECT_FALSE(has(notified(regime), "eigen dossiers")) << regime;
}

TEST(Verzoekbrief, RGT_11_RGT_12_RGT_14_the_overview_has_its_blocks_and_the_copy) {
    RequestLetter letter("inzage");
    Verstrekking given;
    given.id = "d1", given.ontvanger = "Stichting De Brug", given.datum = day("2025-02-28"), given.soort_gegevens = "naam en afspraken";
    letter.c.file.verstrekkingen = {given};
    for (auto& signal : letter.c.file.signalen) signal.feit = "Hij sprak op het plein.", signal.duiding = "";
    for (auto& analysis : letter.c.file.analyses) analysis.argument = "Er is weinig gevaar.";
    letter.c.file.personen[0].telefoon = "099 010 0777", letter.c.file.personen[0].email = "joris@zandhoven.example";
    const auto text = letter.text("inzagebesluit", "overzicht", false);
    for (const char* piece : {"Welke gegevens hebben wij van u?", "Waarvoor gebruiken wij uw gegevens?", "Wie kreeg uw gegevens?", "Stichting De Brug", "naam en afspraken", "Hoe komen wij aan uw gegevens?",
                              "Hoe lang bewaren wij uw gegevens?", "vijf jaar", "Welke rechten hebt u?", "Hebt u een klacht?", "Neemt een computer beslissingen over u?", "Hij sprak op het plein.",
                              "Er is weinig gevaar.", "U betaalt hier niets voor."})
        EXPECT_TRUE(has(text, piece)) << piece;
    EXPECT_FALSE(has(text, "Kanarie")) << "the reporter, his place and the reasons of others";
    EXPECT_FALSE(has(text, "kanarie"));
}

TEST(Verzoekbrief, RGT_16_what_is_left_out_is_said_with_its_reason_and_a_reporter_s_name_stops_the_letter) {
    RequestLetter letter("inzage");
    letter.c.file.signalen[0].feit = "Kanariemelder zag het.";
    auto order = letter.c.opdracht();
    letter.brief.variant = "overzicht", letter.brief.besluit = &letter.decision;
    order.kind = "inzagebesluit", order.request = &letter.brief, order.duty.ondertekent = "orgaan";
    const auto stopped = House::get().composer.compose(order);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "verzoek.melder_in_kopie");
    letter.request.weglatingen = {{"s1", "gaat over iemand anders"}};
    const auto text = letter.text("inzagebesluit", "overzicht", false);
    EXPECT_TRUE(has(text, "Dit laten wij weg. De reden: gaat over iemand anders"));
    EXPECT_FALSE(has(text, "Kanariemelder"));
}

TEST(Verzoekbrief, RGT_17_RGT_19_a_refusal_gives_ground_reasons_and_each_factor_that_applies) {
    const auto text = RequestLetter("inzage").text("weigering", "weigering");
    for (const char* piece : {"UAVG art. 41 lid 1 onder i", "Er wordt nog onderzocht.", "Anders mislukt dat.", "Het duurt niet langer.", "Het doel blijft gelijk."}) EXPECT_TRUE(has(text, piece)) << piece;
    EXPECT_FALSE(has(text, "nvt"));
}

TEST(Verzoekbrief, RGT_17_the_neutral_answer_has_no_ground_no_reason_and_the_same_words_in_every_case) {
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        RequestLetter one("inzage", regime, std::string(regime) == "noord-holland-2018" ? "advies-agenderen" : "agenderen");
        const auto text = one.text("weigering", "neutraal");
        EXPECT_TRUE(has(text, "Wij zeggen niet of wij gegevens van u hebben.")) << regime;
        for (const char* leak : {"onderzocht", "mislukt", "onder i", "dossier", "Kanarie"}) EXPECT_FALSE(has(text, leak)) << regime << " " << leak;
        RequestLetter other("inzage", regime, std::string(regime) == "midden-nederland-2015" ? "" : "niet-agenderen");
        other.decision.redenen = "Iets heel anders.";
        EXPECT_EQ(text, other.text("weigering", "neutraal")) << regime;
    }
}

TEST(Verzoekbrief, RGT_13_who_is_not_in_any_file_hears_so) {
    EXPECT_TRUE(has(RequestLetter("inzage").text("inzagebesluit", "niets"), "Wij hebben geen gegevens van u."));
}

TEST(Verzoekbrief, COR_05_COR_06_COR_08_correction_letters_tell_what_changes_and_who_is_told) {
    RequestLetter letter("rectificatie");
    letter.request.wensen = {{"s1", "De dag was 5 mei.", "Ik was er niet."}};
    letter.brief.verteld = {"Politie, eenheid Noordkust"};
    const auto granted = letter.text("correctiebesluit", "verbeteren");
    EXPECT_TRUE(has(granted, "De dag was 5 mei."));
    EXPECT_TRUE(has(granted, "Politie, eenheid Noordkust"));
    EXPECT_TRUE(has(letter.text("correctiebesluit", "afwijzen"), "Wat u hierover schreef, bewaren wij bij de gegevens."));
}

TEST(Verzoekbrief, RTG_04_RTG_05_RTG_06_who_is_sent_on_hears_the_term_that_it_may_be_refused_and_how_it_is_shown) {
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        RequestLetter letter("inzage", regime, std::string(regime) == "midden-nederland-2015" ? "" : "niet-agenderen");
        letter.brief.door = "Politie, eenheid Noordkust";
        const auto terms = letter.c.rules().termijnen_voor("antwoord.politie-om");
        const auto text = letter.text("verzoekbericht", "doorgezonden");
        EXPECT_TRUE(has(text, "Politie, eenheid Noordkust")) << regime;
        for (const auto* term : terms) EXPECT_TRUE(has(text, House::get().languages.at("nl").duration(term->duur))) << regime;
        for (const char* piece : {"mogen uw verzoek soms weigeren", "schrijven zij u", "meestal op het bureau"}) EXPECT_EQ(has(text, piece), !terms.empty()) << regime << " " << piece;
    }
    EXPECT_FALSE(RequestLetter("inzage").c.rules().termijnen_voor("antwoord.politie-om").empty());
}

TEST(Verzoekbrief, RTG_01_who_must_answer_reads_of_the_data_of_another_and_not_of_his_own) {
    for (const char* kind : {"inzage", "rectificatie", "wissing", "beperking", "bezwaar"}) {
        RequestLetter letter(kind);
        const auto text = letter.text("verzoekbericht", "doorzending");
        EXPECT_TRUE(has(text, "eigen gegevens")) << kind;
        EXPECT_FALSE(has(text, "uw gegevens")) << kind;
    }
}

TEST(Verzoekbrief, OBJ_01_who_objects_is_asked_for_his_situation_and_not_for_an_item_that_is_wrong) {
    const auto objection = RequestLetter("bezwaar").text("verzoekbericht", "aanvulling");
    EXPECT_TRUE(has(objection, "uw situatie"));
    EXPECT_FALSE(has(objection, "niet klopt"));
    EXPECT_TRUE(has(RequestLetter("rectificatie").text("verzoekbericht", "aanvulling"), "welk gegeven niet klopt"));
}

TEST(Verzoekbrief, RGT_15_work_notes_outside_the_databases_are_in_neither_overview_nor_copy) {
    RequestLetter letter("inzage");
    Drager note;
    note.id = "dr1", note.bestand = "casusoverleg", note.soort = "werkaantekening", note.omschrijving = "Notitieblok van de wijkagent", note.bewaarplaats = "Bureaula", note.datum = day("2025-02-28");
    letter.c.file.dragers = {note};
    for (auto& signal : letter.c.file.signalen) signal.feit = "Hij sprak op het plein.", signal.duiding = "";
    for (auto& analysis : letter.c.file.analyses) analysis.argument = "Er is weinig gevaar.";
    const auto text = letter.text("inzagebesluit", "overzicht", false);
    EXPECT_TRUE(has(text, "Hij sprak op het plein.")) << "what is in the file is there";
    for (const char* piece : {"Notitieblok", "Bureaula", "werkaantekening"}) EXPECT_FALSE(has(text, piece)) << piece;
}

TEST(Verzoekbrief, RGT_22_every_letter_to_a_person_says_where_to_complain) {
    for (const NamedLetter& named : request_letters()) {
        const auto letter = request_letter(named, "model-2018");
        const auto text = letter->text(named.kind, named.variant, named.bare);
        const bool to_organisation = std::string(named.variant) == "doorzending" || std::string(named.kind) == "kennisgeving";
        EXPECT_EQ(has(text, "Autoriteit Persoonsgegevens"), !to_organisation) << named.name;
        EXPECT_EQ(has(text, "autoriteitpersoonsgegevens.nl"), !to_organisation) << named.name;
    }
}

TEST(Verzoekbrief, COR_10_what_is_shielded_says_so_in_the_copy_and_the_rest_does_not) {
    RequestLetter letter("inzage");
    for (auto& signal : letter.c.file.signalen) signal.feit = "Hij sprak op het plein.", signal.duiding = "";
    for (auto& analysis : letter.c.file.analyses) analysis.argument = "Er is weinig gevaar.";
    EXPECT_FALSE(has(letter.text("inzagebesluit", "overzicht", false), "Afgeschermd"));
    Besluit shielding;
    shielding.id = "b10", shielding.soort = "beperking", shielding.uitkomst = "toewijzen", shielding.datum = day("2025-03-02"), shielding.gebruikt = {"s1"};
    letter.c.file.besluiten.push_back(shielding);
    const auto text = letter.text("inzagebesluit", "overzicht", false);
    const auto first = text.find("Afgeschermd sinds 2 maart 2025");
    EXPECT_NE(first, std::string::npos);
    EXPECT_EQ(text.find("Afgeschermd sinds", first + 1), std::string::npos) << "of one item only";
}

TEST(Verzoekbrief, INF_12_RGT_11_who_reported_is_named_in_the_overview_by_decision_only) {
    RequestLetter letter("inzage");
    for (auto& signal : letter.c.file.signalen) signal.feit = "Mevrouw Bakker zag hem op het plein.", signal.duiding = "";
    for (auto& analysis : letter.c.file.analyses) analysis.argument = "Er is weinig gevaar.";
    letter.c.file.personen[0].telefoon = "099 010 0777", letter.c.file.personen[0].email = "joris@zandhoven.example";
    letter.c.file.personen[1].naam.voornamen = "Ilse", letter.c.file.personen[1].naam.geslachtsnaam = "Bakker";
    const auto stopped = House::get().composer.compose(letter.order("inzagebesluit", "overzicht", false));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "verzoek.melder_in_kopie");
    Besluit naming;
    naming.id = "b11", naming.soort = "bronvermelding", naming.uitkomst = "noemen", naming.datum = day("2025-03-01"), naming.betreft = "p2";
    naming.gronden_lijst = "bronvermelding", naming.gronden = {"b"}, naming.redenen = "Hij moet zich kunnen verweren.";
    letter.c.file.besluiten.push_back(naming);
    const auto text = letter.text("inzagebesluit", "overzicht", false);
    EXPECT_TRUE(has(text, "De melding kwam van Ilse Bakker."));
    EXPECT_TRUE(has(text, "Mevrouw Bakker zag hem"));
    EXPECT_FALSE(has(text, "Kanarie")) << "his address and what he is to the person stay inside";
    auto& last = letter.c.file.besluiten.back();
    for (const char* what : {"ground", "reasons", "later choice"}) {
        auto kept = last;
        if (std::string(what) == "ground") last.gronden = {"z"};
        if (std::string(what) == "reasons") last.redenen.clear();
        if (std::string(what) == "later choice") last.uitkomst = "niet-noemen", last.gronden = {"c"};
        EXPECT_FALSE(House::get().composer.compose(letter.order("inzagebesluit", "overzicht", false))) << what;
        last = kept;
    }
}

}  // namespace
}  // namespace griffier::compose_test
