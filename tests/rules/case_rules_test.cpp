// Retention, informing and binding on hand-made rules: what the scenarios do not reach.
#include <gtest/gtest.h>

#include "records/rules/binding.h"
#include "records/rules/informing.h"
#include "records/rules/informing_notes.h"
#include "records/rules/retention.h"
#include "tests/rules/sample_rules.h"

using namespace griffier;
using namespace griffier::sample;

namespace {

Besluit inform(const char* id, const char* outcome, const char* date) {
    auto b = besluit(id, "informeren", outcome, date);
    for (const char* p : {"gemeente-1", "om-1", "politie-1"}) b.overleg.push_back({p, day(date), ""});
    return b;
}
Dossier tabled_case() {
    auto d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    d.besluiten = {besluit("b1", "weging", "agenderen", "2026-03-10"), inform("b2", "informeren", "2026-03-10")};
    return d;
}
Informeerplicht duty(const Dossier& d, const char* op, Convenant c = convenant(), Regime r = two_files()) {
    return informing_duties(d, r, c, kalender(), {day(op), {}}).at(0);
}

}  // namespace

TEST(Bewaren, RET_08_a_file_without_data_has_no_plan) {
    auto d = dossier();
    d.personen.clear();
    EXPECT_TRUE(retention_plan(d, two_files(), kalender(), {day("2026-01-01"), {}, {}}).empty());
}

TEST(Bewaren, RET_01_a_file_with_a_person_and_no_act_has_no_date_and_says_so) {
    auto plans = retention_plan(dossier(), two_files(), kalender(), {day("2026-01-01"), {}, {}});
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(plans[0].vernietigen.oordeel, Oordeel::wacht);
    EXPECT_FALSE(plans[0].vernietigen.datum);
    ASSERT_EQ(plans[0].aandacht.size(), 1u);
    EXPECT_EQ(plans[0].aandacht[0].key, "bewaren.geen_datum");
}

TEST(Bewaren, RET_01_a_regime_without_a_destruction_rule_is_an_alert_and_no_crash) {
    auto regime = two_files();
    regime.termijnen.clear();
    auto d = tabled_case();
    auto plans = retention_plan(d, regime, kalender(), {day("2026-04-01"), {}, {}});
    ASSERT_FALSE(plans.empty());
    EXPECT_EQ(plans[0].vernietigen.oordeel, Oordeel::onbekend);
    EXPECT_EQ(plans[0].aandacht.at(0).key, "bewaren.geen_regel");
}

TEST(Bewaren, RET_12_an_outcome_that_the_regime_does_not_know_decides_nothing) {
    auto d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    d.besluiten = {besluit("b1", "driehoek", "niet-agenderen", "2026-03-10")};
    EXPECT_NE(not_tabled(d, two_files(), day("2026-04-01")).oordeel, Oordeel::ja);
    d.besluiten = {besluit("b1", "weging", "misschien", "2026-03-10")};
    EXPECT_EQ(tabled(d, two_files(), day("2026-04-01")).oordeel, Oordeel::wacht);
}

TEST(Bewaren, RET_04_a_decision_about_another_person_does_not_start_the_clock) {
    auto d = dossier();
    d.signalen = {signaal("s1", "2026-03-02")};
    d.besluiten = {besluit("b1", "weging", "niet-agenderen", "2026-03-10")};
    EXPECT_EQ(not_tabled(d, two_files(), day("2026-04-01")).oordeel, Oordeel::ja);
    d.besluiten[0].betreft = "p2";
    EXPECT_NE(not_tabled(d, two_files(), day("2026-04-01")).oordeel, Oordeel::ja);
    EXPECT_NE(not_tabled(dossier(), two_files(), day("2026-04-01")).oordeel, Oordeel::ja);
}

