// Still needed? On hand-made rules: when to look again, what a decision changes, and what has no date at all.
#include <gtest/gtest.h>

#include <algorithm>

#include "records/rules/keeping_papers.h"
#include "records/rules/need.h"
#include "tests/rules/sample_rules.h"

using namespace griffier;
using namespace griffier::sample;

namespace {

/// A maximum of six months from not tabling, to be looked at each month.
Regime rules() {
    Regime regime = two_files();
    regime.termijnen.push_back(termijn(TermijnSoort::periodiek, "P1M", "laatste-herziening", "herziening.noodzaak"));
    Drempel undated;
    undated.id = "drempel.zonder-datum", undated.code = "bewaren.zonder-datum-dagen", undated.waarde = 366;
    regime.drempels.push_back(undated);
    return regime;
}

Bewaarplan not_tabled(const char* on = "2026-01-31", const char* until = "2026-07-31") {
    Bewaarplan plan;
    plan.bestand = plan.uit = "weegploeg";
    plan.klok = "besluit.niet-agenderen";
    plan.items = {"s1", "b1"};
    plan.begin.start = plan.vernietigen.start = day(on);
    plan.vernietigen.oordeel = Oordeel::ja;
    plan.vernietigen.datum = day(until);
    return plan;
}

Besluit on_need(const char* id, const char* outcome, const char* date, const char* refers = "") {
    Besluit b = besluit(id, "noodzaak", outcome, date);
    b.bestand = "weegploeg";
    b.verwijst = refers;
    return b;
}

Date next(const Bewaarplan& plan, const Dossier& dossier, const char* on) { return *need_review(plan, dossier, rules(), kalender(), day(on))->datum; }

}  // namespace

TEST(Noodzaak, RET_04_the_first_look_is_an_interval_after_the_start_of_the_clock_and_the_next_after_each_look) {
    Dossier d = dossier();
    EXPECT_EQ(next(not_tabled(), d, "2026-02-01"), day("2026-02-28")) << "clamped to the end of a short month";
    d.besluiten = {on_need("n1", "nog-nodig", "2026-03-05")};
    EXPECT_EQ(next(not_tabled(), d, "2026-03-04"), day("2026-02-28")) << "a look that is still to come counts for nothing";
    EXPECT_EQ(next(not_tabled(), d, "2026-03-05"), day("2026-04-05"));
}

TEST(Noodzaak, RET_04_no_look_is_planned_after_the_last_day) {
    Dossier d = dossier();
    d.besluiten = {on_need("n1", "nog-nodig", "2026-07-20")};
    EXPECT_EQ(next(not_tabled(), d, "2026-07-21"), day("2026-07-31"));
}

TEST(Noodzaak, RET_04_what_is_no_longer_needed_is_so_from_the_day_of_that_decision_until_another_says_otherwise) {
    Dossier d = dossier();
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-03-05")};
    EXPECT_FALSE(need_ended(not_tabled(), d, day("2026-03-04")));
    EXPECT_EQ(need_ended(not_tabled(), d, day("2026-03-05")), day("2026-03-05"));
    EXPECT_EQ(need_review(not_tabled(), d, rules(), kalender(), day("2026-03-06"))->stappen.front().key, "noodzaak.vervallen");
    d.besluiten.push_back(on_need("n2", "nog-nodig", "2026-03-10"));
    EXPECT_FALSE(need_ended(not_tabled(), d, day("2026-03-10")));
}

TEST(Noodzaak, RET_04_a_decision_of_another_file_of_before_or_about_another_round_changes_nothing) {
    Dossier d = dossier();
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-03-05")};
    d.besluiten[0].bestand = "casusoverleg";
    EXPECT_FALSE(need_ended(not_tabled(), d, day("2026-04-01")));
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-01-30")};
    EXPECT_FALSE(need_ended(not_tabled(), d, day("2026-04-01"))) << "before the clock began";
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-03-05", "b9")};
    EXPECT_FALSE(need_ended(not_tabled(), d, day("2026-04-01"))) << "about a part that has b9";
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-03-05", "b1")};
    EXPECT_TRUE(need_ended(not_tabled(), d, day("2026-04-01")));
}

