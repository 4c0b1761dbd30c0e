// The papers about keeping: what each must hold, what never stands in one, and when there is none.
#include "cases.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

struct Paper : Case {
    Opdracht order;
    Paper(const std::string& regime, const std::string& outcome, const char* kind, const std::string& item) : Case(regime, outcome) {
        on = day("2026-02-20");
        order = opdracht();
        order.kind = kind, order.item = item, order.duty = {}, order.addressee = "", order.date = on;
        order.permission = {};
        order.permission.oordeel = Oordeel::ja;
    }
    Result<compose::Composed> made() {
        order.dossier = &file;
        order.convenant = &covenant;
        return House::get().composer.compose(order);
    }
    std::string text() {
        const auto composed = made();
        return composed ? compose::plain_text(composed->stuk) : composed.error().code;
    }
};

Besluit hold(const char* outcome, const char* date, const char* until) {
    Besluit b;
    b.id = std::string("h") + date, b.bestand = "weegploeg", b.soort = "aanhouding", b.uitkomst = outcome, b.datum = day(date);
    b.orgaan = "verwerkingsverantwoordelijke", b.partijen = {"gem"}, b.redenen = "Er loopt een klacht.";
    if (*until) b.tot = day(until);
    return b;
}

TEST(Bewaarstuk, DOC_19_archive_record_tells_the_days_the_rule_and_who_has_access_before_and_after) {
    Paper paper("model-2018", "agenderen", "archivering", "weegploeg");
    paper.order.archived = {{"weegploeg", day("2026-02-20")}};
    const std::string text = paper.text();
    for (const char* piece : {"20 februari 2026", "geen overbrenging", "Laatste verwerking", "Uiterlijk naar het archief", "convenant art. 13 lid 2", "Vernietigen vanaf", "Kernpartijen | voor zover nodig | alleen raadplegen, met reden",
                              "Wie is verantwoordelijk?"})
        EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
    const Persoon* subject = paper.file.subject();
    EXPECT_FALSE(has(text, subject->naam.geslachtsnaam)) << "the record names no person";
    EXPECT_FALSE(has(text, "Dat was te laat."));
}

TEST(Bewaarstuk, DOC_19_a_move_after_the_last_day_is_said_to_be_late) {
    Paper paper("model-2018", "agenderen", "archivering", "weegploeg");
    paper.order.archived = {{"weegploeg", day("2030-01-01")}};
    paper.order.date = day("2030-01-01");
    EXPECT_TRUE(has(paper.text(), "Dat was te laat."));
}

TEST(Bewaarstuk, DOC_19_there_is_no_record_of_what_was_not_moved_nor_in_a_regime_without_archive) {
    Paper none("model-2018", "agenderen", "archivering", "weegploeg");
    EXPECT_EQ(none.text(), "bewaarstuk.niet_in_archief");
    Paper other("model-2018", "agenderen", "archivering", "elders");
    other.order.archived = {{"elders", day("2026-02-20")}};
    EXPECT_EQ(other.text(), "bewaarstuk.niet_in_archief");
    Paper without("midden-nederland-2015", "", "archivering", "casusoverleg");
    without.order.archived = {{"casusoverleg", day("2026-02-20")}};
    EXPECT_EQ(without.text(), "bewaarstuk.niet_in_archief");
}

TEST(Bewaarstuk, DOC_19_RET_05_order_tells_controller_purpose_necessity_date_and_that_the_clock_begins_anew) {
    Paper paper("model-2018", "agenderen", "hernieuwde-verwerking", "o1");
    Besluit b = hold("opdracht", "2026-02-10", "");
    b.id = "o1", b.soort = "hernieuwde-verwerking", b.redenen = "Een nieuw signaal wegen.", b.noodzaak = "De eerdere analyse is nodig.";
    paper.file.besluiten.push_back(b);
    const std::string text = paper.text();
    for (const char* piece : {"Op 10 februari 2026", "Een nieuw signaal wegen.", "De eerdere analyse is nodig.", "convenant art. 13 lid 4", "De verwerkingsverantwoordelijken", "beginnen op die dag opnieuw"})
        EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
    paper.file.besluiten.back().noodzaak = "";
    EXPECT_TRUE(has(paper.text(), "Dit is niet vastgelegd.")) << "what was not recorded is said to be missing";
    paper.order.item = "o9";
    EXPECT_EQ(paper.text(), "notitie.geen_besluit");
}

TEST(Bewaarstuk, DOC_34_hold_tells_reason_controller_date_end_and_how_often_it_was_extended) {
    Paper paper("model-2018", "agenderen", "aanhouding", "h2026-02-12");
    paper.file.besluiten.push_back(hold("aanhouden", "2026-02-01", "2026-06-30"));
    paper.file.besluiten.push_back(hold("verlengen", "2026-02-12", "2026-08-31"));
    const std::string text = paper.text();
    for (const char* piece : {"verlengen: de gegevens blijven langer", "12 februari 2026", "Er loopt een klacht.", "Tot en met 31 augustus 2026", "met dit besluit erbij: 1. Hoogste aantal: 2.", "met reden, dag en einddatum"})
        EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
    paper.order.item = "h2026-02-01";
    EXPECT_TRUE(has(paper.text(), "met dit besluit erbij: 0."));
}

TEST(Bewaarstuk, DOC_34_the_decision_not_to_hold_has_no_end_date_and_a_hold_without_one_says_so) {
    Paper paper("model-2018", "agenderen", "aanhouding", "h2026-02-12");
    paper.file.besluiten.push_back(hold("niet-aanhouden", "2026-02-12", ""));
    EXPECT_FALSE(has(paper.text(), "Tot wanneer?"));
    EXPECT_TRUE(has(paper.text(), "de vernietiging gaat door"));
    paper.file.besluiten.back().uitkomst = "aanhouden";
    EXPECT_TRUE(has(paper.text(), "Tot wanneer?\n\nDit is niet vastgelegd."));
    paper.file.besluiten.back().uitkomst = "misschien";
    EXPECT_EQ(paper.text(), "brief.woord_ontbreekt");
}

TEST(Bewaarstuk, DOC_34_Midden_Nederland_has_holds_by_the_college) {
    Paper paper("midden-nederland-2015", "", "aanhouding", "h2026-02-12");
    Besluit b = hold("aanhouden", "2026-02-12", "2026-08-31");
    b.bestand = "casusoverleg", b.orgaan = "college";
    paper.file.besluiten.push_back(b);
    EXPECT_TRUE(has(paper.text(), "Het college van burgemeester en wethouders"));
}

}  // namespace
}  // namespace griffier::compose_test
