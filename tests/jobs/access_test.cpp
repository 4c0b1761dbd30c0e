// Who may see what, at the commands: show and explain obey the access matrix of each regime, and every answer is in the log first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(AccessTest, SEC_14_WEE_13_CAS_17_each_role_sees_its_own_files) {
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg") + person("raad", "proef-rvdk", "lid-casusoverleg") + person("fg", "proef-gemeente", "functionaris") +
                            person("beheer", "proef-gemeente", "operator") + person("alleen-weeg", "proef-politie", "lid-weegploeg", "bereik=\"weegploeg\""));
    take_in(tabled_case());
    EXPECT_THAT(files(show("proef-uitvoerder")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    EXPECT_THAT(files(show("wp")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    EXPECT_THAT(files(show("alleen-weeg")), ElementsAre("weegploeg")) << "DOC-28: the scope of the mandate";
    EXPECT_THAT(files(show("raad")), ElementsAre("casusoverleg"));
    EXPECT_THAT(show("raad").out, Not(HasSubstr("Snoezepoet"))) << "the reporter stays in the weegploeg file";
    for (const char* none : {"fg", "beheer"}) {
        const Answer answer = show(none);
        EXPECT_THAT(files(answer), IsEmpty()) << none;
        EXPECT_EQ(code_of(answer), "handelen.geen_toegang");
        EXPECT_THAT(answer.out, Not(HasSubstr("Kwartelbos")));
    }
}

TEST_F(AccessTest, SEC_16_WEE_20_the_raad_loses_access_on_the_day_the_person_turns_eighteen) {
    begin("model-2018", person("raad", "proef-rvdk", "lid-casusoverleg"));
    take_in(tabled_case());
    EXPECT_THAT(files(show("raad", {"--on", "2026-11-22"})), ElementsAre("casusoverleg"));
    const Answer adult = show("raad", {"--on", "2026-11-23"});
    EXPECT_THAT(files(adult), IsEmpty());
    EXPECT_THAT(adult.out, Not(HasSubstr("Kwartelbos")));
    const std::vector<std::string> ask{"explain", "KAN-2026-001", "--as", "raad", "--purpose", "proef"};
    auto on = [&](const char* day) { auto all = ask; all.insert(all.end(), {"--on", day}); return world.in_store(all); };
    EXPECT_EQ(on("2026-11-22").code, ExitCode::done);
    EXPECT_EQ(on("2026-11-23").code, ExitCode::some_refused);
}

TEST_F(AccessTest, CAS_18_an_external_partner_sees_the_plan_and_nothing_else_in_the_model) {
    const std::string partner = "  <externe-partner id=\"jeugdhulp\" opgenomen=\"2020-01-01\" geheimhouding=\"2020-01-02\"><naam>Jeugdhulp</naam></externe-partner>\n";
    const std::string joins = R"(    <deelnemer id="d1" partij="jeugdhulp" datum="2026-05-19" criterium="deskundigheid"><reden>Kent het gezin.</reden></deelnemer>
    <plan id="i1")";
    begin("model-2018", person("hulp", "jeugdhulp", "lid-casusoverleg"), partner);
    take_in(with(tabled_case(), "    <plan id=\"i1\"", joins));
    const Answer shown = show("hulp");
    EXPECT_THAT(files(shown), ElementsAre("plan"));
    EXPECT_THAT(shown.out, HasSubstr("Hobbelplan"));
    EXPECT_THAT(shown.out, Not(HasSubstr("Kwartelbos")));
}

TEST_F(AccessTest, WEE_21_DOC_28_an_expired_mandate_and_a_stranger_are_refused_and_logged) {
    begin("model-2018", person("oud", "proef-om", "lid-weegploeg", "tot=\"2026-05-31\"") + person("straks", "proef-om", "lid-weegploeg", "vanaf=\"2026-06-02\""));
    take_in(tabled_case());
    const std::vector<std::pair<std::string, std::string>> wrong{{"oud", "handelen.mandaat"}, {"straks", "handelen.mandaat"}, {"niemand", "handelen.onbekend"}};
    for (const auto& [id, code] : wrong) {
        const long before = leaves();
        const Answer answer = show(id);
        EXPECT_EQ(code_of(answer), code) << id;
        EXPECT_EQ(answer.code, ExitCode::some_refused);
        EXPECT_GT(leaves(), before) << id << ": a refusal is written down";
        EXPECT_THAT(answer.out, Not(HasSubstr("Kwartelbos")));
    }
    EXPECT_THAT(files(show("oud", {"--on", "2026-05-31"})), ElementsAre("weegploeg", "casusoverleg", "plan")) << "the last day of the mandate";
}

TEST_F(AccessTest, SEC_14_no_actor_or_no_purpose_is_refused_by_house_rule_and_logged) {
    begin("model-2018");
    take_in(tabled_case());
    for (const char* command : {"show", "explain", "besluit"}) {
        long before = leaves();
        const Answer nobody = world.in_store({command, "KAN-2026-001"});
        EXPECT_EQ(nobody.code, ExitCode::usage) << command;
        EXPECT_THAT(nobody.err, HasSubstr("huisregel"));
        EXPECT_GT(leaves(), before);
        before = leaves();
        EXPECT_THAT(world.in_store({command, "KAN-2026-001", "--as", "proef-uitvoerder"}).err, HasSubstr("huisregel"));
        EXPECT_GT(leaves(), before);
    }
}

TEST_F(AccessTest, SEC_14_a_role_that_runs_no_jobs_cannot_import_or_produce) {
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg"));
    world.write("zaak.xml", tabled_case());
    const long before = leaves();
    for (const std::vector<std::string>& job : std::vector<std::vector<std::string>>{{"import", world.path("zaak.xml")}, {"produce"}, {"nightly"}}) {
        auto arguments = job;
        arguments.insert(arguments.end(), {"--as", "wp", "--purpose", "proef", "--json"});
        EXPECT_EQ(code_of(world.in_store(arguments)), "handelen.geen_taak") << job[0];
    }
    EXPECT_EQ(leaves(), before + 3);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], 0);
}