TEST(Noodzaak, RET_11_a_keep_term_knows_no_review_and_no_end_of_need) {
    Dossier d = dossier();
    d.besluiten = {on_need("n1", "niet-meer-nodig", "2026-03-05")};
    Bewaarplan keep = not_tabled();
    keep.bewaarplicht = true;
    EXPECT_FALSE(need_ended(keep, d, day("2026-04-01")));
    EXPECT_FALSE(need_review(keep, d, rules(), kalender(), day("2026-04-01")));
}

TEST(Noodzaak, RET_07_a_regime_without_the_interval_and_a_part_without_a_date_have_no_review) {
    EXPECT_FALSE(need_review(not_tabled(), dossier(), two_files(), kalender(), day("2026-04-01")));
    Bewaarplan undated = not_tabled();
    undated.vernietigen.datum.reset();
    EXPECT_FALSE(need_review(undated, dossier(), rules(), kalender(), day("2026-04-01")));
}

TEST(ZonderDatum, RET_06_a_part_without_a_date_says_why_and_from_when_it_is_red) {
    Dossier d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    EXPECT_FALSE(without_date(not_tabled(), d, rules())) << "it has a date";
    Bewaarplan open = not_tabled();
    open.vernietigen = {};
    open.aandacht = {{"bewaren.zonder_afsluiting", {"weegploeg"}}};
    const auto waits = without_date(open, d, rules());
    ASSERT_TRUE(waits);
    EXPECT_TRUE(waits_for_closing(*waits));
    EXPECT_EQ(waits->start, day("2026-03-02"));
    EXPECT_EQ(waits->datum, day("2027-03-03"));
    open.aandacht = {{"bewaren.geen_regel", {"weegploeg"}}};
    EXPECT_FALSE(waits_for_closing(*without_date(open, d, rules())));
    EXPECT_TRUE(without_date(open, d, two_files())) << "a regime without the threshold still tells it";
}

TEST(ZonderDatum, RET_06_a_file_in_which_nothing_was_done_yet_waits_and_is_not_wrong_before_its_day) {
    Dossier d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    Bewaarplan open = not_tabled();
    open.vernietigen = {}, open.begin = {};
    open.aandacht = {{"bewaren.geen_datum", {"casusoverleg"}}};
    EXPECT_TRUE(waits_for_act(open, *without_date(open, d, rules())));
    open.begin.start = day("2026-03-02");
    EXPECT_FALSE(waits_for_act(open, *without_date(open, d, rules()))) << "something was done, and yet there is no date";
    open.begin = {}, open.aandacht = {{"bewaren.geen_regel", {"casusoverleg"}}};
    EXPECT_FALSE(waits_for_act(open, *without_date(open, d, rules())));
}

TEST(Aanhouding, DOC_34_a_hold_runs_until_its_day_or_until_a_decision_names_it) {
    Dossier d = dossier();
    d.besluiten = {besluit("h1", "aanhouding", "aanhouden", "2026-01-01"), besluit("h2", "aanhouding", "verlengen", "2026-02-01"), besluit("h3", "aanhouding", "opheffen", "2026-03-01")};
    d.besluiten[0].tot = day("2026-06-01"), d.besluiten[1].tot = day("2026-07-01");
    EXPECT_EQ(running_holds(d, day("2026-03-01")).size(), 2u) << "a lift that names none lifts none";
    d.besluiten[2].verwijst = "h1";
    ASSERT_EQ(running_holds(d, day("2026-03-01")).size(), 1u);
    EXPECT_EQ(running_holds(d, day("2026-03-01")).front()->id, "h2");
    EXPECT_EQ(running_holds(d, day("2026-03-01"), "h3").size(), 2u) << "judged without itself";
    EXPECT_EQ(running_holds(d, day("2026-02-28")).size(), 2u);
    EXPECT_TRUE(running_holds(d, day("2026-07-02")).empty());
}

