#include "records/destruction/proposal.h"

#include <gtest/gtest.h>

using namespace griffier;

namespace {

Regime regime_with(int lead, int red) {
    Regime regime;
    regime.id = "proef";
    regime.hash = "00";
    Termijn six_months;
    six_months.id = "termijn.kort";
    six_months.soort = TermijnSoort::ten_hoogste;
    six_months.duur = *Duur::parse("P6M");
    six_months.start = "besluit.niet-agenderen";
    six_months.waarvoor = "vernietigen";
    six_months.bestand = "weegploeg";
    six_months.maandeinde = "klemmen";
    six_months.rustdag = "blijft";
    regime.termijnen.push_back(six_months);
    Bestandregel file;
    file.id = "bestand.weegploeg";
    file.code = "weegploeg";
    regime.bestanden.push_back(file);
    Handeling signal, decision;
    signal.code = "signaal";
    decision.code = "besluit.weging";
    regime.handelingen = {signal, decision};
    Besluitregel assessment;
    assessment.id = "besluit.weging";
    assessment.besluit = "weging";
    assessment.uitkomsten = {"agenderen", "niet-agenderen"};
    regime.besluiten.push_back(assessment);
    Drempel before, after;
    before.code = "vernietiging.aanloop-dagen";
    before.waarde = lead;
    after.code = "vernietiging.rood-na-dagen";
    after.waarde = red;
    regime.drempels = {before, after};
    return regime;
}

Dossier not_tabled_on(Date day, std::string number = "PRF-1") {
    Dossier dossier;
    dossier.nummer = std::move(number);
    Persoon person;
    person.id = "p1";
    person.rol = "subject";
    person.bestand = "weegploeg";
    dossier.personen.push_back(person);
    Signaal signal;
    signal.id = "s1";
    signal.bestand = "weegploeg";
    signal.datum = day.plus_days(-20);
    dossier.signalen.push_back(signal);
    Besluit decision;
    decision.id = "b1";
    decision.bestand = "weegploeg";
    decision.soort = "weging";
    decision.uitkomst = "niet-agenderen";
    decision.datum = day;
    dossier.besluiten.push_back(decision);
    return dossier;
}

Voordracht list_on(Date day, const std::vector<Dossier>& dossiers, const Regime& regime) {
    Voordracht list;
    list.peildatum = day;
    for (const auto& dossier : dossiers) propose(list, dossier, regime, Kalender{}, *lead_time(regime));
    freeze(list);
    return list;
}

using Stand = Lijstpost::Stand;

}  // namespace

TEST(Vernietigingslijst, RET_04_a_maximum_comes_up_before_its_last_day_by_the_lead_time_and_not_sooner) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    Date last(2026, 2, 28);
    EXPECT_TRUE(list_on(last.plus_days(-31), {dossier}, regime).posten.empty());
    auto list = list_on(last.plus_days(-30), {dossier}, regime);
    ASSERT_EQ(list.posten.size(), 1u);
    EXPECT_EQ(list.posten[0].vernietigen.datum, last);
    EXPECT_EQ(list.posten[0].stand, Stand::voorgesteld);
}

TEST(Vernietigingslijst, RET_04_a_maximum_is_red_from_the_day_after_its_last_day) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    EXPECT_EQ(list_on(Date(2026, 2, 28), {dossier}, regime).posten.at(0).stand, Stand::voorgesteld);
    EXPECT_EQ(list_on(Date(2026, 3, 1), {dossier}, regime).posten.at(0).stand, Stand::te_laat);
}

TEST(Vernietigingslijst, RET_04_an_open_request_takes_the_part_off_the_list_and_is_red_on_its_last_day_without_a_decision) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    Verzoek request;
    request.id = "v1";
    request.soort = "inzage";
    request.ontvangen = Date(2026, 2, 20);
    dossier.verzoeken.push_back(request);
    const auto on = [&](Date day) { return list_on(day, {dossier}, regime).posten.at(0); };
    EXPECT_EQ(on(Date(2026, 2, 25)).stand, Stand::wacht_op_besluit);
    EXPECT_EQ(on(Date(2026, 2, 27)).stand, Stand::wacht_op_besluit);
    EXPECT_EQ(on(Date(2026, 2, 28)).stand, Stand::zonder_besluit);
    EXPECT_TRUE(on(Date(2026, 2, 28)).rood());
    EXPECT_EQ(on(Date(2026, 3, 1)).stand, Stand::zonder_besluit) << "neither destroyed nor silently kept";
    EXPECT_FALSE(on(Date(2026, 3, 1)).op_lijst());
}

TEST(Vernietigingslijst, RET_04_the_controllers_decision_not_to_hold_puts_it_back_on_the_list) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    Verzoek request;
    request.id = "v1";
    request.soort = "inzage";
    request.ontvangen = Date(2026, 2, 20);
    dossier.verzoeken.push_back(request);
    Besluit decision;
    decision.id = "b9";
    decision.bestand = "weegploeg";
    decision.soort = "aanhouding";
    decision.uitkomst = "niet-aanhouden";
    decision.datum = Date(2026, 2, 19);
    decision.redenen = "Verzonnen.";
    dossier.besluiten.push_back(decision);
    const auto on = [&](Date day) { return list_on(day, {dossier}, regime).posten.at(0).stand; };
    EXPECT_EQ(on(Date(2026, 2, 25)), Stand::wacht_op_besluit) << "a decision of before the request is about something else";
    dossier.besluiten.back().datum = Date(2026, 2, 24);
    EXPECT_EQ(on(Date(2026, 2, 23)), Stand::wacht_op_besluit);
    EXPECT_EQ(on(Date(2026, 2, 25)), Stand::voorgesteld);
}