TEST(Bewaren, RET_04_every_item_of_a_file_stands_in_exactly_one_part) {
    auto d = tabled_case();
    d.signalen = {signaal("s1", "2025-08-01"), signaal("s2", "2025-12-01"), signaal("s3", "2026-02-01")};
    d.besluiten = {besluit("b1", "weging", "niet-agenderen", "2025-08-31"), besluit("b2", "weging", "niet-agenderen", "2025-12-15"),
                   besluit("b3", "informeren", "uitstel", "2025-12-16"), besluit("b4", "weging", "agenderen", "2026-02-10")};
    d.besluiten[3].gebruikt = {"s2"};
    std::map<std::string, int> seen;
    auto plans = retention_plan(d, two_files(), kalender(), {day("2026-03-01"), {}, {}});
    EXPECT_EQ(plans.size(), 3u);
    for (const auto& p : plans)
        for (const auto& id : p.items) ++seen[id];
    for (const char* id : {"s1", "s2", "s3", "b1", "b2", "b3", "b4", "p1"}) EXPECT_EQ(seen[id], 1) << id;
}

TEST(Bewaren, RET_04_the_chosen_start_is_of_each_assessment_and_what_is_destroyed_moves_no_other) {
    auto d = dossier();
    const auto last_day = [&](const std::vector<Startkeuze>& choices, const char* item) -> std::string {
        for (const auto& plan : retention_plan(d, two_files(), kalender(), {day("2025-09-01"), {}, choices}))
            if (std::find(plan.items.begin(), plan.items.end(), item) != plan.items.end()) return plan.vernietigen.datum ? plan.vernietigen.datum->iso() : "-";
        return "";
    };
    const std::vector<Startkeuze> later{{"termijn.half", "eerste-signaal", day("2025-04-01")}};
    const std::vector<Startkeuze> back{{"termijn.half", "eerste-signaal", {}}, {"termijn.half", "besluit.niet-agenderen", day("2025-06-01")}};
    for (const bool first_is_destroyed : {false, true}) {
        d.signalen = {signaal("s2", "2025-06-15")};
        d.besluiten = {besluit("b2", "weging", "niet-agenderen", "2025-08-01")};
        if (!first_is_destroyed) {
            d.signalen.push_back(signaal("s1", "2025-03-20"));
            d.besluiten.push_back(besluit("b1", "weging", "niet-agenderen", "2025-06-01"));
            EXPECT_EQ(last_day(later, "s1"), "2025-12-01");
            EXPECT_EQ(last_day(back, "s1"), "2025-09-20");
        }
        EXPECT_EQ(last_day(later, "s2"), "2025-12-15") << first_is_destroyed;
        EXPECT_EQ(last_day(back, "s2"), "2026-02-01") << first_is_destroyed;
    }
}

TEST(Bewaren, RET_01_an_action_counts_on_the_day_that_it_is_done) {
    auto d = dossier();
    Actie a;
    a.id = "a1";
    a.bestand = "casusoverleg";
    a.datum = day("2026-01-01");
    a.gereed_op = day("2026-02-01");
    d.acties = {a};
    EXPECT_EQ(last_processing(d, two_files(), "casusoverleg", day("2026-03-01")).start->iso(), "2026-02-01");
    EXPECT_EQ(last_processing(d, two_files(), "casusoverleg", day("2026-01-31")).start->iso(), "2026-01-01");
    EXPECT_EQ(last_processing(d, two_files(), "weegploeg", day("2026-03-01")).oordeel, Oordeel::wacht);
}

TEST(Bewaren, RET_04_a_lifted_hold_is_over) {
    auto d = dossier();
    auto h = besluit("h1", "aanhouding", "aanhouden", "2026-01-01");
    h.redenen = "procedure";
    h.tot = day("2026-12-31");
    auto lift = besluit("h2", "aanhouding", "opheffen", "2026-02-01");
    lift.verwijst = "h1";
    d.besluiten = {h, lift};
    EXPECT_EQ(hold(d, two_files(), day("2026-01-31")).oordeel, Oordeel::ja);
    EXPECT_EQ(hold(d, two_files(), day("2026-02-01")).oordeel, Oordeel::nee);
    EXPECT_EQ(hold(d, two_files(), day("2025-12-31")).oordeel, Oordeel::nee);
}