TEST(Aanhouding, DOC_34_holds_and_extensions_are_counted_and_nothing_else) {
    Dossier d = dossier();
    d.besluiten = {besluit("h1", "aanhouding", "aanhouden", "2026-01-01"), besluit("h2", "aanhouding", "verlengen", "2026-02-01"), besluit("h3", "aanhouding", "opheffen", "2026-03-01"),
                   besluit("h4", "aanhouding", "niet-aanhouden", "2026-03-02"), besluit("b1", "weging", "agenderen", "2026-01-01")};
    EXPECT_EQ(hold_count(d, day("2025-12-31")), 0);
    EXPECT_EQ(hold_count(d, day("2026-01-31")), 1);
    EXPECT_EQ(hold_count(d, day("2026-12-31")), 2);
}

TEST(Bewaarstukken, DOC_19_DOC_34_papers_follow_from_decisions_and_moves_that_the_regime_knows) {
    Regime regime = rules();
    regime.termijnen.push_back(termijn(TermijnSoort::ten_hoogste, "P1Y", "laatste-verwerking", "archiveren"));
    Besluitregel hold, order;
    hold.id = "besluit.aanhouding", hold.besluit = "aanhouding";
    order.id = "besluit.hernieuwde-verwerking", order.besluit = "hernieuwde-verwerking";
    regime.besluiten.push_back(hold);
    Dossier d = dossier();
    d.besluiten = {besluit("h1", "aanhouding", "aanhouden", "2026-01-01"), besluit("o1", "hernieuwde-verwerking", "opdracht", "2026-02-01"), besluit("h2", "aanhouding", "opheffen", "2026-03-01")};
    const std::map<std::string, Date> moved{{"weegploeg", day("2026-02-15")}};
    const auto kinds = [&](const char* on) {
        std::vector<std::string> out;
        for (const auto& paper : keeping_papers(d, regime, moved, day(on))) out.push_back(paper.soort + " " + paper.item);
        return out;
    };
    EXPECT_EQ(kinds("2026-02-14"), (std::vector<std::string>{"aanhouding h1"})) << "this regime knows no order";
    EXPECT_EQ(kinds("2026-03-01"), (std::vector<std::string>{"aanhouding h1", "aanhouding h2", "archivering weegploeg"}));
    regime.besluiten.push_back(order);
    EXPECT_EQ(kinds("2026-02-14"), (std::vector<std::string>{"aanhouding h1", "hernieuwde-verwerking o1"}));
}

TEST(Bewaren, MN_01_RET_06_carriers_outside_the_databases_stand_in_the_part_that_goes) {
    Dossier d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    d.dragers.push_back({"v1", "weegploeg", "video", "Opname", "kast", day("2026-03-03")});
    d.dragers.push_back({"v2", "weegploeg", "papier", "Brief", "kast", day("2026-05-01")});
    const auto plans = retention_plan(d, rules(), kalender(), {day("2026-04-01"), {}, {}});
    ASSERT_EQ(plans.size(), 1u);
    const auto& items = plans[0].items;
    EXPECT_NE(std::find(items.begin(), items.end(), "v1"), items.end());
    EXPECT_EQ(std::find(items.begin(), items.end(), "v2"), items.end()) << "not there yet on that day";
}

TEST(Bewaren, RET_05_an_order_for_renewed_processing_begins_the_clock_anew_in_every_file_of_the_case_and_in_no_other) {
    Regime regime = rules();
    regime.handelingen.push_back({});
    regime.handelingen.back().code = "besluit.hernieuwde-verwerking", regime.handelingen.back().telt = true;
    Dossier d = dossier();
    d.signalen = {signaal("s1", "2020-03-02"), signaal("s2", "2020-04-01", "politie-1", "casusoverleg")};
    d.besluiten = {besluit("b1", "weging", "agenderen", "2020-03-10"), besluit("o1", "hernieuwde-verwerking", "opdracht", "2022-01-05", "casusoverleg")};
    EXPECT_EQ(last_processing(d, regime, "weegploeg", day("2022-02-01")).start, day("2022-01-05"));
    EXPECT_EQ(last_processing(d, regime, "casusoverleg", day("2022-02-01")).start, day("2022-01-05"));
    EXPECT_EQ(last_processing(d, regime, "weegploeg", day("2022-01-04")).start, day("2020-03-10"));
    d.signalen.pop_back();
    d.besluiten.back().bestand = "weegploeg";
    EXPECT_FALSE(last_processing(d, regime, "casusoverleg", day("2022-02-01")).start) << "a file that is not there gets no clock";
}
