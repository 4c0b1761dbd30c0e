// Retention, informing and binding on hand-made rules: what the scenarios do not reach.
#include <gtest/gtest.h>

#include "records/rules/binding.h"
#include "records/rules/informing.h"
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