TEST(Informeren, INF_02_a_letter_waits_until_every_core_party_was_heard) {
    EXPECT_EQ(duty(tabled_case(), "2026-03-10").toelating.oordeel, Oordeel::ja);
    for (std::size_t i = 0; i < 3; ++i) {
        auto d = tabled_case();
        d.besluiten[1].overleg.erase(d.besluiten[1].overleg.begin() + static_cast<long>(i));
        EXPECT_EQ(duty(d, "2026-03-10").toelating.oordeel, Oordeel::wacht) << i;
    }
    auto later = tabled_case();
    later.besluiten[1].overleg[0].datum = day("2026-03-11");
    EXPECT_EQ(duty(later, "2026-03-10").toelating.oordeel, Oordeel::wacht);
    EXPECT_EQ(duty(later, "2026-03-11").toelating.oordeel, Oordeel::ja);
}

TEST(Informeren, INF_02_a_party_that_the_instance_lacks_cannot_have_been_heard) {
    auto c = convenant();
    c.partijen.clear();
    c.personen.clear();
    auto found = duty(tabled_case(), "2026-03-10", c);
    EXPECT_EQ(found.toelating.oordeel, Oordeel::wacht);
    EXPECT_EQ(found.ontbreekt, (std::vector<std::string>{"overleg.kernpartijen", "afzender"}));
}

TEST(Informeren, INF_05_an_executor_whose_time_is_over_sends_nothing) {
    auto c = convenant();
    c.personen[0].tot = day("2026-03-09");
    EXPECT_EQ(duty(tabled_case(), "2026-03-10", c).afzender, "");
    c.personen[0].tot = day("2026-03-10");
    EXPECT_EQ(duty(tabled_case(), "2026-03-10", c).afzender, "gemeente-1");
}

TEST(Informeren, INF_01_a_judgement_before_the_moment_does_not_count_unless_it_names_it) {
    auto d = tabled_case();
    d.besluiten[1].datum = day("2026-03-05");
    EXPECT_EQ(duty(d, "2026-03-10").ontbreekt.front(), "besluit");
    d.besluiten[1].verwijst = "b1";
    EXPECT_EQ(duty(d, "2026-03-10").toelating.oordeel, Oordeel::ja);
}

TEST(Informeren, INF_09_an_addressee_who_is_not_in_the_dossier_is_none) {
    auto d = tabled_case();
    d.personen[0].geboortedatum = day("2012-01-01");
    auto choice = besluit("b3", "adressaat", "adressaat", "2026-03-10");
    choice.adressaten = {"p9"};
    d.besluiten.push_back(choice);
    EXPECT_EQ(duty(d, "2026-03-10").ontbreekt, (std::vector<std::string>{"adressaat"}));
}

TEST(Informeren, INF_21_representatives_are_addressees_and_no_duty_of_their_own) {
    auto d = tabled_case();
    Persoon parent = d.personen[0];
    parent.id = "p2";
    parent.rol = "vertegenwoordiger";
    d.personen.push_back(parent);
    EXPECT_EQ(informing_duties(d, two_files(), convenant(), kalender(), {day("2026-03-10"), {}}).size(), 1u);
}

TEST(Informeren, INF_10_someone_who_does_not_stay_at_his_address_gets_no_letter_there) {
    auto d = tabled_case();
    d.personen[0].adres.verblijft_niet = true;
    EXPECT_EQ(duty(d, "2026-03-10").ontbreekt, (std::vector<std::string>{"adres"}));
    d.besluiten[1].wijze = "overhandigen";
    EXPECT_EQ(duty(d, "2026-03-10").toelating.oordeel, Oordeel::ja);
}

TEST(Informeren, INF_01_a_translation_that_was_not_made_keeps_the_duty_open) {
    auto d = tabled_case();
    d.personen[0].taal = "en";
    const auto state = [&](std::vector<Verzonden> sent) { return informing_duties(d, two_files(), convenant(), kalender(), {day("2026-03-11"), std::move(sent)}).at(0).stand; };
    const Verzonden dutch{"p1", "b1", day("2026-03-10"), "", "nl"}, english{"p1", "b1", day("2026-03-10"), "", "en"};
    EXPECT_EQ(state({}), "te-informeren");
    EXPECT_EQ(state({dutch}), "te-informeren");
    EXPECT_EQ(state({english}), "te-informeren");
    EXPECT_EQ(state({dutch, english}), "geinformeerd");
    d.personen[0].taal = "nl";
    EXPECT_EQ(state({dutch}), "geinformeerd");
}