TEST_F(AccessTest, SEC_14_which_user_of_the_machine_may_be_whom_is_set_by_the_administrator) {
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg", "tot=\"2026-06-01\"") + person("raad", "proef-rvdk", "lid-casusoverleg"), "", false);
    take_in(tabled_case());
    EXPECT_EQ(code_of(show("proef-uitvoerder")), "handelen.niet_ingesteld") << "a real store where nothing is set lets only the jobs run";
    const std::string settings = world.read("opslag/griffier.ini");
    world.write("opslag/griffier.ini", settings + "[wie]\npieter = proef-uitvoerder\nnacht = dienst\n");
    world.user = "pieter";
    EXPECT_THAT(files(show("proef-uitvoerder")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    EXPECT_EQ(code_of(show("wp")), "handelen.gebruiker");
    EXPECT_EQ(code_of(world.in_store({"produce", "--json"})), "handelen.gebruiker") << "not set to run the jobs";
    world.user = "nacht";
    EXPECT_EQ(code_of(show("proef-uitvoerder")), "handelen.gebruiker");
    EXPECT_NE(world.in_store({"produce"}).code, ExitCode::some_refused);
    // Nobody names himself: the section counts only in the store's own file.
    world.write("eigen.ini", "keys = " + world.path("sleutels") + "\n[wie]\nnacht = wp\n");
    EXPECT_EQ(code_of(show("wp", {"--config", world.path("eigen.ini")})), "handelen.gebruiker");
    // Nor does what is over come back with an earlier reference date: a mandate, or access to a minor who has grown up since.
    world.write("opslag/griffier.ini", settings + "[wie]\nnacht = wp, raad\n");
    EXPECT_THAT(files(show("wp")), testing::Contains("weegploeg"));
    EXPECT_THAT(files(show("raad")), ElementsAre("casusoverleg"));
    world.clock.day = Date(2026, 6, 2);
    EXPECT_EQ(code_of(show("wp")), "handelen.mandaat");
    EXPECT_EQ(code_of(show("wp", {"--on", "2026-06-01"})), "handelen.mandaat");
    world.clock.day = Date(2026, 11, 23);
    EXPECT_EQ(code_of(show("raad", {"--on", "2026-11-22"})), "handelen.geen_toegang");
}

TEST_F(AccessTest, SEC_15_another_municipality_is_refused) {
    const std::string second = "  <partij id=\"elders\" soort=\"gemeente\" gemeentecode=\"9991\"><naam>Gemeente Elders</naam></partij>\n";
    begin("limburg-2020", person("eigen", "proef-gemeente", "lid-weegploeg") + person("ander", "elders", "lid-weegploeg"), second);
    std::string dossier = canary_dossier();
    take_in(dossier);
    EXPECT_THAT(files(show("eigen")), testing::Contains("weegploeg"));
    const Answer other = show("ander");
    EXPECT_THAT(files(other), IsEmpty());
    EXPECT_THAT(other.out, Not(HasSubstr("Kwartelbos")));
}

TEST_F(AccessTest, SEC_14_after_its_exit_a_party_sees_nothing) {
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg"));
    std::string covenant = world.read("eigen.xml");
    world.write("eigen.xml", with(covenant, "<partij id=\"proef-om\" soort=\"om\"", "<partij id=\"proef-om\" soort=\"om\" uitgetreden=\"2026-06-01\""));
    std::filesystem::remove_all(world.store());
    std::filesystem::remove_all(world.path("sleutels"));
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
    take_in(tabled_case());
    EXPECT_THAT(files(show("wp", {"--on", "2026-05-31"})), testing::Contains("weegploeg"));
    EXPECT_THAT(files(show("wp")), IsEmpty());
}

TEST_F(AccessTest, SEC_14_WEE_08_CAS_13_a_key_folder_of_one_file_shows_that_file_and_names_what_is_withheld) {
    begin("model-2018");
    take_in(tabled_case());
    const Answer shared = world.in_store({"keys", "share", "--file", "casusoverleg", "--to", world.path("deel"), "--as", "proef-uitvoerder", "--purpose", "proef"});
    ASSERT_EQ(shared.code, ExitCode::done) << shared.err;
    const Answer part = world.run({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--json", "--store", world.store(), "--keys", world.path("deel")});
    EXPECT_THAT(files(part), ElementsAre("casusoverleg", "plan")) << part.out;
    EXPECT_EQ(code_of(part), "opslag.sleutel_onthouden");
    EXPECT_THAT(part.out, HasSubstr("Kwartelbos"));
    EXPECT_THAT(part.out, Not(HasSubstr("Snoezepoet")));
    SystemRandom random;
    auto store = Store::open({world.store(), world.path("deel")}, *world.disk, world.clock, random);
    ASSERT_TRUE(store);
    EXPECT_THAT((*store)->withheld(), testing::Contains("weegploeg"));
    EXPECT_FALSE((*store)->dossier("KAN-2026-001", "weegploeg"));
    EXPECT_FALSE((*store)->dossier("KAN-2026-001"));
    const auto faults = (*store)->verify();
    ASSERT_TRUE(faults);
    EXPECT_TRUE(faults->empty()) << faults->front().code;
}

}  // namespace
}  // namespace griffier::jobs
