// DOC-05 to DOC-09 and DOC-35 as words: what each letter says, what it never says, and that only decisions have a remedy clause.
#include "cases.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

struct Letter {
    Case c;
    Verzoek request;
    Besluit decision;
    Verzoekbrief brief;
    Dossier values;

    explicit Letter(const std::string& kind, const std::string& regime = "model-2018", const std::string& outcome = "agenderen") : c(regime, outcome) {
        c.covenant.bevoegd_orgaan = "het college van burgemeester en wethouders van Zandhoven";
        c.covenant.bezwaar_bij = "het college van Zandhoven, Postbus 10, 9990 AA Zandhoven";
        request.id = "vz-0000000001", request.soort = kind, request.ontvangen = day("2025-03-01"), request.afzender = {c.file.personen[0]};
        decision.id = "b9", decision.datum = c.on, decision.gronden_lijst = "uitstel", decision.gronden = {"i"};
        decision.redenen = "Er wordt nog onderzocht.", decision.noodzaak = "Anders mislukt dat.", decision.evenredigheid = "Het duurt niet langer.";
        decision.factoren = {{"a", "Het doel blijft gelijk."}, {"e", "nvt: er is er maar een."}};
        brief.verzoek = &request;
        brief.streef = day("2025-03-29"), brief.grens = day("2025-04-01");
    }
    /// The text of the letter; what a caller does for a letter without the case when `bare`.
    std::string text(const std::string& kind, const std::string& variant, bool bare = true) {
        auto order = c.opdracht();
        brief.variant = variant;
        if (variant != "neutraal") brief.besluit = &decision;
        values = bare ? Dossier() : c.file;
        if (bare) {
            values.nummer = request.id, values.gemeente = "gem", values.personen = {c.file.personen[0]};
            brief.aan = &request.afzender[0];
        }
        order.dossier = &values, order.kind = kind, order.request = &brief, order.permission.oordeel = Oordeel::ja;
        order.duty.afzender = "gem", order.duty.ondertekent = kind == "verzoekbericht" || kind == "kennisgeving" ? "uitvoerder" : "orgaan";
        const auto made = House::get().composer.compose(order);
        if (!made) {
            ADD_FAILURE() << kind << " " << variant << ": " << House::get().languages.at("en").describe(made.error());
            return {};
        }
        return compose::plain_text(made->stuk);
    }
};

TEST(Verzoekbrief, RGT_20_only_decisions_carry_the_remedy_clause_with_body_place_and_last_day) {
    for (const char* variant : {"ontvangst", "identiteit", "machtiging", "aanvulling", "verlenging", "doorgezonden"}) {
        const auto text = Letter("inzage").text("verzoekbericht", variant);
        EXPECT_FALSE(text.empty()) << variant;
        EXPECT_FALSE(has(text, "bezwaar maken")) << variant;
    }
    Letter correction("rectificatie"), objection("bezwaar"), refusal("inzage"), neutral("inzage"), nothing("inzage");
    for (const auto& text : {correction.text("correctiebesluit", "verbeteren"), objection.text("bezwaarbesluit", "afwijzen"), refusal.text("weigering", "weigering"),
                             neutral.text("weigering", "neutraal"), nothing.text("inzagebesluit", "niets")}) {
        EXPECT_TRUE(has(text, "Dat kan tot en met 14 april 2025.")) << text;
        EXPECT_TRUE(has(text, "zes weken"));
        EXPECT_TRUE(has(text, "Postbus 10, 9990 AA Zandhoven"));
        EXPECT_TRUE(has(text, "genomen door het college van burgemeester en wethouders van Zandhoven"));
        EXPECT_TRUE(has(text, "Autoriteit Persoonsgegevens"));
    }
}

TEST(Verzoekbrief, RGT_11_RGT_12_RGT_14_the_overview_has_its_blocks_and_the_copy) {
    Letter letter("inzage");
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
    Letter letter("inzage");
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
    const auto text = Letter("inzage").text("weigering", "weigering");
    for (const char* piece : {"UAVG art. 41 lid 1 onder i", "Er wordt nog onderzocht.", "Anders mislukt dat.", "Het duurt niet langer.", "Het doel blijft gelijk."}) EXPECT_TRUE(has(text, piece)) << piece;
    EXPECT_FALSE(has(text, "nvt"));
}

TEST(Verzoekbrief, RGT_17_the_neutral_answer_has_no_ground_no_reason_and_the_same_words_in_every_case) {
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        Letter one("inzage", regime, std::string(regime) == "noord-holland-2018" ? "advies-agenderen" : "agenderen");
        const auto text = one.text("weigering", "neutraal");
        EXPECT_TRUE(has(text, "Wij zeggen niet of wij gegevens van u hebben.")) << regime;
        for (const char* leak : {"onderzocht", "mislukt", "onder i", "dossier", "Kanarie"}) EXPECT_FALSE(has(text, leak)) << regime << " " << leak;
        Letter other("inzage", regime, std::string(regime) == "midden-nederland-2015" ? "" : "niet-agenderen");
        other.decision.redenen = "Iets heel anders.";
        EXPECT_EQ(text, other.text("weigering", "neutraal")) << regime;
    }
}

TEST(Verzoekbrief, RGT_13_who_is_not_in_any_file_hears_so) {
    EXPECT_TRUE(has(Letter("inzage").text("inzagebesluit", "niets"), "Wij hebben geen gegevens van u."));
}

TEST(Verzoekbrief, COR_05_COR_06_COR_08_correction_letters_tell_what_changes_and_who_is_told) {
    Letter letter("rectificatie");
    letter.request.wensen = {{"s1", "De dag was 5 mei.", "Ik was er niet."}};
    letter.brief.verteld = {"Politie, eenheid Noordkust"};
    const auto granted = letter.text("correctiebesluit", "verbeteren");
    EXPECT_TRUE(has(granted, "De dag was 5 mei."));
    EXPECT_TRUE(has(granted, "Politie, eenheid Noordkust"));
    EXPECT_TRUE(has(letter.text("correctiebesluit", "afwijzen"), "Wat u hierover schreef, bewaren wij bij de gegevens."));
}

}  // namespace
}  // namespace griffier::compose_test