TEST(Informeren, INF_09_one_of_several_addressees_without_a_letter_keeps_the_duty_open) {
    auto d = tabled_case();
    d.personen[0].geboortedatum = day("2010-06-01");
    for (const char* id : {"p2", "p3"}) {
        Persoon parent = d.personen[0];
        parent.id = id, parent.rol = "vertegenwoordiger", parent.geboortedatum = day("1980-01-01");
        d.personen.push_back(parent);
    }
    d.besluiten[1].adressaten = {"p2", "p3"};
    const auto on = [&](const char* date, std::vector<Verzonden> sent) {
        return informing_duties(d, two_files(), convenant(), kalender(), {day(date), std::move(sent)}).at(0).stand;
    };
    const Verzonden first{"p1", "b1", day("2026-03-10"), "p2", "nl"}, second{"p1", "b1", day("2026-03-10"), "p3", "nl"}, himself{"p1", "b1", day("2026-03-10"), "", "nl"};
    EXPECT_EQ(on("2026-03-11", {first}), "te-informeren");
    EXPECT_EQ(on("2026-03-11", {himself}), "te-informeren");
    EXPECT_EQ(on("2026-03-11", {first, second}), "geinformeerd");
    EXPECT_EQ(on("2028-06-01", {first, second}), "geinformeerd") << "of age now, informed through the parents then";
    EXPECT_EQ(on("2028-06-01", {}), "te-informeren");
}

TEST(Informeren, a_regime_without_a_rule_on_informing_owes_nobody) {
    auto regime = two_files();
    regime.informeren.clear();
    EXPECT_TRUE(informing_duties(tabled_case(), regime, convenant(), kalender(), {day("2026-03-10"), {}}).empty());
}

TEST(Binden, GOV_12_unknown_layers_and_other_versions_are_refused_with_the_reason) {
    auto d = tabled_case();
    std::vector<Regime> regimes{two_files()};
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).regime, &regimes[0]);
    auto c = convenant();
    c.regime = "ander";
    EXPECT_EQ(bind_regime(d, c, regimes, kalender()).bevinding.stappen.at(0).key, "binding.onbekend");
    c = convenant();
    c.regime_versie = "2";
    EXPECT_EQ(bind_regime(d, c, regimes, kalender()).bevinding.stappen.at(0).key, "binding.andere_versie");
    regimes[0].laag = true;
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).bevinding.stappen.at(0).key, "binding.laag");
    d.signalen.clear();
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).bevinding.stappen.at(0).key, "binding.geen_signaal");
}

TEST(Binden, GOV_12_of_two_versions_the_one_in_force_on_the_first_signal_is_taken) {
    std::vector<Regime> regimes{two_files(), two_files()};
    regimes[0].inwerking = day("2018-03-01");
    regimes[0].vervallen = day("2026-01-01");
    regimes[1].versie = "2";
    regimes[1].inwerking = day("2026-01-01");
    auto d = dossier();
    d.signalen = {signaal("s1", "2025-12-31")};
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).regime, &regimes[0]);
    d.signalen = {signaal("s1", "2026-01-01")};
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).regime, &regimes[1]);
    d.regime = "proef";
    d.regime_versie = "1";
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).regime, &regimes[0]);
    d.regime_versie = "3";
    EXPECT_EQ(bind_regime(d, convenant(), regimes, kalender()).regime, nullptr);
}

TEST(Binden, RGT_03_an_age_without_rule_or_birth_date_is_never_reached) {
    EXPECT_EQ(age_reached(two_files(), kalender(), "zelfstandig", day("1990-01-01"), day("2026-01-01")).oordeel, Oordeel::nee);
    EXPECT_EQ(age_reached(two_files(), kalender(), "meerderjarig", std::nullopt, day("2026-01-01")).oordeel, Oordeel::onbekend);
}

