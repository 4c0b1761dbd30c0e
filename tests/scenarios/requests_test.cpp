// Requests: the rules that do not need a store. Each regime by its own file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/core/file_system.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"
#include "records/rules/request_steps.h"

namespace griffier {
namespace {

Date day(std::string_view iso) { return Date::parse(iso).value(); }

struct Rules {
    std::unique_ptr<FileSystem> disk = posix_file_system();
    RegimeLoader regimes = RegimeLoader::load(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes").value();
    Kalender kalender = load_kalender(disk->read(std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes/kalender.xml").value(), "kalender.xml").value();
    static Rules& get() {
        static Rules rules;
        return rules;
    }
};

const std::vector<std::string> four{"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"};

struct Case {
    Dossier dossier;
    Convenant convenant;
    Verzoek request;
    std::string regime = "model-2018";
    std::vector<Neutraalbeleid> policies;
    bool loose = false;
    Date on = day("2026-06-10");

    explicit Case(const std::string& kind = "inzage") {
        Persoon subject;
        subject.id = "p1", subject.rol = "subject", subject.bestand = "weegploeg", subject.naam.geslachtsnaam = "Heuvel", subject.geboortedatum = day("1994-06-02");
        dossier.nummer = "Z-1", dossier.gemeente = "gem", dossier.personen = {subject};
        for (const auto& [id, sort] : {std::pair("gem", "gemeente"), {"om", "om"}, {"pol", "politie"}}) {
            Partij party;
            party.id = id, party.soort = sort, party.naam = id;
            if (party.id == "gem") party.gemeentecode = "9990";
            convenant.partijen.push_back(party);
        }
        Persoonsrol executor;
        executor.id = "u", executor.rol = "uitvoerder", executor.partij = "gem";
        convenant.personen = {executor};
        request.id = "v1", request.soort = kind, request.ontvangen = day("2026-06-01"), request.verzoeker = "p1", request.hoedanigheid = "zelf";
        request.stappen = {{"identiteit", "vastgesteld", "", day("2026-06-02"), ""}};
    }
    const Regime& rules() const { return *Rules::get().regimes.find(regime); }
    Verzoekvraag question() const { return {request, dossier, loose, rules(), convenant, Rules::get().kalender, on, policies}; }
    Besluit decision(const std::string& outcome) const {
        Besluit b;
        b.id = "b9", b.soort = decision_kind(request.soort), b.uitkomst = outcome, b.datum = on, b.verwijst = "v1";
        b.orgaan = rules().besluit(b.soort) ? rules().besluit(b.soort)->door.front() : "";
        return b;
    }
    std::vector<std::string> errors(const Besluit& decision) const {
        std::vector<std::string> codes;
        for (const auto& error : decision_errors(question(), decision)) codes.push_back(error.code);
        return codes;
    }
};

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

TEST(Verzoeken, RGT_20_RGT_24_every_regime_answers_all_five_kinds_of_request) {
    for (const auto& regime : four)
        for (const char* kind : {"inzage", "rectificatie", "wissing", "beperking", "bezwaar"}) {
            Case c(kind);
            c.regime = regime;
            ASSERT_NE(c.rules().besluit(decision_kind(kind)), nullptr) << regime << " " << kind;
            EXPECT_THAT(receipt_errors(c.question()), IsEmpty()) << regime << " " << kind;
            const auto status = request_status(c.question());
            ASSERT_TRUE(status.streef && status.grens) << regime << " " << kind;
            EXPECT_LE(*status.streef, *status.grens);
        }
}

TEST(Verzoeken, RGT_08_RGT_09_target_of_the_covenant_and_limit_of_the_act_stand_side_by_side) {
    Case c;
    auto status = request_status(c.question());
    EXPECT_EQ(*status.streef, day("2026-06-29"));
    EXPECT_EQ(*status.grens, day("2026-07-01"));
    c.request.stappen.push_back({"verlenging", "", "ingewikkeld", day("2026-06-20"), ""});
    status = request_status(c.question());
    EXPECT_EQ(*status.streef, day("2026-06-29")) << "the covenant knows no extension";
    EXPECT_EQ(*status.grens, day("2026-09-01"));
}

TEST(Verzoeken, RGT_07_identity_that_was_doubted_again_is_not_established) {
    Case c;
    c.request.stappen.push_back({"identiteit", "niet-vastgesteld", "", day("2026-06-03"), ""});
    EXPECT_THAT(c.errors(c.decision("toewijzen")), ElementsAre("verzoek.zonder_identiteit"));
}

TEST(Verzoeken, RGT_17_each_missing_thing_names_an_article) {
    for (const auto& regime : four) {
        Case c;
        c.regime = regime;
        c.request.stappen.clear();
        for (const auto& error : decision_errors(c.question(), c.decision("afwijzen"))) {
            ASSERT_FALSE(error.args.empty()) << regime << " " << error.code;
            EXPECT_TRUE(error.args.back().find_first_of("0123456789") != std::string::npos) << regime << " " << error.code << ": " << error.args.back();
        }
    }
}

TEST(Verzoeken, RGT_23_in_Midden_Nederland_police_and_OM_are_heard_first) {
    Case c;
    c.regime = "midden-nederland-2015";
    EXPECT_THAT(c.errors(c.decision("toewijzen")), ElementsAre("verzoek.zonder_overleg", "verzoek.zonder_overleg"));
    c.request.overleg = {{"om", day("2026-06-05"), "geen bezwaar"}, {"pol", day("2026-06-05"), "geen bezwaar"}};
    EXPECT_THAT(c.errors(c.decision("toewijzen")), IsEmpty());
    auto refusal = c.decision("afwijzen");
    refusal.gronden_lijst = "uitstel", refusal.gronden = {"f"}, refusal.redenen = "x", refusal.noodzaak = "x", refusal.evenredigheid = "x";
    EXPECT_THAT(c.errors(refusal), ElementsAre("verzoek.grond_onbekend")) << "there are five interests";
    refusal.gronden = {"e"};
    EXPECT_THAT(c.errors(refusal), IsEmpty());
}

TEST(Verzoeken, RGT_16_every_third_person_in_the_file_is_looked_at_before_a_copy_goes_out) {
    Case c;
    Persoon brother;
    brother.id = "p3", brother.rol = "netwerk", brother.bestand = "casusoverleg";
    c.dossier.personen.push_back(brother);
    EXPECT_THAT(c.errors(c.decision("toewijzen")), ElementsAre("verzoek.derde_niet_bekeken"));
    c.request.derden = {{"p3", "gevraagd", "", day("2026-06-03")}};
    EXPECT_THAT(c.errors(c.decision("toewijzen")), ElementsAre("verzoek.wacht_op_derde"));
    c.request.derden = {{"p3", "bezwaar", "liever niet", day("2026-06-05")}};
    EXPECT_THAT(c.errors(c.decision("toewijzen")), IsEmpty());
}

TEST(Verzoeken, RGT_03_RGT_04_sixteen_is_the_day_of_own_rights) {
    Case c;
    c.dossier.personen[0].geboortedatum = day("2010-06-01");  // sixteen on the day of receipt
    EXPECT_FALSE(capacity_error(c.question()));
    c.request.hoedanigheid = "wettelijk-vertegenwoordiger";
    EXPECT_EQ(capacity_error(c.question())->code, "verzoek.ouder_machtiging");
    c.dossier.personen[0].geboortedatum = day("2010-06-02");
    EXPECT_FALSE(capacity_error(c.question()));
    c.request.hoedanigheid = "zelf";
    EXPECT_EQ(capacity_error(c.question())->code, "verzoek.vertegenwoordiging");
    c.dossier.personen[0].geboortedatum = day("1990-06-02");
    c.dossier.personen[0].curatele = true;
    EXPECT_EQ(capacity_error(c.question())->code, "verzoek.vertegenwoordiging");
}

TEST(Verzoeken, RGT_05_a_lawyer_needs_no_authorisation) {
    Case c;
    c.request.hoedanigheid = "advocaat";
    EXPECT_FALSE(capacity_error(c.question()));
    c.request.hoedanigheid = "gemachtigde";
    EXPECT_EQ(capacity_error(c.question())->code, "verzoek.machtiging");
}

TEST(Verzoeken, RTG_01_RTG_02_the_addressee_tells_the_law) {
    for (const auto& regime : four) {
        Case c;
        c.regime = regime;
        EXPECT_EQ(law_for(c.rules(), c.convenant, ""), law_for(c.rules(), c.convenant, "gem")) << regime;
        EXPECT_NE(law_for(c.rules(), c.convenant, ""), law_for(c.rules(), c.convenant, "pol")) << regime;
        EXPECT_NE(law_for(c.rules(), c.convenant, "pol"), law_for(c.rules(), c.convenant, "om")) << regime;
        EXPECT_FALSE(must_be_forwarded(c.question()));
        c.request.gericht_aan = "pol";
        EXPECT_TRUE(must_be_forwarded(c.question())) << regime;
        EXPECT_EQ(request_status(c.question()).stand, "door-te-zenden");
    }
}

TEST(Verzoeken, RGT_17_a_secret_ground_or_a_policy_makes_the_answer_neutral_and_nothing_else_does) {
    Case c;
    auto refusal = c.decision("afwijzen");
    refusal.gronden_lijst = "uitstel";
    refusal.gronden = {"i"};
    EXPECT_FALSE(neutral_answer(c.question(), refusal));
    refusal.gronden = {"a"};
    EXPECT_TRUE(neutral_answer(c.question(), refusal));
    refusal.gronden = {"i"};
    c.policies = {{"inzage", "uitstel", "a", "", day("2026-06-01"), day("2026-06-10")}};
    EXPECT_TRUE(neutral_answer(c.question(), refusal));
    c.on = day("2026-06-11");
    EXPECT_FALSE(neutral_answer(c.question(), refusal)) << "the last day has passed";
    c.on = day("2026-06-10");
    c.policies[0].soort = "wissing";
    EXPECT_FALSE(neutral_answer(c.question(), refusal)) << "it is set for another kind of request";
}

TEST(Verzoeken, COR_05_COR_08_who_is_told_follows_from_the_regime_and_the_log_of_disclosures) {
    Case c("rectificatie");
    Verstrekking given;
    given.id = "d1", given.ontvanger = "school", given.datum = day("2026-05-01");
    c.dossier.verstrekkingen = {given, given};
    const auto who = [&](const std::string& regime) {
        c.regime = regime;
        std::vector<std::string> ids;
        for (const auto& one : to_be_told(c.question(), c.decision("verbeteren"))) ids.push_back(one.wie);
        return ids;
    };
    EXPECT_THAT(who("model-2018"), testing::UnorderedElementsAre("gem", "om", "pol", "school")) << "each once";
    EXPECT_THAT(who("noord-holland-2018"), testing::UnorderedElementsAre("gem", "om", "pol", "school"));
    EXPECT_THAT(who("midden-nederland-2015"), ElementsAre("school"));
    c.convenant.externe_partners = {{}};
    c.convenant.externe_partners[0].id = "jongerenwerk";
    Deelnemer joined;
    joined.partij = "jongerenwerk";
    c.dossier.deelnemers = {joined};
    EXPECT_THAT(who("noord-holland-2018"), Contains("jongerenwerk")) << "NH 12(6) names the external partners";
    EXPECT_THAT(who("model-2018"), testing::Not(Contains("jongerenwerk")));
    EXPECT_THAT(to_be_told(c.question(), c.decision("afwijzen")), IsEmpty());
}

TEST(Verzoeken, COR_05_a_party_that_gave_notice_is_told_until_it_is_gone) {
    Case c("rectificatie");
    for (auto& party : c.convenant.partijen)
        if (party.id == "om") party.uitgetreden = day("2026-09-01");
    const auto told = [&](const std::string& on) {
        c.on = day(on);
        std::vector<std::string> ids;
        for (const auto& one : to_be_told(c.question(), c.decision("verbeteren"))) ids.push_back(one.wie);
        return ids;
    };
    EXPECT_THAT(told("2026-06-10"), Contains("om"));
    EXPECT_THAT(told("2026-08-31"), Contains("om"));
    EXPECT_THAT(told("2026-09-01"), testing::Not(Contains("om")));
}

TEST(Verzoeken, RGT_18_a_part_is_not_given_on_a_ground_that_forbids_to_say_that_there_is_a_file) {
    Case c;
    auto partly = c.decision("deels");
    partly.gronden_lijst = "uitstel", partly.redenen = partly.noodzaak = partly.evenredigheid = "Verzonnen.";
    for (const auto* factor : c.rules().gronden_van("factor")) partly.factoren[factor->letter] = "Afgewogen.";
    partly.gronden = {"a"};
    EXPECT_THAT(c.errors(partly), ElementsAre("verzoek.deels_geheim")) << "the letter would be neutral and give nothing";
    partly.gronden = {"i"};
    EXPECT_THAT(c.errors(partly), IsEmpty());
    partly.uitkomst = "afwijzen", partly.gronden = {"a"};
    EXPECT_THAT(c.errors(partly), IsEmpty());
}

TEST(Verzoeken, COR_07_an_erasure_is_carried_out_when_the_data_are_gone_and_not_before) {
    Case c("wissing");
    Signaal signal;
    signal.id = "s1", signal.bestand = "weegploeg", signal.datum = day("2026-05-01");
    c.dossier.signalen = {signal};
    auto granted = c.decision("deels");
    granted.gebruikt = {"s1"};
    c.dossier.besluiten = {granted};
    c.request.stappen.push_back({"uitvoering", "", "", c.on, ""});
    const auto codes = [&] {
        std::vector<std::string> found;
        for (const auto& error : step_errors(c.question())) found.push_back(error.code);
        return found;
    };
    EXPECT_THAT(codes(), Contains("verzoek.nog_niet_gewist"));
    c.dossier.signalen.clear();
    EXPECT_THAT(codes(), IsEmpty());
    c.dossier.besluiten.front().uitkomst = "toewijzen", c.dossier.besluiten.front().gebruikt.clear();
    EXPECT_THAT(codes(), Contains("verzoek.nog_niet_gewist")) << "all of the case, and the case is here";
}

TEST(Verzoeken, COR_04_taking_out_names_what_is_taken_out) {
    Case c("rectificatie");
    Signaal one, other;
    one.id = "s1", other.id = "s2", one.bestand = other.bestand = "weegploeg", one.datum = other.datum = day("2026-05-01");
    c.dossier.signalen = {one, other};
    c.request.wensen = {{"", "Eruit.", "Het klopt niet."}};
    auto removal = c.decision("verwijderen");
    removal.gronden_lijst = "correctie", removal.gronden = {"a"}, removal.redenen = "Verzonnen.";
    EXPECT_THAT(c.errors(removal), ElementsAre("verzoek.deel_zonder_onderdelen"));
    c.request.wensen.front().item = "s1";
    EXPECT_THAT(c.errors(removal), IsEmpty()) << "what was asked is what goes";
    c.dossier.verzoeken = {c.request};
    c.dossier.besluiten = {removal};
    Bewaarplan plan;
    plan.bestand = plan.uit = "weegploeg", plan.klok = "laatste-verwerking", plan.items = {"s1", "s2"}, plan.bewaarplicht = true;
    plan.vernietigen.oordeel = Oordeel::ja, plan.vernietigen.datum = day("2031-01-01");
    std::vector<Bewaarplan> plans{plan};
    apply_erasures(plans, c.dossier, c.rules(), Rules::get().kalender, c.on);
    ASSERT_EQ(plans.size(), 2u);
    EXPECT_THAT(plans[0].items, ElementsAre("s2"));
    EXPECT_THAT(plans[1].items, ElementsAre("s1"));
    EXPECT_EQ(plans[1].klok, erasure_clock);
}

TEST(Verzoeken, COR_03_COR_06_COR_07_grounds_come_from_the_list_of_the_outcome) {
    EXPECT_THAT(ground_lists("rectificatie", "verbeteren"), ElementsAre("correctie"));
    EXPECT_THAT(ground_lists("rectificatie", "afwijzen"), Contains("afwijzing.correctie"));
    EXPECT_THAT(ground_lists("inzage", "toewijzen"), IsEmpty());
    for (const auto& regime : four)
        for (const char* list : {"correctie", "wissing", "beperking", "bezwaar", "afwijzing.correctie", "afwijzing.wissing", "afwijzing.beperking", "afwijzing.bezwaar", "weigering"})
            EXPECT_FALSE(Rules::get().regimes.find(regime)->gronden_van(list).empty()) << regime << " " << list;
}

TEST(Verzoeken, COR_03_COR_06_COR_07_COR_10_OBJ_01_RGT_18_RGT_23_RGT_24_a_decision_stands_on_each_ground_of_its_list_and_on_no_other) {
    struct Row {
        const char *kind, *outcome, *list, *letters, *midden;
    };
    const std::vector<Row> rows{{"rectificatie", "verbeteren", "correctie", "abc", "ab"},        {"rectificatie", "afwijzen", "afwijzing.correctie", "ab", "ab"},
                                {"wissing", "toewijzen", "wissing", "abc", "abc"},               {"wissing", "afwijzen", "afwijzing.wissing", "abc", "abc"},
                                {"beperking", "toewijzen", "beperking", "abcd", "abcd"},         {"beperking", "afwijzen", "afwijzing.beperking", "a", "a"},
                                {"bezwaar", "toewijzen", "bezwaar", "a", "a"},                   {"bezwaar", "afwijzen", "afwijzing.bezwaar", "ab", "ab"},
                                {"inzage", "afwijzen", "weigering", "abc", "ab"},                {"inzage", "afwijzen", "uitstel", "abcdefghij", "abcde"}};
    for (const auto& regime : four)
        for (const Row& row : rows) {
            Case c(row.kind);
            c.regime = regime;
            const std::string letters = regime == "midden-nederland-2015" ? row.midden : row.letters;
            for (char letter = 'a'; letter <= 'k'; ++letter) {
                auto decision = c.decision(row.outcome);
                decision.gronden_lijst = row.list, decision.gronden = {std::string(1, letter)};
                const auto errors = c.errors(decision);
                EXPECT_EQ(std::count(errors.begin(), errors.end(), "verzoek.grond_onbekend"), letters.find(letter) == std::string::npos ? 1 : 0)
                    << regime << " " << row.kind << " " << row.outcome << " " << row.list << " " << letter;
            }
            EXPECT_THAT(c.errors(c.decision(row.outcome)), Contains("verzoek.zonder_grond")) << regime << " " << row.kind << " " << row.outcome;
        }
}

TEST(Verzoeken, RGT_23_a_refusal_without_ground_names_the_article_of_the_regulation) {
    Case c;
    c.regime = "midden-nederland-2015";
    std::string article;
    for (const auto& error : decision_errors(c.question(), c.decision("afwijzen")))
        if (error.code == "verzoek.zonder_grond") article = error.args.back();
    EXPECT_EQ(article, "reglement art. 15");
}

TEST(Verzoeken, COR_07_a_granted_erasure_takes_the_part_from_its_own_clock) {
    Case c("wissing");
    c.dossier.verzoeken = {c.request};
    auto granted = c.decision("toewijzen");
    c.dossier.besluiten = {granted};
    Bewaarplan plan;
    plan.bestand = plan.uit = "weegploeg", plan.klok = "laatste-verwerking", plan.items = {"s1", "a1"}, plan.bewaarplicht = true;
    plan.vernietigen.oordeel = Oordeel::ja, plan.vernietigen.datum = day("2031-01-01");
    std::vector<Bewaarplan> plans{plan};
    apply_erasures(plans, c.dossier, c.rules(), Rules::get().kalender, c.on);
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(plans[0].klok, erasure_clock);
    EXPECT_FALSE(plans[0].bewaarplicht);
    EXPECT_EQ(*plans[0].vernietigen.datum, day("2026-07-01")) << "a month after receipt comes before four weeks after the decision";
    c.dossier.besluiten[0].gebruikt = {"s1"};
    plans = {plan};
    apply_erasures(plans, c.dossier, c.rules(), Rules::get().kalender, c.on);
    ASSERT_EQ(plans.size(), 2u);
    EXPECT_EQ(plans[0].items, (std::vector<std::string>{"a1"}));
    EXPECT_EQ(plans[1].items, (std::vector<std::string>{"s1"}));
    c.dossier.verzoeken[0].stappen.push_back({"uitvoering", "", "", c.on, ""});
    plans = {plan};
    apply_erasures(plans, c.dossier, c.rules(), Rules::get().kalender, c.on);
    EXPECT_EQ(plans.at(0).klok, "laatste-verwerking") << "it is done";
}

TEST(Verzoeken, RGT_08_share_of_the_term) {
    EXPECT_EQ(elapsed_percent(day("2026-06-01"), day("2026-07-01"), day("2026-06-16")), 50);
    EXPECT_EQ(elapsed_percent(day("2026-06-01"), day("2026-07-01"), day("2026-06-25")), 80);
    EXPECT_EQ(elapsed_percent(day("2026-06-01"), day("2026-07-01"), day("2026-07-01")), 100);
    EXPECT_GT(elapsed_percent(day("2026-06-01"), day("2026-07-01"), day("2026-07-03")), 100);
}

TEST(Verzoeken, RGT_06_access_needs_no_reason_and_may_be_asked_again) {
    for (const auto& regime : four) {
        Case c;
        c.regime = regime;
        c.request.overleg = {{"om", day("2026-06-05"), "geen bezwaar"}, {"pol", day("2026-06-05"), "geen bezwaar"}};
        EXPECT_THAT(c.errors(c.decision("toewijzen")), IsEmpty()) << regime;
        auto answered = c.decision("toewijzen");
        answered.id = "b1", answered.verwijst = "v0", answered.datum = day("2026-06-03");
        c.dossier.besluiten = {answered};
        EXPECT_THAT(c.errors(c.decision("toewijzen")), IsEmpty()) << regime << ": the answer to another request is not the answer to this one";
        answered.verwijst = "v1";
        c.dossier.besluiten = {answered};
        EXPECT_THAT(c.errors(c.decision("toewijzen")), Contains("verzoek.al_beslist")) << regime;
    }
    Case wrong("rectificatie");
    EXPECT_THAT(wrong.errors(wrong.decision("afwijzen")), Contains("verzoek.onvolledig")) << "a correction does need one";
}

TEST(Verzoeken, RGT_21_a_request_under_another_act_is_not_answered_as_access) {
    for (const auto& regime : four)
        for (const char* act : {"Woo", "Awb", "Wpg", "Wjsg"}) {
            Case c;
            c.regime = regime, c.request.wet = act;
            EXPECT_TRUE(must_be_forwarded(c.question())) << regime << " " << act;
            EXPECT_EQ(request_status(c.question()).stand, "door-te-zenden");
            EXPECT_THAT(c.errors(c.decision("toewijzen")), Contains("verzoek.door_te_zenden")) << regime << " " << act;
            c.request.wet = "AVG";
            EXPECT_FALSE(must_be_forwarded(c.question())) << regime;
            EXPECT_THAT(c.errors(c.decision("toewijzen")), testing::Not(Contains("verzoek.door_te_zenden")));
        }
}

TEST(Verzoeken, COR_09_OBJ_02_correction_by_police_or_OM_and_objection_to_the_OM_go_on_under_their_own_act) {
    for (const auto& regime : four)
        for (const char* kind : {"rectificatie", "bezwaar"})
            for (const auto& [party, act] : {std::pair("pol", "Wpg"), {"om", "Wjsg"}}) {
                Case c(kind);
                c.regime = regime, c.request.gericht_aan = party;
                EXPECT_EQ(law_for(c.rules(), c.convenant, party), act) << regime;
                EXPECT_TRUE(must_be_forwarded(c.question())) << regime << " " << kind;
                EXPECT_THAT(c.errors(c.decision("toewijzen")), Contains("verzoek.door_te_zenden")) << regime << " " << kind;
                c.request.stappen.push_back({"doorzending", "", "", day("2026-06-03"), party});
                EXPECT_EQ(request_status(c.question()).stand, "doorgezonden") << regime << " " << kind;
                EXPECT_FALSE(request_status(c.question()).open()) << "no term of ours runs on";
            }
}

}  // namespace
}  // namespace griffier
