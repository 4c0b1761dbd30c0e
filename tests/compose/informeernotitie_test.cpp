// The notes for the file: what each must hold, what never stands in one, and which decision makes none.
#include "cases.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

NoteCase deferred(const std::string& regime = "model-2018", const std::string& outcome = "uitstel", const std::string& kind = "uitstelnotitie") {
    NoteCase c(regime, regime == "noord-holland-2018" ? "advies-agenderen" : "agenderen", kind, "b3");
    c.file.besluiten.push_back(deferral(regime, outcome));
    return c;
}
std::string text_of(const NoteCase& c) {
    const auto made = c.note();
    if (made) return compose::plain_text(made->stuk);
    ADD_FAILURE() << House::get().languages.at("en").describe(made.error());
    return {};
}
std::string refusal(const NoteCase& c) {
    const auto made = c.note();
    return made ? "made" : made.error().code;
}

TEST(Informeernotitie, INF_04_deferral_note_holds_ground_necessity_factors_consultation_decider_end_and_review) {
    const auto text = text_of(deferred());
    for (const char* piece : {"ZH-2025-007", "nog niet informeren", "28 februari 2025", "Grond d: de voorkoming, het onderzoek", "UAVG 41 lid 1 onder d", "Er loopt een onderzoek.",
                              "Zonder uitstel mislukt het onderzoek.", "Het uitstel duurt niet langer dan het onderzoek.", "Alleen de brief wordt uitgesteld.",
                              "Openbaar Ministerie, parket Noordkust | 26 februari 2025 | Vraagt om uitstel tot de aanhouding.", "De verwerkingsverantwoordelijken", "M. van der Linde",
                              "Het onderzoek is afgerond.", "Uiterlijk op 1 april 2025. Die dag staat in het besluit."})
        EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
    EXPECT_FALSE(has(text, "aangevuld")) << "nothing is missing";
}
TEST(Informeernotitie, INF_17_factors_are_asked_of_the_regimes_that_have_them) {
    EXPECT_TRUE(has(text_of(deferred()), "Welke factoren zijn gewogen?"));
    EXPECT_FALSE(has(text_of(deferred("noord-holland-2018")), "factoren"));
    EXPECT_FALSE(has(text_of(deferred("midden-nederland-2015")), "factoren"));
}
TEST(Informeernotitie, INF_16_Noord_Holland_note_cites_its_covenant_with_the_articles_of_both_acts) {
    EXPECT_TRUE(has(text_of(deferred("noord-holland-2018")), "AVG 23 lid 1 onder d; UAVG 41 lid 1 onder d"));
}
TEST(Informeernotitie, MN_12_note_names_the_interest_of_the_regulation_and_who_was_consulted) {
    const auto text = text_of(deferred("midden-nederland-2015"));
    EXPECT_TRUE(has(text, "Grond b: de voorkoming, opsporing en vervolging van strafbare feiten (reglement 14 lid 1 onder b; 15)."));
    EXPECT_TRUE(has(text, "Politie, eenheid Noordkust | 27 februari 2025"));
    EXPECT_TRUE(has(text, "Het college van burgemeester en wethouders"));
    EXPECT_FALSE(has(text, "UAVG")) << "the regulation knows no such article";
}
TEST(Informeernotitie, INF_15_exemption_is_recorded_apart_from_a_deferral) {
    const auto text = text_of(deferred("model-2018", "vrijstelling", "vrijstellingsnotitie"));
    EXPECT_TRUE(has(text, "Dit is iets anders dan uitstel"));
    EXPECT_TRUE(has(text, "Grond a:"));
    EXPECT_EQ(refusal(deferred("model-2018", "vrijstelling", "uitstelnotitie")), "stuk.niet_toegelaten");
}
TEST(Informeernotitie, INF_04_note_without_a_known_ground_or_reasons_is_not_made) {
    auto unknown = deferred();
    unknown.file.besluiten.back().gronden = {"z"};
    EXPECT_EQ(refusal(unknown), "stuk.niet_toegelaten");
    EXPECT_EQ(unknown.order().permission.stappen.front().key, "informeren.grond_onbekend");
    auto silent = deferred();
    silent.file.besluiten.back().redenen = "";
    EXPECT_EQ(refusal(silent), "stuk.niet_toegelaten");
    EXPECT_FALSE(silent.order().permission.artikel.empty()) << "the article that asks for it is named";
    NoteCase none("model-2018", "agenderen", "uitstelnotitie", "b1");
    EXPECT_EQ(refusal(none), "stuk.niet_toegelaten") << "a weighing is no deferral";
}
TEST(Informeernotitie, INF_04_what_was_not_recorded_is_said_to_be_missing_and_never_filled_in) {
    for (const auto& [what, words] : std::map<std::string, std::string>{{"noodzaak", "waarom het uitstel nodig is"}, {"beletsel", "wat een einde maakt aan het beletsel"}}) {
        auto c = deferred();
        (what == "noodzaak" ? c.file.besluiten.back().noodzaak : c.file.besluiten.back().beletsel) = "";
        const auto text = text_of(c);
        EXPECT_TRUE(has(text, "Dit is niet vastgelegd.")) << what;
        EXPECT_TRUE(has(text, words)) << what;
    }
    auto unheard = deferred();
    unheard.file.besluiten.back().overleg.erase(unheard.file.besluiten.back().overleg.begin() + 1);
    EXPECT_TRUE(has(text_of(unheard), "het overleg met het Openbaar Ministerie"));
}
TEST(Informeernotitie, INF_22_review_follows_from_the_interval_where_none_was_decided) {
    auto c = deferred();
    c.file.besluiten.back().herziening.reset();
    EXPECT_TRUE(has(text_of(c), "Uiterlijk op 28 april 2025. Die dag volgt uit de vaste tussentijd van het regime."));
}
TEST(Informeernotitie, notes_say_on_every_page_that_they_stay_inside) {
    auto c = deferred();
    EXPECT_EQ(c.note()->stuk.marking, "INTERN, NIET VERZENDEN");
    c.practice = true;
    EXPECT_EQ(c.note()->stuk.marking, "OEFENING, INTERN");
    EXPECT_TRUE(c.note()->stuk.letter.empty()) << "no addressee, no envelope";
}
TEST(Informeernotitie, WEE_25_notes_name_no_reporter_no_signal_and_no_address) {
    auto c = deferred();
    c.file.personen.push_back(father());
    auto about_reporter = deferral("model-2018");
    about_reporter.id = "b7", about_reporter.betreft = "p2";
    c.file.besluiten.push_back(about_reporter);
    for (const char* item : {"b3", "b7"}) {
        c.item = item;
        const auto made = c.note();
        ASSERT_TRUE(made) << item;
        for (const char* canary : {"anarie", "Molenweg", "Bosrand", "9991"}) EXPECT_FALSE(has(made->xml, canary)) << canary << " in the note on " << item;
    }
    EXPECT_TRUE(has(text_of(c), "de melder")) << "his role, and nothing more";
}
TEST(Informeernotitie, notes_exist_in_every_complete_language_and_in_no_translation) {
    auto c = deferred();
    c.language = "en";
    EXPECT_TRUE(has(text_of(c), "This person is not informed yet."));
    c.language = "tr";
    EXPECT_EQ(refusal(c), "stuk.onbekende_taal");
}

}  // namespace
}  // namespace griffier::compose_test