TEST(Binden, RGT_24_a_request_for_which_the_regime_has_no_term_has_no_deadline) {
    Verzoek v;
    v.soort = "inzage";
    v.ontvangen = day("2026-01-01");
    EXPECT_TRUE(request_deadlines(v, two_files(), kalender()).empty());
    EXPECT_EQ(execution_deadline(v.ontvangen, std::nullopt, two_files(), kalender()).oordeel, Oordeel::onbekend);
}

TEST(Informeren, INF_23_each_of_the_two_birthdays_takes_the_force_from_the_choice_of_addressee) {
    auto regime = two_files();
    regime.termijnen.push_back(termijn(TermijnSoort::leeftijd, "P16Y", "geboorte", "zelfstandig"));
    const auto duty = [&](const Dossier& d, const char* op) { return informing_duties(d, regime, convenant(), kalender(), {day(op), {}}).at(0); };
    for (const char* born : {"2010-03-12", "2008-03-12"}) {  // sixteen, eighteen on 12 March 2026
        auto d = tabled_case();
        d.personen[0].geboortedatum = day(born);
        Persoon parent = d.personen[0];
        parent.id = "p2", parent.rol = "vertegenwoordiger", parent.geboortedatum = day("1980-01-01"), parent.vertegenwoordigt = {"p1"};
        d.personen.push_back(parent);
        auto choice = besluit("b3", "adressaat", "adressaat", "2026-03-10");
        choice.adressaten = {"p2"};
        d.besluiten.push_back(choice);
        EXPECT_EQ(duty(d, "2026-03-11").adressaten, (std::vector<std::string>{"p2"})) << born;
        const auto after = duty(d, "2026-03-12");
        EXPECT_TRUE(after.adressaten.empty()) << born << ": nobody is chosen by age";
        EXPECT_EQ(after.ontbreekt, (std::vector<std::string>{"adressaat"})) << born;
        ASSERT_TRUE(after.vervallen);
        EXPECT_EQ(*after.vervallen->datum, day("2026-03-12"));
        EXPECT_FALSE(after.vervallen->regel.empty()) << "the rule of the regime that tests this age";
        auto anew = besluit("b4", "adressaat", "adressaat", "2026-03-12");
        anew.adressaten = {"p1"};
        d.besluiten.push_back(anew);
        EXPECT_EQ(duty(d, "2026-03-12").adressaten, (std::vector<std::string>{"p1"})) << born;
    }
}

TEST(Informeren, INF_23_a_birthday_before_the_choice_takes_nothing_away) {
    auto d = tabled_case();
    d.personen[0].geboortedatum = day("2010-03-09");
    auto choice = besluit("b3", "adressaat", "adressaat", "2026-03-10");
    choice.adressaten = {"p1"};
    d.besluiten.push_back(choice);
    EXPECT_EQ(duty(d, "2026-03-11").adressaten, (std::vector<std::string>{"p1"}));
    EXPECT_FALSE(duty(d, "2026-03-11").vervallen);
}

TEST(Informeren, INF_07_an_obstacle_that_ended_asks_for_the_letter_at_once_and_for_a_judgement_first) {
    auto d = tabled_case();
    auto& b = d.besluiten[1];
    b.uitkomst = "uitstel", b.gronden_lijst = "uitstel", b.gronden = {"d"}, b.redenen = "reden";
    EXPECT_EQ(duty(d, "2026-03-20").stand, "uitgesteld");
    Gebeurtenis over;
    over.id = "g1", over.soort = "einde-beletsel", over.datum = day("2026-03-20");
    d.gebeurtenissen.push_back(over);
    auto regime = two_files();
    regime.informeren.at(0).later_alsnog = true;
    EXPECT_EQ(duty(d, "2026-03-19", convenant(), regime).stand, "uitgesteld") << "not before its day";
    const auto now = duty(d, "2026-03-20", convenant(), regime);
    EXPECT_EQ(now.stand, "te-informeren");
    EXPECT_EQ(now.beletsel_voorbij, day("2026-03-20"));
    EXPECT_EQ(now.ontbreekt.front(), "besluit");
    auto inform_after_all = inform("b3", "informeren", "2026-03-21");
    d.besluiten.push_back(inform_after_all);
    EXPECT_EQ(duty(d, "2026-03-21", convenant(), regime).toelating.oordeel, Oordeel::ja);
    EXPECT_FALSE(duty(d, "2026-03-21", convenant(), regime).beletsel_voorbij);
    regime.informeren.at(0).later_alsnog = false;
    d.besluiten.pop_back();
    EXPECT_EQ(duty(d, "2026-03-21", convenant(), regime).stand, "uitgesteld") << "a regime without that clause owes nothing more (14.11)";
}