TEST(Vernietigingslijst, RET_04_a_decision_on_one_request_says_nothing_of_the_next) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    Verzoek first, second;
    first.id = "v1", first.soort = "inzage", first.ontvangen = Date(2026, 2, 10);
    second.id = "v2", second.soort = "rectificatie", second.ontvangen = Date(2026, 2, 20);
    dossier.verzoeken = {first, second};
    Besluit decision;
    decision.id = "b9", decision.bestand = "weegploeg", decision.soort = "aanhouding", decision.uitkomst = "niet-aanhouden", decision.datum = Date(2026, 2, 12), decision.redenen = "Verzonnen.";
    dossier.besluiten.push_back(decision);
    const auto on = [&](Date day) { return list_on(day, {dossier}, regime).posten.at(0).stand; };
    EXPECT_EQ(on(Date(2026, 2, 15)), Stand::voorgesteld);
    EXPECT_EQ(on(Date(2026, 2, 21)), Stand::wacht_op_besluit) << "the second came after the decision";
    dossier.besluiten.back().datum = Date(2026, 2, 22);
    EXPECT_EQ(on(Date(2026, 2, 23)), Stand::voorgesteld) << "one decision after both is about both";
}

TEST(Vernietigingslijst, COR_10_what_is_shielded_waits_for_a_decision_and_is_red_on_its_last_day) {
    Regime regime = regime_with(30, 7);
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    Besluit shielding;
    shielding.id = "b8", shielding.bestand = "weegploeg", shielding.soort = "beperking", shielding.uitkomst = "deels", shielding.datum = Date(2025, 12, 1), shielding.gebruikt = {"s1"};
    dossier.besluiten.push_back(shielding);
    const auto on = [&](Date day) { return list_on(day, {dossier}, regime).posten.at(0); };
    EXPECT_EQ(on(Date(2026, 2, 10)).stand, Stand::wacht_op_besluit) << "destroying is processing, and only storing is allowed (AVG 18)";
    EXPECT_EQ(on(Date(2026, 2, 10)).wacht_om, "afgeschermd");
    EXPECT_EQ(on(Date(2026, 2, 28)).stand, Stand::zonder_besluit);
    dossier.besluiten.back().gebruikt = {"s2"};
    EXPECT_EQ(on(Date(2026, 2, 10)).stand, Stand::voorgesteld) << "of another part";
    dossier.besluiten.back().gebruikt = {"s1"};
    Besluit goes_on;
    goes_on.id = "b9", goes_on.bestand = "weegploeg", goes_on.soort = "aanhouding", goes_on.uitkomst = "niet-aanhouden", goes_on.datum = Date(2026, 2, 11), goes_on.redenen = "Verzonnen.";
    dossier.besluiten.push_back(goes_on);
    EXPECT_EQ(on(Date(2026, 2, 12)).stand, Stand::voorgesteld) << "the controller decided that it goes all the same";
}

TEST(Vernietigingslijst, RET_06_a_file_without_a_date_is_named) {
    Regime regime = regime_with(30, 7);
    regime.termijnen.front().start = "afsluiting";
    regime.termijnen.front().bestand = "";
    Dossier dossier = not_tabled_on(Date(2025, 8, 31));
    const auto proposal = list_on(Date(2026, 2, 1), {dossier}, regime);
    EXPECT_TRUE(proposal.posten.empty());
    ASSERT_EQ(proposal.zonder_datum.size(), 1u);
    EXPECT_EQ(proposal.zonder_datum[0].dossier, "PRF-1");
}

TEST(Vernietigingslijst, the_same_posts_freeze_to_the_same_hash_in_any_order_and_one_other_day_to_another) {
    Regime regime = regime_with(30, 7);
    Dossier a = not_tabled_on(Date(2025, 8, 31), "PRF-1"), b = not_tabled_on(Date(2025, 8, 20), "PRF-2");
    auto one = list_on(Date(2026, 2, 19), {a, b}, regime), other = list_on(Date(2026, 2, 19), {b, a}, regime);
    EXPECT_EQ(one.stamhash, other.stamhash);
    EXPECT_NE(one.stamhash, list_on(Date(2026, 2, 20), {a, b}, regime).stamhash);
    EXPECT_EQ(one.posten.front().dossier, "PRF-2");
}

TEST(Vernietigingslijst, RET_06_a_regime_of_maximums_alone_needs_a_lead_and_no_red_days) {
    Regime regime = regime_with(30, 7);
    regime.drempels.pop_back();
    auto lead = lead_time(regime);
    ASSERT_TRUE(lead);
    EXPECT_EQ(lead->dagen_vooraf, 30);
    auto list = list_on(Date(2026, 3, 1), {not_tabled_on(Date(2025, 8, 31))}, regime);
    ASSERT_EQ(list.posten.size(), 1u);
    EXPECT_EQ(list.posten[0].stand, Stand::te_laat);
}

TEST(Vernietigingslijst, RET_01_a_regime_without_the_thresholds_that_it_needs_is_refused_by_name) {
    Regime regime = regime_with(30, 7);
    regime.drempels.pop_back();
    Termijn keep = regime.termijnen.front();
    keep.soort = TermijnSoort::bewaren;
    regime.termijnen.push_back(keep);
    auto lead = lead_time(regime);
    ASSERT_FALSE(lead);
    EXPECT_EQ(lead.error().place.element, "vernietiging.rood-na-dagen");
    regime.drempels.clear();
    EXPECT_EQ(lead_time(regime).error().place.element, "vernietiging.aanloop-dagen");
}