TEST(Informeren, INF_14_a_new_purpose_is_a_duty_of_its_own_with_its_own_decision_and_its_day) {
    auto d = tabled_case();
    Gebeurtenis purpose;
    purpose.id = "g1", purpose.soort = "nieuw-doel", purpose.datum = day("2026-06-01");
    d.gebeurtenissen.push_back(purpose);
    const auto all = [&](const char* op) { return informing_duties(d, two_files(), convenant(), kalender(), {day(op), {{"p1", "b1", day("2026-03-10"), "", "nl"}}}); };
    ASSERT_EQ(all("2026-05-31").size(), 1u);
    ASSERT_EQ(all("2026-06-01").size(), 2u);
    auto own = all("2026-06-01")[1];
    EXPECT_EQ(all("2026-06-01")[0].stand, "geinformeerd") << "the first letter stays sent";
    EXPECT_EQ(own.variant, "nieuw-doel");
    EXPECT_EQ(own.stand, "te-informeren");
    EXPECT_EQ(own.ontbreekt.front(), "besluit") << "the decision on the first letter does not count";
    EXPECT_EQ(*own.termijn.uiterst, day("2026-06-01"));
    auto decision = inform("b5", "informeren", "2026-05-20");
    decision.verwijst = "g1";
    d.besluiten.push_back(decision);
    EXPECT_EQ(all("2026-06-01")[1].toelating.oordeel, Oordeel::ja);
    EXPECT_EQ(all("2026-06-02")[1].laat, true);
}

TEST(Informeren, INF_07_INF_14_INF_21_events_are_of_the_person_whom_they_name) {
    auto d = tabled_case();
    Persoon brother = d.personen[0];
    brother.id = "p9", brother.rol = "netwerk";
    d.personen.push_back(brother);
    auto later = inform("b9", "uitstel", "2026-03-10");
    later.betreft = "p9", later.gronden_lijst = "uitstel", later.gronden = {"d"}, later.redenen = "reden";
    d.besluiten.push_back(later);
    auto regime = two_files();
    regime.informeren.at(0).later_alsnog = true;
    regime.informeren.at(0).verschuldigd = {"subject", "netwerk"};
    const auto of = [&](const std::string& person, const char* variant) {
        for (auto& one : informing_duties(d, regime, convenant(), kalender(), {day("2026-06-02"), {}}))
            if (one.persoon == person && (one.variant == "nieuw-doel") == (std::string(variant) == "nieuw-doel")) return one.stand;
        return std::string("geen");
    };
    EXPECT_EQ(of("p9", ""), "uitgesteld");
    Gebeurtenis over;
    over.id = "g1", over.soort = "einde-beletsel", over.datum = day("2026-06-01");
    d.gebeurtenissen = {over};
    EXPECT_EQ(of("p9", ""), "uitgesteld") << "the obstacle of the subject is not his";
    d.gebeurtenissen[0].betreft = "p9";
    EXPECT_EQ(of("p9", ""), "te-informeren");
    EXPECT_EQ(of("p9", "nieuw-doel"), "geen");
    d.gebeurtenissen[0].soort = "nieuw-doel";
    EXPECT_EQ(of("p9", "nieuw-doel"), "te-informeren");
    EXPECT_EQ(of("p1", "nieuw-doel"), "geen") << "of his data only";
    regime.informeren.at(0).verschuldigd = {"subject"};
    EXPECT_EQ(of("p9", "nieuw-doel"), "geen") << "a regime that owes him nothing owes him nothing new";
}

TEST(Informeren, INF_13_a_first_contact_with_somebody_else_starts_no_term_of_the_subject) {
    auto d = tabled_case();
    const auto limit = [&] { return informing_duties(d, two_files(), convenant(), kalender(), {day("2026-03-20"), {}}).at(0).termijn.uiterst; };
    const auto before = limit();
    ASSERT_TRUE(before);
    Gebeurtenis contact;
    contact.id = "g1", contact.soort = "eerste-contact", contact.datum = day("2026-03-04"), contact.betreft = "p9";
    d.gebeurtenissen = {contact};
    EXPECT_EQ(limit(), before);
    d.gebeurtenissen[0].betreft = "p1";
    EXPECT_LT(*limit(), *before);
}

TEST(Informeren, DOC_01_a_translation_is_owed_from_the_day_of_its_release_and_not_for_letters_that_went_before) {
    auto d = tabled_case();
    auto c = convenant();
    auto& person = d.personen[0];
    person.taal = "tr";
    EXPECT_EQ(letter_languages(person, c, day("2026-03-10")), (std::vector<std::string>{"nl"}));
    EXPECT_EQ(withheld_language(person, c, day("2026-03-10")), "tr");
    c.vertalingen = {{"tr", std::string(64, 'a'), "T. Wiarda", day("2026-03-15")}};
    EXPECT_EQ(withheld_language(person, c, day("2026-03-14")), "tr");
    EXPECT_EQ(letter_languages(person, c, day("2026-03-15")), (std::vector<std::string>{"nl", "tr"}));
    const auto state = [&](const char* dutch) {
        return informing_duties(d, two_files(), c, kalender(), {day("2026-03-20"), {{"p1", "b1", day(dutch), "", "nl"}}}).at(0).stand;
    };
    EXPECT_EQ(state("2026-03-10"), "geinformeerd") << "the Dutch letter counts; nobody is late by a translation that came later";
    EXPECT_EQ(state("2026-03-16"), "te-informeren");
    person.taal = "en";
    EXPECT_EQ(letter_languages(person, convenant(), day("2026-03-10")), (std::vector<std::string>{"nl", "en"}));
}

TEST(Informeernotities, INF_08_a_second_judgement_on_a_deferral_makes_an_advice_and_a_first_one_does_not) {
    auto d = tabled_case();
    auto& first = d.besluiten[1];
    first.uitkomst = "uitstel", first.gronden_lijst = "uitstel", first.gronden = {"d"}, first.redenen = "reden";
    const auto kinds = [&](const char* op) {
        std::vector<std::string> out;
        for (const auto& note : informing_notes(d, two_files(), convenant(), kalender(), day(op))) out.push_back(note.soort + ":" + note.item);
        return out;
    };
    EXPECT_EQ(kinds("2026-03-10"), (std::vector<std::string>{"uitstel:b2"}));
    auto letter = inform("b3", "informeren", "2026-05-10");
    letter.redenen = "voorbij";
    d.besluiten.push_back(letter);
    EXPECT_EQ(kinds("2026-05-09"), (std::vector<std::string>{"uitstel:b2"}));
    EXPECT_EQ(kinds("2026-05-10"), (std::vector<std::string>{"uitstel:b2", "heroverweging:b3"}));
    d.besluiten[2].betreft = "p9";
    EXPECT_EQ(kinds("2026-05-10"), (std::vector<std::string>{"uitstel:b2"})) << "about another person";
}

TEST(Informeernotities, INF_10_only_a_plan_with_an_agreement_makes_a_record_of_it) {
    auto d = tabled_case();
    Plan plan;
    plan.id = "pl1", plan.datum = day("2026-03-12");
    d.plannen = {plan};
    EXPECT_TRUE(informing_notes(d, two_files(), convenant(), kalender(), day("2026-04-01")).empty());
    d.plannen[0].informeerafspraak = "De uitvoerder belt.";
    const auto notes = informing_notes(d, two_files(), convenant(), kalender(), day("2026-04-01"));
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].soort, "afspraak");
    EXPECT_EQ(notes[0].ontbreekt, (std::vector<std::string>{"wijze"}));
    EXPECT_TRUE(informing_notes(d, two_files(), convenant(), kalender(), day("2026-03-11")).empty());
}
